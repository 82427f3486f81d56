"""Each name that stands for nothing, and each pair that does not go together, with its file and line."""

from pathlib import Path

import pytest

from tests.content.folders import WHOLE, said, spoilt, write

P02, K02 = "worksheets/P02-enterprise.yaml", "worksheets/K02-savings.yaml"
RICE = "sectors/rice-noodles/"
OPTIONS, TIERS, USES = RICE + "options.yaml", RICE + "benchmarks.csv", RICE + "end_uses.yaml"


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "text"),
    [
        (P02, "register: enterprise", "register: farm", 3, "there is no register farm"),
        (K02, 'task: "5"', 'task: "9"', 3, "there is no task 9"),
        (P02, "choices_from: sectors", "choices_from: sector", 6, "there is no list sector"),
        (P02, '"2025-07"', '"2030-01"', 7, "there is no scheme of places 2030-01"),
        (K02, "choices_from: uses", "choices_from: usage", 29, "there is no table usage"),
        (K02, "choices_from: uses", "choices_from: P02.name", 29, "there is no table P02.name"),
        ("registers.yaml", "reports: [brief]", "reports: [short]", 12, "there is no report short"),
        ("registers.yaml", 'id: enterprise\n', 'id: enterprise\n    parent: rapid\n', 3,
         "enterprise belongs to itself in the end"),
        ("registers.yaml", "    headlines:\n", '    headlines:\n      - {key: output, address: "P05/power", title: '
         '{vi: "Điện", en: "Power"}}\n', 15, "there is a headline output already"),
        ("resources.csv", ",power_energy,", ",power,", 2, "there is no fact power"),
        ("resources.csv", ",power_price,", ",grid,", 2, "grid is in tCO2e/MWh, not in VND/kWh"),
        ("resources.csv", "Well water,water", "Well water,rain", 3, "there is no group rain"),
        ("places.csv", "Ha Noi,01", "Ha Noi,02", 2, "there is no place 02"),
        ("questions.yaml", 'options: ["RN01"]', 'options: ["XX"]', 6, "there is no option XX"),
        ("questions.yaml", "resources: [electricity]", "needs: [kiln]", 5, "there is no installation kiln"),
        ("questions.yaml", "resources: [electricity]", "resources: [gas]", 5, "there is no resource gas"),
        (RICE + "steps.yaml", "variants: [craft]", "variants: [large]", 3, "there is no variant large in rice-noodles"),
        (USES, 'step: "A1"', 'step: "A9"', 4, "there is no step A9 in rice-noodles"),
        (USES, "stream: electricity", "stream: steam", 5, "there is no stream steam in rice-noodles"),
        (USES, "unit: kWh", "unit: MWh", 6, "electricity is counted in kWh, and so are its parts"),
        (RICE + "indicators.yaml", "stream: electricity", "stream: steam", 7,
         "there is no stream steam in rice-noodles"),
        (TIERS, "electricity,good", "power,good", 2, "there is no indicator power in rice-noodles"),
        (TIERS, "noodles,craft,,,", "noodles,big,,,", 2, "there is no variant big in rice-noodles"),
        (TIERS, "guide,2020,,", 'guide,2020,"Hà Nội, Atlantis",', 3, "there is no region Atlantis in regions.csv"),
        (TIERS, "100,kWh/t", "100,m3/t", 2, "electricity is in kWh/t, which m3/t is not"),
        (TIERS, "kWh/t,noodles", "kWh/t,rice", 2, "electricity is on the basis noodles, not rice"),
        (OPTIONS, 'step: "A1"', 'step: "A7"', 4, "there is no step A7 in rice-noodles"),
        (OPTIONS, "indicators: [electricity]", "indicators: [heat]", 10, "there is no indicator heat in rice-noodles"),
        (OPTIONS, "indicators: [electricity]", 'excludes: ["RN2"]', 10, "there is no option RN2 in rice-noodles"),
        (OPTIONS, "indicators: [electricity]", 'requires: ["RN2"]', 10, "there is no option RN2 in rice-noodles"),
        (OPTIONS, "electricity_soaking, form: percent", "soaking, form: percent", 7,
         "there is no end use soaking in rice-noodles"),
        (OPTIONS, 'unit: "%"', "unit: kWh", 7, "percent of electricity is in %, which kWh is not"),
        (OPTIONS, "unit: kWh/t", "unit: kWh/m3", 8, "per_output of electricity is in kWh/t, which kWh/m3 is not"),
        (OPTIONS, "capacity_unit: t/day", "capacity_unit: t/year", 9,
         "an investment is in VND for a capacity in t/day"),
        (RICE + "checklist.yaml", 'step: "A1"', 'step: "A8"', 5, "there is no step A8 in rice-noodles"),
        (RICE + "checklist.yaml", 'also: ["C1"]', 'also: ["C9"]', 10, "there is no common question C9 in rice-noodles"),
    ],
)  # fmt: skip
def test_that_a_name_without_a_bearer_is_said(
    tmp_path: Path, name: str, old: str, new: str, line: int, text: str
) -> None:
    spoilt(tmp_path, name, old, new)
    assert (Path(name).name, line, text) in said(tmp_path)


@pytest.mark.parametrize(
    ("spoiling", "text"),
    [
        (("to_step: A2", "to_step: A9"), "there is no step A9 in rice-noodles"),
        (("resource: electricity", "resource: rice"), "there is no resource rice in rice-noodles"),
        (("variants: [craft]", "variants: [large]"), "there is no variant large in rice-noodles"),
        (("to_step: A2", "to_step: A1"), "runs from a step to that same step, or from outside to outside"),
    ],
)
def test_that_a_template_of_streams_runs_between_steps_that_are_there(
    tmp_path: Path, spoiling: tuple[str, str], text: str
) -> None:
    flows = (
        "flows:\n  - {id: soaked, title: {vi: Gạo ngâm, en: Soaked rice}, from_step: A1, to_step: A2, "
        "resource: electricity, variants: [craft]}\n"
    )
    assert said(write(tmp_path / "whole", {**WHOLE, RICE + "flows.yaml": flows})) == []
    (problem,) = said(write(tmp_path / "spoilt", {**WHOLE, RICE + "flows.yaml": flows.replace(*spoiling)}))
    assert problem[2] == text


def test_that_what_a_plant_usually_has_is_in_the_ledger(tmp_path: Path) -> None:
    sector = WHOLE[RICE + "sector.yaml"] + "usual: [electricity, rice]\n"
    (problem,) = said(write(tmp_path, {**WHOLE, RICE + "sector.yaml": sector}))
    assert problem[2] == "there is no resource rice"
