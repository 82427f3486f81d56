"""The table of records: what each is, whose, how far it has come, what it may save, when it was last changed."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from cpa_desktop.core.text import Language
from cpa_desktop.gui.last_known import Known, LastKnown
from cpa_desktop.gui.pages.record_model import CHANGED, ENTERPRISE, RECORD, SAVING, SECTOR, SORT, STAGE, RecordModel
from cpa_desktop.i18n import _

_ROW = 36
_FEW = 5  # rows that are always seen whole
_WIDTHS = {SECTOR: 150, SORT: 128, STAGE: 160, SAVING: 144, CHANGED: 100}
_NAMES = {RECORD: (0.56, 220), ENTERPRISE: (0.44, 180)}  # the share of the room that is left, and the least in px


class RecordTable(QTableView):
    """Rows that open on Enter or a double click."""

    opened = Signal(str)
    marked = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = RecordModel(language, self)
        self.setModel(self.records)
        self.setObjectName("records")
        self.setAccessibleName(_("Records"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.doubleClicked.connect(lambda index: self.open_row(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.marked.emit())
        self.records.modelReset.connect(self._mark_first)
        self.records.rowsInserted.connect(lambda *_rows: self.updateGeometry())

    def show_records(self, known: LastKnown) -> None:
        """List these; the record that was marked stays marked where it is still there."""
        marked = self.current()
        self.records.show_records(known)
        for row, record in enumerate(self.records.records):
            if marked is not None and record.id == marked.id:
                self.selectRow(row)

    def current(self) -> Known | None:
        """The record that is marked."""
        row = self.currentIndex().row()
        return self.records.records[row] if 0 <= row < self.records.rowCount() else None

    def open_row(self, row: int) -> None:
        """Open the record in a row."""
        if 0 <= row < self.records.rowCount():
            self.opened.emit(self.records.records[row].id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names take what the other columns leave; where that is too little the table moves sideways."""
        super().resizeEvent(event)
        room = self.viewport().width() - sum(_WIDTHS.values())
        for column, (share, least) in _NAMES.items():
            self.setColumnWidth(column, max(least, int(room * share)))

    def sizeHint(self) -> QSize:
        """As high as its rows; what there is no room for is scrolled to."""
        return QSize(super().sizeHint().width(), self._high(self.records.rowCount()))

    def minimumSizeHint(self) -> QSize:
        """A few rows, or all where there are fewer."""
        return QSize(super().minimumSizeHint().width(), self._high(min(_FEW, self.records.rowCount())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_row(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _high(self, rows: int) -> int:
        return self.horizontalHeader().sizeHint().height() + rows * _ROW + 2 * self.frameWidth()

    def _mark_first(self) -> None:
        if self.records.rowCount():
            self.selectRow(0)
        self.updateGeometry()
        self.marked.emit()
