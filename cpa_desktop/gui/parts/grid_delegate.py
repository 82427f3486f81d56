"""The editor inside a cell of a table: a line, with the list of choices where there is one."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QApplication,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cpa_desktop.core import asking
from cpa_desktop.core.worksheet import Choice
from cpa_desktop.gui import icons, theme
from cpa_desktop.gui.fields.choice import YES_OR_NO
from cpa_desktop.gui.fields.chooser import Chooser
from cpa_desktop.gui.parts.grid_course import paint_course
from cpa_desktop.gui.parts.grid_model import MARK, GridModel

_ROOM = 4  # px at both sides of the words
_CHOSEN = frozenset({"choice", "reference", "place", "yes_no"})
_STEPS = {
    Qt.Key.Key_Return: "down",
    Qt.Key.Key_Enter: "down",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Tab: "next",
    Qt.Key.Key_Backtab: "back",
}
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Cells as all tables of figures draw them."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, words with room at both sides, and a frame around the current cell."""
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        state = QStyle.StateFlag
        is_current = bool(cell.state & state.State_HasFocus)
        is_chosen = bool(cell.state & state.State_Selected)
        painter.fillRect(cell.rect, cell.backgroundBrush)
        if is_chosen:
            painter.fillRect(cell.rect, theme.colour("selection"))
        box = QRect(cell.rect)
        cell.state &= ~(state.State_HasFocus | state.State_Selected)
        cell.backgroundBrush = QBrush()
        cell.rect = box.adjusted(_ROOM, 0, -_ROOM, 0)
        style = cell.widget.style() if cell.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        self._note(painter, cell, index)
        if is_current:
            painter.setPen(QPen(theme.colour("accent"), theme.stroke("focus")))
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _note(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        """What is drawn in a cell beside its words."""


class GridDelegate(CellDelegate):
    """Opens a line over a cell and hands on what was typed, unread."""

    finished = Signal(str)  # where to go on: down, up, next or back

    def __init__(self, model: GridModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._open_at = QPersistentModelIndex()

    def _note(self, painter: QPainter, cell: QStyleOptionViewItem, index: Index) -> None:
        """The words of a mark beside its sign; under the table, how a column runs."""
        if self._model.is_course(index.row()):
            paint_course(painter, cell.rect, index.data(Qt.ItemDataRole.UserRole))
            return
        words = index.data(MARK)
        if words:
            painter.save()
            painter.setFont(theme.font("least"))
            painter.setPen(theme.colour("doubt" if index.data() else "soft_ink"))
            box = cell.rect.adjusted(icons.SIZE + _ROOM, 0, 0, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(words))
            painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line, or a line with a list."""
        self._open_at = QPersistentModelIndex(index)
        column = self._model.plan.columns[index.column()]
        line: QLineEdit
        if column.kind in _CHOSEN:
            line = chooser = Chooser(parent)
            chooser.taken.connect(lambda: self._finish(chooser, "down"))
            chooser.offer([choice.title.of(self._model.live.session.language) for choice in self._choices(index)])
        else:
            line = QLineEdit(parent)
        line.setProperty("role", "cell")
        line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        if self._model.look(index.row(), index.column()).is_number:
            line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return line

    def _choices(self, index: Index) -> tuple[Choice, ...]:
        column = self._model.plan.columns[index.column()]
        key, row = self._model.cell(index)
        return YES_OR_NO if column.kind == "yes_no" else asking.choices(self._model.live.session.evaluation, key, row)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The entry in full, once; what is being typed is never written over."""
        if isinstance(editor, QLineEdit) and not editor.property("filled"):
            editor.setProperty("filled", True)
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """As it was typed."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter, Tab, Up and Down enter what was typed and go on; Escape leaves the cell as it was."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, QLineEdit):
            is_open = isinstance(editor, Chooser) and (editor.is_open or _opens(event))
            step = _STEPS.get(Qt.Key(event.key()))
            if step == "down" and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                step = "up"
            if is_open:
                return False  # the keys are the list's
            if step is not None:
                self._finish(editor, step)
                return True
        return super().eventFilter(editor, event)

    def _finish(self, editor: QLineEdit, step: str) -> None:
        """Close first and enter then: what is entered may lay the rows anew, and the caret must be back by then."""
        typed, at = editor.text(), self._model.index(self._open_at.row(), self._open_at.column())
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self._model.setData(at, typed)
        self.finished.emit(step)


def _opens(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
