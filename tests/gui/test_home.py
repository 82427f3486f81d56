"""The first page: records by the thousand, found, narrowed, put away and brought back."""

import shutil
import sqlite3
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cpa_desktop import paths
from cpa_desktop.gui.pages.record_model import STAGE
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.service.workspace import Desk
from tests.benchmarks.thousands import multiply
from tests.gui.conftest import OpenWindow, cells
from tests.gui.sheets import type_words

pytestmark = pytest.mark.window


def click(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Press the button with these words, once it is there."""

    def there() -> list[QPushButton]:
        return [each for each in window.findChildren(QPushButton) if each.text() == words and each.isVisible()]

    qtbot.waitUntil(lambda: bool(there()))
    QTest.mouseClick(there()[0], Qt.MouseButton.LeftButton)


def test_that_the_list_says_how_far_each_record_has_come(window: MainWindow) -> None:
    stage = cells(window.home.table, 0)[STAGE]
    assert stage.partition(" % · ")[2] in [step.title.vi for step in _desk(window).catalogue.method.steps]


def test_that_a_record_put_away_can_be_brought_back_by_undo_or_by_the_filter(window: MainWindow, qtbot: QtBot) -> None:
    home = window.home
    click(qtbot, window, "Cất đi")
    qtbot.waitUntil(lambda: home.table.records.rowCount() == 0)
    assert window.chrome.notice.words == "Hồ sơ đã được cất."
    click(qtbot, window, "Hoàn tác")
    qtbot.waitUntil(lambda: home.table.records.rowCount() == 1)
    click(qtbot, window, "Cất đi")
    qtbot.waitUntil(lambda: home.table.records.rowCount() == 0)
    # when those put away are asked for
    home.filter.state.setCurrentIndex(home.filter.state.findData("archived"))
    qtbot.waitUntil(lambda: home.table.records.rowCount() == 1)
    click(qtbot, window, "Lấy lại")
    qtbot.waitUntil(lambda: home.table.records.rowCount() == 0)
    home.filter.clear()
    qtbot.waitUntil(lambda: home.table.records.rowCount() == 1)


def test_that_a_list_narrowed_to_nothing_says_how_to_widen_it(window: MainWindow, qtbot: QtBot) -> None:
    window.home.filter.state.setCurrentIndex(window.home.filter.state.findData("confirmed"))
    qtbot.waitUntil(lambda: not window.home.table.isVisible())
    said = window.home._empty.text()
    assert "“Mọi loại hồ sơ”" in said
    assert "“Chưa cất”" in said


def test_that_thousands_of_records_are_read_a_page_at_a_time_on_the_way_down(
    home: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    multiply(paths.workspace(), 250)
    window = open_window()
    table = window.home.table
    qtbot.waitUntil(lambda: table.records.rowCount() == 100 and window.entrance.desk is not None, timeout=20_000)
    assert table.height() < window.height()
    table.scrollToBottom()
    qtbot.waitUntil(lambda: table.records.rowCount() > 100, timeout=20_000)
    type_words(qtbot, window.home.search, "so 00117")
    qtbot.waitUntil(lambda: table.records.rowCount() == 2, timeout=20_000)  # the enterprise too


def test_that_once_another_record_is_marked_no_button_of_the_one_before_can_be_pressed(
    home: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    multiply(paths.workspace(), 2)
    window = open_window()
    table, actions = window.home.table, window.home.actions_of_record
    qtbot.waitUntil(lambda: table.records.rowCount() > 1 and window.entrance.desk is not None, timeout=20_000)
    opened: list[str] = []
    actions.opened.connect(opened.append)

    def seen() -> list[QPushButton]:
        return [each for each in actions.findChildren(QPushButton) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(seen()))
    before = seen()
    # before Qt gets to deleting anything
    table.selectRow(1)
    assert not any(each.isVisible() for each in before)
    click(qtbot, window, "Mở")
    assert opened == [table.records.records[1].id]


def test_that_figures_of_other_forms_are_shown_at_once_and_renewed_behind(
    home: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    with Desk.open() as desk:
        desk.records()
    with sqlite3.connect(paths.workspace()) as connection:
        connection.execute("UPDATE headline SET text = 'other forms' WHERE key = 'record/forms'")
        connection.execute("UPDATE headline SET value = 0.01 WHERE key = 'record/progress'")
    connection.close()
    shutil.rmtree(paths.cache(), ignore_errors=True)
    window = open_window()
    seen: list[str] = []
    window.entrance.listed.connect(lambda _known: seen.append(cells(window.home.table, 0)[STAGE]))
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    assert seen[0].startswith("1 %")
    qtbot.waitUntil(lambda: not cells(window.home.table, 0)[STAGE].startswith("1 %"), timeout=20_000)


def test_that_a_second_record_of_one_enterprise_is_asked_about(window: MainWindow, qtbot: QtBot) -> None:
    desk = _desk(window)
    other = desk.new("enterprise", answers={"P02/legal_name": "Tinh bột B", "P02/tax_code": "5500123456"})
    desk.records()
    window.home.table.open_row(0)
    assert window.record is not None
    assert window.record.over is not None
    window.record.over.session.answer("P02/tax_code", "5500123456")
    qtbot.waitUntil(lambda: "cùng mã số thuế" in window.chrome.notice.words, timeout=20_000)
    assert "Tinh bột B" in window.chrome.notice.words
    click(qtbot, window, "Mở hồ sơ đó")
    assert window.record is not None
    assert window.record.id == other


def test_that_a_rapid_and_a_detailed_assessment_are_begun_large_and_a_self_assessment_smaller(
    window: MainWindow, qtbot: QtBot
) -> None:
    buttons = {b.text(): b for b in window.home.findChildren(QPushButton) if b.isVisible()}
    large = [words for words, button in buttons.items() if button.property("role") == "large"]
    assert large == ["Đánh giá nhanh", "Đánh giá chi tiết"]
    assert buttons["Tự đánh giá"].height() < buttons["Đánh giá chi tiết"].height()
    # when a detailed one is begun for a new enterprise
    click(qtbot, window, "Đánh giá chi tiết")
    type_words(qtbot, window.home.begin.name, "Nhà máy Tân Châu")
    QTest.keyClick(window.home.begin.name, Qt.Key.Key_Return)
    # then it asks what only such a one asks, and what comes next is one press away
    qtbot.waitUntil(lambda: window.record is not None, timeout=20_000)
    assert window.record is not None
    assert window.bench is not None
    assert window.record.own.session.record.register == "detailed"
    assert "P15" in [stop.sheet.id for stop in window.record.agenda.stops]
    assert window.bench.steps.next.isVisible()


def test_that_assessments_of_three_levels_ask_the_same_in_the_same_order_the_higher_the_more(
    window: MainWindow,
) -> None:
    desk = _desk(window)
    enterprise = desk.new("enterprise", answers={"P02/legal_name": "Tinh bột B", "P02/sector": "cassava-starch"})
    asked = []
    for register in ("self", "rapid", "detailed"):
        form = desk.session(desk.new(register, enterprise)).program.form
        asked.append([stop.sheet.id for stop in desk.catalogue.method.agenda(form.sheets).stops])
    for less, more in pairwise(asked):
        assert len(less) < len(more)
        assert [sheet for sheet in more if sheet in less] == less


def _desk(window: MainWindow) -> Desk:
    assert window.entrance.desk is not None
    return window.entrance.desk
