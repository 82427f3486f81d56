"""A table of a record as Qt's views want it; every cell is read from the session, none is kept here."""

from collections.abc import Container
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QFont

from cpa_desktop.core.address import new_row_key
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.season import OUTPUT
from cpa_desktop.gui import icons, theme
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.grid_change import Drawn, differing
from cpa_desktop.gui.parts.grid_look import OFF, Look, is_rounded, look, tip
from cpa_desktop.gui.parts.grid_plan import GHOST, Plan
from cpa_desktop.gui.parts.grid_series import Courses, Mark, courses
from cpa_desktop.gui.parts.grid_totals import Total, totals
from cpa_desktop.i18n import _

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_INKS = {"usual": "soft_ink", "state": "soft_ink", "pending": "soft_ink", "refused": "error", "asked": "doubt"}
_SIGNS = {"refused": "error", "asked": "doubt"}
_MARKED = {"gap": ("question", "soft_ink"), "odd": ("doubt", "doubt")}
MARK = Qt.ItemDataRole.UserRole + 1
"""The words that stand in a cell beside its figure."""
_LONG = 120  # letters; longer words may be cut off in their cell
_NAME = 22  # letters of a name at the head of a row
_NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignVCenter.value


class GridModel(QAbstractTableModel):
    """Rows and columns of a plan, with the sums below."""

    typed = Signal(str, str)  # address, what a person typed

    def __init__(self, live: LiveRecord, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.live = live
        self.plan = plan
        self._looks: dict[tuple[int, int], Look] = {}
        self._totals: tuple[Total | None, ...] = totals(live.session, plan)
        self._courses: Courses = courses(live.session, plan)
        self.has_totals, self.has_courses = any(self._totals), any(self._courses)  # rows under the table
        self._drawn, self._spread = Drawn(live.session.evaluation), live.spread
        self._ran = live.session.evaluation  # from which the courses were drawn
        self._is_named = self._is_sum_named = False
        self._ghost = new_row_key()

    # what there is

    def redraw(self, plan: Plan, in_sight: Container[int] | None = None) -> set[tuple[int, int]] | None:
        """Show what the session holds now: which cells look otherwise, or nothing where they are laid anew.

        If `in_sight` is given other columns, and the courses, are left behind until it is not.
        """
        session = self.live.session
        if plan == self.plan:
            changed = self._draw_again(in_sight if self._spread is self.live.spread else None)
            if changed is not None:
                return changed
        self.beginResetModel()
        self._looks.clear()
        self.plan, self._drawn, self._spread = plan, Drawn(session.evaluation), self.live.spread
        self._totals, self._courses, self._ran = totals(session, plan), courses(session, plan), session.evaluation
        self.has_totals, self.has_courses = any(self._totals), any(self._courses)
        if self._ghost in plan.rows:
            self._ghost = new_row_key()
        self.endResetModel()
        return None

    def _draw_again(self, in_sight: Container[int] | None) -> set[tuple[int, int]] | None:
        """Which cells look otherwise, in the same places; nothing where the table gets or loses a row under it."""
        session, plan = self.live.session, self.plan
        stale = self._drawn.differing([across.key for across in plan.columns], session.evaluation, in_sight)
        if self._spread is not self.live.spread:
            self._spread = self.live.spread
            stale = [None if self._is_rounded(plan, column) else rows for column, rows in enumerate(stale)]
        sums = totals(session, plan, self._totals, [rows == frozenset() for rows in stale])
        runs = self._run_on() if in_sight is None else self._courses
        if (any(sums), any(runs)) != (self.has_totals, self.has_courses):
            return None
        changed = self._look_again(stale) | self._run_again(runs)
        if sums != self._totals:
            last = len(plan.rows)
            changed |= {(last, column) for column in range(len(sums)) if sums[column] != self._totals[column]}
            counts = [(each.known, each.asked) for each in sums if each is not None]
            is_counted_alike = counts == [(each.known, each.asked) for each in self._totals if each is not None]
            self._totals = sums
            if not is_counted_alike:  # the head of the sums says how many; Qt measures all heads anew for it
                self.headerDataChanged.emit(Qt.Orientation.Vertical, last, last)
        for cell in changed:  # one by one: for a range the view paints all it shows
            self.dataChanged.emit(self.index(*cell), self.index(*cell))
        return changed

    def _run_on(self) -> Courses:
        """The courses as they are now."""
        before, self._ran = self._ran, self.live.session.evaluation
        is_served_alike = differing(before, self._ran, OUTPUT) == frozenset()

        def is_kept(key: Key) -> bool:
            return is_served_alike and differing(before, self._ran, key) == frozenset()

        return courses(self.live.session, self.plan, self._courses, is_kept)

    def _is_rounded(self, plan: Plan, column: int) -> bool:
        """Whether the ± says how figures of a column are written."""
        rows = [row for row in range(len(plan.rows)) if plan.rows[row] != GHOST][:1]
        return any(is_rounded(self.live.session, *plan.cell(row, column)) for row in rows)

    def _look_again(self, stale: list[frozenset[str] | None]) -> set[tuple[int, int]]:
        """The cells that look otherwise, of those that may."""
        may = {
            (row, column): seen
            for (row, column), seen in self._looks.items()
            if (rows := stale[column]) is None or (rows and self.plan.cell(row, column)[1] in rows)
        }
        for cell in may:
            del self._looks[cell]
        return {cell for cell, seen in may.items() if self.look(*cell) != seen}

    def _run_again(self, runs: Courses) -> set[tuple[int, int]]:
        """The cells that are marked otherwise, and the courses that run otherwise."""
        changed = set()
        for column, (old, new) in enumerate(zip(self._courses, runs, strict=True)):
            if old is new or old == new:
                continue
            before, now = (each.marks if each is not None else {} for each in (old, new))
            changed |= {(row, column) for row in {*before, *now} if before.get(row) != now.get(row)}
            changed.add((self.rowCount() - 1, column))
        self._courses = runs
        return changed

    def name_rows(self, wanted: bool) -> bool:
        """Head the rows by what they are called, not by their number; says whether that is another head than before."""
        if wanted == self._is_named:
            return False
        self._is_named = wanted
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.plan.rows) - 1)
        return True

    def name_sum(self, wanted: bool) -> bool:
        """Say at the head of the sums what the first of them is, not their number; whether that is another head."""
        if wanted == self._is_sum_named:
            return False
        self._is_sum_named = wanted
        self.headerDataChanged.emit(Qt.Orientation.Vertical, len(self.plan.rows), len(self.plan.rows))
        return True

    @property
    def summed(self) -> list[int]:
        """The columns under which a sum stands."""
        return [column for column, total in enumerate(self._totals) if total is not None and total.known]

    def is_total(self, row: int) -> bool:
        """Whether this is a row under the table: of sums, or of courses."""
        return row >= len(self.plan.rows)

    def is_course(self, row: int) -> bool:
        """Whether this is the row of courses."""
        return self.has_courses and row == self.rowCount() - 1

    def mark(self, row: int, column: int) -> Mark | None:
        """What is to be seen at a cell among the others of its column."""
        course = self._courses[column]
        return course.marks.get(row) if course is not None else None

    def cell(self, index: Index) -> tuple[Key, str]:
        """The key and the row at a place; the row to come has a key already."""
        key, row = self.plan.cell(index.row(), index.column())
        return key, self._ghost if row == GHOST else row

    def address(self, index: Index) -> str:
        """The address at a place."""
        return address_of(*self.cell(index))

    def find(self, key: Key, row: str) -> QModelIndex:
        """The place of a cell, or no index."""
        for column, across in enumerate(self.plan.columns):
            if across.key != key:
                continue
            rest = row.removeprefix(f"{across.part}.") if across.part else row
            if across.part and rest == row:
                continue
            if rest in self.plan.rows:
                return self.index(self.plan.rows.index(rest), column)
        return QModelIndex()

    def look(self, row: int, column: int) -> Look:
        """How a cell looks, worked out once for each state of the record; also where that is not on the screen yet."""
        if column in self._drawn.behind:  # what was drawn is still to be compared with
            return self._look(row, column)
        found = self._looks.get((row, column))
        if found is None:
            found = self._looks[row, column] = self._look(row, column)
        return found

    def _look(self, row: int, column: int) -> Look:
        _, where = self.plan.cell(row, column)
        across = self.plan.columns[column]
        if where == GHOST:
            return Look(is_number=False) if across.is_typed else OFF
        return look(self.live.session, across, where, self.live.spread)

    def words(self, row: int, column: int) -> str:
        """The words in a cell, the sums included."""
        if self.is_course(row):
            return ""
        if not self.is_total(row):
            mark = self.mark(row, column)
            return " ".join(filter(None, (mark.short if mark is not None else "", self.look(row, column).text)))
        total = self._totals[column]
        return total.text if total is not None else ""

    def is_typed(self, index: Index) -> bool:
        """Whether a person may type here."""
        if not index.isValid() or self.is_total(index.row()) or self.live.session.read_only_because is not None:
            return False
        return self.plan.columns[index.column()].is_typed and self.look(index.row(), index.column()) is not OFF

    # Qt's questions

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Rows, one for the sums and one for the courses."""
        return 0 if parent.isValid() else len(self.plan.rows) + self.has_totals + self.has_courses

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(self.plan.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What is not asked cannot be reached."""
        if self.is_total(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        if self.look(index.row(), index.column()) is OFF:
            return Qt.ItemFlag.NoItemFlags
        reached = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        typed = self.is_typed(index) and self.plan.columns[index.column()].kind not in ("photo", "file")
        return reached | Qt.ItemFlag.ItemIsEditable if typed else reached

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """One aspect of one cell."""
        row, column = index.row(), index.column()
        if self.is_course(row):
            return self._run(column, role)
        if self.is_total(row):
            return self._sum(column, role)
        seen, mark = self.look(row, column), self.mark(row, column)
        if role == MARK:
            return mark.short if mark is not None else None
        match role:
            case Role.DisplayRole:
                return seen.text
            case Role.EditRole:
                return self.live.session.entered(*self.cell(index)) if self.plan.rows[row] != GHOST else ""
            case Role.TextAlignmentRole:
                return _NUMBER if seen.is_number else _WORDS
            case Role.ForegroundRole:
                ink = _INKS.get(seen.tone)
                return QBrush(theme.colour(ink)) if ink else None
            case Role.BackgroundRole:
                return self._ground(row, column, seen)
            case Role.FontRole:
                return _slanted() if seen.tone == "usual" else None
            case Role.DecorationRole:
                sign = _SIGNS.get(seen.tone)
                if mark is not None and sign is None:
                    return icons.icon(*_MARKED[mark.kind])
                return icons.icon(sign, sign) if sign else None
            case Role.ToolTipRole:
                return "\n".join(filter(None, (mark.said if mark is not None else "", self._tip(index))))
            case Role.AccessibleTextRole:
                said = f"{self.plan.titles[row]}, {self.plan.columns[column].title}: {seen.text or '—'}"
                return f"{said}. {mark.said}" if mark is not None else said
        return None

    def _ground(self, row: int, column: int, seen: Look) -> QBrush | None:
        if seen is OFF:
            return _hatched()
        if not self.plan.columns[column].is_typed:
            return QBrush(theme.colour("paper"))
        return None

    def _tip(self, index: Index) -> str:
        key, row = self.cell(index)
        across = self.plan.columns[index.column()]
        if self.plan.rows[index.row()] == GHOST:
            return across.help
        said, words = tip(self.live.session, key, row, across.help), self.words(index.row(), index.column())
        return f"{words}\n{said}".strip() if len(words) > _LONG else said

    def _sum(self, column: int, role: int) -> Any:
        total = self._totals[column]
        match role:
            case Role.DisplayRole:
                return total.text if total is not None else ""
            case Role.TextAlignmentRole:
                return _NUMBER
            case Role.FontRole:
                return theme.font(bold=True)
            case Role.BackgroundRole:
                return QBrush(theme.colour("paper"))
            case Role.ToolTipRole if total is not None:
                return f"Σ {total.known}/{total.asked}"
        return None

    def _run(self, column: int, role: int) -> Any:
        course = self._courses[column]
        match role:
            case Role.UserRole:
                return course
            case Role.BackgroundRole:
                return QBrush(theme.colour("paper"))
            case Role.ToolTipRole | Role.AccessibleTextRole if course is not None:
                return course.said
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The words at the head; the view wraps them."""
        if role == Role.TextAlignmentRole:
            number = orientation == Qt.Orientation.Horizontal and self.plan.columns[section].is_number
            return _WRAPPED | (Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft).value
        if orientation == Qt.Orientation.Vertical:
            if self.is_course(section):
                if role == Role.ToolTipRole:
                    return _("How each column runs over the periods")
                return _("Course") if role == Role.DisplayRole else None
            if self.is_total(section):
                return self._head_of_sums() if role == Role.DisplayRole else None
            return self._head_of_row(section) if role in (Role.DisplayRole, Role.ToolTipRole) else None
        across = self.plan.columns[section]
        if role == Role.DisplayRole:
            words = f"{across.title} ({across.unit})" if across.unit else across.title
            return f"{words}\N{NO-BREAK SPACE}*" if across.is_needed else words
        if role != Role.ToolTipRole:
            return None
        return "\n".join(filter(None, (_("required") if across.is_needed else "", across.help or across.title)))

    def _head_of_sums(self) -> str:
        if self._is_sum_named and self.summed:
            across, total = self.plan.columns[self.summed[0]], self._totals[self.summed[0]]
            unit = f" {across.unit}" if across.unit else ""
            return f"Σ {across.title}: {total.text}{unit}" if total is not None else "Σ"
        first = next((total for total in self._totals if total is not None), None)
        counted = f" {first.known}/{first.asked}" if first and first.known < first.asked else ""
        return f"Σ{counted}"

    def _head_of_row(self, section: int) -> str:
        if not self._is_named or section >= len(self.plan.names):
            return self.plan.titles[section]
        name = self.plan.names[section]
        return name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """What a person typed goes to the session as it stands; unchanged, it goes nowhere."""
        if role != Role.EditRole or not self.is_typed(index) or value == self.data(index, Role.EditRole):
            return False
        self.typed.emit(self.address(index), str(value))
        return True


def _hatched() -> QBrush:
    line = theme.colour("line")
    line.setAlphaF(0.7)
    return QBrush(line, Qt.BrushStyle.BDiagPattern)


def _slanted() -> QFont:
    font = theme.font()
    font.setItalic(True)
    return font
