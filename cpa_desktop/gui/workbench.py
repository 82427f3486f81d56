"""An open record: the way through it at the left, a page in the middle, what follows from it at the right."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from cpa_desktop.core.bearing import Bearing
from cpa_desktop.core.finding import Finding
from cpa_desktop.core.method import Stop
from cpa_desktop.core.program import Program
from cpa_desktop.core.text import Language, Refused
from cpa_desktop.gui.opened import OpenRecord
from cpa_desktop.gui.pages.document import DocumentPage
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts import findings as notes
from cpa_desktop.gui.parts import help as guidance
from cpa_desktop.gui.parts import results, steps
from cpa_desktop.gui.parts.figures import Figures
from cpa_desktop.gui.parts.folding import Folding
from cpa_desktop.gui.parts.panel import Panel
from cpa_desktop.gui.parts.steps import REPORT, Steps

WIDE, NARROW = 1280, 900  # below, the panel at the right folds away; below, the steps at the left too
RESULTS, NOTES, GUIDANCE = range(3)
_AROUND = 90  # px kept in sight around the field that is gone to


class Workbench(QWidget):
    """Shows one record and leads through it; what cannot be done is said through `refused`."""

    refused = Signal(object)

    def __init__(self, record: OpenRecord, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record = record
        self.language: Language = language
        self.address = ""
        self._bearings: dict[int, Bearing] = {}  # by the program they are of
        self._traced = ""  # the figure whose trace is shown
        self._pages: dict[str, WorksheetPage] = {}
        self._programs = self._asked()
        self.steps = Steps()
        self.panel = Panel()
        self.folding = Folding({self.panel: WIDE, self.steps: NARROW})
        self.pages = QStackedWidget()
        self.document = DocumentPage(record, language)
        self.pages.addWidget(self.document)
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
        self.panel.findings.chosen.connect(self.show_address)
        self.panel.findings.accepted.connect(self._accept)
        self.document.chosen.connect(self.show_address)
        self.document.refused.connect(self.refused)
        record.changed.connect(self.refresh)
        self.refresh()

    @property
    def sheet(self) -> str:
        """The sheet that is shown, or `report`."""
        return self.address.partition("/")[0]

    # showing

    def refresh(self) -> None:
        """Show the record as it is now; what is the same is left alone."""
        if self._programs != self._asked():
            self._renew()
        agenda, progress, findings = self.record.agenda, self.record.progress, self.record.findings
        method = self.record.desk.catalogue.method
        has_report = bool(self.document.kinds)
        self.steps.list.show_lines(
            steps.lines(method, agenda, progress, findings, self.language, has_report=has_report)
        )
        self.steps.show_next(self.next_stop(), self.language)
        titles = {stop.sheet.id: stop.sheet.title.of(self.language) for stop in agenda.stops}
        is_locked = self.record.own.session.read_only_because is not None
        self.panel.findings.show_findings(findings, titles, self.language, is_locked=is_locked)
        self.panel.count_findings(len(notes.open_ones(findings)))
        own = self.record.own
        if self.panel.is_tracing:
            self._draw_trace()
        figures = Figures(evaluation=own.evaluation, spread=own.spread, language=self.language, narrowing=own.narrowing)
        self.panel.show_results(results.lines(figures))
        if self.sheet == REPORT:
            self.document.refresh()

    def show_address(self, address: str) -> None:
        """Bring a sheet forward, and the field if the address names one."""
        sheet = address.partition("/")[0]
        wants_room = sheet == REPORT
        if sheet == REPORT:
            self.address = REPORT
            self.document.refresh()
            self.pages.setCurrentWidget(self.document)
            self.document.take_focus()
        elif any(stop.sheet.id == sheet for stop in self.record.agenda.stops):
            page = self._page(sheet)
            wants_room = page.wants_room
            self.address = address
            self.pages.setCurrentWidget(page)
            if "/" in address:
                page.show_address(address)
            else:
                page.first()
            self._guide(self.address)
            QTimer.singleShot(0, self, self._keep_in_sight)
        else:
            return  # a factor, say: it stands on no sheet
        self.folding.lay_aside(self.panel, wants_room)
        self.steps.show_place(sheet)
        self.steps.show_next(self.next_stop(), self.language)

    def show_report(self, kind: str = "") -> None:
        """Bring the document forward."""
        self.document.choose(kind)
        self.show_address(REPORT)

    def show_trace(self, address: str) -> None:
        """Say where a figure came from."""
        self._traced = address
        self.folding.unfold(self.panel)
        self.panel.open_trace()
        self._draw_trace()

    def _draw_trace(self) -> None:
        live = self.record.live_of(self._traced.partition("/")[0])
        try:
            trace = live.session.trace(self._traced)
        except Refused as refusal:
            self.refused.emit(refusal.text)
            return
        self.panel.trace.show_trace(trace, self.record.desk.catalogue.sources, self.language)

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

    # parts

    def _asked(self) -> list[int]:
        """What tells whether other questions are asked than before: another industry has other sheets."""
        return [id(live.session.program) for live in self.record.lives()]

    def _renew(self) -> None:
        """Make the pages anew; the one that is shown once what it is doing is done."""
        self._programs = self._asked()
        for page in self._pages.values():
            self.pages.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        QTimer.singleShot(0, self, partial(self.show_address, self.address))

    def _page(self, sheet: str) -> WorksheetPage:
        page = self._pages.get(sheet)
        if page is None:
            page = self._pages[sheet] = WorksheetPage(self.record.live_of(sheet), sheet, self)
            page.focused.connect(self._follow)
            page.traced.connect(self.show_trace)
            page.wanted.connect(self.show_address)
            self.pages.addWidget(page)
        return page

    def _keep_in_sight(self) -> None:
        """A page that was just made knows only now where its fields are."""
        focus = self.window().focusWidget()
        above = focus.parentWidget() if focus is not None and self.pages.isAncestorOf(focus) else None
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and focus is not None:
            above.ensureWidgetVisible(focus, 0, _AROUND)

    def _follow(self, address: str) -> None:
        self.address = address
        self._guide(address)

    def _guide(self, address: str) -> None:
        sheet = address.partition("/")[0]
        evaluation = self.record.live_of(sheet).evaluation
        sources = self.record.desk.catalogue.sources
        about = guidance.about_field(evaluation, address, self.language, sources, self._bearing(evaluation.program))
        if about is None:
            stop = self.record.agenda.stops[self.record.agenda.place(sheet)]
            about = guidance.about_sheet(stop, self.language)
        self.panel.help.show_about(*about)

    def _bearing(self, program: Program) -> Bearing:
        """What bears on what, worked out once for each program."""
        known = self._bearings.get(id(program))
        if known is None or known.program is not program:
            known = self._bearings[id(program)] = Bearing(program)
        return known

    def _accept(self, finding: Finding, reason: str) -> None:
        session = self.record.live_of(finding.address.partition("/")[0]).session
        try:
            session.answer(f"{finding.address}@accepted", f"{finding.rule}|{reason}")
        except Refused as refusal:
            self.refused.emit(refusal.text)
