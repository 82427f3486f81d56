"""Files that the window is given and cannot take in, by what they are called: a sentence each, and the right place."""

from pathlib import Path

from cpa_desktop.core.text import Text
from cpa_desktop.gui.doors_files import FIGURES, PACKAGE

_UNTAKEN = Text(
    vi="Không nhập được tệp {name}; tệp phải là gói hồ sơ .cpa, bảng kế toán .xlsx, .csv hoặc .json.",
    en="{name} cannot be taken in; it must be a package .cpa, the accountant's workbook .xlsx, .csv or .json.",
)
_FOLDER = Text(
    vi="{name} là thư mục; hãy chọn một tệp trong đó. Ảnh cả thư mục thì thêm ở phần ảnh của phiếu khảo sát.",
    en="{name} is a folder; choose a file in it. A folder of photos is added where the walk-through has its photos.",
)
_PHOTO = Text(
    vi="{name} là ảnh; hãy thả vào phần ảnh của phiếu khảo sát hoặc vào ô ảnh cần thêm.",
    en="{name} is a photo; drop it on the photos of the walk-through, or on the field it belongs to.",
)
_WORKSPACE = Text(
    vi="{name} là sổ làm việc; để khôi phục, chọn “Khôi phục từ bản sao lưu…” trong “Hồ sơ”.",
    en="{name} is a workspace; to go back to it, choose “Go back to a backup…” under “Records”.",
)
SEVERAL = Text(
    vi="Mỗi lần chỉ nhập một tệp; hãy thả từng tệp một.", en="One file is taken in at a time; drop them one by one."
)
NO_FILES = Text(
    vi="Ở đó không có tệp nào trên máy này; hãy lưu về máy rồi thử lại.",
    en="There is no file of this machine in it; save it here first and try again.",
)
_PHOTOS = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".gif", ".bmp", ".tif", ".tiff")
_BACKUP, _OTHER_WORKBOOKS = ".sqlite", (".xls", ".xlsm")


def because(path: Path) -> Text | None:
    """Why a file is not even looked at, by what it is called."""
    ending = path.suffix.lower()
    if path.is_dir():
        return _FOLDER.filled(name=path.name)
    if ending in (PACKAGE, *FIGURES, *_OTHER_WORKBOOKS):
        return None
    return (_PHOTO if ending in _PHOTOS else _WORKSPACE if ending == _BACKUP else _UNTAKEN).filled(name=path.name)
