"""Faults of the program itself: a page that cannot be drawn says so, the rest goes on, and the report names nobody."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop.gui import app, faults, jobs
from cpa_desktop.gui.pages.document import DocumentPage
from cpa_desktop.gui.pages.home import Home
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.cards_question import QuestionCards
from cpa_desktop.gui.parts.findings import Findings
from cpa_desktop.gui.parts.flow_chart import FlowChart
from cpa_desktop.gui.parts.grid import Grid
from cpa_desktop.gui.parts.grid_model import GridModel
from cpa_desktop.gui.parts.help import Help
from cpa_desktop.gui.parts.panel import Panel
from cpa_desktop.gui.parts.report_dialog import ReportDialog
from cpa_desktop.gui.parts.trouble import Trouble
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.gui.workbench import Workbench

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore(".*active painter.*", "This plugin does not support")]

LEFT = Qt.MouseButton.LeftButton
SECRET = "5.000 tấn của ông Á"


def broken(*_anything: object, **_more: object) -> Any:
    """What stands in the place of a part: it fails, and quotes what was typed."""
    raise KeyError(SECRET)


def broken_as(name: str, *, paints: bool = False) -> Callable[..., Any]:
    """The same as a method of that name; one that paints fails with its brush in its hand."""

    def method(self: QWidget, *_anything: object, **_more: object) -> None:
        if paints:
            painter = QPainter(self)
            painter.drawLine(0, 0, 5, 5)
        raise KeyError(SECRET)

    method.__code__ = method.__code__.replace(co_name=name)
    return method


@pytest.fixture(autouse=True)
def _watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As the program itself hears of faults."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back afterwards
    faults.watch()
    logging.getLogger("cpa_desktop").addHandler(logging.NullHandler())
    yield
    faults.unwatch()


def troubles(window: MainWindow) -> list[Trouble]:
    """The notices that are seen in the places of pages."""
    return [each for each in window.findChildren(Trouble) if each.isVisible()]


def press(within: QWidget, words: str) -> None:
    """A click on the button with these words."""
    button = next(b for b in within.findChildren(QPushButton) if b.isVisible() and b.text() == words)
    QTest.mouseClick(button, LEFT)


def bench(window: MainWindow) -> Workbench:
    """The record that is open."""
    assert window.bench is not None
    return window.bench


def touch(window: MainWindow) -> None:
    """Something is entered elsewhere, so that all that is seen is drawn anew."""
    assert window.record is not None
    window.record.own.changed.emit()


Reach = Callable[[MainWindow], object]

BROKEN: dict[str, tuple[type, str, Callable[..., Any], str]] = {
    "a worksheet while it is made": (WorksheetPage, "_add_head", broken, "P08"),
    "a table while it is made": (Grid, "__init__", broken, "P08"),
    "a table while it is drawn anew": (Grid, "refresh", broken, "P08"),
    "a table while it is painted": (GridModel, "data", broken_as("data"), "P08"),
    "cards while they are made": (QuestionCards, "__init__", broken, "P10"),
    "cards while they are drawn anew": (QuestionCards, "refresh", broken, "P10"),
    "a card while it is painted": (QuestionCards, "paintEvent", broken_as("paintEvent", paints=True), "P10"),
    "a chart while it is painted": (FlowChart, "paintEvent", broken_as("paintEvent", paints=True), "P06"),
    "a chart while it is made": (FlowChart, "__init__", broken, "P06"),
    "the documents while they are made": (DocumentPage, "__init__", broken, "report"),
    "the documents while they are drawn anew": (DocumentPage, "refresh", broken, "report"),
    "the documents while they are painted": (
        DocumentPage,
        "paintEvent",
        broken_as("paintEvent", paints=True),
        "report",
    ),
}


@pytest.mark.parametrize("part", BROKEN)
def test_that_a_page_that_fails_says_so_and_the_others_go_on(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    of, name, how, place = BROKEN[part]
    with monkeypatch.context() as patch:
        # given one part that fails
        patch.setattr(of, name, how, raising=False)

        # when its page is gone to
        bench(opened).show_address(place)
        qtbot.waitUntil(lambda: bool(troubles(opened)), timeout=20_000)

        # then a notice stands there, in words, and the keyboard can go on from it
        [trouble] = troubles(opened)
        assert "KeyError" in trouble.words.text()
        assert SECRET not in trouble.words.text()
        qtbot.waitUntil(trouble.try_again.hasFocus)

        # and the other pages, the steps and the panel are as they were
        bench(opened).show_address("P01/code")
        assert not troubles(opened)
        assert isinstance(bench(opened).pages.currentWidget(), WorksheetPage)
        assert bench(opened).steps.list.current_name() == "P01"

        # and the notice is still there when one comes back
        bench(opened).show_address(place)
        qtbot.waitUntil(lambda: bool(troubles(opened)), timeout=20_000)

    # when what was wrong is mended and it is tried again, then the page is there
    press(troubles(opened)[0], "Thử lại")
    qtbot.waitUntil(lambda: not troubles(opened), timeout=20_000)
    assert bench(opened).sheet == place
    QApplication.processEvents()
    assert not troubles(opened)


@pytest.mark.parametrize(
    ("of", "name", "tab"), [(Panel, "show_results", 0), (Findings, "show_findings", 1), (Help, "show_about", 2)]
)
def test_that_a_tab_of_the_panel_may_fail_by_itself(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, of: type, name: str, tab: int
) -> None:
    bench(opened).show_address("P08/use")
    bench(opened).show_tab(tab)
    with monkeypatch.context() as patch:
        # when one tab can no longer be drawn
        patch.setattr(of, name, broken)
        bench(opened).show_address("P05/design_capacity")
        touch(opened)
        qtbot.waitUntil(lambda: bool(troubles(opened)), timeout=20_000)
        # then that tab says so, and the page beside it goes on
        assert bench(opened).panel.isAncestorOf(troubles(opened)[0])
        bench(opened).show_tab((tab + 1) % 3)
        assert not troubles(opened)
        bench(opened).show_tab(tab)
    press(troubles(opened)[0], "Thử lại")
    qtbot.waitUntil(lambda: not troubles(opened), timeout=20_000)


def test_that_the_steps_may_fail_and_the_next_task_is_still_one_press_away(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench(opened).show_address("P08")
    with monkeypatch.context() as patch:
        patch.setattr("cpa_desktop.gui.parts.lines.line_drawing.paint", broken)
        bench(opened).show_tab(2)
        bench(opened).steps.list.viewport().update()
        qtbot.waitUntil(lambda: bool(troubles(opened)), timeout=20_000)
        assert bench(opened).steps.isAncestorOf(troubles(opened)[0])
        QTest.mouseClick(bench(opened).steps.next, LEFT)
        assert bench(opened).sheet != "P08"
    press(troubles(opened)[0], "Thử lại")
    qtbot.waitUntil(lambda: not troubles(opened), timeout=20_000)


@pytest.mark.parametrize("fails", ["drawn anew", "painted"])
def test_that_the_first_page_may_fail_and_records_still_open(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    record = window.shelf.known.records[0].id
    with monkeypatch.context() as patch:
        # when the list can no longer be drawn
        if fails == "painted":
            patch.setattr(window.home.table.records, "_words", (broken,) * 20)
            window.home.table.viewport().update()
        else:
            patch.setattr(Home, "show_known", broken)
            window.shelf.search()
        qtbot.waitUntil(lambda: bool(troubles(window)), timeout=20_000)
        # then a record can still be opened
        window.open_record(record)
        assert not troubles(window)
        assert window.bench is not None
    # and the list is there again once it can be
    window.go_home()
    press(troubles(window)[0], "Thử lại")
    qtbot.waitUntil(lambda: not troubles(window) and window.home.table.records.rowCount() == 1, timeout=20_000)


def test_that_a_fault_in_an_act_leaves_the_page_and_offers_its_report(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench(opened).show_address("P01/code")
    page = bench(opened).pages.currentWidget()
    # when an act fails that draws nothing
    monkeypatch.setattr(Workbench, "next_sheet", broken)
    opened.acts["next_sheet"].trigger()
    # then it is said above the page, which stays
    qtbot.waitUntil(lambda: "KeyError" in opened.chrome.notice.words)
    assert SECRET not in opened.chrome.notice.words
    assert bench(opened).pages.currentWidget() is page
    # and the report can be read before anything is done with it
    press(opened.chrome.notice, "Đọc báo cáo lỗi…")
    [dialog] = opened.findChildren(ReportDialog)
    assert "cpa_desktop.gui." in dialog.text.toPlainText()
    dialog.reject()


def test_that_a_fault_in_a_job_or_a_thread_offers_its_report(opened: MainWindow, qtbot: QtBot) -> None:
    said = opened.chrome.notice
    # when a job fails, and whoever asked says so
    jobs.run(broken, lambda _value: None, lambda error: said.say(f"không xong: {type(error).__name__}", "error"))
    qtbot.waitUntil(lambda: said.words.startswith("không xong"))
    # then the report is offered beside that
    qtbot.waitUntil(lambda: any(b.text() == "Đọc báo cáo lỗi…" for b in said.findChildren(QPushButton)))
    # when a thread of its own fails
    said.hide()
    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    # then that is said too
    qtbot.waitUntil(lambda: "KeyError" in said.words)


def test_that_the_report_names_nobody(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert opened.record is not None
    # given something typed, and a fault that quotes it and the person's folder
    opened.record.own.session.answer("P01/title", SECRET)

    def quote(*_anything: object) -> None:
        try:
            raise ValueError(SECRET)
        except ValueError as error:
            raise OSError(f"{Path.home()}/{SECRET}") from error

    monkeypatch.setattr(Grid, "refresh", quote)
    bench(opened).show_address("P08")
    qtbot.waitUntil(lambda: bool(troubles(opened)), timeout=20_000)
    # when the report is copied, or saved
    trouble = troubles(opened)[0]
    press(trouble, "Sao chép báo cáo lỗi")
    copied = QGuiApplication.clipboard().text()
    press(trouble, "Đọc báo cáo lỗi…")
    [dialog] = opened.findChildren(ReportDialog)
    dialog.keep(tmp_path / "báo cáo.txt")
    qtbot.waitUntil(lambda: (tmp_path / "báo cáo.txt").exists() and bool(dialog.said.text()), timeout=20_000)
    shown = dialog.text.toPlainText()
    dialog.reject()
    # then it says what, where and on which system
    assert copied == shown == (tmp_path / "báo cáo.txt").read_text("utf-8").rstrip("\n")
    for wanted in ("OSError", "ValueError", "which led to", "cpa_desktop.gui.", "CPA Desktop:", "Qt:", "System:"):
        assert wanted in copied
    # and nothing of who, what was typed, or where it lies
    title = opened.chrome.header.title.whole
    for secret in (SECRET, "ông Á", "5.000", str(Path.home()), Path.home().name, str(tmp_path), *title.split(" · ")):
        assert secret not in copied


def test_that_a_window_that_cannot_even_be_built_says_so_and_opens_once_it_can(home: Path, qtbot: QtBot) -> None:
    said: list[str] = []
    broken_first_page = pytest.MonkeyPatch()

    def look() -> None:
        [trouble] = [each for each in QApplication.topLevelWidgets() if isinstance(each, Trouble)]
        said.append(trouble.words.text())
        broken_first_page.undo()
        press(trouble, "Thử lại")
        QTimer.singleShot(0, close)

    def close() -> None:
        there = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()]
        for each in there:
            said.append(each.windowTitle())
            each.close()
        if not there:
            QTimer.singleShot(50, close)

    # given a first page that cannot be made
    broken_first_page.setattr(Home, "__init__", broken)
    QTimer.singleShot(100, look)
    # when the program is started, and tried again once that is mended
    status = app.main([])
    # then it has said so, and opened
    assert status == 0
    assert "KeyError" in said[0]
    assert said[1] == "Đánh giá sản xuất sạch hơn"
