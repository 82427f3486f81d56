"""A workspace: all records of a person or a department in one database, written at every accepted entry."""

import hashlib
import logging
import mimetypes
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from sqlalchemy import Connection

from cpa_desktop.core import course
from cpa_desktop.core.change import Broken, Change, new_id
from cpa_desktop.core.record import Record
from cpa_desktop.core.replay import GroupOf, alone
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.store import attachments, backups, listing, rows
from cpa_desktop.store.attachments import Attachment
from cpa_desktop.store.connections import BUSY_SECONDS, Location, locate
from cpa_desktop.store.device import device_in, device_within
from cpa_desktop.store.listing import HeadlineValue, Row
from cpa_desktop.store.opening import Opened, open_file, open_server
from cpa_desktop.store.package import Package
from cpa_desktop.store.refusals import in_words
from cpa_desktop.store.verification import verify
from cpa_desktop.store.writer import Writer

T = TypeVar("T")

logger = logging.getLogger(__name__)

_NO_ATTACHMENT = Text(
    vi="Không có tệp đính kèm {sha256} trong sổ làm việc này.",
    en="There is no attachment {sha256} in this workspace.",
)


class Workspace:
    """An open workspace. Reading is for any thread; writing waits its turn on one thread of its own."""

    def __init__(self, location: Location, opened: Opened, device: str) -> None:
        self.location = location
        self.device = device
        self.only_read_because = opened.only_read_because
        self._opened = opened
        self._writer = None
        if opened.writing is not None:
            self._writer = Writer(opened.writing, str(location), is_alone=opened.lock is not None)

    @classmethod
    def open(
        cls,
        where: str | Path,
        *,
        settings: Path | None = None,
        create: bool = False,
        busy_seconds: float = BUSY_SECONDS,
    ) -> "Workspace":
        """The workspace at a path or SQLAlchemy URL; the `settings` folder keeps the name of this device."""
        location = locate(where)
        if location.path is not None:
            opened = open_file(location.path, create=create, busy_seconds=busy_seconds)
        else:
            opened = open_server(location, create=create)
        workspace = cls(location, opened, "")
        try:
            workspace.device = workspace._device(settings)
        except BaseException:
            workspace.close()
            raise
        logger.info("opened %s as device %s, read only: %s", location, workspace.device, workspace.read_only)
        return workspace

    def close(self) -> None:
        """Finish writing and let go of the database."""
        self._opened.reading.dispose()
        if self._writer is not None:
            self._writer.close()
        if self._opened.lock is not None:
            self._opened.lock.release()

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written here; `only_read_because` says why."""
        return self._writer is None

    # Reading

    def read(self, record_id: str, group_of: GroupOf = alone) -> Record:
        """A whole record, with its changes, those that were just handed over to be written too."""
        if self._writer is not None:
            self._writer.wait_for(record_id)
        return self._reading(lambda connection: rows.read_record(connection, record_id, group_of))

    def changes(self, record_id: str) -> tuple[Change, ...]:
        """The history of a record, in its order."""
        return self.read(record_id).changes

    def find_id(self, prefix: str) -> str:
        """The id of the one record whose id begins so; none or several is refused."""
        return self._reading(lambda connection: rows.find_id(connection, prefix))

    def search(
        self,
        register: str | Collection[str] = (),
        text: str = "",
        *,
        parent: str | None = None,
        marks: Mapping[str, str] | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> tuple[Row, ...]:
        """A page of records of these registers (none named: of any), last changed first, in which every word occurs.

        Marks and capitals of `text` do not matter; `marks` are headlines that must read so, or not be there."""
        wanted = _wanted(register, text, parent, marks)
        return self._reading(lambda connection: listing.rows(connection, wanted, limit, offset))

    def count(
        self,
        register: str | Collection[str] = (),
        text: str = "",
        *,
        parent: str | None = None,
        marks: Mapping[str, str] | None = None,
    ) -> int:
        """How many records a search would page through."""
        wanted = _wanted(register, text, parent, marks)
        return self._reading(lambda connection: listing.count(connection, wanted))

    def attachment(self, sha256: str) -> Attachment:
        """A file kept with the records."""
        found = self._reading(lambda connection: attachments.find(connection, sha256))
        if found is None:
            raise Refused(_NO_ATTACHMENT.filled(sha256=sha256))
        return found

    def has_attachment(self, sha256: str) -> bool:
        """Whether a file of that hash is kept here."""
        return self._reading(lambda connection: attachments.is_kept(connection, sha256))

    def verify(self, record_id: str) -> list[Broken]:
        """Where a record's history is broken, or its answers are not what the history says."""
        return self._reading(lambda connection: verify(connection, record_id))

    def backup(self, path: Path) -> None:
        """Write all of the workspace to one file, checked, and there under its name only when whole."""
        backups.backup(self.location, self._opened.reading, path)

    # Writing

    def create(self, register: str, *, parent: str | None = None, continues: str | None = None) -> str:
        """Make an empty record; gives its id."""
        new = Record(id=new_id(), register=register, parent=parent, continues=continues)
        self._writing().run(lambda connection: rows.write_record(connection, new)).result()
        return new.id

    def append(self, change: Change) -> Future[None]:
        """Write a change and the answers it leads to; done when it would outlive a power cut."""
        return self._writing().append(change)

    def absorb(self, copy: Record) -> Future[Record]:
        """Merge another copy of a record in, or the first copy of one; done when it would outlive a power cut."""
        return self._writing().absorb(copy)

    def has(self, record_id: str) -> bool:
        """Whether a record is here."""
        return self._reading(lambda connection: rows.has_record(connection, record_id))

    def take(self, package: Package) -> Future[tuple[Record, ...]]:
        """Merge in all that a package holds, in one transaction: its records and the files not yet here."""

        going = course.current()

        def bring_files(connection: Connection) -> None:
            wanted = {each.sha256 for each in package.attachments if not attachments.is_kept(connection, each.sha256)}
            with course.watched(going):
                for place, file in enumerate(package.files(wanted) if wanted else ()):
                    course.step(place, len(wanted))
                    attachments.keep(connection, file)
                course.step(1, 1)

        return self._writing().absorb_all(package.records, bring_files)

    def write_headlines(
        self, record_id: str, as_of: str, headlines: Iterable[HeadlineValue], title: str | None = None
    ) -> Future[None]:
        """What lists show of a record, computed when the change `as_of` was its last."""
        values = tuple(headlines)
        return self._writing().run(
            lambda connection: listing.write_headlines(connection, record_id, as_of, values, title)
        )

    def attach(self, content: bytes, name: str, media: str = "") -> str:
        """Keep a file; gives the hash by which answers name it. The same content is kept once."""
        sha256 = hashlib.sha256(content).hexdigest()
        media = media or mimetypes.guess_type(name)[0] or "application/octet-stream"
        new = Attachment(sha256=sha256, name=name, media=media, content=content)
        self._writing().run(lambda connection: attachments.keep(connection, new)).result()
        return sha256

    def _reading(self, work: Callable[[Connection], T]) -> T:
        with in_words(self.location), self._opened.reading.connect() as connection:
            return work(connection)

    def _writing(self) -> Writer:
        if self._writer is None:
            assert self.only_read_because is not None
            raise Refused(self.only_read_because)
        return self._writer

    def _device(self, settings: Path | None) -> str:
        if self._writer is None:
            return ""
        if settings is not None:
            place = str(self.location)
            return self._reading(lambda connection: device_in(settings, connection, place))
        if self.location.path is None:
            return new_id()  # a server has many clients, and what it keeps it keeps for all of them
        return self._writer.run(device_within).result()


def _wanted(
    register: str | Collection[str], text: str, parent: str | None, marks: Mapping[str, str] | None
) -> listing.Wanted:
    registers = (register,) if isinstance(register, str) else tuple(register)
    return listing.Wanted(registers=registers, find=text, parent=parent, marks=tuple((marks or {}).items()))
