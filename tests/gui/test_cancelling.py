"""Long work called off from the window: nothing is half written, nothing half taken in, and it is said."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QProgressBar
from pytestqt.qtbot import QtBot

from cpa_desktop.core import course
from cpa_desktop.gui import doors_files
from cpa_desktop.gui.parts.preview_backup import BackupDialog
from cpa_desktop.gui.parts.preview_package import PackageDialog
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.service.exchange import packages
from cpa_desktop.service.workspace import Desk
from tests.gui.test_handover import press

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

Act = Callable[..., Any]


class Held:
    """Work that stands still in its middle until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.has_begun, self._go = Event(), Event()
        self._real = getattr(doors_files, name)
        monkeypatch.setattr(doors_files, name, self._work)

    def let_go(self) -> None:
        """Go on."""
        self._go.set()

    def _work(self, *arguments: Any, **options: Any) -> Any:
        course.step(30, 100)
        self.has_begun.set()
        assert self._go.wait(30)
        return self._real(*arguments, **options)


def ask_to_write(window: MainWindow, act: str, path: Path) -> None:
    """An act of the menu, and where to."""
    window.acts[act].trigger()
    dialog = next(each for each in window.findChildren(QFileDialog) if each.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.close()


@pytest.mark.parametrize(
    ("act", "door", "name"),
    [
        ("export_package", "export", "hồ sơ.cpa"),
        ("export_workbook", "export", "số liệu.xlsx"),
        ("export_json", "export", "hồ sơ.json"),
        ("backup", "backup", "sao lưu.sqlite"),
    ],
)
def test_that_a_file_that_is_called_off_in_its_middle_is_not_there(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str, door: str, name: str
) -> None:
    # given a file that is being written, a third of it done
    held = Held(monkeypatch, door)
    folder = tmp_path / "usb"
    folder.mkdir()
    ask_to_write(opened, act, folder / name)
    assert held.has_begun.wait(30)
    bar = opened.chrome.notice.findChild(QProgressBar)
    assert bar is not None
    qtbot.waitUntil(lambda: bar.value() == 30)

    # when it is called off
    press(opened, "Hủy")
    held.let_go()

    # then it is said, and nothing lies in the folder
    qtbot.waitUntil(lambda: opened.chrome.notice.words == "Đã hủy; chưa có tệp nào được ghi.", timeout=30_000)
    assert list(folder.iterdir()) == []


def test_that_a_record_that_is_called_off_while_it_is_taken_in_is_not_here(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a record from elsewhere that is being taken in
    with Desk.open(tmp_path / "khác.sqlite", create=True) as elsewhere:
        enterprise = elsewhere.new("enterprise", answers={"P02/legal_name": "Nhà máy Á"})
        record = elsewhere.new("rapid", enterprise, {"P01/title": "Đợt 1"})
        package = packages.write(elsewhere.session(record), tmp_path / "đợt 1.cpa")
    assert window.entrance.desk is not None
    before = window.entrance.desk.count()
    held = Held(monkeypatch, "take_package")
    window.handover.take_in(package)
    [dialog] = window.findChildren(PackageDialog)
    qtbot.waitUntil(dialog.take.isEnabled, timeout=20_000)
    dialog.take.click()
    assert held.has_begun.wait(30)

    # when Escape is pressed, then the window waits until all is as it was
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    held.let_go()
    qtbot.waitUntil(lambda: not window.findChildren(PackageDialog), timeout=30_000)
    assert window.entrance.desk.count() == before
    assert window.record is None


def test_that_going_back_that_is_called_off_opens_the_workspace_as_it_was(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a backup, something entered after it, and the way back begun
    assert opened.entrance.desk is not None
    assert opened.record is not None
    kept, record = tmp_path / "sao lưu.sqlite", opened.record.id
    opened.entrance.desk.backup(kept)
    opened.record.own.session.answer("P01/title", "Sau khi sao lưu")
    opened.record.own.session.flush()
    opened.handover.look_at_backup(kept)
    [dialog] = opened.findChildren(BackupDialog)
    qtbot.waitUntil(dialog.take.isEnabled, timeout=20_000)
    held = Held(monkeypatch, "restore")
    dialog.take.click()
    assert held.has_begun.wait(30)

    # when it is called off, then what was entered is still there
    press(opened, "Hủy")
    held.let_go()
    qtbot.waitUntil(lambda: "vẫn như trước" in opened.chrome.notice.words, timeout=30_000)
    opened.open_record(record)
    assert opened.record is not None
    assert opened.record.own.session.entered(("P01", "", "title")) == "Sau khi sao lưu"
