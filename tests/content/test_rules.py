"""Each way in which a piece of content can be wrong by itself, with the file and line at which it is said."""

from pathlib import Path

import pytest

from tests.content.folders import WHOLE, said, spoilt, whole

P02, P05, K02 = "worksheets/P02-enterprise.yaml", "worksheets/P05-output.yaml", "worksheets/K02-savings.yaml"
SORT = "register: enterprise"
RICE = "sectors/rice-noodles/"


def test_that_nothing_is_wrong_with_a_whole_folder(tmp_path: Path) -> None:
    assert said(whole(tmp_path)) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "text"),
    [
        (P05, "id: P05", "id: P06", 1, "the file of P06 is called P06-….yaml, not P05-output.yaml"),
        (
            P05,
            "need: must",
            "sector: tea",
            4,
            "a sheet belongs to the sector in whose folder it stands; leave this out",
        ),
        (
            P05,
            "{id: power_cost,",
            '{id: "năm",',
            16,
            "năm is no id: letters without accents, digits and _ , a letter first",
        ),
        (P05, "{id: power_cost,", "{id: class,", 16, "class means something else in expressions; take another id"),
        (K02, "{id: note,", "{id: id,", 13, "id means something else in expressions; take another id"),
        (P05, "{id: title,", "{id: power,", 15, "power is there already"),
        (K02, "{id: note,", "{id: uses,", 13, "column uses hides the field uses of this sheet"),
        (P05, "kind: money", "kind: gold", 16, "there is no kind gold; the kinds are "),
        (P05, "    value: power_cost / power\n", "", 17, "what is computed says its value"),
        (K02, "    rows: {source: streams}\n", "", 5, "a table has rows and columns"),
        (K02, 'kind: text, level: "3"', "kind: table", 13, "a table cannot stand in a table"),
        (P05, "unit: kWh,", "unit: kWh, rows: {own: true},", 15, "only a table has rows and columns, not a quantity"),
        (P02, "choices_from: sectors, ", "", 6, "a choice says its choices, or where they are from"),
        (P02, "sectors,", 'sectors, choices: [{id: a, title: {vi: "a", en: "a"}}],', 6, "the choices are given, or"),
        (K02, "    of: unit\n", "    of: units\n", 7, "streams has no column units"),
        (K02, "    of: unit\n", "    of: unit\n    title: name\n", 8, "streams has no column name"),
        (K02, "    of: unit\n", "    of: unit\n    one_of: [[unit, x]]\n", 8, "streams has no column x"),
        (K02, "    of: unit\n", "    of: unit\n    print: {columns: [x]}\n", 8, "streams has no column x"),
        (K02, "{id: note,", "{id: note, shared: month,", 13, "month is no part of the row's key"),
        (P05, 'level: "3"', 'level: "4"', 19, "a level is 1, 2 or 3, not 4"),
        (P02, SORT, f'{SORT}\nshort: "4"', 4, "a sheet is short up to level 1, 2 or 3, not 4"),
        (
            P05,
            "need: must",
            'short: "1"',
            4,
            "a short sheet begins with what must or should be answered; say that of a f",
        ),
        (
            P02,
            WHOLE[P02],
            WHOLE[P02].replace("choices_from", "need: should, choices_from").replace(SORT, f'{SORT}\nshort: "1"'),
            4,
            "a short sheet folds what only may be answered; here there is nothing of that",
        ),
        (P05, "{old_power: power}", "{old_power: pwoer}", 5, "old_power became pwoer, but there is no pwoer"),
        (P05, "{old_power: power}", "{price: power}", 5, "price became power, but price is still there"),
        (P05, "need: must", "deleted: [power]", 4, "power was deleted, but is still there"),
        (P05, "power: {power}.", "power: {power.", 27, "quotes a value as {name}: expected '}' before end of string"),
    ],
)
def test_that_a_spoilt_sheet_is_said(tmp_path: Path, name: str, old: str, new: str, line: int, text: str) -> None:
    spoilt(tmp_path, name, old, new)
    found = said(tmp_path)
    assert [(file, at) for file, at, _ in found] == [(Path(name).name, line)]
    assert found[0][2].startswith(text)


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "text"),
    [
        (P05, 'en: "Cost of power"', 'en: " "', 16, "is empty"),
        (P05, 'vi: "Tiền điện"', 'vi: "Tiền  điện"', 16, "has a space too many"),
        (P05, 'vi: "Tiền điện"', 'vi: "Tiền điện "', 16, "has a space too many"),
        (P05, 'vi: "Tiền điện", en: "Cost of power"', 'vi: "The cost of power bought", en: "The cost of power bought"',
         16, "is the same in Vietnamese and English"),
        (P05, "unit: VND/kWh", "unit: VND/kWj", 20, "there is no unit VND/kWj"),
        (P05, "units: [t, kg]", "units: [t, kgs]", 11, "there is no unit kgs"),
        (P05, "units: [t, kg]", "units: [t, m3]", 11, "m3 does not convert into t"),
        (P05, 'basis: "{product}"', "basis: one tonne", 12, "a basis is written roots, starch or roots/starch"),
        (P05, '["0.1", "100000"]', '["5", "1"]', 13, "5.0 is above 1.0"),
        (P05, '["0.1", "100000"]', '["1", "5"]\n    least: "2"', 13, "1.0 is usual, but 2.0 is the least"),
        (P05, '["0.1", "100000"]', '["1", "5"]\n    most: "4"', 13, "5.0 is usual, but 4.0 is the most"),
        ("factors.csv", "0.68,0.6,0.7", "0.68,0.7,0.6", 3, "low 0.7 is above high 0.6"),
        ("factors.csv", "0.68,0.6,0.7", "0.58,0.6,0.7", 3, "low 0.6 is above value 0.58"),
        ("factors.csv", "2025,,,read", "2025,2026-01-01,2025-01-01,read", 3, "valid_from 2026-01-01 is above valid_to"),
        ("factors.csv", "0.6,0.7,tCO2e/MWh", "0.6,0.7,kgCO2e/kWh", 3, "grid is in tCO2e/MWh elsewhere, and here in kg"),
        ("factors.csv", "2024,,,read,guide", "2024,,,read,guides", 2, "there is no source guides in sources.csv"),
        ("factors.csv", "2024,,,read,guide", "2024,,,read,own", 2, "own is estimate; what rests on it was not read"),
        ("factors.csv", "2024,,,read,guide", "2024,,,,guide", 2, "is missing"),
        ("factors.csv", "2000,,,VND/kWh", '"2.000,5",,,VND/kWh', 4, "is no number; write it with a point: 2.000,5"),
        (P05, 'basis: "{product}"', "plausible_source: x", 12, "there is no source x in sources.csv"),
        ("streams.yaml", "unit: kWh", 'unit: ""', 5, "there is no unit "),
        ("resources.csv", "well_water,", "nước,", 3, "nước is no id: letters without accents, digits, _ and -"),
        ("resources.csv", "1000,5000", "5000,1000", 2, "price_low 5000.0 is above price_high 1000.0"),
        ("factors.csv", ",2025-01-01,", ",01/2025,", 4, "a day is written 2025-12-31, not 01/2025"),
        ("registers.yaml", "id: detailed", "id: in-detail", 15, "in-detail must do as a name in expressions"),
        ("registers.yaml", "id: detailed", "id: class", 15, "class must do as a name in expressions"),
        ("method.yaml", '{id: "2", title: {vi: "Thu', '{id: "1", title: {vi: "Thu', 1, "there are two tasks 1"),
        (RICE + "sector.yaml", "variants:\n", 'variants:\n  - {id: craft, title: {vi: "nhỏ", en: "small"}}\n', 7,
         "craft can be chosen already"),
        ("report/brief.yaml", "kind: brief", "kind: short", 1, "the file of short is called short.yaml"),
        (RICE + "sector.yaml", "id: rice-noodles", "id: noodles", 1, "a sector is called like its folder"),
        (RICE + "sector.yaml", "basis: noodles", "basis: noodles\nsteps: []", 5, "steps stand in a file of their own"),
        (RICE + "options.yaml", 'low: "2", high: "5"', 'low: "5", high: "2"', 7, "low 5.0 is above high 2.0"),
        (RICE + "checklist.yaml", "form: number", "form: choice", 6, "choices belong to the form choice"),
        (RICE + "checklist.yaml", '    bad_above: "6"\n', "", 6, "a number says above or below what it is bad"),
        (RICE + "checklist.yaml", "form: number", "form: grade", 6, "thresholds and ledger belong to the form number"),
    ],
)  # fmt: skip
def test_that_a_spoilt_piece_is_said(tmp_path: Path, name: str, old: str, new: str, line: int, text: str) -> None:
    spoilt(tmp_path, name, old, new)
    found = said(tmp_path)
    assert (Path(name).name, line) in [(file, at) for file, at, _ in found]
    assert any(words.startswith(text) for _, _, words in found)


CHOICES = '[{id: a, title: {vi: "a", en: "a"}, state: good}, {id: b, title: {vi: "b", en: "a"}, state: bad}]'


def test_that_two_choices_of_the_same_words_are_said(tmp_path: Path) -> None:
    spoilt(tmp_path, P02, "choices_from: sectors", f"choices: {CHOICES}")
    assert said(tmp_path) == [("P02-enterprise.yaml", 6, "a can be chosen already")]


def test_that_a_choice_of_a_question_says_how_it_is_judged(tmp_path: Path) -> None:
    old = 'form: number\n    unit: h\n    bad_above: "6"'
    choices = CHOICES.replace("state: good", "state: fine").replace('en: "a"}, state: bad', 'en: "b"}, state: bad')
    spoilt(tmp_path, RICE + "checklist.yaml", old, f"form: choice\n    choices: {choices}")
    text = "the state of a choice is good, partly, bad or not_applicable, not fine"
    assert said(tmp_path) == [("checklist.yaml", 7, text)]


def test_that_every_line_of_the_whole_folder_is_used_by_these_tests_as_it_stands() -> None:
    assert all(text.endswith("\n") for text in WHOLE.values())
