"""What people call a unit: reading what is typed, and the name a unit is printed with."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from functools import cache, lru_cache
from itertools import product
from typing import Literal

from cpa_desktop.calc.units.measure import SYMBOLS, UnknownUnit, tokens, unit
from cpa_desktop.calc.units.names import SHOWN, WORDS

Language = Literal["vi", "en"]

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉·*×", "0123456789-0123456789...")
_PER = re.compile(r"\s+(?:per|trên|mỗi)\s+")
_POWER = re.compile(r"(.*[^0-9^-])(\^?-?[0-9])")
_MARK = re.compile(r"([/.]|\((?![ga]\))|(?<!\([ga])\))")  # but the brackets of bar(g) belong to the word
_COUNTED = frozenset({"day", "week", "month", "year"})
_LONGEST, _MOST_ATOMS = 60, 6  # characters and symbols; what is longer names no unit


def aliases(language: Language) -> dict[str, str]:
    """What a person may type for a unit, and the symbol it stands for; capitals and accents may be left out."""
    spoken = (WORDS[""], WORDS[language])
    return {word: symbol for words in spoken for symbol, spellings in words.items() for word in spellings}


@lru_cache(maxsize=4096)
def shown(symbol: str, language: Language) -> str:
    """A unit as it is printed: `VND/kWh` is đ/kWh, `m3/t` is m³/t, `tCO2e` is tCO₂tđ; `1` is nothing."""
    column = 0 if language == "vi" else 1
    if symbol in SHOWN:
        return SHOWN[symbol][column]
    pieces = []
    for token, power in tokens(symbol):
        name = SHOWN.get(token, (token, token))[column]
        name = token if token == "1" or "/" in name else name  # kW/rpm is no kW/vòng/phút
        pieces.append("·" if token == "." else name + (str(power).translate(_RAISED) if power not in (0, 1) else ""))
    return "".join(pieces)


def counted(symbol: str, language: Language, amount: float) -> str:
    """A unit behind a number: English says 1 year and 1.8 years, Vietnamese makes no difference."""
    name = shown(symbol, language)
    return f"{name}s" if language == "en" and symbol in _COUNTED and abs(amount) != 1 else name


def recognise(text: str, among: Collection[str] = ()) -> str | None:
    """The unit that a person means, preferably one of those asked for; None where it is unknown or has two meanings."""
    if len(text) > _LONGEST:
        return None
    text = _tidied(text).rstrip(".")
    found = [_candidates(text, way) for way in range(len(_WAYS))]
    # Where only megawatts are asked for, `mw` can be nothing else.
    for candidates in (*found, _candidates(text, 1, careful=False)) if among else ():
        if len(asked := candidates.intersection(among)) == 1:
            return asked.pop()
    first = next((candidates for candidates in found if candidates), set[str]())
    return first.pop() if len(first) == 1 else None


def _tidied(text: str) -> str:
    return " ".join(_PER.sub("/", unicodedata.normalize("NFC", text).translate(_LOWERED)).split())


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


# The ways of comparing what is typed with a spelling, the strictest first.
_WAYS: tuple[Callable[[str], str], ...] = (str, str.casefold, _without_accents)


@cache
def _spellings() -> tuple[dict[str, set[tuple[str, str]]], ...]:
    """For each way of comparing: what is compared → the full spelling and the unit it stands for."""
    spoken = [(symbol, symbol) for symbol in SYMBOLS]
    spoken += [(_tidied(name), symbol) for symbol, names in SHOWN.items() for name in names if name]
    spoken += [(_tidied(word), symbol) for words in WORDS.values() for symbol, many in words.items() for word in many]
    found: tuple[dict[str, set[tuple[str, str]]], ...] = tuple({} for _ in _WAYS)
    for spelling, symbol in spoken:
        for index, way in zip(found, _WAYS, strict=True):
            index.setdefault(way(spelling), set()).add((spelling, symbol))
    return found


def _named(text: str, way: int, *, careful: bool) -> Iterator[str]:
    """The units that one word may name."""
    for spelling, symbol in _spellings()[way].get(_WAYS[way](text), ()):
        # MW and mW, MPa and mPa: a thousand million apart, so the capital counts.
        prefixed = spelling[0] in "mM" and spelling[1:] in SYMBOLS
        if not (careful and prefixed and text[0] != spelling[0]):
            yield symbol


def _candidates(text: str, way: int, *, careful: bool = True) -> set[str]:
    """The units that a text may name, word by word, where the words make a well-formed unit."""
    if whole := set(_named(text, way, careful=careful)):
        return whole
    words = [word.strip() for word in _MARK.split(text) if word.strip()]
    if len(words) > 2 * _MOST_ATOMS:
        return set()
    choices: list[list[str]] = []
    for word in words:
        names = list(_named(word, way, careful=careful))
        if not names and (match := _POWER.fullmatch(word)):
            names = [name + match[2] for name in _named(match[1].strip(), way, careful=careful)]
        choices.append([word] if word in "/.()" else names)
    return {text for text in map("".join, product(*choices)) if _is_unit(text)}


def _is_unit(text: str) -> bool:
    try:
        unit(text)
    except UnknownUnit:
        return False
    return True
