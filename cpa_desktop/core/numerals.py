"""Numbers as they are written: two notations, and which of them was meant."""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from cpa_desktop.calc import units
from cpa_desktop.core.entry import NUMERAL, quoted, terms, understand
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.reading import Choice, Reading, asked
from cpa_desktop.core.text import Language, Refused, Text
from cpa_desktop.core.written import DECIMAL_MARK, GROUP_MARK, with_unit, write

LARGEST, SMALLEST = Fraction(10**30), Fraction(1, 10**30)
EXAMPLE: dict[Language, str] = {"vi": "1.234,5", "en": "1,234.5"}
MARKS = {",": Text(vi="dấu phẩy", en="comma"), ".": Text(vi="dấu chấm", en="point")}

GROUPS = Text(
    vi="Đọc là {value}: {mark} ngăn cách hàng nghìn.",
    en="Read as {value}: the {mark} separates thousands.",
)
GROUPS_SURELY = Text(
    vi="Đọc là {value}: {mark} ngăn cách hàng nghìn. Nếu muốn nói {other}, hãy gõ “{instead}”.",
    en="Read as {value}: the {mark} separates thousands. For {other}, type “{instead}”.",
)
DECIMALS = Text(
    vi="Đọc là {value}: {mark} được hiểu là dấu thập phân.",
    en="Read as {value}: the {mark} is taken as the decimal mark.",
)
EACH_ITS_WAY = Text(
    vi="Đọc là {value}: các số hạng được viết theo hai cách khác nhau.",
    en="Read as {value}: the terms are written in two notations.",
)
TWO_WAYS = Text(
    vi="“{typed}” có thể hiểu theo hai cách. Chọn cách đúng.",
    en="“{typed}” can be read in two ways. Choose the right one.",
)
NO_NUMBER = Text(
    vi="Không đọc được “{typed}” là một con số. Ví dụ: {example}.",
    en="“{typed}” cannot be read as a number. For example: {example}.",
)
NO_GROUPS = Text(
    vi="“{typed}” không rõ nghĩa: mỗi nhóm hàng nghìn phải có đúng ba chữ số. Ví dụ: {example}.",
    en="“{typed}” is unclear: thousands come in groups of exactly three digits. For example: {example}.",
)
NO_UNIT = Text(
    vi="Ô này chỉ nhận con số, không nhận đơn vị như trong “{typed}”. Ví dụ: {example}.",
    en="This field takes a number alone, without a unit as in “{typed}”. For example: {example}.",
)
TOO_LARGE = Text(
    vi="“{typed}” lớn hoặc nhỏ quá mức. Kiểm tra lại số và đơn vị. Ví dụ: {example}.",
    en="“{typed}” is too large or too small. Check the number and its unit. For example: {example}.",
)


@frozen
class Numeral:
    """A written number read by the notation of the language, and by the other one; None where it breaks their rules."""

    own: Fraction | None
    other: Fraction | None

    @property
    def preferred(self) -> Fraction | None:
        """What it means if nothing else is known."""
        return self.other if self.own is None else self.own

    @property
    def grouped(self) -> bool | None:
        """Whether its only mark, which could be either, is taken to separate thousands; None where that is certain."""
        if self.own is None or self.other is None or self.own == self.other:
            return None
        return abs(self.own) > abs(self.other)


@frozen
class Meaning:
    """What the numbers of an entry come to: one value, or several of which someone must choose."""

    values: tuple[Fraction, ...]
    how: Text | None = None  # said with the value, where the way it was read could surprise
    mark: str = "."
    other: Fraction | None = None

    def notice(self, value: float, unit: str, language: Language) -> Text | None:
        """How it was read, in a sentence."""
        if self.how is None:
            return None
        other, instead = Text(vi="", en=""), ""
        if self.other is not None:
            other = with_unit(float(self.other), unit)
            instead = f"{write(float(self.other), language)} {units.shown(unit or '1', language)}".strip()
        return self.how.filled(value=with_unit(value, unit), mark=MARKS[self.mark], other=other, instead=instead)


def numeral(text: str, language: Language) -> Numeral:
    """Both readings of a written number."""
    group, decimal = GROUP_MARK[language], DECIMAL_MARK[language]
    return Numeral(own=_exactly(text, group, decimal), other=_exactly(text, decimal, group))


@cache
def _notation(group: str, decimal: str) -> re.Pattern[str]:
    g, d = re.escape(group), re.escape(decimal)
    groups = rf"(?!0+[^0-9])[0-9]{{1,3}}(?:(?:{g}[0-9]{{3}})+|(?: [0-9]{{3}})+)"
    return re.compile(rf"([+-]?)\s?(?:({groups})|([0-9]+))(?:{d}([0-9]+))?(?:[eE]([+-]?[0-9]{{1,3}}))?")


def _exactly(text: str, group: str, decimal: str) -> Fraction | None:
    found = _notation(group, decimal).fullmatch(text)
    if not found or (found[2] and found[5]):  # thousands in groups and a power of ten do not go together
        return None
    whole = (found[2] or found[3]).replace(group, "").replace(" ", "")
    return Fraction(f"{found[1]}{whole}.{found[4] or 0}e{found[5] or 0}")


def meaning(
    typed: Sequence[str], language: Language, weights: Sequence[Fraction] | None = None, *, integer_like: bool = False
) -> Meaning:
    """What the numbers of an entry, each times its weight, come to; they are one sum, and one hand wrote them.

    `integer_like`: a decimal mark before exactly three digits may well have been meant to separate thousands.
    """
    weights = weights or [Fraction(1)] * len(typed)
    numerals = [numeral(text, language) for text in typed]
    for text, each in zip(typed, numerals, strict=True):
        if each.preferred is None:
            raise Refused(_why_not(text).filled(typed=quoted(text), example=EXAMPLE[language]))
    own = _total([each.own for each in numerals], weights)
    other = _total([each.other for each in numerals], weights)
    preferred = _total([each.preferred for each in numerals], weights) or Fraction(0)
    if not all(_sane(value) for value in (own, other, preferred)):
        raise Refused(TOO_LARGE.filled(typed=quoted("+".join(typed)), example=EXAMPLE[language]))
    group, decimal = GROUP_MARK[language], DECIMAL_MARK[language]
    if own is not None:
        if other is None or not (doubtful := {each.grouped for each in numerals} - {None}):
            return Meaning(values=(own,))
        if integer_like and False in doubtful:
            return Meaning(values=(other, own))
        how = GROUPS_SURELY if len(typed) == 1 else GROUPS
        return Meaning(values=(own,), how=how if True in doubtful else None, mark=group, other=other)
    if other is None:
        return Meaning(values=(preferred,), how=EACH_ITS_WAY)
    if other != preferred:  # 180.000+12.5: alone, the first term would have been thousands
        return Meaning(values=(preferred, other))
    if any(group in text for text in typed):
        return Meaning(values=(other,), how=DECIMALS, mark=group)
    return Meaning(values=(other,), how=GROUPS, mark=decimal)


def _why_not(text: str) -> Text:
    if re.fullmatch(r"[+-]?\s?[0-9]+(?:[., ][0-9]+)+", text):
        return NO_GROUPS
    number = NUMERAL.match(text)
    return NO_UNIT if number and units.recognise(text[number.end() :]) else NO_NUMBER


def settle(found: Meaning, typed: Sequence[str], language: Language, unit: str = "") -> Reading:
    """The value that the numbers of an entry come to, or the question which it is."""
    values = [float(value) for value in found.values]
    if len(values) == 1:
        return Reading(status="value", value=values[0], unit=unit, notice=found.notice(values[0], unit, language))
    return asked(
        TWO_WAYS.filled(typed=quoted("+".join(typed))),
        *(Choice(value, unit, with_unit(value, unit)) for value in values),
    )


def read(text: str, language: Language, *, integer_like: bool = False) -> Reading:
    """A plain number as a person types it, or a sum of them."""

    def one(entry: str) -> Reading:
        typed = terms(entry)
        return settle(meaning(typed, language, integer_like=integer_like), typed, language)

    return understand(text, one)


def _total(values: Sequence[Fraction | None], weights: Sequence[Fraction]) -> Fraction | None:
    known = [value for value in values if value is not None]
    return sum(map(Fraction.__mul__, known, weights), Fraction(0)) if len(known) == len(values) else None


def _sane(value: Fraction | None) -> bool:
    return not value or SMALLEST <= abs(value) <= LARGEST
