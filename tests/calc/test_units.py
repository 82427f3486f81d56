"""Units: the table against pint, how unit texts are read, and what people type."""

import math
import re
from fractions import Fraction
from typing import Annotated

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.calc import units
from cpa_desktop.calc.units import Dimension
from tests.strategies import languages, typed, unit_texts, unit_texts_like
from tests.strategies import numbers as plant_numbers

ORACLE: pint.UnitRegistry[float] = pint.UnitRegistry()
ORACLE.define("year365 = 365 * day")
ORACLE.define("toe_own = [toe]")
ORACLE.define("co2e_own = [co2e]")
ORACLE.define("vnd_own = [vnd]")
ORACLE.define("gauge_own = [gauge]")
ORACLE.define("level_own = [level]")
ORACLE.define("of_own = [of]")

# Where pint calls a unit otherwise, or knows it only by its size.
IN_PINT = {
    "1": "1", "%": "0.01", "‰": "0.001", "ppm": "1e-6", "°Bx": "0.01", "pcs": "1", "person": "1", "kt": "1e6 * kg",
    "t": "metric_ton", "lạng": "100 * g", "yến": "10 * kg", "tạ": "100 * kg", "L": "liter", "mL": "milliliter",
    "Nm3": "m^3", "gal": "US_liquid_gallon", "year": "year365", "month": "year365/12", "rpm": "1/min", "°C": "kelvin",
    "°F": "delta_degF", "A": "ampere", "V": "volt", "kV": "kilovolt", "S": "siemens", "mS": "millisiemens",
    "uS": "microsiemens", "ug": "microgram", "um": "micrometer", "at": "technical_atmosphere", "lx": "lux",
    "ha": "hectare",
    "mmH2O": "9.80665 Pa", "mmHg": "133.322387415 Pa", "N": "newton",
    "kN": "kilonewton", "kgf": "kilogram_force", "W": "watt", "hp": "horsepower", "RT": "12000 * Btu_it / hour",
    "VA": "watt",
    "kVA": "kW", "MVA": "MW", "VAr": "watt", "kVAr": "kW", "MVAr": "MW", "kVAh": "kWh", "kVArh": "kWh", "cal": "cal_it",
    "kcal": "1000 * cal_it", "Mcal": "1e6 * cal_it", "Gcal": "1e9 * cal_it", "Btu": "Btu_it", "MMBtu": "1e6 * Btu_it",
    "toe": "toe_own", "kgoe": "0.001 * toe_own", "ktoe": "1000 * toe_own", "gCO2e": "0.001 * co2e_own",
    "kgCO2e": "co2e_own", "tCO2e": "1000 * co2e_own", "ktCO2e": "1e6 * co2e_own", "VND": "vnd_own",
    "kVND": "1e3 * vnd_own", "MVND": "1e6 * vnd_own", "GVND": "1e9 * vnd_own", "dBA": "level_own", "{of}": "of_own",
    "mmH2O(g)": "9.80665 * gauge_own", "psi(g)": "6894.757293168361 * gauge_own",
}  # fmt: skip
BASE_IN_PINT = {
    "mass": "kg", "length": "m", "time": "s", "temperature": "kelvin", "current": "ampere", "light": "lumen",
    "toe": "toe_own", "co2e": "co2e_own", "vnd": "vnd_own", "gauge": "gauge_own", "level": "level_own", "of": "of_own",
}  # fmt: skip


def size_in_pint(text: str) -> float:
    """How many base units pint takes it for; pint itself refuses if the dimension differs from ours."""
    size = ORACLE.Quantity(1.0)
    for symbol, power in units.atoms(text):
        size *= ORACLE.Quantity(ORACLE(name_in_pint(symbol))) ** power
    base = ORACLE.Quantity(1.0)
    for name, exponent in units.unit(text).dimension.items():
        base *= ORACLE.Quantity(1.0, BASE_IN_PINT[name]) ** exponent
    return float((size / base).to("dimensionless").magnitude)


def name_in_pint(symbol: str) -> str:
    if symbol in IN_PINT:
        return IN_PINT[symbol]
    if gauge := re.fullmatch(r"(.+)\(g\)", symbol):
        return f"{ORACLE(name_in_pint(gauge[1])).to('Pa').magnitude} * gauge_own"
    substance = re.fullmatch(r"(g|kg|t)(?:COD|BOD|N|P|CO2|CH4|N2O)", symbol)
    return name_in_pint(substance[1]) if substance else symbol.removesuffix("(a)")


@pytest.mark.parametrize("symbol", units.SYMBOLS)
def test_that_every_symbol_has_the_size_and_dimension_pint_gives_it(symbol: str) -> None:
    assert units.unit(symbol).factor == pytest.approx(size_in_pint(symbol), rel=1e-9)


@given(unit_texts, plant_numbers, st.data())
def test_that_conversions_agree_with_pint(text: str, value: float, data: st.DataObject) -> None:
    other = data.draw(unit_texts_like(text))
    if units.unit(text).offset or units.unit(other).offset:
        return
    expected = value * size_in_pint(text) / size_in_pint(other)
    assert math.isclose(units.convert(value, text, other), expected, rel_tol=1e-8)


@given(
    st.sampled_from([("K", "kelvin"), ("°C", "degC"), ("°F", "degF")]),
    st.sampled_from([("K", "kelvin"), ("°C", "degC"), ("°F", "degF")]),
    st.floats(min_value=-200, max_value=5000),
)
def test_that_absolute_temperatures_agree_with_pint(one: tuple[str, str], other: tuple[str, str], value: float) -> None:
    expected = ORACLE.Quantity(value, one[1]).to(other[1]).magnitude
    assert math.isclose(units.convert(value, one[0], other[0]), expected, rel_tol=1e-9, abs_tol=1e-9)


@given(unit_texts, st.floats(min_value=-1e9, max_value=1e9), st.data())
def test_that_a_value_converted_there_and_back_is_the_same(text: str, value: float, data: st.DataObject) -> None:
    other = data.draw(unit_texts_like(text))
    tolerance = 1e-9 * float(1 + units.unit(other).offset)
    assert math.isclose(
        units.convert(units.convert(value, text, other), other, text), value, rel_tol=1e-9, abs_tol=tolerance
    )


@given(unit_texts, st.floats(min_value=-1e9, max_value=1e9))
def test_that_a_value_carried_to_base_units_and_back_is_the_same(text: str, value: float) -> None:
    there_and_back = units.from_base(units.to_base(value, text), text)
    assert math.isclose(there_and_back, value, rel_tol=1e-9, abs_tol=1e-9)


def test_that_thousandfold_conversions_lose_no_digit() -> None:
    assert units.convert(12.3, "kWh", "MWh") == 0.0123
    assert units.convert(0.0123, "MWh", "kWh") == 12.3
    assert units.to_base(95, "%") == 0.95
    assert units.from_base(0.95, "%") == 95


def test_that_a_year_has_8760_hours_and_twelve_equal_months() -> None:
    assert units.convert(1, "year", "h") == 8760
    assert units.convert(1, "year", "month") == 12


def test_that_a_tonne_of_oil_equivalent_by_its_kilocalories_is_41868_megajoules() -> None:
    assert units.convert(1e7, "kcal", "MJ") == pytest.approx(41_868)


def test_that_energy_never_turns_into_toe_nor_mass_into_co2_equivalent() -> None:
    for one, other in [("kWh", "toe"), ("t", "tCO2e"), ("bar", "bar(g)"), ("VND", "1"), ("kWh", "{of}")]:
        assert not units.same_dimension(one, other)
        with pytest.raises(units.UnlikeUnits):
            units.convert(1, one, other)


def test_that_the_unit_of_the_resource_cancels_within_its_row() -> None:
    assert (units.unit("{of}").dimension * units.unit("toe/{of}").dimension) == units.unit("toe").dimension


def test_that_a_degree_within_a_product_is_a_difference() -> None:
    assert units.unit("kJ/(kg.°C)").ratio == units.unit("kJ/(kg.K)").ratio
    assert units.unit("kJ/(kg.°C)").offset == 0


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("kWh/t", "length2/time2"), ("m3/t", "length3/mass"), ("kg/(m2.h)", "mass/(length2.time)"),
        ("GJ/t", "length2/time2"),
        ("VND/kWh", "time2.vnd/(mass.length2)"), ("tCO2e/MWh", "time2.co2e/(mass.length2)"), ("1", "1"),
        ("%", "1"), ("kW.h", "mass.length2/time2"),
        ("m³/h", "length3/time"), ("t/t", "1"), ("m/s/s", "length/time2"), ("W/(m2.K4)", "mass/(time3.temperature4)"),
    ],
)  # fmt: skip
def test_that_a_unit_text_is_products_quotients_and_powers(text: str, dimension: str) -> None:
    assert str(units.unit(text).dimension) == dimension


@pytest.mark.parametrize(
    "text",
    ["", "kg//t", "kg/m2.h", "(kg", "kg)", "kgm", "12", "xyz", "()", "kg t", "/h", "kg.", "kg/(m2.(h))", "m0", "kg(m)"],
)
def test_that_a_text_that_is_no_unit_is_refused(text: str) -> None:
    with pytest.raises(units.UnknownUnit):
        units.unit(text)


@given(st.sampled_from(units.SYMBOLS), st.sampled_from(units.SYMBOLS), st.sampled_from(units.SYMBOLS))
def test_that_dimensions_multiply_like_quantities(one: str, two: str, three: str) -> None:
    a, b, c = (units.unit(symbol).dimension for symbol in (one, two, three))
    assert a * b == b * a
    assert (a * b) * c == a * (b * c)
    assert a / a == units.DIMENSIONLESS
    assert a * b / b == a
    assert a**2 == a * a
    assert (a**2) ** Fraction(1, 2) == a
    assert hash(a * b) == hash(b * a)
    assert Dimension(dict(a)) == a
    assert repr(a) == f"Dimension({dict(a)})"


def test_that_a_root_that_leaves_no_whole_exponents_is_refused() -> None:
    with pytest.raises(units.UnlikeUnits):
        units.unit("m3").dimension ** Fraction(1, 2)


def test_that_things_that_share_a_dimension_are_not_taken_for_one_another() -> None:
    assert units.interchangeable("kWh", "MWh")
    assert units.interchangeable("kVA", "MVA")
    assert units.interchangeable("kgCOD/m3", "tCOD/m3")
    for one, other in [
        ("m3", "Nm3"),
        ("kW", "kVA"),
        ("kVA", "kVAr"),
        ("kg", "kgCOD"),
        ("kgCO2", "kgCH4"),
        ("kg", "m3"),
    ]:
        assert not units.interchangeable(one, other)


@pytest.mark.parametrize(
    ("typed", "symbol"),
    [
        ("m³", "m3"), ("m3", "m3"), ("M3", "m3"), ("khối", "m3"), ("khoi", "m3"), ("tấn", "t"), ("tan", "t"),
        ("Tấn", "t"),
        ("T", "t"), ("kg", "kg"), ("KG", "kg"), ("ký", "kg"), ("kí", "kg"), ("lít", "L"), ("lit", "L"), ("l", "L"),
        ("số", "kWh"), ("số điện", "kWh"), ("chữ", "kWh"), ("kwh", "kWh"), ("KWH", "kWh"), ("đ", "VND"),
        ("đồng", "VND"),
        ("VNĐ", "VND"), ("nghìn đồng", "kVND"), ("ngan dong", "kVND"), ("triệu", "MVND"), ("tỷ", "GVND"),
        ("tỉ", "GVND"),
        ("giờ", "h"), ("ngày", "day"), ("tháng", "month"), ("năm", "year"), ("kg/tấn", "kg/t"), ("kg / tấn", "kg/t"),
        ("kg per tonne", "kg/t"), ("°C", "°C"), ("độ C", "°C"), ("do c", "°C"), ("%", "%"), ("đ/kWh", "VND/kWh"),
        ("m³/ngày", "m3/day"), ("kg/(m²·h)", "kg/(m2.h)"), ("MW", "MW"), ("Mpa", "MPa"), ("kgf/cm2", "at"),
        ("barg", "bar(g)"),
        ("bara", "bar(a)"), ("bar tuyệt đối", "bar(a)"), ("triệu/năm", "MVND/year"), ("tấn CO2 tương đương", "tCO2e"),
        ("ta\u0323", "tạ"), ("kWh.", "kWh"), ("5tấn", None), ("mw", None), ("mW", None), ("MG", None), ("d", None),
        ("", None), ("/", None), ("tấn tấn", None), ("m" * 70, None), ("m/m/m/m/m/m/m/m/m", None), ("kg/m2/h.s", None),
    ],
)  # fmt: skip
def test_that_units_are_recognised_as_people_type_them(typed: str, symbol: str | None) -> None:
    assert units.recognise(typed) == symbol


def test_that_the_units_asked_for_settle_what_is_otherwise_ambiguous() -> None:
    assert units.recognise("mwh", among=["kWh", "MWh"]) == "MWh"
    assert units.recognise("m3/d", among=["m3/day", "m3/h"]) == "m3/day"
    assert units.recognise("d", among=["VND"]) == "VND"
    assert units.recognise("MG/L", among=["mg/L"]) == "mg/L"
    assert units.recognise("kg", among=["t"]) == "kg"


@given(unit_texts.filter(lambda text: "1" not in text), languages)
def test_that_a_unit_as_printed_is_recognised(text: str, language: units.Language) -> None:
    assert units.recognise(units.shown(text, language), among=[text]) == text


@given(languages)
def test_that_every_alias_is_recognised_as_its_unit(language: units.Language) -> None:
    for word, symbol in units.aliases(language).items():
        assert units.recognise(word, among=[symbol]) == symbol


@given(typed)
def test_that_nothing_typed_for_a_unit_raises(text: str) -> None:
    found = units.recognise(text)
    assert found is None or units.unit(found)


@pytest.mark.parametrize(
    ("symbol", "vi", "en"),
    [
        ("t", "t", "t"), ("VND", "đ", "VND"), ("day", "ngày", "day"), ("m3", "m³", "m³"), ("tCO2e", "tCO₂tđ", "tCO₂e"),
        ("m3/t", "m³/t", "m³/t"), ("VND/kWh", "đ/kWh", "VND/kWh"), ("kg/(m2.h)", "kg/(m²·h)", "kg/(m²·h)"),
        ("1", "", ""),
        ("1/K", "1/K", "1/K"), ("MVND/year", "triệu đồng/năm", "million VND/year"), ("bar(g)", "bar(g)", "bar(g)"),
        ("kgCOD/m3", "kg COD/m³", "kg COD/m³"), ("toe/{of}", "TOE/{of}", "toe/{of}"),
    ],
)  # fmt: skip
def test_that_units_are_printed_as_people_write_them(symbol: str, vi: str, en: str) -> None:
    assert units.shown(symbol, "vi") == vi
    assert units.shown(symbol, "en") == en


def test_that_a_signature_tells_its_units() -> None:
    def efficiency(
        steam: units.KgPerHour, enthalpy: units.KJPerKg | None, months: list[units.KWh], name: str
    ) -> Annotated[float, "%"]:
        return steam

    assert units.signature_units(efficiency) == {
        "steam": "kg/h", "enthalpy": "kJ/kg", "months": "kWh", "return": "%",
    }  # fmt: skip


def test_that_every_unit_typed_float_names_a_unit() -> None:
    declared = {name: kind for name, kind in vars(units).items() if hasattr(kind, "__metadata__")}
    assert len(declared) > 50
    for kind in declared.values():
        assert units.unit(kind.__metadata__[0])
