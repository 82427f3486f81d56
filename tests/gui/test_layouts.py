"""What stands in a layout: gone through in its order and taken out, and no item of Qt's kept by it."""

import pytest
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cpa_desktop.gui import layouts, order
from tests.gui import seeing

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


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


def test_that_going_through_layouts_keeps_no_item(panel: QWidget) -> None:
    """PySide took it for what came to stand at the same place in memory, and the program ended."""
    before, column = len(list(seeing.items())), panel.layout()
    assert column is not None
    order.along_layout(panel)
    order.last(layouts.parts(column)[0])  # type: ignore[arg-type]
    assert len(list(seeing.items())) == before


def test_that_what_was_in_a_layout_is_seen_no_more_once_it_is_emptied(panel: QWidget) -> None:
    _first, row, last = layouts.parts(panel.layout())  # type: ignore[arg-type]
    assert isinstance(row, QHBoxLayout)
    layouts.empty(row)
    assert layouts.parts(row) == []
    assert [each for each in panel.findChildren(QPushButton) if each.isVisibleTo(panel)] == [last]
