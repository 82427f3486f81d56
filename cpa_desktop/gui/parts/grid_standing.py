"""What the plan of a table rests on, so that it is laid out anew only where an entry can have changed it."""

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
        self._sorts: dict[Key, tuple[list[Cell], list[str]]] = {}
        self._rests_on: tuple[Program | None, list[Key], list[Key]] = (None, [], [])

    def stands(self, evaluation: Evaluation, *shown: object) -> bool:
        """Whether the plan made last still holds; `shown` is which part of the table is wanted, and how."""
        program, frame = evaluation.program, evaluation.frame
        if self._rests_on[0] is not program:
            self._rests_on = (program, *self._keys(program))
        _program, keys, behind = self._rests_on
        same = [frame.columns[key] if key[2] else frame.rows[key[:2]] for key in behind]
        now = (program, shown, [self._sort(key, frame.columns[key]) for key in keys], *same)
        before, self._before = self._before, now
        if len(before) != len(now) or before[0] is not now[0] or before[1:3] != now[1:3]:
            return False
        return all(old is new for old, new in zip(before[3:], now[3:], strict=True))

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

    def _sort(self, key: Key, column: list[Cell]) -> list[str]:
        """What of a column decides whether it is shown: which cells are hidden, which do not apply."""
        known = self._sorts.get(key)
        if known is None or known[0] is not column:
            sorts = [
                ("hidden" if cell is HIDDEN else "idle" if cell.state == "not_applicable" else "")
                if isinstance(cell, Missing)
                else ""
                for cell in column
            ]
            known = self._sorts[key] = (column, sorts)
        return known[1]
