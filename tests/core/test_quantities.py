"""Quantities: the unit is matched, converted and asked about, and never guessed."""

from collections.abc import Sequence

import pytest
from hypothesis import given

from cpa_desktop.calc import units
from cpa_desktop.core import numbers
from cpa_desktop.core.text import Language
from tests.strategies import languages, symbols
from tests.strategies import numbers as plant_numbers


@pytest.mark.parametrize(
    ("text", "unit", "value", "understood"),
    [
        ("12,5 m3", "m3", 12.5, "m3"), ("12,5m³", "m3", 12.5, "m3"), ("3 tấn", "t", 3, "t"), ("500 kg", "t", 500, "kg"),
        ("12,5", "kWh", 12.5, "kWh"), ("12,5 %", "%", 12.5, "%"), ("12,5%", "%", 12.5, "%"), ("50 %", "1", 50, "%"),
        ("15 triệu", "VND", 15, "MVND"), ("2 nghìn đ/kWh", "VND/kWh", 2, "kVND/kWh"),
        ("350 số điện", "kWh", 350, "kWh"),
        ("5 000 kWh", "kWh", 5000, "kWh"), ("-5 °C", "°C", -5, "°C"), ("25 độ C", "°C", 25, "°C"),
        ("1,5e3 kWh", "kWh", 1500, "kWh"),
        ("180+175 kWh", "kWh", 355, "kWh"), ("1 MWh + 200 kWh", "kWh", 1.2, "MWh"), ("12,5 kWh", "", 12.5, "kWh"),
        ("12,5", "", 12.5, ""),
        ("5 mwh", "MWh", 5, "MWh"), ("200 đ/kWh", "VND/kWh", 200, "VND/kWh"), ("5 barg", "bar(g)", 5, "bar(g)"),
        ("5 bara", "bar(a)", 5, "bar(a)"), ("2 tạ", "kg", 2, "tạ"),
    ],
)  # fmt: skip
def test_that_a_quantity_is_read_with_its_unit(text: str, unit: str, value: float, understood: str) -> None:
    reading = numbers.read_quantity(text, "vi", unit)
    assert (reading.status, reading.value, reading.unit, reading.notice) == ("value", value, understood, None)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("12 kg", "kWh"), ("5 xyz", "kWh"), ("12 m3", "Nm3"), ("5 kVA", "kW"), ("5 toe", "kWh"),
        ("25 °C + 30 °F", "°C"),
        ("5 kg + 3", "kWh"), ("5 bar(a)", "bar(g)"), ("5 bar(g)", "bar(a)"), ("5 kg/t", "%"), ("kWh", "kWh"),
        ("5 kWh kWh", "kWh"),
        ("5 5 kWh", "kWh"), ("12. kWh", "kWh"), ("5 kgCO2 + 3 kgCH4", ""), ("5 kWh 3", "kWh"), ("5 d/d", ""),
    ],
)  # fmt: skip
def test_that_a_unit_of_another_kind_is_refused_and_the_right_ones_named(text: str, unit: str) -> None:
    reading = numbers.read_quantity(text, "vi", unit)
    assert reading.status == "reject"
    assert reading.reason is not None
    assert "Ví dụ" in reading.reason.vi or "ví dụ" in reading.reason.vi


def test_that_the_refusal_of_a_unit_lists_what_the_field_takes() -> None:
    reading = numbers.read_quantity("12 kg", "vi", "kWh", ["kWh", "MWh"])
    assert reading.reason is not None
    assert reading.reason.vi == "“kg” không dùng được ở ô này. Ô này nhận: kWh, MWh. Ví dụ: 1.234,5 kWh."


def test_that_a_range_with_one_unit_has_it_at_both_ends() -> None:
    reading = numbers.read_quantity("20-25 m3", "vi", "L")
    assert [(choice.value, choice.unit) for choice in reading.readings] == [(20, "m3"), (25, "m3"), (22.5, "m3")]


def test_that_a_range_between_two_units_has_no_middle() -> None:
    reading = numbers.read_quantity("500 kg - 1 t", "vi", "t")
    assert [(choice.value, choice.unit) for choice in reading.readings] == [(500, "kg"), (1, "t")]


@pytest.mark.parametrize("units_taken", [["bar(g)", "bar(a)"], ["bar(g)", "bar"], []])
def test_that_bare_bar_is_asked_about_where_gauge_and_absolute_can_be_meant(units_taken: Sequence[str]) -> None:
    reading = numbers.read_quantity("5 bar", "vi", units_taken[0] if units_taken else "", units_taken)
    assert reading.status == "ask"
    assert [choice.unit for choice in reading.readings] == ["bar(g)", "bar" if "bar" in units_taken else "bar(a)"]
    assert all(choice.value == 5 for choice in reading.readings)


def test_that_bare_bar_is_gauge_with_a_notice_where_only_gauge_is_taken() -> None:
    reading = numbers.read_quantity("5 kg/cm2", "vi", "bar(g)")
    assert (reading.status, reading.value, reading.unit) == ("value", 5, "at(g)")
    assert reading.notice is not None


def test_that_bare_bar_is_itself_where_only_absolute_or_a_difference_is_taken() -> None:
    reading = numbers.read_quantity("5 bar", "vi", "kPa")
    assert (reading.status, reading.value, reading.unit, reading.notice) == ("value", 5, "bar", None)


def test_that_a_price_without_its_per_is_asked_about() -> None:
    reading = numbers.read_quantity("2.014 đ", "vi", "VND/kWh")
    assert (reading.status, [(choice.value, choice.unit) for choice in reading.readings]) == (
        "ask",
        [(2014, "VND/kWh")],
    )


def test_that_thousands_are_asked_about_in_quantities_counted_whole() -> None:
    reading = numbers.read_quantity("1,234 người", "vi", "person", integer_like=True)
    assert (reading.status, [choice.value for choice in reading.readings]) == ("ask", [1234, 1.234])


@pytest.mark.parametrize(
    ("value", "unit", "low", "high", "meant"),
    [
        (4.12, "kWh", 1000, 10000, [(4.12, "kWh"), (4.12, "MWh")]),
        (4120, "MWh", 1, 10, [(4120, "MWh"), (4120, "kWh")]),
        (3.5, "t", 1000, 10000, [(3.5, "t"), (3500, "t")]), (3500, "t", None, 10, [(3500, "t"), (3500, "kg"), ]),
    ],
)  # fmt: skip
def test_that_a_number_a_thousand_times_off_is_asked_about(
    value: float, unit: str, low: float | None, high: float, meant: list[tuple[float, str]]
) -> None:
    reading = numbers.plausible_alternatives(value, unit, low, high, ["kWh", "MWh", "kg", "t"])
    assert reading.status == "ask"
    assert [(choice.value, choice.unit) for choice in reading.readings] == meant


@pytest.mark.parametrize("value", [1000.0, 5000.0, 900.0, 20000.0, 0.0])
def test_that_a_number_with_no_likelier_reading_is_left_alone(value: float) -> None:
    reading = numbers.plausible_alternatives(value, "kWh", 1000, 10000, ["kWh", "MWh"])
    assert (reading.status, reading.value, reading.unit) == ("value", value, "kWh")


@given(plant_numbers, symbols.filter(lambda symbol: symbol != "1"), languages)
def test_that_a_quantity_as_echoed_reads_back_as_the_same(value: float, symbol: str, language: Language) -> None:
    shown = numbers.echo(numbers.Reading(status="value", value=value, unit=symbol), language)
    again = numbers.read_quantity(shown, language, symbol)
    assert (again.status, again.value, again.unit) == ("value", value, symbol)


@given(plant_numbers.filter(lambda value: abs(value) < 1e20), languages)
def test_that_a_sum_of_two_units_is_the_sum_of_the_two_converted(value: float, language: Language) -> None:
    written = numbers.write(value, language)
    reading = numbers.read_quantity(f"{written} kWh + {written} MWh", language, "kWh")
    assert reading.value == pytest.approx(value + units.convert(value, "MWh", "kWh"))
