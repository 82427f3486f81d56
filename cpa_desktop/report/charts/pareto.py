"""What few things make up most of a sum: a bar each, the dearest first, and the running share as a line."""

from itertools import accumulate

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report import look
from cpa_desktop.report.charts.page import SMALL, STEP, TEXT, Page, Words, breadth, worded, written
from cpa_desktop.report.line import Line, together

_LABELS = 0.38  # the most that labels take of the breadth
_APART = 8.0  # between label, amount and bar
_BAR = 11.0
_ROW = 21.0  # the least from one bar to the next
_HEAD = 16.0
_FOOT = 16.0
_SHARE = 30.0  # room for the words behind the last point
_MOST = 0.8  # the share that a few should make up
_DASH = (3.0, 2.0)


@frozen
class ParetoBar:
    """One thing with its amount, and how that is written; an estimate is hatched."""

    label: Line
    value: float
    shown: str
    is_estimate: bool = False


@frozen
class ParetoChart:
    """Bars as the caller sorted them; what is not shown stands last as `rest`, so that the line ends at 100 %."""

    bars: tuple[ParetoBar, ...]
    unit: Line
    rest: Line = ()
    rest_value: float = 0.0
    rest_shown: str = ""
    cumulative: Line = ()  # what the line is called
    estimate: Line = ()  # what the hatching means


@frozen
class _Columns:
    """Where labels end, amounts end, and bars begin and end."""

    label: float
    amount: float
    left: float
    right: float


@frozen
class _Row:
    """A bar with its label in lines, where its middle is, its share of the sum, and the share reached with it."""

    bar: ParetoBar
    words: tuple[Words, ...]
    middle: float
    own: float
    reached: float
    is_rest: bool


def every_bar(chart: ParetoChart) -> tuple[ParetoBar, ...]:
    """The bars with the rest as the last of them."""
    if not chart.rest_value:
        return chart.bars
    return (*chart.bars, ParetoBar(label=chart.rest, value=chart.rest_value, shown=chart.rest_shown))


def shares(chart: ParetoChart) -> list[float]:
    """The share of the sum that each bar makes together with those before it; an income counts as nothing."""
    values = [max(bar.value, 0.0) for bar in every_bar(chart)]
    total = sum(values)
    return [running / total if total else 0.0 for running in accumulate(values)]


def drawn(chart: ParetoChart, width: float, palette: look.Palette) -> Page:
    """The chart on a page of that width; bars and line share one scale, the whole sum across."""
    bars = every_bar(chart)
    columns = _columns(bars, chart, width)
    words = [tuple(worded(bar.label, columns.label)) for bar in bars]
    heights = [max(_ROW, len(each) * STEP + 4) for each in words]
    unit = worded(chart.unit, columns.amount)
    head = _HEAD + (len(unit) - 1) * STEP
    page = Page(width, head + sum(heights) + _FOOT, palette)
    rows: list[_Row] = []
    top, before = page.height - head, 0.0
    for bar, each, height, reached in zip(bars, words, heights, shares(chart), strict=True):
        is_rest = len(rows) == len(chart.bars)
        row = _Row(bar=bar, words=each, middle=top - height / 2, own=reached - before, reached=reached, is_rest=is_rest)
        rows.append(row)
        top, before = top - height, reached
    _draw_scale(page, columns, page.height - head)
    written(page, columns.amount, page.height - head + 2 + len(unit) * STEP, unit, "right")
    for row in rows:
        _draw_row(page, row, columns)
    _draw_line(page, rows, columns)
    _draw_foot(page, chart)
    return page


def _columns(bars: tuple[ParetoBar, ...], chart: ParetoChart, width: float) -> _Columns:
    longest = max((each.breadth for bar in bars for each in worded(bar.label, width)), default=0.0)
    label = min(longest + 1, _LABELS * width)
    said = [breadth(bar.shown, TEXT, bold=True) for bar in bars]
    words = [each.breadth for each in worded(chart.unit, 0.0)]
    # The unit may stand over the labels, which leave room above them.
    amount = max([label + _APART + max(said, default=0.0), *words])
    return _Columns(label=label, amount=amount, left=amount + _APART, right=width - _SHARE)


def _at(columns: _Columns, share: float) -> float:
    return columns.left + share * (columns.right - columns.left)


def _draw_scale(page: Page, columns: _Columns, top: float) -> None:
    """The line that bars begin at, and where the share is large and where it is all."""
    palette = page.palette
    page.line([(columns.left, _FOOT), (columns.left, top)], palette.ink, 0.6)
    page.line([(_at(columns, _MOST), _FOOT), (_at(columns, _MOST), top)], palette.soft, 0.6, _DASH)
    page.line([(columns.right, top - 3), (columns.right, top)], palette.soft, 0.6)
    for share in (_MOST, 1.0):
        said = f"{share * 100:.0f} %"
        page.write(_at(columns, share), top + 4, said, size=SMALL, colour=palette.soft, align="center")


def _draw_row(page: Page, row: _Row, columns: _Columns) -> None:
    palette = page.palette
    written(page, 0, row.middle + len(row.words) * STEP / 2, row.words)
    page.write(columns.amount, row.middle - 3, row.bar.shown, bold=not row.is_rest, align="right")
    width, base = _at(columns, row.own) - columns.left, row.middle - _BAR / 2
    if row.bar.is_estimate:
        page.hatch(columns.left, base, width, _BAR, palette.soft)
        page.rectangle(columns.left, base, width, _BAR, edge=palette.soft)
    else:
        page.rectangle(columns.left, base, width, _BAR, fill=palette.line if row.is_rest else palette.waste)


def _draw_line(page: Page, rows: list[_Row], columns: _Columns) -> None:
    """From bar to bar the share reached, each said above its point, where the line has not been."""
    points = [(_at(columns, row.reached), row.middle) for row in rows]
    page.line(points, page.palette.ink, 1.1)
    for (x, y), row in zip(points, rows, strict=True):
        page.disc(x, y, 2.2, fill=page.palette.ink)
        page.write(x + 4, y + 2.5, f"{row.reached * 100:.0f} %", size=SMALL)


def _draw_foot(page: Page, chart: ParetoChart) -> None:
    """What line and hatching mean."""
    palette, base, at = page.palette, 3.0, 0.0
    if chart.cumulative:
        page.line([(at, base + 3), (at + 18, base + 3)], palette.ink, 1.1)
        page.disc(at + 9, base + 3, 2.2, fill=palette.ink)
        page.write(at + 22, base, together(chart.cumulative), size=SMALL, colour=palette.soft)
        at += 22 + breadth(together(chart.cumulative), SMALL) + 18
    if any(bar.is_estimate for bar in chart.bars):
        page.hatch(at, base - 1, 18, 7.5, palette.soft, gap=3.2)
        page.rectangle(at, base - 1, 18, 7.5, edge=palette.soft)
        page.write(at + 22, base, together(chart.estimate), size=SMALL, colour=palette.soft)
