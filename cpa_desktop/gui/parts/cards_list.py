"""Cards under one another, placed by hand: a hundred of them are made little by little, and one that grows moves on."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from cpa_desktop.gui import order
from cpa_desktop.gui.parts.cards_frame import Card, wrapped

_GAP = 10
_AT_ONCE = 6  # so many fill a screen; the others follow while the window goes on
_ANOTHER_TRY = 500  # ms until one may be through with typing below the cards
_SLICE = 0.012  # s of making before the window has its turn again


class CardList(QWidget):
    """A layout would ask every card for its height after each answer; here only the one that changed is asked."""

    placed = Signal(str)  # the card of a row is there now, and wants drawing

    def __init__(self, make: Callable[[str], Card], heading: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.cards: dict[str, Card] = {}
        self.rows: tuple[str, ...] = ()
        self._make, self._heading = make, heading
        self._headings: dict[str, QWidget] = {}
        self._parts: list[QWidget] = []  # what is placed, from the top down
        self._heights: dict[QWidget, int] = {}
        self._count = 0  # so many of the rows are placed
        self._is_grown = False  # since Tab was last told what comes after the cards
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._go_on)
        self._retry = QTimer(self, singleShot=True, interval=_ANOTHER_TRY)
        self._retry.timeout.connect(self._watch)

    @property
    def shown(self) -> tuple[str, ...]:
        """The rows whose cards are placed."""
        return self.rows[: self._count]

    def lay(self, rows: tuple[str, ...]) -> None:
        """Show the cards of these rows, in this order."""
        if rows == self.rows:
            return
        if not self._is_in_order(rows):
            self._forget(set(self.cards))
        self.rows, self._count, self._parts = rows, 0, []
        for row, card in self.cards.items():
            if row not in rows:
                card.hide()
        for heading in self._headings.values():
            heading.hide()
        self._place(_AT_ONCE)

    def drop(self, rows: set[str]) -> None:
        """Rows that are gone take their cards along."""
        self._forget(rows & set(self.cards))

    def need(self, row: str) -> Card | None:
        """The card of a row, made now with all before it; none where the row is not in sight."""
        if row in self.rows[self._count :]:
            self._place(len(self.rows), until=row)
        return self.cards.get(row) if row in self.shown else None

    def _is_in_order(self, rows: tuple[str, ...]) -> bool:
        """Whether new cards come after those there are: Tab goes from one to the next as they were made."""
        last = max((place for place, row in enumerate(rows) if row in self.cards), default=0)
        return all(row in self.cards for row in rows[:last])

    def _forget(self, rows: set[str]) -> None:
        for row in rows:
            card = self.cards.pop(row)
            self._heights.pop(card, None)
            card.hide()
            card.deleteLater()

    # placing

    def _place(self, most: int, *, until: str = "") -> None:
        """Place the next cards; of those that must be made, so many at most."""
        made = 0
        while self._count < len(self.rows) and made < most:
            row = self.rows[self._count]
            made += row not in self.cards
            self._place_next(row)
            if row == until:
                break
        self._arrange()
        self._watch()

    def _place_next(self, row: str) -> None:
        group = self._heading(row)
        above = self._heading(self.rows[self._count - 1]) if self._count else ""
        if group and group != above:
            heading = self._headings.get(group)
            if heading is None:
                heading = self._headings[group] = wrapped(group, "section")
                heading.setParent(self)
            self._parts.append(heading)
            heading.show()
        card = self.cards.get(row)
        if card is None:
            card = self.cards[row] = self._make(row)
            card.setParent(self)
            card.installEventFilter(self)
            self._is_grown = True
        self._count += 1
        self.placed.emit(row)
        self._parts.append(card)
        card.show()

    def _go_on(self) -> None:
        end = time.perf_counter() + _SLICE
        while self._count < len(self.rows) and time.perf_counter() < end:
            self._place_next(self.rows[self._count])
        self._arrange()
        self._watch()

    def _watch(self) -> None:
        """Go on making while someone looks at it; Qt has new cards at the end of the way of Tab."""
        if self._count < len(self.rows) and self.isVisible():
            self._later.start()
        elif self._is_grown and self._count == len(self.rows):
            self._is_grown = not order.grown(self)
            if self._is_grown and self.isVisible():
                self._retry.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What is looked at is made."""
        super().showEvent(event)
        self._watch()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for it."""
        super().hideEvent(event)
        self._later.stop()
        self._retry.stop()

    # measuring

    def _arrange(self) -> None:
        """Every part at its height, one under the other."""
        width, y = self.width(), 0
        for part in self._parts:
            height = self._heights.get(part)
            if height is None:
                height = self._heights[part] = _height(part, width)
            part.setGeometry(0, y, width, height)
            y += height + _GAP
        self.setFixedHeight(max(0, y - _GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width everything has another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._heights.clear()
            self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A card that says more or less than before has another height."""
        if event.type() == QEvent.Type.LayoutRequest and watched in self._heights:
            self._heights.pop(watched)
            self._arrange()
        return super().eventFilter(watched, event)


def _height(part: QWidget, width: int) -> int:
    asked = part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
    return max(asked, part.minimumHeight())
