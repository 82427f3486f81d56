"""The production line beside its table: boxes in the order of the line, and the way from a box to its row and back."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.grid_flow import FlowGrid
from cpa_desktop.gui.window import MainWindow
from tests.gui.person import Person, caret
from tests.gui.sheets import opened as opened_record
from tests.gui.sheets import shipped

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

Key = Qt.Key


@pytest.fixture
def person(opened: MainWindow, qtbot: QtBot) -> Person:
    """Someone with a copy of the sample open."""
    return Person(opened, qtbot)


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveRecord]:
    """A new rapid assessment."""
    with opened_record(tmp_path, shipped(), "rapid") as record:
        yield record


def grid(page: WorksheetPage) -> FlowGrid:
    """The table with the drawing."""
    return next(stop for stop in page.stops if isinstance(stop, FlowGrid))


def press_box(person: Person, table: FlowGrid, row: str) -> None:
    """A click into the middle of a box, scrolled into sight as a person would."""
    there = table.chart.frame_of(row).center().toPoint()
    table.area.ensureVisible(there.x(), there.y())
    person.press(table.chart, there)


def row_of(table: FlowGrid) -> str:
    """The row that is current."""
    return table.model.cell(table.view.currentIndex())[1]


@pytest.mark.parametrize("sheet", ["P06", "P13"])
def test_that_a_press_on_a_box_goes_to_its_row(person: Person, sheet: str) -> None:
    # given a sheet that defines the line
    table = grid(person.open_sheet(sheet))
    assert table.chart.isVisible()

    # when a box is pressed
    press_box(person, table, "A4")

    # then one is in its row, and the box is marked
    assert row_of(table) == "A4"
    assert caret() is table.view
    assert table.chart.current == "A4"
    assert "Băm, mài" in table.chart.accessibleDescription()


def test_that_the_box_of_the_row_is_marked_and_in_sight(person: Person) -> None:
    table = grid(person.open_sheet("P13"))
    column = table.model.plan.columns[0].key
    person.go(table, table.model.find(column, "A11"))
    assert table.chart.current == "A11"
    frame = table.chart.frame_of("A11").toRect()
    corner = table.chart.mapTo(table.area.viewport(), frame.topLeft())
    assert table.area.viewport().rect().contains(corner)


def test_that_streams_come_from_the_left_and_wastes_go_to_the_right_of_what_is_typed(person: Person) -> None:
    # given a step that still has the words of its sector
    table = grid(person.open_sheet("P13"))
    box = next(each for each in table.chart.drawing.boxes if each.row == "A3")
    assert not any(arrow.is_own for arrow in (*box.inputs, *box.outputs))
    assert table.note.isVisible()

    # when the site's own are typed
    nodes = ("P13", "nodes")
    person.type_down(table, table.model.find((*nodes, "inputs"), "A3"), ["nuoc gieng; dien"])
    person.type_down(table, table.model.find((*nodes, "outputs"), "A3"), ["cu sach"])
    person.type_down(table, table.model.find((*nodes, "wastes"), "A3"), ["vo cu; nuoc thai"])

    # then they stand at their sides of the box, and the product under it
    box = next(each for each in table.chart.drawing.boxes if each.row == "A3")
    assert [arrow.words.text for arrow in box.inputs] == ["nuoc gieng", "dien"]
    assert [arrow.words.text for arrow in box.outputs] == ["vo cu", "nuoc thai"]
    assert all(arrow.words.box.right() < box.frame.left() for arrow in box.inputs)
    assert all(arrow.words.box.left() > box.frame.right() for arrow in box.outputs)
    assert box.product.text == "cu sach"
    assert box.product.box.top() >= box.frame.bottom()


def test_that_a_step_the_site_lacks_leaves_the_line_and_one_of_its_own_enters_it(person: Person) -> None:
    # given the steps
    table = grid(person.open_sheet("P06"))
    steps = ("P06", "steps")
    assert not table.chart.frame_of("A2").isEmpty()

    # when one is not at this site
    person.type_down(table, table.model.find((*steps, "mode"), "A2"), ["khong co o co so"])
    assert table.chart.frame_of("A2").isEmpty()

    # when one is added that comes after another
    person.press(table.head.add_button)
    own = row_of(table)
    person.type_down(table, table.model.find((*steps, "name"), own), ["Rua lan hai"])
    person.type_down(table, table.model.find((*steps, "after"), own), ["Rửa củ"])
    rows = [box.row for box in table.chart.drawing.boxes]
    assert rows[rows.index("A3") + 1] == own


def test_that_the_boxes_are_walked_with_the_keys(person: Person) -> None:
    table = grid(person.open_sheet("P13"))
    chart = table.chart
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chart, Key.Key_Home)
    QTest.keyClick(chart, Key.Key_Down)
    QTest.keyClick(chart, Key.Key_Down)
    assert (chart.current, row_of(table)) == ("A3", "A3")
    assert caret() is chart
    QTest.keyClick(chart, Key.Key_End)
    assert chart.current == chart.drawing.boxes[-1].row
    QTest.keyClick(chart, Key.Key_Up)
    QTest.keyClick(chart, Key.Key_Return)
    assert caret() is table.view
    assert row_of(table) == chart.current


def test_that_the_drawing_stands_beside_the_table_or_under_it(qtbot: QtBot, live: LiveRecord) -> None:
    page = WorksheetPage(live, "P13")
    qtbot.addWidget(page)
    page.resize(1110, 700)
    page.show()
    table = grid(page)
    qtbot.waitUntil(lambda: table.area.mapTo(page, QPoint()).x() > table.view.mapTo(page, QPoint()).x())
    page.resize(780, 700)
    qtbot.waitUntil(lambda: table.area.mapTo(page, QPoint()).y() > table.view.mapTo(page, QPoint()).y() + 100)


def test_that_the_results_stand_aside_for_the_drawing_until_asked_for(person: Person) -> None:
    person.window.resize(1366, 768)
    person.open_sheet("P13")
    assert not person.bench.panel.isVisible()
    person.open_sheet("P22")
    assert person.bench.panel.isVisible()


def test_that_no_words_of_the_drawing_overlap(person: Person) -> None:
    table = grid(person.open_sheet("P13"))
    boxes = table.chart.drawing.boxes
    for upper, lower in pairwise(boxes):
        assert upper.frame.bottom() + upper.down <= lower.frame.top()
    for box in boxes:
        for side in (box.inputs, box.outputs):
            for upper_arrow, lower_arrow in pairwise(side):
                assert upper_arrow.words.box.bottom() <= lower_arrow.words.box.top()
            assert all(box.frame.top() - 1 <= each.words.box.top() for each in side)
