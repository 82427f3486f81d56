"""A sugar mill and a traditional works whose figures are published, typed entry by entry, against sums made by hand.

The mill crushes 1,600 t a day (song-con-sugar); 200,000 t in a campaign, its season and the state of its steam are
assumptions. By hand, with the sources in brackets:

    sugar                   200,000 / 9.83 (nguyen-2022-sugar)                      = 20,345.88 t
    pol in cane             200,000 × 12.2 % (assumed)                              = 24,400 t
    pol in sugar            20,345.88 × 99.5 %                                      = 20,244.15 t
    overall recovery        20,244.15 / 24,400                                      = 82.968 % (hoasuco-2016: 82.9)
    least cane per sugar    0.995 / 0.122                                           = 8.1557 t/t
    bagasse                 200,000 × 13 / (100 − 49 − 2.5) (vn-sugar-byproducts)   = 53,608.25 t = 268.04 kg/t
    extraction              1 − 53,608.25 × 2.2 % / 24,400                          = 95.166 % (ben-tre-sugar: 95.13)
    boiling house           20,244.15 / (24,400 − 1,179.38)                         = 87.182 %
    in cake                 7,000 × 2.1 % = 147 t, / 24,400                         = 0.602 % (jamaica-sugar: 0.6)
    in molasses             8,000 × 88 % × 36 % = 2,534.4 t, / 24,400               = 10.387 %
    undetermined            24,400 − 20,244.15 − 1,179.38 − 147 − 2,534.4 = 295.07  = 1.209 %
    CCS                     1.5 × 14.8 × 0.82 − 0.5 × 17.5 × 0.84                   = 10.854 %
    juice                   200,000 × (1 + 0.261 − 0.26804)                         = 198,591.75 t
    steam                   100,000 / 200,000 (journal-energy-2023)                 = 500 kg/t
    net heating value       18.260 − 20.763 × 0.49 − 18.260 × 0.02 − 3.114 × 0.025  = 7.64308 GJ/t
    boiler                  100,000 × (3,131.3 − 100 × 4.19) / (52,000 × 7,643.08)  = 68.244 %
    power                   (5,600,000 + 800,000) / 200,000 (avant-garde-sugar)     = 32 kWh/t
    water                   4,000,000 / 200,000 (ppah-1998)                         = 20 m3/t
    COD                     230,000 m3 × 2.2 kg/m3 / 200,000 (vn-sugar-wastewater)  = 2.53 kg/t
    time                    3,000 / 3,360 (belize-bsi: 89)                          = 89.286 %

To be won back: a tonne of pol in juice becomes 20,345.88 / 23,220.62 = 0.876199 t of sugar, so from bagasse 1,033.37,
from cake 128.80 and from the undetermined 258.54 t; of the 2,534.4 t in molasses the 4,505.6 t of non-sugar with them
hold 1,802.11 t back at a purity of 28.57 (jamaica-sugar), so (2,534.4 − 1,802.11) / 0.995 = 735.97 t; in all 2,156.68.

The works presses 7.5 t a day (lang-gang) on 60 days: 450 t of cane, 60 % juice, 95 kg of block sugar a tonne and
2.2 kg of bagasse at 10 % moisture per kg (shiralkar-2014, kumar-jaggery):

    block sugar             450 × 0.095                                             = 42.75 t
    fuel                    94.05 / 42.75                                           = 2.2 kg/kg
    hearth                  0.65 / 2.2                                              = 29.545 %
    bagasse at hand         450 × 0.4 × 0.5 / 0.9                                   = 100 t, enough up to 2.339 kg/kg
    still to be pressed     42.75 × (70 − 60) / 60                                  = 7.125 t
    worth                   7.125 t × 27.5 million đồng (lang-gang)                 = 195.94 million đồng
"""

from collections.abc import Mapping, Sequence

import pytest

from tests.cli.conftest import Cpa

Entries = Sequence[tuple[str, ...]]

MILL: Entries = (
    ("P01/period_from=12/2025", "P01/period_to=04/2026", "P01/period_step=cả vụ"),
    ("P05/products/duong1/name=Đường trắng", "P05/variant=nhà máy đường trắng", "SU1/cane_capacity=1.600"),
    ("P05/output/duong1.{period}/amount=20.345,88 t",),
    (
        "P08/use/cane.{period}/qty=200.000 t",
        "P08/use/bagasse_own.{period}/qty=53.608,25 t",
        "P08/items/bagasse_own/sold=1.608,25",
        "P08/items/bagasse_own/heating_value=7,64308",
        "P08/items/bagasse_own/value_of=không lợi gì",
        "P08/use/power_bagasse.{period}/qty=5.600.000 kWh",
        "P08/use/electricity.{period}/qty=800.000 kWh",
        "P08/use/water_surface.{period}/qty=4.000.000 m3",
        "P08/use/wastewater.{period}/qty=230.000 m3",
        "P08/use/filter_cake.{period}/qty=7.000 t",
        "P08/use/molasses.{period}/qty=8.000 t",
        "P08/use/flocculant.{period}/qty=500 kg",
    ),
    (
        "SU1/pol_cane=12,2", "SU1/fibre_cane=13", "SU1/first_pol=14,8", "SU1/first_brix=17,5", "SU1/bagasse_pol=2,2",
        "SU1/bagasse_moisture=49", "SU1/bagasse_brix=2,5", "SU1/imbibition=26,1", "SU1/juice_pol=11,69",
        "SU1/juice_brix=14,08", "SU1/cake_pol=2,1", "SU1/molasses_purity=36", "SU1/molasses_brix=88",
        "SU1/sugar_pol=99,5", "SU1/sugar_price=18.000 đ/kg", "SU1/hours_crushed=3.000", "SU1/hours_season=3.360",
    ),
    (
        "SU2/steam_made=100.000 t", "SU2/steam_state=23 bar, 350 °C", "SU2/feed_temperature=100",
        "SU2/cod=2.200 mg/L", "SU2/bod=1.450 mg/L", "SU2/tss=840 mg/L", "SU2/sells_power=không",
    ),
)  # fmt: skip
MILL_BY_HAND = {
    "SU1/overall_recovery": (82.968, 0.001),
    "SU1/cane_per_sugar": (9.83, 1e-5),
    "SU1/cane_minimum": (8.1557, 1e-4),
    "SU1/bagasse_by_fibre": (53_608.25, 0.01),
    "SU1/bagasse_per_cane": (268.04, 0.01),
    "SU1/extraction": (95.166, 0.001),
    "SU1/boiling_recovery": (87.182, 0.001),
    "SU1/cake_loss": (0.602, 0.001),
    "SU1/molasses_loss": (10.387, 0.001),
    "SU1/undetermined_loss": (1.209, 0.001),
    "SU1/ccs": (10.854, 1e-6),
    "SU1/juice_total": (198_591.75, 0.01),
    "SU1/time_efficiency": (89.286, 0.001),
    "SU1/lost_bagasse": (1033.37, 0.02),
    "SU1/lost_cake": (128.80, 0.01),
    "SU1/lost_molasses": (735.97, 0.02),
    "SU1/lost_undetermined": (258.54, 0.02),
    "SU1/lost_sugar": (2156.68, 0.05),
    "SU1/lost_money": (2156.68 * 18e6, 1e6),
    "SU2/steam_per_cane": (500, 1e-9),
    "SU2/steam_avoidable": (32_000, 1e-6),
    "SU2/bagasse_ncv": (7.64308, 1e-5),
    "SU2/boiler_net": (68.244, 0.001),
    "SU2/bagasse_surplus": (3.0, 0.001),
    "SU2/electricity_per_cane": (32, 1e-9),
    "SU2/generated_per_cane": (28, 1e-9),
    "SU2/water_per_cane": (20, 1e-9),
    "SU2/wastewater_per_cane": (1.15, 1e-9),
    "SU2/cod_per_cane": (2.53, 1e-9),
    "SU2/cod_total": (506_000, 1e-6),
    "K01/indicators/steam_per_sugar/value": (4.915, 1e-6),
    "K01/indicators/flocculant/value": (2.5, 1e-9),
}
MILL_TIERS = {
    "overall_recovery": "average", "extraction": "average", "boiling_recovery": "average",
    "cake_loss": "average", "molasses_purity": "average", "molasses": "good", "undetermined_loss": "good",
    "bagasse": "average", "steam": "average", "electricity": "average", "fresh_water": "poor",
    "wastewater": "between_average_poor", "cod_load": "average",
}  # fmt: skip

WORKS: Entries = (
    ("P01/period_from=12/2025", "P01/period_to=02/2026", "P01/period_step=cả vụ"),
    ("P05/products/phen1/name=Đường phên", "P05/variant=lò thủ công", "SU1/cane_capacity=7,5"),
    ("P05/output/phen1.{period}/amount=42,75 t",),
    (
        "P08/use/cane.{period}/qty=450 t",
        "P08/use/bagasse_own.{period}/qty=94,05 t",
        "P08/items/bagasse_own/heating_value=15,74",
        "P08/use/electricity.{period}/qty=2.025 kWh",
        "P08/use/water_well.{period}/qty=135 m3",
        "P08/use/wastewater.{period}/qty=120 m3",
        "P08/use/lime.{period}/qty=180 kg",
    ),
    (
        "SU1/bagasse_moisture=50", "SU1/first_brix=18", "SU1/sugar_price=27.500 đ/kg",
        "SU3/product_kind=đường phên, đường bát", "SU3/trial_cane=100 kg", "SU3/trial_juice=60 kg",
        "SU3/dry_moisture=10",
    ),
)  # fmt: skip
WORKS_BY_HAND = {
    "P05/output_total": (42.75, 1e-9),
    "SU1/sugar_per_cane": (95, 1e-9),
    "SU3/juice_share": (60, 1e-9),
    "SU3/fuel_per_product": (2.2, 1e-9),
    "SU3/hearth_efficiency": (29.545, 0.001),
    "SU3/bagasse_available": (100, 1e-9),
    "SU3/self_sufficient_below": (2.339, 0.001),
    "SU3/lost_in_pressing": (7.125, 1e-9),
    "SU1/lost_sugar": (7.125, 1e-9),
    "SU1/lost_money": (195.94e6, 1e4),
    "SU2/electricity_per_cane": (4.5, 1e-9),
    "SU2/water_per_cane": (0.3, 1e-9),
}
WORKS_TIERS = {
    "juice": "average", "product_per_cane": "average", "hearth_fuel": "average", "fresh_water": "average"
}  # fmt: skip


def typed(cpa: Cpa, name: str, entries: Entries) -> str:
    """A rapid assessment of an enterprise typed wholly through `cpa set`; gives its id."""
    words = (f"P02/legal_name={name}", "P02/sector=sugar-cane", "P02/province=Nghệ An")
    enterprise = cpa("new", "enterprise", *(part for word in words for part in ("--set", word))).out.strip()
    id = cpa("new", "rapid", "--parent", enterprise).out.strip()
    cpa("set", id, *entries[0])
    shown = cpa("show", id, "--json").json["figures"]
    (period,) = {address.split("/")[2] for address in shown if address.startswith("P01/periods/")}
    for each in entries[1:]:
        cpa("set", id, *(entry.format(period=period) for entry in each))
    return id


def agree(cpa: Cpa, id: str, by_hand: Mapping[str, tuple[float, float]], tiers: Mapping[str, str]) -> None:
    """Whether what is shown is what was reckoned by hand, and nothing is held to be impossible."""
    shown = cpa("show", id, "--json").json
    values = shown["figures"]
    for address, (expected, within) in by_hand.items():
        assert values[address]["value"] == pytest.approx(expected, abs=within), address
    found = {name: values[f"K01/indicators/{name}/tier"]["value"] for name in tiers}
    assert found == tiers
    assert [each for each in shown["findings"] if each["severity"] == "error"] == []


def test_that_a_published_mill_typed_in_gives_the_figures_reckoned_by_hand(cpa: Cpa) -> None:
    agree(cpa, typed(cpa, "Nhà máy 1.600 tấn mía/ngày", MILL), MILL_BY_HAND, MILL_TIERS)


def test_that_a_traditional_works_typed_in_gives_the_figures_reckoned_by_hand(cpa: Cpa) -> None:
    agree(cpa, typed(cpa, "Lò đường phên", WORKS), WORKS_BY_HAND, WORKS_TIERS)


def test_that_what_is_own_is_worth_nothing_until_someone_says_otherwise(cpa: Cpa) -> None:
    id = typed(cpa, "Nhà máy 1.600 tấn mía/ngày", MILL)
    shown = cpa("show", id, "--json").json
    own = {each["address"] for each in shown["findings"] if each["address"].endswith("/value_of")}
    assert own == {"P08/items/power_bagasse/value_of", "P08/items/water_surface/value_of"}
    assert shown["figures"]["P08/items/bagasse_own/cost"]["value"] == 0
    # The CO₂ of bagasse is a memo: what counts is the grid, and the methane and nitrous oxide of burning.
    energy = 52_000 * 7.64308
    gases = energy * (30 * 28 + 4 * 265) / 1e6
    grid = shown["figures"]["P08/items/electricity/ghg"]["value"]
    assert shown["figures"]["P08/total_ghg"]["value"] == pytest.approx(grid + gases, rel=1e-6)
    assert shown["figures"]["P08/total_biogenic_co2"]["value"] == pytest.approx(energy * 0.1, rel=1e-6)
