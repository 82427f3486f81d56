"""Opening a workspace: made if asked, recognised, locked, brought up to date; or refused and untouched."""

import logging
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, select, text

from cpa_desktop.core.change import new_id
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.store import refusals, tables
from cpa_desktop.store.connections import (
    BUSY_SECONDS,
    Location,
    is_writable,
    new_file_engine,
    reading_engine,
    writing_engine,
)
from cpa_desktop.store.copying import copy_file
from cpa_desktop.store.lock import FileLock
from cpa_desktop.store.refusals import in_words
from cpa_desktop.store.sqlite_file import demand_workspace, flush_to_disk, has_log, is_there, log_of
from cpa_desktop.store.upgrades import LATEST, REVISIONS, upgrade

logger = logging.getLogger(__name__)


@frozen
class Opened:
    """What an open workspace holds on to."""

    reading: Engine
    writing: Engine | None  # none where the workspace may only be read
    lock: FileLock | None = None
    only_read_because: Text | None = None


def open_file(path: Path, *, create: bool, busy_seconds: float) -> Opened:
    """Open a workspace file."""
    if create and not is_there(path):
        make_file(path)
    demand_workspace(path)
    location = Location(path=path)
    lock = FileLock(path)
    is_ours = is_writable(path) and is_writable(path.parent)
    if not is_ours or not lock.acquire():
        because = refusals.IN_USE.filled(holder=lock.holder()) if is_ours else refusals.MARKED_READ_ONLY
        return _open_to_read(location, because, busy_seconds)
    try:
        with in_words(path):
            _bring_up_to_date(location, busy_seconds)
            writing = writing_engine(location, busy_seconds)
            writing.connect().close()  # sets the log going, which another program's lock may forbid
    except BaseException:
        lock.release()
        raise
    return Opened(reading=reading_engine(location, busy_seconds), writing=writing, lock=lock)


def open_server(location: Location, *, create: bool) -> Opened:
    """Open a workspace on a database server."""
    writing = writing_engine(location)
    try:
        with in_words(location), writing.begin() as connection:
            if not inspect(connection).has_table(tables.about.name):
                if not create:
                    raise Refused(refusals.NOT_ON_SERVER.filled(where=location))
                _furnish(connection)
            elif _known_revision(connection) != LATEST:
                upgrade(connection)  # backups are the server's own
    except BaseException:
        writing.dispose()
        raise
    return Opened(reading=reading_engine(location), writing=writing)


def make_file(path: Path) -> None:
    """Make an empty workspace; it is there whole or not at all."""
    if not path.parent.is_dir():
        raise Refused(refusals.NO_FOLDER.filled(path=path.parent))
    if not is_writable(path.parent):
        raise Refused(refusals.NOT_WRITABLE.filled(path=path.parent))
    lock = FileLock(path)
    if not lock.acquire():
        raise Refused(refusals.IN_USE.filled(holder=lock.holder()))
    beginning = path.with_name(f"{path.name}.new")
    engine = new_file_engine(beginning)
    try:
        beginning.unlink(missing_ok=True)  # from a power cut
        with in_words(path), engine.begin() as connection:
            _furnish(connection)
        engine.dispose()
        with in_words(path):
            flush_to_disk(beginning)
            beginning.replace(path)
    finally:
        engine.dispose()
        beginning.unlink(missing_ok=True)
        lock.release()
    logger.info("made %s", path)


def known_revision(path: Path, busy_seconds: float = BUSY_SECONDS) -> str:
    """The revision of a workspace file nobody is writing in; a newer one than we know is refused."""
    engine = reading_engine(Location(path=path), busy_seconds, is_still=not log_of(path).exists())
    try:
        with in_words(path), engine.connect() as connection:
            if has_log(path) and connection.scalar(text("PRAGMA quick_check(1)")) != "ok":
                raise Refused(refusals.DAMAGED.filled(path=path))
            return _known_revision(connection)
    finally:
        engine.dispose()


def _furnish(connection: Connection) -> None:
    upgrade(connection)
    connection.execute(insert(tables.about).values(key="workspace", value=new_id()))


def _known_revision(connection: Connection) -> str:
    revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if revision not in REVISIONS:
        needs = connection.scalar(select(tables.about.c.value).where(tables.about.c.key == "needs"))
        raise Refused(refusals.TOO_NEW.filled(needs=needs))
    return str(revision)


def _bring_up_to_date(location: Location, busy_seconds: float) -> None:
    assert location.path is not None
    revision = known_revision(location.path, busy_seconds)
    if revision == LATEST:
        return
    kept = free_name(location.path.with_name(f"{location.path.stem}.before-{LATEST}{location.path.suffix}"))
    copy_file(location.path, kept)
    engine = writing_engine(location, busy_seconds)
    try:
        with engine.begin() as connection:
            upgrade(connection)
    finally:
        engine.dispose()
    logger.info("upgraded %s from %s to %s, kept %s", location.path, revision, LATEST, kept.name)


def _open_to_read(location: Location, because: Text, busy_seconds: float) -> Opened:
    assert location.path is not None
    is_still = because is refusals.MARKED_READ_ONLY and not log_of(location.path).exists()
    engine = reading_engine(location, busy_seconds, is_still=is_still)
    try:
        with in_words(location.path), engine.connect() as connection:
            revision = _known_revision(connection)
    except BaseException as error:
        engine.dispose()
        if isinstance(error, Refused) and log_of(location.path).exists() and not is_writable(location.path.parent):
            raise Refused(refusals.UNFINISHED) from error
        raise
    if revision != LATEST:
        engine.dispose()
        raise Refused(refusals.TOO_OLD_TO_READ)
    return Opened(reading=engine, writing=None, only_read_because=because)


def free_name(path: Path) -> Path:
    """The name itself, or with a number, so that nothing kept is overwritten."""
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free
