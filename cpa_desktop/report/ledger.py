"""The books as they were entered: a line each period, a few resources side by side, every figure in full."""

from collections.abc import Iterator, Sequence

from cpa_desktop.core import numbers
from cpa_desktop.core.catalogue import ReportPart
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.showing import STATES
from cpa_desktop.core.text import Text
from cpa_desktop.report.blocks import Block, Column, Row, Table
from cpa_desktop.report.columns import DASH
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.figure_text import in_both, shown
from cpa_desktop.report.line import Line
from cpa_desktop.report.origins import origin_line

_PERIOD = Text(vi="Kỳ", en="Period")
_SUM = Text(vi="Cộng", en="Total")
_FIRST = 24.0  # millimetres: without a wish the column of periods would take all room that is over
_OF = Text(vi="{item}: {column}", en="{item}: {column}")


@frozen
class _Pair:
    """One column of the printed table: a column of the ledger for one of its items."""

    item: str
    column: str


def ledger(composer: Composer, part: ReportPart) -> list[Block]:
    """A table of items by periods, turned: `columns` for each item whose `group` is among the option `groups`.

    At most `across` columns stand side by side; what does not fit begins another table of the same title.
    """
    sheet, field = part.table.split(".")
    table, evaluation = (sheet, field), composer.evaluation
    pairs = [pair for item in _items(composer, part, table) for pair in _known(evaluation, table, item, part.columns)]
    if not pairs:
        return composer.instead(part)
    across = int(part.options.get("across", "5"))
    return [_table(composer, part, table, some) for some in _split(pairs, across)]


def _items(composer: Composer, part: ReportPart, table: tuple[str, str]) -> list[str]:
    evaluation = composer.evaluation
    of_items = evaluation.program.tables[table].each[0]
    groups = part.options.get("groups", "").split()
    rows = evaluation.rows(*of_items)
    return [row for row in rows if not groups or str(evaluation.cell((*of_items, "group"), row)) in groups]


def _known(evaluation: Evaluation, table: tuple[str, str], item: str, columns: Sequence[str]) -> Iterator[_Pair]:
    for column in columns:
        cells = (evaluation.cell((*table, column), f"{item}.{period}") for period in _periods(evaluation, table))
        if any(isinstance(cell, float) for cell in cells):
            yield _Pair(item=item, column=column)


def _split(pairs: list[_Pair], across: int) -> list[list[_Pair]]:
    """The pairs in groups of like size, none larger than `across`."""
    count = -(-len(pairs) // across)
    each = -(-len(pairs) // count)
    return [pairs[start : start + each] for start in range(0, len(pairs), each)]


def _periods(evaluation: Evaluation, table: tuple[str, str]) -> list[str]:
    return evaluation.rows(*evaluation.program.tables[table].each[1])


def _table(composer: Composer, part: ReportPart, table: tuple[str, str], pairs: list[_Pair]) -> Table:
    evaluation = composer.evaluation
    periods = _periods(evaluation, table)
    of_periods = evaluation.program.tables[table].each[1]
    body = [
        Row(
            cells=(
                composer.line(row_title(evaluation, of_periods, period)),
                *(_cell(composer, table, pair, period) for pair in pairs),
            )
        )
        for period in periods
    ]
    sums = tuple(_sum(composer, table, pair, periods) for pair in pairs)
    rows = [f"{pair.item}.{period}" for pair in pairs for period in periods]
    return Table(
        caption=composer.title(part),
        number=composer.next_number("table"),
        columns=(
            Column(head=composer.line(_PERIOD), width=_FIRST),
            *(_head(composer, table, pair, periods) for pair in pairs),
        ),
        rows=(*body, Row(cells=(composer.line(_SUM), *sums), style="total")),
        source=composer.from_sheets(part, table[:1]),
        origin=composer.line(origin_line(evaluation, table, part.columns[0], rows)),
        dense=True,
    )


def _head(composer: Composer, table: tuple[str, str], pair: _Pair, periods: Sequence[str]) -> Column:
    evaluation, key = composer.evaluation, (*table, pair.column)
    item = row_title(evaluation, evaluation.program.tables[table].each[0], pair.item)
    label = evaluation.program.by_key[key].field.label
    return Column(
        head=composer.line(_OF.filled(item=item, column=label)),
        unit=composer.line(shown(evaluation.unit(key, f"{pair.item}.{periods[0]}"))),
        align="right",
    )


def _cell(composer: Composer, table: tuple[str, str], pair: _Pair, period: str) -> Line:
    evaluation, key, row = composer.evaluation, (*table, pair.column), f"{pair.item}.{period}"
    value = evaluation.shown_value(key, row)
    if isinstance(value, float):
        return composer.line(_full(value))[:1]
    cell = evaluation.cell(key, row)
    state = getattr(cell, "state", "blank")
    return composer.line(STATES[state] if state == "not_available" else DASH)


def _sum(composer: Composer, table: tuple[str, str], pair: _Pair, periods: Sequence[str]) -> Line:
    """What is known of the column added up; how many periods of how many, where some are missing."""
    key = (*table, pair.column)
    cells = [composer.evaluation.shown_value(key, f"{pair.item}.{period}") for period in periods]
    known = [cell for cell in cells if isinstance(cell, float)]
    said = composer.line(_full(sum(known)))[:1]
    return said if len(known) == len(cells) else (f"{said[0]} ({len(known)}/{len(cells)})",)


def _full(value: float) -> Text:
    """The figure as it stands in the books, up to a thousandth."""
    return in_both(lambda language: numbers.grouped(round(value, 3), language))
