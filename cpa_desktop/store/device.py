"""The name under which this installation writes in this copy of a workspace: two copies must never extend one chain."""

import hashlib
from pathlib import Path

from sqlalchemy import Connection, insert, select

from cpa_desktop.core.change import new_id
from cpa_desktop.store import tables
from cpa_desktop.store.sqlite_file import flush_to_disk


def device_in(settings: Path, connection: Connection, location: str) -> str:
    """The device kept in the person's settings for a workspace at a place; a copied or moved file gets another."""
    note = _note(settings, connection, location)
    if not note.exists():
        note.parent.mkdir(parents=True, exist_ok=True)
        written = note.with_suffix(".new")
        written.write_text(new_id(), encoding="ascii")
        flush_to_disk(written)
        written.replace(note)
    return note.read_text(encoding="ascii")


def device_within(connection: Connection) -> str:
    """The device kept in the workspace itself, where there are no settings."""
    kept = connection.scalar(select(tables.about.c.value).where(tables.about.c.key == "device"))
    if kept is None:
        kept = new_id()
        connection.execute(insert(tables.about).values(key="device", value=kept))
    return kept


def forget(settings: Path, connection: Connection, location: str) -> None:
    """Write under a new name from now on: the workspace at this place has gone back in time."""
    _note(settings, connection, location).unlink(missing_ok=True)


def _note(settings: Path, connection: Connection, location: str) -> Path:
    workspace = connection.scalar(select(tables.about.c.value).where(tables.about.c.key == "workspace"))
    return settings / "devices" / hashlib.sha256(f"{workspace} {location}".encode()).hexdigest()[:32]
