"""Where a figure came from: its formula, inputs with origin, facts with their sources, down to what was typed."""

from cpa_desktop.core.answer import answer_of
from cpa_desktop.core.expressions.values import Cell, Key
from cpa_desktop.core.fact import Fact
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.labels import cell_title
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.program import Work
from cpa_desktop.core.text import Text


@frozen
class Trace:
    """One figure and what it was made of."""

    address: str
    title: Text
    cell: Cell
    unit: str
    origin: str = ""
    entered: str = ""
    formula: str = ""
    fact: Fact | None = None
    inputs: tuple["Trace", ...] = ()
    more: int = 0  # inputs left out because there are very many
    is_cut: bool = False  # what it was made of lies deeper than was asked for


def trace(evaluation: Evaluation, key: Key, row: str = "", depth: int = 6, width: int = 60) -> Trace:
    """The trace of a cell, to `depth` steps of reckoning and at most `width` inputs each."""
    work = evaluation.program.by_key.get(key)
    title, address = cell_title(evaluation, key, row), address_of(key, row)
    cell = evaluation.shown_value(key, row) if work is not None else evaluation.cell(key, row)
    if work is None:
        return Trace(address=address, title=title, cell=cell, unit="")
    text = evaluation.layout.get(key, {}).get(row)
    if text is not None:
        return Trace(
            address=address,
            title=title,
            cell=cell,
            unit=evaluation.unit(key, row),
            origin=evaluation.origin(key, row),
            entered=answer_of(text).entered,
        )
    inputs = _inputs(evaluation, work, row, depth, width)
    return Trace(
        address=address,
        title=title,
        cell=cell,
        unit=evaluation.unit(key, row),
        origin=evaluation.origin(key, row),
        formula=_formula(evaluation, work, row),
        inputs=inputs[:width],
        more=max(0, len(inputs) - width),
        is_cut=depth <= 0,
    )


def _formula(evaluation: Evaluation, work: Work, row: str) -> str:
    """The expression as it stands in forms/; where each row has its own, that one."""
    text = work.field.value or work.field.default
    rowing = evaluation.program.tables.get(work.key[:2])
    if rowing is not None and text.startswith("source.") and rowing.field.rows is not None:
        item = evaluation.program.form.lists.get(rowing.field.rows.source, {}).get(row)
        return str(getattr(item, text.removeprefix("source."), text)) if item is not None else text
    if not text and rowing is not None and rowing.engine is not None:
        return rowing.engine.name
    return text


def _inputs(evaluation: Evaluation, work: Work, row: str, depth: int, width: int) -> tuple[Trace, ...]:
    node = work.value or work.default
    place = evaluation.place(work.key, row)
    if place is None or depth <= 0:
        return ()
    if node is None:
        return _engine_inputs(evaluation, work, depth, width)
    found: dict[str, Trace] = {}
    for each in node.inputs(evaluation.frame, place):
        if each.key is None:
            kept = evaluation.frame.fact(each.fact, each.when)
            if kept is not None and each.fact not in found:
                found[each.fact] = _of_fact(kept.fact)
        elif "." in each.key[0]:
            cell = evaluation.frame.columns[each.key][each.place]
            found[address_of(each.key)] = Trace(
                address=address_of(each.key), title=cell_title(evaluation, each.key), cell=cell, unit=""
            )
        else:
            keys = evaluation.frame.rows.get(each.key[:2], [""])
            source_row = keys[each.place] if each.key[1] else ""
            address = address_of(each.key, source_row)
            if address not in found and len(found) <= width:
                found[address] = trace(evaluation, each.key, source_row, depth - 1, width)
    return tuple(found.values())


def _engine_inputs(evaluation: Evaluation, work: Work, depth: int, width: int) -> tuple[Trace, ...]:
    rowing = evaluation.program.tables.get(work.key[:2])
    if rowing is None or rowing.engine is None:
        return ()
    found: dict[str, Trace] = {}
    for reading in rowing.readings.values():
        for place in range(len(evaluation.frame.rows[reading.table])):
            for node in reading.columns.values():
                for each in node.inputs(evaluation.frame, place):
                    if each.key is None or "." in each.key[0] or len(found) > width:
                        continue
                    keys = evaluation.frame.rows.get(each.key[:2], [""])
                    row = keys[each.place] if each.key[1] else ""
                    address = address_of(each.key, row)
                    if address not in found:
                        found[address] = trace(evaluation, each.key, row, min(depth, 2) - 1, width)
    return tuple(found.values())


def _of_fact(fact: Fact) -> Trace:
    return Trace(
        address=f"record/fact_{fact.id}",
        title=fact.title,
        cell=fact.value,
        unit=fact.unit,
        origin="norm",
        fact=fact,
    )
