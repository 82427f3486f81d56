"""What the words around a table of unknown layout say: heads with their units, periods, rows of sums."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

from cpa_desktop.calc import units
from cpa_desktop.core.dates import read_month
from cpa_desktop.core.fold import fold
from cpa_desktop.core.frozen import frozen

_SUM = re.compile(r"(?:σ|tong|cong|luy ke|binh quan|trung binh|ca (?:nam|vu|ky)|total|sum|subtotal|average|mean)\b")
_PERIOD_HEAD = re.compile(r"(?:ky|thang|month|period|ngay|date|thoi gian)\b")
_BRACKETED = re.compile(r"^(.*?)\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]\s*\*?$", re.DOTALL)
_SAID_UNIT = re.compile(r"(?:don vi(?: tinh)?|dvt|unit)\s*[:=]?\s*(.+)")
_ONLY_MONTH = re.compile(r"(?:thang|thg|th|t|m)?\.?\s?(0?[1-9]|1[0-2])")
_NAMED_MONTH = re.compile(r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SCALES = {"nghin": "nghìn", "ngan": "nghìn", "1000": "nghìn", "1.000": "nghìn", "k": "nghìn", "trieu": "triệu"} | {
    "tr": "triệu", "ty": "tỷ", "ti": "tỷ", "thousand": "nghìn", "million": "triệu", "billion": "tỷ", "mil": "triệu"
}  # fmt: skip
_MONEY = re.compile(r"([a-z]+|1\.?000)?[\s.]*(?:d|dong|vnd|₫)")
MONEY = "VND"


@frozen
class Head:
    """What stands at the head of a column."""

    name: str  # folded, without the unit
    unit: str = ""  # a known symbol, VND for money
    scale: str = ""  # of money: nghìn, triệu


@frozen
class Period:
    """A period of the table."""

    key: str
    name: str  # folded
    start: str  # 2025-01-01
    end: str


@lru_cache(maxsize=4096)
def head(words: str) -> Head:
    """A head in its parts: Điện (kWh), Thành tiền (nghìn đồng), Nước m3."""
    text = " ".join(words.split())
    if found := _BRACKETED.match(text):
        unit, scale = unit_of(found[2])
        if unit:
            return Head(name=fold(found[1]), unit=unit, scale=scale)
    start, _, last = text.rpartition(" ")
    if start and (unit := unit_of(last)[0]) and _is_spelled(last, unit):
        return Head(name=fold(start), unit=unit)
    unit, scale = unit_of(text)
    return Head(name=fold(text), unit=unit, scale=scale)


def _is_spelled(word: str, unit: str) -> bool:
    """Whether a word is a unit with all its marks; without them `chú` would be `chữ`, a kWh."""
    named = (units.aliases("vi"), units.aliases("en"))
    return word in (unit, units.shown(unit, "vi")) or any(word.lower() in each for each in named)


def unit_of(words: str) -> tuple[str, str]:
    """The unit that words name, and the scale of money; nothing where they name none."""
    folded = fold(words).strip(" .:")
    if found := _MONEY.fullmatch(folded):
        scale = found[1] or ""
        if not scale or scale in _SCALES:
            return MONEY, _SCALES.get(scale, "")
    if folded in ("nghin", "ngan", "trieu", "tr", "ty"):
        return MONEY, _SCALES[folded]
    return units.recognise(words.strip()) or "", ""


def unit_said(words: str) -> tuple[str, str]:
    """The unit of a whole sheet, where a line says it: ĐVT: nghìn đồng."""
    found = _SAID_UNIT.fullmatch(fold(words).strip("() "))
    return unit_of(found[1]) if found else ("", "")


def is_sum(words: str) -> bool:
    """Whether a row is headed as a sum or a mean of others."""
    return bool(_SUM.match(fold(words).lstrip("- .")))


def is_period_head(words: str) -> bool:
    """Whether a column is headed as that of the periods."""
    return bool(_PERIOD_HEAD.match(fold(words)))


def period_of(value: object, periods: Sequence[Period]) -> str | None:
    """The period that a cell names: its name, a month, a day in it; nothing where none or more than one is meant."""
    if isinstance(value, datetime | date):
        day = f"{value:%Y-%m-%d}"
        return next((each.key for each in periods if each.start <= day <= each.end), None)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _alone(f"{value:g}", periods) if float(value).is_integer() else None
    words = fold(str(value)) if isinstance(value, str) else ""
    if not words:
        return None
    named = next((each.key for each in periods if each.name == words), None)
    if named is not None:
        return named
    month = read_month(words.removeprefix("ky "), "vi").value
    if isinstance(month, str):
        return _only([each for each in periods if each.start[:7] == month == each.end[:7]])
    return _alone(words, periods)


def is_period_like(value: object) -> bool:
    """Whether a cell looks like a period of whatever year, so that one outside the table can be said to be so."""
    if isinstance(value, datetime | date):
        return True
    words = fold(value) if isinstance(value, str) else ""
    is_month = isinstance(read_month(words, "vi").value, str) if words else False
    return is_month or bool(re.fullmatch(r"(?:thang|thg|th|t)\.?\s?[0-9]{1,2}", words))


def _alone(words: str, periods: Sequence[Period]) -> str | None:
    """A month without its year, where only one period is of that month."""
    if found := _ONLY_MONTH.fullmatch(words):
        month = int(found[1])
    elif named := _NAMED_MONTH.fullmatch(words):
        month = _MONTHS.index(named[1]) + 1
    else:
        return None
    return _only([each for each in periods if each.start[5:7] == each.end[5:7] == f"{month:02d}"])


def _only(found: Sequence[Period]) -> str | None:
    return found[0].key if len(found) == 1 else None


def likeness(given: Head, names: Sequence[str], unit: str) -> float:
    """How well a head names a column: 1 where it says the same, 0 where it cannot be meant."""
    if given.unit and unit and not _goes(given.unit, unit):
        return 0.0
    said = max((_overlap(given.name, name) for name in names), default=0.0)
    agrees = 0.25 if given.unit and unit and _goes(given.unit, unit) else 0.0
    return min(1.0, said + agrees)


@lru_cache(maxsize=65536)
def _overlap(one: str, other: str) -> float:
    if one == other:
        return 1.0 if one else 0.0
    mine, yours = (set(re.findall(r"[^\W_]+", words)) - _EMPTY for words in (one, other))
    common = sum(_WEIGHTS.get(word, 1.0) for word in mine & yours)
    every = sum(_WEIGHTS.get(word, 1.0) for word in mine) + sum(_WEIGHTS.get(word, 1.0) for word in yours)
    share = 2 * common / every if every else 0.0
    return max(share, _PART) if mine and mine <= yours else share


_PART = 0.75  # a part of a name means any column it is a part of, the first of the table before others
_EMPTY = frozenset({"cua", "va", "of", "the", "and", "trong", "ky", "thang"})
_WEIGHTS: Mapping[str, float] = {"luong": 0.6, "so": 0.4, "tieu": 0.6, "thu": 0.6, "tong": 0.4, "use": 0.6}


@lru_cache(maxsize=4096)
def _goes(one: str, other: str) -> bool:
    if MONEY in (one, other):
        return one == other
    try:
        return units.interchangeable(one, other)
    except units.UnknownUnit:
        return False
