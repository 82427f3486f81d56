"""Where an observation is made: a step of the line, or a block of the common list; how far one is at each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.question import Question
from cpa_desktop.gui.parts.cards_links import title
from cpa_desktop.gui.parts.drop import Drop
from cpa_desktop.i18n import _
from cpa_desktop.service.session import RecordSession

_WIDEST, _MOST = 320, 26


class Places(Drop):
    """One place, or all of them."""

    picked = Signal()

    def __init__(self, session: RecordSession, sheet: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._blocks: TableKey = (sheet, "blocks")
        lists = session.program.form.lists
        self._asked = {row: each for row, each in lists.get("questions", {}).items() if isinstance(each, Question)}
        self._steps = tuple(lists.get("steps", {}))
        self._offered: tuple[str, ...] = ()
        self.setAccessibleName(_("Where on the site"))
        self.setMaximumWidth(_WIDEST)
        self.setMaxVisibleItems(_MOST)
        self.activated.connect(lambda _place: self.picked.emit())

    @property
    def current(self) -> str:
        """The place that is shown; empty for all."""
        return str(self.currentData() or "")

    def in_order(self, rows: Sequence[str]) -> list[str]:
        """The observations of each place together: the steps as the line runs, then the blocks."""
        return sorted(rows, key=lambda row: self._rank(self.first_of(row)))

    def holds(self, row: str) -> bool:
        """Whether an observation is made at the place that is shown."""
        return not self.current or self.current in self._all_of(row)

    def first_of(self, row: str) -> str:
        """The place an observation is listed at: its step, else its block."""
        return next(iter(self._all_of(row)), "")

    def heading(self, row: str) -> str:
        """That place in words."""
        place = self.first_of(row)
        return self._words(place) if place else ""

    def take_all(self) -> None:
        """Show all places."""
        self.setCurrentIndex(0)

    def tell(self, seen: Mapping[str, bool]) -> None:
        """How many observations there are at each place, and how many of them have been made."""
        there: dict[str, list[bool]] = {"": list(seen.values())}
        for row, is_seen in seen.items():
            for place in self._all_of(row):
                there.setdefault(place, []).append(is_seen)
        places = tuple(sorted(there, key=self._rank))
        with QSignalBlocker(self):
            if places != self._offered:
                self._offer(places)
            for at, place in enumerate(places):
                words = f"{self._words(place)}  {sum(there[place])}/{len(there[place])}"
                if self.itemText(at) != words:
                    self.setItemText(at, words)
        self.setHidden(len(places) < 3)

    def _offer(self, places: tuple[str, ...]) -> None:
        standing = self.current
        self._offered = places
        self.clear()
        for place in places:
            self.addItem("", place)
        self.setCurrentIndex(max(0, self.findData(standing)))

    def _all_of(self, row: str) -> tuple[str, ...]:
        asked = self._asked.get(row)
        return tuple(place for place in (asked.step, asked.block) if place) if asked is not None else ()

    def _rank(self, place: str) -> tuple[int, int, str]:
        if place in self._steps:
            return 1, self._steps.index(place), ""
        return (2, 0, place) if place else (0, 0, "")

    def _words(self, place: str) -> str:
        if not place:
            return _("everywhere")
        if place in self._steps:
            return title(self._session, "steps", place)
        if self._blocks not in self._session.program.tables:
            return place
        words = row_title(self._session.evaluation, self._blocks, place).of(self._session.language)
        return words if words == place else f"{place} · {words}"
