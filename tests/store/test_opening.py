"""What is opened, what is only read, what is refused with one sentence and left as it was."""

import os
import platform
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from cpa_desktop.core.text import Refused
from cpa_desktop.store.connections import Location, writing_engine
from cpa_desktop.store.workspace import Workspace
from tests.core.histories import put
from tests.store.conftest import contents, demand_sentence
from tests.store.entries import enter, history, new_record

Opening = Callable[..., Workspace]


def refused_opening(path: Path | str, *, create: bool = False, busy_seconds: float = 0.05) -> str:
    with pytest.raises(Refused) as refused:
        Workspace.open(path, create=create, busy_seconds=busy_seconds).close()
    return demand_sentence(refused.value)


@contextmanager
def in_the_shoes_of_nobody(tmp_path: Path) -> Iterator[None]:
    """As an account that permissions apply to: the administrator's does not feel them."""
    if os.geteuid() != 0:
        yield
        return
    temporary = Path(tempfile.gettempdir())
    folders = [folder for folder in (tmp_path, *tmp_path.parents) if temporary in folder.parents]
    modes = {folder: folder.stat().st_mode for folder in folders}
    for folder, mode in modes.items():
        folder.chmod(mode | 0o055)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        for folder, mode in modes.items():
            folder.chmod(stat.S_IMODE(mode))


def filled(opening: Opening, path: Path, entries: int = 30) -> None:
    workspace = opening(path)
    record = new_record(workspace)
    for change in history(record, workspace.device, entries).changes:
        workspace.append(change).result()
    workspace.close()


def foreign_database(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.executescript("PRAGMA journal_mode = WAL; CREATE TABLE bookmarks (url); INSERT INTO bookmarks VALUES ('a');")
    raw.close()


# What is not a workspace


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize(
    "content", [b"", b"M\xc3\xa3 s\xe1\xbb\x91;T\xc3\xaan\n1;S\xe1\xba\xafn\n", b"SQLite format 3\0", b"\0" * 5000]
)
def test_that_a_file_of_something_else_is_refused_and_left_as_it_was(path: Path, content: bytes, create: bool) -> None:
    path.write_bytes(content)
    before = contents(path.parent)
    assert str(path) in refused_opening(path, create=create)
    assert contents(path.parent) == before


@pytest.mark.parametrize("create", [False, True])
def test_that_the_database_of_another_program_is_refused_and_left_as_it_was(path: Path, create: bool) -> None:
    foreign_database(path)
    before = contents(path.parent)
    assert "is not a workspace of this program" in refused_opening(path, create=create)
    assert contents(path.parent) == before


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.99, 50, 99, 100, 4096])
def test_that_a_file_cut_short_is_refused_and_left_as_it_was(opening: Opening, path: Path, kept: float) -> None:
    filled(opening, path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(kept * len(whole)) if kept < 1 else int(kept)])
    before = contents(path.parent)
    assert "damaged or cut short" in refused_opening(path)
    assert contents(path.parent) == before


def test_that_a_file_cut_short_beside_its_log_is_refused(opening: Opening, path: Path, tmp_path: Path) -> None:
    filled(opening, path)
    (tmp_path / "killed").mkdir()
    killed = tmp_path / "killed" / path.name
    workspace = opening(path)
    enter(workspace, new_record(workspace), "P17/steam", "5")
    killed.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    killed.with_name(f"{path.name}-wal").write_bytes(path.with_name(f"{path.name}-wal").read_bytes())
    assert "damaged or cut short" in refused_opening(killed)


def test_that_scrambled_pages_are_refused_in_words_when_they_are_met(opening: Opening, path: Path) -> None:
    filled(opening, path, 300)
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + bytes(reversed(whole[8192:])))
    with pytest.raises(Refused) as refused, Workspace.open(path) as workspace:
        workspace.read(workspace.search()[0].id)
    assert "damaged" in demand_sentence(refused.value)


# Where it lies


def test_that_a_file_that_is_not_there_is_refused_and_not_made(path: Path) -> None:
    assert "There is no workspace" in refused_opening(path)
    assert not contents(path.parent)


@pytest.mark.parametrize("create", [False, True])
def test_that_a_folder_is_refused(tmp_path: Path, create: bool) -> None:
    assert "is a folder" in refused_opening(tmp_path, create=create)
    assert not contents(tmp_path)


@pytest.mark.parametrize("create", [False, True])
def test_that_a_missing_folder_is_refused_and_not_made(tmp_path: Path, create: bool) -> None:
    assert str(tmp_path / "chưa có") in refused_opening(tmp_path / "chưa có" / "a.sqlite", create=create)
    assert not contents(tmp_path)


@pytest.mark.parametrize("create", [False, True])
def test_that_a_folder_that_is_a_file_is_refused(tmp_path: Path, create: bool) -> None:
    (tmp_path / "file").write_bytes(b"x")
    refused_opening(tmp_path / "file" / "a.sqlite", create=create)
    assert contents(tmp_path) == {"file": b"x"}


def test_that_a_workspace_is_not_made_where_nothing_can_be_written(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    assert "cannot be written to" in refused_opening(closed / "a.sqlite", create=True)
    assert not contents(closed)


@pytest.mark.parametrize("where", ["mysql://server/db", "nonsense://", "sqlite://", "sqlite:///:memory:", "://"])
def test_that_an_address_no_workspace_can_have_is_refused(where: str) -> None:
    assert where.split(":")[0] in refused_opening(where)


def test_that_a_server_is_refused_where_nothing_can_reach_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)  # as on an installation without it
    assert "lacks what reaches a PostgreSQL server" in refused_opening("postgresql://server/db")


def test_that_a_workspace_may_be_named_by_url(opening: Opening, path: Path) -> None:
    filled(opening, path)
    with Workspace.open(f"sqlite:///{path}") as workspace:
        assert workspace.count() == 1


def test_that_a_path_with_signs_of_an_address_is_a_path(opening: Opening, tmp_path: Path) -> None:
    name = "50% năm #2?mode=memory&x.sqlite"
    filled(opening, tmp_path / name)
    assert {name, "settings"} <= {file.name for file in tmp_path.iterdir()}
    assert opening(tmp_path / name, create=False).count() == 1


def test_that_a_closed_workspace_is_one_file(opening: Opening, path: Path) -> None:
    filled(opening, path)
    assert [file.name for file in path.parent.iterdir() if file.is_file()] == [path.name]


# Versions


def test_that_a_newer_workspace_is_refused_with_the_version_it_needs_and_left_as_it_was(
    opening: Opening, path: Path
) -> None:
    filled(opening, path)
    raw = sqlite3.connect(path)
    raw.executescript(
        "UPDATE alembic_version SET version_num = '9999'; UPDATE about SET value = '7.3' WHERE key = 'needs';"
    )
    raw.close()
    before = contents(path.parent)
    assert "7.3" in refused_opening(path)
    assert contents(path.parent) == before


# Where nothing can be written


@pytest.fixture
def marked(opening: Opening, path: Path) -> Iterator[Path]:
    """A workspace in a folder in which nothing can be written."""
    filled(opening, path)
    folder = path.parent / "đĩa"
    folder.mkdir()
    moved = path.rename(folder / path.name)
    folder.chmod(0o555)
    yield moved
    folder.chmod(0o755)


def demand_only_read(workspace: Workspace) -> None:
    assert workspace.read_only
    record = workspace.read(workspace.search()[0].id)
    assert len(record.answers) == 30
    assert workspace.verify(record.id) == []
    for writing in (
        lambda: workspace.append(put(record, "b", "P17/steam", "5")),
        lambda: workspace.create("rapid"),
        lambda: workspace.attach(b"x", "x"),
        lambda: workspace.write_headlines(record.id, "", []),
        lambda: workspace.absorb(record),
    ):
        with pytest.raises(Refused) as refused:
            writing()
        demand_sentence(refused.value)


def test_that_in_a_folder_that_cannot_be_written_a_workspace_is_only_read(marked: Path) -> None:
    before = contents(marked.parent)
    with Workspace.open(marked, settings=marked.parent.parent / "settings") as workspace:
        demand_only_read(workspace)
    assert contents(marked.parent) == before


def test_that_a_file_marked_read_only_is_only_read(opening: Opening, path: Path) -> None:
    filled(opening, path)
    path.chmod(0o444)
    before = contents(path.parent)
    demand_only_read(opening(path))
    assert contents(path.parent) == before


def test_that_an_unfinished_workspace_can_be_read_where_nothing_can_be_written_or_says_what_to_do(
    opening: Opening, path: Path, tmp_path: Path
) -> None:
    workspace = opening(path)
    record = enter(workspace, new_record(workspace), "P17/steam", "5")
    folder = tmp_path / "đĩa"
    folder.mkdir()
    for name in (path.name, f"{path.name}-wal"):
        (folder / name).write_bytes((tmp_path / name).read_bytes())
    folder.chmod(0o555)
    (folder / path.name).chmod(0o444)
    with in_the_shoes_of_nobody(tmp_path), pytest.raises(Refused) as refused:
        Workspace.open(folder / path.name).close()
    assert "was not closed" in demand_sentence(refused.value)
    folder.chmod(0o755)
    (folder / path.name).chmod(0o644)
    assert opening(folder / path.name, create=False).read(record.id) == record


def test_that_a_file_that_may_not_be_read_is_refused(opening: Opening, path: Path, tmp_path: Path) -> None:
    filled(opening, path)
    path.chmod(0)
    with in_the_shoes_of_nobody(tmp_path):
        assert "may not be read" in refused_opening(path)


@pytest.mark.parametrize("create", [False, True])
def test_that_a_folder_one_may_not_look_into_is_refused(tmp_path: Path, create: bool) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    with in_the_shoes_of_nobody(tmp_path):
        assert "may not be read" in refused_opening(closed / "a.sqlite", create=create)
    closed.chmod(0o755)


# Who else has it open


def test_that_the_second_to_open_is_told_by_whom_and_reads_along(opening: Opening, path: Path) -> None:
    first = opening()
    record = enter(first, new_record(first), "P17/steam", "5")
    second = opening()
    assert second.read_only
    assert second.only_read_because is not None
    assert platform.node() in second.only_read_because.vi
    assert second.read(record.id) == record
    record = enter(first, record, "P17/steam", "6")
    assert second.read(record.id) == record
    with pytest.raises(Refused) as refused:
        second.append(put(record, "b", "P17/steam", "7"))
    assert "is open elsewhere" in demand_sentence(refused.value)


def test_that_the_lock_is_free_when_the_first_has_closed(opening: Opening) -> None:
    first, second = opening(), opening()
    assert (first.read_only, second.read_only) == (False, True)
    first.close()
    third = opening()
    assert not third.read_only
    enter(third, new_record(third), "P17/steam", "5")
    assert second.count() == 1


def test_that_the_lock_of_a_process_that_died_holds_nobody_up(opening: Opening, path: Path) -> None:
    filled(opening, path)
    program = (
        "import sys, time; from cpa_desktop.store.workspace import Workspace;"
        "w = Workspace.open(sys.argv[1]); print(w.read_only, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "False\n"
        assert opening().read_only
        other.kill()
        other.wait()
        workspace = opening()
        assert not workspace.read_only
        enter(workspace, new_record(workspace), "P17/steam", "5")


def test_that_a_lock_left_lying_about_holds_nobody_up(opening: Opening, path: Path) -> None:
    path.with_name(f"{path.name}.lock").write_text("ai đó, máy cũ và một cái tên rất dài nữa", encoding="utf-8")
    assert not opening().read_only


COME_AND_GO = """
import os, sys, time
from pathlib import Path
from cpa_desktop.store.lock import FileLock

path = Path(sys.argv[1])
inside = path.with_name("inside")
held = clashes = 0
until = time.monotonic() + 1
while time.monotonic() < until:
    lock = FileLock(path)
    if lock.acquire():
        held += 1
        try:
            os.close(os.open(inside, os.O_CREAT | os.O_EXCL))
            inside.unlink()
        except FileExistsError:
            clashes += 1
        lock.release()
print(held > 0, clashes)
"""


def test_that_of_many_programs_that_come_and_go_only_one_ever_holds_the_lock(path: Path) -> None:
    programs = [
        subprocess.Popen([sys.executable, "-c", COME_AND_GO, str(path)], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [program.communicate()[0].split() for program in programs] == [["True", "0"]] * 4
    assert not contents(path.parent)


def test_that_what_is_written_is_on_the_disk_and_refers_to_what_is_there(opening: Opening, path: Path) -> None:
    opening().close()
    engine = writing_engine(Location(path=path))
    with engine.connect() as connection:
        settings = {name: connection.scalar(text(f"PRAGMA {name}")) for name in ("synchronous", "foreign_keys")}
        assert settings == {"synchronous": 2, "foreign_keys": 1}
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
    engine.dispose()


def test_that_an_entry_is_refused_while_another_program_writes_and_then_works(opening: Opening, path: Path) -> None:
    workspace = opening(busy_seconds=0.05)
    record = new_record(workspace)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Refused) as refused:
        enter(workspace, record, "P17/steam", "5")
    assert "Another program is holding the workspace" in demand_sentence(refused.value)
    other.execute("ROLLBACK")
    other.close()
    assert workspace.read(record.id) == record
    record = enter(workspace, record, "P17/steam", "5")
    assert workspace.read(record.id) == record


def test_that_a_workspace_another_program_keeps_to_itself_is_refused_and_left_as_it_was(
    opening: Opening, path: Path
) -> None:
    filled(opening, path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    before = path.read_bytes()
    assert "Another program is holding the workspace" in refused_opening(path)
    assert path.read_bytes() == before
    other.close()
    assert opening(create=False).count() == 1
