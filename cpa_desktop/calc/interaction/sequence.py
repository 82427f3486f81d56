"""The one rule by which savings combine: each option acts on what those before it left."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Effect(NamedTuple):
    """What an option does to one use: save a share of it (0 to 1) or an amount; negative where it uses more."""

    option: str
    use: str
    is_share: bool
    value: float

    def saved(self, left: float) -> float:
        """How much it saves of what is left; never more than that.

        Parameters
        ----------
        left : float
            What the options before it left of the use, [the use's unit]

        Returns
        -------
        saved : float
            What it saves; negative where it uses more, [the use's unit]
        """
        return min(self.value * left if self.is_share else self.value, left)


class Acted(NamedTuple):
    """An effect with what it saves in its turn and what it would save if its option stood alone."""

    effect: Effect
    net: float
    gross: float


def in_turn(uses: Mapping[str, float], effects: Iterable[Effect]) -> tuple[list[Acted], dict[str, float]]:
    r"""Let effects act one after the other.

    .. math::
        s_i = \min(p_i L_i,\ L_i) \;\text{or}\; \min(a_i,\ L_i), \qquad L_{i+1} = L_i - s_i, \qquad L_1 = Q

    Parameters
    ----------
    uses : mapping
        Use → its quantity before any option, [the use's unit]
    effects : iterable of Effect
        In the order in which they act; each names one of the uses, [-]

    Returns
    -------
    acted : list of Acted
        For each effect, in the same order, its net and its gross saving, [the use's unit]
    left : dict
        Use → what is left of it, [the use's unit]

    Notes
    -----
    For percentages alone the net savings of a use add up to :math:`Q (1 - \prod (1 - p_i))` in any order; with capped
    amounts the order matters. The gross saving lets all effects of the same option act, and those of no other.

    Examples
    --------
    >>> acted, left = in_turn({"electricity": 1e6}, [
    ...     Effect("A", "electricity", is_share=True, value=0.10), Effect("B", "electricity", is_share=True, value=0.08)
    ... ])
    >>> [(each.net, each.gross) for each in acted], left["electricity"]
    ([(100000.0, 100000.0), (72000.0, 80000.0)], 828000.0)

    References
    ----------
    .. [1] source: methodology-own
    """
    left = dict(uses)
    untouched: dict[tuple[str, str], float] = {}
    acted = []
    for effect in effects:
        net = effect.saved(left[effect.use])
        left[effect.use] -= net
        key = (effect.option, effect.use)
        gross = effect.saved(untouched.setdefault(key, uses[effect.use]))
        untouched[key] -= gross
        acted.append(Acted(effect, net, gross))
    return acted, left
