"""The benchmark chart of a record: its indicators among the tiers of the sector."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from cpa_desktop.core import tiers
from cpa_desktop.core.benchmark import Benchmark
from cpa_desktop.core.catalogue import ReportPart
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.text import Text, same
from cpa_desktop.report import words
from cpa_desktop.report.blocks import Block, Figure, Paragraph
from cpa_desktop.report.charts.benchmark import BenchmarkBar, BenchmarkChart, Tier
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.figure_text import Cells, joined, lowered, plain, shown
from cpa_desktop.report.line import Line

TIERS = {
    "best": Text(vi="rất tốt", en="best"),
    "good": Text(vi="tốt", en="good"),
    "average": Text(vi="trung bình", en="average"),
    "poor": Text(vi="kém", en="poor"),
}
_TABLE = ("K01", "indicators")
_NAMED = 8  # indicators without a figure
_VALUE = (*_TABLE, "value")


def benchmark(composer: Composer, part: ReportPart) -> list[Block]:
    many = int(part.options.get("compact_above", "1000"))
    drawn = chart(composer.evaluation, composer.cells, composer.line, compact=part.options.get("form") == "compact")
    if drawn is None:
        return composer.instead(part)
    if len(drawn.bars) > many:
        drawn = replace(drawn, compact=True)
    limit = composer.limit(part, len(drawn.bars))
    more = composer.option(part, "more", words.AND_MORE) or words.AND_MORE
    left_out = composer.line(more.filled(count=len(drawn.bars) - limit))
    return [
        Figure(
            caption=composer.title(part),
            number=composer.next_number("figure"),
            drawing=shortened(drawn, limit, left_out),
            source=composer.source_line(
                sources(composer.evaluation, placed(composer.evaluation, composer.cells)[:limit])
            ),
        ),
        *_not_placed(composer, part),
    ]


def _not_placed(composer: Composer, part: ReportPart) -> list[Block]:
    """The indicators that the chart has no figure for, where the plan has words for them."""
    said = composer.option(part, "unknown")
    names = unknown(composer.evaluation, composer.cells)
    if said is None or not names:
        return []
    called = [lowered(name) for name in names[:_NAMED]]
    if len(names) > _NAMED:
        called.append(lowered(words.AND_MORE.filled(count=len(names) - _NAMED)))
    return [Paragraph(text=composer.line(said.filled(names=joined(*called, joint="; "))), style="soft")]


def sources(evaluation: Evaluation, indicators: Sequence[str]) -> list[str]:
    """The sources of the sector's tiers of these indicators; a level of the region names its own document."""
    return [tier.source for row in indicators for tier in tiers.applying(evaluation, row)]


def placed(evaluation: Evaluation, cells: Cells) -> list[str]:
    """The indicators that are known and have tiers, each a bar of the chart."""
    rows = evaluation.rows(*_TABLE)
    return [row for row in rows if cells.is_known(evaluation, _VALUE, row) and tiers.applying(evaluation, row)]


def chart(
    evaluation: Evaluation, cells: Cells, line: Callable[[Text], Line], *, compact: bool = False
) -> BenchmarkChart | None:
    """A bar for each indicator that is known and has tiers; None without any."""
    bars = [_bar(evaluation, cells, line, row, tiers.applying(evaluation, row)) for row in placed(evaluation, cells)]
    if not bars:
        return None
    return BenchmarkChart(
        bars=tuple(bars), here=line(words.HERE), estimate=line(words.ESTIMATED_RANGE), compact=compact
    )


def unknown(evaluation: Evaluation, cells: Cells) -> list[Text]:
    """The names of the indicators that have tiers and no figure yet."""
    rows = [row for row in evaluation.rows(*_TABLE) if not cells.is_known(evaluation, _VALUE, row)]
    return [row_title(evaluation, _TABLE, row) for row in rows if tiers.applying(evaluation, row)]


def shortened(whole: BenchmarkChart, count: int, more: Line) -> BenchmarkChart:
    """The first bars of a chart, and how many more there are."""
    return replace(whole, bars=whole.bars[:count], more=more) if count < len(whole.bars) else whole


def _bar(
    evaluation: Evaluation, cells: Cells, line: Callable[[Text], Line], row: str, held: Sequence[Benchmark]
) -> BenchmarkBar:
    value, half = cells.value(evaluation, _VALUE, row), cells.half_width(evaluation, _VALUE, row)
    return BenchmarkBar(
        label=line(row_title(evaluation, _TABLE, row)),
        unit=line(shown(held[0].unit)),
        tiers=tuple(_tier(tier, line) for tier in held),
        value=value,
        low=value - half if value is not None and half else None,
        high=value + half if value is not None and half else None,
        text=line(cells.with_range(evaluation, _VALUE, row))[0],
    )


def _tier(tier: Benchmark, line: Callable[[Text], Line]) -> Tier:
    return Tier(
        rank=tier.tier,
        name=line(TIERS[tier.tier]),
        range=line(bounds(tier.low, tier.high))[0],
        low=tier.low,
        high=tier.high,
        estimate=tier.grade in ("estimate", "memory"),
    )


def bounds(low: float | None, high: float | None) -> Text:
    """`≤ 140`, `140–165`, `≥ 230`."""
    ends = [plain(end) for end in dict.fromkeys((low, high)) if end is not None]
    sign = {(True, False): "≤", (False, True): "≥"}.get((low is None, high is None), "")
    return joined(same(sign), joined(*ends, joint="–"))
