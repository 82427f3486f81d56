"""What stands on every page around the text: running head, foot, draft and sample marks, page n of N."""

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from cpa_desktop.report import words
from cpa_desktop.report.blocks import Cover, Document
from cpa_desktop.report.line import clean, spoken
from cpa_desktop.report.look import mixed
from cpa_desktop.report.paper import letters
from cpa_desktop.report.paper.style import Style

_SIZE = 9.0


def furnished(document: Document, style: Style, size: tuple[float, float]) -> Callable[[Canvas], None]:
    """A function that draws all but the text of a page."""

    def furnish(canvas: Canvas) -> None:
        page = canvas.getPageNumber()
        _marks(canvas, document, style, size)
        first = document.blocks[0] if document.blocks else None
        if page == 1 and isinstance(first, Cover):
            return
        if style.headed:
            _head(canvas, document, style, size)
        _foot(canvas, document, style, size)
        if not (page == 1 and style.formal):
            canvas.doForm(f"number{page}")

    return furnish


def numbered(document: Document, style: Style, size: tuple[float, float]) -> Callable[[Canvas, int, int], None]:
    """A function that draws the number of a page: at the foot, or at the head of an administrative document."""

    def number(canvas: Canvas, page: int, pages: int) -> None:
        if style.formal:
            canvas.setFont(style.face(style.body).font, style.body)
            canvas.setFillColor(style.palette.ink)
            canvas.drawCentredString(size[0] / 2, size[1] - style.top * 0.62, str(page))
            return
        canvas.setFont(style.face(_SIZE).font, _SIZE)
        canvas.setFillColor(style.palette.soft)
        text = words.PAGE.filled(page=page, pages=pages).of(document.languages[0])
        canvas.drawRightString(size[0] - style.right, style.bottom * 0.52, text)

    return number


def _marks(canvas: Canvas, document: Document, style: Style, size: tuple[float, float]) -> None:
    """DỰ THẢO and MẪU across the page, light enough to be read through."""
    said = [mark for mark, shown in ((words.SAMPLE, document.sample), (words.DRAFT, document.draft)) if shown]
    if not said:
        return
    face = style.face(92, "bold", colour=mixed(style.palette.raised, style.palette.ink, 0.075))
    canvas.saveState()
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.rotate(52 if size[1] > size[0] else 33)
    canvas.setFillColor(face.colour)
    at = (len(said) - 1) * 55 - 30
    for mark in said:
        canvas.setFont(face.font, face.size)
        canvas.drawCentredString(0, at, mark.of(document.languages[0]))
        if len(document.languages) > 1:
            canvas.setFont(face.font, 34)
            canvas.drawCentredString(0, at - 38, mark.of(document.languages[1]))
        at -= 135
    canvas.restoreState()


def _head(canvas: Canvas, document: Document, style: Style, size: tuple[float, float]) -> None:
    room = size[0] - style.left - style.right
    at = size[1] - style.top * 0.62
    face = style.face(_SIZE, colour=style.palette.soft)
    canvas.setFont(face.font, face.size)
    canvas.setFillColor(face.colour)
    title = (spoken(document.title) or ("",))[0]
    kind = _shortened(title, face, room * 0.6)
    over = room - letters.width(kind, face.font, face.size) - 14
    canvas.drawString(style.left, at, _shortened(clean(document.enterprise), face, over))
    canvas.drawRightString(size[0] - style.right, at, kind)
    canvas.setStrokeColor(style.palette.line)
    canvas.setLineWidth(0.5)
    canvas.line(style.left, at - 4.5, size[0] - style.right, at - 4.5)


def _foot(canvas: Canvas, document: Document, style: Style, size: tuple[float, float]) -> None:
    language = document.languages[0]
    year, month, day = document.made_at[:10].split("-")
    said = [
        words.RECORD.filled(record=clean(document.record_id)[:8]).of(language) if document.record_id else "",
        words.DATA.filled(version=clean(document.data_version)).of(language) if document.data_version else "",
        words.MADE.filled(date=f"{day}/{month}/{year}").of(language),
    ]
    face = style.face(_SIZE, colour=style.palette.soft)
    canvas.setFont(face.font, face.size)
    canvas.setFillColor(face.colour)
    text = "  ·  ".join(part for part in said if part)
    room = size[0] - style.left - style.right
    canvas.drawString(style.left, style.bottom * 0.52, _shortened(text, face, room - 70))


def _shortened(text: str, face: letters.Face, room: float) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if letters.width(text, face.font, face.size) <= room:
        return text
    while text and letters.width(text + "…", face.font, face.size) > room:
        text = text[:-1]
    return text.rstrip() + "…"
