"""Whatever goes wrong is one sentence on stderr and status 2, and nothing is changed by it."""

import logging
import shutil
import sqlite3
from argparse import Namespace
from collections import Counter
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from cpa_desktop import paths
from cpa_desktop.cli import commands_records
from cpa_desktop.cli.console import Console
from tests.cli.conftest import Cpa, Said

EVERY = (
    ("show", "abc"),
    ("check", "abc"),
    ("history", "abc"),
    ("undo", "abc"),
    ("redo", "abc"),
    ("set", "abc", "P01/title=x"),
    ("trace", "abc", "P01/title"),
    ("confirm", "abc", "--by", "x"),
    ("copy", "abc"),
    ("report", "abc", "-o", "x.pdf"),
)


def sentence(said: Said) -> str:
    """The one sentence that was said, and nothing else."""
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert 10 < len(line) < 400
    return line


def workspace(folder: Path, cpa: Cpa) -> Path:
    """A workspace with one record, closed."""
    path = folder / "sổ.sqlite"
    cpa("new", "enterprise", "--set", "P02/legal_name=Nhà máy A", "--workspace", path)
    return path


@pytest.mark.parametrize("words", EVERY, ids=lambda words: words[0])
def test_that_a_record_that_is_not_there_is_named(cpa: Cpa, words: tuple[str, ...]) -> None:
    assert "abc" in sentence(cpa(*words, fails=2))


def test_that_refusals_are_said_in_the_language_asked_for(cpa: Cpa) -> None:
    assert sentence(cpa("show", "abc", "--lang", "en", fails=2)) == "There is no record with the id abc; check the id."
    assert sentence(cpa("show", "abc", "--lang", "vi", fails=2)).startswith("Không có hồ sơ")


def test_that_a_beginning_shared_by_several_ids_is_not_guessed_at(cpa: Cpa) -> None:
    ids = [cpa("new", "enterprise").out.strip() for _ in range(17)]
    counted = Counter(id[0] for id in ids)
    letter, count = counted.most_common(1)[0]
    said = sentence(cpa("show", letter, "--lang", "en", fails=2))
    assert said.startswith(f"{count} records have an id that begins with {letter}")
    sentence(cpa("show", "", fails=2))


@pytest.mark.parametrize(
    "entry", ["P17", "P99/x=1", "P01/nothing=1", "P08/use/x/y=1", "P01/title@colour=1", "=", "P01/title"]
)
def test_that_a_wrong_address_is_refused(cpa: Cpa, rapid: str, entry: str) -> None:
    sentence(cpa("set", rapid, entry, fails=2))


def test_that_a_figure_cannot_be_entered(cpa: Cpa, rapid: str) -> None:
    assert "P08" not in sentence(cpa("set", rapid, "P08/total_toe=5", fails=2))


def test_that_an_unknown_register_is_answered_with_those_there_are(cpa: Cpa) -> None:
    for words in (("new", "audit"), ("list", "audit"), ("sheets", "--register", "audit", "-o", "x.pdf")):
        assert "enterprise, self, rapid, detailed" in sentence(cpa(*words, fails=2))


def test_that_a_parent_of_the_wrong_sort_is_refused(cpa: Cpa, rapid: str) -> None:
    assert rapid[:8] in sentence(cpa("new", "rapid", "--parent", rapid, fails=2))
    sentence(cpa("new", "enterprise", "--parent", rapid, fails=2))
    sentence(cpa("copy", rapid, "--to", "enterprise", fails=2))


def test_that_there_must_be_something_to_take_back(cpa: Cpa) -> None:
    empty = cpa("new", "enterprise").out.strip()
    sentence(cpa("undo", empty, fails=2))
    sentence(cpa("redo", empty, fails=2))


@pytest.mark.parametrize("words", [("list",), ("show", "a"), ("backup", "b.sqlite"), ("set", "a", "P01/title=x")])
def test_that_a_workspace_named_must_be_there_to_be_read(cpa: Cpa, tmp_path: Path, words: tuple[str, ...]) -> None:
    missing = tmp_path / "không có.sqlite"
    assert str(missing) in sentence(cpa(*words, "--workspace", missing, fails=2))
    assert not missing.exists()


def test_that_a_file_of_another_kind_is_left_as_it_is(cpa: Cpa, tmp_path: Path) -> None:
    other = tmp_path / "bảng.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE x (y)")
    connection.close()
    before = other.read_bytes()
    sentence(cpa("list", "--workspace", other, fails=2))
    sentence(cpa("new", "enterprise", "--workspace", other, fails=2))
    assert other.read_bytes() == before


def test_that_a_workspace_of_a_newer_program_names_the_version_needed(cpa: Cpa, tmp_path: Path) -> None:
    path = workspace(tmp_path, cpa)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("INSERT OR REPLACE INTO about VALUES ('needs', '7.3')")
    connection.close()
    assert "7.3" in sentence(cpa("list", "--workspace", path, fails=2))


def test_that_a_workspace_cut_short_is_refused(cpa: Cpa, tmp_path: Path) -> None:
    path = workspace(tmp_path, cpa)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    sentence(cpa("list", "--workspace", path, fails=2))
    assert len(path.read_bytes()) == len(content) // 2


def test_that_a_workspace_that_cannot_be_written_is_read_but_not_changed(cpa: Cpa, tmp_path: Path) -> None:
    path = workspace(tmp_path, cpa)
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        (row,) = cpa("list", "--workspace", path, "--json").json
        assert cpa("show", row["id"], "--workspace", path, "--json").json["read_only"]
        sentence(cpa("set", row["id"], "P02/legal_name=B", "--workspace", path, fails=2))
        sentence(cpa("new", "enterprise", "--workspace", path, fails=2))
        assert [each["title"] for each in cpa("list", "--workspace", path, "--json").json] == ["Nhà máy A"]
    finally:
        tmp_path.chmod(0o755)
        path.chmod(0o644)


def test_that_wrong_words_are_answered_with_where_help_is(cpa: Cpa) -> None:
    assert "cpa --help" in sentence(cpa("lists", fails=2))
    assert "cpa set --help" in sentence(cpa("set", fails=2))
    assert "--colour" in sentence(cpa("list", "--colour", fails=2))
    assert "cpa --help" in sentence(cpa("--lang", fails=2))
    assert "COMMAND" in sentence(cpa("--json", fails=2))
    sentence(cpa("list", "--lang", "fr", fails=2))
    sentence(cpa("list", "--limit", "many", fails=2))


def test_that_a_report_must_be_one_of_those_there_are(cpa: Cpa, rapid: str, tmp_path: Path) -> None:
    assert "brief" in sentence(cpa("report", rapid, "--kind", "novel", "-o", tmp_path / "x.pdf", fails=2))
    enterprise = next(row["id"] for row in cpa("list", "enterprise", "--json").json)
    sentence(cpa("report", enterprise, "-o", tmp_path / "x.pdf", fails=2))


@pytest.mark.parametrize("name", ["x.odt", "x", "không có/x.pdf", "."])
def test_that_a_report_needs_a_file_that_can_be_written(cpa: Cpa, rapid: str, tmp_path: Path, name: str) -> None:
    sentence(cpa("report", rapid, "-o", tmp_path / name, fails=2))
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("x")] == []


def test_that_a_settings_file_that_cannot_be_read_is_no_matter(cpa: Cpa) -> None:
    paths.home().mkdir(exist_ok=True)
    paths.settings().write_bytes(b"\xff{")
    assert cpa("list", "--json").json == []


def test_that_the_unexpected_is_noted_in_the_log_and_said_without_a_trace(
    cpa: Cpa, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(options: Namespace, console: Console) -> object:
        raise RuntimeError("Nhà máy A has a boiler")

    monkeypatch.setattr(commands_records, "open_desk", broken)
    said = sentence(cpa("list", fails=2))
    log = paths.home() / "log" / "cpa.log"
    assert str(log) in said
    assert "RuntimeError" in log.read_text("utf-8")
    assert "boiler" not in log.read_text("utf-8")


def test_that_nothing_is_left_in_the_log_of_what_was_entered(cpa: Cpa, rapid: str) -> None:
    cpa("set", rapid, "P08/use/electricity.2025-01/qty=98.765")
    cpa("set", rapid, "P01/lead=Nguyễn Văn A")
    log = (paths.home() / "log" / "cpa.log").read_text("utf-8")
    assert rapid in log
    assert "98" + "765" not in log.replace(".", "")
    assert "Nguyễn" not in log
    assert "Á Châu" not in log
    assert str(paths.home()) not in log
    assert not [each for each in logging.getLogger("cpa_desktop").handlers if isinstance(each, RotatingFileHandler)]


def test_that_a_log_that_cannot_be_written_keeps_nobody_from_working(cpa: Cpa) -> None:
    shutil.rmtree(paths.home() / "log", ignore_errors=True)
    (paths.home() / "log").write_text("in the way", "utf-8")
    assert cpa("list", "--json").json == []
