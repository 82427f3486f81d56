"""The history of a record in a package: read line by line, tied change to change, and holding nothing but answers."""

from datetime import datetime

from cpa_desktop.core import change as changes
from cpa_desktop.core.address import facet_of, is_row
from cpa_desktop.core.answer import is_answer
from cpa_desktop.core.change import Change, Edit, verify_chain
from cpa_desktop.core.record import Record, record_of
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.store.package_archive import DAMAGED, Archive
from cpa_desktop.store.package_manifest import Described

_ALTERED = Text(
    vi="{name} đã bị sửa ngoài phần mềm: lịch sử thay đổi của hồ sơ không còn khớp; hãy xin lại tệp từ máy đã nhập.",
    en="{name} was altered outside the program: the record's history no longer holds; ask again where it was entered.",
)
_BROKEN_HERE = Text(
    vi="Lịch sử của hồ sơ này đã bị sửa ngoài phần mềm nên không xuất thành gói được; hãy khôi phục từ bản sao lưu.",
    en="The history of this record was altered outside the program, so it makes no package; restore it from a backup.",
)
_CONTRADICT = Text(
    vi="Hồ sơ ở đây và trong gói cùng có thay đổi của một máy mà không nối tiếp nhau nên không gộp được; chưa nhập gì.",
    en="The record here and that in the package hold changes of one machine that do not follow on; nothing was taken.",
)
_YEARS = range(1970, 9000)


def history(archive: Archive, described: Described, text: bytes) -> Record:
    """The record that the lines of a member make, if they are what the manifest says and hold together."""
    try:
        read = [changes.read(line) for line in text.decode().split("\n")[:-1]]
    except (UnicodeDecodeError, RecursionError) as error:
        raise archive.refused(DAMAGED) from error
    if any(change.record != described.id or not _is_sound(change) for change in read):
        raise archive.refused(DAMAGED)
    record = record_of(
        read,
        id=described.id,
        register=described.register,
        parent=described.parent,
        continues=described.continues,
    )
    heads = {change.device: change.hash for change in record.changes}
    is_all = len(record.changes) == len(read) == described.changes and heads == described.heads
    if not is_all or record.awaited or verify_chain(record.changes):
        raise archive.refused(_ALTERED)
    return record


def demand_whole(record: Record) -> None:
    """Refuse to send out a history that nobody could take in."""
    if record.awaited or verify_chain(record.changes):
        raise Refused(_BROKEN_HERE)


def demand_one_history(merged: Record) -> None:
    """Refuse a union of two histories in which one device's chain forks."""
    if verify_chain(merged.changes):
        raise Refused(_CONTRADICT)


def _is_sound(change: Change) -> bool:
    """Whether all that it says can be kept and shown: a true moment, answers that can be read."""
    try:
        moment = datetime.fromisoformat(change.at)
    except ValueError:
        return False
    return moment.tzinfo is not None and moment.year in _YEARS and all(map(_holds_answers, change.edits))


def _holds_answers(edit: Edit) -> bool:
    if edit.address.startswith("record/") or is_row(edit.address) or facet_of(edit.address) is not None:
        return True
    return all(text is None or is_answer(text) for text in (edit.before, edit.after))
