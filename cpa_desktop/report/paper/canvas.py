"""ReportLab's canvas with bookmarks that skip no level, and page numbers drawn once their count is known."""

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

    def outlined(self, title: str, level: int, height: float) -> None:
        """An entry in the reader's list of contents, leading to this place."""
        level = min(level, self._depth + 1)
        self._depth = level
        self._bookmarks += 1
        key = f"at{self._bookmarks}"
        self.bookmarkHorizontal(key, 0, height)
        self.addOutlineEntry(title, key, level)

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
        super().save()
