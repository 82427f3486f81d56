"""Values as text: with the digits asked for or four, and never as minus zero."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.core import numbers
from cpa_desktop.core.text import Language
from tests.strategies import languages, moneys
from tests.strategies import numbers as plant_numbers


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (999.0, "999"), (1000.0, "1.000"), (1234567.89, "1.234.568"), (0.123456, "0,1235"), (12.0, "12"),
        (12.3456, "12,35"),
        (0.0, "0"), (-0.0, "0"), (154321987, "154.321.987"), (0.5, "0,5"), (1e25, "1 × 10²⁵"), (1.5e-12, "1,5 × 10⁻¹²"),
        (-5.25, "−5,25"),
    ],
)  # fmt: skip
def test_that_a_figure_keeps_its_whole_part_and_four_digits(value: float, shown: str) -> None:
    assert numbers.show(value, "vi") == shown


def test_that_the_digits_asked_for_are_shown_zeros_included() -> None:
    assert numbers.show(12.0, "vi", digits=4) == "12,00"
    assert numbers.show(123456.0, "vi", digits=2) == "120.000"


@given(plant_numbers, languages, st.none() | st.integers(1, 8))
def test_that_a_figure_as_shown_is_near_and_never_minus_zero(
    value: float, language: Language, digits: int | None
) -> None:
    shown = numbers.show(value, language, digits)
    assert shown not in ("-0", "−0", "")
    again = numbers.read(shown, language).value
    assert isinstance(again, float)
    coarsest = 0.5 if digits == 1 else 0.06
    assert math.isclose(again, value, rel_tol=coarsest)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (1234.5, "1234,5", "1234.5"), (1234567.0, "1.234.567", "1,234,567"), (-0.0, "0", "0"),
        (1.234, "1,234", "1.234"),
        (0.1 + 0.2, "0,30000000000000004", "0.30000000000000004"), (-12.0, "-12", "-12"), (1e-12, "1e-12", "1e-12"),
    ],
)  # fmt: skip
def test_that_a_number_is_written_in_full_for_editing(value: float, vi: str, en: str) -> None:
    assert numbers.write(value, "vi") == vi
    assert numbers.write(value, "en") == en


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_that_what_is_no_number_is_never_written_as_one(value: float) -> None:
    for spoken in (numbers.write, numbers.show, numbers.grouped):
        with pytest.raises(ValueError, match="cannot be written"):
            spoken(value, "vi")


@given(moneys, languages)
def test_that_money_is_written_to_the_last_dong(value: int, language: Language) -> None:
    assert numbers.read_money(numbers.write(value, language), language).value == value
    assert numbers.read_money(numbers.show(value, language), language).value == value


def test_that_what_was_understood_is_echoed_with_its_unit() -> None:
    assert numbers.echo(numbers.read_quantity("12345,6 m3/tấn", "vi", "m3/t"), "vi") == "12.345,6 m³/t"
    assert numbers.echo(numbers.read("5-2", "vi"), "vi") == "2 (thấp nhất) hay 5 (cao nhất) hay 3,5 (ở giữa)?"
    assert numbers.echo(numbers.read_date("31/12/2025", "vi"), "en") == "31 Dec 2025"
    assert numbers.echo(numbers.read_month("T12/2025", "vi"), "vi") == "12/2025"
    assert numbers.echo(numbers.read("không có", "vi"), "en") == "not available"
    assert numbers.echo(numbers.read("abc", "vi"), "vi") == ""
    assert numbers.echo(numbers.read("0", "vi"), "vi") == "0"
