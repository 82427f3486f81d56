"""Figures of coffee mills against hand sums: closed balances, published tables, the theory of drying, physics."""

import pytest

from cpa_desktop.core.figures import Evaluation
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from tests.content.coffee_plants import MONTH, WET, found, mill
from tests.content.packs import figure

# 1,000 t of ripe arabica cherry by the table of Cenicafé (rodriguez-2009), closed by its author with 1.5 m3/t of water:
# dry matter 330.96 = pulp 95.92 + effluent 17.88 + parchment 217.16;
# water 669.04 + 1,500 = pulp 340.08 + effluent 1,631.12 + vapour 171 + parchment 26.84.
# All of it dried by machine at 40 %: 171 t x 2.5 / 0.4 = 1,068.75 GJ, which is 71.25 t of wood of 15 GJ/t.
WASHED = {
    "cherry": 1000, "water_surface": 1500, "wastewater": 1631.12, "coffee_pulp": 436, "firewood": 71.25,
    "electricity": 14_000,
}  # fmt: skip
WASHED_TYPED = {
    "CF1/product_form": "thóc khô", "CF1/season_days": "30", "CF1/cherry_capacity": "50",
    "CF1/cherry_moisture": "66,904",
    "CF1/outturn": f"{100 * 202 / 244:.6f}".replace(".", ","), "CF1/pulp_moisture": "78",
    "CF1/wet_parchment_moisture": f"{100 * (1 - 217.16 / 415):.6f}".replace(".", ","), "CF1/parchment_moisture": "11",
    "CF1/mechanical_share": "100", "CF1/dryer_power": "8.000 kWh", "P08/items/firewood/heating_value": "15",
    "CF1/cod": f"{40_000 / 1.63112:.3f} mg/L".replace(".", ","), "CF1/cod_point": "nước thải chung, trước hố và hồ",
}  # fmt: skip
# 4,400 t of robusta cherry at 65 % moisture: vapour 2,650, husk 750 and green 1,000 at 12 %;
# dry matter 1,540 = husk 660 + green 880.
NATURAL = {"cherry": 4400, "coffee_husk_own": 750, "electricity": 40_000}
NATURAL_TYPED = {
    "CF1/product_form": "nhân, hoặc đã quy về nhân", "CF1/season_days": "30", "CF1/cherry_moisture": "65",
    "CF1/dry_cherry_moisture": "12", "CF1/green_moisture": "12", "CF1/mechanical_share": "70",
    "CF1/dryer_power": "5.000 kWh",
}  # fmt: skip


@pytest.fixture
def washed(desk: Desk) -> RecordSession:
    """The wet mill whose balance closes."""
    return mill(desk, "washed", 244, WASHED, WASHED_TYPED)


@pytest.fixture
def natural(desk: Desk) -> RecordSession:
    """The dry process whose balance closes."""
    return mill(desk, "dry", 1000, NATURAL, NATURAL_TYPED)


def test_that_the_closed_wet_mill_closes(washed: RecordSession) -> None:
    made = washed.evaluation
    assert figure(made, "CF1.cherry_per_parchment") == pytest.approx(4.098, abs=0.0005)
    assert figure(made, "CF1.green_total") == pytest.approx(202)
    assert figure(made, "CF1.cherry_per_green") == pytest.approx(4.950, abs=0.0005)
    assert figure(made, "CF1.vapour") == pytest.approx(171.0, abs=0.001)
    assert figure(made, "CF1.evaporation") == pytest.approx(0.7008, abs=0.00005)
    assert figure(made, "CF1.dry_in") == pytest.approx(330.96, abs=0.001)
    assert figure(made, "CF1.dry_out") == pytest.approx(217.16 + 95.92, abs=0.001)
    assert figure(made, "CF1.wastewater_expected") == pytest.approx(1631.12, abs=0.005)
    assert figure(made, "CF1.cod_per_cherry") == pytest.approx(40, abs=0.001)
    assert figure(made, "CF1.water_per_green") == pytest.approx(1.5 * 4.9505, abs=0.001)
    assert found(made, "error") == set()
    assert found(made, "doubt") == set()


def test_that_the_drying_of_the_closed_wet_mill_is_that_of_its_author(washed: RecordSession) -> None:
    made = washed.evaluation
    assert figure(made, "CF1.heat_minimum") == pytest.approx(1.752, abs=0.0005)
    assert figure(made, "CF1.drying_heat_needed") == pytest.approx(171 * 2.5, abs=0.005)
    assert figure(made, "CF1.heat_per_parchment") == pytest.approx(4.38, abs=0.0005)
    assert figure(made, "CF1.dryer_efficiency") == pytest.approx(40, abs=0.001)
    # 4.38 GJ/t of parchment are 5.29 GJ/t of green and, at 15 GJ/t of wood, 353 kg of it.
    assert figure(made, "CF1.heat_per_parchment") * 244 / 202 == pytest.approx(5.29, abs=0.005)
    assert figure(made, "CF1.firewood_per_parchment") * 244 / 202 == pytest.approx(352.7, abs=0.1)
    # 14,000 kWh less 8,000 of the dryers over 1,000 t of cherry; 8,000 over 244 t of parchment.
    assert figure(made, "CF1.electricity_wet") == pytest.approx(6)
    assert figure(made, "CF1.electricity_dryer") == pytest.approx(8000 / 244)


def test_that_own_hull_is_two_thirds_of_the_heat_where_it_is_hulled_on_site(desk: Desk) -> None:
    hulling = {**WASHED_TYPED, "CF1/product_form": "nhân, hoặc đã quy về nhân", "CF1/parchment_made": "244"}
    made = mill(desk, "washed", 202, WASHED, hulling).evaluation
    assert figure(made, "CF1.parchment_per_green") == pytest.approx(1.208, abs=0.0005)
    assert figure(made, "CF1.hulling_recovery") == pytest.approx(100)
    # 42 t of hull over 1,068.75 GJ: 67 % at the author's 17 GJ/t, 70 % at the 17.9 of the factor.
    assert figure(made, "CF1.husk_covers") == pytest.approx(100 * 42 * 17.9 / 1068.75, abs=0.01)
    assert figure(made, "CF1.husk_covers") * 17 / 17.9 == pytest.approx(67, abs=0.5)


def test_that_the_closed_dry_process_closes(natural: RecordSession) -> None:
    made = natural.evaluation
    assert figure(made, "CF1.vapour") == pytest.approx(2650)
    assert figure(made, "CF1.dry_cherry_total") == pytest.approx(1750)
    assert figure(made, "CF1.dry_in") == pytest.approx(1540)
    assert figure(made, "CF1.dry_out") == pytest.approx(1540)
    assert figure(made, "CF1.husk_per_green") == pytest.approx(0.75)
    assert figure(made, "CF1.heat_minimum_green") == pytest.approx(6.625)
    # 750 t x 15 GJ/t over 2,650 t x 70 % x 2.5: 41.2 %; per tonne of green at that share 11,250 / 700 = 16.07 GJ.
    assert figure(made, "CF1.dryer_efficiency") == pytest.approx(100 * 2650 * 0.7 * 2.5 / 11_250)
    assert figure(made, "CF1.heat_per_green") == pytest.approx(11_250 / 700)
    assert figure(made, "CF1.own_fuel_share") == pytest.approx(100)
    assert figure(made, "CF1.electricity_mill") == pytest.approx(35)
    assert found(made, "error") == set()
    assert found(made, "doubt") == set()


@pytest.mark.parametrize(("share", "needed", "covered"), [("100", 14.72, 76), ("40", 5.89, 191)])
def test_that_husk_covers_what_the_author_says(
    natural: RecordSession, share: str, needed: float, covered: float
) -> None:
    # At a dryer of 45 %: all by machine 14.7 GJ/t of green, with 60 % of the water left to the sun 5.9.
    natural.answer("CF1/mechanical_share", share)
    heat = figure(natural.evaluation, "CF1.drying_heat_needed") / 0.45
    assert heat / 1000 == pytest.approx(needed, abs=0.01)
    assert 100 * 11_250 / heat == pytest.approx(covered, abs=1)


@pytest.mark.parametrize(("moisture", "water", "heat"), [("50", 780, 1.95), ("53", 894, 2.23), ("55", 978, 2.44)])
def test_that_the_theory_of_drying_heat_follows_the_printed_table(
    washed: RecordSession, moisture: str, water: float, heat: float
) -> None:
    washed.answer("CF1/wet_parchment_moisture", moisture)
    assert figure(washed.evaluation, "CF1.evaporation") * 1000 == pytest.approx(water, abs=0.5)
    assert figure(washed.evaluation, "CF1.heat_minimum") == pytest.approx(heat, abs=0.007)


def test_that_what_the_sun_took_is_not_credited_to_the_dryer(washed: RecordSession) -> None:
    # From 53 % in the sun to 35 %, then to 11 %: (0.538 - 0.124) / (1.128 - 0.124) = 41.3 % is left to the dryer.
    sun_first = {"CF1/mechanical_share": "", "CF1/wet_parchment_moisture": "53", "CF1/dryer_moisture": "35"}
    washed.answer_all(sun_first, strict=True)
    assert figure(washed.evaluation, "CF1.mechanical_share") == pytest.approx(41.3, abs=0.05)
    whole = figure(washed.evaluation, "CF1.vapour") * 2.5
    assert figure(washed.evaluation, "CF1.drying_heat_needed") == pytest.approx(whole * 0.413, rel=0.002)
    washed.answer("CF1/mechanical_share", "100")
    assert "CF1/mechanical_share" in found(washed.evaluation, "doubt")


def test_that_a_green_yield_of_28_percent_is_more_than_cherry_holds(desk: Desk) -> None:
    # bantacut-2022: 5,500 kg of cherry a day, "28 %" green, 117.2 kWh a day; here 100 days.
    model = mill(
        desk, "washed", 154, {"cherry": 550, "electricity": 11_720}, {"CF1/product_form": "nhân, hoặc đã quy về nhân"}
    ).evaluation
    assert figure(model, "CF1.cherry_per_green") == pytest.approx(3.571, abs=0.001)
    assert "CF1/cherry_per_green" in found(model, "error")
    assert figure(model, "P08.total_electricity") / 550 == pytest.approx(21.3, abs=0.05)


def test_that_parchment_entered_as_green_is_caught(washed: RecordSession) -> None:
    washed.answer("CF1/product_form", "nhân, hoặc đã quy về nhân")
    assert "CF1/cherry_per_green" in found(washed.evaluation, "error")  # 4.1 instead of 4.95


def test_that_export_green_is_a_part_and_no_loss(desk: Desk) -> None:
    # vonenden-gmp: 1,000 kg of cherry give 160 kg of export green; all grades 202 kg (rodriguez-2009).
    typed = {"CF1/product_form": "nhân, hoặc đã quy về nhân", "CF1/export_green": "160"}
    made = mill(desk, "washed", 202, {"cherry": 1000}, typed).evaluation
    assert figure(made, "CF1.cherry_per_export") == pytest.approx(6.25)
    assert figure(made, "CF1.cherry_per_green") == pytest.approx(4.9505, abs=0.0001)
    assert not isinstance(made.shown_value(("CF1", "", "lost_green")), float)


@pytest.mark.parametrize(("water", "per_green"), [(13_200, 24), (5500, 10)])
def test_that_the_published_case_of_water_before_and_after_is_reckoned(
    desk: Desk, water: float, per_green: float
) -> None:
    used = {"cherry": 3000, "water_surface": water}
    made = mill(desk, "washed", 550, used, {"CF1/product_form": "nhân, hoặc đã quy về nhân"}).evaluation
    assert figure(made, "CF1.water_per_green") == pytest.approx(per_green)
    assert figure(made, "CF1.water_per_cherry") == pytest.approx(water / 3000)


def test_that_a_reference_factor_is_said_where_nothing_was_tested(washed: RecordSession) -> None:
    assert washed.evaluation.cell(("CF1", "", "conversion")) == "own_test"
    washed.answer("CF1/outturn", "")
    assert washed.evaluation.cell(("CF1", "", "conversion")) == "factor"
    assert "CF1/conversion" in found(washed.evaluation, "hint")
    assert figure(washed.evaluation, "CF1.green_total") == pytest.approx(244 * 0.828)


def test_that_bought_parchment_is_not_counted_as_won_from_cherry(desk: Desk) -> None:
    used = {"cherry": 1000, "parchment_bought": 100}
    typed = {"CF1/product_form": "nhân, hoặc đã quy về nhân", "CF1/outturn": "82,8", "CF1/parchment_made": "244"}
    made = mill(desk, "washed", 202 + 82.8, used, typed).evaluation
    assert figure(made, "CF1.green_from_cherry") == pytest.approx(202)
    assert figure(made, "CF1.parchment_total") == pytest.approx(244)
    assert figure(made, "CF1.parchment_hulled") == pytest.approx(344)
    assert figure(made, "CF1.parchment_per_green") == pytest.approx(344 / 284.8)


def test_that_lost_green_is_beans_hulling_and_overdrying_and_nothing_else(desk: Desk) -> None:
    typed = {
        **WASHED_TYPED, "CF1/product_form": "nhân, hoặc đã quy về nhân", "CF1/parchment_made": "244",
        "CF1/pulp_beans": "10", "CF1/green_moisture": "10", "CF1/outturn": "82,8",
    }  # fmt: skip
    made = mill(desk, "washed", 198, WASHED, typed).evaluation
    in_pulp = 436 * 0.010 * 0.487
    in_hulling = 244 * 0.828 - 198
    overdried = 198 * (0.90 / 0.89 - 1)
    assert figure(made, "CF1.lost_in_pulp") == pytest.approx(in_pulp)
    assert figure(made, "CF1.lost_in_hulling") == pytest.approx(in_hulling)
    assert figure(made, "CF1.lost_overdried") == pytest.approx(overdried)
    assert figure(made, "CF1.lost_green") == pytest.approx(in_pulp + in_hulling + overdried)
    assert figure(made, "CF1.beans_in_pulp") == pytest.approx(100 * in_pulp / (198 + in_pulp))


def test_that_each_point_of_overdrying_loses_eleven_kilograms_per_tonne(washed: RecordSession) -> None:
    washed.answer("CF1/parchment_moisture", "10")
    lost = figure(washed.evaluation, "CF1.lost_overdried") / figure(washed.evaluation, "CF1.green_total")
    assert lost == pytest.approx(0.011, abs=0.0003)


def test_that_a_dry_mill_is_judged_by_its_own_hand_test(desk: Desk) -> None:
    typed = {
        "CF1/product_form": "nhân, hoặc đã quy về nhân", "CF1/season_days": "250", "CF1/outturn": "82",
        "P08/items/parchment_bought/price": "90.000.000",
    }  # fmt: skip
    used = {"parchment_bought": 6250, "electricity": 250_000, "husk_out": 1050, "water_well": 250}
    made = mill(desk, "dry_mill", 5000, used, typed).evaluation
    assert figure(made, "CF1.parchment_per_green") == pytest.approx(1.25)
    assert figure(made, "CF1.hull_minimum") == pytest.approx(1 / 0.82)
    assert figure(made, "CF1.hulling_recovery") == pytest.approx(100 * 5000 / (6250 * 0.82))
    assert figure(made, "CF1.lost_green") == pytest.approx(125)
    assert figure(made, "CF1.green_price") == pytest.approx(90e6 / 0.82)
    assert figure(made, "CF1.electricity_mill") == pytest.approx(50)
    assert figure(made, "CF1.water_dry_mill") == pytest.approx(0.05)
    assert found(made, "error") == set()


def test_that_a_smallholder_with_sacks_and_buckets_has_yields_and_water(desk: Desk) -> None:
    # 4 sacks of 60 kg a day for 30 days are 7.2 t of cherry; 10 L in 30 s for 1 h a day are 36 m3: 5 m3/t.
    typed = {
        "P14/estimates/qua1/name": "Bao quả", "P14/estimates/qua1/item": "Quả cà phê tươi",
        "P14/estimates/qua1/method": "bao, thùng, bình", "P14/estimates/qua1/load_mass": "60 kg",
        "P14/estimates/qua1/times": "4", "P14/estimates/qua1/per": "một ngày làm việc", "P14/estimates/qua1/days": "30",
        "P14/estimates/voi1/name": "Vòi xát", "P14/estimates/voi1/item": "Nước giếng khoan (tự khai thác)",
        "P14/estimates/voi1/method": "xô và đồng hồ bấm giây", "P14/estimates/voi1/vessel": "10 L",
        "P14/estimates/voi1/fill_time": "30 s", "P14/estimates/voi1/hours": "1", "P14/estimates/voi1/days": "30",
        "CF1/product_form": "thóc khô", "CF1/season_days": "30", "CF1/mechanical_share": "0",
        "CF1/pulp_beans": "5 g/kg",
    }  # fmt: skip
    session = mill(desk, "smallholder", 1.5, {}, {})
    session.answer_all({f"P08/use/{name}.{MONTH}/note": "không cân" for name in ("cherry", "water_well")}, strict=True)
    session.answer_all(typed, strict=True)
    made = session.evaluation
    assert figure(made, "CF1.cherry_total") == pytest.approx(7.2)
    assert figure(made, "CF1.cherry_per_parchment") == pytest.approx(4.8)
    assert figure(made, "P08.fresh_water") == pytest.approx(36)
    assert figure(made, "CF1.water_per_cherry") == pytest.approx(5)
    assert figure(made, "CF1.lost_in_pulp") == pytest.approx(7.2 * 0.436 * 0.005 * 0.487)
    assert found(made, "error") == set()


def test_that_a_day_measured_closely_stands_in_where_the_ledger_has_no_water(desk: Desk) -> None:
    session = mill(desk, "smallholder", 1.5, {"cherry": 7.2}, {"CF1/product_form": "thóc khô"})
    day = {
        "CF2/sacks": "4", "CF2/sack_mass": "60",
        "CF2/waters/pulping/bucket": "10", "CF2/waters/pulping/fill_time": "20", "CF2/waters/pulping/minutes": "30",
        "CF2/waters/washing/tank": "0,4 m3", "CF2/waters/washing/fills": "2",
        "CF2/waters/rinse/tank": "0,4 m3", "CF2/waters/rinse/fills": "1", "CF2/waters/transport/fills": "0",
        "CF2/day_parchment": "50",
    }  # fmt: skip
    session.answer_all(day, strict=True)
    made = session.evaluation
    # 30 L/min x 30 min = 0.9 m3, washing 0.8, rinse 0.4: 2.1 m3 for 240 kg of cherry.
    assert figure(made, "CF2.waters.volume", "pulping") == pytest.approx(0.9)
    assert figure(made, "CF2.day_water") == pytest.approx(2.1)
    assert figure(made, "CF2.waters.share", "rinse") == pytest.approx(100 * 0.4 / 2.1)
    assert figure(made, "CF1.water_per_cherry") == pytest.approx(2.1 / 0.24)
    assert figure(made, "CF2.day_ratio") == pytest.approx(4.8)
    assert found(made, "error") == set()
    session.answer("CF2/day_parchment", "80")
    assert "CF2/day_ratio" in found(session.evaluation, "error")  # 3.0: more than cherry holds


@pytest.mark.parametrize("variant", WET)
def test_that_the_load_without_a_sample_is_a_reference_and_never_compared(desk: Desk, variant: str) -> None:
    typed = {"CF1/product_form": "thóc khô", "CF1/wet_pulping": "có", "CF1/wet_transport": "có"}
    session = mill(desk, variant, 244, {"cherry": 1000}, typed)
    assert figure(session.evaluation, "CF1.cod_total") == pytest.approx(115_000)
    assert "CF1/cod_total" in found(session.evaluation, "doubt")
    assert not isinstance(session.evaluation.shown_value(("CF1", "", "cod_per_cherry")), float)
    session.answer_all({"CF1/wet_pulping": "không", "CF1/wet_transport": "không"}, strict=True)
    assert figure(session.evaluation, "CF1.cod_total") == pytest.approx(30_000)
    session.answer("CF1/wet_transport", "có")
    assert not isinstance(session.evaluation.shown_value(("CF1", "", "cod_total")), float)


@pytest.mark.parametrize(("choice", "mcf"), [("hồ hở sâu trên 2 m", 0.8), ("hồ, hố hở nông dưới 2 m", 0.2)])
def test_that_methane_of_open_pits_is_reckoned_beside_energy(washed: RecordSession, choice: str, mcf: float) -> None:
    washed.answer("P10/questions/BQ13/choice", choice)
    made = washed.evaluation
    assert figure(made, "CF1.pond_ghg") == pytest.approx(40 * 0.25 * mcf * 28, abs=0.01)
    per_green = 1000 * (figure(made, "P08.total_ghg") + 40 * 0.25 * mcf * 28) / 202
    assert figure(made, "CF1.ghg_per_green") == pytest.approx(per_green, abs=0.1)


@pytest.mark.parametrize(
    ("typed", "severity", "address"),
    [
        ({"CF1/outturn": "92"}, "error", "CF1/outturn"),  # hull is 17 % of parchment
        ({"CF1/outturn": "70"}, "doubt", "CF1/outturn"),
        ({"CF1/wet_parchment_moisture": "10"}, "error", "CF1/dryer_moisture"),  # drier than what leaves
        ({"CF1/dryer_moisture": "60"}, "error", "CF1/dryer_moisture"),  # wetter than what was drained
        ({"CF1/pulp_moisture": "60", "CF1/cherry_moisture": "80"}, "error", "CF1/dry_out"),
        ({"CF1/cherry_moisture": "75"}, "doubt", "CF1/cherry_moisture"),
        ({"CF1/parchment_moisture": "14"}, "doubt", "CF1/parchment_moisture"),
        ({"CF1/mechanical_share": "0"}, "doubt", "CF1/mechanical_share"),  # yet wood is burnt
        ({"CF1/bod": "30.000", "CF1/wastewater_details": "có"}, "error", "CF1/bod"),
        ({"CF1/bod": "6.000", "CF1/wastewater_details": "có"}, "doubt", "CF1/bod_share"),
        ({"CF1/cod": "100.000 mg/L"}, "error", "CF1/cod_per_cherry"),  # 163 kg/t: more than pulp and mucilage hold
        ({"CF1/cod": "80.000 mg/L"}, "doubt", "CF1/cod_per_cherry"),
        ({"CF1/cod": "3.000 mg/L"}, "doubt", "CF1/cod_per_cherry"),
        ({"CF1/cod_point": "sau hố lắng, hố chứa"}, "doubt", "CF1/cod_point"),
        ({"CF1/dryer_power": "15.000"}, "error", "CF1/dryer_power"),  # of 14,000 kWh in all
        ({"CF1/season_days": "10"}, "doubt", "CF1/season_days"),  # 100 t a day in a mill of 50
        ({f"P08/use/wastewater.{MONTH}/qty": "2.000"}, "doubt", "CF1/wastewater_expected"),
        ({f"P08/use/water_surface.{MONTH}/qty": "30.000"}, "doubt", "CF1/water_per_cherry"),
        ({f"P08/use/coffee_pulp.{MONTH}/qty": "1.200"}, "error", "CF1/pulp_total"),
        ({f"P08/use/coffee_pulp.{MONTH}/qty": "300"}, "doubt", "CF1/pulp_per_cherry"),
        ({f"P08/use/firewood.{MONTH}/qty": "20"}, "error", "CF1/heat_per_parchment"),  # 1.23 GJ/t
        ({f"P08/use/firewood.{MONTH}/qty": "40"}, "doubt", "CF1/heat_per_parchment"),  # 2.46
        ({f"P08/use/cherry.{MONTH}/qty": "800"}, "error", "CF1/cherry_per_parchment"),  # 3.28
        ({f"P08/use/cherry.{MONTH}/qty": "900"}, "doubt", "CF1/cherry_per_parchment"),  # 3.69
        ({f"P08/use/cherry.{MONTH}/qty": "1.500"}, "doubt", "CF1/cherry_per_parchment"),  # 6.15
    ],
)
def test_that_physics_is_an_error_and_the_unusual_a_doubt(
    washed: RecordSession, typed: dict[str, str], severity: str, address: str
) -> None:
    assert address not in found(washed.evaluation, "error") | found(washed.evaluation, "doubt")
    washed.answer_all(typed, strict=True)
    assert address in found(washed.evaluation, severity)


def test_that_too_little_heat_is_an_error_only_where_nothing_is_burnt_unweighed(natural: RecordSession) -> None:
    natural.answer(f"P08/use/coffee_husk_own.{MONTH}/qty", "200")  # 4.3 GJ/t, theory 6.6
    assert "CF1/heat_per_green" in found(natural.evaluation, "error")
    natural.answer("CF1/burns_unmetered_husk", "có")
    assert found(natural.evaluation, "error") == set()


def test_that_husk_burnt_and_sold_twice_over_is_caught(natural: RecordSession) -> None:
    natural.answer(f"P08/use/husk_out.{MONTH}/qty", "750")
    assert "CF1/husk_recorded" in found(natural.evaluation, "error")


def test_that_robusta_keeps_to_its_own_ratio(natural: RecordSession) -> None:
    natural.answer(f"P08/use/cherry.{MONTH}/qty", "3.500")  # 3.5; at least 4.2 less 15 %
    assert "CF1/cherry_per_green" in found(natural.evaluation, "error")
    natural.answer(f"P08/use/cherry.{MONTH}/qty", "5.200")
    assert "CF1/cherry_per_green" in found(natural.evaluation, "doubt")


def tier(evaluation: Evaluation, indicator: str) -> object:
    """The tier an indicator falls into."""
    return evaluation.cell(("K01", "indicators", "tier"), indicator)


def test_that_the_closed_mills_fall_into_the_tiers_their_figures_belong_to(
    washed: RecordSession, natural: RecordSession
) -> None:
    wet, dry = washed.evaluation, natural.evaluation
    wanted = {
        "fresh_water": "good", "fresh_water_green": "good", "wastewater": "good", "heat": "good",
        "dryer_efficiency": "average", "electricity_wet": "good", "electricity_dryer": "good",
        "cod_load": "between_average_poor",
    }  # fmt: skip
    assert {name: tier(wet, name) for name in wanted} == wanted
    assert (tier(dry, "heat_natural"), tier(dry, "electricity_mill"), tier(dry, "husk")) == ("average", "good", "best")
    assert not isinstance(dry.shown_value(("K01", "indicators", "value"), "heat"), float)
