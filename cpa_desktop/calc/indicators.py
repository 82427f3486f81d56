"""Where a plant stands among the tiers of a benchmark, and how far it is from the good one."""

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from cpa_desktop.calc.refusal import number

Row = Mapping[str, object]
Position = dict[str, str | float | bool]

TIERS = ("best", "good", "average", "poor")
GRADES = ("read", "derived", "memory", "estimate")  # from the strongest to the weakest
SOURCED = frozenset({"read", "derived"})

_LEAST_STEP = 1e-9  # of a bound: what has been worked out to lie on it lies on it


def position(
    *,
    indicators: list[dict[str, object]],
    tiers: list[dict[str, object]],
    local: list[dict[str, object]] | None = None,
) -> list[Position]:
    r"""Tier, goal and gap of each indicator.

    .. math::
        \mathrm{score} = \min\left(1, \max\left(0,
        \frac{\mathrm{value} - \mathrm{best}}{\mathrm{worst} - \mathrm{best}}\right)\right)

    Parameters
    ----------
    indicators : list of dict
        Rows with `id`, `value` ([the indicator's own unit]) and `better`: ``low`` or ``high``, [-]
    tiers : list of dict
        Rows with `indicator`, `tier` (``best``, ``good``, ``average``, ``poor``), `low`, `high` (its bounds;
        missing where it is open, [the indicator's own unit]) and `grade` (``read``, ``derived``, ``memory``,
        ``estimate``); only those that apply to the plant's variant and capacity, [-]
    local : list of dict, optional
        Good levels of the plant's own region that somebody named, rows with `indicator`, `low`, `high` ([the
        indicator's own unit]) and `grade`; they stand in place of the good tier, [-]

    Returns
    -------
    positions : list of dict
        One row an indicator that has a value and at least one tier, with

        `id`, `indicator` : both the indicator

        `tier` : the tier the value lies in; empty in a hole between tiers or beyond the outermost of them

        `better_tier`, `worse_tier` : where `tier` is empty, the nearest tier on the better and on the worse side; empty
        where there is none (a plant that beats the only tier known has no better one)

        `goal`, `goal_tier` : the bound to reach, that of the good tier on its worse side (its `high` where low is
        better), else that of the best tier; left out where neither has such a bound, [the indicator's own unit]

        `gap` : how far the value is worse than the goal; 0 where it is not, [the indicator's own unit]

        `pack_tier` or `local_row` : the row of `tiers` or of `local` that gave the goal; where there is no goal, that
        of the tier the value lies in

        `sourced` : whether the goal and the poor tier's bound are both graded ``read`` or ``derived``; only then
        may the gap be counted in đồng. A local goal needs no poor tier beside it

        `grade` : the weakest grade among the tiers that were used

        `score` : 0 at the bound of the best tier, 1 at that of the poor one; left out unless both are ``read`` or
        ``derived``, [-]

    Notes
    -----
    No value falls between two tiers in silence. A value on a bound belongs to the better tier, and so does one
    where tiers overlap; a value within 1e-9 of a bound is taken to lie on it, for it has been through arithmetic.
    What is better than the best tier is best, what is worse than the poor tier is poor, even where these are
    closed.

    An estimate is no benchmark: it may raise a question but gives neither money nor points. Where two rows of one tier
    are given, either may hold the value, and the goal is the less demanding of them.

    A local level counts if it has the bound on its worse side. Better tiers then reach no further than it does, and
    what is within it is good.

    Examples
    --------
    >>> water = [{"id": "water", "value": 16.7, "better": "low"}]
    >>> tiers = [
    ...     {"id": "1", "indicator": "water", "tier": "best", "high": 10.0, "grade": "read"},
    ...     {"id": "2", "indicator": "water", "tier": "good", "low": 10.0, "high": 14.0, "grade": "derived"},
    ...     {"id": "3", "indicator": "water", "tier": "average", "low": 15.0, "high": 20.0, "grade": "read"},
    ...     {"id": "4", "indicator": "water", "tier": "poor", "low": 25.0, "grade": "read"},
    ... ]
    >>> row = position(indicators=water, tiers=tiers)[0]
    >>> row["tier"], row["goal"], round(row["gap"], 1), row["sourced"], row["grade"], round(row["score"], 3)
    ('average', 14.0, 2.7, True, 'derived', 0.447)
    >>> between = position(indicators=[{**water[0], "value": 22.0}], tiers=tiers)[0]
    >>> between["tier"], between["better_tier"], between["worse_tier"]
    ('', 'average', 'poor')
    >>> village = [{"id": "a1", "indicator": "water", "high": 16.0, "grade": "read"}]
    >>> near = position(indicators=water, tiers=tiers, local=village)[0]
    >>> near["goal"], round(near["gap"], 1), near["local_row"]
    (16.0, 0.7, 'a1')

    References
    ----------
    .. [1] source: methodology-own
    """
    known = [(row, value) for row in indicators if (value := number(row.get("value"))) is not None]
    names = {str(row.get("id")) for row, _value in known}
    theirs, ours = _by_indicator(tiers, names), _by_indicator(local or [], names)
    found = []
    for row, value in known:
        identity = str(row.get("id"))
        sign = {"low": 1.0, "high": -1.0}.get(str(row.get("better")))
        if sign is not None:
            found.append(_position(identity, value, sign, theirs.get(identity, ()), ours.get(identity, ())))
    return [dict(row) for row in found if row is not None]


class _Tier(NamedTuple):
    """A row of a table of tiers, or of local levels."""

    row: str
    tier: str
    low: float | None
    high: float | None
    grade: str


def _by_indicator(rows: Iterable[Row], names: Set[str]) -> dict[str, tuple[_Tier, ...]]:
    groups: dict[str, tuple[_Tier, ...]] = {}
    for row in rows:
        name = str(row.get("indicator"))
        if name not in names:
            continue
        low, high, grade = number(row.get("low")), number(row.get("high")), str(row.get("grade"))
        tier = _Tier(str(row.get("id")), str(row.get("tier")), low, high, grade if grade in GRADES else GRADES[-1])
        groups[name] = (*groups.get(name, ()), tier)
    return groups


@dataclass(frozen=True, slots=True)
class _Span:
    """A tier on the axis that runs from better to worse, its bounds infinite where it is open."""

    tier: str
    grade: str
    near: float  # the bound on the better side
    far: float  # the bound on the worse side
    row: str  # the id of the row it comes from
    is_local: bool = False


def _span(row: _Tier, sign: float, tier: str, *, is_local: bool = False) -> _Span:
    low = -math.inf if row.low is None else row.low
    high = math.inf if row.high is None else row.high
    near, far = sorted((sign * low, sign * high))
    return _Span(tier, row.grade, near, far, row.row, is_local)


def _spans(rows: Iterable[_Tier], local: Iterable[_Tier], sign: float) -> list[_Span]:
    """The tiers from best to poor; a local level in place of the good ones, which no better tier then exceeds."""
    spans = [_span(row, sign, row.tier) for row in rows if row.tier in TIERS]
    near_by = [span for row in local if math.isfinite((span := _span(row, sign, "good", is_local=True)).far)]
    if near_by:
        end = max(span.far for span in near_by)
        others = (span for span in spans if span.tier != "good")
        spans = near_by + [_no_further(span, end) if span.tier == "best" else span for span in others]
    return sorted(spans, key=lambda span: TIERS.index(span.tier))


def _no_further(span: _Span, end: float) -> _Span:
    return replace(span, near=min(span.near, end), far=min(span.far, end))


@lru_cache(maxsize=1024)  # one entry moves few of them
def _position(
    identity: str, value: float, sign: float, rows: tuple[_Tier, ...], local: tuple[_Tier, ...]
) -> Position | None:
    spans = _spans(rows, local, sign)
    if not spans:
        return None
    badness = sign * value
    holds = _holding(badness, spans)
    found = {"tier": holds.tier} if holds else _beside(badness, spans)
    goal, worst = _goal(spans), _worst(spans)
    ends = (goal, None if goal is not None and goal.is_local else worst)
    used = [span for span in spans if span.tier in found.values()] + [span for span in ends if span is not None]
    measured: Position = {}
    if goal is not None:
        gap = 0.0 if badness <= goal.far + _LEAST_STEP * abs(goal.far) else badness - goal.far
        # + 0.0 so that no bound of zero is printed with a minus
        measured = {"goal": sign * goal.far + 0.0, "goal_tier": goal.tier, "gap": gap}
    return {
        "id": identity,
        "indicator": identity,
        **found,
        **measured,
        **_reference(goal or holds),
        "sourced": _is_sourced(goal, worst),
        "grade": max((span.grade for span in used), key=GRADES.index),
        **_score(badness, spans, worst),
    }


def _holding(badness: float, spans: Sequence[_Span]) -> _Span | None:
    """The tier that holds the value; `spans` run from best to poor."""
    for span in spans:
        near = -math.inf if span.tier == "best" else span.near
        far = math.inf if span.tier == "poor" else span.far
        if near - _slack(near) <= badness <= far + _slack(far):
            return span
    return None


def _beside(badness: float, spans: Sequence[_Span]) -> dict[str, str]:
    """The tiers on either side of the hole that the value is in."""
    better = [span.tier for span in spans if span.far < badness]
    worse = [span.tier for span in spans if span.near > badness]
    return {"tier": "", "better_tier": better[-1] if better else "", "worse_tier": worse[0] if worse else ""}


def _slack(bound: float) -> float:
    return _LEAST_STEP * abs(bound) if math.isfinite(bound) else 0.0


def _goal(spans: Sequence[_Span]) -> _Span | None:
    for tier in ("good", "best"):
        if ends := [span for span in spans if span.tier == tier and math.isfinite(span.far)]:
            return max(ends, key=lambda span: span.far)
    return None


def _worst(spans: Sequence[_Span]) -> _Span | None:
    ends = [span for span in spans if span.tier == "poor" and math.isfinite(span.near)]
    return min(ends, key=lambda span: span.near, default=None)


def _reference(span: _Span | None) -> dict[str, str]:
    return {} if span is None else {"local_row" if span.is_local else "pack_tier": span.row}


def _is_sourced(goal: _Span | None, worst: _Span | None) -> bool:
    if goal is None:
        return False
    return _are_sourced(goal) if goal.is_local else worst is not None and _are_sourced(goal, worst)


def _are_sourced(*spans: _Span) -> bool:
    return all(span.grade in SOURCED for span in spans)


def _score(badness: float, spans: Sequence[_Span], worst: _Span | None) -> Position:
    ends = [span for span in spans if span.tier == "best" and math.isfinite(span.far)]
    best = max(ends, key=lambda span: span.far, default=None)
    if best is None or worst is None or not _are_sourced(best, worst) or worst.near <= best.far:
        return {}
    return {"score": min(1.0, max(0.0, (badness - best.far) / (worst.near - best.far)))}
