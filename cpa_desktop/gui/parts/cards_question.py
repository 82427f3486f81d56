"""The walk-through: the observations of the afternoon as cards or as a list, the rest one press away."""

from collections.abc import Hashable, Mapping

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from cpa_desktop.core.address import parse
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.walk_facts import Walk, walks
from cpa_desktop.gui.fields.sight import area_of, bring_to_top
from cpa_desktop.gui.fields.touch import follow_finger, keep_clear_of_keyboard
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.cards import Cards
from cpa_desktop.gui.parts.cards_frame import Card, Findings
from cpa_desktop.gui.parts.cards_links import Loss, losses_by_question
from cpa_desktop.gui.parts.cards_places import Places
from cpa_desktop.gui.parts.cards_walk import CARDS, LIST, Overview, WalkBar, Why
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.gui.parts.question_card import BAD, QuestionCard, state_of, verdict
from cpa_desktop.i18n import _
from cpa_desktop.service.pictures_albums import Photo, belonging

_PEEP = 48  # px of a card still in sight above the edge do not make it the one that is looked at


class QuestionCards(Cards):
    """The observations, by step of the line and then by block of the common list; first those of the afternoon."""

    is_for_fingers = True

    def __init__(self, live: LiveRecord, table: TableKey, parent: QWidget | None = None) -> None:
        self.places = Places(live.session, table[0])
        self._walk = Walk()
        super().__init__(live, table, parent)
        self._losses: dict[str, tuple[Loss, ...]] = {}
        self._photos: dict[str, tuple[Photo, ...]] = {}
        self._area: QScrollArea | None = None
        self.places.picked.connect(self.narrow)
        self.why = Why(table[0])
        self.why.wanted.connect(self.wanted)
        self.column.insertWidget(self.column.indexOf(self.filter) + 1, self.why)
        self.overview = Overview(self)
        self.overview.chosen.connect(self.open_card)
        self.column.addWidget(self.overview)
        self.pinned = self.bar = WalkBar(self.places)
        self.bar.gone.connect(self.go)
        self.bar.viewed.connect(self.show_as)
        self.show_as(CARDS)

    # which are in sight

    def filters(self) -> tuple[tuple[str, str], ...]:
        """Those of the afternoon, those of them not seen, those to improve; all, where they are more."""
        states = self._states()
        walk = self._walk.shown
        of_walk = [states[row] for row in states if row in walk]
        is_part = not states or len(self._walk.chosen) < len(states)
        return (
            ("walk", _counted(_("this walk") if is_part else _("all"), len(of_walk), states)),
            ("unseen", _counted(_("not seen yet"), of_walk.count("unseen"), states)),
            ("bad", _counted(_("to improve"), sum(state in BAD for state in states.values()), states)),
            *((("all", _counted(_("all"), len(states), states)),) if is_part else ()),
        )

    def _states(self) -> dict[str, str]:
        return {row: state_of(self.live, self.table, row) for row in self._walk.asked}

    def all_rows(self) -> list[str]:
        """As the line runs; then what is asked everywhere, block by block."""
        return self.places.in_order(super().all_rows())

    def rows(self) -> list[str]:
        """Those at the place and of the sort that are asked for."""
        return [row for row in self._of_sort() if self.places.holds(row)]

    def _of_sort(self) -> list[str]:
        rows, states, walk = self.all_rows(), self._states(), self._walk.shown
        match self._chosen:
            case "walk":
                return [row for row in rows if row in walk]
            case "unseen":
                return [row for row in rows if row in walk and states[row] == "unseen"]
            case "bad":
                return [row for row in rows if states[row] in BAD]
            case _:
                return rows

    def show_all(self) -> None:
        """Leave nothing out of sight, neither of any sort nor at any place."""
        self.places.take_all()
        super().show_all()

    # what a card shows

    def make(self, row: str, number: int) -> Card:
        """The card of an observation, under the code it has on the paper sheet."""
        return QuestionCard(self.live, self.table, row, self.field.columns)

    def group(self, row: str) -> str:
        """The step of the line, or the block."""
        return self.places.heading(row)

    def read(self) -> None:
        """What each answer proposes and costs, which are of the walk, and how far one is at each place."""
        self._losses = losses_by_question(self.live)
        self._photos = belonging(self.live.session.evaluation, self.table)
        self._walk = walks(self.live.session.evaluation)[self.table]
        self.filter.offer(self.filters())
        self.why.show_walk(self._walk, self.live.session.language)
        wanted = frozenset(self._walk.asked) if self._chosen in ("all", "bad") else self._walk.shown
        self.places.tell({row: row in self._walk.seen for row in super().all_rows() if row in wanted})

    def said(self, row: str) -> Hashable:
        """What is lost, which options that proposes, and the photos that belong to it."""
        return self._losses.get(row), self._photos.get(row)

    def draw(self, card: Card, findings: Findings) -> None:
        """Draw the answer and what it proposes."""
        assert isinstance(card, QuestionCard)
        card.show_card(findings, self._losses.get(card.row, ()), has_photos=card.row in self._photos)

    def refresh(self, findings: Findings) -> None:
        """Draw what the session holds, as cards or as the list."""
        super().refresh(findings)
        self.overview.show_rows(self._overview())
        self._tell_where()

    def count(self) -> str:
        """How far the walk is, how many are seen of all, and how many of them are to be improved."""
        walk, bad = self._walk, sum(state in BAD for state in self._states().values())
        if not walk.time:
            return _("{seen} of {count} seen, {bad} to improve", seen=len(walk.seen), count=len(walk.asked), bad=bad)
        return _(
            "this walk {done} of {chosen}; all {seen} of {count}; {bad} to improve",
            done=walk.done, chosen=len(walk.chosen), seen=len(walk.seen), count=len(walk.asked), bad=bad,
        )  # fmt: skip

    def emptiness(self, chosen: str) -> str:
        """How to go on where nothing is left of a sort."""
        if chosen == "unseen":
            return _("This walk is all seen; “to improve” shows what wants doing something about, “all” the rest.")
        if chosen == "bad":
            return _("Nothing to improve among what was seen; “not seen yet” shows what is left.")
        return super().emptiness(chosen)

    # cards or list

    def show_as(self, view: str) -> None:
        """As cards, or as a list by place."""
        self.bar.as_list.setChecked(view == LIST)
        self.list.setVisible(view == CARDS)
        self.overview.setVisible(view == LIST)
        self._tell_where()

    def open_card(self, address: str) -> None:
        """From the list to the card."""
        self.show_as(CARDS)
        self.show_address(address)

    def show_address(self, address: str) -> bool:
        """Go to a card; says whether it is here."""
        if parse(address).row is not None and address.startswith(f"{self.address}/"):
            self.show_as(CARDS)
        return super().show_address(address)

    def _overview(self) -> list[Line]:
        lines, before = [], ""
        questions = self.live.session.program.form.lists["questions"]
        for row in self.list.rows:
            heading = self.group(row)
            if heading and heading != before:
                lines.append(Line(title=heading, key=f"at {heading}", is_heading=True))
                before = heading
            sign, tone, words = verdict(state_of(self.live, self.table, row))
            title = f"{row}. {questions[row].title.of(self.live.session.language)}"
            address = f"{self.address}/{row}"
            lines.append(Line(title=title, value=words, sign=sign, tone=tone, address=address))
        return lines

    # the way from card to card

    def go(self, step: int) -> None:
        """To the card after the one that is looked at, or before it."""
        place = self._here() + step
        card = self.list.need(self.list.rows[place]) if 0 <= place < len(self.list.rows) else None
        if card is not None:
            self.show_as(CARDS)
            card.take_focus(1)
            bring_to_top(card)
            QTimer.singleShot(0, card, lambda: bring_to_top(card))  # once all above it has its height
            self._tell_where()

    def _here(self) -> int:
        """Which card is looked at: the one with the caret if it is in sight, else the first that is."""
        shown = self.list.shown
        area = self._area
        if area is None or not self.isVisible():
            return 0
        edge = self.list.mapFrom(area.viewport(), QPoint(0, 0)).y()
        end = edge + area.viewport().height()
        in_sight = [
            place
            for place, row in enumerate(shown)
            if self.list.cards[row].geometry().bottom() > edge + _PEEP and self.list.cards[row].y() < end
        ]
        focus = QApplication.focusWidget()
        for place in in_sight:
            if focus is not None and self.list.cards[shown[place]].isAncestorOf(focus):
                return place
        return in_sight[0] if in_sight else max(0, len(shown) - 1) if edge > 0 else 0

    def _tell_where(self) -> None:
        is_cards = self.list.isVisible() and bool(self.list.rows)
        self.bar.tell(self._here() + 1 if is_cards else 0, len(self.list.rows))

    def showEvent(self, event: QShowEvent) -> None:
        """The page goes with the finger, and the bar says where one is."""
        super().showEvent(event)
        if self._area is None:
            self._area = area_of(self)
            if self._area is not None:
                follow_finger(self._area)
                keep_clear_of_keyboard(self._area)
                self._area.verticalScrollBar().valueChanged.connect(self._tell_where)


def _counted(words: str, count: int, states: Mapping[str, str]) -> str:
    return f"{words}  {count}" if states else words
