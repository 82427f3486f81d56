"""What an evaluation takes over from the one before, and what it works out anew: each when it is first asked for."""

from collections.abc import Callable, Iterable, Iterator
from threading import RLock
from typing import Any

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.late import Late
from cpa_desktop.core.program import Rowing, Work
from cpa_desktop.core.reach import first

_FACETS = ("", "origin")
"""What of an answer moves a figure."""
_ALL = -1  # the set of all works
_ABSENT = object()


class Carrying:
    """What rests on nothing entered since is taken over at once; the rest is behind until somebody asks for it.

    `work_out` lays what one work gives into the frame of `now`. Both evaluations are held until `complete`.
    """

    def __init__(self, now: Evaluation, before: Evaluation, work_out: Callable[[Work | Rowing], None]) -> None:
        self._now, self._before, self._work_out = now, before, work_out
        self._reach = now.program.reach
        self._lock = RLock()  # a job may ask for figures while the window does
        self._waiting = 0  # the works that must be worked out anew, as far as that is known
        for place in self._entered():
            self._waiting |= 1 << place
        self._changed: set[Key] = set()  # columns, and rows (no field), that differ from before
        self._reworked: set[Key] = set()
        outcome = self._reach.outcome(self._waiting)
        self._behind, self._tables = set(outcome.keys), set(outcome.tables)  # not known to be as before
        frame, old = now.frame, before.frame
        frame.follow(old, self._changed, self._behind, self._catch_up)
        frame.columns = Late(old.columns, self._behind, self._catch_up)
        frame.origins = Late(old.origins, self._behind, self._catch_up)
        frame.counted = Late(old.counted, self._behind, self._catch_up)
        frame.rows = Late(old.rows, self._tables, self._catch_up_rows)
        # of columns the cells, where they came from and how complete they are: now and before
        self._sorts: tuple[tuple[dict[Key, Any], dict[Key, Any]], ...] = (
            (frame.columns, old.columns),
            (frame.origins, old.origins),
            (frame.counted, old.counted),
        )
        now.noted.engine_inputs.update(before.engine_inputs)
        now.noted.facts_of.update(before.noted.facts_of)

    def complete(self) -> None:
        """Work out everything that nobody has asked for yet."""
        with self._lock:
            if self._before is self._now:
                return
            self._run(_ALL)
            for key in tuple(self._behind):
                self._take_over(key)
            frame, old = self._now.frame, self._before.frame
            frame.follow_no_more()
            frame.columns = _whole(frame.columns, old.columns, self._reworked)
            frame.origins = _whole(frame.origins, old.origins, self._reworked)
            frame.counted = _whole(frame.counted, old.counted, self._reworked)
            frame.rows = _whole(frame.rows, old.rows, {key[:2] for key in self._reworked if not key[2]})
            self._now.noted.changed, self._now.noted.reworked = frozenset(self._changed), frozenset(self._reworked)
            self._before = self._now  # the one before need not be kept

    def _catch_up_rows(self, table: TableKey) -> None:
        self._catch_up((*table, ""))

    def _catch_up(self, key: Key) -> None:
        """Work out what a column or the rows of a table rest on, as far as that must be, and they themselves."""
        with self._lock:
            self._run(self._reach.before(key))
            self._take_over(key)

    def _run(self, asked: int) -> None:
        while due := self._waiting & asked:
            self._anew(first(due))

    def _anew(self, place: int) -> None:
        """One work; all that it reads is known by now."""
        work, gives = self._now.program.works[place], self._reach.gives[place]
        for key in work.reads & self._behind:
            self._take_over(key)
        for key in gives:
            self._take_over(key)
        try:
            self._work_out(work)
        except BaseException:
            self._leave_behind(gives)
            raise
        self._waiting &= ~(1 << place)
        self._reworked.update(gives)
        for key in self._differing(work):
            self._changed.add(key)
            self._waiting |= self._reach.readers(key)

    def _take_over(self, key: Key) -> None:
        """Let a column, or the rows of a table, be as before, if it was behind."""
        if key not in self._behind:
            return
        self._behind.discard(key)
        if not key[2]:
            self._tables.discard(key[:2])
            self._now.frame.rows[key[:2]] = self._before.frame.rows[key[:2]]
            return
        for now, before in self._sorts:
            if key in before:
                now[key] = before[key]

    def _leave_behind(self, keys: Iterable[Key]) -> None:
        """What could not be worked out is tried again when it is next asked for."""
        for key in keys:
            self._behind.add(key)
            if not key[2]:
                self._tables.add(key[:2])
                self._now.frame.rows.pop(key[:2], None)
            for now, _before in self._sorts:
                now.pop(key, None)

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
            is_alike = True
            for one, other in self._sorts:  # all of them, for each that is alike is put back
                is_alike = _put_back(key, one, other) and is_alike
            if not is_alike:
                yield key


def _put_back(key: Key, now: dict[Key, Any], before: dict[Key, Any]) -> bool:
    """Whether a column is as it was; if so it is the very same list again."""
    known, found = before.get(key, _ABSENT), dict.get(now, key, _ABSENT)  # it has just been laid: nothing to catch up
    if known is not _ABSENT and found is not known and found == known:
        now[key] = known
        return True
    return found is known


def _whole(late: dict[Any, Any], before: dict[Any, Any], reworked: Iterable[Any]) -> dict[Any, Any]:
    """A plain mapping of all there is, made of the one before: nothing more has to be watched."""
    whole = before.copy()
    for key in reworked:
        if key in late:
            whole[key] = late[key]
        else:
            whole.pop(key, None)
    return whole
