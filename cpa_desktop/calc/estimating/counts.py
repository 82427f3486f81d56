"""Amounts found by counting: fills, loads, stacks, running hours, turns of a dial."""

import math

from cpa_desktop.calc.refusal import Impossible
from cpa_desktop.calc.units import KW, CubicMetre, Hour, KgPerCubicMetre, KWh, Ratio, Tonne


def tank_fills(volume: CubicMetre, fills: Ratio) -> CubicMetre:
    r"""What has gone through a tank, barrel or can that is filled and emptied.

    .. math::
        V = n \, V_0

    Parameters
    ----------
    volume : float
        What it holds between its full and its empty mark, [m3]
    fills : float
        How often it is filled, [-]

    Returns
    -------
    volume : float
        What has gone through it, [m3]

    Raises
    ------
    Impossible
        A negative volume or number

    Examples
    --------
    >>> tank_fills(2.5, 300)
    750.0

    References
    ----------
    .. [1] source: methodology-own
    """
    _refuse_negative(volume, fills)
    return volume * fills


def truck_mass(load: Tonne, trips: Ratio) -> Tonne:
    r"""What was brought or taken away in trucks, sacks, barrows or cylinders of known content.

    .. math::
        m = n \, m_0

    Parameters
    ----------
    load : float
        What one holds, weighed once or twice, [t]
    trips : float
        How many there were, [-]

    Returns
    -------
    mass : float
        What was carried in all, [t]

    Raises
    ------
    Impossible
        A negative load or number

    Examples
    --------
    >>> truck_mass(8, 12)
    96

    References
    ----------
    .. [1] source: methodology-own
    """
    _refuse_negative(load, trips)
    return load * trips


def stere_mass(stacked: CubicMetre, stacking: Ratio, density: KgPerCubicMetre) -> Tonne:
    r"""Mass of stacked wood from the room that it takes up.

    .. math::
        m = V_s \, k \, \rho / 1000

    Parameters
    ----------
    stacked : float
        Length, height and depth of the stack multiplied, in stere, [m3]
    stacking : float
        Solid wood in a stere, about 0.67 for split wood stacked tightly, [-]
    density : float
        Of the wood as it is burnt, with its moisture, [kg/m3]

    Returns
    -------
    mass : float
        Mass of the wood with its moisture, [t]

    Raises
    ------
    Impossible
        A stacking factor outside 0 to 1, a negative volume or density

    Examples
    --------
    >>> round(stere_mass(10, 0.67, 600), 6)
    4.02

    References
    ----------
    .. [1] source: firewood-factors
    """
    _refuse_negative(stacked, density)
    if not 0 <= stacking <= 1:
        raise Impossible("Hệ số xếp đống nằm giữa 0 và 1.", "The stacking factor lies between 0 and 1.")
    return stacked * stacking * density / 1000


def nameplate_energy(power: KW, hours: Hour, load: Ratio, efficiency: Ratio) -> KWh:
    r"""Electricity of a machine that has no meter.

    .. math::
        E = P \, t \, k / \eta

    Parameters
    ----------
    power : float
        Rated power on the nameplate; of a motor it is that of the shaft, [kW]
    hours : float
        How long it runs in all, [h]
    load : float
        Mean load while it runs, as part of the rated power, [-]
    efficiency : float
        Of a motor, shaft power over electric power; 1 for lamps and heaters, whose plate names the electric power, [-]

    Returns
    -------
    energy : float
        Electricity taken up, [kWh]

    Raises
    ------
    Impossible
        An efficiency that is not above 0 and at most 1, a negative power, time or load

    Examples
    --------
    >>> nameplate_energy(7.5, 1000, 0.75, 0.9)
    6250.0

    References
    ----------
    .. [1] source: methodology-own
    """
    _refuse_negative(power, hours, load)
    if not 0 < efficiency <= 1:
        raise Impossible("Hiệu suất lớn hơn 0 và không quá 100 %.", "An efficiency is above 0 and at most 100 %.")
    return power * hours * load / efficiency


def meter_count(first: Ratio, second: Ratio, multiplier: Ratio, digits: Ratio) -> Ratio:
    r"""What a meter has counted between two readings, its multiplier and one rollover included.

    .. math::
        N = k \, (r_2 - r_1 + 10^z [r_2 < r_1])

    Parameters
    ----------
    first : float
        Earlier reading of the dial, [-]
    second : float
        Later reading, [-]
    multiplier : float
        What one count stands for: the ratio of the transformers, 10 on a dial that ends in tens, else 1, [-]
    digits : float
        Whole digits of the dial, 0 where they are not known: then a later reading that is lower has no answer, [-]

    Returns
    -------
    count : float
        In the unit of the meter, [-]

    Raises
    ------
    Impossible
        A reading below zero or beyond the digits; a dial that ran backwards; a multiplier that is not above zero

    Examples
    --------
    >>> meter_count(1_250, 1_850, 40, 5)
    24000
    >>> meter_count(99_900, 100, 1, 5)
    200

    References
    ----------
    .. [1] source: methodology-own
    """
    _refuse_negative(first, second)
    if not 0 < multiplier < math.inf:
        raise Impossible("Hệ số nhân phải lớn hơn 0.", "The multiplier must be above zero.")
    whole = 10**digits if digits else math.inf
    if max(first, second) >= whole:
        raise Impossible("Chỉ số dài hơn mặt đồng hồ.", "The reading is longer than the dial.")
    if second < first and not digits:
        raise Impossible("Chỉ số sau nhỏ hơn chỉ số trước.", "The later reading is below the earlier one.")
    return multiplier * (second - first + (whole if second < first else 0))


def _refuse_negative(*values: float) -> None:
    if not all(0 <= value < math.inf for value in values):
        raise Impossible("Các số không được âm.", "The numbers cannot be negative.")
