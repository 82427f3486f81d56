import math

import pytest

from cpa_desktop.calc.refusal import number, numeral


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (0.0, "0", "0"),
        (-1234.56, "-1.235", "-1,235"),
        (0.00012345, "0,0001234", "0.0001234"),
        (999.96, "1.000", "1,000"),
        (1e20, "1,000e+20", "1.000e+20"),
    ],
)
def test_that_numbers_in_sentences_are_written_as_each_language_does(
    value: float, vietnamese: str, english: str
) -> None:
    assert numeral(value) == (vietnamese, english)


@pytest.mark.parametrize("value", [None, "1", True, math.nan, -math.inf, 10**400, object()])
def test_that_only_finite_numbers_are_numbers(value: object) -> None:
    assert number(value) is None
