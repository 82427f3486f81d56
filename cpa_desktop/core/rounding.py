"""How precisely a figure that was worked out can be said; what a person typed, and the sum of it, is said in full.

Where its ± is known: to the second digit of the ±, and no further (JCGM 100, 7.2.6). Money without one: to three
significant digits, for prices and investments behind it are hardly known better. A time whose ± is larger than itself
is said by its upper end, rounded up to two digits: no time is below zero.
"""

import math
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from cpa_desktop.calc import units
from cpa_desktop.core import numbers
from cpa_desktop.core.text import LANGUAGES, Language, Text

MONEY = "VND"
MONEY_DIGITS = 3
"""Of money that was worked out and has no ±."""

_UNDER = Text(vi="dưới {end}", en="under {end}")
_END_DIGITS = 2
_DUST = 12  # digits beyond which binary arithmetic leaves what nobody meant
_TIME = units.unit("h").dimension


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


def is_time(unit: str) -> bool:
    """Whether a unit is one of time; no time is below zero."""
    return units.unit(unit or "1").dimension == _TIME


def is_bounded(value: float, width: float, unit: str) -> bool:
    """Whether only an upper end can be said: of a time whose ± reaches below zero."""
    return 0 <= value < width and is_time(unit)


def under(end: float) -> Text:
    """`dưới 1,2`: the upper end of a range that begins at zero, rounded up so that it still holds the range."""
    exact = Decimal(f"{end:.{_DUST}g}")
    up = float(exact.quantize(Decimal(1).scaleb(exact.adjusted() - _END_DIGITS + 1), rounding=ROUND_CEILING))
    vi, en = (numbers.show(up, language, digits=_END_DIGITS) for language in LANGUAGES)
    return _UNDER.filled(end=Text(vi=vi, en=en))
