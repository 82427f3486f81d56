"""The board of options: cards, two or three side by side, or a picture; what they come to stays in sight."""

from collections.abc import Hashable

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.gui.fields import act
from cpa_desktop.gui.fields.sight import bring_into_sight
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.cards import Cards
from cpa_desktop.gui.parts.cards_frame import Card, Findings
from cpa_desktop.gui.parts.cards_links import reasons_by_option, savings_by_option
from cpa_desktop.gui.parts.cards_option import TILES, OptionCard
from cpa_desktop.gui.parts.figures import Figures
from cpa_desktop.gui.parts.options_choice import Choice
from cpa_desktop.gui.parts.options_compare import MOST, Comparison
from cpa_desktop.gui.parts.options_facts import Facts, Reader, streams_by_option
from cpa_desktop.gui.parts.options_sides import sides
from cpa_desktop.gui.parts.options_sketch import Sketch
from cpa_desktop.gui.parts.options_total import Total
from cpa_desktop.i18n import _

CARDS, BESIDE, PICTURE = "cards", "beside", "picture"
PROPOSED, ALL = "proposed", "all"
_SORTS: dict[str, frozenset[str]] = {
    "undecided": frozenset({""}),
    "accept": frozenset({"accept"}),
    "study": frozenset({"study"}),
    "put_off": frozenset({"defer", "reject"}),
}


class OptionCards(Cards):
    """The options, what is proposed before what is not."""

    def __init__(self, live: LiveRecord, table: TableKey, parent: QWidget | None = None) -> None:
        self._reasons: dict[str, tuple[str, ...]] = {}
        self._saved: dict[str, tuple[str, ...]] = {}
        self._facts: dict[str, Facts] = {}
        self._streams: dict[str, frozenset[str]] = {}
        self._acted: tuple[object, ...] = ()  # the columns that say what each option acts on, as they were read
        self.view = CARDS
        self.compared: tuple[str, ...] = ()
        super().__init__(live, table, parent)
        self.choice = Choice(live.session, table)
        self.choice.picked.connect(self.narrow)
        self.column.insertWidget(self.column.indexOf(self.list), self.choice)
        self.comparison = Comparison(live, table, self)
        self.comparison.chosen.connect(self.open_card)
        self.comparison.unwanted.connect(lambda row: self._compare(row, False))
        self.sketch = Sketch(live.session.language, self)
        self.sketch.chosen.connect(self.open_card)
        for widget in (self.comparison, self.sketch):
            self.column.addWidget(widget)
            widget.hide()
        self.pinned = self.total = Total()
        self.total.traced.connect(self.traced)
        self.total.views.pressed.connect(self.show_as)
        self.add_button = QPushButton(_("Add an option of your own"), self)
        self.add_button.clicked.connect(self._add)
        rows = self.field.rows
        self.add_button.setHidden(not (rows and rows.own) or live.session.read_only_because is not None)
        self.head.addWidget(self.add_button)
        self._show_view()

    # which are in sight

    def filters(self) -> tuple[tuple[str, str], ...]:
        """What is proposed or decided on, what is decided how, or all there is: with how many there are of each."""
        return (
            (PROPOSED, self._counted(PROPOSED, _("proposed"))),
            ("undecided", self._counted("undecided", _("undecided"))),
            ("accept", self._counted("accept", _("do now"))),
            ("study", self._counted("study", _("study"))),
            ("put_off", self._counted("put_off", _("put off, rejected"))),
            (ALL, self._counted(ALL, _("all"))),
        )

    def _counted(self, sort: str, words: str) -> str:
        return f"{words}  {sum(_is_of(sort, each) for each in self._facts.values())}" if self._facts else words

    def rows(self) -> list[str]:
        """Those of the sort, resource, step and technique that are asked for, in the order that is."""
        chosen = [each for each in self._facts.values() if _is_of(self._chosen, each) and self.choice.holds(each)]
        return [each.row for each in self.choice.ordered(chosen)]

    def show_all(self) -> None:
        """Leave nothing out of sight."""
        self.choice.take_all()
        super().show_all()

    def count(self) -> str:
        """How many of how many are in sight."""
        return _("{shown} of {count} shown", shown=len(self.list.rows), count=len(self._facts))

    def emptiness(self, chosen: str) -> str:
        """Where proposals come from, or how to see more."""
        if chosen == PROPOSED and not any(map(_is_first, self._facts.values())):
            return _("Nothing is proposed yet: the walk-through and the indicators propose, or choose “all”.")
        return super().emptiness(chosen)

    # drawing

    def make(self, row: str, number: int) -> Card:
        """The card of an option."""
        card = OptionCard(self.live, self.table, row, self.field.columns)
        card.traced.connect(self.traced)
        card.delete_wanted.connect(lambda: self._delete(row))
        card.compared.connect(lambda wanted: self._compare(row, wanted))
        return card

    def read(self) -> None:
        """Why each is proposed, what it saves, and what there is to choose by."""
        self._reasons = reasons_by_option(self.live.session)
        self._saved = savings_by_option(self.live.session)
        self._facts = {each.row: each for each in self._reader().facts(self.all_rows())}
        self.compared = tuple(row for row in self.compared if row in self._facts)
        self.filter.offer(self.filters())
        self.choice.tell(tuple(self._facts.values()))

    def refresh(self, findings: Findings) -> None:
        """The cards, the total, and whichever other view is looked at."""
        super().refresh(findings)
        considered = [each for each in self._facts.values() if self._is_counted(each.row)]
        self.total.refresh(self._figures(), len(considered), sum(not each.decision for each in considered))
        self._show_views()
        if self.view == BESIDE:
            self._draw_comparison()
        elif self.view == PICTURE:
            self._draw_picture()

    def said(self, row: str) -> Hashable:
        """The reasons, the savings, how sure the figures are, and whether it is compared."""
        spread, keys = self.live.spread, [(*self.table, name) for name in TILES[:3]]
        known = [key for key in keys if key in self.live.session.program.by_key]
        sure = tuple(spread.relative(key, row) for key in known) if spread is not None else ()
        comparing = row in self.compared, len(self.compared) >= MOST
        return self._reasons.get(row), self._saved.get(row), sure, comparing

    def draw(self, card: Card, findings: Findings) -> None:
        """Draw decision, figures and reasons."""
        assert isinstance(card, OptionCard)
        card.show_card(findings, self._reasons.get(card.row, ()), self._saved.get(card.row, ()))
        card.offer_comparing(is_compared=card.row in self.compared, is_full=len(self.compared) >= MOST)

    def _figures(self) -> Figures:
        session = self.live.session
        return Figures(evaluation=session.evaluation, spread=self.live.spread, language=session.language)

    def _reader(self) -> Reader:
        """What is read of the options now; what each acts on is looked up again where it has changed."""
        session = self.live.session
        effects = (self.table[0], "effects")
        keys = (*effects, "option"), (*effects, "stream")
        acted = tuple(session.evaluation.frame.columns.get(key) for key in keys)
        if not self._acted or any(now is not before for now, before in zip(acted, self._acted, strict=True)):
            self._acted, self._streams = acted, streams_by_option(session, self.table)
        return Reader(session, self._figures(), self.table, self._streams)

    def _is_counted(self, row: str) -> bool:
        key = (*self.table, "in_package")
        return key in self.live.session.program.by_key and self.live.session.evaluation.cell(key, row) is True

    def _draw_comparison(self) -> None:
        facts = [self._facts[row] for row in self.compared]
        questions, columns = sides(self.live.session, self.table, self._reader(), facts, self._reasons, self._saved)
        self.comparison.show_options(questions, columns, self._findings)

    def _draw_picture(self) -> None:
        self.sketch.show_facts(self._figures(), self.table, self._reader(), [self._facts[row] for row in self.rows()])

    # the views

    def show_as(self, view: str) -> None:
        """Cards, side by side, or the picture."""
        self.view = view
        self._show_view()
        self.refresh(self._findings)
        bring_into_sight(self.filter if view == CARDS else self._shown(), around=8)

    def open_card(self, row: str) -> None:
        """The card of an option, whatever is shown now."""
        self.show_address(f"{self.address}/{row}/decision")
        there = QApplication.focusWidget()
        if there is not None:
            bring_into_sight(there, around=120)

    def show_address(self, address: str) -> bool:
        """Go to a card; says whether it is here."""
        if address.startswith(f"{self.address}/") and self.view != CARDS:
            self.show_as(CARDS)
        return super().show_address(address)

    def take_focus(self, step: int) -> None:
        """Be the next stop on the way through the page."""
        if self.view == BESIDE:
            self.comparison.take_focus()
        elif self.view == PICTURE:
            self.sketch.take_focus()
        else:
            super().take_focus(step)

    def _shown(self) -> QWidget:
        return {CARDS: self.list, BESIDE: self.comparison, PICTURE: self.sketch}[self.view]

    def _show_view(self) -> None:
        shown = self._shown()
        for body in (self.list, self.comparison, self.sketch):
            body.setVisible(body is shown)
        for narrowing in (self.filter, self.choice):
            narrowing.setVisible(self.view != BESIDE)
        self._show_views()

    def _show_views(self) -> None:
        beside = _("side by side")
        views = (
            (CARDS, _("cards")),
            (BESIDE, f"{beside}  {len(self.compared)}" if self.compared else beside),
            (PICTURE, _("picture")),
        )
        self.total.views.offer(views)
        self.total.views.choose((self.view,))

    def _compare(self, row: str, wanted: bool) -> None:
        kept = tuple(each for each in self.compared if each != row)
        self.compared = (*kept, row) if wanted and len(kept) < MOST else kept
        self.refresh(self._findings)

    # acts

    def _add(self) -> None:
        row = act.attempt(self.live, lambda: self.live.session.add_row(self.address))
        if row is None:
            return
        if self.view != CARDS:
            self.show_as(CARDS)
        card = self.list.need(row)
        if card is not None:
            card.take_focus(1)
            bring_into_sight(card)

    def _delete(self, row: str) -> None:
        act.attempt(self.live, lambda: self.live.session.delete_row(f"{self.address}/{row}"))


def _is_first(facts: Facts) -> bool:
    return facts.is_proposed or bool(facts.decision)


def _is_of(sort: str, facts: Facts) -> bool:
    """Whether an option is of a sort: proposed, decided so, or any."""
    if sort in (PROPOSED, ALL):
        return sort == ALL or _is_first(facts)
    return facts.decision in _SORTS[sort] and _is_first(facts)
