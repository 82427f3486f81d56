"""How a factory stands among the tiers of its sector: a bar an indicator, its value marked with its range."""

from dataclasses import replace
from itertools import groupby, pairwise
from typing import Literal

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report import look
from cpa_desktop.report.charts.page import SMALL, TEXT, Page, breadth, broken, titled
from cpa_desktop.report.charts.scale import Scale, Stretch, fitted
from cpa_desktop.report.line import Line, spoken, together

_LABEL = 12.0  # height of the line with the indicator
_BAR = 15.0  # height of a bar
_ABOVE = 19.0  # room for the marker, its range and its words
_STEP = 10.5  # from one line of words to the next
_APART = 14.0  # between two indicators
_TOGETHER = 9  # compact bars that stay together


@frozen
class Tier:
    """One grade of an indicator; `estimate` where its bounds are no read source but an estimate or a memory."""

    rank: Literal["best", "good", "average", "poor"]
    name: Line
    range: str  # the bounds as they are written: ≤ 140
    low: float | None = None
    high: float | None = None
    estimate: bool = False


@frozen
class BenchmarkBar:
    """One indicator: its tiers, the factory's value with its range, and how that is written."""

    label: Line
    unit: Line = ()
    tiers: tuple[Tier, ...]
    value: float | None = None
    low: float | None = None
    high: float | None = None
    text: str = ""


@frozen
class BenchmarkChart:
    """Bars under one another; `here` names this factory, `estimate` says what the hatching means.

    In `compact` form the tiers stand in columns of equal breadth, with their words once above all bars.
    """

    bars: tuple[BenchmarkBar, ...]
    here: Line
    estimate: Line
    compact: bool = False
    more: Line = ()  # what a compact chart leaves out


def parts(chart: BenchmarkChart) -> list[BenchmarkChart]:
    """What a page may end between: each bar by itself, or so many compact ones."""
    size = _TOGETHER if chart.compact else 1
    chunks = [chart.bars[start : start + size] for start in range(0, len(chart.bars), size)]
    return [
        replace(chart, bars=bars, more=chart.more if number == len(chunks) else ())
        for number, bars in enumerate(chunks, start=1)
    ]


@frozen
class _Piece:
    """A tier with its bounds made finite, or a gap between tiers."""

    start: float
    end: float
    tier: Tier | None = None


def drawn(chart: BenchmarkChart, width: float, palette: look.Palette) -> Page:
    """The chart on a page of that width; its height follows from what is in it."""
    laid = [(bar, _pieces(bar)) for bar in chart.bars]
    heights = [_height(chart, bar, pieces, width) for bar, pieces in laid]
    page = Page(width, sum(heights) + _APART * (len(heights) - 1) + 2, palette)
    top = page.height - 1
    for (bar, pieces), height in zip(laid, heights, strict=True):
        _draw_bar(page, chart, bar, pieces, top)
        top -= height + _APART
    return page


def _pieces(bar: BenchmarkBar) -> list[_Piece]:
    """The scale from left to right: open ends get the breadth of a tier, or what the factory's own value asks for."""
    tiers = sorted(bar.tiers, key=lambda tier: (tier.low is not None, tier.low or 0.0, tier.high or 0.0))
    closed = [tier.high - tier.low for tier in tiers if tier.low is not None and tier.high is not None]
    bounds = [bound for tier in tiers for bound in (tier.low, tier.high) if bound is not None]
    usual = sum(closed) / len(closed) if closed else 0.3 * max((abs(bound) for bound in bounds), default=1.0) or 1.0
    seen = [value for value in (bar.low, bar.value, bar.high) if value is not None]
    pieces: list[_Piece] = []
    for tier in tiers:
        low = tier.low if tier.low is not None else min([(tier.high or 0.0) - usual, *(v - usual / 4 for v in seen)])
        high = tier.high if tier.high is not None else max([(tier.low or 0.0) + usual, *(v + usual / 4 for v in seen)])
        if pieces and low > pieces[-1].end:
            pieces.append(_Piece(start=pieces[-1].end, end=low))
        pieces.append(_Piece(start=max(low, pieces[-1].end) if pieces else low, end=high, tier=tier))
    if pieces and seen and max(seen) > pieces[-1].end:
        pieces.append(_Piece(start=pieces[-1].end, end=max(seen) + usual / 4))
    if pieces and seen and min(seen) < pieces[0].start:
        pieces.insert(0, _Piece(start=min(seen) - usual / 4, end=pieces[0].start))
    return pieces


def _scale(pieces: list[_Piece], width: float) -> Scale:
    return fitted(
        [Stretch(start=piece.start, end=piece.end, room=_room(piece.tier)) for piece in pieces],
        width,
    )


def _room(tier: Tier | None) -> float:
    if tier is None:
        return 3.0
    return max(breadth(text, SMALL, bold=True) for text in (*spoken(tier.name), tier.range)) + 6


def _names(pieces: list[_Piece], scale: Scale) -> dict[int, Line]:
    """What is written under each piece: both languages in one line if that fits everywhere, else under one another."""
    named = {place: piece for place, piece in enumerate(pieces) if piece.tier}
    lines = {place: spoken(piece.tier.name) for place, piece in named.items() if piece.tier}
    joined: dict[int, Line] = {place: (together(line),) for place, line in lines.items()}
    fits = all(
        breadth(joined[place][0], SMALL) <= scale.place(piece.end) - scale.place(piece.start) - 6
        for place, piece in named.items()
    )
    return joined if fits else lines


def _runs(chart: BenchmarkChart, pieces: list[_Piece], scale: Scale) -> list[tuple[float, float, list[str]]]:
    """From where to where tiers are estimates, neighbours taken together, with the words that say so."""
    runs = []
    for estimate, group in groupby(pieces, key=lambda piece: piece.tier is not None and piece.tier.estimate):
        members = list(group)
        if estimate:
            start, end = scale.place(members[0].start), scale.place(members[-1].end)
            words = [together(chart.estimate)]
            if breadth(words[0], SMALL) > end - start:
                words = [part for text in spoken(chart.estimate) for part in broken(text, SMALL, end - start)]
            runs.append((start, end, words))
    return runs


def _height(chart: BenchmarkChart, bar: BenchmarkBar, pieces: list[_Piece], width: float) -> float:
    height = _LABEL + _ABOVE + _BAR
    if not pieces:
        return height
    scale = _scale(pieces, width)
    height += 2 + (1 + max(map(len, _names(pieces, scale).values()), default=0)) * _STEP
    words = max((len(words) for _, _, words in _runs(chart, pieces, scale)), default=0)
    return height + (words * _STEP + 6 if words else 0)


def _draw_bar(page: Page, chart: BenchmarkChart, bar: BenchmarkBar, pieces: list[_Piece], top: float) -> None:
    palette = page.palette
    titled(page, 0, top - _LABEL + 3, bar.label, bar.unit)
    base = top - _LABEL - _ABOVE - _BAR
    if not pieces:
        page.write(0, base + _BAR, bar.text, colour=palette.soft)
        return
    scale = _scale(pieces, page.width)
    names = _names(pieces, scale)
    for place, piece in enumerate(pieces):
        if piece.tier:
            _draw_tier(page, piece.tier, names[place], scale.place(piece.start), scale.place(piece.end), base)
    for earlier, later in pairwise(pieces):
        if earlier.tier and later.tier and not (earlier.tier.estimate and later.tier.estimate):
            at = scale.place(later.start)
            page.line([(at, base - 2), (at, base + _BAR)], palette.raised, 1.2)
    beneath = base - 3 - (1 + max(map(len, names.values()), default=0)) * _STEP
    for start, end, words in _runs(chart, pieces, scale):
        left, right = start + 1, end - 1
        page.line([(left, beneath), (left, beneath - 3), (right, beneath - 3), (right, beneath)], palette.soft, 0.5)
        for count, text in enumerate(words, start=1):
            at = beneath - 3 - count * _STEP
            page.write((start + end) / 2, at, text, size=SMALL, colour=palette.soft, align="center")
    _draw_value(page, chart, bar, scale, base + _BAR)


def _draw_tier(page: Page, tier: Tier, names: Line, start: float, end: float, base: float) -> None:
    palette = page.palette
    if tier.estimate:
        page.rectangle(start, base, end - start, _BAR, fill=palette.raised)
        page.hatch(start, base, end - start, _BAR, palette.soft)
        page.rectangle(start, base, end - start, _BAR, edge=palette.soft)
    else:
        page.rectangle(start, base, end - start, _BAR, fill=palette.tier(tier.rank))
    middle, line = (start + end) / 2, base - 2
    for place, text in enumerate(names):
        line -= _STEP
        page.write(middle, line + 2, text, size=SMALL, colour=palette.soft if place else palette.ink, align="center")
    page.write(middle, line - _STEP + 2, tier.range, size=SMALL, colour=palette.soft, align="center")


def _draw_value(page: Page, chart: BenchmarkChart, bar: BenchmarkBar, scale: Scale, top: float) -> None:
    ink = page.palette.ink
    if bar.value is None:
        page.write(0, top + 6, bar.text, colour=page.palette.soft)
        return
    place = scale.place(bar.value)
    if bar.low is not None and bar.high is not None:
        low, high = scale.place(bar.low), scale.place(bar.high)
        page.line([(low, top + 3.5), (high, top + 3.5)], ink, 0.9)
        for end in (low, high):
            page.line([(end, top + 1.5), (end, top + 5.5)], ink, 0.9)
    page.shape([(place, top), (place - 4, top + 6.5), (place + 4, top + 6.5)], fill=ink)
    page.line([(place, top), (place, top - _BAR)], ink, 1.2)
    words = f"{together(chart.here)}: {bar.text}"
    half = breadth(words, TEXT, bold=True) / 2 + 1
    middle = min(max(place, half), page.width - half)
    page.write(middle, top + 9.5, words, bold=True, align="center")
