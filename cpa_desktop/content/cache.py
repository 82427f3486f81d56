"""The compiled catalogue, found again by what it was made from; it is loaded without YAML and without pydantic."""

import gc
import hashlib
import io
import os
import pickle
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import is_dataclass, replace
from pathlib import Path
from typing import Any

from cpa_desktop import __version__
from cpa_desktop.content.layout import SUFFIXES
from cpa_desktop.core.catalogue import Catalogue

_PACKAGE = Path(__file__).resolve().parent.parent
_CODE = ("core", "content")  # what makes a catalogue; a change there makes another one
_SIGNED = hashlib.sha256().digest_size
_DAMAGED = (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, KeyError, TypeError, ValueError)


def digest(folders: Sequence[Path]) -> str:
    """What stands in the files of these folders; a folder without files counts for nothing, nor do ends of lines."""
    total = hashlib.sha256()
    for folder in folders:
        files = sorted(file for file in folder.rglob("*") if file.suffix in SUFFIXES and file.is_file())
        for file in files:
            content = hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n"))
            total.update(f"{file.relative_to(folder).as_posix()}\0{content.hexdigest()}\n".encode())
        if files:
            total.update(b"\n")
    return total.hexdigest()


def name(content: str, code: str) -> str:
    """The file in which the catalogue of that content is kept by that code, this version and this Python."""
    parts = (content, code, __version__, *map(str, sys.version_info[:2]))
    return f"catalogue-{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:32]}.bin"


def code() -> str:
    """Our code where it lies as files, so that a change to it meets no stale catalogue; else the version must do."""
    total = hashlib.sha256()
    files = [file for folder in _CODE for file in sorted((_PACKAGE / folder).glob("*.py"))]
    for file in files:
        total.update(file.read_bytes())
    return total.hexdigest() if files else ""


def find(content: str, own: Path | None, shipped: Path) -> Catalogue | None:
    """The catalogue of that content from a person's own cache, else the one shipped; nothing where none is fit."""
    file = name(content, code())
    if own is not None and _is_ours(own / file):
        found = _read(own / file)
        if found is not None:
            return found
    return _read(shipped / file)


def keep(catalogue: Catalogue, folder: Path, file: str) -> Path | None:
    """Write a catalogue in one go and clear away those before it; nothing where the folder cannot be written."""
    payload = pickle.dumps(replace(catalogue, forms={}), protocol=pickle.HIGHEST_PROTOCOL)
    target = folder / file
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_whole(target, hashlib.sha256(payload).digest() + payload)
        _clear(other for other in folder.glob("catalogue-*.bin") if other != target)
    except OSError:  # a cache is a convenience: on a full or read-only disk the program goes on without it
        return None
    return target


def _write_whole(target: Path, content: bytes) -> None:
    """All of it or nothing: another program never reads half a file."""
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".catalogue-", delete=False) as written:
        begun = Path(written.name)
        try:
            written.write(content)
            written.close()
            begun.replace(target)
        except OSError:
            begun.unlink(missing_ok=True)
            raise


def _clear(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink(missing_ok=True)


def _is_ours(file: Path) -> bool:
    """Whether this person alone can have written the file; on Windows the profile's own rights see to that."""
    if sys.platform == "win32":
        return True
    try:
        state = file.stat()
    except OSError:
        return False
    return state.st_uid == os.getuid() and not state.st_mode & 0o022


def _read(file: Path) -> Catalogue | None:
    try:
        content = file.read_bytes()
    except OSError:
        return None
    payload = content[_SIGNED:]
    if hashlib.sha256(payload).digest() != content[:_SIGNED]:
        return None
    collects = gc.isenabled()
    gc.disable()  # thousands of small values at once: looking for rubbish among them doubles the time
    try:
        found = _ValuesOnly(io.BytesIO(payload)).load()
    except _DAMAGED:
        return None
    finally:
        if collects:
            gc.enable()
    return found if isinstance(found, Catalogue) else None


class _ValuesOnly(pickle.Unpickler):
    """Makes values of core/ and nothing else, whatever the file says."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.startswith("cpa_desktop.core.") else None
        if not (isinstance(found, type) and is_dataclass(found)):
            raise pickle.UnpicklingError(f"{module}.{name} is no value of ours")
        return found
