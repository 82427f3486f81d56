"""The walk-through in the window: the afternoon's cards, the rest one press away, the list, targets for a finger."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QScrollArea, QScroller
from pytestqt.qtbot import QtBot

from cpa_desktop.core.walk_facts import walks
from cpa_desktop.gui.fields import touch
from cpa_desktop.gui.fields.sight import area_of
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.cards_question import QuestionCards
from cpa_desktop.gui.parts.grid import Grid
from cpa_desktop.gui.parts.lines import LINE
from cpa_desktop.gui.parts.question_card import QuestionCard
from cpa_desktop.gui.window import MainWindow
from tests.gui.person import Person
from tests.gui.sheets import focus_of, shipped
from tests.gui.sheets import opened as a_record
from tests.gui.test_cards import button, question

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def person(opened: MainWindow, qtbot: QtBot) -> Person:
    """Someone with a copy of the sample open."""
    return Person(opened, qtbot)


@pytest.fixture
def cards(person: Person) -> QuestionCards:
    """The walk-through of that record."""
    page = person.open_sheet("P10")
    return next(stop for stop in page.stops if isinstance(stop, QuestionCards))


def chosen(cards: QuestionCards) -> tuple[str, ...]:
    """The observations of the afternoon."""
    return walks(cards.live.session.evaluation)[cards.table].chosen


def test_that_the_walk_shows_what_this_plant_needs_and_the_rest_is_one_press_away(
    person: Person, cards: QuestionCards
) -> None:
    # given the walk-through of a plant
    whole = cards.live.session.evaluation.rows("P10", "questions")
    assert set(cards.list.rows) == set(chosen(cards)) < set(whole)
    assert f"{len(chosen(cards))} trong {len(whole)} quan sát" in cards.why.summary.text()

    # when someone asks why these, then it is said in words
    assert not cards.why.because.isVisible()
    person.press(cards.why.ask)
    assert "Tinh bột mất theo bã" in cards.why.because.text()
    assert cards.why.because.isVisible()

    # when all are wanted, then all are there
    person.press(cards.filter.buttons["all"])
    assert set(cards.list.rows) == set(whole)


def test_that_answering_a_card_makes_no_other_vanish(person: Person, cards: QuestionCards) -> None:
    before = cards.list.rows
    person.press(button(question(cards, "AQ02"), "choice", "none"))
    assert cards.list.rows == before
    # also when one comes back to it
    person.open_sheet("P08")
    person.open_sheet("P10")
    person.press(cards.filter.buttons["bad"])
    person.press(cards.filter.buttons["walk"])
    assert cards.list.rows == before


def test_that_what_was_answered_outside_the_walk_joins_it(person: Person, cards: QuestionCards) -> None:
    # given an observation that is not of this walk
    person.press(cards.filter.buttons["all"])
    row = next(row for row in cards.list.rows if row not in chosen(cards))
    cards.show_address(f"P10/questions/{row}/answer")
    person.press(button(question(cards, row), "answer", "good"))

    # then it is among those shown, the others are the same, and both numbers are said
    person.press(cards.filter.buttons["walk"])
    assert set(cards.list.rows) == {*chosen(cards), row}
    assert "Thêm 1 câu đã trả lời ngoài số đó" in cards.why.summary.text()


def test_that_progress_counts_the_walk_and_the_page_both(person: Person, cards: QuestionCards) -> None:
    record = person.window.record
    assert record is not None
    here = walks(cards.live.session.evaluation)[cards.table]
    assert (record.progress["P10"].answered, record.progress["P10"].asked) == (here.done, len(here.chosen))
    said = cards.counted.text()
    assert f"buổi này {here.done}/{len(here.chosen)}" in said
    assert f"tất cả {len(here.seen)}/{len(here.asked)}" in said


def test_that_another_time_for_the_walk_is_one_press_away(person: Person, cards: QuestionCards) -> None:
    before = len(chosen(cards))
    person.press(cards.why.ask)
    person.press(cards.why.time)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    person.type(focus, "1 giờ")
    assert len(chosen(cards)) < before
    # what one looks at stays until one looks anew
    assert len(cards.list.rows) == before
    person.press(cards.filter.buttons["walk"])
    assert len(cards.list.rows) < before


def test_that_what_the_site_has_is_one_press_away(person: Person, cards: QuestionCards) -> None:
    person.press(cards.why.ask)
    person.press(cards.why.site)
    focus = QApplication.focusWidget()
    page = person.bench.pages.currentWidget()
    assert isinstance(page, WorksheetPage)
    grid = next(stop for stop in page.stops if isinstance(stop, Grid) and stop.field.id == "installations")
    assert focus is not None
    assert grid.isAncestorOf(focus)


def test_that_next_and_before_go_from_card_to_card(person: Person, cards: QuestionCards, qtbot: QtBot) -> None:
    # given the first card
    assert not cards.bar.before.isEnabled()
    rows = cards.list.rows

    # when one goes on twice, then the third card begins where the page does, and has the caret
    for _ in range(2):
        person.press(cards.bar.next)
    card = cards.cards[rows[2]]
    area = area_of(cards)
    assert area is not None
    qtbot.waitUntil(lambda: 0 <= card.mapTo(area.viewport(), card.rect().topLeft()).y() <= 12)
    assert cards.bar.at.text() == f"3/{len(rows)}"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert card.isAncestorOf(focus)

    # and back again
    person.press(cards.bar.before)
    assert cards.bar.at.text() == f"2/{len(rows)}"


def test_that_the_list_stands_by_place_and_leads_to_the_card(
    person: Person, cards: QuestionCards, qtbot: QtBot
) -> None:
    # when the list is wanted
    person.press(cards.bar.as_list)
    lines = [item.data(0, LINE) for item in cards.overview.items()]
    assert [line.address.rpartition("/")[2] for line in lines if line.address] == list(cards.list.rows)
    assert lines[0].is_heading
    assert not cards.list.isVisible()

    # when a line is pressed
    item = next(each for each in cards.overview.items() if each.data(0, LINE).address.endswith("/AQ05"))
    box = cards.overview.visualItemRect(item)
    assert box.height() >= touch.LEAST
    qtbot.mouseClick(cards.overview.viewport(), Qt.MouseButton.LeftButton, pos=box.center())

    # then its card is there with the caret in it
    assert cards.list.isVisible()
    assert not cards.bar.as_list.isChecked()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert cards.cards["AQ05"].isAncestorOf(focus)


def test_that_the_list_says_each_verdict_in_words(person: Person, cards: QuestionCards) -> None:
    person.press(button(question(cards, "AQ02"), "choice", "none"))
    person.press(cards.bar.as_list)
    lines = {item.data(0, LINE).address: item.data(0, LINE) for item in cards.overview.items()}
    assert lines["P10/questions/AQ02"].value == "chưa tốt"
    assert "chưa tốt" in lines["P10/questions/AQ02"].spoken


def test_that_everything_on_the_walk_is_large_enough_for_a_finger(person: Person, cards: QuestionCards) -> None:
    person.press(cards.why.ask)
    for holder in (cards.bar, cards.filter, cards.why, question(cards, "AQ01"), question(cards, "AQ02")):
        targets = [
            each
            for sort in (QAbstractButton, QLineEdit, QComboBox)
            for each in holder.findChildren(sort)
            if each.isVisible() and each.objectName() != "qt_toolbar_ext_button"
        ]
        assert targets or holder is cards.why
        small = [
            (type(each).__name__, each.accessibleName(), each.height())
            for each in targets
            if each.height() < touch.LEAST
        ]
        assert not small


def test_that_a_keyboard_on_the_screen_does_not_cover_what_is_typed_in(
    person: Person, cards: QuestionCards, qtbot: QtBot
) -> None:
    # given an answer low on the screen
    area = area_of(cards)
    assert area is not None
    numbers = [row for row in cards.list.rows if "number" in cards.list.cards.get(row, question(cards, "AQ02")).frames]
    line = focus_of(question(cards, numbers[-1]).frames["number"])
    cards.show_address(f"P10/questions/{numbers[-1]}/number")
    qtbot.waitUntil(line.hasFocus)
    bar = area.verticalScrollBar()
    bar.setValue(bar.value() - area.viewport().height() + 200)
    window = area.window()
    bottom = line.mapTo(window, line.rect().bottomLeft()).y()

    # when a keyboard comes up over it
    keyboard = QRectF(0, bottom - 60, window.width(), 300)
    touch.lift(area, keyboard)

    # then it stands above the keyboard
    assert line.mapTo(window, line.rect().bottomLeft()).y() <= keyboard.top()
    # and no keyboard moves nothing
    stands = bar.value()
    touch.lift(area, QRectF())
    assert bar.value() == stands


def test_that_the_page_goes_with_the_finger_where_the_screen_is_touched(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for touched in (False, True):
        monkeypatch.setattr(touch, "is_touched", lambda touched=touched: touched)
        area = QScrollArea()
        qtbot.addWidget(area)
        touch.follow_finger(area)
        assert QScroller.hasScroller(area.viewport()) is touched


def test_that_a_card_says_money_with_its_doubt_and_what_the_effect_rests_on(
    person: Person, cards: QuestionCards, qtbot: QtBot
) -> None:
    card = question(cards, "AQ01")
    assert isinstance(card, QuestionCard)
    person.type(focus_of(card.frames["number"]), "60")
    qtbot.waitUntil(lambda: " ± " in card.hints.text(), timeout=20_000)
    assert "triệu đồng (tác động: " in card.hints.text()


def test_that_a_self_assessment_offers_all_of_its_few_observations(qtbot: QtBot, tmp_path: Path) -> None:
    with a_record(tmp_path, shipped(), "self", "en") as live:
        page = WorksheetPage(live, "P10")
        qtbot.addWidget(page)
        page.show()
        cards = next(stop for stop in page.stops if isinstance(stop, QuestionCards))
        assert [words.partition("  ")[0] for _name, words in cards.filters()] == ["all", "not seen yet", "to improve"]
        assert set(cards.list.rows) == set(live.session.evaluation.rows("P10", "questions"))
        assert cards.why.isHidden()
        assert cards.counted.text() == f"0 of {len(cards.list.rows)} seen, 0 to improve"


def test_that_the_walk_is_in_english_too(tmp_path: Path, opened: MainWindow) -> None:
    from cpa_desktop.core.walk_words import reasons, summary

    assert opened.record is not None
    here = walks(opened.record.own.session.evaluation)["P10", "questions"]
    assert summary(here).en.startswith(f"{len(here.chosen)} of {len(here.asked)} observations")
    assert "Chosen by points" in reasons(here)[0].en
