"""How far something is that is done elsewhere."""

from PySide6.QtWidgets import QProgressBar, QWidget

from cpa_desktop.gui.underway import Underway


class CourseBar(QProgressBar):
    """Runs to and fro until it is known how much there is to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, 0)
        self.setTextVisible(False)

    def begin(self, words: str) -> None:
        """Something begins; the words are for those who do not see the bar."""
        self.setRange(0, 0)
        self.setAccessibleName(words)

    def follow(self, underway: Underway) -> None:
        """Show how far this is from now on."""
        underway.told.connect(self.show_part)

    def show_part(self, done: int, of: int) -> None:
        """So many parts are done, of so many."""
        self.setRange(0, of)
        self.setValue(done)
