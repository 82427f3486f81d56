"""The page of the document: what is missing, the PDF made off the window's thread, its pages shown, kept elsewhere."""

import re
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from cpa_desktop import paths
from cpa_desktop.core import course
from cpa_desktop.core.catalogue import ReportPart, ReportPlan
from cpa_desktop.core.text import same
from cpa_desktop.core.walk_facts import walks
from cpa_desktop.gui import printing
from cpa_desktop.gui.pages import making
from cpa_desktop.gui.pages.document import DocumentPage
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.gui.window import MainWindow
from tests.gui import paper
from tests.gui.paper import opened as opened_paper

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
    qtbot.waitUntil(lambda: page.composing.is_current, timeout=60_000)
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


def test_that_what_is_missing_is_listed_with_a_way_to_it(opened: MainWindow, page: DocumentPage, qtbot: QtBot) -> None:
    assert opened.bench is not None
    assert opened.record is not None
    # given that an answer which is needed is taken away
    before = required(page)
    opened.record.own.session.answer("P01/title", "")
    # then it is among what is needed before the report may go, and counted
    qtbot.waitUntil(lambda: required(page) == (before[0] + 1, before[1]))
    assert "P01/title" in [line.address for line in needed(page)]
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


# page by page


@pytest.fixture
def report(page: DocumentPage, qtbot: QtBot) -> DocumentPage:
    """The page with a document of many pages on it."""
    page.choose("rapid")
    qtbot.waitUntil(lambda: page.composing.is_current, timeout=120_000)
    return page


def test_that_every_page_is_there_and_those_in_sight_are_drawn_first(report: DocumentPage, qtbot: QtBot) -> None:
    paper = report.paper
    assert report.path is not None
    with opened_paper(report.path) as (document,):
        count = len(document)
    assert count > 20
    # the first page is there at once, the far ones only as blank sheets of the right size
    sheets = [label for label in paper.view.findChildren(QLabel) if label.accessibleName().startswith("Trang ")]
    assert len(sheets) == count
    assert not sheets[0].pixmap().isNull()
    assert sheets[-1].pixmap().isNull()
    assert sheets[-1].width() >= sheets[0].width() * 0.9
    # the small pages follow, each with its number
    assert [paper.thumbnails.item(row).text() for row in range(count)] == [f"{n + 1}" for n in range(count)]
    assert paper.thumbnails.isVisible()

    # when the last of them is chosen with the keyboard, then that page is drawn in large
    paper.thumbnails.setFocus()
    qtbot.keyClick(paper.thumbnails, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: not sheets[-1].pixmap().isNull(), timeout=30_000)
    # and the pictures that are far away were given back
    qtbot.waitUntil(lambda: sheets[0].pixmap().isNull(), timeout=30_000)
    # when one scrolls back, then the small page that is marked follows
    paper.view.verticalScrollBar().setValue(0)
    assert paper.thumbnails.currentRow() == 0


def test_that_pages_are_drawn_anew_where_there_is_another_width(made: DocumentPage, qtbot: QtBot) -> None:
    before = pages_shown(made)[0].width()
    made.window().resize(1000, 700)
    qtbot.waitUntil(lambda: bool(pages_shown(made)) and pages_shown(made)[0].width() != before, timeout=20_000)
    assert pages_shown(made)[0].width() <= made.paper.width()


def test_that_making_a_document_can_be_called_off(
    page: DocumentPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a document that is being made, a part of it done
    begun, go = Event(), Event()

    def held(*arguments: Any) -> Any:
        course.step(40, 100)
        begun.set()
        assert go.wait(30)
        return real(*arguments)

    real = making.write
    monkeypatch.setattr(making, "write", held)
    press(page, "Tạo PDF")
    assert begun.wait(30)
    [bar] = page.findChildren(QProgressBar)
    qtbot.waitUntil(lambda: bar.value() == 40)
    # when it is called off
    press(page, "Hủy")
    go.set()
    # then nothing was written, and another can be made
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=30_000)
    assert page.path is None
    assert "Đã hủy" in said(page)
    assert not list((paths.home() / "documents").glob("*"))
    monkeypatch.setattr(making, "write", real)
    press(page, "Tạo PDF")
    qtbot.waitUntil(lambda: page.path is not None, timeout=60_000)


# printed


def test_that_the_pages_that_are_wanted_go_to_the_printer(
    report: DocumentPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a printer that prints into a file
    monkeypatch.setattr(printing, "printers", lambda: ("Máy in văn phòng",))
    monkeypatch.setattr(printing, "_device", partial(to_file, tmp_path / "in.pdf"))
    monkeypatch.setattr(printing, "_DOTS", 40)
    press(report, "In…")
    bar = report.printing
    assert bar.printer.currentText() == "Máy in văn phòng"
    assert report.path is not None
    with opened_paper(report.path) as (document,):
        assert (bar.first.value(), bar.last.value()) == (1, len(document))
    # when the second to the fourth page are wanted
    bar.last.setValue(4)
    bar.first.setValue(2)
    qtbot.mouseClick(bar.go, Qt.MouseButton.LeftButton)
    # then they are printed, each on a sheet, and it is said
    qtbot.waitUntil(lambda: "Đã gửi 3 trang tới Máy in văn phòng" in said(report), timeout=60_000)
    with opened_paper(tmp_path / "in.pdf", report.path) as (printed, ours):
        assert len(printed) == 3
        for place, number in enumerate((1, 2, 3)):
            sizes = [[round(side) for side in each.get_size()] for each in (printed[place], ours[number])]
            assert sizes[0] == sizes[1]
            assert dark(printed[place]) == pytest.approx(dark(ours[number]), rel=0.2)


def test_that_printing_can_be_called_off(
    report: DocumentPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printers", lambda: ("Máy in văn phòng",))
    monkeypatch.setattr(printing, "_device", partial(to_file, tmp_path / "in.pdf"))
    begun, go = Event(), Event()

    def held(*arguments: Any) -> Any:
        begun.set()
        assert go.wait(30)
        return real(*arguments)

    real = making.pictures
    press(report, "In…")
    monkeypatch.setattr(making, "pictures", held)
    qtbot.mouseClick(report.printing.go, Qt.MouseButton.LeftButton)
    assert begun.wait(30)
    press(report, "Hủy")
    go.set()
    qtbot.waitUntil(lambda: "được rút lại" in said(report), timeout=60_000)


def test_that_without_a_printer_the_way_to_another_program_is_offered(
    made: DocumentPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(printing, "printers", lambda: ())
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    press(made, "In…")
    assert "Máy này chưa cài máy in nào." in said(made)
    assert not made.printing.go.isVisible()
    button = next(b for b in made.printing.findChildren(QPushButton) if b.isVisible())
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert [url.toLocalFile() for url in opened] == [str(made.path)]


# which sheets, which words


def test_that_blank_sheets_are_chosen_by_step_by_task_or_by_what_is_open(
    opened: MainWindow, page: DocumentPage, qtbot: QtBot
) -> None:
    kinds = page.choice.kind
    there = {kinds.itemText(place): kinds.itemData(place) for place in range(kinds.count())}
    [step] = [sheets for words, sheets in there.items() if words.startswith("Phiếu trống: bước 1,")]
    assert opened.record is not None
    in_step = {stop.sheet.id for stop in opened.record.agenda.stops if stop.step is not None and stop.step.id == 1}
    assert set(step) <= in_step
    # when what is open is chosen
    kinds.setCurrentText("Phiếu trống: những phiếu chưa xong")
    progress = opened.record.progress
    every = there["Phiếu trống: tất cả"]
    assert set(page.choice.wish.sheets) == {sheet for sheet in every if not progress[sheet].is_done}
    assert 0 < len(page.choice.wish.sheets) < len(every)
    # then those are printed
    press(page, "Tạo PDF")
    qtbot.waitUntil(lambda: page.path is not None, timeout=60_000)
    assert page.path is not None
    text = paper.text(page.path)
    assert all(sheet in text for sheet in page.choice.wish.sheets)


def test_that_the_paragraphs_of_the_document_are_listed_with_a_way_to_each(
    opened: MainWindow, page: DocumentPage, qtbot: QtBot
) -> None:
    assert opened.record is not None
    assert opened.bench is not None
    page.choose("rapid")
    page.choice.changed.emit()
    words = {line.address: line.detail for line in page.missing.lines if line.name.startswith("wording ")}
    assert len(words) > 5
    assert set(words.values()) == {"bản nháp, theo số liệu"}
    # when one is written by hand, then it says so
    opened.record.own.session.answer("R01/plant", "Cơ sở chạy tốt.")
    written = ("R01/plant", "lời của mình")
    qtbot.waitUntil(lambda: written in [(line.address, line.detail) for line in page.missing.lines])
    # and it is led to
    page.missing.select("wording R01/plant")
    QTest.keyClick(page.missing, Qt.Key.Key_Return)
    assert opened.bench.address == "R01/plant"


def to_file(path: Path, order: printing.Order) -> QPrinter:
    """A printer that prints into a PDF."""
    device = QPrinter()
    device.setResolution(40)
    device.setOutputFileName(str(path))
    device.setCopyCount(order.copies)
    return device


def dark(page: Any) -> float:
    """How much ink is on a page."""
    image = page.render(scale=0.5).to_pil().convert("L")
    return float(sum(255 - value for value in image.tobytes()))


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
