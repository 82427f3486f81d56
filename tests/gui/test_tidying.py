"""Rubbish is looked for on the window's thread, never in a job."""

import gc
import threading

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpa_desktop.gui import jobs
from cpa_desktop.gui.tidying import Tidying
from cpa_desktop.gui.window import MainWindow
from tests.gui.conftest import OpenWindow

pytestmark = pytest.mark.window


def test_that_python_looks_for_rubbish_on_the_windows_thread_alone(
    window: MainWindow, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    looked: list[int] = []

    def note(phase: str, _found: dict[str, int]) -> None:
        if phase == "start":
            looked.append(threading.get_ident())

    gc.callbacks.append(note)
    request.addfinalizer(lambda: gc.callbacks.remove(note))
    made: list[list[object]] = []
    failed: list[Exception] = []
    done: list[int] = []
    # when a job makes far more than Python would let pass
    jobs.run(lambda: made.extend([] for _ in range(300_000)), lambda _nothing: done.append(len(looked)), failed.append)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    # then it is looked through in a turn of the window
    qtbot.waitUntil(lambda: bool(looked), timeout=20_000)
    assert not failed
    assert set(looked) == {threading.main_thread().ident}


def test_that_one_looks_however_many_windows_there_are(
    window: MainWindow, open_window: OpenWindow, qapp: QApplication
) -> None:
    open_window("--lang", "en")
    assert len(qapp.findChildren(Tidying)) == 1
