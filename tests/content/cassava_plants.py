"""Starch plants of one month, typed into the shipped forms, and what the program makes of them."""

from collections.abc import Mapping
from functools import cache

from cpa_desktop.content import loader
from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.sector import Sector
from cpa_desktop.paths import FORMS
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk

MONTH = "2025-01"
_UNITS = {
    "wastewater": "m3",
    "water_surface": "m3",
    "water_well": "m3",
    "electricity": "kWh",
    "power_biogas": "kWh",
    "biogas": "Nm3",
    "fuel_oil": "L",
}


@cache
def catalogue() -> Catalogue:
    """The shipped forms, read once."""
    found, problems = loader.load([FORMS])
    assert found is not None, problems
    return found


def pack() -> Sector:
    """What is known of cassava starch."""
    return catalogue().sector("cassava-starch")


def plant(
    desk: Desk, variant: str, output: float, used: Mapping[str, float], typed: Mapping[str, str] | None = None
) -> RecordSession:
    """A plant that made `output` tonnes in a month, with its ledger and further answers."""
    enterprise = desk.new("enterprise", answers={"P02/legal_name": "Nhà máy Á", "P02/sector": "cassava-starch"})
    session = desk.session(desk.new("rapid", enterprise, {"P01/period_from": "01/2025", "P01/period_to": "01/2025"}))
    session.answer_all({"P01/title": "Đợt 1", "P05/variant": variant}, strict=True)
    session.add_row("P05/products", "starch1")
    answers = {f"P05/output/starch1.{MONTH}/amount": _written(output, "t")}
    answers |= {f"P08/use/{name}.{MONTH}/qty": _written(amount, _UNITS.get(name, "t")) for name, amount in used.items()}
    session.answer_all({**answers, **(typed or {})}, strict=True)
    return session


def figure(evaluation: Evaluation, name: str, row: str = "") -> float:
    """A figure such as `CS1.recovery` or `K02.uses.amount` of a row, in the unit it is shown in; it must be known."""
    sheet, *rest = name.split(".")
    key = (sheet, "", rest[0]) if len(rest) == 1 else (sheet, rest[0], rest[1])
    value = evaluation.shown_value(key, row)
    assert isinstance(value, float), (name, row, value)
    return value


def found(evaluation: Evaluation, severity: str) -> set[str]:
    """Where findings of a severity stand on the sheet of roots and starch."""
    return {each.address for each in evaluation.findings if each.severity == severity and each.address[:4] == "CS1/"}


def _written(amount: float, unit: str) -> str:
    return f"{amount:.6f} {unit}".replace(".", ",")
