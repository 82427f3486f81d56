"""A person at the window, for tests: clicks, types and pastes, and calls nothing that stands behind the window."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QTreeWidgetItem,
    QWidget,
)

from cpa_desktop.gui import jobs
from cpa_desktop.gui.fields.choice import ButtonsEditor, ChoiceEditor
from cpa_desktop.gui.fields.details import Details
from cpa_desktop.gui.fields.frame import FieldFrame
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.grid import Grid
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.gui.parts.lines import LINE, Lines
from cpa_desktop.gui.parts.preview import PreviewDialog
from tests.gui.at_window import AtWindow
from tests.gui.sheets import focus_of, type_words

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


class Person(AtWindow):
    """Someone at the window: clicks, types, pastes, and knows nothing of what lies behind."""

    # any window

    def press(
        self, widget: QWidget, at: QPoint | None = None, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """A click, in the middle where no place is meant."""
        self.qtbot.waitUntil(widget.isVisible)
        assert widget.isEnabled()
        self.come_back()
        self.qtbot.mouseClick(widget, LEFT, held, at or QPoint())

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
        """One of a list that drops down, by what it stands for."""
        self._take(box, box.findData(value))

    def choose_words(self, box: QComboBox, words: str) -> None:
        """One of a list that drops down, by its words."""
        self._take(box, next(place for place in range(box.count()) if box.itemText(place) == words))

    def _take(self, box: QComboBox, place: int) -> None:
        """Opened with a click, walked with the arrows, taken with Enter."""
        self.press(box)
        self.qtbot.waitUntil(lambda: box.view().isVisible())
        key = Key.Key_Down if place > box.view().currentIndex().row() else Key.Key_Up
        for _press in range(box.count()):
            if box.view().currentIndex().row() != place:
                self.qtbot.keyClick(box.view(), key)
        self.qtbot.keyClick(box.view(), Key.Key_Return)
        self.qtbot.waitUntil(lambda: not box.view().isVisible() and box.currentIndex() == place)
        self.come_back()

    def press_line(self, lines: Lines, item: QTreeWidgetItem) -> None:
        """A click on a line of a list, once the list lies still."""
        lines.scrollToItem(item)
        self.qtbot.waitUntil(lambda: lines.itemAt(lines.visualItemRect(item).center()) is item)
        self.press(lines.viewport(), lines.visualItemRect(item).center())

    def menu_of_records(self, words: str) -> None:
        """An act of the menu that F10 opens, with a click."""
        self.come_back()
        self.qtbot.keyClick(caret(), Key.Key_F10)
        self.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        act = next(each for each in menu.actions() if each.text() == words)
        assert act.isEnabled()
        self.qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(act).center())
        self.come_back()

    def name_file(self, path: Path) -> None:
        """The window that asks for a file: its name is typed, and Enter pressed."""

        def asking() -> list[QFileDialog]:
            return [each for each in self.window.findChildren(QFileDialog) if each.isVisible()]

        self.qtbot.waitUntil(lambda: bool(asking()))
        (dialog,) = asking()
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        self.qtbot.waitUntil(line.hasFocus)
        line.selectAll()
        type_words(self.qtbot, line, str(path))
        self.qtbot.keyClick(caret(), Key.Key_Return)
        self.qtbot.waitUntil(lambda: not asking(), timeout=20_000)
        self.come_back()

    def drop(self, widget: QWidget, *files: Path) -> None:
        """Files let fall on the window, as from a file manager."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        held = Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(QPoint(10, 10), *held)
        QApplication.sendEvent(widget, entering)
        assert entering.isAccepted()
        QApplication.sendEvent(widget, QDropEvent(QPointF(10, 10), *held))

    def take_in(self, file: Path) -> PreviewDialog:
        """A file let fall on the window; gives what is then said of it, once it has been read."""
        self.drop(self.window.chrome, file)
        return self.preview()

    def preview(self) -> PreviewDialog:
        """What is said of a file before anything is taken in."""
        self.qtbot.waitUntil(lambda: bool(self._previews()), timeout=20_000)
        (dialog,) = self._previews()
        self.qtbot.waitUntil(dialog.bar.isHidden, timeout=20_000)
        return dialog

    def answer_preview(self, words: str) -> None:
        """One of its buttons; it closes."""
        (dialog,) = self._previews()
        self.press_words(dialog, words)
        self.qtbot.waitUntil(lambda: not self._previews(), timeout=20_000)
        self.come_back()

    def _previews(self) -> list[PreviewDialog]:
        return [each for each in self.window.findChildren(PreviewDialog) if each.isVisible()]

    def is_told(self, words: str) -> None:
        """Waits for a sentence above the page."""
        self.qtbot.waitUntil(lambda: words in self.window.chrome.notice.words, timeout=60_000)

    def is_saved(self) -> None:
        """Waits until the bar at the top says that everything is on the disk."""
        assert self.window.record is not None
        self.qtbot.waitUntil(lambda: self.window.record is not None and self.window.record.is_saved, timeout=20_000)
        assert self.window.chrome.header.saved.text()

    def settle(self) -> None:
        """Waits until nothing is being worked out any more."""
        self.qtbot.waitUntil(
            lambda: (
                (record := self.window.record) is not None
                and not record.own.evaluation.jobs
                and record.own.spread is not None
                and jobs.running() == 0
            ),
            timeout=60_000,
        )

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

    def go_on(self) -> None:
        """The record one had open last, from the first page."""
        self.press_words(self.window.home, {"vi": "Tiếp tục", "en": "Continue"}[self.window.language])
        self.qtbot.waitUntil(lambda: self.window.record is not None, timeout=20_000)

    def close(self) -> None:
        """The window is closed: nothing keeps it open, for everything is on the disk."""
        self.come_back()
        self.qtbot.keyClick(caret(), Key.Key_Q, CONTROL)
        self.qtbot.waitUntil(lambda: not self.window.isVisible(), timeout=20_000)

    # the pages

    def go_to(self, name: str) -> None:
        """A page, by its line among the steps."""
        steps = self.bench.steps.list
        line = next(each for each in steps.items() if each.data(0, LINE).name == name)
        over = line.parent()
        if over is not None and not over.isExpanded():
            self.press_line(steps, over)
        self.press_line(steps, line)

    def open_sheet(self, sheet: str) -> WorksheetPage:
        """A sheet, by its line among the steps."""
        self.go_to(sheet)
        page = self.bench.pages.currentWidget()
        assert isinstance(page, WorksheetPage)
        assert page.sheet_id == sheet
        return page

    def result(self, title: str) -> Line:
        """A figure of the results beside the page, by its name."""
        return next(line for line in self.bench.panel.results.lines if line.title == title and not line.is_heading)

    def trace(self, title: str) -> Line:
        """Where a figure of the results comes from, after a press on it: the figure, with what it was made of."""
        results = self.bench.panel.results
        self.press(self.bench.panel.tabs.tabBar(), self.bench.panel.tabs.tabBar().tabRect(0).center())
        item = next(each for each in results.items() if each.data(0, LINE).name == self.result(title).name)
        self.press_line(results, item)
        self.qtbot.waitUntil(lambda: self.bench.panel.is_tracing)
        (top,) = self.bench.panel.trace.tree.lines
        return top

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
        self.come_back()
        QApplication.processEvents()  # nobody clicks on a page that is still being laid out
        table.view.scrollTo(index)
        held = Qt.KeyboardModifier.ShiftModifier if extend else Qt.KeyboardModifier.NoModifier
        self.press(table.view.viewport(), table.view.visualRect(index).center(), held)
        assert table.model.address(table.view.currentIndex()) == there, (
            table.model.address(table.view.currentIndex()),
            there,
            index.row(),
            index.column(),
            table.view.visualRect(index),
            table.view.viewport().rect(),
            table.view.hasFocus(),
            caret(),
        )

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
