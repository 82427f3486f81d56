"""What was typed, before anyone asks what it means: cleaned, recognised as missing, or cut into a range or a sum."""

import re
import unicodedata
from collections.abc import Callable
from fractions import Fraction
from functools import cache

from cpa_desktop.core.fold import fold
from cpa_desktop.core.reading import Choice, Reading, asked, rejected
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.core.written import with_unit

LONGEST = 400  # characters; thirty bills added up fit in it
NUMERAL = re.compile(r"[+-]?\s?[0-9](?:[0-9., ]*[0-9])?(?:[eE][+-]?[0-9]+)?")

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DASHES = dict.fromkeys(map(ord, "−‐‑‒–—﹣"), "-")
_POWER_OF_TEN = re.compile(r"(?<=[0-9])\s?[x×*·]\s?10(?:\^\s?([+-]?[0-9]{1,3})|([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}))")
_LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")

_NOT_AVAILABLE = """
    không có / ko có / k có / không có số liệu / ko có số liệu / chưa có / chưa có số liệu / không rõ / ko rõ /
    không biết / ko biết / không đo / không theo dõi / na / not available / no data / unknown / not known
"""
_NOT_APPLICABLE = "không áp dụng / ko áp dụng / not applicable"
_NONE_OR_ZERO = "- / -- / không / ko / none / no / nil"
_APPROXIMATE = """
    ~ / ≈ / < / > / ≤ / ≥ / = / khoảng / chừng / tầm / cỡ / độ / ước / tính / lượng / xấp / xỉ / gần / hơn / trên /
    dưới / tối / đa / thiểu / ít / nhất / nhiều / không / quá / about / around / approximately / approx / circa / ca / 
    nearly / almost / over / under / more / less / than / at / least / most / up / to
"""
_SAID_BEFORE = re.compile(r"([^0-9+-]+)([+-]?\s?[0-9].*)")
_RANGE = re.compile(
    r"([+-]?[0-9].*?)(?<![0-9][eE])\s?(?:(?<!\+)(?<!\+\s)-|~|\s(?:đến|den|tới|toi|to|and|và|va)\s)\s?([+-]?[0-9].*)"
)
_RANGE_START = re.compile(r"(?:từ|tu|from|between)\s+(?=[0-9+-])", re.IGNORECASE)
_TOLERANCE = re.compile(r"([+-]?[0-9].*?)\s?(?:±|\+/-|\+-)\s?[0-9].*")

LOWEST = Text(vi="{value} (thấp nhất)", en="{value} (lowest)")
HIGHEST = Text(vi="{value} (cao nhất)", en="{value} (highest)")
MIDDLE = Text(vi="{value} (ở giữa)", en="{value} (middle)")
ESTIMATE = Text(vi="{value} (ước tính)", en="{value} (estimate)")
A_RANGE = Text(
    vi="“{typed}” là một khoảng. Chọn một giá trị để tính; khoảng dao động ghi ở ô độ không đảm bảo.",
    en="“{typed}” is a range. Choose a value to compute with; how far it varies goes into the uncertainty.",
)
UNCLEAR_RANGE = Text(
    vi="“{typed}” là một khoảng mà hai đầu chưa rõ. Ghi một giá trị, ví dụ 12,5.",
    en="“{typed}” is a range whose ends are unclear. Type one value, for example 12.5.",
)
ABOUT = Text(
    vi="“{typed}” là một con số ước chừng. Nếu dùng, hãy ghi nguồn gốc là ước tính.",
    en="“{typed}” is approximate. If it is to be used, give estimated as its origin.",
)
ZERO_OR_NOTHING = Text(
    vi="Chưa rõ là bằng không hay không có số liệu. Ghi “0” hoặc “không có số liệu”.",
    en="This may mean zero or no data. Type “0” or “not available”.",
)
TOO_LONG = Text(
    vi="Nội dung quá dài đối với ô này. Ghi gọn lại, ví dụ 12,5 hoặc 31/12/2025.",
    en="This is too long for this field. Type less, for example 12.5 or 31 Dec 2025.",
)


@cache
def _said(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split("/"))


def clean(text: str) -> str:
    """The entry with one sort of space, digit and minus sign, and nothing invisible."""
    text = unicodedata.normalize("NFC", text).translate(_FULL_WIDTH).translate(_DASHES)
    text = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    text = " ".join(text.split())
    return _POWER_OF_TEN.sub(lambda found: "e" + (found[1] or found[2].translate(_LOWERED)), text)


def quoted(text: str) -> str:
    """The entry as a sentence can show it."""
    shown = "".join(letter if letter.isprintable() else "�" for letter in text)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"


def terms(entry: str) -> list[str]:
    """The summands of an entry: three bills of a month typed as 180.000+175.500+184.200."""
    return [term.strip() for term in re.split(r"(?<![0-9][eE])\+", entry.removeprefix("+"))]


def missing(entry: str) -> Reading | None:
    """What an empty entry, or one that says there is nothing, comes to."""
    if not entry:
        return Reading(status="missing")
    said = fold(entry.rstrip(" ."))
    if said in _said(_NOT_AVAILABLE) | {"n/a"}:
        return Reading(status="missing", state="not_available")
    if said in _said(_NOT_APPLICABLE):
        return Reading(status="missing", state="not_applicable")
    if said in _said(_NONE_OR_ZERO):
        raise Refused(ZERO_OR_NOTHING)
    return None


def understand(text: str, one: Callable[[str], Reading]) -> Reading:
    """Read an entry by `one`, which reads a single value or a sum, unless it says nothing or more than one thing."""
    try:
        if len(text) > LONGEST:
            raise Refused(TOO_LONG)
        entry = clean(text)
        if found := missing(entry):
            return found
        said = _SAID_BEFORE.fullmatch(entry)
        if said and _is_approximate(said[1]):
            inner = _several(said[2], one) or one(said[2])
            return _question(ABOUT, entry, ((ESTIMATE, inner),)) if inner.status == "value" else inner
        return _several(entry, one) or one(entry)
    except Refused as refusal:
        return rejected(refusal.text)


def _is_approximate(words: str) -> bool:
    """Whether all that is said before a number only says that it is not exact."""
    said = re.findall(r"[^\W\d_]+|[^\w\s.]", words)
    return bool(said) and all(fold(word) in _said(_APPROXIMATE) for word in said)


def _several(entry: str, one: Callable[[str], Reading]) -> Reading | None:
    """The question to ask about a range, a tolerance or two values; None where the entry is no such thing."""
    if found := _TOLERANCE.fullmatch(entry):
        middle = one(found[1])
        return _question(A_RANGE, entry, ((ESTIMATE, middle),)) if middle.status == "value" else middle
    found = _RANGE.fullmatch(_RANGE_START.sub("", entry, count=1))
    if not found:
        return None
    low, high = found[1].strip(), found[2].strip()
    if _RANGE.fullmatch(high) or len(terms(low)) > 1 or len(terms(high)) > 1:
        raise Refused(UNCLEAR_RANGE.filled(typed=quoted(entry)))
    if NUMERAL.fullmatch(low) and (numeral := NUMERAL.match(high)):
        low += high[numeral.end() :]  # 20-25 m3, 15-20 triệu: what is said of the one holds for both
    ends = [one(low), one(high)]
    if any(end.status != "value" for end in ends):
        raise Refused(UNCLEAR_RANGE.filled(typed=quoted(entry)))
    return _question(A_RANGE, entry, _between(*ends))


def _between(first: Reading, second: Reading) -> tuple[tuple[Text, Reading], ...]:
    """The two ends, the lower first, and their middle where both have the same unit."""
    if first.unit != second.unit:
        return ((LOWEST, first), (HIGHEST, second))
    low, high = sorted((first, second), key=_number)
    middle = (_number(low) + _number(high)) / 2
    value = round(middle) if isinstance(low.value, int) else float(middle)
    return ((LOWEST, low), (HIGHEST, high), (MIDDLE, Reading(status="value", value=value, unit=low.unit)))


def _number(reading: Reading) -> Fraction:
    return Fraction(reading.value or 0)


def _question(why: Text, entry: str, offered: tuple[tuple[Text, Reading], ...]) -> Reading:
    choices = (
        Choice(end.value, end.unit, text.filled(value=with_unit(end.value, end.unit)))
        for text, end in offered
        if isinstance(end.value, int | float)
    )
    return asked(why.filled(typed=quoted(entry)), *choices)
