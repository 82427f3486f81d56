"""Dates and months as people write them; kept as 2025-12-31 and 2025-12."""

import calendar
import re
from collections.abc import Callable

from cpa_desktop.core.entry import LONGEST, TOO_LONG, clean, missing, quoted
from cpa_desktop.core.fold import fold
from cpa_desktop.core.reading import Choice, Reading, asked, rejected
from cpa_desktop.core.text import Language, Refused, Text
from cpa_desktop.core.written import MONTHS, write_date, write_month

EARLIEST, LATEST = 1900, 2100
_TURN = 70  # two digits from here on are of the last century

_DAY, _MONTH, _YEAR = r"(?P<day>[0-9]{1,2})", r"(?P<month>[0-9]{1,2})", r"(?P<year>[0-9]{4}|[0-9]{2})"
_NAME = rf"(?P<name>{'|'.join(month.lower() for month in MONTHS)})[a-z]*\.?"
_MARK = r"\s?[-/., ]\s?"
_YEAR_SAID = rf"(?:\s?,?\s?nam\s?|{_MARK}){_YEAR}"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<year>[0-9]{{4}})[-/.]{_MONTH}[-/.]{_DAY}",
        rf"(?:ngay\s)?{_DAY}\s?thang\s?{_MONTH}{_YEAR_SAID}",
        rf"(?:ngay\s)?{_DAY}(?:st|nd|rd|th)?[\s-]{_NAME}(?:,?\s|-){_YEAR}",
        rf"{_NAME}\s{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}",
    )
)
_NUMERIC = re.compile(rf"(?:ngay\s)?(?P<day>[0-9]{{1,2}}){_MARK}{_MONTH}{_MARK}{_YEAR}")
_MONTHS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<year>[0-9]{{4}})[-/.]{_MONTH}",
        rf"(?:thang\s?|t\s?)?{_MONTH}{_YEAR_SAID}",
        rf"{_NAME}(?:,?\s|-){_YEAR}",
    )
)

NO_DATE = Text(
    vi="Không đọc được “{typed}” là ngày tháng năm. Ví dụ: 31/12/2025.",
    en="“{typed}” cannot be read as a date. For example: 31 Dec 2025.",
)
NO_MONTH = Text(
    vi="Không đọc được “{typed}” là một tháng của năm. Ví dụ: 12/2025.",
    en="“{typed}” cannot be read as a month of a year. For example: Dec 2025.",
)
THIRTEENTH = Text(
    vi="Không có tháng {month}, chỉ có tháng 1 đến tháng 12. Ví dụ: {example}.",
    en="There is no month {month}, only 1 to 12. For example: {example}.",
)
SHORT_MONTH = Text(
    vi="Tháng {month}/{year} có các ngày từ 1 đến {days}. Ví dụ: {example}.",
    en="{name} {year} has the days 1 to {days}. For example: {example}.",
)
FAR_YEAR = Text(
    vi="Năm {year} nằm ngoài khoảng 1900–2100. Ví dụ: {example}.",
    en="The year {year} lies outside 1900–2100. For example: {example}.",
)
READ_AS = Text(vi="Đọc là {value}.", en="Read as {value}.")
WHICH_FIRST = Text(vi="“{typed}” ghi ngày trước hay tháng trước?", en="Does “{typed}” give the day or the month first?")


def read_date(text: str, language: Language) -> Reading:
    """A date; in Vietnamese the day comes first, in English a date that can be meant two ways is asked about."""
    return _read(text, NO_DATE, lambda entry: _date(entry, language))


def read_month(text: str, language: Language) -> Reading:
    """A month of a year."""
    del language  # months are written alike; kept so that all readers are called alike
    return _read(text, NO_MONTH, _month)


def _read(text: str, unclear: Text, one: Callable[[str], Reading | None]) -> Reading:
    try:
        if len(text) > LONGEST:
            raise Refused(TOO_LONG)
        entry = clean(text)
        if found := missing(entry) or one(fold(entry)):
            return found
        raise Refused(unclear.filled(typed=quoted(entry)))
    except Refused as refusal:
        return rejected(refusal.text)


def _date(entry: str, language: Language) -> Reading | None:
    for pattern in _DATES:
        if found := pattern.fullmatch(entry):
            return _dated(_checked(found["year"], _month_of(found), int(found["day"])), found["year"])
    if not (found := _NUMERIC.fullmatch(entry)):
        return None
    year, first, second = found["year"], int(found["day"]), int(found["month"])
    if language == "vi" or first > 12 or first == second:
        return _dated(_checked(year, second, first), year)
    month_first = _checked(year, first, second)
    if second > 12:
        return Reading(status="value", value=month_first, notice=READ_AS.filled(value=_said(month_first)))
    choices = (Choice(value, "", _said(value)) for value in (_checked(year, second, first), month_first))
    return asked(WHICH_FIRST.filled(typed=quoted(entry)), *choices)


def _month(entry: str) -> Reading | None:
    for pattern in _MONTHS:
        if found := pattern.fullmatch(entry):
            return _dated(_checked(found["year"], _month_of(found), 1, "2025-12")[:7], found["year"])
    return None


def _month_of(found: re.Match[str]) -> int:
    named = found.groupdict().get("name")
    return [month.lower() for month in MONTHS].index(named) + 1 if named else int(found["month"])


def _checked(year: str, month: int, day: int, example: str = "2025-12-31") -> str:
    """The date as it is kept, if there is such a day."""
    full = int(year) if len(year) == 4 else int(year) + (1900 if int(year) >= _TURN else 2000)
    if not EARLIEST <= full <= LATEST:
        raise Refused(FAR_YEAR.filled(year=full, example=_said(example)))
    if not 1 <= month <= 12:
        raise Refused(THIRTEENTH.filled(month=month, example=_said(example)))
    days = calendar.monthrange(full, month)[1]
    if not 1 <= day <= days:
        name, last = MONTHS[month - 1], f"{full}-{month:02d}-{days}"
        raise Refused(SHORT_MONTH.filled(month=month, year=full, days=days, name=name, example=_said(last)))
    return f"{full}-{month:02d}-{day:02d}"


def _dated(value: str, year: str) -> Reading:
    """The reading of a date or month, with a notice where the century was not typed."""
    return Reading(status="value", value=value, notice=READ_AS.filled(value=_said(value)) if len(year) == 2 else None)


def _said(value: str) -> Text:
    spoken = write_date if value.count("-") == 2 else write_month
    return Text(vi=spoken(value, "vi"), en=spoken(value, "en"))
