"""The same workspace in every database there is on this machine: always SQLite, PostgreSQL where it is installed."""

import importlib
import importlib.util
import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from cpa_desktop.core.text import Refused
from cpa_desktop.store import tables
from cpa_desktop.store.connections import locate, reading_engine
from cpa_desktop.store.listing import HeadlineValue
from cpa_desktop.store.workspace import Workspace
from tests.core.histories import put
from tests.store.conftest import demand_sentence
from tests.store.entries import enter, new_record

Opening = Callable[..., Workspace]
PROGRAMS = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None)
DATABASES = ["sqlite", *(["postgresql"] if PROGRAMS and importlib.util.find_spec("psycopg") else [])]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of our own, on a socket in a temporary folder; gives the address of its databases."""
    assert PROGRAMS is not None
    folder = tmp_path_factory.mktemp("pg")
    account: dict[str, object] = {}
    if os.geteuid() == 0:  # the server refuses to run as the administrator
        account = {"user": "nobody", "group": "nogroup", "extra_groups": []}
        os.chown(folder, 65534, 65534)
        for parent in folder.parents[:2]:
            parent.chmod(0o711)

    def run(program: str, *arguments: str) -> None:
        subprocess.run([str(PROGRAMS / program), "-D", str(folder / "data"), *arguments], check=True, **account)  # type: ignore[call-overload]

    run("initdb", "-A", "trust", "-U", "officer", "-E", "UTF8", "--locale=C.UTF-8")
    run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", f"-k {folder} -c listen_addresses='' -c fsync=off", "start")
    yield f"host={folder}"
    run("pg_ctl", "-w", "-m", "immediate", "stop")


@pytest.fixture(params=DATABASES)
def place(request: pytest.FixtureRequest, path: Path) -> Path | str:
    """Where a test's workspace will be."""
    if request.param == "sqlite":
        return path
    address = request.getfixturevalue("server")
    psycopg = importlib.import_module("psycopg")
    name = f"w{abs(hash(request.node.nodeid))}"
    with psycopg.connect(f"{address} user=officer dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql://officer@/{name}?{address}"


def test_that_a_database_without_a_workspace_is_refused(opening: Opening, place: Path | str) -> None:
    with pytest.raises(Refused) as refused:
        opening(place, create=False)
    demand_sentence(refused.value)


def test_that_all_that_is_kept_comes_back_and_goes_into_a_backup(
    opening: Opening, place: Path | str, tmp_path: Path
) -> None:
    workspace = opening(place)
    record = new_record(workspace, title="Tinh bột sắn Đắk Lắk 🏭")
    for typed in ("5", None, "6,5"):
        record = enter(workspace, record, "P17/steam", typed)
    record = workspace.absorb(record.after(put(record, "b", "P17/steam", "7"))).result()
    shown = [
        HeadlineValue(key="steam", value=6.5, unit="t/h"),
        HeadlineValue(key="at", text="Tây Ninh", is_searched=True),
    ]
    workspace.write_headlines(record.id, record.changes[-1].id, shown).result()
    sha256 = workspace.attach(b"\0photo", "photo.jpg")
    workspace.backup(tmp_path / "backup.sqlite")
    workspace.close()
    for kept in (opening(place, create=False), opening(tmp_path / "backup.sqlite", create=False)):
        assert kept.read(record.id) == record
        assert kept.verify(record.id) == []
        assert kept.find_id(record.id[:8]) == record.id
        (row,) = kept.search("rapid", "dak tay san")
        assert (row.title, row.is_current) == ("Tinh bột sắn Đắk Lắk 🏭", True)
        assert row.headlines == {value.key: value for value in shown}
        assert kept.attachment(sha256).content == b"\0photo"


def test_that_the_tables_are_those_the_program_uses(opening: Opening, place: Path | str) -> None:
    opening(place).close()
    engine = reading_engine(locate(place))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.METADATA) == []
    engine.dispose()


def test_that_officers_writing_in_one_record_at_once_break_no_chain(
    opening: Opening, place: Path | str, tmp_path: Path
) -> None:
    officers = [opening(place, settings=tmp_path / name) for name in ("lan", "minh", "hoa")]
    id = officers[0].create("rapid")
    entered: list[str] = []

    def enter_ten(workspace: Workspace) -> None:
        while sum(device == workspace.device for device in entered) < 10:
            change = put(workspace.read(id), workspace.device, "P17/steam", str(len(entered)))
            if workspace.append(change).exception() is None:
                entered.append(workspace.device)

    writing = [officer for officer in officers if not officer.read_only]
    threads = [threading.Thread(target=enter_ten, args=[officer]) for officer in writing]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    record = officers[-1].read(id)
    assert sorted(change.device for change in record.changes) == sorted(entered)
    assert len({officer.device for officer in writing}) == len(writing) == (1 if isinstance(place, Path) else 3)
    assert all(officer.read(id) == record and officer.verify(id) == [] for officer in officers)
