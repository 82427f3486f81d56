"""A person at the window, for tests: clicks, types and pastes, and calls nothing that stands behind the window."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop.gui.fields.choice import ButtonsEditor, ChoiceEditor
from cpa_desktop.gui.fields.details import Details
from cpa_desktop.gui.fields.frame import FieldFrame
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.grid import Grid
from cpa_desktop.gui.parts.lines import LINE
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.gui.workbench import Workbench
from tests.gui.sheets import focus_of, type_words

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


class Person:
    """Someone at the window: clicks, types, pastes, and knows nothing of what lies behind."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def bench(self) -> Workbench:
        """The record that is open."""
        assert self.window.bench is not None
        return self.window.bench

    # any window

    def press(
        self, widget: QWidget, at: QPoint | None = None, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """A click, in the middle where no place is meant."""
        self.qtbot.waitUntil(widget.isVisible)
        assert widget.isEnabled()
        self._come_back()
        self.qtbot.mouseClick(widget, LEFT, held, at or QPoint())

    def _come_back(self) -> None:
        """A list that has closed gives the keys back to the window; a screen does so by itself."""
        active = QApplication.activeWindow()
        if active is not None and not active.isVisible():
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow)

    def press_words(self, within: QWidget, words: str) -> None:
        """A click on the button with these words."""

        def there() -> list[QPushButton]:
            return [b for b in within.findChildren(QPushButton) if b.isVisible() and b.text() == words]

        self.qtbot.waitUntil(lambda: bool(there()), timeout=20_000)
        self.press(there()[0])

    def type(self, widget: QWidget, words: str) -> None:
        """A click into a line, words in place of what stands there, Enter."""
        self.press(widget)
        if isinstance(widget, QLineEdit):
            widget.selectAll()
        type_words(self.qtbot, widget, words)
        if isinstance(widget, QLineEdit):
            self.qtbot.keyClick(widget, Key.Key_Return)
        else:
            self.qtbot.keyClick(widget, Key.Key_Return, CONTROL)

    def choose(self, box: QComboBox, value: str) -> None:
        """One of a list that drops down: opened with a click, walked with the arrows, taken with Enter."""
        self.press(box)
        self.qtbot.waitUntil(lambda: box.view().isVisible())
        way = box.findData(value) - box.view().currentIndex().row()
        for _ in range(abs(way)):
            self.qtbot.keyClick(box.view(), Key.Key_Down if way > 0 else Key.Key_Up)
        self.qtbot.keyClick(box.view(), Key.Key_Return)
        self.qtbot.waitUntil(lambda: not box.view().isVisible() and box.currentData() == value)
        self._come_back()

    def begin(self, sort: str, title: str, enterprise: str, sector: str) -> None:
        """A record of a sort, for a new enterprise, from the first page."""
        self.press_words(self.window.home, sort)
        begin = self.window.home.begin
        self.qtbot.waitUntil(begin.name.hasFocus)
        self.choose(begin.sector, sector)
        self.press(begin.title)
        begin.title.selectAll()
        type_words(self.qtbot, begin.title, title)
        self.type(begin.name, enterprise)
        self.qtbot.waitUntil(lambda: self.window.record is not None, timeout=20_000)

    # the pages

    def open_sheet(self, sheet: str) -> WorksheetPage:
        """A sheet, by its line among the steps."""
        steps = self.bench.steps.list
        line = next(each for each in steps.items() if each.data(0, LINE).name == sheet)
        over = line.parent()
        if over is not None and not over.isExpanded():
            steps.scrollToItem(over)
            self.press(steps.viewport(), steps.visualItemRect(over).center())
        steps.scrollToItem(line)
        self.press(steps.viewport(), steps.visualItemRect(line).center())
        page = self.bench.pages.currentWidget()
        assert isinstance(page, WorksheetPage)
        assert page.sheet_id == sheet
        return page

    def answer(self, asked: FieldFrame, typed: str) -> None:
        """A field: its buttons pressed, or its line typed in."""
        editor = asked.editor.inner if isinstance(asked.editor, ChoiceEditor) else asked.editor
        if isinstance(editor, ButtonsEditor):
            for words in typed.split("; "):
                self.press(next(b for b in editor.buttons.buttons.values() if b.text().casefold() == words.casefold()))
        else:
            self.type(focus_of(asked), typed)

    def state(self, asked: FieldFrame, facet: str, typed: str) -> None:
        """What is said of the answer of a field."""
        self.press(focus_of(asked))
        if facet == "origin":
            assert asked.origin is not None
            self.choose(asked.origin, typed)
            return
        assert asked.more is not None
        if not asked.more.isChecked():
            self.press(asked.more)
        assert asked.details is not None
        self.type(line_of(asked.details, facet), typed)

    # tables

    def add(self, table: Grid, words: str) -> None:
        """A row from the list, found by its words."""
        self.press(table.head.list_button)
        assert table.picker is not None
        type_words(self.qtbot, table.picker.filter, words)
        self.qtbot.keyClick(table.picker.filter, Key.Key_Return)
        self.qtbot.waitUntil(lambda: words in table.model.plan.titles)

    def show_part(self, table: Grid, part: str) -> None:
        """The tab of one resource."""
        bar = table.tabs.bar
        place = next(each for each in range(bar.count()) if bar.tabData(each) == part)
        self.press(bar, bar.tabRect(place).center())
        assert bar.currentIndex() == place

    def go(self, table: Grid, index: QModelIndex, *, extend: bool = False) -> None:
        """A click on a cell; with Shift, which selects all from the one before."""
        assert index.isValid()
        there = table.model.address(index)
        self._come_back()
        QApplication.processEvents()  # nobody clicks on a page that is still being laid out
        table.view.scrollTo(index)
        held = Qt.KeyboardModifier.ShiftModifier if extend else Qt.KeyboardModifier.NoModifier
        self.press(table.view.viewport(), table.view.visualRect(index).center(), held)
        assert table.model.address(table.view.currentIndex()) == there

    def paste(self, table: Grid, index: QModelIndex, block: Sequence[Sequence[str]]) -> None:
        """A block copied from a spreadsheet; where it is shown before it goes in, it is taken as it is shown."""
        QGuiApplication.clipboard().setText("".join("\t".join(row) + "\r\n" for row in block))
        self.go(table, index)
        self.qtbot.keyClick(table.view, Key.Key_V, CONTROL)
        if table.laying.panel is not None:
            self.qtbot.keyClick(caret(), Key.Key_Return)

    def type_down(self, table: Grid, index: QModelIndex, words: Iterable[str]) -> None:
        """Cell after cell downwards, each followed by Enter."""
        self.go(table, index)
        for each in words:
            for letter in each:
                type_words(self.qtbot, caret(), letter)
            self.qtbot.keyClick(caret(), Key.Key_Return)


def caret() -> QWidget:
    """What takes the keys now."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def line_of(details: Details, facet: str) -> QLineEdit:
    """Where a facet is typed."""
    return {"note": details.note, "uncertainty": details.uncertainty}[facet]
