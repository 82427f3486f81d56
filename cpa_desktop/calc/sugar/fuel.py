"""Bagasse as a fuel: its heating values by the South African formulas, and the steam it raises."""

from cpa_desktop.calc.refusal import Impossible
from cpa_desktop.calc.sugar.refusing import refuse_outside_a_whole
from cpa_desktop.calc.units import KJPerKg, Ratio


def bagasse_gross_value(moisture: Ratio, ash: Ratio, brix: Ratio) -> KJPerKg:
    r"""Gross heating value of bagasse as fired.

    .. math::
        H_g = 19605 - 19605 \, w - 19605 \, A - 3114 \, b

    Parameters
    ----------
    moisture : float
        Moisture, [-]
    ash : float
        Ash, [-]
    brix : float
        Solubles, [-]

    Returns
    -------
    value : float
        Gross heating value of a kilogram as fired, [kJ/kg]

    Raises
    ------
    Impossible
        A share outside 0 to 1, shares that exceed the whole

    Examples
    --------
    >>> round(bagasse_gross_value(0.50, 0.02, 0.025))
    9333

    References
    ----------
    .. [1] source: sasta-1977
    """
    _refuse_more_than_all(moisture, ash, brix)
    return 19605 - 19605 * moisture - 19605 * ash - 3114 * brix


def bagasse_net_value(moisture: Ratio, ash: Ratio, brix: Ratio) -> KJPerKg:
    r"""Net heating value of bagasse as fired.

    .. math::
        H_n = 18260 - 20763 \, w - 18260 \, A - 3114 \, b

    Parameters
    ----------
    moisture : float
        Moisture, [-]
    ash : float
        Ash, [-]
    brix : float
        Solubles, [-]

    Returns
    -------
    value : float
        Net heating value of a kilogram as fired, [kJ/kg]

    Raises
    ------
    Impossible
        A share outside 0 to 1, shares that exceed the whole, bagasse too wet to give any heat

    Notes
    -----
    A point less of moisture lifts the heat of a kilogram by 2.8 % but that of a tonne of cane by 0.65 % only, for
    there is less bagasse.

    Examples
    --------
    >>> round(bagasse_net_value(0.50, 0.02, 0.025))
    7435

    References
    ----------
    .. [1] source: sasta-1977
    """
    _refuse_more_than_all(moisture, ash, brix)
    value = 18260 - 20763 * moisture - 18260 * ash - 3114 * brix
    if value <= 0:
        raise Impossible("Bã ướt quá, đốt không ra nhiệt.", "Bagasse so wet gives no heat.")
    return value


def steam_per_bagasse(
    heating_value: KJPerKg, efficiency: Ratio, steam_enthalpy: KJPerKg, feedwater_enthalpy: KJPerKg
) -> Ratio:
    r"""Steam that a kilogram of bagasse raises.

    .. math::
        \frac{m_s}{m_b} = \frac{\eta \, H}{h_s - h_w}

    Parameters
    ----------
    heating_value : float
        Of bagasse as fired; net or gross as the efficiency is, [kJ/kg]
    efficiency : float
        Of the boiler, on the heating value supplied, [-]
    steam_enthalpy : float
        Of the steam leaving, [kJ/kg]
    feedwater_enthalpy : float
        Of the feed water, [kJ/kg]

    Returns
    -------
    steam : float
        Mass of steam on mass of bagasse, [-]

    Raises
    ------
    Impossible
        Steam that holds no more heat than the feed water, an efficiency outside 0 to 1

    Examples
    --------
    >>> round(steam_per_bagasse(7435, 0.65, 3113.1, 419.4), 2)
    1.79

    References
    ----------
    .. [1] source: definition
    """
    refuse_outside_a_whole(efficiency)
    if steam_enthalpy <= feedwater_enthalpy or heating_value < 0:
        raise Impossible("Hơi phải chứa nhiều nhiệt hơn nước cấp.", "Steam must hold more heat than the feed water.")
    return efficiency * heating_value / (steam_enthalpy - feedwater_enthalpy)


def _refuse_more_than_all(*parts: float) -> None:
    refuse_outside_a_whole(*parts)
    if sum(parts) > 1:
        raise Impossible("Các thành phần cộng lại quá 100 %.", "The parts add up to more than 100 %.")
