"""The same tiers in little room: columns of equal breadth from best to poor, an indicator a line, words said once."""

from cpa_desktop.report import look
from cpa_desktop.report.charts.benchmark import BenchmarkBar, BenchmarkChart
from cpa_desktop.report.charts.page import SMALL, TEXT, Page, breadth, worded
from cpa_desktop.report.charts.ranks import GAP, RANKS, Columns, Placed, places, scale_of, towards_poor
from cpa_desktop.report.charts.scale import Scale
from cpa_desktop.report.line import Line, spoken, together

_APART = 8.0  # between label, value and bar
_HEAD = 11.0
_STEP = 9.6  # from one line of words to the next
_ABOVE = 6.4  # the marker over the bar
_BAR = 7.6
_UNDER = 9.2  # the bounds under the bar
_BETWEEN = 2.0
_FOOT = 13.0
_LABELS = 0.34  # the most that labels take of the breadth


def drawn(chart: BenchmarkChart, width: float, palette: look.Palette) -> Page:
    """The chart on a page of that width."""
    columns = _columns(chart, width)
    heights = [_height(bar, columns) for bar in chart.bars]
    page = Page(width, _HEAD + sum(heights) + _FOOT, palette)
    _draw_head(page, chart, columns)
    top = page.height - _HEAD
    for bar, height in zip(chart.bars, heights, strict=True):
        _draw_bar(page, bar, columns, top, height)
        top -= height
    _draw_foot(page, chart)
    return page


def _columns(chart: BenchmarkChart, width: float) -> Columns:
    labels = [text for bar in chart.bars for text in spoken(bar.label)]
    label = min(max((breadth(text, TEXT, bold=True) for text in labels), default=0.0) + 1, _LABELS * width)
    value = max((breadth(bar.text, TEXT, bold=True) + 3 + _unit_breadth(bar) for bar in chart.bars), default=0.0)
    left = label + value + 2 * _APART
    return Columns(label=label, value=left - _APART, left=left, breadth=(width - left - 1 - 3 * GAP) / 4)


def _unit_breadth(bar: BenchmarkBar) -> float:
    return breadth(together(bar.unit), SMALL)


def _height(bar: BenchmarkBar, columns: Columns) -> float:
    return max(_ABOVE + _BAR + _UNDER, len(worded(bar.label, columns.label, bold=True)) * _STEP + 2) + _BETWEEN


def _draw_head(page: Page, chart: BenchmarkChart, columns: Columns) -> None:
    """The word of each tier, once, over its column."""
    names: dict[str, Line] = {tier.rank: tier.name for bar in reversed(chart.bars) for tier in bar.tiers}
    for place, rank in enumerate(RANKS):
        if rank in names:
            middle = columns.start(place) + columns.breadth / 2
            page.write(middle, page.height - 8, together(names[rank]), size=SMALL, align="center")


def _draw_bar(page: Page, bar: BenchmarkBar, columns: Columns, top: float, height: float) -> None:
    palette = page.palette
    base = top - _ABOVE - _BAR
    page.line([(0, top - height + 1), (page.width, top - height + 1)], palette.line, 0.4)
    labels = worded(bar.label, columns.label, bold=True)
    baseline = base + 0.5 if len(labels) == 1 else top - (height - len(labels) * _STEP) / 2 - 7
    for place, words in enumerate(labels):
        colour = palette.ink if words.is_first else palette.soft
        page.write(0, baseline - place * _STEP, words.text, size=words.size, bold=words.bold, colour=colour)
    unit = together(bar.unit)
    page.write(columns.value, base + 0.5, unit, size=SMALL, colour=palette.soft, align="right")
    number = columns.value - _unit_breadth(bar) - (3 if unit else 0)
    page.write(number, base + 0.5, bar.text, bold=True, align="right")
    placed = places(bar, columns)
    if not placed:
        return
    middle = base + _BAR / 2
    page.line([(columns.left, middle), (page.width - 1, middle)], palette.line, 0.6)
    for each in placed:
        _draw_tier(page, each, base)
    _draw_value(page, bar, scale_of(bar, placed, columns), base + _BAR)


def _draw_tier(page: Page, placed: Placed, base: float) -> None:
    palette, width = page.palette, placed.right - placed.left
    if placed.tier.estimate:
        page.rectangle(placed.left, base, width, _BAR, fill=palette.raised)
        page.hatch(placed.left, base, width, _BAR, palette.soft, gap=3.2)
        page.rectangle(placed.left, base, width, _BAR, edge=palette.soft)
    else:
        page.rectangle(placed.left, base, width, _BAR, fill=palette.tier(placed.tier.rank))
    at = (placed.left + placed.right) / 2
    page.write(at, base - 7.2, placed.tier.range, size=SMALL, colour=palette.soft, align="center")


def _draw_value(page: Page, bar: BenchmarkBar, scale: Scale, top: float) -> None:
    """The marker of this factory, over the bar and through it, with its range."""
    if bar.value is None:
        return
    ink, towards = page.palette.ink, towards_poor(bar)
    ends = sorted(scale.place(towards * end) for end in (bar.low, bar.high) if end is not None)
    if ends:
        _whisker(page, ends[0], ends[-1], top + 3.0)
    _marker(page, scale.place(towards * bar.value), top)
    page.line([(scale.place(towards * bar.value), top), (scale.place(towards * bar.value), top - _BAR)], ink, 1.3)


def _whisker(page: Page, low: float, high: float, at: float) -> None:
    ink = page.palette.ink
    page.line([(low, at), (high, at)], ink, 0.8)
    for end in (low, high):
        page.line([(end, at - 1.8), (end, at + 1.8)], ink, 0.8)


def _marker(page: Page, at: float, base: float) -> None:
    page.shape([(at, base - 0.5), (at - 3.4, base + 5.6), (at + 3.4, base + 5.6)], fill=page.palette.ink)


def _draw_foot(page: Page, chart: BenchmarkChart) -> None:
    """What the marker and the hatching mean, once."""
    palette, base, at = page.palette, 3.0, 0.0
    _whisker(page, at, at + 16, base + 3.0)
    _marker(page, at + 8, base)
    at += 20
    words = f"{together(chart.here)} ±"
    page.write(at, base, words, size=SMALL, colour=palette.soft)
    if any(tier.estimate for bar in chart.bars for tier in bar.tiers):
        at += breadth(words, SMALL) + 18
        page.rectangle(at, base - 1, 18, 7.5, fill=palette.raised)
        page.hatch(at, base - 1, 18, 7.5, palette.soft, gap=3.2)
        page.rectangle(at, base - 1, 18, 7.5, edge=palette.soft)
        page.write(at + 22, base, together(chart.estimate), size=SMALL, colour=palette.soft)
    page.write(page.width, base, together(chart.more), size=SMALL, colour=palette.soft, align="right")
