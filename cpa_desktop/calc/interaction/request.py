"""What a caller of the contract hands in: streams, options and their order, read and checked."""

from collections.abc import Mapping
from dataclasses import dataclass

from cpa_desktop.calc.interaction.sequence import Effect
from cpa_desktop.calc.refusal import Impossible, number, numeral


@dataclass(frozen=True, slots=True)
class Stream:
    """A resource that options save, in its own unit, and what a unit of it costs."""

    name: str
    quantity: float
    price: float
    unit: str

    def amount(self, quantity: float) -> tuple[str, str]:
        """A quantity with its unit, for a sentence in each language.

        Parameters
        ----------
        quantity : float
            How much of it, [the stream's unit]

        Returns
        -------
        vi, en : str
            As Vietnamese and as English writes it, [-]
        """
        vietnamese, english = numeral(quantity)
        return f"{vietnamese} {self.unit}".rstrip(), f"{english} {self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class Option:
    """A measure with its effects on streams and what it costs to run."""

    id: str
    effects: tuple[Effect, ...]
    running_cost: float


def read(payload: object) -> tuple[dict[str, Stream], dict[str, Option], list[str]]:
    """The streams and options by name, and the order in which the options act; raises `Impossible`.

    Parameters
    ----------
    payload : dict
        As `combine` describes it, [-]

    Returns
    -------
    streams, options, sequence : dict, dict, list of str
        Options as listed; every option once in the sequence, [-]
    """
    if not isinstance(payload, dict):
        raise Impossible("Dữ liệu vào phải là một đối tượng JSON.", "The input must be one JSON object.")
    streams = _streams(payload.get("streams"))
    options = _options(payload.get("options"), streams)
    return streams, options, _sequence(payload.get("order"), options)


def _streams(given: object) -> dict[str, Stream]:
    if not isinstance(given, dict):
        raise Impossible("Thiếu danh mục dòng “streams”.", "The “streams” are missing.")
    found = {}
    for name, fields in given.items():
        fields = fields if isinstance(fields, dict) else {}
        quantity, price = number(fields.get("quantity")), number(fields.get("unit_price"))
        if quantity is None or quantity < 0:
            raise Impossible(
                f"Dòng “{name}”: “quantity” phải là một số hữu hạn, không âm.",
                f"Stream “{name}”: “quantity” must be a finite number, not negative.",
            )
        if price is None:
            raise Impossible(
                f"Dòng “{name}”: “unit_price” phải là một số hữu hạn.",
                f"Stream “{name}”: “unit_price” must be a finite number.",
            )
        found[name] = Stream(name, quantity, price, str(fields.get("unit") or ""))
    return found


def _options(given: object, streams: Mapping[str, Stream]) -> dict[str, Option]:
    if not isinstance(given, list):
        raise Impossible("Thiếu danh sách giải pháp “options”.", "The list of “options” is missing.")
    found: dict[str, Option] = {}
    for fields in given:
        identity = fields.get("id") if isinstance(fields, dict) else None
        if not isinstance(identity, str) or not identity:
            raise Impossible("Có giải pháp không có mã “id”.", "An option has no “id”.")
        if identity in found:
            raise Impossible(f"Mã giải pháp “{identity}” bị trùng.", f"The option id “{identity}” is given twice.")
        cost = fields.get("running_cost")
        cost, effects = 0.0 if cost is None else number(cost), fields.get("effects")
        if cost is None:
            raise Impossible(
                f"Giải pháp “{identity}”: “running_cost” phải là một số hữu hạn.",
                f"Option “{identity}”: “running_cost” must be a finite number.",
            )
        if not isinstance(effects, list):
            raise Impossible(
                f"Giải pháp “{identity}”: thiếu danh sách “effects”.",
                f"Option “{identity}”: the list of “effects” is missing.",
            )
        found[identity] = Option(identity, tuple(_effect(identity, each, streams) for each in effects), cost)
    return found


def _effect(option: str, given: object, streams: Mapping[str, Stream]) -> Effect:
    fields = given if isinstance(given, dict) else {}
    name, percent, amount = (fields.get(key) for key in ("stream", "percent", "amount"))
    if not isinstance(name, str) or name not in streams:
        raise Impossible(
            f"Giải pháp “{option}”: không có dòng “{name}”.", f"Option “{option}”: there is no stream “{name}”."
        )
    if (percent is None) == (amount is None):
        raise Impossible(
            f"Giải pháp “{option}”, dòng “{name}”: cho “percent” hoặc “amount”, đúng một trong hai.",
            f"Option “{option}”, stream “{name}”: give either “percent” or “amount”.",
        )
    value = number(amount if percent is None else percent)
    if value is None:
        raise Impossible(
            f"Giải pháp “{option}”, dòng “{name}”: mức tiết kiệm phải là một số hữu hạn.",
            f"Option “{option}”, stream “{name}”: the saving must be a finite number.",
        )
    if percent is not None and value > 100:
        raise Impossible(
            f"Giải pháp “{option}”, dòng “{name}”: không thể tiết kiệm quá 100 %.",
            f"Option “{option}”, stream “{name}”: no more than 100 % can be saved.",
        )
    return Effect(option, name, percent is not None, value if percent is None else value / 100)


def _sequence(given: object, options: Mapping[str, Option]) -> list[str]:
    order = [] if given is None else given
    if not isinstance(order, list):
        raise Impossible("“order” phải là danh sách mã giải pháp.", "“order” must be a list of option ids.")
    for place, identity in enumerate(order):
        if not isinstance(identity, str) or identity not in options:
            raise Impossible(
                f"“order” nêu giải pháp không có: “{identity}”.", f"“order” names an option not given: “{identity}”."
            )
        if identity in order[:place]:
            raise Impossible(f"“order” nêu “{identity}” hai lần.", f"“order” names “{identity}” twice.")
    return [*order, *(identity for identity in options if identity not in order)]
