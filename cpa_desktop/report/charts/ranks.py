"""Where tiers stand when each has a column of its own, from best to poor, and where a figure stands among them."""

from collections.abc import Sequence
from dataclasses import replace

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report.charts.benchmark import BenchmarkBar, Tier
from cpa_desktop.report.charts.scale import Scale

RANKS = ("best", "good", "average", "poor")
GAP = 10.0  # between two columns: where their tiers do not meet, nothing is known


@frozen
class Columns:
    """Where labels, values and tiers stand from left to right."""

    label: float
    value: float  # the right edge of the values
    left: float
    breadth: float

    def start(self, rank: int) -> float:
        """The left edge of a tier's column."""
        return self.left + rank * (self.breadth + GAP)


@frozen
class Placed:
    """A tier with its bounds along the way from best to poor, and the points between which it is drawn."""

    tier: Tier
    start: float
    end: float
    left: float
    right: float


def towards_poor(bar: BenchmarkBar) -> int:
    """1 where figures grow from best to poor, −1 where a high figure is good."""
    middles = [_middle(tier) for tier in sorted(bar.tiers, key=lambda tier: RANKS.index(tier.rank))]
    if len(middles) > 1:
        return 1 if middles[0] <= middles[-1] else -1
    # One tier alone: an open end beyond which all is as good, or as poor.
    only = bar.tiers[0]
    return 1 if (only.low is None) == (RANKS.index(only.rank) < 2) else -1


def _middle(tier: Tier) -> float:
    ends = [end for end in (tier.low, tier.high) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0


def _span(bar: BenchmarkBar) -> float:
    """How far a tier reaches that is open at one end, and how far what is beyond all tiers."""
    closed = [tier.high - tier.low for tier in bar.tiers if tier.low is not None and tier.high is not None]
    wide = [span for span in closed if span > 0]
    bounds = [abs(end) for tier in bar.tiers for end in (tier.low, tier.high) if end is not None]
    return sum(wide) / len(wide) if wide else 0.3 * max(bounds, default=1.0) or 1.0


def places(bar: BenchmarkBar, columns: Columns) -> list[Placed]:
    """The tiers of an indicator, each in the column of its rank."""
    towards, span = towards_poor(bar), _span(bar)
    seen = [towards * value for value in (bar.low, bar.value, bar.high) if value is not None]
    placed: list[Placed] = []
    for tier in sorted(bar.tiers, key=lambda tier: RANKS.index(tier.rank)):
        low, high = (tier.low, tier.high) if towards > 0 else (tier.high, tier.low)
        start = towards * low if low is not None else min([towards * (high or 0.0) - span, *seen])
        end = towards * high if high is not None else max([towards * (low or 0.0) + span, *seen])
        if placed:
            start = max(start, placed[-1].end)
        left = columns.start(RANKS.index(tier.rank))
        placed.append(Placed(tier=tier, start=start, end=max(start, end), left=left, right=left + columns.breadth))
    return [_met(each, placed) for each in placed]


def _met(each: Placed, all_placed: Sequence[Placed]) -> Placed:
    """Neighbours that share a bound are drawn up to the middle between their columns, with a hair between them."""
    rank = RANKS.index(each.tier.rank)
    ranks = {RANKS.index(other.tier.rank): other for other in all_placed}
    before, after = ranks.get(rank - 1), ranks.get(rank + 1)
    return replace(
        each,
        left=each.left - (GAP / 2 - 0.5 if before is not None and before.end == each.start else 0.0),
        right=each.right + (GAP / 2 - 0.5 if after is not None and after.start == each.end else 0.0),
    )


def scale_of(bar: BenchmarkBar, placed: Sequence[Placed], columns: Columns) -> Scale:
    """Where a figure stands: in proportion within its tier, and in the gaps between two."""
    towards, span = towards_poor(bar), _span(bar)
    seen = [towards * value for value in (bar.low, bar.value, bar.high) if value is not None]
    values: list[float] = []
    points: list[float] = []
    if placed[0].left > columns.left:
        values.append(min([placed[0].start - span, *seen]))
        points.append(columns.left)
    for each in placed:
        values += [each.start, each.end]
        points += [each.left, each.right]
    end = columns.start(3) + columns.breadth
    if placed[-1].right < end:
        values.append(max([placed[-1].end + span, *seen]))
        points.append(end)
    return Scale(values=tuple(values), places=tuple(points))
