"""The steps that made the tables, and the older workspaces that take them."""

import ast
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert

from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Refused
from cpa_desktop.store import tables, upgrades
from cpa_desktop.store.connections import new_file_engine
from cpa_desktop.store.rows import write_changes, write_record
from cpa_desktop.store.workspace import Workspace
from tests.store.conftest import contents, demand_sentence
from tests.store.entries import enter, history

Opening = Callable[..., Workspace]
FOLDER = Path(upgrades.__file__).parent


def old_workspace(path: Path, revision: str) -> Record:
    """A workspace as an earlier version of the program left it, with a record."""
    engine = new_file_engine(path)
    empty = Record(id="f" * 32, register="rapid")
    record = history(empty, "b", 20)
    with engine.begin() as connection:
        upgrades.upgrade(connection, revision)
        connection.execute(insert(tables.about).values(key="workspace", value="w"))
        write_record(connection, empty)
        write_changes(connection, empty, record, record.changes)
    engine.dispose()
    return record


def test_that_the_upgrades_make_the_tables_the_program_uses(tmp_path: Path) -> None:
    engine = new_file_engine(tmp_path / "a.sqlite")
    with engine.begin() as connection:
        upgrades.upgrade(connection)
        assert compare_metadata(MigrationContext.configure(connection), tables.METADATA) == []
    engine.dispose()


def test_that_the_known_revisions_are_those_in_the_folder() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    walked = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(revision.revision for revision in reversed(list(walked))) == upgrades.REVISIONS


@pytest.mark.parametrize("file", sorted(FOLDER.rglob("[!_]*.py")), ids=lambda file: file.stem)
def test_that_a_revision_imports_nothing_of_ours(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert not [name for name in names if name.split(".")[0] not in ("alembic", "sqlalchemy")]


@pytest.mark.parametrize("revision", upgrades.REVISIONS[:-1])
def test_that_an_older_workspace_is_brought_up_to_date_after_a_backup(
    opening: Opening, path: Path, revision: str
) -> None:
    record = old_workspace(path, revision)
    before = path.read_bytes()
    workspace = opening(create=False)
    assert workspace.read(record.id) == record
    assert workspace.verify(record.id) == []
    assert workspace.search()[0].head == record.changes[-1].id
    enter(workspace, record, "P17/steam", "5")
    kept = path.with_name(f"{path.stem}.before-{upgrades.LATEST}.sqlite")
    raw = sqlite3.connect(kept)
    assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)
    raw.close()
    workspace.close()
    kept_pages = contents(path.parent)[kept.name]
    assert kept_pages is not None
    assert len(kept_pages) == len(before)
    assert opening(kept, create=False).read(record.id) == record


def test_that_an_up_to_date_workspace_is_not_backed_up_again(opening: Opening, path: Path) -> None:
    old_workspace(path, "0001")
    opening().close()
    files = set(contents(path.parent))
    opening().close()
    assert set(contents(path.parent)) == files


def test_that_an_earlier_kept_copy_is_not_overwritten(opening: Opening, path: Path) -> None:
    old_workspace(path, "0001")
    kept = path.with_name(f"{path.stem}.before-{upgrades.LATEST}.sqlite")
    kept.write_bytes(b"earlier")
    opening().close()
    assert kept.read_bytes() == b"earlier"
    assert kept.with_name(f"{kept.stem}-2.sqlite").exists()


def test_that_an_upgrade_that_fails_half_way_leaves_the_workspace_as_it_was(path: Path) -> None:
    old_workspace(path, "0001")
    raw = sqlite3.connect(path)
    raw.executescript("CREATE INDEX record_parent ON record (title)")  # in the way of the last thing 0002 does
    raw.close()
    with pytest.raises(Exception, match="record_parent already exists"):
        Workspace.open(path).close()
    raw = sqlite3.connect(path)
    assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    assert raw.execute("SELECT count(*) FROM sqlite_master WHERE name = 'headline'").fetchone() == (0,)
    assert raw.execute("SELECT count(*) FROM change").fetchone() == (20,)
    raw.close()
    assert not path.with_name(f"{path.name}.lock").exists()


def test_that_an_older_workspace_that_cannot_be_written_says_what_to_do(path: Path) -> None:
    old_workspace(path, "0001")
    path.chmod(0o444)
    before = contents(path.parent)
    with pytest.raises(Refused) as refused:
        Workspace.open(path).close()
    assert "must be upgraded" in demand_sentence(refused.value)
    assert contents(path.parent) == before
