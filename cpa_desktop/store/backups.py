"""Backups of a whole workspace, and going back to one without ever letting go of what is there."""

import logging
import shutil
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, func, insert, select

from cpa_desktop.core import course
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.store import device, refusals, tables
from cpa_desktop.store.connections import Location, is_writable, new_file_engine, reading_engine, writing_engine
from cpa_desktop.store.copying import copy, copy_file, demand_sound, settle
from cpa_desktop.store.lock import FileLock
from cpa_desktop.store.opening import free_name, known_revision, make_file
from cpa_desktop.store.refusals import in_words
from cpa_desktop.store.sqlite_file import demand_workspace, flush_to_disk, log_of

logger = logging.getLogger(__name__)

_ITSELF = Text(
    vi="{path} chính là sổ làm việc đang mở; hãy chọn tên khác cho bản sao lưu.",
    en="{path} is the open workspace itself; choose another name for the backup.",
)
_STILL_OPEN = Text(
    vi="Sổ làm việc đang được mở ({holder}) nên chưa khôi phục được; hãy đóng lại rồi thử lần nữa.",
    en="The workspace is open ({holder}), so nothing was restored; close it and try again.",
)
_ROWS_AT_ONCE = 500


@frozen
class Preview:
    """What going back to a backup would mean, before anything is touched."""

    records: int
    changed: str  # when anything in the backup changed last
    newer_here: int  # records that have changes the backup has not
    newer_there: int
    titles_newer_here: tuple[
        str, ...
    ] = ()  # what those are called that would go back in time, as far as they have a name


@frozen
class _Histories:
    changes: dict[str, set[str]]  # by record
    titles: dict[str, str]
    changed: str


def backup(location: Location, source: Engine, path: Path) -> None:
    """Write all that `source` reads to one workspace file; only an older backup is ever overwritten."""
    path = path.absolute()
    if path.exists():
        demand_workspace(path)
        if location.path is not None and path.samefile(location.path):
            raise Refused(_ITSELF.filled(path=path))
    _demand_place(path)
    if location.path is not None:
        copy(source, path)
    else:
        _copy_rows(source, path)
    logger.info("backed up to %s", path)


def preview(path: Path, into: Path) -> Preview:
    """Compare a backup with the workspace it would replace."""
    demand_sound(path)
    known_revision(path)
    there = _histories(path)
    here = _histories(into) if into.exists() else _Histories(changes={}, titles={}, changed="")
    newer = [id for id, changes in here.changes.items() if changes - there.changes.get(id, set())]
    return Preview(
        records=len(there.changes),
        changed=there.changed,
        newer_here=len(newer),
        newer_there=sum(bool(changes - here.changes.get(id, set())) for id, changes in there.changes.items()),
        titles_newer_here=tuple(sorted(title for id in newer if (title := here.titles[id]))),
    )


def restore(path: Path, into: Path, settings: Path | None = None) -> Path | None:
    """Put a backup in the place of a workspace file, and keep what was there beside it; gives where."""
    into = into.absolute()
    demand_sound(path)
    known_revision(path)
    _demand_place(into)
    lock = FileLock(into)
    if not lock.acquire():
        raise Refused(_STILL_OPEN.filled(holder=lock.holder()))
    beginning = into.with_name(f"{into.name}.restored")
    try:
        with in_words(into):
            copy_file(path, beginning)
            _start_new_chains(beginning, settings, str(into))
            kept = _keep(into) if into.exists() else None
            _demand_wanted(kept)
            beginning.replace(into)
            flush_to_disk(into)
    finally:
        beginning.unlink(missing_ok=True)
        lock.release()
    logger.info("restored %s from %s, kept %s", into, path, kept)
    return kept


def _demand_place(path: Path) -> None:
    if path.is_dir():
        raise Refused(refusals.IS_FOLDER.filled(path=path))
    if not path.parent.is_dir():
        raise Refused(refusals.NO_FOLDER.filled(path=path.parent))
    if not is_writable(path.parent):
        raise Refused(refusals.NOT_WRITABLE.filled(path=path.parent))


def _start_new_chains(beginning: Path, settings: Path | None, location: str) -> None:
    """What was written here after the backup may live on in packages; this device must not write its clocks again."""
    engine = new_file_engine(beginning)
    try:
        with engine.begin() as connection:
            connection.execute(delete(tables.about).where(tables.about.c.key == "device"))
            if settings is not None:
                device.forget(settings, connection, location)
    finally:
        engine.dispose()


def _keep(workspace: Path) -> Path:
    """Copy what is there under another name, and leave no log that the restored file would take for its own."""
    kept = free_name(workspace.with_name(f"{workspace.stem}.before-restore{workspace.suffix}"))
    try:
        copy_file(workspace, kept)
        engine = writing_engine(Location(path=workspace))
        engine.connect().close()
        engine.dispose()  # the last to close writes the log into the file and takes it away
    except Refused:
        shutil.copyfile(workspace, kept)  # damaged: kept as it is, for whoever may yet mend it
        for log in (log_of(workspace), workspace.with_name(f"{workspace.name}-shm")):
            if log.exists():
                log.replace(kept.with_name(log.name.replace(workspace.name, kept.name)))
        flush_to_disk(kept)
    return kept


def _demand_wanted(kept: Path | None) -> None:
    """The last moment to give it up: the copy of what is still in its place goes again."""
    try:
        course.step()
    except course.GivenUp:
        if kept is not None:
            kept.unlink(missing_ok=True)
        raise


def _histories(path: Path) -> _Histories:
    engine = reading_engine(Location(path=path), is_still=not log_of(path).exists())
    try:
        with in_words(path), engine.connect() as connection:
            named = connection.execute(select(tables.record.c.id, tables.record.c.title)).all()
            changes: dict[str, set[str]] = {row.id: set() for row in named}
            for row in connection.execute(select(tables.change.c.record, tables.change.c.id)):
                changes[row.record].add(row.id)
            changed = connection.scalar(select(func.max(tables.change.c.at))) or ""
            return _Histories(changes=changes, titles={row.id: row.title for row in named}, changed=changed)
    finally:
        engine.dispose()


def _copy_rows(source: Engine, path: Path) -> None:
    """A server's workspace as a file."""
    beginning = path.with_name(f"{path.name}.rows")
    beginning.unlink(missing_ok=True)
    make_file(beginning)
    engine = new_file_engine(beginning)
    try:
        with in_words(path), source.connect() as reading, engine.begin() as writing:
            writing.execute(delete(tables.about))
            for table in tables.METADATA.sorted_tables:
                _copy_table(reading, writing, table.name)
        engine.dispose()
        settle(beginning, path)
    finally:
        engine.dispose()
        beginning.unlink(missing_ok=True)


def _copy_table(reading: Connection, writing: Connection, name: str) -> None:
    table = tables.METADATA.tables[name]
    for rows in reading.execute(select(table)).mappings().partitions(_ROWS_AT_ONCE):
        course.step()
        writing.execute(insert(table), [dict(row) for row in rows])
