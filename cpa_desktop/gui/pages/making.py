"""Making a document off the window's thread: from a record's id to a file, and from it to pictures of its pages."""

import importlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from cpa_desktop.core import course
from cpa_desktop.core.catalogue import ReportPlan
from cpa_desktop.core.figures import Results
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.service.workspace import Desk

if TYPE_CHECKING:  # loaded once a document is made
    from pypdfium2 import PdfDocument, PdfPage

_WIDEST = 596  # pt; pages that lie on their side are drawn smaller
ONE_AT_A_TIME = Lock()  # PDFium is not made for several threads

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
    """A document that was made: how large each page is in points, and what the first looks like."""

    wish: Wish
    path: Path
    sizes: tuple[tuple[float, float], ...]
    first: QImage
    scale: float  # at which the first is drawn

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.sizes)


def layouts(plan: ReportPlan) -> tuple[str, ...]:
    """The layouts a kind of report knows, its usual one first."""
    known = (part.options.get("layout", "") for part in plan.parts)
    return tuple(dict.fromkeys((plan.layout, *filter(None, known))))


def prepare() -> None:
    """Load what makes documents, so that the first of them is there as soon as the others."""
    importlib.import_module("pypdfium2")
    for name in ("compose", "pdf", "sheet", "charts"):
        importlib.import_module(f"cpa_desktop.report.{name}")


def make(desk: Desk, record_id: str, path: Path, wish: Wish, scale: float, results: Results | None = None) -> Made:
    """Write the document as a PDF and look at its first page, `scale` pixels to the point."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(_UNWRITABLE.filled(folder=path.parent)) from error
    write(desk, record_id, path, wish, results)
    with _opened(path) as document:
        sizes = tuple(document.get_page_size(number) for number in range(len(document)))
        return Made(wish=wish, path=path, sizes=sizes, first=_picture(document[0], scale), scale=scale)


def write(desk: Desk, record_id: str, path: Path, wish: Wish, results: Results | None = None) -> Path:
    """Write the document, from a session of its own, so that typing may go on meanwhile.

    `results` are what slow engines gave already: what was worked out for the window is not worked out again.
    """
    from cpa_desktop.service import documents

    session = desk.session(record_id)
    session.take_results(results or {})
    if wish.sheets:
        form, blank = session.program.form, documents.sheets
        chosen = {"chosen": wish.sheets, "register": form.register.id, "sector": form.sector, "session": session}
        return blank(desk.library, path, language=wish.language, **chosen)  # type: ignore[arg-type]
    report: Callable[..., Path] = documents.write
    return report(session, path, kind=wish.kind, language=wish.language, layout=wish.layout or None)


def pictures(path: Path, numbers: Sequence[int], scale: float) -> dict[int, QImage]:
    """Some pages of a PDF as pictures, `scale` pixels to the point."""
    found = {}
    for number in numbers:
        course.step()
        with _opened(path) as document:
            found[number] = _picture(document[number], scale)
    return found


def fit(size: tuple[float, float]) -> float:
    """By how much a page is drawn smaller, because it lies on its side."""
    return min(1.0, _WIDEST / size[0])


@contextmanager
def _opened(path: Path) -> "Iterator[PdfDocument]":
    import pypdfium2

    with ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(path)
        try:
            yield document
        finally:
            document.close()


def _picture(page: "PdfPage", scale: float) -> QImage:
    bitmap = page.render(scale=scale * fit(page.get_size()), rev_byteorder=True, prefer_bgrx=True)
    shape = (bitmap.width, bitmap.height, bitmap.stride)
    return QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_RGBX8888).copy()
