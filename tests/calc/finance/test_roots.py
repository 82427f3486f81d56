from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.calc.finance import roots

approx = pytest.approx


@given(st.lists(st.integers(-19, 60), min_size=1, max_size=5, unique=True), st.booleans())
def test_that_the_rates_a_flow_was_made_of_are_found_again(twentieths: list[int], is_investment: bool) -> None:
    # the polynomial with these roots in y = 1 + r, and a factor without real roots
    polynomial = [Fraction(-1 if is_investment else 1)]
    factors = [[Fraction(1), -1 - Fraction(each, 20)] for each in twentieths]
    for factor in [*factors, [Fraction(1), Fraction(1), Fraction(1)]]:
        longer = [Fraction(0)] * (len(polynomial) + len(factor) - 1)
        for place, c in enumerate(polynomial):
            for shift, d in enumerate(factor):
                longer[place + shift] += c * d
        polynomial = longer
    found = [float(root - 1) for root in roots.positive(polynomial)]
    assert found == [approx(each / 20, abs=1e-12) for each in sorted(twentieths)]


def test_that_a_polynomial_of_nothing_has_no_roots() -> None:
    assert roots.positive([Fraction(0), Fraction(0)]) == []
    assert roots.positive([Fraction(3)]) == []


def test_that_roots_far_apart_and_close_together_are_told_apart() -> None:
    assert [float(root) for root in roots.positive([Fraction(1), -Fraction(10**12 + 1), Fraction(10**12)])] == [1, 1e12]
    near = Fraction(1, 10**9)
    close = roots.positive([Fraction(1), -(2 + near), 1 + near])
    assert [float(root - 1) for root in close] == [0.0, approx(1e-9)]
