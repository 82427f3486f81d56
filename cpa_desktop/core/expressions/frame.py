"""The columns an expression runs on: what was answered and what has been worked out so far."""

from collections.abc import Callable, Iterable, Mapping, Set
from typing import Any, TypeVar

from cpa_desktop.core.expressions.values import Column, Key, Terms
from cpa_desktop.core.fact import Fact, Found, lookup

T = TypeVar("T")
TableKey = tuple[str, str]
Asked = tuple[str, str]
"""A fact's id and the time it was asked for."""
Part = tuple[int, int]
"""How many of how many rows a sum counted."""


Groups = dict[object, list[int]]
COMPLETE: Part = (0, 0)
"""What a value that counts all it should counted."""


def least_complete(noted: Iterable[list[Part]], place: int) -> Part:
    """Of the sums behind one cell, what the least complete one counted; a single value speaks for every row."""
    seen = [parts[place if len(parts) > 1 else 0] for parts in noted if parts]
    seen = [part for part in seen if part[0] < part[1]]
    return min(seen, key=lambda part: part[0] / part[1], default=COMPLETE)


class Frame:
    """All columns by key, the rows of each table in order, and what the passes over them note down."""

    def __init__(self, facts: Mapping[str, tuple[Fact, ...]], frozen_facts: Mapping[str, Fact] | None = None) -> None:
        self.columns: dict[Key, Column] = {}
        self.rows: dict[TableKey, list[str]] = {}
        self.origins: dict[Key, list[str]] = {}
        self.terms: dict[Key, list[Terms]] = {}
        self.coverage: list[list[Part]] | None = None  # noted by sums while one column is worked out
        self.counted: dict[Key, list[Part]] = {}  # for columns where some value counts only part of its rows
        self.pending: set[TableKey] = set()  # tables whose slow engine has not answered yet
        self.used_facts: dict[Asked, Found] = {}  # as `keep_facts` counted them
        self._behind: Set[Key] = frozenset()  # columns, and rows (no field), that `_catch_up` has yet to bring here
        self._catch_up: Callable[[Key], None] | None = None
        self._looked_up: dict[Asked, Found] = {}
        self.facts_now: set[Asked] = set()  # those asked for while one column is worked out
        self.norm_width = facts["uncertainty_norm"][-1].value / 100 if "uncertainty_norm" in facts else 0.0
        self._facts = facts
        self._frozen = frozen_facts or {}
        self._positions: dict[TableKey, dict[str, int]] = {}
        self._parts: dict[tuple[TableKey, int, TableKey], list[int]] = {}
        self._made: dict[object, tuple[frozenset[Key], Any]] = {}
        self._made_before: dict[object, tuple[frozenset[Key], Any]] = {}
        self._changed: Set[Key] = frozenset()

    def set_rows(self, table: TableKey, keys: list[str]) -> None:
        """Fix the rows of a table."""
        if self.rows.get(table) == keys:
            return
        self.rows[table] = keys
        self._positions.pop(table, None)
        self._parts = {names: places for names, places in self._parts.items() if table not in (names[0], names[2])}

    def follow(self, before: "Frame", changed: Set[Key], behind: Set[Key], catch_up: Callable[[Key], None]) -> None:
        """Begin with what another frame knows of its rows and facts.

        `changed` fills while figures are made, and `behind` empties, one key after the other, by `catch_up`.
        """
        self._behind, self._catch_up = behind, catch_up
        self._positions = dict(before._positions)
        self._parts = dict(before._parts)
        self._looked_up = dict(before.used_facts)
        self._made_before = before._made
        self._changed = changed

    def follow_no_more(self) -> None:
        """Everything is here; what nobody asked for and still holds is handed on."""
        self._behind, self._catch_up = frozenset(), None
        for name, made in tuple(self._made_before.items()):  # a job may still be at the frame before
            if name not in self._made and made[0].isdisjoint(self._changed):
                self._made[name] = made
        self._made_before = {}

    def position(self, table: TableKey) -> dict[str, int]:
        """Row key to place, made once."""
        keys = self.rows[table]  # which catches up on them, so that the places are not those of before
        found = self._positions.get(table)
        if found is None:
            found = self._positions[table] = {key: place for place, key in enumerate(keys)}
        return found

    def part(self, table: TableKey, part: int, target: TableKey) -> list[int]:
        """For each row of a product table, the place in `target` of the row its key part names."""
        places, keys = self.position(target), self.rows[table]
        found = self._parts.get((table, part, target))
        if found is None:
            found = [places[key.split(".")[part]] for key in keys]
            self._parts[table, part, target] = found
        return found

    def group(self, name: object, rests_on: frozenset[Key], make: Callable[[], list[object]]) -> Groups:
        """Places by value of a column: the index that makes `x.item == id` cheap."""

        def grouped() -> Groups:
            groups: Groups = {}
            for place, cell in enumerate(make()):
                groups.setdefault(cell, []).append(place)
            return groups

        return self.once(name, rests_on, grouped)

    def once(self, name: object, rests_on: frozenset[Key], make: Callable[[], T]) -> T:
        """What was made under this name, here or in the frame before, while what it rests on stays the same."""
        found: T | None = self.kept(name, rests_on)
        return found if found is not None else self.keep(name, rests_on, make())

    def kept(self, name: object, rests_on: frozenset[Key]) -> Any:
        """What was made under this name and still holds, or None."""
        made = self._made.get(name)
        if made is not None:
            return made[1]
        if self._catch_up is not None and not rests_on.isdisjoint(self._behind):
            for key in rests_on & self._behind:
                self._catch_up(key)
        made = self._made_before.get(name)
        if made is None or not rests_on.isdisjoint(self._changed):
            return None
        self._made[name] = made
        return made[1]

    def before(self, name: object) -> Any:
        """What was made under this name in the frame before, or None; of what it rests on some is `changed` since."""
        made = self._made_before.get(name)
        return made[1] if made is not None else None

    @property
    def changed(self) -> Set[Key]:
        """The columns, and rows (no field), that differ from the frame before, of those that are here."""
        return self._changed

    def keep(self, name: object, rests_on: frozenset[Key], made: T) -> T:
        """Keep what was made, which is never None."""
        self._made[name] = rests_on, made
        return made

    def fact(self, fact_id: str, when: str) -> Found | None:
        """The fact that holds at `when`; a confirmed record answers from what it froze."""
        asked = (fact_id, when)
        self.facts_now.add(asked)
        found = self._looked_up.get(asked)
        if found is None:
            kept = self._frozen.get(f"{fact_id}@{when}")
            found = lookup((kept,) if kept else self._facts.get(fact_id, ()), when)
            if found is None:
                return None
            self._looked_up[asked] = found
        return found

    def keep_facts(self, asked: Set[Asked]) -> None:
        """Count as used the facts that were asked for, and no others."""
        self.used_facts = {each: self._looked_up[each] for each in asked if each in self._looked_up}

    def terms_of(self, key: Key) -> list[Terms]:
        """The named uncertainties of a column; none noted means none."""
        found = self.terms.get(key)
        return found if found is not None else [{}] * len(self.columns[key])
