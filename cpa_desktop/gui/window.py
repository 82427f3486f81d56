"""The window: home or an open record, under one bar and one notice; opens, switches and closes, and decides nothing."""

import dataclasses
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from cpa_desktop import i18n
from cpa_desktop.core.text import Language, Refused, Text, same
from cpa_desktop.gui import actions, commands, finishing, theme
from cpa_desktop.gui.entrance import Entrance
from cpa_desktop.gui.handover import Handover
from cpa_desktop.gui.helping import Helping
from cpa_desktop.gui.pages.home import Home
from cpa_desktop.gui.pages.record_model import when
from cpa_desktop.gui.parts.chrome import Chrome
from cpa_desktop.gui.saying import Saying
from cpa_desktop.gui.shelf import Shelf
from cpa_desktop.gui.signing import Signing
from cpa_desktop.gui.underway import Underway
from cpa_desktop.i18n import _
from cpa_desktop.service import settings
from cpa_desktop.service.settings import Settings

if TYPE_CHECKING:  # these rooms are heavy; they are entered once a workspace is open
    from cpa_desktop.gui.opened import OpenRecord
    from cpa_desktop.gui.workbench import Workbench

_SIZE = (1366, 768)
_LEAST = (640, 360)  # what 1366×768 comes to at twice the size


class MainWindow(QMainWindow):
    """All there is to see."""

    went = Signal(str, str)  # the record and the address where one is now; neither at home

    def __init__(self, chosen: Settings, where: str | Path | None = None, *, is_sample: bool = False) -> None:
        super().__init__()
        self.settings = chosen
        self.record: OpenRecord | None = None
        self.bench: Workbench | None = None
        self.entrance = Entrance(where, is_sample=is_sample, parent=self)
        self.shelf = Shelf(self.entrance, self)
        self.saying = Saying(self, self)
        self.handover = Handover(self, self)
        self.helping = Helping(self, self)
        self.signing = Signing(self, self)
        self._mode = theme.mode()
        self._wanted = ("", "")  # a record asked for before the workspace was open, and where in it
        self._unfolded: set[str] = set()  # the sheets of which all was asked for, while this window is open
        self._is_painted = False
        self._leaves_unwritten = False
        self.acts: dict[str, QAction] = {}
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self.entrance.opened.connect(self._enter)
        self.entrance.begun.connect(self.open_record)
        self.entrance.refused.connect(self.say)
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
        self.chrome.stack.renew = self._make_anew
        self.chrome.stack.addWidget(self.home)
        self.setCentralWidget(self.chrome)
        self.chrome.dropped.connect(self.handover.take_dropped)
        self.home.opened.connect(self.open_record)
        self.home.resumed.connect(self._resume)
        self.home.archived.connect(self.entrance.archive)
        self.home.signed.connect(self.signing.sign)
        self.home.ask_name(wanted=not self.settings.name)
        self.home.sample_wanted.connect(partial(self.switch, is_sample=True))
        self.home.own_wanted.connect(partial(self.switch, is_sample=False))
        self.home.welcome.wanted.connect(self.helping.begin_tour)
        self.home.welcome.declined.connect(self.note_tour)
        self.shelf.serve(self.home, self.settings.last_record)
        self._show_header()
        self.home.take_focus()

    def _make_anew(self, page: QWidget | None) -> None:
        """A page that could not be shown is tried again from the beginning."""
        if self.bench is not None and page is self.bench:
            address = self.bench.address
            self.chrome.stack.removeWidget(self.bench)
            self.bench.deleteLater()
            self._show_bench(address)
        elif page is self.home:
            self._build()
            self.shelf.search()

    # going about

    def open_record(self, record_id: str, address: str = "") -> None:
        """Open a record, at an address or where it is best gone on with; before the workspace is open, then."""
        desk = self.entrance.desk
        if desk is None:
            self._wanted = (record_id, address)
            self.chrome.notice.say(_("Opening the workspace…"))
            return
        from cpa_desktop.gui.opened import OpenRecord

        self._leave()
        try:
            self.record = OpenRecord(desk, record_id, self)
        except Refused as refusal:
            self.say(refusal.text)
            return
        self.saying.hear(self.record)
        self.record.handed.connect(self.handover.take_in)
        self.record.changed.connect(self._show_header)
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
        self.shelf.furnish()
        self.home.show_list()
        self.home.filter.clear()
        self.shelf.search()
        self.home.take_focus()
        self.went.emit("", "")

    def search(self) -> None:
        """The list, and the caret in its search."""
        if self.record is not None:
            self.go_home()
        self.home.search.setFocus()

    def change_language(self) -> None:
        """The other language."""
        finishing.typing()
        language: Language = "en" if self.language == "vi" else "vi"
        self._choose(language=language)
        i18n.use(language)
        if self.entrance.desk is not None:
            self.entrance.desk.settings = self.settings
        self._build_anew()

    def _build_anew(self) -> None:
        """Everything once more, in the language and the colours that are wanted now, at the same place."""
        finishing.typing()
        self._mode = theme.mode()
        address = self.bench.address if self.bench is not None else ""
        again = self.helping.forget()
        self.bench = None
        self._build()
        if self.record is not None:
            self.record.speak(self.language)
            self._show_bench(address)
        if again is not None:
            again()
        self.signing.go_on()

    def show_report(self, kind: str) -> None:
        """Bring a document of the open record forward."""
        if self.bench is not None:
            self.bench.show_report(kind)

    def back(self) -> None:
        """Close what covers something, the outermost first."""
        if self.helping.tour is not None:
            self.helping.end_tour()
        elif self.signing.back():
            return
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

    def sign(self, name: str) -> bool:
        """Sign changes with this name from now on; whether it is kept for the next start."""
        is_kept = self._choose(name=name)
        if self.entrance.desk is not None:
            self.entrance.desk.settings = self.settings
        if self.record is not None:
            self.record.sign(name)
        self.home.ask_name(wanted=not name)
        return is_kept

    def say(self, text: Text, tone: str = "error") -> None:
        """One sentence, above the page."""
        self.chrome.notice.say(text.of(self.language), tone)

    # what Qt calls

    def changeEvent(self, event: QEvent) -> None:
        """The system has gone from light to dark, or to high contrast: signs are drawn in other colours."""
        super().changeEvent(event)
        if event.type() in theme.TURNS and self._mode != theme.mode():
            self._mode = theme.mode()
            QTimer.singleShot(0, self, self._build_anew)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The workspace is opened once there is something to see."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, partial(self.entrance.open, self.settings))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything entered is written first; what cannot be written is said before it is lost."""
        finishing.typing()
        if (
            self.record is not None
            and not self._leaves_unwritten
            and not finishing.writing(self.record, self.chrome.notice, self.close_anyway)
        ):
            event.ignore()
            return
        self._leave()
        self.entrance.close()
        super().closeEvent(event)

    def close_anyway(self) -> None:
        """Close, whatever could not be written."""
        self._leaves_unwritten = True
        self.close()

    # rooms

    def _show_bench(self, address: str) -> None:
        from cpa_desktop.gui.workbench import Workbench

        assert self.record is not None
        self.bench = Workbench(self.record, self.language, unfolded=self._unfolded)
        self.bench.refused.connect(self.say)
        self.bench.went.connect(partial(self.went.emit, self.record.id))
        self.chrome.stack.addWidget(self.bench)
        self.chrome.stack.setCurrentWidget(self.bench)
        record = self.record
        self.chrome.header.offer_reports(
            [(record.report_title(kind, self.language), partial(self.show_report, kind)) for kind in record.reports]
        )
        self._show_header()
        self.saying.saved(when(record.last_saved))
        if address:
            self.bench.show_address(address)
        if not self.bench.address:  # no place is meant, or one that is not there any more
            self.bench.next_task()

    def _resume(self, record_id: str) -> None:
        """The record one was in last, at the field one was in."""
        was_here = record_id == self.settings.last_record
        self.open_record(record_id, self.settings.last_address if was_here else "")

    def _leave(self) -> None:
        """Close the record that is open, keeping what comes next in it for the first page."""
        self.helping.drop_tour()
        if self.record is None:
            return
        finishing.typing()
        if self.bench is not None:
            self._choose(last_address=self.bench.address)
            stop = self.bench.next_stop()
            self.shelf.remember(self.record.id, stop.sheet.title if stop is not None else same(""))
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
            self.shelf.reread()
            self._build()
        self.shelf.furnish()
        self.shelf.search()
        (wanted, address), self._wanted = self._wanted, ("", "")
        if record_id:
            self.open_record(record_id)
        elif wanted:
            self.open_record(wanted, address)
        desk = self.entrance.desk
        if desk is not None and desk.read_only_because is not None:
            self.say(desk.read_only_because, "doubt")

    def switch(self, *, is_sample: bool) -> None:
        """Leave this workspace for that of the samples, or for one's own."""
        self._leave()
        self.chrome.notice.say(_("Opening the workspace…"))
        self.entrance.switch(self.settings, is_sample=is_sample)

    def _show_header(self) -> None:
        record = self.record
        is_sample = record is not None and record.own.session.is_sample
        self.chrome.header.show_record(record.title if record is not None else "", is_sample=is_sample)

    def _choose(self, **chosen: object) -> bool:
        """Keep a choice for the next start; whether it could be kept."""
        self.settings = dataclasses.replace(self.settings, **chosen)  # type: ignore[arg-type]
        try:
            settings.write(self.settings)
        except Refused as refusal:
            self.say(refusal.text, "doubt")
            return False
        return True
