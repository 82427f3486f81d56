"""Charts and photos with their captions."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from PIL import Image, ImageOps
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from cpa_desktop.report import numbering, words
from cpa_desktop.report.blocks import Chart, Figure, Photo
from cpa_desktop.report.charts import drawing
from cpa_desktop.report.charts.benchmark import BenchmarkChart
from cpa_desktop.report.charts.page import Page
from cpa_desktop.report.line import chosen, spoken
from cpa_desktop.report.paper import letters
from cpa_desktop.report.paper.company import Trailed
from cpa_desktop.report.paper.letters import SetLine
from cpa_desktop.report.paper.pieces import Piece, Prose, Whole
from cpa_desktop.report.paper.setting import Setting
from cpa_desktop.report.paper.table import sources

_TALLEST = 70 * mm  # of a photo
_BETWEEN = 12.0
_SHARPNESS = 200 / 72  # dots a point: enough for print, small enough to send


class Drawing(Whole):
    """A chart, drawn in vectors onto the page."""

    def __init__(self, chart: Chart, setting: Setting) -> None:
        tight = setting.style.gap < 4
        super().__init__(before=4 if tight else 6, after=2 if tight else 8)
        self._chart, self._palette = chart, setting.style.palette
        self._drawn: Page | None = None

    def measure(self, room: float) -> float:
        """As high as what is in it."""
        if self._drawn is None or self._drawn.width != room:
            self._drawn = drawing.drawn(self._chart, room, self._palette)
        return self._drawn.height

    def paint(self) -> None:
        """Paths and letters, by way of matplotlib."""
        # Reached here: it is matplotlib's, and a document without charts does without.
        from cpa_desktop.report.charts import renderer

        assert self._drawn is not None
        renderer.draw(self._drawn.figure, self.canv)


def figure(block: Figure, setting: Setting) -> list[Piece]:
    """The chart, its caption below, its source; indicator by indicator, so that a page may end between two."""
    style = setting.style
    caption = Prose(
        style.stanzas(numbering.figure(block, setting.languages), style.small + 0.5, "bold"),
        before=min(4, style.gap),
        reached="figure" if numbering.is_numbered(block) else "",
    )
    parts: list[Chart] = [block.drawing]
    if isinstance(block.drawing, BenchmarkChart) and block.drawing.bars and not block.drawing.compact:
        parts = [replace(block.drawing, bars=(bar,)) for bar in block.drawing.bars]
    drawings = [Drawing(part, setting) for part in parts]
    tails = [caption, *sources(block.source, (), setting)]
    tails[-1].spaceAfter = style.gap + 4
    return [*drawings[:-1], Trailed(drawings[-1], tails)]


class PhotoRow(Whole):
    """One photo or two side by side, each over its caption."""

    def __init__(self, photos: Sequence[Photo], setting: Setting) -> None:
        super().__init__(before=setting.style.gap, after=setting.style.gap + 4)
        self._photos, self._setting = tuple(photos), setting
        self._images: list[ImageReader | None] = []
        self._captions: list[list[SetLine]] = []
        self._tallest = 0.0

    def measure(self, room: float) -> float:
        """The taller picture and the longer caption."""
        each = (room - _BETWEEN) / 2
        style = self._setting.style
        if not self._captions:
            self._images = [_opened(self._setting.photo(photo.sha256), each) for photo in self._photos]
            self._captions = [letters.lines(style.stanzas(photo.caption, style.small), each) for photo in self._photos]
            self._tallest = max(_size(image, each)[1] for image in self._images)
        return self._tallest + 4 + max(letters.height(caption) for caption in self._captions)

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
    try:
        with Image.open(BytesIO(content)) as found:
            picture = ImageOps.exif_transpose(found).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    picture.thumbnail((round(room * _SHARPNESS), round(_TALLEST * _SHARPNESS)))
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=85)
    kept.seek(0)
    return ImageReader(kept)


def _size(image: ImageReader | None, room: float) -> tuple[float, float]:
    if image is None:
        return room, room * 0.5
    width, height = image.getSize()
    scale = min(room / width, _TALLEST / height)
    return width * scale, height * scale
