"""Figures that come in from a file: a ledger filled in by the accountant, or cells by their addresses."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cpa_desktop.core.address import is_address, is_row
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Language, Refused, Text
from cpa_desktop.service.exchange import csv_in, ledger_in, ledger_plan, xlsx_in
from cpa_desktop.service.exchange.grid import Entry, Grid
from cpa_desktop.service.exchange.long_form import HEADS
from cpa_desktop.service.exchange.xlsx_guard import content_of
from cpa_desktop.service.session import RecordSession

ENDINGS = (".xlsx", ".csv", ".json")
_MOST_ENTRIES = 50_000

_ENDING = Text(
    vi="Không nhập được “{name}”; tệp phải có đuôi .cpa, {endings}.",
    en="“{name}” cannot be imported; the file must end in .cpa, {endings}.",
)
_NO_JSON = Text(
    vi="{name} không phải là hồ sơ dạng JSON mà phần mềm này xuất ra; hãy xin lại tệp.",
    en="{name} is no record in JSON as this program writes it; ask for the file again.",
)
_NO_CELL = Text(vi="không phải là địa chỉ của một ô để nhập.", en="it is not the address of a field to enter.")
_TOO_MANY = Text(
    vi="{name} có quá nhiều ô nên không nhập được; hãy nhập từng phần.",
    en="{name} holds too many cells to be taken in; import it part by part.",
)


@frozen
class Incoming:
    """A file that has been read, and not yet compared with any record."""

    name: str
    record: str  # the id of the record it says to belong to; empty where it does not say
    grids: tuple[Grid, ...] = ()
    entries: tuple[Entry, ...] = ()  # of a file that names its fields


def read(path: Path) -> Incoming:
    """What is in a file; takes nothing, and may run beside the window."""
    ending = path.suffix.lower()
    if ending == ".json":
        return _json(path)
    if ending == ".csv":
        grid = csv_in.grid(path)
        if grid.words((1, 1)) == HEADS[0]:
            return _bounded(Incoming(name=path.name, record="", entries=tuple(_lines(grid))))
        return Incoming(name=path.name, record=ledger_in.whose((grid,), path.name), grids=(grid,))
    if ending not in (*ENDINGS, ".xlsm", ".xls"):
        raise Refused(_ENDING.filled(name=path.name, endings=", ".join(ENDINGS)))
    grids = xlsx_in.grids(path)
    return Incoming(name=path.name, record=ledger_in.whose(grids, path.name), grids=grids)


def entries(session: RecordSession, incoming: Incoming) -> tuple[tuple[Entry, ...], tuple[Text, ...]]:
    """What a file says of a record's fields, and what of it was passed over."""
    if incoming.entries:
        return incoming.entries, ()
    pages = ledger_plan.pages(session) if incoming.grids else ()
    return ledger_in.entries(incoming.grids, pages, session.record.id, incoming.name)


def _bounded(incoming: Incoming) -> Incoming:
    if len(incoming.entries) > _MOST_ENTRIES:
        raise Refused(_TOO_MANY.filled(name=incoming.name))
    return incoming


def _lines(grid: Grid) -> Iterator[Entry]:
    """The lines of the long form, by what was entered; figures that were worked out are passed over."""
    heads = {grid.words((1, column)): column for _, column in grid.cells}
    address, entered, note = heads[HEADS[0]], heads.get("entered", 0), heads.get("note", 0)
    for row in sorted({row for row, _ in grid.cells if row > 1}):
        at = grid.words((row, address))
        if at and (typed := grid.words((row, entered))):
            yield _cell(grid.at((row, entered)), at, typed)
            if words := grid.words((row, note)):
                yield _cell(grid.at((row, note)), f"{at}@note", words)


def _json(path: Path) -> Incoming:
    try:
        given = json.loads(content_of(path).decode("utf-8-sig"))
        answers = given["answers"]
        found = tuple(each for address, answer in answers.items() for each in _answer(address, answer))
        record = given.get("id", "")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise Refused(_NO_JSON.filled(name=path.name)) from error
    return _bounded(Incoming(name=path.name, record=record if isinstance(record, str) else "", entries=found))


def _answer(address: str, answer: Any) -> Iterator[Entry]:
    """An answer, and what was said about it; an origin only where it is none that the field has by itself."""
    if answer.get("state") == "refused":
        return  # it could not be read where it was typed, and would stand in the way of all the others here
    language: Language = "en" if answer.get("language") == "en" else "vi"
    typed = answer["entered"]
    if not isinstance(typed, str):
        raise TypeError(typed)
    yield _cell(address, address, typed, language)
    for facet in ("origin", "uncertainty", "note"):
        words = answer.get(facet)
        if isinstance(words, str) and words:  # a ± is kept as a number, which is written the English way
            yield _cell(f"{address}@{facet}", f"{address}@{facet}", words, "en" if facet == "uncertainty" else language)


def _cell(at: str, address: str, typed: str, language: Language = "vi") -> Entry:
    is_cell = is_address(address) and not address.startswith("record/") and not is_row(address)
    return Entry(at=at, address=address, typed=typed, language=language, wrong=None if is_cell else _NO_CELL)
