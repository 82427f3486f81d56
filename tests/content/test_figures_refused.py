"""A figure of a sector's folder that has no grade, no source or no known unit is refused, with file and line."""

from pathlib import Path

import pytest

from tests.content.folders import WHOLE, said, write

RICE = "sectors/rice-noodles/"
TIERS, USES, OPTIONS, LIST = (
    RICE + name for name in ("benchmarks.csv", "end_uses.yaml", "options.yaml", "checklist.yaml")
)
LIMITS = RICE + "limits.csv"
SHEET = RICE + "worksheets/RN1-soaking.yaml"
FOLDER = {
    **WHOLE,
    LIMITS: """\
id,title_vi,title_en,regulation,parameter,value,unit,grade,source
cod,COD,COD,law,cod,9,mg/L,read,guide
""",
}
EFFECT = 'low: "2", high: "5", unit: "%", grade: estimate, source: own}'
COST = 'capacity_unit: t/day, year: "2025", grade: estimate, source: own}'
ENDING = "    grade: estimate\n    source: own\n"


def _spoilt(folder: Path, name: str, old: str, new: str) -> Path:
    text = FOLDER[name]
    assert text.count(old) == 1, f"{old!r} must be there once"
    return write(folder, {**FOLDER, name: text.replace(old, new)})


MISSING = [
    (TIERS, "craft,,,estimate,own,,,,\n", "craft,,,,own,,,,\n", 2, "is missing"),
    (TIERS, "craft,,,estimate,own,,,,\n", "craft,,,estimate,,,,,\n", 2, "is missing"),
    (USES, "    grade: estimate\n", "", 2, "is missing"),
    (USES, "    source: own\n", "", 2, "is missing"),
    (OPTIONS, EFFECT, EFFECT.replace(", grade: estimate", ""), 7, "is missing"),
    (OPTIONS, EFFECT, EFFECT.replace(", source: own", ""), 7, "is missing"),
    (OPTIONS, COST, COST.replace(", grade: estimate", ""), 9, "is missing"),
    (OPTIONS, COST, COST.replace(", source: own", ""), 9, "is missing"),
    (OPTIONS, ENDING, "    source: own\n", 2, "is missing"),
    (OPTIONS, ENDING, "    grade: estimate\n", 2, "is missing"),
    (LIST, "    grade: estimate\n", "", 2, "is missing"),
    (LIST, "    source: own\n", "", 2, "is missing"),
    (LIMITS, ",read,guide", ",,guide", 2, "is missing"),
    (LIMITS, ",read,guide", ",read,", 2, "is missing"),
]
UNKNOWN = [
    (TIERS, "read,guide,2020", "seen,guide,2020", 3, "is none of 'read', 'memory', 'derived' or 'estimate': seen"),
    (TIERS, "read,guide,2020", "read,hearsay,2020", 3, "there is no source hearsay in sources.csv"),
    (TIERS, "read,guide,2020", "read,own,2020", 3, "own is estimate; what rests on it was not read"),
    (USES, "grade: estimate", "grade: guess", 8, "is none of 'read', 'memory', 'derived' or 'estimate': guess"),
    (USES, "source: own", "source: me", 9, "there is no source me in sources.csv"),
    (OPTIONS, EFFECT, EFFECT.replace("source: own", "source: me"), 7, "there is no source me in sources.csv"),
    (OPTIONS, COST, COST.replace("source: own", "source: me"), 9, "there is no source me in sources.csv"),
    (OPTIONS, ENDING, ENDING.replace("own", "me"), 12, "there is no source me in sources.csv"),
    (LIST, "source: own", "source: me", 12, "there is no source me in sources.csv"),
    (LIMITS, ",read,guide", ",read,own", 2, "own is estimate; what rests on it was not read"),
]
UNITS = [
    (TIERS, "0.72,,GJ/t", "0.72,,GJ/ton", 3, "there is no unit GJ/ton"),
    (USES, "unit: kWh", "unit: kwhh", 6, "there is no unit kwhh"),
    (RICE + "indicators.yaml", "unit: kWh/t", "unit: kWh/ton", 4, "there is no unit kWh/ton"),
    (OPTIONS, 'high: "3", unit: kWh/t', 'high: "3", unit: kWh/ton', 8, "there is no unit kWh/ton"),
    (OPTIONS, "capacity_unit: t/day", "capacity_unit: t/dy", 9, "there is no unit t/dy"),
    (LIST, "unit: h", "unit: hrs", 7, "there is no unit hrs"),
    (LIMITS, ",mg/L,", ",mgL,", 2, "there is no unit mgL"),
    (SHEET, "unit: h", "unit: hrs", 6, "there is no unit hrs"),
]


@pytest.mark.parametrize(("name", "old", "new", "line", "text"), [*MISSING, *UNKNOWN, *UNITS])
def test_that_a_figure_without_grade_source_or_unit_is_refused(
    tmp_path: Path, name: str, old: str, new: str, line: int, text: str
) -> None:
    found = said(_spoilt(tmp_path, name, old, new))
    assert (Path(name).name, line, text) in found


def test_that_the_folder_is_whole_before_it_is_spoilt(tmp_path: Path) -> None:
    assert said(write(tmp_path, FOLDER)) == []
