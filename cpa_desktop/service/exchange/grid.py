"""What came back from the accountant as cells, whatever file it came in: where each stands and what it says."""

import math
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from cpa_desktop.core import numbers
from cpa_desktop.core.entry import quoted
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Language, Text

Place = tuple[int, int]
"""Row and column, from 1."""
MOST_ROWS, MOST_COLUMNS = 3000, 100

_FORMULA = Text(
    vi="Lấy giá trị mà công thức đã tính sẵn.", en="The value that the formula had when it was saved is taken."
)
_NO_VALUE = Text(
    vi="công thức chưa có giá trị; hãy mở tệp bằng phần mềm bảng tính, lưu lại rồi nhập.",
    en="the formula has no value; open the file in a spreadsheet, save it and import it again.",
)
_AN_ERROR = Text(vi="báo lỗi {typed}; hãy sửa lại ô này.", en="it shows the error {typed}; correct it.")
_A_DAY = Text(
    vi="là ngày tháng ({typed}), cần một con số; có thể bảng tính đã tự đổi.",
    en="it is a date ({typed}) where a number is wanted; the spreadsheet may have changed it.",
)
_A_TRUTH = Text(vi="ghi {typed}, cần một con số.", en="it says {typed} where a number is wanted.")
_ERRORS = ("#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#GETTING_DATA")


@frozen
class Formula:
    """A cell that is worked out in the spreadsheet, with what it came to when the file was saved."""

    value: object


@frozen
class Grid:
    """One sheet, or a whole CSV file."""

    name: str  # empty where there is only one
    cells: Mapping[Place, object]
    merged: tuple[tuple[Place, Place], ...] = ()  # first and last cell of each area

    def at(self, place: Place) -> str:
        """How people call a cell: Điện!C5."""
        return f"{self.name}!{reference(place)}" if self.name else reference(place)

    def words(self, place: Place) -> str:
        """What stands in a cell of ids or heads, as text."""
        value = self.cells.get(place)
        return value.strip() if isinstance(value, str) else ""


@frozen
class Entry:
    """What a cell of a file says of a field."""

    at: str
    address: str
    typed: str
    language: Language = "vi"
    knows: bool = False  # whether the file remembers what stood in the record when it was written
    was: object = None  # and what that was
    said: Text | None = None  # how it was taken, where that could surprise
    wrong: Text | None = None  # why it cannot be taken


def reference(place: Place) -> str:
    """C5."""
    return f"{letters(place[1])}{place[0]}"


def letters(column: int) -> str:
    """AB, as spreadsheets number their columns."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def entry(at: str, address: str, value: object, language: Language, *, is_number: bool) -> Entry:
    """A cell's value as a person would have typed it; with the reason where it is none."""
    said = None
    if isinstance(value, Formula):
        if value.value is None:
            return Entry(at=at, address=address, typed="", language=language, wrong=_NO_VALUE)
        value, said = value.value, _FORMULA
    typed = _typed(value, language)
    wrong = _wrong(value, typed) if is_number or typed in _ERRORS else None
    return Entry(at=at, address=address, typed=typed, language=language, said=said, wrong=wrong)


def is_same(value: object, was: object) -> bool:
    """Whether a cell still says what it said when the file was written."""
    if isinstance(value, Formula):
        value = value.value
    if isinstance(value, int | float) and isinstance(was, int | float):
        return math.isclose(value, was, rel_tol=1e-12)
    return isinstance(value, str) and isinstance(was, str) and value.strip() == was.strip()


def _typed(value: object, language: Language) -> str:
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).upper()
    if isinstance(value, int | float):
        return numbers.write(float(f"{value:.15g}"), language) if math.isfinite(value) else str(value)
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    return str(value).strip()


def _wrong(value: object, typed: str) -> Text | None:
    shown = quoted(typed)
    if typed in _ERRORS:
        return _AN_ERROR.filled(typed=shown)
    if isinstance(value, datetime | date | time | timedelta):
        return _A_DAY.filled(typed=shown)
    return _A_TRUTH.filled(typed=shown) if isinstance(value, bool) else None
