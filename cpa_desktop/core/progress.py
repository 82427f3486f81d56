"""How far each sheet has been answered: of the questions that must or should be, how many are."""

from collections.abc import Iterator

from cpa_desktop.core.expressions.values import Cell, Missing
from cpa_desktop.core.figures import HIDDEN, Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.program import Work
from cpa_desktop.core.walk_facts import moved_walks, walked_tables, walks
from cpa_desktop.core.worksheet import Field

_WANTED = ("must", "should")
_SETTLED = ("not_available", "not_applicable")


@frozen
class Progress:
    """One sheet: questions asked that are wanted, those of them answered, and those open that must be answered."""

    asked: int = 0
    answered: int = 0
    must_open: int = 0

    @property
    def is_done(self) -> bool:
        """Whether nothing wanted is open."""
        return self.answered == self.asked


def progress(evaluation: Evaluation, before: dict[str, Progress] | None = None) -> dict[str, Progress]:
    """The progress of every sheet by its id; what is hidden is not asked, “not available” is an answer.

    Of observations those of the afternoon's walk are wanted, and each counts once, whatever tells how it stands.
    `before` is that of the state which this one was worked out from; sheets where nothing changed are taken over.
    """
    changed, kept = evaluation.changed, {}
    if before is not None and changed is not None:
        touched = {key[0] for key in changed} | set(moved_walks(evaluation, changed))
        kept = {sheet: each for sheet, each in before.items() if sheet not in touched}
    open_ = [table for table in walked_tables(evaluation) if table[0] not in kept]
    walked = {table: walks(evaluation)[table] for table in open_}
    counts = {sheet.id: [0, 0, 0] for sheet in evaluation.program.form.sheets if sheet.id not in kept}
    for (sheet, _table), walk in walked.items():
        counts[sheet][0] += len(walk.chosen)
        counts[sheet][1] += walk.done
    for work in evaluation.program.by_key.values():
        if work.key[0] not in counts or work.key[:2] in walked:
            continue
        if work.value is None and work.field.need in _WANTED:
            _count(counts[work.key[0]], work.field, _asked(evaluation, work))
    for key, rowing in evaluation.program.tables.items():
        if key[0] in counts and rowing.field.need in _WANTED and not evaluation.rows(*key):
            _count(counts[key[0]], rowing.field, iter((False,)))
    made = {sheet: Progress(asked=a, answered=b, must_open=c) for sheet, (a, b, c) in counts.items()}
    return {sheet.id: made.get(sheet.id) or kept[sheet.id] for sheet in evaluation.program.form.sheets}


def _asked(evaluation: Evaluation, work: Work) -> Iterator[bool]:
    """For every cell that is asked, whether it is answered."""
    return (_is_answered(cell) for cell in evaluation.frame.columns[work.key] if cell is not HIDDEN)


def _is_answered(cell: Cell) -> bool:
    return not isinstance(cell, Missing) or cell.state in _SETTLED


def _count(counts: list[int], field: Field, cells: Iterator[bool]) -> None:
    for answered in cells:
        counts[0] += 1
        counts[1] += answered
        counts[2] += not answered and field.need == "must"
