"""Where a picture of investment against saving puts each option: both axes grow tenfold from mark to mark."""

import math
from collections.abc import Iterable, Sequence

from cpa_desktop.core.frozen import frozen

_LEAST_DECADES = 2
_ROOM = 0.12  # of a decade, kept free around the outermost
SMALLEST, LARGEST = 6.0, 24.0  # px, the radius of a bubble


@frozen
class Spot:
    """An option to be put on the picture: what it costs and what it saves."""

    row: str
    code: str
    decision: str
    investment: float
    saving: float


@frozen
class Axis:
    """From one power of ten, or a little before it, to another."""

    low: float  # as a power of ten
    high: float

    def share(self, value: float) -> float:
        """How far along the axis a value stands, from 0 to 1."""
        return (math.log10(value) - self.low) / (self.high - self.low)

    @property
    def marks(self) -> tuple[float, ...]:
        """The powers of ten on the axis."""
        return tuple(10.0**power for power in range(math.ceil(self.low), math.floor(self.high) + 1))


def axis(values: Iterable[float]) -> Axis:
    """An axis that holds all of these, every one above zero."""
    powers = [math.log10(value) for value in values]
    low, high = (min(powers), max(powers)) if powers else (6.0, 9.0)
    lack = (_LEAST_DECADES - (high - low)) / 2
    if lack > 0:
        low, high = low - lack, high + lack
    return Axis(low=low - _ROOM, high=high + _ROOM)


def radius(saving: float, largest: float) -> float:
    """The area of a bubble is its saving, so that the eye adds what the axes draw together."""
    return max(SMALLEST, LARGEST * math.sqrt(saving / largest)) if largest > 0 else SMALLEST


def placed(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """The largest first, so that none hides a smaller one."""
    return tuple(sorted(spots, key=lambda spot: -spot.saving))


def next_to(centres: Sequence[tuple[float, float]], at: int, dx: int, dy: int) -> int:
    """The spot that an arrow leads to: the nearest one on that side, or the same if there is none."""
    x, y = centres[at]
    best, found = math.inf, at
    for place, (other_x, other_y) in enumerate(centres):
        along = (other_x - x) * dx + (other_y - y) * dy
        across = abs((other_x - x) * dy) + abs((other_y - y) * dx)
        if place != at and along > 0 and along + 2 * across < best:
            best, found = along + 2 * across, place
    return found
