"""Figures of one sort over periods: which are missing between others, and which are far from all others."""

import math
from collections.abc import Sequence
from statistics import median

from cpa_desktop.core.frozen import frozen

FEWEST = 4
"""So many figures must be known before one of them can be called unlike the others."""
FACTOR, SPREADS = 2.5, 3.0
"""Unlike the others: beyond this factor of their median, and beyond so many of their own spreads."""

_OF_NORMAL = 1.4826  # turns a median deviation into the standard deviation that figures without a slip would have
_NARROWEST = 0.1  # of the logarithms: months that differ by a tenth differ by nothing
_LARGEST = 700.0  # of the logarithms: beyond, a number has no room for what it is of
_NEAR = 0.15  # of the decimal logarithm: from 7 to 14 times is ten times


@frozen
class Odd:
    """How far a figure is from the others."""

    usual: float  # the median of the others
    ratio: float  # to it
    slip: int = 0  # the power of ten that explains it, as a wrong unit or mark would; 0 where none does


def odd(values: Sequence[float | None], beside: Sequence[float | None] = ()) -> tuple[Odd | None, ...]:
    """What is unlike the others by itself and, where it is known `beside` what it served, per unit of that as well.

    Periods without anything beside them are those out of the season; they are compared with nothing.

    >>> [each.slip if each else None for each in odd([412.0, 398.0, 4050.0, 401.0, 420.0])]
    [None, None, 1, None, None]
    >>> odd([100.0, 98.0, 300.0, 101.0, 99.0], [10.0, 10.0, 30.0, 10.0, 10.0])  # three times the product
    (None, None, None, None, None)
    """
    served: list[float | None] = list(beside) if beside else [None] * len(values)
    figures = [
        value if value is not None and value > 0 and other != 0 else None
        for value, other in zip(values, served, strict=True)
    ]
    rates = [
        value / other if value is not None and other else None for value, other in zip(figures, served, strict=True)
    ]
    found = _far(figures)
    by_rate = _far(rates) if sum(rate is not None for rate in rates) >= FEWEST else None
    if by_rate is None:
        return tuple(found)
    return tuple(
        each if each is None or rates[place] is None or _agrees(each, by_rate[place]) else None
        for place, each in enumerate(found)
    )


def gaps(is_known: Sequence[bool]) -> tuple[bool, ...]:
    """The periods that are empty though a later one is filled in: whoever typed has passed them over.

    >>> gaps([True, False, True, False])
    (False, True, False, False)
    """
    last = max((place for place, known in enumerate(is_known) if known), default=-1)
    return tuple(not known and place < last for place, known in enumerate(is_known))


def _agrees(one: Odd, other: Odd | None) -> bool:
    """Whether both are far off to the same side; little in all but much per tonne is a base load, and no slip."""
    return other is not None and (one.ratio > 1) == (other.ratio > 1)


def _far(figures: Sequence[float | None]) -> list[Odd | None]:
    found: list[Odd | None] = []
    for place, value in enumerate(figures):
        others = [other for at, other in enumerate(figures) if at != place and other is not None]
        found.append(_compared(value, others) if value is not None and len(others) >= FEWEST - 1 else None)
    return found


def _compared(value: float, others: Sequence[float]) -> Odd | None:
    logs = [math.log(other) for other in others]
    middle = median(logs)
    spread = max(_OF_NORMAL * median(abs(each - middle) for each in logs), _NARROWEST)
    away = math.log(value) - middle
    if abs(away) < math.log(FACTOR) or abs(away) <= SPREADS * spread:
        return None
    power = away / math.log(10)
    slip = round(power) if abs(power - round(power)) <= _NEAR else 0
    return Odd(usual=math.exp(middle), ratio=math.exp(min(away, _LARGEST)), slip=slip)
