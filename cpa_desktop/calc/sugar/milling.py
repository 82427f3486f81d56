"""What cane holds and what the mills make of it: CCS, bagasse, extraction, imbibition, mixed juice."""

from cpa_desktop.calc.refusal import Impossible
from cpa_desktop.calc.sugar.refusing import refuse_negative, refuse_outside_a_whole
from cpa_desktop.calc.units import Ratio


def commercial_cane_sugar(pol: Ratio, brix: Ratio, fibre: Ratio) -> Ratio:
    r"""Sugar that a standard mill would win from cane (CCS, chữ đường), from its first juice and its fibre.

    .. math::
        \mathrm{CCS} = 1.5 \, P \, (1 - F - 0.05) - 0.5 \, B \, (1 - F - 0.03)

    Parameters
    ----------
    pol : float
        Pol of first expressed juice, [-]
    brix : float
        Brix of the same juice, [-]
    fibre : float
        Fibre on cane, [-]

    Returns
    -------
    ccs : float
        Mass of sugar on mass of cane, [-]

    Raises
    ------
    Impossible
        A share outside 0 to 1; more pol than brix, of which it is a part

    Notes
    -----
    From memory: the formula stands in the mills' ten-day laboratory reports and was not read in a standard. It
    takes half a unit of sugar as lost for each unit of what is dissolved besides. Juice so impure that nothing would
    crystallise has a CCS of 0.

    Examples
    --------
    >>> round(commercial_cane_sugar(0.1825, 0.212, 0.1258), 5)
    0.13614

    References
    ----------
    .. [1] source: literature-memory
    """
    refuse_outside_a_whole(pol, brix, fibre)
    if pol > brix:
        raise Impossible("Pol là một phần của Bx nên không thể lớn hơn.", "Pol is a part of brix and cannot exceed it.")
    return max(0.0, 1.5 * pol * (1 - fibre - 0.05) - 0.5 * brix * (1 - fibre - 0.03))


def bagasse_per_cane(fibre: Ratio, moisture: Ratio, brix: Ratio) -> Ratio:
    r"""Bagasse on cane by the fibre balance: all fibre of the cane is in the bagasse.

    .. math::
        \frac{m_b}{m_c} = \frac{F}{1 - w - b}

    Parameters
    ----------
    fibre : float
        Fibre on cane, [-]
    moisture : float
        Moisture of the bagasse, [-]
    brix : float
        Solubles of the bagasse, [-]

    Returns
    -------
    bagasse : float
        Mass of bagasse on mass of cane, [-]

    Raises
    ------
    Impossible
        A share outside 0 to 1; moisture and solubles that leave no room for fibre

    Examples
    --------
    >>> round(bagasse_per_cane(0.13, 0.50, 0.025), 4)
    0.2737

    References
    ----------
    .. [1] source: definition
    """
    refuse_outside_a_whole(fibre, moisture, brix)
    if moisture + brix >= 1:
        raise Impossible("Ẩm và Bx của bã không chừa chỗ cho xơ.", "Moisture and brix of bagasse leave no fibre.")
    return fibre / (1 - moisture - brix)


def extraction(bagasse: Ratio, bagasse_pol: Ratio, cane_pol: Ratio) -> Ratio:
    r"""Part of the pol in cane that does not leave with the bagasse.

    .. math::
        E = 1 - \frac{m_b}{m_c} \frac{p_b}{p_c}

    Parameters
    ----------
    bagasse : float
        Bagasse on cane, [-]
    bagasse_pol : float
        Pol of bagasse, [-]
    cane_pol : float
        Pol on cane, [-]

    Returns
    -------
    extraction : float
        Pol in juice on pol in cane, [-]

    Raises
    ------
    Impossible
        Cane without pol, a share outside 0 to 1

    Examples
    --------
    >>> round(extraction(0.2444, 0.0189, 0.1546), 4)
    0.9701

    References
    ----------
    .. [1] source: definition
    """
    refuse_outside_a_whole(bagasse, bagasse_pol, cane_pol)
    if not cane_pol:
        raise Impossible("Pol trong mía phải lớn hơn 0.", "Pol in cane must be above zero.")
    return 1 - bagasse * bagasse_pol / cane_pol


def reduced_extraction(extraction: Ratio, fibre: Ratio) -> Ratio:
    r"""Extraction restated for cane of 12.5 % fibre, so that mills with other cane compare (Deerr, Mittal).

    .. math::
        E' = 1 - \frac{(1 - E) (1 - F)}{7 F}

    Parameters
    ----------
    extraction : float
        Of pol, as found, [-]
    fibre : float
        Fibre on cane, [-]

    Returns
    -------
    extraction : float
        At 12.5 % fibre, [-]

    Raises
    ------
    Impossible
        Cane without fibre, a share outside 0 to 1

    Examples
    --------
    >>> round(reduced_extraction(0.9701, 0.125), 4)
    0.9701

    References
    ----------
    .. [1] source: literature-memory
    """
    refuse_outside_a_whole(extraction, fibre)
    if not fibre:
        raise Impossible("Xơ trong mía phải lớn hơn 0.", "Fibre in cane must be above zero.")
    return 1 - (1 - extraction) * (1 - fibre) / (7 * fibre)


def imbibition_per_fibre(water: Ratio, fibre: Ratio) -> Ratio:
    r"""Imbibition water on fibre, which is what the mills have to wash.

    .. math::
        \lambda = W / F

    Parameters
    ----------
    water : float
        Imbibition water on cane, [-]
    fibre : float
        Fibre on cane, [-]

    Returns
    -------
    imbibition : float
        Mass of water on mass of fibre, [-]

    Raises
    ------
    Impossible
        Cane without fibre, a negative amount

    Examples
    --------
    >>> round(imbibition_per_fibre(0.2516, 0.1258), 6)
    2.0

    References
    ----------
    .. [1] source: definition
    """
    refuse_negative(water)
    refuse_outside_a_whole(fibre)
    if not fibre:
        raise Impossible("Xơ trong mía phải lớn hơn 0.", "Fibre in cane must be above zero.")
    return water / fibre


def mixed_juice(imbibition: Ratio, bagasse: Ratio) -> Ratio:
    r"""Mixed juice on cane: what comes in as cane and water and does not leave as bagasse.

    .. math::
        \frac{m_j}{m_c} = 1 + W - \frac{m_b}{m_c}

    Parameters
    ----------
    imbibition : float
        Imbibition water on cane, [-]
    bagasse : float
        Bagasse on cane, [-]

    Returns
    -------
    juice : float
        Mass of mixed juice on mass of cane, [-]

    Raises
    ------
    Impossible
        More bagasse than cane and water, a negative amount

    Examples
    --------
    >>> round(mixed_juice(0.2516, 0.2444), 4)
    1.0072

    References
    ----------
    .. [1] source: definition
    """
    refuse_negative(imbibition, bagasse)
    if bagasse > 1 + imbibition:
        raise Impossible("Bã nhiều hơn mía và nước cộng lại.", "There is more bagasse than cane and water.")
    return 1 + imbibition - bagasse


def mixed_juice_brix(cane: Ratio, bagasse: Ratio, bagasse_brix: Ratio, juice: Ratio) -> Ratio:
    r"""Brix of mixed juice by the balance of what is dissolved.

    .. math::
        b_j = \frac{b_c - m_b b_b}{m_j}

    Parameters
    ----------
    cane : float
        Brix on cane, [-]
    bagasse : float
        Bagasse on cane, [-]
    bagasse_brix : float
        Solubles of bagasse, [-]
    juice : float
        Mixed juice on cane, [-]

    Returns
    -------
    brix : float
        Of mixed juice, [-]

    Raises
    ------
    Impossible
        No juice; more dissolved in bagasse than the cane held

    Examples
    --------
    >>> round(mixed_juice_brix(0.1807, 0.24442, 0.0246, 1.00718), 4)
    0.1734

    References
    ----------
    .. [1] source: definition
    """
    refuse_outside_a_whole(cane, bagasse, bagasse_brix)
    refuse_negative(juice)
    left = cane - bagasse * bagasse_brix
    if not juice or left < 0:
        raise Impossible(
            "Bã mang đi nhiều chất hòa tan hơn mía có, hoặc không có nước mía.",
            "Bagasse takes away more than the cane had dissolved, or there is no juice.",
        )
    return left / juice
