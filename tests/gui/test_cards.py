"""Observations and options as cards: what an answer costs and proposes, what is decided, and a hundred of them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.question import Question
from cpa_desktop.core.showing import value_text
from cpa_desktop.gui.fields.choice import ButtonsEditor, ChoiceEditor
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.cards_option import OptionCard
from cpa_desktop.gui.parts.cards_question import QuestionCards
from cpa_desktop.gui.parts.options_board import OptionCards
from cpa_desktop.gui.parts.question_card import QuestionCard
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.service import forms
from tests.gui.person import Person
from tests.gui.sheets import focus_of, opened, shipped

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

LEFT = Qt.MouseButton.LeftButton
MORE = 94  # so many questions besides those of the sector


@pytest.fixture
def person(window: MainWindow, qtbot: QtBot) -> Person:
    """Someone with a copy of the sample open, everything in it worked out."""
    window.home.table.open_row(0)
    record = window.record
    assert record is not None
    qtbot.waitUntil(lambda: record.own.spread is not None, timeout=20_000)
    return Person(window, qtbot)


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The shipped forms with as many common questions as a long checklist has."""
    folder = tmp_path_factory.mktemp("forms")
    sector = folder / "sectors" / "cassava-starch"
    sector.mkdir(parents=True)
    asked = [
        f"  - {{id: Z{number}, block: {'ABCDEFGHIJKLM'[number % 13]}, options: [CS09], grade: estimate, "
        f'title: {{vi: "Câu hỏi {number}?", en: "Question {number}?"}}, how: {{vi: "Hỏi", en: "Ask"}}, '
        "source: cpi-2010}"
        for number in range(MORE)
    ]
    (sector / "checklist.yaml").write_text("\n".join(["questions:", *asked, ""]), encoding="utf-8")
    return forms.load(folder)


@pytest.fixture
def long_walk(tmp_path: Path, many: Catalogue) -> Iterator[LiveRecord]:
    """A rapid assessment with a long checklist."""
    with opened(tmp_path, many, "rapid") as live:
        yield live


def walk(qtbot: QtBot, live: LiveRecord, *, sort: str = "all") -> QuestionCards:
    """The cards of the walk-through, on the screen: all of them."""
    page = WorksheetPage(live, "P10")
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    cards = next(stop for stop in page.stops if isinstance(stop, QuestionCards))
    cards.filter.buttons[sort].click()
    return cards


def observations(person: Person) -> QuestionCards:
    """The cards of the walk-through of the record that is open."""
    page = person.open_sheet("P10")
    return next(stop for stop in page.stops if isinstance(stop, QuestionCards))


def options(person: Person) -> OptionCards:
    """The cards of the options of the record that is open."""
    page = person.open_sheet("P22")
    return next(stop for stop in page.stops if isinstance(stop, OptionCards))


def button(card: QuestionCard | OptionCard, column: str, choice: str) -> QWidget:
    """One of the large buttons of a card."""
    editor = card.frames[column].editor
    assert isinstance(editor, ChoiceEditor)
    assert isinstance(editor.inner, ButtonsEditor)
    return editor.inner.buttons.buttons[choice]


def question(cards: QuestionCards, row: str) -> QuestionCard:
    """The card of an observation."""
    card = cards.cards[row]
    assert isinstance(card, QuestionCard)
    return card


def option(cards: OptionCards, row: str) -> OptionCard:
    """The card of an option."""
    card = cards.cards[row]
    assert isinstance(card, OptionCard)
    return card


def test_that_a_bad_answer_says_at_once_what_it_costs_the_site(person: Person) -> None:
    # given the walk-through of a site whose losses are known, and a heap of roots that is fresh
    cards = observations(person)
    card = question(cards, "AQ01")
    assert card.hints.isHidden()

    # when it is found to be older than two days
    person.type(focus_of(card.frames["number"]), "60")

    # then the card says what is won back by clearing the yard in time, as the record reckons it
    evaluation = cards.live.session.evaluation
    money = evaluation.cell(("P22", "triggers", "money_lost"), "AQ01_CS01")
    assert isinstance(money, float)
    assert "→ gợi ý: CS01" in card.hints.text()
    assert f"≈ {round(money / 1e6, -2):,.0f}".replace(",", ".") in card.hints.text()
    assert "đang mất trong kỳ: Tinh bột mất trong sản xuất ≈ " in card.hints.text()
    assert card.unknown.isHidden()

    # when it is fresh after all, then nothing is lost
    person.type(focus_of(card.frames["number"]), "12")
    assert card.hints.isHidden()


def test_that_a_bad_answer_that_nothing_quantifies_says_so(person: Person) -> None:
    # given an observation whose option has no effect that is reckoned
    cards = observations(person)
    form = cards.live.session.program.form
    assert not [each for each in form.lists["effects"].values() if each.option == "CS02"]  # type: ignore[attr-defined]

    # when it is answered badly, then the card does not pretend to know
    person.press(button(question(cards, "AQ02"), "choice", "none"))
    assert "chưa lượng hóa được" in question(cards, "AQ02").unknown.text()
    assert question(cards, "AQ02").unknown.isVisible()


def test_that_an_option_is_put_off_with_one_press_and_asks_why(person: Person) -> None:
    # given an option that is proposed
    card = option(options(person), "CS05")
    assert not card.frames["reason"].isVisible()

    # when it is to be done later
    person.press(button(card, "decision", "defer"))

    # then the card bears the sign of that, and asks why
    assert card.sign.accessibleName() == "để sau"
    assert card.frames["reason"].isVisible()
    person.answer(card.frames["reason"], "chờ nâng cấp lưới lọc")
    session = card.live.session
    assert session.entered(("P22", "options", "reason"), "CS05") == "chờ nâng cấp lưới lọc"


def test_that_every_decision_has_a_sign_of_its_own(person: Person) -> None:
    card = option(options(person), "CS05")
    drawn = set()
    for choice in ("accept", "study", "defer", "reject"):
        person.press(button(card, "decision", choice))
        image = card.sign.pixmap().toImage()
        drawn.add(bytes(image.constBits()))
    assert len(drawn) == 4


def test_that_an_option_says_its_technique_who_proposed_it_and_how_far_it_is_secured(person: Person) -> None:
    # given an option of the library
    card = option(options(person), "CS05")
    evaluation = card.live.session.evaluation
    for column in ("technique", "proposer", "state"):
        assert value_text(evaluation, ("P22", "options", column), "CS05").vi in card.aside.text()
    assert "tuần hoàn, dùng lại" in card.aside.text()

    # then its technique is not asked for, as it is for an idea of one's own
    assert card.openers["own_technique"].isHidden()
    assert not card.openers["investment"].isHidden()


def test_that_the_figures_of_an_option_are_rounded_to_what_their_doubt_allows(person: Person) -> None:
    card = option(options(person), "CS07")
    money, invested = (card.tiles[name] for name in ("money", "investment"))
    assert re.fullmatch(r"[\d.]+ ± [\d.,]+ triệu đồng", money.value.text())
    assert re.fullmatch(r"[\d.]+ ± [\d.,]+ triệu đồng", invested.value.text())
    # no more digits than the two of the ±
    value, doubt = money.value.text().removesuffix(" triệu đồng").replace(".", "").split(" ± ")
    assert len(doubt.rstrip("0")) <= 2
    assert int(value) % 10 ** (len(doubt) - len(doubt.rstrip("0"))) == 0
    assert card.tiles["payback"].value.text().endswith("tháng")


def test_that_a_long_checklist_is_there_before_all_of_it_is_made(qtbot: QtBot, long_walk: LiveRecord) -> None:
    # when the walk-through is shown, then what fills the screen is there
    cards = walk(qtbot, long_walk)
    assert len(cards.list.rows) > MORE
    assert 0 < len(cards.list.shown) < MORE

    # and the rest follows
    qtbot.waitUntil(lambda: cards.list.shown == cards.list.rows, timeout=20_000)
    assert len(cards.cards) == len(cards.list.rows)


def test_that_an_observation_far_down_is_gone_to_at_once(qtbot: QtBot, long_walk: LiveRecord) -> None:
    cards = walk(qtbot, long_walk)
    last = cards.list.rows[-1]
    assert last not in cards.cards
    cards.show_address(f"P10/questions/{last}/answer")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert cards.cards[last].isAncestorOf(focus)


def test_that_a_long_checklist_stands_by_step_of_the_line_and_then_by_block(
    qtbot: QtBot, long_walk: LiveRecord
) -> None:
    cards = walk(qtbot, long_walk)
    asked = [long_walk.session.program.form.lists["questions"][row] for row in cards.list.rows]
    places = [each.step or each.block for each in asked if isinstance(each, Question)]
    assert len(set(places)) == sum(here != before for here, before in zip(places, ["", *places], strict=False))
    assert places[-1] == "M"


def test_that_observations_are_narrowed_to_one_place(qtbot: QtBot, long_walk: LiveRecord) -> None:
    # given a long checklist
    cards = walk(qtbot, long_walk)
    assert cards.places.currentText() == f"everywhere  0/{len(cards.list.rows)}"

    # when one block is chosen with the keys, the last of the list
    cards.places.setFocus()
    qtbot.keyClick(cards.places, Qt.Key.Key_End)

    # then its observations are in sight, and no others
    asked = long_walk.session.program.form.lists["questions"]
    assert cards.list.rows
    assert {asked[row].block for row in cards.list.rows} == {"M"}  # type: ignore[attr-defined]

    # when one of them is answered, then the place says how far one is
    row = cards.list.rows[0]
    QTest.mouseClick(button(question(cards, row), "answer", "good"), LEFT)
    assert cards.places.currentText().endswith(f"1/{len(cards.list.rows)}")

    # when an observation elsewhere is asked for, then all places are shown
    cards.show_address("P10/questions/AQ01/number")
    assert "AQ01" in cards.cards
    assert cards.cards["AQ01"].isVisible()


def test_that_a_card_that_says_more_moves_on_those_below(qtbot: QtBot, long_walk: LiveRecord) -> None:
    # given two cards, one under the other
    cards = walk(qtbot, long_walk)
    qtbot.waitUntil(lambda: cards.list.shown == cards.list.rows, timeout=20_000)
    upper, lower = question(cards, "AQ05"), cards.cards[cards.list.rows[cards.list.rows.index("AQ05") + 1]]
    before = lower.y()

    # when the upper one has something to say
    asked = upper.live.session.program.form.lists["questions"]["AQ05"]
    assert isinstance(asked, Question)
    QTest.mouseClick(button(upper, "choice", asked.bad_choices[0]), LEFT)
    qtbot.waitUntil(lambda: lower.y() > before)

    # then nothing covers anything
    assert lower.y() >= upper.y() + upper.height()
    assert upper.hints.mapTo(upper, QPoint(0, upper.hints.height())).y() <= upper.height()


def test_that_the_shipped_questions_each_have_a_card(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(tmp_path, shipped(), "rapid") as live:
        cards = walk(qtbot, live)
        qtbot.waitUntil(lambda: cards.list.shown == cards.list.rows, timeout=20_000)
        assert set(cards.cards) == set(live.session.evaluation.rows("P10", "questions"))


def test_that_a_list_of_cards_with_nothing_in_sight_says_how_to_go_on(qtbot: QtBot, long_walk: LiveRecord) -> None:
    cards = walk(qtbot, long_walk)
    assert not cards.empty.isVisible()
    # when only what is to be improved is wanted, and nothing has been seen yet
    cards.filter.pressed.emit("bad")
    # then it is said where there is something
    assert cards.empty.isVisible()
    assert "not seen yet" in cards.empty.text()
    cards.filter.pressed.emit("all")
    assert not cards.empty.isVisible()


def test_that_guidance_follows_the_option_whose_card_has_the_focus(person: Person) -> None:
    # given the options, and guidance in sight
    card = option(options(person), "CS05")
    person.bench.show_tab(2)
    # when a figure of a card has the focus, which is no field
    card.tiles["money"].setFocus(Qt.FocusReason.TabFocusReason)
    # then its guidance card is shown
    said = person.bench.panel.help.toPlainText()
    assert said.startswith("CS05 Dùng nước dịch phân ly để rửa củ")
    for heading in ("Khi nào phù hợp", "Tác động vào đâu", "Độ tin và nguồn"):
        assert heading in said
