"""Coffee mills of one season, typed into the shipped forms, and what the program makes of them."""

from collections.abc import Mapping

from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.sector import Sector
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from tests.content.cassava_plants import catalogue, figure

MONTH = "2025-11"
WET = ("washed", "semi_washed", "honey", "smallholder")
VARIANTS = (*WET, "dry", "dry_mill")
_UNITS = {"wastewater": "m3", "water_surface": "m3", "water_well": "m3", "electricity": "kWh"}

__all__ = ["MONTH", "VARIANTS", "WET", "catalogue", "figure", "found", "mill", "pack"]


def pack() -> Sector:
    """What is known of coffee."""
    return catalogue().sector("coffee")


def mill(
    desk: Desk, variant: str, output: float, used: Mapping[str, float], typed: Mapping[str, str] | None = None
) -> RecordSession:
    """A mill with `output` tonnes of what it sells in a season of one month, its ledger and further answers."""
    enterprise = desk.new("enterprise", answers={"P02/legal_name": "Xưởng Á", "P02/sector": "coffee"})
    session = desk.session(desk.new("rapid", enterprise, {"P01/period_from": "11/2025", "P01/period_to": "11/2025"}))
    session.answer_all({"P01/title": "Vụ 1", "P05/variant": variant}, strict=True)
    session.add_row("P05/products", "coffee1")
    answers = {f"P05/output/coffee1.{MONTH}/amount": _written(output, "t")}
    answers |= {f"P08/use/{name}.{MONTH}/qty": _written(amount, _UNITS.get(name, "t")) for name, amount in used.items()}
    session.answer_all({**answers, **(typed or {})}, strict=True)
    return session


def found(evaluation: Evaluation, severity: str) -> set[str]:
    """Where findings of a severity stand on the sheets of coffee."""
    return {each.address for each in evaluation.findings if each.severity == severity and each.address[:2] == "CF"}


def _written(amount: float, unit: str) -> str:
    return f"{amount:.6f} {unit}".replace(".", ",")
