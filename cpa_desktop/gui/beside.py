"""What stands beside the page: figures and where they come from, what to check, guidance for the field one is in."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from PySide6.QtCore import QObject, Signal

from cpa_desktop.core.bearing import Bearing
from cpa_desktop.core.finding import Finding
from cpa_desktop.core.program import Program
from cpa_desktop.core.text import Language, Refused
from cpa_desktop.gui import faults
from cpa_desktop.gui.opened import OpenRecord
from cpa_desktop.gui.parts import findings as notes
from cpa_desktop.gui.parts import help as guidance
from cpa_desktop.gui.parts import results
from cpa_desktop.gui.parts.figures import Figures
from cpa_desktop.gui.parts.panel import Panel
from cpa_desktop.gui.parts.results import Section


class Beside(QObject):
    """Fills the panel from the open record; each tab may fail by itself."""

    refused = Signal(object)

    def __init__(self, record: OpenRecord, language: Language, panel: Panel) -> None:
        super().__init__(panel)
        self._record = record
        self._language: Language = language
        self._panel = panel
        self._bearings: dict[int, Bearing] = {}  # by the program they are of
        self._lines: dict[str, tuple[object, Any]] = {}  # and words of the results, as last made
        self._sections: list[Section] = []  # of the results, as they are shown
        self._to_come: Iterator[Section] = iter(())  # those that are out of sight
        self._renewed = 0  # how many are as the record is now
        self._traced = ""  # the figure whose trace is shown
        self._guided = ""  # the address guidance is for
        panel.findings.accepted.connect(self._accept)
        panel.renewed.connect(self._renew)

    def refresh(self) -> None:
        """Show the record as it is now."""
        self.show_figures()
        self.show_rest()

    def show_figures(self) -> None:
        """What the record comes to now, as far as it is in sight, and where the figure one asked about comes from."""
        with faults.guarding(self._panel.results):
            own = self._record.own
            figures = Figures(
                evaluation=own.evaluation,
                spread=own.spread,
                language=self._language,
                narrowing=own.narrowing,
                kept=self._lines,
            )
            self._show_sections(results.sections(figures), self._panel.results_in_sight())
        if self._panel.is_tracing:
            with faults.guarding(self._panel.trace):
                self._draw_trace()

    def show_rest(self) -> None:
        """What it comes to out of sight, and what is to be checked in it."""
        with faults.guarding(self._panel.results):
            self._show_sections(self._to_come, None)
        with faults.guarding(self._panel.findings):
            self._show_findings()

    def _show_sections(self, sections: Iterator[Section], wanted: int | None) -> None:
        """So many lines as they are now, or all; those of the sections after them wait as they were."""
        begun = self._renewed if wanted is None else 0
        made = list[Section]()
        self._to_come, self._renewed = iter(()), 0  # none, should one of them fail
        while wanted is None or sum(map(len, made)) < wanted:
            section = next(sections, None)
            if section is None:
                break
            made.append(section)
        self._sections[begun : begun + len(made)] = made
        self._to_come, self._renewed = sections, begun + len(made)
        self._panel.show_results(tuple(chain.from_iterable(self._sections)))

    def trace(self, address: str) -> None:
        """Say where a figure came from."""
        self._traced = address
        self._panel.open_trace()
        with faults.guarding(self._panel.trace):
            self._draw_trace()

    def guide(self, address: str) -> None:
        """What there is to know of a field, or of a sheet."""
        self._guided = address
        with faults.guarding(self._panel.help):
            self._panel.help.show_about(*self._about(address))

    def _renew(self) -> None:
        self.refresh()
        if self._guided:
            self.guide(self._guided)

    def _show_findings(self) -> None:
        findings = self._record.findings
        titles = {stop.sheet.id: stop.sheet.title.of(self._language) for stop in self._record.agenda.stops}
        is_locked = self._record.own.session.read_only_because is not None
        self._panel.findings.show_findings(findings, titles, self._language, is_locked=is_locked)
        self._panel.count_findings(len(notes.open_ones(findings)))

    def _draw_trace(self) -> None:
        live = self._record.live_of(self._traced.partition("/")[0])
        try:
            trace = live.session.trace(self._traced)
        except Refused as refusal:
            self.refused.emit(refusal.text)
            return
        self._panel.trace.show_trace(trace, self._record.desk.catalogue.sources, self._language)

    def _about(self, address: str) -> tuple[str, tuple[guidance.Paragraph, ...]]:
        sheet = address.partition("/")[0]
        evaluation = self._record.live_of(sheet).evaluation
        sources = self._record.desk.catalogue.sources
        about = guidance.about_field(evaluation, address, self._language, sources, self._bearing(evaluation.program))
        if about is None:
            stop = self._record.agenda.stops[self._record.agenda.place(sheet)]
            about = guidance.about_sheet(stop, self._language)
        return about

    def _bearing(self, program: Program) -> Bearing:
        """What bears on what, worked out once for each program."""
        known = self._bearings.get(id(program))
        if known is None or known.program is not program:
            known = self._bearings[id(program)] = Bearing(program)
        return known

    def _accept(self, finding: Finding, reason: str) -> None:
        session = self._record.live_of(finding.address.partition("/")[0]).session
        try:
            session.answer(f"{finding.address}@accepted", f"{finding.rule}|{reason}")
        except Refused as refusal:
            self.refused.emit(refusal.text)
