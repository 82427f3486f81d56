"""Every door of the window × files that are not what they should be: one sentence, and the record as it was."""

import contextlib
import io
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop import paths
from cpa_desktop.gui import jobs
from cpa_desktop.gui.fields.attached import AttachedEditor
from cpa_desktop.gui.fields.intake import Intake
from cpa_desktop.gui.parts.cards_photo import PhotoCards
from cpa_desktop.gui.parts.preview import PreviewDialog
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.service.exchange import export, packages
from tests.gui.conftest import OpenWindow
from tests.gui.test_live import full_disk

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

LEFT, COPY, PLAIN = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
QTY = "P08/use/electricity.2025-11/qty"
_LONGEST = 330
TELLTALE = ("Traceback", "Error", "Errno", "errno", "lỗi trong phần mềm", "not permitted", "denied")
"""What is no sentence for a person, or not in their language."""

Make = Callable[[MainWindow, Path], Path]


# the files


def plain(name: str, content: bytes) -> Make:
    """A file with these bytes."""

    def make(_window: MainWindow, folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def folder_called(name: str) -> Make:
    """A folder with a file in it that is no photo."""

    def make(_window: MainWindow, folder: Path) -> Path:
        (folder / name).mkdir()
        (folder / name / "đọc tôi.txt").write_text("x", "utf-8")
        return folder / name

    return make


def gone(name: str) -> Make:
    """A file that was there a moment ago."""
    return lambda _window, folder: folder / name


def huge(name: str) -> Make:
    """A file of two gigabytes, most of it nothing."""

    def make(_window: MainWindow, folder: Path) -> Path:
        with (folder / name).open("wb") as file:
            file.write(b"PK\x03\x04" if name.endswith((".xlsx", ".cpa")) else b"\xff\xd8\xff")
            file.truncate(2**31)
        return folder / name

    return make


def ledger(fill: Callable[[openpyxl.Workbook], None]) -> Make:
    """The accountant's workbook, with something done to it."""

    def make(window: MainWindow, folder: Path) -> Path:
        assert window.entrance.desk is not None
        assert window.record is not None
        file = folder / "kế toán.xlsx"
        export.export(window.entrance.desk.session(window.record.id), file, ledger=True)
        book = openpyxl.load_workbook(file)
        fill(book)
        book.save(file)
        return file

    return make


def _cell(book: openpyxl.Workbook) -> tuple[Worksheet, int, int]:
    sheet = book["Điện lưới"]
    row = next(row for row in range(1, 40) if str(sheet.cell(row, 1).value).endswith("2025-11"))
    return sheet, row, next(column for column in range(1, 20) if sheet.cell(3, column).value == "qty")


def a_formula(book: openpyxl.Workbook) -> None:
    """A formula that no spreadsheet has worked out."""
    sheet, row, column = _cell(book)
    sheet.cell(row, column).value = "=SUM(B1:B3)"


def merged_cells(book: openpyxl.Workbook) -> None:
    """Two months in one."""
    sheet, row, column = _cell(book)
    sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)


def words_for_figures(book: openpyxl.Workbook) -> None:
    """What is no number."""
    sheet, row, column = _cell(book)
    sheet.cell(row, column).value = "nhiều lắm"


def no_ids(book: openpyxl.Workbook) -> None:
    """The hidden columns deleted."""
    for sheet in book.worksheets:
        sheet.delete_cols(1)


def package(cut: Callable[[bytes], bytes]) -> Make:
    """A package of the open record, with something done to its bytes."""

    def make(window: MainWindow, folder: Path) -> Path:
        assert window.record is not None
        file = packages.write(window.record.own.session, folder / "hồ sơ.cpa")
        file.write_bytes(cut(file.read_bytes()))
        return file

    return make


def package_with(member: str, content: bytes) -> Make:
    """A package with one of its members replaced."""

    def make(window: MainWindow, folder: Path) -> Path:
        assert window.record is not None
        file = packages.write(window.record.own.session, folder / "hồ sơ.cpa")
        with zipfile.ZipFile(file) as old:
            members = {name: old.read(name) for name in old.namelist()}
        with zipfile.ZipFile(file, "w") as new:
            for name, kept in members.items():
                new.writestr(name, content if name.endswith(member) else kept)
        return file

    return make


def picture(name: str, sort: str, size: tuple[int, int] = (40, 30), cut: int = 0) -> Make:
    """A picture, cut short."""

    def make(_window: MainWindow, folder: Path) -> Path:
        made = io.BytesIO()
        Image.new("1" if size[0] > 5000 else "RGB", size).save(made, sort)
        (folder / name).write_bytes(made.getvalue()[: cut or None])
        return folder / name

    return make


def newer_workspace(_window: MainWindow, folder: Path) -> Path:
    """A workspace of a version to come."""
    file = folder / "mới.sqlite"
    from cpa_desktop.service.workspace import Desk

    Desk.open(file, create=True).close()
    with contextlib.closing(sqlite3.connect(file)) as base, base:
        base.execute("UPDATE alembic_version SET version_num = '9999'")
        base.execute("INSERT OR REPLACE INTO about VALUES ('needs', '9.9')")
    return file


_OLD_XLS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
_PASSWORD = _OLD_XLS + "EncryptedPackage".encode("utf-16-le")

TAKEN_IN: dict[str, tuple[Make, str]] = {
    "a letter": (plain("thư.docx", b"PK\x03\x04"), "thư.docx"),
    "no ending": (plain("thư", b"x"), "thư"),
    "a program": (plain("cài đặt.exe", b"MZ"), "cài đặt.exe"),
    "a folder": (folder_called("ảnh"), "là thư mục"),
    "a folder called as a package": (folder_called("x.cpa"), "là thư mục"),
    "a folder called as a workbook": (folder_called("x.xlsx"), "là thư mục"),
    "a photo": (picture("ảnh.jpg", "JPEG"), "là ảnh"),
    "a workspace": (newer_workspace, "là sổ làm việc"),
    "an empty package": (plain("a.cpa", b""), "a.cpa"),
    "an empty workbook": (plain("a.xlsx", b""), "a.xlsx"),
    "an empty table": (plain("a.csv", b""), "a.csv"),
    "an empty record": (plain("a.json", b""), "a.json"),
    "a package that is gone": (gone("a.cpa"), "a.cpa"),
    "a workbook that is gone": (gone("a.xlsx"), "a.xlsx"),
    "a huge package": (huge("a.cpa"), "a.cpa"),
    "a huge workbook": (huge("a.xlsx"), "quá lớn"),
    "a huge table": (huge("a.csv"), "quá lớn"),
    "a huge record": (huge("a.json"), "a.json"),
    "a photo called as a package": (picture("a.cpa", "JPEG"), "a.cpa"),
    "a text called as a workbook": (plain("a.xlsx", b"12;13"), "a.xlsx"),
    "a package cut short": (package(lambda content: content[:-200]), "hồ sơ.cpa"),
    "a package with a byte turned": (package(lambda c: c[:300] + bytes([c[300] ^ 1]) + c[301:]), "hồ sơ.cpa"),
    "a package with another record in it": (package_with("json", b"{}"), "hồ sơ.cpa"),
    "a workbook of the old kind": (plain("a.xls", _OLD_XLS), "kiểu cũ"),
    "an old one called as a new one": (plain("a.xlsx", _OLD_XLS), "kiểu cũ"),
    "a workbook with a password": (plain("a.xlsx", _PASSWORD), "mật khẩu"),
    "a workbook with macros": (plain("a.xlsm", b"PK\x03\x04"), "macro"),
    "somebody's own workbook": (ledger(no_ids), "kế toán.xlsx"),
    "a formula without a value": (ledger(a_formula), "1 ô không nhập được"),
    "merged cells": (ledger(merged_cells), "bị gộp"),
    "words for figures": (ledger(words_for_figures), "1 ô không nhập được"),
    "a table with the wrong separators": (plain("a.csv", "Tháng|Điện\n01/2025|12,5\n".encode()), "a.csv"),
    "a table in letters of old": (plain("a.csv", "Tháng;Điện\n".encode("cp1258", "ignore") + b"\xff\xd8"), "a.csv"),
    "a table with nothing but zeros": (plain("a.csv", b"\0" * 500), "a.csv"),
    "a record cut short": (plain("a.json", b'{"record": {"id": "'), "a.json"),
    "a record of another sort": (plain("a.json", b"[1, 2, 3]"), "a.json"),
}
"""What is let fall on the window, or chosen to be taken in, and what the sentence must say."""

PHOTOS: dict[str, tuple[Make, str]] = {
    "a letter": (plain("thư.docx", b"PK\x03\x04"), "thư.docx không phải là ảnh"),
    "an old workbook": (plain("a.xls", _OLD_XLS), "a.xls không phải là ảnh"),
    "an empty file": (plain("a.jpg", b""), "a.jpg là tệp rỗng"),
    "a folder without photos": (folder_called("ảnh"), "Không có ảnh nào"),
    "a photo that is gone": (gone("a.jpg"), "a.jpg không có ở đó"),
    "a text called as a photo": (plain("a.jpg", b"hello"), "a.jpg không phải là ảnh"),
    "a photo cut short": (picture("a.jpg", "JPEG", (400, 300), cut=900), "a.jpg bị hỏng"),
    "a picture of too many pixels": (picture("a.png", "PNG", (9000, 9000)), "triệu điểm ảnh"),
    "a huge photo": (huge("a.jpg"), "MB"),
    "a film": (plain("a.mp4", b"\0\0\0\x18ftypmp42" + b"\0" * 40), "là phim"),
    "a picture of another sort": (picture("a.jpg", "TIFF"), "TIFF"),
    "a picture of a phone": (plain("a.jpg", b"\0\0\0\x18ftypheic" + b"\0" * 40), "HEIC"),
}
"""What is let fall on the photos of the walk-through, and what the sentence must say."""

FILES: dict[str, tuple[Make, str]] = {
    "a folder": (folder_called("giấy tờ"), "là thư mục"),
    "an empty file": (plain("a.pdf", b""), "là tệp rỗng"),
    "a huge file": (huge("a.pdf"), "2048 MB"),
    "a file that is gone": (gone("a.pdf"), "không còn ở đó"),
}
"""What is attached to the commitment, and what the sentence must say."""

BACKUPS: dict[str, tuple[Make, str]] = {
    "an empty file": (plain("a.sqlite", b""), "a.sqlite"),
    "something else": (plain("a.sqlite", b"this is something else" * 100), "a.sqlite"),
    "a database cut short": (plain("a.sqlite", b"SQLite format 3\0" + b"\0" * 3000), "a.sqlite"),
    "a folder": (folder_called("a.sqlite"), "a.sqlite"),
    "a file that is gone": (gone("a.sqlite"), "a.sqlite"),
    "a newer one": (newer_workspace, "phiên bản 9.9"),
    "a package": (package(lambda content: content), "hồ sơ.cpa"),
}
"""What is gone back to, and what the sentence must say."""


# the doors


def drop(widget: QWidget, *urls: QUrl) -> None:
    """Something let fall by another program."""
    data = QMimeData()
    data.setUrls(urls)
    entering = QDragEnterEvent(QPointF(4, 4).toPoint(), COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(widget, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(4, 4), COPY, data, LEFT, PLAIN))


def stand(window: MainWindow) -> str:
    """Everything the workspace holds, as text; nothing but lists that can be made again is left out."""
    if window.record is not None:
        window.record.wait()
    with contextlib.closing(sqlite3.connect(paths.workspace())) as base:
        return "\n".join(
            repr(row)
            for table in ("about", "record", "answer", "change", "attachment")
            for row in base.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
        )


def page(window: MainWindow, sheet: str) -> QWidget:
    """A sheet of the open record."""
    assert window.bench is not None
    window.bench.show_address(sheet)
    shown = window.bench.pages.currentWidget()
    assert shown is not None
    return shown


def each(table: dict[str, tuple[Make, str]], folder: Path) -> Iterator[tuple[str, Make, Path, str]]:
    """Each bad file of a table, in a folder of its own."""
    for number, (name, (make, wanted)) in enumerate(table.items()):
        own = folder / f"{number}"
        own.mkdir()
        yield name, make, own, wanted


def sentence(window: MainWindow, qtbot: QtBot) -> str:
    """What is said: in the dialog that was opened, or above the page."""
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog) or window.chrome.notice.words), timeout=20_000)
    dialogs = window.findChildren(PreviewDialog)
    if not dialogs:
        return window.chrome.notice.words
    [dialog] = dialogs
    qtbot.waitUntil(lambda: dialog.bar.isHidden(), timeout=20_000)
    assert not dialog.take.isEnabled()
    qtbot.waitUntil(dialog.leave.hasFocus)
    said = dialog.words.text()
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(PreviewDialog))
    return said


def demand_sentence(said: str, wanted: str, name: str = "") -> None:
    """One or two sentences in the person's language, that name what matters."""
    assert wanted in said, name
    assert "\n" not in said, name
    assert len(said) < _LONGEST, (name, said)
    assert not [each for each in TELLTALE if each in said], (name, said)


def can_go_on(window: MainWindow) -> Callable[[], bool]:
    """Whether the keyboard is on something that can be seen."""

    def is_there() -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and focus.isVisible() and focus.window() is window

    return is_there


@pytest.fixture
def unchanged(opened: MainWindow) -> Iterator[None]:
    """The workspace is byte for byte as it was."""
    before = stand(opened)
    yield
    assert stand(opened) == before


@pytest.mark.parametrize("door", ["dropped", "chosen"])
def test_that_what_cannot_be_taken_in_is_refused_in_a_sentence(
    opened: MainWindow, unchanged: None, qtbot: QtBot, tmp_path: Path, door: str
) -> None:
    for name, make, folder, wanted in each(TAKEN_IN, tmp_path):
        opened.chrome.notice.hide()
        path = make(opened, folder)
        before = stand(opened)
        if door == "dropped":
            drop(opened.chrome, QUrl.fromLocalFile(str(path)))
        else:
            opened.handover.take_in(path)
        demand_sentence(sentence(opened, qtbot), wanted, name)
        opened.activateWindow()
        qtbot.waitUntil(can_go_on(opened))
        assert stand(opened) == before, name


@pytest.mark.parametrize(
    ("urls", "wanted"),
    [
        ([QUrl.fromLocalFile("/a.cpa"), QUrl.fromLocalFile("/b.cpa")], "Mỗi lần chỉ nhập một tệp"),
        ([QUrl("https://example.vn/a.cpa")], "không có tệp nào trên máy này"),
    ],
)
def test_that_several_files_or_none_dropped_at_once_are_refused_in_a_sentence(
    opened: MainWindow, unchanged: None, qtbot: QtBot, urls: list[QUrl], wanted: str
) -> None:
    drop(opened.chrome, *urls)
    demand_sentence(sentence(opened, qtbot), wanted)


def test_that_what_is_no_photo_is_refused_in_a_sentence(
    opened: MainWindow, unchanged: None, qtbot: QtBot, tmp_path: Path
) -> None:
    [cards] = page(opened, "P10").findChildren(PhotoCards)
    for name, make, folder, wanted in each(PHOTOS, tmp_path):
        drop(cards, QUrl.fromLocalFile(str(make(opened, folder))))
        qtbot.waitUntil(lambda: bool(cards.findChildren(Intake)) and jobs.running() == 0, timeout=20_000)
        [line] = cards.findChildren(Intake)
        demand_sentence(line.words.text(), wanted, name)
        qtbot.mouseClick(line.leave, LEFT)
        qtbot.waitUntil(lambda: not cards.findChildren(Intake))
        qtbot.waitUntil(can_go_on(opened))


def test_that_a_link_dropped_on_the_photos_is_refused_in_a_sentence(
    opened: MainWindow, unchanged: None, qtbot: QtBot
) -> None:
    [cards] = page(opened, "P10").findChildren(PhotoCards)
    drop(cards, QUrl("https://example.vn/a.jpg"))
    demand_sentence(sentence(opened, qtbot), "không có tệp nào trên máy này")


def test_that_one_bad_photo_among_good_ones_takes_none_in_until_it_is_said(
    opened: MainWindow, unchanged: None, qtbot: QtBot, tmp_path: Path
) -> None:
    [cards] = page(opened, "P10").findChildren(PhotoCards)
    files = [picture("một.jpg", "JPEG")(opened, tmp_path), plain("hai.jpg", b"x")(opened, tmp_path)]
    drop(cards, *(QUrl.fromLocalFile(str(each)) for each in files))
    qtbot.waitUntil(lambda: bool(cards.findChildren(Intake)) and jobs.running() == 0, timeout=20_000)
    [line] = cards.findChildren(Intake)
    qtbot.waitUntil(lambda: "hai.jpg" in line.words.text())
    assert line.leave.text() == "Không thêm ảnh nào"
    qtbot.mouseClick(line.leave, LEFT)


def test_that_what_cannot_be_attached_is_refused_in_a_sentence(
    opened: MainWindow, unchanged: None, qtbot: QtBot, tmp_path: Path
) -> None:
    editor = next(e for e in page(opened, "P03").findChildren(AttachedEditor) if not e.is_photo)
    good = plain("tốt.pdf", b"%PDF-1.7")(opened, tmp_path)
    for name, make, folder, wanted in each(FILES, tmp_path):
        opened.chrome.notice.hide()
        drop(editor, *(QUrl.fromLocalFile(str(file)) for file in (good, make(opened, folder))))
        demand_sentence(sentence(opened, qtbot), wanted, name)
        assert editor.hashes == []
        qtbot.waitUntil(can_go_on(opened))


def test_that_what_is_no_backup_is_refused_in_a_sentence(
    opened: MainWindow, unchanged: None, qtbot: QtBot, tmp_path: Path
) -> None:
    for name, make, folder, wanted in each(BACKUPS, tmp_path):
        opened.handover.look_at_backup(make(opened, folder))
        demand_sentence(sentence(opened, qtbot), wanted, name)
        opened.activateWindow()
        qtbot.waitUntil(can_go_on(opened))


@pytest.mark.parametrize(
    ("make", "wanted"),
    [
        (plain("a.sqlite", b"this is something else" * 100), "a.sqlite"),
        (plain("thư.txt", b"x"), "thư.txt"),
        (folder_called("a.sqlite"), "là thư mục"),
        (newer_workspace, "phiên bản 9.9"),
    ],
)
def test_that_what_is_no_workspace_opens_no_other_one(
    home: Path, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, make: Make, wanted: str
) -> None:
    window = open_window(str(make(None, tmp_path)))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: window.entrance.desk is None and wanted in window.chrome.notice.words, timeout=20_000)
    demand_sentence(window.chrome.notice.words, wanted)
    qtbot.waitUntil(can_go_on(window))


def test_that_a_file_another_program_holds_is_said_to_be_held(
    opened: MainWindow, unchanged: None, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = Path.open

    def held(path: Path, *how: object, **more: object) -> object:
        if path.stem == "held":
            raise PermissionError(13, "Permission denied", str(path))
        return really(path, *how, **more)  # type: ignore[call-overload]

    for name in ("held.cpa", "held.xlsx", "held.csv", "held.json"):
        (tmp_path / name).write_bytes(b"PK\x03\x04")
        with monkeypatch.context() as patch:
            patch.setattr(Path, "open", held)
            opened.handover.take_in(tmp_path / name)
            said = sentence(opened, qtbot)
        demand_sentence(said, name, name)
        assert "giữ" in said or "Không được phép đọc" in said, said


def test_that_a_full_disk_takes_nothing_in_by_half(
    opened: MainWindow, unchanged: None, qtbot: QtBot, tmp_path: Path
) -> None:
    good = {
        "record": package_of_another(tmp_path),
        "photo": picture("ảnh.jpg", "JPEG")(opened, tmp_path),
        "paper": plain("giấy.pdf", b"%PDF-1.7" * 9000)(opened, tmp_path),
    }
    # a record from elsewhere
    opened.handover.take_in(good["record"])
    qtbot.waitUntil(lambda: bool(opened.findChildren(PreviewDialog)))
    [dialog] = opened.findChildren(PreviewDialog)
    qtbot.waitUntil(dialog.take.isEnabled, timeout=20_000)
    with full_disk():
        dialog.do()
        qtbot.waitUntil(dialog.bar.isHidden, timeout=20_000)
    demand_sentence(dialog.words.text(), "chưa ghi được")
    dialog.reject()
    qtbot.waitUntil(lambda: not opened.findChildren(PreviewDialog))
    # a photo
    [cards] = page(opened, "P10").findChildren(PhotoCards)
    with full_disk():
        drop(cards, QUrl.fromLocalFile(str(good["photo"])))
        qtbot.waitUntil(
            lambda: any("chưa ghi được" in each.words.text() for each in cards.findChildren(Intake)), timeout=20_000
        )
    [line] = cards.findChildren(Intake)
    demand_sentence(line.words.text(), "chưa ghi được")
    qtbot.mouseClick(line.leave, LEFT)
    # a paper
    opened.chrome.notice.hide()
    editor = next(e for e in page(opened, "P03").findChildren(AttachedEditor) if not e.is_photo)
    with full_disk():
        drop(editor, QUrl.fromLocalFile(str(good["paper"])))
        demand_sentence(sentence(opened, qtbot), "chưa ghi được")
    # and out to a file, of which nothing is left behind
    opened.chrome.notice.hide()
    (tmp_path / "ra").mkdir()
    with full_disk():
        opened.handover.export(".csv")
        ask = next(each for each in opened.findChildren(QFileDialog) if each.isVisible())
        ask.fileSelected.emit(str(tmp_path / "ra" / "số liệu.csv"))
        ask.close()
        qtbot.waitUntil(lambda: "đĩa đã đầy" in opened.chrome.notice.words, timeout=20_000)
    demand_sentence(opened.chrome.notice.words, "số liệu.csv")
    assert list((tmp_path / "ra").iterdir()) == []


def package_of_another(folder: Path) -> Path:
    """A record that was begun on another machine."""
    from cpa_desktop.service.workspace import Desk

    with Desk.open(folder / "khác.sqlite", create=True) as desk:
        enterprise = desk.new("enterprise", answers={"P02/legal_name": "Nhà máy Á", "P02/sector": "cassava-starch"})
        return packages.write(desk.session(desk.new("rapid", enterprise, {"P01/title": "Đợt 1"})), folder / "đợt 1.cpa")


def test_that_a_picture_or_nothing_pasted_into_a_table_leaves_it_as_it_is(
    opened: MainWindow, unchanged: None, qtbot: QtBot
) -> None:
    assert opened.bench is not None
    for data in (QMimeData(), _with_picture()):
        opened.bench.show_address(QTY)
        QGuiApplication.clipboard().setMimeData(data)
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(can_go_on(opened))


def _with_picture() -> QMimeData:
    from PySide6.QtGui import QImage

    data = QMimeData()
    data.setImageData(QImage(20, 20, QImage.Format.Format_RGB32))
    return data
