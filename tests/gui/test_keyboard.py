"""Everything can be reached with the keyboard, shows that it has the focus, and has a name for a screen reader."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextBrowser,
    QWidget,
)

from cpa_desktop.gui.window import MainWindow

pytestmark = pytest.mark.window

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTabBar, QTextBrowser)
SHEETS = ("P01", "P05", "P08", "P10", "P22", "K01", "report")


def controls(window: QWidget) -> Iterator[QWidget]:
    """What a person works with, as far as it is shown; parts of a control are not controls."""
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) or not widget.isVisible() or not widget.isEnabled():
            continue
        above = widget.parentWidget()
        while above is not None and not isinstance(above, CONTROLS):
            above = above.parentWidget()
        if above is None:
            yield widget


def name_of(widget: QWidget) -> str:
    """What a screen reader says first."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def round_by_tab(window: MainWindow) -> set[QWidget]:
    """Every widget the focus comes to while Tab is pressed until it comes back."""
    seen: list[QWidget] = []
    for _press in range(2000):
        focus = QApplication.focusWidget()
        if focus is None or focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return set(seen)


@pytest.mark.parametrize("sheet", SHEETS)
def test_that_every_control_has_a_name(opened: MainWindow, sheet: str) -> None:
    assert opened.bench is not None
    # when a page is shown
    opened.bench.show_address(sheet)
    # then everything on it can be spoken of
    nameless = [f"{type(widget).__name__} {widget.objectName()}" for widget in controls(opened) if not name_of(widget)]
    assert nameless == []


def test_that_every_control_of_the_first_page_has_a_name(window: MainWindow) -> None:
    assert [type(widget).__name__ for widget in controls(window) if not name_of(widget)] == []


def test_that_tab_comes_to_every_control_of_the_first_page(window: MainWindow) -> None:
    # when Tab is pressed all the way round
    window.home.take_focus()
    there = round_by_tab(window)
    # then nothing was left out
    assert [name_of(widget) for widget in controls(window) if widget not in there] == []


def test_that_tab_comes_from_the_page_to_the_bar_the_steps_and_the_panel(opened: MainWindow) -> None:
    assert opened.bench is not None
    # given the page of the document, which has few fields
    opened.bench.show_address("report")
    # when Tab is pressed all the way round
    there = round_by_tab(opened)
    # then the whole window was walked through
    assert {name_of(widget) for widget in controls(opened)} <= {name_of(widget) for widget in there}


@pytest.mark.parametrize("place", ["home", "report"])
def test_that_what_has_the_focus_can_be_seen_to(opened: MainWindow, place: str) -> None:
    assert opened.bench is not None
    # given every control of a page
    opened.go_home() if place == "home" else opened.bench.show_address(place)
    opened.chrome.notice.say("…", "doubt", ("Button", lambda: None))
    QApplication.processEvents()
    unmarked = []
    for widget in list(controls(opened)):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        elsewhere = next(each for each in controls(opened) if each is not widget)
        elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
        without = widget.grab().toImage()
        # when it gets the focus
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        # then it looks different
        if widget.grab().toImage() == without:
            unmarked.append(name_of(widget))
    assert unmarked == []
