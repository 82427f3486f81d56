"""Plain numbers: the vectors of the parser, what is asked, refused or missing, and the way back into text."""

import pytest
from hypothesis import example, given

from cpa_desktop.core import numbers
from cpa_desktop.core.text import Language
from tests.strategies import languages, typed
from tests.strategies import numbers as plant_numbers

SWAPPED = str.maketrans(".,", ",.")


@pytest.mark.parametrize(
    ("text", "value", "surprises"),
    [
        ("1.234,5", 1234.5, False), ("1,234.5", 1234.5, True), ("754,57", 754.57, False), ("1.234", 1234, True),
        ("1.234.567", 1234567, False), ("1.234.567,89", 1234567.89, False), ("12.5", 12.5, True),
        ("12.3456", 12.3456, True), ("0.125", 0.125, True), ("0,125", 0.125, False), ("1,234", 1.234, False),
        ("1,234,567", 1234567, True), ("1 234,5", 1234.5, False), ("−5,2", -5.2, False), ("5", 5, False),
        ("-5,2", -5.2, False), ("- 5,2", -5.2, False), ("+5", 5, False), ("1\u00a0234\u2009567", 1234567, False),
        ("１２，５", 12.5, False), ("1.5e3", 1500, True), ("1,5e3", 1500, False), ("1e-3", 0.001, False),
        ("1,5×10^3", 1500, False), ("1,5 × 10⁻³", 0.0015, False), ("2,000", 2, False), ("007", 7, False),
        ("0", 0, False),
        ("−0", 0, False), ("  12,5 \n", 12.5, False), ("12,5\u200b", 12.5, False), ("1.234,567", 1234.567, False),
        ("000.5", 0.5, True), ("012.345", 12345, True),
    ],
)  # fmt: skip
def test_that_a_number_has_the_value_its_marks_give_it(text: str, value: float, surprises: bool) -> None:
    for language, entry in (("vi", text), ("en", text.translate(SWAPPED).replace("，", "．"))):
        reading = numbers.read(entry, language)  # type: ignore[arg-type]
        assert (reading.status, reading.value, reading.unit) == ("value", value, "")
        assert (reading.notice is not None) == surprises


@pytest.mark.parametrize(
    "text",
    [
        "1.23,4", "12,34,56", "1.234.56", ".5", "1..2", "12 5", "1 23", "abc", "12.", "12,", "1/2", "3x5", "--5",
        "5-", "inf",
        "nan", "-", "—", "không", "1.2.3.4", "0.123.456,7", "\0", "😀", "５００đ", "12,5 kWh", "1,5 e", "5-2-1",
        "01-02-2025",
        "1.234e3.5", "٣", "1'234", "(5)", "1e999", "1e-999", "9" * 60, "1" * 500, "+", "1++2", "1+", "+ +",
        "\ud800", "1.500e3,2",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["vi", "en"])
def test_that_what_is_no_number_is_refused_with_a_sentence(text: str, language: Language) -> None:
    reading = numbers.read(text, language)
    assert (reading.status, reading.value) == ("reject", None)
    assert reading.reason is not None
    for sentence in (reading.reason.vi, reading.reason.en):
        assert sentence.endswith(".")
        assert sentence.isprintable()
        assert any(digit in sentence for digit in "0123456789"), "no example"


def test_that_the_sentence_gives_an_example_in_the_notation_of_the_language() -> None:
    for language, sample in (("vi", "1.234,5"), ("en", "1,234.5")):
        reading = numbers.read("abc", language)  # type: ignore[arg-type]
        assert reading.reason is not None
        assert sample in reading.reason.vi
        assert sample in reading.reason.en


def test_that_a_unit_in_a_field_for_plain_numbers_is_named_as_what_is_wrong() -> None:
    reading = numbers.read("12,5 kWh", "vi")
    assert reading.reason is not None
    assert "không nhận đơn vị" in reading.reason.vi


@pytest.mark.parametrize("text", ["1,234", "12,345", "2,000", "1,234+5"])
def test_that_a_decimal_mark_before_three_digits_is_asked_about_where_whole_numbers_are_usual(text: str) -> None:
    for language, entry in (("vi", text), ("en", text.translate(SWAPPED))):
        reading = numbers.read(entry, language, integer_like=True)  # type: ignore[arg-type]
        assert reading.status == "ask"
        many, few = (choice.value for choice in reading.readings)
        assert isinstance(many, float)
        assert isinstance(few, float)
        assert many > 100 * few


def test_that_other_decimals_are_no_question_where_whole_numbers_are_usual() -> None:
    for text in ("0,125", "12,5", "1234,567", "1.234.567,891"):
        assert numbers.read(text, "vi", integer_like=True).status == "value"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("khoảng 20", (20,)), ("~5", (5,)), ("≈ 5,5", (5.5,)), ("<5", (5,)), ("ước tính khoảng 20", (20,)),
        ("gần 100", (100,)),
        ("about 20", (20,)), ("KHOANG 20", (20,)), ("20 ± 2", (20,)), ("20+-2", (20,)), ("20-25", (20, 25, 22.5)),
        ("20 – 25", (20, 25, 22.5)),
        ("5-2", (2, 5, 3.5)), ("-5-2", (-5, 2, -1.5)), ("-5 - -2", (-5, -2, -3.5)), ("20~25", (20, 25, 22.5)),
        ("từ 20 đến 25", (20, 25, 22.5)), ("between 20 and 25", (20, 25, 22.5)), ("khoảng 20-25", (20, 25, 22.5)),
        ("0,1-0,3", (0.1, 0.3, 0.2)),
    ],
)  # fmt: skip
def test_that_an_approximate_number_is_asked_about_with_its_ends(text: str, values: tuple[float, ...]) -> None:
    reading = numbers.read(text, "vi")
    assert (reading.status, reading.value) == ("ask", None)
    assert tuple(choice.value for choice in reading.readings) == values
    assert reading.reason is not None


def test_that_a_range_whose_ends_are_unclear_is_refused() -> None:
    assert numbers.read("1,234-5", "vi", integer_like=True).status == "reject"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", None), ("   ", None), ("\u200b", None), ("không có", "not_available"), ("ko có", "not_available"),
        ("Không có số liệu", "not_available"), ("khong co so lieu", "not_available"), ("n/a", "not_available"),
        ("N/A.", "not_available"), ("not available", "not_available"), ("chưa có số liệu", "not_available"),
        ("không áp dụng", "not_applicable"), ("Not applicable", "not_applicable"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["vi", "en"])
def test_that_saying_there_is_no_figure_is_not_zero(text: str, state: str | None, language: Language) -> None:
    for reading in (
        numbers.read(text, language), numbers.read_quantity(text, language, "kWh"), numbers.read_money(text, language),
        numbers.read_date(text, language), numbers.read_month(text, language),
    ):  # fmt: skip
        assert (reading.status, reading.value, reading.state) == ("missing", None, state)


@pytest.mark.parametrize(
    ("text", "value", "surprises"),
    [
        ("180.000+175.500+184.200", 539700, True), ("180.000 + 175.500 + 184.200", 539700, True),
        ("12,5+3", 15.5, False),
        ("1.234+2.000.000", 2001234, False), ("0,1+0,2", 0.3, False), ("5 + -2", 3, False),
        ("1.234,5+12.5", 1247, True),
        ("1e+3+1", 1001, False), ("12.5+12.5", 25, True),
    ],
)  # fmt: skip
def test_that_a_cell_may_hold_a_sum(text: str, value: float, surprises: bool) -> None:
    reading = numbers.read(text, "vi")
    assert (reading.status, reading.value) == ("value", value)
    assert (reading.notice is not None) == surprises


def test_that_a_sum_in_which_the_point_means_two_things_is_asked_about() -> None:
    reading = numbers.read("180.000+12.5", "vi")
    assert (reading.status, [choice.value for choice in reading.readings]) == ("ask", [180012.5, 192.5])


def test_that_a_notice_says_what_was_understood_and_how_to_say_the_other() -> None:
    reading = numbers.read("1.234", "vi")
    assert reading.notice is not None
    assert reading.notice.vi == "Đọc là 1.234: dấu chấm ngăn cách hàng nghìn. Nếu muốn nói 1,234, hãy gõ “1,234”."
    assert reading.notice.en == "Read as 1,234: the point separates thousands. For 1.234, type “1,234”."


@given(typed, languages)
@example("{value}", "vi")
@example("1.234 {of}", "vi")
def test_that_whatever_is_typed_there_is_a_reading(text: str, language: Language) -> None:
    for reading in (
        numbers.read(text, language), numbers.read(text, language, integer_like=True),
        numbers.read_quantity(text, language, "kWh", ["kWh", "MWh"]), numbers.read_quantity(text, language),
        numbers.read_quantity(text, language, "{of}"),
        numbers.read_quantity(text, language, "bar(g)", ["bar(a)", "bar(g)"]),
        numbers.read_money(text, language), numbers.read_date(text, language), numbers.read_month(text, language),
    ):  # fmt: skip
        assert (reading.value is not None) == (reading.status == "value")
        assert bool(reading.readings) <= (reading.status == "ask")
        assert (reading.reason is not None) == (reading.status in ("ask", "reject"))
        assert reading.notice is None or reading.status == "value"
        assert (numbers.echo(reading, language) != "") == (
            reading.status in ("value", "ask") or reading.state is not None
        )


@given(plant_numbers, languages)
@example(-0.0, "vi")
@example(1.234, "vi")
@example(1e22, "en")
@example(1234567.0, "vi")
def test_that_what_is_written_reads_back_exactly_and_without_a_notice(value: float, language: Language) -> None:
    reading = numbers.read(numbers.write(value, language), language)
    assert (reading.status, reading.value, reading.notice) == ("value", value, None)


@given(plant_numbers, languages)
def test_that_what_is_echoed_for_a_number_reads_back_as_the_same_number(value: float, language: Language) -> None:
    shown = numbers.echo(numbers.Reading(status="value", value=value), language)
    assert numbers.read(shown, language).value == value
