"""What bears on what: the figures that rest on a question, nearest first."""

from collections.abc import Iterator

from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.program import Program, Rowing


class Bearing:
    """The way from each column of a program to those that read it."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._readers: dict[Key, list[Key]] = {}
        for work in program.works:
            for need in work.reads:
                self._readers.setdefault(need, []).append(work.column)
            if isinstance(work, Rowing):
                self._readers.setdefault(work.column, []).extend(work.filled)

    def figures(self, key: Key) -> tuple[Key, ...]:
        """The figures, each a field of a sheet and no cell of a table, that rest on a column, nearest first."""
        return tuple(each for each in self._reached(key) if self._is_figure(each))

    def bears_on_most(self, figures: tuple[Key, ...]) -> bool:
        """Whether these are more than half of the figures there are."""
        return 2 * len(figures) > sum(map(self._is_figure, self.program.by_key))

    def _is_figure(self, key: Key) -> bool:
        """A number with a unit that is worked out; counts and scores are told elsewhere."""
        work = self.program.by_key.get(key)
        if work is None or key[1] or work.value is None:
            return False
        return work.is_number and (work.field.kind == "money" or bool(work.field.unit))

    def _reached(self, key: Key) -> Iterator[Key]:
        waiting, seen = [key], {key}
        while waiting:
            nearest = [reader for each in waiting for reader in self._readers.get(each, ())]
            waiting = [each for each in dict.fromkeys(nearest) if each not in seen]
            seen.update(waiting)
            yield from waiting
