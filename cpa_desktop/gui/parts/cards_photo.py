"""The photos of a record as cards, and the ways to add more: by the file, by the folder, dropped or pasted."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.gui.fields import act, sources
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.gui.fields.intake import take_in
from cpa_desktop.gui.fields.sources import Source
from cpa_desktop.gui.fields.touch import for_fingers
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.cards import Cards
from cpa_desktop.gui.parts.cards_frame import Card, Findings, wrapped
from cpa_desktop.gui.parts.photo_card import PhotoCard
from cpa_desktop.gui.parts.photo_clock import CameraClock
from cpa_desktop.i18n import _
from cpa_desktop.service import pictures


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
        self.match = QPushButton(_("Match by time"))
        self.match.setAccessibleDescription(
            _("Photos that belong to nothing yet go to the observation that was answered in the minutes around them")
        )
        self.match.clicked.connect(self._match)
        self.clock = CameraClock(live)
        self._ways = QWidget()
        ways = Flow(self._ways)
        for widget in (self.add_folder, self.add_files, self.match, self.keep_location, self.clock):
            ways.addWidget(widget)
        for_fingers(self.add_folder, self.add_files, self.match, self.clock.line)
        self.told = wrapped("", "soft")
        self.told.hide()
        self._place = QVBoxLayout()
        place = self.column.indexOf(self.filter)
        self.column.insertWidget(place, self._ways)
        self.column.insertLayout(place + 1, self._place)
        self.nothing = wrapped(_("No photos yet: add those of a folder, a card or a phone on a cable."), "soft")
        self.column.insertWidget(place + 2, self.told)
        self.column.insertWidget(place + 3, self.nothing)
        self.setAcceptDrops(True)

    def _ask(self, ask: Callable[..., object], title: str, **said: bool) -> None:
        ask(self, title, self._take_in, **said)

    @property
    def takes(self) -> bool:
        """Whether photos can be added."""
        return self.live.session.read_only_because is None

    def _take_in(self, given: Sequence[Source]) -> None:
        if self.takes:
            lay = partial(pictures.lay, self.live.session, album=self.table, behind=self.clock.behind)
            take_in(self.live, self._place, given, lay, keep_location=self.keep_location.isChecked())

    def _match(self) -> None:
        matched = act.attempt(self.live, lambda: pictures.match(self.live.session, self.table))
        if matched is not None:
            words = (
                _("{count} photos matched; each can be changed on its card.", count=len(matched))
                if matched
                else _("No photo was taken within 5 minutes of an answer.")
            )
            Card.tell(self.told, words)

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
        self._ways.setVisible(self.takes)
        self.match.setVisible(bool(rows) and pictures.is_matched(self.live.session, self.table))
        self.nothing.setVisible(self.takes and not rows)
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
        return not self.isHidden() and (bool(self._rows) or self.takes)

    def take_focus(self, step: int) -> None:
        """The first or last photo; where there is none yet, the way to add some."""
        if self._rows:
            super().take_focus(step)
        else:
            self.add_folder.setFocus(Qt.FocusReason.TabFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Photos may be dropped here."""
        if self.takes and sources.are_there(event.mimeData(), photos=True):
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
