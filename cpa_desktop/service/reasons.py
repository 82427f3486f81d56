"""Why a file cannot be read or written, in words: the middle of a sentence that names the file."""

import errno

from cpa_desktop.core.text import Text, same

_FULL = Text(vi="đĩa đã đầy", en="the disk is full")
_HELD = Text(
    vi="chương trình khác đang giữ tệp này, hoặc máy không cho phép",
    en="another program is holding it, or this machine does not allow it",
)
_READ_ONLY = Text(vi="chỗ này chỉ đọc được, không ghi được", en="that place can be read and not written")
_FAILED = Text(vi="đĩa hoặc ổ USB báo lỗi", en="the disk or USB drive failed")
_GONE = Text(vi="không còn ở đó", en="it is no longer there")
_FOLDER = Text(vi="đó là thư mục", en="it is a folder")
_LONG_NAME = Text(vi="tên quá dài", en="its name is too long")

_BY_NUMBER = (
    dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), _FULL)
    | dict.fromkeys((errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY), _HELD)
    | dict.fromkeys((errno.ENOENT, errno.ENODEV, errno.ESTALE), _GONE)
    | {errno.EROFS: _READ_ONLY, errno.EIO: _FAILED, errno.EISDIR: _FOLDER, errno.ENAMETOOLONG: _LONG_NAME}
)


def why(error: Exception) -> Text:
    """The reason, in both languages where it is one that a person can meet."""
    number = error.errno if isinstance(error, OSError) else None
    words = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return _BY_NUMBER.get(number or 0, same(words))
