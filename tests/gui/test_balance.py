"""Balances of steps drawn under their table: as long as the masses are, nothing where a mass is not known."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.balance_bars import Bars
from cpa_desktop.gui.parts.grid_balance import BalanceGrid
from tests.gui.sheets import grid, opened, shipped

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveRecord]:
    """A detailed assessment of a starch mill of today's sort."""
    with opened(tmp_path, shipped(), "detailed") as there:
        there.session.answer("P05/variant", "industrial")
        yield there


@pytest.fixture
def page(qtbot: QtBot, live: LiveRecord) -> WorksheetPage:
    """The sheet of the material balance."""
    made = WorksheetPage(live, "P15")
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    return made


def balance(page: WorksheetPage) -> BalanceGrid:
    """The table of the steps."""
    found = grid(page, "steps")
    assert isinstance(found, BalanceGrid)
    return found


def weigh(live: LiveRecord, step: str, *, entering: float, leaving: float) -> None:
    """Give every stream of a step its mass: the first of each side all of it, the others none."""
    evaluation = live.evaluation
    for side, mass in (("to_step", entering), ("from_step", leaving)):
        rows = [r for r in evaluation.rows("P15", "streams") if evaluation.cell(("P15", "streams", side), r) == step]
        assert rows
        for place, row in enumerate(rows):
            live.session.answer(f"P15/streams/{row}/amount", f"{mass if not place else 0:.0f} t")


def test_that_nothing_is_drawn_before_the_masses_are_known(page: WorksheetPage) -> None:
    assert not balance(page).drawn.isVisible()


def test_that_a_step_is_drawn_as_long_as_its_masses_and_leads_to_where_the_gap_is_from(
    page: WorksheetPage, live: LiveRecord, qtbot: QtBot
) -> None:
    # when all streams of a step have their masses
    weigh(live, "A3", entering=100, leaving=92)
    drawn = balance(page).drawn
    # then it is drawn, with what is unaccounted for in words too
    qtbot.waitUntil(drawn.isVisible)
    [line] = [each for each in drawn.lines if each.address == "P15/steps/A3/gap"]
    assert isinstance(line.scale, Bars)
    assert (line.scale.entering, line.scale.leaving) == (100_000, 92_000)
    assert line.scale.most >= 100_000
    assert line.detail.startswith("unaccounted for: 8 ")
    assert line.detail.endswith("closure B")
    # when Enter is pressed on it, then its trace is asked for
    drawn.select("P15/steps/A3/gap")
    with qtbot.waitSignal(balance(page).traced) as asked:
        QTest.keyClick(drawn, Qt.Key.Key_Return)
    assert asked.args == ["P15/steps/A3/gap"]
