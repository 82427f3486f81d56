"""A photo as it is kept: upright, as large as is printed, in one format and colour space, with nothing beside it."""

import hashlib
import io
import logging
import unicodedata
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING

from cpa_desktop.core import numbers
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Language, Refused, Text
from cpa_desktop.service import pictures_signs
from cpa_desktop.service.pictures_exif import Shot, shot_of

if TYPE_CHECKING:  # Pillow is loaded when the first picture is read
    from PIL import Image

LONGEST = 1600  # pixels on the long side: 170 mm on paper at 240 dpi
MOST_BYTES = 60_000_000
_QUALITY = 82
_MOST_PIXELS = {"JPEG": 120_000_000, "PNG": 50_000_000, "WEBP": 50_000_000}
"""A JPEG is made smaller as it is decoded; the others stand in memory whole."""
_LONGEST_NAME = 80

_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""How a picture taken so is turned upright: EXIF orientation → Image.Transpose."""

_BROKEN = Text(
    vi="bị hỏng hoặc bị cắt cụt; hãy chép lại từ máy ảnh", en="is damaged or cut short; copy it from the camera again"
)
_ANIMATED = Text(
    vi="là ảnh động; hãy lưu một hình của nó thành JPEG", en="is an animation; save one frame of it as JPEG"
)
_HUGE = Text(
    vi="có {size} triệu điểm ảnh, nhiều hơn mức nhận được là {most} triệu; hãy thu nhỏ ảnh",
    en="has {size} million pixels, more than the {most} million that are taken; make it smaller",
)
_OVER = Text(vi="hơn {most}", en="over {most}")
_HEAVY = Text(
    vi="nặng {size} MB, nhiều hơn mức nhận được là {most} MB; hãy thu nhỏ ảnh",
    en="weighs {size} MB, more than the {most} MB that are taken; make it smaller",
)

logger = logging.getLogger(__name__)


@frozen
class Picture:
    """A photo ready to be kept: JPEG in sRGB without any metadata, and what was known of it."""

    content: bytes
    name: str
    taken_at: str = ""  # ISO text on the clock of the place
    latitude: float | None = None
    longitude: float | None = None
    width: int
    height: int

    @property
    def sha256(self) -> str:
        """The hash by which answers name it."""
        return hashlib.sha256(self.content).hexdigest()


def read(content: bytes, name: str, *, keep_location: bool = False) -> Picture:
    """The picture in these bytes; refused with why not, as the rest of a sentence that begins with its name."""
    demand_light(len(content))
    refusal = pictures_signs.refusal(content[: pictures_signs.HEAD], name)
    if refusal is not None:
        raise Refused(refusal)
    try:
        with warnings.catch_warnings(action="ignore"):  # of notes beside the picture that are not as they should be
            shot, made, size = _read(content)
    except Refused:
        raise
    except Exception as error:  # what a decoder makes of broken bytes has no common name
        logger.info("a picture could not be read", exc_info=True)
        raise Refused(_BROKEN) from error
    return Picture(
        content=made,
        name=_kept_name(name),
        taken_at=shot.taken_at,
        latitude=shot.latitude if keep_location else None,
        longitude=shot.longitude if keep_location else None,
        width=size[0],
        height=size[1],
    )


def demand_light(size: int) -> None:
    """Refuse a file too heavy to be read."""
    if size > MOST_BYTES:
        raise Refused(_HEAVY.filled(size=_millions(size), most=_millions(MOST_BYTES)))


def _read(content: bytes) -> tuple[Shot, bytes, tuple[int, int]]:
    from PIL import Image

    image = _opened(content)
    wanted = _fitted(image.size)
    if image.format == "JPEG":
        image.draft(None, wanted)
    image.load()
    shot = shot_of(image)
    profile = image.info.get("icc_profile")
    plain = _plain(image)
    if plain.size != wanted:
        plain = plain.resize(wanted, Image.Resampling.LANCZOS, reducing_gap=3.0)
    plain = _in_srgb(plain, profile)
    if shot.orientation in _TURNS:
        plain = plain.transpose(Image.Transpose(_TURNS[shot.orientation]))
    plain.info = {}  # a comment would be written along
    made = io.BytesIO()
    plain.save(made, "JPEG", quality=_QUALITY, optimize=True)
    return shot, made.getvalue(), plain.size


def _opened(content: bytes) -> "Image.Image":
    """The picture with its size known and nothing decoded; of a phone's several in one file, the first."""
    from PIL import Image, ImageFile, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

    sort = pictures_signs.sort_of(content[: pictures_signs.HEAD])
    readers: dict[str, Callable[[io.BytesIO], ImageFile.ImageFile]] = {
        "JPEG": JpegImagePlugin.JpegImageFile,
        "PNG": PngImagePlugin.PngImageFile,
        "WEBP": WebPImagePlugin.WebPImageFile,
    }
    most = _MOST_PIXELS[sort]
    try:
        image = readers[sort](io.BytesIO(content))
    except Image.DecompressionBombError as error:
        raise Refused(_HUGE.filled(size=_OVER.filled(most=_millions(most)), most=_millions(most))) from error
    pixels = image.width * image.height
    if pixels > most:
        raise Refused(_HUGE.filled(size=_millions(pixels), most=_millions(most)))
    if getattr(image, "is_animated", False):
        raise Refused(_ANIMATED)
    return image


def _fitted(size: tuple[int, int]) -> tuple[int, int]:
    """The size it is kept in."""
    longest = max(size)
    if longest <= LONGEST:
        return size
    width, height = (max(1, round(side * LONGEST / longest)) for side in size)
    return width, height


def _plain(image: "Image.Image") -> "Image.Image":
    """Eight bits a channel, and white where nothing is."""
    from PIL import Image

    if image.mode.startswith("I"):  # sixteen bits of grey
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        whole = image.convert("RGBA")
        white = Image.new("RGBA", whole.size, "white")
        white.alpha_composite(whole)
        return white.convert("RGB")
    return image if image.mode in ("RGB", "L", "CMYK") else image.convert("RGB")


def _in_srgb(image: "Image.Image", profile: bytes | None) -> "Image.Image":
    """The same colours as numbers that every screen and printer takes alike."""
    from PIL import ImageCms

    if profile:
        try:
            of_camera = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(image, of_camera, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            logger.info("a colour profile could not be used", exc_info=True)
        else:
            return made if made is not None else image
    return image if image.mode == "L" else image.convert("RGB")


def _kept_name(name: str) -> str:
    """The name without folders, unprintable letters and the old ending."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    stem, dot, _ = last.rpartition(".")
    plain = "".join(letter for letter in (stem if dot else last) if letter.isprintable()).strip()
    return f"{plain[:_LONGEST_NAME] or 'photo'}.jpg"


def _millions(count: int) -> Text:
    def written(language: Language) -> str:
        return numbers.grouped(round(count / 1e6, 1), language)

    return Text(vi=written("vi"), en=written("en"))
