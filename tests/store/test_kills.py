"""A battery that dies costs the entry in flight, and no more."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cpa_desktop.paths import ROOT


@pytest.mark.slow
def test_that_after_two_hundred_kills_every_acknowledged_entry_is_there(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.store.kills", str(tmp_path), "200"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert found["faults"] == []
    assert len(found["acknowledged"]) == 160
    assert sum(found["acknowledged"]) > 160, "too few entries got through for the kills to fall among them"


@pytest.mark.slow
def test_that_going_back_to_a_backup_loses_nothing_whenever_it_is_killed(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.store.restore_kills", str(tmp_path), "40"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["faults"] == []
