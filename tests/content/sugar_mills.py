"""Sugar mills and traditional works of one month, typed into the shipped forms, and what the program makes of them."""

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
SHEETS = ("SU1", "SU2", "SU3", "SU4")
_UNITS = {
    "wastewater": "m3", "water_surface": "m3", "water_well": "m3", "electricity": "kWh", "power_bagasse": "kWh",
    "lime": "kg", "sulphur": "kg", "phosphoric_acid": "kg", "flocculant": "kg", "biocide": "kg", "caustic": "kg",
}  # fmt: skip


@cache
def catalogue() -> Catalogue:
    """The shipped forms, read once."""
    found, problems = loader.load([FORMS])
    assert found is not None, problems
    return found


def pack() -> Sector:
    """What is known of cane sugar."""
    return catalogue().sector("sugar-cane")


def mill(
    desk: Desk, variant: str, output: float, used: Mapping[str, float], typed: Mapping[str, str] | None = None
) -> RecordSession:
    """A mill or works that bagged `output` tonnes in a month, with its ledger and further answers."""
    enterprise = desk.new("enterprise", answers={"P02/legal_name": "Nhà máy Á", "P02/sector": "sugar-cane"})
    session = desk.session(desk.new("rapid", enterprise, {"P01/period_from": "01/2025", "P01/period_to": "01/2025"}))
    session.answer_all({"P01/title": "Đợt 1", "P05/variant": variant}, strict=True)
    session.add_row("P05/products", "sugar1")
    answers = {f"P05/output/sugar1.{MONTH}/amount": written(output, "t")}
    answers |= {f"P08/use/{name}.{MONTH}/qty": written(amount, _UNITS.get(name, "t")) for name, amount in used.items()}
    session.answer_all({**answers, **(typed or {})}, strict=True)
    return session


def figure(evaluation: Evaluation, name: str, row: str = "") -> float:
    """A figure such as `SU1.extraction` or `K02.uses.amount` of a row, in the unit it is shown in; it must be known."""
    value = maybe(evaluation, name, row)
    assert isinstance(value, float), (name, row, value)
    return value


def maybe(evaluation: Evaluation, name: str, row: str = "") -> object:
    """A figure, or whatever stands where it is missing."""
    sheet, *rest = name.split(".")
    key = (sheet, "", rest[0]) if len(rest) == 1 else (sheet, rest[0], rest[1])
    return evaluation.shown_value(key, row)


def found(evaluation: Evaluation, severity: str) -> set[str]:
    """Where findings of a severity stand on the sheets of sugar cane."""
    return {each.address for each in evaluation.findings if each.severity == severity and each.address[:3] in SHEETS}


def written(amount: float, unit: str) -> str:
    """A number as a person writes it in Vietnamese."""
    return f"{amount:.6f} {unit}".replace(".", ",")
