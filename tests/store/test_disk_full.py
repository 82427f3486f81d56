"""A full or failing disk: nothing half-written, everything before it kept, everything after it works again."""

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as RawConnection
from typing import Any

import pytest
from sqlalchemy import Engine, event

from cpa_desktop.core.text import Refused
from cpa_desktop.store.backups import restore
from cpa_desktop.store.workspace import Workspace
from tests.core.histories import act, put
from tests.store.conftest import contents, demand_sentence
from tests.store.entries import enter, history, new_record

Opening = Callable[..., Workspace]


@contextmanager
def no_file_may_grow_beyond(size: int) -> Iterator[None]:
    """The system refuses every write beyond `size` bytes of any file, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("room", [0, 1, 24, 4000, 4120, 9000, 20_000])
def test_that_an_entry_the_disk_has_no_room_for_is_not_half_written(opening: Opening, path: Path, room: int) -> None:
    workspace = opening()
    record = new_record(workspace)
    for change in history(record, workspace.device, 20).changes:
        workspace.append(change).result()
    record = workspace.read(record.id)
    large = act(record, workspace.device, *(e for n in range(40) for e in record.edits(f"P17/f{n}", "x" * 1000)))
    log = path.with_name(f"{path.name}-wal").stat().st_size
    with no_file_may_grow_beyond(log + room), pytest.raises(Refused) as refused:
        workspace.append(large).result()
    assert "all earlier entries are kept" in demand_sentence(refused.value) or "disk failed" in str(refused.value)
    assert workspace.read(record.id) == record
    assert workspace.verify(record.id) == []
    workspace.append(large).result()
    record = enter(workspace, record.after(large), "P17/steam", "6")
    workspace.close()
    again = opening(create=False)
    assert again.read(record.id) == record
    assert again.verify(record.id) == []


@pytest.fixture
def pages() -> Iterator[list[int]]:
    """The most pages a database may have: SQLite then reports just what it reports of a full disk."""
    most = [1_000_000]

    def limit(connection: Any) -> None:
        if isinstance(raw := connection.connection.driver_connection, RawConnection):
            raw.execute(f"PRAGMA max_page_count = {most[0]}")

    event.listen(Engine, "begin", limit)
    yield most
    event.remove(Engine, "begin", limit)


def test_that_a_full_database_says_so_and_later_entries_work_again(opening: Opening, pages: list[int]) -> None:
    workspace = opening()
    record = new_record(workspace)
    pages[0] = 1
    refusals = 0
    for number in range(200):
        change = put(record, workspace.device, f"P17/f{number}", "x" * 500)
        failed = workspace.append(change).exception()
        if failed is None:
            record = record.after(change)
        else:
            assert isinstance(failed, Refused)
            assert "The disk is full" in demand_sentence(failed)
            refusals += 1
            assert workspace.read(record.id) == record
    assert 0 < refusals < 200
    assert workspace.verify(record.id) == []
    pages[0] = 1_000_000
    record = enter(workspace, record, "P17/steam", "5")
    assert workspace.read(record.id) == record


def test_that_entries_behind_one_that_failed_do_not_leave_a_gap(opening: Opening, path: Path) -> None:
    workspace = opening()
    record = new_record(workspace)
    ahead = history(record, workspace.device, 5)
    with no_file_may_grow_beyond(path.with_name(f"{path.name}-wal").stat().st_size), pytest.raises(Refused):
        workspace.append(ahead.changes[0]).result()
    for change in ahead.changes[1:]:
        with pytest.raises(Refused):
            workspace.append(change).result()
    assert workspace.read(record.id) == record
    for change in ahead.changes:
        workspace.append(change).result()
    assert workspace.verify(record.id) == []


def test_that_no_workspace_is_made_where_there_is_no_room(opening: Opening, path: Path) -> None:
    with no_file_may_grow_beyond(5000), pytest.raises(Refused) as refused:
        opening()
    demand_sentence(refused.value)
    assert not contents(path.parent)
    assert opening().count() == 0


@pytest.mark.parametrize("room", [0, 100, 5000, 40_000])
def test_that_a_backup_and_a_restore_without_room_leave_everything_as_it_was(
    opening: Opening, path: Path, tmp_path: Path, room: int
) -> None:
    workspace = opening()
    record = new_record(workspace)
    for change in history(record, workspace.device, 100).changes:
        workspace.append(change).result()
    backup = tmp_path / "backup.sqlite"
    workspace.backup(backup)
    before = contents(tmp_path)
    with no_file_may_grow_beyond(room), pytest.raises(Refused) as refused:
        workspace.backup(backup)
    demand_sentence(refused.value)
    assert contents(tmp_path) == before
    workspace.close()
    before = contents(tmp_path)
    with no_file_may_grow_beyond(room), pytest.raises(Refused) as refused:
        restore(backup, path)
    demand_sentence(refused.value)
    assert contents(tmp_path) == before
