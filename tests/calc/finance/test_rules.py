import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cpa_desktop.calc import finance, units
from cpa_desktop.calc.refusal import Impossible

approx = pytest.approx


def test_that_payback_is_investment_over_saving() -> None:
    assert finance.payback(90e6, 30e6) == 3.0
    assert finance.payback(13_000, 2197.55788) == approx(5.915658, rel=1e-6)  # a motor replaced, reference cases
    assert finance.payback(0.0, 30e6) == 0.0


@pytest.mark.parametrize(
    ("investment", "saving"),
    [(1.0, 0.0), (1.0, -5.0), (0.0, 0.0), (1.0, math.nan), (1.0, math.inf), (-1.0, 5.0), (math.nan, 5.0)],
)
def test_that_a_measure_that_saves_nothing_never_pays_back(investment: float, saving: float) -> None:
    with pytest.raises(ValueError, match=r"saving|investment"):
        finance.payback(investment, saving)


@given(st.floats(1, 1e12), st.floats(1, 1e12), st.floats(0, 1e12), st.floats(0, 1e12))
def test_that_payback_grows_with_price_and_falls_with_saving(
    price: float, saving: float, dearer: float, saved: float
) -> None:
    assert finance.payback(price, saving) <= finance.payback(price + dearer, saving)
    assert finance.payback(price, saving + saved) <= finance.payback(price, saving)


def test_that_a_plant_twice_the_size_costs_less_than_twice_as_much() -> None:
    assert finance.scaled_cost(1e9, 200, 100, 0.6) == approx(1.5157e9, rel=1e-4)  # 2^0.6
    assert finance.scaled_cost(1e9, 200, 100, 0) == 1e9
    assert finance.scaled_cost(1e9, 200, 100, 1) == 2e9


@pytest.mark.parametrize(("capacity", "reference"), [(0.3, 1.0), (0.09, 0.3), (3.0, 1.0), (0.3, 0.1), (36, 120)])
def test_that_a_third_and_three_times_the_reference_can_still_be_scaled(capacity: float, reference: float) -> None:
    assert finance.scaled_cost(100, capacity, reference, 1) == approx(100 * capacity / reference)


@pytest.mark.parametrize(
    ("cost", "capacity", "reference", "exponent"),
    [
        (1e9, 29, 100, 0.6),
        (1e9, 301, 100, 0.6),
        (1e9, 0, 100, 0.6),
        (1e9, 100, 0, 0.6),
        (1e9, -100, -100, 0.6),
        (-1, 100, 100, 0.6),
        (1e9, 100, 100, -0.6),
        (math.nan, 100, 100, 0.6),
        (1e9, math.nan, 100, 0.6),
        (1e9, 100, 100, math.nan),
    ],
)
def test_that_a_cost_beyond_the_rule_is_refused(
    cost: float, capacity: float, reference: float, exponent: float
) -> None:
    with pytest.raises(Impossible):
        finance.scaled_cost(cost, capacity, reference, exponent)


@given(st.floats(0, 1e12), st.floats(0.3, 3), st.floats(0.3, 3), st.floats(0, 1))
def test_that_a_larger_plant_never_costs_less(cost: float, one: float, other: float, exponent: float) -> None:
    assume(one <= other)
    assert finance.scaled_cost(cost, one, 1.0, exponent) <= finance.scaled_cost(cost, other, 1.0, exponent) * (
        1 + 1e-12
    )


def test_that_the_signatures_say_their_units() -> None:
    assert units.signature_units(finance.payback) == {
        "investment": "VND",
        "saving": "VND/year",
        "return": "year",
    }
    assert units.signature_units(finance.scaled_cost) == {
        "cost": "VND",
        "capacity": "t/day",
        "reference": "t/day",
        "exponent": "1",
        "return": "VND",
    }
