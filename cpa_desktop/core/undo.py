"""What can be undone and redone in a record, and how: read off the history, so it outlives a restart."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from cpa_desktop.core.address import is_row, row_of
from cpa_desktop.core.change import Change, Edit
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Refused, Text

ONE_STEP = timedelta(seconds=5)  # entries into one address this close together are one act

_MOVED_ON = Text(
    vi="Không hoàn tác được vì {address} đã được sửa tiếp sau đó; hãy sửa trực tiếp tại ô đó.",
    en="This cannot be taken back because {address} has been changed since; change it there instead.",
)


def undoable(record: Record, device: str) -> Change | None:
    """The last own change not yet undone; it stands for its whole step."""
    own = _own(record, device)
    undone: set[str] = set()
    for index in reversed(range(len(own))):
        change = own[index]
        if _takes_back(record, change):
            undone.update(earlier.id for earlier in _step_ending_with(record, change.undoes))
        elif change.id not in undone:
            return change
    return None


def redoable(record: Record, device: str) -> Change | None:
    """The last own undo that nothing but undoing and redoing has followed."""
    redone: set[str] = set()
    for change in reversed(_own(record, device)):
        if change.undoes is None:
            return None
        if not _takes_back(record, change):
            redone.add(change.undoes)
        elif change.id not in redone:
            return change
    return None


def inverse_of(record: Record, change: Change, *, device: str, by: str, at: str) -> Change:
    """The change that takes back `change` and its step; refused if what it touched has moved on since."""
    step = _step_ending_with(record, change.id)
    restored = [(edit.address, edit.before) for edit in reversed(step[0].edits)]
    for address, _ in restored:
        _demand_unmoved(record, change, address)
    edits = tuple(edit for address, before in restored for edit in _restoring(record, change, address, before))
    return record.next_change(label=change.label, edits=edits, device=device, by=by, at=at, undoes=change.id)


def _restoring(record: Record, change: Change, address: str, before: str | None) -> Iterator[Edit]:
    now = next(edit.after for edit in change.edits if edit.address == address)
    replaces = record.head_ids(address)
    row = row_of(address)
    if row == address and before is None:
        replaces = record.in_row(address, replaces)
    elif row is not None and row != address and record.is_deleted(row):
        replaces = (*replaces, *record.head_ids(row))  # says that the deletion is known, so that nobody need be asked
    yield Edit(address=address, before=now, after=before, replaces=replaces)


def _demand_unmoved(record: Record, change: Change, address: str) -> None:
    """All that stands here must be this change's own doing, and all in a row about to go must be known to it."""
    row = row_of(address)
    if change.id not in _origins(record, record.group_of(address)):
        raise Refused(_MOVED_ON.filled(address=address))
    deletions = record.head_ids(row) if row is not None and row != address and record.is_deleted(row) else ()
    if any(record.known[deletion].device != change.device for deletion in deletions):
        raise Refused(_MOVED_ON.filled(address=row))
    if row == address and any(edit.address == row and edit.before is None for edit in change.edits):
        seen = _seen_at(record, change, row)
        for cell in sorted(record.cells.get(row, ())):
            is_filled = any(head.text is not None for head in record.heads[cell])
            if is_filled and not any(_had_seen(record, change, origin, seen) for origin in _origins(record, cell)):
                raise Refused(_MOVED_ON.filled(address=cell))


def _origins(record: Record, key: str) -> Iterator[str]:
    """The change that put what stands at an address, and those that undoing and redoing has led back to.

    Nothing, where more than one change stands: that is for a person to sort out.
    """
    heads = {head.change for head in record.heads.get(key, ())}
    last = record.known[heads.pop()] if len(heads) == 1 else None
    while last is not None:
        yield last.id
        step = _step_ending_with(record, last.undoes)
        edits = [edit for edit in step[0].edits if record.group_of(edit.address) == key] if step else []
        if not edits or step[0].order >= last.order:
            return
        if len({(edit.address, edit.before) for edit in edits if edit.before is not None}) > 1:
            return
        # A deletion also names what it saw in the cells; what it took away at the row is the latest that spoke of it.
        named = (record.known.get(id) for edit in edits for id in edit.replaces)
        spoke = [change for change in named if change and key in map(record.group_of, _addresses(change))]
        last = max(spoke, key=lambda change: change.order, default=None)


def _addresses(change: Change) -> list[str]:
    return [edit.address for edit in change.edits]


def _seen_at(record: Record, change: Change, row: str) -> set[str]:
    """What a change that brought a row into being, or back, says it knew to be in it."""
    taken_back = record.known.get(change.undoes or "", change)
    edits = (*change.edits, *taken_back.edits)
    return {change.id}.union(*(edit.replaces for edit in edits if edit.address == row))


def _had_seen(record: Record, change: Change, other: str, seen: set[str]) -> bool:
    earlier = record.known.get(other)
    is_own = earlier is not None and earlier.device == change.device and earlier.order < change.order
    return other in seen or is_own


def _step_ending_with(record: Record, change_id: str | None) -> list[Change]:
    """The entries into one address that count as one act, first to last."""
    step: list[Change] = []
    change = record.known.get(change_id or "")
    while change is not None:
        step.insert(0, change)
        before = record.known.get(change.edits[0].replaces[0]) if change.edits and change.edits[0].replaces else None
        change = before if before is not None and _continues(change, before) and _differs(step[-1], before) else None
    return step


def _continues(change: Change, before: Change) -> bool:
    """Whether a change is one more entry into the field that the change just before it, on its device, filled."""
    return (
        change.undoes is None
        and before.undoes is None
        and (change.device, change.previous) == (before.device, before.hash)
        and len({edit.address for edit in (*change.edits, *before.edits)}) == 1
        and all(edit.replaces == (before.id,) and edit.after is not None for edit in change.edits)
        and not is_row(change.edits[0].address)
        and timedelta() <= _apart(before, change) <= ONE_STEP
    )


def _differs(last: Change, first: Change) -> bool:
    """Whether a step from before `first` to after `last` can be seen; an undo that shows nothing only puzzles."""
    return last.edits[0].after not in [edit.before for edit in first.edits]


def _apart(before: Change, change: Change) -> timedelta:
    try:
        return datetime.fromisoformat(change.at) - datetime.fromisoformat(before.at)
    except (ValueError, TypeError):
        return timedelta.max  # no time, or no zone to compare it in: another act


def _own(record: Record, device: str) -> list[Change]:
    return [change for change in record.changes if change.device == device]


def _takes_back(record: Record, change: Change) -> bool:
    """Whether a change undoes (and not: redoes, by undoing an undo)."""
    takes_back = False
    while change.undoes is not None:
        takes_back = not takes_back
        earlier = record.known.get(change.undoes)
        if earlier is None or earlier.order >= change.order:
            break
        change = earlier
    return takes_back
