"""Which cells a table shows, and where: rows down, columns across, one key part at a time where rows are products."""

import dataclasses

from cpa_desktop.calc import units
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Key, Missing
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.program import Program, Rowing
from cpa_desktop.core.season import OUTPUT, PERIODS
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.text import Language, same
from cpa_desktop.core.worksheet import Field
from cpa_desktop.i18n import _
from cpa_desktop.service.session import RecordSession

GHOST = "+"
"""Stands for the row that is made when something is typed into it."""

_FEW = 7
"""So many columns are shown with what is worked out; of more, what is worked out stands aside until asked for."""


@frozen
class Column:
    """One column: whose values, under which words. `part` is the first key part where the columns are those."""

    key: Key
    kind: str
    title: str
    unit: str = ""
    help: str = ""
    is_typed: bool = False
    is_number: bool = False
    is_needed: bool = False
    part: str = ""


@frozen
class Plan:
    """The cells of a table as they are laid out now."""

    table: TableKey
    rows: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # of rows that are headed by their number; said once that column is out of sight
    columns: tuple[Column, ...] = ()
    left_out: int = 0  # columns of what is worked out that may stand aside
    has_ghost: bool = False

    def cell(self, row: int, column: int) -> tuple[Key, str]:
        """The key and the row of the cell at a place."""
        across = self.columns[column]
        return across.key, f"{across.part}.{self.rows[row]}" if across.part else self.rows[row]


def parts_of(session: RecordSession, table: TableKey) -> tuple[tuple[str, str], ...]:
    """The first parts of the keys of a product table, with their titles; nothing where rows are no products."""
    rowing = session.program.tables[table]
    if len(rowing.each) < 2:
        return ()
    first = rowing.each[0]
    rows = session.evaluation.rows(*first)
    return tuple((row, row_title(session.evaluation, first, row).of(session.language)) for row in rows)


def period_of(row: str) -> str:
    """The period of a row of a ledger, whether its key says what of or not."""
    return row.rpartition(".")[2]


def is_ledger(program: Program, table: TableKey) -> bool:
    """Whether the rows of a table are periods of something, to be filled in."""
    rowing = program.tables[table]
    return rowing.each[1:] == (PERIODS,) and bool(typed_columns(rowing.field))


def typed_columns(field: Field) -> tuple[Field, ...]:
    """The columns a person fills in; an engine's table has none."""
    if field.rows is not None and field.rows.engine is not None:
        return ()
    return tuple(column for column in field.columns if not column.is_computed)


def plan(session: RecordSession, table: TableKey, part: str = "", *, with_all: bool = False) -> Plan:
    """The table, or the rows of it that belong to one first key part."""
    evaluation, language = session.evaluation, session.language
    rowing = session.program.tables[table]
    rows = tuple(row for row in evaluation.rows(*table) if not part or row.startswith(f"{part}."))
    ghost = _has_ghost(rowing) and session.read_only_because is None
    columns = [_column(evaluation, table, each, rows, language) for each in _shown_columns(evaluation, rowing, rows)]
    aside = _aside(evaluation, columns, rows)
    titles = _titles(evaluation, rowing, rows, part, language)
    if not with_all:
        columns = [column for column in columns if column not in aside]
    return Plan(
        table=table,
        rows=(*rows, GHOST) if ghost else rows,
        titles=(*_by_season(evaluation, rowing, rows, titles), *([GHOST] if ghost else [])),
        names=_names(evaluation, rowing, rows, language),
        columns=tuple(columns),
        left_out=len(aside),
        has_ghost=ghost,
    )


def _aside(evaluation: Evaluation, columns: list[Column], rows: tuple[str, ...]) -> list[Column]:
    """What is worked out and may stand aside: all of it where there is much; else what is the same in every row."""
    worked = [column for column in columns if not column.is_typed and column.kind != "reference"]
    if not any(column.is_typed for column in columns):
        return []
    if len(columns) > _FEW:
        return worked
    return [column for column in worked if len(rows) > 1 and _is_always_the_same(evaluation, column.key)]


def _is_always_the_same(evaluation: Evaluation, key: Key) -> bool:
    """Whether a column rests on content alone, and says one thing of all rows."""
    reads = evaluation.program.by_key[key].reads
    cells = evaluation.frame.columns[key]
    return all(not each[2] for each in reads) and all(cell == cells[0] for cell in cells)


def overview(session: RecordSession, table: TableKey, measure: str) -> Plan:
    """One column of a product table for all first key parts side by side."""
    evaluation, language = session.evaluation, session.language
    rowing = session.program.tables[table]
    key = (*table, measure)
    field = session.program.by_key[key].field
    heads = parts_of(session, table)
    tails = dict.fromkeys(row.partition(".")[2] for row in evaluation.rows(*table))
    columns = []
    for part, title in heads:
        rows = [f"{part}.{tail}" for tail in tails]
        if rows and not all(evaluation.is_hidden(key, row) for row in rows):
            unit = _common_unit(evaluation, key, rows, language)
            number = session.program.by_key[key].is_number
            column = Column(key=key, kind=field.kind, title=title, unit=unit, is_number=number, part=part)
            columns.append(dataclasses.replace(column, is_typed=not field.is_computed))
    titles = _titles(evaluation, rowing, [f"{heads[0][0]}.{tail}" for tail in tails], "-", language) if heads else ()
    titles = _by_season(evaluation, rowing, tuple(tails), titles) if heads else ()
    return Plan(table=table, rows=tuple(tails), titles=titles, columns=tuple(columns))


def _has_ghost(rowing: Rowing) -> bool:
    rows = rowing.field.rows
    return rows is not None and rows.own and not rows.source and rows.engine is None


def _shown_columns(evaluation: Evaluation, rowing: Rowing, rows: tuple[str, ...]) -> list[Field]:
    """Columns with a name, asked in at least one row, and not said already at the head of the row."""
    found = []
    for column in rowing.field.columns:
        key = (*rowing.key, column.id)
        work = evaluation.program.by_key[key]
        titles_rows = column.id == rowing.field.title and (column.is_computed or rowing.engine is not None)
        never = work.when is not None and all(evaluation.is_hidden(key, row) for row in rows)
        if not (titles_rows or never or _repeats(evaluation, rowing, column, rows) or _idles(evaluation, key, rows)):
            found.append(column)
    return found


def _repeats(evaluation: Evaluation, rowing: Rowing, column: Field, rows: tuple[str, ...]) -> bool:
    """Whether a column says nothing but what stands at the head of every row."""
    if column.kind != "reference" or not column.is_computed or not rows:
        return False
    key = (*rowing.key, column.id)
    return all(value_text(evaluation, key, row) == row_title(evaluation, rowing.key, row) for row in rows)


def _idles(evaluation: Evaluation, key: Key, rows: tuple[str, ...]) -> bool:
    """Whether a column is worked out and applies to no row there is."""
    if evaluation.program.by_key[key].value is None or not rows:
        return False
    cells = (evaluation.cell(key, row) for row in rows)
    return all(isinstance(cell, Missing) and cell.state == "not_applicable" for cell in cells)


def _column(evaluation: Evaluation, table: TableKey, field: Field, rows: tuple[str, ...], language: Language) -> Column:
    key = (*table, field.id)
    rowing = evaluation.program.tables[table]
    return Column(
        key=key,
        kind=field.kind,
        title=field.label.of(language),
        unit=_common_unit(evaluation, key, rows, language),
        help=field.help.of(language) if field.help else "",
        is_typed=not field.is_computed and rowing.engine is None,
        is_number=evaluation.program.by_key[key].is_number,
        is_needed=field.need == "must" and not field.is_computed,
    )


def _common_unit(evaluation: Evaluation, key: Key, rows: list[str] | tuple[str, ...], language: Language) -> str:
    """The unit that stands in the head; none where rows have units of their own."""
    work = evaluation.program.by_key[key]
    if not work.is_number or work.field.kind == "integer":
        return ""
    if work.unit_of is None:
        only = evaluation.unit(key)
        return units.shown(only, language) if only else ""
    found = {evaluation.unit(key, row) for row in rows}
    only = found.pop() if len(found) == 1 else ""
    return units.shown(only, language) if only else ""


def _names(evaluation: Evaluation, rowing: Rowing, rows: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """What the rows of one's own are called, where a column says it."""
    source = rowing.field.rows
    if source is None or not source.own or source.source or not rowing.field.title:
        return ()
    return tuple(row_title(evaluation, rowing.key, row).of(language) for row in rows)


def _titles(
    evaluation: Evaluation, rowing: Rowing, rows: list[str] | tuple[str, ...], part: str, language: Language
) -> tuple[str, ...]:
    """The heads of the rows; beside a chosen first key part only the rest of the key is said."""
    source = rowing.field.rows
    if source is not None and source.own and not source.source:
        return tuple(str(place) for place in range(1, len(rows) + 1))
    if part and len(rowing.each) > 1:
        tails = [row.split(".")[1:] for row in rows]
        tables = rowing.each[1:]
        said = [[row_title(evaluation, t, each) for t, each in zip(tables, tail, strict=False)] for tail in tails]
        return tuple(" · ".join(text.of(language) for text in texts) for texts in said)
    return tuple((row_title(evaluation, rowing.key, row) or same(row)).of(language) for row in rows)


def out_of_season(evaluation: Evaluation, table: TableKey) -> tuple[bool, ...]:
    """Of each period of a ledger, whether nothing was produced in it; nothing for other tables."""
    rowing = evaluation.program.tables[table]
    if OUTPUT not in evaluation.program.by_key or rowing.each[1:] != (PERIODS,):
        return ()
    return tuple(cell == 0 for cell in evaluation.frame.columns[OUTPUT])


def _by_season(
    evaluation: Evaluation, rowing: Rowing, rows: tuple[str, ...], titles: tuple[str, ...]
) -> tuple[str, ...]:
    """Periods in which nothing was produced say so."""
    idle = out_of_season(evaluation, rowing.key)
    if not any(idle):
        return titles
    places, words = evaluation.frame.position(OUTPUT[:2]), _("out of season")
    seen = [places.get(period_of(row)) for row in rows]
    return tuple(
        f"{title}, {words}" if place is not None and idle[place] else title
        for title, place in zip(titles, seen, strict=True)
    )
