"""The table of records: what each is, whose, what it may save, when it was last changed."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem, QWidget

from cpa_desktop.core.text import Language
from cpa_desktop.gui.last_known import Known, LastKnown
from cpa_desktop.i18n import _

_ROW = 36
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RecordTable(QTableWidget):
    """Rows that open on Enter or a double click."""

    opened = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._records: tuple[Known, ...] = ()
        heads = (_("Record"), _("Enterprise"), _("Sort"), _("Potential saving"), _("Last changed"))
        self.setColumnCount(len(heads))
        self.setHorizontalHeaderLabels(heads)
        self.setObjectName("records")
        self.setAccessibleName(_("Records"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column in range(len(heads)):
            stretched = column < 2
            mode = QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)
        self.cellDoubleClicked.connect(lambda row, _column: self.open_row(row))

    def show_records(self, records: Sequence[Known], known: LastKnown) -> None:
        """List these."""
        self._records = tuple(records)
        self.setRowCount(len(records))
        for row, record in enumerate(records):
            kind = known.title_of(record.register).of(self._language)
            title = record.title or kind
            if record.is_sample:
                title = f"{title}  [{_('SAMPLE')}]"
            words = (title, record.belongs_to, kind, record.saving.of(self._language), when(record.changed))
            for column, text in enumerate(words):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == 3:
                    item.setTextAlignment(_RIGHT)
                self.setItem(row, column, item)
        if records and self.currentRow() < 0:
            self.setCurrentCell(0, 0)

    def current(self) -> Known | None:
        """The record that is marked."""
        row = self.currentRow()
        return self._records[row] if 0 <= row < len(self._records) else None

    def open_row(self, row: int) -> None:
        """Open the record in a row."""
        if 0 <= row < len(self._records):
            self.opened.emit(self._records[row].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_row(self.currentRow())
            return
        super().keyPressEvent(event)


def when(changed: str) -> str:
    """A moment as one says it: the time for today, else the day."""
    with suppress(ValueError):
        moment = datetime.fromisoformat(changed).astimezone()
        return f"{moment:%H:%M}" if moment.date() == date.today() else f"{moment:%d/%m/%Y}"
    return ""
