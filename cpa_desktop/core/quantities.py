"""Quantities: a number with its unit, as a person types it for a field."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from cpa_desktop.calc import units as measures
from cpa_desktop.core.entry import NUMERAL, quoted, terms, understand
from cpa_desktop.core.numerals import EXAMPLE, NO_NUMBER, meaning, settle
from cpa_desktop.core.reading import Choice, Reading, asked
from cpa_desktop.core.text import LANGUAGES, Language, Refused, Text
from cpa_desktop.core.written import with_unit

_RATIOS = frozenset({"1", "%", "‰", "ppm"})
_GAUGES = frozenset({"bar", "at", "kPa", "MPa", "psi"})  # what the dial of a plant's gauge is marked in

UNKNOWN_UNIT = Text(
    vi="Không rõ đơn vị “{typed}”. Ô này nhận: {units}. Ví dụ: {example}.",
    en="The unit “{typed}” is not known. This field takes: {units}. For example: {example}.",
)
OTHER_UNIT = Text(
    vi="“{typed}” không dùng được ở ô này. Ô này nhận: {units}. Ví dụ: {example}.",
    en="“{typed}” cannot be used here. This field takes: {units}. For example: {example}.",
)
ANY_UNIT = Text(vi="kWh, m³, kg và các đơn vị quen dùng khác", en="kWh, m³, kg and other usual units")
PER_WHAT = Text(
    vi="“{typed}” còn thiếu phần sau dấu gạch chéo của đơn vị. Có phải ý là như dưới đây?",
    en="“{typed}” lacks the part of the unit after the slash. Is this what was meant?",
)
WHICH_PRESSURE = Text(
    vi="“{typed}” là áp suất dư (đọc trên đồng hồ) hay áp suất tuyệt đối?",
    en="Is “{typed}” gauge pressure (as read on a gauge) or absolute pressure?",
)
GAUGE = Text(vi="{value}: áp suất dư, đọc trên đồng hồ", en="{value}: gauge pressure, as read on a gauge")
ABSOLUTE = Text(vi="{value}: áp suất tuyệt đối", en="{value}: absolute pressure")
AS_GAUGE = Text(vi="Đọc là {value}, tức áp suất dư.", en="Read as {value}, that is gauge pressure.")
NO_SUM = Text(
    vi="Không cộng được {typed}. Ghi cùng một đơn vị, ví dụ 180 kWh + 175 kWh.",
    en="{typed} cannot be added up. Use one unit, for example 180 kWh + 175 kWh.",
)
FAR_OFF = Text(
    vi="{typed} lệch xa khoảng thường gặp, từ {low} đến {high}. Có phải ý là một trong các giá trị dưới đây?",
    en="{typed} is far from what is usual, {low} to {high}. Was one of these meant?",
)


class _Term(NamedTuple):
    """A summand as typed: its number, its unit ("" where none was typed) and whether that lacks what stands below."""

    number: str
    unit: str
    lacks: bool


def read_quantity(
    text: str, language: Language, unit: str = "", units: Sequence[str] = (), *, integer_like: bool = False
) -> Reading:
    """A number with or without a unit, or a sum of them. The value is in the unit typed, which is given with it.

    A field takes `unit`, `units` and whatever else measures the same thing; without either, any known unit will do.
    """
    taken = tuple(dict.fromkeys([*([unit] if unit else []), *units]))

    def one(entry: str) -> Reading:
        typed = [_term(term, taken, language) for term in terms(entry)]
        target = next((term.unit for term in typed if term.unit), unit)
        numbers = [term.number for term in typed]
        found = meaning(numbers, language, _weights(typed, target, unit), integer_like=integer_like)
        reading = settle(found, numbers, language, target)
        if not isinstance(reading.value, float):
            return reading
        if any(term.lacks for term in typed):
            return asked(PER_WHAT.filled(typed=quoted(entry)), _choice(reading.value, target))
        return _pressure(reading, reading.value, entry, taken) if any(term.unit for term in typed) else reading

    return understand(text, one)


def plausible_alternatives(
    value: float, unit: str, low: float | None, high: float | None, units: Sequence[str] = ()
) -> Reading:
    """The value, or a question where it lies outside its usual range (given in `unit`) and another unit would fit."""

    def fits(number: float) -> bool:
        return (low is None or low <= number) and (high is None or number <= high)

    as_typed = Reading(status="value", value=value, unit=unit)
    if fits(value):
        return as_typed
    likely = [(value, other) for other in units if other != unit and measures.interchangeable(other, unit)]
    likely += [(value * 1000, unit), (value / 1000, unit)]
    fitting = {
        float(f"{inside:.12g}"): each for each in reversed(likely) if fits(inside := measures.convert(*each, unit))
    }
    if not fitting:
        return as_typed
    open_end = Text(vi="…", en="…")
    ends = {name: open_end if end is None else with_unit(end, unit) for name, end in (("low", low), ("high", high))}
    choices = (_choice(*each) for each in [(value, unit), *reversed(fitting.values())])
    return asked(FAR_OFF.filled(typed=with_unit(value, unit), **ends), *choices)


def _term(text: str, taken: Sequence[str], language: Language) -> _Term:
    """A summand cut into its number and its unit."""
    number = NUMERAL.match(text)
    words = text[number.end() :].strip() if number else ""
    if number is None or words.startswith((".", ",")):
        raise Refused(NO_NUMBER.filled(typed=quoted(text), example=_example(taken, language)))
    if not words:
        return _Term(number[0], "", False)
    symbol = measures.recognise(words, among=taken)
    if symbol is None:
        raise Refused(_about_units(UNKNOWN_UNIT, words, taken, language))
    if not taken or symbol in taken or any(_is_alike(symbol, other) for other in taken):
        return _Term(number[0], symbol, False)
    # 2.014 đ where đ/kWh is asked for: most likely that, but it was not said.
    for other in taken:
        above, slash, below = other.partition("/")
        if slash and measures.interchangeable(symbol, above):
            return _Term(number[0], f"{symbol}/{below}", True)
    raise Refused(_about_units(OTHER_UNIT, words, taken, language))


def _is_alike(symbol: str, other: str) -> bool:
    """Whether a unit may be typed where another is asked for, though it is not listed."""
    if not measures.unit(symbol).dimension:
        return symbol in _RATIOS and other in _RATIOS
    return any(measures.interchangeable(each, other) for each in (symbol, _gauge(symbol)) if each)


def _gauge(symbol: str) -> str:
    """The unit of gauge pressure that a bare unit of pressure may stand for."""
    return f"{symbol}(g)" if f"{symbol}(g)" in measures.SYMBOLS else ""


def _weights(typed: Sequence[_Term], target: str, unit: str) -> list[Fraction]:
    """What each number is multiplied by; one without a unit has the next one typed, as in 180+175 kWh."""
    weights: list[Fraction] = []
    following = target or unit
    for term in reversed(typed):
        following = term.unit or following
        weights.append(_ratio(following, target))
    return weights[::-1]


def _ratio(symbol: str, target: str) -> Fraction:
    if symbol == target:
        return Fraction(1)
    one, other = measures.unit(symbol), measures.unit(target)
    if one.offset or other.offset or not measures.interchangeable(symbol, target):
        both = Text(vi=f"{symbol} + {target}", en=f"{symbol} + {target}")
        raise Refused(NO_SUM.filled(typed=both))
    return one.ratio / other.ratio


def _pressure(reading: Reading, value: float, entry: str, taken: Sequence[str]) -> Reading:
    """A reading in a bare unit of pressure: gauge or absolute, as the field takes it; asked where both can be meant."""
    symbol, gauge = reading.unit, _gauge(reading.unit)
    if not gauge:
        return reading
    absolute = f"{symbol}(a)" if not taken or f"{symbol}(a)" in taken else symbol
    takes_gauge = any(measures.interchangeable(gauge, other) for other in taken) or (not taken and symbol in _GAUGES)
    takes_absolute = not taken or any(measures.interchangeable(symbol, other) for other in taken)
    if takes_gauge and takes_absolute:
        return asked(
            WHICH_PRESSURE.filled(typed=quoted(entry)),
            Choice(value, gauge, GAUGE.filled(value=with_unit(value, gauge))),
            Choice(value, absolute, ABSOLUTE.filled(value=with_unit(value, absolute))),
        )
    if takes_gauge:
        return replace(reading, unit=gauge, notice=AS_GAUGE.filled(value=with_unit(value, gauge)))
    return reading


def _choice(value: float, unit: str) -> Choice:
    return Choice(value, unit, with_unit(value, unit))


def _example(taken: Sequence[str], language: Language) -> Text:
    number = EXAMPLE[language]
    if not taken:
        return Text(vi=f"{number} kWh", en=f"{number} kWh")
    return Text(**{each: f"{number} {measures.shown(taken[0], each)}".strip() for each in LANGUAGES})


def _about_units(what: Text, words: str, taken: Sequence[str], language: Language) -> Text:
    listed = {each: ", ".join(measures.shown(symbol, each) or "1" for symbol in taken) for each in LANGUAGES}
    units = Text(**listed) if taken else ANY_UNIT
    return what.filled(typed=quoted(words), units=units, example=_example(taken, language))
