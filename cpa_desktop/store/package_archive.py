"""A package as a zip: written the same to the byte each time, and read only if it is just what a package may be."""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from cpa_desktop.core.entry import quoted
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.store import refusals

MOST_BYTES = 2**30  # of the file, and of all its members as they unfold
MOST_MEMBERS = 10_000
MOST_RATIO = 200  # a history folds some ten times; a bomb a thousand times
_HARMLESS = 2**20  # whatever unfolds to less than this may fold as well as it likes
_NAME = re.compile(r"[a-z]+(?:/[0-9a-z]+)?(?:\.[a-z]+)?")
_ALWAYS = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_FOLDED = 6
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, NotImplementedError, ValueError)
_END, _LARGE_END = b"PK\x05\x06", b"PK\x06\x07"  # the second announces a list for files beyond 4 GB
_LONGEST_END, _LONGEST_LIST = 2**16 + 64, 4 * 2**20
_DATABASE = b"SQLite format 3"

_NOT_THERE = Text(vi="Không có tệp {path}; hãy kiểm tra lại đường dẫn.", en="There is no file {path}; check the path.")
_NO_ZIP = Text(
    vi="{name} không phải là gói hồ sơ; hãy xin lại tệp .cpa do phần mềm này xuất ra.",
    en="{name} is no package of a record; ask again for the .cpa file that this program wrote.",
)
_A_WORKSPACE = Text(
    vi="{name} là cả một sổ làm việc, không phải gói một hồ sơ; muốn trở về sổ đó, hãy dùng lệnh khôi phục.",
    en="{name} is a whole workspace and no package of one record; to go back to it, restore it.",
)
_IN_THE_WAY = Text(
    vi="{name} là một sổ làm việc nên không ghi đè; hãy chọn tên khác cho gói hồ sơ.",
    en="{name} is a workspace and is not written over; choose another name for the package.",
)
_CUT_SHORT = Text(
    vi="{name} bị cắt cụt, có lẽ chép hoặc tải chưa xong; hãy chép lại từ đầu.",
    en="{name} is cut short, perhaps not copied or downloaded to its end; copy it again.",
)
DAMAGED = Text(
    vi="{name} đã bị hỏng nên không đọc được; hãy xin lại tệp.",
    en="{name} is damaged and cannot be read; ask for the file again.",
)
_LEADS_OUT = Text(
    vi="{name} chứa tệp “{member}” dẫn ra ngoài gói nên không được mở; hãy hỏi lại người gửi.",
    en="{name} holds a file “{member}” that leads out of the package, so it was not opened; ask whoever sent it.",
)
_A_LINK = Text(
    vi="{name} chứa “{member}” không phải là tệp thường mà là liên kết hay thư mục nên không được mở.",
    en="{name} holds “{member}”, which is no plain file but a link or a folder, so it was not opened.",
)
STRANGE = Text(
    vi="{name} chứa tệp lạ “{member}” mà gói hồ sơ không có; hãy xin lại tệp.",
    en="{name} holds a file “{member}” that no package has; ask for the file again.",
)
_TWICE = Text(
    vi="{name} chứa “{member}” hai lần nên không biết bản nào đúng; hãy xin lại tệp.",
    en="{name} holds “{member}” twice, so that nobody knows which is right; ask for the file again.",
)
_LOCKED = Text(
    vi="{name} có mật khẩu; hãy xin lại gói hồ sơ không đặt mật khẩu.",
    en="{name} is locked with a password; ask for the package without one.",
)
_TOO_LARGE = Text(
    vi="{name} quá lớn đối với gói một hồ sơ (trên {most} MB) nên không được mở.",
    en="{name} is too large for the package of one record (above {most} MB), so it was not opened.",
)
_BOMB = Text(
    vi="{name} chứa “{member}” nén quá mức bình thường, như tệp làm tràn máy, nên không được mở.",
    en="{name} holds “{member}” folded as only files made to flood a machine are, so it was not opened.",
)
ABSENT = Text(
    vi="{name} thiếu tệp “{member}”; hãy xin lại tệp đầy đủ.",
    en="{name} lacks the file “{member}”; ask for the whole package.",
)


class Archive:
    """An open package: plain files, each there once, no larger than may be, under names that lead nowhere."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        _demand_zip(path)
        with self.in_words():
            self._zip = zipfile.ZipFile(path)
        try:
            self._members = {info.filename: info for info in self._checked(self._zip.infolist())}
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    @property
    def names(self) -> tuple[str, ...]:
        """What is in it, in the order of the file."""
        return tuple(self._members)

    def read(self, member: str, most: int = MOST_BYTES) -> bytes:
        """All of a member; `most` bounds it further."""
        info = self._members.get(member)
        if info is None:
            raise self.refused(ABSENT, member)
        if info.file_size > most:
            raise self.refused(_TOO_LARGE, most=most // 2**20)
        with self.in_words():
            return self._zip.read(info)  # no more than is declared, and that is bounded

    @contextmanager
    def in_words(self) -> Iterator[None]:
        """Turn what is said of broken zips into one sentence."""
        try:
            yield
        except (
            zipfile.BadZipFile,
            zlib.error,
            struct.error,
            OSError,
            EOFError,
            NotImplementedError,
            ValueError,
        ) as error:
            raise self.refused(DAMAGED) from error

    def refused(self, text: Text, member: str = "", **values: object) -> Refused:
        """A refusal that names the file, and the member to blame."""
        return Refused(text.filled(name=self.name, member=quoted(member), **values))

    def _checked(self, members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
        if len(members) > MOST_MEMBERS or sum(info.file_size for info in members) > MOST_BYTES:
            raise self.refused(_TOO_LARGE, most=MOST_BYTES // 2**20)
        seen: set[str] = set()
        for info in members:
            self._check(info)
            if info.filename in seen:
                raise self.refused(_TWICE, info.filename)
            seen.add(info.filename)
        return members

    def _check(self, info: zipfile.ZipInfo) -> None:
        written = info.orig_filename  # as it stands in the file: what follows a NUL, and backslashes, too
        if leads_out(written):
            raise self.refused(_LEADS_OUT, written)
        if info.is_dir() or stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
            raise self.refused(_A_LINK, written)
        if not _NAME.fullmatch(written):
            raise self.refused(STRANGE, written)
        if info.flag_bits & 0x1:
            raise self.refused(_LOCKED)
        if info.file_size > max(_HARMLESS, info.compress_size * MOST_RATIO):
            raise self.refused(_BOMB, written)


def leads_out(name: str) -> bool:
    """Whether a name could put a file elsewhere: up, from the root, onto a drive, or where others cut it off."""
    parts = re.split(r"[/\\]", name)
    return ".." in parts or "\0" in name or "\\" in name or name.startswith("/") or ":" in name


def add(archive: zipfile.ZipFile, name: str, content: bytes, *, folds: bool) -> None:
    """Write a member, the same bytes wherever and whenever it is done."""
    info = zipfile.ZipInfo(name, _ALWAYS)
    info.create_system = _UNIX
    info.external_attr = (stat.S_IFREG | 0o644) << 16
    folded = zlib.compress(content, _FOLDED) if folds else content
    is_usual = len(content) <= max(_HARMLESS, len(folded) * MOST_RATIO // 2)
    info.compress_type = zipfile.ZIP_DEFLATED if folds and is_usual else zipfile.ZIP_STORED
    archive.writestr(info, content, compresslevel=_FOLDED)


def demand_no_workspace(path: Path) -> None:
    """Refuse to write over somebody's workspace, whatever its name ends in."""
    if path.is_file() and _beginning(path).startswith(_DATABASE):
        raise Refused(_IN_THE_WAY.filled(name=path.name))


def _demand_zip(path: Path) -> None:
    """Refuse what is no zip, with the reason a person can do something about."""
    name = path.name
    if not path.exists():
        raise Refused(_NOT_THERE.filled(path=path))
    if path.is_dir():
        raise Refused(_NO_ZIP.filled(name=name))
    try:
        beginning = _beginning(path)
        size = path.stat().st_size
    except PermissionError as error:
        raise Refused(refusals.NOT_READABLE.filled(path=path)) from error
    except OSError as error:
        raise Refused(DAMAGED.filled(name=name)) from error
    if beginning.startswith(_DATABASE):
        raise Refused(_A_WORKSPACE.filled(name=name))
    if not beginning.startswith(b"PK"):
        raise Refused((_NO_ZIP if beginning else _CUT_SHORT).filled(name=name))
    if size > MOST_BYTES:
        raise Refused(_TOO_LARGE.filled(name=name, most=MOST_BYTES // 2**20))
    if not zipfile.is_zipfile(path):
        raise Refused(_CUT_SHORT.filled(name=name))
    if not _has_short_list(path, size):
        raise Refused(_TOO_LARGE.filled(name=name, most=MOST_BYTES // 2**20))


def _has_short_list(path: Path, size: int) -> bool:
    """Whether the list of members at the end is as short as ours are, so that reading it costs nothing."""
    with path.open("rb") as file:
        file.seek(max(0, size - _LONGEST_END))
        end = file.read()
    at = end.rfind(_END)
    count, length = struct.unpack_from("<HL", end, at + 10) if len(end) - at >= 22 else (0, 0)
    return count <= MOST_MEMBERS and length <= _LONGEST_LIST and _LARGE_END not in end[max(0, at - 20) : at]


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(16)
