"""The engines over tables: what each option saves of each stream, and how far the joint saving is uncertain."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from math import inf, sqrt
from random import Random
from statistics import NormalDist, quantiles
from typing import NamedTuple

from cpa_desktop.calc.interaction.sequence import Effect, in_turn
from cpa_desktop.calc.refusal import number

Row = dict[str, object]

SIGMAS_OF_HALF_WIDTH = 1.645  # a deviation is a half width at 90 %
FEWEST_DRAWS = 100
MOST_DRAWS = 100_000

_READ = (
    *("id", "option", "use", "form", "order", "value", "low", "high"),
    *("share", "share_low", "share_high", "amount", "amount_low", "amount_high"),
)


def net(*, effects: list[Row], uses: list[Row]) -> list[dict[str, str | float]]:
    """What each option saves of each stream, alone and after the options before it.

    Parameters
    ----------
    effects : list of dict
        Rows with `id`, `option`, `use` (the id of a row of `uses`), `form` (``percent`` or ``amount``), `value` (a
        fraction from 0 to 1 of what is left of the use, or [the use's unit]; negative where the option uses more) and
        `order` (a number; missing acts last), [-]. As a column has one unit, a table may hold `share` and `amount`
        instead of `value`; the form says which of them counts
    uses : list of dict
        Rows with `id`, `stream` and `amount`: the end uses or losses that options act on, [the use's unit]

    Returns
    -------
    savings : list of dict
        One row for each option and stream it acts on, in the order in which options act, with `id` (option and stream
        joined by a dot), `option`, `stream`, `gross` (alone, against the whole use) and `net` (in its turn), both
        summed over the option's uses of that stream, [the use's unit]

    Notes
    -----
    On each use the effects act by `order`, then by option, then by id. An option is capped by the use it acts on, not
    by the stream of the whole site. A use whose amount is missing or negative is left out with all that acts on it, and
    so is an effect without a value: they are unknown, not zero. Of a value given as two ends the middle is taken.

    Examples
    --------
    >>> rows = net(
    ...     effects=[
    ...         {"id": "1", "option": "A", "use": "washer", "form": "percent", "value": 0.5, "order": 1.0},
    ...         {"id": "2", "option": "B", "use": "washer", "form": "amount", "value": 3.0, "order": 2.0},
    ...     ],
    ...     uses=[{"id": "washer", "stream": "water", "amount": 4.0}],
    ... )
    >>> [(row["id"], row["gross"], row["net"]) for row in rows]
    [('A.water', 2.0, 2.0), ('B.water', 3.0, 2.0)]

    References
    ----------
    .. [1] source: methodology-own
    """
    known = _known_uses(uses)
    entries = _entries(effects, known)
    acted, _ = in_turn({use.id: use.amount for use in known.values()}, (entry.effect for entry in entries))
    sums: dict[tuple[str, str], tuple[float, float]] = {}
    for each in acted:
        key = (each.effect.option, known[each.effect.use].stream)
        gross, saved = sums.get(key, (0.0, 0.0))
        sums[key] = (gross + each.gross, saved + each.net)
    return [
        {"id": f"{option}.{stream}", "option": option, "stream": stream, "gross": gross, "net": saved}
        for (option, stream), (gross, saved) in sums.items()
    ]


def spread(*, effects: list[Row], uses: list[Row], draws: float, seed: float) -> list[dict[str, str | float]]:
    r"""How far the joint net saving of each stream is uncertain, by Monte Carlo.

    Parameters
    ----------
    effects : list of dict
        Rows as for `net`, with `low` and `high`, the ends between which the value lies, [as the value]; or `share_low`,
        `share_high`, `amount_low`, `amount_high`
    uses : list of dict
        Rows as for `net`, with `deviation`, the half width of the amount at 90 %, [the use's unit]
    draws : float
        How many times all values are drawn, from 100 to 100,000, [-]
    seed : float
        What the draws begin with, [-]

    Returns
    -------
    savings : list of dict
        One row for each stream that options act on, with `id` and `stream` (both the stream) and `low`, `middle` and
        `high`: the 5th, 50th and 95th percentile of the joint net saving, [the use's unit]

    Notes
    -----
    A value is drawn from a triangle that stands on `low` and `high` and has its peak at `value`; a missing end is the
    value itself, so a value without a range is taken as certain. Two ends without a value are drawn evenly between
    them. An amount is drawn from a normal distribution, :math:`\sigma = u / 1.645`, and never below zero; without a
    deviation it is taken as certain. Each row is drawn by itself: two uses read off one meter vary apart here, which
    makes the spread of their sum too narrow.

    The same input gives the same figures again, whatever the order of the rows; an option added leaves the draws of the
    others as they were. Fewer than 100 draws, or a missing number of draws or seed, give no rows.

    Examples
    --------
    >>> uses = [{"id": "washer", "stream": "water", "amount": 100.0, "deviation": 10.0}]
    >>> half = {"id": "1", "option": "A", "use": "washer", "form": "percent", "value": 0.5}
    >>> row = spread(effects=[half], uses=uses, draws=4000, seed=1)[0]
    >>> row["id"], round(row["low"]), round(row["middle"]), round(row["high"])
    ('water', 45, 50, 55)

    References
    ----------
    .. [1] source: methodology-own
    """
    wanted, begun = number(draws), number(seed)
    if wanted is None or begun is None or wanted < FEWEST_DRAWS:
        return []
    known = _known_uses(uses)
    entries = _entries(effects, known)
    streams = {known[entry.effect.use].stream: list[float]() for entry in entries}
    amounts = {use.id: _normal(use, Random(f"{begun:.0f} use {use.id}")) for use in known.values()}
    values = [_ranging(entry, Random(f"{begun:.0f} effect {entry.id}")) for entry in entries]
    for _ in range(min(int(wanted), MOST_DRAWS)):
        drawn = (entry.effect._replace(value=value()) for entry, value in zip(entries, values, strict=True))
        acted, _left = in_turn({identity: amount() for identity, amount in amounts.items()}, drawn)
        sums = dict.fromkeys(streams, 0.0)
        for each in acted:
            sums[known[each.effect.use].stream] += each.net
        for stream, total in sums.items():
            streams[stream].append(total)
    rows: list[dict[str, str | float]] = []
    for stream, totals in streams.items():
        twentieths = quantiles(totals, n=20, method="inclusive")
        rows.append(
            {"id": stream, "stream": stream, "low": twentieths[0], "middle": twentieths[9], "high": twentieths[18]}
        )
    return rows


class _Use(NamedTuple):
    id: str
    stream: str
    amount: float
    sigma: float


class _Entry(NamedTuple):
    """A row of effects; sorts as the effects act."""

    order: float
    option: str
    id: str
    effect: Effect
    low: float
    high: float
    has_peak: bool


def _known_uses(rows: list[Row]) -> Mapping[str, _Use]:
    found = {}
    for row in rows:
        identity, stream, amount = row.get("id"), row.get("stream"), number(row.get("amount"))
        if isinstance(identity, str) and isinstance(stream, str) and amount is not None and amount >= 0:
            sigma = abs(number(row.get("deviation")) or 0.0) / SIGMAS_OF_HALF_WIDTH
            found[identity] = _Use(identity, stream, amount, sigma)
    return found


def _entries(rows: list[Row], uses: Mapping[str, _Use]) -> list[_Entry]:
    found = []
    for row in rows:
        cells = [row.get(name) for name in _READ]
        try:
            entry = _entry(*cells)
        except TypeError:  # a cell that cannot be remembered by, as a list in somebody's JSON
            entry = _entry.__wrapped__(*cells)
        if entry is not None and entry.effect.use in uses:
            found.append(entry)
    return sorted(found)


@lru_cache(maxsize=4096, typed=True)  # for the ± the same tables are read again and again with few rows changed
def _entry(identity: object, option: object, use: object, form: object, order: object, *given: object) -> _Entry | None:
    """What one row says, if it says enough to be counted."""
    if not (isinstance(identity, str) and isinstance(option, str) and isinstance(use, str)):
        return None
    if form not in ("percent", "amount"):
        return None
    own, shares, amounts = given[:3], given[3:6], given[6:]
    value, low, high = (_first(pair) for pair in zip(own, shares if form == "percent" else amounts, strict=True))
    peak = (low + high) / 2 if value is None and low is not None and high is not None else value
    if peak is None:
        return None
    known = [end for end in (low, peak, high) if end is not None]
    effect = Effect(option, use, form == "percent", peak)
    place = number(order)
    return _Entry(inf if place is None else place, option, identity, effect, min(known), max(known), value is not None)


def _first(values: Iterable[object]) -> float | None:
    return next((found for value in values if (found := number(value)) is not None), None)


def _uniform(source: Random) -> float:
    """A number between 0 and 1 that is neither; bits, because only they are promised to stay as they are."""
    return (source.getrandbits(52) + 0.5) / 2**52


def _normal(use: _Use, source: Random) -> Callable[[], float]:
    if not use.sigma:
        return lambda: use.amount
    distribution = NormalDist(use.amount, use.sigma)
    return lambda: max(0.0, distribution.inv_cdf(_uniform(source)))


def _ranging(entry: _Entry, source: Random) -> Callable[[], float]:
    low, peak, high = entry.low, entry.effect.value, entry.high
    if low == high:
        return lambda: peak

    def even() -> float:
        return low + _uniform(source) * (high - low)

    def triangular() -> float:
        share = _uniform(source)
        if share * (high - low) <= peak - low:
            return low + sqrt(share * (high - low) * (peak - low))
        return high - sqrt((1 - share) * (high - low) * (high - peak))

    return triangular if entry.has_peak else even
