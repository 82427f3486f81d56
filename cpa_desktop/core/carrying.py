"""What an evaluation takes over from the one before: whatever rests on nothing that has changed since."""

from collections.abc import Iterator
from heapq import heappop, heappush
from typing import Any

from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.program import Rowing, Work

_FACETS = ("", "origin")
"""What of an answer moves a figure."""


class Carrying:
    """Everything taken over at first; then, in their order, the works that must be worked out anew."""

    def __init__(self, evaluation: Evaluation, before: Evaluation) -> None:
        self._now, self._before = evaluation, before
        self.changed: set[Key] = set()  # columns, and rows (no field), that differ from before
        self.reworked: set[Key] = set()
        self._waiting: list[int] = []
        self._queued: set[int] = set()
        self._take_all()
        for place in self._entered():
            self._queue(place)

    def works(self) -> Iterator[Work | Rowing]:
        """What to work out anew; `note` says after each what came of it."""
        while self._waiting:
            work = self._now.program.works[heappop(self._waiting)]
            self.reworked.update(work.filled if isinstance(work, Rowing) else (work.key,))
            yield work

    def note(self, work: Work | Rowing) -> None:
        """Whoever reads what differs now is worked out as well."""
        for key in self._differing(work):
            self.changed.add(key)
            for place in self._now.program.readers.get(key, ()):
                self._queue(place)

    def _queue(self, place: int) -> None:
        if place not in self._queued:
            self._queued.add(place)
            heappush(self._waiting, place)

    def _take_all(self) -> None:
        now, before = self._now.frame, self._before.frame
        now.columns.update(before.columns)
        now.origins.update(before.origins)
        now.counted.update(before.counted)
        now.take_rows(before, self.changed)
        self._now.engine_inputs.update(self._before.engine_inputs)
        self._now.facts_of.update(self._before.facts_of)

    def _entered(self) -> Iterator[int]:
        """The works that rest on what was entered or taken away since, and on engines that had not answered."""
        program = self._now.program
        layout, old = self._now.layout, self._before.layout
        touched = [key for key, column in layout.items() if old.get(key) is not column]
        touched += [key for key in old if key not in layout]
        for key in touched:
            if layout.get(key) == old.get(key):
                continue
            sheet, table, name = key
            field, _, facet = name.partition("@")
            place = program.places.get((sheet, table, field)) if field and facet in _FACETS else None
            if place is not None:
                yield place
        positions, older = self._now.record.positions, self._before.record.positions
        for path in positions.keys() | older.keys():
            if positions.get(path) is not older.get(path) and positions.get(path) != older.get(path):
                sheet, _, table = path.partition("/")
                place = program.places.get((sheet, table, ""))
                if place is not None:
                    yield place
        for pending in self._before.frame.pending:
            yield program.places[(*pending, "")]

    def _differing(self, work: Work | Rowing) -> Iterator[Key]:
        """What came out otherwise; the rest is the very same again, so that whoever draws it need not compare."""
        now, before = self._now.frame, self._before.frame
        if isinstance(work, Rowing) and (
            now.rows[work.key] != before.rows[work.key] or (work.key in now.pending) != (work.key in before.pending)
        ):
            yield work.column
        for key in work.filled if isinstance(work, Rowing) else (work.key,):
            # each is looked at, for each that is alike is put back
            alike = [_put_back(key, one, other) for one, other in self._sorts()]
            if not all(alike):
                yield key

    def _sorts(self) -> Iterator[tuple[dict[Key, Any], dict[Key, Any]]]:
        """The cells of columns, where they came from and how complete they are: now and before."""
        now, before = self._now.frame, self._before.frame
        yield now.columns, before.columns
        yield now.origins, before.origins
        yield now.counted, before.counted


def _put_back(key: Key, now: dict[Key, Any], before: dict[Key, Any]) -> bool:
    """Whether a column is as it was; if so it is the very same list again."""
    is_alike = now.get(key) == before.get(key)
    if is_alike and key in before:
        now[key] = before[key]
    return is_alike
