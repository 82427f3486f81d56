"""Values as text: in full for editing, rounded for reading, and as they were understood."""

import math
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from cpa_desktop.calc import units
from cpa_desktop.core.reading import Reading
from cpa_desktop.core.text import Language, Text

GROUP_MARK: dict[Language, str] = {"vi": ".", "en": ","}
DECIMAL_MARK: dict[Language, str] = {"vi": ",", "en": "."}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_EXACTLY = Context(prec=100, rounding=ROUND_HALF_UP)
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_USUAL_DIGITS = 4


def write(value: float, language: Language) -> str:
    """A number in full, for editing: what is written reads back as the same value, and without a notice."""
    number = _decimal(value)
    if number and not -10 <= number.adjusted() < 18:
        return f"{_plain(number.scaleb(-number.adjusted(), _EXACTLY), language)}e{number.adjusted()}"
    # One group of three would be read with a notice, since 1.234 can be meant two ways; 1.234.567 cannot.
    return _plain(number, language, grouped=number.adjusted() >= 6)


def grouped(value: float, language: Language) -> str:
    """A number in full, with its thousands apart, for reading."""
    return _plain(_decimal(value), language, grouped=True).replace("-", "−")


def show(value: float, language: Language, digits: int | None = None) -> str:
    """A number for reading, with the digits asked for, or its whole part and four digits at least."""
    number = _decimal(value)
    if digits is None and isinstance(value, int):
        return grouped(value, language)
    kept = number
    for _ in range(2):  # the second time for 9.996, which becomes 10.00 and then 10.0
        last = kept.adjusted() - (_USUAL_DIGITS if digits is None else max(1, digits)) + 1
        kept = number.quantize(Decimal(1).scaleb(min(0, last) if digits is None else last), context=_EXACTLY)
    if not kept:
        return "0"
    if not -10 <= kept.adjusted() < 18:
        power = str(kept.adjusted()).translate(_RAISED)
        return f"{_plain(kept.scaleb(-kept.adjusted(), _EXACTLY), language)} × 10{power}".replace("-", "−")
    return _plain(kept, language, grouped=True, zeros=digits is not None).replace("-", "−")


def with_unit(value: float, unit: str) -> Text:
    """A number in full with its unit, in both languages."""
    return Text(
        vi=f"{grouped(value, 'vi')} {units.counted(unit or '1', 'vi', value)}".strip(),
        en=f"{grouped(value, 'en')} {units.counted(unit or '1', 'en', value)}".strip(),
    )


def write_date(value: str, language: Language) -> str:
    """A date kept as 2025-12-31, as it is written and can be read again: 31/12/2025, 31 Dec 2025."""
    day = date.fromisoformat(value)
    return f"{day:%d/%m/%Y}" if language == "vi" else f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def write_month(value: str, language: Language) -> str:
    """A month kept as 2025-12, as it is written and can be read again: 12/2025, Dec 2025."""
    first = date.fromisoformat(f"{value}-01")
    return f"{first:%m/%Y}" if language == "vi" else f"{MONTHS[first.month - 1]} {first.year}"


def echo(reading: Reading, language: Language) -> str:
    """What was understood, for the line under the field: the value in full, the ways it can be meant, or nothing."""
    if reading.status == "ask":
        between = " hay " if language == "vi" else " or "
        return f"{between.join(choice.text.of(language) for choice in reading.readings)}?"
    if isinstance(reading.value, str):
        return (write_date if reading.value.count("-") == 2 else write_month)(reading.value, language)
    if reading.value is not None:
        return with_unit(reading.value, reading.unit).of(language)
    return STATES[reading.state].of(language) if reading.state else ""


STATES = {
    "not_available": Text(vi="không có số liệu", en="not available"),
    "not_applicable": Text(vi="không áp dụng", en="not applicable"),
}


def _decimal(value: float) -> Decimal:
    if not math.isfinite(value):
        raise ValueError(f"{value} cannot be written as a number")
    return Decimal(repr(value)) + 0 if value else Decimal(0)


def _plain(number: Decimal, language: Language, *, grouped: bool = False, zeros: bool = False) -> str:
    """A decimal without exponent; `zeros` keeps those at the end, which say how precise it is."""
    whole, _, fraction = f"{number:,f}".partition(".")
    fraction = fraction if zeros else fraction.rstrip("0")
    whole = whole.replace(",", GROUP_MARK[language] if grouped else "")
    return f"{whole}{DECIMAL_MARK[language]}{fraction}" if fraction else whole
