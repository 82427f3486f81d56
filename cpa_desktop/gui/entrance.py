"""The entrance: opens a workspace off the window's thread, lists what is in it, begins records; tells by signals."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from cpa_desktop.core.course import GivenUp
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.gui import doors, doors_files, jobs
from cpa_desktop.gui.last_known import Known, LastKnown, Wanted
from cpa_desktop.gui.underway import Underway
from cpa_desktop.service.settings import Settings

if TYPE_CHECKING:  # the room behind it is heavy; it is entered in a job
    from cpa_desktop.service.workspace import Desk

_FAULT = Text(
    vi="Có lỗi trong phần mềm ({error}); số liệu đã ghi vẫn còn nguyên.",
    en="There is a fault in the program ({error}); what was saved is all there.",
)
_LEFT = Text(vi="Đã dừng; sổ làm việc vẫn như trước.", en="Cancelled; the workspace is as it was.")


class Entrance(QObject):
    """Holds the open desk; everything that takes time is told when it is done."""

    opened = Signal(str)  # a record to open at once, if one was meant
    listed = Signal(object)
    listed_more = Signal(object, bool)
    renewed = Signal(object)  # a listed record, its figures worked out anew
    archived = Signal(str, bool)
    enterprises = Signal(object)
    begun = Signal(str)
    failed = Signal(object)  # a workspace could not be opened
    refused = Signal(object)
    restored = Signal(object)  # where the workspace is kept that a backup has taken the place of

    def __init__(self, where: str | Path | None, *, is_sample: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk: Desk | None = None
        self.is_sample = is_sample
        self.where = where
        self._asked = 0  # an answer to an earlier search comes too late
        self._wanted = Wanted()
        self._outdated: list[str] = []

    def open(self, settings: Settings) -> None:
        """Open the workspace."""
        work = partial(doors.open_desk, self.where, settings, is_sample=self.is_sample)
        jobs.run(work, self._take_desk, self._fail)

    def switch(self, settings: Settings, *, is_sample: bool) -> None:
        """Leave this workspace for that of the samples, or for one's own."""
        self.is_sample = is_sample
        self.open(settings)

    def copy(self, record: str, settings: Settings) -> None:
        """Make one's own copy of a sample, and go to where it is."""
        if self.desk is not None:
            jobs.run(partial(doors.copy_sample, self.desk, record, settings), self._take_copy, self._refuse)

    def search(self, wanted: Wanted) -> None:
        """List these records: at once as they were last worked out, then one by one as they are now."""
        if self.desk is not None:
            self._asked += 1
            self._wanted = wanted
            work = partial(doors.listed, self.desk, wanted, is_sample=self.is_sample)
            jobs.run(work, partial(self._take_list, self._asked), self._refuse)

    def search_on(self, offset: int) -> None:
        """The next page of that list."""
        if self.desk is not None:
            work = partial(doors.more, self.desk, self._wanted, offset, is_sample=self.is_sample)
            jobs.run(work, partial(self._take_more, self._asked), self._refuse)

    def archive(self, record: str, is_archived: bool) -> None:
        """Put a record away, or bring it back."""
        if self.desk is not None:
            work = partial(self.desk.archive, record, is_archived=is_archived)
            jobs.run(work, lambda _row: self.archived.emit(record, is_archived), self._refuse)

    def search_of(self, register: str, words: str) -> None:
        """List the records of one sort in which these words occur."""
        if self.desk is not None:
            jobs.run(partial(doors.of_register, self.desk, register, words), self.enterprises.emit, self._refuse)

    def begin(self, register: str, title: str, parent: str, new_parent: Mapping[str, str]) -> None:
        """Begin a record."""
        if self.desk is not None:
            work = partial(doors.begin, self.desk, register, title, parent, new_parent)
            jobs.run(work, self.begun.emit, self._refuse)

    def go_on(self, record: str, register: str) -> None:
        """Begin a record that goes on from another."""
        if self.desk is not None:
            jobs.run(partial(doors.go_on, self.desk, record, register), self.begun.emit, self._refuse)

    def go_back_to(self, backup: Path, settings: Settings, underway: Underway) -> None:
        """Put a backup in the place of the workspace, and open it; where that cannot be, open what is there."""
        self.close()
        work = partial(doors_files.restore, backup, self.where)
        underway.run(work, partial(self._take_restored, settings), partial(self._keep, settings))

    def close(self) -> None:
        """Wait for what is being done, and let go of the workspace."""
        for untold in jobs.finish():
            doors.close_desks(untold)
        if self.desk is not None:
            self.desk.close()
            self.desk = None

    def _take_desk(self, desk: "Desk", record: str = "") -> None:
        before, self.desk = self.desk, desk
        if before is not None:
            before.close()
        self.opened.emit(record)

    def _take_restored(self, settings: Settings, kept: Path | None) -> None:
        self.open(settings)
        self.opened.connect(lambda _record: self.restored.emit(kept), Qt.ConnectionType.SingleShotConnection)

    def _keep(self, settings: Settings, error: Exception) -> None:
        self.open(settings)
        self.opened.connect(lambda _record: self._refuse(error), Qt.ConnectionType.SingleShotConnection)

    def _take_copy(self, copied: tuple["Desk", str]) -> None:
        self.is_sample = False
        self._take_desk(*copied)

    def _take_list(self, asked: int, known: LastKnown) -> None:
        if asked == self._asked:
            self.listed.emit(known)
            self._outdated = [each.id for each in known.records if not each.is_current]
            self._renew(asked)

    def _take_more(self, asked: int, page: tuple[tuple[Known, ...], bool]) -> None:
        records, is_whole = page
        if asked == self._asked:
            self.listed_more.emit(records, is_whole)
            is_idle = not self._outdated
            self._outdated += [each.id for each in records if not each.is_current]
            if is_idle:
                self._renew(asked)

    def _renew(self, asked: int) -> None:
        """The first of those whose figures are out of date, and after it the next; a new search ends this."""
        if asked == self._asked and self._outdated and self.desk is not None:
            work = partial(doors.renewed, self.desk, self._outdated[0], is_sample=self.is_sample)
            jobs.run(work, partial(self._take_renewed, asked), lambda _error: self._take_renewed(asked, None))

    def _take_renewed(self, asked: int, record: Known | None) -> None:
        if asked == self._asked:
            self._outdated = self._outdated[1:]
            if record is not None:  # whoever opens a record that cannot be read hears why
                self.renewed.emit(record)
            self._renew(asked)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(_words(error))

    def _refuse(self, error: Exception) -> None:
        self.refused.emit(_words(error))


def _words(error: Exception) -> Text:
    if isinstance(error, GivenUp):
        return _LEFT
    return error.text if isinstance(error, Refused) else _FAULT.filled(error=f"{type(error).__name__}: {error}")
