"""What a workspace says when it cannot do what was asked: one sentence, in both languages."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from cpa_desktop.core.text import Refused, Text

NOT_THERE = Text(
    vi="Không có sổ làm việc nào tại {path}; hãy kiểm tra lại đường dẫn.",
    en="There is no workspace at {path}; check the path.",
)
NO_FOLDER = Text(
    vi="Chưa có thư mục {path}; hãy tạo thư mục đó rồi thử lại.",
    en="The folder {path} is not there; make it and try again.",
)
IS_FOLDER = Text(
    vi="{path} là thư mục; hãy chọn một tệp sổ làm việc.",
    en="{path} is a folder; choose a workspace file.",
)
NOT_READABLE = Text(
    vi="Không được phép đọc {path}; hãy hỏi người quản trị máy hoặc chép tệp sang chỗ khác.",
    en="{path} may not be read here; ask whoever runs the machine or copy the file elsewhere.",
)
NOT_WRITABLE = Text(
    vi="Không ghi được vào thư mục {path}; hãy chọn thư mục khác.",
    en="The folder {path} cannot be written to; choose another.",
)
NOT_A_WORKSPACE = Text(
    vi="{path} không phải là sổ làm việc của phần mềm này; tệp được giữ nguyên.",
    en="{path} is not a workspace of this program; the file was left as it is.",
)
NOT_ON_SERVER = Text(
    vi="Trên máy chủ {where} chưa có sổ làm việc; hãy kiểm tra địa chỉ hoặc nhờ người quản trị tạo.",
    en="There is no workspace on the server {where}; check the address or have its administrator make one.",
)
DAMAGED = Text(
    vi="Sổ làm việc {path} đã bị hỏng hoặc bị cắt cụt; hãy khôi phục từ bản sao lưu gần nhất.",
    en="The workspace {path} is damaged or cut short; restore it from the latest backup.",
)
TOO_NEW = Text(
    vi="Sổ làm việc này cần phần mềm phiên bản {needs} trở lên; hãy cập nhật phần mềm rồi mở lại.",
    en="This workspace needs version {needs} of the program or newer; update the program and open it again.",
)
TOO_OLD_TO_READ = Text(
    vi="Sổ làm việc này phải được nâng cấp trước khi xem, mà ở đây không ghi được; hãy chép sang chỗ ghi được rồi mở.",
    en="This workspace must be upgraded to be read, and cannot be written here; copy it elsewhere and open that.",
)
IN_USE = Text(
    vi="Sổ làm việc đang được mở ở nơi khác ({holder}); ở đây chỉ xem được.",
    en="The workspace is open elsewhere ({holder}); here it can only be read.",
)
MARKED_READ_ONLY = Text(
    vi="Sổ làm việc nằm ở chỗ không ghi được nên chỉ xem được; muốn sửa, hãy chép sang chỗ khác.",
    en="The workspace lies where nothing can be written, so it can only be read; to change it, copy it elsewhere.",
)
UNFINISHED = Text(
    vi="Sổ làm việc chưa đóng hẳn lần trước và nằm ở chỗ không ghi được; hãy chép cả thư mục sang chỗ ghi được rồi mở.",
    en="The workspace was not closed and nothing can be written here; copy its whole folder elsewhere and open that.",
)
LOCKED = Text(
    vi="Một chương trình khác đang giữ sổ làm việc nên chưa ghi được; hãy đóng chương trình đó rồi thử lại.",
    en="Another program is holding the workspace, so nothing was written; close that program and try again.",
)
DISK_FULL = Text(
    vi="Đĩa đã đầy nên chưa ghi được; hãy giải phóng dung lượng rồi nhập lại, các số liệu trước đó vẫn còn.",
    en="The disk is full, so this was not written; free some space and enter it again, all earlier entries are kept.",
)
DISK_FAILED = Text(
    vi="Đĩa báo lỗi nên chưa ghi được; hãy kiểm tra đĩa hoặc ổ USB rồi nhập lại, các số liệu trước đó vẫn còn.",
    en="The disk failed, so this was not written; check the disk or USB drive and enter it again, the rest is kept.",
)
NO_SERVER = Text(
    vi="Không kết nối được với máy chủ dữ liệu; hãy kiểm tra mạng và địa chỉ rồi thử lại.",
    en="The database server cannot be reached; check the network and the address and try again.",
)
NO_DRIVER = Text(
    vi="Bản cài đặt này thiếu phần kết nối máy chủ PostgreSQL (psycopg); hãy cài thêm hoặc dùng sổ làm việc là tệp.",
    en="This installation lacks what reaches a PostgreSQL server (psycopg); install it or use a workspace file.",
)
NO_ADDRESS = Text(
    vi="“{where}” không phải là đường dẫn hay địa chỉ máy chủ mà phần mềm mở được.",
    en="“{where}” is neither a path nor the address of a server this program can open.",
)

_OF_SQLITE = {
    sqlite3.SQLITE_FULL: DISK_FULL,
    sqlite3.SQLITE_IOERR: DISK_FAILED,
    sqlite3.SQLITE_CANTOPEN: DISK_FAILED,
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_READONLY: MARKED_READ_ONLY,
}
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_DISK_FULL_SQLSTATE = "53100"


@contextmanager
def in_words(where: object) -> Iterator[None]:
    """Turn what a database reports about the outer world into a refusal; our own mistakes stay errors."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        text = _text_of(error.orig if isinstance(error, DBAPIError) else error)
        if text is None:
            raise
        raise Refused(text.filled(path=where)) from error


def _text_of(error: BaseException | None) -> Text | None:
    if isinstance(error, OSError):
        return DISK_FULL if error.errno in _NO_ROOM else DISK_FAILED
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _DAMAGE:
            return DAMAGED
        # A schema that lacks our tables has lost them.
        return DAMAGED if "no such table" in str(error) else _OF_SQLITE.get(code)
    if getattr(error, "sqlstate", "") == _DISK_FULL_SQLSTATE:
        return DISK_FULL
    return NO_SERVER if type(error).__name__ in ("OperationalError", "ConnectionTimeout") else None
