"""The window from the outside: `build` gives all but the event loop, `main` runs it."""

import argparse
import dataclasses
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from cpa_desktop import i18n
from cpa_desktop.core.text import LANGUAGES, same
from cpa_desktop.gui import faults, theme
from cpa_desktop.gui.doors_files import FIGURES, PACKAGE
from cpa_desktop.gui.resuming import Resuming
from cpa_desktop.gui.runs import Run
from cpa_desktop.gui.tidying import Tidying
from cpa_desktop.gui.translator import Translator
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.i18n import _
from cpa_desktop.paths import RESOURCES
from cpa_desktop.service import log, settings

_AGAIN = 75  # the status of a window that is to be built once more
_SMALL = QSize(640, 360)
_SWITCH = 0.0005  # s; with Python's own 5 ms a redraw would wait for the jobs


def build(arguments: Sequence[str] = ()) -> tuple[QApplication, MainWindow]:
    """The application and its window, ready to be shown."""
    asked = _parser().parse_args(list(arguments))
    sys.setswitchinterval(_SWITCH)
    chosen = settings.read()
    if asked.lang:
        chosen = dataclasses.replace(chosen, language=asked.lang)
    i18n.use(chosen.language)
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(["cpa"])
    application.setApplicationName("CPA Desktop")
    application.setDesktopFileName("cpa-desktop")  # by which a desktop knows our menu entry, and its icon
    application.setWindowIcon(QIcon(str(RESOURCES / "icons" / "program.png")))
    theme.dress(application)
    if application.findChild(Tidying) is None:
        Tidying(application)
    if application.findChild(Translator) is None:
        application.installTranslator(Translator(application))
    is_taken_in = asked.file is not None and asked.file.suffix.lower() in (PACKAGE, *FIGURES)
    where = asked.workspace or (None if is_taken_in else asked.file)
    window = MainWindow(chosen, where, is_sample=asked.sample)
    if is_taken_in:
        take_in = partial(window.handover.take_in, asked.file)
        window.entrance.opened.connect(lambda _record: take_in(), Qt.ConnectionType.SingleShotConnection)
    return application, window


def main(arguments: Sequence[str] = ()) -> int:
    """Show the window until it is closed."""
    log.start()
    faults.watch()
    status = _AGAIN
    while status == _AGAIN:
        status = _run(arguments)
    faults.unwatch()
    log.stop()
    return status


def _run(arguments: Sequence[str]) -> int:
    try:
        application, window = build(arguments)
    except Exception as error:
        return _say_unbuilt(error)
    if "--try" in arguments:
        return _try(application, window)
    run = Run(parent=window)
    resuming = Resuming(window, run.begin())
    window.went.connect(lambda record, address: run.note(resuming.place(record, address)))
    window.show()
    status = application.exec()
    run.end()
    return status


def _say_unbuilt(error: Exception) -> int:
    """Where not even the window can be made, only what went wrong is shown."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise error
    from cpa_desktop.gui.parts.trouble import Trouble

    trouble = Trouble()
    trouble.show_fault(faults.take(error))
    trouble.again.connect(lambda: application.exit(_AGAIN))
    trouble.resize(_SMALL)
    trouble.show()
    status = application.exec()
    trouble.deleteLater()
    return status or 1


def _try(application: QApplication, window: MainWindow) -> int:
    """Go through the window once, to prove an installation."""
    from cpa_desktop.gui.trial import Trial

    trial = Trial(window)
    faults.told.happened.connect(lambda fault: trial.fail(same(fault.report)))
    window.show()
    application.processEvents()
    trial.say_painted()
    application.exec()
    return trial.status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cpa", description=_("Cleaner production assessment"))
    parser.add_argument("--workspace", help=_("the workspace to open: a file or an address"))
    parser.add_argument("--lang", choices=LANGUAGES, help=_("the language of the window"))
    parser.add_argument("file", nargs="?", type=Path, help=_("a package or figures to take in, or a workspace to open"))
    parser.add_argument("--sample", action="store_true", help=_("open the sample records"))
    says = _("show the window, open the last record and close again; status 0 where that works")
    parser.add_argument("--try", action="store_true", help=says)
    return parser
