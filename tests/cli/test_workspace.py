"""A whole workspace backed up and brought back, and the proof that an installation works."""

from pathlib import Path

import pytest

from cpa_desktop import paths
from cpa_desktop.service import self_test
from tests.cli.conftest import Cpa


def titles(cpa: Cpa) -> list[str]:
    """What the records of the workspace are called."""
    return sorted(row["title"] for row in cpa("list", "enterprise", "--json").json)


def test_that_a_backup_brings_back_what_was_there(cpa: Cpa, tmp_path: Path) -> None:
    cpa("new", "enterprise", "--set", "P02/legal_name=Nhà máy A")
    assert cpa("backup", tmp_path / "lưu.sqlite").out == f"{tmp_path / 'lưu.sqlite'}\n"
    cpa("new", "enterprise", "--set", "P02/legal_name=Nhà máy B")
    kept = cpa("restore", tmp_path / "lưu.sqlite", "--json").json["kept"]
    assert titles(cpa) == ["Nhà máy A"]
    shown = cpa("list", "--workspace", kept, "--json").json
    assert sorted(row["title"] for row in shown) == ["Nhà máy A", "Nhà máy B"]


def test_that_a_restore_can_be_looked_at_first(cpa: Cpa, tmp_path: Path) -> None:
    cpa("new", "enterprise", "--set", "P02/legal_name=Nhà máy A")
    cpa("backup", tmp_path / "lưu.sqlite")
    cpa("new", "enterprise", "--set", "P02/legal_name=Nhà máy B")
    before = {file.name for file in paths.home().iterdir()}
    seen = cpa("restore", tmp_path / "lưu.sqlite", "--preview", "--json").json
    assert (seen["records"], seen["newer_here"], seen["newer_there"]) == (1, 1, 0)
    assert seen["titles_newer_here"] == ["Nhà máy B"]
    said = cpa("restore", tmp_path / "lưu.sqlite", "--preview").out
    assert "1" in said
    assert "Nhà máy B" in said
    assert "Nhà máy A" not in said
    assert {file.name for file in paths.home().iterdir()} == before
    assert titles(cpa) == ["Nhà máy A", "Nhà máy B"]


def test_that_a_backup_may_be_restored_where_nothing_is_yet(cpa: Cpa, tmp_path: Path) -> None:
    cpa("new", "enterprise", "--workspace", tmp_path / "a.sqlite", "--set", "P02/legal_name=Nhà máy A")
    cpa("backup", tmp_path / "lưu.sqlite", "--workspace", tmp_path / "a.sqlite")
    assert cpa("restore", tmp_path / "lưu.sqlite", "--json").json == {"kept": None}
    assert titles(cpa) == ["Nhà máy A"]


def test_that_what_is_no_backup_changes_nothing(cpa: Cpa, tmp_path: Path) -> None:
    cpa("new", "enterprise", "--set", "P02/legal_name=Nhà máy A")
    (tmp_path / "x.sqlite").write_text("no workspace", "utf-8")
    before = paths.workspace().read_bytes()
    cpa("restore", tmp_path / "x.sqlite", fails=2)
    cpa("restore", tmp_path / "không có.sqlite", fails=2)
    assert paths.workspace().read_bytes() == before


def test_that_a_backup_cannot_be_restored_to_a_server(cpa: Cpa, tmp_path: Path) -> None:
    cpa("backup", tmp_path / "lưu.sqlite")
    said = cpa("restore", tmp_path / "lưu.sqlite", "--workspace", "postgresql://h/db", "--lang", "en", fails=2)
    assert "is a server" in said.err


@pytest.mark.slow
def test_that_the_self_test_proves_that_this_installation_works(cpa: Cpa) -> None:
    said = cpa("self-test", "--json").json
    assert said["passed"]
    assert len(said["steps"]) == 4
    assert not paths.workspace().exists()


def test_that_the_self_test_says_no_where_a_part_is_missing(cpa: Cpa, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(folder: Path) -> None:
        raise ImportError("No module named 'sqlalchemy'")

    steps = [(name, missing if place == 1 else lambda folder: None) for place, (name, _) in enumerate(self_test.STEPS)]
    monkeypatch.setattr(self_test, "STEPS", steps)
    said = cpa("self-test", "--json", fails=1).json
    assert not said["passed"]
    assert [step["passed"] for step in said["steps"]] == [True, False, True, True]
    assert "sqlalchemy" in cpa("self-test", fails=1).out
