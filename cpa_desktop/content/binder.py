"""Everything that can be known to be wrong before anyone sees a form: names, units, circles, with file and line."""

import re
from collections.abc import Iterator

from cpa_desktop.content import addresses, item_rules, links, sheet_rules
from cpa_desktop.content.entries import Entries, Entry
from cpa_desktop.content.problem import Problem
from cpa_desktop.core import program
from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.form import Form
from cpa_desktop.core.worksheet import Field, Worksheet

_OF_ROW = re.compile(r"([\w-]+): (\w+): (.*)", re.DOTALL)
_PLACE = re.compile(r"[A-Za-z]\w*(\.\w+)+")
_EXPRESSIONS = ("value", "default", "when", "of")
_KINDS = {"streams": "stream", "end_uses": "end_use", "indicators": "indicator", "questions": "question"}


def check(entries: Entries) -> tuple[Problem, ...]:
    """What is wrong with the pieces by themselves and with what they say of one another."""
    alone = tuple((*sheet_rules.problems(entries), *item_rules.problems(entries)))
    return alone or tuple(links.problems(entries))


def bind(catalogue: Catalogue, entries: Entries) -> tuple[Problem, ...]:
    """What keeps the forms from being compiled: every register with every industry and with none."""
    found = list(addresses.problems(catalogue, entries))
    for register in catalogue.registers:
        for sector in addresses.sectors(catalogue, register):
            form = catalogue.form(register.id, sector)
            _, problems = program.build(form)
            found += [_placed(entries, form, problem) for problem in problems]
    return tuple(dict.fromkeys(found))  # the same sheet is asked in many forms


def _placed(entries: Entries, form: Form, problem: program.Problem) -> Problem:
    """A problem of the compiler at the file and line it comes from."""
    sheet_id, where = problem.sheet, problem.where
    if not sheet_id:  # a circle, or something read that is not asked: the text names the field
        named = _PLACE.search(where or problem.text)
        sheet_id, _, where = named[0].partition(".") if named else ("", "", "")
        problem = program.Problem(sheet=sheet_id, where=where, text=f"{problem.text}: {problem.where}".rstrip(": "))
    entry = entries.get("worksheet", "", sheet_id)
    if entry is None:
        return next(each.problem(problem.text) for each in entries.of("register") if each.item is form.register)
    return _of_row(entries, form, entry.item, problem) or entry.problem(
        problem.text, *_where(form.sheet(sheet_id), entry.item, where, problem.text)
    )


def _where(asked: Worksheet, sheet: Worksheet, words: str, text: str) -> Iterator[str | int]:
    """The way to `table.column` or `checks[2]`, counted in the file and not in what a shallow form keeps of it."""
    if words.startswith("checks["):
        check = asked.checks[int(words[7:-1])]
        yield from ("checks", next(place for place, each in enumerate(sheet.checks) if each is check), "when")
        return
    name, _, column = words.partition(".")
    for place, field in enumerate(sheet.fields):
        if field.id == name:
            yield from ("fields", place)
            for number, each in enumerate(field.columns):
                if each.id == column:
                    yield from ("columns", number)
                    field = each
            yield from _attribute(field, text)


def _attribute(field: Field, text: str) -> Iterator[str]:
    """The one attribute that can be meant: the only expression there is, or the only one the problem quotes."""
    said = [name for name in _EXPRESSIONS if getattr(field, name)]
    quoted = [name for name in said if getattr(field, name) in text]
    for names in (said, quoted):
        if len(names) == 1:
            yield names[0]
            return


def _of_row(entries: Entries, form: Form, sheet: Worksheet, problem: program.Problem) -> Problem | None:
    """The piece of content whose own expression is wrong, where the problem is of one row: `heat: baseline: …`."""
    match = _OF_ROW.fullmatch(problem.text)
    name = problem.where.partition(".")[0]
    table = next((field for field in sheet.fields if field.id == name), None)
    if match is None or table is None or table.rows is None:
        return None
    row, attribute, text = match.groups()
    for owner in (form.sector, ""):
        entry, at = _piece(entries, table.rows.source, owner, row, attribute)
        if entry is not None:
            return entry.problem(text, *at)
    return None


def _piece(
    entries: Entries, source: str, owner: str, row: str, attribute: str
) -> tuple[Entry | None, tuple[str | int, ...]]:
    if source != "effects":
        return entries.get(_KINDS.get(source, ""), owner, row), (attribute,)
    option, _, number = row.rpartition("_")
    return entries.get("option", owner, option), ("effects", int(number) - 1) if number.isdecimal() else ()
