"""The one thread that writes: each act one durable transaction, in the order the acts were handed over."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from time import perf_counter
from typing import TypeVar

from sqlalchemy import Connection, Engine

from cpa_desktop.core.change import Change, hash_of
from cpa_desktop.core.merge import arriving
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.store.package_history import demand_one_history
from cpa_desktop.store.refusals import in_words
from cpa_desktop.store.rows import count_changes, has_record, hold_record, read_record, write_changes, write_record

T = TypeVar("T")

_NOT_NEXT = Text(
    vi="Hồ sơ đã có thay đổi khác trong lúc này nên thay đổi chưa được ghi; hãy mở lại hồ sơ rồi nhập lại.",
    en="The record has changed meanwhile, so this was not written; open the record again and enter it once more.",
)
_KEPT_RECORDS = 8  # as they are in the database, so that a change need not read the history first

logger = logging.getLogger(__name__)


class Writer:
    """Writes in a workspace; what a call gives is there when the disk has it."""

    def __init__(self, engine: Engine, where: str, *, is_alone: bool) -> None:
        self._engine = engine
        self._where = where
        self._is_alone = is_alone  # no other program can have written since we last did
        self._records: OrderedDict[str, Record] = OrderedDict()
        self._appended: dict[str, Future[None]] = {}  # the last of each record
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="workspace-writer")

    def run(self, work: Callable[[Connection], T]) -> Future[T]:
        """Do some writing in one transaction."""
        return self._thread.submit(self._run, work)

    def append(self, change: Change) -> Future[None]:
        """Write the next change of its device."""
        future = self._appended[change.record] = self._thread.submit(self._append, change)
        return future

    def wait_for(self, record_id: str) -> None:
        """Let what was handed over of a record be written, or be known not to be."""
        future = self._appended.get(record_id)
        if future is not None:
            wait((future,))

    def absorb(self, copy: Record) -> Future[Record]:
        """Write what another copy of a record has and this one has not; gives the record both make."""
        return self._thread.submit(self._absorb, copy)

    def absorb_all(self, copies: Sequence[Record], besides: Callable[[Connection], None]) -> Future[tuple[Record, ...]]:
        """Absorb several copies, and do what else belongs to it, as one transaction; forked histories are refused."""
        return self._thread.submit(self._absorb_all, copies, besides)

    def close(self) -> None:
        """Finish what has been handed over."""
        self._thread.shutdown(wait=True)
        self._engine.dispose()

    def _run(self, work: Callable[[Connection], T]) -> T:
        with in_words(self._where), self._engine.begin() as connection:
            return work(connection)

    def _append(self, change: Change) -> None:
        began = perf_counter()

        def work(connection: Connection) -> Record:
            record = self._record(connection, change.record)
            _demand_next(record, change)
            after = record.after(change)
            write_changes(connection, record, after, [change])
            return after

        self._remember(self._run(work))
        milliseconds = (perf_counter() - began) * 1000
        logger.info("change %s of %s: %d edits, %.1f ms", change.id, change.record, len(change.edits), milliseconds)

    def _absorb(self, copy: Record) -> Record:
        after = self._run(lambda connection: self._absorbed(connection, copy))
        self._remember(after)
        logger.info("took in a copy of %s: %d changes now", copy.id, len(after.changes))
        return after

    def _absorb_all(self, copies: Sequence[Record], besides: Callable[[Connection], None]) -> tuple[Record, ...]:
        def work(connection: Connection) -> tuple[Record, ...]:
            merged = tuple(self._absorbed(connection, copy) for copy in copies)
            for each in merged:
                demand_one_history(each)
            besides(connection)
            return merged

        merged = self._run(work)
        for each in merged:
            self._remember(each)
            logger.info("took in a packed copy of %s: %d changes now", each.id, len(each.changes))
        return merged

    def _absorbed(self, connection: Connection, copy: Record) -> Record:
        if has_record(connection, copy.id):
            record = self._record(connection, copy.id)
        else:
            record = Record(id=copy.id, register=copy.register, parent=copy.parent, continues=copy.continues)
            write_record(connection, record)
        new = arriving(record, copy)
        after = record.after(*new)
        if new:
            write_changes(connection, record, after, new)
        return after

    def _record(self, connection: Connection, id: str) -> Record:
        """The record as it is in the database."""
        if not self._is_alone:
            hold_record(connection, id)
        kept = self._records.get(id)
        if kept is not None and (self._is_alone or count_changes(connection, id) == len(kept.changes)):
            return kept
        return read_record(connection, id)

    def _remember(self, record: Record) -> None:
        self._records[record.id] = record
        self._records.move_to_end(record.id)
        while len(self._records) > _KEPT_RECORDS:
            self._records.popitem(last=False)


def _demand_next(record: Record, change: Change) -> None:
    """Refuse what would break a chain: an entry made on a state that is not the one written."""
    clocks = (earlier.clock for earlier in reversed(record.changes) if earlier.device == change.device)
    is_next = change.previous == record.last_hash(change.device) and change.clock > next(clocks, 0)
    if not is_next or change.id in record.known or change.hash != hash_of(change):
        raise Refused(_NOT_NEXT)
