import math
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cpa_desktop.calc import finance
from cpa_desktop.calc.refusal import Impossible

approx = pytest.approx


def appraise(*cash_flow: float, rate: float = 0.1) -> dict[str, Any]:
    return finance.appraise({"cash_flow": list(cash_flow), "rate": rate})


def said(result: dict[str, Any]) -> str:
    return " ".join(finding["text"]["en"] for finding in result["findings"])


def test_that_the_worked_case_of_five_equal_savings_is_met() -> None:
    result = appraise(-100, 30, 30, 30, 30, 30)
    assert result["npv"] == approx(13.7236, abs=5e-5)  # annuity factor 3.7908
    assert result["irr"] == [approx(0.15238, abs=5e-6)]
    assert result["simple_payback"] == approx(10 / 3)
    assert result["discounted_payback"] == approx(4.2633, abs=5e-5)
    assert result["findings"] == []


def test_that_every_internal_rate_of_return_is_given() -> None:
    assert appraise(-100, 230, -132)["irr"] == [0.1, 0.2]
    assert appraise(-1000, 3600, -4310, 1716)["irr"] == [0.1, 0.2, 0.3]
    assert "There are 2 IRRs: 10; 20 %. Rely on the NPV." in said(appraise(-100, 230, -132))


def test_that_a_double_rate_is_found_and_given_once() -> None:
    assert appraise(-100, 220, -121)["irr"] == [0.1]


def test_that_rates_between_minus_100_percent_and_zero_are_given() -> None:
    assert appraise(-100, 90)["irr"] == [-0.1]
    assert appraise(-100, 1)["irr"] == [-0.99]


@pytest.mark.parametrize("cash_flow", [(100, 30), (-100, -30), (-1, 0, -1), (1, -2, 2), (5,)])
def test_that_no_rate_of_return_is_a_finding(cash_flow: tuple[float, ...]) -> None:
    result = appraise(*cash_flow)
    assert result["irr"] == []
    assert "There is no IRR" in said(result)


def test_that_a_flow_of_nothing_has_no_rate_and_nothing_to_pay_back() -> None:
    result = appraise(0, 0, 0)
    assert (result["npv"], result["irr"], result["simple_payback"], result["discounted_payback"]) == (0.0, [], 0.0, 0.0)
    assert "zero in every year" in said(result)


def test_that_money_that_never_comes_back_has_no_payback() -> None:
    result = appraise(-100, 30, 30, 30)
    assert result["simple_payback"] is None
    assert result["discounted_payback"] is None


def test_that_interest_may_keep_the_money_from_coming_back() -> None:
    result = appraise(-100, 30, 30, 30, 30)
    assert result["simple_payback"] == approx(10 / 3)
    assert result["discounted_payback"] is None


def test_that_without_interest_both_paybacks_are_the_same() -> None:
    result = appraise(-100, 40, 80, rate=0)
    assert result["simple_payback"] == result["discounted_payback"] == 1.75
    assert result["npv"] == 20.0


def test_that_a_payback_of_exactly_three_years_is_three_years() -> None:
    assert appraise(-0.3, 0.1, 0.1, 0.1)["simple_payback"] == 3.0
    assert appraise(-90, 30, 30, 30)["simple_payback"] == 3.0


def test_that_an_investment_of_a_later_year_is_paid_back_after_it() -> None:
    assert appraise(0, -100, 50, 50)["simple_payback"] == 3.0
    assert appraise(10, -100, 90)["simple_payback"] == 2.0


def test_that_a_sum_that_falls_below_zero_again_is_a_finding() -> None:
    result = appraise(-100, 150, -100, 60)
    assert result["simple_payback"] == approx(2 / 3)
    assert "After the simple payback the sum is below zero again in year 2" in said(result)
    assert "After the discounted payback the sum is below zero again in year 2" in said(result)


def test_that_a_rate_written_as_a_percentage_is_doubted() -> None:
    assert "understood as 1,200 % a year" in said(appraise(-100, 150, rate=12))


@pytest.mark.parametrize(
    ("payload", "sentence"),
    [
        ([-100, 30], "one JSON object"),
        ({"rate": 0.1}, "“cash_flow” is missing"),
        ({"cash_flow": [], "rate": 0.1}, "“cash_flow” is missing"),
        ({"cash_flow": [-100, math.nan], "rate": 0.1}, "year 1 must be a finite number"),
        ({"cash_flow": ["-100", 30], "rate": 0.1}, "year 0 must be a finite number"),
        ({"cash_flow": [-100, True], "rate": 0.1}, "year 1 must be a finite number"),
        ({"cash_flow": [1] * 102, "rate": 0.1}, "longer than 100 years"),
        ({"cash_flow": [-100, 30]}, "“rate” must be a number above −1"),
        ({"cash_flow": [-100, 30], "rate": -1}, "“rate” must be a number above −1"),
        ({"cash_flow": [-100, 30], "rate": math.inf}, "“rate” must be a number above −1"),
        ({"cash_flow": [-100] * 60, "rate": -0.9999999}, "too large"),
    ],
)
def test_that_what_cannot_be_appraised_is_refused_in_a_sentence(payload: object, sentence: str) -> None:
    with pytest.raises(Impossible) as refused:
        finance.appraise(payload)
    assert sentence in refused.value.en
    assert refused.value.vi


flows = st.lists(st.integers(-1000, 1000), min_size=1, max_size=12)
rates = st.integers(-50, 300).map(lambda percent: percent / 100)


def npv(cash_flow: list[int], rate: float) -> float:
    return math.fsum(flow / (1 + rate) ** year for year, flow in enumerate(cash_flow))


@given(flows, rates)
def test_that_the_net_present_value_is_the_discounted_sum(cash_flow: list[int], rate: float) -> None:
    size = math.fsum(abs(flow) / (1 + rate) ** year for year, flow in enumerate(cash_flow))
    assert appraise(*cash_flow, rate=rate)["npv"] == approx(npv(cash_flow, rate), abs=1e-9 * (1 + size))


@given(flows, flows, rates, st.integers(-5, 5))
def test_that_the_net_present_value_is_linear(one: list[int], other: list[int], rate: float, times: int) -> None:
    length = max(len(one), len(other))
    one, other = one + [0] * (length - len(one)), other + [0] * (length - len(other))
    joint = [a + times * b for a, b in zip(one, other, strict=True)]
    parts = [appraise(*each, rate=rate)["npv"] for each in (one, other, joint)]
    size = sum(1000 / (1 + rate) ** year for year in range(length))
    assert parts[2] == approx(parts[0] + times * parts[1], abs=1e-9 * size)


@given(flows)
def test_that_the_rates_are_those_at_which_the_present_value_changes_its_sign(cash_flow: list[int]) -> None:
    found = appraise(*cash_flow)["irr"]
    assert found == sorted(set(found))
    grid = [-0.9 + place / 50 for place in range(250)]
    values = [npv(cash_flow, rate) for rate in grid]
    for low, high, at_low, at_high in zip(grid, grid[1:], values, values[1:], strict=False):
        if at_low * at_high < 0:
            assert any(low <= rate <= high for rate in found)


projects = st.lists(st.integers(-100, 300), min_size=1, max_size=10)


@given(st.integers(1, 1000), st.integers(0, 500), projects)
def test_that_a_higher_price_never_shortens_a_payback(price: int, more: int, later: list[int]) -> None:
    cheap, dear = appraise(-price, *later), appraise(-price - more, *later)
    for key in ("simple_payback", "discounted_payback"):
        assert dear[key] is None or (cheap[key] is not None and cheap[key] <= dear[key])


@given(st.integers(1, 1000), st.lists(st.integers(0, 300), min_size=1, max_size=10), rates)
def test_that_interest_never_shortens_a_payback(price: int, savings: list[int], rate: float) -> None:
    assume(rate >= 0)
    result = appraise(-price, *savings, rate=rate)
    simple, discounted = result["simple_payback"], result["discounted_payback"]
    assert discounted is None or simple <= discounted
