"""Answers at addresses: what the changes of one record say together, in whatever order they came."""

import bisect
from collections.abc import Iterable, Mapping
from dataclasses import field

from cpa_desktop.core.address import is_row, row_of
from cpa_desktop.core.change import Change, Edit, new_id, sealed
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.replay import GroupOf, Head, Replay, alone
from cpa_desktop.core.text import Refused, Text

_OF_ANOTHER = Text(
    vi="Thay đổi này thuộc về một hồ sơ khác nên không ghi vào đây được.",
    en="This change belongs to another record and cannot be entered in this one.",
)
_ROW_DELETED = Text(
    vi="Dòng {row} đã bị xóa; hãy khôi phục dòng trước khi nhập vào đó.",
    en="Row {row} has been deleted; bring it back before entering anything in it.",
)


@frozen
class Record:
    """An immutable record; `after` gives the next one in time proportional to what changed."""

    id: str
    register: str = ""
    parent: str | None = None
    continues: str | None = None
    changes: tuple[Change, ...] = ()  # in their order, which is the same on every machine
    heads: Mapping[str, tuple[Head, ...]] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    contested: Mapping[str, tuple[Head, ...]] = field(default_factory=dict)
    known: Mapping[str, Change] = field(default_factory=dict)  # by id
    awaited: Mapping[str, frozenset[str]] = field(default_factory=dict)  # named as replaced, but not here
    cells: Mapping[str, frozenset[str]] = field(default_factory=dict)
    positions: Mapping[str, dict[str, float]] = field(default_factory=dict)
    group_of: GroupOf = field(default=alone, compare=False, repr=False)

    def after(self, *changes: Change) -> "Record":
        """The record with these changes laid on it; those it already has make no difference."""
        replay = Replay(
            group_of=self.group_of,
            known=dict(self.known),
            awaited=dict(self.awaited),
            heads=dict(self.heads),
            answers=dict(self.answers),
            contested=dict(self.contested),
            cells=dict(self.cells),
            positions=dict(self.positions),
        )
        for change in changes:
            if change.record != self.id:
                raise Refused(_OF_ANOTHER)
            replay.lay(change)
        return Record(
            id=self.id,
            register=self.register,
            parent=self.parent,
            continues=self.continues,
            changes=_placed(self.changes, [change for change in changes if change.id not in self.known]),
            heads=replay.heads,
            answers=replay.answers,
            contested=replay.contested,
            known=replay.known,
            awaited=replay.awaited,
            cells=replay.cells,
            positions=replay.positions,
            group_of=self.group_of,
        )

    def grouped(self, group_of: GroupOf) -> "Record":
        """The same record read with other `one_of` groups: each member's address → the address that stands for all."""
        return record_of(
            self.changes,
            id=self.id,
            register=self.register,
            parent=self.parent,
            continues=self.continues,
            group_of=group_of,
        )

    @property
    def clock(self) -> int:
        """The greatest Lamport clock seen here."""
        return self.changes[-1].clock if self.changes else 0

    def last_hash(self, device: str) -> str:
        """The hash the next change of a device is tied to."""
        return next((change.hash for change in reversed(self.changes) if change.device == device), "")

    def rows(self, table: str) -> tuple[str, ...]:
        """Keys of the rows that exist, in their order; a row contested between deletion and entry is not counted."""
        rows = self.positions.get(table, {})
        return tuple(sorted(rows, key=lambda key: (rows[key], key)))

    def is_deleted(self, row: str) -> bool:
        """Whether all who spoke of this row deleted it, and knew what was in it."""
        heads = self.heads.get(row, ())
        return bool(heads) and row not in self.contested and all(head.text is None for head in heads)

    def head_ids(self, address: str) -> tuple[str, ...]:
        """The changes that an edit at this address replaces; a deletion also names all it has seen in the row."""
        key = self.group_of(address)
        standing = self.contested.get(key) or self.heads.get(key, ())
        return tuple(dict.fromkeys(head.change for head in standing))

    def edits(self, address: str, after: str | None) -> tuple[Edit, ...]:
        """The edits that make `after` the one thing standing at `address`, whatever stands there now.

        A contested address takes one edit for each text it holds, so that the inverse brings the contest back.
        """
        key, row = self.group_of(address), row_of(address)
        if row is not None and row != address and self.is_deleted(row):
            raise Refused(_ROW_DELETED.filled(row=row.rpartition("/")[2]))
        standing = self.contested.get(key) or self.heads.get(key, ())
        replaces = self.head_ids(address)
        if after is None and is_row(address):
            replaces = self.in_row(address, replaces)
        texts = dict.fromkeys((head.address, head.text) for head in standing)
        is_empty = all(at != address or text is None for at, text in texts)
        if after is None and is_empty and not is_row(address) and key not in self.contested:
            return ()
        befores = [text for at, text in texts if at == address] or [None]
        others = [(at, text) for at, text in texts if at != address and text is not None]
        return (
            *(Edit(address=address, before=before, after=after, replaces=replaces) for before in befores),
            *(Edit(address=at, before=text, after=None, replaces=replaces) for at, text in others),
        )

    def in_row(self, row: str, replaces: tuple[str, ...] = ()) -> tuple[str, ...]:
        """`replaces` and every change that stands in a row: what whoever deletes the row now has seen."""
        standing = (head.change for cell in sorted(self.cells.get(row, ())) for head in self.heads[cell])
        return tuple(dict.fromkeys((*replaces, *standing)))

    def next_change(
        self, *, label: Text, edits: Iterable[Edit], device: str, by: str, at: str, undoes: str | None = None
    ) -> Change:
        """The edits as the next change of a device, sealed onto its chain."""
        change = Change(
            id=new_id(),
            record=self.id,
            device=device,
            clock=self.clock + 1,
            by=by,
            at=at,
            label=label,
            edits=tuple(edits),
            undoes=undoes,
        )
        return sealed(change, self.last_hash(device))


def record_of(
    changes: Iterable[Change],
    *,
    id: str,
    register: str = "",
    parent: str | None = None,
    continues: str | None = None,
    group_of: GroupOf = alone,
) -> Record:
    """The record a set of changes makes."""
    empty = Record(id=id, register=register, parent=parent, continues=continues, group_of=group_of)
    return empty.after(*changes)


def _placed(changes: tuple[Change, ...], new: list[Change]) -> tuple[Change, ...]:
    """Changes in their order; most often there is one, and it comes last."""
    if len(new) > 1:
        new = sorted({change.id: change for change in new}.values(), key=lambda change: change.order)
    if not changes or not new or changes[-1].order < new[0].order:
        return (*changes, *new)
    if len(new) > 1:
        return tuple(sorted((*changes, *new), key=lambda change: change.order))
    at = bisect.bisect(changes, new[0].order, key=lambda change: change.order)
    return (*changes[:at], new[0], *changes[at:])
