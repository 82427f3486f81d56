"""A CSV file of forms/ as the same plain values that a YAML file gives; its columns are the attributes of a value.

A line that begins with # is a remark, as in YAML.
"""

import csv
import dataclasses
import io
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cpa_desktop.content.document import Document, Where, read_text
from cpa_desktop.content.problem import Broken, Problem
from cpa_desktop.core.benchmark import Benchmark
from cpa_desktop.core.fact import Fact
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.place import Place
from cpa_desktop.core.text import LANGUAGES, Text

_CALLED: Mapping[type, Mapping[str, str]] = {
    Fact: {"valid_from": "from", "valid_to": "to"},
    Place: {"title": "name"},
}
"""Attributes whose column is called otherwise."""

_MADE: Mapping[type, tuple[str, ...]] = {
    Place: ("scheme", "code"),
    Benchmark: ("indicator", "tier", "variant", "capacity_low", "capacity_high"),
}
"""What the id of a row is made of, where the file has no column for it."""

_BETWEEN = {Place: ":", Benchmark: "_"}
_TRUTHS = {"yes": "true", "no": "false"}


@frozen
class Column:
    """Which attribute a column fills, and how."""

    attribute: str
    sort: typing.Literal["text", "list", "truth", "vi", "en"]


def read_csv(file: Path, kind: type) -> Document:
    """The rows of a CSV file, each as the plain values of a `kind`; empty cells are left out."""
    reader = csv.reader(io.StringIO(read_text(file), newline=""), strict=True)
    data: list[dict[str, Any]] = []
    lines: dict[Where, int] = {(): 1}
    try:
        rows = _rows(reader)
        begins, names = next(rows, (1, []))
        header = _header(file, kind, begins, names)
        for line, cells in rows:
            if len(cells) != len(header):
                text = f"has {len(cells)} cells where the header has {len(header)}"
                raise Broken(Problem(file=file, line=line, where="", text=text))
            lines[len(data),] = line
            data.append(_identified(kind, _values(header, cells)))
    except csv.Error as error:
        raise Broken(Problem(file=file, line=reader.line_num, where="", text=str(error))) from error
    return Document(file=file, data=data, lines=lines)


def columns(kind: type) -> dict[str, Column]:
    """The columns that a file of `kind` may have."""
    called, found = _CALLED.get(kind, {}), dict[str, Column]()
    hints = typing.get_type_hints(kind)
    for field in dataclasses.fields(kind):
        name, hint = called.get(field.name, field.name), hints[field.name]
        if field.name == "id" and kind in _MADE:
            continue
        if hint is Text or Text in typing.get_args(hint):
            found |= {f"{name}_{language}": Column(attribute=field.name, sort=language) for language in LANGUAGES}
        elif typing.get_origin(hint) is tuple:
            found[name] = Column(attribute=field.name, sort="list")
        else:
            found[name] = Column(attribute=field.name, sort="truth" if hint is bool else "text")
    return found


def _header(file: Path, kind: type, line: int, names: list[str]) -> list[Column]:
    known = columns(kind)
    for name in names:
        if name not in known or names.count(name) > 1:
            text = f"there is no column {name}" if name not in known else f"there are two columns {name}"
            raise Broken(Problem(file=file, line=line, where=name, text=f"{text}; the columns are {', '.join(known)}"))
    return [known[name] for name in names]


def _rows(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, with the line each begins on (a quoted cell may run over several)."""
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells) and not cells[0].startswith("#"):
            yield line, cells
        line = reader.line_num + 1


def _values(header: list[Column], cells: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for column, cell in zip(header, map(str.strip, cells), strict=True):
        if not cell:
            continue
        if column.sort in LANGUAGES:
            values.setdefault(column.attribute, {})[column.sort] = cell
        elif column.sort == "list":
            values[column.attribute] = cell.split()
        else:
            values[column.attribute] = _TRUTHS.get(cell, cell) if column.sort == "truth" else cell
    return values


def _identified(kind: type, values: dict[str, Any]) -> dict[str, Any]:
    if kind not in _MADE:
        return values
    made = _BETWEEN[kind].join(values[name] for name in _MADE[kind] if name in values)
    return {"id": made.replace(".", "-"), **values}  # a dot separates the parts of a row's key
