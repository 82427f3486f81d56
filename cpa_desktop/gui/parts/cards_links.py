"""What leads to what: the triggers of a record, read from whichever table holds them."""

from collections.abc import Iterator

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.text import Text
from cpa_desktop.service.session import RecordSession

_SAVING = frozenset({"option", "stream", "net"})
"""A table with these columns says what each option saves of each stream."""


def active_triggers(session: RecordSession) -> Iterator[tuple[str, str, str]]:
    """Question, indicator (one of them empty) and option of every trigger that holds now."""
    evaluation = session.evaluation
    table = _table(session)
    if table is None:
        return
    for row in evaluation.rows(*table):
        if evaluation.cell((*table, "active"), row) is True:
            question, indicator, option = (
                evaluation.cell((*table, column), row) for column in ("question", "indicator", "option")
            )
            yield (_words(question), _words(indicator), _words(option))


def options_by_question(session: RecordSession) -> dict[str, list[str]]:
    """The options that each answered question proposes now."""
    found: dict[str, list[str]] = {}
    for question, _indicator, option in active_triggers(session):
        if question:
            found.setdefault(question, []).append(option)
    return found


def reasons_by_option(session: RecordSession) -> dict[str, list[str]]:
    """In words, which observations and which indicators propose each option now."""
    found: dict[str, list[str]] = {}
    for question, indicator, option in active_triggers(session):
        words = title(session, "questions", question) if question else title(session, "indicators", indicator)
        found.setdefault(option, []).append(words)
    return found


def savings_by_option(session: RecordSession) -> dict[str, list[str]]:
    """How much of what each option saves net of the others, with its unit."""
    evaluation, found = session.evaluation, dict[str, list[str]]()
    for table, rowing in session.program.tables.items():
        if not {column.id for column in rowing.field.columns} >= _SAVING:
            continue
        for row in evaluation.rows(*table):
            net = evaluation.cell((*table, "net"), row)
            if isinstance(net, float) and net > 0:
                amount, stream = (value_text(evaluation, (*table, name), row) for name in ("net", "stream"))
                option = _words(evaluation.cell((*table, "option"), row))
                found.setdefault(option, []).append(f"{stream.of(session.language)} {amount.of(session.language)}")
    return found


def title(session: RecordSession, source: str, name: str) -> str:
    """What a piece of content is called."""
    item = session.program.form.lists.get(source, {}).get(name)
    text = item.title if item is not None else Text(vi=name, en=name)
    return text.of(session.language)


def _table(session: RecordSession) -> TableKey | None:
    for key, rowing in session.program.tables.items():
        if rowing.field.rows is not None and rowing.field.rows.source == "triggers":
            return key
    return None


def _words(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
