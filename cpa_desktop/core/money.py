"""Money as people say it: 15 triệu, 1,5 tỷ, 500k, 1 tỷ 200 triệu. Always whole đồng."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from cpa_desktop.core.entry import NUMERAL, quoted, terms, understand
from cpa_desktop.core.fold import fold
from cpa_desktop.core.numerals import GROUPS, GROUPS_SURELY, NO_NUMBER, TWO_WAYS, Meaning, meaning
from cpa_desktop.core.reading import Choice, Reading, asked
from cpa_desktop.core.text import Language, Refused, Text
from cpa_desktop.core.written import with_unit

UNIT = "VND"
_SCALES = {
    "k": 1000, "nghin": 1000, "ngan": 1000, "thousand": 1000, "tr": 10**6, "trieu": 10**6, "million": 10**6,
    "mil": 10**6, "mn": 10**6, "ty": 10**9, "ti": 10**9, "billion": 10**9, "bn": 10**9,
    "tram": 100, "chuc": 10, "hundred": 100,
}  # fmt: skip
_ENGLISH_SCALES = {"m": 10**6, "b": 10**9}  # in Vietnamese hands these are metres or anything else
_HALF = "ruoi"
_CURRENCY_BEFORE = re.compile(r"^(?:vnđ|vnd|₫|đ)\s?(?=[0-9+-])", re.IGNORECASE)
_CURRENCY_AFTER = re.compile(r"\s?(?:vnđ|vnd|đồng|dong|đ|₫|(?<=[0-9 ])d)$", re.IGNORECASE)
_PIECE = re.compile(rf"\s?(?P<number>{NUMERAL.pattern})(?P<words>(?:\s?[^\W\d_]+)*)")

EXAMPLE = Text(vi="15 triệu", en="15 million")
SCALE_UNCLEAR = Text(
    vi="“{typed}” không rõ là bao nhiêu tiền. Ví dụ: {example}.",
    en="“{typed}” is no clear amount of money. For example: {example}.",
)
FRACTION_OF_DONG = Text(
    vi="“{typed}” không phải là số đồng chẵn. Nếu là nghìn hay triệu đồng, hãy ghi rõ. Ví dụ: {example}.",
    en="“{typed}” is not a whole number of đồng. If thousands or millions are meant, say so. For example: {example}.",
)
ROUNDED = Text(vi="Làm tròn đến đồng: {value}.", en="Rounded to the đồng: {value}.")


class _Part(NamedTuple):
    """A number and what it is multiplied by; `spoken` where 15 triệu 5 is said for fifteen and a half million."""

    number: str
    scale: Fraction
    spoken: Fraction


def read_money(text: str, language: Language) -> Reading:
    """An amount of money in whole đồng, as an int; or a sum of them, as three bills of a month."""

    def one(entry: str) -> Reading:
        parts = [part for term in terms(entry) for part in _parts(term, language)]
        numbers = [part.number for part in parts]
        plain = all(part.scale == 1 for part in parts)
        found = meaning(numbers, language, [part.scale for part in parts], integer_like=plain)
        spoken = meaning(numbers, language, [part.spoken for part in parts], integer_like=plain)
        if found.values != spoken.values:
            return _question(entry, (*spoken.values, *found.values))
        return _question(entry, found.values) if len(found.values) > 1 else _amount(found, entry, plain, language)

    return understand(text, one)


def _amount(found: Meaning, entry: str, plain: bool, language: Language) -> Reading:
    exact, value = found.values[0], _rounded(found.values[0])
    if exact != value and plain and abs(exact) < 1000:
        raise Refused(FRACTION_OF_DONG.filled(typed=quoted(entry), example=EXAMPLE))
    if exact != value:
        notice: Text | None = ROUNDED.filled(value=with_unit(value, UNIT))
    else:
        # 15.000 alone is hardly fifteen đồng, so there is no other way of typing it to offer.
        found = replace(found, how=GROUPS) if plain and found.how is GROUPS_SURELY else found
        notice = found.notice(value, UNIT, language)
    return Reading(status="value", value=value, unit=UNIT, notice=notice)


def _question(entry: str, meant: tuple[Fraction, ...]) -> Reading:
    values = [_rounded(value) for value in meant if value.denominator == 1]
    return asked(
        TWO_WAYS.filled(typed=quoted(entry)), *(Choice(value, UNIT, with_unit(value, UNIT)) for value in values)
    )


def _rounded(value: Fraction) -> int:
    return math.floor(value + Fraction(1, 2))


def _parts(term: str, language: Language) -> Iterator[_Part]:
    """The numbers of one amount with their scales, the largest first."""
    text = _CURRENCY_AFTER.sub("", _CURRENCY_BEFORE.sub("", term.rstrip(" .")))
    pieces = list(_PIECE.finditer(text))
    if not pieces or "".join(piece[0] for piece in pieces) != text:
        raise Refused(NO_NUMBER.filled(typed=quoted(term), example=EXAMPLE))
    before: Fraction | None = None
    for piece in pieces:
        words = [fold(word) for word in piece["words"].split()]
        half = words[-1:] == [_HALF]
        scale = _scale(words[:-1] if half else words, language)
        if scale is None or (before is not None and scale >= before) or (half and scale == 1):
            raise Refused(SCALE_UNCLEAR.filled(typed=quoted(term), example=EXAMPLE))
        number = piece["number"]
        short = before is not None and scale == 1 and re.fullmatch("[0-9]{1,3}", number)
        yield _Part(number, scale, before / 10 ** len(number) if before is not None and short else scale)
        if half:
            yield _Part("1", scale / 2, scale / 2)
        before = scale


def _scale(words: list[str], language: Language) -> Fraction | None:
    """What the words after a number multiply it by: trăm triệu is a hundred million."""
    scales = _SCALES | _ENGLISH_SCALES if language == "en" else _SCALES
    if not all(word in scales for word in words):
        return None
    return Fraction(math.prod(scales[word] for word in words))
