"""How well a factory does block by block: one axis each around a centre, 0 in the middle and 1 at the rim."""

from collections.abc import Sequence
from math import cos, pi, sin, sqrt

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report import look
from cpa_desktop.report.charts.page import SMALL, STEP, Page, Point, Words, breadth, worded, written
from cpa_desktop.report.line import Line, spoken, together

_RADIUS = 92.0
_AWAY = 9.0  # from the rim to the letters
_APART = 4.0  # between two labels
_RINGS = (0.25, 0.5, 0.75, 1.0)
_FOOT = 18.0
_GAP = (2.5, 2.0)  # the axis of what was not asked


@frozen
class RadarAxis:
    """One block: its label, its score from 0 to 1, and how that is written; None where nothing was asked."""

    label: Line
    value: float | None = None
    shown: str = ""


@frozen
class RadarChart:
    """Blocks clockwise from the top; the words say what the centre, the rim and a block without a score mean."""

    axes: tuple[RadarAxis, ...]
    scale_low: Line
    scale_high: Line
    missing: Line = ()


@frozen
class _Label:
    """Words beside the end of an axis, placed from the centre."""

    words: tuple[Words, ...]
    side: int  # 1 at the right, −1 at the left, 0 above
    end: Point  # of the axis
    top: float

    @property
    def bottom(self) -> float:
        return self.top - len(self.words) * STEP

    @property
    def x(self) -> float:
        """Where the words begin, clear of the rim over their whole height."""
        if not self.side:
            return 0.0
        near = 0.0 if self.bottom < 0 < self.top else min(abs(self.bottom), abs(self.top))
        rim = sqrt(max(_RADIUS**2 - near**2, 0.0))
        return self.side * max(rim + _AWAY, abs(self.end[0]) + _AWAY / 2)


def drawn(chart: RadarChart, width: float, palette: look.Palette) -> Page:
    """The chart on a page of that width."""
    labels = _labels(chart, width)
    above = max([_RADIUS, *(label.top for label in labels)]) + 2
    below = min([-_RADIUS, *(label.bottom for label in labels)]) - _FOOT
    page = Page(width, above - below, palette)
    centre = (width / 2, -below)
    _draw_web(page, chart, centre)
    _draw_scores(page, chart, centre)
    for label in labels:
        _draw_label(page, label, centre)
    _draw_foot(page, chart)
    return page


def _end(chart: RadarChart, place: int, value: float = 1.0) -> Point:
    """Where a score stands, from the centre; axes run clockwise from the top."""
    angle = 2 * pi * place / len(chart.axes)
    return value * _RADIUS * sin(angle), value * _RADIUS * cos(angle)


def _labels(chart: RadarChart, width: float) -> list[_Label]:
    """The labels, those of one side moved apart from its middle outwards."""
    room = width / 2 - _RADIUS - _AWAY - 1
    sides: dict[int, list[_Label]] = {1: [], -1: []}
    first: list[_Label] = []
    for place, axis in enumerate(chart.axes):
        end = _end(chart, place)
        side = 0 if not place else 1 if end[0] >= 0 else -1
        words = tuple(worded(_said(chart, axis), room if side else 2 * room))
        label = _Label(words=words, side=side, end=end, top=end[1] + len(words) * STEP / 2)
        (sides[side] if side else first).append(label)
    done = [label for side in sides.values() for label in _apart(sorted(side, key=lambda each: -each.top))]
    highest = max([_RADIUS + 4, *(label.top + _APART for label in done)])
    return [*(_moved(label, highest + len(label.words) * STEP) for label in first), *done]


def _said(chart: RadarChart, axis: RadarAxis) -> Line:
    """The label with its score behind the first language."""
    first, *others = spoken(axis.label) or ("",)
    shown = axis.shown if axis.value is not None else "–"
    return (f"{first}:\u00a0{shown}", *others) if shown else (first, *others)


def _apart(labels: Sequence[_Label]) -> list[_Label]:
    middle = len(labels) // 2
    done = list(labels)
    for place in range(middle - 1, -1, -1):
        lowest = done[place + 1].top + _APART + len(done[place].words) * STEP
        done[place] = _moved(done[place], max(done[place].top, lowest))
    for place in range(middle + 1, len(done)):
        done[place] = _moved(done[place], min(done[place].top, done[place - 1].bottom - _APART))
    return done


def _moved(label: _Label, top: float) -> _Label:
    return _Label(words=label.words, side=label.side, end=label.end, top=top)


def _draw_web(page: Page, chart: RadarChart, centre: Point) -> None:
    palette = page.palette
    for ring in _RINGS:
        page.ring(*centre, ring * _RADIUS, palette.soft if ring == 1 else palette.line, 0.6)
    for place, axis in enumerate(chart.axes):
        colour, dash = (palette.line, ()) if axis.value is not None else (palette.soft, _GAP)
        page.line([centre, _from(centre, _end(chart, place))], colour, 0.5, dash)


def _draw_scores(page: Page, chart: RadarChart, centre: Point) -> None:
    """The area between neighbours that have a score; beside one that has none it is open."""
    palette, count = page.palette, len(chart.axes)
    points = [
        None if axis.value is None else _from(centre, _end(chart, place, min(max(axis.value, 0.0), 1.0)))
        for place, axis in enumerate(chart.axes)
    ]
    pairs = [(points[place], points[(place + 1) % count]) for place in range(count)]
    for one, next_one in pairs:
        if one and next_one:
            page.shape([centre, one, next_one], fill=look.mixed(palette.raised, palette.accent, 0.18))
    for one, next_one in pairs:
        if one and next_one:
            page.line([one, next_one], palette.accent, 1.4)
    for point in points:
        if point:
            page.disc(*point, 2.3, fill=palette.accent)


def _draw_label(page: Page, label: _Label, centre: Point) -> None:
    middle = (label.top + label.bottom) / 2
    if label.side and abs(middle - label.end[1]) > STEP:
        start, end = _from(centre, label.end), _from(centre, (label.x - 2 * label.side, middle))
        page.line([start, end], page.palette.line, 0.5)
    align = {-1: "right", 0: "center", 1: "left"}[label.side]
    x, top = _from(centre, (label.x, label.top))
    written(page, x, top, label.words, align)  # type: ignore[arg-type]


def _draw_foot(page: Page, chart: RadarChart) -> None:
    """What the centre, the rim and a broken axis mean."""
    palette, base = page.palette, 3.0
    signs = [(sign, together(words)) for sign, words in enumerate((chart.scale_low, chart.scale_high)) if words]
    if chart.missing and any(axis.value is None for axis in chart.axes):
        signs.append((2, f"–: {together(chart.missing)}"))
    taken = sum(12 + breadth(words, SMALL) + 16 for _, words in signs) - 16
    at = (page.width - taken) / 2
    for sign, words in signs:
        if sign == 2:
            page.line([(at, base + 3), (at + 9, base + 3)], palette.soft, 0.6, _GAP)
        else:
            page.ring(at + 4, base + 3, 4, palette.soft if sign else palette.line, 1.2 if sign else 0.6)
            if not sign:
                page.disc(at + 4, base + 3, 1.4, fill=palette.ink)
        page.write(at + 12, base, words, size=SMALL, colour=palette.soft)
        at += 12 + breadth(words, SMALL) + 16


def _from(centre: Point, point: Point) -> Point:
    return centre[0] + point[0], centre[1] + point[1]
