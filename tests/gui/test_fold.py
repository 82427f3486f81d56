"""Long sheets begin with what must or should be answered; the rest is one press away, and nothing held is hidden."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpa_desktop.core.text import same
from cpa_desktop.core.worksheet import Check, Field, Rows
from cpa_desktop.gui.fields.computed import Figure
from cpa_desktop.gui.fields.frame import FieldFrame
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.fold import Fold
from cpa_desktop.service import documents
from cpa_desktop.service.library import Library
from tests.gui import sheets
from tests.gui.conftest import OpenWindow
from tests.gui.filling import of_field
from tests.gui.keys import Typist
from tests.gui.person import Person

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

CATALOGUE = sheets.one_sheet(
    Field(id="name", kind="text", need="must", label=same("Name")),
    Field(id="street", kind="text", label=same("Street")),
    Field(id="women", kind="integer", label=same("Women")),
    Field(id="staff", kind="integer", need="should", label=same("Staff")),
    Field(id="steam", kind="integer", when="women > 5", label=same("Steam")),
    Field(id="men", kind="computed", unit="1", value="staff - women", label=same("Men")),
    sheets.table("people", Rows(own=True), Field(id="who", kind="text", label=same("Who"))),
)
SHEET = replace(
    CATALOGUE.worksheets[0],
    short=1,
    checks=(Check(when="not known(street) and staff > 9", severity="hint", at="street", text=same("Where is that?")),),
)


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveRecord]:
    """A record that asks one short sheet."""
    with sheets.opened(tmp_path, replace(CATALOGUE, worksheets=(SHEET,))) as live:
        yield live


def shown(qtbot: QtBot, live: LiveRecord, unfolded: set[str] | None = None) -> WorksheetPage:
    """The page, on the screen."""
    page = WorksheetPage(live, "T", unfolded=unfolded)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def seen(page: WorksheetPage) -> list[str]:
    """The fields in sight, in their order."""
    there = [stop for stop in page.stops if not isinstance(stop, Fold) and stop.isVisibleTo(page)]
    return [stop.address.split("/")[1] for stop in there]


def fold(page: WorksheetPage) -> Fold:
    """What can wait."""
    assert page.fold is not None
    return page.fold


def test_that_what_can_wait_is_counted_and_opens_with_a_press(qtbot: QtBot, live: LiveRecord) -> None:
    page = shown(qtbot, live)
    assert seen(page) == ["name", "staff", "men"]
    assert fold(page).heading.text() == "3 more, not needed now"  # what depends on another answer is not asked yet
    qtbot.mouseClick(fold(page).heading, Qt.MouseButton.LeftButton)
    assert seen(page) == ["name", "staff", "men", "street", "women", "people"]
    assert fold(page).heading.text() == "Not needed now (3)"
    assert sheets.focus_of(sheets.frame(page, "street")).hasFocus()
    qtbot.mouseClick(fold(page).heading, Qt.MouseButton.LeftButton)
    assert seen(page) == ["name", "staff", "men"]


def test_that_an_answer_a_note_a_row_or_a_finding_brings_a_question_into_sight(qtbot: QtBot, live: LiveRecord) -> None:
    page = shown(qtbot, live)
    live.session.answer("T/women", "7")
    qtbot.waitUntil(lambda: seen(page) == ["name", "staff", "men", "women"])
    assert fold(page).heading.text() == "3 more, not needed now"  # now steam is asked as well
    live.session.answer("T/steam@note", "none seen")
    qtbot.waitUntil(lambda: seen(page)[3:] == ["women", "steam"])
    live.session.add_row("T/people")
    qtbot.waitUntil(lambda: seen(page)[3:] == ["women", "steam", "people"])
    live.session.answer("T/staff", "12")
    qtbot.waitUntil(lambda: seen(page)[3:] == ["street", "women", "steam", "people"])
    qtbot.waitUntil(fold(page).heading.isHidden)
    # what goes empty stays until the heading is pressed, so that nothing vanishes under the caret
    live.session.answer("T/women", "")
    qtbot.waitUntil(lambda: sheets.frame(page, "steam").isHidden())
    assert "women" in seen(page)
    # and a page made later shows what holds something
    again = shown(qtbot, live)
    assert seen(again)[3:] == ["street", "people"]
    assert fold(again).heading.text() == "1 more, not needed now"


def test_that_a_question_that_is_asked_for_is_shown_and_the_others_wait(qtbot: QtBot, live: LiveRecord) -> None:
    page = shown(qtbot, live)
    page.show_address("T/women@note")
    assert seen(page) == ["name", "staff", "men", "women"]
    assert sheets.focus_of(sheets.frame(page, "women")).hasFocus()
    page.show_address("T/people")
    assert seen(page)[3:] == ["women", "people"]
    assert fold(page).heading.text() == "1 more, not needed now"


def test_that_enter_goes_on_to_the_heading_opens_it_and_leads_through_the_rest(qtbot: QtBot, live: LiveRecord) -> None:
    unfolded: set[str] = set()
    page = shown(qtbot, live, unfolded)
    page.first()

    def key(key: Qt.Key) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, key)

    for _field in ("name", "staff"):
        key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Down)  # past the figure
    assert fold(page).heading.hasFocus()
    key(Qt.Key.Key_Up)
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    assert sheets.focus_of(sheets.frame(page, "street")).hasFocus()
    assert unfolded == {"T"}
    key(Qt.Key.Key_Return)
    assert sheets.focus_of(sheets.frame(page, "women")).hasFocus()
    # and the next page of the same window is open as this one was left
    assert len(seen(shown(qtbot, live, unfolded))) == 6


def test_that_an_officer_sees_the_sheet_of_the_industry_whole_and_a_manager_begins_with_what_is_needed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    for register, is_short in (("self", True), ("rapid", False)):
        (tmp_path / register).mkdir()
        with sheets.opened(tmp_path / register, sheets.shipped(), register) as live:
            page = WorksheetPage(live, "CS1")
            qtbot.addWidget(page)
            page.show()
            asked = [stop for stop in page.stops if isinstance(stop, FieldFrame) and stop.isVisibleTo(page)]
            assert (page.fold is not None) is is_short
            assert (len(asked) == 3) is is_short
            # and the figures follow the questions
            folded = page.stops.index(page.fold) if page.fold is not None else 0
            assert all(not isinstance(stop, Figure) for stop in page.stops[:folded])
            assert isinstance(page.stops[-1], Figure)


def test_that_on_paper_a_short_sheet_is_whole(tmp_path: Path) -> None:
    library = Library(sheets.shipped())
    blank = documents.sheets(library, tmp_path / "P02.md", chosen=("P02",), sector="coffee").read_text("utf-8")
    labels = [field.label.vi for field in sheets.shipped().form("enterprise").sheet("P02").fields if field.is_asked]
    assert len(labels) == 29
    places = [blank.index(label) for label in labels]
    assert places == sorted(places)


def test_that_the_profile_of_a_manager_is_twelve_questions_and_seventeen_wait(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    person = Person(open_window(), qtbot)
    typist = Typist(person.window, qtbot)
    person.press_words(person.window.home, "Để sau")
    person.begin("Tự đánh giá", "Đợt 1", "Cơ sở Một", "coffee")
    page = person.open_sheet("P02")
    asked = [field.id for field in page.live.session.program.form.sheet("P02").fields if field.need != "may"]
    assert [each for each in seen(page) if each != "time_worked"] == asked
    assert len(asked) == 12
    assert fold(page).heading.text() == "17 mục nữa, chưa cần ngay"
    # when all is wanted, by keyboard alone, then so it is after a change of language and in the next record
    typist.press("17 mục nữa")
    assert len(seen(page)) == 30
    typist.key("Ctrl+L")
    assert len(seen(person.open_sheet("P02"))) == 30
    person.window.go_home()
    person.press_words(person.window.home, "Self-assessment")
    person.type(person.window.home.begin.name, "Plant two")
    qtbot.waitUntil(lambda: person.window.record is not None, timeout=20_000)
    page = person.open_sheet("P02")
    assert len(seen(page)) == 30
    assert fold(page).heading.text() == "Not needed now (17)"
    person.press(fold(page).heading)
    assert len(seen(page)) == 13
    # and a field that is led to is there
    person.bench.show_address("P02/revenue")
    assert next(stop for stop in page.stops if of_field(stop, "revenue")).isVisible()
