"""Dates and months: day first in Vietnamese, asked about in English, impossible ones refused."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.core import numbers
from cpa_desktop.core.text import Language
from tests.strategies import languages

dates = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "31/12/2025", "31-12-2025", "31.12.2025", "2025-12-31", "2025/12/31", "ngày 31 tháng 12 năm 2025",
        "31 tháng 12, 2025",
        "Ngay 31 thang 12 nam 2025", "31 Dec 2025", "Dec 31, 2025", "December 31st, 2025", "31 / 12 / 2025",
        "３１/１２/２０２５",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["vi", "en"])
def test_that_a_date_is_read_however_it_is_written(text: str, language: Language) -> None:
    reading = numbers.read_date(text, language)
    assert (reading.status, reading.value, reading.notice) == ("value", "2025-12-31", None)


def test_that_the_day_comes_first_in_vietnamese() -> None:
    assert numbers.read_date("1/2/2025", "vi").value == "2025-02-01"


def test_that_a_date_with_two_meanings_is_asked_about_in_english() -> None:
    reading = numbers.read_date("1/2/2025", "en")
    assert (reading.status, [choice.value for choice in reading.readings]) == ("ask", ["2025-02-01", "2025-01-02"])
    assert numbers.read_date("1/1/2025", "en").value == "2025-01-01"
    assert numbers.read_date("13/2/2025", "en").value == "2025-02-13"


def test_that_a_month_typed_first_is_read_in_english_with_a_notice() -> None:
    reading = numbers.read_date("2/13/2025", "en")
    assert reading.value == "2025-02-13"
    assert reading.notice is not None


@pytest.mark.parametrize(("text", "value"), [("31/12/25", "2025-12-31"), ("31/12/98", "1998-12-31")])
def test_that_a_year_of_two_digits_is_read_with_a_notice(text: str, value: str) -> None:
    reading = numbers.read_date(text, "vi")
    assert reading.value == value
    assert reading.notice is not None


@pytest.mark.parametrize(
    "text",
    [
        "31/2/2025", "29/2/2025", "0/1/2025", "1/0/2025", "1/13/2025", "1/1/1800", "1/1/2101", "31/12", "12/2025",
        "abc", "20-25", "-", "1" * 500,
    ],
)  # fmt: skip
def test_that_an_impossible_date_is_refused_with_an_example(text: str) -> None:
    reading = numbers.read_date(text, "vi")
    assert (reading.status, reading.value) == ("reject", None)
    assert reading.reason is not None


def test_that_the_refusal_of_a_day_says_how_long_the_month_is() -> None:
    reading = numbers.read_date("30/2/2024", "vi")
    assert reading.reason is not None
    assert reading.reason.vi == "Tháng 2/2024 có các ngày từ 1 đến 29. Ví dụ: 29/02/2024."


@pytest.mark.parametrize(
    "text",
    [
        "12/2025", "T12/2025", "t12-2025", "tháng 12 năm 2025", "thang 12/2025", "2025-12", "Dec 2025",
        "December 2025", "12.2025",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["vi", "en"])
def test_that_a_month_is_read_however_it_is_written(text: str, language: Language) -> None:
    reading = numbers.read_month(text, language)
    assert (reading.status, reading.value, reading.notice) == ("value", "2025-12", None)


@pytest.mark.parametrize("text", ["13/2025", "0/2025", "tháng 12", "12", "31/12/2025", "Q4/2025", "12/1800"])
def test_that_an_impossible_month_is_refused(text: str) -> None:
    assert numbers.read_month(text, "vi").status == "reject"


@given(dates, languages)
def test_that_a_date_as_written_reads_back(day: datetime.date, language: Language) -> None:
    reading = numbers.read_date(numbers.write_date(day.isoformat(), language), language)
    assert (reading.value, reading.notice) == (day.isoformat(), None)


@given(dates, languages)
def test_that_a_month_as_written_reads_back(day: datetime.date, language: Language) -> None:
    month = day.isoformat()[:7]
    reading = numbers.read_month(numbers.write_month(month, language), language)
    assert (reading.value, reading.notice) == (month, None)
