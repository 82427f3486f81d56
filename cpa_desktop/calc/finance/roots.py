"""All positive roots of a polynomial, found exactly: none is missed, none is invented, however close they lie."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import gcd, lcm

Polynomial = list[int]  # coefficients, the highest power first; no leading zero


def positive(coefficients: Sequence[Fraction]) -> list[Fraction]:
    r"""The distinct positive roots, in ascending order.

    Parameters
    ----------
    coefficients : sequence of Fraction
        The polynomial, the highest power first, [-]

    Returns
    -------
    roots : list of Fraction
        Each within :math:`2^{-80}` of its value, relatively, [-]; empty for a polynomial that is zero everywhere

    Notes
    -----
    Sturm's theorem counts the roots in an interval from the signs of a chain of remainders; halving intervals parts
    them. All in whole numbers: rounding would turn a double root into two or none. A root that repeats is given once.

    Examples
    --------
    >>> [float(root) for root in positive([Fraction(-100), Fraction(230), Fraction(-132)])]
    [1.1, 1.2]
    >>> [float(root) for root in positive([Fraction(1), Fraction(-2), Fraction(1)])]
    [1.0]

    References
    ----------
    .. [1] source: methodology-own
    """
    whole = _primitive([int(c * lcm(*(each.denominator for each in coefficients))) for c in coefficients])
    while whole and whole[-1] == 0:  # a root at zero is not positive
        whole.pop()
    changes = _changes(whole)
    if not changes:
        return []
    # Descartes: one change of sign is one root, and the chain, which is dear, is not needed to part it from others.
    chain = _chain(whole) if changes > 1 else [whole]
    spans = _parted(chain, Fraction(0), _bound(whole)) if changes > 1 else [(Fraction(0), _bound(whole))]
    return [_narrowed(chain[0], low, high) for low, high in spans]


def _primitive(polynomial: Sequence[int]) -> Polynomial:
    """Without leading zeros and without a common factor, which keeps the numbers short; signs stay."""
    start = next((place for place, c in enumerate(polynomial) if c), len(polynomial))
    common = gcd(*polynomial[start:]) or 1
    return [c // common for c in polynomial[start:]]


def _changes(values: Sequence[int]) -> int:
    """How often the sign changes along the values, zeros aside."""
    signs = [value > 0 for value in values if value]
    return sum(one != other for one, other in pairwise(signs))


def _divided(dividend: Polynomial, divisor: Polynomial) -> tuple[Polynomial, Polynomial]:
    """Quotient and remainder, both times some positive whole numbers: a chain needs no more than their signs."""
    rest, quotient, lead = list(dividend), Polynomial(), divisor[0]
    for _ in range(len(dividend) - len(divisor) + 1):
        scale = abs(lead) // gcd(lead, rest[0])
        factor = rest[0] * scale // lead
        rest = [c * scale for c in rest]
        quotient = [c * scale for c in quotient] + [factor]
        for place, c in enumerate(divisor):
            rest[place] -= factor * c
        rest.pop(0)
    return quotient, _primitive(rest)


def _chain(polynomial: Polynomial) -> list[Polynomial]:
    """Sturm's chain, freed of the factors that repeat: its first member has the same roots, each once."""
    degree = len(polynomial) - 1
    chain = [polynomial, _primitive([c * (degree - place) for place, c in enumerate(polynomial[:-1])])]
    while True:
        _, rest = _divided(chain[-2], chain[-1])
        if not rest:
            break
        chain.append([-c for c in rest])
    common = chain[-1]
    return [_primitive(_divided(each, common)[0]) for each in chain]


def _at(polynomial: Polynomial, x: Fraction) -> int:
    """The value at x, times a positive whole number."""
    total, scale = 0, 1
    for c in polynomial:
        total = total * x.numerator + c * scale
        scale *= x.denominator
    return total


def _bound(polynomial: Polynomial) -> Fraction:
    """Cauchy's bound: no root is larger. A power of two, so that halves of intervals stay short numbers."""
    largest = 1 + max(abs(c) for c in polynomial) // abs(polynomial[0])
    return Fraction(1 << largest.bit_length())


def _parted(chain: list[Polynomial], low: Fraction, high: Fraction) -> list[tuple[Fraction, Fraction]]:
    """Intervals with exactly one root each, low < root ≤ high."""
    spans, found = [(low, high, _variations(chain, low), _variations(chain, high))], []
    while spans:
        low, high, at_low, at_high = spans.pop()
        if at_low - at_high == 1:
            found.append((low, high))
        elif at_low > at_high:
            middle = (low + high) / 2
            between = _variations(chain, middle)
            spans += [(low, middle, at_low, between), (middle, high, between, at_high)]
    return sorted(found)


def _variations(chain: list[Polynomial], x: Fraction) -> int:
    return _changes([_at(each, x) for each in chain])


def _narrowed(polynomial: Polynomial, low: Fraction, high: Fraction) -> Fraction:
    """The one root in low < x ≤ high of a polynomial that changes its sign there."""
    above = _at(polynomial, high)
    if above == 0:
        return high
    while low == 0 or (high - low) * 2**80 > low:
        middle = (low + high) / 2
        value = _at(polynomial, middle)
        if value == 0:
            return middle
        low, high = (low, middle) if (value > 0) == (above > 0) else (middle, high)
    return (low + high) / 2
