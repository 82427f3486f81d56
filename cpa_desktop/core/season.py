"""The periods of a record, and what was produced in them: a period without any output is out of the season."""

from collections.abc import Iterable

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation

PERIODS: TableKey = ("P01", "periods")
OUTPUT: Key = ("P08", "monthly", "output")
OF_OUTPUT = "P05"
"""The sheet whose ledger is that of output itself."""


def served(evaluation: Evaluation, table: TableKey, periods: Iterable[str]) -> list[float | None]:
    """The output of each period; nothing where the record knows none, or where the ledger is that of output."""
    if OUTPUT not in evaluation.program.by_key or table[0] == OF_OUTPUT:
        return [None for _ in periods]
    cells = (evaluation.cell(OUTPUT, period) for period in periods)
    return [cell if isinstance(cell, float) else None for cell in cells]
