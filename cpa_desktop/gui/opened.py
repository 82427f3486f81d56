"""OpenRecord: the record a person works in together with the enterprise it belongs to, as one thing to show."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from cpa_desktop.core.finding import Finding, ordered
from cpa_desktop.core.method import Agenda
from cpa_desktop.core.progress import Progress, progress
from cpa_desktop.core.text import Language
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.service.listing import title_of
from cpa_desktop.service.workspace import Desk

T = TypeVar("T")


class OpenRecord(QObject):
    """Two live records at most: `own`, and `over`, its parent, whose sheets stand on the same way."""

    changed = Signal()
    saved = Signal(str)
    refused = Signal(object)
    handed = Signal(object)  # a file to be taken in

    def __init__(self, desk: Desk, record_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._known: dict[str, tuple[Sequence[object], Any]] = {}
        self._counted: dict[int, tuple[object, dict[str, Progress]]] = {}
        self.own = LiveRecord(desk.session(record_id), self)
        above = self.own.session.record.parent
        self.over = LiveRecord(desk.session(above), self) if above is not None else None
        for live in self.lives():
            live.changed.connect(self.changed)
            live.saved.connect(self.saved)
            live.refused.connect(self.refused)
            live.handed.connect(self.handed)
        if self.over is not None:
            self.over.saved.connect(lambda _time: self.own.reload())

    @property
    def id(self) -> str:
        """The id of the record itself."""
        return self.own.session.record.id

    @property
    def title(self) -> str:
        """The enterprise and what the record is called."""
        language = self.own.session.language
        register = self.own.session.program.form.register
        own = title_of(self.own.evaluation) or register.title.of(language)
        above = title_of(self.over.evaluation) if self.over is not None else ""
        return " · ".join(part for part in (above, own) if part)

    @property
    def last_saved(self) -> str:
        """When the record was last changed, as ISO text; empty for a record nobody has changed yet."""
        return max(
            (live.session.record.changes[-1].at for live in self.lives() if live.session.record.changes), default=""
        )

    @property
    def is_saved(self) -> bool:
        """Whether everything entered is on disk."""
        return all(live.is_saved for live in self.lives())

    @property
    def agenda(self) -> Agenda:
        """The sheets of both, in the order in which they are best taken up."""

        def worked_out() -> Agenda:
            sheets = [sheet for live in self.lives() for sheet in live.session.program.form.sheets]
            return self.desk.catalogue.method.agenda(sheets)

        return self._once("agenda", [live.session.program for live in self.lives()], worked_out)

    @property
    def reports(self) -> tuple[str, ...]:
        """The kinds of document there are for this record."""
        there = {plan.kind for plan in self.desk.catalogue.reports}
        return tuple(kind for kind in self.own.session.program.form.register.reports if kind in there)

    def report_title(self, kind: str, language: Language) -> str:
        """What a kind of document is called."""
        return self.desk.catalogue.report(kind).title.of(language).replace("\n", " ")

    @property
    def progress(self) -> dict[str, Progress]:
        """How far each sheet is answered."""

        def worked_out() -> dict[str, Progress]:
            return {sheet: each for live in self.lives() for sheet, each in self._progress_of(live).items()}

        return self._once("progress", [live.evaluation for live in self.lives()], worked_out)

    def _progress_of(self, live: LiveRecord) -> dict[str, Progress]:
        """Only sheets where something changed since it was last asked for are counted anew."""
        evaluation, known = live.evaluation, self._counted.get(id(live))
        carries = known is not None and known[0] is evaluation.follows
        counted = progress(evaluation, known[1] if known is not None and carries else None)
        self._counted[id(live)] = (evaluation.name, counted)
        return counted

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What deserves a look in both, worst first."""

        def worked_out() -> tuple[Finding, ...]:
            return ordered([finding for live in self.lives() for finding in live.evaluation.findings])

        return self._once("findings", [live.evaluation for live in self.lives()], worked_out)

    def _once(self, name: str, rests_on: Sequence[object], work_out: Callable[[], T]) -> T:
        """What several parts of the window ask for is worked out once for each state of the record."""
        before, found = self._known.get(name, ([], None))
        if len(before) != len(rests_on) or any(then is not now for then, now in zip(before, rests_on, strict=True)):
            found = work_out()
            self._known[name] = (rests_on, found)
        return found  # type: ignore[no-any-return]

    def lives(self) -> Iterator[LiveRecord]:
        """The enterprise first, as one meets it."""
        if self.over is not None:
            yield self.over
        yield self.own

    def live_of(self, sheet: str) -> LiveRecord:
        """The live record that asks a sheet; the record itself for what is on no sheet."""
        for live in self.lives():
            if any(each.id == sheet for each in live.session.program.form.sheets):
                return live
        return self.own

    def speak(self, language: Language) -> None:
        """Read and write numbers and words in this language from now on."""
        for live in self.lives():
            live.session.language = language

    def sign(self, name: str) -> None:
        """Sign changes with this name from now on."""
        for live in self.lives():
            live.session.by = name

    def try_again(self) -> None:
        """Lay on anew what could not be written."""
        for live in self.lives():
            live.try_again()

    def wait(self) -> None:
        """Wait until what was entered is written, or known not to be."""
        for live in self.lives():
            live.wait()

    def close(self) -> None:
        """Wait for the writing, and hear nothing more."""
        for live in self.lives():
            live.close()
