"""Where one begins on a page: at the first field, or, where nothing can be typed, at the title; its name is heard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop.gui.fields.drafted import DraftedEditor
from cpa_desktop.gui.fields.frame import FieldFrame
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.window import MainWindow
from tests.gui import places
from tests.gui.conftest import OpenWindow

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


def page_of(window: MainWindow, sheet: str) -> WorksheetPage:
    """A sheet, gone to."""
    assert window.bench is not None
    window.bench.show_address(sheet)
    QApplication.processEvents()
    page = window.bench.pages.currentWidget()
    assert isinstance(page, WorksheetPage)
    return page


def focus(page: WorksheetPage) -> QWidget:
    """Where the keyboard is on the page."""
    there = QApplication.focusWidget()
    assert there is not None
    assert page.isAncestorOf(there), there
    return there


@pytest.fixture
def sample(prepared: Path, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """A sample, which is for reading."""
    places.lay_samples(prepared)
    window = places.open_samples(open_window, qtbot, "vi")
    places.open_record(window, qtbot, places.CASSAVA)
    return window


@pytest.mark.parametrize("sheet", ["P01", "P03", "P12", "K01", "P25", "P29", "R01"])
def test_that_one_begins_to_read_at_the_title_where_nothing_can_be_typed(sample: MainWindow, sheet: str) -> None:
    page = page_of(sample, sheet)
    # then the screen reader says what the page is called, and that it is for reading
    assert focus(page) is page.title
    assert page.title.accessibleName().startswith(f"{sheet} · ")
    assert "chỉ để xem" in page.title.accessibleDescription()
    # and Tab leads on into the page
    QTest.keyClick(page.title, Qt.Key.Key_Tab)
    assert focus(page) is not page.title


def test_that_a_drafted_text_can_be_read_with_the_keyboard_where_it_cannot_be_changed(
    sample: MainWindow, qtbot: QtBot
) -> None:
    page = page_of(sample, "R01")
    editor = next(
        stop.editor for stop in page.stops if isinstance(stop, FieldFrame) and isinstance(stop.editor, DraftedEditor)
    )
    qtbot.waitUntil(lambda: bool(editor.draft.text()), timeout=60_000)
    QTest.keyClick(page.title, Qt.Key.Key_Down)
    assert focus(page) is editor.draft
    assert editor.draft.text() in editor.draft.accessibleName()


def test_that_one_begins_in_the_first_field_where_something_can_be_typed_and_hears_the_page(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(said(event)))
    page = page_of(opened, "P01")
    assert isinstance(page.stops[0], FieldFrame)
    assert page.stops[0].isAncestorOf(focus(page))
    assert heard == [page.title.text()]


def said(event: object) -> str:
    """What a screen reader is asked to say."""
    assert isinstance(event, QAccessibleAnnouncementEvent)
    return event.message()
