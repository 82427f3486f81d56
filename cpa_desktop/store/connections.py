"""Where a workspace is, and the only place where a database is opened: encryption at rest will touch this file."""

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Refused
from cpa_desktop.store import refusals

BUSY_SECONDS = 5.0


@frozen
class Location:
    """A workspace's place: a file, or a server."""

    path: Path | None = None
    url: URL | None = None

    def __str__(self) -> str:
        return str(self.path) if self.path else str(self.url)  # a URL hides its password when it is written


def locate(where: str | Path) -> Location:
    """The place a path or a SQLAlchemy URL names."""
    if isinstance(where, Path) or "://" not in where:
        return Location(path=Path(where).absolute())
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise Refused(refusals.NO_ADDRESS.filled(where=where)) from error
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        return Location(path=Path(url.database).absolute())
    if url.get_backend_name() != "postgresql":
        raise Refused(refusals.NO_ADDRESS.filled(where=str(url)))
    return Location(url=url.set(drivername="postgresql+psycopg"))


def is_writable(path: Path) -> bool:
    """Whether a file may be written by us, and is meant to be: a file or folder with no write mark at all is not."""
    return os.access(path, os.W_OK) and bool(path.stat().st_mode & 0o222)


def writing_engine(location: Location, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine whose transactions write, and are on the disk when they are done."""
    if location.url is not None:
        return _server_engine(location.url)
    engine = _sqlite_engine(location, "mode=rw", busy_seconds)

    @event.listens_for(engine, "connect")
    def _durable(raw: sqlite3.Connection, _: Any) -> None:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("PRAGMA schema_version")  # a first read opens the log, so that closing takes it away again

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def reading_engine(location: Location, busy_seconds: float = BUSY_SECONDS, *, is_still: bool = False) -> Engine:
    """An engine that only reads, each transaction one moment's state; `is_still`: nobody can be writing meanwhile."""
    if location.url is not None:
        return _server_engine(location.url)
    engine = _sqlite_engine(
        location, "mode=ro&immutable=1" if is_still else "mode=ro", busy_seconds, keeps=not is_still
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def new_file_engine(path: Path) -> Engine:
    """An engine for an SQLite file in the making: one file, nothing beside it when it is closed."""
    engine = _sqlite_engine(Location(path=path), "mode=rwc", BUSY_SECONDS)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _sqlite_engine(location: Location, options: str, busy_seconds: float, *, keeps: bool = True) -> Engine:
    assert location.path is not None
    address = f"{location.path.as_uri()}?{options}"

    def connect() -> sqlite3.Connection:
        raw = sqlite3.connect(address, uri=True, timeout=busy_seconds, check_same_thread=False)
        raw.isolation_level = None  # transactions begin where we say, so that reads too see one moment
        return raw

    return create_engine("sqlite://", creator=connect, poolclass=QueuePool if keeps else NullPool, hide_parameters=True)


def _server_engine(url: URL) -> Engine:
    try:
        return create_engine(url, hide_parameters=True)
    except ImportError as error:
        raise Refused(refusals.NO_DRIVER) from error


def driver_connection(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection, for what SQLAlchemy has no words for."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw
