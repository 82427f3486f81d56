"""All that follows from a record: values, hidden fields, findings. A pure function of what it is given."""

import dataclasses
import hashlib
import json
from collections.abc import Callable, Mapping, Set
from functools import lru_cache, partial
from typing import TypeVar

from cpa_desktop.calc import units
from cpa_desktop.core import calculators, checks
from cpa_desktop.core.answer import answer_of
from cpa_desktop.core.carrying import Carrying
from cpa_desktop.core.expressions.frame import Asked, Frame, least_complete
from cpa_desktop.core.expressions.nodes import fitted
from cpa_desktop.core.expressions.values import BLANK, PENDING, Cell, Column, Key, Missing, is_known
from cpa_desktop.core.fact import Fact
from cpa_desktop.core.figures import HIDDEN, Evaluation, Job, Results, Table, with_unit
from cpa_desktop.core.layout import Layout, lay_out, lay_out_after
from cpa_desktop.core.program import Program, Reading, Rowing, Work
from cpa_desktop.core.record import Record

T = TypeVar("T")


def evaluate(
    program: Program,
    record: Record,
    around: Evaluation | None = None,
    results: Results | None = None,
    kept: Mapping[str, Fact] | None = None,
    before: Evaluation | None = None,
) -> Evaluation:
    """The figures of a record.

    `around` holds its parent's figures, `results` what slow engines gave, `kept` the facts frozen by a confirmation.
    `before` is an earlier evaluation under the same conditions: what rests on nothing that changed is taken over
    from it, the rest is worked out when it is asked for, and the outcome is the same as without.
    """
    frame = Frame(program.form.facts, kept)
    evaluation = Evaluation(program, record, frame, _layout(program, record, before), around, kept)
    _borrow(program, frame, around)
    if before is not None and not before.is_alike(evaluation):
        before = None
    work_out = partial(_work_out, evaluation, results=results or {})
    if before is None:
        for work in program.works:
            work_out(work)
    else:
        before.complete()
        _ = before.findings  # what is said of it is taken over where nothing changed, and it need not be kept for long
        evaluation.follows = before.name
        evaluation.finish = Carrying(evaluation, before, work_out).complete
    evaluation.look = partial(checks.findings, evaluation, before)
    return evaluation


def _work_out(evaluation: Evaluation, work: Work | Rowing, results: Results) -> None:
    frame = evaluation.frame
    frame.facts_now = set()
    if isinstance(work, Rowing):
        _rows(evaluation, work, results)
    else:
        _column(evaluation, work)
    evaluation.noted.note_facts(work.column, frame.facts_now)


def _layout(program: Program, record: Record, before: Evaluation | None) -> Layout:
    """The answers by column; after a single change only the columns it touches are made anew."""
    if before is not None and before.program is program and not program.renamed:
        old, new = before.record.changes, record.changes
        if (
            len(new) == len(old) + 1
            and old
            and new[-2] is old[-1]
            and not record.contested
            and not before.record.contested
        ):
            return lay_out_after(before.layout, record.answers, (edit.address for edit in new[-1].edits))
    return lay_out(record.answers, program.renamed)


def _borrow(program: Program, frame: Frame, around: Evaluation | None) -> None:
    """Put the columns that are read of the parent into the frame, under the parent's name."""
    for key in program.around:
        prefix, _, sheet = key[0].partition(".")
        if around is None or around.program.form.register.id != prefix:
            frame.columns[key] = [BLANK] if not key[1] else []
            frame.rows.setdefault(key[:2], [])
            continue
        if key[1]:
            frame.rows.setdefault(key[:2], list(around.rows(sheet, key[1])))
        if key[2]:
            frame.columns[key] = around.frame.columns[(sheet, key[1], key[2])]


def _rows(evaluation: Evaluation, rowing: Rowing, results: Results) -> None:
    frame, rows = evaluation.frame, rowing.field.rows
    assert rows is not None
    if rowing.engine is not None:
        _engine_rows(evaluation, rowing, results)
        return
    keys: list[str] = []
    if rowing.each:
        keys = [""]
        for table in rowing.each:
            keys = [f"{head}.{tail}" if head else tail for head in keys for tail in frame.rows[table]]
    elif rowing.source_table is not None:
        keys = list(frame.rows[rowing.source_table])
    elif rows.source:
        keys = list(evaluation.program.form.lists[rows.source])
    own = evaluation.record.rows("/".join(rowing.key))
    if rows.chosen:
        there = set(own)
        keys = [key for key in keys if key in there]
    frame.set_rows(rowing.key, keys)
    if rowing.where is not None:
        truths = fitted(rowing.where, frame, len(keys))
        keys = [key for key, truth in zip(keys, truths, strict=True) if truth is True]
    if rows.own:
        there = set(keys)
        listed = evaluation.program.form.lists.get(rows.source, {})
        keys = keys + [key for key in own if key not in there and key not in listed]
    frame.set_rows(rowing.key, keys)


def _engine_rows(evaluation: Evaluation, rowing: Rowing, results: Results) -> None:
    frame, engine = evaluation.frame, rowing.engine
    assert engine is not None
    tables = {name: _table(frame, reading) for name, reading in rowing.readings.items()}
    values = {name: node.run(frame)[0] for name, node in rowing.values.items()}
    evaluation.noted.engine_inputs[rowing.key] = (tables, values)
    calculator = calculators.find(engine.name)
    assert calculator is not None
    if calculator.is_slow:
        key = _hash(engine.name, tables, values)
        given = results.get(key)
        if given is None:
            evaluation.noted.jobs.append(Job(key=key, engine=engine.name, tables=tables, values=values))
            frame.pending.add(rowing.key)
            given = []
    else:
        given = calculator.function(**tables, **values)
    frame.set_rows(rowing.key, [str(row["id"]) for row in given])
    for column in rowing.filled:
        frame.columns[column] = [row.get(column[2], BLANK) for row in given]


def _table(frame: Frame, reading: Reading) -> Table:
    """The rows an engine reads: those of before while nothing in them changed."""

    def made() -> Table:
        keys = frame.rows[reading.table]
        columns = {column: fitted(node, frame, len(keys)) for column, node in reading.columns.items()}
        truths = fitted(reading.where, frame, len(keys)) if reading.where else [True] * len(keys)
        return [
            {"id": key, **{column: cells[place] for column, cells in columns.items()}}
            for place, key in enumerate(keys)
            if truths[place] is True
        ]

    return _once(frame, reading.name, reading.reads, made)


def _once(frame: Frame, name: object, reads: frozenset[Key], make: Callable[[], T]) -> T:
    """What was made of what it reads, here or in the frame before, and the facts that were asked for in making it."""
    kept: tuple[T, set[Asked]] | None = frame.kept(name, reads)
    if kept is None:
        noted, frame.facts_now = frame.facts_now, set()
        kept = frame.keep(name, reads, (make(), frame.facts_now))
        frame.facts_now = noted
    if kept[1]:
        frame.facts_now |= kept[1]
    return kept[0]


def _hash(engine: str, tables: dict[str, Table], values: dict[str, Cell]) -> str:
    text = json.dumps([engine, tables, values], sort_keys=True, default=repr)
    return hashlib.sha256(text.encode()).hexdigest()


def _column(evaluation: Evaluation, work: Work) -> None:
    frame, key = evaluation.frame, work.key
    frame.origins.pop(key, None)
    frame.counted.pop(key, None)
    count = len(frame.rows[key[:2]]) if key[1] else 1
    if not count:  # nor is a fact looked up for rows that are not there
        frame.columns[key], frame.origins[key] = [], []
        return
    asked = _once(frame, (key, "when"), work.when_reads, partial(fitted, work.when, frame, count)) if work.when else []
    if asked and not any(truth is True for truth in asked):
        frame.columns[key] = [
            HIDDEN
        ] * count  # not worked out, so that no fact is looked up which nothing here rests on
        frame.origins[key] = [work.field.origin] * count
        return
    if work.value is not None:
        frame.coverage = []
        column = list(fitted(work.value, frame, count))
        _note_coverage(evaluation, work, count)
    else:
        column = _entered(evaluation, work, count)
    if work.when is not None:
        column = [cell if truth is True else HIDDEN for cell, truth in zip(column, asked, strict=True)]
    frame.columns[key] = column


def _note_coverage(evaluation: Evaluation, work: Work, count: int) -> None:
    """A figure is as complete as the least complete sum behind it, its own or one it builds on."""
    frame, key = evaluation.frame, work.key
    noted, frame.coverage = frame.coverage or [], None
    assert work.value is not None
    rests_on_parts = not dict.keys(frame.counted).isdisjoint(work.reads)  # which have all caught up by now
    behind = work.value.parts(frame) if rests_on_parts else None
    lacking = [parts for parts in noted if any(known < asked for known, asked in parts)]
    if behind is None and not lacking:
        return
    parts = [least_complete(lacking, place) for place in range(count)]
    if behind is not None:
        parts = [own if own[1] else least_complete([behind], place) for place, own in enumerate(parts)]
    if any(part[1] for part in parts):
        frame.counted[key] = parts


def _entered(evaluation: Evaluation, work: Work, count: int) -> Column:
    """What was typed, and where nothing was, the default."""
    frame, key, field = evaluation.frame, work.key, work.field
    texts = evaluation.layout.get(key, {})
    if not texts and work.default is None:
        frame.origins[key] = [field.origin] * count
        return [BLANK] * count
    origins = evaluation.layout.get((key[0], key[1], key[2] + "@origin"))
    own_units: Column | None = None
    if work.unit_of is not None:
        own_units = _once(frame, (key, "unit"), work.unit_reads, partial(fitted, work.unit_of, frame, count))
    asked = field.unit or ("VND" if field.kind == "money" else "1")
    places = frame.position(key[:2]) if key[1] else {"": 0}
    default: Column | None = None
    if work.default is not None:
        default = _once(frame, (key, "default"), work.default_reads, partial(fitted, work.default, frame, count))
    typed = _Typed(list(places), own_units, default, origins, texts)
    read: Set[str] = texts.keys()
    before: _Typed | None = frame.before((key, "typed"))
    if before is not None and typed.is_read_as(before):
        typed.column, typed.froms = before.column.copy(), before.froms.copy()
        read = {row for row, text in texts.items() if before.texts.get(row) is not text}
    elif default is None:
        typed.column, typed.froms = [BLANK] * count, [field.origin] * count
    else:
        typed.column = [_or_blank(cell) for cell in default]
        typed.froms = [field.default_origin if is_known(cell) else field.origin for cell in typed.column]
    for row in read:
        place = places.get(row)
        if place is not None:
            own = own_units[place] if own_units is not None else BLANK
            typed.column[place] = _cell(texts[row], asked, own) if work.is_number else _word(texts[row])
            typed.froms[place] = (origins or {}).get(row, field.origin)
    frame.keep((key, "typed"), frozenset(), typed)
    frame.origins[key] = typed.froms
    return typed.column


@dataclasses.dataclass(slots=True)
class _Typed:
    """A column as it was read, and what it was read by: after one entry only that is read anew."""

    rows: list[str]
    own_units: Column | None
    default: Column | None
    origins: Mapping[str, str] | None
    texts: Mapping[str, str]
    column: Column = dataclasses.field(default_factory=list)
    froms: list[str] = dataclasses.field(default_factory=list)

    def is_read_as(self, other: "_Typed") -> bool:
        """Whether it is read like another, but for texts that are others or were not there."""
        alike = self.own_units is other.own_units and self.default is other.default and self.origins is other.origins
        return alike and self.rows == other.rows and other.texts.keys() <= self.texts.keys()


def _or_blank(cell: Cell) -> Cell:
    """A default that is not there leaves its question open, whatever the reason."""
    return BLANK if cell.__class__ is Missing and cell != PENDING else cell


@lru_cache(maxsize=65536)
def _word(text: str) -> Cell:
    answer = answer_of(text)
    if answer.state is not None:
        return Missing(answer.state)
    return BLANK if answer.value is None else answer.value


@lru_cache(maxsize=65536)
def _cell(text: str, asked: str, own_unit: Cell) -> Cell:
    """The number an answer holds, in base units; where the field's unit is the row's own, counted in that."""
    answer = answer_of(text)
    if not isinstance(answer.value, float):
        return _word(text)
    if "{of}" not in asked:
        return units.to_base(answer.value, answer.unit or asked)
    if not isinstance(own_unit, str):
        return BLANK
    own = with_unit(asked, own_unit)
    value = units.convert(answer.value, answer.unit or own, own)
    return value * units.unit(asked.replace("{of}", "1")).factor
