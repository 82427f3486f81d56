"""Options as cards: what it is, why it is proposed, the decision as buttons, saving, investment and payback."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Missing
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.sector import Option
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui.fields import act
from cpa_desktop.gui.fields.computed import Tile
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.gui.fields.sight import bring_into_sight
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.cards import Cards
from cpa_desktop.gui.parts.cards_frame import Card, Findings, wrapped
from cpa_desktop.gui.parts.cards_links import reasons_by_option, savings_by_option
from cpa_desktop.i18n import _

_TILES = ("money", "investment", "payback", "payback_words")
_DECISION, _ASKED_AT_ONCE = "decision", frozenset({"name", "decision", "reason"})
_SIGNS = {"accept": ("done", "good"), "study": ("begun", "doubt"), "reject": ("close", "soft_ink")}


class OptionCard(Card):
    """One option."""

    traced = Signal(str)
    delete_wanted = Signal()

    def __init__(self, live: LiveRecord, table: TableKey, row: str, columns: tuple[Field, ...]) -> None:
        super().__init__(live, table, row)
        language = live.session.language
        item = live.session.program.form.lists["options"].get(row)
        self.is_own = item is None
        self._name()
        condition = item.condition if isinstance(item, Option) else None
        if condition is not None:
            self.column.addWidget(wrapped(condition.of(language), "soft"))
        self.reasons = wrapped("", "hints")
        self.reasons.hide()
        self.column.addWidget(self.reasons)
        self.tiles = self._tiles(columns)
        self.saved = wrapped("", "soft")
        self.saved.hide()
        self.column.addWidget(self.saved)
        typed = [column for column in columns if not column.is_computed]
        for column in typed:
            if column.id in _ASKED_AT_ONCE:
                self.add_frame(column, large=column.id == _DECISION, bare=column.id == _DECISION)
        self.offer_extras(column for column in typed if column.id not in _ASKED_AT_ONCE)
        if self.is_own and live.session.read_only_because is None:
            delete = QPushButton(_("Delete this option"))
            delete.clicked.connect(self.delete_wanted)
            self.extra_flow.addWidget(delete)

    def _name(self) -> None:
        title = row_title(self.live.session.evaluation, self.table, self.row).of(self.live.session.language)
        words = _("Option of your own {name}", name=title) if self.is_own else f"{self.row}  {title}"
        if self.title.text() != words:
            self.title.setText(words)

    def _tiles(self, columns: tuple[Field, ...]) -> dict[str, Tile]:
        there = {column.id for column in columns}
        line = QWidget()
        flow = Flow(line, gap=24)
        made = {name: Tile(self.live, (*self.table, name), self.row) for name in _TILES if name in there}
        for tile in made.values():
            tile.traced.connect(self.traced)
            flow.addWidget(tile)
        self.column.addWidget(line)
        return made

    def show_card(self, findings: Findings, reasons: list[str], saved: list[str]) -> None:
        """Draw the decision, the figures and the reasons."""
        self._name()
        self.refresh(findings)
        in_years = isinstance(self.live.session.evaluation.cell((*self.table, "payback"), self.row), float)
        for tile in self.tiles.values():
            tile.refresh(findings)
        if "payback_words" in self.tiles:  # that it never pays back, say, or at once
            self.tiles["payback_words"].setVisible(not in_years)
            self.tiles["payback"].setVisible(in_years)
        amounts = _("Saves: {amounts}", amounts=" · ".join(saved)) if saved else ""
        if amounts != self.saved.text():
            self.saved.setText(amounts)
            self.saved.setVisible(bool(amounts))
        decision = self.live.session.evaluation.cell((*self.table, _DECISION), self.row)
        sign, tone = _SIGNS.get(decision if isinstance(decision, str) else "", ("begun", "line"))
        self.mark(sign, tone, self._decided(decision))
        words = _("Proposed because of: {reasons}", reasons=" · ".join(dict.fromkeys(reasons))) if reasons else ""
        if words != self.reasons.text():
            self.reasons.setText(words)
            self.reasons.setVisible(bool(words))

    def _decided(self, decision: object) -> str:
        session = self.live.session
        field = session.program.by_key[(*self.table, _DECISION)].field
        titles = {choice.id: choice.title.of(session.language) for choice in field.choices}
        return titles.get(str(decision), _("not decided yet"))


class OptionCards(Cards):
    """The options, what is proposed before what is not."""

    def __init__(self, live: LiveRecord, table: TableKey, parent: QWidget | None = None) -> None:
        super().__init__(live, table, parent)
        self.add_button = QPushButton(_("Add an option of your own"), self)
        self.add_button.clicked.connect(self._add)
        rows = self.field.rows
        self.add_button.setHidden(not (rows and rows.own) or live.session.read_only_because is not None)
        self.head.addWidget(self.add_button)

    def filters(self) -> tuple[tuple[str, str], ...]:
        """What is proposed or decided on, or all there is."""
        return (("proposed", _("proposed or decided on")), ("all", _("all")))

    def rows(self) -> list[str]:
        """What is proposed first, in the order of the library."""
        rows = super().rows()
        first = [row for row in rows if self._is_proposed(row)]
        return first if self._chosen == "proposed" else [*first, *(row for row in rows if row not in first)]

    def _is_proposed(self, row: str) -> bool:
        evaluation = self.live.session.evaluation
        decided = not isinstance(evaluation.cell((*self.table, "decision"), row), Missing)
        return decided or evaluation.cell((*self.table, "proposed"), row) is True

    def make(self, row: str, number: int) -> Card:
        """The card of an option."""
        card = OptionCard(self.live, self.table, row, self.field.columns)
        card.traced.connect(self.traced)
        card.delete_wanted.connect(lambda: self._delete(row))
        return card

    def refresh(self, findings: Findings) -> None:
        """Draw decisions, figures and reasons."""
        self._findings = findings
        self.filter.choose((self._chosen,))
        there = set(super().rows())
        wanted = self.rows()
        kept = [row for row in self._rows if row in there]  # a card does not leave while one looks at it
        self.lay((*kept, *(row for row in wanted if row not in kept)))
        reasons, saved = reasons_by_option(self.live.session), savings_by_option(self.live.session)
        for row in self._rows:
            card = self.cards[row]
            assert isinstance(card, OptionCard)
            card.show_card(findings, reasons.get(row, []), saved.get(row, []))
        words = _("{shown} of {count} shown", shown=len(self._rows), count=len(there))
        if not self._rows:
            words = _("Nothing is proposed yet: the walk-through and the indicators propose, or choose “all”.")
        if self.counted.text() != words:
            self.counted.setText(words)

    def _add(self) -> None:
        row = act.attempt(self.live, lambda: self.live.session.add_row(self.address))
        if row is not None and row in self.cards:
            self.cards[row].take_focus(1)
            bring_into_sight(self.cards[row])

    def _delete(self, row: str) -> None:
        act.attempt(self.live, lambda: self.live.session.delete_row(f"{self.address}/{row}"))
