"""Money: whole đồng, said in thousands, millions and billions."""

import pytest

from cpa_desktop.core import numbers
from cpa_desktop.core.text import Language


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15 triệu", 15_000_000), ("15tr", 15_000_000), ("15 tr.", 15_000_000), ("15 trđ", 15_000_000),
        ("1,5 tỷ", 1_500_000_000),
        ("1,5 tỉ", 1_500_000_000), ("1,5 ty", 1_500_000_000), ("1 tỷ 200 triệu", 1_200_000_000), ("500k", 500_000),
        ("500 K", 500_000),
        ("500 nghìn", 500_000), ("500 ngàn đồng", 500_000), ("15.500.000đ", 15_500_000), ("15.500.000 VNĐ", 15_500_000),
        ("VND 15.500.000", 15_500_000), ("15000000", 15_000_000), ("15000d", 15_000), ("2 tỷ rưỡi", 2_500_000_000),
        ("5 trăm nghìn", 500_000), ("2 nghìn tỷ", 2_000_000_000_000), ("-5 triệu", -5_000_000),
        ("15 triệu + 200k", 15_200_000),
        ("1,234 tỷ", 1_234_000_000), ("1 tỷ 200 triệu 500 nghìn", 1_200_500_000), ("0", 0),
        ("15 triệu đồng", 15_000_000),
        ("2 thousand", 2_000), ("₫15.500.000", 15_500_000),
    ],
)  # fmt: skip
def test_that_an_amount_is_read_as_people_say_it(text: str, value: int) -> None:
    reading = numbers.read_money(text, "vi")
    assert (reading.status, reading.value, reading.unit, reading.notice) == ("value", value, "VND", None)
    assert type(reading.value) is int


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.500", 1500), ("1.5 tỷ", 1_500_000_000), ("1.500 triệu", 1_500_000_000), ("1,234,567", 1_234_567),
        ("1.234.567,8", 1_234_568),
    ],
)  # fmt: skip
def test_that_an_amount_that_could_surprise_comes_with_a_notice(text: str, value: int) -> None:
    reading = numbers.read_money(text, "vi")
    assert (reading.status, reading.value) == ("value", value)
    assert reading.notice is not None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("15tr5", [15_500_000, 15_000_005]), ("1 tỷ 200", [1_200_000_000, 1_000_000_200]),
        ("2tr25", [2_250_000, 2_000_025]),
        ("1,234", [1_234]), ("15-20 triệu", [15_000_000, 20_000_000, 17_500_000]), ("khoảng 2 tỷ", [2_000_000_000]),
        ("15 triệu - 20 triệu", [15_000_000, 20_000_000, 17_500_000]),
    ],
)  # fmt: skip
def test_that_an_amount_with_two_meanings_is_asked_about(text: str, values: list[int]) -> None:
    reading = numbers.read_money(text, "vi")
    assert (reading.status, [choice.value for choice in reading.readings]) == ("ask", values)


@pytest.mark.parametrize(
    "text",
    [
        "abc", "15m", "5 triệu 5 xu", "200 triệu 1 tỷ", "12,5", "triệu", "5 3 triệu", "5 rưỡi", "1 tỷ 1 tỷ", "đ",
        "5 kg", "1.23,4 triệu",
    ],
)  # fmt: skip
def test_that_an_unclear_amount_is_refused(text: str) -> None:
    reading = numbers.read_money(text, "vi")
    assert (reading.status, reading.value) == ("reject", None)
    assert reading.reason is not None


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("15m", "en", 15_000_000), ("1.5 bn", "en", 1_500_000_000), ("2b", "en", 2_000_000_000),
        ("15,500,000", "en", 15_500_000),
    ],
)  # fmt: skip
def test_that_english_amounts_have_english_scales(text: str, language: Language, value: int) -> None:
    assert numbers.read_money(text, language).value == value
