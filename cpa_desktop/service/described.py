"""Records, figures and findings as JSON gives them: on the command line and in a file."""

import math
from collections.abc import Iterator
from typing import Any

from cpa_desktop.core.answer import answer_of
from cpa_desktop.core.change import Change
from cpa_desktop.core.expressions.values import Cell, Key, Missing
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.finding import Finding
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.progress import progress
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.text import both
from cpa_desktop.core.trace import Trace
from cpa_desktop.service.listing import Listed
from cpa_desktop.service.session import RecordSession


def plain(cell: Cell) -> object:
    """The value of a cell in the types JSON knows; null where there is none."""
    if isinstance(cell, Missing) or (isinstance(cell, float) and not math.isfinite(cell)):
        return None
    return list(cell) if isinstance(cell, tuple) else cell


def change(made: Change) -> dict[str, object]:
    """One change of a history."""
    edits = [{"address": edit.address, "before": edit.before, "after": edit.after} for edit in made.edits]
    described: dict[str, object] = {"id": made.id, "at": made.at, "by": made.by, "device": made.device}
    return described | {"label": both(made.label), "undoes": made.undoes, "edits": edits}


def listed(row: Listed) -> dict[str, object]:
    """A record in a list."""
    shown = {key: {"value": row.values.get(key), "text": both(text)} for key, text in row.texts.items()}
    described: dict[str, object] = {"id": row.id, "register": row.register, "parent": row.parent}
    described |= {"continues": row.continues, "title": row.title, "belongs_to": row.belongs_to, "changed": row.changed}
    return described | {"headlines": shown}


def finding(found: Finding) -> dict[str, object]:
    """One thing for a person to look at."""
    return {
        "severity": found.severity,
        "address": found.address,
        "text": both(found.text),
        "rule": found.rule,
        "accepted": found.accepted,
    }


def record(session: RecordSession, row: Listed) -> dict[str, object]:
    """All that is known of a record."""
    evaluation = session.evaluation
    done = progress(evaluation)
    figures = {
        address: _figure(evaluation, key, at)
        for key, at, address in cells(evaluation)
        if _is_worked_out(evaluation, key)
    }
    return listed(row) | {
        "sector": session.program.form.sector,
        "sample": session.is_sample,
        "confirmed": session.is_confirmed,
        "read_only": both(session.read_only_because),
        "progress": {
            id: {"asked": p.asked, "answered": p.answered, "must_open": p.must_open} for id, p in done.items()
        },
        "answers": dict(_answers(session)),
        "figures": figures,
        "findings": [finding(each) for each in evaluation.findings],
    }


def _answers(session: RecordSession) -> Iterator[tuple[str, Any]]:
    """What was entered, in the order of the sheets; the values in the unit they are shown in."""
    for key, row, address in cells(session.evaluation):
        text = session.evaluation.layout.get(key, {}).get(row)
        if text is not None:
            answer = answer_of(text)
            facets = {facet: session.record.answers.get(f"{address}@{facet}") for facet in ("note", "uncertainty")}
            yield (
                address,
                {
                    "entered": answer.entered,
                    "language": answer.language,
                    **_figure(session.evaluation, key, row),
                    "state": answer.state,
                    "origin": session.evaluation.origin(key, row),
                    **{facet: said for facet, said in facets.items() if said is not None},
                },
            )


def cells(evaluation: Evaluation) -> Iterator[tuple[Key, str, str]]:
    """Every cell there is: its key, its row and its address."""
    for key in evaluation.program.by_key:
        for row in evaluation.rows(*key[:2]) if key[1] else [""]:
            yield key, row, address_of(key, row)


def traced(made: Trace) -> dict[str, object]:
    """A figure with all it was made of."""
    fact = made.fact
    known = {"id": fact.id, "year": fact.year, "grade": fact.grade, "source": fact.source} if fact is not None else None
    return {
        "address": made.address,
        "title": both(made.title),
        "value": plain(made.cell),
        "unit": made.unit,
        "origin": made.origin,
        "entered": made.entered,
        "formula": made.formula,
        "fact": known,
        "inputs": [traced(each) for each in made.inputs],
        "more": made.more,
    }


def _figure(evaluation: Evaluation, key: Key, row: str) -> dict[str, object]:
    shown = evaluation.shown_value(key, row)
    return {"value": plain(shown), "unit": evaluation.unit(key, row), "text": both(value_text(evaluation, key, row))}


def _is_worked_out(evaluation: Evaluation, key: Key) -> bool:
    work = evaluation.program.by_key[key]
    rowing = evaluation.program.tables.get(key[:2])
    return work.value is not None or (rowing is not None and rowing.engine is not None)
