"""A list that drops down; the wheel scrolls the page, never the choice."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class Drop(QComboBox):
    """One of a few, chosen on purpose."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Not for us."""
        event.ignore()
