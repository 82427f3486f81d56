"""A button that is a stop on the way through a page: Enter presses it, the arrows go past it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton


class StopButton(QPushButton):
    """Understands keys as the other stops of a page do."""

    left = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, Up and Down go on."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Down:
                self.left.emit(1)
            case Qt.Key.Key_Up:
                self.left.emit(-1)
            case _:
                super().keyPressEvent(event)
