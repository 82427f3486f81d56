"""The log file in the person's folder: what the program did, without anything that was entered or whom it concerns."""

import copy
import logging
import re
import traceback
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from types import TracebackType

from cpa_desktop import paths

_OURS = "cpa_desktop"
_LARGEST = 500_000
_KEPT = 3
_PATH = re.compile(r"[/\\]")


def start(folder: Path | None = None) -> Path | None:
    """Begin to write the log; gives the file, or nothing where none can be written."""
    file = (folder or paths.home() / "log") / "cpa.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = _Quiet(file, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(_Nameless("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger(_OURS)
    stop()
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return file


def stop() -> None:
    """Close the log."""
    logger = logging.getLogger(_OURS)
    for handler in [handler for handler in logger.handlers if isinstance(handler, _Quiet)]:
        logger.removeHandler(handler)
        handler.close()


class _Quiet(logging.FileHandler):
    """A log that is begun anew when it is long, the ones before kept by number.

    One that cannot be written, full or held by another program, is no reason to disturb anyone. (The handler of the
    standard library does the same, and loads sockets and pickles with it.)"""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        super().emit(record)
        if self.stream is not None and self.stream.tell() > _LARGEST:
            self._begin_anew()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 — logging's name
        """Let it be."""

    def _begin_anew(self) -> None:
        self.close()
        file = Path(self.baseFilename)
        kept = [file, *(file.with_name(f"{file.name}.{number}") for number in range(1, _KEPT + 1))]
        with suppress(OSError):
            for older, newer in reversed(list(pairwise(kept))):
                if older.exists():
                    older.replace(newer)


class _Nameless(logging.Formatter):
    """Puts a mark for every path, since files are named after factories, and of an error tells only kind and place."""

    def format(self, record: logging.LogRecord) -> str:
        """The line for the file; what other logs make of the same event is theirs."""
        own = copy.copy(record)
        own.exc_text = None
        if isinstance(own.args, tuple):
            own.args = tuple(_mark(argument) for argument in own.args)
        return super().format(own)

    def formatException(  # noqa: N802 — logging's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Its message is left out: it may hold what was typed."""
        kind, _, place = ei
        frames = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(place)]
        return "\n".join([*frames, kind.__name__ if kind else ""])


def _mark(argument: object) -> object:
    words = str(argument)
    if not _PATH.search(words):
        return argument
    import hashlib  # where OpenSSL is loaded, which a start without a path to tell can do without

    return f"<{hashlib.sha256(words.encode()).hexdigest()[:8]}>"
