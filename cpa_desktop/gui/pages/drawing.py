"""When what of a page is drawn: figures in sight at once, what is out of sight or to be checked once those are seen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.finding import Finding
from cpa_desktop.gui import faults
from cpa_desktop.gui.fields.computed import Figure
from cpa_desktop.gui.fields.shown import findings_by_address
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.pages.stops import Stop
from cpa_desktop.gui.parts.cards import Cards
from cpa_desktop.gui.parts.fold import Fold
from cpa_desktop.gui.parts.grid import Grid
from cpa_desktop.i18n import _


class Drawing(QObject):
    """Draws the stops of one page wherever they differ from what the session holds."""

    def __init__(self, live: LiveRecord, sheet: str, page: QWidget) -> None:
        super().__init__(page)
        self.stops: list[Stop] = []
        self.cards: list[tuple[QFrame, list[Figure]]] = []  # of figures that stand together
        self.fold: Fold | None = None
        self.nothing = QLabel(_("Nothing on this sheet is asked here, given the other answers."), wordWrap=True)
        self.nothing.setProperty("role", "soft")
        self.nothing.hide()
        self._live, self._sheet, self._page = live, sheet, page
        self._is_stale = True
        self._drawn: tuple[Any, ...] = ()  # the state that is on the screen
        self._findings: dict[str, tuple[Finding, ...]] = {}  # by address, as drawn
        self._is_behind = False  # whether something is to be drawn once the figures in sight are seen
        self._late: list[Stop] = []  # what is out of sight
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.catch_up)
        live.changed.connect(self.refresh)

    def refresh(self) -> None:
        """The record may be another than before; where nobody is looking that is drawn when somebody does."""
        if not self._page.isVisible() or not self.stops:
            self._is_stale = True
            return
        state = (self._live.session.evaluation, self._live.spread, self._live.session.read_only_because)
        if all(now is before for now, before in zip(state, self._drawn, strict=False)) and self._drawn:
            return
        before, self._drawn = self._drawn, state
        if not before or self._is_stale:
            self._is_stale = False
            self._draw_all()
            return
        touched = self._touched()
        self._late = [stop for stop in self.stops if self._can_wait(stop, before[0], touched)]
        self._draw([stop for stop in self.stops if stop not in self._late])
        self._is_behind = True
        self._later.start()

    def come_to_light(self) -> None:
        """Somebody looks at the page."""
        if self._is_stale:
            self.refresh()
            self._is_stale = False

    def catch_up(self) -> None:
        """Draw everything that is behind: where Tab leads rests on it."""
        if self._is_stale and self.stops:
            self._draw_all()
        if not self._is_behind:
            return
        self._is_behind = False
        with faults.guarding(self._page):
            before, self._findings = self._findings, self._found()
            self._draw(self._late if self._findings == before else self.stops)
            self._unfold()

    def _touched(self) -> set[str]:
        """The fields and tables in which something was entered last."""
        changes = self._live.session.record.changes
        edits = changes[-1].edits if changes else ()
        return {"/".join(edit.address.partition("@")[0].split("/")[:2]) for edit in edits}

    def _can_wait(self, stop: Stop, before: Evaluation, touched: set[str]) -> bool:
        """Whether a stop is out of sight, all of it, nothing was entered there, and its rows are those of before."""
        if isinstance(stop, Fold):
            return True
        if stop.isHidden() or stop.address in touched or not stop.visibleRegion().isEmpty():
            return False
        if isinstance(stop, Cards) and stop.pinned is not None:
            return False
        if isinstance(stop, (Grid, Cards)):
            return before.rows(*stop.table) == self._live.session.evaluation.rows(*stop.table)
        return True

    def _draw_all(self) -> None:
        self._is_behind = False
        self._findings = self._found()
        self._draw(self.stops)
        self._unfold()

    def _draw(self, stops: Sequence[Stop]) -> None:
        for stop in stops:
            if stop is not self.fold:
                stop.refresh(self._findings)
        for card, figures in self.cards:
            card.setVisible(any(not each.isHidden() for each in figures))
        self.nothing.setVisible(all(stop.isHidden() for stop in self.stops))

    def _unfold(self) -> None:
        if self.fold is not None:
            self.fold.refresh(self._findings)

    def _found(self) -> dict[str, tuple[Finding, ...]]:
        found = findings_by_address(self._live.session)
        return {address: each for address, each in found.items() if address.partition("/")[0] == self._sheet}
