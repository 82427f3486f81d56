"""ReportLab's canvas with bookmarks that skip no level, and page numbers drawn once they are known."""

from collections.abc import Callable
from typing import Any

from reportlab.pdfgen.canvas import Canvas


class PaperCanvas(Canvas):
    """A canvas that knows how to number pages: `number` is given itself, the page and how many there are."""

    number: Callable[[Canvas, int, int], None]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._depth = -1
        self._bookmarks = 0
        self._reached: dict[str, list[int]] = {}
        self._promised: dict[tuple[str, int], Callable[[Canvas, int], None]] = {}

    def outlined(self, title: str, level: int, height: float) -> None:
        """An entry in the reader's list of contents, leading to this place."""
        level = min(level, self._depth + 1)
        self._depth = level
        self._bookmarks += 1
        key = f"at{self._bookmarks}"
        self.bookmarkHorizontal(key, 0, height)
        self.addOutlineEntry(title, key, level)

    def reach(self, sort: str, height: float) -> None:
        """One more place of a sort: a list of that sort says its page, and leads to it."""
        pages = self._reached.setdefault(sort, [])
        pages.append(self.getPageNumber())
        self.bookmarkHorizontal(f"{sort}{len(pages)}", 0, height)

    def promise(self, sort: str, place: int, draw: Callable[[Canvas, int], None]) -> None:
        """Leave room here for the page of a place still to come, counted from 1; it is drawn when all are known."""
        self._promised[sort, place] = draw
        self.doForm(_form(sort, place))

    def showPage(self) -> None:  # noqa: N802 (ReportLab calls it so)
        """The page's own code counts for the document's id."""
        self._doc.updateSignature("\n".join(self._code))  # type: ignore[attr-defined]
        super().showPage()

    def save(self) -> None:
        """Every page has shown a form named after it; now that their count is known they are drawn."""
        if self._code:  # type: ignore[attr-defined]
            self.showPage()
        pages = self.getPageNumber() - 1
        for page in range(1, pages + 1):
            self.beginForm(f"number{page}")
            self.number(self, page, pages)
            self.endForm()
        for (sort, place), draw in self._promised.items():
            self.beginForm(_form(sort, place))
            draw(self, self._reached[sort][place - 1])
            self.endForm()
        super().save()


def _form(sort: str, place: int) -> str:
    return f"page-{sort}{place}"
