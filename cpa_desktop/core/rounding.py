"""How precisely a figure can be said: to the second digit of its ±, and no further (JCGM 100, 7.2.6)."""

import math
from decimal import ROUND_HALF_UP, Decimal

from cpa_desktop.core import numbers
from cpa_desktop.core.text import Language


def place_of(width: float) -> int:
    """The power of ten of the second digit of a ±, beyond which neither it nor its figure is known."""
    first = math.floor(math.log10(width))
    return first - 1 if rounded(width, first - 1) < Decimal(1).scaleb(first + 1) else first


def rounded(value: float, place: int) -> Decimal:
    """A number to a power of ten, its halves away from zero."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(place), rounding=ROUND_HALF_UP)


def at_place(value: float, place: int, language: Language) -> str:
    """A number rounded to a power of ten, its zeros behind the mark kept, for they say how precise it is."""
    to_place = rounded(value, place)
    return numbers.show(float(to_place), language, digits=to_place.adjusted() - place + 1 if to_place else 1)
