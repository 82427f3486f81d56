"""One record as a package, for another machine: written, looked at, and taken in whole or not at all."""

import logging
from pathlib import Path

from cpa_desktop.core.change import Change
from cpa_desktop.core.merge import merge
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.service import files
from cpa_desktop.service.draft import Draft
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from cpa_desktop.store import package as kept
from cpa_desktop.store.package import Package
from cpa_desktop.store.package_history import demand_one_history

logger = logging.getLogger(__name__)

_SAMPLE = Text(
    vi="Đây là hồ sơ mẫu nên không chuyển sang máy khác; hãy tạo bản sao của mình rồi xuất bản sao đó.",
    en="This is a sample and does not travel; make your own copy and export that.",
)
_NOT_AS_HERE = Text(
    vi="Hồ sơ trong gói không được lập như ở đây (thuộc về loại hồ sơ khác); chưa nhập gì.",
    en="The record in the package is not made as records are here (it belongs to another sort); nothing was taken.",
)
_NOT_COUNTED = Text(
    vi="Biểu mẫu ở đây không tính được hồ sơ trong gói; hãy cập nhật phần mềm rồi nhập lại, chưa nhập gì.",
    en="The forms here cannot work out the record in the package; update and import it again, nothing was taken.",
)


def write(session: RecordSession, path: Path) -> Path:
    """Write a record with its history, its photos and the record it belongs to."""
    if session.is_sample:
        raise Refused(_SAMPLE)
    files.demand_place(path)
    session.flush()
    kept.write(path, session.workspace, session.record.id, session.library.catalogue.digest)
    return path


def read(path: Path) -> Package:
    """The package in a file, all of it checked; takes nothing and may run beside the window."""
    return kept.read(path)


def rehearsed(desk: Desk, package: Package) -> tuple[RecordSession, ...]:
    """The package's records as they will be here, the one it is about first; refused where they cannot be opened."""
    if any(record.answers.get("record/sample") == "yes" for record in package.records):
        raise Refused(_SAMPLE)
    _demand_order(desk, package)
    merged = [_merged(desk, record) for record in package.records]
    draft = Draft(desk.workspace, *merged)
    return tuple(_opened(desk, draft, record) for record in merged)


def take(desk: Desk, package: Package) -> str:
    """Merge a package in, as one transaction; gives the id of its record. Whoever has that open reads it anew."""
    if desk.read_only_because is not None:
        raise Refused(desk.read_only_because)
    rehearsed(desk, package)
    desk.workspace.take(package).result()
    for record in reversed(package.records):
        desk.refresh(desk.session(record.id))
    return package.record.id


def here(desk: Desk, record: Record) -> Record:
    """What is here of a record: nothing yet, or its own copy."""
    if desk.workspace.has(record.id):
        return desk.workspace.read(record.id)
    return Record(id=record.id, register=record.register, parent=record.parent, continues=record.continues)


def only_in(one: Record, other: Record) -> tuple[Change, ...]:
    """The changes that one copy has and the other has not."""
    return tuple(change for change in one.changes if change.id not in other.known)


def _merged(desk: Desk, record: Record) -> Record:
    both = merge(here(desk, record), record)
    demand_one_history(both)
    return both


def _demand_order(desk: Desk, package: Package) -> None:
    """Each record belongs to one of the sort that the forms here say it should."""
    parents = [*(record.register for record in package.records[1:]), ""]
    for record, parent in zip(package.records, parents, strict=True):
        if desk.library.register(record.register).parent != parent:
            raise Refused(_NOT_AS_HERE)


def _opened(desk: Desk, draft: Draft, record: Record) -> RecordSession:
    try:
        return RecordSession(draft, desk.library, record.id, by=desk.settings.name, language=desk.settings.language)
    except Refused:
        raise
    except Exception as error:  # whatever answers from elsewhere may hold: taken in, the record could not be opened
        logger.exception("a packed record cannot be worked out")
        raise Refused(_NOT_COUNTED) from error
