import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cpa_desktop.calc import indicators
from cpa_desktop.calc.indicators import Position

Bounds = tuple[str, float | None, float | None, str]

# Fresh water of a starch mill, m3/t, with holes between 14 and 15 and between 20 and 25.
WATER: list[Bounds] = [
    ("best", None, 10.0, "read"),
    ("good", 10.0, 14.0, "derived"),
    ("average", 15.0, 20.0, "read"),
    ("poor", 25.0, None, "read"),
]
RECOVERY: list[Bounds] = [
    ("best", 0.93, None, "estimate"),
    ("good", 0.88, 0.92, "estimate"),
    ("average", 0.80, 0.88, "estimate"),
    ("poor", None, 0.76, "read"),
]


def rows_of(tiers: list[Bounds]) -> list[dict[str, object]]:
    return [
        {"id": f"t{place}", "indicator": "it", "tier": tier, "low": low, "high": high, "grade": grade}
        for place, (tier, low, high, grade) in enumerate(tiers)
    ]


def position(value: object, tiers: list[Bounds], better: str = "low") -> Position:
    rows = indicators.position(indicators=[{"id": "it", "value": value, "better": better}], tiers=rows_of(tiers))
    [row] = rows
    assert row["id"] == "it"
    return row


@pytest.mark.parametrize(
    ("value", "tier"), [(2.0, "best"), (12.0, "good"), (16.7, "average"), (25.0, "poor"), (400.0, "poor")]
)
def test_that_a_value_has_the_tier_it_lies_in(value: float, tier: str) -> None:
    assert position(value, WATER)["tier"] == tier


@pytest.mark.parametrize(("value", "tier"), [(10.0, "best"), (14.0, "good"), (15.0, "average"), (20.0, "average")])
def test_that_a_value_on_a_bound_belongs_to_the_better_tier(value: float, tier: str) -> None:
    assert position(value, WATER)["tier"] == tier


def test_that_high_values_are_better_where_the_indicator_says_so() -> None:
    row = position(0.88, RECOVERY, "high")
    assert (row["tier"], row["goal"], row["goal_tier"], row["gap"]) == ("good", 0.88, "good", 0.0)
    assert position(0.789, RECOVERY, "high")["gap"] == pytest.approx(0.091)


def test_that_a_value_worked_out_to_a_bound_lies_on_it() -> None:
    assert position(0.1 * 3, [("good", None, 0.3, "read"), ("average", 0.3, None, "read")])["tier"] == "good"


def test_that_a_value_in_a_hole_names_the_tiers_beside_it() -> None:
    row = position(0.789, RECOVERY, "high")
    assert (row["tier"], row["better_tier"], row["worse_tier"]) == ("", "average", "poor")


def test_that_a_value_beyond_the_outermost_tier_says_on_which_side() -> None:
    craft: list[Bounds] = [("average", 21.0, 21.0, "read"), ("poor", 45.0, None, "read")]
    row = position(15.0, craft)
    assert (row["tier"], row["better_tier"], row["worse_tier"]) == ("", "", "average")
    assert "goal" not in row
    row = position(30.0, [("average", 15.0, 20.0, "read")])
    assert (row["tier"], row["better_tier"], row["worse_tier"]) == ("", "average", "")


def test_that_nothing_is_better_than_best_or_worse_than_poor() -> None:
    closed: list[Bounds] = [("best", 8.0, 10.0, "read"), ("poor", 20.0, 30.0, "read")]
    assert position(5.0, closed)["tier"] == "best"
    assert position(50.0, closed)["tier"] == "poor"


def test_that_the_better_of_overlapping_tiers_counts() -> None:
    assert position(12.0, [("average", 11.0, 20.0, "read"), ("good", 10.0, 14.0, "read")])["tier"] == "good"


def test_that_the_goal_is_the_best_tier_where_there_is_no_good_one() -> None:
    row = position(12.0, [("best", None, 10.0, "read"), ("poor", 25.0, None, "read")])
    assert (row["goal"], row["goal_tier"], row["gap"], row["sourced"]) == (10.0, "best", 2.0, True)


@pytest.mark.parametrize(
    ("good", "poor", "is_sourced"),
    [
        ("read", "read", True),
        ("derived", "read", True),
        ("estimate", "read", False),
        ("read", "memory", False),
        ("read", "hearsay", False),
    ],
)
def test_that_only_a_gap_between_sourced_ends_may_be_priced(good: str, poor: str, is_sourced: bool) -> None:
    row = position(30.0, [("good", 10.0, 14.0, good), ("poor", 25.0, None, poor)])
    assert row["sourced"] is is_sourced
    assert row["gap"] == 16.0


def test_that_without_a_poor_tier_no_gap_may_be_priced() -> None:
    assert position(30.0, [("good", 10.0, 14.0, "read")])["sourced"] is False


def test_that_the_grade_is_the_weakest_that_was_used() -> None:
    assert position(16.7, WATER)["grade"] == "derived"
    assert position(0.789, RECOVERY, "high")["grade"] == "estimate"
    assert position(12.0, [*WATER[:3], ("poor", 25.0, None, "memory")])["grade"] == "memory"


def test_that_the_score_runs_from_best_to_poor() -> None:
    assert position(5.0, WATER)["score"] == 0.0
    assert position(17.5, WATER)["score"] == pytest.approx(0.5)
    assert position(100.0, WATER)["score"] == 1.0


def test_that_an_estimated_end_gives_no_score() -> None:
    assert "score" not in position(0.789, RECOVERY, "high")


@pytest.mark.parametrize("value", [None, "16.7", True, math.nan, math.inf, object()])
def test_that_an_indicator_without_a_value_has_no_position(value: object) -> None:
    table: list[dict[str, object]] = [{"id": "it", "value": value, "better": "low"}]
    assert indicators.position(indicators=table, tiers=rows_of(WATER)) == []


def test_that_an_indicator_without_tiers_has_no_position() -> None:
    table: list[dict[str, object]] = [{"id": "other", "value": 3.0, "better": "low"}]
    assert indicators.position(indicators=table, tiers=rows_of(WATER)) == []


ends = st.one_of(st.none(), st.integers(-50, 50).map(float))
tier_lists = st.lists(
    st.tuples(st.sampled_from(indicators.TIERS), ends, ends, st.sampled_from(indicators.GRADES)), min_size=1, max_size=6
)
values = st.floats(-60, 60)


@given(values, tier_lists, st.sampled_from(["low", "high"]))
def test_that_no_value_falls_in_no_tier_silently(value: float, tiers: list[Bounds], better: str) -> None:
    row = position(value, tiers, better)
    assert row["tier"] or row["better_tier"] or row["worse_tier"]
    assert float(row.get("gap", 0.0)) >= 0
    assert 0 <= float(row.get("score", 0.0)) <= 1


@given(values, tier_lists)
def test_that_better_low_mirrors_better_high(value: float, tiers: list[Bounds]) -> None:
    mirrored = [
        (tier, None if high is None else -high, None if low is None else -low, grade)
        for tier, low, high, grade in tiers
    ]
    one, other = position(value, tiers, "low"), position(-value, mirrored, "high")
    assert {**one, "goal": 0} == {**other, "goal": 0}


@given(st.floats(0, 60), st.floats(0, 60))
def test_that_a_worse_value_never_has_a_smaller_gap_or_score(one: float, other: float) -> None:
    assume(one <= other)
    better, worse = position(one, WATER), position(other, WATER)
    assert float(better["gap"]) <= float(worse["gap"])
    assert float(better["score"]) <= float(worse["score"])


def local(tiers: list[Bounds], value: float, *levels: tuple[float | None, float | None, str]) -> Position:
    rows: list[dict[str, object]] = [
        {"id": f"l{place}", "indicator": "it", "low": low, "high": high, "grade": grade}
        for place, (low, high, grade) in enumerate(levels)
    ]
    table: list[dict[str, object]] = [{"id": "it", "value": value, "better": "low"}]
    return indicators.position(indicators=table, tiers=rows_of(tiers), local=rows)[0]


def test_that_a_level_of_the_region_is_the_goal_before_that_of_the_sector() -> None:
    row = local(WATER, 16.7, (None, 16.0, "read"))
    assert (row["goal"], row["tier"]) == (16.0, "average")
    assert row["gap"] == pytest.approx(0.7)
    assert row["local_row"] == "l0"
    assert "pack_tier" not in row
    assert position(16.7, WATER)["pack_tier"] == "t1"


def test_that_a_level_of_the_region_alone_is_a_goal_and_needs_no_poor_tier() -> None:
    row = local([], 16.7, (12.0, 16.0, "read"))
    assert (row["goal"], row["sourced"], row["grade"]) == (16.0, True, "read")


def test_that_an_estimate_of_the_region_prices_no_gap() -> None:
    row = local(WATER, 16.7, (None, 16.0, "estimate"))
    assert (row["sourced"], row["grade"]) == (False, "estimate")


def test_that_no_better_tier_reaches_beyond_the_level_of_the_region() -> None:
    row = local(WATER, 9.0, (None, 8.0, "read"))
    assert (row["tier"], row["better_tier"], row["worse_tier"]) == ("", "good", "average")
    assert row["gap"] == 1.0


def test_that_what_is_within_the_level_of_the_region_is_good_whatever_the_sector_calls_it() -> None:
    row = local(WATER, 26.0, (None, 28.0, "read"))
    assert (row["tier"], row["gap"]) == ("good", 0.0)


def test_that_a_level_without_the_bound_to_reach_is_not_used() -> None:
    assert local(WATER, 16.7, (12.0, None, "read")) == position(16.7, WATER)


def test_that_the_easier_of_two_levels_of_the_region_is_the_goal() -> None:
    row = local(WATER, 16.7, (None, 12.0, "read"), (None, 15.0, "read"))
    assert (row["goal"], row["local_row"]) == (15.0, "l1")
