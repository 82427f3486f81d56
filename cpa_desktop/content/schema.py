"""Plain texts into the values of core/, refusing unknown keys; and the same as JSON Schema for editors."""

import dataclasses
import re
import types
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from cpa_desktop.content.document import Document, Where
from cpa_desktop.content.layout import COMMON, OF_SECTOR, Shelf
from cpa_desktop.content.problem import Problem

_INTEGER = re.compile(r"-?[0-9]+")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?")
_SENTENCES = {
    "missing": "is missing",
    "unexpected_keyword_argument": "is no key that is known here",
    "literal_error": "is none of {expected}",
    "int_parsing": "is no whole number",
    "int_from_float": "is no whole number",
    "float_parsing": "is no number; write it with a point",
    "bool_parsing": "is neither true nor false",
    "string_type": "wants a text",
    "tuple_type": "wants a list",
    "dict_type": "wants keys with values",
    "dataclass_type": "wants keys with values",
    "too_long": "has more parts than the {max_length} it should",
}


def convert(kind: type, document: Document, where: Where, data: Any) -> tuple[Any, tuple[Problem, ...]]:
    """The value that a part of a document declares, or nothing and what is wrong with it."""
    try:
        made = _adapter(kind).validate_python(data)
    except ValidationError as errors:
        return None, tuple(
            document.problem((*where, *_without_marks(error["loc"])), _sentence(error))
            for error in errors.errors(include_url=False)
        )
    odd = tuple(document.problem((*where, *at), text) for at, text in _misread(made, data, ()))
    return (None, odd) if odd else (made, ())


def of_files() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each sort of YAML file, under a name to keep it by."""
    shelves = {shelf.kind if not shelf.listed else shelf.listed: shelf for shelf in (*COMMON, *OF_SECTOR)}
    return {name: _of_file(shelf) for name, shelf in shelves.items() if not shelf.is_csv}


def _of_file(shelf: Shelf) -> dict[str, Any]:
    item: Any = shelf.type
    wanted: Any = types.GenericAlias(dict, (str, types.GenericAlias(list, (item,)))) if shelf.listed else item
    schema: dict[str, Any] = TypeAdapter(wanted).json_schema()
    if shelf.listed:
        items = schema.pop("additionalProperties")
        schema |= {"properties": {shelf.listed: items}, "required": [shelf.listed], "additionalProperties": False}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _without_marks(where: Where) -> Where:
    """The way to an error, without the `[key]` that pydantic adds for the keys of a mapping."""
    return tuple(step for step in where if step != "[key]")


def _sentence(error: Any) -> str:
    words = _SENTENCES.get(error["type"], error["msg"]).format(**error.get("ctx", {}))
    given = error["input"]
    is_about_it = isinstance(given, str) and error["type"] not in ("missing", "unexpected_keyword_argument")
    return f"{words}: {given}" if is_about_it else words


def _misread(made: object, data: Any, where: Where) -> Iterator[tuple[Where, str]]:
    """Texts that pydantic takes for a number or a truth, and that a person would not: `1_000`, `nan`, `on`."""
    if isinstance(made, bool):
        if data not in ("true", "false"):
            yield where, f"is neither true nor false: {data}"
    elif isinstance(made, (int, float)):
        if not (_INTEGER if isinstance(made, int) else _NUMBER).fullmatch(str(data)):
            yield where, f"is no number as written here: {data}"
    elif dataclasses.is_dataclass(made):
        for key, value in data.items():
            yield from _misread(getattr(made, key), value, (*where, key))
    elif isinstance(made, (tuple, list)):
        for place, (part, value) in enumerate(zip(made, data, strict=True)):
            yield from _misread(part, value, (*where, place))
