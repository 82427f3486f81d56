"""What leads to what: the triggers of a record, read from whichever table holds them."""

from collections.abc import Iterator

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.fact import GRADES
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.text import Text
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.figures import Figures, about
from cpa_desktop.i18n import _
from cpa_desktop.service.session import RecordSession

_SAVING = frozenset({"option", "stream", "net"})
"""A table with these columns says what each option saves of each stream."""


@frozen
class Loss:
    """What is lost as long as an option is not done: so much of each stream, and the money; empty where unknown."""

    option: str
    amounts: tuple[str, ...] = ()
    money: str = ""  # with its ±, rounded to what that allows
    grade: str = ""  # what the weakest of its effects rests on


def active_triggers(session: RecordSession) -> Iterator[tuple[str, str, str, str]]:
    """The row, question, indicator (one of them empty) and option of every trigger that holds now."""
    evaluation = session.evaluation
    table = _table(session)
    if table is None:
        return
    for row in evaluation.rows(*table):
        if evaluation.cell((*table, "active"), row) is True:
            question, indicator, option = (
                evaluation.cell((*table, column), row) for column in ("question", "indicator", "option")
            )
            yield (row, _words(question), _words(indicator), _words(option))


def losses_by_question(live: LiveRecord) -> dict[str, tuple[Loss, ...]]:
    """The options that each answered question proposes now, with what is lost until they are done.

    Of the options of the industry those that this sort of plant has."""
    found: dict[str, tuple[Loss, ...]] = {}
    known: dict[str, Loss] = {}
    table = _table(live.session)
    there = set(live.session.evaluation.rows(table[0], "options")) if table is not None else set()
    for row, question, _indicator, option in active_triggers(live.session):
        if question and option in there:
            loss = known.get(option) or known.setdefault(option, _loss(live, row, option))
            found[question] = (*found.get(question, ()), loss)
    return found


def reasons_by_option(session: RecordSession) -> dict[str, tuple[str, ...]]:
    """In words, which observations and which indicators propose each option now."""
    found: dict[str, tuple[str, ...]] = {}
    for _row, question, indicator, option in active_triggers(session):
        words = title(session, "questions", question) if question else title(session, "indicators", indicator)
        found[option] = (*found.get(option, ()), words)
    return found


def savings_by_option(session: RecordSession) -> dict[str, tuple[str, ...]]:
    """How much of what each option saves net of the others, with its unit."""
    evaluation, found = session.evaluation, dict[str, tuple[str, ...]]()
    for table, rowing in session.program.tables.items():
        if not {column.id for column in rowing.field.columns} >= _SAVING:
            continue
        for row in evaluation.rows(*table):
            net = evaluation.cell((*table, "net"), row)
            if isinstance(net, float) and net > 0:
                amount, stream = (value_text(evaluation, (*table, name), row) for name in ("net", "stream"))
                option = _words(evaluation.cell((*table, "option"), row))
                words = f"{stream.of(session.language)} {amount.of(session.language)}"
                if not _has_price(evaluation, (*table, "money"), row):
                    words = _("{amount} (no price yet)", amount=words)
                found[option] = (*found.get(option, ()), words)
    return found


def _has_price(evaluation: Evaluation, key: Key, row: str) -> bool:
    """Whether money follows from an amount; true also where nobody asks for money."""
    money = evaluation.cell(key, row)
    return key not in evaluation.program.by_key or (isinstance(money, float) and money != 0)


def title(session: RecordSession, source: str, name: str) -> str:
    """What a piece of content is called."""
    item = session.program.form.lists.get(source, {}).get(name)
    text = item.title if item is not None else Text(vi=name, en=name)
    return text.of(session.language)


def _loss(live: LiveRecord, trigger: str, option: str) -> Loss:
    """What the effects of an option come to if it alone is done, stream by stream."""
    session, table = live.session, _table(live.session)
    assert table is not None
    evaluation = session.evaluation
    effects: TableKey = (table[0], "effects")
    sums: dict[tuple[str, str], float] = {}
    grades = set()
    for row in _words(evaluation.cell((*table, "loses"), trigger)).split():
        key: Key = (*effects, "alone")
        amount = evaluation.shown_value(key, row)
        if isinstance(amount, float) and amount > 0:
            stream = value_text(evaluation, (*effects, "stream"), row).of(session.language)
            place = stream, evaluation.unit(key, row)
            sums[place] = sums.get(place, 0.0) + amount
            grades.add(_words(evaluation.cell((*effects, "grade"), row)))
    money: Key = (*table, "money_lost")
    lost = evaluation.cell(money, trigger)
    said = Figures(evaluation=evaluation, spread=live.spread, language=session.language)
    weakest = next((grade for grade in reversed(GRADES) if grade in grades), "")
    return Loss(
        option=option,
        amounts=tuple(f"{stream} ≈ {about(amount, unit, session.language)}" for (stream, unit), amount in sums.items()),
        money=f"≈ {said.words(money, trigger)}" if isinstance(lost, float) and lost > 0 else "",
        grade=GRADES[weakest].of(session.language) if weakest else "",
    )


def _table(session: RecordSession) -> TableKey | None:
    for key, rowing in session.program.tables.items():
        if rowing.field.rows is not None and rowing.field.rows.source == "triggers":
            return key
    return None


def _words(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
