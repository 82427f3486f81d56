"""Workspaces in a temporary folder, and what a person could have done to the folder."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from cpa_desktop.core.text import Refused
from cpa_desktop.paths import ROOT
from cpa_desktop.store.workspace import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a test's workspace is."""
    return tmp_path / "sổ làm việc.sqlite"


@pytest.fixture
def opening(path: Path, tmp_path: Path) -> Iterator[Callable[..., Workspace]]:
    """Opens workspaces that are closed when the test is over."""
    with ExitStack() as closing:

        def open_one(where: Path | str = path, **options: object) -> Workspace:
            options = {"settings": tmp_path / "settings", "create": True} | options
            return closing.enter_context(Workspace.open(where, **options))  # type: ignore[arg-type]

        yield open_one


@pytest.fixture
def workspace(opening: Callable[..., Workspace]) -> Workspace:
    """A new workspace."""
    return opening()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a test's package is."""
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb" / "hồ sơ.cpa"


@pytest.fixture
def there(opening: Callable[..., Workspace], tmp_path: Path) -> Workspace:
    """The workspace of somebody else."""
    (tmp_path / "khác").mkdir()
    return opening(tmp_path / "khác" / "sổ.sqlite")


def contents(folder: Path) -> dict[str, bytes | None]:
    """Every file in a folder, to the byte."""
    return {str(file.relative_to(folder)): file.read_bytes() if file.is_file() else None for file in folder.rglob("*")}


def demand_sentence(refused: Refused) -> str:
    """One clear sentence in each language, fit to be shown; gives the English one."""
    for sentence in (refused.text.vi, refused.text.en):
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert 20 < len(sentence) < 400
        assert "{" not in sentence
        assert "sqlite3" not in sentence.lower().replace(".sqlite", "")
    assert refused.text.vi != refused.text.en
    return refused.text.en


def killed(how: str, folder: Path, times: int) -> dict[str, Any]:
    """What a process that kills another again and again found, run as `python -m tests.store.HOW`."""
    command = [sys.executable, "-m", f"tests.store.{how}", str(folder), str(times)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found
