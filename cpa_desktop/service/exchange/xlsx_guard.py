"""A workbook is looked at from outside before it is opened: what it is, how large, and that nothing in it floods us."""

import re
import zipfile
import zlib
from pathlib import Path

from cpa_desktop.core.text import Refused, Text
from cpa_desktop.service import reasons

_LARGEST, _UNFOLDED, _MOST_MEMBERS = 20 * 2**20, 60 * 2**20, 3000
_MOST_CELLS = 200_000
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Excel before 2007, and whatever has a password
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_AREA = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\s[^>]*?\bref\s*=\s*[\"']([^\"']*)[\"']")
_CORNERS = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError, RuntimeError)

NOT_THERE = Text(vi="Không có tệp {path}; hãy kiểm tra lại đường dẫn.", en="There is no file {path}; check the path.")
DAMAGED = Text(
    vi="{name} đã bị hỏng hoặc không phải là bảng tính .xlsx; hãy xin lại tệp.",
    en="{name} is damaged or no .xlsx workbook; ask for the file again.",
)
_UNREADABLE = Text(
    vi="Không đọc được {name}: {reason}. Hãy đóng tệp nếu đang mở ở Excel rồi thử lại.",
    en="{name} could not be read: {reason}. Close it if it is open in a spreadsheet, and try again.",
)
_HUGE = Text(
    vi="{name} quá lớn đối với bảng số liệu của kế toán nên không được mở; hãy gửi lại đúng tệp đã nhận.",
    en="{name} is too large for the accountant's workbook, so it was not opened; send back the file that was given.",
)
_OLD = Text(
    vi="{name} là bảng tính kiểu cũ (.xls); hãy mở ra, lưu dạng .xlsx rồi nhập lại.",
    en="{name} is a workbook of the old kind (.xls); open it, save it as .xlsx and import that.",
)
_LOCKED = Text(
    vi="{name} có mật khẩu nên không đọc được; hãy bỏ mật khẩu, lưu lại rồi nhập.",
    en="{name} is locked with a password; take the password off, save it and import it again.",
)
_MACROS = Text(
    vi="{name} có macro nên không được mở; hãy lưu dạng .xlsx không macro rồi nhập lại.",
    en="{name} holds macros, so it was not opened; save it as .xlsx without macros and import that.",
)


def demand_workbook(path: Path) -> bytes:
    """The bytes of a workbook that may be opened; refused in one sentence otherwise."""
    content = content_of(path, _LARGEST, _HUGE)
    if path.suffix.lower() == ".xlsm":
        raise Refused(_MACROS.filled(name=path.name))
    if content.startswith(_COMPOUND):
        raise Refused((_LOCKED if _PASSWORD in content else _OLD).filled(name=path.name))
    try:
        with zipfile.ZipFile(path) as archive:
            _check(archive, path.name)
    except _BROKEN as error:
        raise Refused(DAMAGED.filled(name=path.name)) from error
    return content


def content_of(path: Path, largest: int = _LARGEST, huge: Text = _HUGE) -> bytes:
    """The bytes of a file of a size that can be meant."""
    try:
        if path.is_dir() or not path.exists():
            raise Refused(NOT_THERE.filled(path=path))
        if path.stat().st_size > largest:
            raise Refused(huge.filled(name=path.name))
        return path.read_bytes()
    except OSError as error:
        raise Refused(_UNREADABLE.filled(name=path.name, reason=reasons.why(error))) from error


def _check(archive: zipfile.ZipFile, name: str) -> None:
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS or sum(info.file_size for info in members) > _UNFOLDED:
        raise Refused(_HUGE.filled(name=name))
    if any(info.flag_bits & 0x1 for info in members):
        raise Refused(_LOCKED.filled(name=name))
    if any(info.filename.lower().endswith("vbaproject.bin") for info in members):
        raise Refused(_MACROS.filled(name=name))
    cells = 0
    for info in members:
        if info.filename.lower().endswith((".xml", ".rels", ".vml")):
            content = archive.read(info)
            if _declares(content):
                raise Refused(DAMAGED.filled(name=name))
            cells += sum(_size(area) for area in _AREA.findall(content))
    if cells > _MOST_CELLS:
        raise Refused(_HUGE.filled(name=name))


def _declares(content: bytes) -> bool:
    """Whether XML brings declarations of its own, which no spreadsheet writes and which can unfold without end."""
    return b"<!DOCTYPE" in content or b"<!ENTITY" in content or content[:2] in (b"\xff\xfe", b"\xfe\xff")


def _size(area: bytes) -> int:
    """How many cells an area covers; one that cannot be read covers too many."""
    found = _CORNERS.fullmatch(area.strip().replace(b"$", b""))
    if found is None:
        return _MOST_CELLS + 1
    if found[3] is None:
        return 1
    rows = abs(int(found[4]) - int(found[2])) + 1
    return rows * (abs(_column(found[3]) - _column(found[1])) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
