"""How wide the columns of a table are: what their words need, and a fair share of what is over."""

from collections.abc import Sequence

from cpa_desktop.core.frozen import frozen

_AIR = 14.0


@frozen
class Need:
    """What a column asks for: the room of its longest word, of its longest line, and a wish in points."""

    least: float
    natural: float
    wish: float | None = None
    weight: float = 1.0  # of what is over; columns of figures have none and keep to their size


def shared(needs: Sequence[Need], room: float) -> list[float]:
    """Widths that fill the room exactly. Where not even the longest words fit, those of the widest columns are cut."""
    least = [need.least for need in needs]
    if sum(least) >= room:
        return _between([0.0] * len(least), least, room)
    wanted = [max(need.least, need.natural if need.wish is None else need.wish) for need in needs]
    if sum(wanted) > room:
        return _between(least, wanted, room)
    # What is over gives every column some air first; figures far from one another are hard to compare.
    air = min((room - sum(wanted)) / len(wanted), _AIR)
    spare = room - sum(wanted) - air * len(wanted)
    weights = [need.weight if need.wish is None else 0.0 for need in needs]
    weights = weights if sum(weights) else [1.0] * len(needs)
    return [width + air + spare * weight / sum(weights) for width, weight in zip(wanted, weights, strict=True)]


def _between(least: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """Short columns get what they want; the long ones share the rest, so that few lines are broken."""
    low, high = 0.0, max(wanted)
    for _ in range(40):  # the common limit, by halving
        limit = (low + high) / 2
        if sum(max(floor, min(wish, limit)) for floor, wish in zip(least, wanted, strict=True)) > room:
            high = limit
        else:
            low = limit
    widths = [max(floor, min(wish, low)) for floor, wish in zip(least, wanted, strict=True)]
    widths[widths.index(max(widths))] += room - sum(widths)
    return widths
