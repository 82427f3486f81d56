"""Work that is seen while it goes on elsewhere: how far it is, and a way to call it off."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cpa_desktop.core.course import Course
from cpa_desktop.gui import jobs

T = TypeVar("T")


class Underway(QObject):
    """One piece of work; whoever owns this gives the work up by going away."""

    told = Signal(int, int)  # parts done, of how many

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        course = self.course = Course(self._tell)
        self.destroyed.connect(course.give_up)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Do the work elsewhere; `failed` hears of GivenUp where it was called off."""
        jobs.run(work, done, failed, self.course)

    def cancel(self) -> None:
        """Call it off; nothing of it is left once it has ended."""
        self.course.give_up()

    def _tell(self, done: int, of: int) -> None:
        """Said on the thread that works; heard on the window's."""
        try:
            self.told.emit(done, of)
        except RuntimeError:  # whoever looked has been closed
            self.course.give_up()
