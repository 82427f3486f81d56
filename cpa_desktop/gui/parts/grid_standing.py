"""What the plan of a table rests on, so that it is laid out anew only where an entry can have changed it."""

from collections.abc import Container

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.needs import needs
from cpa_desktop.core.expressions.values import Cell, Key, Missing
from cpa_desktop.core.figures import HIDDEN, Evaluation
from cpa_desktop.core.program import Program


class Standing:
    """Tells from one state of a record to the next whether a table keeps its rows, columns, heads and units."""

    def __init__(self, table: TableKey) -> None:
        self._table = table
        self._before: tuple[object, ...] = ()
        self._sorts: dict[Key, tuple[list[Cell], list[str]]] = {}  # by column, as they were last looked at
        self._rests_on: tuple[Program | None, list[Key], list[Key]] = (None, [], [])

    def stands(self, evaluation: Evaluation, *shown: object, among: Container[Key] | None = None) -> bool:
        """Whether the plan made last still holds; `shown` is which part of the table is wanted, and how.

        Of the columns only those `among` some are looked at, if these are given: others need not be worked out yet.
        """
        program, frame = evaluation.program, evaluation.frame
        if self._rests_on[0] is not program:
            self._rests_on = (program, *self._keys(program))
        _program, keys, behind = self._rests_on
        same = [frame.columns[key] if key[2] else frame.rows[key[:2]] for key in behind]
        is_sorted_alike = all(  # of each it is noted, so none is passed over
            [self._is_sorted_alike(key, frame.columns[key]) for key in keys if among is None or key in among]
        )
        now = (program, shown, *same)
        before, self._before = self._before, now
        if not is_sorted_alike or len(before) != len(now) or before[0] is not now[0] or before[1] != now[1]:
            return False
        return all(old is new for old, new in zip(before[2:], now[2:], strict=True))

    def _keys(self, program: Program) -> tuple[list[Key], list[Key]]:
        """The columns of the table, and what their rows, names and units rest on."""
        keys = [(*self._table, column.id) for column in program.tables[self._table].field.columns]
        behind = set(program.named_by[self._table])
        for key in keys:
            unit = program.by_key[key].unit_of
            behind |= needs(unit) if unit is not None else set()
            if program.by_key[key].field.kind == "reference":
                behind.add(key)
        return keys, sorted(behind)

    def _is_sorted_alike(self, key: Key, column: list[Cell]) -> bool:
        """Whether what of a column decides whether it is shown is as before: which cells are hidden or do not apply."""
        known = self._sorts.get(key)
        if known is not None and known[0] is column:
            return True
        sorts = [
            ("hidden" if cell is HIDDEN else "idle" if cell.state == "not_applicable" else "")
            if isinstance(cell, Missing)
            else ""
            for cell in column
        ]
        self._sorts[key] = (column, sorts)
        return known is not None and known[1] == sorts
