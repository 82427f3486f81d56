"""Which observations make one afternoon's walk through this plant: by money, by options, by the list's own firsts."""

from collections.abc import Iterable, Iterator, Sequence

from cpa_desktop.core.frozen import frozen

_BY_MONEY = ((0.10, 3), (0.03, 2), (0.0, 1))
"""Above this share of what the end uses of the plant cost or lose, so many points."""
_LEADS = 2  # it leads to an option that this plant can take up
_FIRST = 2  # the list calls it first: a self-assessment asks it too
_PAID_FOR = 1  # nothing is known of its end uses, but the plant pays for what it is about


@frozen
class Observation:
    """One question of the walk-through, as far as the rule is concerned."""

    row: str
    place: str  # the step of the line, else the block
    block: str = ""
    at_step: bool = False
    share: float = 0.0  # of what the end uses cost or lose, those that it is about
    is_paid_for: bool = False
    leads: bool = False
    is_first: bool = False
    is_sure: bool = True  # what it wants to be there is not in doubt

    @property
    def points(self) -> int:
        """What it is worth to go and see."""
        by_money = next((points for share, points in _BY_MONEY if self.share > share), 0)
        paid_for = _PAID_FOR if self.is_paid_for and self.is_sure else 0
        return (by_money or paid_for) + _LEADS * self.leads + _FIRST * self.is_first


@frozen
class Pace:
    """How many minutes there are, how many an observation takes, and how many the way to another place."""

    time: float
    each: float
    way: float


def chosen(asked: Sequence[Observation], pace: Pace | None) -> tuple[Observation, ...]:
    """Those that fit into the time, in the order of the list: the best of each block, then whatever is worth a point.

    What has been answered plays no part, so that answering one makes no other come or go."""
    if pace is None:
        return tuple(asked)
    order = {each.row: place for place, each in enumerate(asked)}
    points = {each.row: each.points for each in asked}
    best = sorted(asked, key=lambda each: (-points[each.row], -each.share, not each.at_step))  # else as the list has it
    taken: dict[str, Observation] = {}
    places: set[str] = set()
    left = pace.time
    for each in (*_of_each_block(best), *(each for each in best if points[each.row])):
        cost = pace.each + (0 if each.place in places else pace.way)
        if each.row not in taken and cost <= left:
            taken[each.row] = each
            places.add(each.place)
            left -= cost
    return tuple(sorted(taken.values(), key=lambda each: order[each.row]))


def minutes(walk: Iterable[Observation], pace: Pace) -> float:
    """How long these take with the ways between their places."""
    there = list(walk)
    return pace.each * len(there) + pace.way * len({each.place for each in there})


def _of_each_block(best: Iterable[Observation]) -> Iterator[Observation]:
    """The best of each block, so that nothing goes unseen altogether."""
    seen = set()
    for each in best:
        if each.block and each.block not in seen and each.is_sure:
            seen.add(each.block)
            yield each
