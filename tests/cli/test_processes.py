"""The program as the shell starts it: pipes that close, terminals of another kind, two at once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cpa_desktop import __main__ as program
from cpa_desktop import paths
from cpa_desktop.cli import commands_records
from cpa_desktop.service.workspace import Desk
from tests.cli.conftest import Cpa

PROGRAM = (sys.executable, "-m", "cpa_desktop")


def started(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The program run to its end."""
    return subprocess.run([*PROGRAM, *words], capture_output=True, env=os.environ | environment, check=False)


def test_that_the_program_starts_from_a_shell() -> None:
    made = started("new", "enterprise", "--set", "P02/legal_name=Nhà máy Á")
    assert (made.returncode, made.stderr) == (0, b"")
    listed = started("list", "--json")
    assert [(row["id"], row["title"]) for row in json.loads(listed.stdout)] == [
        (made.stdout.decode().strip(), "Nhà máy Á")
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_that_letters_are_utf_8_whatever_the_terminal_was_taken_for(encoding: str) -> None:
    started("new", "enterprise", "--set", "P02/legal_name=Nhà máy Ấ")
    listed = started("list", PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C")
    assert "Nhà máy Ấ" in listed.stdout.decode()
    refused = started("show", "zz", PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C")
    assert refused.returncode == 2
    assert "Không có hồ sơ" in refused.stderr.decode()


def test_that_a_reader_who_goes_away_is_no_error() -> None:
    running = subprocess.Popen(
        [*PROGRAM, "calc", "show", "finance.appraise"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout is not None
    running.stdout.close()
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (0, b"")


def test_that_json_comes_through_a_pipe(cpa: Cpa) -> None:
    items = json.dumps([{"text": "15 triệu", "field": "money"}], ensure_ascii=False).encode()
    done = subprocess.run([*PROGRAM, "number", "--json", "-"], input=items, capture_output=True, check=True)
    assert json.loads(done.stdout)[0]["value"] == 15_000_000
    broken = subprocess.run([*PROGRAM, "number", "--json", "-"], input=b"\xff\xfe[", capture_output=True, check=False)
    assert (broken.returncode, broken.stdout, len(broken.stderr.splitlines())) == (2, b"", 1)


def test_that_who_comes_second_may_read_and_is_told_why_not_write(cpa: Cpa) -> None:
    id = cpa("new", "enterprise", "--set", "P02/legal_name=Nhà máy A").out.strip()
    with Desk.open() as desk:
        listed = started("list", "--json")
        assert [row["title"] for row in json.loads(listed.stdout)] == ["Nhà máy A"]
        refused = started("set", id, "P02/legal_name=Nhà máy B", "--lang", "en")
        assert refused.returncode == 2
        assert b"open elsewhere" in refused.stderr
        desk.session(id).answer("P02/short_name", "A")
    assert started("set", id, "P02/legal_name=Nhà máy C").returncode == 0
    answers = cpa("show", id, "--json").json["answers"]
    assert {address: each["entered"] for address, each in answers.items()} == {
        "P02/legal_name": "Nhà máy C",
        "P02/short_name": "A",
    }


def test_that_many_at_once_lose_nothing_they_were_told_is_kept(cpa: Cpa) -> None:
    id = cpa("new", "enterprise").out.strip()
    fields = ("legal_name", "short_name", "name_en", "tax_code", "commune", "street")
    words = [[*PROGRAM, "set", id, f"P02/{field}=x"] for field in fields]
    running = [subprocess.Popen(each, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for each in words]
    said = [process.communicate(timeout=120)[1] for process in running]
    kept = {field for field, process in zip(fields, running, strict=True) if process.returncode == 0}
    assert kept
    assert all(process.returncode in (0, 2) for process in running)
    assert all(len(err.splitlines()) == (process.returncode == 2) for err, process in zip(said, running, strict=True))
    assert set(cpa("show", id, "--json").json["answers"]) == {f"P02/{field}" for field in kept}


def test_that_an_interrupted_command_says_so_in_a_sentence(monkeypatch: pytest.MonkeyPatch, cpa: Cpa) -> None:
    def interrupted(*words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands_records, "open_desk", interrupted)
    assert len(cpa("list", fails=2).err.splitlines()) == 1


def test_that_the_window_opens_where_no_command_is_named() -> None:
    assert program._is_for_window([])
    assert program._is_for_window(["--sample"])
    assert program._is_for_window(["--workspace", "list", "--lang", "vi"])
    assert not program._is_for_window(["list"])
    assert not program._is_for_window(["--help"])
    assert not program._is_for_window(["--workspace", "a.sqlite", "list"])


def test_that_a_file_opens_in_the_window_and_a_command_never_does() -> None:
    assert program._is_for_window(["hồ sơ.cpa"])
    assert program._is_for_window(["/media/usb/so.sqlite", "--try"])
    assert not program._is_for_window(["set", "3f2a", "P08/use/electricity.2025-01/qty=1.5"])
    assert not program._is_for_window(["--version"])


def test_that_the_programs_folder_is_made_only_where_it_is_needed(tmp_path: Path) -> None:
    home = tmp_path / "chưa có"
    assert started("number", "5", CPA_DESKTOP_HOME=str(home)).returncode == 0
    assert not (home / "workspace.sqlite").exists()
    assert started("list", CPA_DESKTOP_HOME=str(home)).returncode == 0
    assert (home / "workspace.sqlite").exists()
    assert not paths.workspace().exists()
