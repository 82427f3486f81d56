"""The page of the document: what is missing, the PDF made off the window's thread, its pages shown, kept elsewhere."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cpa_desktop.core.catalogue import ReportPart, ReportPlan
from cpa_desktop.core.text import same
from cpa_desktop.gui.pages import making
from cpa_desktop.core.walk_facts import walks
from cpa_desktop.gui.pages.document import DocumentPage
from cpa_desktop.gui.parts.line import Line
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
    press(made, "Lưu PDF…")
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
    before = required(page)
    opened.record.own.session.answer("P01/title", "")
    # then it is among what is needed before the report may go, and counted
    assert "P01/title" in [line.address for line in needed(page)]
    assert required(page) == (before[0] + 1, before[1])
    # when it is chosen with the keyboard
    page.missing.setFocus()
    while page.missing.current_name() != "P01/title":
        QTest.keyClick(page.missing, Qt.Key.Key_Down)
    QTest.keyClick(page.missing, Qt.Key.Key_Return)
    # then its field is shown
    assert opened.bench.address == "P01/title"


def test_that_what_must_be_answered_is_apart_from_what_should_be(opened: MainWindow, page: DocumentPage) -> None:
    assert opened.record is not None
    program = opened.record.own.session.program
    needs = {work.key[0] + "/" + work.key[2]: work.field.need for work in program.by_key.values() if not work.key[1]}
    wanted = [line.address for line in page.missing.lines[len(needed(page)) + 1 :] if line.address in needs]
    assert {needs[line.address] for line in needed(page) if line.address in needs} <= {"must"}
    assert wanted
    assert {needs[address] for address in wanted} == {"should"}


@pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
def test_that_a_document_is_kept_for_an_office_to_edit(made: DocumentPage, tmp_path: Path, qtbot: QtBot) -> None:
    # when it is saved for Word
    press(made, "Lưu cho Word…")
    dialog = made.findChild(QFileDialog)
    assert dialog is not None
    wanted = tmp_path / "báo cáo.docx"
    dialog.fileSelected.emit(str(wanted))
    # then it is written while the window goes on, and said in the end
    qtbot.waitUntil(lambda: "báo cáo.docx" in said(made), timeout=60_000)
    assert wanted.read_bytes().startswith(b"PK")
    dialog.close()


def test_that_the_blank_sheets_of_a_task_are_printed_from_here(page: DocumentPage, qtbot: QtBot) -> None:
    # when the sheets of the first task that has any are chosen
    kinds = page.choice.kind
    place = next(at for at in range(kinds.count()) if kinds.itemText(at).startswith("Phiếu trống: 1."))
    kinds.setCurrentIndex(place)
    press(page, "Tạo PDF")
    # then their pages can be looked at, none of them wider than the others
    qtbot.waitUntil(lambda: page.path is not None, timeout=60_000)
    assert pages_shown(page)
    assert max(label.width() for label in pages_shown(page)) <= page.width()


def test_that_a_report_with_several_layouts_lets_one_choose() -> None:
    front = ReportPart(id="cover", block="cover", options={"layout": "consultancy"})
    head = ReportPart(id="letterhead", block="letterhead", options={"layout": "administrative"})
    one = ReportPlan(kind="brief", title=same("Brief"))
    both = ReportPlan(kind="report", title=same("Report"), parts=(front, head))
    assert making.layouts(one) == ("consultancy",)
    assert making.layouts(both) == ("consultancy", "administrative")


def needed(page: DocumentPage) -> list[Line]:
    """The lines under the heading of what must be answered."""
    lines = list(page.missing.lines)
    headings = [place for place, line in enumerate(lines) if line.is_heading]
    here = next((place for place in headings if "Cần có trước" in lines[place].title), None)
    if here is None:
        return []
    end = next((place for place in headings if place > here), len(lines))
    return lines[here + 1 : end]


def required(page: DocumentPage) -> tuple[int, int]:
    """How many required answers are open, of how many."""
    words = page.findChildren(QLabel)
    found = next((match for label in words if (match := re.search(r"(\d+)/(\d+) câu bắt buộc", label.text()))), None)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def said(page: DocumentPage) -> str:
    """All that the page says in words."""
    return " ".join(label.text() for label in page.findChildren(QLabel))


def test_that_of_the_walk_only_the_afternoons_observations_are_wanted(opened: MainWindow, page: DocumentPage) -> None:
    assert opened.record is not None
    walk = walks(opened.record.own.evaluation)["P10", "questions"]
    waiting = [row for row in walk.chosen if row not in walk.seen]
    (line,) = [line for line in page.missing.lines if line.address.startswith("P10/questions/")]
    assert 0 < len(waiting) < len(walk.asked)
    assert f"{len(waiting)}/{len(walk.chosen)}" in line.detail or f"{len(waiting)} of {len(walk.chosen)}" in line.detail
    assert line.address.split("/")[2] == waiting[0]
