"""The language of computed fields: what it gives, what it refuses."""

import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.core.expressions.frame import COMPLETE
from cpa_desktop.core.expressions.values import BLANK, Missing
from cpa_desktop.core.program import build
from cpa_desktop.core.resource import Stream
from cpa_desktop.core.text import same
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.core.worksheet import Expression, Rows
from tests.core.small_forms import (
    LEDGER,
    computed,
    field,
    figures,
    form,
    known,
    one,
    problems,
    program,
    rows,
    sheet,
    table,
)

STEAM, HOURS = field("steam", unit="t/h"), field("hours", unit="h")
BILLS = {
    **rows("P1/items", "electricity", "coal"),
    **rows("P1/periods", "jan", "feb"),
    "P1/use/electricity.jan/qty": known(1000.0, "kWh"),
    "P1/use/electricity.feb/qty": known(2.0, "MWh"),
    "P1/use/coal.jan/qty": known(5.0, "t"),
}


def test_that_arithmetic_follows_the_units_of_its_fields() -> None:
    assert one("steam * hours", "t", STEAM, HOURS, steam=known(5.0, "t/h"), hours=known(90.0, "h")) == pytest.approx(
        450
    )


def test_that_a_text_of_digits_can_be_reckoned_with() -> None:
    assert one("number(said) - 10", "1", field("said", "text"), said=known("2026")) == 2016
    assert one("number(said)", "1", field("said", "text"), said=known("năm ngoái")) == BLANK
    assert any("wants a text" in each.text for each in problems(sheet(computed("x", "number(steam)"), STEAM)))


def test_that_a_quoted_quantity_carries_its_unit() -> None:
    assert one("steam > '4000 kg/h'", "", STEAM, steam=known(5.0, "t/h")) is True


def test_that_an_answer_given_in_another_unit_is_converted_when_evaluated() -> None:
    assert one("steam * 2", "kg/h", STEAM, steam=known(5.0, "t/h")) == pytest.approx(10_000)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(0.1, 1e3))
def test_that_numbers_are_reckoned_as_python_reckons_them(a: float, b: float, c: float) -> None:
    fields = tuple(field(name, unit="1") for name in "abc")
    found = one("(a + b) * c - a / c", "1", *fields, a=known(a), b=known(b), c=known(c))
    assert found == pytest.approx((a + b) * c - a / c, rel=1e-9, abs=1e-6)


def test_that_a_missing_operand_leaves_a_blank_that_says_where_it_came_from() -> None:
    found = one("steam * hours", "t", STEAM, HOURS, steam=known(5.0, "t/h"))
    assert isinstance(found, Missing)
    assert found.state == "blank"


def test_that_dividing_by_nought_gives_a_blank() -> None:
    assert one("steam / (steam - steam)", "1", STEAM, steam=known(5.0, "t/h")) == BLANK


@pytest.mark.parametrize(
    ("text", "unit", "reason"),
    [
        ("steam + hours", "t", "wants"),
        ("steam * hours", "kWh", "the field wants"),
        ("steam * missing", "t", "there is no missing"),
        ("steam.__class__", "t", "names no row"),
        ("[x for x in (1, 2)]", "1", "is not allowed"),
        ("open('x')", "1", "there is no function open"),
        ("steam if steam else steam", "t/h", "neither true nor false"),
        ("steam **", "t", "cannot be read"),
        ("finance.nothing(steam=steam)", "t", "there is no calculator"),
        ("finance.payback(investment=steam, saving=steam)", "year", "investment is in VND"),
        ("factor('nothing', '2025')", "1", "there is no fact"),
    ],
)
def test_that_what_cannot_be_reckoned_is_refused_before_anyone_sees_it(text: str, unit: str, reason: str) -> None:
    found = problems(sheet(STEAM, HOURS, computed("x", text, unit)))
    assert [reason in problem.text for problem in found] == [True], found


def test_that_gigajoules_never_turn_into_tonnes_of_oil_by_arithmetic() -> None:
    found = problems(sheet(field("energy", unit="GJ"), computed("x", "energy / 41.868", "toe")))
    assert "toe" in found[0].text


def test_that_a_tonne_of_roots_is_no_tonne_of_starch() -> None:
    roots, starch = field("roots", unit="t", basis="roots"), field("starch", unit="t", basis="starch")
    assert problems(sheet(roots, starch, computed("x", "roots - starch", "t", basis="roots")))
    assert not problems(sheet(roots, starch, computed("x", "roots / starch", "t/t", basis="roots/starch")))


def test_that_fields_waiting_for_one_another_are_named() -> None:
    found = problems(sheet(computed("a", "b + 1", "1"), computed("b", "a + 1", "1")))
    assert any("a" in problem.where + problem.text and "b" in problem.text + problem.where for problem in found)


def test_that_sums_reach_the_rows_of_each_item_in_its_own_unit() -> None:
    found = figures(program(sheet(*LEDGER)), BILLS)
    assert found.shown_value(("P1", "items", "total"), "electricity") == pytest.approx(3000)
    assert found.unit(("P1", "items", "total"), "electricity") == "kWh"
    assert found.shown_value(("P1", "items", "energy"), "electricity") == pytest.approx(10.8)
    assert found.shown_value(("P1", "items", "energy"), "coal") == pytest.approx(104.5)


def test_that_a_sum_says_how_many_of_how_many_rows_it_counted() -> None:
    found = figures(program(sheet(*LEDGER)), BILLS)
    assert found.counted(("P1", "items", "total"), 1) == (1, 2)
    assert found.counted(("P1", "items", "energy"), 1) == (1, 2)  # what builds on it is as incomplete
    assert found.counted(("P1", "items", "total"), 0) == COMPLETE


def test_that_rows_of_different_units_are_not_added_up() -> None:
    found = problems(sheet(*LEDGER, computed("x", "sum(u.qty for u in use)", "kWh")))
    assert "different units" in found[0].text


def test_that_a_constant_row_settles_its_unit() -> None:
    built = program(sheet(*LEDGER, computed("x", "items.row('electricity').total", "MWh")))
    assert figures(built, BILLS).shown_value(("P1", "", "x")) == pytest.approx(3.0)


def test_that_a_ratio_uses_matched_rows_only_and_a_whole_sum_wants_them_all() -> None:
    months = table("months", field("a", unit="t"), field("b", unit="t"))
    built = program(
        sheet(
            months,
            computed("ratio_", "ratio((m.a, m.b) for m in months)", "1"),
            computed("whole_", "whole(m.b for m in months)", "t"),
        )
    )
    answers = {
        **rows("P1/months", "m1", "m2"),
        "P1/months/m1/a": known(10.0, "t"),
        "P1/months/m2/a": known(90.0, "t"),
        "P1/months/m1/b": known(5.0, "t"),
    }
    found = figures(built, answers)
    assert found.shown_value(("P1", "", "ratio_")) == pytest.approx(2.0)
    assert isinstance(found.cell(("P1", "", "whole_")), Missing)


def test_that_a_factor_of_an_absent_year_takes_the_latest_earlier_one_and_is_marked() -> None:
    built = program(sheet(field("year", "text"), computed("x", "factor('grid', year)", "tCO2e/MWh")))
    for year, value, stale in (("2023", 0.6592, False), ("2026", 0.6592, True), ("2022", 0.7221, True)):
        found = figures(built, {"P1/year": known(year)})
        assert found.shown_value(("P1", "", "x")) == pytest.approx(value)
        assert found.used_facts["grid", year].stale is stale


def test_that_an_enterprise_is_read_from_its_assessments_and_never_back() -> None:
    parent = form(sheet(field("staff", "integer"), id="P2"), register="enterprise")
    built = program(sheet(computed("x", "enterprise.P2.staff * 2", "1")), parent=parent)
    assert built.around == (("enterprise.P2", "", "staff"),)
    assert problems(sheet(computed("x", "enterprise.P2.staff", "1")))


def test_that_calculators_are_called_by_keyword_in_the_units_of_their_signature() -> None:
    money = (field("cost", "money"), field("saving", unit="VND/year"))
    found = one(
        "finance.payback(investment=cost, saving=saving)",
        "year",
        *money,
        cost=known(300.0),
        saving=known(100.0, "VND/year"),
    )
    assert isinstance(found, float)
    assert math.isclose(found, 3.0)


def test_that_a_coefficient_given_row_by_row_is_per_the_rows_own_unit() -> None:
    streams = (
        Stream(
            id="power",
            title=same("power"),
            group="energy",
            unit="kWh",
            baseline=Expression("'10 MWh'"),
            price=Expression("'2000 VND/kWh'"),
            co2=Expression("factor('grid', '2023')"),
        ),
    )
    saved = table(
        "streams",
        computed("unit", "source.unit"),
        computed("baseline", "source.baseline", "{of}"),
        computed("price", "source.price", "VND/{of}"),
        computed("content", "source.co2", "tCO2e/{of}"),
        computed("money", "baseline * price", "VND"),
        computed("carbon", "baseline * content", "tCO2e"),
        rows=Rows(source="streams"),
        of="unit",
    )
    plain = form(sheet(saved))
    built, found = build(dataclasses.replace(plain, lists={**plain.lists, "streams": {"power": streams[0]}}))
    assert built is not None, found
    shown = figures(built, {})
    assert shown.shown_value(("P1", "streams", "baseline"), "power") == pytest.approx(10_000)
    assert shown.shown_value(("P1", "streams", "money"), "power") == pytest.approx(20e6)
    assert shown.shown_value(("P1", "streams", "carbon"), "power") == pytest.approx(6.592)


def test_that_a_ratio_of_rows_that_never_match_is_blank() -> None:
    months = table("months", field("a", unit="t"), field("b", unit="t"))
    built = program(sheet(months, computed("x", "ratio((m.a, m.b) for m in months)", "1")))
    answers = {**rows("P1/months", "m1"), "P1/months/m1/a": known(10.0, "t")}
    assert isinstance(figures(built, answers).cell(("P1", "", "x")), Missing)


def test_that_the_age_of_a_factor_is_counted_from_the_year_asked() -> None:
    built = program(sheet(field("year", "text"), computed("x", "factor_age('grid', year)", "1")))
    for year, age in (("2023", 0), ("2026", 3), ("2022", 1)):
        assert figures(built, {"P1/year": known(year)}).shown_value(("P1", "", "x")) == age


@pytest.mark.parametrize(
    ("said", "blames"),
    [("thợ lười khóa van", True), ("LƯỜI", True), ("không có người khóa van", False), ("máy quấy rầy", False)],
)
def test_that_words_are_found_whole_and_in_any_case(said: str, blames: bool) -> None:
    assert one("mentions(said, ('lười', 'rầ'))", "", field("said", "text"), said=known(said)) is blames


def test_that_a_factor_nothing_rests_on_is_not_looked_up() -> None:
    asked = (field("year", "text"), computed("x", "factor('grid', year)", "tCO2e/MWh", when="year < '2024'"))
    empty = table("wells", field("hours", unit="h"), computed("y", "hours * factor('power', '2025')", "MJ.h/kWh"))
    built = program(sheet(*asked, empty))
    for year, used in (("2026", set()), ("2023", {"grid"})):
        found = figures(built, {"P1/year": known(year)})
        Spread(found)
        assert {fact for fact, _ in found.used_facts} == used
