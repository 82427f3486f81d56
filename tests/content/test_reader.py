"""A folder becomes a catalogue; a person's own folder adds to ours and overrides by id."""

from pathlib import Path

import pytest

from cpa_desktop.core.fact import lookup
from cpa_desktop.core.text import Text
from tests.content.folders import WHOLE, loaded, problems, said, spoilt, whole, write


def test_that_a_whole_folder_becomes_a_catalogue(tmp_path: Path) -> None:
    catalogue = loaded(whole(tmp_path))
    assert [sheet.id for sheet in catalogue.worksheets] == ["K02", "P02", "P05", "RN1"]
    assert [sheet.sector for sheet in catalogue.worksheets] == ["", "", "", "rice-noodles"]
    assert [register.id for register in catalogue.registers] == ["enterprise", "rapid", "detailed"]
    assert [task.id for task in catalogue.method.tasks] == [1, 2, 5]
    assert [fact.value for fact in catalogue.facts if fact.id == "grid"] == [0.66, 0.68]
    assert catalogue.sources["guide"].year == "2020"
    assert catalogue.places[0].title == Text(vi="Hà Nội", en="Ha Noi")
    assert [part.id for part in catalogue.report("brief").parts] == ["who", "savings", "words"]
    sector = catalogue.sector("rice-noodles")
    parts = (sector.steps, sector.end_uses, sector.indicators, sector.benchmarks, sector.questions, sector.options)
    assert [len(part) for part in parts] == [2, 1, 1, 2, 1, 1]
    assert not catalogue.overridden


def test_that_a_sector_needs_no_more_than_to_be_introduced(tmp_path: Path) -> None:
    bare = {name: text for name, text in WHOLE.items() if "rice-noodles" not in name or name.endswith("sector.yaml")}
    bare["questions.yaml"] = bare["questions.yaml"].replace('    options: ["RN01"]\n', "")
    assert loaded(write(tmp_path, bare)).sector("rice-noodles").options == ()


def test_that_a_file_of_comments_alone_is_a_file_without_pieces(tmp_path: Path) -> None:
    whole(tmp_path)
    write(tmp_path, {"sectors/tea/sector.yaml": _head("tea"), "sectors/tea/steps.yaml": "# later\n"})
    assert loaded(tmp_path).sector("tea").steps == ()


def test_that_notes_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    whole(tmp_path)
    write(tmp_path, {"README.md": "Notes", ".old.yaml": "[", "~$factors.csv": "x", "sectors/.trash/sector.yaml": "["})
    assert said(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "line", "text"),
    [
        ("worksheets/P09.yml", 1, "nothing reads a file of this name here"),
        ("sectors/rice-noodles/option.yaml", 1, "nothing reads a file of this name here"),
        ("factors - copy.csv", 1, "nothing reads a file of this name here"),
        ("worksheets/old/P05-output.yaml", 1, "nothing reads a file of this name here"),
    ],
)
def test_that_a_file_nothing_reads_is_said(tmp_path: Path, name: str, line: int, text: str) -> None:
    write(whole(tmp_path), {name: "id: x\n"})
    assert said(tmp_path) == [(Path(name).name, line, text)]


def test_that_a_sector_without_an_introduction_is_said(tmp_path: Path) -> None:
    write(whole(tmp_path), {"sectors/tea/steps.yaml": 'steps:\n  - {id: "T1", title: {vi: "Sao", en: "Roasting"}}\n'})
    assert [file for file, _, _ in said(tmp_path)] == ["sector.yaml"]


@pytest.mark.parametrize("wrong", ["- id: x\n", "stream: []\n", "streams: {}\n", "streams: []\nmore: []\n", "none\n"])
def test_that_a_list_stands_under_its_one_key(tmp_path: Path, wrong: str) -> None:
    write(tmp_path, {**WHOLE, "streams.yaml": wrong})
    assert said(tmp_path) == [("streams.yaml", 1, "wants the one key streams with a list under it")]


def test_that_a_piece_said_twice_is_said(tmp_path: Path) -> None:
    again = "electricity,Điện,Electricity,electricity,,kWh,,,,,,,,,\n"
    spoilt(tmp_path, "resources.csv", "well_water,", f"{again}well_water,")
    assert said(tmp_path) == [("resources.csv", 3, "resource electricity is there already: resources.csv, line 2")]


def test_that_all_problems_of_all_files_are_found_at_once(tmp_path: Path) -> None:
    whole(tmp_path)
    write(tmp_path, {"streams.yaml": "streams: [\n", "places.csv": "scheme\na,b\n"})
    file = tmp_path / "worksheets" / "P02-enterprise.yaml"
    file.write_text(file.read_text("utf-8").replace("kind: text", "knid: text"), "utf-8")
    assert {(problem.file.name, problem.line) for problem in problems(tmp_path)} == {
        ("streams.yaml", 1),
        ("places.csv", 2),
        ("P02-enterprise.yaml", 5),
    }


def test_that_an_own_folder_adds_and_overrides(tmp_path: Path) -> None:
    ours, own = whole(tmp_path / "ours"), tmp_path / "own"
    write(own, {"factors.csv": WHOLE["factors.csv"].splitlines()[0] + "\n"
                + "power_price,Giá điện,Price of power,2500,,,VND/kWh,,,2025-01-01,,estimate,own,,\n"
                + "power_price,Giá điện,Price of power,2600,,,VND/kWh,,,2026-01-01,,estimate,own,,\n",
                "sectors/rice-noodles/steps.yaml":
                'steps:\n  - {id: "A2", title: {vi: "Hấp", en: "Steaming"}}\n'
                '  - {id: "A3", title: {vi: "Ép", en: "Pressing"}}\n',
                "sectors/tea/sector.yaml": _head("tea")})  # fmt: skip
    catalogue = loaded(ours, own)
    prices = [fact for fact in catalogue.facts if fact.id == "power_price"]
    found = [lookup(prices, when) for when in ("2025-06-01", "2026-06-01")]
    assert [each.fact.value for each in found if each] == [2500, 2600]
    assert [(step.id, step.title.en) for step in catalogue.sector("rice-noodles").steps] == [
        ("A1", "Soaking"),
        ("A2", "Steaming"),
        ("A3", "Pressing"),
    ]
    assert [sector.id for sector in catalogue.sectors] == ["rice-noodles", "tea"]
    assert catalogue.overridden == ("fact power_price of 2025-01-01", "step A2")


def test_that_a_sheet_of_ones_own_stands_in_place_of_ours(tmp_path: Path) -> None:
    ours = whole(tmp_path / "ours")
    changed = WHOLE["worksheets/P05-output.yaml"].replace('en: "Cost of power"', 'en: "Bill"')
    own = write(tmp_path / "own", {"worksheets/P05-own.yaml": changed})
    catalogue = loaded(ours, own)
    assert [sheet.field("power_cost").label.en for sheet in catalogue.worksheets if sheet.id == "P05"] == ["Bill"]
    assert catalogue.overridden == ("worksheet P05",)


def test_that_a_sheet_of_one_sector_never_stands_in_place_of_a_common_one(tmp_path: Path) -> None:
    own = write(tmp_path / "own", {"sectors/rice-noodles/worksheets/P05-own.yaml": WHOLE["worksheets/P05-output.yaml"]})
    text = "worksheet P05 is there already: P05-output.yaml, line 1"
    assert said(whole(tmp_path / "ours"), own) == [("P05-own.yaml", 1, text)]


def test_that_parts_of_a_report_are_overridden_and_added_one_by_one(tmp_path: Path) -> None:
    own = """\
kind: brief
title: {vi: "Kết quả của chúng tôi", en: "Our result"}
parts:
  - {id: logo, block: text, after: who, text: {vi: "Xin chào", en: "Hello"}}
  - {id: words, block: text, text: {vi: "Hết", en: "The end"}}
  - {id: last, block: page_break}
"""
    plan = loaded(whole(tmp_path / "ours"), write(tmp_path / "own", {"report/brief.yaml": own})).report("brief")
    assert plan.title.en == "Our result"
    assert [part.id for part in plan.parts] == ["who", "logo", "savings", "words", "last"]
    assert [part.text.en for part in plan.parts if part.text] == ["Hello", "The end"]


def _head(name: str) -> str:
    title = '{vi: "Chè", en: "Tea"}'
    return f"id: {name}\ntitle: {title}\nproduct: {title}\nbasis: tea\n"
