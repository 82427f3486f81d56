"""Paragraphs drafted from the figures, composed off the window's thread for the page that shows them."""

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Text
from cpa_desktop.gui import jobs
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.service.draft import Keeping
from cpa_desktop.service.library import Library
from cpa_desktop.service.session import RecordSession


@frozen
class Composed:
    """What is drafted for a field now and, where somebody has written there, what was drafted when they did."""

    now: Text
    written_by: str = ""  # the change
    then: Text | None = None


def compose(
    workspace: Keeping, library: Library, record: str, addresses: Collection[str], before: Mapping[str, Composed]
) -> dict[str, Composed]:
    """The drafts of some fields, from a session of its own; what was drafted at a change is composed once."""
    from cpa_desktop.service import documents  # what composes is heavy to load

    session = RecordSession(workspace, library, record)
    made = {}
    for address in addresses:
        change, known = documents.written_by(session.record, address), before.get(address)
        if not change:
            then = None
        elif known is not None and known.written_by == change:
            then = known.then
        else:
            then = documents.drafted_then(session, address, change)
        made[address] = Composed(now=documents.drafted(session, address), written_by=change, then=then)
    return made


class Drafting(QObject):
    """Composes the drafts of one page anew whenever the figures have settled and someone looks at it."""

    composed = Signal(object)  # what was composed, by address

    def __init__(self, live: LiveRecord, addresses: Collection[str], parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._addresses = live, tuple(addresses)
        self._is_busy = False
        self._known: dict[str, Composed] = {}
        self._seen: Evaluation | None = None  # what the last drafts were composed from

    def ask(self) -> None:
        """Compose what is not composed yet; of several wishes at once only the last is met."""
        session = self._live.session
        if self._is_busy or session.evaluation is self._seen or not self._live.is_saved:
            return  # what is being written is heard of once it is
        self._is_busy, self._seen = True, session.evaluation
        work = partial(compose, session.workspace, session.library, session.record.id, self._addresses, self._known)
        jobs.run(work, self._take, self._leave)

    def _take(self, composed: dict[str, Composed]) -> None:
        self._is_busy, self._known = False, composed
        self.composed.emit(composed)
        self.ask()

    def _leave(self, _error: Exception) -> None:
        """A draft that cannot be composed leaves its field to be written by hand."""
        self._is_busy = False
