"""The editor of a table: its cells, the acts on its rows, and what is said of the current cell."""

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cpa_desktop.core.address import parse
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.finding import Finding
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.text import Refused, same
from cpa_desktop.core.worksheet import Severity
from cpa_desktop.gui import order, theme
from cpa_desktop.gui.fields import act
from cpa_desktop.gui.fields.sight import bring_into_sight
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts import grid_acts
from cpa_desktop.gui.parts.grid_cell import CellBar
from cpa_desktop.gui.parts.grid_clipboard import Clip
from cpa_desktop.gui.parts.grid_empty import nothing_yet
from cpa_desktop.gui.parts.grid_head import GridHead
from cpa_desktop.gui.parts.grid_laying import GridLaying
from cpa_desktop.gui.parts.grid_model import GridModel
from cpa_desktop.gui.parts.grid_parts import OVERVIEW, PartTabs
from cpa_desktop.gui.parts.grid_picker import Picker, addable
from cpa_desktop.gui.parts.grid_plan import GHOST, Plan, out_of_season, overview, plan, typed_columns
from cpa_desktop.gui.parts.grid_several import Several
from cpa_desktop.gui.parts.grid_standing import Standing
from cpa_desktop.gui.parts.grid_view import GridView

_MANY = 12
"""So many rows of figures are shown at once; of more, only how many there are."""


class Grid(QWidget):
    """One table of a sheet."""

    focused = Signal(str)
    traced = Signal(str)
    left = Signal(int)
    wanted = Signal(str)  # an address elsewhere that must be filled in first

    def __init__(self, live: LiveRecord, table: TableKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live, self.table = live, table
        self.address = "/".join(table)
        self.field = live.session.program.tables[table].field
        self._findings: dict[str, tuple[Finding, ...]] = {}
        self._with_all = False
        self._followed: tuple[Key, str] | None = None
        self._shown: tuple[object, ...] = ()
        self._following = QTimer(self, singleShot=True, interval=0)
        self._later = QTimer(self, singleShot=True, interval=0)
        self.is_behind = False  # whether only what is in sight is drawn as the record is now
        self._unfitted: set[tuple[int, int]] = set()  # cells that may need more room than they have
        self._is_open = self.field.unfolded or bool(typed_columns(self.field))
        self.head = GridHead(live, table)
        self.tabs = PartTabs(live, table, self)
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "soft")
        self._standing = Standing(table)
        self._typed = {(*table, column.id) for column in typed_columns(self.field)}  # that keys may lead to
        self.model = GridModel(live, self._plan(), self)
        self.view = GridView(self.model)
        self.view.setAccessibleName(self.field.label.of(live.session.language))
        self.bar = CellBar(live)
        self.picker: Picker | None = None
        self.several: Several | None = None
        self.laying = GridLaying(live, table, self.view, self)
        self._lay_out()
        self._connect()
        self._show_what_there_is()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        for widget in (self.head, self.tabs, self.laying.notice, self.empty, self.view, self.bar):
            column.addWidget(widget)
        self.bar.hide()
        order.along_layout(self)

    def _connect(self) -> None:
        live = self.live
        self.model.typed.connect(lambda address, typed: act.answer(live, address, typed))
        self.view.moved.connect(self._follow)
        self._following.timeout.connect(self._follow)
        self._later.timeout.connect(self._catch_up)
        self.view.left.connect(self.left)
        self.view.traced.connect(self.traced)
        self.view.picked_files.connect(self._choose_files)
        self.view.picked_several.connect(self._choose_several)
        self.view.pasted.connect(self._paste)
        self.view.filled.connect(lambda typed: grid_acts.enter_all(live, typed))
        self.view.row_wanted.connect(self.add_row)
        self.view.row_unwanted.connect(self.delete_row)
        self.view.part_wanted.connect(self.tabs.step)
        self.bar.settled.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.bar.originated.connect(
            lambda here, origin: grid_acts.state_origin(live, self.model, here, self.view.chosen(), origin)
        )
        self.laying.changed.connect(self._show_what_there_is)
        self.laying.went_to.connect(self.show_address)
        self.tabs.changed.connect(self._redraw)
        self.head.row_wanted.connect(self.add_row)
        self.head.list_wanted.connect(self._open_list)
        self.head.row_unwanted.connect(self.delete_row)
        self.head.sheet_wanted.connect(lambda: self.laying.ask_for_file(self.tabs.current))
        self.head.all_wanted.connect(self._show_all)
        self.head.opened.connect(self._open)
        self.empty.linkActivated.connect(self.wanted)

    # drawing

    def _plan(self, in_sight: range | None = None) -> Plan:
        session = self.live.session
        shown = self.tabs.current, self.tabs.measure, self._with_all, session.read_only_because
        season = out_of_season(session.evaluation, self.table)
        among = None if in_sight is None else {self.model.plan.columns[place].key for place in in_sight} | self._typed
        if self._standing.stands(session.evaluation, *shown, season, among=among):
            return self.model.plan
        if self.tabs.current == OVERVIEW:
            return overview(session, self.table, self.tabs.measure)
        return plan(session, self.table, self.tabs.current, with_all=self._with_all)

    def refresh(self, findings: dict[str, tuple[Finding, ...]]) -> None:
        """Draw what the session holds now, and then what is said of one cell; one being typed is left alone.

        What is beyond the edge, and how the columns run, follows once the figures in sight are seen.
        """
        self._findings = findings
        self.tabs.refresh()
        in_sight = self.view.columns_in_sight()
        self._redraw(in_sight)
        if in_sight is not None:
            self.is_behind = True
            self._later.start()

    def _catch_up(self) -> None:
        if self.is_behind:
            self._redraw()

    def _widen(self) -> None:
        cells, self._unfitted = self._unfitted, set()
        self.view.widen(cells)

    def _redraw(self, in_sight: range | None = None) -> None:
        current = self.view.currentIndex()
        at = self.model.cell(current) if current.isValid() and not self.model.is_total(current.row()) else None
        changed = self.model.redraw(self._plan(in_sight), in_sight)
        if changed is None:
            self._unfitted = set()
            self.view.forget_size()
            if at is not None:
                self.view.go_to(self.model.find(*at))
        else:
            self._unfitted |= changed
        if in_sight is None:
            self.is_behind = False
            self._widen()
        self._show_what_there_is()
        self._following.start()

    def _show_what_there_is(self) -> None:
        shown = self.model.plan
        there = bool(shown.rows) and bool(shown.columns)
        before, self._shown = self._shown, (shown, self._is_open, self.laying.is_open, theme.mode())
        if there and before == self._shown:
            return
        rows = len(shown.rows) - shown.has_ghost
        many = not typed_columns(self.field) and rows > _MANY
        is_open = self._is_open or not many
        self.head.show_plan(shown, rows=rows, can_fold=many, is_open=is_open, can_delete=self._is_deletable())
        self.view.setVisible(there and is_open and not self.laying.is_open)
        words = "" if there else nothing_yet(self.live.session, self.table)
        links = Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        self.empty.setTextInteractionFlags(links if "<a " in words else Qt.TextInteractionFlag.NoTextInteraction)
        self.empty.setText(words)
        self.empty.setVisible(not there)
        if not there or self.laying.is_open:
            self.bar.hide()

    def _follow(self) -> None:
        """The current cell has changed, or what is said of it."""
        self._following.stop()
        index = self.view.currentIndex()
        if not index.isValid() or self.model.is_total(index.row()) or not self.view.isVisible():
            self.bar.hide()
            return
        key, row = self.model.cell(index)
        here = self.model.plan.rows[index.row()] != GHOST
        if here and typed_columns(self.field):
            self.bar.show_at(self._unsettled((key, row)), self._with_mark(index))
            self.bar.show()
        else:
            self.bar.hide()
        self.head.set_deletable(self._is_deletable())
        if self.view.hasFocus() and (key, row) != self._followed:
            self._followed = (key, row)
            self.focused.emit(address_of(key, row))
            QTimer.singleShot(0, self, self._bring_into_sight)  # once the bar has its new height

    def _bring_into_sight(self) -> None:
        """The bar under the table, where something may be asked, and above all the cell itself."""
        index = self.view.currentIndex()
        if self.bar.isVisible():
            bring_into_sight(self.bar, around=8)
        corner = self.view.viewport().mapTo(self, self.view.visualRect(index).topLeft())
        bring_into_sight(self, QRect(corner, self.view.visualRect(index).size()))

    def _with_mark(self, index: QModelIndex) -> dict[str, tuple[Finding, ...]]:
        """What is found, with what is to be seen at the current cell among the others of its column."""
        mark = self.model.mark(index.row(), index.column())
        if mark is None:
            return self._findings
        address = self.model.address(index)
        severity: Severity = "doubt" if mark.kind == "odd" else "hint"
        seen = Finding(severity=severity, address=address, text=same(mark.said), rule="course")
        return self._findings | {address: (*self._findings.get(address, ()), seen)}

    def _unsettled(self, current: tuple[Key, str]) -> tuple[Key, str]:
        """The current cell, or the one just typed where that is asked back about."""
        index = self.view.currentIndex()
        above = index.siblingAtRow(index.row() - 1)
        for place in (index, above, index.siblingAtColumn(index.column() - 1)):
            if place.isValid() and self.model.look(place.row(), place.column()).tone == "asked":
                return self.model.cell(place)
        return current

    # acts

    def _paste(self, clip: Clip) -> None:
        index = self.view.currentIndex()
        if index.isValid() and not self.model.is_total(index.row()):
            self.laying.paste(clip, self.model.plan, self.tabs.current, index.row(), index.column())

    def add_row(self) -> None:
        """A row of one's own at the end, or the list to choose one from."""
        rows = self.field.rows
        if rows is None or not rows.own:
            if rows is not None and rows.chosen:
                self._open_list()
            return
        key = act.attempt(self.live, lambda: self.live.session.add_row(self.address))
        if key is not None:
            self._go_to_row(key)

    def _open_list(self) -> None:
        if self.picker is None:
            self.picker = Picker(self)
            self.picker.picked.connect(self._add_from_list)
        self.picker.offer(addable(self.live.session, self.table), self.head.list_button)

    def _add_from_list(self, key: str) -> None:
        if act.attempt(self.live, lambda: self.live.session.add_row(self.address, key)) is not None:
            self._go_to_row(key)

    def _go_to_row(self, row: str) -> None:
        columns = [c for c in self.model.plan.columns if not self.live.session.evaluation.is_hidden(c.key, row)]
        first = next((column for column in columns if column.is_typed), columns[0] if columns else None)
        if first is not None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.go_to(self.model.find(first.key, row))

    def _is_deletable(self) -> bool:
        index = self.view.currentIndex()
        if not index.isValid() or self.model.is_total(index.row()) or self.live.session.read_only_because is not None:
            return False
        return self.model.cell(index)[1] in self.live.session.record.rows(self.address)

    def delete_row(self) -> None:
        """Delete the current row; undo brings it back."""
        if self._is_deletable():
            _, row = self.model.cell(self.view.currentIndex())
            act.attempt(self.live, lambda: self.live.session.delete_row(f"{self.address}/{row}"))

    def _choose_files(self, index: QModelIndex) -> None:
        standing = str(index.data(Qt.ItemDataRole.EditRole))
        grid_acts.choose_files(self.live, self.model.address(index), standing, self)

    def _choose_several(self, index: QModelIndex) -> None:
        if self.several is None:
            self.several = Several(self.live, self)
            self.several.taken.connect(lambda address, typed: act.answer(self.live, address, typed))
        at = self.view.viewport().mapToGlobal(self.view.visualRect(index).bottomLeft())
        self.several.offer(*self.model.cell(index), at)

    def _show_all(self, wanted: bool) -> None:
        self._with_all = wanted
        self._redraw()

    def _open(self, wanted: bool) -> None:
        self._is_open = wanted
        self._show_what_there_is()

    # the way through the page

    @property
    def is_stop(self) -> bool:
        """Whether it is on the screen and has a cell to type in."""
        is_shown = not self.view.isHidden() or self.laying.is_open
        return not self.isHidden() and is_shown and bool(typed_columns(self.field))

    def take_focus(self, step: int) -> None:
        """Be the next stop on the way through the page."""
        (self.laying.panel or self.view).setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> None:
        """Enter what is being typed in a cell."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_address(self, address: str) -> bool:
        """Go to a cell of this table; says whether it is here."""
        try:
            parts = parse(address.partition("@")[0])
        except Refused:
            return False
        if (parts.sheet, parts.field) != self.table:
            return False
        if parts.row is None:
            return True
        self._is_open = True
        self.tabs.show_row(parts.row)
        column = parts.column or (self.model.plan.columns[0].key[2] if self.model.plan.columns else "")
        index = self.model.find((*self.table, column), parts.row)
        if not index.isValid() and column:
            before, self._with_all = self._with_all, True
            self._redraw()
            index = self.model.find((*self.table, column), parts.row)
            if not index.isValid():  # nor is it among those that stand aside: the row is gone
                self._with_all = before
                self._redraw()
        self._show_what_there_is()
        self.view.go_to(index)
        return True
