"""Floats that say their unit in a calculator's signature, and how it is read from there."""

import inspect
import typing
from collections.abc import Callable
from typing import Annotated

Ratio = Annotated[float, "1"]
Percent = Annotated[float, "%"]
PartsPerMillion = Annotated[float, "ppm"]

Kg = Annotated[float, "kg"]
Tonne = Annotated[float, "t"]
KgPerHour = Annotated[float, "kg/h"]
KgPerSecond = Annotated[float, "kg/s"]
KgPerDay = Annotated[float, "kg/day"]
KgPerYear = Annotated[float, "kg/year"]
TonnePerHour = Annotated[float, "t/h"]
TonnePerDay = Annotated[float, "t/day"]
TonnePerYear = Annotated[float, "t/year"]
KgPerCubicMetre = Annotated[float, "kg/m3"]
MgPerLitre = Annotated[float, "mg/L"]

Metre = Annotated[float, "m"]
Millimetre = Annotated[float, "mm"]
SquareMetre = Annotated[float, "m2"]
CubicMetre = Annotated[float, "m3"]
Litre = Annotated[float, "L"]
MetrePerSecond = Annotated[float, "m/s"]
CubicMetrePerSecond = Annotated[float, "m3/s"]
CubicMetrePerMinute = Annotated[float, "m3/min"]
CubicMetrePerHour = Annotated[float, "m3/h"]
CubicMetrePerDay = Annotated[float, "m3/day"]
CubicMetrePerYear = Annotated[float, "m3/year"]
LitrePerSecond = Annotated[float, "L/s"]
LitrePerMinute = Annotated[float, "L/min"]
CubicMetrePerKg = Annotated[float, "m3/kg"]
CubicMetrePerTonne = Annotated[float, "m3/t"]
NormalCubicMetre = Annotated[float, "Nm3"]
NormalCubicMetrePerHour = Annotated[float, "Nm3/h"]
NormalCubicMetrePerKg = Annotated[float, "Nm3/kg"]

Second = Annotated[float, "s"]
Hour = Annotated[float, "h"]
Day = Annotated[float, "day"]
Year = Annotated[float, "year"]
HourPerDay = Annotated[float, "h/day"]
HourPerYear = Annotated[float, "h/year"]
DayPerYear = Annotated[float, "day/year"]
Hertz = Annotated[float, "Hz"]
TurnPerMinute = Annotated[float, "rpm"]

Celsius = Annotated[float, "°C"]
Kelvin = Annotated[float, "K"]

Pascal = Annotated[float, "Pa"]
KPa = Annotated[float, "kPa"]
MPa = Annotated[float, "MPa"]
Bar = Annotated[float, "bar"]
BarAbsolute = Annotated[float, "bar(a)"]
BarGauge = Annotated[float, "bar(g)"]

Watt = Annotated[float, "W"]
KW = Annotated[float, "kW"]
KVA = Annotated[float, "kVA"]
KVAr = Annotated[float, "kVAr"]
Volt = Annotated[float, "V"]
Ampere = Annotated[float, "A"]
KWh = Annotated[float, "kWh"]
MWh = Annotated[float, "MWh"]
KWhPerYear = Annotated[float, "kWh/year"]
KWhPerTonne = Annotated[float, "kWh/t"]
KWhPerCubicMetre = Annotated[float, "kWh/m3"]
KJPerHour = Annotated[float, "kJ/h"]
MJPerHour = Annotated[float, "MJ/h"]
MJ = Annotated[float, "MJ"]
GJ = Annotated[float, "GJ"]
GJPerYear = Annotated[float, "GJ/year"]
GJPerTonne = Annotated[float, "GJ/t"]
KJPerKg = Annotated[float, "kJ/kg"]
MJPerKg = Annotated[float, "MJ/kg"]
MJPerNormalCubicMetre = Annotated[float, "MJ/Nm3"]
KJPerKgKelvin = Annotated[float, "kJ/(kg.K)"]
WattPerMetre = Annotated[float, "W/m"]
WattPerSquareMetre = Annotated[float, "W/m2"]
WattPerMetreKelvin = Annotated[float, "W/(m.K)"]
WattPerSquareMetreKelvin = Annotated[float, "W/(m2.K)"]
Lumen = Annotated[float, "lm"]
Lux = Annotated[float, "lx"]
LumenPerWatt = Annotated[float, "lm/W"]

Toe = Annotated[float, "toe"]
KgPerTJ = Annotated[float, "kg/TJ"]
KgCO2e = Annotated[float, "kgCO2e"]
TonneCO2e = Annotated[float, "tCO2e"]
TonneCO2ePerYear = Annotated[float, "tCO2e/year"]
KgCO2ePerKWh = Annotated[float, "kgCO2e/kWh"]
TonneCO2ePerMWh = Annotated[float, "tCO2e/MWh"]

VND = Annotated[float, "VND"]
VNDPerYear = Annotated[float, "VND/year"]
VNDPerKWh = Annotated[float, "VND/kWh"]
VNDPerCubicMetre = Annotated[float, "VND/m3"]
VNDPerKg = Annotated[float, "VND/kg"]
VNDPerTonne = Annotated[float, "VND/t"]
VNDPerGJ = Annotated[float, "VND/GJ"]


def signature_units(function: Callable[..., object]) -> dict[str, str]:
    """The units that a calculator's parameters and result declare, by name; the result is under `return`."""
    hints = typing.get_type_hints(inspect.unwrap(function), include_extras=True)
    found = {name: _declared(hint) for name, hint in hints.items()}
    return {name: text for name, text in found.items() if text is not None}


def _declared(hint: object) -> str | None:
    """The unit in `Annotated[float, "kg/h"]`, also inside an optional or a sequence of them."""
    if typing.get_origin(hint) is Annotated:
        return next((mark for mark in typing.get_args(hint)[1:] if isinstance(mark, str)), None)
    return next((text for part in typing.get_args(hint) if (text := _declared(part)) is not None), None)
