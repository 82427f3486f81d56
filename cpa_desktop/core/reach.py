"""What of a program rests on what: sets of its works, each work a bit at its place in the order of working out."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.frozen import frozen

Works = int
"""A set of works: where the bit of its place is 1 a work is in it."""


@frozen
class Outcome:
    """What a number of works give: columns and the rows of tables."""

    keys: frozenset[Key]  # rows of a table have no field
    tables: frozenset[TableKey]


class Reach:
    """Made once for a program: `reads` and `gives` hold, by place, the keys that a work reads and that it gives."""

    def __init__(self, reads: Sequence[frozenset[Key]], gives: Sequence[tuple[Key, ...]]) -> None:
        self.gives = gives
        self.place_of: Mapping[Key, int] = {key: place for place, keys in enumerate(gives) for key in keys}
        self._readers: dict[Key, Works] = {}
        for place, keys in enumerate(reads):
            for key in keys:
                self._readers[key] = self._readers.get(key, 0) | (1 << place)
        self._before: list[Works] = []
        for place, keys in enumerate(reads):
            before = 1 << place
            for key in keys:
                there = self.place_of.get(key)
                before |= self._before[there] if there is not None else 0
            self._before.append(before)
        self.outcome = lru_cache(maxsize=64)(self._outcome)  # one goes on typing in the same columns

    def before(self, key: Key) -> Works:
        """What must be through before a column or the rows of a table are there, with what gives them."""
        return self._before[self.place_of[key]]

    def readers(self, key: Key) -> Works:
        """What reads a column or the rows of a table."""
        return self._readers.get(key, 0)

    def _outcome(self, works: Works) -> Outcome:
        """All that these works give, and whatever rests on that."""
        reached, found, left = works, list[Key](), works
        while left:
            place = first(left)
            found += self.gives[place]
            for key in self.gives[place]:
                reached |= self.readers(key)
            left = reached >> (place + 1) << (place + 1)
        return Outcome(
            keys=frozenset(found),
            tables=frozenset(key[:2] for key in found if not key[2]),
        )


def first(works: Works) -> int:
    """The place of the first of some works, of which there must be one."""
    return (works & -works).bit_length() - 1
