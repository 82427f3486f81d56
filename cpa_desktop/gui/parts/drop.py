"""A list that drops down; the wheel scrolls the page, never the choice."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class Drop(QComboBox):
    """One of a few, chosen on purpose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentTextChanged.connect(self.setToolTip)  # a long name may end in … here

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Not for us."""
        event.ignore()
