"""A block about to be taken into a table, shown in its place: taken with Enter as one act, left with Escape."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cpa_desktop.core.text import Language, Refused, Text
from cpa_desktop.gui import theme
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.laying_choices import LayingChoices
from cpa_desktop.gui.parts.laying_model import LayingModel, sign_of
from cpa_desktop.gui.parts.laying_notes import LayingNotes, counted
from cpa_desktop.gui.parts.laying_table import ROW, LayingTable
from cpa_desktop.i18n import _
from cpa_desktop.service.exchange.block import Sheet
from cpa_desktop.service.exchange.laying import take
from cpa_desktop.service.exchange.matching import Matching
from cpa_desktop.service.exchange.target import Target

Index = QModelIndex | QPersistentModelIndex
_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_F8)


class LayingPanel(QFrame):
    """What would be entered, how it is understood, and the ways to put it right; waits for nobody."""

    taken = Signal(list, int)  # the addresses that were entered, how many cannot be read
    left = Signal()

    def __init__(self, live: LiveRecord, target: Target, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(title)
        self.live = live
        self._language: Language = live.session.language
        self._extra: tuple[Text, ...] = ()
        self._label = Text(vi="", en="")
        self.model = LayingModel(live.session, target, self)
        self.title = QLabel(title, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.title.setProperty("role", "section")
        self.counts = QLabel(wordWrap=True)
        self.choices = LayingChoices(target)
        self.table = LayingTable(self.model)
        self.notes = LayingNotes()
        self.said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.said.setProperty("role", "under")
        self.said.setMinimumHeight(ROW)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.choices.matched.connect(self._show_matched)
        self.choices.notation_chosen.connect(self.model.read_as)
        self.table.selectionModel().currentChanged.connect(lambda now, _before: self._speak_of(now))
        self.model.relaid.connect(self._tell)
        live.changed.connect(self.model.renew)

    def _lay_out(self) -> None:
        self.take = QPushButton(_("Take in (Enter)"))
        self.take.setProperty("role", "accent")
        self.next = QPushButton(_("Next to look at (F8)"))
        self.leave = QPushButton(_("Leave it (Esc)"))
        self.take.clicked.connect(self._take)
        self.next.clicked.connect(self.table.go_to_next)
        self.leave.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), theme.space(2))
        column.setSpacing(theme.space(1))
        column.addWidget(self.title)
        column.addWidget(self.counts)
        column.addLayout(self.notes)
        column.addWidget(self.choices)
        column.addWidget(self.table)
        column.addWidget(self.said)
        column.addLayout(foot)
        foot.addWidget(self.take)
        foot.addWidget(self.next)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        self.setFocusProxy(self.table)

    # showing

    def show_block(self, sheet: Sheet, matching: Matching, label: Text, extra: tuple[Text, ...] = ()) -> None:
        """A block that was pasted at a cell."""
        self._extra, self._label = extra, label
        self.model.show_block(sheet, matching)
        self.table.begin()

    def show_sheets(self, sheets: tuple[Sheet, ...], label: Text, extra: tuple[Text, ...] = ()) -> None:
        """The sheets of a file; that which fits the table best comes first to sight."""
        self._extra, self._label = extra, label
        self.choices.offer(sheets)
        self.table.begin()

    def _show_matched(self, sheet: Sheet, matching: Matching) -> None:
        self.model.show_block(sheet, matching)
        self.table.fit()

    def _tell(self) -> None:
        """What there is to say of the whole."""
        laying, language = self.model.laying, self._language
        self.choices.show_notation(laying, is_chosen=self.model.language is not None)
        self.counts.setText(counted(laying))
        self.notes.show_notes([each.of(language) for each in (*self._extra, *laying.notes)])
        self.next.setVisible(any(each.is_unread or each.is_doubtful for each in laying.cells))
        self.take.setEnabled(bool(laying.typed))
        self._speak_of(self.table.currentIndex())

    def _speak_of(self, index: Index) -> None:
        words = self.model.said(index) if index.isValid() else ""
        found = self.model.laid(index) if index.isValid() else None
        self.said.setText(f"{found.cell.at}: {words}" if found is not None and words else "")
        sign = sign_of(found)
        tone = sign if sign in ("error", "doubt") else ""
        self.said.setProperty("tone", tone)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)

    # keys

    def event(self, event: QEvent) -> bool:
        """Escape and F8 are the panel's while one is in it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the block, Escape leaves it."""
        index = self.table.currentIndex()
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                pressed = next((each for each in (self.next, self.leave) if each.hasFocus()), self.take)
                pressed.click()
            case Qt.Key.Key_F8:
                self.table.go_to_next()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if self.table.hasFocus() and index.isValid():
                self.model.leave_out(index)
            case Qt.Key.Key_Down if event.modifiers() & Qt.KeyboardModifier.AltModifier and index.isValid():
                self.table.edit(index)
            case _:
                super().keyPressEvent(event)

    def _take(self) -> None:
        """Enter all of it as one act, as it stands in the record by now."""
        self.model.read_as(self.model.language)
        laying = self.model.laying
        if not laying.typed:
            return
        label = Text(vi=self._label.vi, en=self._label.en).filled(count=len(laying.typed))
        try:
            take(self.live.session, laying, label)
        except Refused as refusal:
            self.live.refused.emit(refusal.text)
            return
        unread = sum(each.is_unread and each.cell.address in laying.typed for each in laying.cells)
        self.taken.emit(list(laying.typed), unread)
