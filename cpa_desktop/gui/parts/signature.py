"""One's own name, asked above the page: it signs what one changes, and need not be given."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cpa_desktop.core.text import Language, Refused
from cpa_desktop.gui import theme
from cpa_desktop.gui.fields.under import Remark, Under
from cpa_desktop.i18n import _
from cpa_desktop.service import settings


class Signature(QFrame):
    """A line for the name; the page goes on meanwhile."""

    given = Signal(str)
    closed = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAccessibleName(_("Your name"))
        self._language: Language = language
        label = QLabel(_("Your name"))
        label.setProperty("role", "section")
        self.line = QLineEdit()
        self.line.setAccessibleName(_("Your name"))
        self._words = _("It signs what you change from now on: in the history, in a record handed over, in print.")
        self.line.setAccessibleDescription(self._words)
        label.setBuddy(self.line)
        said = QLabel(self._words, wordWrap=True)
        said.setProperty("role", "soft")
        self._refused = Under(language)
        self.keep = QPushButton(_("Keep the name"))
        self.keep.setProperty("role", "accent")
        self.leave = QPushButton(_("Cancel"))
        asked = QHBoxLayout()
        asked.setSpacing(theme.space(2))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(3), theme.space(1), theme.space(2), theme.space(1))
        column.setSpacing(theme.space(0))
        column.addLayout(asked)
        asked.addWidget(label)
        asked.addWidget(self.line, 1)
        asked.addWidget(self.keep)
        asked.addWidget(self.leave)
        column.addWidget(self._refused)
        column.addWidget(said)
        self.line.returnPressed.connect(self._give)
        self.line.textChanged.connect(lambda _typed: self._forgive())
        self.keep.clicked.connect(self._give)
        self.leave.clicked.connect(self.closed)

    def ask(self, name: str) -> None:
        """Ask, with what is known."""
        self.line.setText(name)
        self.line.selectAll()
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        try:
            name = settings.signature(self.line.text())
        except Refused as refusal:
            self._refused.say((Remark(text=refusal.text.of(self._language), tone="error"),))
            self.line.setAccessibleDescription(f"{self._refused.text} {self._words}")
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.given.emit(name)

    def _forgive(self) -> None:
        self._refused.say(())
        self.line.setAccessibleDescription(self._words)
