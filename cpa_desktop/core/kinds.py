"""The kinds of field: how each reads what is typed, and writes what is known for typing over again."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from cpa_desktop.calc import units
from cpa_desktop.core import numbers
from cpa_desktop.core.answer import Answer, Value
from cpa_desktop.core.fold import fold
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.numbers import Reading
from cpa_desktop.core.reading import rejected
from cpa_desktop.core.text import Language, Text, same
from cpa_desktop.core.worksheet import Choice, Field

_YES = frozenset(["có", "co", "yes", "y", "đúng", "dung", "true", "1", "x"])
_NO = frozenset(["không", "khong", "no", "n", "sai", "false", "0"])
_YES_OR_NO = Text(vi="Trả lời “có” hoặc “không”.", en="Answer “yes” or “no”.")
_NO_CHOICE = Text(vi="“{typed}” không có trong danh sách: {choices}.", en="“{typed}” is not in the list: {choices}.")
_WHOLE = Text(vi="Ô này nhận số nguyên, ví dụ 250.", en="This field takes a whole number, for example 250.")
_LEAST = Text(vi="Nhỏ nhất là {bound}; bạn nhập {typed}.", en="The least is {bound}; {typed} was entered.")
_MOST = Text(vi="Lớn nhất là {bound}; bạn nhập {typed}.", en="The most is {bound}; {typed} was entered.")
_OTHER_FORM = Text(vi="“{typed}” không đúng dạng. {help}", en="“{typed}” does not have the form wanted. {help}")
_NO_FILE = Text(
    vi="Đính kèm tệp bằng nút bên cạnh ô, không gõ tên tệp vào đây.",
    en="Attach the file with the button beside the field; its name cannot be typed here.",
)
_CARRIED = Text(
    vi="Đổi theo áp suất khí quyển 1,013 bar: {value}.", en="Carried over at an atmosphere of 1.013 bar: {value}."
)
_ATMOSPHERE = 101_325.0  # Pa, the standard atmosphere
_SHA = re.compile(r"[0-9a-f]{64}")


@frozen
class Context:
    """What a kind needs to know beyond the field: the row's own unit, and what may be chosen."""

    unit: str = ""
    units: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()


class Kind(Protocol):
    """How a field reads what is typed and writes what is known."""

    def read(self, field: Field, typed: str, language: Language, context: Context) -> Reading:
        """What an entry means."""

    def write(self, field: Field, value: Value, language: Language, context: Context) -> str:
        """A value in full, as it can be typed again."""


class Words:
    """Text as it stands."""

    def read(self, field: Field, typed: str, language: Language, context: Context) -> Reading:
        words = typed.strip()
        if words and field.pattern and not re.fullmatch(field.pattern, words):
            return rejected(_OTHER_FORM.filled(typed=words, help=field.help or same("")))
        return Reading(status="value", value=words) if words else Reading(status="missing")

    def write(self, field: Field, value: Value, language: Language, context: Context) -> str:
        return str(value)


class Quantity:
    """A number in any unit of the field's dimension."""

    def read(self, field: Field, typed: str, language: Language, context: Context) -> Reading:
        reading = numbers.read_quantity(typed, language, context.unit, context.units)
        if reading.status != "value" or not isinstance(reading.value, (int, float)):
            return reading
        reading = _as_asked(reading, context.unit)
        beyond = _beyond(field, float(reading.value or 0), reading.unit or context.unit, context.unit)
        if beyond is not None:
            return rejected(beyond)
        is_plain = not any(letter.isalpha() for letter in typed)  # whoever types a unit means it
        return self._plausible(field, reading, context) if is_plain else reading

    def _plausible(self, field: Field, reading: Reading, context: Context) -> Reading:
        """Ask back where the number is a thousand times off its usual range."""
        if field.plausible is None or "{of}" in field.unit:
            return reading
        low, high = field.plausible
        unit = context.unit or "1"
        value = units.convert(float(reading.value or 0), reading.unit or unit, unit)
        if (low is not None and value < low / 20) or (high is not None and value > high * 20):
            asked = numbers.plausible_alternatives(value, unit, low, high, context.units)
            if asked.status == "ask":
                return asked
        return reading

    def write(self, field: Field, value: Value, language: Language, context: Context) -> str:
        return numbers.write(float(value), language) if isinstance(value, (int, float)) else str(value)


class Integer(Quantity):
    """A whole number."""

    def read(self, field: Field, typed: str, language: Language, context: Context) -> Reading:
        reading = numbers.read(typed, language, integer_like=True)
        if reading.status != "value" or not isinstance(reading.value, (int, float)):
            return reading
        if reading.value != int(reading.value):
            return rejected(_WHOLE)
        beyond = _beyond(field, float(reading.value), "1", "1")
        return rejected(beyond) if beyond is not None else reading


class Money(Quantity):
    """Whole đồng, with thousand, million and billion in words."""

    def read(self, field: Field, typed: str, language: Language, context: Context) -> Reading:
        reading = numbers.read_money(typed, language)
        if reading.status != "value" or not isinstance(reading.value, (int, float)):
            return reading
        beyond = _beyond(field, float(reading.value), "VND", "VND")
        return rejected(beyond) if beyond is not None else reading


class Date(Words):
    """A day."""

    def read(self, field: Field, typed: str, language: Language, context: Context) -> Reading:
        return numbers.read_date(typed, language)

    def write(self, field: Field, value: Value, language: Language, context: Context) -> str:
        return numbers.write_date(str(value), language)


class Month(Words):
    """A month."""

    def read(self, field: Field, typed: str, language: Language, context: Context) -> Reading:
        return numbers.read_month(typed, language)

    def write(self, field: Field, value: Value, language: Language, context: Context) -> str:
        return numbers.write_month(str(value), language)


class YesNo(Words):
    """Yes or no."""

    def read(self, field: Field, typed: str, language: Language, context: Context) -> Reading:
        words = typed.strip().lower()
        if not words:
            return Reading(status="missing")
        if words in _YES | _NO:
            return Reading(status="value", value="yes" if words in _YES else "no")
        return rejected(_YES_OR_NO)

    def write(self, field: Field, value: Value, language: Language, context: Context) -> str:
        return {"vi": ("không", "có"), "en": ("no", "yes")}[language][value in (True, "yes")]


class OneOf(Words):
    """One of the choices, by its id or by its words in either language, accents or not."""

    def read(self, field: Field, typed: str, language: Language, context: Context) -> Reading:
        if not typed.strip():
            return Reading(status="missing")
        found = chosen(typed, context.choices)
        return Reading(status="value", value=found) if found is not None else rejected(_none(typed, context.choices))

    def write(self, field: Field, value: Value, language: Language, context: Context) -> str:
        for choice in context.choices:
            if choice.id == value:
                return choice.title.of(language)
        return str(value)


class ManyOf(OneOf):
    """Several of the choices, separated by semicolons or commas."""

    def read(self, field: Field, typed: str, language: Language, context: Context) -> Reading:
        words = [word for part in typed.split(";") if part.strip() for word in _said_apart(part, context.choices)]
        if not words:
            return Reading(status="missing")
        found = [chosen(part, context.choices) for part in words]
        for part, each in zip(words, found, strict=True):
            if each is None:
                return rejected(_none(part, context.choices))
        return Reading(status="value", value=";".join(dict.fromkeys(each for each in found if each)))

    def write(self, field: Field, value: Value, language: Language, context: Context) -> str:
        parts = value if isinstance(value, tuple) else str(value).split(";")
        return "; ".join(super(ManyOf, self).write(field, part, language, context) for part in parts)


def _said_apart(part: str, choices: Sequence[Choice]) -> list[str]:
    """A comma parts two choices, but where it belongs to the words of one."""
    if chosen(part, choices) is not None:
        return [part]
    return [word for word in part.split(",") if word.strip()]


class Attached(Words):
    """A file or photo, by the hash it is kept under."""

    def read(self, field: Field, typed: str, language: Language, context: Context) -> Reading:
        hashes = typed.split()
        if not hashes:
            return Reading(status="missing")
        return (
            Reading(status="value", value=" ".join(hashes)) if all(map(_SHA.fullmatch, hashes)) else rejected(_NO_FILE)
        )


KINDS: Mapping[str, Kind] = {
    "text": Words(),
    "longtext": Words(),
    "integer": Integer(),
    "quantity": Quantity(),
    "money": Money(),
    "date": Date(),
    "month": Month(),
    "choice": OneOf(),
    "many": ManyOf(),
    "yes_no": YesNo(),
    "reference": OneOf(),
    "place": OneOf(),
    "photo": Attached(),
    "file": Attached(),
}
"""Kinds that are typed. `computed` and `table` are kinds of field too, which nobody types."""


def read(field: Field, typed: str, language: Language, context: Context) -> tuple[Answer | None, Reading]:
    """An entry as the answer that is kept; None where the field was emptied."""
    reading = KINDS[field.kind].read(field, typed, language, context)
    if reading.status == "missing":
        kept = None if reading.state is None else Answer(entered=typed, language=language, state=reading.state)
        return kept, reading
    if reading.status != "value":
        return Answer(entered=typed, language=language, state="refused", reason=reading.reason), reading
    return Answer(
        entered=typed, language=language, value=_value(field, reading), unit=_unit(field, reading, context)
    ), reading


def _value(field: Field, reading: Reading) -> Value:
    value = reading.value
    if field.kind == "many":
        return tuple(str(value).split(";"))
    if field.kind == "yes_no":
        return value == "yes"
    return float(value) if isinstance(value, (int, float)) else str(value)


def _unit(field: Field, reading: Reading, context: Context) -> str:
    if field.kind == "quantity":
        return reading.unit or context.unit
    return "VND" if field.kind == "money" else ""


def write(field: Field, answer: Answer, language: Language, context: Context) -> str:
    """What stands in the editor: the value in full in the unit it was given in, or what could not be read as typed."""
    if answer.state is not None or answer.value is None:
        return answer.entered
    words = KINDS[field.kind].write(field, answer.value, language, context)
    if field.kind == "quantity" and answer.unit and answer.unit != context.unit:
        return f"{words} {units.shown(answer.unit, language)}"
    return words


def chosen(typed: str, choices: Sequence[Choice]) -> str | None:
    """The id of the choice a person means: the id itself, its words, or the only one beginning so."""
    words = fold(typed.strip())
    exact = [c.id for c in choices if typed.strip() == c.id or words in (fold(c.title.vi), fold(c.title.en))]
    if exact:
        return exact[0]
    begun = [c.id for c in choices if fold(c.title.vi).startswith(words) or fold(c.title.en).startswith(words)]
    return begun[0] if len(begun) == 1 else None


def _none(typed: str, choices: Sequence[Choice]) -> Text:
    shown = choices[:8]
    tail = "…" if len(choices) > len(shown) else ""
    listed = Text(
        vi=", ".join(c.title.vi for c in shown) + tail,
        en=", ".join(c.title.en for c in shown) + tail,
    )
    return _NO_CHOICE.filled(typed=typed.strip(), choices=listed)


def _as_asked(reading: Reading, asked: str) -> Reading:
    """Absolute pressure where gauge pressure is asked, or the other way round, carried over at sea level."""
    if not asked or units.same_dimension(reading.unit or asked, asked):
        return reading
    pascals = units.to_base(float(reading.value or 0), reading.unit)
    step = -_ATMOSPHERE if "gauge" in units.unit(asked).dimension else _ATMOSPHERE
    value = units.from_base(pascals + step, asked)
    return Reading(
        status="value", value=value, unit=asked, notice=_CARRIED.filled(value=numbers.with_unit(value, asked))
    )


def _beyond(field: Field, value: float, unit: str, stored: str) -> Text | None:
    inside = units.convert(value, unit or "1", stored or "1") if unit != stored else value
    bounds: tuple[tuple[float | None, Text, Callable[[float], bool]], ...] = (
        (field.least, _LEAST, lambda bound: inside < bound),
        (field.most, _MOST, lambda bound: inside > bound),
    )
    for bound, words, crossed in bounds:
        if bound is not None and crossed(bound):
            return words.filled(
                bound=numbers.with_unit(bound, stored or "1"), typed=numbers.with_unit(value, unit or "1")
            )
    return None
