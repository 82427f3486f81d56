"""The window tried where it is installed: painted, workspace and last record opened, a page drawn, closed again."""

import sys

from PySide6.QtCore import QObject, QTimer

from cpa_desktop.core.text import Text
from cpa_desktop.gui.last_known import LastKnown
from cpa_desktop.gui.window import MainWindow


class Trial(QObject):
    """Goes through a window by itself and says on stdout how far it came; `status` is 0 when it came to the end."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.status = 1
        self._window = window
        window.entrance.listed.connect(self._open_last)
        window.entrance.failed.connect(self.fail)
        window.entrance.refused.connect(self.fail)

    def say_painted(self) -> None:
        """The window can be seen."""
        print("painted", flush=True)

    def fail(self, why: Text) -> None:
        """Something kept it from coming to the end."""
        print(why.of(self._window.language), file=sys.stderr, flush=True)
        self._window.close_anyway()

    def _open_last(self, known: LastKnown) -> None:
        print("listed", flush=True)
        self._window.entrance.listed.disconnect(self._open_last)
        if known.records:
            self._window.open_record(known.records[0].id)
            if self._window.bench is None:  # the window says why
                self._window.close_anyway()
                return
            print("opened", flush=True)
        _draw_page()
        print("drawn", flush=True)
        QTimer.singleShot(0, self, self._end)

    def _end(self) -> None:
        self.status = 0
        self._window.close()


def _draw_page() -> None:
    """A page of a document as a picture: what does that is loaded only when a document is looked at."""
    import pypdfium2

    with pypdfium2.PdfDocument.new() as document:
        document.new_page(595, 842).render()
