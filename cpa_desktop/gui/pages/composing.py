"""When the pages of a document are made by themselves: while one looks at them and they are of an earlier state."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from cpa_desktop.core.frozen import frozen
from cpa_desktop.gui.opened import OpenRecord
from cpa_desktop.gui.pages.making import Wish

_PAUSE = 400  # ms without another choice or entry before pages are made


@frozen
class State:
    """What pages are made of: the document that is wanted, and the record as far as it was entered."""

    wish: Wish
    entered: tuple[tuple[int, str, int], ...]


def state(wish: Wish, record: OpenRecord) -> State:
    """What pages would be made of now: how much was entered last in each record, and the forms it is read by."""
    sessions = [live.session for live in record.lives()]
    changes = [each.record.changes for each in sessions]
    last = [each[-1].id if each else "" for each in changes]
    programs = [id(each.program) for each in sessions]
    return State(wish=wish, entered=tuple(zip(map(len, changes), last, programs, strict=True)))


class Composing(QObject):
    """Compares what is shown and what is being made with what is wanted; `due` and `overtaken` are all it does."""

    due = Signal()  # pages are to be made now
    overtaken = Signal()  # the pages that are being made are not wanted any more

    def __init__(self, wanted: Callable[[], State], is_ready: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._wanted, self._is_ready = wanted, is_ready
        self._is_seen = False
        self._shown: State | None = None
        self._making: State | None = None
        self._given_up: State | None = None
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._begin)

    @property
    def is_current(self) -> bool:
        """Whether the pages that are shown are those that are wanted."""
        return self._shown is not None and self._shown == self._wanted()

    @property
    def is_behind(self) -> bool:
        """Whether pages are shown, and are of an earlier state."""
        return self._shown is not None and not self.is_current

    @property
    def is_underway(self) -> bool:
        """Whether pages are being made."""
        return self._making is not None

    def is_making(self, of: State) -> bool:
        """Whether the pages of this state are being made."""
        return self._making == of

    def see(self) -> None:
        """The page came forward: what was given up is tried once more."""
        self._is_seen, self._given_up = True, None
        self.look(0)

    def hide(self, *, is_asked: bool) -> None:
        """Nobody looks any more; what somebody asked for is still wanted."""
        self._is_seen = False
        self._later.stop()
        if self.is_underway and not is_asked:
            self.overtaken.emit()

    def look(self, pause: int = _PAUSE) -> None:
        """Something may be another than before."""
        wanted = self._wanted()
        if self._making is not None and self._making != wanted:
            self.overtaken.emit()
        elif self._is_seen and wanted not in (self._shown, self._making, self._given_up):
            self._later.start(pause)
            return
        self._later.stop()

    def begin(self, of: State) -> None:
        """Pages of this state are being made."""
        self._later.stop()
        self._making = of

    def end(self, *, is_shown: bool = False, is_given_up: bool = False) -> None:
        """They are there; or they are not, and unless overtaken are not tried again by themselves."""
        self._shown = self._making if is_shown else self._shown
        self._given_up = self._making if is_given_up else None
        self._making = None

    def _begin(self) -> None:
        if self._is_seen and self._making is None and self._is_ready():
            self.due.emit()
