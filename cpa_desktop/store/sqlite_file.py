"""What can be known of an SQLite file from its bytes, without opening it and so without changing anything."""

import os
from pathlib import Path

from cpa_desktop.core.text import Refused, Text
from cpa_desktop.store import refusals

APPLICATION_ID = b"CPAD"  # set by the first revision
_MAGIC = b"SQLite format 3\0"
_HEADER_LENGTH = 100


def demand_workspace(path: Path) -> None:
    """Refuse, in one sentence, whatever is not a whole workspace file that may be read."""
    if not is_there(path):
        raise _refused(refusals.NOT_THERE, path) if path.parent.is_dir() else _refused(refusals.NO_FOLDER, path.parent)
    if path.is_dir():
        raise _refused(refusals.IS_FOLDER, path)
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_LENGTH)
            size = file.seek(0, os.SEEK_END)
    except PermissionError as error:
        raise _refused(refusals.NOT_READABLE, path) from error
    except OSError as error:
        raise _refused(refusals.DAMAGED, path) from error
    if not header.startswith(_MAGIC) or (len(header) == _HEADER_LENGTH and header[68:72] != APPLICATION_ID):
        raise _refused(refusals.NOT_A_WORKSPACE, path)
    if len(header) < _HEADER_LENGTH or (size < _stated_size(header) and not has_log(path)):
        raise _refused(refusals.DAMAGED, path)


def is_there(path: Path) -> bool:
    """Whether there is anything at a path; refused where one may not even look."""
    try:
        return path.exists()
    except PermissionError as error:
        raise _refused(refusals.NOT_READABLE, path) from error


def has_log(path: Path) -> bool:
    """Whether changes stand in the log beside the file and not yet in it: it is open, or was not closed."""
    return log_of(path).exists() and log_of(path).stat().st_size > 0


def log_of(path: Path) -> Path:
    """The log beside the file; it is there, if empty, as long as anybody has the file open to write."""
    return path.with_name(f"{path.name}-wal")


def flush_to_disk(path: Path) -> None:
    """Have a finished file, and then its name in its folder, on the disk before anything relies on it."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _stated_size(header: bytes) -> int:
    page = int.from_bytes(header[16:18], "big")
    return (65536 if page == 1 else page) * int.from_bytes(header[28:32], "big")


def _refused(text: Text, path: Path) -> Refused:
    return Refused(text.filled(path=path))
