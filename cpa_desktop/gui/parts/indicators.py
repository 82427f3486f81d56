"""Specific consumption as lines: value with ±, the level in words, how far from good, and the small scale of tiers."""

from collections.abc import Iterator

from cpa_desktop.calc import units
from cpa_desktop.core import numbers
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.sector import Benchmark
from cpa_desktop.gui.parts.figures import Figures
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.gui.parts.scale import Scale, Span
from cpa_desktop.i18n import _

_INDICATORS: TableKey = ("K01", "indicators")


def lines(figures: Figures) -> Iterator[Line]:
    """A line for each indicator that has a value; none is given in money, for its gap may rest on estimates."""
    for row in figures.evaluation.rows(*_INDICATORS):
        value, tier, gap = ((*_INDICATORS, column) for column in ("value", "tier", "gap"))
        if not figures.is_known(value, row):
            continue
        tiers = _tiers(figures, row)
        detail = []
        if tiers:
            detail.append(_("Level: {tier}", tier=figures.words(tier, row)))
            if figures.is_known(gap, row) and figures.evaluation.cell(gap, row) > 0:  # type: ignore[operator]
                detail.append(_("short of the good level by {gap}", gap=_bare(figures, gap, row)))
            if figures.evaluation.cell((*_INDICATORS, "is_sourced"), row) is not True:
                detail.append(_("reference range, estimate"))
        yield Line(
            title=row_title(figures.evaluation, _INDICATORS, row).of(figures.language),
            value=figures.words(value, row),
            detail="; ".join(detail),
            address=address_of(value, row),
            scale=_scale(figures, row, tiers),
        )


def _bare(figures: Figures, key: Key, row: str) -> str:
    """A gap is the difference of two figures: three digits tell it."""
    cell = figures.evaluation.shown_value(key, row)
    unit = figures.unit(figures.evaluation.unit(key, row))
    return f"{numbers.show(cell, figures.language, digits=3)} {unit}".strip() if isinstance(cell, float) else ""


def _tiers(figures: Figures, indicator: str) -> tuple[Benchmark, ...]:
    listed = figures.evaluation.program.form.lists["benchmarks"]
    there = [listed[row] for row in figures.evaluation.rows("K01", "tiers") if row in listed]
    return tuple(each for each in there if isinstance(each, Benchmark) and each.indicator == indicator)


def _scale(figures: Figures, row: str, tiers: tuple[Benchmark, ...]) -> Scale | None:
    key = (*_INDICATORS, "value")
    value = figures.evaluation.shown_value(key, row)
    if not tiers or not isinstance(value, float):
        return None
    unit = figures.evaluation.unit(key, row)
    if not all(units.interchangeable(tier.unit, unit) for tier in tiers):
        return None
    spans = tuple(
        Span(
            tier=tier.tier,
            low=None if tier.low is None else units.convert(tier.low, tier.unit, unit),
            high=None if tier.high is None else units.convert(tier.high, tier.unit, unit),
            is_estimate=tier.grade in ("estimate", "memory"),
        )
        for tier in tiers
    )
    better = figures.evaluation.cell((*_INDICATORS, "better"), row)
    half_width = abs(value) * (figures.relative(key, row) or 0.0)
    return Scale(spans=spans, value=value, half_width=half_width, is_higher_better=better == "high")
