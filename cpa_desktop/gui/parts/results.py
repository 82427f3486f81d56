"""What follows from the record, beside every page: savings, indicators, losses, totals, grades, what to measure."""

from collections.abc import Callable, Iterator
from itertools import chain

from cpa_desktop.core import numbers
from cpa_desktop.core.address import parse
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.labels import cell_title, row_title
from cpa_desktop.core.layout import address_of
from cpa_desktop.gui.parts import indicators, measures
from cpa_desktop.gui.parts.figures import Figures
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.i18n import _

_STREAMS: TableKey = ("K02", "streams")
_RANGES: TableKey = ("K02", "spread")
_ITEMS: TableKey = ("P08", "items")
_MONEY: Key = ("K02", "", "money_saved")
_COSTS: TableKey = ("P19", "costs")
_DEAREST = 3
_TOTALS = ("energy_saved", "toe_saved", "ghg_saved", "cod_saved", "investment")


Section = tuple[Line, ...]
"""A heading and what stands under it; nothing where nothing would."""


def lines(figures: Figures) -> Section:
    """Everything there is to show, under its headings; empty while nothing can be worked out."""
    return tuple(chain.from_iterable(sections(figures)))


def sections(figures: Figures) -> Iterator[Section]:
    """All sections, whatever there is to show, each made when it is asked for."""
    made: tuple[tuple[str, Callable[[Figures], Iterator[Line]]], ...] = (
        (_("Saving so far"), lambda given: chain(_saving(given), measures.next_reading(given))),
        (_("Specific consumption"), indicators.lines),
        (_("Dearest losses"), _losses),
        (_("Potential savings"), _streams),
        (_("Altogether"), _totals),
        (_("Headline figures"), _headlines),
        (_("Quality of the data"), _grades),
    )
    for heading, make in made:
        there = tuple(make(figures))
        yield (Line(title=heading, key=f"heading {heading}", is_heading=True), *there) if there else ()
    yield tuple(measures.lines(figures))


def _saving(figures: Figures) -> Iterator[Line]:
    if _MONEY in figures.evaluation.program.by_key and (figures.is_known(_MONEY) or figures.is_pending(_MONEY)):
        yield _figure(figures, _MONEY)


def _losses(figures: Figures) -> Iterator[Line]:
    """The waste streams that cost most, with what is lost in them."""
    total, share = ((*_COSTS, column) for column in ("total", "share"))
    known = [
        (cell, row) for row in _rows(figures, _COSTS) if isinstance(cell := figures.evaluation.cell(total, row), float)
    ]
    for cell, row in sorted(known, key=lambda each: -each[0])[:_DEAREST]:
        if cell > 0:
            part = _rounded(figures, share, row)
            yield Line(
                title=_row_name(figures, _COSTS, row),
                value=figures.words(total, row),
                detail=_("{share} of all waste costs", share=part) if part else "",
                address=address_of(total, row),
            )


def _rows(figures: Figures, table: TableKey) -> list[str]:
    return figures.evaluation.rows(*table)


def _row_name(figures: Figures, table: TableKey, row: str) -> str:
    return row_title(figures.evaluation, table, row).of(figures.language)


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
    """From the low to the high case; the list would jump at every entry if it left while it is worked out anew."""
    name = f"range of {row}"
    if figures.evaluation.is_pending(_RANGES):
        before = figures.last(name)
        return [_("low to high {range}", range=f"{before}…")] if before else []
    ends = [(*_RANGES, column) for column in ("low", "high")]
    if row not in _rows(figures, _RANGES) or not all(figures.is_known(key, row) for key in ends):
        figures.keep(name, "")
        return []
    low, high = (figures.evaluation.shown_value(key, row) for key in ends)
    assert isinstance(low, float)
    assert isinstance(high, float)
    written = figures.keep(name, "–".join(numbers.show(end, figures.language, digits=3) for end in (low, high)))
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
    known, asked = figures.evaluation.counted(key)
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
    shown = {address_of(("K02", "", name)) for name in ("money_saved", *_TOTALS)}
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
