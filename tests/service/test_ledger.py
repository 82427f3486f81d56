"""The consumption ledger of the shipped forms: periods of every length, tariffs by date, own water, VAT, stocks."""

import pytest

from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.text import Refused
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk

ELECTRICITY: Key = ("P08", "", "total_electricity")


@pytest.fixture
def session(desk: Desk, enterprise: str) -> RecordSession:
    """An assessment of January and February 2026."""
    period = {"P01/period_from": "01/2026", "P01/period_to": "02/2026"}
    return desk.session(desk.new("rapid", enterprise, period))


def shown(session: RecordSession, key: Key, row: str = "") -> object:
    """A figure in the unit of its field."""
    return session.evaluation.shown_value(key, row)


@pytest.mark.parametrize(("step", "count"), [("month", 2), ("ten_days", 6), ("week", 9), ("campaign", 1)])
def test_that_the_same_use_typed_by_any_period_gives_the_same_total(
    session: RecordSession, step: str, count: int
) -> None:
    session.answer("P01/period_step", step, strict=True)
    periods = session.evaluation.rows("P01", "periods")
    assert len(periods) == count
    session.answer_all({f"P08/use/electricity.{each}/qty": f"{9000 / count} kWh" for each in periods}, strict=True)
    assert shown(session, ELECTRICITY) == pytest.approx(9000)


def test_that_a_bill_left_out_is_reckoned_from_the_three_rates_in_force_at_its_date(session: RecordSession) -> None:
    session.answer_all(
        {
            "P08/voltage": "v22",
            "P08/use/electricity.2026-01/qty": "616.300 kWh",
            "P08/use/electricity.2026-01/normal": "352.100",
            "P08/use/electricity.2026-01/off_peak": "154.100",
            "P08/use/electricity.2026-01/peak": "110.100",
        },
        strict=True,
    )
    by_hand = 352_100 * 1833 + 154_100 * 1190 + 110_100 * 3398  # Decision 1279/QĐ-BCT, 22 to below 110 kV
    key = ("P08", "use", "amount")
    assert shown(session, key, "electricity.2026-01") == pytest.approx(by_hand)
    assert session.evaluation.origin(key, "electricity.2026-01") == "norm"


def test_that_vat_is_taken_out_where_the_amounts_include_it(session: RecordSession) -> None:
    bill = {"P08/use/electricity.2026-01/qty": "1000 kWh", "P08/use/electricity.2026-01/amount": "2.160.000"}
    session.answer_all({**bill, "P08/vat_included": "có"}, strict=True)
    assert shown(session, ("P08", "items", "price"), "electricity") == pytest.approx(2000)


def test_that_what_lies_in_stock_was_not_burnt(session: RecordSession) -> None:
    coal = {
        "P08/use/coal_5_6.2026-01/qty": "100 tấn",
        "P08/items/coal_5_6/opening_stock": "20 t",
        "P08/items/coal_5_6/closing_stock": "50.000 kg",
    }
    session.answer_all(coal, strict=True)
    assert shown(session, ("P08", "items", "total"), "coal_5_6") == pytest.approx(70)
    assert shown(session, ("P08", "", "total_heat")) == pytest.approx(70 * 20.9)


def test_that_own_water_counts_as_water_and_costs_nothing_until_someone_says_what_it_is_worth(
    session: RecordSession,
) -> None:
    session.answer("P08/use/water_well.2026-01/qty", "500 m3", strict=True)
    assert shown(session, ("P08", "", "fresh_water")) == pytest.approx(500)
    assert shown(session, ("P08", "", "water_cost")) == 0
    assert any(each.address == "P08/items/water_well/value_of" for each in session.evaluation.findings)
    session.answer_all(
        {"P08/items/water_well/value_of": "sold", "P08/items/water_well/price": "1.500 đ/m3"}, strict=True
    )
    assert shown(session, ("P08", "", "water_cost")) == pytest.approx(750_000)


def test_that_self_produced_energy_is_energy_without_fossil_gas(session: RecordSession) -> None:
    session.answer("P08/use/biogas.2026-01/qty", "1.000.000 Nm3", strict=True)
    assert shown(session, ("P08", "", "total_heat")) == pytest.approx(21_500, rel=0.01)
    carbon, memo = (
        shown(session, ("P08", "items", "ghg"), "biogas"),
        shown(session, ("P08", "items", "biogenic_co2"), "biogas"),
    )
    assert isinstance(carbon, float)
    assert isinstance(memo, float)
    assert carbon < 0.01 * memo


def test_that_energy_in_gigajoules_and_in_oil_equivalent_come_from_the_meter_each_on_its_own(
    session: RecordSession,
) -> None:
    session.answer("P08/use/electricity.2026-01/qty", "1.000.000 kWh", strict=True)
    assert shown(session, ("P08", "", "total_energy")) == pytest.approx(3600)
    assert shown(session, ("P08", "", "total_toe")) == pytest.approx(154.3)


def test_that_a_plant_is_a_key_energy_user_from_the_first_kilowatt_hour_above_a_thousand_toe(
    session: RecordSession,
) -> None:
    for used, is_key in (("6.480.881 kWh", False), ("6.480.882 kWh", True)):
        session.answer("P08/use/electricity.2026-01/qty", used, strict=True)
        assert shown(session, ("P08", "", "is_key_energy_user")) is is_key


def test_that_kilowatt_hours_typed_as_megawatt_hours_show_in_the_unit_price(session: RecordSession) -> None:
    bill = {"P08/use/electricity.2026-01/qty": "412 kWh", "P08/use/electricity.2026-01/amount": "785.432.000"}
    session.answer_all(bill, strict=True)
    doubts = [each.text.vi for each in session.evaluation.findings if each.severity == "doubt"]
    assert any("kWh hay MWh?" in text for text in doubts)


def test_that_a_tax_code_has_ten_or_thirteen_digits(desk: Desk, enterprise: str) -> None:
    profile = desk.session(enterprise)
    profile.answer("P02/tax_code", "0312345678-001", strict=True)
    with pytest.raises(Refused, match="does not have the form"):
        profile.answer("P02/tax_code", "12345", strict=True)


def test_that_a_slip_in_a_resource_s_name_makes_no_new_resource(session: RecordSession) -> None:
    with pytest.raises(Refused, match="has no row electricty"):
        session.answer("P08/use/electricty.2026-01/qty", "1000 kWh", strict=True)
    assert session.evaluation.rows("P08", "items") == []
