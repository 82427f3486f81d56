"""`cpa forms`: what the program knows, checked, listed and begun anew."""

import shutil
from pathlib import Path

from cpa_desktop import paths
from tests.cli.conftest import Cpa

BRICK = Path(__file__).parent.parent / "sectors" / "brick"


def test_that_the_shipped_forms_have_nothing_wrong(cpa: Cpa) -> None:
    assert cpa("forms", "check", "--json").json == {"problems": []}
    assert cpa("forms", "check").out


def test_that_a_mistake_in_ones_own_forms_is_named_with_file_and_line(cpa: Cpa) -> None:
    paths.forms().mkdir(parents=True)
    (paths.forms() / "streams.yaml").write_text("streams:\n  - id: steam\n    colour: red\n", "utf-8")
    (problem, *_) = cpa("forms", "check", "--json", fails=1).json["problems"]
    assert set(problem) == {"file", "line", "where", "text"}
    assert problem["file"] == str(paths.forms() / "streams.yaml")
    assert "streams.yaml:2" in cpa("forms", "check", fails=1).out


def test_that_broken_forms_of_ones_own_are_set_aside_with_a_word(cpa: Cpa) -> None:
    paths.forms().mkdir(parents=True)
    (paths.forms() / "streams.yaml").write_text("streams:\n  - id: steam\n", "utf-8")
    said = cpa("list", "--json")
    assert said.json == []
    assert "streams.yaml" in said.err


def test_that_registers_sectors_and_sheets_are_listed(cpa: Cpa) -> None:
    listed = cpa("forms", "list", "--json").json
    assert "rapid" in [each["id"] for each in listed["registers"]]
    assert "cassava-starch" in [each["id"] for each in listed["sectors"]]
    assert set(listed["worksheets"][0]["title"]) == {"vi", "en"}
    assert "cassava-starch" in cpa("forms", "list").out


def test_that_the_grades_of_a_sectors_figures_are_counted_sort_by_sort(cpa: Cpa) -> None:
    grades = cpa("forms", "list", "--grades", "--json").json
    counted = grades["cassava-starch"]
    levels = {"read", "memory", "derived", "estimate", "blank"}
    assert set(counted) == {*levels, "by_sort"}
    sorts = {"benchmarks", "options", "effects", "investments", "questions", "end_uses", "limits", "factors"}
    assert set(counted["by_sort"]) == sorts
    assert all(set(each) == levels for each in counted["by_sort"].values())
    assert all(sum(each[level] for each in counted["by_sort"].values()) == counted[level] for level in levels)
    assert grades[""]["by_sort"]["limits"]["blank"] >= 9  # QCVN 40:2025 could not be read


def test_that_grades_are_printed_in_words(cpa: Cpa) -> None:
    head, *rows = cpa("--lang", "vi", "forms", "list", "--grades").out.splitlines()
    assert [words.strip() for words in head.split("  ") if words.strip()] == [
        "đọc trong nguồn",
        "theo trí nhớ, chưa kiểm chứng",
        "tính từ nguồn",
        "ước tính",
        "chưa biết",
    ]
    assert any(row.startswith("cassava-starch  tất cả") for row in rows)
    assert any(row.startswith("cassava-starch  mức so sánh") for row in rows)


def test_that_a_new_sector_begins_with_files_that_are_found(cpa: Cpa) -> None:
    written = [Path(line) for line in cpa("forms", "new-sector", "rice-noodles").out.splitlines()]
    assert written
    assert all(file.is_file() and file.is_relative_to(paths.forms()) for file in written)
    assert "rice-noodles" in [each["id"] for each in cpa("forms", "list", "--json").json["sectors"]]
    cpa("forms", "new-sector", "rice-noodles", fails=2)
    cpa("forms", "new-sector", "Bún tươi", fails=2)


def test_that_the_command_line_names_file_and_line_of_a_figure_without_a_source(cpa: Cpa) -> None:
    shutil.copytree(BRICK, paths.forms(), dirs_exist_ok=True)
    cpa("forms", "check")
    file = paths.forms() / "sectors" / "craft-brick" / "benchmarks.csv"
    lines = file.read_text("utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("power,good"))
    lines[place] = lines[place].replace("brick-own", "")
    file.write_text("\n".join(lines), "utf-8")
    (problem,) = cpa("forms", "check", "--json", fails=1).json["problems"]
    assert (problem["file"], problem["line"]) == (str(file), place + 1)
    assert problem["where"].endswith("source")
