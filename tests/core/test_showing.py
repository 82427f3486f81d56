"""How a cell reads: what was typed stands as typed, what was worked out is said as precisely as it is known."""

import pytest

from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.showing import number_text, value_text
from cpa_desktop.core.text import Text
from tests.core.small_forms import computed, field, figures, known, program, sheet

FIELDS = (
    field("bill", "money"),
    field("quote", "money", default="bill * 2"),
    field("wait", unit="year"),
    computed("saved", "bill * 1", "VND"),
    computed("lost", "bill * 10", "VND"),
    computed("payback", "wait * 1", "month"),
)


@pytest.fixture
def found() -> Evaluation:
    """A bill of 123.456.789 đ, and what follows from it."""
    return figures(program(sheet(*FIELDS)), {"P1/bill": known(123_456_789.0, "VND"), "P1/wait": known(0.5, "year")})


def test_that_typed_money_stands_as_it_was_typed(found: Evaluation) -> None:
    assert number_text(found, ("P1", "", "bill")) == Text(vi="123.456.789", en="123,456,789")


@pytest.mark.parametrize(
    ("name", "shown"), [("saved", "123.000.000"), ("lost", "1.230.000.000"), ("quote", "247.000.000")]
)
def test_that_money_nobody_typed_has_three_digits_where_no_uncertainty_is_known(
    found: Evaluation, name: str, shown: str
) -> None:
    assert number_text(found, ("P1", "", name)).vi == shown


@pytest.mark.parametrize(("relative", "shown"), [(0.3, "123.000.000"), (0.02, "123.500.000"), (0.0004, "123.457.000")])
def test_that_money_is_rounded_at_the_second_digit_of_its_uncertainty(
    found: Evaluation, relative: float, shown: str
) -> None:
    assert number_text(found, ("P1", "", "saved"), relative=relative).vi == shown


def test_that_a_time_that_may_be_nothing_is_said_by_its_upper_end(found: Evaluation) -> None:
    assert value_text(found, ("P1", "", "payback"), relative=1.8) == Text(vi="dưới 17 tháng", en="under 17 months")
    assert value_text(found, ("P1", "", "payback"), relative=0.1).vi == "6,00 tháng"
