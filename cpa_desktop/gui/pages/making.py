"""Making a document off the window's thread: from a record's id to a file, and from it to pictures of its pages."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage

from cpa_desktop.core.catalogue import ReportPlan
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.service.workspace import Desk

_WIDEST = 596  # pt; pages that lie on their side are drawn smaller
_MOST_PAGES = 60  # pictures of more would fill the memory of a small laptop

_UNWRITABLE = Text(
    vi="Không ghi được vào thư mục {folder}; hãy chọn chỗ khác.", en="The folder {folder} cannot be written to."
)


@frozen
class Wish:
    """Which document: a report of a kind in a layout, or blank sheets; and in which language."""

    language: str
    kind: str = ""
    layout: str = ""
    sheets: tuple[str, ...] = ()


@frozen
class Made:
    """A document that was made, and what its pages look like."""

    wish: Wish
    path: Path
    count: int
    pages: tuple[QImage, ...]


def layouts(plan: ReportPlan) -> tuple[str, ...]:
    """The layouts a kind of report knows, its usual one first."""
    known = (part.options.get("layout", "") for part in plan.parts)
    return tuple(dict.fromkeys((plan.layout, *filter(None, known))))


def make(desk: Desk, record_id: str, path: Path, wish: Wish, scale: float) -> Made:
    """Write the document as a PDF and look at its pages."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(_UNWRITABLE.filled(folder=path.parent)) from error
    return pictures(write(desk, record_id, path, wish), wish, scale)


def write(desk: Desk, record_id: str, path: Path, wish: Wish) -> Path:
    """Write the document, from a session of its own, so that typing may go on meanwhile."""
    from cpa_desktop.service import documents

    session = desk.session(record_id)
    if wish.sheets:
        form, blank = session.program.form, documents.sheets
        chosen = {"chosen": wish.sheets, "register": form.register.id, "sector": form.sector, "session": session}
        return blank(desk.library, path, language=wish.language, **chosen)  # type: ignore[arg-type]
    report: Callable[..., Path] = documents.write
    return report(session, path, kind=wish.kind, language=wish.language, layout=wish.layout or None)


def pictures(path: Path, wish: Wish, scale: float) -> Made:
    """The pages of a PDF as pictures, `scale` pixels to the point."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        count = len(document)
        pages = tuple(_picture(document[number], scale) for number in range(min(count, _MOST_PAGES)))
    finally:
        document.close()
    return Made(wish=wish, path=path, count=count, pages=pages)


def _picture(page: object, scale: float) -> QImage:
    scale *= min(1.0, _WIDEST / page.get_width())  # type: ignore[attr-defined]
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)  # type: ignore[attr-defined]
    shape = (bitmap.width, bitmap.height, bitmap.stride)
    return QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_RGBX8888).copy()
