"""The answers of a record laid out by table and column, so that a column is read in one go."""

from collections.abc import Mapping
from functools import lru_cache

from cpa_desktop.core.expressions.values import Key

Layout = dict[Key, dict[str, str]]
"""Sheet, table and column (with its facet after `@`) → row key (empty for single fields) → stored text."""


@lru_cache(maxsize=131072)
def _split(address: str) -> tuple[Key, str]:
    main, at, facet = address.partition("@")
    parts = main.split("/")
    suffix = at + facet
    if len(parts) == 2:
        return (parts[0], "", parts[1] + suffix), ""
    if len(parts) == 4:
        return (parts[0], parts[1], parts[3] + suffix), parts[2]
    return (parts[0], parts[1], suffix), parts[2] if len(parts) > 2 else ""


def lay_out(answers: Mapping[str, str]) -> Layout:
    """Every stored text under its column and row."""
    layout: Layout = {}
    for address, text in answers.items():
        key, row = _split(address)
        column = layout.get(key)
        if column is None:
            column = layout[key] = {}
        column[row] = text
    return layout


def address_of(key: Key, row: str = "") -> str:
    """The address of a cell."""
    sheet, table, field = key
    return f"{sheet}/{table}/{row}/{field}" if table else f"{sheet}/{field}"
