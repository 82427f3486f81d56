"""The sugar samples: a mill and a block-sugar works give the figures that plain arithmetic gives, and no error.

The mill by hand. Fourteen reports add up to 200,000 t of cane in 3,000 of 3,360 hours: 89.29 %. 20,346 t of sugar are
9.8299 t of cane a tonne. Steam 100,000 / 200,000 = 500 kg/t, of which 160 are above the best mills: 32,000 t. Power
(5.6 + 0.8) million / 200,000 = 32 kWh/t. Water 4 million / 200,000 = 20 m3/t. COD 230,000 × 2.2 = 506,000 kg, or
2.53 kg/t. Pol in cane by the reports 24,391.86 t, in sugar 20,346 × 0.995 = 20,244.27: 82.996 %; in bagasse
53,608 × 0.022 = 1,179.38, so 95.165 % extracted and 20,244.27 / 23,212.49 = 87.213 % won in the boiling house; in
cake 147, in molasses 8,000 × 0.88 × 0.36 = 2,534.4; 286.81 t, 1.176 %, are undetermined.

The works by hand. 60 days × 5 carts × 1.5 t = 450 t of cane, 95 kg/t = 42.75 t; 60 days × 104.5 bundles × 15 kg =
94.05 t of dry bagasse, 2.2 kg/kg; 0.65 / 2.2 = 29.55 %. 60 % juice of 70: 42.75 × 10 / 60 = 7.125 t, at 27.5 million
195.9 million đồng. Power 2,025 / 450 = 4.5 kWh/t, water 3 × 0.75 × 60 = 135 m3 = 0.3 m3/t.
"""

import pytest

from cpa_desktop.content import samples as written
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.service import samples

MILL, WORKS = "MẪU-2026-05-NHANH", "MẪU-2026-06-NHANH"
BY_HAND = {
    MILL: {
        "SU1.cane_total": (200_000, 1e-6), "SU4.cane_sum": (200_000, 1e-6), "SU4.recovered_sum": (20_346, 1e-6),
        "SU1.cane_per_sugar": (9.8299, 1e-4), "SU1.pol_in": (24_391.86, 0.01), "SU1.overall_recovery": (82.996, 1e-3),
        "SU1.extraction": (95.165, 1e-3), "SU1.boiling_recovery": (87.213, 1e-3), "SU1.pol_molasses": (2534.4, 1e-6),
        "SU1.undetermined_loss": (1.176, 1e-3), "SU1.time_efficiency": (89.286, 1e-3),
        "SU2.steam_per_cane": (500, 1e-9),
        "SU2.steam_avoidable": (32_000, 1e-6), "SU2.electricity_per_cane": (32, 1e-9), "SU2.water_per_cane": (20, 1e-9),
        "SU2.cod_total": (506_000, 1e-6), "SU2.cod_per_cane": (2.53, 1e-9),
    },
    WORKS: {
        "SU1.cane_total": (450, 1e-6), "P05.output_total": (42.75, 1e-9), "SU3.juice_share": (60, 1e-9),
        "SU3.fuel_per_product": (2.2, 1e-9), "SU3.hearth_efficiency": (29.545, 1e-3), "SU1.lost_sugar": (7.125, 1e-9),
        "SU1.lost_money": (195.9375e6, 1), "SU2.electricity_per_cane": (4.5, 1e-9), "SU2.water_per_cane": (0.3, 1e-9),
        "SU3.product_by_pans": (42.75, 1e-9),
    },
}  # fmt: skip


@pytest.mark.parametrize("code", [MILL, WORKS])
def test_that_a_sugar_sample_gives_the_figures_reckoned_by_hand(figures: dict[str, Evaluation], code: str) -> None:
    for name, (expected, within) in BY_HAND[code].items():
        sheet, field = name.split(".")
        assert figures[code].shown_value((sheet, "", field)) == pytest.approx(expected, abs=within), name


@pytest.mark.parametrize("code", [MILL, WORKS])
def test_that_a_sugar_sample_holds_nothing_impossible(figures: dict[str, Evaluation], code: str) -> None:
    assert [each.address for each in figures[code].findings if each.severity == "error"] == []


def test_that_the_works_says_what_was_counted_and_not_weighed(figures: dict[str, Evaluation]) -> None:
    for item in ("cane", "bagasse_own", "water_well"):
        assert figures[WORKS].origin(("P08", "use", "qty"), f"{item}.2026-01") == "estimated", item


@pytest.mark.parametrize("name", ["sugar-mill", "sugar-traditional"])
def test_that_a_sugar_sample_says_that_it_is_one(name: str) -> None:
    sample = written.read(samples.FOLDER / f"{name}.yaml")
    assert "không có thật" in sample.note.vi
    assert "made-up" in sample.note.en
    for record in sample.records:
        assert record.entries["record/sample"] == "yes"
    typed = sample.records[1].entries
    assert "mẫu" in str(sample.records[0].entries["P02/legal_name"]).casefold()
    assert "không có thật" in str(typed["P01/title@note"])
