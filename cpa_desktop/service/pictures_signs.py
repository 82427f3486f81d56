"""What a file is by its first bytes, whatever it is called; and why a picture of another sort is not taken."""

from cpa_desktop.core.text import Text, same

HEAD = 32
"""So many bytes tell what a file is."""

TAKEN = ("JPEG", "PNG", "WEBP")
"""The sorts of picture that are read."""

_FROM_PHONES = ("HEIC", "AVIF")
_NAMES = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".avif")
_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF/RAW"),
    (b"MM\x00*", "TIFF/RAW"),
    (b"FUJIFILMCCD-RAW", "TIFF/RAW"),
    (b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\x00\x00\x00\x0cJXL ", "JPEG XL"),
    (b"\x1a\x45\xdf\xa3", "film"),
)
_BRANDS = {b"avif": "AVIF", b"avis": "AVIF", b"crx ": "TIFF/RAW"} | dict.fromkeys(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"), "HEIC"
)

_EMPTY = Text(vi="là tệp rỗng; hãy chép lại từ máy ảnh", en="is empty; copy it from the camera again")
_NO_PICTURE = Text(vi="không phải là ảnh", en="is not a picture")
_PACKAGE = Text(
    vi="là gói hồ sơ, không phải là ảnh; hãy thả riêng nó để xem trong gói có gì",
    en="is a package of a record and not a picture; drop it by itself to see what is in it",
)
_FILM = Text(vi="là phim, không phải ảnh", en="is a film and not a picture")
_HEIC = Text(
    vi="là ảnh HEIC; hãy chọn “Tương thích nhất” trong cài đặt máy ảnh của điện thoại, hoặc lưu lại thành JPEG",
    en="is a HEIC picture; choose “Most compatible” in the camera settings of the phone, or save it as JPEG",
)
_OTHER = Text(vi="là ảnh {sort}; hãy lưu lại thành JPEG hoặc PNG", en="is a {sort} picture; save it as JPEG or PNG")


def sort_of(head: bytes) -> str:
    """The sort of picture that begins with these bytes, `film` for one that moves; empty for anything else."""
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "film")
    if head.startswith(b"RIFF"):
        return {b"WEBP": "WEBP", b"AVI ": "film"}.get(head[8:12], "")
    return next((sort for start, sort in _STARTS if head.startswith(start)), "")


def is_photo(head: bytes, name: str) -> bool:
    """Whether a file found in a folder was meant as a photo: by its bytes, or by its name although it is broken."""
    return sort_of(head) in (*TAKEN, *_FROM_PHONES) or name.lower().endswith(_NAMES)


def refusal(head: bytes, name: str = "") -> Text | None:
    """Why a file that begins so is not taken, as the rest of a sentence that begins with its name."""
    sort = sort_of(head)
    if sort in TAKEN:
        return None
    if not head:
        return _EMPTY
    if name.lower().endswith(".cpa") and head.startswith(b"PK"):
        return _PACKAGE
    if sort == "HEIC":
        return _HEIC
    if sort == "film":
        return _FILM
    return _OTHER.filled(sort=same(sort)) if sort else _NO_PICTURE
