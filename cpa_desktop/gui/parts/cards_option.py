"""Options as cards: what it is, why it is proposed, the decision as buttons, saving, investment and payback."""

from collections.abc import Hashable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Missing
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.sector import Option
from cpa_desktop.core.showing import value_text
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
_ASIDE = ("technique", "proposer", "state")
_DECISION, _ASKED_AT_ONCE = "decision", frozenset({"name", "decision", "reason"})
_SIGNS = {
    "accept": ("done", "good"),
    "study": ("study", "doubt"),
    "defer": ("later", "soft_ink"),
    "reject": ("close", "soft_ink"),
}


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
        self.reasons = self._line("hints")
        self.tiles = self._tiles(columns)
        self.saved = self._line("soft")
        typed = [column for column in columns if not column.is_computed]
        for column in typed:
            if column.id in _ASKED_AT_ONCE:
                self.add_frame(column, large=column.id == _DECISION, bare=column.id == _DECISION)
        self.aside = self._line("least")
        self._asides = [column for name in _ASIDE for column in columns if column.id == name]
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

    def show_card(self, findings: Findings, reasons: tuple[str, ...], saved: tuple[str, ...]) -> None:
        """Draw the decision, the figures and the reasons."""
        self._name()
        self.refresh(findings)
        in_years = isinstance(self.live.session.evaluation.cell((*self.table, "payback"), self.row), float)
        for tile in self.tiles.values():
            tile.refresh(findings)
        if "payback_words" in self.tiles:  # that it never pays back, say, or at once
            self.tiles["payback_words"].setVisible(not in_years)
            self.tiles["payback"].setVisible(in_years)
        self.tell(self.saved, _("Saves: {amounts}", amounts=" · ".join(saved)) if saved else "")
        decision = self.live.session.evaluation.cell((*self.table, _DECISION), self.row)
        sign, tone = _SIGNS.get(decision if isinstance(decision, str) else "", ("open", "soft_ink"))
        self.mark(sign, tone, self._decided(decision))
        why = " · ".join(dict.fromkeys(reasons))
        self.tell(self.reasons, _("Proposed because of: {reasons}", reasons=why) if reasons else "")
        self.tell(self.aside, " · ".join(self._said_aside()))

    def _said_aside(self) -> Iterable[str]:
        """Its technique, who proposed it, how far the saving is secured: in words."""
        evaluation, language = self.live.session.evaluation, self.live.session.language
        for column in self._asides:
            key = (*self.table, column.id)
            if not isinstance(evaluation.cell(key, self.row), Missing):
                yield f"{column.label.of(language)}: {value_text(evaluation, key, self.row).of(language)}"

    def _decided(self, decision: object) -> str:
        session = self.live.session
        field = session.program.by_key[(*self.table, _DECISION)].field
        titles = {choice.id: choice.title.of(session.language) for choice in field.choices}
        return titles.get(str(decision), _("not decided yet"))


class OptionCards(Cards):
    """The options, what is proposed before what is not."""

    def __init__(self, live: LiveRecord, table: TableKey, parent: QWidget | None = None) -> None:
        super().__init__(live, table, parent)
        self._reasons: dict[str, tuple[str, ...]] = {}
        self._saved: dict[str, tuple[str, ...]] = {}
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
        rows = self.all_rows()
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

    def read(self) -> None:
        """Why each is proposed, and what it saves."""
        self._reasons = reasons_by_option(self.live.session)
        self._saved = savings_by_option(self.live.session)

    def said(self, row: str) -> Hashable:
        """The reasons, the savings, and how sure the figures are."""
        spread, keys = self.live.spread, [(*self.table, name) for name in _TILES[:3]]
        known = [key for key in keys if key in self.live.session.program.by_key]
        sure = tuple(spread.relative(key, row) for key in known) if spread is not None else ()
        return self._reasons.get(row), self._saved.get(row), sure

    def draw(self, card: Card, findings: Findings) -> None:
        """Draw decision, figures and reasons."""
        assert isinstance(card, OptionCard)
        card.show_card(findings, self._reasons.get(card.row, ()), self._saved.get(card.row, ()))

    def count(self) -> str:
        """How many of how many are in sight."""
        return _("{shown} of {count} shown", shown=len(self.list.rows), count=len(self.all_rows()))

    def emptiness(self, chosen: str) -> str:
        """Where proposals come from."""
        return _("Nothing is proposed yet: the walk-through and the indicators propose, or choose “all”.")

    def _add(self) -> None:
        row = act.attempt(self.live, lambda: self.live.session.add_row(self.address))
        card = self.list.need(row) if row is not None else None
        if card is not None:
            card.take_focus(1)
            bring_into_sight(card)

    def _delete(self, row: str) -> None:
        act.attempt(self.live, lambda: self.live.session.delete_row(f"{self.address}/{row}"))
