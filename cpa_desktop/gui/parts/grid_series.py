"""The course of each column of a ledger over its periods: what is missing, what is unlike the rest, how it runs."""

from collections.abc import Callable, Mapping, Sequence

from cpa_desktop.core import numbers
from cpa_desktop.core.expressions.values import Key, Missing, is_known
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.season import served
from cpa_desktop.core.series import Odd, gaps, odd
from cpa_desktop.core.text import Language
from cpa_desktop.gui.parts.grid_plan import Column, Plan, is_ledger, period_of
from cpa_desktop.i18n import _
from cpa_desktop.service.session import RecordSession


@frozen
class Mark:
    """What is to be seen at one cell of a series: words in the cell, and a sentence."""

    kind: str  # gap or odd
    short: str
    said: str


@frozen
class Bar:
    """One period of a course; its height is a share of the highest."""

    share: float | None  # nothing where there is no figure
    kind: str = ""  # gap, odd, idle
    name: str = ""


@frozen
class Course:
    """A column over its periods."""

    bars: tuple[Bar, ...]
    said: str
    marks: Mapping[int, Mark]  # by the row


Courses = tuple[Course | None, ...]


def courses(
    session: RecordSession,
    plan: Plan,
    before: Sequence[Course | None] = (),
    is_kept: Callable[[Key], bool] = lambda _key: False,
) -> Courses:
    """One for each column of figures of a ledger. Those of columns that are kept are as they were `before`."""
    if len(plan.rows) < 2 or not is_ledger(session.program, plan.table):
        return (None,) * len(plan.columns)
    output = served(session.evaluation, plan.table, map(period_of, plan.rows))
    return tuple(
        before[place] if before and is_kept(column.key) else _course(session, plan, place, output)
        for place, column in enumerate(plan.columns)
    )


def _course(session: RecordSession, plan: Plan, place: int, output: list[float | None]) -> Course | None:
    evaluation, column = session.evaluation, plan.columns[place]
    if not column.is_number or not column.is_typed:
        return None
    rows = [plan.cell(row, place)[1] for row in range(len(plan.rows))]
    cells = evaluation.shown_values(column.key, rows)
    values = [cell if is_known(cell) and isinstance(cell, float) else None for cell in cells]
    if sum(value is not None for value in values) < 2:
        return None
    far = odd(values, output)
    alike = [value for value, each in zip(values, far, strict=True) if value is not None and each is None]
    highest = max(alike, default=0.0)  # what is far off would flatten all others; its bar ends at the top
    missing = gaps([not _is_blank(evaluation, column.key, row, cell) for row, cell in zip(rows, cells, strict=True)])
    language = session.language
    marks = {row: _gap() for row, is_gap in enumerate(missing) if is_gap and output[row] != 0}
    marks |= {row: _odd(each, column, evaluation, rows[row], language) for row, each in enumerate(far) if each}
    bars = tuple(
        Bar(
            share=None if value is None else min(1.0, max(0.0, value / highest)) if highest > 0 else 0.0,
            kind=marks[row].kind if row in marks else "idle" if output[row] == 0 else "",
            name=plan.titles[row],
        )
        for row, value in enumerate(values)
    )
    return Course(bars=bars, said=_said(bars, values, language), marks=marks)


def _is_blank(evaluation: Evaluation, key: Key, row: str, cell: object) -> bool:
    """Whether nobody has said anything there, though it is asked."""
    return isinstance(cell, Missing) and cell.state == "blank" and not evaluation.is_hidden(key, row)


def _gap() -> Mark:
    said = _(
        "Not entered yet? Later periods are. Where there is no figure write “not available”; 0 means none was used."
    )
    return Mark(kind="gap", short=_("not entered?"), said=said)


def _odd(found: Odd, column: Column, evaluation: Evaluation, row: str, language: Language) -> Mark:
    unit = evaluation.unit(column.key, row)
    usual = numbers.with_unit(float(f"{found.usual:.3g}"), unit).of(language)
    if found.slip:
        times = numbers.show(10.0 ** abs(found.slip), language)
        short = f"×{times}?" if found.slip > 0 else f"÷{times}?"
        what = _("About {times} times the other periods (usually {usual}).", times=times, usual=usual)
        if found.slip < 0:
            what = _("About a {times}th of the other periods (usually {usual}).", times=times, usual=usual)
        what = f"{what} {_slip()}"
    else:
        times = numbers.show(max(found.ratio, 1 / found.ratio), language, digits=2)
        short = _("far off")
        more = _("{times} times the other periods (usually {usual}).", times=times, usual=usual)
        less = _("{times} times less than the other periods (usually {usual}).", times=times, usual=usual)
        what = more if found.ratio > 1 else less
    return Mark(kind="odd", short=short, said=f"{what} {_rule()}")


def _slip() -> str:
    return _("Is the unit or the mark of thousands wrong?")


def _rule() -> str:
    return _(
        "Rule: more than 2.5 times off the median of the other periods and more than 3 times their spread, "
        "per tonne of product too where output is known. Nothing is changed by it."
    )


def _said(bars: Sequence[Bar], values: Sequence[float | None], language: Language) -> str:
    """The course in words."""
    known = [(value, bar.name) for value, bar in zip(values, bars, strict=True) if value is not None]
    (low, first), (high, last) = min(known), max(known)
    said = [
        _(
            "From {low} ({first}) to {high} ({last})",
            low=numbers.show(low, language),
            first=first,
            high=numbers.show(high, language),
            last=last,
        )
    ]
    missing, far = (sum(bar.kind == kind for bar in bars) for kind in ("gap", "odd"))
    said += [_("{count} not entered?", count=missing)] if missing else []
    said += [_("{count} far off", count=far)] if far else []
    return "; ".join(said)
