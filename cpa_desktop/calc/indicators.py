"""Where a plant stands among the tiers of a benchmark, and how far it is from the good one."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cpa_desktop.calc.refusal import number

Row = Mapping[str, object]
Position = dict[str, str | float | bool]

TIERS = ("best", "good", "average", "poor")
GRADES = ("read", "derived", "memory", "estimate")  # from the strongest to the weakest
SOURCED = frozenset({"read", "derived"})

_LEAST_STEP = 1e-9  # of a bound: what has been worked out to lie on it lies on it


def position(*, indicators: list[dict[str, object]], tiers: list[dict[str, object]]) -> list[Position]:
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

        `sourced` : whether the goal and the poor tier's bound are both graded ``read`` or ``derived``; only then
        may the gap be counted in đồng

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

    References
    ----------
    .. [1] source: methodology-own
    """
    groups: dict[str, list[Row]] = {}
    for row in tiers:
        groups.setdefault(str(row.get("indicator")), []).append(row)
    rows = (_position(row, groups.get(str(row.get("id")), [])) for row in indicators)
    return [row for row in rows if row is not None]


@dataclass(frozen=True, slots=True)
class _Span:
    """A tier on the axis that runs from better to worse, its bounds infinite where it is open."""

    tier: str
    grade: str
    near: float  # the bound on the better side
    far: float  # the bound on the worse side


def _span(row: Row, sign: float) -> _Span:
    bounds = {"low": -math.inf, "high": math.inf}
    bounds |= {end: bound for end in bounds if (bound := number(row.get(end))) is not None}
    near, far = sorted((sign * bounds["low"], sign * bounds["high"]))
    grade = str(row.get("grade"))
    return _Span(str(row["tier"]), grade if grade in GRADES else GRADES[-1], near, far)


def _position(indicator: Row, rows: Iterable[Row]) -> Position | None:
    value = number(indicator.get("value"))
    sign = {"low": 1.0, "high": -1.0}.get(str(indicator.get("better")))
    if value is None or sign is None:
        return None
    spans = sorted((_span(row, sign) for row in rows if row.get("tier") in TIERS), key=lambda s: TIERS.index(s.tier))
    if not spans:
        return None
    badness = sign * value
    found = _place(badness, spans)
    goal, worst = _goal(spans), _worst(spans)
    used = [span for span in spans if span.tier in found.values()] + [span for span in (goal, worst) if span]
    measured: Position = {}
    if goal is not None:
        gap = 0.0 if badness <= goal.far + _LEAST_STEP * abs(goal.far) else badness - goal.far
        # + 0.0 so that no bound of zero is printed with a minus
        measured = {"goal": sign * goal.far + 0.0, "goal_tier": goal.tier, "gap": gap}
    return {
        "id": str(indicator.get("id")),
        "indicator": str(indicator.get("id")),
        **found,
        **measured,
        "sourced": goal is not None and worst is not None and _are_sourced(goal, worst),
        "grade": max((span.grade for span in used), key=GRADES.index),
        **_score(badness, spans, worst),
    }


def _place(badness: float, spans: Sequence[_Span]) -> dict[str, str]:
    """The tier that holds the value, or those on either side of the hole it is in; `spans` run from best to poor."""
    for span in spans:
        near = -math.inf if span.tier == "best" else span.near
        far = math.inf if span.tier == "poor" else span.far
        if near - _slack(near) <= badness <= far + _slack(far):
            return {"tier": span.tier}
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


def _are_sourced(*spans: _Span) -> bool:
    return all(span.grade in SOURCED for span in spans)


def _score(badness: float, spans: Sequence[_Span], worst: _Span | None) -> Position:
    ends = [span for span in spans if span.tier == "best" and math.isfinite(span.far)]
    best = max(ends, key=lambda span: span.far, default=None)
    if best is None or worst is None or not _are_sourced(best, worst) or worst.near <= best.far:
        return {}
    return {"score": min(1.0, max(0.0, (badness - best.far) / (worst.near - best.far)))}
