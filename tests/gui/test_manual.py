"""The manual: readable in the window, found by keys and by words, and true to the window it speaks of."""

import dataclasses
import re
from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cpa_desktop.core.answer import ORIGINS
from cpa_desktop.core.fact import GRADES
from cpa_desktop.core.text import LANGUAGES, Language, Text
from cpa_desktop.gui.pages.manual import ManualPage
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.service import manual
from installer import words
from tests.gui.sheets import shipped
from tests.gui.test_keyboard import controls, name_of, round_by_tab

BOTH = pytest.mark.parametrize("language", LANGUAGES)


def press(window: MainWindow, keys: str) -> None:
    """Press a key with its modifiers, wherever the focus is."""
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(keys))


def said(value: object) -> Iterator[Text]:
    """Every text in a piece of content."""
    if isinstance(value, Text):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from said(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from said(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from said(each)


def on_screen(language: Language) -> set[str]:
    """Every word that the window may show: its own, and those of the forms."""
    own = {str(message.string if language == "vi" else message.id) for message in words.read() if message.id}
    catalogue = shipped()
    parts = (catalogue.worksheets, catalogue.registers, catalogue.reports, catalogue.sectors, catalogue.method)
    forms = {text.of(language).replace("\n", " ") for part in parts for text in said(part)}
    return own | forms | {text.of(language) for each in (ORIGINS, GRADES) for text in each.values()}


# what it says


@BOTH
def test_that_every_word_of_the_window_in_the_manual_is_a_word_of_the_window(language: Language) -> None:
    known = on_screen(language)
    quoted = {
        (chapter.id, " ".join(word.split()))
        for chapter in manual.chapters(language)
        for word in re.findall(r"\*\*(.+?)\*\*", chapter.text, re.DOTALL)
    }
    assert len(quoted) > 50
    assert sorted((chapter, word) for chapter, word in quoted if word not in known) == []


@BOTH
def test_that_every_picture_and_every_chapter_that_is_named_is_there(language: Language) -> None:
    there = {chapter.file.name for chapter in manual.chapters(language)}
    for chapter in manual.chapters(language):
        for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", chapter.text):
            assert (chapter.file.parent / picture).is_file(), picture
            assert f"/{language}/" in picture
        assert set(re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", chapter.text)) <= there


def test_that_both_languages_have_the_same_chapters_parts_and_pages() -> None:
    vi, en = manual.chapters("vi"), manual.chapters("en")
    assert [(each.id, each.pages, each.text.count("\n## ")) for each in vi] == [
        (each.id, each.pages, each.text.count("\n## ")) for each in en
    ]
    assert len(vi) >= 12


def test_that_every_sheet_named_is_a_sheet_and_stands_in_one_chapter() -> None:
    pages = [page for chapter in manual.chapters("vi") for page in chapter.pages]
    sheets = {sheet.id for sheet in shipped().worksheets}
    assert len(pages) == len(set(pages))
    assert {page for page in pages if page[:1].isupper()} <= sheets
    assert {"P01", "P05", "P08", "P10", "P22", "CS1", "K01", "K02", "report", "home"} <= set(pages)


# finding


def test_that_words_are_found_without_marks_and_side_by_side_first() -> None:
    found = manual.find("vi", "DONG HO")
    assert found
    assert found[0].chapter == "ledger"
    assert "đồng hồ" in f"{found[0].title} {found[0].said}"
    assert manual.find("vi", "đồng hồ") == found


def test_that_a_word_is_not_found_within_another() -> None:
    assert manual.standing("cho ho so", "ho") == ((4, 2),)


def test_that_nothing_is_found_where_a_word_is_nowhere() -> None:
    assert manual.find("en", "meter zebra") == ()
    assert manual.find("en", "  ") == ()


# in the window


@pytest.mark.window
def test_that_f1_opens_the_chapter_of_the_page_and_f1_or_escape_lead_back_to_the_field(opened: MainWindow) -> None:
    bench = opened.bench
    assert bench is not None
    for sheet, chapter in (("P08", "ledger"), ("P10", "walk-through"), ("P22", "options")):
        # given the caret on a page
        bench.show_address(sheet)
        there = QApplication.focusWidget()
        # when F1 is pressed
        press(opened, "F1")
        page = opened.helping.manual
        assert page is not None
        assert page.isVisible()
        assert page.chapter == chapter
        assert page.reader.hasFocus()
        # then Escape leads back to where one was
        press(opened, "Esc" if sheet == "P10" else "F1")
        assert bench.isVisible()
        assert QApplication.focusWidget() is there


@pytest.mark.window
def test_that_f1_on_the_first_page_opens_the_first_chapter(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "F1")
    page = window.helping.manual
    assert page is not None
    assert page.chapter == "begin"
    # and changing the language keeps the chapter
    page.show_chapter("keeping")
    press(window, "Ctrl+L")
    again = window.helping.manual
    assert again is not None
    assert again is not page
    qtbot.waitUntil(again.isVisible)
    assert again.chapter == "keeping"
    assert "Hand over" in again.reader.toPlainText()
    # and home leads home
    press(window, "Esc")
    assert window.home.isVisible()


@pytest.mark.window
def test_that_an_act_on_the_record_is_done_where_it_can_be_seen(opened: MainWindow) -> None:
    press(opened, "F1")
    press(opened, "Alt+3")
    assert opened.bench is not None
    assert opened.bench.isVisible()
    assert opened.bench.sheet == "P22"


@pytest.fixture
def page(window: MainWindow) -> ManualPage:
    """The manual, open in a window."""
    window.helping.open_manual(chapter="begin")
    assert window.helping.manual is not None
    return window.helping.manual


@pytest.mark.window
def test_that_every_control_has_a_name_and_is_reached_with_tab(page: ManualPage) -> None:
    there = list(controls(page))
    assert [type(widget).__name__ for widget in there if not name_of(widget)] == []
    # when Tab is pressed all the way round
    page.take_focus()
    window = page.window()
    assert isinstance(window, MainWindow)
    # then nothing was left out
    assert set(there) <= round_by_tab(window)


@pytest.mark.window
def test_that_typing_lists_the_parts_and_enter_opens_the_first_with_its_places_marked(page: ManualPage) -> None:
    # when words are typed without marks
    line = page.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    QTest.keyClicks(line, "hai may")
    assert page.list.lines
    # and Enter pressed
    QTest.keyClick(line, Qt.Key.Key_Return)
    # then the part is shown, its words marked
    assert page.chapter == page.list.lines[0].address.partition("#")[0]
    marked = [selection.cursor.selectedText() for selection in page.reader.extraSelections()]
    assert marked
    assert {word.casefold() for word in marked} <= {"hai máy", "hai", "máy"}
    # when nothing has the words
    QTest.keyClicks(line, " xyz")
    # then it is said what to do
    assert page.nothing.isVisible()
    line.clear()
    assert [each.address for each in page.list.lines] == [each.id for each in manual.chapters("vi")]


@pytest.mark.window
def test_that_a_link_leads_to_its_chapter_and_pictures_are_drawn(page: ManualPage) -> None:
    page.show_chapter("enterprise")
    page.reader.anchorClicked.emit(QUrl("08-keeping.md"))
    assert page.chapter == "keeping"
    document = page.reader.document()
    for chapter in manual.chapters("vi"):
        page.show_chapter(chapter.id)
        for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", chapter.text):
            kind = QTextDocument.ResourceType.ImageResource.value
            picture = document.resource(kind, document.baseUrl().resolved(QUrl(name)))
            assert isinstance(picture, QImage | QPixmap)
            assert picture.width() > 200
    # then no picture is wider than the text
    assert page.reader.horizontalScrollBar().maximum() == 0


@pytest.mark.window
def test_that_all_of_the_manual_is_of_one_type_family(page: ManualPage) -> None:
    page.show_chapter("ledger")
    families = {fragment.charFormat().font().family() for fragment in page.reader._fragments()}
    assert families <= {"Source Sans 3", page.reader.font().family()}
