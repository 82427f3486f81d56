"""A table that reads better as cards than as rows: which are in sight, in which order, and the way through them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cpa_desktop.core.address import parse
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.gui.fields.buttons import Buttons
from cpa_desktop.gui.fields.sight import bring_into_sight
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.cards_frame import Card, Findings, wrapped
from cpa_desktop.i18n import _


class Cards(QWidget):
    """The rows of one table as cards, of which some may be left out of sight."""

    focused = Signal(str)
    traced = Signal(str)
    left = Signal(int)
    wanted = Signal(str)

    def __init__(self, live: LiveRecord, table: TableKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live, self.table = live, table
        self.address = "/".join(table)
        self.field = live.session.program.tables[table].field
        self.cards: dict[str, Card] = {}
        self._findings: Findings = {}
        self.counted = QLabel()
        self.counted.setProperty("role", "soft")
        self.filter = Buttons()
        self.filter.name_as(_("Show"), "")
        self.filter.offer(self.filters())
        self._chosen = self.filters()[0][0]
        self.filter.pressed.connect(self._show_only)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.addWidget(wrapped(self.field.label.of(live.session.language), "section"))
        self.head.addWidget(self.counted)
        self.column.addLayout(self.head)
        self.column.addWidget(self.filter)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.column.addLayout(self._list)
        self._rows: tuple[str, ...] = ()

    def filters(self) -> tuple[tuple[str, str], ...]:
        """What may be left out of sight."""
        return (("all", _("all")),)

    def rows(self) -> list[str]:
        """The rows in sight, in their order."""
        return self.live.session.evaluation.rows(*self.table)

    def make(self, row: str, number: int) -> Card:
        """The card of a row."""
        raise AssertionError(f"{type(self).__name__} makes no cards")

    def group(self, row: str) -> str:
        """The heading a card stands under."""
        return ""

    def _show_only(self, chosen: str) -> None:
        self._chosen = chosen
        self._rows = ()
        self.refresh(self._findings)

    def lay(self, rows: tuple[str, ...]) -> None:
        """Put the cards of these rows in their order, under their headings."""
        if rows == self._rows:
            return
        self._rows = rows
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, Card) and widget.row in rows:
                continue
            if isinstance(widget, Card) and widget.row in self.live.session.evaluation.rows(*self.table):
                widget.hide()
            elif widget is not None:
                if isinstance(widget, Card):
                    del self.cards[widget.row]
                widget.hide()
                widget.deleteLater()
        group = ""
        for number, row in enumerate(rows, start=1):
            if (heading := self.group(row)) != group:
                group = heading
                self._list.addWidget(wrapped(heading, "section"))
            card = self.cards.get(row)
            if card is None:
                card = self.cards[row] = self.make(row, number)
                card.left.connect(lambda step, row=row: self._go_on(row, step))
            self._list.addWidget(card)
            card.show()

    def _go_on(self, row: str, step: int) -> None:
        place = self._rows.index(row) + step if row in self._rows else -1
        if 0 <= place < len(self._rows):
            self.cards[self._rows[place]].take_focus(step)
            bring_into_sight(self.cards[self._rows[place]])
        else:
            self.left.emit(step)

    def refresh(self, findings: Findings) -> None:
        """Draw what the session holds."""
        raise AssertionError(f"{type(self).__name__} shows nothing")

    @property
    def is_stop(self) -> bool:
        """Whether there is a card to answer."""
        return not self.isHidden() and bool(self._rows)

    def take_focus(self, step: int) -> None:
        """Be the next stop on the way through the page."""
        if self._rows:
            self.cards[self._rows[0 if step > 0 else -1]].take_focus(step)

    def commit(self) -> None:
        """What is being typed is entered when it is left."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_address(self, address: str) -> bool:
        """Go to a card; says whether it is here."""
        parts = parse(address)
        if (parts.sheet, parts.field) != self.table:
            return False
        row = parts.row
        if row is None:
            return True
        if row not in self._rows:
            self._chosen = "all"
            self._rows = ()
            self.refresh(self._findings)
        card = self.cards.get(row)
        if card is None:
            return True
        column = next((each for each in self.field.columns if each.id == parts.column), None)
        if column is not None and column.id not in card.frames and not column.is_computed:
            card.open_extra(column)
        frame = card.frames.get(parts.column or "")
        (frame or card).take_focus(1)
        return True
