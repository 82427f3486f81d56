"""Calculators and engines run by name on what a person or another program gives: values with units, tables, JSON."""

import inspect
import json
import math
import typing
from collections.abc import Callable, Mapping
from typing import Any

from cpa_desktop import calc
from cpa_desktop.calc import units
from cpa_desktop.calc.refusal import Impossible
from cpa_desktop.core import calculators, numbers
from cpa_desktop.core.text import Language, Refused, Text, same

_NO_CALCULATOR = Text(
    vi="Không có phép tính “{name}”; xem danh sách bằng: cpa calc list.",
    en="There is no calculator “{name}”; cpa calc list names them.",
)
_NO_OBJECT = Text(vi="{name} nhận một đối tượng JSON.", en="{name} takes one JSON object.")
_UNKNOWN = Text(
    vi="{name} không nhận “{unknown}”; nhận: {known}.", en="{name} takes no “{unknown}”; it takes: {known}."
)
_ABSENT = Text(vi="{name} còn thiếu: {absent}.", en="{name} lacks: {absent}.")
_NO_VALUE = Text(vi="{name}: {reason}", en="{name}: {reason}")
_NO_NUMBER = Text(
    vi="{name} phải là một số, hoặc chuỗi có đơn vị như “5 {unit}”.",
    en="{name} must be a number, or a text with a unit such as “5 {unit}”.",
)
_NO_TEXT = Text(vi="{name} phải là một chuỗi.", en="{name} must be a text.")
_NO_TABLE = Text(
    vi="{name} phải là một danh sách các dòng, mỗi dòng là một đối tượng có “id”.",
    en="{name} must be a list of rows, each an object with an “id”.",
)


def run(name: str, given: Any, language: Language = "en") -> Any:
    """The answer of a calculator, an engine or a contract; an array gives an array, a refused one in its place."""
    kind = _kind(name)
    if isinstance(given, list):
        return [_tried(name, kind, each, language) for each in given]
    return _answer(name, kind, given, language)


def typed(name: str, pairs: Mapping[str, str]) -> dict[str, Any]:
    """What was typed as `name=value`, as `run` takes it; tables, lists and an engine's numbers are written as JSON."""
    kind = _kind(name)
    sorts = {key: _sort(hint) for key, hint in _hints(_function(name)).items()}
    plain = [key for key in pairs if kind == "calculator" or sorts.get(key) == "text"]
    return {key: value if key in plain else _from_json(value) for key, value in pairs.items()}


def has_refusal(answer: Any) -> bool:
    """Whether one of an array of inputs was refused."""
    return isinstance(answer, list) and any(isinstance(each, dict) and "error" in each for each in answer)


def described(name: str) -> dict[str, Any]:
    """What a calculator is, takes and gives; its own words are its documentation, in English."""
    kind, function = _kind(name), _function(name)
    found: dict[str, Any] = {"name": name, "kind": kind, "documentation": inspect.getdoc(function) or ""}
    if kind == "calculator":
        calculator = calculators.find(name)
        assert calculator is not None
        found |= {
            "takes": dict(calculator.parameters),
            "required": list(calculator.required),
            "gives": calculator.result,
        }
    elif kind != "contract":
        found |= {"takes": {parameter: _sort(hint) for parameter, hint in _hints(function).items()}}
    return found


def _tried(name: str, kind: str, given: Any, language: Language) -> Any:
    try:
        return _answer(name, kind, given, language)
    except Refused as refused:
        return {"error": {"vi": refused.text.vi, "en": refused.text.en}}


def _answer(name: str, kind: str, given: Any, language: Language) -> Any:
    try:
        if kind == "contract":
            return _finite(_function(name)(given))
        if not isinstance(given, Mapping):
            raise Refused(_NO_OBJECT.filled(name=name))
        return _calculated(name, given, language) if kind == "calculator" else _tabled(name, given)
    except Impossible as impossible:
        raise Refused(Text(vi=impossible.vi, en=impossible.en)) from impossible


def _calculated(name: str, given: Mapping[str, Any], language: Language) -> dict[str, Any]:
    calculator = calculators.find(name)
    assert calculator is not None
    _demand(name, given, calculator.parameters, calculator.required)
    values = {key: _value(key, each, calculator.parameters[key], language) for key, each in given.items()}
    return {"value": _finite(calculator.function(**values)), "unit": calculator.result}


def _value(key: str, given: Any, unit: str, language: Language) -> Any:
    """A number in the unit the calculator declares; `{"value", "unit"}` and a text with a unit are converted."""
    if not unit:
        if not isinstance(given, str):
            raise Refused(_NO_TEXT.filled(name=key))
        return given
    if isinstance(given, Mapping) and isinstance(given.get("value"), int | float):
        given = f"{given['value']!r} {given.get('unit') or unit}"
        language = "en"
    if isinstance(given, str):
        reading = numbers.read_quantity(given, language, unit)
        if reading.status != "value":
            raise Refused(_NO_VALUE.filled(name=key, reason=reading.reason or same(given)))
        return units.convert(float(reading.value or 0), reading.unit or unit, unit)
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
        raise Refused(_NO_NUMBER.filled(name=key, unit=unit))
    return float(given)


def _tabled(name: str, given: Mapping[str, Any]) -> Any:
    function = _function(name)
    hints = _hints(function)
    _demand(name, given, hints, _required(function))
    return _finite(function(**{key: _input(key, each, _sort(hints[key])) for key, each in given.items()}))


def _from_json(words: str) -> Any:
    try:
        return json.loads(words)
    except ValueError:
        return words


def _input(key: str, given: Any, sort: str) -> Any:
    """A table or a single value as an engine takes it; a number is a float, and anything else counts as missing."""
    if sort == "table":
        if not isinstance(given, list) or not all(
            isinstance(row, dict) and isinstance(row.get("id"), str) for row in given
        ):
            raise Refused(_NO_TABLE.filled(name=key))
        return [{column: _cell(cell) for column, cell in row.items()} for row in given]
    if sort == "text" and not isinstance(given, str):
        raise Refused(_NO_TEXT.filled(name=key))
    if sort == "number" and (isinstance(given, bool) or not isinstance(given, int | float)):
        raise Refused(_NO_NUMBER.filled(name=key, unit=""))
    return _cell(given)


def _cell(given: Any) -> Any:
    return float(given) if type(given) is int else given


def _sort(hint: object) -> str:
    if typing.get_origin(hint) is list:
        return "table"
    return "text" if hint is str else "number"


def _demand(name: str, given: Mapping[str, Any], known: Mapping[str, Any], required: tuple[str, ...]) -> None:
    unknown, absent = [key for key in given if key not in known], [key for key in required if key not in given]
    if unknown:
        raise Refused(_UNKNOWN.filled(name=name, unknown=", ".join(unknown), known=", ".join(known)))
    if absent:
        raise Refused(_ABSENT.filled(name=name, absent=", ".join(absent)))


def _kind(name: str) -> str:
    if name not in calc.CALCULATORS:
        raise Refused(_NO_CALCULATOR.filled(name=name))
    return calc.CALCULATORS[name]


def _function(name: str) -> Callable[..., Any]:
    found = calc.calculator(name)
    assert found is not None
    return found


def _hints(function: Callable[..., Any]) -> dict[str, Any]:
    return {name: hint for name, hint in typing.get_type_hints(function).items() if name != "return"}


def _required(function: Callable[..., Any]) -> tuple[str, ...]:
    parameters = inspect.signature(function).parameters.values()
    return tuple(each.name for each in parameters if each.default is inspect.Parameter.empty)


def _finite(answer: Any) -> Any:
    """The answer as JSON can say it: a number that is none is null."""
    if isinstance(answer, float):
        return answer if math.isfinite(answer) else None
    if isinstance(answer, Mapping):
        return {key: _finite(each) for key, each in answer.items()}
    return [_finite(each) for each in answer] if isinstance(answer, list | tuple) else answer
