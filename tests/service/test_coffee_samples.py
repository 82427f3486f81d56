"""The two sample coffee mills against sums made by hand."""

from collections.abc import Iterator

import pytest

from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.finding import Finding
from cpa_desktop.service.workspace import Desk

WET, DRY = "MẪU-2026-03-NHANH", "MẪU-2026-04-NHANH"
# Wet: 40 L x 595.2 t = 23,808 m3, / 3,000 t = 7.936; + 0.149 x 3,000 = 24,255 m3, x 6.2 / 3,000 = 50.127 kg/t.
# Green 595.2 x 0.828 = 492.83 t; 23,808 / 492.83 = 48.31 L/kg. The dryer is left 0.414866 of 1.004064 of water per dry
# matter, 41.319 %, so that 245.93 t count: wood 95.9 x 15.6 = 1,496.04 GJ, 6.083 GJ/t. Vapour 595.2 x 0.893617
# = 531.88 t, x 41.319 % x 2.5 / 1,496.04 = 36.72 %. Electricity (36,300 - 12,300) / 3,000 = 8. Beans in the pulp
# 1,200 x 0.018 x 0.487 = 10.519 t.
WET_BY_HAND = {
    "cherry_per_parchment": (5.0403, 1e-4),
    "cherry_per_green": (6.0873, 1e-4),
    "water_per_cherry": (7.936, 1e-9),
    "water_per_green": (48.310, 0.001),
    "wastewater_per_cherry": (8.085, 1e-9),
    "cod_per_cherry": (50.127, 1e-6),
    "heat_per_parchment": (6.0832, 1e-4),
    "dryer_efficiency": (36.72, 0.01),
    "electricity_wet": (8.0, 1e-9),
    "lost_green": (10.5192, 1e-4),
}
# Dry: 2,000 / (4,000 x 50.5 %) = 99.01 %, 20 t lost; 120,000 kWh and 200 m3 over 2,000 t.
DRY_BY_HAND = {
    "green_total": (2000.0, 1e-9),
    "hulling_recovery": (99.0099, 1e-4),
    "lost_green": (20.0, 1e-9),
    "electricity_mill": (60.0, 1e-9),
    "water_dry_mill": (0.1, 1e-9),
    "husk_recorded": (1980.0, 1e-6),
}


@pytest.fixture(scope="module")
def made(
    catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, tuple[Evaluation, list[Finding]]]]:
    """What the program makes of the coffee samples, by their codes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CPA_DESKTOP_HOME", str(tmp_path_factory.mktemp("coffee samples")))
        with Desk.open_sample(catalogue=catalogue) as desk:
            result = {}
            for row in desk.records("rapid"):
                if row.texts["code"].vi in (WET, DRY):
                    session = desk.session(row.id)
                    session.settle()
                    result[row.texts["code"].vi] = (session.evaluation, list(session.evaluation.findings))
            yield result


@pytest.mark.parametrize(("code", "by_hand"), [(WET, WET_BY_HAND), (DRY, DRY_BY_HAND)], ids=["wet", "dry"])
def test_that_a_sample_of_coffee_gives_the_figures_reckoned_by_hand(
    made: dict[str, tuple[Evaluation, list[Finding]]], code: str, by_hand: dict[str, tuple[float, float]]
) -> None:
    evaluation, findings = made[code]
    for name, (expected, within) in by_hand.items():
        assert evaluation.shown_value(("CF1", "", name)) == pytest.approx(expected, abs=within), name
    assert not [finding.address for finding in findings if finding.severity == "error"]


def test_that_the_wet_sample_says_what_is_not_its_own(made: dict[str, tuple[Evaluation, list[Finding]]]) -> None:
    evaluation, findings = made[WET]
    assert evaluation.cell(("CF1", "", "conversion")) == "factor"
    assert {"CF1/conversion", "record/fact_grid"} <= {finding.address for finding in findings}
    # Water has published tiers; those of heat and electricity are estimates, those of COD from memory.
    priced = {
        row
        for row in evaluation.rows("K01", "indicators")
        if evaluation.cell(("K01", "indicators", "is_sourced"), row) is True
    }
    assert "fresh_water" in priced
    assert not priced & {"heat", "electricity_wet", "electricity_dryer", "beans_in_pulp", "cod_load"}
