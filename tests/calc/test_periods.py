from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.calc import periods

STEPS = ["month", "ten_days", "week", "campaign"]
days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def ids(start: str, end: str, step: str) -> list[str]:
    return [str(row["id"]) for row in periods.calendar(start=start, end=end, step=step)]


def test_that_months_are_named_by_year_and_month() -> None:
    rows = periods.calendar(start="2024-12", end="2025-02", step="month")
    assert [(row["id"], row["name"], row["start"], row["end"]) for row in rows] == [
        ("2024-12", "12/2024", "2024-12-01", "2024-12-31"),
        ("2025-01", "01/2025", "2025-01-01", "2025-01-31"),
        ("2025-02", "02/2025", "2025-02-01", "2025-02-28"),
    ]
    assert [row["days"] for row in rows] == [31 * 86400.0, 31 * 86400.0, 28 * 86400.0]


def test_that_the_last_ten_days_of_a_month_run_to_its_end() -> None:
    rows = periods.calendar(start="2024-02", end="2024-02", step="ten_days")
    assert [(row["id"], row["name"], row["end"]) for row in rows] == [
        ("2024-02-a", "01–10.02.2024", "2024-02-10"),
        ("2024-02-b", "11–20.02.2024", "2024-02-20"),
        ("2024-02-c", "21–29.02.2024", "2024-02-29"),
    ]


def test_that_weeks_around_new_year_carry_the_year_of_their_iso_week() -> None:
    rows = periods.calendar(start="2024-12-23", end="2025-01-12", step="week")
    assert [(row["id"], row["name"], row["start"]) for row in rows] == [
        ("2024-W52", "W52/2024", "2024-12-23"),
        ("2025-W01", "W01/2025", "2024-12-30"),
        ("2025-W02", "W02/2025", "2025-01-06"),
    ]


def test_that_a_campaign_is_one_period_named_by_its_years() -> None:
    [across] = periods.calendar(start="2024-11", end="2025-04", step="campaign")
    [within] = periods.calendar(start="2025-01-05", end="2025-04-20", step="campaign")
    assert (across["id"], across["name"], across["end"]) == ("2024-2025", "2024–2025", "2025-04-30")
    assert (within["id"], within["name"], within["days"]) == ("2025", "2025", 106 * 86400.0)


@pytest.mark.parametrize(
    ("start", "end", "step"),
    [
        ("2025-03", "2025-02", "month"),
        ("2025-13", "2025-14", "month"),
        ("2025-02-30", "2025-04", "week"),
        ("March", "2025-04", "month"),
        ("20250101", "20250201", "month"),
        ("2025-01", "2025-02", "fortnight"),
    ],
)
def test_that_a_span_that_cannot_be_read_has_no_periods(start: str, end: str, step: str) -> None:
    assert ids(start, end, step) == []


@pytest.mark.parametrize("name", ["start", "end", "step"])
def test_that_a_missing_value_gives_no_periods(name: str) -> None:
    given: dict[str, object] = {"start": "2025-01", "end": "2025-02", "step": "month", name: object()}
    assert periods.calendar(**given) == []  # type: ignore[arg-type]


def test_that_a_span_of_more_than_400_periods_is_taken_for_a_slip() -> None:
    assert len(ids("1990-01", "2023-04", "month")) == 400
    assert ids("1990-01", "2023-05", "month") == []
    assert ids("0001-01", "9999-12", "ten_days") == []


def test_that_the_last_days_there_are_can_be_cut() -> None:
    assert ids("9999-12-20", "9999-12-31", "week")[-1] == "9999-W52"
    assert ids("9999-12", "9999-12", "ten_days") == ["9999-12-a", "9999-12-b", "9999-12-c"]


@given(days, st.integers(0, 1200), st.sampled_from(STEPS))
def test_that_periods_tile_the_span_and_their_ids_sort_in_time(start: date, length: int, step: str) -> None:
    end = start + timedelta(days=length)
    rows = periods.calendar(start=start.isoformat(), end=end.isoformat(), step=step)
    assert rows[0]["start"] == start.isoformat()
    assert rows[-1]["end"] == end.isoformat()
    for one, after in pairwise(rows):
        assert date.fromisoformat(str(one["end"])) + timedelta(days=1) == date.fromisoformat(str(after["start"]))
    assert sum(float(row["days"]) for row in rows) == (length + 1) * 86400.0
    names = [str(row["id"]) for row in rows]
    assert names == sorted(set(names))
    assert not any("." in name for name in names)
