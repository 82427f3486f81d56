"""The benchmark chart of a record: its indicators among the tiers of the sector."""

from collections.abc import Callable

from cpa_desktop.calc import units
from cpa_desktop.core import numbers
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.sector import Benchmark
from cpa_desktop.core.text import LANGUAGES, Language, Text
from cpa_desktop.report import words
from cpa_desktop.report.charts.benchmark import BenchmarkBar, BenchmarkChart, Tier
from cpa_desktop.report.figure_text import Cells
from cpa_desktop.report.line import Line

TIERS = {
    "best": Text(vi="rất tốt", en="best"),
    "good": Text(vi="tốt", en="good"),
    "average": Text(vi="trung bình", en="average"),
    "poor": Text(vi="kém", en="poor"),
}
_TABLE = ("K01", "indicators")


def tiers_of(evaluation: Evaluation, indicator: str) -> list[Benchmark]:
    """The tiers that apply to this plant for an indicator."""
    listed = evaluation.program.form.lists["benchmarks"]
    rows = [listed[row] for row in evaluation.rows("K01", "tiers") if row in listed]
    return [row for row in rows if isinstance(row, Benchmark) and row.indicator == indicator]


def sources(evaluation: Evaluation) -> list[str]:
    """The sources of all tiers shown."""
    return [tier.source for row in evaluation.rows(*_TABLE) for tier in tiers_of(evaluation, row)]


def chart(evaluation: Evaluation, cells: Cells, line: Callable[[Text], Line]) -> BenchmarkChart | None:
    """A bar for each indicator that has tiers; None where there is none."""
    bars = []
    for row in evaluation.rows(*_TABLE):
        tiers = tiers_of(evaluation, row)
        key = (*_TABLE, "value")
        value = evaluation.shown_value(key, row)
        if not tiers:
            continue
        unit = tiers[0].unit
        number, wide = cells.number(evaluation, key, row), cells.plus_minus(evaluation, key, row)
        half = cells.half_width(key, row)
        known = value if isinstance(value, float) else None
        bars.append(
            BenchmarkBar(
                label=line(row_title(evaluation, _TABLE, row)),
                unit=line(Text(vi=units.shown(unit, "vi"), en=units.shown(unit, "en"))),
                tiers=tuple(_tier(tier, line) for tier in tiers),
                value=known,
                low=known - half if known is not None and half else None,
                high=known + half if known is not None and half else None,
                text=" ".join(line(Text(vi=f"{number.vi} {wide.vi}".strip(), en=f"{number.en} {wide.en}".strip()))[:1]),
            )
        )
    if not bars:
        return None
    return BenchmarkChart(bars=tuple(bars), here=line(words.HERE), estimate=line(words.ESTIMATED_RANGE))


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
    made: dict[Language, str] = {}
    for language in LANGUAGES:
        ends = ["" if end is None else numbers.show(end, language) for end in (low, high)]
        made[language] = (
            f"≤ {ends[1]}" if low is None else f"≥ {ends[0]}" if high is None else "–".join(dict.fromkeys(ends))
        )
    return Text(vi=made["vi"], en=made["en"])
