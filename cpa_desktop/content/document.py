"""A file of forms/ as plain texts, lists and mappings that still know their lines; nothing is converted here."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from cpa_desktop.content.problem import Broken, Problem
from cpa_desktop.core.frozen import frozen

Where = tuple[str | int, ...]
"""The way from the top of a file to a part of it: `("fields", 3, "unit")`."""

_LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_MOST_PARTS = 200_000  # what a few lines of aliases to aliases would grow far beyond
_DEEPEST = 40
_NOTHING = ("", "~", "null")


@frozen
class Document:
    """What a file says, and the line at which it says it."""

    file: Path
    data: Any
    lines: Mapping[Where, int]

    def line(self, where: Where = ()) -> int:
        """The line of a part; of one that is not there, the line of what should hold it."""
        while where not in self.lines and where:
            where = where[:-1]
        return self.lines.get(where, 1)

    def called(self, where: Where) -> str:
        """The way to a part with the ids of what it passes: `fields.steam.unit`."""
        words, data = list[str](), self.data
        for step in where:
            try:
                data = data[step]
            except (KeyError, IndexError, TypeError):
                data = None
            name = data.get("id") if isinstance(step, int) and isinstance(data, dict) else None
            words.append(f".{name or step}" if isinstance(step, str) or name else f"[{step}]")
        return "".join(words).removeprefix(".")

    def problem(self, where: Where, text: str) -> Problem:
        """A problem at a part of this file."""
        return Problem(file=self.file, line=self.line(where), where=self.called(where), text=text)


def read_text(file: Path) -> str:
    """What is written in a file; a byte-order mark, as spreadsheets write it, is no part of that."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Broken(Problem(file=file, line=line, where="", text="is not UTF-8; save it as UTF-8")) from error
    except OSError as error:
        raise Broken(Problem(file=file, line=1, where="", text=f"cannot be opened: {error.strerror}")) from error


def read_yaml(file: Path) -> Document:
    """A YAML file, every scalar kept as the text that stands there."""
    text = read_text(file)
    building = _Building(file)
    try:
        for event in yaml.parse(text, _LOADER):
            building.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (
            min(mark.line, max(text.count("\n") - 1, 0)) + 1 if mark else 1
        )  # what ends too soon ends on the last line
        words = "; ".join(filter(None, (error.problem, error.context)))
        raise Broken(Problem(file=file, line=line, where="", text=words)) from error
    except yaml.YAMLError as error:  # a character that YAML does not allow
        place = getattr(error, "position", 0)
        words = str(getattr(error, "reason", error))
        raise Broken(Problem(file=file, line=text.count("\n", 0, place) + 1, where="", text=words)) from error
    return Document(file=file, data=building.data, lines=building.lines)


class _Open:
    """A list or mapping whose end has not come yet."""

    def __init__(self, value: list[Any] | dict[str, Any], where: Where, anchor: str | None, size: int) -> None:
        self.value = value
        self.where = where
        self.anchor = anchor
        self.begun = size
        self.key: str | None = None


class _Building:
    """Plain values put together from the events of the parser: no depth of nesting can exhaust the stack."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.data: Any = None
        self.lines: dict[Where, int] = {(): 1}
        self._open: list[_Open] = []
        self._named: dict[str, tuple[Any, int]] = {}  # what aliases repeat, and of how many parts it is
        self._size = 0
        self._documents = 0

    def take(self, event: Any) -> None:
        """Go on by one event."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise self._broken(event, "a file holds one document; leave out the ---")
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in self._named:
                raise self._broken(event, f"*{event.anchor} repeats what has not been said, or is not finished")
            value, size = self._named[event.anchor]
            self._size += size
            self._place(event, value)
        elif isinstance(event, yaml.CollectionStartEvent):
            value = [] if isinstance(event, yaml.SequenceStartEvent) else {}
            self._open.append(_Open(value, self._place(event, value), event.anchor, self._size))
            if len(self._open) > _DEEPEST:
                raise self._broken(event, "is nested too deeply")
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = self._open.pop()
            self._name(closed.anchor, closed.value, self._size - closed.begun)

    def _scalar(self, event: Any) -> None:
        holder = self._open[-1] if self._open else None
        if holder is not None and isinstance(holder.value, dict) and holder.key is None:
            holder.key = event.value
            where = (*holder.where, event.value)
            if where in self.lines:
                raise self._broken(event, f"{event.value} is said twice")
            self.lines[where] = event.start_mark.line + 1
            return
        value = None if not event.style and event.value in _NOTHING else event.value
        self._place(event, value)
        self._name(event.anchor, value, 1)

    def _place(self, event: Any, value: Any) -> Where:
        """Put a value where it belongs, and say where that is."""
        self._size += 1
        if self._size > _MOST_PARTS:
            raise self._broken(event, "is far too long with all its aliases written out")
        if not self._open:
            self.data = value
            return ()
        holder = self._open[-1]
        if isinstance(holder.value, list):
            where = (*holder.where, len(holder.value))
            self.lines[where] = event.start_mark.line + 1
            holder.value.append(value)
            return where
        if holder.key is None:
            raise self._broken(event, "a key is one word")
        where = (*holder.where, holder.key)
        holder.value[holder.key], holder.key = value, None
        return where

    def _name(self, anchor: str | None, value: Any, size: int) -> None:
        if anchor:
            self._named[anchor] = (value, size)

    def _broken(self, event: Any, text: str) -> Broken:
        words = ".".join(str(step) for step in (self._open[-1].where if self._open else ()))
        return Broken(Problem(file=self.file, line=event.start_mark.line + 1, where=words, text=text))
