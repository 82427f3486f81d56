"""Photos and observations by the clock: a photo belongs to what was answered in the minutes around it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone

from cpa_desktop.core.address import parse
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Refused, Text

NEAR = timedelta(minutes=5)
"""About the way from one place to the next: a photo further from every answer belongs to none."""

_HERE = timezone(timedelta(hours=7))  # Việt Nam; the clock that photos are told by
_WRITTEN = ("%d/%m/%Y %H:%M", "%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M:%S")
_NO_TIME = Text(
    vi="“{typed}” không phải là giờ; hãy ghi giờ máy ảnh đang chỉ, ví dụ 09:12 hoặc 14/03/2026 09:12.",
    en="“{typed}” is no time; enter what the camera shows now, for example 09:12 or 14/03/2026 09:12.",
)


@frozen
class Answered:
    """When somebody said something of a row, on the clock of the place."""

    at: datetime
    row: str


def answered(record: Record, table: TableKey) -> tuple[Answered, ...]:
    """Every moment at which a row of a table was answered, whoever did it and whatever became of it."""
    return tuple(_answered(record, f"{table[0]}/{table[1]}/"))


def _answered(record: Record, begin: str) -> Iterator[Answered]:
    for change in record.changes:
        rows = {row for edit in change.edits if edit.address.startswith(begin) and (row := parse(edit.address).row)}
        if len(rows) == 1:  # what answers several at once, an import, was not said on the spot
            yield Answered(at=_local(change.at), row=rows.pop())


def nearest(taken: datetime, moments: Sequence[Answered]) -> str:
    """The row that was answered nearest to when a photo was taken; empty where none was in the minutes around it."""
    best = min(moments, key=lambda each: abs(each.at - taken), default=None)
    return best.row if best is not None and abs(best.at - taken) <= NEAR else ""


def read_taken(words: str) -> datetime | None:
    """The time that stands beside a photo, if it says the hour."""
    for form in _WRITTEN:
        try:
            return datetime.strptime(words.strip(), form)
        except ValueError:
            continue
    return None


def slow_by(typed: str, now: datetime) -> timedelta:
    """How far a camera is behind, which shows this at the moment; nothing typed means that it goes right."""
    words = typed.strip().replace("h", ":").replace(".", ":") if "/" not in typed else typed.strip()
    if not words:
        return timedelta()
    shown = read_taken(words) or read_taken(f"{now:%d/%m/%Y} {words}")
    if shown is None:
        raise Refused(_NO_TIME.filled(typed=typed.strip()))
    behind = now - shown
    if "/" not in words:  # the hour alone: the nearest such moment
        behind -= timedelta(days=round(behind / timedelta(days=1)))
    return timedelta(minutes=round(behind / timedelta(minutes=1)))


def now() -> datetime:
    """The moment, on the clock that photos are told by."""
    return datetime.now(_HERE).replace(tzinfo=None)


def _local(at: str) -> datetime:
    moment = datetime.fromisoformat(at)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(_HERE).replace(tzinfo=None)
