"""What of a record says which observations are worth the walk: its costs and losses, its options, what it has not."""

import dataclasses
from collections import deque
from collections.abc import Iterator, Mapping, Sequence, Set

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Cell, Key
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.program import Program
from cpa_desktop.core.question import Question
from cpa_desktop.core.text import Text
from cpa_desktop.core.walk import Observation, Pace, chosen, minutes

_LEADING = 2  # so many end uses are named in the words

_NO_STEP = Text(vi="không có công đoạn “{step}”", en="there is no step “{step}”")
_NOT_THERE = Text(vi="không có {what}", en="there is no {what}")


@frozen
class Walk:
    """The observations of one table: those of the afternoon, and of the others which do not apply, and why."""

    asked: tuple[str, ...] = ()  # all that the table holds
    chosen: tuple[str, ...] = ()
    left_out: Mapping[str, Text] = dataclasses.field(default_factory=dict)
    seen: frozenset[str] = frozenset()
    time: float = 0.0  # minutes there are; 0 where nothing limits them
    minutes: float = 0.0  # that the chosen ones take
    leading: tuple[Text, ...] = ()  # the end uses that carry the most money
    share: float = 0.0  # of all that is used or lost, theirs

    @property
    def shown(self) -> frozenset[str]:
        """Those of the afternoon, and whatever has been answered besides."""
        return frozenset(self.chosen) | self.seen

    @property
    def done(self) -> int:
        """How many of the afternoon's have been made."""
        return sum(row in self.seen for row in self.chosen)


def on_the_way(evaluation: Evaluation, table: TableKey) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The observations of a walk, and the others, as one comes by them: step by step of the line, then by block."""
    asked, steps = evaluation.program.form.lists["questions"], tuple(evaluation.program.form.lists.get("steps", ()))

    def rank(row: str) -> tuple[int, str]:
        question = asked[row]
        assert isinstance(question, Question)
        return (steps.index(question.step), "") if question.step in steps else (len(steps), question.block)

    walk = walks(evaluation)[table]
    chosen_ones = set(walk.chosen)
    others = (row for row in walk.asked if row not in chosen_ones)
    return tuple(sorted(walk.chosen, key=rank)), tuple(sorted(others, key=rank))


@frozen
class _Kept:
    """A walk as it was last worked out, and all that it was worked out from."""

    program: Program
    told: tuple[Sequence[object], ...]
    walks: Mapping[TableKey, Walk]


_kept: deque[_Kept] = deque(maxlen=8)
_READ = (
    ("questions", ("state",)),
    ("options", ()),
    ("end_uses", ("money", "step")),
    ("effects", ("option", "use")),
    ("resources", ("cost", "group", "carrier")),
    ("steps", ("is_present",)),
)
"""The tables that a walk rests on, by the content their rows stand for, and the columns it reads of them."""


def walks(evaluation: Evaluation) -> Mapping[TableKey, Walk]:
    """The walk of every table of observations in a record; worked out anew only where what it rests on differs."""
    told = tuple(_told(evaluation))
    for kept in tuple(_kept):
        if kept.program is evaluation.program and _are_alike(kept.told, told):
            return kept.walks
    made = {table: _walk(evaluation, table) for table in walked_tables(evaluation)}
    _kept.appendleft(_Kept(program=evaluation.program, told=told, walks=made))
    return made


def _rests_on(evaluation: Evaluation) -> Iterator[Key]:
    """Every column, and every list of rows (no field), that a walk is worked out from."""
    for source, names in _READ:
        for table in _tables(evaluation, source, *names):
            yield from ((*table, name) for name in ("", *names))
            if source == "questions":
                beside = (("", "time"), *(("installations", name) for name in ("there", "by_figures", "in_walk")))
                yield from ((table[0], *key) for key in beside)


def _told(evaluation: Evaluation) -> Iterator[Sequence[object]]:
    """What stands in all that a walk is worked out from."""
    columns = evaluation.frame.columns
    return (columns.get(key, ()) if key[2] else evaluation.rows(*key[:2]) for key in _rests_on(evaluation))


def _are_alike(some: tuple[Sequence[object], ...], others: tuple[Sequence[object], ...]) -> bool:
    pairs = zip(some, others, strict=False)
    return len(some) == len(others) and all(one is other or one == other for one, other in pairs)


def moved_walks(evaluation: Evaluation, changed: Set[Key]) -> Iterator[str]:
    """The sheets whose walk may be another since these columns and rows changed, wherever they stand."""
    if not changed.isdisjoint(_rests_on(evaluation)):
        yield from (sheet for sheet, _table in walked_tables(evaluation))


def walked_tables(evaluation: Evaluation) -> Iterator[TableKey]:
    """The tables of observations in a record."""
    return _tables(evaluation, "questions", "state")


def _walk(evaluation: Evaluation, table: TableKey) -> Walk:
    rows = evaluation.rows(*table)
    asked = evaluation.program.form.lists["questions"]
    questions = {row: item for row in rows if isinstance(item := asked.get(row), Question)}
    there = _installations(evaluation, table[0])
    absent = dict(_absent(evaluation, questions, there))
    money = _Money(evaluation)
    usable = {row for options in _tables(evaluation, "options") for row in evaluation.rows(*options)}
    observed = [
        Observation(
            row=row,
            place=each.step or each.block,
            block=each.block,
            at_step=bool(each.step),
            share=money.share(each, usable),
            is_paid_for=money.is_paid_for(each),
            leads=not usable.isdisjoint(each.options),
            is_first=each.level == 1,
            is_sure=not each.needs or any(there.get(name, _Installation()).is_there for name in each.needs),
        )
        for row, each in questions.items()
        if row not in absent
    ]
    pace = _pace(evaluation, table[0])
    walk = chosen(observed, pace)
    return Walk(
        asked=tuple(rows),
        chosen=tuple(each.row for each in walk),
        left_out=absent,
        seen=frozenset(row for row in rows if evaluation.cell((*table, "state"), row) not in ("unseen", "")),
        time=pace.time if pace else 0.0,
        minutes=minutes(walk, pace) if pace else 0.0,
        leading=money.leading,
        share=money.leading_share,
    )


def _pace(evaluation: Evaluation, sheet: str) -> Pace | None:
    """How long there is, and what an observation takes; none where the sheet does not ask for the time."""
    key = (sheet, "", "time")
    facts = [evaluation.program.form.facts.get(name, ()) for name in ("walk_time", "walk_each", "walk_way")]
    if key not in evaluation.program.by_key or not all(facts):
        return None
    time, each, way = (rows[-1].value for rows in facts)
    entered = evaluation.shown_value(key)
    return Pace(time=entered if isinstance(entered, float) else time, each=each, way=way)


@frozen
class _Installation:
    """What an observation may want to be there: known to be, known not to be, or neither."""

    title: Text = Text(vi="", en="")
    is_there: bool = False
    is_absent: bool = False


def _installations(evaluation: Evaluation, sheet: str) -> Mapping[str, _Installation]:
    table = (sheet, "installations")
    if table not in evaluation.program.tables:
        return {}
    return {
        row: _Installation(
            title=row_title(evaluation, table, row),
            is_there=evaluation.cell((*table, "there"), row) is True
            or evaluation.cell((*table, "by_figures"), row) == "there",
            is_absent=evaluation.cell((*table, "in_walk"), row) == "left_out",
        )
        for row in evaluation.rows(*table)
    }


def _absent(
    evaluation: Evaluation, questions: Mapping[str, Question], there: Mapping[str, _Installation]
) -> Iterator[tuple[str, Text]]:
    """The questions that do not apply to this plant, and why."""
    steps = {
        step: row_title(evaluation, table, step)
        for table in _tables(evaluation, "steps", "is_present")
        for step in evaluation.rows(*table)
        if evaluation.cell((*table, "is_present"), step) is False
    }
    for row, question in questions.items():
        if question.step in steps:
            yield row, _NO_STEP.filled(step=steps[question.step])
        elif question.needs and all(name in there and there[name].is_absent for name in question.needs):
            titles = [there[name].title for name in question.needs]
            what = Text(vi=", ".join(each.vi for each in titles), en=", ".join(each.en for each in titles))
            yield row, _NOT_THERE.filled(what=what)


class _Money:
    """What the end uses of a plant cost or lose, and what it pays for."""

    def __init__(self, evaluation: Evaluation) -> None:
        self._by_use: dict[str, float] = {}
        self._at_step: dict[str, list[str]] = {}
        self._of_option: dict[str, set[str]] = {}
        self._paid: set[str] = set()
        for uses in _tables(evaluation, "end_uses", "money", "step"):
            self._take_uses(evaluation, uses)
        for effects in _tables(evaluation, "effects", "option", "use"):
            for _row, option, use in _pairs(evaluation, effects, "option", "use"):
                if isinstance(option, str) and isinstance(use, str):
                    self._of_option.setdefault(option, set()).add(use)
        for items in _tables(evaluation, "resources", "cost", "group", "carrier"):
            for row, cost, carrier in _pairs(evaluation, items, "cost", "carrier"):
                group = evaluation.cell((*items, "group"), row)
                if isinstance(cost, float) and cost > 0:
                    self._paid |= {row, str(group), str(carrier)}

    def _take_uses(self, evaluation: Evaluation, uses: TableKey) -> None:
        for row, money, step in _pairs(evaluation, uses, "money", "step"):
            if isinstance(money, float) and money > 0:
                self._by_use[row] = money
                self._at_step.setdefault(str(step), []).append(row)
        self._whole = sum(self._by_use.values())
        first = sorted(self._by_use, key=lambda row: -self._by_use[row])[:_LEADING]
        self.leading = tuple(row_title(evaluation, uses, row) for row in first)
        self.leading_share = self._share(first)

    _whole = 0.0
    leading: tuple[Text, ...] = ()
    leading_share = 0.0

    def _share(self, uses: list[str]) -> float:
        return sum(self._by_use.get(use, 0.0) for use in uses) / self._whole if self._whole else 0.0

    def share(self, question: Question, usable: set[str]) -> float:
        """Of all that is used or lost, what its options act on; of one without, what its step uses or loses."""
        options = usable.intersection(question.options)
        acted_on = set[str]().union(*(self._of_option.get(option, ()) for option in options))
        return self._share(sorted(acted_on) if acted_on else self._at_step.get(question.step, []))

    def is_paid_for(self, question: Question) -> bool:
        """Whether the plant pays for one of the resources it is about."""
        return not self._paid.isdisjoint(question.resources)


_sorted: deque[tuple[Program, dict[str, list[tuple[TableKey, frozenset[str]]]]]] = deque(maxlen=8)


def _tables(evaluation: Evaluation, source: str, *columns: str) -> Iterator[TableKey]:
    """The tables whose rows stand for a content list and that have these columns."""
    for table, there in _by_source(evaluation.program).get(source, ()):
        if there.issuperset(columns):
            yield table


def _by_source(program: Program) -> dict[str, list[tuple[TableKey, frozenset[str]]]]:
    """The tables of a program with their columns, by the content their rows stand for; looked through once."""
    for known, found in tuple(_sorted):
        if known is program:
            return found
    made: dict[str, list[tuple[TableKey, frozenset[str]]]] = {}
    for table, rowing in program.tables.items():
        if rowing.field.rows is not None:
            columns = frozenset(column.id for column in rowing.field.columns)
            made.setdefault(rowing.field.rows.source, []).append((table, columns))
    _sorted.appendleft((program, made))
    return made


def _pairs(evaluation: Evaluation, table: TableKey, one: str, other: str) -> Iterator[tuple[str, Cell, Cell]]:
    """The rows of a table with what stands in two of its columns."""
    columns = (evaluation.frame.columns[*table, column] for column in (one, other))
    yield from zip(evaluation.rows(*table), *columns, strict=True)
