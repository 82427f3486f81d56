"""Two copies of one record made one again: the union of their changes, and what must then be asked."""

from cpa_desktop.core.change import Change, Edit
from cpa_desktop.core.record import Record
from cpa_desktop.core.replay import Head
from cpa_desktop.core.text import Refused, Text

_NOT_A_COPY = Text(
    vi="Đây không phải là hai bản của cùng một hồ sơ nên không gộp được.",
    en="These are not two copies of one record and cannot be merged.",
)
_ALTERED = Text(
    vi="Thay đổi lúc {at} của {by} khác nhau ở hai bản: một bản đã bị sửa ngoài phần mềm nên không gộp được.",
    en="The change of {at} by {by} differs in the two copies: one was altered outside the program; they do not merge.",
)


def merge(mine: Record, theirs: Record) -> Record:
    """The record both copies make; in either order, any number of times, the same."""
    return mine.after(*arriving(mine, theirs))


def arriving(mine: Record, theirs: Record) -> tuple[Change, ...]:
    """The changes that `theirs` has and `mine` has not; copies that contradict each other are refused."""
    if _description(mine) != _description(theirs):
        raise Refused(_NOT_A_COPY)
    new = []
    for change in theirs.changes:
        own = mine.known.get(change.id)
        if own is None:
            new.append(change)
        elif own != change:
            raise Refused(_ALTERED.filled(at=change.at, by=change.by))
    return tuple(new)


def resolution(record: Record, contested: str, chosen: Head) -> tuple[Edit, ...]:
    """The edits that end a contest: the chosen text stays, and every head is replaced."""
    return record.edits(contested if chosen.text is None else chosen.address, chosen.text)


def _description(record: Record) -> tuple[str, str, str | None, str | None]:
    return (record.id, record.register, record.parent, record.continues)
