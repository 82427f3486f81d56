"""A table that reads better as cards than as rows: which are in sight, in which order, and the way through them."""

from collections.abc import Hashable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cpa_desktop.core.address import parse
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.gui import theme
from cpa_desktop.gui.fields.buttons import Buttons
from cpa_desktop.gui.fields.sight import bring_into_sight
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.cards_frame import Card, Findings, wrapped
from cpa_desktop.gui.parts.cards_list import CardList
from cpa_desktop.gui.parts.grid_change import differing
from cpa_desktop.i18n import _


class Cards(QWidget):
    """The rows of one table as cards, of which some may be left out of sight."""

    focused = Signal(str)
    traced = Signal(str)
    left = Signal(int)
    wanted = Signal(str)
    is_for_fingers = False  # whether it is used walking about, on a screen that is touched

    def __init__(self, live: LiveRecord, table: TableKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live, self.table = live, table
        self.address = "/".join(table)
        self.field = live.session.program.tables[table].field
        self._findings: Findings = {}
        self._evaluation: Evaluation | None = None  # what was drawn last
        self._is_locked = False
        self.pinned: QWidget | None = None  # what stays in sight above the page
        self._said: dict[str, Hashable] = {}  # what each card said that stands in no column of its row
        self.counted = QLabel()
        self.counted.setProperty("role", "soft")
        self.filter = Buttons(large=self.is_for_fingers)
        self.filter.name_as(_("Show"), "")
        self.filter.offer(self.filters())
        self._chosen = self.filters()[0][0]
        self.filter.pressed.connect(self._show_only)
        self.list = CardList(self._make, self.group, self)
        self.list.placed.connect(self._draw)
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.space(2))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.space(2))
        self.column.addLayout(self.head)
        self.head.addWidget(wrapped(self.field.label.of(live.session.language), "section"))
        self.head.addWidget(self.counted)
        self.column.addWidget(self.filter)
        self.empty = wrapped("", "soft")
        self.empty.hide()
        self.column.addWidget(self.empty)
        self.column.addWidget(self.list)

    @property
    def cards(self) -> dict[str, Card]:
        """The cards there are, by their rows; those far down are made little by little."""
        return self.list.cards

    @property
    def _rows(self) -> tuple[str, ...]:
        return self.list.rows

    # what a sort of card says of itself

    def filters(self) -> tuple[tuple[str, str], ...]:
        """What may be left out of sight."""
        return (("all", _("all")),)

    def rows(self) -> list[str]:
        """The rows in sight, in their order."""
        return self.all_rows()

    def make(self, row: str, number: int) -> Card:
        """The card of a row, the so-many-eth of those in sight."""
        raise AssertionError(f"{type(self).__name__} makes no cards")

    def group(self, row: str) -> str:
        """The heading a card stands under."""
        return ""

    def read(self) -> None:
        """Read once what all cards say besides their rows."""

    def said(self, row: str) -> Hashable:
        """What a card says that stands in no column of its row."""
        return None

    def draw(self, card: Card, findings: Findings) -> None:
        """Draw a card as the session holds it."""
        card.refresh(findings)

    def count(self) -> str:
        """How many there are, beside the heading."""
        return ""

    def emptiness(self, chosen: str) -> str:
        """What to do where no card is in sight."""
        return _("Nothing to show here; choose “all”.")

    # showing

    def all_rows(self) -> list[str]:
        """Every row, whatever is in sight."""
        return self.live.session.evaluation.rows(*self.table)

    def refresh(self, findings: Findings) -> None:
        """Draw what the session holds, where it is another than before."""
        stale = self._stale(findings)
        self._findings = findings
        self._evaluation = self.live.session.evaluation
        self._is_locked = self.live.session.read_only_because is not None
        self.read()
        before = self.list.shown
        self._lay()
        for row in self.list.shown:
            is_new = row not in before  # and drawn already
            if not is_new and (stale is None or row in stale or self._said.get(row) != self.said(row)):
                self._draw(row)
        said = "" if self.list.rows else self.emptiness(self._chosen)
        Card.tell(self.empty, said)
        words = self.count()
        if self.counted.text() != words:
            self.counted.setText(words)

    def _stale(self, findings: Findings) -> set[str] | None:
        """The rows that may look otherwise than they were drawn; None where any may."""
        session = self.live.session
        if self._evaluation is None or self._is_locked != (session.read_only_because is not None):
            return None
        found: set[str] = set()
        for column in self.field.columns:
            rows = differing(self._evaluation, session.evaluation, (*self.table, column.id))
            if rows is None:
                return None
            found |= rows
        prefix = f"{self.address}/"
        for address in findings.keys() | self._findings.keys():
            if address.startswith(prefix) and findings.get(address) != self._findings.get(address):
                found.add(address.split("/")[2])
        return found

    def _lay(self) -> None:
        """Put the cards that are in sight in their order."""
        self.filter.choose((self._chosen,))
        there = set(self.all_rows())
        self.list.drop({row for row in self.list.cards if row not in there})
        self.list.lay(self._wanted(there))

    def _wanted(self, there: set[str]) -> tuple[str, ...]:
        """A card does not leave while one looks at it; what is new comes after it."""
        kept = [row for row in self.list.rows if row in there]
        return (*kept, *(row for row in self.rows() if row not in kept)) if kept else tuple(self.rows())

    def lay(self, rows: tuple[str, ...]) -> None:
        """Put up the cards of these rows, all of them now."""
        self.list.drop({row for row in self.list.cards if row not in rows})
        self.list.lay(rows)
        if rows:
            self.list.need(rows[-1])

    def _make(self, row: str) -> Card:
        card = self.make(row, self.list.rows.index(row) + 1)
        card.left.connect(lambda step: self._go_on(row, step))
        return card

    def _draw(self, row: str) -> None:
        self._said[row] = self.said(row)
        self.draw(self.list.cards[row], self._findings)

    def _show_only(self, chosen: str) -> None:
        self._chosen = chosen
        self.narrow()

    def narrow(self) -> None:
        """What is in sight is another choice now."""
        self.list.lay(())
        self.refresh(self._findings)

    # the way through

    def _go_on(self, row: str, step: int) -> None:
        place = self.list.rows.index(row) + step if row in self.list.rows else -1
        card = self.list.need(self.list.rows[place]) if 0 <= place < len(self.list.rows) else None
        if card is None:
            self.left.emit(step)
            return
        card.take_focus(step)
        bring_into_sight(card)

    @property
    def is_stop(self) -> bool:
        """Whether there is a card to answer."""
        return not self.isHidden() and bool(self.list.rows)

    def take_focus(self, step: int) -> None:
        """Be the next stop on the way through the page."""
        rows = self.list.rows
        card = self.list.need(rows[0 if step > 0 else -1]) if rows else None
        if card is not None:
            card.take_focus(step)

    def commit(self) -> None:
        """What is being typed is entered when it is left."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_all(self) -> None:
        """Leave nothing out of sight."""
        self._show_only("all")

    def show_address(self, address: str) -> bool:
        """Go to a card; says whether it is here."""
        parts = parse(address)
        if (parts.sheet, parts.field) != self.table:
            return False
        row = parts.row
        if row is None:
            return True
        if row not in self.list.rows:
            self.show_all()
        card = self.list.need(row)
        if card is None:
            return True
        column = next((each for each in self.field.columns if each.id == parts.column), None)
        if column is not None and column.id not in card.frames and not column.is_computed:
            card.open_extra(column)
        frame = card.frames.get(parts.column or "")
        (frame or card).take_focus(1)
        return True
