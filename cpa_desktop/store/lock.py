"""Who may write in a workspace file: whoever holds the lock beside it. The system frees it when a process dies."""

import getpass
import os
import platform
import sys
from contextlib import suppress
from pathlib import Path

from cpa_desktop.store.refusals import in_words

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class FileLock:
    """The lock of one workspace file, held from `acquire` to `release`."""

    def __init__(self, workspace: Path) -> None:
        self.path = workspace.with_name(f"{workspace.name}.lock")
        self._file: int | None = None

    def acquire(self) -> bool:
        """Take the lock, if nobody has it; the file then says who does."""
        while True:
            with in_words(self.path):
                file = _open(self.path)
                is_free = _lock(file)
            if not is_free:
                os.close(file)
                return False
            if _is_still_at(self.path, file):
                break
            os.close(file)  # its last holder was just taking the file away
        with suppress(OSError):  # a full disk, or somebody else's file: the lock is what counts, the name a courtesy
            os.ftruncate(file, 0)
            os.write(file, f"{_user()}, {platform.node()}".encode())
        self._file = file
        return True

    def holder(self) -> str:
        """Who says to hold it."""
        try:
            return self.path.read_text(encoding="utf-8") or "?"
        except (OSError, UnicodeDecodeError):
            return "?"

    def release(self) -> None:
        """Give the lock back and leave nothing lying about."""
        if self._file is None:
            return
        if sys.platform == "win32":
            os.close(self._file)  # Windows takes away no open file
        with suppress(PermissionError):  # somebody else's, or somebody is already waiting with it
            self.path.unlink(missing_ok=True)
        if sys.platform != "win32":
            os.close(self._file)
        self._file = None


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except PermissionError:  # left by another account of this machine; it can be locked all the same
        return os.open(path, os.O_RDONLY)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # an account without a name
        return "?"


if sys.platform == "win32":
    _FAR_BYTE = 1 << 30  # locked bytes cannot be read, and the name at the start should be

    def _lock(file: int) -> bool:
        try:
            os.lseek(file, _FAR_BYTE, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(file, 0, os.SEEK_SET)
        return True

    def _is_still_at(path: Path, file: int) -> bool:
        return True

else:

    def _lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _is_still_at(path: Path, file: int) -> bool:
        try:
            return os.path.samestat(path.stat(), os.fstat(file))
        except FileNotFoundError:
            return False
