"""The answers of a record laid out by table and column, so that a column is read in one go."""

from collections.abc import Iterable, Mapping
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


def lay_out(answers: Mapping[str, str], renamed: Mapping[Key, Key]) -> Layout:
    """Every stored text under its column and row; what was entered under an older name stands under today's."""
    layout: Layout = {}
    old: list[tuple[Key, str, str]] = []
    for address, text in answers.items():
        key, row = _split(address)
        if renamed and _without_facet(key) in renamed:
            old.append((key, row, text))
            continue
        column = layout.get(key)
        if column is None:
            column = layout[key] = {}
        column[row] = text
    for key, row, text in old:
        sheet, table, field = renamed[_without_facet(key)]
        layout.setdefault((sheet, table, field + key[2][len(_without_facet(key)[2]) :]), {}).setdefault(row, text)
    return layout


def lay_out_after(layout: Layout, answers: Mapping[str, str], touched: Iterable[str]) -> Layout:
    """The layout after edits at the touched addresses; columns without any are the same objects as before."""
    after = dict(layout)
    copied: set[Key] = set()
    for address in touched:
        key, row = _split(address)
        if key not in copied:
            copied.add(key)
            after[key] = dict(after.get(key, {}))
        text = answers.get(address)
        if text is None:
            after[key].pop(row, None)
        else:
            after[key][row] = text
    return after


def _without_facet(key: Key) -> Key:
    return key if "@" not in key[2] else (key[0], key[1], key[2].partition("@")[0])


def address_of(key: Key, row: str = "") -> str:
    """The address of a cell."""
    sheet, table, field = key
    return f"{sheet}/{table}/{row}/{field}" if table else f"{sheet}/{field}"
