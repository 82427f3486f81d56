"""The photos of a record as cards: the photo, what it shows, where and when; added by the file or by the folder."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui.fields import act, sources
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.gui.fields.intake import take_in
from cpa_desktop.gui.fields.photo import Enlarged, thumbnail
from cpa_desktop.gui.fields.sources import Source
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.cards import Cards
from cpa_desktop.gui.parts.cards_frame import Card, Findings, wrapped
from cpa_desktop.i18n import _
from cpa_desktop.service import pictures

_SIDE, _HIGH, _TALL = 208, 156, 276  # a photo's width and height, and the height of its card
_PAIR = frozenset({"place", "taken_at"})
_SELDOM = frozenset({"latitude", "longitude"})


class PhotoCard(Card):
    """One photo; of many, only those that come into sight are filled with their fields."""

    delete_wanted = Signal()
    photo_wanted = Signal()  # a row that has none yet

    def __init__(self, live: LiveRecord, table: TableKey, row: str, columns: Sequence[Field]) -> None:
        super().__init__(live, table, row)
        self._sha256 = ""
        self._findings: Findings = {}
        self.is_filled = False
        self.photo, *self._typed = (column for column in columns if not column.is_computed)
        self.picture = QToolButton()
        self.picture.setProperty("role", "kept")
        self.picture.setFixedSize(_SIDE + 12, _HIGH + 12)
        self.picture.clicked.connect(self._look)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._fields, 1)
        self.column.addLayout(line)
        self.column.addStretch()
        self.setMinimumHeight(_TALL)

    def fill(self) -> None:
        """Beside the photo what it shows, and where and when in one line; below it what it belongs to."""
        if self.is_filled:
            return
        self.is_filled = True
        whole, pair = self.column, QHBoxLayout()
        asked = [column for column in self._typed if column.id not in _SELDOM]
        for column in sorted(asked, key=lambda column: column.kind == "reference"):
            self.column = whole if column.kind == "reference" else self._fields
            if column.id in _PAIR:
                if not pair.count():
                    self._fields.addLayout(pair)
                self.column = QVBoxLayout()
                pair.addLayout(self.column, 1)
            self.add_frame(column).show()  # at once, so that it can take the caret
        self.column = self._fields
        self.offer_extras(column for column in self._typed if column.id in _SELDOM)
        if self.live.session.read_only_because is None:
            delete = QPushButton(_("Take off this photo"))
            delete.clicked.connect(self.delete_wanted)
            self.extra_flow.addWidget(delete)
        self.refresh(self._findings)
        self._draw()
        self._order()

    def _order(self) -> None:
        """Tab goes from the photo through its fields, although they came later than the next photo."""
        below = [frame for frame in self.frames.values() if frame.field.kind == "reference"]
        before: QWidget = self.picture
        for widget in (*(frame for frame in self.frames.values() if frame not in below), self._extras, *below):
            for stop in widget.findChildren(QWidget):
                if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.focusProxy() is None:
                    QWidget.setTabOrder(before, stop)
                    before = stop

    def paintEvent(self, event: QPaintEvent) -> None:
        """It has come into sight."""
        super().paintEvent(event)
        if not self.is_filled:
            QTimer.singleShot(0, self, self.fill)

    def take_focus(self, step: int) -> None:
        """Be the next stop on the way through the cards."""
        self.fill()
        super().take_focus(step)

    def open_extra(self, column: Field, *, focus: bool = False) -> None:
        """Show the editor of a column that is seldom filled in; the photo itself is always there."""
        self.fill()
        if column.id in self.openers:
            super().open_extra(column, focus=focus)

    def show_card(self, findings: Findings, number: int) -> None:
        """Draw the photo and what is said of it."""
        self._findings = findings
        if self.title.text() != (words := _("Photo {number}", number=number)):
            self.title.setText(words)
            self.picture.setAccessibleName(words)
        if self.is_filled:
            self.refresh(findings)
            self._draw()

    def _draw(self) -> None:
        cell = self.live.session.evaluation.cell((*self.table, self.photo.id), self.row)
        sha256 = cell.split()[0] if isinstance(cell, str) and cell else ""
        if sha256 == self._sha256 and self.picture.text():
            return
        self._sha256 = sha256
        name, content = act.describe(self.live, sha256) if sha256 else ("", b"")
        drawn = thumbnail(sha256, content, _SIDE, _HIGH) if content else None
        words = _("Show {name} large", name=name) if sha256 else _("Add a photo…")
        self.picture.setText(words if drawn is not None or not sha256 else _("The photo is not here"))
        self.picture.setToolTip(words)
        self.picture.setAccessibleDescription(words)
        self.picture.setIcon(QIcon(drawn) if drawn is not None else QIcon())
        self.picture.setIconSize(QSize(_SIDE, _HIGH))
        styles = Qt.ToolButtonStyle
        self.picture.setToolButtonStyle(styles.ToolButtonTextOnly if drawn is None else styles.ToolButtonIconOnly)

    def _look(self) -> None:
        if not self._sha256:
            self.photo_wanted.emit()
            return
        name, content = act.describe(self.live, self._sha256)
        if content:
            Enlarged(name, content, self).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete on the photo takes it off."""
        if event.key() == Qt.Key.Key_Delete and self.picture.hasFocus():
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)


class PhotoCards(Cards):
    """All photos, in their order, and the ways to add more."""

    def __init__(self, live: LiveRecord, table: TableKey, parent: QWidget | None = None) -> None:
        super().__init__(live, table, parent)
        self.filter.hide()
        self.add_files = QPushButton(_("Add photos…"))
        self.add_folder = QPushButton(_("Add photos from a folder…"))
        self.add_folder.setToolTip(
            _("A card or a phone on a cable is a folder too; photos can also be dropped or pasted here")
        )
        self.keep_location = QCheckBox(_("keep the GPS location"))
        self.keep_location.setToolTip(_("Otherwise the place where a photo was taken is taken out of it"))
        self.add_files.clicked.connect(lambda: self._ask(sources.ask_for_files, self.add_files.text(), photos=True))
        self.add_folder.clicked.connect(lambda: self._ask(sources.ask_for_folder, self.add_folder.text()))
        self._ways = QWidget()
        ways = Flow(self._ways)
        for widget in (self.add_folder, self.add_files, self.keep_location):
            ways.addWidget(widget)
        self._place = QVBoxLayout()
        place = self.column.indexOf(self.filter)
        self.column.insertWidget(place, self._ways)
        self.column.insertLayout(place + 1, self._place)
        self.nothing = wrapped(_("No photos yet: add those of a folder, a card or a phone on a cable."), "soft")
        self.column.insertWidget(place + 2, self.nothing)
        self._is_locked = live.session.read_only_because is not None
        self._ways.setHidden(self._is_locked)
        self.setAcceptDrops(not self._is_locked)

    def _ask(self, ask: Callable[..., object], title: str, **said: bool) -> None:
        ask(self, title, self._take_in, **said)

    def _take_in(self, given: Sequence[Source]) -> None:
        if given and not self._is_locked:
            lay = partial(pictures.lay, self.live.session, album=self.table)
            take_in(self.live, self._place, given, lay, keep_location=self.keep_location.isChecked())

    def make(self, row: str, number: int) -> Card:
        """The card of a photo."""
        card = PhotoCard(self.live, self.table, row, self.field.columns)
        card.delete_wanted.connect(lambda: self._delete(row))
        card.photo_wanted.connect(lambda: self._ask_for(card))
        return card

    def refresh(self, findings: Findings) -> None:
        """Draw the photos and what is said of them."""
        self._findings = findings
        rows = tuple(self.rows())
        self.lay(rows)
        for number, row in enumerate(rows, start=1):
            card = self.cards[row]
            assert isinstance(card, PhotoCard)
            card.show_card(findings, number)
        self.nothing.setHidden(bool(rows) or self._is_locked)
        words = _("{count} photos", count=len(rows)) if rows else ""
        if self.counted.text() != words:
            self.counted.setText(words)

    def _ask_for(self, card: PhotoCard) -> None:
        """A photo for a row that has none."""
        address = f"{self.address}/{card.row}/{card.photo.id}"
        lay = partial(pictures.answer, self.live.session, address)
        title = _("Add a photo…")
        sources.ask_for_files(self, title, lambda files: take_in(self.live, self._place, files, lay), photos=True)

    def _delete(self, row: str) -> None:
        act.attempt(self.live, lambda: self.live.session.delete_row(f"{self.address}/{row}"))

    @property
    def is_stop(self) -> bool:
        """Whether photos can be added, or there are some."""
        return not self.isHidden() and (bool(self._rows) or not self._is_locked)

    def take_focus(self, step: int) -> None:
        """The first or last photo; where there is none yet, the way to add some."""
        if self._rows:
            super().take_focus(step)
        else:
            self.add_folder.setFocus(Qt.FocusReason.TabFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Photos may be dropped here."""
        if sources.are_there(event.mimeData(), photos=True):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """What was dropped is added."""
        self._take_in(sources.given(event.mimeData(), photos=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is on the clipboard is added."""
        data = QGuiApplication.clipboard().mimeData()
        if event.matches(QKeySequence.StandardKey.Paste) and sources.are_there(data, photos=True):
            self._take_in(sources.given(data, photos=True))
        else:
            super().keyPressEvent(event)
