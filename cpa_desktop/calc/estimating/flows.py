"""Flows found with a bucket or a tape, and what a flow comes to in hours."""

import math

from cpa_desktop.calc.refusal import Impossible
from cpa_desktop.calc.units import CubicMetre, CubicMetrePerHour, Hour, Litre, Metre, Millimetre, Second

GRAVITY = 9.80665  # m/s2, the standard value


def bucket_flow(volume: Litre, time: Second) -> CubicMetrePerHour:
    r"""Flow of a tap or pipe that fills a vessel of known volume.

    .. math::
        Q = V / t

    Parameters
    ----------
    volume : float
        What the vessel holds up to the mark it is filled to, [L]
    time : float
        Time until it is full, [s]

    Returns
    -------
    flow : float
        Flow while the tap runs as it did, [m3/h]

    Raises
    ------
    Impossible
        A time that is not above zero, or a negative volume

    Notes
    -----
    Fill it three times and take the mean; a vessel that is full within 5 s is too small to be timed by hand.

    Examples
    --------
    >>> bucket_flow(20, 36)
    2.0

    References
    ----------
    .. [1] source: methodology-own
    """
    if not (0 <= volume < math.inf and 0 < time < math.inf):
        raise Impossible("Thời gian làm đầy xô phải lớn hơn 0.", "The time to fill the bucket must be above zero.")
    return volume * 3600 / time / 1000


def hose_flow(diameter: Millimetre, throw: Metre, drop: Metre) -> CubicMetrePerHour:
    r"""Flow of a level hose or pipe that runs full, from how far its jet flies while it falls.

    .. math::
        Q = \frac{\pi d^2}{4} \, x \sqrt{\frac{g}{2 y}}

    Parameters
    ----------
    diameter : float
        Inner diameter at the mouth, [mm]
    throw : float
        Distance that the middle of the jet flies, measured along the pipe, [m]
    drop : float
        How far it has fallen there below the middle of the mouth, [m]

    Returns
    -------
    flow : float
        Flow out of the mouth, [m3/h]

    Raises
    ------
    Impossible
        A drop that is not above zero, or a negative diameter or throw

    Notes
    -----
    Holds for a mouth that is level and runs full; one that points up gives too much, one that points down too little.
    With reasonable care the error seldom exceeds 10 % [1]_.

    Examples
    --------
    >>> round(hose_flow(25, 0.6, 0.3), 3)
    4.287
    >>> round(hose_flow(25, 1.2, 0.3) / hose_flow(25, 0.6, 0.3), 9)
    2.0

    References
    ----------
    .. [1] source: trajectory-method
    """
    if not (0 <= diameter < math.inf and 0 <= throw < math.inf and 0 < drop < math.inf):
        raise Impossible("Độ rơi của tia nước phải lớn hơn 0.", "The drop of the jet must be above zero.")
    area = math.pi / 4 * (diameter / 1000) ** 2
    return area * throw * math.sqrt(GRAVITY / (2 * drop)) * 3600


def pump_volume(flow: CubicMetrePerHour, hours: Hour) -> CubicMetre:
    r"""What a pump, tap or pipe of steady flow delivers.

    .. math::
        V = Q \, t

    Parameters
    ----------
    flow : float
        Flow while it runs, [m3/h]
    hours : float
        How long it runs in all, [h]

    Returns
    -------
    volume : float
        What it delivers, [m3]

    Raises
    ------
    Impossible
        A negative flow or time

    Notes
    -----
    The flow on a nameplate is that of the design point; against a higher head, or worn, a pump gives less.

    Examples
    --------
    >>> pump_volume(5, 12)
    60

    References
    ----------
    .. [1] source: methodology-own
    """
    if not (0 <= flow < math.inf and 0 <= hours < math.inf):
        raise Impossible("Lưu lượng và số giờ không được âm.", "Flow and hours cannot be negative.")
    return flow * hours
