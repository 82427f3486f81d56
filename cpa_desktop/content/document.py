"""A file of forms/ as plain texts, lists and mappings that still know their lines; nothing is converted here."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from cpa_desktop.content.problem import Broken, Problem
from cpa_desktop.core.frozen import frozen

Where = tuple[str | int, ...]
"""The way from the top of a file to a part of it: `("fields", 3, "unit")`."""

_LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_MOST_PARTS = 200_000  # what a few lines of aliases to aliases would grow far beyond
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
    try:
        node = _LOADER(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = "; ".join(filter(None, (error.problem, error.context)))
        raise Broken(Problem(file=file, line=mark.line + 1 if mark else 1, where="", text=words)) from error
    except yaml.YAMLError as error:  # a character that YAML does not allow
        place = getattr(error, "position", 0)
        words = str(getattr(error, "reason", error))
        raise Broken(Problem(file=file, line=text.count("\n", 0, place) + 1, where="", text=words)) from error
    lines: dict[Where, int] = {(): 1}
    data = _Plain(file, lines).of(node, (), ()) if node is not None else None
    return Document(file=file, data=data, lines=lines)


class _Plain:
    """Nodes turned into plain values, the line of each noted down."""

    def __init__(self, file: Path, lines: dict[Where, int]) -> None:
        self.file = file
        self.lines = lines

    def of(self, node: yaml.Node, where: Where, around: tuple[yaml.Node, ...]) -> Any:
        """The value of a node; `around` are the nodes that hold it."""
        if node in around:
            raise self._broken(node, where, "an alias may not stand inside what it repeats")
        if len(self.lines) > _MOST_PARTS:
            raise self._broken(node, where, "is far too long with all its aliases written out")
        if isinstance(node, yaml.ScalarNode):
            return None if node.style is None and node.value in _NOTHING else node.value
        if isinstance(node, yaml.SequenceNode):
            return [self._noted(item, (*where, place), item, (*around, node)) for place, item in enumerate(node.value)]
        return dict(self._pairs(node, where, (*around, node)))

    def _pairs(self, node: yaml.Node, where: Where, around: tuple[yaml.Node, ...]) -> Iterator[tuple[str, Any]]:
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self._broken(key, where, "a key is one word")
            here = (*where, key.value)
            if here in self.lines:
                raise self._broken(key, here, "is said twice")
            yield key.value, self._noted(value, here, key, around)

    def _noted(self, node: yaml.Node, where: Where, marked: yaml.Node, around: tuple[yaml.Node, ...]) -> Any:
        self.lines[where] = marked.start_mark.line + 1
        return self.of(node, where, around)

    def _broken(self, node: yaml.Node, where: Where, text: str) -> Broken:
        words = ".".join(map(str, where))
        return Broken(Problem(file=self.file, line=node.start_mark.line + 1, where=words, text=text))
