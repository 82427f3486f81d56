"""One observation as a card: what to look at, its answers as large buttons, at once what it costs and proposes."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Missing
from cpa_desktop.core.question import Question
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui.fields import sources
from cpa_desktop.gui.fields.intake import take_in
from cpa_desktop.gui.fields.sources import Source
from cpa_desktop.gui.fields.touch import for_fingers
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.cards_frame import Card, Findings, wrapped
from cpa_desktop.gui.parts.cards_links import Loss, title
from cpa_desktop.i18n import _
from cpa_desktop.service import pictures

BAD = frozenset({"bad", "partly"})
_SAID_BESIDE = frozenset({"text", "longtext", "photo", "file"})
"""Kinds of what is said beside an answer: where, what was seen, a picture of it."""


class QuestionCard(Card):
    """One observation."""

    def __init__(self, live: LiveRecord, table: TableKey, row: str, columns: tuple[Field, ...]) -> None:
        super().__init__(live, table, row)
        language = live.session.language
        self._columns = columns
        self.setAcceptDrops(True)
        item = live.session.program.form.lists["questions"][row]
        self.title.setText(f"{row}. {item.title.of(language)}")
        if isinstance(item, Question):
            self.column.addWidget(wrapped(item.how.of(language), "soft"))
        self.ledger = self._line("soft")
        typed = [column for column in columns if not column.is_computed]
        for column in typed:
            if column.kind not in _SAID_BESIDE and not live.session.evaluation.is_hidden((*table, column.id), row):
                frame = self.add_frame(column, large=True, bare=True)
                for_fingers(*frame.editor.findChildren(QLineEdit))
        self.hints = self._line("hints")
        self.unknown = self._line("soft")
        self.offer_extras(column for column in typed if column.kind in _SAID_BESIDE)
        for_fingers(*self.openers.values())

    # photos, wherever on the card they are dropped or pasted

    @property
    def _photo(self) -> Field | None:
        takes = self.live.session.read_only_because is None
        return next((column for column in self._columns if column.kind == "photo" and takes), None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Photos may be dropped here."""
        if self._photo is not None and sources.are_there(event.mimeData(), photos=True):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """What was dropped belongs to this observation."""
        self._take_in(sources.given(event.mimeData(), photos=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A photo on the clipboard belongs to this observation."""
        data = QGuiApplication.clipboard().mimeData()
        if event.matches(QKeySequence.StandardKey.Paste) and sources.are_there(data, photos=True):
            self._take_in(sources.given(data, photos=True))
        else:
            super().keyPressEvent(event)

    def _take_in(self, given: Sequence[Source]) -> None:
        column = self._photo
        if given and column is not None:
            lay = partial(pictures.answer, self.live.session, f"{self.address}/{column.id}")
            take_in(self.live, self.column, given, lay)

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
        self.mark(*verdict(self.state))
        self._show_ledger()
        self.tell(self.hints, "\n".join(self._proposed(loss) for loss in losses))
        is_told = any(loss.amounts or loss.money for loss in losses)
        words = _("What this loses cannot be told from the figures yet.")
        self.tell(self.unknown, words if self.state in BAD and not is_told else "")

    def _proposed(self, loss: Loss) -> str:
        name = f"{loss.option} {title(self.live.session, 'options', loss.option)}"
        words = _("→ proposed: {option}", option=name)
        amounts = " · ".join(filter(None, (*loss.amounts, loss.money)))
        if not amounts:
            return words
        lost = _("now lost in the period: {amounts}", amounts=amounts)
        grade = _("(effect: {grade})", grade=loss.grade) if loss.grade else ""
        return f"{words}\n     {lost} {grade}".rstrip()

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


def verdict(state: str) -> tuple[str, str, str]:
    """Sign, tone and word of a verdict."""
    return {
        "good": ("done", "good", _("good")),
        "partly": ("doubt", "doubt", _("partly")),
        "bad": ("error", "error", _("to improve")),
        "not_applicable": ("close", "soft_ink", _("not applicable")),
    }.get(state, ("open", "soft_ink", _("not seen yet")))
