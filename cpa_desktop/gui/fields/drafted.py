"""A text that the program drafts from the figures until someone writes their own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cpa_desktop.core.text import Language, Text
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui import theme
from cpa_desktop.gui.fields.editor import Editor
from cpa_desktop.gui.fields.longtext import WIDEST, Words
from cpa_desktop.gui.fields.shown import Shown
from cpa_desktop.i18n import _


class DraftedEditor(Editor):
    """The draft in soft ink with a way to change it; what someone wrote, with a way back to the draft."""

    def __init__(self, field: Field, language: Language, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, language, large=large, parent=parent)
        self.setMaximumWidth(WIDEST)
        self._kept = ""  # what stands in the record
        self._is_open = False  # whether the draft is being changed and nothing of it entered yet
        self._has_moved = False  # whether the figures say something else than when the text was written
        self._locked = False
        self._name = ""
        self.draft, self.moved = _soft(), _soft()
        self.words = Words(self)
        self.words.setPlaceholderText(_("Being drafted from the figures…"))
        self.change = QPushButton(_("Change the draft"))
        self.restore = QPushButton(_("Back to the draft"))
        self._lay_out()
        self.words.entered.connect(self._enter)
        self.words.left.connect(self.left)
        self.words.finished.connect(self._close)
        self.change.clicked.connect(self._open)
        self.restore.clicked.connect(self._give_up)
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(0))
        column.addWidget(self.draft)
        column.addWidget(self.words)
        column.addWidget(self.moved)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self.change)
        row.addWidget(self.restore)
        row.addStretch(1)

    def show_draft(self, text: Text, when_written: Text | None = None) -> None:
        """What the figures say now, and what they said when somebody wrote their own."""
        words = text.of(self.language)
        self.words.setPlaceholderText("")
        has_moved = when_written is not None and when_written.of(self.language) != words
        if (words, has_moved) == (self.draft.text(), self._has_moved):
            return
        self._has_moved = has_moved
        self.draft.setText(words)
        self.moved.setText(
            _("The figures have changed since this was written; the draft says now: {words}", words=words)
        )
        self._show()

    def show_cell(self, cell: Shown) -> None:
        """What someone wrote, or else the draft."""
        self._kept = cell.entered
        if self._kept:
            self._is_open = False
            self.words.show_text(self._kept)
        self._show()

    def commit(self) -> None:
        """Enter what was typed."""
        self.words.commit()

    def name_as(self, name: str, description: str) -> None:
        """The text by its label, the buttons by what they do to it."""
        self._name = name
        for widget in (self.words, self.draft, self.moved):
            widget.setAccessibleName(name)
            widget.setAccessibleDescription(description)
        for button in (self.change, self.restore):
            button.setAccessibleName(f"{name}: {button.text()}")

    def set_read_only(self, locked: bool) -> None:
        """Look, but do not change."""
        self._locked = locked
        self.words.setReadOnly(locked)
        selected = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.draft.setTextInteractionFlags(selected if locked else Qt.TextInteractionFlag.TextSelectableByMouse)
        self._show()

    def _show(self) -> None:
        written = bool(self._kept) or self._is_open or self.words.is_edited
        had_focus = self.words.hasFocus()
        drafted = not written and bool(self.draft.text())
        self.draft.setVisible(drafted)
        self.moved.setVisible(bool(self._kept) and self._has_moved)
        self.change.setVisible(drafted and not self._locked)
        self.words.setVisible(not drafted)
        self.restore.setVisible(written and bool(self.draft.text()) and not self._locked)
        self.draft.setAccessibleName(f"{self._name}: {self.draft.text()}" if self._locked else self._name)
        self.setFocusProxy(self.words if self.words.isVisibleTo(self) else self.draft if self._locked else self.change)
        if had_focus and not self.words.isVisibleTo(self):
            self.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        """The draft to be changed; as long as nothing is, nothing is entered and it follows the figures."""
        self._is_open = True
        self.words.show_text(self.draft.text())
        self._show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        if self._is_open and not self.words.is_edited and not self._kept:
            self._is_open = False
            self.words.show_text("")
            self._show()

    def _enter(self, typed: str) -> None:
        self._kept = typed
        self.entered.emit(typed)

    def _give_up(self) -> None:
        self._is_open = False
        self.words.show_text("")
        if self._kept:
            self._kept = ""
            self.entered.emit("")
        self._show()
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)


def _soft() -> QLabel:
    """Words that the program says: in soft ink, as high as they need."""
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", "soft")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label
