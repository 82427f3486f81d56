"""Files written whole or not at all, so that what was there before survives a full disk and a power cut."""

import os
from pathlib import Path

from cpa_desktop.core import course
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.service import reasons

_NO_FOLDER = Text(
    vi="Chưa có thư mục {folder}; hãy tạo thư mục đó rồi thử lại.",
    en="The folder {folder} is not there; make it and try again.",
)
_IS_FOLDER = Text(
    vi="{path} là thư mục; hãy ghi cả tên tệp.",
    en="{path} is a folder; name a file in it.",
)
_NOT_WRITTEN = Text(
    vi="Không ghi được {path}: {reason}. Hãy đóng tệp nếu đang mở, hoặc chọn chỗ khác.",
    en="{path} could not be written: {reason}. Close the file if it is open, or choose another place.",
)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are not there yet."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(_NOT_WRITTEN.filled(path=folder, reason=reasons.why(error))) from error


def demand_place(path: Path) -> None:
    """Refuse, before any work is done, a place where no file can be."""
    if path.is_dir():
        raise Refused(_IS_FOLDER.filled(path=path))
    if not path.absolute().parent.is_dir():
        raise Refused(_NO_FOLDER.filled(folder=path.absolute().parent))


def write(path: Path, content: bytes) -> None:
    """Write a file a person asked for; a sentence where it cannot be."""
    demand_place(path)
    try:
        replace(path, content)
    except OSError as error:
        raise Refused(_NOT_WRITTEN.filled(path=path, reason=reasons.why(error))) from error


def replace(path: Path, content: bytes) -> None:
    """Put content in the place of a file in one step."""
    begun = path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")
    try:
        begun.write_bytes(content)
        course.step()
        begun.replace(path)
    finally:
        begun.unlink(missing_ok=True)
