"""The contract `interaction.combine`: streams and options in, joint saving and each option's part of it out."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from cpa_desktop.calc.interaction.request import Option, Stream, read
from cpa_desktop.calc.interaction.sequence import Acted, in_turn
from cpa_desktop.calc.refusal import Finding, Impossible, finding, numeral

EXPLAINED_ABOVE = 0.6  # of a stream: a package that saves more needs a written explanation

CONVENTION = {
    "vi": "Các giải pháp tác động lần lượt theo thứ tự: tỷ lệ phần trăm tính trên phần mà các giải pháp đứng trước để "
    "lại, lượng tuyệt đối không vượt quá phần còn lại. Phần ròng của một giải pháp là phần nó tiết kiệm thêm khi đến "
    "lượt; đổi thứ tự thì cách chia cũng đổi.",
    "en": "Options act in order: a percentage acts on what the options before it left, an amount is capped at what is "
    "left. The net part of an option is what it adds in its turn; another order splits the joint saving otherwise.",
}


def combine(payload: object) -> dict[str, object]:
    """Joint saving of options on shared streams, and each option's part of it.

    Parameters
    ----------
    payload : dict
        ``streams``: name → ``quantity`` ([the stream's unit]), ``unit_price`` ([money per unit]) and, for the
        sentences, ``unit``; ``options``: a list of ``id``, ``effects`` (each with ``stream`` and either ``percent``
        [%] or ``amount`` [the stream's unit], negative where the option uses more) and ``running_cost`` ([money],
        default 0); ``order``: ids in the order in which the options act (default: as listed), [-]

    Returns
    -------
    result : dict
        ``streams``: name → ``baseline``, ``final``, ``saved`` and ``sum_of_gross``, all in [the stream's unit];
        ``options``: as listed, each with ``id``, ``gross`` (its value alone) and ``net`` (its part of the joint value),
        both less its running cost, [money], and ``streams`` with the same two in [the stream's unit]; ``value``: the
        joint value less the running costs, [money]; ``convention``: how it was split; ``findings``: what to look at

    Raises
    ------
    Impossible
        A name that is not there, an id given twice, a number that is missing, infinite or out of range

    Notes
    -----
    The net parts add up to the joint value, and those of one stream to what is saved of it. Options that ``order``
    leaves out act last, as listed. An amount above what is left is capped and named in the findings; a stream of which
    more than 60 % is saved needs an explanation. A percentage above 100 is refused: nothing saves more than there is.

    Examples
    --------
    >>> result = combine({
    ...     "streams": {"electricity": {"quantity": 1_000_000, "unit_price": 2000, "unit": "kWh"}},
    ...     "options": [
    ...         {"id": "A", "effects": [{"stream": "electricity", "percent": 10}]},
    ...         {"id": "B", "effects": [{"stream": "electricity", "percent": 8}]},
    ...     ],
    ... })
    >>> result["streams"]["electricity"]["saved"], result["streams"]["electricity"]["sum_of_gross"]
    (172000.0, 180000.0)
    >>> [option["net"] for option in result["options"]], result["value"]
    ([200000000.0, 144000000.0], 344000000.0)

    References
    ----------
    .. [1] source: methodology-own
    """
    streams, options, sequence = read(payload)
    quantities = {name: stream.quantity for name, stream in streams.items()}
    acted, left = in_turn(quantities, (effect for identity in sequence for effect in options[identity].effects))
    by_stream: dict[str, list[Acted]] = {name: [] for name in streams}
    by_option: dict[str, list[Acted]] = {identity: [] for identity in options}
    for each in acted:
        by_stream[each.effect.use].append(each)
        by_option[each.effect.option].append(each)
    parts = [_part(option, by_option[option.id], streams) for option in options.values()]
    return {
        "streams": {name: _totals(streams[name], left[name], own) for name, own in by_stream.items()},
        "options": parts,
        "value": _finite(sum(part["net"] for part in parts)),
        "convention": CONVENTION,
        "findings": list(_findings(streams, acted, by_stream)),
    }


def _part(option: Option, own: list[Acted], streams: Mapping[str, Stream]) -> dict[str, Any]:
    by_stream: dict[str, dict[str, float]] = {}
    for each in own:
        sums = by_stream.setdefault(each.effect.use, {"gross": 0.0, "net": 0.0})
        sums["gross"] += each.gross
        sums["net"] += each.net
    worth = {
        sort: _finite(sum(streams[name].price * sums[sort] for name, sums in by_stream.items()) - option.running_cost)
        for sort in ("gross", "net")
    }
    return {"id": option.id, **worth, "streams": by_stream}


def _totals(stream: Stream, left: float, own: list[Acted]) -> dict[str, object]:
    return {
        "baseline": stream.quantity,
        "final": _finite(left),
        "saved": _finite(sum(each.net for each in own)),
        "sum_of_gross": _finite(sum(each.gross for each in own)),
        **({"unit": stream.unit} if stream.unit else {}),
    }


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise Impossible("Các số quá lớn, không tính được.", "The numbers are too large to reckon with.")
    return value


def _findings(
    streams: Mapping[str, Stream], acted: list[Acted], by_stream: Mapping[str, list[Acted]]
) -> Iterator[Finding]:
    for each in acted:
        effect, stream = each.effect, streams[each.effect.use]
        if not effect.is_share and each.net < effect.value:
            (asked_vi, asked_en), (given_vi, given_en) = stream.amount(effect.value), stream.amount(each.net)
            yield finding(
                "doubt",
                f"Giải pháp “{effect.option}”: lượng tiết kiệm {asked_vi} lớn hơn phần còn lại của dòng "
                f"“{stream.name}”; chỉ tính {given_vi}.",
                f"Option “{effect.option}”: its saving of {asked_en} is more than what is left of stream "
                f"“{stream.name}”; only {given_en} is counted.",
            )
    for name, own in by_stream.items():
        saved, quantity = sum(each.net for each in own), streams[name].quantity
        # a little above, so that 60 % itself is not more than 60 % by a rounding error
        if saved > EXPLAINED_ABOVE * quantity * (1 + 1e-9):
            vietnamese, english = numeral(100 * saved / quantity)
            yield finding(
                "doubt",
                f"Gói giải pháp tiết kiệm {vietnamese} % dòng “{name}”; trên 60 % phải có giải trình.",
                f"The options save {english} % of stream “{name}”; more than 60 % needs an explanation.",
            )
    if any(each.net != each.gross for each in acted):
        yield finding("hint", CONVENTION["vi"], CONVENTION["en"])
