"""A resource month by month: a bar each, the output as a line above, and months without figures hatched and named."""

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report import look
from cpa_desktop.report.charts.page import SMALL, Page, breadth, titled
from cpa_desktop.report.line import Line, spoken

_BARS = 92.0  # height of the tallest bar
_LINE = 34.0  # height of the band with the output line
_HEAD = 13.0  # a line of words over a band


@frozen
class Month:
    """One period: the resource used and the output made, as numbers and as they are written; None is missing."""

    label: str
    value: float | None = None
    text: str = ""
    output: float | None = None
    output_text: str = ""


@frozen
class MonthlyChart:
    """One resource over the periods; `missing` is the word for a period without a figure."""

    label: Line
    unit: Line = ()
    resource: look.Resource = "energy"
    months: tuple[Month, ...]
    missing: Line
    output_label: Line = ()
    output_unit: Line = ()


def drawn(chart: MonthlyChart, width: float, palette: look.Palette) -> Page:
    """The chart on a page of that width; output and resource have a band each, so that no scale misleads."""
    slot = width / max(len(chart.months), 1)
    texts = [month.text or "" for month in chart.months] + list(spoken(chart.missing))
    upright = any(breadth(text, SMALL) > slot - 3 for text in texts)
    over = max((breadth(text, SMALL) for text in texts), default=0.0) + 5 if upright else 11.0
    output_upright = any(breadth(month.output_text, SMALL) > slot - 3 for month in chart.months)
    has_output = any(month.output is not None for month in chart.months)
    band = _output_band(chart, output_upright) if has_output else 0.0
    page = Page(width, 13 + _BARS + over + _HEAD + band + 2, palette)
    _draw_bars(page, chart, slot, upright)
    top = page.height - 1
    if has_output:
        _draw_output(page, chart, slot, output_upright, top, band)
    _head(page, chart.label, chart.unit, top - band, palette.resource(chart.resource))
    return page


def _output_band(chart: MonthlyChart, upright: bool) -> float:
    longest = max((breadth(month.output_text, SMALL) for month in chart.months), default=0.0)
    return _HEAD + _LINE + (longest + 5 if upright else 12) + 12


def _head(page: Page, label: Line, unit: Line, top: float, colour: str) -> None:
    page.rectangle(0, top - _HEAD + 2.5, 7, 7, fill=colour)
    titled(page, 11, top - _HEAD + 3, label, unit)


def _draw_bars(page: Page, chart: MonthlyChart, slot: float, upright: bool) -> None:
    palette, base = page.palette, 13.0
    most = max((month.value for month in chart.months if month.value is not None), default=0.0)
    breadth_of_bar = min(slot * 0.68, 34.0)
    for place, month in enumerate(chart.months):
        middle = (place + 0.5) * slot
        left = middle - breadth_of_bar / 2
        page.write(middle, 3, month.label, size=SMALL, colour=palette.soft, align="center")
        if month.value is None:
            height, words = _BARS * 0.45, " / ".join(spoken(chart.missing)) if upright else spoken(chart.missing)[0]
            page.rectangle(left, base, breadth_of_bar, height, fill=palette.raised, edge=palette.soft)
            page.hatch(left, base, breadth_of_bar, height, palette.soft)
        else:
            height, words = _BARS * max(month.value, 0.0) / most if most > 0 else 0.0, month.text
            page.rectangle(left, base, breadth_of_bar, height, fill=palette.resource(chart.resource))
        page.write(middle, base + height + 3, words, size=SMALL, align="center", upright=upright)
    page.line([(0, base), (page.width, base)], palette.ink, 0.6)


def _draw_output(page: Page, chart: MonthlyChart, slot: float, upright: bool, top: float, band: float) -> None:
    palette = page.palette
    _head(page, chart.output_label, chart.output_unit, top, palette.ink)
    base = top - band + 10
    known = [month.output for month in chart.months if month.output is not None]
    least, most = min(0.0, *known), max(known)
    run: list[tuple[float, float]] = []
    for place, month in enumerate(chart.months):
        middle = (place + 0.5) * slot
        if month.output is None:  # the line breaks: nothing is drawn through a month nobody counted
            page.line(run, palette.ink, 1.1)
            run = []
            page.write(
                middle,
                base + 3,
                spoken(chart.missing)[0],
                size=SMALL,
                colour=palette.soft,
                align="center",
                upright=upright,
            )
            continue
        height = (month.output - least) / (most - least) * _LINE if most > least else 0.0
        run.append((middle, base + height))
        page.disc(middle, base + height, 2.2, fill=palette.ink)
        page.write(middle, base + height + 5, month.output_text, size=SMALL, align="center", upright=upright)
    page.line(run, palette.ink, 1.1)
    page.line([(0, base), (page.width, base)], palette.line, 0.6)
