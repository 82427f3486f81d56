"""A worksheet's page: made from the form, drawn from the record, walked through with the keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cpa_desktop.core.answer import answer_of
from cpa_desktop.core.text import same
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui.fields.choice import ButtonsEditor
from cpa_desktop.gui.fields.computed import Figure
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.cards_question import QuestionCards
from cpa_desktop.gui.parts.fold import Fold
from cpa_desktop.gui.parts.options_board import OptionCards
from tests.gui.sheets import focus_of, frame, grid, one_sheet, opened, shipped, type_words

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

Key = Qt.Key


@pytest.fixture
def mill(tmp_path: Path) -> Iterator[LiveRecord]:
    """A rapid assessment of a starch mill, eight months long."""
    with opened(tmp_path, shipped(), "rapid") as live:
        live.session.answer_all({"P01/period_from": "09/2025", "P01/period_to": "04/2026"})
        yield live


def on_screen(qtbot: QtBot, live: LiveRecord, sheet: str) -> WorksheetPage:
    """The page of a sheet, shown."""
    page = WorksheetPage(live, sheet)
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.isActiveWindow())
    return page


def figure(page: WorksheetPage, name: str) -> Figure:
    """The computed figure of that name."""
    return next(stop for stop in page.stops if isinstance(stop, Figure) and stop.address.endswith(f"/{name}"))


def pressed(qtbot: QtBot, cards: QuestionCards | OptionCards, row: str, column: str, choice: str) -> None:
    """Press one of the large buttons of a card."""
    editor = cards.cards[row].frames[column].editor
    inner = getattr(editor, "inner", editor)
    assert isinstance(inner, ButtonsEditor)
    qtbot.mouseClick(inner.buttons.buttons[choice], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("sheet", [sheet.id for sheet in shipped().form("rapid", "cassava-starch").sheets])
def test_that_every_sheet_has_a_page_with_all_its_fields(qtbot: QtBot, mill: LiveRecord, sheet: str) -> None:
    page = on_screen(qtbot, mill, sheet)
    asked = mill.session.program.form.sheet(sheet)
    there = [stop.address.split("/")[1] for stop in page.stops if not isinstance(stop, Fold)]
    parts = asked.parts(mill.session.program.form.register.level)
    assert there == [each.id for part in parts for each in part]
    assert sorted(there) == sorted(each.id for each in asked.fields)
    titles = [label.text() for label in page.findChildren(QLabel)]
    assert any(asked.title.vi in title for title in titles)


def test_that_a_field_that_is_not_asked_leaves_the_page_but_keeps_its_answer(qtbot: QtBot, tmp_path: Path) -> None:
    # given a question that is asked only where there is a boiler, and its answer
    steam = Field(id="steam", kind="quantity", unit="t/h", when="boiler", label=same("Steam"))
    with opened(tmp_path, one_sheet(Field(id="boiler", kind="yes_no", label=same("Boiler")), steam)) as live:
        live.session.answer_all({"T/boiler": "có", "T/steam": "5"})
        page = on_screen(qtbot, live, "T")
        assert frame(page, "steam").isVisible()

        # when there is none
        live.session.answer("T/boiler", "không")

        # then it is not asked; the answer is there still
        assert not frame(page, "steam").isVisible()
        assert answer_of(live.session.record.answers["T/steam"]).value == 5.0

        # when there is one after all, then it stands where it stood
        live.session.answer("T/boiler", "có")
        assert frame(page, "steam").isVisible()


def test_that_a_figure_follows_what_is_typed_and_tells_where_it_comes_from(qtbot: QtBot, mill: LiveRecord) -> None:
    # given a sheet with a figure worked out from two others
    page = on_screen(qtbot, mill, "P01")
    assert figure(page, "year").value.text() == "2026"

    # when another month is typed
    line = focus_of(frame(page, "period_to"))
    frame(page, "period_to").take_focus(1)
    line.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(line, "12/2025")
    qtbot.keyClick(line, Key.Key_Return)

    # then the figure is another, and pressing it asks for its trace
    assert figure(page, "year").value.text() == "2025"
    with qtbot.waitSignal(page.traced) as asked:
        qtbot.mouseClick(figure(page, "year").value, Qt.MouseButton.LeftButton)
    assert asked.args == ["P01/year"]


def test_that_the_page_says_which_field_the_caret_is_in(qtbot: QtBot, mill: LiveRecord) -> None:
    page = on_screen(qtbot, mill, "P01")
    with qtbot.waitSignal(page.focused, check_params_cb=lambda address: address == "P01/lead"):
        page.show_address("P01/lead")
    assert focus_of(frame(page, "lead")).hasFocus()


def test_that_an_address_in_a_table_is_gone_to(qtbot: QtBot, mill: LiveRecord) -> None:
    # given two resources, the first in front
    for resource in ("electricity", "diesel"):
        mill.session.add_row("P08/items", resource)
    page = on_screen(qtbot, mill, "P08")
    use = grid(page, "use")

    # when a cell of the second is asked for
    page.show_address("P08/use/diesel.2025-11/note")

    # then its tab is in front and the cell the current one
    assert use.tabs.current == "diesel"
    assert use.model.address(use.view.currentIndex()) == "P08/use/diesel.2025-11/note"
    assert use.view.hasFocus()


def test_that_a_check_speaks_beside_its_field(qtbot: QtBot, mill: LiveRecord) -> None:
    page = on_screen(qtbot, mill, "P01")
    mill.session.answer("P01/period_to", "08/2025")
    under = frame(page, "period_to").under
    qtbot.waitUntil(lambda: "kết thúc trước khi bắt đầu" in under.text)
    mill.session.answer("P01/period_to", "04/2026")
    qtbot.waitUntil(lambda: under.text == "")


def test_that_what_nobody_looks_at_is_not_drawn_until_it_is_looked_at(qtbot: QtBot, mill: LiveRecord) -> None:
    # given a page that was hidden
    page = on_screen(qtbot, mill, "P01")
    page.hide()

    # when an answer changes, then nothing is drawn
    mill.session.answer("P01/title", "Vụ 2025–2026")
    line = focus_of(frame(page, "title"))
    assert line.text() == ""  # type: ignore[attr-defined]

    # when it is looked at again, then it is
    page.show()
    qtbot.waitUntil(lambda: line.text() == "Vụ 2025–2026")  # type: ignore[attr-defined]


def test_that_arrows_walk_through_fields_and_tables(qtbot: QtBot, mill: LiveRecord) -> None:
    # given the caret in the last field before a table
    page = on_screen(qtbot, mill, "P01")
    stops = [stop for stop in page.stops if stop.is_stop]
    visits = grid(page, "visits")
    before = stops[stops.index(visits) - 1]
    before.take_focus(1)

    # when Down is pressed, then the table has it; and Up from its first row goes back
    qtbot.keyClick(_focus(), Key.Key_Down)
    qtbot.waitUntil(lambda: visits.view.hasFocus())
    qtbot.keyClick(visits.view, Key.Key_Up)
    qtbot.waitUntil(lambda: before.isAncestorOf(_focus()))


def _focus() -> QPushButton:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget  # type: ignore[return-value]


def test_that_an_observation_proposes_its_options_at_once(qtbot: QtBot, mill: LiveRecord) -> None:
    # given the walk-through
    page = on_screen(qtbot, mill, "P10")
    cards = page.stops[0]
    assert isinstance(cards, QuestionCards)
    card = cards.cards["AQ05"]
    assert not card.hints.isVisible()  # type: ignore[attr-defined]

    # when an answer that means something is wrong is pressed
    question = mill.session.program.form.lists["questions"]["AQ05"]
    bad = next(choice.id for choice in question.choices if choice.state == "bad")  # type: ignore[attr-defined]
    pressed(qtbot, cards, "AQ05", "choice", bad)

    # then the card says at once what it leads to, and what was found is counted
    assert "CS05" in card.hints.text()  # type: ignore[attr-defined]
    assert card.sign.accessibleName() == "to improve"
    assert cards.counted.text() == "this walk 1 of 34; all 1 of 85; 1 to improve"


def test_that_a_card_takes_a_note_when_asked_for_one(qtbot: QtBot, mill: LiveRecord) -> None:
    # given a card without a note
    page = on_screen(qtbot, mill, "P10")
    cards = page.stops[0]
    assert isinstance(cards, QuestionCards)
    card = cards.cards["AQ05"]
    assert "place" not in card.frames

    # when its place is asked for and typed
    qtbot.mouseClick(card.openers["place"], Qt.MouseButton.LeftButton)
    type_words(qtbot, focus_of(card.frames["place"]), "bể rửa 2")
    qtbot.keyClick(focus_of(card.frames["place"]), Key.Key_Return)

    # then it stands in the record
    assert answer_of(mill.session.record.answers["P10/questions/AQ05/place"]).value == "bể rửa 2"


def test_that_observations_can_be_narrowed_to_those_not_seen(qtbot: QtBot, mill: LiveRecord) -> None:
    page = on_screen(qtbot, mill, "P10")
    cards = page.stops[0]
    assert isinstance(cards, QuestionCards)
    mill.session.answer("P10/questions/AQ01/number", "12")
    qtbot.mouseClick(cards.filter.buttons["unseen"], Qt.MouseButton.LeftButton)
    assert not cards.cards["AQ01"].isVisible()
    assert cards.cards["AQ02"].isVisible()
    qtbot.mouseClick(cards.filter.buttons["all"], Qt.MouseButton.LeftButton)
    assert cards.cards["AQ01"].isVisible()


def test_that_an_option_is_decided_on_with_one_press_and_asks_why_it_is_rejected(
    qtbot: QtBot, mill: LiveRecord
) -> None:
    # given all options
    page = on_screen(qtbot, mill, "P22")
    cards = next(stop for stop in page.stops if isinstance(stop, OptionCards))
    qtbot.mouseClick(cards.filter.buttons["all"], Qt.MouseButton.LeftButton)
    card = cards.cards["CS05"]
    assert not card.frames["reason"].isVisible()

    # when one is rejected
    pressed(qtbot, cards, "CS05", "decision", "reject")

    # then its card asks for the reason
    assert answer_of(mill.session.record.answers["P22/options/CS05/decision"]).value == "reject"
    assert card.frames["reason"].isVisible()


def test_that_an_option_of_ones_own_is_named_on_its_card(qtbot: QtBot, mill: LiveRecord) -> None:
    # given the options
    page = on_screen(qtbot, mill, "P22")
    cards = next(stop for stop in page.stops if isinstance(stop, OptionCards))

    # when one of the site's own is added and named
    qtbot.mouseClick(cards.add_button, Qt.MouseButton.LeftButton)
    (row,) = (row for row in cards.cards if cards.cards[row].is_own)  # type: ignore[attr-defined]
    name = focus_of(cards.cards[row].frames["name"])
    qtbot.waitUntil(lambda: name.hasFocus())
    type_words(qtbot, name, "Thu nước mưa")
    qtbot.keyClick(name, Key.Key_Return)

    # then the card bears the name
    assert "Thu nước mưa" in cards.cards[row].title.text()


def test_that_a_sample_can_be_read_but_not_typed_in(qtbot: QtBot, mill: LiveRecord) -> None:
    mill.session.answer("record/sample", "yes")
    page = on_screen(qtbot, mill, "P01")
    line = focus_of(frame(page, "title"))
    frame(page, "title").take_focus(1)
    qtbot.keyClicks(line, "x")
    qtbot.keyClick(line, Key.Key_Return)
    assert "P01/title" not in mill.session.record.answers
    assert grid(page, "visits").head.add_button.isHidden()


def test_that_the_page_is_named_and_asked_in_english(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(tmp_path, shipped(), "rapid", "en") as live:
        page = on_screen(qtbot, live, "P01")
        assert page.accessibleName() == "P01 · Assessment header"
        assert focus_of(frame(page, "title")).accessibleName() == "Name of the assessment"
