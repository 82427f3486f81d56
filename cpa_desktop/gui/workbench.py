"""An open record: the way through it at the left, a page in the middle, what follows from it at the right."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QScrollArea, QWidget

from cpa_desktop.core.method import Stop
from cpa_desktop.core.text import Language
from cpa_desktop.gui import faults, order
from cpa_desktop.gui.beside import Beside
from cpa_desktop.gui.opened import OpenRecord
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts import steps
from cpa_desktop.gui.parts.folding import Folding
from cpa_desktop.gui.parts.panel import Panel
from cpa_desktop.gui.parts.rooms import Rooms
from cpa_desktop.gui.parts.steps import REPORT, Steps

if TYPE_CHECKING:  # made when a document is first looked at
    from cpa_desktop.gui.pages.document import DocumentPage

WIDE, NARROW = 1280, 900  # below, the panel at the right folds away; below, the steps at the left too
BOTH = 1200  # below, one of them at most is beside the page
RESULTS, NOTES, GUIDANCE = range(3)
_AROUND = 90  # px kept in sight around the field that is gone to


class Workbench(QWidget):
    """Shows one record and leads through it; what cannot be done is said through `refused`."""

    refused = Signal(object)
    went = Signal(str)  # the address where one is now

    def __init__(
        self,
        record: OpenRecord,
        language: Language,
        parent: QWidget | None = None,
        unfolded: set[str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.record = record
        self.language: Language = language
        self.address = ""
        self._pages: dict[str, WorksheetPage] = {}
        self._document: DocumentPage | None = None
        self._unfolded = unfolded if unfolded is not None else set()  # the sheets of which one wants to see all
        self._programs = self._asked()
        self._in_order: set[QWidget] = set()  # the pages that come before the panel on the way of Tab
        self.steps = Steps()
        self.panel = Panel()
        self.beside = Beside(record, language, self.panel)
        self.folding = Folding({self.panel: WIDE, self.steps: NARROW}, both=BOTH)
        self.pages = Rooms(self._make_anew)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.steps)
        row.addWidget(self.pages, 1)
        row.addWidget(self.panel)
        self.steps.chosen.connect(self.show_address)
        self.steps.next_wanted.connect(self.next_task)
        self.panel.traced.connect(self.show_trace)
        self.panel.wanted.connect(self.show_address)
        self.panel.trace.chosen.connect(self.show_address)
        self.panel.trace.traced.connect(self.show_trace)
        self.panel.findings.chosen.connect(self.show_address)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._catch_up)
        self.steps.renewed.connect(self.refresh)
        self.beside.refused.connect(self.refused)
        record.changed.connect(self.refresh)
        self.refresh()
        self._catch_up()

    @property
    def sheet(self) -> str:
        """The sheet that is shown, or `report`."""
        return self.address.partition("/")[0]

    # showing

    def _note(self, address: str) -> None:
        """One is there now; guidance follows."""
        self.address = address
        if address != REPORT:
            self.beside.guide(address)
        self.went.emit(address)

    def _show_steps(self) -> None:
        agenda, progress, findings = self.record.agenda, self.record.progress, self.record.findings
        method, has_report = self.record.desk.catalogue.method, bool(self.record.reports)
        self.steps.list.show_lines(
            steps.lines(method, agenda, progress, findings, self.language, has_report=has_report)
        )
        self.steps.show_next(self.next_stop(), self.language)

    def refresh(self) -> None:
        """Show the record as it is now: the figures at once, what they mean for the way on once those are seen."""
        if self._programs != self._asked():
            self._renew()
        self.beside.show_figures()
        self._later.start()

    def _catch_up(self) -> None:
        self._later.stop()
        with faults.guarding(self.steps.list):
            self._show_steps()
        self.beside.show_rest()
        if self.sheet == REPORT and self._document is not None:
            with faults.guarding(self._document):
                self._document.refresh()

    def show_address(self, address: str) -> None:
        """Bring a sheet forward, and the field if the address names one."""
        sheet = address.partition("/")[0]
        if sheet != REPORT and not any(stop.sheet.id == sheet for stop in self.record.agenda.stops):
            return  # a factor, say: it stands on no sheet
        self.address = REPORT if sheet == REPORT else address
        wants_room = sheet == REPORT
        with faults.guarding(self.pages):
            page = self.document if sheet == REPORT else self._page(sheet)
            wants_room = wants_room or (isinstance(page, WorksheetPage) and page.wants_room)
            with faults.guarding(page):
                self._bring_forward(page, address)
        self._note(self.address)
        self.folding.lay_aside(self.panel, wants_room)
        self.steps.show_place(sheet)
        self.steps.show_next(self.next_stop(), self.language)

    def show_report(self, kind: str = "") -> None:
        """Bring the document forward."""
        self.document.choose(kind)
        self.show_address(REPORT)

    def show_trace(self, address: str) -> None:
        """Say where a figure came from."""
        self.folding.unfold(self.panel)
        self.beside.trace(address)

    def show_tab(self, place: int) -> None:
        """Bring a tab of the panel forward, unfolding it."""
        self.folding.unfold(self.panel)
        self.panel.show_tab(place)

    # going on

    def next_task(self) -> None:
        """The sheet that is best taken up next; the report when all are done."""
        stop = self.next_stop()
        self.show_address(stop.sheet.id if stop is not None else REPORT)

    def next_stop(self) -> Stop | None:
        """Where it is best gone on, seen from here; none when everything wanted is done."""
        done = self.record.progress
        return self.record.agenda.next(steps.done(done), self.sheet if self.sheet in done else "")

    def next_sheet(self, by: int) -> None:
        """The sheet after (1) or before (-1) this one."""
        agenda = self.record.agenda
        if self.sheet not in {stop.sheet.id for stop in agenda.stops}:
            return
        stop = agenda.after(self.sheet) if by > 0 else agenda.before(self.sheet)
        if stop is not None:
            self.show_address(stop.sheet.id)

    def show_step(self, number: int) -> None:
        """The first sheet of a step, if it has any."""
        for step, stops in self.record.agenda.by_step():
            if step is not None and step.id == number:
                self.show_address(stops[0].sheet.id)

    def next_finding(self, by: int) -> None:
        """The next thing to check: its field takes the focus."""
        if self._later.isActive():
            self._catch_up()
        found = self.panel.findings.step(by)
        if found is not None:
            self.panel.tabs.setCurrentIndex(NOTES)
            self.show_address(found.address)

    def undo(self) -> None:
        """Take back the last own step on the record whose sheet is shown."""
        self.record.live_of(self.sheet).undo()

    def redo(self) -> None:
        """Bring back what was last undone."""
        self.record.live_of(self.sheet).redo()

    def back(self) -> bool:
        """Close what covers something; whether there was anything to close."""
        if self.panel.is_tracing:
            self.panel.close_trace()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A side that has no room folds away."""
        super().resizeEvent(event)
        self.folding.fit(event.size().width())

    # pages

    @property
    def document(self) -> "DocumentPage":
        """The page of the documents."""
        if self._document is None:
            from cpa_desktop.gui.pages.document import DocumentPage

            self._document = DocumentPage(self.record, self.language)
            self._document.chosen.connect(self.show_address)
            self._document.refused.connect(self.refused)
            self.pages.addWidget(self._document)
        return self._document

    def _asked(self) -> list[int]:
        """What tells whether other questions are asked than before: another industry has other sheets."""
        return [id(live.session.program) for live in self.record.lives()]

    def _renew(self) -> None:
        """Make the pages anew; the one that is shown once what it is doing is done."""
        self._programs = self._asked()
        for page in tuple(self._pages.values()):
            self._drop(page)
        QTimer.singleShot(0, self, partial(self.show_address, self.address))

    def _make_anew(self, page: QWidget | None) -> None:
        """A page that could not be shown is tried again from the beginning."""
        if page is not None:
            self._drop(page)
        self.show_address(self.address)

    def _drop(self, page: QWidget) -> None:
        if page is self._document:
            self._document = None
        self._pages = {sheet: each for sheet, each in self._pages.items() if each is not page}
        self._in_order.discard(page)
        self.pages.removeWidget(page)
        page.deleteLater()

    def _page(self, sheet: str) -> WorksheetPage:
        page = self._pages.get(sheet)
        if page is None:
            page = self._pages[sheet] = WorksheetPage(self.record.live_of(sheet), sheet, self, self._unfolded)
            page.focused.connect(self._note)
            page.traced.connect(self.show_trace)
            page.wanted.connect(self.show_address)
            self.pages.addWidget(page)
        return page

    def _bring_forward(self, page: "WorksheetPage | DocumentPage", address: str) -> None:
        self.pages.setCurrentWidget(page)
        if self.pages.is_in_trouble(page):
            return
        if not isinstance(page, WorksheetPage):
            page.refresh()
            page.take_focus()
        elif "/" in address:
            page.show_address(address)
        else:
            page.first()
        if page not in self._in_order:
            self._in_order.add(page)
            order.last(self.panel)  # the page was made after the panel, and is read before it
        QTimer.singleShot(0, self, partial(self._keep_in_sight, is_begun="/" not in address))

    def _keep_in_sight(self, *, is_begun: bool) -> None:
        """A page that was just made knows only now where its fields are; its title stays where the first is seen."""
        focus = self.window().focusWidget()
        above = focus.parentWidget() if focus is not None and self.pages.isAncestorOf(focus) else None
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is None or focus is None:
            return
        page = above.widget()
        near = page if is_begun and page is not None and page.isAncestorOf(focus) else None
        if near is not None and focus.mapTo(near, QPoint(0, _AROUND)).y() <= above.viewport().height():
            above.verticalScrollBar().setValue(0)
        elif page is not None and isinstance(focus, QAbstractItemView):  # a table may be higher than the page
            cell = focus.visualRect(focus.currentIndex())
            place = focus.viewport().mapTo(page, cell.center())
            above.ensureVisible(place.x(), place.y(), 0, _AROUND)
        else:
            above.ensureWidgetVisible(focus, 0, _AROUND)
