"""The board of options: what is in sight and in which order, side by side, the picture, and what it all comes to."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop.gui.fields.choice import ButtonsEditor, ChoiceEditor
from cpa_desktop.gui.fields.frame import FieldFrame
from cpa_desktop.gui.parts import options_plot as plot
from cpa_desktop.gui.parts.cards_option import OptionCard
from cpa_desktop.gui.parts.options_board import OptionCards
from cpa_desktop.gui.parts.options_picture import shape
from cpa_desktop.gui.parts.options_total import MONEY
from cpa_desktop.gui.window import MainWindow
from tests.gui.person import Person, caret

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

Key = Qt.Key


@pytest.fixture
def person(opened: MainWindow, qtbot: QtBot) -> Person:
    """Someone with a copy of the sample open, everything in it worked out."""
    return Person(opened, qtbot)


@pytest.fixture
def board(person: Person) -> OptionCards:
    """Its options, on the screen."""
    page = person.open_sheet("P22")
    return next(stop for stop in page.stops if isinstance(stop, OptionCards))


def card(board: OptionCards, row: str) -> OptionCard:
    """The card of an option."""
    made = board.list.need(row)
    assert isinstance(made, OptionCard)
    return made


def pressed(person: Person, board: OptionCards, sort: str) -> None:
    """One of the sorts of options is asked for."""
    person.press(board.filter.buttons[sort])


def buttons(frame: FieldFrame) -> dict[str, QWidget]:
    """The buttons of a choice."""
    assert isinstance(frame.editor, ChoiceEditor)
    assert isinstance(frame.editor.inner, ButtonsEditor)
    return dict(frame.editor.inner.buttons.buttons)


def money(board: OptionCards, row: str) -> float:
    """What an option saves net of the others."""
    cell = board.live.session.evaluation.cell(("P22", "options", "money"), row)
    return cell if isinstance(cell, float) else float("-inf")


def test_that_what_is_not_proposed_is_one_press_away(person: Person, board: OptionCards) -> None:
    # given the options that are proposed
    shown = len(board.list.rows)
    assert "CS03" not in board.list.rows

    # when all are asked for
    pressed(person, board, "all")

    # then the others follow
    assert "CS03" in board.list.rows
    assert len(board.list.rows) == 36 > shown
    assert board.filter.buttons["all"].text() == "tất cả  36"


def test_that_options_are_narrowed_to_what_is_decided(person: Person, board: OptionCards) -> None:
    # when those to do now are asked for, then no others are in sight
    pressed(person, board, "accept")
    decisions = [board.live.session.entered(("P22", "options", "decision"), row) for row in board.list.rows]
    assert set(decisions) == {"làm ngay"}

    # when one is rejected, then it does not leave from under the hand, and the counts follow
    before = board.filter.buttons["put_off"].text()
    row = board.list.rows[0]
    person.press(buttons(card(board, row).frames["decision"])["reject"])
    assert board.list.rows[0] == row
    assert board.filter.buttons["put_off"].text() != before

    # and once the same is asked for again, it is gone
    pressed(person, board, "accept")
    assert row not in board.list.rows


def test_that_options_are_narrowed_by_resource_step_and_technique(person: Person, board: OptionCards) -> None:
    pressed(person, board, "all")
    person.choose(board.choice.resource, "electricity")
    effects = ("P22", "effects")
    evaluation = board.live.session.evaluation
    acting = {
        evaluation.cell((*effects, "option"), row)
        for row in evaluation.rows(*effects)
        if evaluation.cell((*effects, "stream"), row) == "electricity"
    }
    assert set(board.list.rows) == acting & set(board.all_rows())

    # and of those, the ones of one step, of which there may be none
    person.choose(board.choice.step, "A3")
    assert set(board.list.rows) <= acting
    assert "CS04" in board.list.rows
    person.choose(board.choice.technique, "CT")
    assert board.list.rows == ("CS04",)

    # when one elsewhere is gone to, then nothing is left out
    assert board.show_address("P22/options/CS07/decision")
    assert "CS07" in board.list.rows
    assert board.choice.resource.currentIndex() == 0


def test_that_options_are_ordered_by_money_payback_and_investment(person: Person, board: OptionCards) -> None:
    # when the largest saving comes first
    library = board.list.rows
    person.choose(board.choice.order, "money")
    amounts = [money(board, row) for row in board.list.rows]
    priced = [amount for amount in amounts if amount > 0]
    assert priced == sorted(priced, reverse=True) == amounts[: len(priced)]
    assert len(priced) > 5

    # and Tab goes through the cards as they stand
    first, second = (card(board, row) for row in board.list.rows[:2])
    first.frames["decision"].take_focus(1)
    for _press in range(12):
        focus = caret()
        if second.isAncestorOf(focus):
            break
        QTest.keyClick(focus, Key.Key_Tab)
    assert second.isAncestorOf(caret())

    # when the shortest payback comes first, then what needs no investment leads, and what has none stands last
    person.choose(board.choice.order, "payback")
    assert board.list.rows[0] == "CS29"
    assert board.list.rows.index("CS07") < board.list.rows.index("CS12") < board.list.rows.index("CS02")

    # when the smallest investment comes first
    person.choose(board.choice.order, "investment")
    assert board.list.rows.index("CS31") < board.list.rows.index("CS12") < board.list.rows.index("CS28")

    # and back
    person.choose(board.choice.order, "")
    assert board.list.rows == library


def test_that_a_saving_without_a_price_is_said_in_words(board: OptionCards) -> None:
    # given an option that saves water which costs nothing on the books
    assert money(board, "CS05") == 0.0
    tile = card(board, "CS05").tiles["money"]

    # then its card says no amount of money
    assert tile.value.text() == "chưa quy ra tiền"
    assert "chưa quy ra tiền" in tile.value.accessibleName()
    assert card(board, "CS05").saved.text() == "Tiết kiệm: Nước sạch 45.780 m³ (chưa có giá)"


def test_that_an_option_that_is_not_counted_says_what_it_would_save(board: OptionCards) -> None:
    said = card(board, "CS10").saved.text()
    assert said.startswith("Không được tính; nếu chỉ làm riêng thì tiết kiệm 3.500")


def test_that_what_all_come_to_stays_in_sight_and_follows_a_decision(person: Person, board: OptionCards) -> None:
    # given the page scrolled to its end
    page = person.open_sheet("P22")
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    total = board.total
    assert total.isVisible()
    assert not page.area.isAncestorOf(total)
    assert "Sau tương tác (K02)" in total.note.text()
    before, figure = total.values[MONEY].text(), board.live.session.evaluation.cell(MONEY)

    # when an option that saves much is rejected
    person.press(buttons(card(board, "CS07").frames["decision"])["reject"])

    # then the total is that of K02, and less
    now = board.live.session.evaluation.cell(MONEY)
    assert isinstance(figure, float)
    assert isinstance(now, float)
    assert now < figure
    assert total.values[MONEY].text() != before

    # when the figure is pressed, then it says where it comes from
    person.press(total.values[MONEY])
    assert person.bench.panel.is_tracing


def test_that_two_or_three_options_stand_side_by_side(person: Person, board: OptionCards) -> None:
    # when two are picked on their cards, and a third with the keys
    person.press(card(board, "CS04").compare)
    person.press(card(board, "CS05").compare)
    third = card(board, "CS07").compare
    third.setFocus()
    QTest.keyClick(third, Key.Key_Space)
    assert board.compared == ("CS04", "CS05", "CS07")

    # then there is no room for a fourth
    assert not card(board, "CS09").compare.isEnabled()

    # when they are asked for, then each question is answered for each
    person.press(board.total.views.buttons["beside"])
    assert board.comparison.isVisible()
    assert not board.list.isVisible()
    answers = [label.text() for (row, _place), label in board.comparison.answers.items() if row == "CS05"]
    assert "chưa quy ra tiền" in answers
    assert any("Nước sạch 45.780 m³" in words for words in answers)
    assert any("loại trừ nhau: CS06" in words or "cần có trước" in words for words in answers) or answers[-1] == "—"

    # and decided on there
    person.press(buttons(board.comparison.frames["CS04", "decision"])["defer"])
    person.answer(board.comparison.frames["CS04", "reason"], "chờ mùa sau")
    session = board.live.session
    assert session.entered(("P22", "options", "decision"), "CS04") == "để sau"
    assert session.entered(("P22", "options", "reason"), "CS04") == "chờ mùa sau"

    # when one is taken away, then two are left; when its card is asked for, the cards are back
    person.press(board.comparison.leave["CS05"])
    assert set(board.compared) == {"CS04", "CS07"}
    assert {row for row, _place in board.comparison.answers} == {"CS04", "CS07"}
    person.press(board.comparison.cards["CS07"])
    assert board.list.isVisible()
    assert card(board, "CS07").isAncestorOf(caret())


def test_that_the_picture_shows_what_has_two_figures_and_names_the_rest(person: Person, board: OptionCards) -> None:
    # when the picture is asked for
    person.press(board.total.views.buttons["picture"])
    picture = board.sketch.picture
    shown = {spot.row for spot in picture.spots}

    # then what has no price or no investment is named under it
    assert {"CS07", "CS12", "CS29", "CS10"} <= shown
    assert not shown & {"CS05", "CS28"}
    assert "CS05 (chưa quy ra tiền)" in board.sketch.left_out.text()
    assert "CS28 (chưa biết đầu tư)" in board.sketch.left_out.text()

    # and the larger saving stands higher, the larger investment further right
    spots = {spot.row: spot for spot in picture.spots}
    assert picture.centre(spots["CS07"]).y() < picture.centre(spots["CS09"]).y()
    assert picture.centre(spots["CS07"]).x() < picture.centre(spots["CS12"]).x()

    # when a bubble is pressed, then its card is there
    person.press(picture, picture.centre(spots["CS12"]).toPoint())
    assert board.list.isVisible()
    assert card(board, "CS12").isAncestorOf(caret())


def test_that_the_picture_is_walked_with_the_arrows(person: Person, board: OptionCards) -> None:
    person.press(board.total.views.buttons["picture"])
    picture = board.sketch.picture
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    first = picture.current
    assert first == picture.spots[0].row
    assert board.sketch.about.text() == picture.accessibleDescription() != ""
    QTest.keyClick(picture, Key.Key_Left)
    assert picture.current != first
    left = picture.current
    QTest.keyClick(picture, Key.Key_Return)
    assert card(board, left).isAncestorOf(caret())


def test_that_the_picture_is_of_what_is_asked_for_and_follows_a_decision(person: Person, board: OptionCards) -> None:
    pressed(person, board, "study")
    person.press(board.total.views.buttons["picture"])
    assert {spot.decision for spot in board.sketch.picture.spots} == {"study"}
    person.press(board.filter.buttons["proposed"])
    assert {"", "accept", "study", "defer"} <= {spot.decision for spot in board.sketch.picture.spots}


def test_that_every_decision_has_a_shape_of_its_own_in_the_picture(opened: MainWindow) -> None:
    # given each of the shapes on grey paper, in black and white
    drawn = set()
    for decision in ("", "accept", "study", "defer", "reject"):
        image = QImage(60, 60, QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        shape(painter, decision, QPointF(30, 30), 20, is_marked=False)
        painter.end()
        drawn.add(bytes(image.convertToFormat(QImage.Format.Format_Mono).constBits()))

    # then no two are alike
    assert len(drawn) == 5


def test_that_an_axis_holds_its_values_and_two_powers_of_ten_at_least() -> None:
    axis = plot.axis([2e6, 5e8])
    assert 0 < axis.share(2e6) < axis.share(5e8) < 1
    assert axis.marks == (1e7, 1e8)
    narrow = plot.axis([1e7])
    assert narrow.high - narrow.low >= 2
    assert narrow.share(1e7) == pytest.approx(0.5)


def test_that_a_bubble_four_times_the_saving_is_twice_as_wide() -> None:
    assert plot.radius(400, 400) == pytest.approx(2 * plot.radius(100, 400))


def test_that_an_arrow_leads_to_the_nearest_on_its_side() -> None:
    places = [(0.0, 0.0), (10.0, 1.0), (1.0, 12.0), (-3.0, 0.0)]
    assert plot.next_to(places, 0, 1, 0) == 1
    assert plot.next_to(places, 0, -1, 0) == 3
    assert plot.next_to(places, 0, 0, 1) == 2
    assert plot.next_to(places, 0, 0, -1) == 0
