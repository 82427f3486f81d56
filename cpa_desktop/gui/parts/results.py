"""What follows from the record, beside every page: indicators, savings, totals, data grades, what to measure next."""

from collections.abc import Iterator, Mapping

from cpa_desktop.calc import units
from cpa_desktop.core import numbers
from cpa_desktop.core.address import parse
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.fact import Fact
from cpa_desktop.core.labels import cell_title, row_title
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.sector import Benchmark
from cpa_desktop.gui.parts.figures import Figures
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.gui.parts.scale import Scale, Span
from cpa_desktop.i18n import _

_INDICATORS: TableKey = ("K01", "indicators")
_STREAMS: TableKey = ("K02", "streams")
_RANGES: TableKey = ("K02", "spread")
_ITEMS: TableKey = ("P08", "items")
_MONEY: Key = ("K02", "", "money_saved")
_TOTALS = ("money_saved", "energy_saved", "toe_saved", "ghg_saved", "cod_saved", "investment")
_MEASURED = (_MONEY, ("P08", "", "electricity"), ("P08", "", "heat"), ("P08", "", "fresh_water"))
_MOST_TO_MEASURE = 3
_LEAST_SHARE = 0.05


def lines(figures: Figures) -> tuple[Line, ...]:
    """Everything there is to show, under its headings; empty while nothing can be worked out."""
    sections = (
        (_("Specific consumption"), tuple(_indicators(figures))),
        (_("Potential savings"), tuple(_streams(figures))),
        (_("Altogether"), tuple(_totals(figures))),
        (_("Headline figures"), tuple(_headlines(figures))),
        (_("Quality of the data"), tuple(_grades(figures))),
        (_("Measure next"), tuple(_to_measure(figures))),
    )
    made: list[Line] = []
    for heading, there in sections:
        if there:
            made += [Line(title=heading, key=f"heading {heading}", is_heading=True), *there]
    return tuple(made)


def _rows(figures: Figures, table: TableKey) -> list[str]:
    return figures.evaluation.rows(*table)


def _row_name(figures: Figures, table: TableKey, row: str) -> str:
    return row_title(figures.evaluation, table, row).of(figures.language)


def _indicators(figures: Figures) -> Iterator[Line]:
    for row in _rows(figures, _INDICATORS):
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
            title=_row_name(figures, _INDICATORS, row),
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
    return Scale(spans=spans, value=value, half_width=abs(value) * (figures.relative(key, row) or 0.0))


def _streams(figures: Figures) -> Iterator[Line]:
    for row in _rows(figures, _STREAMS):
        saved, share, money = ((*_STREAMS, column) for column in ("saved", "share", "money"))
        cell = figures.evaluation.cell(saved, row)
        pending = figures.is_pending(saved, row)
        if not pending and not (isinstance(cell, float) and cell):
            continue
        detail = []
        if figures.is_known(share, row):
            detail.append(_("{share} of the baseline", share=_rounded(figures, share, row)))
        if figures.is_known(money, row):
            detail.append(figures.words(money, row))
        detail += _range(figures, row)
        yield Line(
            title=_row_name(figures, _STREAMS, row),
            value=figures.words(saved, row),
            detail="; ".join(detail),
            address=address_of(saved, row),
            is_faded=pending,
        )


def _rounded(figures: Figures, key: Key, row: str) -> str:
    cell = figures.evaluation.shown_value(key, row)
    return f"{numbers.show(cell, figures.language, digits=2)} %" if isinstance(cell, float) else ""


def _range(figures: Figures, row: str) -> list[str]:
    ends = [(*_RANGES, column) for column in ("low", "high")]
    if row not in _rows(figures, _RANGES) or not all(figures.is_known(key, row) for key in ends):
        return []
    low, high = (figures.evaluation.shown_value(key, row) for key in ends)
    assert isinstance(low, float)
    assert isinstance(high, float)
    written = "–".join(numbers.show(end, figures.language, digits=3) for end in (low, high))
    unit = figures.unit(figures.evaluation.unit(ends[0], row))
    return [_("low to high {range}", range=f"{written} {unit}".strip())]


def _totals(figures: Figures) -> Iterator[Line]:
    for name in _TOTALS:
        key = ("K02", "", name)
        if key not in figures.evaluation.program.by_key:
            continue
        if figures.is_known(key) or figures.is_pending(key):
            yield _figure(figures, key)
    if ("K02", "", "payback") in figures.evaluation.program.by_key and figures.is_known(_MONEY):
        yield _payback(figures)


def _figure(figures: Figures, key: Key) -> Line:
    return Line(
        title=cell_title(figures.evaluation, key).of(figures.language),
        value=figures.words(key),
        detail=_coverage(figures, key),
        address=address_of(key),
        is_faded=figures.is_pending(key),
    )


def _coverage(figures: Figures, key: Key) -> str:
    known, asked = figures.evaluation.coverage.get((key, 0), (0, 0))
    return _("counts {known} of {asked} rows", known=known, asked=asked) if known < asked else ""


def _payback(figures: Figures) -> Line:
    """A payback is a number of years, or never, or unknown, and says which."""
    key, words = ("K02", "", "payback"), ("K02", "", "payback_words")
    in_words = words in figures.evaluation.program.by_key and not figures.is_known(key) and not figures.is_pending(key)
    return Line(
        title=cell_title(figures.evaluation, key).of(figures.language),
        value=figures.words(words if in_words else key),
        address=address_of(key),
        is_faded=not figures.is_known(key),
    )


def _headlines(figures: Figures) -> Iterator[Line]:
    """The numbers that lists show of such a record and that stand nowhere above."""
    shown = {address_of(("K02", "", name)) for name in _TOTALS}
    for headline in figures.evaluation.program.form.register.headlines:
        parts = parse(headline.address)
        key = (parts.sheet, "", parts.field)
        work = figures.evaluation.program.by_key.get(key)
        wanted = headline.shown and headline.address not in shown and work is not None and work.is_number
        if wanted and (figures.is_known(key) or figures.is_pending(key)):
            yield _figure(figures, key)


def _grades(figures: Figures) -> Iterator[Line]:
    for row in _rows(figures, _ITEMS):
        key = (*_ITEMS, "data_grade")
        if isinstance(figures.evaluation.cell(key, row), str):
            yield Line(
                title=_row_name(figures, _ITEMS, row), value=figures.words(key, row), address=address_of(key, row)
            )


def _to_measure(figures: Figures) -> Iterator[Line]:
    """The readings whose ± widens the result most: first of the money saved, else of what is used."""
    if figures.spread is None:
        return
    for key in _MEASURED:
        if key not in figures.evaluation.program.by_key or not figures.is_known(key):
            continue
        shares = [share for share in figures.spread.shares(key) if share.share >= _LEAST_SHARE]
        if not shares:
            continue
        result = cell_title(figures.evaluation, key).of(figures.language)
        for share in shares[:_MOST_TO_MEASURE]:
            percent = numbers.show(100 * share.share, figures.language, digits=2)
            yield Line(
                title=source_title(figures, share.source),
                value=f"{percent} %",
                detail=_("of the uncertainty of: {figure}", figure=result),
                address=_field_of(figures, share.source),
                key=f"measure {share.source}",
            )
        return


def source_title(figures: Figures, source: str) -> str:
    """What a source of uncertainty is called: a meter or bill, a factor, the range of an option."""
    evaluation, language = figures.evaluation, figures.language
    if source.startswith("fact/"):
        facts: Mapping[str, tuple[Fact, ...]] = evaluation.program.form.facts
        rows = facts.get(source.removeprefix("fact/"), ())
        return rows[-1].title.of(language) if rows else source
    parts = source.split("/")
    if len(parts) == 4 and parts[2] == "range":
        return _("Range of: {row}", row=row_title(evaluation, (parts[0], parts[1]), parts[3]).of(language))
    key, row = ((parts[0], parts[1], parts[3]), parts[2]) if len(parts) == 4 else ((parts[0], "", parts[-1]), "")
    return cell_title(evaluation, key, row).of(language)


def _field_of(figures: Figures, source: str) -> str:
    """Where the source was entered; a meter that serves many periods is shown at the first of them."""
    parts = source.split("/")
    if parts[0] == "fact" or len(parts) != 4 or parts[2] == "range":
        return source if len(parts) == 2 and parts[0] != "fact" else ""
    table, row = (parts[0], parts[1]), parts[2]
    rows = figures.evaluation.rows(*table)
    found = row if row in rows else next((each for each in rows if row in each.split(".")), "")
    return address_of((*table, parts[3]), found) if found else ""
