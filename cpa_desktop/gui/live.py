"""LiveRecord: an open record as one object with one signal, its saving and its slow figures watched."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from cpa_desktop.calc.refusal import Impossible
from cpa_desktop.core import calculators, narrowing
from cpa_desktop.core.change import Change
from cpa_desktop.core.figures import Evaluation, Job, Table
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.narrowing import Narrowing
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.gui import jobs
from cpa_desktop.service.session import RecordSession

_FAULT = Text(
    vi="Có lỗi trong phần mềm nên chưa tính được ({error}); số liệu đã nhập vẫn còn nguyên.",
    en="A fault in the program kept this from being worked out ({error}); what was entered is all there.",
)
_PAUSE = 150  # ms without a change before the slow figures are worked out


@frozen
class Reckoned:
    """What a job brings back: results of slow engines, or, where there were none to run, the ± of every figure."""

    results: dict[str, Table]
    spread: Spread | None = None
    narrowing: Narrowing | None = None  # the reading that would narrow the range of the headline most


def reckon(evaluation: Evaluation, waiting: Sequence[Job]) -> Reckoned:
    """The slow part of one state of a record; the ± waits until no engine does."""
    if not waiting:
        spread = Spread(evaluation)
        headline = narrowing.headline(evaluation, spread)
        reading = narrowing.best(evaluation, spread, headline) if headline is not None else None
        return Reckoned(results={}, spread=spread, narrowing=reading)
    results = {}
    for job in waiting:
        calculator = calculators.find(job.engine)
        assert calculator is not None
        results[job.key] = calculator.function(**job.tables, **job.values)
    return Reckoned(results=results)


class LiveRecord(QObject):
    """A session that tells the window: `changed` after every change, `saved` when the disk has it, `refused` if not."""

    changed = Signal()
    saved = Signal(str)
    refused = Signal(object)
    handed = Signal(object)  # a file that names its own record, taken in by the window
    settled = Signal()  # nothing is being worked out any more
    _written = Signal()  # sent by the thread that writes

    def __init__(self, session: RecordSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.spread: Spread | None = None
        self.narrowing: Narrowing | None = None
        self.unwritten: list[Change] = []  # what the disk would not take; `try_again` lays it on anew
        self._underway: list[tuple[Change, Future[None]]] = []
        self._given_up: set[str] = set()
        self._is_busy = False
        self._is_closed = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._reckon)
        self._written.connect(self._look_at_writing, Qt.ConnectionType.QueuedConnection)
        session.listeners.append(self._hear)
        self._pause.start(0)

    @property
    def evaluation(self) -> Evaluation:
        """What follows from the record now."""
        return self.session.evaluation

    @property
    def is_saved(self) -> bool:
        """Whether everything entered is on disk."""
        return not self._underway and not self.unwritten

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is heard of the record here."""
        return self._is_closed

    def undo(self) -> None:
        """Take back the last own step, or say why not."""
        self._attempt(self.session.undo)

    def redo(self) -> None:
        """Bring back what was last undone, or say why not."""
        self._attempt(self.session.redo)

    def reload(self) -> None:
        """Read the record anew, since what it rests on has changed."""
        self.session.reload()
        self._tell()

    def try_again(self) -> None:
        """Lay on anew what could not be written."""
        kept, self.unwritten = self.unwritten, []
        for change in kept:
            edits = [new for old in change.edits for new in self.session.record.edits(old.address, old.after)]
            self.session.apply(edits, change.label)

    def wait(self) -> None:
        """Wait for the writing."""
        for _, future in self._underway:
            future.exception()
        self._look_at_writing()

    def close(self) -> None:
        """Wait for the writing, and hear nothing more."""
        self.wait()
        self._is_closed = True
        self._pause.stop()
        self.session.listeners.remove(self._hear)

    def _attempt(self, act: Callable[[], Change]) -> None:
        try:
            act()
        except Refused as refusal:
            self.refused.emit(refusal.text)

    def _hear(self, change: Change) -> None:
        future = self.session.last_write
        assert future is not None
        self._underway.append((change, future))
        future.add_done_callback(self._tell_written)
        self._tell()

    def _tell_written(self, future: Future[None]) -> None:
        if not self._is_closed:
            self._written.emit()

    def _tell(self) -> None:
        self.changed.emit()
        self._pause.start(_PAUSE)

    @Slot()
    def _look_at_writing(self) -> None:
        """One thread writes, in order; once the last act is through, all are."""
        if not self._underway or not all(future.done() for _, future in self._underway):
            return
        failed = [change for change, future in self._underway if future.exception() is not None]
        reason = next((error for _, future in self._underway if (error := future.exception()) is not None), None)
        self._underway.clear()
        if reason is None:
            self.saved.emit(f"{datetime.now():%H:%M}")
            return
        self.unwritten += failed
        self.session.last_write = None
        try:
            self.session.reload()
        except Refused as refusal:
            reason = refusal
        self._tell()
        self.refused.emit(_words(reason))

    def _reckon(self) -> None:
        if self._is_busy or self._is_closed:
            return
        evaluation = self.session.evaluation
        waiting = tuple(job for job in evaluation.jobs if job.key not in self._given_up)
        self._is_busy = True
        work = partial(reckon, evaluation, waiting)
        jobs.run(work, partial(self._take, evaluation), partial(self._give_up, waiting))

    def _take(self, evaluation: Evaluation, reckoned: Reckoned) -> None:
        self._is_busy = False
        if self._is_closed:
            return
        if reckoned.results:
            self.session.take_results(reckoned.results)
            self.changed.emit()
        if evaluation is not self.session.evaluation:
            self._pause.start(0 if reckoned.results else _PAUSE)
            return
        self.spread, self.narrowing = reckoned.spread, reckoned.narrowing
        self.changed.emit()
        self.settled.emit()

    def _give_up(self, waiting: Sequence[Job], error: Exception) -> None:
        """An engine that cannot answer is not asked the same again: its figures stay pending, and it is said why."""
        self._is_busy = False
        if self._is_closed:
            return
        self._given_up |= {job.key for job in waiting}
        self.refused.emit(_words(error))
        if waiting:
            self._pause.start(0)


def _words(error: BaseException) -> Text:
    if isinstance(error, Refused):
        return error.text
    return Text(vi=error.vi, en=error.en) if isinstance(error, Impossible) else _FAULT.filled(error=error)
