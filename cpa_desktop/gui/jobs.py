"""Work off the window's thread: it takes values and gives a value; what follows is the window's own again."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from cpa_desktop.calc.refusal import Impossible
from cpa_desktop.core import course
from cpa_desktop.core.course import Course, GivenUp
from cpa_desktop.core.text import Refused
from cpa_desktop.gui import faults

T = TypeVar("T")

logger = logging.getLogger(__name__)

_pool: list[QThreadPool] = []
_running: set["_Job"] = set()


class _Job(QObject):
    """One piece of work and who waits for it; lives on the window's thread."""

    finished = Signal(object, object)

    def __init__(self, done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        super().__init__()
        self.value: Any = None  # what the work gave, until it is told
        self._done, self._failed = done, failed
        self.finished.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @Slot(object, object)
    def _tell(self, value: Any, error: Exception | None) -> None:
        _running.discard(self)
        answer = self._done if error is None else self._failed
        owner = getattr(answer.func if isinstance(answer, partial) else answer, "__self__", None)
        if isinstance(owner, QObject) and not isValid(owner):
            return  # who asked has been closed meanwhile
        answer(value if error is None else error)
        if error is not None and not isinstance(error, Refused | Impossible):
            faults.note(error)


class _Work(QRunnable):
    """The part that runs elsewhere."""

    def __init__(self, work: Callable[[], Any], job: _Job, course: Course | None) -> None:
        super().__init__()
        self._work, self._job, self._course = work, job, course

    def run(self) -> None:
        try:
            with course.watched(self._course):
                course.step()
                value = self._job.value = self._work()
        except GivenUp as error:
            self._job.finished.emit(None, error)
        except Exception as error:
            logger.info("a job did not succeed", exc_info=True)
            self._job.finished.emit(None, error)
        else:
            self._job.finished.emit(value, None)


def run(
    work: Callable[[], T],
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
    watched: Course | None = None,
) -> None:
    """Do `work` elsewhere, then `done` with what it gave, or `failed` with what it raised, here.

    `watched` is told how far it is and may give it up; `failed` then hears of GivenUp.
    """
    job = _Job(done, failed)
    _running.add(job)
    _threads().start(_Work(work, job, watched))


def running() -> int:
    """How much is being worked on."""
    return len(_running)


def finish() -> list[Any]:
    """Wait until nothing is being worked on; what was asked for afterwards is no longer told, but given back here."""
    for pool in _pool:
        pool.waitForDone()
    untold = [job.value for job in _running if job.value is not None]
    for job in tuple(_running):
        job.finished.disconnect()
    _running.clear()
    _pool.clear()
    return untold


def _threads() -> QThreadPool:
    if not _pool:
        _pool.append(QThreadPool())
    return _pool[0]
