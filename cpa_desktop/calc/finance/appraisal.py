"""The contract `finance.appraise`: what a cash flow is worth, at which rates it breaks even, when it pays back."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cpa_desktop.calc.finance import roots
from cpa_desktop.calc.refusal import Finding, Impossible, finding, number, numeral

MOST_YEARS = 100


def appraise(payload: object) -> dict[str, object]:
    r"""Net present value, every internal rate of return, and paybacks of a cash flow.

    .. math::
        \mathrm{NPV} = \sum_{t=0}^{n} \frac{y_t}{(1 + r)^t}, \qquad \mathrm{IRR} = \{ r > -1 : \mathrm{NPV}(r) = 0 \}

    Parameters
    ----------
    payload : dict
        ``cash_flow``: what comes in less what goes out, from year 0 on, at the end of each year, [money]; ``rate``: the
        discount rate, 0.1 for 10 % a year, [-]

    Returns
    -------
    result : dict
        ``npv`` [money]; ``irr``: all real roots above −100 % in ascending order, possibly none, [-]; ``simple_payback``
        and ``discounted_payback``, [year] or None where the money never comes back; ``findings``: what to look at

    Raises
    ------
    Impossible
        No cash flow, more than 100 years of it, an entry that is no finite number, a rate of −100 % or less

    Notes
    -----
    A payback is the first time at which the sum of the flows so far comes up to zero from below, interpolated evenly
    inside that year and counted from the end of year 0; a sum that was never below zero pays back at 0. Several rates
    of return, none, and a sum that falls below zero again are findings: then only the net present value decides. All is
    reckoned exactly in the decimals given and rounded once, so three flows of 0.1 do pay back 0.3 in year 3.

    Examples
    --------
    >>> result = appraise({"cash_flow": [-100, 30, 30, 30, 30, 30], "rate": 0.1})
    >>> round(result["npv"], 2), [round(rate, 4) for rate in result["irr"]]
    (13.72, [0.1524])
    >>> round(result["simple_payback"], 2), round(result["discounted_payback"], 2)
    (3.33, 4.26)
    >>> appraise({"cash_flow": [-100, 230, -132], "rate": 0.1})["irr"]
    [0.1, 0.2]

    References
    ----------
    .. [1] source: methodology-own
    """
    flows, rate = _read(payload)
    factor = 1 / (1 + rate)
    discounted = [flow * factor**year for year, flow in enumerate(flows)]
    rates = [_rounded(root - 1) for root in roots.positive(flows)]
    plain, present = _sums(flows), _sums(discounted)
    return {
        "npv": _rounded(present[-1]),
        "irr": rates,
        "simple_payback": _payback(plain),
        "discounted_payback": _payback(present),
        "findings": [*_about_rates(flows, rates), *_about_paybacks(plain, present), *_about_rate(rate)],
    }


def _read(payload: object) -> tuple[list[Fraction], Fraction]:
    if not isinstance(payload, dict):
        raise Impossible("Dữ liệu vào phải là một đối tượng JSON.", "The input must be one JSON object.")
    flows, rate = payload.get("cash_flow"), _exact(payload.get("rate"))
    if not isinstance(flows, list) or not flows:
        raise Impossible("Thiếu dòng tiền “cash_flow”.", "The “cash_flow” is missing.")
    if len(flows) > MOST_YEARS + 1:
        raise Impossible(f"Dòng tiền dài quá {MOST_YEARS} năm.", f"The cash flow is longer than {MOST_YEARS} years.")
    exact = [_exact(flow) for flow in flows]
    if None in exact:
        year = exact.index(None)
        raise Impossible(
            f"Dòng tiền năm {year} phải là một số hữu hạn.", f"The cash flow of year {year} must be a finite number."
        )
    if rate is None or rate <= -1:
        raise Impossible(
            "Tỷ lệ chiết khấu “rate” phải là một số lớn hơn −1 (10 % là 0,1).",
            "The discount “rate” must be a number above −1 (10 % is 0.1).",
        )
    return [flow for flow in exact if flow is not None], rate


def _exact(value: object) -> Fraction | None:
    """The decimal number as it was written: 0.1 is a tenth and not its nearest binary fraction."""
    return None if number(value) is None else Fraction(str(value))


def _rounded(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        raise Impossible("Các số quá lớn, không tính được.", "The numbers are too large to reckon with.") from None


def _sums(flows: Sequence[Fraction]) -> list[Fraction]:
    total, sums = Fraction(0), []
    for flow in flows:
        total += flow
        sums.append(total)
    return sums


def _crossings(sums: Sequence[Fraction]) -> Iterator[int]:
    """The years in which the sum comes up to zero from below."""
    return (year for year in range(1, len(sums)) if sums[year - 1] < 0 <= sums[year])


def _payback(sums: Sequence[Fraction]) -> float | None:
    if min(sums) >= 0:
        return 0.0
    year = next(_crossings(sums), None)
    if year is None:
        return None
    before, after = sums[year - 1], sums[year]
    return float(year - 1 + before / (before - after))


def _about_rates(flows: Sequence[Fraction], rates: Sequence[float]) -> Iterator[Finding]:
    if not any(flows):
        yield finding(
            "doubt",
            "Dòng tiền bằng 0 ở mọi năm: không có IRR.",
            "The cash flow is zero in every year: there is no IRR.",
        )
    elif not rates:
        yield finding(
            "doubt",
            "Không có IRR: không có tỷ lệ nào trên −100 % làm NPV bằng 0. Hãy dựa vào NPV.",
            "There is no IRR: no rate above −100 % makes the NPV zero. Rely on the NPV.",
        )
    elif len(rates) > 1:
        written = [numeral(100 * rate) for rate in rates]
        yield finding(
            "doubt",
            f"Có {len(rates)} nghiệm IRR: {'; '.join(vi for vi, _ in written)} %. Hãy dựa vào NPV.",
            f"There are {len(rates)} IRRs: {'; '.join(en for _, en in written)} %. Rely on the NPV.",
        )


def _about_paybacks(plain: Sequence[Fraction], present: Sequence[Fraction]) -> Iterator[Finding]:
    sorts = (("hoàn vốn giản đơn", "simple", plain), ("hoàn vốn có chiết khấu", "discounted", present))
    for vietnamese, english, sums in sorts:
        crossed = False
        for year in range(1, len(sums)):
            crossed = crossed or sums[year - 1] < 0 <= sums[year]
            if crossed and sums[year] < 0:
                yield finding(
                    "doubt",
                    f"Sau thời điểm {vietnamese}, luỹ kế dòng tiền lại âm ở năm {year}: không nên dựa vào con số này.",
                    f"After the {english} payback the sum is below zero again in year {year}: do not rely on it.",
                )
                break


def _about_rate(rate: Fraction) -> Iterator[Finding]:
    if rate >= 1:
        vietnamese, english = numeral(float(100 * rate))
        yield finding(
            "doubt",
            f"Tỷ lệ chiết khấu được hiểu là {vietnamese} %/năm; 10 % phải ghi là 0,1.",
            f"The discount rate is understood as {english} % a year; 10 % is written 0.1.",
        )
