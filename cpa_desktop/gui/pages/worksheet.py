"""A worksheet as a page: every field of the sheet in its order, made from the form and from nothing else."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from cpa_desktop.core.worksheet import Field, Worksheet
from cpa_desktop.gui import faults, theme
from cpa_desktop.gui.drafting import Composed, Drafting
from cpa_desktop.gui.fields.computed import Figure
from cpa_desktop.gui.fields.drafted import DraftedEditor
from cpa_desktop.gui.fields.frame import FieldFrame
from cpa_desktop.gui.fields.sight import bring_into_sight
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.pages.drawing import Drawing
from cpa_desktop.gui.pages.stops import Question, Stop, stop_for
from cpa_desktop.gui.parts.cards import Cards
from cpa_desktop.gui.parts.cards_frame import Card
from cpa_desktop.gui.parts.fold import Fold
from cpa_desktop.gui.parts.grid import Grid
from cpa_desktop.gui.parts.grid_flow import draws_line
from cpa_desktop.gui.parts.page_title import PageTitle

_WIDEST = 1100
_ABOVE = 120  # px kept in sight around the answer of a card


class WorksheetPage(QWidget):
    """One sheet of an open record."""

    focused = Signal(str)
    traced = Signal(str)
    wanted = Signal(str)  # an address on another sheet

    def __init__(
        self, live: LiveRecord, sheet_id: str, parent: QWidget | None = None, unfolded: set[str] | None = None
    ) -> None:
        super().__init__(parent)
        self.live = live
        self.sheet_id = sheet_id
        self._unfolded = unfolded if unfolded is not None else set()  # the sheets of which all is wanted
        self.drawing = Drawing(live, sheet_id, self)
        self.stops = self.drawing.stops
        self._near: FieldFrame | None = None
        self._drafted: dict[str, DraftedEditor] = {}
        self._drafting: Drafting | None = None
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._above = QVBoxLayout()  # what stays in sight while the page scrolls
        column.addLayout(self._above)
        column.addWidget(self.area)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._note_focus)

    @property
    def fold(self) -> Fold | None:
        """Holds what can wait, on a sheet that is short at first."""
        return self.drawing.fold

    @property
    def wants_room(self) -> bool:
        """Whether something is drawn beside a table of this sheet."""
        program = self.live.session.program
        fields = program.form.sheet(self.sheet_id).fields
        return any(draws_line(program, (self.sheet_id, field.id)) for field in fields)

    # making

    def showEvent(self, event: QShowEvent) -> None:
        """What is not looked at is neither made nor drawn."""
        super().showEvent(event)
        with faults.guarding(self):  # what leaves an event of Qt surfaces anywhere
            self._make()
            self.drawing.come_to_light()
            self._ask_for_drafts()

    def _make(self) -> None:
        if self.stops or self.area.widget() is not None:
            return
        session = self.live.session
        sheet = session.program.form.sheet(self.sheet_id)
        sheet_widget = QWidget()
        sheet_widget.setObjectName("page")
        sheet_widget.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(sheet_widget)
        column.setContentsMargins(theme.space(4), theme.space(3), theme.space(4), theme.space(4))
        column.setSpacing(theme.space(3))
        self._add_head(column, sheet)
        column.addWidget(self.drawing.nothing)
        first, waiting, last = sheet.parts(session.program.form.register.level)
        self._add_all(column, sheet, first)
        if waiting:
            self._add_fold(column, sheet, waiting)
        self._add_all(column, sheet, last)
        column.addStretch(1)
        self.area.setWidget(sheet_widget)
        self._draft()

    def _add_all(self, column: QVBoxLayout, sheet: Worksheet, fields: Iterable[Field]) -> None:
        figures: QVBoxLayout | None = None
        for field in fields:
            stop = self._stop(sheet, field)
            if isinstance(stop, Figure):
                figures = figures or self._card(column)
                figures.addWidget(stop)
                self.drawing.cards[-1][1].append(stop)
            else:
                figures = None
                column.addWidget(stop)
            self._add(stop)

    def _add(self, stop: Stop) -> None:
        self.stops.append(stop)
        if isinstance(stop, Cards) and stop.pinned is not None:
            self._above.addWidget(stop.pinned)
        stop.left.connect(lambda step, stop=stop: self._go_on(stop, step))

    def _add_fold(self, column: QVBoxLayout, sheet: Worksheet, waiting: Iterable[Field]) -> None:
        fold = self.drawing.fold = Fold(self.live, self._unfolded, sheet.id)
        fold.opened.connect(lambda stop: self._go_to(stop, 1))
        column.addWidget(fold)
        self._add(fold)
        for field in waiting:
            stop = self._stop(sheet, field)
            fold.add(stop, field)
            self._add(stop)

    def _draft(self) -> None:
        """Where texts are drafted from the figures, have that done whenever these have settled."""
        self._drafted = {
            stop.address: stop.editor
            for stop in self.stops
            if isinstance(stop, FieldFrame) and isinstance(stop.editor, DraftedEditor)
        }
        if self._drafted:
            self._drafting = Drafting(self.live, self._drafted, self)
            self._drafting.composed.connect(self._show_drafts)
            for moment in (self.live.settled, self.live.saved):
                moment.connect(self._ask_for_drafts)

    def _ask_for_drafts(self) -> None:
        if self._drafting is not None and self.isVisible():
            self._drafting.ask()

    def _show_drafts(self, found: dict[str, Composed]) -> None:
        for address, each in found.items():
            self._drafted[address].show_draft(each.now, each.then)

    def _add_head(self, column: QVBoxLayout, sheet: Worksheet) -> None:
        language = self.live.session.language
        self.title = PageTitle(f"{sheet.id} · {sheet.title.of(language)}")
        self.title.left.connect(lambda _step: self._go_on(None, 1))
        column.addWidget(self.title)
        self.setAccessibleName(self.title.text())
        said = [each.of(language) for each in (sheet.guide, self.live.session.read_only_because) if each is not None]
        self.title.setAccessibleDescription(" ".join(said))
        for text in said:
            words = QLabel(text)
            words.setWordWrap(True)
            words.setProperty("role", "soft")
            column.addWidget(words)

    def _card(self, column: QVBoxLayout) -> QVBoxLayout:
        """Figures that follow one another stand together."""
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), theme.space(1))
        inside.setSpacing(theme.space(0))
        column.addWidget(card)
        self.drawing.cards.append((card, []))
        return inside

    def _stop(self, sheet: Worksheet, field: Field) -> Question:
        stop = stop_for(self.live, sheet.id, field)
        if isinstance(stop, (Grid, Cards)):
            stop.focused.connect(self.focused)
            stop.wanted.connect(self._go_elsewhere)
        if not isinstance(stop, FieldFrame):
            stop.traced.connect(self.traced)
        return stop

    # the way through the page

    def show_address(self, address: str) -> None:
        """Bring a field into sight and put the caret there."""
        self._make()
        self.drawing.catch_up()
        main = address.partition("@")[0]
        for stop in self.stops:
            if isinstance(stop, (FieldFrame, Figure)):
                if stop.address != main:
                    continue
            elif not stop.show_address(main):
                continue
            if self.fold is not None:
                self.fold.uncover(stop)
            there = QApplication.focusWidget()
            if isinstance(stop, Cards) and there is not None and stop.isAncestorOf(there):
                bring_into_sight(there, around=_ABOVE)  # the cards have gone to the row by themselves
            else:
                self._go_to(stop, 1)
            return

    def first(self) -> None:
        """The caret to the first field; where nothing can be typed one begins to read at the title."""
        self.drawing.catch_up()
        if self.area.widget() is None:
            return  # it is made when it is looked at
        is_typed_in = self.live.session.read_only_because is None
        first = next((stop for stop in self.stops if self._is_on_the_way(stop)), None)
        if first is None or not is_typed_in:
            self.title.take_focus()
        else:
            self.title.say()
            self._go_to(first, 1)

    def _is_on_the_way(self, stop: Stop) -> bool:
        return stop.is_stop and (self.fold is None or not self.fold.covers(stop))

    def _go_on(self, stop: Stop | None, step: int) -> None:
        """From a field, or from the title, to the next."""
        self.drawing.catch_up()
        place = self.stops.index(stop) + step if stop is not None else 0
        while 0 <= place < len(self.stops):
            if self._is_on_the_way(self.stops[place]):
                self._go_to(self.stops[place], step)
                return
            place += step
        if stop is not None:
            stop.commit()

    def _go_to(self, stop: Stop, step: int) -> None:
        stop.take_focus(step)
        there = QApplication.focusWidget()
        if isinstance(stop, (FieldFrame, Figure)):
            bring_into_sight(stop)
        elif not isinstance(stop, Grid) and there is not None and stop.isAncestorOf(there):
            bring_into_sight(there, around=_ABOVE)

    def _go_elsewhere(self, address: str) -> None:
        if address.partition("/")[0] == self.sheet_id:
            self.show_address(address)
        else:
            self.wanted.emit(address)

    def _note_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Say which field the caret is in."""
        if now is None or not self.isAncestorOf(now):
            return
        widget: QObject | None = now
        told = (FieldFrame, Figure, Grid, Card)
        while isinstance(widget, QWidget) and not isinstance(widget, told) and widget is not self:
            widget = widget.parent()
        near = widget if isinstance(widget, FieldFrame) else None
        if near is not self._near:
            if self._near is not None:
                self._near.set_near(False)
            if near is not None:
                near.set_near(True)
            self._near = near
        if isinstance(widget, (FieldFrame, Figure, Card)):
            self.focused.emit(widget.address)
