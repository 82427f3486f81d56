"""Faults of the program itself: what nobody caught is logged, told without names, shown on the page it happened on."""

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

import PySide6
from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid, ownedByPython

from cpa_desktop import i18n
from cpa_desktop.gui import runs
from cpa_desktop.gui.parts.rooms import Rooms
from cpa_desktop.service import fault_report
from cpa_desktop.service.fault_report import Fault

logger = logging.getLogger(__name__)

_DRAWING = {"paintEvent", "showEvent", "resizeEvent", "changeEvent", "sizeHint", "minimumSizeHint", "heightForWidth"}
_DRAWING |= {"paint", "drawRow", "data", "headerData", "flags", "rowCount", "columnCount", "refresh", "_make", "_draw"}
"""By what name a page is made and drawn; a fault on the way through these is one of the page, not of an act."""


class _Told(QObject):
    """Carries a fault to the window's thread."""

    happened = Signal(object)


told = _Told()
"""`happened` says of each fault that no page can show."""


def take(error: BaseException, page: QWidget | None = None) -> Fault:
    """Log a fault and show it: on the page it is of, else by the window."""
    logger.error("a fault in the program", exc_info=(type(error), error, error.__traceback__))
    fault = fault_report.of_error(error, about())
    place = _place_of(page) if page is not None else _place_in(error.__traceback__)
    _end_painting(error.__traceback__)
    if place is None:
        told.happened.emit(fault)
    else:
        rooms, page = place
        rooms.fail(fault, page)
    return fault


def note(error: BaseException) -> None:
    """A fault of a job, which whoever asked for it has said already; its report is offered beside that."""
    told.happened.emit(fault_report.of_error(error, about(), is_told=True))


@contextmanager
def guarding(page: QWidget) -> Iterator[None]:
    """What is raised while a page is made or drawn is shown on it; in a stack of pages, in the place of all."""
    try:
        yield
    except Exception as error:
        take(error, page)


def about() -> dict[str, str]:
    """What only the window knows of the system it runs on."""
    screen = QGuiApplication.primaryScreen() if QGuiApplication.instance() is not None else None
    size = f"{screen.size().width()}×{screen.size().height()}, ×{screen.devicePixelRatio():g}" if screen else ""
    return {
        "Qt": f"{qVersion()}, PySide6 {PySide6.__version__}",
        "Screen": f"{size} {QGuiApplication.platformName()}".strip(),
        "Language": i18n.spoken(),
    }


def watch() -> None:
    """From now on hear of whatever nobody catches, on every thread, and of what Qt itself complains of."""
    sys.excepthook = _hear
    threading.excepthook = _hear_thread
    sys.unraisablehook = _hear_unraisable
    qInstallMessageHandler(_hear_qt)


def unwatch() -> None:
    """As it was before."""
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
    sys.unraisablehook = sys.__unraisablehook__
    qInstallMessageHandler(None)


def _hear(kind: type[BaseException], error: BaseException, place: TracebackType | None) -> None:
    if isinstance(error, KeyboardInterrupt):
        sys.__excepthook__(kind, error, place)
        return
    take(error.with_traceback(place))


def _hear_thread(heard: Any) -> None:
    if heard.exc_value is not None and not isinstance(heard.exc_value, SystemExit):
        take(heard.exc_value)


def _hear_unraisable(heard: Any) -> None:
    if heard.exc_value is not None:
        logger.error("a fault on clearing up", exc_info=(heard.exc_type, heard.exc_value, heard.exc_traceback))


def _hear_qt(sort: QtMsgType, _context: object, message: str) -> None:
    """Qt ends the program after a fatal message; what wrote down a crash then has the words too."""
    words = fault_report.reduced(message)
    if sort == QtMsgType.QtFatalMsg:
        runs.write_down(f"Fatal Python error: Qt: {words}")
    level = logging.INFO if sort in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else logging.WARNING
    logger.log(level, "Qt: %s", words)
    if sys.stderr is not None:
        print(message, file=sys.stderr)


def _place_of(widget: QWidget) -> tuple[Rooms, QWidget | None] | None:
    """The stack that a widget is a page of, or stands on a page of; of a stack itself, that and no page."""
    if isinstance(widget, Rooms):
        return widget, None
    above: QObject | None = widget
    while above is not None and isValid(above):
        parent = above.parent()
        if isinstance(parent, Rooms) and isinstance(above, QWidget):
            return parent, above
        above = parent
    return None


def _place_in(trace: TracebackType | None) -> tuple[Rooms, QWidget | None] | None:
    """The page that was being made or drawn where a fault came from: of the innermost step that is on one."""
    found, is_drawing = None, False
    steps = []
    while trace is not None:
        steps.append(trace.tb_frame)
        trace = trace.tb_next
    for frame in reversed(steps):
        here = frame.f_locals.get(frame.f_code.co_varnames[0]) if frame.f_code.co_argcount else None
        if found is None and isinstance(here, QObject) and isValid(here):
            found = _place_of(here)  # type: ignore[arg-type]
        is_drawing = is_drawing or (isinstance(here, QObject) and frame.f_code.co_name in _DRAWING)
    return found if is_drawing else None


def _end_painting(trace: TracebackType | None) -> None:
    """A painter that a fault left at work would bring down Qt with the thing it paints on."""
    while trace is not None:
        for value in trace.tb_frame.f_locals.values():
            if isinstance(value, QPainter) and isValid(value) and ownedByPython(value) and value.isActive():
                value.end()
        trace = trace.tb_next
