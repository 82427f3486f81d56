"""How wide the columns of a table are: what their words need, and a fair share of what is over."""

from collections.abc import Callable, Sequence

from cpa_desktop.core.frozen import frozen

_AIR = 14.0
_DAMPED = 0.5  # of two columns that want more, the one that wants four times as much gets twice as much


@frozen
class Need:
    """What a column asks for: the room of its longest word, of its longest line, and a wish in points.

    Its `figures` are better not broken, and its `body` counts before its head, which may take a few lines more.
    """

    least: float
    natural: float
    figures: float = 0.0
    body: float | None = None
    wish: float | None = None
    weight: float = 1.0  # of what is over; columns of figures have none and keep to their size


def shared(needs: Sequence[Need], room: float) -> list[float]:
    """Widths that fill the room exactly. Where not even the longest words fit, those of the widest columns are cut."""
    least = [need.least for need in needs]
    if sum(least) >= room:
        return _levelled(least, room)
    whole = [max(need.least, need.figures) for need in needs]
    least = whole if sum(whole) < room else least
    wished = [max(low, _or(need.wish, 0.0)) for low, need in zip(least, needs, strict=True)]
    least = wished if sum(wished) < room else least
    body = [max(low, _or(need.wish, _or(need.body, need.natural))) for low, need in zip(least, needs, strict=True)]
    if sum(body) > room:
        return _between(least, body, room)
    wanted = [max(low, _or(need.wish, need.natural)) for low, need in zip(body, needs, strict=True)]
    if sum(wanted) > room:
        return _between(body, wanted, room)
    # What is over gives every column some air first; figures far from one another are hard to compare.
    air = min((room - sum(wanted)) / len(wanted), _AIR)
    spare = room - sum(wanted) - air * len(wanted)
    weights = [need.weight if need.wish is None else 0.0 for need in needs]
    weights = weights if sum(weights) else [1.0] * len(needs)
    return [width + air + spare * weight / sum(weights) for width, weight in zip(wanted, weights, strict=True)]


def _or(wish: float | None, otherwise: float) -> float:
    return otherwise if wish is None else wish


def _between(low: Sequence[float], high: Sequence[float], room: float) -> list[float]:
    """Every column gets some of what it wants more; who wants little is soon content, who wants much gets most."""
    wants = [max(up - down, 0.0) for down, up in zip(low, high, strict=True)]

    def widths(measure: float) -> list[float]:
        return [down + min(want, measure * want**_DAMPED) for down, want in zip(low, wants, strict=True)]

    return _filled(widths(_halved(widths, max(wants) ** (1 - _DAMPED), room)), room)


def _levelled(least: Sequence[float], room: float) -> list[float]:
    """The widest columns are cut to a common limit, the others keep their words."""

    def widths(limit: float) -> list[float]:
        return [min(need, limit) for need in least]

    return _filled(widths(_halved(widths, max(least), room)), room)


def _halved(widths: Callable[[float], list[float]], most: float, room: float) -> float:
    """The measure by which columns just fit the room, by halving."""
    low, high = 0.0, most
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (low, middle) if sum(widths(middle)) > room else (middle, high)
    return low


def _filled(widths: list[float], room: float) -> list[float]:
    widths[widths.index(max(widths))] += room - sum(widths)
    return widths
