"""The figures of one state of one record, asked for cell by cell."""

from collections.abc import Callable, Iterable, Mapping, Set
from functools import cached_property

from cpa_desktop.calc import units
from cpa_desktop.core.expressions.frame import COMPLETE, Asked, Frame, Part, TableKey
from cpa_desktop.core.expressions.nodes import fitted
from cpa_desktop.core.expressions.values import BLANK, Cell, Key, Missing
from cpa_desktop.core.fact import Fact, Found
from cpa_desktop.core.finding import Finding
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.layout import Layout
from cpa_desktop.core.program import Program, Work
from cpa_desktop.core.record import Record

Table = list[dict[str, Cell]]
Results = Mapping[str, Table]
"""Rows that slow engines gave, by the hash of what they were given."""


@frozen
class Job:
    """A slow engine that has yet to run, with its inputs."""

    key: str
    engine: str
    tables: dict[str, Table]
    values: dict[str, Cell]


class Noted:
    """What is noted down while figures are worked out."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []
        self.engine_inputs: dict[TableKey, tuple[dict[str, Table], dict[str, Cell]]] = {}
        self.facts_of: dict[Key, frozenset[Asked]] = {}  # which facts each column, and each check of a sheet, rests on
        self.reworked: frozenset[Key] = frozenset()
        self.changed: frozenset[Key] | None = None

    def note_facts(self, key: Key, asked: Set[Asked]) -> None:
        """What a column or a check asked for, this time."""
        if asked:
            self.facts_of[key] = frozenset(asked)
        else:
            self.facts_of.pop(key, None)

    @property
    def all_facts(self) -> set[Asked]:
        """What any of them asked for."""
        return {asked for facts in self.facts_of.values() for asked in facts}


class Evaluation:
    """The figures of one state of one record; some may be worked out only when they are first asked for."""

    def __init__(
        self,
        program: Program,
        record: Record,
        frame: Frame,
        layout: Layout,
        around: "Evaluation | None" = None,
        kept: Mapping[str, Fact] | None = None,
    ) -> None:
        self.program = program
        self.record = record
        self.frame = frame
        self.layout = layout
        self._around = around
        self._kept = kept or {}
        self.noted = Noted()
        self.finish: Callable[[], None] | None = None  # works out what nobody has asked for yet
        self._units: dict[Key, list[str]] = {}
        self.look: Callable[[], tuple[Finding, ...]] = tuple
        self.said: dict[str, dict[Key, tuple[Finding, ...]]] = {}  # by rule and column
        self.claimed: dict[tuple[str, int], tuple[Finding, ...]] = {}  # by sheet and check
        self.name = object()  # what tells this evaluation from others, also when it is no longer kept
        self.follows: object = None  # the name of the evaluation that `changed` compares with

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What deserves a look, worst first; found when it is first asked for, since figures are wanted sooner."""
        found, self.look = self.look(), tuple
        return found

    def complete(self) -> None:
        """Work out what nobody has asked for yet: whoever goes through all of it by himself asks for this first."""
        if self.finish is not None:
            self.finish()
            self.finish = None

    @property
    def jobs(self) -> list[Job]:
        """The slow engines that have yet to run."""
        self.complete()
        return self.noted.jobs

    @property
    def engine_inputs(self) -> dict[TableKey, tuple[dict[str, Table], dict[str, Cell]]]:
        """What each engine was given: tables and single values."""
        self.complete()
        return self.noted.engine_inputs

    @property
    def used_facts(self) -> dict[Asked, Found]:
        """The facts that the figures, and what the sheets check of them, rest on."""
        _ = self.findings  # with them all is worked out, all is checked, and what was asked for is counted
        return self.frame.used_facts

    @property
    def reworked(self) -> frozenset[Key]:
        """The columns, and rows (no field), that were not taken over from the evaluation before."""
        self.complete()
        return self.noted.reworked

    @property
    def changed(self) -> frozenset[Key] | None:
        """The columns, and rows (no field), that differ from the evaluation before; None where any may."""
        self.complete()
        return self.noted.changed

    def is_alike(self, other: "Evaluation") -> bool:
        """Whether both rest on the same forms, the same enterprise and the same frozen facts."""
        same_facts = self._kept == other._kept
        return self.program is other.program and self._around is other._around and same_facts

    def rows(self, sheet: str, table: str) -> list[str]:
        """The keys of a table's rows, in order."""
        return self.frame.rows.get((sheet, table), [])

    def is_pending(self, table: TableKey) -> bool:
        """Whether the rows of a table await a slow engine."""
        return bool(self.frame.rows.get(table) is not None and table in self.frame.pending)

    def place(self, key: Key, row: str) -> int | None:
        """Where a row stands in its columns."""
        return self.frame.position((key[0], key[1])).get(row) if key[1] else 0

    def cell(self, key: Key, row: str = "") -> Cell:
        """The value at a cell, numbers in base units (or in the row's own unit); blank where there is no such row."""
        column = self.frame.columns.get(key)
        if column is None:
            return BLANK
        if not key[1]:
            return column[0]
        place = self.frame.position((key[0], key[1])).get(row)
        return BLANK if place is None else column[place]

    def counted(self, key: Key, place: int = 0) -> Part:
        """How many of how many rows a figure counts, if it does not count all."""
        parts = self.frame.counted.get(key)
        return parts[place] if parts is not None else COMPLETE

    def unit(self, key: Key, row: str = "") -> str:
        """The unit in which a cell is shown."""
        work = self.program.by_key.get(key)
        if work is None:
            return ""
        field = work.field
        if work.unit_of is None:
            return "VND" if field.kind == "money" and not field.unit else field.unit
        place = self.place(key, row)
        return self._own_units(work)[place] if place is not None else ""

    def _own_units(self, work: Work) -> list[str]:
        """The units of a column whose rows have their own, worked out once."""
        found = self._units.get(work.key)
        if found is None:
            assert work.unit_of is not None
            owns = fitted(work.unit_of, self.frame, len(self.frame.rows[work.key[:2]]))
            found = [with_unit(work.field.unit, own) if isinstance(own, str) else "" for own in owns]
            self._units[work.key] = found
        return found

    def shown_value(self, key: Key, row: str = "") -> Cell:
        """The value at a cell, numbers in the unit it is shown in."""
        return self.shown_values(key, (row,))[0]

    def shown_values(self, key: Key, rows: Iterable[str]) -> list[Cell]:
        """The values in some rows of a column, numbers in the unit they are shown in."""
        cells = [self.cell(key, row) for row in rows]
        if not any(cell.__class__ is float for cell in cells):
            return cells
        work = self.program.by_key[key]
        if work.unit_of is not None:
            factor = units.unit(work.field.unit.replace("{of}", "1")).factor
            return [cell / factor if isinstance(cell, float) else cell for cell in cells]
        unit = self.unit(key) or "1"
        return [units.from_base(cell, unit) if isinstance(cell, float) else cell for cell in cells]

    def origin(self, key: Key, row: str = "") -> str:
        """Where the value at a cell comes from."""
        origins = self.frame.origins.get(key)
        place = self.place(key, row)
        return origins[place] if origins is not None and place is not None else "calculated"

    def is_hidden(self, key: Key, row: str = "") -> bool:
        """Whether the question does not apply, given the other answers."""
        work = self.program.by_key.get(key)
        return work is not None and work.when is not None and self.cell(key, row) is HIDDEN


HIDDEN = Missing("not_applicable", "hidden")
"""What stands in a cell that is not asked, given the other answers."""


def with_unit(unit: str, own: str) -> str:
    """`VND/{of}` with the row's own unit in its place."""
    return own if unit == "{of}" else unit.replace("{of}", f"({own})" if "/" in own else own)
