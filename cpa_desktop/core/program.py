"""A form compiled: every computed column in the order in which they can be worked out."""

import dataclasses
import gc
from collections.abc import Callable, Iterator
from functools import partial
from graphlib import CycleError, TopologicalSorter

from cpa_desktop.core import calculators
from cpa_desktop.core.expressions import names
from cpa_desktop.core.expressions.compiler import Compiler
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.names import Scope, Wrong
from cpa_desktop.core.expressions.needs import needs
from cpa_desktop.core.expressions.nodes import Node
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.form import Form
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.reach import Reach
from cpa_desktop.core.worksheet import Check, Engine, Field, Worksheet


@frozen
class Work:
    """One column: what was entered in it, what is worked out for it, and when it is asked at all."""

    key: Key
    field: Field
    value: Node | None = None
    default: Node | None = None
    when: Node | None = None
    unit_of: Node | None = None  # the text of each row's unit, where the field's unit has {of}
    is_number: bool = False
    reads: frozenset[Key] = frozenset()  # columns, and rows (no field), that must be there first
    when_reads: frozenset[Key] = frozenset()  # of these, those that decide when it is asked
    unit_reads: frozenset[Key] = frozenset()  # and those that decide in which unit
    default_reads: frozenset[Key] = frozenset()  # and those that stand in where nothing is entered

    @property
    def column(self) -> Key:
        """The key that those who read it name."""
        return self.key


@frozen
class Reading:
    """One table an engine reads, compiled."""

    table: TableKey
    columns: dict[str, Node]
    where: Node | None
    reads: frozenset[Key]
    name: object = dataclasses.field(default_factory=object)  # of what was read, within one frame


@frozen
class Rowing:
    """The rows of one table."""

    key: TableKey
    field: Field
    source_table: TableKey | None = None
    where: Node | None = None
    each: tuple[TableKey, ...] = ()
    engine: Engine | None = None
    readings: dict[str, Reading] = dataclasses.field(default_factory=dict)
    values: dict[str, Node] = dataclasses.field(default_factory=dict)
    reads: frozenset[Key] = frozenset()
    filled: tuple[Key, ...] = ()  # columns that the engine fills

    @property
    def column(self) -> Key:
        """The key that those who read the rows name."""
        return (*self.key, "")


@frozen
class Claim:
    """A check, compiled, with the fields its sentence quotes."""

    sheet: str
    place: int
    check: Check
    node: Node
    scope: Scope
    quoted: dict[str, Node]
    reads: frozenset[Key] = frozenset()


@frozen
class Problem:
    """Something in forms/ that cannot be bound."""

    sheet: str
    where: str
    text: str


@frozen
class Program:
    """What `evaluate` runs for records of one form."""

    form: Form
    works: tuple[Work | Rowing, ...]
    claims: tuple[Claim, ...]
    around: tuple[Key, ...]  # what is read of the parent record
    by_key: dict[Key, Work]
    tables: dict[TableKey, Rowing]
    renamed: dict[Key, Key]  # today's field for one that older answers name
    order: dict[Key, int]  # where a column stands as the sheets run
    places: dict[Key, int]  # where among the works a column, or the rows of a table, is worked out
    reach: Reach  # what of the works rests on what
    named_by: dict[TableKey, frozenset[Key]]  # what the names of a table's rows rest on


def build(form: Form) -> tuple[Program | None, tuple[Problem, ...]]:
    """The program of a form, or what is wrong with it."""
    collects = gc.isenabled()
    gc.disable()  # thousands of nodes, all of them kept: looking for rubbish among them takes a tenth of the time
    try:
        return _build(form)
    finally:
        if collects:
            gc.enable()


def _build(form: Form) -> tuple[Program | None, tuple[Problem, ...]]:
    compiler, problems = Compiler(form), list[Problem]()
    works: dict[Key, Work | Rowing] = {}
    claims: list[Claim] = []
    for sheet in form.sheets:
        for field in sheet.fields:
            if field.is_table:
                _try(problems, sheet, field.id, partial(_add_table, compiler, works, sheet, field))
            for column in field.columns or (field,):
                key = (sheet.id, field.id if field.is_table else "", column.id)
                where = f"{field.id}.{column.id}" if field.is_table else field.id
                _try(problems, sheet, where, partial(_add_work, compiler, works, key, column))
        for place, check in enumerate(sheet.checks):
            _try(problems, sheet, f"checks[{place}]", partial(_add_claim, compiler, claims, sheet, place, check))
    if problems:
        return None, tuple(problems)
    try:
        order = tuple(_order(form, works))
    except CycleError as error:
        ring = " → ".join(".".join(filter(None, key)) for key in error.args[1])
        return None, (Problem(sheet="", where=ring, text="these wait for one another"),)
    except Wrong as wrong:
        return None, (Problem(sheet="", where="", text=str(wrong)),)
    needed = {need for work in works.values() for need in work.reads} | {
        need for claim in claims for need in claim.reads
    }
    tables = {work.key: work for work in works.values() if isinstance(work, Rowing)}
    filled = {key for rowing in tables.values() for key in rowing.filled}
    order = tuple(work for work in order if work.column not in filled)
    by_key = {work.key: work for work in works.values() if isinstance(work, Work)}
    named_by = {table: frozenset(_naming(works, tables, table)) for table in tables}
    program = Program(
        form=form,
        works=order,
        claims=tuple(_with_names(claim, named_by) for claim in claims),
        around=tuple(sorted(need for need in needed if "." in need[0])),
        by_key=by_key,
        order={key: place for place, key in enumerate(by_key)},
        renamed=dict(_renamed(form)),
        tables=tables,
        places={work.column: place for place, work in enumerate(order)},
        reach=Reach(
            [work.reads for work in order],
            [(work.column, *work.filled) if isinstance(work, Rowing) else (work.column,) for work in order],
        ),
        named_by=named_by,
    )
    return program, ()


def _with_names(claim: Claim, named_by: dict[TableKey, frozenset[Key]]) -> Claim:
    """A claim speaks of rows by their names, so it reads these too."""
    tables = {node.type.refers for node in claim.quoted.values()} | {claim.scope.table}
    names = frozenset[Key]().union(*(named_by.get(table, ()) for table in tables if table is not None))
    return dataclasses.replace(claim, reads=claim.reads | names)


def _naming(works: dict[Key, Work | Rowing], tables: dict[TableKey, Rowing], table: TableKey) -> Iterator[Key]:
    """The columns and rows that `labels.row_title` may look at."""
    rowing = tables.get(table)
    if rowing is None:
        return
    yield rowing.column
    others = [*rowing.each, *((rowing.source_table,) if rowing.source_table is not None else ())]
    title = works.get((*table, rowing.field.title))
    if isinstance(title, Work):
        yield title.key
        if title.value is not None and title.value.type.refers is not None:
            others.append(title.value.type.refers)
    for other in others:
        if other != table:
            yield from _naming(works, tables, other)


def _renamed(form: Form) -> Iterator[tuple[Key, Key]]:
    """`renamed: {steam_flow: steam, streams.flow: streams.amount}` as keys."""
    for sheet in form.sheets:
        for old, new in sheet.renamed.items():
            old_table, _, old_field = old.rpartition(".")
            new_table, _, new_field = new.rpartition(".")
            yield (sheet.id, old_table, old_field), (sheet.id, new_table, new_field)


def _try(problems: list[Problem], sheet: Worksheet, where: str, act: Callable[[], object]) -> None:
    try:
        act()
    except Wrong as wrong:
        problems.append(Problem(sheet=sheet.id, where=where, text=str(wrong)))


def _add_table(compiler: Compiler, works: dict[Key, Work | Rowing], sheet: Worksheet, field: Field) -> None:
    made = _rowing(compiler, sheet, field)
    works[sheet.id, field.id, ""] = dataclasses.replace(made, reads=frozenset(_needs(made)))


def _add_work(compiler: Compiler, works: dict[Key, Work | Rowing], key: Key, field: Field) -> None:
    works[key] = _work(compiler, key, field)


def _add_claim(compiler: Compiler, claims: list[Claim], sheet: Worksheet, place: int, check: Check) -> None:
    claims.append(_claim(compiler, sheet, place, check))


def _work(compiler: Compiler, key: Key, field: Field) -> Work:
    sheet, table, _ = key
    scope = Scope(sheet=sheet, table=(sheet, table) if table else None)
    kind = compiler.type_of(key)
    default = compiler.worked_out(key, field.default) if field.default else None
    if default is not None and (default.type.sort != kind.sort or _differ(default, kind.dimension)):
        gives, wanted = default.type.dimension or default.type.sort, kind.dimension or kind.sort
        raise Wrong(f"default {field.default} gives {gives}, not {wanted}")
    unit_of = None
    if "{of}" in field.unit and table:
        unit_of = compiler.compile(names.table_of(compiler.form, (sheet, table)).of, scope)
    value = compiler.field(key) if field.value else None
    when = _truth(compiler, field.when, scope)
    own = frozenset({(sheet, table, "")} if table else ())
    when_reads, unit_reads, default_reads = (
        own | needs(node) if node is not None else own for node in (when, unit_of, default)
    )
    return Work(
        key=key,
        field=field,
        value=value,
        default=default,
        when=when,
        unit_of=unit_of,
        is_number=kind.sort == "number",
        reads=own.union(when_reads, unit_reads, default_reads, needs(value) if value is not None else ()),
        when_reads=when_reads,
        unit_reads=unit_reads,
        default_reads=default_reads,
    )


def _differ(node: Node, dimension: object) -> bool:
    return None not in (node.type.dimension, dimension) and node.type.dimension != dimension


def _truth(compiler: Compiler, text: str, scope: Scope) -> Node | None:
    if not text:
        return None
    node = compiler.compile(text, scope)
    if node.type.sort != "truth":
        raise Wrong(f"is neither true nor false: {text}")
    return node


def _rowing(compiler: Compiler, sheet: Worksheet, field: Field) -> Rowing:
    rows, key = field.rows, (sheet.id, field.id)
    if rows is None:
        raise Wrong("a table says where its rows come from")
    form, scope = compiler.form, Scope(sheet=sheet.id, table=key)
    engine = rows.engine
    if engine is not None and calculators.find(engine.name) is None:
        raise Wrong(f"there is no engine {engine.name}")
    readings = {}
    for name, reads in (engine.tables if engine else {}).items():
        table = names.resolve_table(form, sheet.id, reads.table)
        inner = Scope(sheet=sheet.id, table=table)
        columns = {column: compiler.compile(text, inner) for column, text in reads.columns.items()}
        where = _truth(compiler, reads.where, inner)
        nodes = [*columns.values(), *((where,) if where is not None else ())]
        needed = frozenset({(*table, "")}.union(*map(needs, nodes)))
        readings[name] = Reading(table=table, columns=columns, where=where, reads=needed)
    is_table = bool(rows.source) and rows.source not in form.lists
    return Rowing(
        key=key,
        field=field,
        source_table=names.resolve_table(form, sheet.id, rows.source) if is_table else None,
        where=_truth(compiler, rows.where, scope),
        each=tuple(names.resolve_table(form, sheet.id, table) for table in rows.each.values()),
        engine=engine,
        filled=tuple((*key, column.id) for column in field.columns if engine is not None and not column.value),
        readings=readings,
        values={name: compiler.compile(text, scope.single) for name, text in (engine.values if engine else {}).items()},
    )


def _claim(compiler: Compiler, sheet: Worksheet, place: int, check: Check) -> Claim:
    scope = Scope(sheet=sheet.id, table=(sheet.id, check.table) if check.table else None)
    node = _truth(compiler, check.when, scope)
    if node is None:
        raise Wrong("a check says when it speaks")
    _known_place(compiler.form, sheet, check)
    quoted = {}
    for words in (check.text.vi, check.text.en):
        for part in words.split("{")[1:]:
            name = part.partition("}")[0]
            if name in ("row", "this"):
                continue  # the cell by row and column, and the row alone
            quoted[name] = compiler.compile(name, scope)
    reads = frozenset(need for each in (node, *quoted.values()) for need in needs(each))
    return Claim(sheet=sheet.id, place=place, check=check, node=node, scope=scope, quoted=quoted, reads=reads)


def _known_place(form: Form, sheet: Worksheet, check: Check) -> None:
    if check.at:
        names.declared(form, (sheet.id, check.table, check.at))


def _order(form: Form, works: dict[Key, Work | Rowing]) -> Iterator[Work | Rowing]:
    sorter: TopologicalSorter[Key] = TopologicalSorter()
    for key, work in works.items():
        before = [need for need in work.reads if "." not in need[0]]
        for need in before:
            if need not in works:
                raise Wrong(
                    f"{'.'.join(filter(None, key))} reads {'.'.join(filter(None, need))}, which is not asked here"
                )
        sorter.add(key, *before)
    return (works[key] for key in tuple(sorter.static_order()))


def _needs(work: Rowing) -> Iterator[Key]:
    """The columns and rows that must be there before the rows of a table."""
    own = (*work.key, "")
    for table in (*work.each, *((work.source_table,) if work.source_table else ())):
        yield (*table, "")
    nodes = [node for node in (work.where, *work.values.values()) if node is not None]
    for node in nodes:
        yield from (need for need in needs(node) if need != own)
    for reading in work.readings.values():
        yield from (need for need in reading.reads if need != own)
