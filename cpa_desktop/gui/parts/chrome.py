"""What stands around every page: the bar at the top, the notice under it, and room for the pages."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpa_desktop.gui.doors_files import FIGURES, PACKAGE
from cpa_desktop.gui.parts.header import Header
from cpa_desktop.gui.parts.notice import Notice
from cpa_desktop.gui.parts.rooms import Rooms
from cpa_desktop.i18n import _


class Chrome(QWidget):
    """The bar, the notice, the pages; a file that is dropped anywhere is told of."""

    dropped = Signal(Path)

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A record or figures from elsewhere."""
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """What it would mean is shown first."""
        path = _dropped(event.mimeData())
        if path is not None:
            self.dropped.emit(path)

    def say_saved(self, time: str) -> None:
        """When the disk last had everything."""
        self.header.say_saved(_("Saved {time}", time=time) if time else "")

    def say_unwritten(self, words: str, try_again: Callable[[], None]) -> None:
        """What was entered is here and not on disk."""
        self.header.say_saved(_("Not saved"), "error")
        self.notice.say(words, "error", (_("Try again"), try_again))


def _dropped(data: QMimeData) -> Path | None:
    """The one file that is dropped, if it is of a sort that is taken in."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    is_taken = len(files) == 1 and files[0].suffix.lower() in (PACKAGE, *FIGURES)
    return files[0] if is_taken else None
