"""How promising a plant is before anything is measured: the scales of the rapid scores."""

import math

from cpa_desktop.calc.refusal import Impossible
from cpa_desktop.calc.units import Ratio, Toe


def size_score(consumption: Toe, least: Toe, most: Toe) -> Ratio:
    r"""Points for the size of consumption on a logarithmic scale.

    .. math::
        s = \min\left(1, \max\left(0, \frac{\ln (E / E_0)}{\ln (E_1 / E_0)}\right)\right)

    Parameters
    ----------
    consumption : float
        Energy used in a year, [toe]
    least : float
        Consumption that gives no points, [toe]
    most : float
        Consumption that gives all points, [toe]

    Returns
    -------
    score : float
        From 0 to 1, [-]

    Raises
    ------
    Impossible
        A consumption below zero, or bounds that are not positive and in order

    Notes
    -----
    Equal steps of the score are equal multiples of consumption: a village workshop and a mill both find their place.

    Examples
    --------
    >>> size_score(100, 10, 1000)
    0.5
    >>> size_score(5, 10, 1000), size_score(2128, 10, 1000)
    (0.0, 1.0)

    References
    ----------
    .. [1] source: methodology-own
    """
    if not 0 < least < most < math.inf:
        raise Impossible(
            "Hai đầu thang điểm phải dương và tăng dần.", "The ends of the scale must be positive, in order."
        )
    if not 0 <= consumption < math.inf:
        raise Impossible("Mức tiêu thụ không được âm.", "The consumption cannot be negative.")
    if consumption <= least:
        return 0.0
    return min(1.0, math.log(consumption / least) / math.log(most / least))
