"""The page of the document: what is missing, the PDF made off the window's thread, its pages shown, kept elsewhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cpa_desktop.gui.pages.document import DocumentPage
from cpa_desktop.gui.window import MainWindow

pytestmark = pytest.mark.window


@pytest.fixture
def page(opened: MainWindow) -> DocumentPage:
    """The page, shown."""
    assert opened.bench is not None
    opened.bench.show_report("brief")
    return opened.bench.document


def press(page: DocumentPage, words: str) -> None:
    """Press the button with these words."""
    button = next(b for b in page.findChildren(QPushButton) if b.text() == words)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def pages_shown(page: DocumentPage) -> list[QLabel]:
    """The pictures of pages."""
    return [label for label in page.findChildren(QLabel) if not label.pixmap().isNull()]


@pytest.fixture
def made(page: DocumentPage, qtbot: QtBot) -> DocumentPage:
    """The page with a document on it."""
    press(page, "Tạo PDF")
    qtbot.waitUntil(lambda: page.path is not None, timeout=60_000)
    return page


def test_that_a_document_is_made_while_the_window_goes_on(page: DocumentPage, qtbot: QtBot) -> None:
    # when it is asked for
    press(page, "Tạo PDF")
    # then the window goes on at once, showing that it is being made
    assert page.path is None
    assert not next(b for b in page.findChildren(QPushButton) if b.text() == "Tạo PDF").isEnabled()
    # and in the end every page can be looked at
    qtbot.waitUntil(lambda: page.path is not None, timeout=60_000)
    assert page.path is not None
    assert page.path.read_bytes().startswith(b"%PDF")
    assert len(pages_shown(page)) >= 1
    assert pages_shown(page)[0].accessibleName().startswith("Trang 1/")


def test_that_a_page_fits_between_the_steps_and_the_results(made: DocumentPage) -> None:
    assert pages_shown(made)[0].width() <= made.width()


@pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
def test_that_the_document_is_kept_where_one_wants_it(made: DocumentPage, tmp_path: Path, qtbot: QtBot) -> None:
    # when it is to be saved elsewhere
    press(made, "Lưu thành…")
    dialog = made.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "báo cáo.pdf"))
    # then it is there, to the byte
    assert made.path is not None
    assert (tmp_path / "báo cáo.pdf").read_bytes() == made.path.read_bytes()
    dialog.close()


def test_that_a_place_that_cannot_be_written_to_is_said(made: DocumentPage, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(made.refused) as said:
        made.keep(str(tmp_path / "no such folder" / "x.pdf"))
    assert "no such folder" in said.args[0].en


def test_that_what_is_missing_is_listed_with_a_way_to_it(opened: MainWindow, page: DocumentPage) -> None:
    assert opened.bench is not None
    assert opened.record is not None
    # given that an answer which is needed is taken away
    opened.record.own.session.answer("P01/title", "")
    assert [line.address for line in page.missing.lines] == ["P01/title"]
    # when it is chosen
    page.missing.setFocus()
    QTest.keyClick(page.missing, Qt.Key.Key_Return)
    # then its field is shown
    assert opened.bench.address == "P01/title"
