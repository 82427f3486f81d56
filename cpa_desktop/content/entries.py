"""What has been read, piece by piece, each with the place it was read at."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cpa_desktop.content.document import Document, Where
from cpa_desktop.content.problem import Problem
from cpa_desktop.core.fact import Fact
from cpa_desktop.core.frozen import frozen

Key = tuple[str, str, str]
"""Kind, owner (a sector or a report; empty: common to all) and id."""


@frozen
class Entry:
    """One piece of content where it was read."""

    kind: str
    owner: str
    item: Any
    document: Document
    where: Where = ()
    folder: Path

    @property
    def key(self) -> Key:
        """What it is known by; a fact has one entry for each year or date it begins at."""
        name = str(getattr(self.item, "kind" if self.kind == "report" else "id", ""))
        if isinstance(self.item, Fact):
            name += f" of {self.item.valid_from or self.item.year}" if self.item.valid_from or self.item.year else ""
        return self.kind, self.owner, name

    @property
    def called(self) -> str:
        """The piece as a sentence names it: `option CS01`."""
        return " ".join(filter(None, (self.kind, self.key[2])))

    def problem(self, text: str, *at: str | int) -> Problem:
        """A problem at a part of this piece."""
        return self.document.problem((*self.where, *at), text)


class Entries:
    """Everything read so far; what a later folder says in place of an earlier one stands where that stood."""

    def __init__(self) -> None:
        self._shelves: dict[tuple[str, str], dict[str, Entry]] = {}
        self.overridden: list[str] = []

    def add(self, entry: Entry) -> Iterator[Problem]:
        """Take a piece in; a problem if its folder has said it before."""
        kind, owner, name = entry.key
        shelf = self._shelves.setdefault((kind, owner), {})
        before = shelf.get(name)
        elsewhere = kind == "worksheet" and before is not None and before.item.sector != entry.item.sector
        if before is not None and (elsewhere or before.folder == entry.folder):
            place = f"{before.document.file.name}, line {before.document.line(before.where)}"
            yield entry.problem(f"{entry.called} is there already: {place}", "id")
            return
        if before is not None:
            self.overridden.append(entry.called)
        shelf[name] = entry

    def __iter__(self) -> Iterator[Entry]:
        for shelf in self._shelves.values():
            yield from shelf.values()

    def get(self, kind: str, owner: str, name: str) -> Entry | None:
        """The piece of that key, if it was read."""
        return self._shelves.get((kind, owner), {}).get(name)

    def of(self, kind: str, owner: str | None = None) -> tuple[Entry, ...]:
        """The pieces of a kind, of one owner or of all."""
        shelves = [self._shelves.get((kind, owner), {})] if owner is not None else self._all(kind)
        return tuple(entry for shelf in shelves for entry in shelf.values())

    def items(self, kind: str, owner: str = "") -> tuple[Any, ...]:
        """The content itself of the pieces of a kind and an owner."""
        return tuple(entry.item for entry in self.of(kind, owner))

    def _all(self, kind: str) -> list[dict[str, Entry]]:
        return [shelf for (each, _), shelf in self._shelves.items() if each == kind]


def parts(value: object, where: Where = ()) -> Iterator[tuple[Where, Any]]:
    """A value and every value inside it, each with the way to it."""
    yield where, value
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from parts(getattr(value, field.name), (*where, field.name))
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from parts(part, (*where, place))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from parts(part, (*where, key))
