"""Units: their table, what they measure, what people call them, and how a calculator declares them."""

from cpa_desktop.calc.units.dimension import DIMENSIONLESS, Dimension, UnlikeUnits
from cpa_desktop.calc.units.measure import (
    SYMBOLS,
    Unit,
    UnknownUnit,
    atoms,
    convert,
    from_base,
    interchangeable,
    same_dimension,
    to_base,
    unit,
)
from cpa_desktop.calc.units.signature import *  # noqa: F403 — KgPerHour, KJPerKg and their like
from cpa_desktop.calc.units.signature import signature_units
from cpa_desktop.calc.units.words import Language, aliases, counted, recognise, shown

__all__ = [
    "DIMENSIONLESS",
    "SYMBOLS",
    "Dimension",
    "Language",
    "Unit",
    "UnknownUnit",
    "UnlikeUnits",
    "aliases",
    "atoms",
    "convert",
    "counted",
    "from_base",
    "interchangeable",
    "recognise",
    "same_dimension",
    "shown",
    "signature_units",
    "to_base",
    "unit",
]
