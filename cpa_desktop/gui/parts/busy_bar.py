"""How far something is that is done elsewhere, in a line of the page, and the button that calls it off."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cpa_desktop.gui import theme
from cpa_desktop.gui.parts.course_bar import CourseBar
from cpa_desktop.gui.underway import Underway
from cpa_desktop.i18n import _


class BusyBar(QWidget):
    """One piece of work at a time; not there while nothing is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._underway: Underway | None = None
        self.is_called_off = False  # by a press, the last that was begun
        self._bar = CourseBar()
        self._cancel = QPushButton(_("Cancel"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(1))
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self._cancel.clicked.connect(self._give_up)
        self.hide()

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is on the button."""
        return self._cancel.hasFocus()

    @property
    def is_underway(self) -> bool:
        """Whether something is being done."""
        return self._underway is not None

    def begin(self, words: str) -> Underway:
        """Something is being done, and can be called off."""
        self.is_called_off = False
        self._underway = Underway(self)
        self._bar.begin(words)
        self._bar.follow(self._underway)
        self.show()
        self._cancel.setEnabled(True)
        return self._underway

    def end(self) -> None:
        """It is done, or will not be."""
        if self._underway is not None:
            self._underway.deleteLater()
        self._underway = None
        self.hide()

    def cancel(self) -> None:
        """What is being done is not wanted any more."""
        if self._underway is not None:
            self._underway.cancel()

    def _give_up(self) -> None:
        self.is_called_off = True
        self.cancel()
        self._cancel.setEnabled(False)
