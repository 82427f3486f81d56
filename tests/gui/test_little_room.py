"""The window at 125 to 200 percent of a screen of 1366×768: nothing lies out of reach, no page moves sideways."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop.core.text import Language
from cpa_desktop.gui import doors_files
from cpa_desktop.gui.window import MainWindow
from tests.gui import places, seeing
from tests.gui.conftest import OpenWindow

pytestmark = [pytest.mark.window, pytest.mark.slow, pytest.mark.qt_log_ignore("This plugin does not support")]

SIZES = {125: (1093, 614), 150: (911, 512), 200: (683, 384)}
SHEETS = ("P01", "P05", "P06", "P08", "P10", "P12", "K01", "P22", "K04", "P29")


def complaints(place: str, widget: QWidget) -> Iterator[str]:
    """What does not fit."""
    for found in (seeing.sideways(widget), seeing.out_of_reach(widget), seeing.cut(widget)):
        yield from (f"{place}: {each}" for each in found)


@pytest.mark.parametrize(("percent", "language"), [(200, "vi"), (150, "en"), (125, "vi")])
def test_that_everything_can_be_reached_when_all_is_larger(
    prepared: Path, open_window: OpenWindow, qtbot: QtBot, percent: int, language: Language
) -> None:
    places.lay_samples(prepared)
    window = places.open_samples(open_window, qtbot, language)
    window.resize(*SIZES[percent])
    places.settle(qtbot, window)
    assert window.size().toTuple() == SIZES[percent]
    found = list(complaints("home", window))
    bench = places.open_record(window, qtbot, places.CASSAVA)
    for sheet in SHEETS:
        bench.show_address(sheet)
        for side in (None, bench.steps, bench.panel):
            if side is not None:
                bench.folding.unfold(side)
            places.settle(qtbot, window)
            seen = side if side is not None and percent == 200 else window  # there a side leaves the page half of it
            found += complaints(f"{sheet} {'with ' + side.objectName() if side else ''}", seen)
        if not bench.panel.isHidden():
            bench.folding.toggle(bench.panel)
    for name, widget in places.sides(window, qtbot):
        found += complaints(name, widget)
    assert found == [], "\n".join(found)


def test_that_there_is_room_for_one_side_at_a_time(prepared: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    places.lay_samples(prepared)
    window = places.open_samples(open_window, qtbot, "vi")
    bench = places.open_record(window, qtbot, places.CASSAVA)
    window.resize(*SIZES[150])
    places.settle(qtbot, window)
    assert (bench.steps.isVisible(), bench.panel.isVisible()) == (True, False)
    window.acts["panel"].trigger()
    assert (bench.steps.isVisible(), bench.panel.isVisible()) == (False, True)
    window.acts["panel"].trigger()
    assert (bench.steps.isVisible(), bench.panel.isVisible()) == (True, False)
    window.resize(*SIZES[200])
    places.settle(qtbot, window)
    assert (bench.steps.isVisible(), bench.panel.isVisible()) == (False, False)
    window.acts["steps"].trigger()
    assert (bench.steps.isVisible(), bench.panel.isVisible()) == (True, False)
    window.acts["panel"].trigger()
    assert (bench.steps.isVisible(), bench.panel.isVisible()) == (False, True)


def dialogs(window: MainWindow, folder: Path) -> Iterator[tuple[str, QDialog]]:
    """Every window over the window."""
    desk, record = window.entrance.desk, window.record
    assert desk is not None
    assert record is not None
    package = doors_files.export(desk, record.id, folder / "gói.cpa", language="vi")
    book = doors_files.export(desk, record.id, folder / "sổ.xlsx", language="vi", ledger=True)
    backup = doors_files.backup(desk, folder / "sao lưu.sqlite")
    for name, act in (
        ("package", lambda: window.handover.take_in(package)),
        ("figures", lambda: window.handover.take_in(book)),
        ("backup", lambda: window.handover.look_at_backup(backup)),
        ("confirm", window.handover.confirm),
        ("open", window.handover.ask_for_file),
    ):
        act()
        yield name, next(each for each in window.findChildren(QDialog) if each.isVisible())


def test_that_windows_over_the_window_fit_and_say_all_in_vietnamese(
    home: Path, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window("--lang", "vi")
    qtbot.waitUntil(lambda: bool(window.home.table.records.rowCount()), timeout=60_000)
    window.home.table.open_row(0)
    window.resize(*SIZES[200])
    places.settle(qtbot, window)
    found, seen = [], []
    for name, dialog in dialogs(window, tmp_path):
        places.settle(qtbot, window)
        seen.append(type(dialog))
        if isinstance(dialog, QFileDialog):  # Qt's own, as large as it was left; the system draws its own
            dialog.resize(window.size())
        if dialog.width() > window.width() or dialog.height() > window.height():
            found.append(f"{name}: {dialog.size().toTuple()}")
        if not isinstance(dialog, QFileDialog):  # Qt's own, as the system draws it
            found += complaints(name, dialog)
            found += [f"{name}: {each}" for each in seeing.unnamed(dialog)]
        found += [f"{name}: {each}" for each in seeing.names(dialog) if each in ("OK", "Cancel", "Open", "Look in:")]
        dialog.reject()
        places.settle(qtbot, window)
    assert {QFileDialog, QInputDialog} < set(seen)
    assert found == []


SCRIPT = """
from cpa_desktop.gui import app
application, window = app.build(["--lang", "vi"])
window.show()
window.resize(683, 384)
application.processEvents()
print(window.devicePixelRatio(), window.size().toTuple(), window.grab().size().toTuple())
window.close_anyway()
"""


def test_that_the_window_is_drawn_twice_as_large_where_the_system_says_so() -> None:
    told = os.environ | {"QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", SCRIPT], env=told, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "2.0 (683, 384) (1366, 768)"
