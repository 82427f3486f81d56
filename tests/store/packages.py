"""Packages as this program writes them, and as they come out of other hands."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cpa_desktop.core import change as changes
from cpa_desktop.core.change import Change, canonical
from cpa_desktop.core.record import Record
from cpa_desktop.store import package
from cpa_desktop.store.workspace import Workspace
from tests.core.histories import entered
from tests.store.entries import enter, new_record

PHOTO = b"\xff\xd8\xff a boiler"


def filled(workspace: Workspace) -> Record:
    """A record that belongs to an enterprise, with some entries and a photo; gives the record."""
    enterprise = new_record(workspace, "enterprise", "Nhà máy A")
    record = workspace.read(workspace.create("rapid", parent=enterprise.id))
    sha256 = workspace.attach(PHOTO, "lò hơi.jpg", "image/jpeg")
    record = enter(workspace, record, "P17/steam", "5")
    record = enter(workspace, record, "P10/photo", sha256)
    return enter(workspace, record, "P17/steam", "6")


def written(workspace: Workspace, record: Record, path: Path) -> Path:
    """The record as a package."""
    package.write(path, workspace, record.id, "forms")
    return path


def members(path: Path) -> dict[str, bytes]:
    """All that is in a package."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(
    path: Path, contents: Mapping[str, bytes], change: Callable[[zipfile.ZipInfo], None] | None = None
) -> Path:
    """A package with other contents, as any other program would make it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if change is not None:
                change(info)
            archive.writestr(info, content)
    return path


def forged(path: Path, alter: Callable[[dict[str, Any], dict[str, bytes]], None]) -> Path:
    """A package altered by someone who also sets right the hashes of its files."""
    contents = members(path)
    manifest = json.loads(contents.pop("manifest.json"))
    alter(manifest, contents)
    for name in set(manifest["hashes"]) & contents.keys():
        manifest["hashes"][name] = hashlib.sha256(contents[name]).hexdigest()
    return rewritten(path, {"manifest.json": canonical(manifest).encode(), **contents})


def with_history(path: Path, record: Record, alter: Callable[[list[Change]], list[Change]]) -> Path:
    """A package whose record has another history, with everything that says something of it set right."""

    def altered(manifest: dict[str, Any], contents: dict[str, bytes]) -> None:
        member = f"records/{record.id}.jsonl"
        history = alter([changes.read(line) for line in contents[member].decode().splitlines()])
        contents[member] = "".join(f"{changes.write(each)}\n" for each in history).encode()
        manifest["records"][0]["changes"] = len(history)
        manifest["records"][0]["heads"] = {each.device: each.hash for each in history}

    return forged(path, altered)


def answer(typed: str) -> str:
    """An answer as it is kept."""
    return entered(typed)
