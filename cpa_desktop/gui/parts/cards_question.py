"""The walk-through: one observation a card, its answers as large buttons, and at once what they propose."""

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Missing
from cpa_desktop.core.sector import Question
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.cards import Cards
from cpa_desktop.gui.parts.cards_frame import Card, Findings, wrapped
from cpa_desktop.gui.parts.cards_links import options_by_question, title
from cpa_desktop.i18n import _
from cpa_desktop.service.pictures_albums import belonging

_BAD = frozenset({"bad", "partly"})
_SAID_BESIDE = frozenset({"text", "longtext", "photo", "file"})
"""Kinds of what is said beside an answer: where, what was seen, a picture of it."""


class QuestionCard(Card):
    """One observation."""

    def __init__(self, live: LiveRecord, table: TableKey, row: str, number: int, columns: tuple[Field, ...]) -> None:
        super().__init__(live, table, row)
        language = live.session.language
        self._columns = columns
        item = live.session.program.form.lists["questions"][row]
        self.title.setText(f"{number}. {item.title.of(language)}")
        if isinstance(item, Question):
            self.column.addWidget(wrapped(item.how.of(language), "soft"))
        self.ledger = wrapped("", "soft")
        self.ledger.hide()
        self.column.addWidget(self.ledger)
        typed = [column for column in columns if not column.is_computed]
        for column in typed:
            if column.kind not in _SAID_BESIDE and not live.session.evaluation.is_hidden((*table, column.id), row):
                self.add_frame(column, large=True, bare=True)
        self.hints = wrapped("", "hints")
        self.hints.hide()
        self.column.addWidget(self.hints)
        self.offer_extras(column for column in typed if column.kind in _SAID_BESIDE)

    @property
    def state(self) -> str:
        """good, partly, bad or unseen."""
        cell = self.live.session.evaluation.cell((*self.table, "state"), self.row)
        return cell if isinstance(cell, str) else "unseen"

    def show_card(self, findings: Findings, options: list[str], *, has_photos: bool = False) -> None:
        """Draw the answer, the verdict, the options it proposes, and photos that belong to it."""
        for column in self._columns if has_photos else ():
            if column.kind == "photo":
                self.open_extra(column)
        self.refresh(findings)
        self.mark(*_verdict(self.state))
        self._show_ledger()
        session = self.live.session
        names = (f"{name} {title(session, 'options', name)}" for name in options)
        words = "\n".join(_("→ proposed: {option}", option=name) for name in names)
        if words != self.hints.text():
            self.hints.setText(words)
            self.hints.setVisible(bool(words))

    def _show_ledger(self) -> None:
        """What the ledger answers by itself."""
        evaluation, key = self.live.session.evaluation, (*self.table, "from_ledger")
        there = key in self.live.session.program.by_key and not isinstance(evaluation.cell(key, self.row), Missing)
        words = value_text(evaluation, key, self.row).of(self.live.session.language) if there else ""
        if there:
            words = _("From the ledger: {value}; a reading of your own goes before it", value=words)
        if words != self.ledger.text():
            self.ledger.setText(words)
            self.ledger.setVisible(bool(words))


def _verdict(state: str) -> tuple[str, str, str]:
    """Sign, tone and word of a verdict."""
    return {
        "good": ("done", "good", _("good")),
        "partly": ("doubt", "doubt", _("partly")),
        "bad": ("error", "error", _("to improve")),
        "not_applicable": ("close", "soft_ink", _("not applicable")),
    }.get(state, ("begun", "line", _("not seen yet")))


class QuestionCards(Cards):
    """The observations, by step of the line."""

    def filters(self) -> tuple[tuple[str, str], ...]:
        """All, those not seen, those to improve."""
        return (("all", _("all")), ("unseen", _("not seen yet")), ("bad", _("to improve")))

    def rows(self) -> list[str]:
        """As the line runs."""
        rows = super().rows()
        if self._chosen == "all":
            return rows
        states = {row: self._state(row) for row in rows}
        return [row for row in rows if (states[row] in _BAD if self._chosen == "bad" else states[row] == "unseen")]

    def _state(self, row: str) -> str:
        cell = self.live.session.evaluation.cell((*self.table, "state"), row)
        return cell if isinstance(cell, str) else "unseen"

    def make(self, row: str, number: int) -> Card:
        """The card of an observation, numbered as on the paper sheet."""
        place = super().rows().index(row) + 1
        return QuestionCard(self.live, self.table, row, place, self.field.columns)

    def group(self, row: str) -> str:
        """The step of the line."""
        item = self.live.session.program.form.lists["questions"].get(row)
        return title(self.live.session, "steps", item.step) if isinstance(item, Question) and item.step else ""

    def refresh(self, findings: Findings) -> None:
        """Draw the answers and what they propose."""
        self._findings = findings
        self.filter.choose((self._chosen,))
        if not self._rows:
            self.lay(tuple(self.rows()))
        proposed = options_by_question(self.live.session)
        photos = belonging(self.live.session.evaluation, self.table)
        for row in self._rows:
            card = self.cards[row]
            assert isinstance(card, QuestionCard)
            card.show_card(findings, proposed.get(row, []), has_photos=row in photos)
        states = [self._state(row) for row in super().rows()]
        seen = sum(state != "unseen" for state in states)
        words = _(
            "{seen} of {count} seen, {bad} to improve",
            seen=seen, count=len(states), bad=sum(state in _BAD for state in states),
        )  # fmt: skip
        if self.counted.text() != words:
            self.counted.setText(words)
