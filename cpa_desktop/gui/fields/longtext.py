"""Several lines of words."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from cpa_desktop.core.text import Language
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui.fields.editor import Editor
from cpa_desktop.gui.fields.shown import Shown

_LINES = (2, 10)
_LINES_END = str.maketrans({"\u2028": "\n", "\u2029": "\n"})
WIDEST = 640


class Words(QPlainTextEdit):
    """A text that grows with what is typed and enters it when left."""

    entered = Signal(str)
    left = Signal(int)
    finished = Signal()  # the caret has left

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agreed = ""
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @property
    def is_edited(self) -> bool:
        """Whether a person has typed something that was not entered yet."""
        return self.typed != self._agreed

    @property
    def typed(self) -> str:
        """What stands here; `toPlainText` turns the spaces between a figure and its unit into others."""
        return self.document().toRawText().translate(_LINES_END)

    def show_text(self, kept: str) -> None:
        """Show what the session holds; not while a person types."""
        if self.hasFocus() and self.is_edited:
            return
        self._agreed = kept
        if self.typed != kept:
            self.setPlainText(kept)

    def commit(self) -> None:
        """Enter what was typed, once."""
        if self.is_edited and not self.isReadOnly():
            self._agreed = self.typed
            self.entered.emit(self._agreed)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving enters what was typed."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.commit()
            self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins a line; Ctrl+Enter goes on, and so do Up and Down at the first and the last line."""
        if _is_control_enter(event) or (
            event.key() == Qt.Key.Key_Down and self._is_at_edge(QTextCursor.MoveOperation.Down)
        ):
            self._leave(1)
        elif event.key() == Qt.Key.Key_Up and self._is_at_edge(QTextCursor.MoveOperation.Up):
            self._leave(-1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """While one writes here Ctrl+Enter leads to the next field; elsewhere it is the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_control_enter(event):
            event.accept()
            return True
        return super().event(event)

    def _leave(self, step: int) -> None:
        self.commit()
        self.left.emit(step)

    def _is_at_edge(self, move: QTextCursor.MoveOperation) -> bool:
        return not QTextCursor(self.textCursor()).movePosition(move)

    def _fit(self) -> None:
        lines = min(max(int(self.document().size().height()), _LINES[0]), _LINES[1])
        around = 2 * (self.frameWidth() + int(self.document().documentMargin())) + 2
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + around)


def _is_control_enter(event: QKeyEvent) -> bool:
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class LongTextEditor(Editor):
    """Several lines of words."""

    def __init__(self, field: Field, language: Language, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, language, large=large, parent=parent)
        self.setMaximumWidth(WIDEST)
        self.words = Words(self)
        self.words.entered.connect(self.entered)
        self.words.left.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words)
        self.setFocusProxy(self.words)

    def show_cell(self, cell: Shown) -> None:
        """The words as they were typed."""
        self.words.show_text(cell.entered)
        self.words.setPlaceholderText(cell.default)

    def commit(self) -> None:
        """Enter what was typed."""
        self.words.commit()

    def set_read_only(self, locked: bool) -> None:
        """The words can still be selected and copied."""
        self.words.setReadOnly(locked)
