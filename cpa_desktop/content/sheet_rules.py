"""What a worksheet must be like by itself; each function states one way to be wrong."""

import keyword
from collections.abc import Callable, Iterable, Iterator, Mapping
from string import Formatter

from cpa_desktop.content.document import Where
from cpa_desktop.content.entries import Entries, Entry
from cpa_desktop.content.problem import Problem
from cpa_desktop.core.address import IDENTIFIER
from cpa_desktop.core.kinds import KINDS
from cpa_desktop.core.text import LANGUAGES
from cpa_desktop.core.worksheet import Choice, Field, Worksheet

DEEPEST = 3
_UNTYPED = ("computed", "table")
_CHOSEN = ("choice", "many", "reference", "place")


def problems(entries: Entries) -> Iterator[Problem]:
    """Everything wrong with the worksheets, sheet by sheet."""
    for entry in entries.of("worksheet"):
        for rule in RULES:
            yield from rule(entry, entry.item)


def _fields(sheet: Worksheet) -> Iterator[tuple[Field, Field | None, Where]]:
    """Every field and column, with the table it stands in and the way to it."""
    for place, field in enumerate(sheet.fields):
        yield field, None, ("fields", place)
        for number, column in enumerate(field.columns):
            yield column, field, ("fields", place, "columns", number)


def named_as_its_file(entry: Entry, sheet: Worksheet) -> Iterator[Problem]:
    """P17 stands in P17-….yaml; the folder says which sector it belongs to."""
    if entry.document.file.stem.partition("-")[0] != sheet.id:
        yield entry.problem(f"the file of {sheet.id} is called {sheet.id}-….yaml, not {entry.document.file.name}", "id")
    if "sector" in entry.document.data:
        yield entry.problem("a sheet belongs to the sector in whose folder it stands; leave this out", "sector")


def identified(entry: Entry, sheet: Worksheet) -> Iterator[Problem]:
    """Ids can stand in expressions and addresses."""
    yield from (entry.problem(text, "id") for text in _odd_name(sheet.id, "record"))
    for field, table, where in _fields(sheet):
        yield from (entry.problem(text, *where, "id") for text in _odd_name(field.id, "id" if table else ""))


def _odd_name(name: str, taken: str) -> Iterator[str]:
    if not IDENTIFIER.fullmatch(name):
        yield f"{name} is no id: letters without accents, digits and _ , a letter first"
    elif keyword.iskeyword(name) or name == taken:
        yield f"{name} means something else in expressions; take another id"


def told_apart(entry: Entry, sheet: Worksheet) -> Iterator[Problem]:
    """No two fields, no two columns of a table have the same id, and no column that of a field."""
    own = {field.id for field in sheet.fields}
    seen = set[tuple[str, str]]()
    for field, table, where in _fields(sheet):
        key = (table.id if table else "", field.id)
        if key in seen:
            yield entry.problem(f"{field.id} is there already", *where, "id")
        elif table and field.id in own:
            yield entry.problem(f"column {field.id} hides the field {field.id} of this sheet", *where, "id")
        seen.add(key)


def of_a_known_kind(entry: Entry, sheet: Worksheet) -> Iterator[Problem]:
    """Kinds are those that screen, paper and reader know."""
    known = (*KINDS, *(kind for kind in _UNTYPED if kind not in KINDS))
    for field, _, where in _fields(sheet):
        if field.kind not in known:
            yield entry.problem(f"there is no kind {field.kind}; the kinds are {', '.join(known)}", *where, "kind")


def shaped(entry: Entry, sheet: Worksheet) -> Iterator[Problem]:
    """A table has rows and columns and stands in no other table; what is computed says how."""
    for field, table, where in _fields(sheet):
        if field.is_table:
            if table:
                yield entry.problem("a table cannot stand in a table", *where, "kind")
            elif field.rows is None or not field.columns:
                yield entry.problem("a table has rows and columns", *where)
        elif field.draft and field.kind != "longtext":
            yield entry.problem("only a long text is drafted", *where, "draft")
        elif field.columns or field.rows:
            yield entry.problem(f"only a table has rows and columns, not a {field.kind}", *where, "kind")
        if field.kind == "computed" and not field.value and not _is_filled_by_engine(table):
            yield entry.problem("what is computed says its value", *where)


def _is_filled_by_engine(table: Field | None) -> bool:
    return table is not None and table.rows is not None and table.rows.engine is not None


def chosen_from(entry: Entry, sheet: Worksheet) -> Iterator[Problem]:
    """Choices are there where one chooses, and each is there once."""
    for field, _, where in _fields(sheet):
        if field.kind in _CHOSEN and not field.choices and not field.choices_from and field.kind != "place":
            yield entry.problem(f"a {field.kind} says its choices, or where they are from", *where)
        if field.choices and field.choices_from:
            yield entry.problem("the choices are given, or come from somewhere, not both", *where, "choices_from")
        yield from (entry.problem(text, *where, "choices", place) for place, text in twice(field.choices))


def twice(choices: tuple[Choice, ...]) -> Iterator[tuple[int, str]]:
    """Choices whose id, or whose words in one language, could be chosen before."""
    called = [{choice.id, *(choice.title.of(language) for language in LANGUAGES)} for choice in choices]
    for place, names in enumerate(called):
        for name in sorted(names & set[str]().union(*called[:place])):
            yield place, f"{name} can be chosen already"


def columns_named(entry: Entry, sheet: Worksheet) -> Iterator[Problem]:
    """What a table says of its columns is about columns that it has."""
    for place, table in enumerate(sheet.fields):
        if not table.is_table:
            continue
        known = {column.id for column in table.columns}
        parts = table.rows.each if table.rows else {}
        if table.of and table.of.partition(".")[0] not in {*known, *parts, "source"}:
            yield entry.problem(f"{table.id} has no column {table.of.partition('.')[0]}", "fields", place, "of")
        said: Mapping[str, Iterable[str]] = {
            "title": [table.title] if table.title else [],
            "one_of": [name for group in table.one_of for name in group],
            "print": table.print.columns,
        }
        for key, names in said.items():
            for name in names:
                if name not in known:
                    yield entry.problem(f"{table.id} has no column {name}", "fields", place, key)


def shared_by_a_part(entry: Entry, sheet: Worksheet) -> Iterator[Problem]:
    """Periods share a meter along a part of the row's key."""
    for field, table, where in _fields(sheet):
        parts = table.rows.each if table and table.rows else {}
        if field.shared and field.shared not in parts:
            yield entry.problem(f"{field.shared} is no part of the row's key", *where, "shared")


def deep_enough(entry: Entry, sheet: Worksheet) -> Iterator[Problem]:
    """Levels are 1, 2 and 3."""
    for level, where in [(sheet.level, ()), *((field.level, where) for field, _, where in _fields(sheet))]:
        if not 1 <= level <= DEEPEST:
            yield entry.problem(f"a level is 1, 2 or 3, not {level}", *where, "level")


def short_of_something(entry: Entry, sheet: Worksheet) -> Iterator[Problem]:
    """A short sheet has something to begin with, and something that can wait."""
    if not 0 <= sheet.short <= DEEPEST:
        yield entry.problem(f"a sheet is short up to level 1, 2 or 3, not {sheet.short}", "short")
    if sheet.short and not sheet.waiting(sheet.short):
        yield entry.problem("a short sheet folds what only may be answered; here there is nothing of that", "short")
    if sheet.short and not any(field.is_asked and field.need != "may" for field in sheet.fields):
        yield entry.problem("a short sheet begins with what must or should be answered; say that of a field", "short")


def renamed_to_something(entry: Entry, sheet: Worksheet) -> Iterator[Problem]:
    """What was renamed has an heir, what was deleted is gone."""
    there = {field.id if table is None else f"{table.id}.{field.id}" for field, table, _ in _fields(sheet)}
    for old, new in sheet.renamed.items():
        if new not in there:
            yield entry.problem(f"{old} became {new}, but there is no {new}", "renamed", old)
        if old in there:
            yield entry.problem(f"{old} became {new}, but {old} is still there", "renamed", old)
    for place, old in enumerate(sheet.deleted):
        if old in there:
            yield entry.problem(f"{old} was deleted, but is still there", "deleted", place)


def quoting(entry: Entry, sheet: Worksheet) -> Iterator[Problem]:
    """Braces in the sentence of a check come in pairs."""
    for place, check in enumerate(sheet.checks):
        for language in LANGUAGES:
            try:
                tuple(Formatter().parse(check.text.of(language)))
            except ValueError as error:
                yield entry.problem(f"quotes a value as {{name}}: {error}", "checks", place, "text", language)


RULES: tuple[Callable[[Entry, Worksheet], Iterator[Problem]], ...] = (
    named_as_its_file,
    identified,
    told_apart,
    of_a_known_kind,
    shaped,
    chosen_from,
    columns_named,
    shared_by_a_part,
    deep_enough,
    short_of_something,
    renamed_to_something,
    quoting,
)
