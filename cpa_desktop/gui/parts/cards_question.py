"""The walk-through: one observation a card, its answers as large buttons, and at once what it costs and proposes."""

from collections.abc import Hashable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Missing
from cpa_desktop.core.sector import Question
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.cards import Cards
from cpa_desktop.gui.parts.cards_frame import Card, Findings, wrapped
from cpa_desktop.gui.parts.cards_links import Loss, losses_by_question, title
from cpa_desktop.gui.parts.cards_places import Places
from cpa_desktop.i18n import _
from cpa_desktop.service.pictures_albums import Photo, belonging

BAD = frozenset({"bad", "partly"})
_SAID_BESIDE = frozenset({"text", "longtext", "photo", "file"})
"""Kinds of what is said beside an answer: where, what was seen, a picture of it."""


class QuestionCard(Card):
    """One observation."""

    def __init__(self, live: LiveRecord, table: TableKey, row: str, columns: tuple[Field, ...]) -> None:
        super().__init__(live, table, row)
        language = live.session.language
        self._columns = columns
        item = live.session.program.form.lists["questions"][row]
        self.title.setText(f"{row}. {item.title.of(language)}")
        if isinstance(item, Question):
            self.column.addWidget(wrapped(item.how.of(language), "soft"))
        self.ledger = self._line("soft")
        typed = [column for column in columns if not column.is_computed]
        for column in typed:
            if column.kind not in _SAID_BESIDE and not live.session.evaluation.is_hidden((*table, column.id), row):
                self.add_frame(column, large=True, bare=True)
        self.hints = self._line("hints")
        self.unknown = self._line("soft")
        self.offer_extras(column for column in typed if column.kind in _SAID_BESIDE)

    @property
    def state(self) -> str:
        """good, partly, bad, not_applicable or unseen."""
        return state_of(self.live, self.table, self.row)

    def show_card(self, findings: Findings, losses: tuple[Loss, ...], *, has_photos: bool = False) -> None:
        """Draw the answer, the verdict, what is lost, the options it proposes, and photos that belong to it."""
        for column in self._columns if has_photos else ():
            if column.kind == "photo":
                self.open_extra(column)
        self.refresh(findings)
        self.mark(*_verdict(self.state))
        self._show_ledger()
        self.tell(self.hints, "\n".join(self._proposed(loss) for loss in losses))
        is_told = any(loss.amounts or loss.money for loss in losses)
        words = _("What this loses cannot be told from the figures yet.")
        self.tell(self.unknown, words if self.state in BAD and not is_told else "")

    def _proposed(self, loss: Loss) -> str:
        name = f"{loss.option} {title(self.live.session, 'options', loss.option)}"
        words = _("→ proposed: {option}", option=name)
        amounts = " · ".join(filter(None, (*loss.amounts, loss.money)))
        lost = _("now lost in the period: {amounts}", amounts=amounts)
        return f"{words}\n     {lost}" if amounts else words

    def _show_ledger(self) -> None:
        """What the ledger answers by itself."""
        evaluation, key = self.live.session.evaluation, (*self.table, "from_ledger")
        there = key in self.live.session.program.by_key and not isinstance(evaluation.cell(key, self.row), Missing)
        words = value_text(evaluation, key, self.row).of(self.live.session.language) if there else ""
        self.tell(
            self.ledger,
            _("From the ledger: {value}; a reading of your own goes before it", value=words) if there else "",
        )


def state_of(live: LiveRecord, table: TableKey, row: str) -> str:
    """The verdict on an observation."""
    cell = live.session.evaluation.cell((*table, "state"), row)
    return cell if isinstance(cell, str) else "unseen"


def _verdict(state: str) -> tuple[str, str, str]:
    """Sign, tone and word of a verdict."""
    return {
        "good": ("done", "good", _("good")),
        "partly": ("doubt", "doubt", _("partly")),
        "bad": ("error", "error", _("to improve")),
        "not_applicable": ("close", "soft_ink", _("not applicable")),
    }.get(state, ("open", "soft_ink", _("not seen yet")))


class QuestionCards(Cards):
    """The observations, by step of the line and then by block of the common list."""

    def __init__(self, live: LiveRecord, table: TableKey, parent: QWidget | None = None) -> None:
        self.places = Places(live.session, table[0])
        super().__init__(live, table, parent)
        self._losses: dict[str, tuple[Loss, ...]] = {}
        self._photos: dict[str, tuple[Photo, ...]] = {}
        self.places.picked.connect(self.narrow)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.column.insertLayout(self.column.indexOf(self.filter), row)
        self.column.removeWidget(self.filter)
        row.addWidget(self.filter, 1)
        row.addWidget(self.places)

    def filters(self) -> tuple[tuple[str, str], ...]:
        """All, those not seen, those to improve."""
        return (("all", _("all")), ("unseen", _("not seen yet")), ("bad", _("to improve")))

    def all_rows(self) -> list[str]:
        """As the line runs; then what is asked everywhere, block by block."""
        return self.places.in_order(super().all_rows())

    def rows(self) -> list[str]:
        """Those at the place and of the sort that are asked for."""
        rows = [row for row in self.all_rows() if self.places.holds(row)]
        if self._chosen == "all":
            return rows
        states = {row: state_of(self.live, self.table, row) for row in rows}
        return [row for row in rows if (states[row] in BAD if self._chosen == "bad" else states[row] == "unseen")]

    def show_all(self) -> None:
        """Leave nothing out of sight, neither of any sort nor at any place."""
        self.places.take_all()
        super().show_all()

    def make(self, row: str, number: int) -> Card:
        """The card of an observation, under the code it has on the paper sheet."""
        return QuestionCard(self.live, self.table, row, self.field.columns)

    def group(self, row: str) -> str:
        """The step of the line, or the block."""
        return self.places.heading(row)

    def read(self) -> None:
        """What each answer proposes and costs, and how far one is at each place."""
        self._losses = losses_by_question(self.live.session)
        self._photos = belonging(self.live.session.evaluation, self.table)
        self.places.tell({row: state_of(self.live, self.table, row) != "unseen" for row in super().all_rows()})

    def said(self, row: str) -> Hashable:
        """What is lost, which options that proposes, and the photos that belong to it."""
        return self._losses.get(row), self._photos.get(row)

    def draw(self, card: Card, findings: Findings) -> None:
        """Draw the answer and what it proposes."""
        assert isinstance(card, QuestionCard)
        card.show_card(findings, self._losses.get(card.row, ()), has_photos=card.row in self._photos)

    def count(self) -> str:
        """How many are seen, and how many of them are to be improved."""
        states = [state_of(self.live, self.table, row) for row in self.all_rows()]
        seen = sum(state != "unseen" for state in states)
        return _(
            "{seen} of {count} seen, {bad} to improve",
            seen=seen, count=len(states), bad=sum(state in BAD for state in states),
        )  # fmt: skip

    def emptiness(self, chosen: str) -> str:
        """How to go on where nothing is left of a sort."""
        if chosen == "unseen":
            return _("All of these are seen; “to improve” shows what wants doing something about.")
        if chosen == "bad":
            return _("Nothing to improve among what was seen; “not seen yet” shows what is left.")
        return super().emptiness(chosen)
