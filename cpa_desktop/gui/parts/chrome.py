"""What stands around every page: the bar at the top, the notice under it, and room for the pages."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpa_desktop.gui.parts.header import Header
from cpa_desktop.gui.parts.notice import Notice
from cpa_desktop.gui.parts.rooms import Rooms
from cpa_desktop.i18n import _


class Chrome(QWidget):
    """The bar, the notice, the pages; a file that is dropped anywhere is told of."""

    dropped = Signal(object)  # the files of this machine in what was dropped

    def __init__(self, acts: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.header = Header(acts)
        self.notice = Notice()
        self.stack = Rooms()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        self._column = column

    def put_above(self, strip: QWidget, *stops: QWidget) -> None:
        """Something that is asked above the page, under the notice; Tab comes to its stops where they stand."""
        self._column.insertWidget(self._column.indexOf(self.stack), strip)
        for one, other in pairwise((self.notice.away, *stops)):
            QWidget.setTabOrder(one, other)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Whatever is dropped is answered: what cannot be taken in, by a sentence."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """What it would mean is shown first."""
        files = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        QTimer.singleShot(0, self, lambda: self.dropped.emit(files))  # another program waits for the end of this

    def say_saved(self, time: str) -> None:
        """When the disk last had everything."""
        self.header.say_saved(_("Saved {time}", time=time) if time else "")

    def say_unwritten(self, words: str, try_again: Callable[[], None]) -> None:
        """What was entered is here and not on disk."""
        self.header.say_saved(_("Not saved"), "error")
        self.notice.say(words, "error", (_("Try again"), try_again))
