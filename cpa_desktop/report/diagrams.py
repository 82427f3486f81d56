"""Charts of a report from a record's tables: months beside output, blocks around a centre, the dearest first."""

from collections.abc import Sequence

from cpa_desktop.core.catalogue import ReportPart
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.text import Text, same
from cpa_desktop.report import words
from cpa_desktop.report.blocks import Block, Chart, Figure
from cpa_desktop.report.charts.monthly import Month, MonthlyChart
from cpa_desktop.report.charts.pareto import ParetoBar, ParetoChart
from cpa_desktop.report.charts.radar import RadarAxis, RadarChart
from cpa_desktop.report.columns import common_unit
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.figure_text import NOTHING, joined, plain
from cpa_desktop.report.look import Resource

_CUMULATIVE = Text(vi="cộng dồn", en="running share")
_REST = Text(vi="khác", en="other")
_LOW = Text(vi="0: kém", en="0: poor")
_HIGH = Text(vi="1: tốt", en="1: good")
_NOT_ASKED = Text(vi="chưa xem", en="not seen")
_ESTIMATE = Text(vi="ước tính", en="estimate")
_RESOURCES: tuple[Resource, ...] = ("energy", "water", "material", "waste", "money", "ghg")


def monthly(composer: Composer, part: ReportPart) -> list[Block]:
    """A chart for each of `columns` (`electricity energy`: what, and in which colour) above the output of the month."""
    sheet, field = part.table.split(".")
    rows = composer.evaluation.rows(sheet, field)
    asked = [each.split() for each in part.columns]
    known = [each for each in asked if _any_known(composer, (sheet, field, each[0]), rows)]
    if not known:
        return composer.instead(part)
    return [_figure(composer, part, _months(composer, (sheet, field), each, rows), each[0]) for each in known]


def _months(composer: Composer, table: tuple[str, str], asked: list[str], rows: Sequence[str]) -> MonthlyChart:
    column, *more = asked
    output = (*table, "output")
    resource: Resource = next((each for each in _RESOURCES if each in more), "energy")
    label = composer.evaluation.program.by_key[(*table, column)].field.label
    of_output = composer.evaluation.program.by_key[output].field.label
    return MonthlyChart(
        label=composer.line(label),
        unit=composer.line(common_unit(composer.cells, composer.evaluation, (*table, column), rows)),
        resource=resource,
        months=tuple(_month(composer, table, column, row) for row in rows),
        missing=composer.line(words.NO_DATA),
        output_label=composer.line(of_output),
        output_unit=composer.line(common_unit(composer.cells, composer.evaluation, output, rows)),
    )


def _month(composer: Composer, table: tuple[str, str], column: str, row: str) -> Month:
    value, output = (_value(composer, (*table, each), row) for each in (column, "output"))
    first = composer.languages[0]
    return Month(
        label=row_title(composer.evaluation, table, row).of(first),
        value=value,
        text=plain(value).of(first) if value is not None else "",
        output=output,
        output_text=plain(output).of(first) if output is not None else "",
    )


def radar(composer: Composer, part: ReportPart) -> list[Block]:
    """The blocks of a table with their scores; a block of which nothing was seen has none."""
    sheet, field = part.table.split(".")
    (column,) = part.columns
    rows = composer.evaluation.rows(sheet, field)
    if not _any_known(composer, (sheet, field, column), rows):
        return composer.instead(part)
    axes = [_axis(composer, (sheet, field), column, row) for row in rows]
    chart = RadarChart(
        axes=tuple(axes),
        scale_low=composer.line(_LOW),
        scale_high=composer.line(_HIGH),
        missing=composer.line(_NOT_ASKED),
    )
    return [_figure(composer, part, chart)]


def _axis(composer: Composer, table: tuple[str, str], column: str, row: str) -> RadarAxis:
    value = composer.evaluation.cell((*table, column), row)
    score = value if isinstance(value, float) else None
    label = joined(same(f"{row}."), row_title(composer.evaluation, table, row))
    shown = plain(score, digits=2).of(composer.languages[0]) if score is not None else ""
    return RadarAxis(label=composer.line(label), value=score, shown=shown)


def pareto(composer: Composer, part: ReportPart) -> list[Block]:
    """The rows of a table by a column, the largest first; of more than `rows` the rest in one bar."""
    sheet, field = part.table.split(".")
    (column,) = part.columns
    key = (sheet, field, column)
    values = {row: _value(composer, key, row) or 0.0 for row in composer.evaluation.rows(sheet, field)}
    rows = sorted((row for row, value in values.items() if value > 0), key=lambda row: -values[row])
    if not rows:
        return composer.instead(part)
    limit = composer.limit(part, len(rows))
    rest = sum(values[row] for row in rows[limit:])
    chart = ParetoChart(
        bars=tuple(
            ParetoBar(
                label=composer.line(row_title(composer.evaluation, (sheet, field), row)),
                value=values[row],
                shown=composer.cells.number(composer.evaluation, key, row).of(composer.languages[0]),
                is_estimate=composer.evaluation.origin(key, row) in ("estimated", "norm"),
            )
            for row in rows[:limit]
        ),
        unit=composer.line(common_unit(composer.cells, composer.evaluation, key, rows)),
        rest=composer.line(_REST) if rest else (),
        rest_value=rest,
        rest_shown=plain(rest, digits=3).of(composer.languages[0]) if rest else "",
        cumulative=composer.line(_CUMULATIVE),
        estimate=composer.line(_ESTIMATE),
    )
    return [_figure(composer, part, chart)]


def _value(composer: Composer, key: tuple[str, str, str], row: str) -> float | None:
    return composer.cells.value(composer.evaluation, key, row)


def _any_known(composer: Composer, key: tuple[str, str, str], rows: Sequence[str]) -> bool:
    return any(composer.cells.is_known(composer.evaluation, key, row) for row in rows)


def _figure(composer: Composer, part: ReportPart, chart: Chart, column: str = "") -> Figure:
    """A numbered figure; of several charts in one part each has its column's words behind the title."""
    title = composer.quoter.title(part.title or NOTHING)
    return Figure(
        caption=composer.line(joined(title, composer.option(part, column) or NOTHING)),
        number=composer.next_number("figure"),
        drawing=chart,
        source=composer.line(composer.option(part, "source")),
    )
