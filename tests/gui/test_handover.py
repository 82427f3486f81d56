"""Records handed over: out to a file, seen before they are taken in, confirmed; the workspace kept and gone back to."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from cpa_desktop import paths
from cpa_desktop.gui.parts.preview import PreviewDialog
from cpa_desktop.gui.parts.preview_backup import BackupDialog
from cpa_desktop.gui.parts.preview_figures import FiguresDialog, FiguresModel
from cpa_desktop.gui.parts.preview_package import PackageDialog
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.service.exchange import export, packages
from cpa_desktop.service.workspace import Desk

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

LEFT = Qt.MouseButton.LeftButton
QTY = "P08/use/electricity.2025-11/qty"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Desk]:
    """The desk of somebody else."""
    with Desk.open(tmp_path / "khác.sqlite", create=True) as opened:
        yield opened


@pytest.fixture
def package(elsewhere: Desk, tmp_path: Path) -> Path:
    """A record that was begun elsewhere."""
    enterprise = elsewhere.new("enterprise", answers={"P02/legal_name": "Nhà máy Á", "P02/sector": "cassava-starch"})
    record = elsewhere.new("rapid", enterprise, {"P01/title": "Đợt 1"})
    return packages.write(elsewhere.session(record), tmp_path / "đợt 1.cpa")


def confirmed(elsewhere: Desk, package: Path) -> str:
    """The record of the package, confirmed where it was begun and written anew; gives its id."""
    session = elsewhere.session(packages.read(package).record.id)
    session.confirm("Bà Á")
    session.flush()
    packages.write(session, package)
    return session.record.id


def drop(window: MainWindow, file: Path) -> None:
    """A file let fall on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    held = Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(10, 10), *held)
    QApplication.sendEvent(window.chrome, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window.chrome, QDropEvent(QPointF(10, 10), *held))


def preview(window: MainWindow, qtbot: QtBot, file: Path) -> PreviewDialog:
    """What taking the file in would mean, once it has been read."""
    drop(window, file)
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)), timeout=20_000)
    [dialog] = window.findChildren(PreviewDialog)
    qtbot.waitUntil(lambda: dialog.bar.isHidden(), timeout=20_000)
    return dialog


def press(window: MainWindow, words: str) -> None:
    """A click on the button of the notice with these words."""
    button = next(b for b in window.chrome.notice.findChildren(QPushButton) if b.isVisible() and b.text() == words)
    QTest.mouseClick(button, LEFT)


def write(window: MainWindow, act: str, path: Path, qtbot: QtBot) -> None:
    """An act of the menu that asks where to."""
    window.acts[act].trigger()
    dialog = next(each for each in window.findChildren(QFileDialog) if each.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(lambda: path.exists() and str(path) in window.chrome.notice.words, timeout=60_000)


def ledger(opened: MainWindow, path: Path, fill: Callable[[openpyxl.Workbook], None]) -> Path:
    """The workbook for the accountant, filled in."""
    assert opened.entrance.desk is not None
    assert opened.record is not None
    export.export(opened.entrance.desk.session(opened.record.id), path, ledger=True)
    book = openpyxl.load_workbook(path)
    fill(book)
    book.save(path)
    return path


def put(book: openpyxl.Workbook, month: str, value: object) -> None:
    """A figure for the electricity of a month."""
    sheet = book["Điện lưới"]
    row = next(row for row in range(1, 40) if str(sheet.cell(row, 1).value).endswith(month))
    column = next(column for column in range(1, 20) if sheet.cell(3, column).value == "qty")
    sheet.cell(row, column).value = value  # type: ignore[assignment]


# out


def test_that_the_menu_of_records_is_opened_with_a_key_and_holds_every_act(opened: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(opened, Qt.Key.Key_F10)
    menu = opened.chrome.header.records.menu()
    qtbot.waitUntil(menu.isVisible)
    words = [action.text() for action in menu.actions() if action.text()]
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert "Xuất hồ sơ kèm lịch sử và ảnh…" in words
    assert "Khôi phục từ bản sao lưu…" in words


def test_that_what_needs_an_open_record_cannot_be_asked_for_without_one(opened: MainWindow) -> None:
    assert opened.acts["export_package"].isEnabled()
    opened.go_home()
    assert not opened.acts["export_package"].isEnabled()
    assert opened.acts["take_in"].isEnabled()


@pytest.mark.parametrize(
    ("act", "name", "begins"),
    [
        ("export_package", "hồ sơ.cpa", b"PK"),
        ("export_workbook", "số liệu.xlsx", b"PK"),
        ("export_ledger", "kế toán.xlsx", b"PK"),
        ("export_csv", "số liệu.csv", b"\xef\xbb\xbf"),
        ("export_json", "hồ sơ.json", b"{"),
    ],
)
def test_that_a_record_goes_out_to_a_file(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, act: str, name: str, begins: bytes
) -> None:
    write(opened, act, tmp_path / name, qtbot)
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_that_a_place_that_cannot_be_written_to_is_said(opened: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    opened.acts["export_csv"].trigger()
    dialog = next(each for each in opened.findChildren(QFileDialog) if each.isVisible())
    dialog.fileSelected.emit(str(tmp_path / "không có" / "x.csv"))
    dialog.close()
    qtbot.waitUntil(lambda: "không có" in opened.chrome.notice.words, timeout=20_000)


# in


def test_that_a_package_is_seen_before_it_is_taken(window: MainWindow, qtbot: QtBot, package: Path) -> None:
    # when a record from elsewhere is let fall on the window
    assert window.entrance.desk is not None
    before = window.entrance.desk.count()
    dialog = preview(window, qtbot, package)

    # then it is said what it is, and nothing has been taken
    assert isinstance(dialog, PackageDialog)
    words = [line.title for line in dialog.lines.lines]
    assert {"Đợt 1", "Nhà máy Á"} <= set(words)
    assert window.entrance.desk.count() == before

    # when it is taken with the keyboard, then it is open
    qtbot.waitUntil(dialog.take.hasFocus)
    qtbot.keyClick(dialog.take, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.record is not None, timeout=20_000)
    assert window.chrome.header.title.whole == "Nhà máy Á · Đợt 1"
    assert window.entrance.desk.count() == before + 2


def test_that_escape_leaves_all_as_it_is(window: MainWindow, qtbot: QtBot, package: Path) -> None:
    assert window.entrance.desk is not None
    before = window.entrance.desk.count()
    dialog = preview(window, qtbot, package)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(PreviewDialog))
    assert window.entrance.desk.count() == before
    assert window.record is None


def test_that_a_broken_package_is_refused_in_a_sentence(window: MainWindow, qtbot: QtBot, package: Path) -> None:
    package.write_bytes(package.read_bytes()[:-40])
    dialog = preview(window, qtbot, package)
    assert "đợt 1.cpa" in dialog.words.text()
    assert not dialog.take.isEnabled()
    dialog.reject()


def test_that_a_file_of_another_sort_is_not_taken(window: MainWindow, tmp_path: Path) -> None:
    letter = tmp_path / "thư.docx"
    letter.write_bytes(b"PK")
    drop(window, letter)
    assert not window.findChildren(PreviewDialog)
    window.handover.take_in(letter)
    assert "thư.docx" in window.chrome.notice.words


def test_that_the_accountants_figures_are_seen_cell_by_cell_and_entered_as_one_act(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    # given the workbook for the accountant, two of its cells filled in anew, one in a way that could be misread
    def fill(book: openpyxl.Workbook) -> None:
        put(book, "2025-11", 512345)
        put(book, "2025-12", "612.345")

    assert opened.record is not None
    session = opened.record.own.session
    before = session.entered(("P08", "use", "qty"), "electricity.2025-11")
    dialog = preview(opened, qtbot, ledger(opened, tmp_path / "kế toán.xlsx", fill))

    # then each is shown as it is understood, and the doubtful one is marked
    assert isinstance(dialog, FiguresDialog)
    model = dialog.table.model()
    assert isinstance(model, FiguresModel)
    shown = {model.index(row, 2).data(): model.index(row, 3).data() for row in range(model.rowCount())}
    assert shown["612.345"] == "612.345 kWh"
    [doubtful] = [row for row in range(model.rowCount()) if model.about(row)]
    assert model.index(doubtful, 2).data() == "612.345"
    assert not model.index(doubtful, 0).data(Qt.ItemDataRole.DecorationRole).isNull()
    assert dialog.said.isVisible()

    # when only those that deserve a look are asked for, then there is one
    dialog.doubtful.click()
    assert dialog.table.model().rowCount() == 1

    # when they are taken in, then the window shows them
    dialog.take.click()
    qtbot.waitUntil(lambda: "2 ô" in opened.chrome.notice.words, timeout=20_000)
    session = opened.record.own.session
    assert session.entered(("P08", "use", "qty"), "electricity.2025-11") == "512345"

    # at the place where they stand, and one undo takes them all out again
    assert opened.bench is not None
    assert opened.bench.address.startswith("P08/use/electricity.2025-11")
    opened.acts["undo"].trigger()
    assert session.entered(("P08", "use", "qty"), "electricity.2025-11") == before


def test_that_nothing_is_taken_while_a_cell_cannot_be_read(opened: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = preview(opened, qtbot, ledger(opened, tmp_path / "x.xlsx", lambda book: put(book, "2025-11", "nhiều")))
    assert isinstance(dialog, FiguresDialog)
    assert not dialog.take.isEnabled()
    assert dialog.words.text().startswith("Đánh giá nhanh SXSH")
    assert "1 ô không nhập được" in dialog.words.text()
    dialog.reject()


def test_that_figures_for_no_record_ask_for_one_to_be_opened(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    figures = tmp_path / "số liệu.csv"
    figures.write_text("address;entered\nP01/title;Đợt 9\n", encoding="utf-8")
    dialog = preview(window, qtbot, figures)
    assert "số liệu.csv" in dialog.words.text()
    assert not dialog.take.isEnabled()
    dialog.reject()


# confirmed


def test_that_the_enterprise_confirms_by_name_and_it_can_be_taken_back(opened: MainWindow, qtbot: QtBot) -> None:
    # when a name is typed
    opened.acts["confirm"].trigger()
    [dialog] = opened.findChildren(QInputDialog)
    dialog.setTextValue("Bà Á, giám đốc")
    dialog.accept()
    assert opened.record is not None
    qtbot.waitUntil(lambda: opened.record is not None and opened.record.own.session.is_confirmed, timeout=20_000)

    # and the confirmation taken back, then the record is a draft
    opened.acts["withdraw"].trigger()
    assert opened.record is not None
    assert not opened.record.own.session.is_confirmed


def test_that_a_record_confirmed_elsewhere_is_read_and_says_the_two_ways_on(
    window: MainWindow, qtbot: QtBot, elsewhere: Desk, package: Path
) -> None:
    # given a record that was confirmed on another machine
    record = confirmed(elsewhere, package)
    dialog = preview(window, qtbot, package)
    dialog.take.click()
    qtbot.waitUntil(lambda: window.record is not None, timeout=20_000)
    assert window.record is not None

    # then it can be read and not changed, and both ways on are buttons
    assert window.record.own.session.read_only_because is not None
    assert window.chrome.notice.words == window.record.own.session.read_only_because.vi
    words = {button.text() for button in window.chrome.notice.findChildren(QPushButton) if button.isVisible()}
    assert {"Thu hồi xác nhận", "Tạo bản sao để sửa"} <= words

    # when the confirmation is taken back, then it can be changed
    press(window, "Thu hồi xác nhận")
    assert window.record is not None
    assert window.record.own.session.read_only_because is None
    assert window.record.id == record


def test_that_ones_own_copy_of_a_confirmed_record_is_another_record(
    window: MainWindow, qtbot: QtBot, elsewhere: Desk, package: Path
) -> None:
    record = confirmed(elsewhere, package)
    preview(window, qtbot, package).take.click()
    qtbot.waitUntil(lambda: window.record is not None, timeout=20_000)
    press(window, "Tạo bản sao để sửa")
    qtbot.waitUntil(lambda: window.record is not None and window.record.id != record, timeout=20_000)
    assert window.record is not None
    assert window.record.own.session.read_only_because is None


# the workspace


def test_that_a_backup_is_compared_before_it_is_gone_back_to(opened: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    # given a backup, and a figure that was changed after it
    kept = tmp_path / "sao lưu.sqlite"
    write(opened, "backup", kept, qtbot)
    assert opened.record is not None
    record = opened.record.id
    opened.record.own.session.answer("P01/title", "Sau khi sao lưu")
    opened.record.own.session.flush()

    # when it is looked at, then it is said which record would be older, and nothing is touched
    opened.handover.look_at_backup(kept)
    [dialog] = opened.findChildren(BackupDialog)
    qtbot.waitUntil(dialog.take.isEnabled, timeout=20_000)
    assert next(line for line in dialog.lines.lines if line.sign == "doubt").value == "1"

    # when it is gone back to, then the record is as it was, and what was there is kept
    dialog.take.click()
    qtbot.waitUntil(lambda: "được giữ ở" in opened.chrome.notice.words, timeout=60_000)
    opened.open_record(record)
    assert opened.record is not None
    assert opened.record.own.session.entered(("P01", "", "title")) != "Sau khi sao lưu"
    assert [file for file in paths.home().glob("*before-restore*.sqlite") if file.stat().st_size]


def test_that_a_file_that_is_no_backup_changes_nothing(opened: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    letter = tmp_path / "thư.sqlite"
    letter.write_bytes(b"no backup at all")
    before = shutil.copyfile(paths.workspace(), tmp_path / "before").stat().st_size
    opened.handover.look_at_backup(letter)
    [dialog] = opened.findChildren(BackupDialog)
    qtbot.waitUntil(dialog.bar.isHidden, timeout=20_000)
    assert not dialog.take.isEnabled()
    assert "thư.sqlite" in dialog.words.text()
    dialog.reject()
    assert paths.workspace().stat().st_size >= before
