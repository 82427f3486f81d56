"""What registers and reports name in the forms that use them: fields, tables and columns."""

import re
from collections.abc import Iterable, Iterator
from string import Formatter

from cpa_desktop.content.document import Where
from cpa_desktop.content.entries import Entries, Entry
from cpa_desktop.content.problem import Problem
from cpa_desktop.core.catalogue import Catalogue, ReportPart
from cpa_desktop.core.form import Form
from cpa_desktop.core.register import Register
from cpa_desktop.core.worksheet import Field

_CUT = re.compile(r"[/.]")
_OF_A_SHEET = "sheet"  # the block that prints a whole worksheet; its `table` is the sheet


def problems(catalogue: Catalogue, entries: Entries) -> Iterator[Problem]:
    """Names that none of the forms concerned has: a report may speak of the sheets of one sector only."""
    for entry in entries.of("register"):
        yield from _of_register(entry, entry.item, _forms(catalogue, [entry.item]))
    for entry in entries.of("worksheet"):
        yield from _of_drafts(entry, _forms(catalogue, catalogue.registers))
    for entry in entries.of("part"):
        users = [register for register in catalogue.registers if entry.owner in register.reports]
        yield from _of_part(entries, entry, entry.item, _forms(catalogue, users or catalogue.registers))


def sectors(catalogue: Catalogue, register: Register) -> tuple[str, ...]:
    """The industries that a record of this register can be of, and none."""
    return ("", *(sector.id for sector in catalogue.sectors)) if register.sector else ("",)


def field_at(form: Form, address: str) -> Field | None:
    """The field or table at `P17/steam`, `P17.steam` or `enterprise.P02.name`, here or at the parent."""
    *above, sheet, name = ["", *_CUT.split(address)][-3:]
    for each in (form, form.parent):
        if each is None or (any(above) and each.register.id not in above):
            continue
        for worksheet in each.sheets:
            for field in worksheet.fields:
                if worksheet.id == sheet and field.id == name:
                    return field
    return None


def _forms(catalogue: Catalogue, registers: Iterable[Register]) -> list[Form]:
    return [catalogue.form(each.id, sector) for each in registers for sector in sectors(catalogue, each)]


def _of_register(entry: Entry, register: Register, forms: list[Form]) -> Iterator[Problem]:
    said: list[tuple[Where, str]] = [(("sector",), register.sector), (("name",), register.name)]
    said += [(("remembered", place), address) for place, address in enumerate(register.remembered)]
    said += [(("headlines", place, "address"), line.address) for place, line in enumerate(register.headlines)]
    for where, address in said:
        if address and not any(field_at(form, address) for form in forms):
            yield entry.problem(f"{register.id} asks no {address}", *where)


def _of_drafts(entry: Entry, forms: list[Form]) -> Iterator[Problem]:
    """A drafted paragraph quotes fields that are there."""
    for place, field in enumerate(entry.item.fields):
        for language, words in (("vi", field.draft.vi), ("en", field.draft.en)) if field.draft else ():
            for _, name, _, _ in _pieces(words):
                if name and not any(field_at(form, name) for form in forms):
                    yield entry.problem(f"there is no field {name}", "fields", place, "draft", language)


def _of_part(entries: Entries, entry: Entry, part: ReportPart, forms: list[Form]) -> Iterator[Problem]:
    if part.after and entries.get("part", entry.owner, part.after) is None:
        yield entry.problem(f"there is no part {part.after} to follow", "after")
    for where, address in _fields(part):
        if "/" in address or not any(field_at(form, address) for form in forms):
            yield entry.problem(f"there is no field {address}", *where)
    if part.block == _OF_A_SHEET:
        if not any(sheet.id == part.table for form in forms for sheet in form.sheets):
            yield entry.problem(f"there is no sheet {part.table}", "table")
        return
    for where, address in _tables(part):
        if not any((found := field_at(form, address)) and found.is_table for form in forms):
            yield entry.problem(f"there is no table {address}", *where)
    tables = [found for form in forms if part.table and (found := field_at(form, part.table)) and found.is_table]
    for where, name in _columns(part):
        if not all(any(column.id == name for column in table.columns) for table in tables):
            yield entry.problem(f"{part.table} has no column {name}, or not in every form", *where)


def _fields(part: ReportPart) -> Iterator[tuple[Where, str]]:
    """`K02.money_saved money`: a field, and how it looks; in a text `{K02.money_saved}`."""
    if part.block != "table":
        yield from ((("fields", place), words.split()[0]) for place, words in enumerate(part.fields) if words.strip())
    for language, words in (("vi", part.text.vi), ("en", part.text.en)) if part.text else ():
        yield from ((("text", language), name) for _, name, _, _ in _pieces(words) if name)


def _pieces(words: str) -> list[tuple[str, str | None, str | None, str | None]]:
    try:
        return list(Formatter().parse(words))
    except ValueError:
        return [("", words, None, None)]  # a brace left open: named as it stands


def _tables(part: ReportPart) -> Iterator[tuple[Where, str]]:
    """The table of a part, that of its options, and those whose rows a column names: `why → P10.questions`."""
    if part.table:
        yield ("table",), part.table
    if "table" in part.options:
        yield ("options", "table"), part.options["table"]
    for place, words in enumerate(part.columns):
        names = (name.strip() for each in words.split("|") for name in each.partition("→")[2].split(","))
        yield from ((("columns", place), name) for name in names if name)


def _columns(part: ReportPart) -> Iterator[tuple[Where, str]]:
    """`saved ±`, `payback|payback_words`: columns, and how they look; the condition is a column too."""
    for place, words in enumerate(part.columns):
        yield from ((("columns", place), each.split()[0]) for each in words.split("|") if each.strip())
    if part.where:
        yield ("where",), part.where
