"""Windows for tests: over real workspaces in a folder of one's own, shown offscreen, gone when the test is over."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from cpa_desktop import i18n, paths
from cpa_desktop.gui import app, jobs
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.service.workspace import Desk

OpenWindow = Callable[..., MainWindow]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A person's folder with the sample in it, and a copy of the sample among their own records; made once."""
    home = tmp_path_factory.mktemp("prepared") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CPA_DESKTOP_HOME", str(home))
        with Desk.open_sample() as sample, Desk.open() as own:
            mill = next(each for each in sample.records("rapid") if each.belongs_to == "Nhà máy tinh bột sắn mẫu")
            sample.copy(mill.id, own)
    return home


@pytest.fixture
def home(prepared: Path) -> Path:
    """That folder, for one test."""
    shutil.copytree(prepared, paths.home())
    return paths.home()


@pytest.fixture
def desk(home: Path) -> Iterator[Desk]:
    """The person's own workspace, opened without a window."""
    with Desk.open() as opened:
        yield opened


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[OpenWindow]:
    """Opens windows as the program does, and closes them."""
    opened: list[MainWindow] = []

    def open_one(*arguments: str) -> MainWindow:
        _, window = app.build(arguments)
        qtbot.addWidget(window)
        opened.append(window)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield open_one
    for window in opened:
        window.close_anyway()


@pytest.fixture
def window(home: Path, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """A window on one's own records, listed."""
    made = open_window()
    qtbot.waitUntil(lambda: bool(made.home.table.records.rowCount()) and made.entrance.desk is not None, timeout=20_000)
    return made


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window with the copy of the sample open, everything in it worked out."""
    window.home.table.open_row(0)
    record = window.record
    assert record is not None
    qtbot.waitUntil(lambda: record.own.spread is not None, timeout=20_000)
    return window


def cells(table: QTableView, row: int) -> list[str]:
    """What stands in a row of a table."""
    model = table.model()
    return [str(model.data(model.index(row, column))) for column in range(model.columnCount())]


@pytest.fixture(autouse=True)
def _nothing_outlives_its_test(qapp: QApplication) -> Iterator[None]:
    """No window, job or writing thread is left, and the words are as they were."""
    before = set(threading.enumerate())
    yield
    i18n.use("en")
    qapp.processEvents()
    assert [widget for widget in qapp.topLevelWidgets() if widget.isVisible()] == []
    until = time.monotonic() + 10  # what was still being worked out may come to its end
    while jobs.running() and time.monotonic() < until:
        qapp.processEvents()
        time.sleep(0.01)
    assert jobs.running() == 0
    left = [thread.name for thread in threading.enumerate() if thread not in before and thread.is_alive()]
    assert [name for name in left if name.startswith("workspace-writer")] == []
