"""The sums under a table: only where adding up means something."""

from collections.abc import Sequence

from cpa_desktop.calc import units
from cpa_desktop.core import numbers
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.rounding import MONEY, MONEY_DIGITS
from cpa_desktop.core.showing import is_typed
from cpa_desktop.core.text import Language
from cpa_desktop.gui.parts.grid_plan import GHOST, Plan
from cpa_desktop.service.session import RecordSession

_NEVER = frozenset({"", "1"})
_TIME = units.unit("h").dimension
"""Factors do not add up, nor do paybacks and the hours of machines that run side by side."""


@frozen
class Total:
    """A sum, and how many of how many rows it counts."""

    text: str
    known: int
    asked: int


def totals(
    session: RecordSession, plan: Plan, before: Sequence[Total | None] = (), kept: Sequence[bool] = ()
) -> tuple[Total | None, ...]:
    """One for each column; nothing where its figures do not add up. Those `kept` are as they were `before`."""
    rows = [row for row in range(len(plan.rows)) if plan.rows[row] != GHOST]
    none: tuple[Total | None, ...] = (None,) * len(plan.columns)
    if len(rows) < 2:
        return none
    made = tuple(
        before[column] if any(before) and kept[column] else _total(session, plan, column, rows)
        for column in range(len(plan.columns))
    )
    return made if any(total is not None and total.known for total in made) else none


def _total(session: RecordSession, plan: Plan, column: int, rows: list[int]) -> Total | None:
    evaluation = session.evaluation
    key = plan.columns[column].key
    cells = [plan.cell(row, column)[1] for row in rows]
    asked = [row for row in cells if not evaluation.is_hidden(key, row)]
    if not session.program.by_key[key].is_number or not _adds_up(evaluation, key, asked):
        return None
    figures = [value for value in evaluation.shown_values(key, asked) if isinstance(value, float)]
    words = _written(session, plan, column, asked, sum(figures)) if figures else ""
    return Total(text=words, known=len(figures), asked=len(asked))


def _written(session: RecordSession, plan: Plan, column: int, rows: list[str], value: float) -> str:
    """The sum of what was typed in full; of money that was worked out as money without a ± is."""
    evaluation, key = session.evaluation, plan.columns[column].key
    worked = (row for row in rows if not is_typed(evaluation, key, row))
    is_worked = any(isinstance(evaluation.cell(key, row), float) for row in worked)
    if is_worked and evaluation.unit(key, rows[0]) == MONEY:
        return numbers.show(value, session.language, digits=MONEY_DIGITS)
    if plan.columns[column].is_typed:
        return _in_full(value, session.language)
    return numbers.show(value, session.language)


def _in_full(value: float, language: Language) -> str:
    return numbers.grouped(float(f"{value:.12g}"), language)


def _adds_up(evaluation: Evaluation, key: Key, rows: list[str]) -> bool:
    has_own = evaluation.program.by_key[key].unit_of is not None
    found = {evaluation.unit(key, row) for row in (rows if has_own else rows[:1])}
    if len(found) != 1:
        return False
    unit = found.pop()
    known = units.unit(unit or "1")
    adds = bool(known.dimension) and known.dimension != _TIME and not known.offset
    return adds and unit not in _NEVER and "/" not in unit
