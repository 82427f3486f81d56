"""A battery that dies costs the entry in flight, and no more."""

from pathlib import Path

import pytest

from tests.store.conftest import killed


@pytest.mark.slow
def test_that_after_two_hundred_kills_every_acknowledged_entry_is_there(tmp_path: Path) -> None:
    found = killed("kills", tmp_path, 200)
    assert found["faults"] == []
    assert len(found["acknowledged"]) == 160
    assert sum(found["acknowledged"]) > 160, "too few entries got through for the kills to fall among them"


@pytest.mark.slow
def test_that_going_back_to_a_backup_loses_nothing_whenever_it_is_killed(tmp_path: Path) -> None:
    assert killed("restore_kills", tmp_path, 40)["faults"] == []
