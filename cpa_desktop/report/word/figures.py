"""Charts and photos with their captions, and what a screen reader says of them."""

from collections.abc import Sequence
from io import BytesIO

from docx.oxml.shape import CT_Inline
from docx.shared import Pt
from PIL import Image, ImageOps

from cpa_desktop.report import numbering, words
from cpa_desktop.report.blocks import Figure, Photo
from cpa_desktop.report.charts.flow import FlowChart
from cpa_desktop.report.line import chosen, together
from cpa_desktop.report.word import charts, grid
from cpa_desktop.report.word.contents import caption
from cpa_desktop.report.word.elements import Element, border, made
from cpa_desktop.report.word.prose import paragraph, plain
from cpa_desktop.report.word.said import said
from cpa_desktop.report.word.setting import Setting
from cpa_desktop.report.word.styles import is_tight
from cpa_desktop.report.word.table import sources

_TALLEST = 70 * 72 / 25.4  # of a photo
_BETWEEN = 12.0
_MOST = 1200  # dots at the long side, whatever the room
_QUALITY = 80
_CAPTION = 40.0  # what a picture as high as a page leaves for the words below it


def figure(block: Figure, setting: Setting) -> list[Element]:
    """The chart in its parts, its caption below, its source."""
    below = sources(block.source, (), setting)
    space = 3 if is_tight(setting.style) else 7
    apart = 0 if isinstance(block.drawing, FlowChart) else space  # one arrow goes on into the next picture
    pictures = [
        _placed(content, (setting.width, setting.height - _CAPTION), f"{together(block.caption)}. {shown}", setting)
        for content, shown in charts.parts(block.drawing, setting)
    ]
    last = len(pictures) - 1
    return [
        *(
            paragraph(
                "Picture",
                picture,
                before=apart if place else space,
                after=space if place == last else apart,
                keep=place == last,
            )
            for place, picture in enumerate(pictures)
        ),
        *caption(block, setting, keep=bool(below)),
        *below,
    ]


def photos(run: Sequence[Photo], setting: Setting) -> list[Element]:
    """Photos in pairs, each over its caption and where and when it was taken."""
    each = (setting.width - _BETWEEN) / 2
    rows: list[grid.Row] = []
    for start in range(0, len(run), 2):
        pair = list(run[start : start + 2])
        shown = [_photo(photo, each, setting) for photo in pair]
        told = [grid.Cell(inside=_caption(photo, setting)) for photo in pair]
        for cells in (shown, told):
            second = cells[1] if len(cells) > 1 else grid.Cell()
            rows.append(grid.Row(cells=(cells[0], grid.Cell(), second), keep=cells is shown))
    table = grid.table("TableNormal", (each, _BETWEEN, each), rows, margins=grid.margins(0, 0, 0, 0))
    return [grid.gap(setting.style.gap, keep=True), table, grid.gap(setting.style.gap)]


def _photo(photo: Photo, room: float, setting: Setting) -> grid.Cell:
    """The picture, or a frame and a sentence that it could not be opened."""
    content = _opened(setting.photo(photo.sha256), room)
    if content is None:
        texts = chosen(words.NO_PHOTO.filled(photo=photo.sha256[:8]), setting.languages)
        frame = [border(side, setting.style.palette.line) for side in ("top", "left", "bottom", "right")]
        return grid.Cell(inside=said(texts, "SourceLine", setting, align="centre"), stands="center", borders=frame)
    described = f"{together(numbering.photo(photo, setting.languages))}. {together(numbering.taken(photo))}"
    picture = paragraph("Picture", _placed(content, (room, _TALLEST), described, setting))
    return grid.Cell(inside=[picture], stands="bottom")


def _caption(photo: Photo, setting: Setting) -> list[Element]:
    shown = said(numbering.photo(photo, setting.languages), "PhotoCaption", setting, before=3)
    taken = [each for text in numbering.taken(photo) for each in said((text,), "SourceLine", setting)]
    return [*shown, *taken, grid.gap(setting.style.gap)]


def _opened(content: bytes | None, room: float) -> bytes | None:
    """The picture upright, no sharper than print needs; None if these bytes are no picture."""
    if content is None:
        return None
    most = (min(round(room * charts.SHARPNESS), _MOST), min(round(_TALLEST * charts.SHARPNESS), _MOST))
    try:
        with Image.open(BytesIO(content)) as found:
            # A large JPEG is read at a half or a quarter of its size, which is quicker by far.
            share = max(most) / max(found.size)
            found.draft("RGB", (round(found.width * share), round(found.height * share)))
            picture = ImageOps.exif_transpose(found).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    picture.thumbnail(most)
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=_QUALITY)
    return kept.getvalue()


def _placed(content: bytes, room: tuple[float, float], described: str, setting: Setting) -> Element:
    """A picture in the line, as large as there is room, with what it shows in words."""
    with Image.open(BytesIO(content)) as picture:
        scale = min(room[0] / picture.width, room[1] / picture.height)
        width, height = Pt(picture.width * scale), Pt(picture.height * scale)
    number = setting.book.count("picture")
    inline = CT_Inline.new_pic_inline(number, setting.book.image(content), f"picture{number}", width, height)
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    inline.docPr.set("descr", plain(described).replace("\n", " "))
    return made("w:r", made("w:drawing", inline))
