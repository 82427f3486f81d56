"""What stands in a layout: gone through in its order and taken out, and no item of Qt's kept by it."""

import gc

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cpa_desktop.gui import layouts, order
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.gui.window import MainWindow

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def items() -> set[int]:
    """What stands in Python for an item of a layout, but for those that layouts of our own hold."""
    gc.collect()
    there = [each for each in gc.get_objects() if isinstance(each, QLayoutItem) and not isinstance(each, QLayout)]
    held = {id(item) for each in gc.get_objects() if isinstance(each, Flow) for item in each._items}
    return {id(each) for each in there} - held


@pytest.fixture
def panel(qtbot: QtBot) -> QWidget:
    """Parts made in another order than they stand in, beside a gap and a layout in a layout."""
    panel = QWidget()
    qtbot.addWidget(panel)
    row, column = QHBoxLayout(), QVBoxLayout(panel)
    last, first, inner = QPushButton("last", panel), QLabel("first", panel), QPushButton("inner", panel)
    column.addWidget(first)
    column.addStretch(1)
    column.addLayout(row)
    row.addWidget(inner)
    column.addWidget(last)
    QLabel("beside all layouts", panel)
    return panel


def test_that_the_parts_of_a_layout_come_in_its_order(panel: QWidget) -> None:
    column = panel.layout()
    assert column is not None
    first, row, last = layouts.parts(column)
    assert isinstance(first, QLabel)
    assert isinstance(row, QHBoxLayout)
    assert isinstance(last, QPushButton)
    assert [each.text() for each in (first, *layouts.parts(row), last)] == ["first", "inner", "last"]  # type: ignore[union-attr]


def test_that_a_part_moved_to_the_end_of_the_way_stays_where_it_stands(panel: QWidget) -> None:
    column = panel.layout()
    assert column is not None
    before = layouts.parts(column)
    order.last(before[0])  # type: ignore[arg-type]
    assert layouts.parts(column) == before


def test_that_going_through_layouts_and_emptying_them_keeps_no_item(panel: QWidget) -> None:
    before, column = items(), panel.layout()
    assert column is not None
    order.along_layout(panel)
    order.last(layouts.parts(column)[0])  # type: ignore[arg-type]
    layouts.empty(column)
    assert items() <= before
    assert layouts.parts(column) == []


def test_that_no_item_is_kept_by_any_page_of_a_record(opened: MainWindow, qtbot: QtBot) -> None:
    """PySide took it for whatever Qt came to put at the same place in memory, and the program ended."""
    bench = opened.bench
    assert bench is not None
    for sheet in ("P02", "P05", "P08", "P10", "P29", "K02"):
        bench.show_address(sheet)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: not any(page.isHidden() for page in [bench.pages.currentWidget()] if page is not None))
    assert items() == set()
