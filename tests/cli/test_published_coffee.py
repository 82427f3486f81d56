"""Three coffee mills typed entry by entry, against sums made by hand from the entries, not from the forms.

A wet mill with its own dry mill: 3,000 t of ripe cherry at 5.04 per tonne of parchment (marin-2003), pulp 400 kg/t and
160 kg/t of export green (vonenden-gmp), 40 L of water per kg of parchment as in washing channels (fnc-2018), COD from
the middles of rochem-coffee for pulping (30 % of the water, 8 g/L) and washing (70 %, 5.4 g/L). The rest is assumed.

    parchment                    3,000 / 5.04                                  = 595.24 t
    cherry per parchment, green  3,000 / 595.24, 3,000 / 487.9                 = 5.0400, 6.1488 t/t
    parchment per green          595.24 / 487.9                                = 1.22001 t/t
    water                        23,810 / 3,000, 23,810 / 487.9                = 7.9367 m3/t, 48.801 L/kg
    wastewater, COD              24,250 / 3,000, x 6.2 kg/m3                   = 8.0833 m3/t, 50.117 kg/t
    left to the dryer            35 % to 11 % of 53 % to 11 %, water per dry   = 0.414866 / 1.004064 = 41.319 %
    vapour                       595.24 x (0.89 / 0.47 - 1)                    = 531.92 t
    heat                         96 t x 15.6 GJ/t over 595.24 x 41.319 %       = 6.0892 GJ/t
    least heat, efficiency       531.92 x 41.319 % x 2.5 = 549.46 GJ, / 1,497.6 = 36.69 %
    electricity                  60,000 - 12,300 - 24,395 = 23,305, / 3,000    = 7.7683 kWh/t; 24,395 / 487.9 = 50
    beans in the pulp            1,200 t x 8 g/kg x 0.487                      = 4.6752 t; / (487.9 + 4.6752) = 0.9491 %
    lost in hulling              595.24 x 82.8 % - 487.9                       = 4.9587 t
    over-dried                   487.9 x (0.895 / 0.89 - 1)                    = 2.7410 t
    methane, shallow pond        6.2 x 24,250 x 0.25 x 0.2 x 28 / 1,000        = 210.49 t of CO2e
    gases of power and wood      60 x 0.6592 + 1.4976 x (30 x 28 + 4 x 265) / 1,000 = 42.40 t of CO2e
    gases per green              (42.40 + 210.49) / 487.9                      = 518.32 kg/t
    four rinses in the tank, the only water option that is not refused
                                 95 % of (70 % x 23,810 - 4 x 595.24)          = 13,571.7 m3

A dry process: 4,400 t of robusta cherry at 65 % moisture give 1,000 t of green and 750 t of husk at 12 %; patios take
60 % of the water, own husk (15 GJ/t) dries the rest.

    vapour                       4,400 x (1 - 0.35 / 0.88)                     = 2,650 t
    least heat, efficiency       2,650 x 40 % x 2.5 = 2,650 GJ, / (450 x 15)   = 39.26 %
    heat per green               6,750 / (1,000 x 40 %)                        = 16.875 GJ/t
    oil equivalent               95,000 x 0.0001543 + 450 x 0.358              = 175.7585 toe

A household: four sacks of 60 kg a day for 30 days; a hose that fills 15 L in 18 s runs 72 min a day; parchment 1.5 t.

    cherry                       4 x 60 x 30                                   = 7.2 t, / 1.5 = 4.8 t/t
    water                        15 L / 18 s = 3 m3/h, x 1.2 h x 30            = 108 m3, / 7.2 = 15 m3/t
    green by the factor          1.5 x 82.8 %                                  = 1.242 t; 7.2 / 1.242 = 5.7971 t/t
    beans in the pulp            7.2 x 43.6 % x 6 g/kg x 0.487                 = 9.1727 kg
"""

import pytest

from tests.cli.conftest import Cpa

_WALK = (
    "P10/questions/BQ03/choice=chảy một lần rồi bỏ",
    "P10/questions/BQ08/choice=lên men rồi rửa bằng nước chảy (kênh, vòi)",
    "P10/questions/BQ12/choice=có vòi đang chảy",
    "P10/questions/BQ13/choice=hồ, hố hở nông dưới 2 m",
    "P10/questions/BQ18/choice=có, hoặc phơi hoàn toàn",
)
WET = (
    (
        "P01/period_from=10/2025", "P01/period_to=12/2025", "P01/period_step=cả vụ",
        "P05/variant=ướt, lên men và rửa (xưởng tập trung)",
        "P05/products/nhan1/name=Cà phê nhân arabica", "P05/design_capacity=8",
    ),
    ("P05/output/nhan1.{period}/amount=487,9 t",),
    (
        "P08/voltage=từ 22 đến dưới 110 kV", "P08/use/cherry.{period}/qty=3.000 t",
        "P08/use/electricity.{period}/qty=60.000 kWh",
        "P08/use/firewood.{period}/qty=96 t", "P08/use/water_surface.{period}/qty=23.810 m3",
        "P08/use/wastewater.{period}/qty=24.250 m3", "P08/use/coffee_pulp.{period}/qty=1.200 t",
    ),
    (
        "CF1/product_form=nhân, hoặc đã quy về nhân", "CF1/species=arabica (chè)", "CF1/season_days=60",
        "CF1/cherry_capacity=60",
        "CF1/parchment_made=595,24", "CF1/outturn=82,8", "CF1/export_green=480", "CF1/green_price=100 triệu đ/t",
        "CF1/pulp_beans=8 g/kg", "CF1/dryer_moisture=35", "CF1/wet_parchment_moisture=53", "CF1/parchment_moisture=11",
        "CF1/green_moisture=10,5", "CF1/dryer_power=12.300", "CF1/hulling_power=24.395", "CF1/wet_pulping=có",
        "CF1/wet_transport=có", "CF1/cod=6.200 mg/L", "CF1/cod_point=nước thải chung, trước hố và hồ",
    ),
    _WALK,
    (
        "P22/options/CF09/decision=làm ngay",
        *(f"P22/options/CF{other}/decision=loại bỏ" for other in ("03", "04", "05", "06", "10", "12", "13")),
    ),
)  # fmt: skip
WET_BY_HAND = {
    "CF1/cherry_per_parchment": (5.0400, 1e-4),
    "CF1/cherry_per_green": (6.1488, 1e-4),
    "CF1/green_minimum": (4.95, 1e-9),
    "CF1/parchment_per_green": (1.22001, 1e-5),
    "CF1/cherry_per_export": (6.25, 1e-9),
    "CF1/water_per_cherry": (7.9367, 1e-4),
    "CF1/water_per_green": (48.801, 0.001),
    "CF1/wastewater_per_cherry": (8.0833, 1e-4),
    "CF1/cod_per_cherry": (50.117, 0.001),
    "CF1/vapour": (531.92, 0.01),
    "CF1/heat_per_parchment": (6.0892, 1e-4),
    "CF1/drying_heat_needed": (549.46, 0.01),
    "CF1/dryer_efficiency": (36.69, 0.005),
    "CF1/electricity_wet": (7.7683, 1e-4),
    "CF1/electricity_mill": (50.0, 1e-9),
    "CF1/lost_in_pulp": (4.6752, 1e-4),
    "CF1/beans_in_pulp": (0.9491, 1e-4),
    "CF1/lost_in_hulling": (4.9587, 1e-4),
    "CF1/lost_overdried": (2.7410, 1e-4),
    "CF1/lost_green": (12.3749, 1e-4),
    "CF1/pond_ghg": (210.49, 0.01),
    "CF1/ghg_per_green": (518.32, 0.01),
    "K02/streams/water/saved": (13_571.7, 0.1),
}
DRY = (
    (
        "P01/period_from=11/2025", "P01/period_to=02/2026", "P01/period_step=cả vụ",
        "P05/variant=khô, phơi sấy cả quả hoặc xát dập rồi xát khô", "P05/products/nhan1/name=Cà phê nhân robusta",
        "P05/design_capacity=12",
    ),
    ("P05/output/nhan1.{period}/amount=1.000 t",),
    (
        "P08/use/cherry.{period}/qty=4.400 t", "P08/use/coffee_husk_own.{period}/qty=450 t",
        "P08/use/husk_out.{period}/qty=300 t",
        "P08/use/electricity.{period}/qty=95.000 kWh", "P08/use/water_well.{period}/qty=100 m3",
        "P08/items/coffee_husk_own/value_of=bán phần dư", "P08/items/water_well/value_of=không lợi gì",
    ),
    (
        "CF1/product_form=nhân, hoặc đã quy về nhân", "CF1/season_days=100", "CF1/cherry_moisture=65",
        "CF1/dry_cherry_moisture=12",
        "CF1/green_moisture=12", "CF1/mechanical_share=40", "CF1/dryer_power=35.000", "CF1/dry_outturn=57,1",
    ),
    (
        "P10/questions/BQ20/choice=đốt trong lò sấy", "P10/questions/BQ21/choice=đốt trực tiếp, hoặc khói đen",
        "P10/questions/BQ30/choice=thấy rõ",
    ),
)  # fmt: skip
DRY_BY_HAND = {
    "CF1/cherry_per_green": (4.4, 1e-9),
    "CF1/green_minimum": (4.2, 1e-9),
    "CF1/husk_per_green": (0.75, 1e-9),
    "CF1/vapour": (2650.0, 1e-6),
    "CF1/drying_heat_needed": (2650.0, 1e-6),
    "CF1/heat_per_green": (16.875, 1e-6),
    "CF1/dryer_efficiency": (39.26, 0.005),
    "CF1/own_fuel_share": (100.0, 1e-9),
    "CF1/electricity_mill": (60.0, 1e-9),
    "CF1/water_dry_mill": (0.1, 1e-9),
    "P08/total_toe": (175.7585, 1e-4),
}
HOUSEHOLD = (
    (
        "P01/period_from=11/2025", "P01/period_to=11/2025", "P01/period_step=cả vụ", "P01/short_reason=trọn một vụ",
        "P05/variant=nông hộ, xát và rửa bằng xô, bể nhỏ", "P05/products/thoc1/name=Cà phê thóc",
    ),
    ("P05/output/thoc1.{period}/amount=1.500 kg",),
    (
        "P08/use/cherry.{period}/note=quả nhà trồng, đếm bao", "P08/use/water_surface.{period}/note=ống dẫn từ khe",
        "P08/items/water_surface/value_of=không lợi gì",
    ),
    (
        "P14/estimates/baoqua12/name=Bao quả", "P14/estimates/baoqua12/item=Quả cà phê tươi",
        "P14/estimates/baoqua12/method=bao, thùng, bình", "P14/estimates/baoqua12/load_mass=60 kg",
        "P14/estimates/baoqua12/times=4", "P14/estimates/baoqua12/per=một ngày làm việc",
        "P14/estimates/baoqua12/days=30",
        "P14/estimates/voirua12/name=Vòi xát và rửa", "P14/estimates/voirua12/item=Nước mặt: sông, hồ (tự khai thác)",
        "P14/estimates/voirua12/method=xô và đồng hồ bấm giây", "P14/estimates/voirua12/vessel=15 L",
        "P14/estimates/voirua12/fill_time=18 s", "P14/estimates/voirua12/hours=72 phút",
        "P14/estimates/voirua12/days=30",
    ),
    (
        "CF1/product_form=thóc khô", "CF1/season_days=30", "CF1/mechanical_share=0", "CF1/pulp_beans=6 g/kg",
        "CF1/wet_pulping=có",
        "CF1/wet_transport=không",
    ),
    (
        "P10/questions/BQ08/choice=lên men rồi rửa bằng nước chảy (kênh, vòi)",
        "P10/questions/BQ13/choice=ra rãnh, suối, hang hút nước",
    ),
)  # fmt: skip
HOUSEHOLD_BY_HAND = {
    "CF1/cherry_total": (7.2, 1e-9),
    "CF1/cherry_per_parchment": (4.8, 1e-9),
    "P08/fresh_water": (108.0, 1e-6),
    "CF1/water_per_cherry": (15.0, 1e-6),
    "CF1/green_total": (1.242, 1e-9),
    "CF1/cherry_per_green": (5.7971, 1e-4),
    "CF1/lost_in_pulp": (0.0091727, 1e-7),
    "CF1/drying_heat_needed": (0.0, 1e-9),
}


@pytest.mark.parametrize(
    ("name", "entries", "by_hand"),
    [
        ("Xưởng ướt theo số liệu công bố", WET, WET_BY_HAND),
        ("Cơ sở chế biến khô robusta", DRY, DRY_BY_HAND),
        ("Hộ trồng và chế biến cà phê", HOUSEHOLD, HOUSEHOLD_BY_HAND),
    ],
    ids=["wet", "dry", "household"],
)
def test_that_a_coffee_mill_typed_in_gives_the_indicators_reckoned_by_hand(
    cpa: Cpa, name: str, entries: tuple[tuple[str, ...], ...], by_hand: dict[str, tuple[float, float]]
) -> None:
    words = [f"P02/legal_name={name}", "P02/sector=coffee", "P02/province=Sơn La", "P02/days_worked=60"]
    enterprise = cpa("new", "enterprise", *(word for entry in words for word in ("--set", entry))).out.strip()
    id = cpa("new", "rapid", "--parent", enterprise).out.strip()
    cpa("set", id, "P01/title=Đánh giá nhanh cà phê", *entries[0])
    shown = cpa("show", id, "--json").json["figures"]
    (period,) = {address.split("/")[2] for address in shown if address.startswith("P01/periods/")}
    for each in entries[1:]:
        cpa("set", id, *(entry.format(period=period) for entry in each))
    values = cpa("show", id, "--json").json["figures"]
    for address, (expected, within) in by_hand.items():
        assert values[address]["value"] == pytest.approx(expected, abs=within), address
    assert cpa("check", id, "--json").json["errors"] == 0
