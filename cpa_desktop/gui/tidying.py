"""When Python looks for objects that hold only one another: on the window's thread, between two turns."""

import gc

from PySide6.QtCore import QCoreApplication, QTimer

_EVERY = 1000  # ms
_MOST = (50_000, 20, 100)  # Python's own 700 objects would have it look through the whole catalogue between two keys


class Tidying(QTimer):
    """Takes the search over from Python, which begins it wherever an object is made: in a job as well.

    Windows and their parts found there are handed to the window's thread one by one, each to be deleted, though a part
    goes with its window: the second deletion ends the program (PySide 6.11, Shiboken::BindingManager).
    """

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application, interval=_EVERY)
        gc.disable()
        self.timeout.connect(self._look)
        self.start()

    @staticmethod
    def _look() -> None:
        """As Python would, by how much was made since each generation was looked through."""
        due = [
            generation for generation, (made, most) in enumerate(zip(gc.get_count(), _MOST, strict=True)) if made > most
        ]
        if due:
            gc.collect(due[-1])
