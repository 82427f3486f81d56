"""The window: home or an open record, under one bar and one notice; opens, switches and closes, and decides nothing."""

import dataclasses
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from cpa_desktop import i18n
from cpa_desktop.core.text import Language, Refused, Text, same
from cpa_desktop.gui import actions, commands, doors, last_known
from cpa_desktop.gui.entrance import Entrance
from cpa_desktop.gui.handover import Handover
from cpa_desktop.gui.helping import Helping
from cpa_desktop.gui.last_known import Known, LastKnown
from cpa_desktop.gui.pages.home import Home
from cpa_desktop.gui.pages.record_model import when
from cpa_desktop.gui.parts.chrome import Chrome
from cpa_desktop.gui.underway import Underway
from cpa_desktop.i18n import _
from cpa_desktop.service import settings
from cpa_desktop.service.settings import Settings

if TYPE_CHECKING:  # these rooms are heavy; they are entered once a workspace is open
    from cpa_desktop.gui.opened import OpenRecord
    from cpa_desktop.gui.workbench import Workbench
    from cpa_desktop.service.likeness import Likeness

_SIZE = (1366, 768)
_LEAST = (640, 360)  # what 1366×768 comes to at twice the size


class MainWindow(QMainWindow):
    """All there is to see."""

    def __init__(self, chosen: Settings, where: str | Path | None = None, *, is_sample: bool = False) -> None:
        super().__init__()
        self.settings = chosen
        self.record: OpenRecord | None = None
        self.bench: Workbench | None = None
        self.entrance = Entrance(where, is_sample=is_sample, parent=self)
        self.handover = Handover(self, self)
        self.helping = Helping(self, self)
        self._known = LastKnown() if is_sample else last_known.read()
        self._wanted = ""  # a record asked for before the workspace was open
        self._is_painted = False
        self._leaves_unwritten = False
        self.acts: dict[str, QAction] = {}
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self.entrance.opened.connect(self._enter)
        self.entrance.listed.connect(self._show_list)
        self.entrance.listed_more.connect(self._show_more)
        self.entrance.renewed.connect(self._show_renewed)
        self.entrance.archived.connect(self._say_archived)
        self.entrance.begun.connect(self.open_record)
        self.entrance.failed.connect(self._say_closed)
        self.entrance.refused.connect(self.say)
        self.entrance.restored.connect(self.handover.say_restored)
        self._build()

    @property
    def language(self) -> Language:
        """What the window speaks."""
        return self.settings.language

    def _build(self) -> None:
        """All that is seen, in the language in use."""
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        self.setWindowTitle(_("Cleaner production assessment"))
        self.acts = actions.make(self, commands.doings(self), partial(commands.step, self))
        self.chrome = Chrome(self.acts)
        self.home = Home(self.language, is_sample=self.entrance.is_sample, is_new=not self.settings.has_seen_tour)
        self.chrome.stack.addWidget(self.home)
        self.setCentralWidget(self.chrome)
        self.chrome.dropped.connect(self.handover.take_in)
        self.home.opened.connect(self.open_record)
        self.home.continued.connect(self.entrance.go_on)
        self.home.archived.connect(self._archive)
        self.home.searched.connect(self.entrance.search)
        self.home.more_wanted.connect(self.entrance.search_on)
        self.home.sample_wanted.connect(partial(self.switch, is_sample=True))
        self.home.own_wanted.connect(partial(self.switch, is_sample=False))
        self.home.welcome.wanted.connect(self.helping.begin_tour)
        self.home.welcome.declined.connect(self.note_tour)
        self.home.begin.searched.connect(self.entrance.search_of)
        self.home.begin.wanted.connect(self.entrance.begin)
        self.entrance.enterprises.connect(self.home.begin.show_enterprises)
        self._furnish_home()
        self._show_header()
        self.home.take_focus()

    # going about

    def open_record(self, record_id: str, address: str = "") -> None:
        """Open a record, at an address or where it is best gone on with; before the workspace is open, then."""
        desk = self.entrance.desk
        if desk is None:
            self._wanted = record_id
            self.chrome.notice.say(_("Opening the workspace…"))
            return
        from cpa_desktop.gui.opened import OpenRecord
        from cpa_desktop.gui.twins import Twins

        self._leave()
        try:
            self.record = OpenRecord(desk, record_id, self)
        except Refused as refusal:
            self.say(refusal.text)
            return
        self.record.saved.connect(self._say_saved)
        self.record.refused.connect(self._say_refused)
        self.record.changed.connect(self._show_header)
        Twins(self.record).found.connect(self._say_twin)
        self._choose(last_record=record_id)
        self._show_bench(address)
        self.handover.say_read_only()

    def go_back_to(self, path: Path, underway: Underway) -> None:
        """Let go of the workspace, put a backup in its place, and open that."""
        self._leave()
        self.chrome.stack.setCurrentWidget(self.home)
        self._show_header()
        self.entrance.go_back_to(path, self.settings, underway)

    def go_home(self) -> None:
        """Close the record and show the list."""
        self._leave()
        self.chrome.stack.setCurrentWidget(self.home)
        self._show_header()
        self._furnish_home()
        self.home.show_list()
        self.home.filter.clear()
        self.entrance.search(self.home.filter.wanted)
        self.home.take_focus()

    def search(self) -> None:
        """The list, and the caret in its search."""
        if self.record is not None:
            self.go_home()
        self.home.search.setFocus()

    def change_language(self) -> None:
        """The other language: the window is built anew, at the same place."""
        _finish_typing()
        language: Language = "en" if self.language == "vi" else "vi"
        self._choose(language=language)
        i18n.use(language)
        if self.entrance.desk is not None:
            self.entrance.desk.settings = self.settings
        address = self.bench.address if self.bench is not None else ""
        again = self.helping.forget()
        self.bench = None
        self._build()
        if self.record is not None:
            self.record.speak(language)
            self._show_bench(address)
        if again is not None:
            again()

    def back(self) -> None:
        """Close what covers something, the outermost first."""
        if self.helping.tour is not None:
            self.helping.end_tour()
        elif self.chrome.notice.words:
            self.chrome.notice.hide()
        elif self.helping.back():
            return
        elif self.bench is not None:
            self.bench.back()
        else:
            self.home.back()

    def note_tour(self) -> None:
        """The tour has been seen, or is not wanted."""
        self._choose(has_seen_tour=True)
        self.home.settle_in()

    def say(self, text: Text, tone: str = "error") -> None:
        """One sentence, above the page."""
        self.chrome.notice.say(text.of(self.language), tone)

    # what Qt calls

    def paintEvent(self, event: QPaintEvent) -> None:
        """The workspace is opened once there is something to see."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, partial(self.entrance.open, self.settings))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything entered is written first; what cannot be written is said before it is lost."""
        _finish_typing()
        if self.record is not None and not self._leaves_unwritten:
            self.record.wait()
            if not self.record.is_saved:
                event.ignore()
                words = _("Some entries could not be written and would be lost.")
                self.chrome.notice.say(words, "error", (_("Close anyway"), self.close_anyway))
                return
        self._leave()
        self.entrance.close()
        super().closeEvent(event)

    def close_anyway(self) -> None:
        """Close, whatever could not be written."""
        self._leaves_unwritten = True
        self.close()

    # rooms

    def _furnish_home(self) -> None:
        desk = self.entrance.desk
        self.home.show_known(self._known, is_open=desk is not None)
        if desk is not None:
            self.home.show_sectors(doors.sectors(desk))

    def _show_bench(self, address: str) -> None:
        from cpa_desktop.gui.workbench import Workbench

        assert self.record is not None
        self.bench = Workbench(self.record, self.language)
        self.bench.refused.connect(self.say)
        self.chrome.stack.addWidget(self.bench)
        self.chrome.stack.setCurrentWidget(self.bench)
        documents = self.bench.document
        self.chrome.header.offer_reports(
            [(documents.title_of(kind), partial(self.bench.show_report, kind)) for kind in documents.kinds]
        )
        self._show_header()
        self._say_saved(when(self.record.last_saved))
        if address:
            self.bench.show_address(address)
        else:
            self.bench.next_task()

    def _leave(self) -> None:
        """Close the record that is open, keeping what comes next in it for the first page."""
        self.helping.drop_tour()
        if self.record is None:
            return
        _finish_typing()
        if self.bench is not None:
            stop = self.bench.next_stop()
            title = stop.sheet.title if stop is not None else same("")
            self._known = dataclasses.replace(self._known, last=self.record.id, next_task=title)
            self.chrome.stack.removeWidget(self.bench)
            self.bench.deleteLater()
        self.record.close()
        self.record.deleteLater()
        self.record = self.bench = None

    def _enter(self, record_id: str) -> None:
        """The workspace is open: what was asked for meanwhile is done."""
        self.chrome.notice.hide()
        if self.home.is_sample != self.entrance.is_sample:
            self._leave()
            self._known = LastKnown() if self.entrance.is_sample else last_known.read()
            self._build()
        self._furnish_home()
        self.entrance.search(self.home.filter.wanted)
        wanted, self._wanted = record_id or self._wanted, ""
        if wanted:
            self.open_record(wanted)
        desk = self.entrance.desk
        if desk is not None and desk.read_only_because is not None:
            self.say(desk.read_only_because, "doubt")

    def switch(self, *, is_sample: bool) -> None:
        """Leave this workspace for that of the samples, or for one's own."""
        self._leave()
        self.chrome.notice.say(_("Opening the workspace…"))
        self.entrance.switch(self.settings, is_sample=is_sample)

    def _show_list(self, found: LastKnown) -> None:
        last = self._known.last or self.settings.last_record
        known = dataclasses.replace(found, last=last, next_task=self._known.next_task)
        if not self.home.filter.is_set:
            self._known = known
            if not self.entrance.is_sample:
                last_known.keep(known)
        self.home.show_known(known, is_open=True)

    def _show_more(self, records: tuple[Known, ...], is_whole: bool) -> None:
        self.home.show_more(records, is_whole=is_whole)

    def _show_renewed(self, record: Known) -> None:
        self.home.show_renewed(record)

    def _archive(self, record_id: str, is_archived: bool) -> None:
        self.entrance.archive(record_id, is_archived=is_archived)

    # saying

    def _say_archived(self, record_id: str, is_archived: bool) -> None:
        """What happened to the record, and the way back."""
        self.entrance.search(self.home.filter.wanted)
        words = _("The record is put away.") if is_archived else _("The record is back in the list.")
        back = partial(self._archive, record_id, not is_archived)
        self.chrome.notice.say(words, "good", (_("Undo"), back))

    def _show_header(self) -> None:
        record = self.record
        is_sample = record is not None and record.own.session.is_sample
        self.chrome.header.show_record(record.title if record is not None else "", is_sample=is_sample)

    def _say_twin(self, other: "Likeness") -> None:
        """Another record that may be of the same enterprise, and the way to it."""
        words = (
            _("“{title}” has the same tax code: is it the same enterprise?", title=other.title)
            if other.by == "itself"
            else _("“{title}” in the same commune has a similar name: is it the same enterprise?", title=other.title)
        )
        self.chrome.notice.say(words, "doubt", (_("Open that record"), partial(self.open_record, other.record)))

    def _say_saved(self, time: str) -> None:
        self.chrome.say_saved(time)

    def _say_refused(self, text: Text) -> None:
        if self.record is not None and not self.record.is_saved:
            self.chrome.say_unwritten(text.of(self.language), self.record.try_again)
        else:
            self.say(text)

    def _say_closed(self, text: Text) -> None:
        """The workspace could not be opened: why, and a way out."""
        again = partial(self.entrance.open, self.settings)
        self.chrome.notice.say(text.of(self.language), "error", (_("Try again"), again))

    def _choose(self, **chosen: object) -> None:
        """Keep a choice for the next start."""
        self.settings = dataclasses.replace(self.settings, **chosen)  # type: ignore[arg-type]
        try:
            settings.write(self.settings)
        except Refused as refusal:
            self.say(refusal.text, "doubt")


def _finish_typing() -> None:
    """What is being typed is entered, as when one leaves the field."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
