"""Specific consumption as lines: value with ±, the level in words, how far from good, and the small scale of tiers."""

from collections.abc import Iterator
from functools import partial

from cpa_desktop.calc import units
from cpa_desktop.core import numbers, tiers
from cpa_desktop.core.benchmark import Benchmark
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.layout import address_of
from cpa_desktop.gui.parts.figures import Figures
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.gui.parts.scale import Scale, Span
from cpa_desktop.i18n import _

_INDICATORS: TableKey = ("K01", "indicators")


def lines(figures: Figures) -> Iterator[Line]:
    """A line for each indicator that has a value; none is given in money, for its gap may rest on estimates."""
    evaluation = figures.evaluation
    table = evaluation.program.tables.get(_INDICATORS)
    fields = table.field.columns if table is not None else ()
    columns = [evaluation.frame.columns[*_INDICATORS, field.id] for field in fields]
    value = (*_INDICATORS, "value")
    sector = figures.once("tiers", evaluation.rows(*tiers.PACK), partial(tiers.of_sector, evaluation))
    for place, row in enumerate(evaluation.rows(*_INDICATORS)):
        if not figures.is_known(value, row):
            continue
        held = tiers.applying(evaluation, row, sector)
        rests_on = (figures.language, held, figures.relative(value, row), [column[place] for column in columns])
        yield figures.once(address_of(value, row), rests_on, partial(_line, figures, row, held))


def _line(figures: Figures, row: str, held: tuple[Benchmark, ...]) -> Line:
    value, tier, gap = ((*_INDICATORS, column) for column in ("value", "tier", "gap"))
    detail = []
    if held:
        detail.append(_("Level: {tier}", tier=figures.words(tier, row)))
        if figures.is_known(gap, row) and figures.evaluation.cell(gap, row) > 0:  # type: ignore[operator]
            detail.append(_("short of the good level by {gap}", gap=_bare(figures, gap, row)))
        if figures.evaluation.cell((*_INDICATORS, "is_sourced"), row) is not True:
            detail.append(_("reference range, estimate"))
        detail += _beside(figures, row)
    return Line(
        title=row_title(figures.evaluation, _INDICATORS, row).of(figures.language),
        value=figures.words(value, row),
        detail="; ".join(detail),
        address=address_of(value, row),
        scale=_scale(figures, row, held),
    )


def _beside(figures: Figures, row: str) -> Iterator[str]:
    """Whose level it is where somebody named one of the region, and what is to be known of the sector's."""
    reference, remark = ((*_INDICATORS, column) for column in ("reference", "remark"))
    if figures.evaluation.cell(reference, row) == "local":
        yield _("good level: {whose}", whose=figures.words(reference, row))
    elif figures.is_known(remark, row):
        yield _("benchmark {remark}", remark=figures.words(remark, row))


def _bare(figures: Figures, key: Key, row: str) -> str:
    """A gap is the difference of two figures: three digits tell it."""
    cell = figures.evaluation.shown_value(key, row)
    unit = figures.unit(figures.evaluation.unit(key, row))
    return f"{numbers.show(cell, figures.language, digits=3)} {unit}".strip() if isinstance(cell, float) else ""


def _scale(figures: Figures, row: str, held: tuple[Benchmark, ...]) -> Scale | None:
    key = (*_INDICATORS, "value")
    value = figures.evaluation.shown_value(key, row)
    if not held or not isinstance(value, float):
        return None
    unit = figures.evaluation.unit(key, row)
    if not all(units.interchangeable(tier.unit, unit) for tier in held):
        return None
    spans = tuple(
        Span(
            tier=tier.tier,
            low=None if tier.low is None else units.convert(tier.low, tier.unit, unit),
            high=None if tier.high is None else units.convert(tier.high, tier.unit, unit),
            is_estimate=tier.grade in ("estimate", "memory"),
        )
        for tier in held
    )
    better = figures.evaluation.cell((*_INDICATORS, "better"), row)
    half_width = abs(value) * (figures.relative(key, row) or 0.0)
    return Scale(spans=spans, value=value, half_width=half_width, is_higher_better=better == "high")
