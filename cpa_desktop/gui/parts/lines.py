"""A list of lines that one can walk through and choose from; steps, results, findings and traces are such lists."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cpa_desktop.gui.parts import line_drawing
from cpa_desktop.gui.parts.line import Line

LINE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class Lines(QTreeWidget):
    """Shows lines; a click or Enter on one that leads somewhere tells where."""

    chosen = Signal(str)
    entry_chosen = Signal(str)  # where something is entered
    least_height = line_drawing.LEAST_HEIGHT  # of a line

    def __init__(self, name: str, parent: QWidget | None = None, *, hangs: bool = False, folds: bool = False) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(hangs)
        self.setIndentation(14 if hangs else 0)
        self.setItemsExpandable(hangs or folds)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Drawing(self))
        self.itemClicked.connect(self._choose)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; what is selected stays so, and nothing is redrawn that is the same."""
        if len(lines) == len(self._lines):
            pairs = enumerate(zip(self._lines, lines, strict=True))
            others = [(place, old, line) for place, (old, line) in pairs if line is not old and line != old]
            if all(_shape(old) == _shape(line) for _place, old, line in others):
                self._lines = tuple(lines)
                for place, old, line in others:
                    _renew(self.topLevelItem(place), old, line)
                return
        selected = self.current_name()
        folded = {_line(item).name: item.isExpanded() for item in self.items() if item.childCount()}
        place = self.verticalScrollBar().value()
        self._lines = tuple(lines)
        self.blockSignals(True)
        self.clear()
        for line in self._lines:
            self.addTopLevelItem(_item(line))
        for item in self.items():
            line = _line(item)
            item.setExpanded(folded.get(line.name, not line.is_closed))
            if line.name == selected:
                self.setCurrentItem(item)
        if self.hasFocus():
            self._begin()
        self.blockSignals(False)
        self.verticalScrollBar().setValue(place)

    def count_to_edge(self) -> int:
        """How many lines there are down to the last that is in sight; all, where they leave room."""
        last = self.indexAt(self.viewport().rect().bottomLeft())
        while last.parent().isValid():
            last = last.parent()
        return last.row() + 1 if last.isValid() else self.topLevelItemCount() + 1

    def current_name(self) -> str:
        """The name of the line that is marked."""
        current = self.currentItem()
        return _line(current).name if current is not None else ""

    def select(self, name: str, *, alone: bool = False) -> None:
        """Mark the line of that name as the current one; `alone`, all that it does not hang from folds away."""
        for item in self.items():
            if _line(item).name == name:
                self._open_to(item, alone=alone)
                self.setCurrentItem(item)
                self.scrollToItem(item)
                return
        self.setCurrentIndex(QModelIndex())

    def _open_to(self, item: QTreeWidgetItem, *, alone: bool) -> None:
        above = set()
        over = item.parent()
        while over is not None:
            above.add(_line(over).name)
            over = over.parent()
        for each in self.items():
            if each.childCount() and (alone or _line(each).name in above):
                each.setExpanded(_line(each).name in above)

    def items(self) -> Iterator[QTreeWidgetItem]:
        """Every item, from the top down."""
        waiting = [self.topLevelItem(place) for place in reversed(range(self.topLevelItemCount()))]
        while waiting:
            item = waiting.pop()
            if item is None:
                continue
            yield item
            waiting += [item.child(place) for place in reversed(range(item.childCount()))]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; everything else is Qt's."""
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(item)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A list that is entered by keyboard shows where one is; a click is about to say so itself."""
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._begin()  # before Qt takes the first line, which may be a heading
        super().focusInEvent(event)

    def _begin(self) -> None:
        if self.currentItem() is None:
            first = next((item for item in self.items() if item.flags() & Qt.ItemFlag.ItemIsSelectable), None)
            if first is not None:
                self.setCurrentItem(first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _choose(self, item: QTreeWidgetItem) -> None:
        line = _line(item)
        if line.address:
            (self.entry_chosen if line.is_entry else self.chosen).emit(line.address)
        elif item.childCount():
            item.setExpanded(not item.isExpanded())


class _Drawing(QStyledItemDelegate):
    """Draws one line in the width there is."""

    def __init__(self, view: Lines) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, mark of focus, and the line itself."""
        self.initStyleOption(option, index)
        line_drawing.paint(painter, option, index.data(LINE), self._view.least_height)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height that the line needs in the width of the list."""
        depth, above = 1 if self._view.rootIsDecorated() else 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        width = self._view.viewport().width() - depth * self._view.indentation()
        return QSize(width, line_drawing.height(index.data(LINE), width, self._view.least_height))


def _shape(line: Line) -> tuple[object, ...]:
    """What a line must keep for its place in the list to stand: the rest of it can be drawn anew where it is."""
    leads = bool(line.address or line.children or not (line.is_heading or line.is_part))
    return line.name, leads, line.is_closed, tuple(_shape(child) for child in line.children)


def _renew(item: QTreeWidgetItem | None, before: Line, line: Line) -> None:
    """Show another line in the same place."""
    if item is None:
        return
    model = item.treeWidget().model()
    model.blockSignals(True)  # else the list would be measured anew for each of the three
    _name(item, line)
    model.blockSignals(False)
    item.setData(0, LINE, line)
    for place, (old, child) in enumerate(zip(before.children, line.children, strict=True)):
        if old != child:
            _renew(item.child(place), old, child)


def _name(item: QTreeWidgetItem, line: Line) -> None:
    item.setText(0, line.title)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, line.spoken)


def _item(line: Line) -> QTreeWidgetItem:
    item = QTreeWidgetItem()
    _name(item, line)
    item.setData(0, LINE, line)
    flags = Qt.ItemFlag.NoItemFlags if line.is_part else Qt.ItemFlag.ItemIsEnabled  # the keys pass quiet headings by
    if line.address or line.children or not (line.is_heading or line.is_part):
        flags |= Qt.ItemFlag.ItemIsSelectable
    item.setFlags(flags)
    item.addChildren([_item(child) for child in line.children])
    return item


def _line(item: QTreeWidgetItem) -> Line:
    line = item.data(0, LINE)
    assert isinstance(line, Line)
    return line
