"""Which notation a block of numbers is written in: what only one of the two explains settles what both could mean."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache

from cpa_desktop.core.entry import NUMERAL, clean, terms
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.numerals import Numeral, numeral
from cpa_desktop.core.text import Language


@frozen
class Notation:
    """The notation a block is read in, and what speaks for it."""

    language: Language
    own: int = 0  # numbers that only this notation explains
    other: int = 0  # numbers that only the other one explains
    open: int = 0  # numbers that mean something else in either

    @property
    def is_sure(self) -> bool:
        """Whether the block itself says how it is written, or it makes no difference."""
        return not self.other and (bool(self.own) or not self.open)


def notation(texts: Iterable[str], usual: Language, wholes: Iterable[str] = ()) -> Notation:
    """How a block is written; `usual` where it does not say. `wholes`: those that can only be whole numbers."""
    own = other = undecided = 0
    for each, is_whole in _all((texts, False), (wholes, True), language=usual):
        if each.other is not None and (each.own is None or (is_whole and _breaks(each.own, each.other))):
            other += 1
        elif each.own is not None and (each.other is None or (is_whole and _breaks(each.other, each.own))):
            own += 1
        elif each.own != each.other:
            undecided += 1
    if other > own:
        return Notation(language="en" if usual == "vi" else "vi", own=other, other=own, open=undecided)
    return Notation(language=usual, own=own, other=other, open=undecided)


def _all(*groups: tuple[Iterable[str], bool], language: Language) -> Iterator[tuple[Numeral, bool]]:
    return ((each, is_whole) for texts, is_whole in groups for text in texts for each in _numerals(text, language))


def _breaks(one: Fraction, other: Fraction) -> bool:
    """Whether the one would leave a fraction where the other is whole."""
    return one.denominator != 1 and other.denominator == 1


def has_two_meanings(text: str) -> bool:
    """Whether a number of an entry means another value in the other notation: 1.000 is a thousand, or one."""
    return any(
        each.own is not None and each.other is not None and each.own != each.other for each in _numerals(text, "vi")
    )


def is_foreign(text: str, language: Language) -> bool:
    """Whether a number of an entry can only be explained by the other notation."""
    return any(each.own is None and each.other is not None for each in _numerals(text, language))


@lru_cache(maxsize=8192)
def _numerals(text: str, language: Language) -> tuple[Numeral, ...]:
    found = (NUMERAL.match(term) for term in terms(clean(text)))
    return tuple(numeral(each[0].strip(), language) for each in found if each is not None)
