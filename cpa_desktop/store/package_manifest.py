"""What a package says of itself: which record, made by what, and the hash of every file in it."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from cpa_desktop.core.change import canonical
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Text
from cpa_desktop.store.package_archive import ABSENT, DAMAGED, STRANGE, Archive

FILE = "manifest.json"
FORMAT = 1
NEEDS = "0.1.0"  # the oldest version of the program that reads this format
_APPLICATION = "cpa-desktop"
_LARGEST = 16 * 2**20
_HASH = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[0-9a-z]{1,64}")
_VERSION = re.compile(r"[0-9][0-9A-Za-z.+-]{0,20}")
_FILE_NAME = re.compile(r"[^/\\\x00-\x1f\x7f]{0,255}")
_MEDIA = re.compile(r"[\w.+-]{1,80}/[\w.+-]{1,80}")

_NEWER = Text(
    vi="{name} do phiên bản mới hơn xuất ra; cần phần mềm phiên bản {needs} trở lên, hãy cập nhật rồi nhập lại.",
    en="{name} was written by a newer program; version {needs} or newer is needed, update and import it again.",
)
ALTERED = Text(
    vi="{name} đã bị hỏng hoặc bị sửa: “{member}” không khớp mã kiểm tra ghi trong gói; hãy xin lại tệp.",
    en="{name} is damaged or was altered: “{member}” does not match the hash in the package; ask for the file again.",
)


@frozen
class Described:
    """A record in a package, before its history is read."""

    id: str
    register: str
    parent: str | None
    continues: str | None
    changes: int
    heads: Mapping[str, str]  # the last hash of each device's chain

    @property
    def member(self) -> str:
        """The file its history stands in."""
        return f"records/{self.id}.jsonl"


@frozen
class Packed:
    """A photo or another file in a package."""

    sha256: str
    name: str
    media: str
    size: int

    @property
    def member(self) -> str:
        """The file it stands in."""
        return f"attachments/{self.sha256}"


@frozen
class Manifest:
    """The whole of it."""

    program: str
    forms: str
    records: tuple[Described, ...]  # the one it is about, then what each belongs to
    attachments: tuple[Packed, ...]
    hashes: Mapping[str, str]  # of every other member


def described(record: Record) -> Described:
    """What a manifest says of a record."""
    return Described(
        id=record.id,
        register=record.register,
        parent=record.parent,
        continues=record.continues,
        changes=len(record.changes),
        heads={change.device: change.hash for change in record.changes},
    )


def write(manifest: Manifest) -> bytes:
    """The manifest as it stands in the file."""
    plain = {
        "application": _APPLICATION,
        "format": FORMAT,
        "needs": NEEDS,
        "program": manifest.program,
        "forms": manifest.forms,
        "records": [
            {
                "id": each.id,
                "register": each.register,
                "parent": each.parent,
                "continues": each.continues,
                "changes": each.changes,
                "heads": dict(each.heads),
            }
            for each in manifest.records
        ],
        "attachments": [
            {"sha256": each.sha256, "name": each.name, "media": each.media, "size": each.size}
            for each in manifest.attachments
        ],
        "hashes": dict(manifest.hashes),
    }
    return canonical(plain).encode()


def read(archive: Archive) -> Manifest:
    """The manifest of a package, which names exactly the members there are; a newer format says what it needs."""
    plain = _plain(archive)
    if plain.get("application") != _APPLICATION or type(plain.get("format")) is not int:
        raise archive.refused(DAMAGED)
    if plain["format"] > FORMAT:
        needs = plain.get("needs")
        is_version = isinstance(needs, str) and _VERSION.fullmatch(needs)
        raise archive.refused(_NEWER, needs=needs if is_version else "?")
    try:
        manifest = _manifest(plain)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise archive.refused(DAMAGED) from error
    _demand_members(archive, manifest)
    return manifest


def checked(archive: Archive, manifest: Manifest, member: str, most: int) -> bytes:
    """A member that is what the manifest says it is."""
    content = archive.read(member, most)
    if hashlib.sha256(content).hexdigest() != manifest.hashes[member]:
        raise archive.refused(ALTERED, member)
    return content


def _plain(archive: Archive) -> dict[str, Any]:
    try:
        plain = json.loads(archive.read(FILE, _LARGEST))
    except (ValueError, RecursionError) as error:
        raise archive.refused(DAMAGED) from error
    if not isinstance(plain, dict):
        raise archive.refused(DAMAGED)
    return plain


def _manifest(plain: Mapping[str, Any]) -> Manifest:
    return Manifest(
        program=_matching(_VERSION, plain["program"]),
        forms=_text(plain["forms"]),
        records=tuple(_described(each) for each in plain["records"]),
        attachments=tuple(_packed(each) for each in plain["attachments"]),
        hashes={_text(member): _matching(_HASH, hash) for member, hash in plain["hashes"].items()},
    )


def _described(plain: Mapping[str, Any]) -> Described:
    return Described(
        id=_matching(_ID, plain["id"]),
        register=_text(plain["register"]),
        parent=None if plain["parent"] is None else _matching(_ID, plain["parent"]),
        continues=None if plain["continues"] is None else _matching(_ID, plain["continues"]),
        changes=_count(plain["changes"]),
        heads={_text(device): _matching(_HASH, hash) for device, hash in plain["heads"].items()},
    )


def _packed(plain: Mapping[str, Any]) -> Packed:
    return Packed(
        sha256=_matching(_HASH, plain["sha256"]),
        name=_matching(_FILE_NAME, plain["name"]),
        media=_matching(_MEDIA, plain["media"]),
        size=_count(plain["size"]),
    )


def _demand_members(archive: Archive, manifest: Manifest) -> None:
    """Exactly what the manifest names is there: the record, each record it belongs to, and its files."""
    named = [*(each.member for each in manifest.records), *(each.member for each in manifest.attachments)]
    parents = [each.parent for each in manifest.records]
    is_line = parents == [*(each.id for each in manifest.records[1:]), None]
    if not is_line or len(set(named)) != len(named) or set(named) != set(manifest.hashes):
        raise archive.refused(DAMAGED)
    for member in named:
        if member not in archive.names:
            raise archive.refused(ABSENT, member)
    for member in archive.names:
        if member not in manifest.hashes and member != FILE:
            raise archive.refused(STRANGE, member)
    for each in manifest.attachments:
        if manifest.hashes[each.member] != each.sha256:
            raise archive.refused(ALTERED, each.member)


def _matching(pattern: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError(value)
    return value


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(value)
    return value
