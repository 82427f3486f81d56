"""Hypothesis strategies for the whole project: languages, texts, what people type, numbers, units."""

from collections.abc import Sequence

from hypothesis import strategies as st

from cpa_desktop.calc import units
from cpa_desktop.core.text import Language, Text

languages: st.SearchStrategy[Language] = st.sampled_from(["vi", "en"])

words = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30)
texts: st.SearchStrategy[Text] = st.builds(Text, vi=words, en=words)

# Numbers a plant can have; what lies beyond is refused when it is read.
numbers = st.floats(min_value=-1e29, max_value=1e29).filter(lambda value: value == 0 or abs(value) > 1e-29)
moneys = st.integers(min_value=-(10**18), max_value=10**18)

symbols = st.sampled_from(units.SYMBOLS)

_NUMERAL_PIECES = (
    *"0123456789", *".,+-~/ eE%", "−", "\u00a0", "\u2009", "１", "．", "12", "000", "1.234", "5,6", " m3", " kWh",
    "tấn", "triệu", "tr", "k", "tỷ", "khoảng ", "đến", "bar", "°C", "đ", "tháng ", "T", "2025", "31/12/", "Dec ", "n/a",
    "không có",
)  # fmt: skip
# Anything at all, and things that look like entries, which reach further into a reader.
typed = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(), max_size=20),
    st.lists(st.sampled_from(_NUMERAL_PIECES), max_size=12).map("".join),
)


def _joined(above: Sequence[tuple[str, int]], below: Sequence[tuple[str, int]]) -> str:
    def product(atoms: Sequence[tuple[str, int]]) -> str:
        return ".".join(symbol if power == 1 else f"{symbol}{power}" for symbol, power in atoms)

    if not below:
        return product(above)
    return f"{product(above)}/{product(below)}" if len(below) == 1 else f"{product(above)}/({product(below)})"


def _powers(symbol: str) -> st.SearchStrategy[tuple[str, int]]:
    """The symbol with a power it can carry in writing: kgCO2 has no square that could be read again."""
    return st.tuples(st.just(symbol), st.integers(1, 1 if symbol[-1].isdigit() else 3))


_atoms = symbols.flatmap(_powers)
# Well-formed unit texts: kWh/t, kg/(m2.h), …
unit_texts: st.SearchStrategy[str] = st.builds(
    _joined, st.lists(_atoms, min_size=1, max_size=2), st.lists(_atoms, max_size=2)
)


def unit_texts_like(text: str) -> st.SearchStrategy[str]:
    """Unit texts of the same dimension: each symbol changed for one that measures the same."""

    def alike(symbol: str, power: int) -> st.SearchStrategy[tuple[str, int]]:
        others = (other for other in units.SYMBOLS if units.same_dimension(other, symbol))
        writable = [other for other in others if abs(power) == 1 or not other[-1].isdigit()]
        return st.tuples(st.sampled_from(writable), st.just(abs(power)))

    atoms = units.atoms(text)
    above = st.tuples(*(alike(symbol, power) for symbol, power in atoms if power > 0))
    below = st.tuples(*(alike(symbol, power) for symbol, power in atoms if power < 0))
    return st.builds(_joined, above, below)
