"""A block before it is taken into a table, in the shape it was copied in: where each cell goes, how it is read."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QFont

from cpa_desktop.core.text import Language
from cpa_desktop.gui import icons, theme
from cpa_desktop.gui.parts.preview_figures import about
from cpa_desktop.i18n import _
from cpa_desktop.service.exchange.block import Sheet
from cpa_desktop.service.exchange.laying import Laid, Laying, lay
from cpa_desktop.service.exchange.matching import Matching
from cpa_desktop.service.exchange.target import Target
from cpa_desktop.service.session import RecordSession

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_ROOT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class LayingModel(QAbstractTableModel):
    """The block with a row above it that says which column each of its columns is, and a column that says which row."""

    relaid = Signal()

    def __init__(self, session: RecordSession, target: Target, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self.target = session, target
        self.sheet = Sheet(rows=())
        self.matching = Matching(columns=(), rows=())
        self.language: Language | None = None  # the notation a person chose
        self._typed: dict[tuple[int, int], str] = {}
        self.laying: Laying = self._lay()
        self._by_place: Mapping[tuple[int, int], Laid] = {}

    # state

    def show_block(self, sheet: Sheet, matching: Matching) -> None:
        """Another block, or the same matched otherwise."""
        self.beginResetModel()
        if sheet is not self.sheet:
            self._typed.clear()
        self.sheet, self.matching = sheet, matching
        self._read()
        self.endResetModel()
        self.relaid.emit()

    def read_as(self, language: Language | None) -> None:
        """Read the numbers in a notation, or in the one that the block itself shows."""
        self.language = language
        self._again()

    def renew(self) -> None:
        """The record has changed: what would be written over is something else now."""
        self._again()

    def leave_out(self, index: Index) -> None:
        """Do not take a cell."""
        self._type(index, "")

    def _type(self, index: Index, typed: str) -> None:
        place = (index.row() - 1, index.column() - 1)
        if place in self._by_place and self._by_place[place].cell.typed != typed:
            self._typed[place] = typed
            self._again()

    def _again(self) -> None:
        self._read()
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)
        self.relaid.emit()

    def _read(self) -> None:
        self.laying = self._lay()
        self._by_place = {(each.row, each.column): each for each in self.laying.cells}

    def _lay(self) -> Laying:
        return lay(self.session, self.target, self.sheet, self.matching, language=self.language, typed=self._typed)

    # what there is

    def laid(self, index: Index) -> Laid | None:
        """The cell there, if it has a place in the table."""
        return self._by_place.get((index.row() - 1, index.column() - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The rows of the block, under the one that says which columns they are."""
        return 0 if parent.isValid() else 1 + len(self.sheet.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The columns of the block, after the one that says which rows they are."""
        return 0 if parent.isValid() else 1 + self.sheet.width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Rows and columns as the spreadsheet calls them."""
        if role != Role.DisplayRole:
            return None
        if section == 0:
            return _("Goes to")
        is_across = orientation == Qt.Orientation.Horizontal
        if is_across:
            return self.sheet.column_name(section - 1)
        goes_to, name = self.matching.rows[section - 1], self.sheet.row_name(section - 1)
        if goes_to not in self.target.rows:
            return name
        title = self.target.titles[self.target.rows.index(goes_to)].of(self.session.language)
        return f"{name} · {title}"  # in sight wherever one has scrolled to

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What goes somewhere can be typed otherwise; where it goes can be chosen."""
        reached = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_open = self.options(index) or self.laid(index) is not None
        return reached | Qt.ItemFlag.ItemIsEditable if is_open else reached

    def options(self, index: Index) -> list[str]:
        """What may be chosen at the edge: the columns of the table, or its rows; first, to leave it out."""
        row, column, language = index.row() - 1, index.column() - 1, self.session.language
        if row < 0 <= column:
            return [_("left out"), *(slot.name.of(language) for slot in self.target.slots)]
        if column < 0 <= row and self.target.rows and not self.target.takes_new:
            return [_("left out"), *(title.of(language) for title in self.target.titles)]
        return []

    def chosen(self, index: Index) -> int:
        """Which of the options holds."""
        row, column = index.row() - 1, index.column() - 1
        if row < 0:
            place = self.matching.columns[column]
            return 0 if place is None else place + 1
        key = self.matching.rows[row]
        return self.target.rows.index(key) + 1 if key in self.target.rows else 0

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """One aspect of one cell."""
        row, column = index.row() - 1, index.column() - 1
        if row < 0 or column < 0:
            return self._edge(index, role)
        found = self.laid(index)
        match role:
            case Role.DisplayRole:
                return self._words(found) if found is not None else self.sheet.words(row, column)
            case Role.EditRole:
                return found.cell.typed if found is not None else ""
            case Role.TextAlignmentRole:
                is_number = found is not None and self._slot_is_number(column)
                return _RIGHT if is_number else _LEFT
            case Role.ForegroundRole:
                return QBrush(theme.colour(self._ink(found)))
            case Role.BackgroundRole:
                return QBrush(theme.colour("paper")) if found is None or found.is_left else None
            case Role.DecorationRole:
                sign = sign_of(found)
                return icons.icon(sign, sign if sign != "hint" else "soft_ink") if sign else None
            case Role.ToolTipRole:
                return self.said(index) or None
            case Role.AccessibleTextRole:
                return f"{self.data(index)}. {self.said(index)}"
        return None

    def _slot_is_number(self, column: int) -> bool:
        place = self.matching.columns[column]
        return place is not None and self.target.slots[place].is_number

    def _words(self, found: Laid) -> str:
        language = self.session.language
        if found.is_left:
            return _("left out")
        if found.is_unread:
            return _("“{typed}” is not read", typed=found.cell.typed)
        words = found.cell.words.of(language)
        return _("{new}, now {old}", new=words, old=found.cell.before.of(language)) if found.is_over else words

    def _ink(self, found: Laid | None) -> str:
        if found is None or found.is_same or found.is_left:
            return "soft_ink"
        sign = sign_of(found)
        return sign if sign in ("error", "doubt") else "ink"

    def _edge(self, index: Index, role: int) -> Any:
        """Where a row or a column goes."""
        options = self.options(index)
        match role:
            case Role.DisplayRole | Role.AccessibleTextRole:
                if index.row() == 0 and index.column() - 1 == self.matching.label and not self.chosen(index):
                    return _("names the period")
                if options:
                    return options[self.chosen(index)]
                row = index.row() - 1
                is_new = row >= 0 and self.matching.rows[row] is not None
                return _("a new row") if is_new else _("left out") if row >= 0 else ""
            case Role.BackgroundRole:
                return QBrush(theme.colour("paper"))
            case Role.ForegroundRole:
                return QBrush(theme.colour("accent" if options and self.chosen(index) else "soft_ink"))
            case Role.FontRole:
                return theme.font(bold=True) if index.row() == 0 else QFont(theme.font())
            case Role.ToolTipRole if options:
                return _("F2 or Alt+Down: choose where it goes")
        return None

    def said(self, index: Index) -> str:
        """What is to be known of a cell, in words."""
        found = self.laid(index)
        if found is None:
            return ""
        language = self.session.language
        if found.is_same:
            return _("The table says so already.")
        if found.is_left:
            return _("Not taken; what stands in the table stays.")
        said = [about(found.cell, language)]
        if found.is_over:
            said.append(_("Takes the place of {before}.", before=found.cell.before.of(language)))
        if found.is_unread:
            said.append(_("It goes in as it is, marked and not counted; F2 corrects it, Delete leaves it out."))
        return " ".join(filter(None, said))

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """A person says where it goes, or what it says."""
        row, column = index.row() - 1, index.column() - 1
        if role != Role.EditRole:
            return False
        if row >= 0 and column >= 0:
            self._type(index, str(value).strip())
            return True
        place = int(value) - 1
        if row < 0:
            columns = [None if each == place else each for each in self.matching.columns]
            columns[column] = place if place >= 0 else None
            self.matching = replace(self.matching, columns=tuple(columns))
        else:
            key = self.target.rows[place] if place >= 0 else None
            rows = [None if each == key else each for each in self.matching.rows]
            rows[row] = key
            self.matching = replace(self.matching, rows=tuple(rows))
        self._again()
        return True


def sign_of(found: Laid | None) -> str:
    """The sign of a cell: not read, doubtful, in place of something else, or nothing to be said."""
    if found is None or found.is_left or found.is_same:
        return ""
    return "error" if found.is_unread else "doubt" if found.is_doubtful else "hint" if found.is_over else ""
