"""A line to type in: it says what was typed when left, and is never rewritten under the caret."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from cpa_desktop.core.text import Language
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui.fields.editor import Editor
from cpa_desktop.gui.fields.shown import NUMERIC, Shown

_WIDTHS = {"integer": 160, "quantity": 200, "money": 200, "date": 160, "month": 160}
_WIDEST = 520
_EXAMPLES = {"date": {"vi": "31/12/2025", "en": "31 Dec 2025"}, "month": {"vi": "12/2025", "en": "Dec 2025"}}
_UNDOING = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class Line(QLineEdit):
    """A line edit that knows what it last held in common with the session."""

    entered = Signal(str)
    left = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agreed = ""  # the text here when the session was last heard or told
        self._kept = ""  # what the session held then
        self._told = False  # something was entered whose reading has not come back yet

    @property
    def is_edited(self) -> bool:
        """Whether a person has typed something that was not entered yet."""
        return self.text() != self._agreed

    def show_text(self, kept: str) -> None:
        """Show what the session holds; not while a person types, nor to re-format what was just entered here."""
        if self.hasFocus() and (self.is_edited or self._told or kept == self._kept):
            self._told = self._told and kept == self._kept
            self._kept = kept
            return
        self._told = False
        self._kept = kept
        self._agreed = kept
        if self.text() != kept:
            self.setText(kept)
            self.setCursorPosition(0)

    def commit(self) -> None:
        """Enter what was typed, once."""
        if self.is_edited and not self.isReadOnly():
            self._agreed = self.text()
            self._told = True
            self.entered.emit(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving enters what was typed; a menu or another window is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.commit()
            if not self.is_edited:
                self.show_text(self._kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down go on, Up goes back, Escape takes back what was typed."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.commit()
                self.left.emit(1)
            case Qt.Key.Key_Down:
                self.commit()
                self.left.emit(1)
            case Qt.Key.Key_Up:
                self.commit()
                self.left.emit(-1)
            case Qt.Key.Key_Escape if self.is_edited:
                self.setText(self._agreed)
            case _ if self._is_undo(event):
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z takes back typing while there is any; after that it belongs to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def _is_undo(self, event: QKeyEvent) -> bool:
        return not self.is_edited and any(event.matches(key) for key in _UNDOING)


class LineEditor(Editor):
    """Words, numbers, money, dates and months: all are typed on a line."""

    def __init__(self, field: Field, language: Language, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, language, large=large, parent=parent)
        self.line = Line(self)
        self.line.entered.connect(self.entered)
        self.line.left.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        width = _WIDTHS.get(field.kind)
        if width is not None:
            self.line.setFixedWidth(width)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        else:
            self.setMaximumWidth(_WIDEST)
        if field.kind in NUMERIC:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFocusProxy(self.line)

    def show_cell(self, cell: Shown) -> None:
        """The entry in full; a default stands behind it until someone types."""
        self.line.show_text(cell.entered)
        behind = cell.default or _EXAMPLES.get(self.field.kind, {}).get(self.language, "")
        if self.line.placeholderText() != behind:
            self.line.setPlaceholderText(behind)

    def commit(self) -> None:
        """Enter what was typed."""
        self.line.commit()

    def set_read_only(self, locked: bool) -> None:
        """The words can still be selected and copied."""
        self.line.setReadOnly(locked)
