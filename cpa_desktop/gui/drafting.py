"""Paragraphs drafted from the figures, composed off the window's thread for the page that shows them."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QObject, Signal

from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.text import Text
from cpa_desktop.gui import jobs
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.service.draft import Keeping
from cpa_desktop.service.library import Library
from cpa_desktop.service.session import RecordSession


def compose(workspace: Keeping, library: Library, record: str, addresses: Collection[str]) -> dict[str, Text]:
    """The drafts of some fields, from a session of its own."""
    from cpa_desktop.service import documents  # what composes is heavy to load

    session = RecordSession(workspace, library, record)
    return {address: documents.drafted(session, address) for address in addresses}


class Drafting(QObject):
    """Composes the drafts of one page anew whenever the figures have settled and someone looks at it."""

    composed = Signal(object)  # text by address

    def __init__(self, live: LiveRecord, addresses: Collection[str], parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._addresses = live, tuple(addresses)
        self._is_busy = False
        self._seen: Evaluation | None = None  # what the last drafts were composed from

    def ask(self) -> None:
        """Compose what is not composed yet; of several wishes at once only the last is met."""
        session = self._live.session
        if self._is_busy or session.evaluation is self._seen or not self._live.is_saved:
            return  # what is being written is heard of once it is
        self._is_busy, self._seen = True, session.evaluation
        work = partial(compose, session.workspace, session.library, session.record.id, self._addresses)
        jobs.run(work, self._take, self._leave)

    def _take(self, texts: dict[str, Text]) -> None:
        self._is_busy = False
        self.composed.emit(texts)
        self.ask()

    def _leave(self, _error: Exception) -> None:
        """A draft that cannot be composed leaves its field to be written by hand."""
        self._is_busy = False
