"""Short rules on money: how long until a measure pays back, and what plant of another size costs."""

import math

from cpa_desktop.calc.refusal import Impossible
from cpa_desktop.calc.units import VND, Ratio, TonnePerDay, VNDPerYear, Year

LEAST_SCALE, MOST_SCALE = 0.3, 3.0


def payback(investment: VND, saving: VNDPerYear) -> Year:
    r"""Simple payback of a measure that saves the same every year.

    .. math::
        t = I / S

    Parameters
    ----------
    investment : float
        What is paid once, [VND]
    saving : float
        What is saved every year, less the running cost of the measure, [VND/year]

    Returns
    -------
    payback : float
        Time until the savings have paid for the measure, [year]; 0 where nothing is paid

    Raises
    ------
    Impossible
        A saving of zero or less never pays back, and is never given as a negative time; a negative investment

    Notes
    -----
    Blind to what comes after the payback and to interest: for large sums use `appraise`.

    Examples
    --------
    >>> payback(90_000_000, 30_000_000)
    3.0

    References
    ----------
    .. [1] source: methodology-own
    """
    if not saving > 0 or math.isinf(saving):
        raise Impossible("Không có tiết kiệm thì không hoàn vốn.", "Without a saving it never pays back.")
    if not investment >= 0 or math.isinf(investment):
        raise Impossible("Chi phí đầu tư không được âm.", "The investment cannot be negative.")
    return investment / saving


def scaled_cost(cost: VND, capacity: TonnePerDay, reference: TonnePerDay, exponent: Ratio) -> VND:
    r"""Investment for another size, from the cost known at a reference size.

    .. math::
        C = C_{ref} \left( \frac{K}{K_{ref}} \right)^n

    Parameters
    ----------
    cost : float
        Investment at the reference capacity, [VND]
    capacity : float
        Capacity of the plant, [t/day]
    reference : float
        Capacity at which the cost is known, [t/day]
    exponent : float
        How fast the cost grows with size: 0 not at all, 1 in proportion, often about 0.6, [-]

    Returns
    -------
    cost : float
        Investment at the plant's capacity, an estimate, [VND]

    Raises
    ------
    Impossible
        A capacity outside 0.3 to 3 times the reference, a capacity that is not positive, a negative cost or exponent

    Notes
    -----
    Beyond 0.3 to 3 times the reference another kind of plant is built, and the rule says nothing of it. Give both
    capacities on the same basis (starch or roots).

    Examples
    --------
    >>> round(scaled_cost(1_000_000_000, 200, 100, 0.6))
    1515716567
    >>> scaled_cost(1_000_000_000, 100, 100, 0.6)
    1000000000.0

    References
    ----------
    .. [1] source: methodology-own
    """
    if not (0 <= cost < math.inf and 0 <= exponent < math.inf):
        raise Impossible("Chi phí và số mũ không được âm.", "Cost and exponent cannot be negative.")
    if not (0 < capacity < math.inf and 0 < reference < math.inf):
        raise Impossible("Công suất phải lớn hơn 0.", "The capacities must be above zero.")
    scale = capacity / reference
    # a little beyond, so that 0.3 and 3 times themselves are inside whatever the rounding
    if not LEAST_SCALE * (1 - 1e-9) <= scale <= MOST_SCALE * (1 + 1e-9):
        raise Impossible(
            "Công suất ngoài khoảng 0,3–3 lần công suất tham chiếu: không suy ra được chi phí.",
            "The capacity is outside 0.3–3 times the reference: the cost cannot be scaled.",
        )
    return float(cost * scale**exponent)
