"""The tour of the sample: offered once, walked with keys alone, left at any time, and back where one was."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cpa_desktop.gui.tour import STOPS, Tour, place_beside
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.service import settings
from tests.gui.conftest import OpenWindow
from tests.gui.test_keyboard import controls, name_of

pytestmark = pytest.mark.window


def press(window: MainWindow, keys: str) -> None:
    """Press a key with its modifiers, wherever the focus is."""
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(keys))


def tour_of(window: MainWindow, qtbot: QtBot) -> Tour:
    """The tour, once it leads."""
    qtbot.waitUntil(lambda: window.helping.tour is not None, timeout=30_000)
    assert window.helping.tour is not None
    return window.helping.tour


@pytest.fixture
def beginner(prepared: Path, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """The window of someone who has no record yet."""
    window = open_window()
    qtbot.waitUntil(lambda: window.entrance.desk is not None, timeout=60_000)
    qtbot.waitUntil(window.home.welcome.isVisible)
    return window


def test_that_it_has_at_most_seven_stops() -> None:
    assert 3 <= len(STOPS) <= 7


def test_that_the_first_page_of_a_beginner_says_what_to_do_and_offers_the_tour(beginner: MainWindow) -> None:
    home = beginner.home
    assert "Hãy bắt đầu" in home._empty.text()
    assert home._empty.isVisible()
    assert home.welcome.take.hasFocus()


def test_that_keys_alone_lead_through_all_of_it_and_back(beginner: MainWindow, qtbot: QtBot) -> None:
    # when it is begun with Space
    press(beginner, "Space")
    tour = tour_of(beginner, qtbot)
    assert beginner.bench is not None
    seen = []
    # and gone on with Space from stop to stop
    for number in range(len(STOPS)):
        assert tour.place == number
        assert tour.card.isVisible()
        assert tour.card.forward.hasFocus()
        inside = QRect(QPoint(0, 0), beginner.size())
        assert inside.contains(tour.card.geometry())
        assert tour.ring.isVisible()
        assert STOPS[number].title
        seen.append(beginner.bench.sheet)
        if number + 1 < len(STOPS):
            press(beginner, "Space")
    assert seen[1:6] == ["P08", "P08", "P10", "P22", "report"]
    # then one step back leads back
    tour.go(-1)
    assert tour.place == len(STOPS) - 2
    tour.go(1)
    # and the last one leads out, to where one was
    press(beginner, "Space")
    assert beginner.helping.tour is None
    qtbot.waitUntil(lambda: not beginner.home.is_sample and beginner.record is None, timeout=30_000)
    # and it is offered no more
    qtbot.waitUntil(lambda: beginner.entrance.desk is not None)
    assert not beginner.home.welcome.isVisible()
    assert settings.read().has_seen_tour


def test_that_it_may_be_declined(beginner: MainWindow) -> None:
    QTest.mouseClick(beginner.home.welcome.decline, Qt.MouseButton.LeftButton)
    assert not beginner.home.welcome.isVisible()
    assert settings.read().has_seen_tour


def test_that_escape_leaves_it_at_any_stop_and_leads_back_to_the_field(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.bench is not None
    assert opened.record is not None
    own = opened.record.id
    opened.bench.show_address("P05/design_capacity")
    # given the tour, begun from the menu of help by an impatient hand
    opened.acts["tour"].trigger()
    opened.acts["tour"].trigger()
    tour = tour_of(opened, qtbot)
    assert opened.record.own.session.is_sample
    tour.go(1)
    # when Escape is pressed
    press(opened, "Esc")
    # then the record, the sheet and the field are there again
    qtbot.waitUntil(lambda: opened.record is not None and opened.record.id == own, timeout=30_000)
    assert opened.helping.tour is None
    assert opened.bench.address == "P05/design_capacity"
    assert [b for b in opened.findChildren(QPushButton) if "Esc" in b.text() and b.isVisible()] == []


def test_that_it_holds_nobody(opened: MainWindow, qtbot: QtBot) -> None:
    # given the tour
    opened.acts["tour"].trigger()
    tour = tour_of(opened, qtbot)
    assert opened.bench is not None
    # when one goes elsewhere meanwhile
    press(opened, "Alt+3")
    assert opened.bench.sheet == "P22"
    assert tour.card.isVisible()
    # and changes the language
    press(opened, "Ctrl+L")
    again = tour_of(opened, qtbot)
    assert again.card.forward.text() == "Next"
    assert again.place == tour.place
    # and goes home
    press(opened, "Alt+Home")
    # then it is over
    assert opened.helping.tour is None
    qtbot.waitUntil(lambda: opened.home.isVisible())


def test_that_it_tells_those_who_do_not_see_it(opened: MainWindow, qtbot: QtBot) -> None:
    opened.acts["tour"].trigger()
    tour = tour_of(opened, qtbot)
    spoken = tour.card.forward.accessibleDescription()
    assert tour.card.title.text() in spoken
    assert tour.card.words.text() in spoken
    assert tour.card.accessibleName() == tour.card.title.text()
    assert [type(widget).__name__ for widget in controls(tour.card) if not name_of(widget)] == []


@pytest.mark.parametrize("window", [QSize(1366, 768), QSize(1000, 620), QSize(683, 384)])
@pytest.mark.parametrize(
    "at",
    [QRect(0, 50, 248, 300), QRect(248, 50, 430, 330), QRect(560, 50, 120, 330), QRect(600, 8, 70, 34)],
)
def test_that_its_card_stays_within_the_window(window: QSize, at: QRect) -> None:
    card = QSize(380, 190)
    assert QRect(QPoint(0, 0), window).contains(QRect(place_beside(at, card, window), card))
