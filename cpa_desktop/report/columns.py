"""The columns of a table as a plan names them, and what stands in their cells.

`a|b` takes b where a is missing. Behind a column's name stands how it is written:
`±` with its uncertainty, and `*` where that leaves little of it
`~` marked as an estimate unless a bill or a quotation stands behind it
`<0.1` in steps of so much, and less than one in words
`.1` with so many decimals
`exact` however unsure it is, for whoever reckons again
`with unit`, `exact with unit` where rows have units of their own
`as unit` as the name of a unit
`as amounts K02.savings.net` as the amounts in the rows that it lists
`between K02.spread` as the low and the high of the row of that name in another table
`origins P08.use.qty` as where the figures of that row in a product table come from
`→ P10.questions, K01.indicators` as the names of the rows that it lists, `2→` the first two
"""

from collections.abc import Sequence

from cpa_desktop.core.expressions.values import Key, Missing
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.rounding import place_of
from cpa_desktop.core.showing import STATES, value_text
from cpa_desktop.core.text import Text, same
from cpa_desktop.report.figure_text import NOTHING, Cells, at_place, joined, plain, shown
from cpa_desktop.report.origins import origins_of

TableKey = tuple[str, str]
DASH = same("–")
ABOUT = same("≈")
WEAK = same("*")
_OF_ANOTHER = ("as amounts", "between", "origins")  # marks behind which another table stands
_SURE = ("metered", "invoice")


@frozen
class Naming:
    """One column of a table and how it is written."""

    column: str
    mark: str = ""  # ±, ~, <0.1, as, →
    tables: tuple[str, ...] = ()  # whose rows a listing names
    most: int = 0  # how many of them; 0 for all


def namings(spec: str) -> tuple[Naming, ...]:
    """The columns that a plan's words name, the first one that is known to be shown."""
    return tuple(_naming(words) for words in spec.split("|"))


def _naming(words: str) -> Naming:
    column, _, how = words.strip().partition(" ")
    most, arrow, tables = how.partition("→")
    if arrow:
        names = tuple(name.strip() for name in tables.split(","))
        return Naming(column=column, mark=arrow, tables=names, most=int(most or 0))
    for mark in _OF_ANOTHER:
        if how.startswith(mark):
            return Naming(column=column, mark=mark, tables=(how.removeprefix(mark).strip(),))
    return Naming(column=column, mark=how)


def listed(cells: Cells, evaluation: Evaluation, table: TableKey, spec: str, row: str) -> Text:
    """What stands in a column of a row; a dash where there is nothing."""
    for naming in namings(spec):
        key = (*table, naming.column)
        if cells.is_known(evaluation, key, row):
            return _written(cells, evaluation, naming, key, row)
    cell = evaluation.cell((*table, namings(spec)[-1].column), row)
    waits = isinstance(cell, Missing) and cell.state not in ("blank", "not_applicable")
    return STATES[cell.state] if isinstance(cell, Missing) and waits else DASH


def _written(cells: Cells, evaluation: Evaluation, naming: Naming, key: Key, row: str) -> Text:
    if naming.mark == "→":
        return _titles(evaluation, naming, str(evaluation.cell(key, row)))
    if naming.mark == "between":
        return _span(cells, evaluation, naming.tables[0], row)
    if naming.mark == "origins":
        return origins_of(evaluation, naming.tables[0], (row,)) or DASH
    if naming.mark == "as amounts":
        return _amounts(cells, evaluation, naming.tables[0], str(evaluation.cell(key, row)))
    if naming.mark == "as unit":
        return shown(str(evaluation.cell(key, row)))
    value = cells.value(evaluation, key, row)
    if value is None:
        return value_text(evaluation, key, row)
    if naming.mark.endswith("with unit"):
        return joined(figure(cells, evaluation, naming.mark, key, row), cells.counted(evaluation, key, row))
    return figure(cells, evaluation, naming.mark, key, row)


def figure(cells: Cells, evaluation: Evaluation, mark: str, key: Key, row: str = "") -> Text:
    """A number as its column writes it."""
    value = cells.value(evaluation, key, row)
    if mark.startswith("<") and value is not None:
        return _in_steps(value, float(mark[1:]))
    if mark.startswith("exact") and value is not None:
        return plain(value)
    if mark.startswith(".") and value is not None:
        return at_place(value, -int(mark[1:]))
    if mark == "±":
        said = cells.with_range(evaluation, key, row)
        return joined(said, WEAK, joint="") if cells.is_weak(evaluation, key, row) else said
    return about(evaluation, mark, key, row, cells.number(evaluation, key, row))


def about(evaluation: Evaluation, mark: str, key: Key, row: str, number: Text) -> Text:
    """The number, marked where it is asked for and no bill or quotation stands behind it; nothing is not estimated."""
    is_about = mark == "~" and bool(evaluation.cell(key, row)) and evaluation.origin(key, row) not in _SURE
    return joined(ABOUT, number) if is_about else number


def _in_steps(value: float, step: float) -> Text:
    place = len(f"{step:g}".partition(".")[2])
    if value < step:
        return joined(same("<"), at_place(step, -place))
    return at_place(value, -place)


def _titles(evaluation: Evaluation, naming: Naming, keys: str) -> Text:
    """Row keys, separated by blanks, as the names of those rows, each once; of many the first, and how many more."""
    titles: list[Text] = []
    for key in dict.fromkeys(keys.split()):
        for name in naming.tables:
            sheet, _, table = name.partition(".")
            if key in evaluation.frame.position((sheet, table)):
                titles.append(row_title(evaluation, (sheet, table), key))
                break
    more = len(titles) - naming.most if naming.most else 0
    said = joined(*titles[: naming.most or None], joint="; ")
    return joined(said, same(f"(+{more})")) if more > 0 else said


def _amounts(cells: Cells, evaluation: Evaluation, column: str, keys: str) -> Text:
    """Row keys, separated by blanks, as the amounts in one column of those rows."""
    sheet, table, name = column.split(".")
    key = (sheet, table, name)
    return joined(*(cells.with_unit(evaluation, key, row) for row in keys.split()), joint="\n") if keys else DASH


def _span(cells: Cells, evaluation: Evaluation, table: str, row: str) -> Text:
    """The low and the high that another table has for this row, no more precise than their distance allows."""
    sheet, field = table.split(".")
    low, high = (cells.value(evaluation, (sheet, field, end), row) for end in ("low", "high"))
    if low is None or high is None:
        return DASH
    if low == high:
        return plain(low)
    place = place_of((high - low) / 2)
    return joined(at_place(low, place), at_place(high, place), joint="–")


def common_unit(cells: Cells, evaluation: Evaluation, key: Key, rows: Sequence[str]) -> Text:
    """The unit of a column, if all its rows share one."""
    found = {cells.symbol(evaluation, key, row) for row in rows if cells.is_known(evaluation, key, row)}
    return shown(found.pop()) if len(found) == 1 else NOTHING
