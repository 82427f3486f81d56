"""The title of a page: where one begins to read where nothing is to be typed, and said aloud where something is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget


class PageTitle(QLabel):
    """Takes the focus when it is given; Tab does not come to it, and leads on from it as Enter and Down do."""

    left = Signal(int)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setObjectName("title")
        self.setWordWrap(True)
        self.setAccessibleName(words)

    def take_focus(self) -> None:
        """Begin to read here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self) -> None:
        """Have a screen reader say it, wherever the focus goes."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down go on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit(1)
        else:
            super().keyPressEvent(event)
