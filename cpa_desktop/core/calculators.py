"""The calculators and engines that forms may call by name, with the units of their signatures."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from cpa_desktop import calc
from cpa_desktop.calc import units
from cpa_desktop.core.frozen import frozen


@frozen
class Calculator:
    """A function of `calc/`: what it wants, in which units, and in which unit it answers (none: a text)."""

    name: str
    function: Callable[..., Any]
    parameters: Mapping[str, str]
    required: tuple[str, ...]
    result: str
    is_slow: bool


@cache
def find(name: str) -> Calculator | None:
    """The calculator of that name, if there is one."""
    function = calc.calculator(name)
    if function is None:
        return None
    signature = units.signature_units(function)
    defaults = len(function.__defaults__ or ()) + len(function.__kwdefaults__ or {})
    parameters = {key: unit for key, unit in signature.items() if key != "return"}
    return Calculator(
        name=name,
        function=function,
        parameters=parameters,
        required=tuple(parameters)[: len(parameters) - defaults],
        result=signature.get("return", ""),
        is_slow=calc.is_slow(name),
    )
