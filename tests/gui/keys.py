"""Someone at the window with a keyboard and no mouse: every key goes to whatever has the focus, and nowhere else."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QMenu,
    QTabBar,
    QTableView,
    QWidget,
)

from tests.gui.at_window import AtWindow
from tests.gui.sheets import type_words

_MOST = 400
"""So often Tab is pressed before one gives up: it goes round a page in fewer."""


class NoMouse(QObject):
    """Watches that nobody reaches for the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Counts what a mouse does."""
        self.count += event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel)
        return False


class Typist(AtWindow):
    """Presses keys, and sees which control has the focus by the name that a screen reader says."""

    @property
    def caret(self) -> QWidget:
        """What takes the keys now."""
        self.come_back()
        popup = QApplication.activePopupWidget()
        widget = popup if isinstance(popup, QMenu) else QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def key(self, *keys: str) -> None:
        """Keys as they are written in the manual, one after another, none faster than the window follows."""
        for each in keys:
            QTest.keySequence(self.caret, QKeySequence(each))
            QApplication.processEvents()

    def type(self, words: str) -> None:
        """Words, each letter to where the caret is by then."""
        for letter in words:
            type_words(self.qtbot, self.caret, letter)

    def wait(self, until: Callable[[], object]) -> None:
        """Looks on until something is so."""
        self.qtbot.waitUntil(lambda: bool(until()), timeout=60_000)

    def tab_to(self, name: str, key: str = "Tab") -> None:
        """Tab until the control of that name has the focus."""
        passed = []
        for _press in range(_MOST):
            passed.append(name_of(self.caret))
            if passed[-1].startswith(name):
                return
            self.key(key)
        raise AssertionError(f"{key} does not come to “{name}”, but round {list(dict.fromkeys(passed))}")

    def press(self, name: str, key: str = "Tab") -> None:
        """A button: seen, gone to with Tab, pressed with Space."""
        self.wait(lambda: self._is_seen(name))
        self.tab_to(name, key)
        self.key("Space")

    def _is_seen(self, name: str) -> bool:
        buttons = self.window.findChildren(QAbstractButton)
        return any(each.isVisible() and each.isEnabled() and name_of(each).startswith(name) for each in buttons)

    def enter(self, name: str, typed: str) -> None:
        """A field: gone to with Tab, typed in, left with Enter."""
        self.tab_to(name)
        self.type(typed)
        self.key("Return")

    def pick(self, name: str, words: str) -> None:
        """One of a row of buttons: gone to with Tab, along with the arrow, pressed with Space."""
        self.tab_to(name)
        for _step in range(20):
            if isinstance(self.caret, QAbstractButton) and self.caret.text() == words:
                self.key("Space")
                return
            self.key("Right")
        raise AssertionError(f"the arrows do not come to “{words}” of “{name}”")

    def choose(self, name: str, words: str) -> None:
        """One of a list that drops down: opened with Alt+Down, walked with the arrows, taken with Enter."""
        self.tab_to(name)
        box = self.caret
        assert isinstance(box, QComboBox)
        place = next(place for place in range(box.count()) if box.itemText(place) == words)
        self.key("Alt+Down")
        self.wait(box.view().isVisible)
        for _step in range(box.count()):
            row = box.view().currentIndex().row()
            if row != place:
                self.key("Down" if row < place else "Up")
        self.key("Return")
        self.wait(lambda: box.currentIndex() == place and not box.view().isVisible())

    def table(self, name: str, part: str = "") -> QTableView:
        """Into the cells of a table; where it has a tab for each resource, to that one first, along with the arrows."""
        self.tab_to(name)
        bar = self.caret
        while isinstance(bar, QTabBar) and not bar.tabText(bar.currentIndex()).startswith(part):
            before = bar.currentIndex()
            self.key("Right")
            assert bar.currentIndex() != before, f"there is no {part}"
        while not isinstance(self.caret, QTableView):
            self.key("Tab")
            self.tab_to(name)
        assert isinstance(self.caret, QTableView)
        return self.caret

    def cell(self, head: str) -> None:
        """Tab until the current cell stands under that head."""
        view = self.caret
        assert isinstance(view, QTableView)
        for _press in range(_MOST):
            words = view.model().headerData(view.currentIndex().column(), Qt.Orientation.Horizontal)
            if str(words).startswith(head):
                return
            self.key("Tab")
        raise AssertionError(f"Tab does not come to a cell under “{head}”")

    def name_file(self, path: Path) -> None:
        """The window that asks for a file: its name in place of what stands there, Enter."""
        self.wait(
            lambda: (
                isinstance(QApplication.activeModalWidget(), QFileDialog) and self.caret.objectName() == "fileNameEdit"
            )
        )
        self.key("Ctrl+A")
        self.type(str(path))
        self.key("Return")
        self.wait(lambda: QApplication.activeModalWidget() is None)

    def act(self, menu: str, words: str) -> None:
        """An act of a menu: opened with its key, walked with the arrows, taken with Enter."""
        self.key(menu)
        self.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        opened = self.caret
        assert isinstance(opened, QMenu)
        for _step in opened.actions():
            here = opened.activeAction()
            if here is not None and here.text() == words:
                break
            self.key("Down")
        self.key("Return")

    def type_down(self, figures: Iterable[str]) -> None:
        """Figures into the cells of a column, each left with Enter."""
        for each in figures:
            self.type(each)
            self.key("Return")


def name_of(widget: QWidget) -> str:
    """What a screen reader says first of what has the focus; the inside of a control is called as that is."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    above = widget.parentWidget()
    is_inside = above is not None and (above.focusProxy() is widget or widget.objectName() == "qt_scrollarea_viewport")
    return name_of(above) if above is not None and is_inside else ""
