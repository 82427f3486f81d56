"""The course of a ledger: gaps told from zeros, figures far off marked in words, months out of the season named."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpa_desktop import i18n
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.grid import Grid
from cpa_desktop.gui.parts.grid_course import paint_course
from cpa_desktop.gui.parts.grid_model import MARK
from cpa_desktop.gui.parts.grid_series import Bar, Course
from tests.gui.sheets import grid, ledger_page, opened, shipped

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

Role = Qt.ItemDataRole
Ledger = tuple[LiveRecord, Grid]
MONTHS = ("2025-09", "2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04")


@pytest.fixture
def ledger(qtbot: QtBot, tmp_path: Path) -> Iterator[Ledger]:
    """The ledger of eight months with electricity, on the screen."""
    i18n.use("vi")
    with opened(tmp_path, shipped(), "rapid") as live:
        page = ledger_page(qtbot, live)
        yield live, grid(page, "use")


def enter(ledger: Ledger, values: dict[str, str]) -> None:
    """Electricity of some months; what runs along them follows a moment later."""
    live, shown = ledger
    live.session.answer_all({f"P08/use/electricity.{month}/qty": typed for month, typed in values.items()})
    while shown.is_behind:
        QApplication.processEvents()


def cell(shown: Grid, month: str) -> QModelIndex:
    """The amount of a month."""
    return shown.model.index(MONTHS.index(month), 0)


def test_that_a_month_passed_over_is_marked_in_words_and_a_zero_is_not(ledger: Ledger) -> None:
    live, shown = ledger
    enter((live, shown), {"2025-09": "400", "2025-10": "0", "2025-12": "410"})
    assert cell(shown, "2025-11").data(MARK) == "chưa nhập?"
    assert cell(shown, "2025-11").data() == ""
    assert "không có" in cell(shown, "2025-11").data(Role.ToolTipRole)
    assert not cell(shown, "2025-11").data(Role.DecorationRole).isNull()
    assert cell(shown, "2025-10").data(MARK) is None
    assert cell(shown, "2025-10").data() == "0"

    # what comes after the last one is only not typed yet
    assert cell(shown, "2026-01").data(MARK) is None

    # and saying that there is no figure ends it
    enter((live, shown), {"2025-11": "không có"})
    assert cell(shown, "2025-11").data(MARK) is None


def test_that_a_slip_is_marked_with_sign_and_words_and_changes_nothing(ledger: Ledger) -> None:
    live, shown = ledger
    enter((live, shown), dict(zip(MONTHS, ("400", "410", "4050", "398", "405"), strict=False)))
    there = cell(shown, "2025-11")
    assert there.data(MARK) == "×10?"
    assert not there.data(Role.DecorationRole).isNull()
    assert "10 lần" in there.data(Role.ToolTipRole)
    assert "Cách xét" in there.data(Role.ToolTipRole)
    assert "10 lần" in there.data(Role.AccessibleTextRole)
    assert live.session.entered(("P08", "use", "qty"), "electricity.2025-11") == "4050"

    # under the table it is said of the current cell
    shown.view.setFocus()
    shown.view.go_to(there)
    assert "10 lần" in shown.bar.under.text
    shown.view.go_to(cell(shown, "2025-12"))
    assert "10 lần" not in shown.bar.under.text

    # corrected, it is like the others
    enter((live, shown), {"2025-11": "405"})
    assert there.data(MARK) is None


def test_that_an_entry_repaints_its_cell_its_sum_its_course_and_what_is_marked_otherwise(
    ledger: Ledger, qtbot: QtBot
) -> None:
    live, shown = ledger
    enter((live, shown), dict(zip(MONTHS, ("400", "410", "4050", "398", "405", "400", "390", "401"), strict=True)))
    changed: list[tuple[int, int]] = []
    shown.model.dataChanged.connect(lambda first, _last: changed.append((first.row(), first.column())))
    laid: list[bool] = []
    shown.model.modelReset.connect(lambda: laid.append(True))
    enter((live, shown), {"2025-12": "412"})
    assert not laid
    assert {column for _row, column in changed} == {0}
    assert {row for row, _column in changed} <= {3, 8, 9, 2}
    changed.clear()
    live.session.answer("P08/use/diesel.2025-12/qty", "5")
    assert changed == []


def test_that_months_without_output_are_told_from_those_of_the_season(ledger: Ledger) -> None:
    live, shown = ledger
    product = live.session.add_row("P05/products")
    live.session.answer(f"P05/products/{product}/name", "Tinh bột")
    typed = {f"P05/output/{product}.{month}/amount": "100" for month in MONTHS[:7]}
    live.session.answer_all(typed | {f"P05/output/{product}.2026-04/amount": "0"})
    enter((live, shown), dict(zip(MONTHS, ("400", "410", "405", "398", "405", "400", "390", "5"), strict=True)))
    model = shown.model
    assert model.headerData(7, Qt.Orientation.Vertical) == "04/2026, ngoài vụ"
    assert model.headerData(6, Qt.Orientation.Vertical) == "03/2026"
    assert cell(shown, "2026-04").data(MARK) is None

    # within the season so little would be far off
    live.session.answer(f"P05/output/{product}.2026-04/amount", "100")
    assert model.headerData(7, Qt.Orientation.Vertical) == "04/2026"
    assert cell(shown, "2026-04").data(MARK) is not None


def test_that_the_course_is_drawn_under_the_sums_and_said_in_words(ledger: Ledger) -> None:
    live, shown = ledger
    assert not shown.model.has_courses
    enter((live, shown), dict(zip(MONTHS, ("400", "200", "", "398"), strict=False)))
    assert shown.model.has_courses
    last = shown.model.rowCount() - 1
    assert shown.model.headerData(last, Qt.Orientation.Vertical) == "Diễn biến"
    there = shown.model.index(last, 0)
    said = str(there.data(Role.AccessibleTextRole))
    assert "200" in said
    assert "10/2025" in said
    assert "1 kỳ chưa nhập" in said


def test_that_a_course_is_told_apart_without_colours(qtbot: QtBot) -> None:
    # given a full bar, half a one, a gap, a zero, one far off and one out of the season
    kinds = ((1.0, ""), (0.5, ""), (None, "gap"), (0.0, ""), (1.0, "odd"), (1.0, "idle"))
    course = Course(bars=tuple(Bar(share=share, kind=kind) for share, kind in kinds), said="", marks={})
    image = QImage(6 * 14 + 8, 40, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_course(painter, QRect(0, 0, image.width(), image.height()), course)
    painter.end()

    # then each leaves marks of its own
    def ink(place: int) -> tuple[int, int]:
        """How much of a place is inked, and how much of that is above the highest bar."""
        columns = range(4 + place * 14, 4 + (place + 1) * 14)
        dark = [(x, y) for x in columns for y in range(34) if image.pixelColor(x, y).lightness() < 200]
        return len(dark), sum(y < 8 for _x, y in dark)

    full, half, gap, zero, far, idle = (ink(place) for place in range(6))
    assert full[0] > 1.5 * half[0] > 3 * gap[0] > 0
    assert zero[0] not in (gap[0], full[0])
    assert far[1] > 0
    assert full[1] == 0
    assert 0 < idle[0] < 0.8 * full[0]


def test_that_a_table_that_is_no_ledger_has_no_course(ledger: Ledger) -> None:
    _live, shown = ledger
    page = shown.window()
    assert isinstance(page, WorksheetPage)
    assert not grid(page, "items").model.has_courses
