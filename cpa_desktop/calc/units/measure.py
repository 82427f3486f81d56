"""Units read from their text, and conversion between them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from cpa_desktop.calc.units.dimension import DIMENSIONLESS, Dimension, UnlikeUnits
from cpa_desktop.calc.units.table import KINDS, OFFSETS, SIZES

# Longest first, so that `kWh` is not read as `kW` and an h; never up to the middle of a word.
_SYMBOL = re.compile(
    "({})".format("|".join(re.escape(s) for s in sorted((s for k in SIZES.values() for s in k), key=len, reverse=True)))
    + r"(?:\^?(-?[1-9]))?(?![^\W_])"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻·*", "0123456789-..")


class UnknownUnit(ValueError):
    """A unit text that is not in the table or not well formed."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its size in base units and where its zero lies; its kind tells apart what may not mix."""

    symbol: str
    dimension: Dimension
    ratio: Fraction
    offset: Fraction = Fraction(0)
    kind: tuple[tuple[str, int], ...] = ()
    factor: float = field(init=False)  # how many base units one of it is

    def __post_init__(self) -> None:
        """Round the exact ratio once."""
        object.__setattr__(self, "factor", float(self.ratio))


def _exponents(kind: str) -> Mapping[str, int]:
    """`mass length2 time-2` as a mapping."""
    cut = (re.fullmatch(r"([a-z]+(?:2e)?)(-?[0-9])?", word) for word in kind.split())
    return {match[1]: int(match[2] or 1) for match in cut if match}


_TABLE: Mapping[str, tuple[Dimension, Fraction]] = {
    symbol: (Dimension(_exponents(kind)), Fraction(size))
    for kind, sizes in SIZES.items()
    for symbol, size in sizes.items()
}
SYMBOLS: tuple[str, ...] = tuple(_TABLE)


def tokens(text: str) -> Iterator[tuple[str, int]]:
    """A unit text cut into symbols with their powers, and marks with power 0."""
    text = text.translate(_SUPERSCRIPTS).strip()
    place = 0
    while place < len(text):
        match = _SYMBOL.match(text, place)
        if match and not (match[1] == "1" and match[2]):
            yield match[1], int(match[2] or 1)
            place = match.end()
        elif text[place] in "/.()":
            yield text[place], 0
            place += 1
        else:
            raise UnknownUnit(text)


def atoms(text: str) -> tuple[tuple[str, int], ...]:
    """The symbols in a unit text with their powers: `kg/(m2.h)` is kg, m to the −2, h to the −1."""
    found: list[tuple[str, int]] = []
    outer, sign, divided, bracketed, wants_symbol = 1, 1, False, False, True
    for token, power in tokens(text):
        if power:
            expected = wants_symbol
            found.append((token, power * sign))
            wants_symbol = False
        elif token == "(":
            expected = wants_symbol and not bracketed
            outer, divided, bracketed = sign, False, True
        elif token == ")":
            expected = bracketed and not wants_symbol
            outer, divided, bracketed = 1, True, False
        elif token == "/":
            expected = not wants_symbol
            sign, divided, wants_symbol = -outer, True, True
        else:
            # A product after a quotient is left out on purpose: `kg/m2.h` has two readings.
            expected = not wants_symbol and not divided
            sign, wants_symbol = outer, True
        if not expected:
            raise UnknownUnit(text)
    if wants_symbol or bracketed:
        raise UnknownUnit(text)
    return tuple(found)


@lru_cache(maxsize=4096)
def unit(text: str) -> Unit:
    """The unit that a text such as `kWh/t`, `kg/(m2.h)` or `°C` names."""
    parts = atoms(text)
    dimension, ratio, kinds = DIMENSIONLESS, Fraction(1), dict[str, int]()
    for symbol, power in parts:
        measured, size = _TABLE[symbol]
        dimension, ratio = dimension * measured**power, ratio * size**power
        if kind := KINDS.get(symbol):
            kinds[kind] = kinds.get(kind, 0) + power
    # Within a product a degree is a difference: kJ/(kg.°C) is kJ/(kg.K).
    offset = Fraction(OFFSETS.get(parts[0][0], "0")) if parts == ((parts[0][0], 1),) else Fraction(0)
    return Unit(text, dimension, ratio, offset, tuple(sorted((k, n) for k, n in kinds.items() if n)))


def _scale(ratio: Fraction) -> tuple[float, float]:
    """A ratio as multiplier and divisor, one of them 1: dividing by 1,000 loses no digit, multiplying by 0.001 does."""
    return (float(ratio), 1.0) if ratio >= 1 else (1.0, float(1 / ratio))


@lru_cache(maxsize=4096)
def _step(from_: str, to: str) -> tuple[float, float, float]:
    """Multiplier, divisor and summand that carry one unit into another."""
    start, end = unit(from_), unit(to)
    if start.dimension != end.dimension:
        raise UnlikeUnits(f"{from_} measures {start.dimension}, {to} measures {end.dimension}")
    return *_scale(start.ratio / end.ratio), float((start.offset - end.offset) / end.ratio)


def convert(value: float, from_: str, to: str) -> float:
    """The same quantity in another unit of the same dimension."""
    if from_ == to:
        return value
    multiplier, divisor, summand = _step(from_, to)
    return value * multiplier / divisor + summand


@lru_cache(maxsize=4096)
def _base_step(text: str) -> tuple[float, float, float]:
    return *_scale(unit(text).ratio), float(unit(text).offset)


def to_base(value: float, text: str) -> float:
    """A value in base units, in which figures are computed: 95 % is 0.95, 1 kWh is 3.6 million joules."""
    multiplier, divisor, offset = _base_step(text)
    return value * multiplier / divisor + offset


def from_base(value: float, text: str) -> float:
    """A value in base units carried into the unit it is shown in."""
    multiplier, divisor, offset = _base_step(text)
    return (value - offset) / multiplier * divisor


def same_dimension(one: str, other: str) -> bool:
    """Whether two units measure the same dimension, so that one converts into the other."""
    return unit(one).dimension == unit(other).dimension


def interchangeable(one: str, other: str) -> bool:
    """Whether a value may be typed in one unit where the other is asked: same dimension and same kind of thing."""
    first, second = unit(one), unit(other)
    return first.dimension == second.dimension and first.kind == second.kind
