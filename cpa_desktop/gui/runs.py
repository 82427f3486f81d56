"""A run of the program, noted while it lasts: where one is, what a crash still wrote; found at the next start."""

import dataclasses
import faulthandler
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QLockFile, QObject, QTimer

from cpa_desktop import paths
from cpa_desktop.core.frozen import frozen

_PAUSE = 100  # ms within which a person who goes from field to field is noted once
_LONGEST = 64_000  # what is read of a trace
_crash_files: list[TextIO] = []


@frozen
class Place:
    """Where a person is: the workspace as it was asked for, the record and the field."""

    workspace: str = ""  # empty: the person's own
    is_sample: bool = False
    record: str = ""
    address: str = ""


@frozen
class Stopped:
    """A run that did not end by itself being closed."""

    place: Place
    trace: str  # what was written at a crash; empty after a power cut


class Run(QObject):
    """This run; whoever ends it takes its notes away."""

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder or paths.home() / "log"
        self._name = f"run-{os.getpid()}"
        self._place = Place()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._keep)
        self._lock: QLockFile | None = None
        self._trace: TextIO | None = None

    def begin(self) -> Stopped | None:
        """Begin to take notes; gives the run before, where that was stopped."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            before = self._before()
            self._lock = _lock(self._folder / f"{self._name}.lock")
            self._lock.tryLock(0)
            self._trace = (self._folder / f"{self._name}.txt").open("w", encoding="utf-8")
        except OSError:  # a full or read-only disk: this run leaves no notes
            return None
        faulthandler.enable(self._trace, all_threads=True)
        _crash_files.append(self._trace)
        return before

    def note(self, place: Place) -> None:
        """The person is here now."""
        if place != self._place:
            self._place = place
            if not self._pause.isActive():
                self._pause.start()

    def end(self) -> None:
        """The run ends as it should."""
        self._pause.stop()
        if self._trace is not None:
            faulthandler.disable()
            _crash_files.remove(self._trace)
            self._trace.close()
            _clear(self._folder / self._name)
        if self._lock is not None:
            self._lock.unlock()
        self._trace = self._lock = None

    def _keep(self) -> None:
        file = self._folder / f"{self._name}.json"
        begun = file.with_suffix(".new")
        with suppress(OSError):
            begun.write_text(json.dumps(dataclasses.asdict(self._place)), "utf-8")
            begun.replace(file)

    def _before(self) -> Stopped | None:
        """The last of the runs that nobody ended; the notes of all of them are taken away."""
        stopped: list[tuple[float, Stopped]] = []
        for file in self._folder.glob("run-*.lock"):
            lock = _lock(file)
            if file.stem == self._name or not lock.tryLock(0):
                continue  # another window, still open
            name = file.with_suffix("")
            trace = _read(name.with_suffix(".txt"))
            stopped.append((_when(name), Stopped(place=_place(_read(name.with_suffix(".json"))), trace=trace)))
            _clear(name)
            lock.unlock()
        return max(stopped, key=lambda each: each[0])[1] if stopped else None


def write_down(line: str) -> None:
    """A line into what is kept of a crash."""
    for file in _crash_files:
        with suppress(OSError, ValueError):
            file.write(f"{line}\n")
            file.flush()


def _lock(file: Path) -> QLockFile:
    made = QLockFile(str(file))
    made.setStaleLockTime(0)  # only the end of the program that holds it makes a lock void, not its age
    return made


def _place(kept: str) -> Place:
    try:
        return Place(**json.loads(kept))
    except (ValueError, TypeError):  # nothing was noted, or only half
        return Place()


def _read(file: Path) -> str:
    try:
        with file.open(encoding="utf-8", errors="replace") as opened:
            return opened.read(_LONGEST)
    except OSError:
        return ""


def _when(name: Path) -> float:
    for ending in (".json", ".txt"):
        with suppress(OSError):
            return name.with_suffix(ending).stat().st_mtime
    return 0.0


def _clear(name: Path) -> None:
    for ending in (".json", ".txt", ".new"):
        with suppress(OSError):
            name.with_suffix(ending).unlink(missing_ok=True)
