"""The table of a block about to be taken in: as wide as its words; from one cell that deserves a look to the next."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from cpa_desktop.gui.parts.laying_model import LayingModel
from cpa_desktop.gui.parts.laying_places import PlaceDelegate
from cpa_desktop.i18n import _

ROW = 32
_ROWS, _LEAST = 9, 3
_WIDEST, _NARROWEST = 340, 90


class LayingTable(QTableView):
    """Shows the model; a press or Alt and Down opens what a cell can be."""

    def __init__(self, model: LayingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(PlaceDelegate(self))
        self.setAccessibleName(_("How each cell is understood"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.clicked.connect(self._open_edge)

    def fit(self) -> None:
        """As wide as the words want, and as high as there are rows, within reason."""
        metrics = self.fontMetrics()
        for column in range(self._model.columnCount()):
            rows = range(min(self._model.rowCount(), 60))
            words = (str(self._model.index(row, column).data() or "") for row in rows)
            needed = max((metrics.horizontalAdvance(each) for each in words), default=0) + 44
            self.setColumnWidth(column, max(_NARROWEST, min(_WIDEST, needed)))
        rows_shown = max(_LEAST, min(_ROWS, self._model.rowCount()))
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows_shown * ROW + bar + 4)

    def begin(self) -> None:
        """At the first cell that deserves a look, else at the first cell."""
        self.fit()
        first = self._next_after(0)
        self.setCurrentIndex(first if first.isValid() else self._model.index(1, min(1, self._model.sheet.width)))

    def go_to_next(self) -> None:
        """To the next cell that deserves a look, round the end."""
        now = self.currentIndex()
        found = self._next_after(now.row() * self._model.columnCount() + now.column() if now.isValid() else 0)
        if found.isValid():
            self.setCurrentIndex(found)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_edge(self, index: QModelIndex) -> None:
        """A press where it is said what goes where opens the list."""
        if self._model.options(index):
            self.edit(index)

    def _next_after(self, place: int) -> QModelIndex:
        columns = self._model.columnCount()
        every = range(columns, self._model.rowCount() * columns)
        for at in (*every[max(0, place + 1 - columns) :], *every[: max(0, place + 1 - columns)]):
            index = self._model.index(at // columns, at % columns)
            found = self._model.laid(index)
            if found is not None and not found.is_left and (found.is_unread or found.is_doubtful):
                return index
        return QModelIndex()
