"""The records of the list as rows of a table: as many as have been read, the next page asked for on the way down."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from cpa_desktop.core.text import Language
from cpa_desktop.gui.last_known import Known, LastKnown
from cpa_desktop.i18n import _

Index = QModelIndex | QPersistentModelIndex

RECORD, ENTERPRISE, SECTOR, SORT, STAGE, SAVING, CHANGED = range(7)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NOWHERE = QModelIndex()


class RecordModel(QAbstractTableModel):
    """One row a record; `more_wanted` says how many are there when the next page is wanted."""

    more_wanted = Signal(int)

    def __init__(self, language: Language, parent: Any = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._known = LastKnown()
        self.records: list[Known] = []
        self._is_whole = True
        self._is_asking = False
        self._heads = (
            _("Record"),
            _("Enterprise"),
            _("Sector"),
            _("Sort"),
            _("How far"),
            _("Potential saving"),
            _("Last changed"),
        )
        self._words: tuple[Callable[[Known], str], ...] = (
            self._title,
            lambda record: record.belongs_to,
            lambda record: record.sector.of(language),
            lambda record: self._known.title_of(record.register).of(language),
            self._stage,
            lambda record: record.saving.of(language),
            lambda record: when(record.changed),
        )

    def show_records(self, known: LastKnown) -> None:
        """These, in place of those before."""
        self.beginResetModel()
        self._known, self.records = known, list(known.records)
        self._is_whole, self._is_asking = known.is_whole, False
        self.endResetModel()

    def append(self, records: Sequence[Known], *, is_whole: bool) -> None:
        """A page further on, the last or not."""
        self._is_whole, self._is_asking = is_whole, False
        if not records:
            return
        first = len(self.records)
        self.beginInsertRows(_NOWHERE, first, first + len(records) - 1)
        self.records.extend(records)
        self.endInsertRows()

    def renew(self, record: Known) -> None:
        """What is known of a record now, if it is listed."""
        for row, before in enumerate(self.records):
            if before.id == record.id:
                self.records[row] = record
                self.dataChanged.emit(self.index(row, 0), self.index(row, CHANGED))

    # what Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """As many as have been read."""
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Those of the heads."""
        return 0 if parent.isValid() else len(self._heads)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are records that have not been read."""
        return not parent.isValid() and not self._is_asking and not self._is_whole

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; it comes when it has been read."""
        self._is_asking = True
        self.more_wanted.emit(len(self.records))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heads of the columns."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._heads[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if section == SAVING else _LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, whole in the tip where a column is too narrow for them."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words[index.column()](self.records[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() == SAVING else _LEFT
        return None

    def _title(self, record: Known) -> str:
        title = record.title or self._known.title_of(record.register).of(self._language)
        return f"{title}  [{_('SAMPLE')}]" if record.is_sample else title

    def _stage(self, record: Known) -> str:
        if record.is_confirmed:
            return _("confirmed")
        parts = [] if record.progress is None else [f"{record.progress * 100:.0f} %"]
        return " · ".join(filter(None, [*parts, record.stage.of(self._language)]))


def when(changed: str) -> str:
    """A moment as one says it: the time for today, else the day."""
    with suppress(ValueError):
        moment = datetime.fromisoformat(changed).astimezone()
        return f"{moment:%H:%M}" if moment.date() == date.today() else f"{moment:%d/%m/%Y}"
    return ""
