"""The log file in the person's folder: what the program did, without anything that was entered or whom it concerns."""

import copy
import hashlib
import logging
import re
import traceback
from logging.handlers import RotatingFileHandler
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
        handler = _Quiet(file, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")
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


class _Quiet(RotatingFileHandler):
    """A log that cannot be written, full or held by another program, is no reason to disturb anyone."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 — logging's name
        """Let it be."""


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
    return f"<{hashlib.sha256(words.encode()).hexdigest()[:8]}>" if _PATH.search(words) else argument
