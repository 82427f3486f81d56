"""How changes, laid one on another in whatever order they come, make heads, answers and contests."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from cpa_desktop.core.address import row_of
from cpa_desktop.core.change import Change, Edit, canonical
from cpa_desktop.core.frozen import frozen

GroupOf = Callable[[str], str]


def alone(address: str) -> str:
    """The grouping in which every address merges by itself."""
    return address


@frozen
class Head:
    """What stands at an address and has not been replaced; two that differ are a contest."""

    change: str
    address: str  # within a `one_of` group, the member it speaks of
    text: str | None


def position_text(position: float) -> str:
    """What is written at a row's address: that it exists, and where."""
    return canonical({"position": position})


def position_of(text: str) -> float:
    """Where the row stands that has this text at its address; first, if the text does not say."""
    try:
        return float(json.loads(text)["position"])
    except (ValueError, KeyError, TypeError):
        return 0.0


@dataclass(slots=True, kw_only=True)
class Replay:
    """The state behind a record while changes are being laid on it; addresses of a `one_of` group share one key."""

    group_of: GroupOf
    known: dict[str, Change]
    awaited: dict[str, frozenset[str]]  # a change not yet come → where it is already replaced
    heads: dict[str, tuple[Head, ...]]
    answers: dict[str, str]
    contested: dict[str, tuple[Head, ...]]
    cells: dict[str, frozenset[str]]  # row → what has ever stood in it
    positions: dict[str, dict[str, float]]  # table → rows that exist → where
    _opened: set[str] = field(default_factory=set)  # tables whose rows have been copied and may be written

    def lay(self, change: Change) -> None:
        """Lay one change; only what it touches is looked at again."""
        if change.id in self.known:
            return
        self.known[change.id] = change
        overtaken = self.awaited.pop(change.id, frozenset())
        edits_at: dict[str, list[Edit]] = {}
        for edit in change.edits:
            edits_at.setdefault(self.group_of(edit.address), []).append(edit)
        rows: dict[str, None] = {}
        for key, edits in edits_at.items():
            before = self.heads.get(key, ())
            self._stand(change, key, edits, replaced_already=key in overtaken)
            row = row_of(key)
            if row != key:
                self._settle(key, before)
            if row is not None:
                rows[row] = None
                if row != key and key not in self.cells.get(row, ()):
                    self.cells[row] = self.cells.get(row, frozenset()) | {key}
        for row in rows:
            if row in edits_at or any(head.text is None for head in self.heads.get(row, ())):
                self._settle_row(row)
                for cell in self.cells.get(row, ()):
                    self._settle(cell, self.heads[cell])

    def _stand(self, change: Change, key: str, edits: list[Edit], *, replaced_already: bool) -> None:
        replaced = {replaced for edit in edits for replaced in edit.replaces}
        for missing in (id for id in replaced if id not in self.known):
            self.awaited[missing] = self.awaited.get(missing, frozenset()) | {key}
        heads = [head for head in self.heads.get(key, ()) if head.change not in replaced]
        if not replaced_already:
            heads += _heads(change, edits)
        if len(heads) > 1:
            heads.sort(
                key=lambda head: (self.known[head.change].order, head.address, head.text is None, head.text or "")
            )
        self.heads[key] = tuple(heads)

    def _settle(self, key: str, before: tuple[Head, ...]) -> None:
        heads = self.heads[key]
        for head in before:
            self.answers.pop(head.address, None)
        self.contested.pop(key, None)
        if len({(head.text is not None and head.address, head.text) for head in heads}) > 1:
            if not self._is_deleted(row_of(key)):  # in a row that all gave up there is nothing to choose
                self.contested[key] = heads
        elif heads and heads[0].text is not None:
            self.answers[heads[0].address] = heads[0].text

    def _is_deleted(self, row: str | None) -> bool:
        heads = self.heads.get(row or "", ())
        return bool(heads) and row not in self.contested and all(head.text is None for head in heads)

    def _settle_row(self, row: str) -> None:
        heads = self.heads.get(row, ())
        self.answers.pop(row, None)
        self.contested.pop(row, None)
        table, _, key = row.rpartition("/")
        if table not in self._opened:
            self._opened.add(table)
            self.positions[table] = dict(self.positions.get(table, {}))
        self.positions[table].pop(key, None)
        gone = [head for head in heads if head.text is None]
        if not gone:
            # Nobody is asked which of two places a row should have: that is no figure. The last word holds.
            for head in heads[-1:]:
                self.answers[row] = head.text or ""
                self.positions[table][key] = position_of(self.answers[row])
        elif len(gone) < len(heads):
            self.contested[row] = heads
        elif unseen := self._unseen(row, gone):
            self.contested[row] = heads + unseen

    def _unseen(self, row: str, gone: list[Head]) -> tuple[Head, ...]:
        """What was entered in a deleted row by someone who did not know, as claims that the row is still wanted."""
        deletions = [edit for head in gone for edit in self.known[head.change].edits if edit.address == row]
        seen = {head.change for head in gone}.union(*(edit.replaces for edit in deletions))
        unseen = {
            head.change
            for cell in self.cells.get(row, ())
            for head in self.heads[cell]
            if head.change not in seen and not self._knew(head.change, cell, gone)
        }
        as_it_was = deletions[-1].before or position_text(0)
        return tuple(
            Head(change=change, address=row, text=as_it_was)
            for change in sorted(unseen, key=lambda change: self.known[change].order)
        )

    def _knew(self, change: str, cell: str, gone: list[Head]) -> bool:
        """Whether an entry names the deletion of its row among what it has seen."""
        named = {id for edit in self.known[change].edits if self.group_of(edit.address) == cell for id in edit.replaces}
        return any(head.change in named for head in gone)


def _heads(change: Change, edits: list[Edit]) -> list[Head]:
    """What a change puts at one address or group; a member it empties says nothing where it fills another."""
    filled = {edit.address for edit in edits if edit.after is not None}
    heads = (
        Head(change=change.id, address=edit.address, text=edit.after)
        for edit in edits
        if edit.after is not None or not filled - {edit.address}
    )
    return list(dict.fromkeys(heads))
