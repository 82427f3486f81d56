"""What a quantity measures."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

# A form adds bases of its own: what a tonne is of (roots, starch), the unit a row's resource has.
# Money, toe, CO2e and gauge pressure are bases of their own, so that no sum carries one into another unseen.
BASES = ("mass", "length", "time", "temperature", "current", "light", "toe", "co2e", "vnd", "gauge", "level", "of")


class UnlikeUnits(ValueError):
    """Two units that measure different things, so that neither converts into the other."""


class Dimension(Mapping[str, int]):
    """What a quantity measures: base → exponent, immutable, multiplied and divided like the quantities themselves."""

    __slots__ = ("_exponents",)

    def __init__(self, exponents: Mapping[str, int]) -> None:
        """Keep the bases whose exponent is not zero."""
        ours = (base for base in BASES if exponents.get(base))
        others = sorted(base for base, n in exponents.items() if n and base not in BASES)
        self._exponents = tuple((base, exponents[base]) for base in (*ours, *others))

    def __getitem__(self, base: str) -> int:
        """The exponent of a base that takes part."""
        return dict(self._exponents)[base]

    def __iter__(self) -> Iterator[str]:
        """The bases that take part."""
        return (base for base, _ in self._exponents)

    def __len__(self) -> int:
        """How many bases take part."""
        return len(self._exponents)

    def __eq__(self, other: object) -> bool:
        """Whether both have the same exponents; asked thousands of times when a form is compiled."""
        if isinstance(other, Dimension):
            return self._exponents == other._exponents
        return isinstance(other, Mapping) and dict(self._exponents) == dict(other)

    def __hash__(self) -> int:
        """Equal dimensions hash alike."""
        return hash(self._exponents)

    def __mul__(self, other: "Dimension") -> "Dimension":
        """The dimension of a product."""
        return self._joined(other, 1)

    def __truediv__(self, other: "Dimension") -> "Dimension":
        """The dimension of a quotient."""
        return self._joined(other, -1)

    def _joined(self, other: "Dimension", sign: int) -> "Dimension":
        if not other._exponents:
            return self
        exponents = dict(self._exponents)
        for base, exponent in other._exponents:
            exponents[base] = exponents.get(base, 0) + sign * exponent
        return Dimension(exponents)

    def __pow__(self, power: int | Fraction) -> "Dimension":
        """The dimension of a power; roots only where they leave whole exponents."""
        raised = {base: exponent * Fraction(power) for base, exponent in self._exponents}
        if any(exponent.denominator != 1 for exponent in raised.values()):
            raise UnlikeUnits(f"{self} has no power {power}")
        return Dimension({base: exponent.numerator for base, exponent in raised.items()})

    def __str__(self) -> str:
        """The dimension in words: `mass/(length.time2)`."""
        above = ".".join(base + (str(n) if n > 1 else "") for base, n in self._exponents if n > 0) or "1"
        below = [base + (str(-n) if n < -1 else "") for base, n in self._exponents if n < 0]
        if not below:
            return above
        return f"{above}/{below[0]}" if len(below) == 1 else f"{above}/({'.'.join(below)})"

    def __repr__(self) -> str:
        """The dimension as it is made."""
        return f"Dimension({dict(self._exponents)!r})"


DIMENSIONLESS = Dimension({})
