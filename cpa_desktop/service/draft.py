"""Records in the making: answered like any other, kept in memory, and in the workspace only once they are whole."""

from concurrent.futures import Future
from typing import Protocol

from cpa_desktop.core.change import Change
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Text
from cpa_desktop.store.attachments import Attachment


class Keeping(Protocol):
    """What a session needs of whatever keeps its record."""

    @property
    def device(self) -> str:
        """The name under which changes are made here."""

    @property
    def only_read_because(self) -> Text | None:
        """Why nothing can be written, if so."""

    def read(self, record_id: str) -> Record:
        """A whole record, with its changes."""

    def append(self, change: Change) -> Future[None]:
        """Keep a change."""

    def attach(self, content: bytes, name: str, media: str = "") -> str:
        """Keep a file beside the records; gives the hash by which answers name it."""

    def attachment(self, sha256: str) -> Attachment:
        """A file kept with the records."""


class Draft:
    """Some records as they might become, before a workspace in which all else is as it is."""

    def __init__(self, workspace: Keeping, *records: Record) -> None:
        self.device = workspace.device
        self.only_read_because = workspace.only_read_because
        self.attach, self.attachment = workspace.attach, workspace.attachment
        self.records = {record.id: record for record in records}
        self._workspace = workspace

    def read(self, record_id: str) -> Record:
        """A record in the making, or one of the workspace."""
        return self.records.get(record_id) or self._workspace.read(record_id)

    def append(self, change: Change) -> Future[None]:
        """Lay a change on a record in the making."""
        self.records[change.record] = self.records[change.record].after(change)
        done: Future[None] = Future()
        done.set_result(None)
        return done
