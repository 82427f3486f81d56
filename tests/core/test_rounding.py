"""A figure is said no more precisely than it is known; a time that may be nothing is said by its upper end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.core import rounding
from cpa_desktop.core.text import Text


@pytest.mark.parametrize(
    ("end", "vi", "en"),
    [(1.16, "dưới 1,2", "under 1.2"), (1.0, "dưới 1,0", "under 1.0"), (0.0921, "dưới 0,093", "under 0.093")],
)
def test_that_an_upper_end_is_rounded_up_to_two_digits(end: float, vi: str, en: str) -> None:
    assert rounding.under(end) == Text(vi=vi, en=en)


def test_that_the_dust_of_binary_arithmetic_does_not_push_an_end_up() -> None:
    assert rounding.under(0.1 + 0.2).en == "under 0.30"


@given(st.floats(0.001, 1e6))
def test_that_an_upper_end_holds_the_range(end: float) -> None:
    written = float(rounding.under(end).en.removeprefix("under ").replace(",", ""))
    assert end <= written * (1 + 1e-9)
    assert written <= end * 1.11


@pytest.mark.parametrize("unit", ["year", "month", "h"])
def test_that_a_time_that_may_be_nothing_has_only_an_upper_end(unit: str) -> None:
    assert rounding.is_bounded(0.41, 0.75, unit)
    assert not rounding.is_bounded(0.75, 0.41, unit)


@pytest.mark.parametrize("unit", ["VND", "kWh", "%", ""])
def test_that_what_may_be_below_nothing_keeps_its_range(unit: str) -> None:
    assert not rounding.is_bounded(0.41, 0.75, unit)
