"""A line that offers what may be chosen, found by any part of its words, with or without accents."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QToolButton, QWidget

from cpa_desktop.core.fold import fold
from cpa_desktop.gui import icons
from cpa_desktop.gui.fields.line import Line
from cpa_desktop.i18n import _

_FOLDED = Qt.ItemDataRole.UserRole + 1
_ROWS = 12


class _Finder(QCompleter):
    """Compares words without their marks."""

    def splitPath(self, path: str) -> list[str]:
        """What was typed, as it is compared."""
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What is put on the line."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class Chooser(Line):
    """A line with a list: typing narrows it, Alt+Down or the arrow opens all of it."""

    taken = Signal()  # what stands here is meant: chosen from the list, or typed and Enter pressed over the list

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: tuple[str, ...] = ()
        self._model = QStandardItemModel(self)
        self._finder = _Finder(self)
        self._finder.setModel(self._model)
        self._finder.setCompletionRole(_FOLDED)
        self._finder.setFilterMode(Qt.MatchFlag.MatchContains)
        self._finder.setMaxVisibleItems(_ROWS)
        self._finder.activated.connect(self._take)
        self.setCompleter(self._finder)
        self._list = QListView()
        self._list.setUniformItemSizes(True)
        self._finder.setPopup(self._list)
        opener = self.addAction(icons.icon("down", "soft_ink"), Line.ActionPosition.TrailingPosition)
        opener.setText(_("Show the list (Alt+Down)"))
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(opener.text())
        opener.triggered.connect(self.open_list)

    def offer(self, titles: Sequence[str]) -> None:
        """What may be chosen."""
        if tuple(titles) == self._titles:
            return
        self._titles = tuple(titles)
        self._model.clear()
        for title in titles:
            item = QStandardItem(title)
            item.setData(fold(title), _FOLDED)
            item.setEditable(False)
            self._model.appendRow(item)

    def open_list(self) -> None:
        """All there is to choose from."""
        if self.isReadOnly():
            return
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._finder.setCompletionPrefix("")
        self._finder.complete()
        current = self._titles.index(self.text()) if self.text() in self._titles else 0
        self._list.setCurrentIndex(self._finder.completionModel().index(current, 0))

    @property
    def is_open(self) -> bool:
        """Whether the list is on the screen."""
        return self._list.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down and F4 open the list; while it is open Enter takes what is marked, or else what is typed."""
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt_down or event.key() == Qt.Key.Key_F4:
            self.open_list()
        elif self.is_open and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            marked = self._list.currentIndex()
            self._list.hide()
            self._take(str(marked.data()) if marked.isValid() else self.text())
            self.left.emit(1)
        elif self.is_open and event.key() == Qt.Key.Key_Escape:
            self._list.hide()
        else:
            super().keyPressEvent(event)

    def _take(self, title: str) -> None:
        self.setText(title)
        self.commit()
        self.taken.emit()
