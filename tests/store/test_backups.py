"""Backups are whole or not there; going back loses nothing."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cpa_desktop.core.change import verify_chain
from cpa_desktop.core.merge import merge
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Refused
from cpa_desktop.store.backups import Preview, preview, restore
from cpa_desktop.store.listing import HeadlineValue
from cpa_desktop.store.workspace import Workspace
from tests.store.conftest import contents, demand_sentence
from tests.store.entries import enter, history, new_record

Opening = Callable[..., Workspace]


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """Where a test's backup is."""
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb" / "sao lưu.sqlite"


def at_work(opening: Opening) -> tuple[Workspace, Record]:
    workspace = opening()
    return workspace, enter(workspace, new_record(workspace, title="Nhà máy A"), "P17/steam", "5")


def test_that_a_backup_is_one_whole_workspace(opening: Opening, backup: Path) -> None:
    workspace, record = at_work(opening)
    sha256 = workspace.attach(b"photo", "photo.jpg")
    workspace.write_headlines(record.id, record.changes[-1].id, [HeadlineValue(key="steam", value=5.0)]).result()
    workspace.backup(backup)
    enter(workspace, record, "P17/steam", "6")
    assert [file.name for file in backup.parent.iterdir()] == [backup.name]
    copy = opening(backup, create=False)
    assert copy.read(record.id) == record
    assert copy.verify(record.id) == []
    assert copy.attachment(sha256).content == b"photo"
    assert copy.search()[0].headlines["steam"].value == 5.0


def test_that_a_backup_can_be_read_where_nothing_can_be_written(opening: Opening, backup: Path) -> None:
    workspace, record = at_work(opening)
    workspace.backup(backup)
    backup.parent.chmod(0o555)
    copy = opening(backup, create=False)
    assert copy.read_only
    assert copy.read(record.id) == record
    backup.parent.chmod(0o755)


def test_that_a_backup_can_be_made_while_entries_stream_in(opening: Opening, backup: Path) -> None:
    workspace = opening()
    record = new_record(workspace)
    full = history(record, workspace.device, 300)
    futures = [workspace.append(change) for change in full.changes]
    workspace.backup(backup)
    futures[-1].result()
    copy = opening(backup, create=False)
    taken = copy.read(record.id)
    assert taken.changes == full.changes[: len(taken.changes)]
    assert copy.verify(record.id) == []


def test_that_an_older_backup_is_replaced_and_any_other_file_is_not(opening: Opening, backup: Path) -> None:
    workspace, record = at_work(opening)
    workspace.backup(backup)
    record = enter(workspace, record, "P17/steam", "6")
    workspace.backup(backup)
    with Workspace.open(backup) as copy:
        assert copy.read(record.id) == record
    report = backup.with_name("báo cáo.pdf")
    report.write_bytes(b"%PDF")
    with pytest.raises(Refused) as refused:
        workspace.backup(report)
    assert "is not a workspace" in demand_sentence(refused.value)
    assert report.read_bytes() == b"%PDF"


def test_that_a_workspace_is_no_backup_of_itself(opening: Opening, path: Path) -> None:
    workspace, record = at_work(opening)
    with pytest.raises(Refused) as refused:
        workspace.backup(path)
    assert "the open workspace itself" in demand_sentence(refused.value)
    assert workspace.read(record.id) == record


@pytest.mark.parametrize("place", ["", "chưa có/sao lưu.sqlite", "closed/sao lưu.sqlite"])
def test_that_a_backup_to_nowhere_is_refused(opening: Opening, tmp_path: Path, place: str) -> None:
    workspace, _ = at_work(opening)
    (tmp_path / "closed").mkdir(mode=0o555)
    with pytest.raises(Refused) as refused:
        workspace.backup(tmp_path / place)
    demand_sentence(refused.value)


def test_that_going_back_gives_the_backup_and_keeps_what_was_there(
    opening: Opening, path: Path, backup: Path, tmp_path: Path
) -> None:
    workspace, record = at_work(opening)
    workspace.backup(backup)
    later = enter(workspace, record, "P17/steam", "6")
    workspace.close()
    kept = restore(backup, path, tmp_path / "settings")
    assert kept is not None
    assert kept.parent == path.parent
    assert opening(create=False).read(record.id) == record
    assert opening(kept, create=False).read(record.id) == later
    assert restore(backup, tmp_path / "new.sqlite") is None
    assert opening(tmp_path / "new.sqlite", create=False).read(record.id) == record


@pytest.mark.parametrize("keeps_settings", [True, False])
def test_that_after_going_back_this_device_writes_a_new_chain(
    opening: Opening, path: Path, backup: Path, tmp_path: Path, keeps_settings: bool
) -> None:
    settings = tmp_path / "settings" if keeps_settings else None
    first = opening(settings=settings)
    base = enter(first, new_record(first), "P17/steam", "5")
    first.backup(backup)
    sent_away = enter(first, base, "P17/steam", "6")
    device = first.device
    first.close()
    restore(backup, path, settings)
    again = opening(settings=settings)
    assert again.device != device
    mine = enter(again, again.read(base.id), "P17/steam", "7")
    assert again.absorb(sent_away).result() == merge(mine, sent_away)
    assert verify_chain(again.changes(base.id)) == []


def test_that_going_back_twice_keeps_both(opening: Opening, path: Path, backup: Path) -> None:
    workspace, _ = at_work(opening)
    workspace.backup(backup)
    workspace.close()
    assert restore(backup, path) != restore(backup, path)


def test_that_a_damaged_workspace_is_kept_as_it_is_when_its_backup_takes_its_place(
    opening: Opening, path: Path, backup: Path
) -> None:
    workspace, record = at_work(opening)
    workspace.backup(backup)
    workspace.close()
    damaged = path.read_bytes()[:10_000]
    path.write_bytes(damaged)
    path.with_name(f"{path.name}-wal").write_bytes(b"half a log")
    kept = restore(backup, path)
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"half a log"
    assert opening(create=False).read(record.id) == record


def test_that_the_log_of_a_killed_program_does_not_get_into_the_backup_that_takes_its_place(
    opening: Opening, path: Path, backup: Path, tmp_path: Path
) -> None:
    workspace, record = at_work(opening)
    workspace.backup(backup)
    later = enter(workspace, record, "P17/steam", "6")
    killed = tmp_path / "killed.sqlite"
    killed.write_bytes(path.read_bytes())
    killed.with_name("killed.sqlite-wal").write_bytes(path.with_name(f"{path.name}-wal").read_bytes())
    kept = restore(backup, killed)
    assert opening(killed, create=False).read(record.id) == record
    assert opening(kept, create=False).read(record.id) == later


def test_that_nothing_is_restored_over_an_open_workspace(opening: Opening, path: Path, backup: Path) -> None:
    workspace, record = at_work(opening)
    workspace.backup(backup)
    later = enter(workspace, record, "P17/steam", "6")
    with pytest.raises(Refused) as refused:
        restore(backup, path)
    assert "The workspace is open" in demand_sentence(refused.value)
    assert workspace.read(record.id) == later


@pytest.mark.parametrize("fault", ["missing", "foreign", "short", "scrambled", "newer"])
def test_that_a_bad_backup_is_refused_and_the_workspace_left_as_it_was(
    opening: Opening, path: Path, backup: Path, fault: str
) -> None:
    workspace = opening()
    record = new_record(workspace)
    for change in history(record, workspace.device, 200).changes:
        workspace.append(change).result()
    workspace.backup(backup)
    workspace.close()
    whole = backup.read_bytes()
    if fault == "missing":
        backup.unlink()
    elif fault == "newer":
        raw = sqlite3.connect(backup)
        raw.executescript("UPDATE alembic_version SET version_num = '9999'")
        raw.close()
    else:
        damage = {"foreign": b"%PDF", "short": whole[:9000], "scrambled": whole[:4096] + whole[:3:-1]}
        backup.write_bytes(damage[fault])
    before = contents(path.parent)
    for going_back in (restore, preview):
        with pytest.raises(Refused) as refused:
            going_back(backup, path)
        demand_sentence(refused.value)
        assert contents(path.parent) == before


def test_that_a_preview_says_what_would_be_gone(opening: Opening, path: Path, backup: Path, tmp_path: Path) -> None:
    workspace, record = at_work(opening)
    other = enter(workspace, new_record(workspace), "P17/steam", "5")
    workspace.backup(backup)
    changed = record.changes[-1].at
    assert preview(backup, path) == Preview(records=2, changed=changed, newer_here=0, newer_there=0)
    enter(workspace, other, "P17/steam", "6")
    enter(workspace, new_record(workspace), "P17/steam", "7")
    assert preview(backup, path) == Preview(records=2, changed=changed, newer_here=2, newer_there=0)
    assert preview(backup, tmp_path / "none").newer_there == 2
