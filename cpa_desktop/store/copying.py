"""Whole copies of a workspace file: taken through SQLite, checked, and there under their name only when whole."""

from pathlib import Path

from sqlalchemy import Engine, text

from cpa_desktop.core import course
from cpa_desktop.core.text import Refused
from cpa_desktop.store import refusals
from cpa_desktop.store.connections import Location, driver_connection, new_file_engine, reading_engine
from cpa_desktop.store.refusals import in_words
from cpa_desktop.store.sqlite_file import demand_workspace, flush_to_disk, log_of

_PAGES = 1000  # copied between two moments at which it may be given up


def copy_file(source: Path, target: Path) -> None:
    """Copy a workspace file that this program holds, or that nobody writes in."""
    engine = reading_engine(Location(path=source), is_still=not log_of(source).exists())
    try:
        copy(engine, target)
    finally:
        engine.dispose()


def copy(source: Engine, target: Path) -> None:
    """Copy all that an SQLite engine reads, as of one moment; `target` is replaced in one step, or not at all."""
    beginning = target.with_name(f"{target.name}.new")
    engine = new_file_engine(beginning)
    try:
        beginning.unlink(missing_ok=True)
        with in_words(target), source.connect() as reading, engine.connect() as writing:
            raw = driver_connection(writing)
            raw.rollback()
            whole = driver_connection(reading)
            whole.execute("BEGIN")
            whole.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # from here on all of one moment is read
            whole.backup(raw, pages=_PAGES, progress=lambda _, left, pages: course.step(pages - left, pages))
            whole.rollback()
            raw.execute("PRAGMA journal_mode = DELETE")  # one file, readable from where nothing can be written
        engine.dispose()
        settle(beginning, target)
    finally:
        engine.dispose()
        beginning.unlink(missing_ok=True)


def settle(beginning: Path, target: Path) -> None:
    """Give a finished file its name, once it is known to be sound and to be on the disk."""
    demand_sound(beginning)
    with in_words(target):
        flush_to_disk(beginning)
        beginning.replace(target)


def demand_sound(path: Path) -> None:
    """Refuse a workspace file whose pages do not hold together."""
    demand_workspace(path)
    engine = reading_engine(Location(path=path), is_still=not log_of(path).exists())
    try:
        with in_words(path), engine.connect() as connection:
            if connection.scalar(text("PRAGMA integrity_check(1)")) != "ok":
                raise Refused(refusals.DAMAGED.filled(path=path))
    finally:
        engine.dispose()
