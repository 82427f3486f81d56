"""One option as a card: what it is, why it is proposed, the decision as buttons, saving, investment and payback."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Missing
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.option import Option
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui.fields.computed import Tile
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.gui.fields.shown import Shown
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.cards_frame import Card, Findings, wrapped
from cpa_desktop.gui.parts.figures import Figures
from cpa_desktop.gui.parts.options_facts import decision_words, is_unpriced, money_words
from cpa_desktop.i18n import _

TILES = ("money", "investment", "payback", "payback_words")
_ASIDE = ("technique", "proposer", "state")
_DECISION, _ASKED_AT_ONCE = "decision", frozenset({"name", "decision", "reason"})
_SIGNS = {
    "accept": ("done", "good"),
    "study": ("study", "doubt"),
    "defer": ("later", "soft_ink"),
    "reject": ("close", "soft_ink"),
}


class CardTile(Tile):
    """A figure of a card: rounded to what its ± allows and with it, money in millions, as results and report say it."""

    @property
    def _figures(self) -> Figures:
        session = self.live.session
        return Figures(evaluation=session.evaluation, spread=self.live.spread, language=session.language)

    def _rounded(self, cell: Shown) -> tuple[str, str]:
        figures = self._figures
        if not figures.is_known(self.key, self.row):
            return super()._rounded(cell)
        return figures.words(self.key, self.row), self._counted(cell)


class PricedTile(CardTile):
    """Money saved; what has no price is said in words, for 0 đ would be a lie."""

    def _rounded(self, cell: Shown) -> tuple[str, str]:
        figures, table = self._figures, self.key[:2]
        if is_unpriced(figures, table, self.row):
            return money_words(figures, table, self.row), ""
        return super()._rounded(cell)


class OptionCard(Card):
    """One option."""

    traced = Signal(str)
    delete_wanted = Signal()
    compared = Signal(bool)

    def __init__(self, live: LiveRecord, table: TableKey, row: str, columns: tuple[Field, ...]) -> None:
        super().__init__(live, table, row)
        language = live.session.language
        item = live.session.program.form.lists["options"].get(row)
        self.is_own = item is None
        self.compare = QToolButton()
        self.compare.setText(_("Compare"))
        self.compare.setCheckable(True)
        self.compare.setProperty("role", "choice")
        self.compare.clicked.connect(self.compared)
        self.head.insertWidget(1, self.compare)
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
            self.compare.setAccessibleName(_("Compare {option}", option=words))

    def _tiles(self, columns: tuple[Field, ...]) -> dict[str, Tile]:
        there = {column.id for column in columns}
        line = QWidget()
        flow = Flow(line, gap=24)
        kinds: dict[str, type[Tile]] = {"money": PricedTile}
        made = {
            name: kinds.get(name, CardTile)(self.live, (*self.table, name), self.row) for name in TILES if name in there
        }
        for tile in made.values():
            tile.traced.connect(self.traced)
            flow.addWidget(tile)
        self.column.addWidget(line)
        return made

    def show_card(self, findings: Findings, reasons: tuple[str, ...], saved: tuple[str, ...]) -> None:
        """Draw the decision, the figures and the reasons."""
        self._name()
        self.refresh(findings)
        session = self.live.session
        in_years = isinstance(session.evaluation.cell((*self.table, "payback"), self.row), float)
        for tile in self.tiles.values():
            tile.refresh(findings)
        if "payback_words" in self.tiles:  # that it never pays back, say, or at once
            self.tiles["payback_words"].setVisible(not in_years)
            self.tiles["payback"].setVisible(in_years)
        figures = Figures(evaluation=session.evaluation, spread=self.live.spread, language=session.language)
        self.tell(self.saved, self._said_saved(figures, saved))
        decision = session.evaluation.cell((*self.table, _DECISION), self.row)
        sign, tone = _SIGNS.get(decision if isinstance(decision, str) else "", ("open", "soft_ink"))
        self.mark(sign, tone, decision_words(figures, self.table, self.row))
        why = " · ".join(dict.fromkeys(reasons))
        self.tell(self.reasons, _("Proposed because of: {reasons}", reasons=why) if reasons else "")
        self.tell(self.aside, " · ".join(self._said_aside()))

    def offer_comparing(self, *, is_compared: bool, is_full: bool) -> None:
        """Whether it is compared already, and whether there is room for it."""
        self.compare.setChecked(is_compared)
        self.compare.setEnabled(is_compared or not is_full)

    def _said_saved(self, figures: Figures, saved: tuple[str, ...]) -> str:
        """The amounts of each resource; of an option that is not counted what it would save in money by itself."""
        if saved:
            return _("Saves: {amounts}", amounts=" · ".join(saved))
        key = (*self.table, "money_alone")
        alone = figures.evaluation.cell(key, self.row) if key in figures.evaluation.program.by_key else None
        if figures.is_known((*self.table, "money"), self.row) or not isinstance(alone, float) or not alone:
            return ""
        return _("Not counted; done alone it would save {money}", money=figures.words(key, self.row))

    def _said_aside(self) -> Iterable[str]:
        """Its technique, who proposed it, how far the saving is secured: in words."""
        evaluation, language = self.live.session.evaluation, self.live.session.language
        for column in self._asides:
            key = (*self.table, column.id)
            if not isinstance(evaluation.cell(key, self.row), Missing):
                yield f"{column.label.of(language)}: {value_text(evaluation, key, self.row).of(language)}"
