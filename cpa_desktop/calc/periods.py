"""The calendar of a record: the span that figures cover, cut into the periods of its ledgers."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date

Row = dict[str, str | float]

SECONDS_PER_DAY = 86_400.0
MOST_ROWS = 400

_TEN_DAYS = {"a": (1, 10), "b": (11, 20), "c": (21, 31)}


def calendar(*, start: str, end: str, step: str) -> list[Row]:
    """Cut a span of time into months, spans of ten days, weeks or one campaign.

    Parameters
    ----------
    start : str
        First month (``2025-01``) or first day (``2025-01-15``) of the span, [-]
    end : str
        Last month or last day of the span; a month counts to its last day, [-]
    step : str
        ``month``, ``ten_days``, ``week`` (from Monday, ISO 8601) or ``campaign`` (the whole span as one period), [-]

    Returns
    -------
    periods : list of dict
        One row a period, in time: `id` (sorts in time, holds no dot), `name` (free of language), `start` and `end`
        (first and last day, ISO dates), `days` (length of the period, [s], the base unit of time)

    Notes
    -----
    The rows tile the span: no day is missing or counted twice, so a month or week that reaches beyond the span
    keeps its id but only its days inside. A missing, unreadable or reversed start or end, or an unknown step, gives
    no rows. So does a span of more than 400 periods: it is a slip in a year, and a calendar cut short would make
    every sum too small.

    Examples
    --------
    >>> [row["id"] for row in calendar(start="2024-12", end="2025-02", step="month")]
    ['2024-12', '2025-01', '2025-02']
    >>> [row["name"] for row in calendar(start="2025-02", end="2025-02", step="ten_days")]
    ['01–10.02.2025', '11–20.02.2025', '21–28.02.2025']
    >>> calendar(start="2024-11-15", end="2025-04", step="campaign")[0]["name"]
    '2024–2025'

    References
    ----------
    .. [1] source: methodology-own
    """
    first, last = _day(start, at_end=False), _day(end, at_end=True)
    cut = _STEPS.get(step) if isinstance(step, str) else None
    if first is None or last is None or first > last or cut is None:
        return []
    rows: list[Row] = []
    for identity, name, begin, finish in cut(first, last):
        if len(rows) == MOST_ROWS:
            return []
        days = (finish - begin).days + 1
        rows.append(
            {
                "id": identity,
                "name": name,
                "start": begin.isoformat(),
                "end": finish.isoformat(),
                "days": days * SECONDS_PER_DAY,
            }
        )
    return rows


_Piece = tuple[str, str, date, date]


def _day(text: object, *, at_end: bool) -> date | None:
    """The day that a month or an ISO date names; of a month its first or its last."""
    # Cells that hold no value come as objects of another kind.
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?", text) if isinstance(text, str) else None
    if match is None:
        return None
    year, month = int(match[1]), int(match[2])
    try:
        return date(year, month, int(match[3] or (monthrange(year, month)[1] if at_end else 1)))
    except ValueError:  # month 13, 30 February
        return None


def _months_between(first: date, last: date) -> Iterator[tuple[int, int]]:
    for place in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield place // 12, place % 12 + 1


def _months(first: date, last: date) -> Iterator[_Piece]:
    for year, month in _months_between(first, last):
        begin, finish = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        yield f"{year:04}-{month:02}", f"{month:02}/{year:04}", max(begin, first), min(finish, last)


def _ten_days(first: date, last: date) -> Iterator[_Piece]:
    for year, month in _months_between(first, last):
        for letter, (low, high) in _TEN_DAYS.items():
            begin = max(date(year, month, low), first)
            finish = min(date(year, month, min(high, monthrange(year, month)[1])), last)
            if begin <= finish:
                name = f"{begin.day:02}–{finish.day:02}.{month:02}.{year:04}"
                yield f"{year:04}-{month:02}-{letter}", name, begin, finish


def _weeks(first: date, last: date) -> Iterator[_Piece]:
    day, final = first.toordinal(), last.toordinal()
    while day <= final:
        begin = date.fromordinal(day)
        finish = date.fromordinal(min(day + 7 - begin.isoweekday(), final))
        # Around New Year the year of a week is not that of its days; so the ids sort in time all the same.
        year, week, _ = begin.isocalendar()
        yield f"{year:04}-W{week:02}", f"W{week:02}/{year:04}", begin, finish
        day = finish.toordinal() + 1


def _campaign(first: date, last: date) -> Iterator[_Piece]:
    years = [f"{first.year:04}"] + ([f"{last.year:04}"] if last.year != first.year else [])
    yield "-".join(years), "–".join(years), first, last


_STEPS: Mapping[str, Callable[[date, date], Iterator[_Piece]]] = {
    "month": _months,
    "ten_days": _ten_days,
    "week": _weeks,
    "campaign": _campaign,
}
