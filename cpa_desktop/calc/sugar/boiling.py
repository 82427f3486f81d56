"""What the boiling house makes of juice: purity, recovery, evaporation, molasses, sugar in process, time."""

from cpa_desktop.calc.refusal import Impossible
from cpa_desktop.calc.sugar.refusing import refuse_negative, refuse_outside_a_whole
from cpa_desktop.calc.units import Hour, Ratio, Tonne


def purity(pol: Ratio, brix: Ratio) -> Ratio:
    r"""Apparent purity: the part of what is dissolved that is pol.

    .. math::
        Q = P / B

    Parameters
    ----------
    pol : float
        Pol of the juice, syrup or molasses, [-]
    brix : float
        Brix of the same sample, [-]

    Returns
    -------
    purity : float
        Pol on brix, [-]

    Raises
    ------
    Impossible
        Nothing dissolved; more pol than brix, of which it is a part

    Examples
    --------
    >>> round(purity(0.14998, 0.17469), 4)
    0.8585

    References
    ----------
    .. [1] source: definition
    """
    refuse_outside_a_whole(pol, brix)
    if not brix or pol > brix:
        raise Impossible("Pol là một phần của Bx nên không thể lớn hơn.", "Pol is a part of brix and cannot exceed it.")
    return pol / brix


def sjm_recovery(juice: Ratio, sugar: Ratio, molasses: Ratio) -> Ratio:
    r"""Part of the pol in juice that becomes sugar when nothing is lost but what stays in molasses (SJM formula).

    .. math::
        r = \frac{S (J - M)}{J (S - M)}

    Parameters
    ----------
    juice : float
        Purity of the juice or syrup, [-]
    sugar : float
        Purity of the sugar, [-]
    molasses : float
        Purity of the molasses, [-]

    Returns
    -------
    recovery : float
        Pol in sugar on pol in juice, [-]

    Raises
    ------
    Impossible
        Purities that do not rise from molasses over juice to sugar: no crystallisation parts so

    Examples
    --------
    >>> round(sjm_recovery(0.8586, 0.998, 0.35), 4)
    0.9123

    References
    ----------
    .. [1] source: definition
    """
    refuse_outside_a_whole(juice, sugar, molasses)
    if not molasses < juice <= sugar:
        raise Impossible(
            "Độ tinh khiết phải tăng từ mật rỉ, qua nước mía, đến đường.",
            "Purity must rise from molasses over juice to sugar.",
        )
    return sugar * (juice - molasses) / (juice * (sugar - molasses))


def overall_recovery(extraction: Ratio, boiling_house: Ratio) -> Ratio:
    r"""Part of the pol in cane that becomes sugar.

    .. math::
        R = E \, r

    Parameters
    ----------
    extraction : float
        Pol in mixed juice on pol in cane, [-]
    boiling_house : float
        Pol in sugar on pol in mixed juice, [-]

    Returns
    -------
    recovery : float
        Pol in sugar on pol in cane, [-]

    Raises
    ------
    Impossible
        A share outside 0 to 1

    Examples
    --------
    >>> round(overall_recovery(0.9701, 0.9164), 3)
    0.889

    References
    ----------
    .. [1] source: definition
    """
    refuse_outside_a_whole(extraction, boiling_house)
    return extraction * boiling_house


def evaporation(juice: Ratio, juice_brix: Ratio, syrup_brix: Ratio) -> Ratio:
    r"""Water to be evaporated from juice to syrup, on cane (or on whatever the juice is on).

    .. math::
        e = m_j \left(1 - \frac{b_j}{b_s}\right)

    Parameters
    ----------
    juice : float
        Juice on cane, [-]
    juice_brix : float
        Brix of the juice, [-]
    syrup_brix : float
        Brix of the syrup, [-]

    Returns
    -------
    water : float
        Water evaporated on cane, [-]

    Raises
    ------
    Impossible
        Syrup thinner than juice

    Examples
    --------
    >>> round(evaporation(1.0072, 0.1734, 0.65), 3)
    0.739

    References
    ----------
    .. [1] source: definition
    """
    refuse_negative(juice)
    refuse_outside_a_whole(juice_brix, syrup_brix)
    if not 0 < syrup_brix >= juice_brix:
        raise Impossible("Sirô không thể loãng hơn nước mía.", "Syrup cannot be thinner than juice.")
    return juice * (1 - juice_brix / syrup_brix)


def molasses_per_pol(purity: Ratio, brix: Ratio) -> Ratio:
    r"""Mass of molasses that holds a tonne of pol.

    .. math::
        \frac{m}{p} = \frac{1}{Q \, B}

    Parameters
    ----------
    purity : float
        Of the molasses, [-]
    brix : float
        Of the molasses, [-]

    Returns
    -------
    molasses : float
        Mass of molasses on mass of pol in it, [-]

    Raises
    ------
    Impossible
        A purity or brix that is not above 0 and at most 1

    Examples
    --------
    >>> round(molasses_per_pol(0.33, 0.88), 4)
    3.4435

    References
    ----------
    .. [1] source: definition
    """
    refuse_outside_a_whole(purity, brix)
    if not purity * brix:
        raise Impossible(
            "Độ tinh khiết và Bx của mật phải lớn hơn 0.", "Purity and brix of molasses must be above zero."
        )
    return 1 / (purity * brix)


def sugar_in_process(mass: Tonne, brix: Ratio, purity: Ratio, sugar: Ratio, molasses: Ratio) -> Tonne:
    r"""Sugar that what stands in tanks and pans will still give: syrup, massecuites, magma, molasses to be boiled.

    .. math::
        m_s = \frac{m \, B \, Q}{S} \cdot \frac{S (Q - M)}{Q (S - M)}

    Parameters
    ----------
    mass : float
        Of what stands there, volume times density, [t]
    brix : float
        Its brix, [-]
    purity : float
        Its purity, [-]
    sugar : float
        Purity of the sugar that will be made, [-]
    molasses : float
        Purity of the final molasses, [-]

    Returns
    -------
    sugar : float
        Sugar to come from it, [t]

    Raises
    ------
    Impossible
        A negative mass, a share outside 0 to 1, molasses no less pure than sugar

    Notes
    -----
    What is no purer than final molasses gives no more sugar.

    Examples
    --------
    >>> round(sugar_in_process(100, 0.92, 0.86, 0.996, 0.33), 2)
    73.21

    References
    ----------
    .. [1] source: definition
    """
    refuse_negative(mass)
    refuse_outside_a_whole(brix, purity, sugar, molasses)
    if not molasses < sugar:
        raise Impossible("Đường phải tinh khiết hơn mật rỉ.", "Sugar must be purer than molasses.")
    return mass * brix * max(0.0, purity - molasses) / (sugar - molasses)


def recovered(bagged: Tonne, opening: Tonne, closing: Tonne) -> Tonne:
    r"""Sugar won in a period: what was bagged, and what more stands in process at its end than at its beginning.

    .. math::
        m = m_b + s_2 - s_1

    Parameters
    ----------
    bagged : float
        Sugar bagged, [t]
    opening : float
        Sugar in process when the period began, [t]
    closing : float
        Sugar in process when it ended, [t]

    Returns
    -------
    sugar : float
        Sugar won in the period, [t]

    Raises
    ------
    Impossible
        A negative amount; a stock that shrank by more than was bagged

    Examples
    --------
    >>> recovered(1500, 220, 180)
    1460

    References
    ----------
    .. [1] source: definition
    """
    refuse_negative(bagged, opening, closing)
    if bagged + closing < opening:
        raise Impossible(
            "Đường trong chế phẩm giảm nhiều hơn lượng đã đóng bao.",
            "Sugar in process shrank by more than was bagged.",
        )
    return bagged + closing - opening


def time_efficiency(crushed: Hour, season: Hour) -> Ratio:
    r"""Part of the season in which cane was crushed.

    .. math::
        \tau = t_c / t_s

    Parameters
    ----------
    crushed : float
        Hours of crushing, [h]
    season : float
        Hours from the first to the last crushing, stops included, [h]

    Returns
    -------
    efficiency : float
        Hours of crushing on hours of the season, [-]

    Raises
    ------
    Impossible
        No season, a negative time, more crushing than season

    Examples
    --------
    >>> time_efficiency(204, 240)
    0.85

    References
    ----------
    .. [1] source: definition
    """
    refuse_negative(crushed, season)
    if not season or crushed > season:
        raise Impossible("Giờ ép không thể nhiều hơn giờ của vụ.", "Crushing cannot last longer than the season.")
    return crushed / season
