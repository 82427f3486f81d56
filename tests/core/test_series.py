"""Figures over periods: what is unlike the others is found, what the product explains is not, and gaps are no zeros."""

from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.core.series import gaps, odd

ALIKE = [412.0, 398.0, 405.0, 401.0, 420.0, 410.0]


def slips(values: list[float | None], beside: list[float | None] | None = None) -> list[int | None]:
    return [each.slip if each is not None else None for each in odd(values, beside or ())]


def test_that_a_slip_of_ten_or_a_thousand_is_known_for_one() -> None:
    assert slips([*ALIKE, 4050.0])[-1] == 1
    assert slips([*ALIKE, 405_000.0])[-1] == 3
    assert slips([*ALIKE, 0.4])[-1] == -3
    assert slips([*ALIKE, 4050.0])[:-1] == [None] * 6


def test_that_three_times_the_others_is_far_off_and_no_slip() -> None:
    (*_, last) = odd([*ALIKE, 1230.0])
    assert last is not None
    assert last.slip == 0
    assert abs(last.ratio - 1230 / 407.5) < 0.01
    assert abs(last.usual - 407.5) < 1


def test_that_a_course_that_rises_and_falls_with_the_season_is_like_itself() -> None:
    assert slips([268.2, 407.5, 546.7, 616.4, 616.3, 511.9, 546.7, 442.3]) == [None] * 8


def test_that_what_the_product_explains_is_not_far_off() -> None:
    # a month of a quarter of the product takes a quarter of the power; one of a tenth takes the base load as well
    values: list[float | None] = [400.0, 410.0, 390.0, 405.0, 101.0, 150.0]
    output: list[float | None] = [100.0, 101.0, 99.0, 100.0, 25.0, 10.0]
    assert slips(values, output) == [None] * 6
    assert slips(values) != [None] * 6

    # ten times the power for the same product is a slip all the same
    assert slips([*values[:4], 4050.0], [*output[:4], 100.0])[-1] == 1


def test_that_periods_out_of_the_season_are_compared_with_nothing() -> None:
    values: list[float | None] = [400.0, 410.0, 390.0, 405.0, 5.0]
    assert slips(values, [100.0, 101.0, 99.0, 100.0, 0.0]) == [None] * 5
    assert slips(values)[-1] is not None


def test_that_few_figures_are_not_judged() -> None:
    assert slips([1.0, 1000.0, None]) == [None] * 3
    assert slips([1.0, 1.0, 1000.0]) == [None] * 3


def test_that_zero_is_a_figure_and_empty_is_a_gap_only_before_later_ones() -> None:
    assert gaps([True, False, True, False]) == (False, True, False, False)
    assert gaps([False, False]) == (False, False)
    assert gaps([False, True]) == (True, False)
    assert slips([*ALIKE, 0.0])[-1] is None


@given(st.lists(st.floats(min_value=100, max_value=190), min_size=4, max_size=24))
def test_that_figures_within_a_factor_of_two_are_never_far_off(values: list[float]) -> None:
    assert set(odd(values)) == {None}


@given(st.lists(st.floats(min_value=100, max_value=120), min_size=4, max_size=24), st.sampled_from([1, 3, -1, -3]))
def test_that_one_slip_among_months_alike_is_always_found(values: list[float], power: int) -> None:
    assert slips([*values, 110.0 * 10.0**power])[-1] == power


@given(
    st.lists(st.none() | st.floats(min_value=0, max_value=1e9, allow_subnormal=False), max_size=24),
    st.floats(min_value=0.01, max_value=100),
)
def test_that_the_unit_makes_no_difference(values: list[float | None], factor: float) -> None:
    def far(figures: list[float | None]) -> list[bool]:
        return [each is not None for each in odd(figures)]

    near = [
        each for each in odd(values) if each is not None and min(abs(each.ratio - 2.5), abs(each.ratio - 0.4)) < 0.01
    ]
    if not near:
        scaled = [value * factor if value is not None else None for value in values]
        assert sum(a != b for a, b in zip(far(values), far(scaled), strict=True)) == 0
