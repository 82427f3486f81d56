"""Money in tables: what was worked out is said as precisely as it is known, what was typed in full; sums are seen."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpa_desktop.core.address import parse
from cpa_desktop.core.numbers import grouped
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.grid import Grid
from cpa_desktop.gui.window import MainWindow

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def table(window: MainWindow, qtbot: QtBot, sheet: str, field: str) -> Grid:
    """A table, gone to, with the ± of its figures known."""
    assert window.bench is not None
    assert window.record is not None
    window.bench.show_address(sheet)
    live = window.record.own
    qtbot.waitUntil(lambda: live.spread is not None and not live._is_busy, timeout=60_000)
    QApplication.processEvents()
    page = window.bench.pages.currentWidget()
    assert isinstance(page, WorksheetPage)
    return next(stop for stop in page.stops if isinstance(stop, Grid) and stop.table == (sheet, field))


def column(grid: Grid, name: str) -> list[str]:
    """What stands in a column, its sum last."""
    place = next(n for n, across in enumerate(grid.model.plan.columns) if across.key[2] == name)
    return [grid.model.words(row, place) for row in range(grid.model.rowCount())]


def digits(words: str) -> int:
    """How many digits say something: 73.200.000 has three."""
    return len(re.sub(r"\D", "", words).rstrip("0"))


@pytest.mark.parametrize(("sheet", "field", "name"), [("P25", "payback", "investment"), ("P25", "payback", "money")])
def test_that_money_that_was_worked_out_is_not_said_to_the_dong(
    opened: MainWindow, qtbot: QtBot, sheet: str, field: str, name: str
) -> None:
    grid = table(opened, qtbot, sheet, field)
    said = [words for words in column(grid, name) if words[:1].isdigit()]
    assert len(said) > 5
    assert max(map(digits, said)) <= 4, said


def test_that_where_it_comes_from_says_the_whole_figure(opened: MainWindow, qtbot: QtBot) -> None:
    grid = table(opened, qtbot, "P25", "payback")
    place = next(n for n, across in enumerate(grid.model.plan.columns) if across.key[2] == "money")
    row = next(row for row in range(grid.model.rowCount()) if grid.model.words(row, place)[:1].isdigit())
    key, where = grid.model.plan.cell(row, place)
    value = grid.live.evaluation.cell(key, where)
    assert isinstance(value, float)
    assert digits(grouped(round(value), "vi")) > digits(grid.model.words(row, place))
    assert opened.bench is not None
    opened.bench.show_trace(f"{key[0]}/{key[1]}/{where}/{key[2]}")
    assert any(grouped(round(value), "vi") in (line.title + line.value) for line in opened.bench.panel.trace.tree.lines)


def test_that_a_sum_of_typed_money_is_exact(opened: MainWindow, qtbot: QtBot) -> None:
    grid = table(opened, qtbot, "P29", "actions")
    rows = [row for row in grid.model.plan.rows if row in grid.live.evaluation.rows("P29", "actions")]
    amounts = [1_234_567 + place for place in range(len(rows))]
    # as long as one of them was worked out, the sum is said as such
    assert digits(column(grid, "budget")[-1]) <= 3
    for row, amount in zip(rows, amounts, strict=True):
        grid.live.session.answer(f"P29/actions/{row}/budget", str(amount))
    assert parse(f"P29/actions/{rows[0]}/budget").column == "budget"
    qtbot.waitUntil(lambda: column(grid, "budget")[-1] == grouped(sum(amounts), "vi"))


def test_that_sums_out_of_sight_are_said_at_the_head_of_their_row(opened: MainWindow, qtbot: QtBot) -> None:
    opened.resize(1366, 768)
    grid = table(opened, qtbot, "P29", "actions")
    view, model = grid.view, grid.model
    [place] = model.summed
    head = lambda: str(model.headerData(len(model.plan.rows), Qt.Orientation.Vertical))  # noqa: E731
    # given that the money lies beyond the edge, then the row of sums says it
    qtbot.waitUntil(lambda: view.columnViewportPosition(place) + view.columnWidth(place) // 2 > view.viewport().width())
    assert head() == f"Σ {model.plan.columns[place].title}: {model.words(len(model.plan.rows), place)} đ"
    # when it is scrolled to, then the head counts as before
    view.scrollTo(model.index(0, place))
    qtbot.waitUntil(lambda: head().partition(" ")[0] == "Σ" and ":" not in head())


def test_that_there_is_no_row_of_sums_where_nothing_adds_up(opened: MainWindow, qtbot: QtBot) -> None:
    grid = table(opened, qtbot, "P04", "members")
    assert not grid.model.has_totals
    assert grid.model.rowCount() == len(grid.model.plan.rows)
