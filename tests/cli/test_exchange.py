"""Records sent out and taken in from a terminal: seen first, whole or not at all, one sentence where it is not."""

import json
from pathlib import Path

import openpyxl
import pytest

from cpa_desktop import paths
from cpa_desktop.service.exchange import packages
from cpa_desktop.service.workspace import Desk
from tests.cli.conftest import Cpa
from tests.cli.test_refusals import sentence

QTY = "P08/use/electricity.2025-01/qty"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The workspace of somebody else, not made yet."""
    return tmp_path / "khác.sqlite"


@pytest.fixture
def package(cpa: Cpa, rapid: str, tmp_path: Path) -> Path:
    """The assessment as a package."""
    path = tmp_path / "đợt.cpa"
    assert cpa("export", rapid, "-o", path).out == f"{path}\n"
    return path


def filled(path: Path, value: float | str, month: str = "01") -> Path:
    """The accountant's workbook with the electricity of a month filled in."""
    book = openpyxl.load_workbook(path)
    sheet = next(each for each in book.worksheets if str(each["A3"].value).endswith("P08/use electricity"))
    sheet[f"C{int(month) + 4}"] = value
    book.save(path)
    return path


def test_that_a_record_goes_to_another_workspace_and_back(
    cpa: Cpa, rapid: str, package: Path, other: Path, tmp_path: Path
) -> None:
    assert cpa("import", package, "--workspace", other).out == f"{rapid}\n"
    cpa("set", rapid, f"{QTY}=5.000", "--workspace", other)
    cpa("set", rapid, "P01/lead=Lan")
    cpa("export", rapid, "-o", tmp_path / "về.cpa", "--workspace", other)
    assert cpa("import", tmp_path / "về.cpa", "--json").json == {"id": rapid}
    answers = cpa("show", rapid, "--json").json["answers"]
    assert (answers[QTY]["value"], answers["P01/lead"]["entered"]) == (5000, "Lan")
    assert [row["belongs_to"] for row in cpa("list", "rapid", "--json", "--workspace", other).json] == [
        "Nhà máy Á Châu"
    ]


def test_that_a_preview_says_what_would_come_and_makes_nothing(
    cpa: Cpa, rapid: str, package: Path, other: Path
) -> None:
    cpa("new", "enterprise", "--set", "P02/legal_name=Khác", "--workspace", other)
    said = cpa("import", package, "--preview", "--workspace", other)
    assert "Đánh giá 2025" in said.out
    assert "Nhà máy Á Châu" in said.out
    seen = cpa("import", package, "--preview", "--json", "--workspace", other).json
    assert (seen["record"]["id"], seen["record"]["is_new"]) == (rapid, True)
    assert seen["belongs_to"][0]["title"] == "Nhà máy Á Châu"
    assert seen["record"]["register"] == {"vi": "Đánh giá nhanh", "en": "Rapid assessment"}
    assert len(cpa("list", "--json", "--workspace", other).json) == 1
    cpa("import", package, "--preview", "--workspace", other.with_name("chưa có.sqlite"), fails=2)
    assert not other.with_name("chưa có.sqlite").exists()


def test_that_a_preview_of_what_is_known_tells_contests_in_words(
    cpa: Cpa, rapid: str, package: Path, other: Path
) -> None:
    cpa("import", package, "--workspace", other)
    cpa("set", rapid, f"{QTY}=5.000", "--workspace", other)
    cpa("export", rapid, "-o", package, "--workspace", other)
    cpa("set", rapid, f"{QTY}=6.000")
    said = cpa("import", package, "--preview", "--lang", "en").out
    assert "known here" in said
    assert "5.000" in said
    assert "6.000" in said


def test_that_a_confirmation_is_taken_back_by_name(cpa: Cpa, rapid: str, other: Path, tmp_path: Path) -> None:
    cpa("confirm", rapid, "--by", "Giám đốc")
    cpa("export", rapid, "-o", tmp_path / "x.cpa")
    assert "Giám đốc" in cpa("import", tmp_path / "x.cpa", "--preview").out
    cpa("import", tmp_path / "x.cpa", "--workspace", other)
    assert "Giám đốc" in cpa("show", rapid, "--workspace", other).out
    assert "Giám đốc" in sentence(cpa("set", rapid, "P01/lead=Lan", "--workspace", other, fails=2))
    done = cpa("confirm", rapid, "--withdraw", "--by", "Lan", "--json", "--workspace", other).json
    assert not done["confirmed"]
    cpa("set", rapid, "P01/lead=Lan", "--workspace", other)
    assert "rút lại" in cpa("history", rapid, "--lang", "vi", "--workspace", other).out
    sentence(cpa("confirm", rapid, "--withdraw", "--by", "Lan", "--workspace", other, fails=2))
    assert "Lan" in cpa("confirm", rapid, "--withdraw", "--by", "Lan").out


def test_that_a_record_is_written_by_the_ending_of_the_file(cpa: Cpa, rapid: str, tmp_path: Path) -> None:
    for name in ("x.xlsx", "x.csv", "x.json", "X.CPA"):
        assert cpa("export", rapid, "-o", tmp_path / name, "--json").json == {"files": [str(tmp_path / name)]}
    shown = cpa("show", rapid, "--json").json
    written = json.loads((tmp_path / "x.json").read_text("utf-8"))
    assert written == shown
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert "Ô đơn" in book.sheetnames


def test_that_the_accountants_workbook_fills_the_ledger_on_return(cpa: Cpa, rapid: str, tmp_path: Path) -> None:
    cpa("set", rapid, f"{QTY}=5.000")
    path = tmp_path / "số liệu.xlsx"
    cpa("export", rapid, "-o", path, "--ledger")
    filled(path, 6000.5, "02")
    said = cpa("import", path, "--preview")
    assert "6000,5" in said.out
    assert "6.000,5" in said.out or "6.001" in said.out
    seen = cpa("import", path, "--preview", "--json").json
    assert [cell["address"] for cell in seen["cells"]] == ["P08/use/electricity.2025-02/qty"]
    assert cpa("import", path, "--into", rapid[:8], "--json").json == {"id": rapid, "cells": 1}
    assert cpa("show", rapid, "--json").json["answers"]["P08/use/electricity.2025-02/qty"]["value"] == 6000.5
    sentence(cpa("import", path, fails=2))


def test_that_a_preview_says_no_where_a_cell_cannot_be_taken(cpa: Cpa, rapid: str, tmp_path: Path) -> None:
    cpa("set", rapid, f"{QTY}=5.000")
    path = tmp_path / "x.xlsx"
    cpa("export", rapid, "-o", path, "--ledger")
    filled(path, "nhiều lắm", "02")
    before = cpa("show", rapid, "--json").json
    said = cpa("import", path, "--preview", fails=1)
    assert "C6" in said.out
    assert "C6" in sentence(cpa("import", path, fails=2))
    assert cpa("show", rapid, "--json").json == before


def test_that_figures_need_a_record(cpa: Cpa, rapid: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    cpa("export", rapid, "-o", path)
    assert "--into" in sentence(cpa("import", path, fails=2))
    sentence(cpa("import", path, "--into", "không có", fails=2))
    assert "0" in cpa("import", path, "--into", rapid, "--preview", "--lang", "en").out


def test_that_a_package_goes_into_no_chosen_record(cpa: Cpa, rapid: str, package: Path) -> None:
    assert "--into" in sentence(cpa("import", package, "--into", rapid, fails=2))


@pytest.mark.parametrize("name", ["x.cpa", "x.xlsx", "x.csv", "x.json", "x.pdf", "x"])
def test_that_a_file_that_is_not_there_or_nothing_is_refused(cpa: Cpa, tmp_path: Path, name: str) -> None:
    sentence(cpa("import", tmp_path / name, fails=2))
    (tmp_path / name).write_bytes(b"\x00\x01 nothing we know")
    for preview in ((), ("--preview",)):
        sentence(cpa("import", tmp_path / name, *preview, fails=2))


def test_that_an_altered_package_is_said_to_be_and_changes_nothing(cpa: Cpa, rapid: str, package: Path) -> None:
    whole = package.read_bytes()
    package.write_bytes(whole[:-400] + bytes(100) + whole[-300:])
    before = cpa("history", rapid, "--json").json
    sentence(cpa("import", package, fails=2))
    assert cpa("history", rapid, "--json").json == before


def test_that_nothing_of_a_package_is_written_to_the_log(cpa: Cpa, rapid: str, package: Path, other: Path) -> None:
    cpa("import", package, "--workspace", other)
    log = (paths.home() / "log" / "cpa.log").read_text("utf-8")
    assert "Á Châu" not in log
    assert package.name not in log


def test_that_the_window_and_a_command_send_the_same_bytes(cpa: Cpa, rapid: str, package: Path, tmp_path: Path) -> None:
    with Desk.open() as desk:
        again = packages.write(desk.session(rapid), tmp_path / "again.cpa")
    assert again.read_bytes() == package.read_bytes()
