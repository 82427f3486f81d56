"""The first page: go on with the last record, begin a new one, find an earlier one."""

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cpa_desktop.core.text import Language, Text
from cpa_desktop.gui import icons, layouts, order, theme
from cpa_desktop.gui.last_known import Beginning, Known, LastKnown, Wanted
from cpa_desktop.gui.pages.record_actions import RecordActions
from cpa_desktop.gui.pages.record_filter import RecordFilter
from cpa_desktop.gui.pages.record_model import when
from cpa_desktop.gui.pages.record_table import RecordTable
from cpa_desktop.gui.parts.welcome import Welcome
from cpa_desktop.i18n import _

if TYPE_CHECKING:  # made when a record is first begun
    from cpa_desktop.gui.pages.begin import BeginPage

_WIDTH = 1200
_BESIDE = 900  # px; below, what stood side by side stands one under the other
_LARGE_LEVEL = 2  # self-assessments stand smaller


class Home(QScrollArea):
    """Shows what it is told; choosing, beginning and searching are said to the window."""

    opened = Signal(str)
    resumed = Signal(str)  # the record one was in last
    continued = Signal(str, str)
    archived = Signal(str, bool)
    searched = Signal(object)
    more_wanted = Signal(int)
    sample_wanted = Signal()
    own_wanted = Signal()
    signed = Signal(str)  # one's own name, given when beginning
    enterprises_wanted = Signal(str, str)  # the sort of record a new one belongs to, the words to find
    begin_wanted = Signal(str, str, str, object)  # register, title, enterprise's id, answers of a new enterprise

    def __init__(
        self, language: Language, parent: QWidget | None = None, *, is_sample: bool = False, is_new: bool = False
    ) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._language: Language = language
        self.is_sample = is_sample
        self._is_new = is_new  # nobody has taken the tour here, nor declined it
        self._known = LastKnown()
        self._is_open = False
        self.welcome = Welcome()
        self.welcome.hide()
        self._begin: BeginPage | None = None
        self._asks_name = False
        self._sectors: tuple[tuple[str, Text], ...] = ()
        self.table = RecordTable(language)
        self.actions_of_record = RecordActions(language)
        self.filter = RecordFilter(language)
        self.search = self.filter.search
        self._go_on = QPushButton(icons.icon("right", "on_accent"), _("Continue"))
        self._go_on.setProperty("role", "accent")
        self._card_title, self._card_detail = QLabel(), QLabel()
        self._card = self._make_card()
        self._buttons = QHBoxLayout()
        self._smaller = QHBoxLayout()
        self._empty = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._empty.setProperty("role", "soft")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._lay_out())
        self.setWidget(self._centred(self._pages))
        self._go_on.clicked.connect(self._continue)
        self.table.opened.connect(self.opened)
        self.table.marked.connect(self._offer)
        self.table.records.more_wanted.connect(self.more_wanted)
        self.actions_of_record.opened.connect(self.opened)
        self.actions_of_record.continued.connect(self.continued)
        self.actions_of_record.archived.connect(self.archived)
        self.filter.changed.connect(self._search)

    @property
    def begin(self) -> "BeginPage":
        """Where a record is begun; made when that is first wanted."""
        if self._begin is None:
            from cpa_desktop.gui.pages.begin import BeginPage

            self._begin = BeginPage(self._language)
            self._begin.show_sectors(self._sectors)
            self._begin.ask_name(wanted=self._asks_name)
            self._begin.signed.connect(self.signed)
            self._begin.closed.connect(self.back)
            self._begin.searched.connect(self.enterprises_wanted)
            self._begin.wanted.connect(self.begin_wanted)
            self._pages.addWidget(self._begin)
        return self._begin

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the lists to choose from stand under their heading."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        direction = way.LeftToRight if event.size().width() >= _BESIDE else way.TopToBottom
        self._head.setDirection(direction)
        self.filter.stack(direction)

    def show_known(self, known: LastKnown, *, is_open: bool) -> None:
        """The records and beginnings; before the workspace is open, as they were last known."""
        same_beginnings = known.beginnings == self._known.beginnings
        self._known, self._is_open = known, is_open
        if not same_beginnings:
            self._make_beginnings()
            self.filter.offer_sorts(known.beginnings)
        self._show_rows(known)
        is_first = is_open and self._is_new and (self.is_sample or not known.records)
        is_shown = is_first and not self.filter.is_set
        if is_shown and self.welcome.isHidden() and self.search.hasFocus():
            self.welcome.show()
            self.take_focus()
        self.welcome.setVisible(is_shown)
        last = known.last_record
        self._card.setVisible(last is not None and not self.filter.is_set)
        if last is not None:
            self._show_card(last, known)

    def show_more(self, records: tuple[Known, ...], *, is_whole: bool) -> None:
        """A page further down."""
        self.table.records.append(records, is_whole=is_whole)

    def show_renewed(self, record: Known) -> None:
        """A record that has been worked out anew."""
        self.table.records.renew(record)

    def show_sectors(self, sectors: tuple[tuple[str, Text], ...]) -> None:
        """The industries there are, to begin for and to look for."""
        self._sectors = sectors
        if self._begin is not None:
            self._begin.show_sectors(sectors)
        self.filter.offer_sectors(sectors)

    def ask_name(self, *, wanted: bool) -> None:
        """Whether one's own name is asked when a record is begun."""
        self._asks_name = wanted
        if self._begin is not None:
            self._begin.ask_name(wanted=wanted)

    def settle_in(self) -> None:
        """The tour is offered no more."""
        self._is_new = False
        self.welcome.hide()

    def show_list(self) -> None:
        """The list, not what was asked when beginning."""
        self._pages.setCurrentIndex(0)

    def take_focus(self) -> None:
        """The caret where one goes on: to the last record, else to the search."""
        if self.welcome.isVisibleTo(self):
            self.welcome.take.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        target = self._go_on if self._card.isVisibleTo(self) else self.search
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> bool:
        """From beginning back to the list; whether there was a way back."""
        if self._pages.currentWidget() is self._begin:
            self.show_list()
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def ask_beginning(self, beginning: Beginning) -> None:
        """Ask for whom a new record is; one that belongs to nobody is begun at once."""
        if not beginning.parent:
            self.begin_wanted.emit(beginning.register, "", "", {})
            return
        self.begin.ask(beginning)
        self._pages.setCurrentWidget(self.begin)

    def _show_rows(self, known: LastKnown) -> None:
        self.table.show_records(known)
        self.table.setVisible(bool(known.records))
        self._offer()
        if known.records:
            words = ""
        elif self.search.text():
            words = _("No record has these words. Marks and capitals do not matter; try fewer words.")
        elif self.filter.is_set:
            words = _("No record is like this. Choose “All sorts”, “All industries” or “Not put away” again.")
        elif self._is_open:
            words = _("No records yet. Begin with a rapid assessment above: half a day on site is enough.")
        else:
            words = _("Opening the workspace…")
        self._empty.setText(words)
        self._empty.setVisible(bool(words))

    def _offer(self) -> None:
        self.actions_of_record.offer(self.table.current(), self._known)

    def _show_card(self, last: Known, known: LastKnown) -> None:
        name = " · ".join(part for part in (last.belongs_to, last.title) if part)
        self._card_title.setText(name or known.title_of(last.register).of(self._language))
        said = [known.title_of(last.register).of(self._language), when(last.changed)]
        if last.id == known.last and known.next_task.of(self._language):
            said.append(_("Next: {title}", title=known.next_task.of(self._language)))
        self._card_detail.setText(" · ".join(part for part in said if part))
        self._go_on.setAccessibleName(_("Continue {record}", record=self._card_title.text()))

    def _search(self, wanted: Wanted) -> None:
        """By the service once there is one; until then among what is known."""
        if self._is_open:
            self.searched.emit(wanted)
            return
        self._show_rows(dataclasses.replace(self._known, records=self.filter.among(self._known.records)))

    def _continue(self) -> None:
        last = self._known.last_record
        if last is not None:
            self.resumed.emit(last.id)

    def _make_beginnings(self) -> None:
        for row in (self._buttons, self._smaller):
            layouts.empty(row)
        above = {beginning.parent for beginning in self._known.beginnings}
        for beginning in self._known.beginnings:
            if beginning.register not in above and not self.is_sample:
                self._add_beginning(beginning)
        sample = QPushButton(_("Back to my own records") if self.is_sample else _("Look at the sample record"))
        sample.clicked.connect(self.own_wanted if self.is_sample else self.sample_wanted)
        self._smaller.addWidget(sample)
        self._smaller.addStretch(1)
        order.along_layout(self)

    def _add_beginning(self, beginning: Beginning) -> None:
        is_large = beginning.level >= _LARGE_LEVEL
        button = QPushButton(beginning.label.of(self._language))
        if is_large:
            button.setProperty("role", "large")
        button.clicked.connect(lambda: self.ask_beginning(beginning))
        (self._buttons if is_large else self._smaller).addWidget(button)

    def _make_card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        self._card_title.setObjectName("title")
        self._card_title.setWordWrap(True)
        self._card_detail.setProperty("role", "soft")
        words = QVBoxLayout()
        row = QHBoxLayout(card)
        row.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2))
        row.addLayout(words, 1)
        words.addWidget(self._card_title)
        words.addWidget(self._card_detail)
        row.addWidget(self._go_on)
        card.hide()
        return card

    def _lay_out(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, theme.space(4), 0, theme.space(2))
        column.setSpacing(theme.space(2))
        column.addWidget(self.welcome)
        column.addWidget(self._card)
        if not self.is_sample:
            column.addWidget(_section(_("Begin")))
        self._buttons.setSpacing(theme.space(2))
        self._smaller.setSpacing(theme.space(2))
        column.addLayout(self._buttons)
        column.addLayout(self._smaller)
        column.addSpacing(theme.space(2))
        column.addLayout(head)
        head.addWidget(_section(_("Sample records") if self.is_sample else _("Records")), 1)
        head.addWidget(self.filter)
        column.addWidget(self._empty)
        column.addWidget(self.table, 100)
        column.addWidget(self.actions_of_record)
        column.addStretch(1)
        return page

    @staticmethod
    def _centred(inside: QWidget) -> QWidget:
        inside.setMaximumWidth(_WIDTH)
        page = QWidget()
        page.setObjectName("page")
        row = QHBoxLayout(page)
        row.setContentsMargins(theme.space(3), 0, theme.space(3), 0)
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        return page


def _section(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "section")
    return label
