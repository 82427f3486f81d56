"""How wide the columns of a table are, how its heads are broken into lines, and how high it is."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from cpa_desktop.gui.parts.grid_model import GridModel

_LEAST = {"text": 150, "longtext": 240, "choice": 130, "reference": 170, "place": 170, "money": 132, "yes_no": 90}
_MOST, _HEAD_MOST = 320, 240
_ROOM = 26  # px around the words of a cell, a sign included
_SIGN = 20  # px of a sign beside words
_PADDING = 16  # of a head, on both sides
_ROW = 34
_LINES = 6  # of a cell; what is longer ends in dots, and the whole is told where the pointer rests


class WrappingHeader(QHeaderView):
    """Heads in as many lines as their column needs; all are as high as the highest of them."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sectionSizeFromContents(self, section: int) -> QSize:
        """The words, broken at the width of their column."""
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        width = self.sectionSize(section)
        box = self.fontMetrics().boundingRect(QRect(0, 0, width - _PADDING, 1000), Qt.TextFlag.TextWordWrap, words)
        return QSize(width, box.height() + 10)


class Measure:
    """Measures one view by what its model shows."""

    def __init__(self, view: QTableView, model: GridModel) -> None:
        self._view = view
        self._model = model

    def columns(self) -> None:
        """As wide as the kind and the words ask, within bounds."""
        metrics = self._view.fontMetrics()
        for column in range(self._view.model().columnCount()):
            self._view.setColumnWidth(column, self._needed(metrics, column))
        self._heads()

    def widen(self, cells: set[tuple[int, int]]) -> bool:
        """Wider and higher where what these cells show now asks for it; whether anything is."""
        metrics, widened, heightened = self._view.fontMetrics(), False, False
        for row, column in cells:
            needed = min(metrics.horizontalAdvance(self._model.words(row, column)) + self._room(row, column), _MOST)
            if needed > self._view.columnWidth(column):
                self._view.setColumnWidth(column, needed)
                widened = True
        if widened:
            self._heads()
        for row in {row for row, _column in cells}:
            wanted = self._wrapped(metrics, row)
            if wanted > self._view.rowHeight(row):
                self._view.verticalHeader().resizeSection(row, wanted)
                heightened = True
        return widened or heightened

    def _heads(self) -> None:
        """Heads are as high as their words need at these widths; Qt remembers the height of other widths."""
        header = self._view.horizontalHeader()
        header.headerDataChanged(Qt.Orientation.Horizontal, 0, header.count() - 1)

    def _needed(self, metrics: QFontMetrics, column: int) -> int:
        model = self._model
        kind = model.plan.columns[column].kind
        texts = {(model.words(row, column), self._room(row, column)) for row in range(model.rowCount())}
        widest = max((metrics.horizontalAdvance(text) + room for text, room in texts), default=0)
        head = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        longest_word = max((metrics.horizontalAdvance(word) for word in head.split()), default=0) + _ROOM
        return min(max(widest, longest_word, _LEAST.get(kind, 96)), _MOST)

    def _room(self, row: int, column: int) -> int:
        """Around the words of a cell: for its sign, too, where it has one beside words."""
        is_marked = row < len(self._model.plan.rows) and self._model.mark(row, column) is not None
        return _ROOM + (_SIGN if is_marked else 0)

    def rows(self) -> None:
        """Every row as high as a finger; higher where its head or a cell has several lines."""
        model, header = self._view.model(), self._view.verticalHeader()
        metrics = self._view.fontMetrics()
        heads = [str(model.headerData(row, Qt.Orientation.Vertical) or "") for row in range(model.rowCount())]
        unbroken = [
            max(head.split(), key=len, default="") if self._model.is_total(row) else head
            for row, head in enumerate(heads)
        ]
        widest = max((metrics.horizontalAdvance(words) for words in unbroken), default=0) + _ROOM
        width = max(40, min(widest, _HEAD_MOST))
        header.setFixedWidth(width)
        for row, head in enumerate(heads):
            box = metrics.boundingRect(0, 0, width - 16, 1000, Qt.TextFlag.TextWordWrap, head)
            header.resizeSection(row, max(_ROW, box.height() + 12, self._wrapped(metrics, row)))

    def _wrapped(self, metrics: QFontMetrics, row: int) -> int:
        """The height of a row whose words are broken at the width of their columns."""
        wanted = 0
        for column in range(self._view.model().columnCount()):
            words, width = self._model.words(row, column), self._view.columnWidth(column) - _PADDING - 1
            if metrics.horizontalAdvance(words) > width:
                box = metrics.boundingRect(0, 0, width, 1000, Qt.TextFlag.TextWordWrap, words)
                wanted = max(wanted, min(box.height(), _LINES * metrics.lineSpacing()) + 12)
        return wanted

    def height(self, all_of: int, most: int) -> int:
        """Of few rows all, of more so many; with the bar for scrolling where columns lie beyond the edge."""
        view = self._view
        count = view.model().rowCount()
        in_sight = count if count <= all_of else most
        rows = sum(view.rowHeight(row) for row in range(in_sight))
        bar = view.horizontalScrollBar().sizeHint().height() if self.width() > view.width() else 0
        return rows + view.horizontalHeader().sizeHint().height() + bar + 2 * view.frameWidth()

    def width(self) -> int:
        """All columns side by side."""
        view = self._view
        return view.horizontalHeader().length() + view.verticalHeader().width() + 2 * view.frameWidth()
