"""What is wrong only once everything is bound together is said at the file and line it comes from."""

import re
from pathlib import Path

import pytest

from tests.content.folders import WHOLE, said, spoilt, write

P05, K02 = "worksheets/P05-output.yaml", "worksheets/K02-savings.yaml"
RICE = "sectors/rice-noodles/"


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "text"),
    [
        (P05, "value: power_cost / power", "value: power_cost / pwoer", 22, "there is no pwoer on P05"),
        (P05, "value: power_cost / power", "value: power", 22, "power gives mass.length2/time2"),
        (P05, "value: power_cost / power", "value: power_cost /", 22, "cannot be read: power_cost /"),
        (P05, "value: power_cost / power", "value: price", 22, "these wait for one another"),
        (P05, "when: power > '1000 MWh'", "when: power > '1000 t'", 24, ""),
        (P05, "when: power > '1000 MWh'", "when: power", 24, "is neither true nor false: power"),
        (P05, "when: price > '5000 VND/kWh'", "when: price > 5000", 28, ""),
        (K02, "default: source.amount", "default: source.amout", 21, "end_uses have no amout"),
        (K02, 'value: uses.row(use).amount', 'value: uses.row(use).amout', 30, ""),
        ("streams.yaml", "baseline: P05.power", "baseline: P05.output_total", 6, "P05.output_total gives "),
        ("streams.yaml", "baseline: P05.power", "baseline: P09.power", 6, "there is no P09.power"),
        (RICE + "end_uses.yaml", "0.1 * P05.power", "0.1 * P05.pwoer", 7, "there is no P05.pwoer"),
        ("registers.yaml", '"P05/output_total"', '"P05/output"', 14, "rapid asks no P05/output"),
        ("registers.yaml", '"P05/output_total"', '"P05/price"', 14, "rapid asks no P05/price"),
        ("registers.yaml", 'name: "P02/name"', 'name: "P02/title"', 5, "enterprise asks no P02/title"),
        ("report/brief.yaml", "P02.name", "P02.title", 4, "there is no field enterprise.P02.title"),
        ("report/brief.yaml", "enterprise.P02.name", "detailed.P02.name", 4, "there is no field detailed.P02.name"),
        ("report/brief.yaml", "enterprise.P02.name", "P02/name", 4, "there is no field P02/name"),
        ("report/brief.yaml", "table: K02.streams", "table: K02.steams", 5, "there is no table K02.steams"),
        ("report/brief.yaml", '"baseline ±"', '"base ±"', 5, "K02.streams has no column base"),
        ("report/brief.yaml", '"unit|baseline"', '"unit|base"', 5, "K02.streams has no column base"),
        ("report/brief.yaml", "K02.uses", "K02.use", 5, "there is no table K02.use"),
        ("report/brief.yaml", '"unit|baseline"', "note", 5, "K02.streams has no column note, or not in every form"),
        ("report/brief.yaml", "table: K02.streams,", "table: K02.streams, where: open,", 5,
         "K02.streams has no column open, or not in every form"),
        ("report/brief.yaml", "table: K02.streams,", "table: K02.streams, options: {table: P08.x},", 5,
         "there is no table P08.x"),
        ("report/brief.yaml", "block: table, table: K02.streams", "block: sheet, table: K09", 5,
         "there is no sheet K09"),
        ("report/brief.yaml", "id: words,", "id: words, after: what,", 6, "there is no part what to follow"),
        ("report/brief.yaml", 'en: "Output {P05.output_total}"', 'en: "Output {P05.output}"', 6,
         "there is no field P05.output"),
    ],
)  # fmt: skip
def test_that_what_cannot_be_bound_is_said_at_its_line(
    tmp_path: Path, name: str, old: str, new: str, line: int, text: str
) -> None:
    spoilt(tmp_path, name, old, new)
    found = said(tmp_path)
    assert {(file, at) for file, at, _ in found} == {(Path(name).name, line)}
    assert found[0][2].startswith(text)


def test_that_an_effect_in_the_wrong_unit_is_said_at_its_option(tmp_path: Path) -> None:
    spoilt(tmp_path, K02, 'unit: "{of}", default: source.low_amount', "unit: t, default: source.low_amount")
    found = said(tmp_path)
    assert {file for file, _, _ in found} == {"options.yaml"}
    assert found[0][1] in (7, 8)


def test_that_a_check_on_a_shallow_form_is_counted_as_in_its_file(tmp_path: Path) -> None:
    """The rapid form leaves out the check on `price`, which stands before the broken one in this file."""
    text = WHOLE[P05]
    first, second = text[text.index("  - when: power >") :].split("  - when: price", 1)
    broken = first.replace("power > '1000 MWh'", "power")
    swapped = text[: text.index("  - when: power >")] + "  - when: price" + second + broken
    line = swapped[: swapped.index("when: power\n")].count("\n") + 1
    write(tmp_path, {**WHOLE, P05: swapped})
    assert said(tmp_path) == [("P05-output.yaml", line, "is neither true nor false: power")]


def test_that_a_report_may_speak_of_the_sheets_of_one_sector(tmp_path: Path) -> None:
    write(tmp_path, WHOLE)
    brief = WHOLE["report/brief.yaml"] + "  - {id: soaking, block: fields, fields: [RN1.time]}\n"
    write(tmp_path, {"report/brief.yaml": brief})
    assert said(tmp_path) == []


def test_that_a_sheet_of_ones_own_can_break_ours_and_is_said(tmp_path: Path) -> None:
    ours = write(tmp_path / "ours", WHOLE)
    own = write(tmp_path / "own", {P05: re.sub(r"\bpower\b", "current", WHOLE[P05])})
    assert ("streams.yaml", 6, "there is no P05.power") in said(ours, own)
