"""Files kept with the records, each once: a photo, a bill."""

from sqlalchemy import Connection, insert, select

from cpa_desktop.core.frozen import frozen
from cpa_desktop.store.tables import attachment


@frozen
class Attachment:
    """A file kept with the records: a photo, a bill."""

    sha256: str
    name: str
    media: str
    content: bytes


def find(connection: Connection, sha256: str) -> Attachment | None:
    """The file of that hash."""
    found = connection.execute(select(attachment).where(attachment.c.sha256 == sha256)).one_or_none()
    return Attachment(sha256=sha256, name=found.name, media=found.media, content=found.bytes) if found else None


def is_kept(connection: Connection, sha256: str) -> bool:
    """Whether the file of that hash is here, without reading it."""
    return connection.execute(select(attachment.c.sha256).where(attachment.c.sha256 == sha256)).first() is not None


def keep(connection: Connection, new: Attachment) -> None:
    """Keep a file; the same content is kept once, under its first name."""
    if not is_kept(connection, new.sha256):
        kept = {"sha256": new.sha256, "name": new.name, "media": new.media, "bytes": new.content}
        connection.execute(insert(attachment).values(kept))
