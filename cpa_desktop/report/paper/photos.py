"""Photos in pairs, each over its caption."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageOps
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from cpa_desktop.report import numbering, words
from cpa_desktop.report.blocks import Photo
from cpa_desktop.report.line import chosen, spoken
from cpa_desktop.report.paper import letters
from cpa_desktop.report.paper.letters import SetLine
from cpa_desktop.report.paper.pieces import Whole
from cpa_desktop.report.paper.setting import Setting

_TALLEST = 70 * mm  # of a photo
_BETWEEN = 12.0
_SHARPNESS = 200 / 72  # dots a point: enough for print, small enough to send
_MOST = 1200  # dots at the long side, whatever the room
_QUALITY = 80


class PhotoRow(Whole):
    """One photo or two side by side, each over its caption and where and when it was taken."""

    def __init__(self, photos: Sequence[Photo], setting: Setting) -> None:
        super().__init__(before=setting.style.gap, after=setting.style.gap + 4)
        self._photos, self._setting = tuple(photos), setting
        self._images: list[ImageReader | None] = []
        self._captions: list[list[SetLine]] = []
        self._tallest = 0.0

    def measure(self, room: float) -> float:
        """The taller picture and the longer caption."""
        each = (room - _BETWEEN) / 2
        if not self._captions:
            self._images = [_opened(self._setting.photo(photo.sha256), each) for photo in self._photos]
            self._captions = [self._caption(photo, each) for photo in self._photos]
            self._tallest = max(_size(image, each)[1] for image in self._images)
        return self._tallest + 4 + max(letters.height(caption) for caption in self._captions)

    def _caption(self, photo: Photo, room: float) -> list[SetLine]:
        style = self._setting.style
        shown = style.stanzas(numbering.photo(photo, self._setting.languages), style.small, "bold")
        soft = style.face(style.small, colour=style.palette.soft)
        taken = [letters.Stanza(text, soft) for text in numbering.taken(photo)]
        return letters.lines([*shown, *taken], room)

    def paint(self) -> None:
        """Pictures standing on one line, captions below."""
        each = (self.width - _BETWEEN) / 2
        base = self.height - self._tallest
        for place, (photo, image, caption) in enumerate(zip(self._photos, self._images, self._captions, strict=True)):
            x = place * (each + _BETWEEN)
            width, height = _size(image, each)
            if image is None:
                self._draw_missing(photo, x, base, width, height)
            else:
                self.canv.drawImage(image, x, base, width, height)
            letters.draw(self.canv, caption, x, base - 4)

    def _draw_missing(self, photo: Photo, x: float, base: float, width: float, height: float) -> None:
        style, canvas = self._setting.style, self.canv
        canvas.setStrokeColor(style.palette.line)
        canvas.setLineWidth(0.7)
        canvas.rect(x, base, width, height)
        said = chosen(words.NO_PHOTO.filled(photo=photo.sha256[:8]), self._setting.languages)
        stanzas = style.stanzas(spoken(said), style.small, colour=style.palette.soft)
        letters.draw(canvas, letters.lines(stanzas, width - 16), x + 8, base + height - 8)


def _opened(content: bytes | None, room: float) -> ImageReader | None:
    """The picture upright, no sharper than print needs; None if these bytes are no picture."""
    if content is None:
        return None
    longest = min(round(max(room, _TALLEST) * _SHARPNESS), _MOST)
    try:
        with Image.open(BytesIO(content)) as found:
            # A large JPEG is read at a half or a quarter of its size, which is quicker by far.
            share = longest / max(found.size)
            found.draft("RGB", (round(found.width * share), round(found.height * share)))
            picture = ImageOps.exif_transpose(found).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    picture.thumbnail((min(round(room * _SHARPNESS), _MOST), min(round(_TALLEST * _SHARPNESS), _MOST)))
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=_QUALITY)
    kept.seek(0)
    return ImageReader(kept)


def _size(image: ImageReader | None, room: float) -> tuple[float, float]:
    if image is None:
        return room, room * 0.5
    width, height = image.getSize()
    scale = min(room / width, _TALLEST / height)
    return width * scale, height * scale
