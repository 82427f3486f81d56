"""A list of lines: walked through and chosen from with the keyboard, and quiet while nothing changes."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop.gui import theme
from cpa_desktop.gui.parts import line_drawing
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.gui.parts.lines import Lines
from cpa_desktop.gui.parts.scale import Scale, Span
from cpa_desktop.gui.parts.scale import paint as paint_scale

pytestmark = pytest.mark.window

HEADING = Line(title="Sums", is_heading=True)
ONE = Line(title="Electricity", value="182 kWh/t", address="K01/indicators/electricity/value")
TWO = Line(title="Water", value="16,7 m³/t", detail="average", address="K01/indicators/water/value")

POOR = Span(tier="poor", low=30.0, high=None, is_estimate=False)


@pytest.fixture
def lines(qtbot: QtBot) -> Lines:
    """A list on the screen."""
    made = Lines("Figures")
    qtbot.addWidget(made)
    made.resize(300, 400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_that_enter_chooses_the_line_one_walked_to(lines: Lines, qtbot: QtBot) -> None:
    lines.show_lines((HEADING, ONE, TWO))
    # when the list is entered and one walks down
    lines.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(lines, Qt.Key.Key_Down)
    with qtbot.waitSignal(lines.chosen) as said:
        QTest.keyClick(lines, Qt.Key.Key_Return)
    # then the second line says where it leads; a heading was passed over
    assert said.args == [TWO.address]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_a_click_chooses_the_line_it_falls_on_however_far_one_has_scrolled(qtbot: QtBot) -> None:
    # given a long list that nobody has been in, scrolled to its end
    page = QWidget()
    qtbot.addWidget(page)
    elsewhere, lines = QLineEdit(), Lines("Figures")
    column = QVBoxLayout(page)
    column.addWidget(elsewhere)
    column.addWidget(lines)
    page.resize(300, 400)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    elsewhere.setFocus()
    many = [Line(title=f"Figure {number}", value="1", address=f"K01/{number}") for number in range(60)]
    lines.show_lines(many)
    lines.scrollToBottom()
    last = list(lines.items())[-1]
    # when a line there is clicked on
    with qtbot.waitSignal(lines.chosen) as said:
        QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=lines.visualItemRect(last).center())
    # then it is that line
    assert said.args == [many[-1].address]


def test_that_the_selection_stays_when_figures_change(lines: Lines) -> None:
    lines.show_lines((HEADING, ONE, TWO))
    lines.select(TWO.address)
    # when a figure above it changes
    lines.show_lines((HEADING, Line(title="Electricity", value="190 kWh/t", address=ONE.address), TWO))
    # then the same line is marked
    assert lines.current_name() == TWO.address


def test_that_what_is_folded_stays_folded(lines: Lines) -> None:
    tree = Line(title="Sum", key="sum", children=(ONE, TWO))
    lines.show_lines((tree,))
    top = lines.topLevelItem(0)
    assert top is not None
    assert top.isExpanded()
    top.setExpanded(False)
    # when a figure in it changes
    lines.show_lines((Line(title="Sum", key="sum", value="1", children=(ONE, TWO)),))
    # then it is still folded
    top = lines.topLevelItem(0)
    assert top is not None
    assert not top.isExpanded()


def test_that_the_same_lines_are_not_made_again(lines: Lines) -> None:
    lines.show_lines((HEADING, ONE))
    before = lines.topLevelItem(0)
    # when the same is shown
    lines.show_lines((HEADING, ONE))
    # then nothing was touched
    assert lines.topLevelItem(0) is before


def test_that_a_screen_reader_hears_title_value_and_detail() -> None:
    assert TWO.spoken == "Water, 16,7 m³/t, average"


def test_that_the_best_stands_at_the_left_whichever_way_is_better(qtbot: QtBot) -> None:
    theme.dress(QApplication.instance())  # type: ignore[arg-type]

    def place_of_mark(scale: Scale) -> int:
        image = QImage(200, 30, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_scale(painter, scale, QRectF(0, 0, 200, 30))
        painter.end()
        return min(x for x in range(200) if any(image.pixelColor(x, y).lightness() < 60 for y in range(30)))

    # given a plant that is near the best tier, of a use and of a yield
    use = Scale(spans=(Span(tier="best", low=None, high=10.0, is_estimate=False), POOR), value=11.0)
    best = Span(tier="best", low=90.0, high=None, is_estimate=False)
    worst = Span(tier="poor", low=None, high=10.0, is_estimate=False)
    yields = Scale(spans=(best, worst), value=89.0, is_higher_better=True)
    # then its mark is at the left of both
    assert place_of_mark(use) < 80
    assert place_of_mark(yields) < 80


@pytest.mark.parametrize("width", [120, 220, 340])
def test_that_a_narrow_list_wraps_and_cuts_nothing(qtbot: QtBot, width: int) -> None:
    # given a line that has everything
    theme.dress(QApplication.instance())  # type: ignore[arg-type]
    scale = Scale(spans=(Span(tier="good", low=1.0, high=2.0, is_estimate=True),), value=1.5, half_width=0.2)
    long = Line(
        title="Nhiệt sấy trên tấn tinh bột", value="3,14 ± 0,67 GJ/t", detail="giữa tốt và kém " * 6, scale=scale
    )
    # then it is the higher the narrower the list, and no part lies beyond its bottom
    layout = line_drawing.Layout(long, width)
    assert layout.height >= line_drawing.Layout(long, width * 2).height
    for box in (layout.title, layout.value, layout.scale, layout.detail):
        assert box.left() >= 0
        assert box.right() <= width
        assert box.bottom() < layout.height
