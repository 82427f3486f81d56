"""The packs of the industries: the shipped forms, a plant of one month typed into them, and what is made of it."""

from collections.abc import Mapping
from functools import cache

from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.sector import Sector
from cpa_desktop.paths import FORMS
from cpa_desktop.service import forms
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk

SECTORS = tuple(sorted(folder.name for folder in (FORMS / "sectors").iterdir() if folder.is_dir()))
_UNITS = {
    "wastewater": "m3", "water_surface": "m3", "water_well": "m3", "electricity": "kWh", "power_biogas": "kWh",
    "power_bagasse": "kWh", "biogas": "Nm3", "fuel_oil": "L", "lime": "kg", "sulphur": "kg", "phosphoric_acid": "kg",
    "flocculant": "kg", "biocide": "kg", "caustic": "kg",
}  # fmt: skip


@cache
def catalogue() -> Catalogue:
    """The shipped forms, read once."""
    return forms.load()


def having(sector: Sector, variants: tuple[str, ...]) -> set[str]:
    """The sorts of plant meant; none named means all."""
    return set(variants or (variant.id for variant in sector.variants))


def plant(
    desk: Desk, sector: str, product: str, month: str, variant: str, output: str, answers: Mapping[str, str]
) -> RecordSession:
    """A plant that made so much of a product in a month, with further answers."""
    enterprise = desk.new("enterprise", answers={"P02/legal_name": "Nhà máy Á", "P02/sector": sector})
    period = "/".join(reversed(month.split("-")))
    session = desk.session(desk.new("rapid", enterprise, {"P01/period_from": period, "P01/period_to": period}))
    session.answer_all({"P01/title": "Đợt 1", "P05/variant": variant}, strict=True)
    session.add_row("P05/products", product)
    session.answer_all({f"P05/output/{product}.{month}/amount": output, **answers}, strict=True)
    return session


def ledger(month: str, used: Mapping[str, float]) -> dict[str, str]:
    """What a plant used in a month, as it is typed."""
    return {f"P08/use/{name}.{month}/qty": written(amount, _UNITS.get(name, "t")) for name, amount in used.items()}


def written(amount: float, unit: str) -> str:
    """A number as a person writes it in Vietnamese."""
    return f"{amount:.6f} {unit}".replace(".", ",")


def figure(evaluation: Evaluation, name: str, row: str = "") -> float:
    """A figure such as `CS1.recovery` or `K02.uses.amount` of a row, in the unit it is shown in; it must be known."""
    value = maybe(evaluation, name, row)
    assert isinstance(value, float), (name, row, value)
    return value


def maybe(evaluation: Evaluation, name: str, row: str = "") -> object:
    """A figure, or whatever stands where it is missing."""
    sheet, *rest = name.split(".")
    key = (sheet, "", rest[0]) if len(rest) == 1 else (sheet, rest[0], rest[1])
    return evaluation.shown_value(key, row)


def found(evaluation: Evaluation, severity: str, *sheets: str) -> set[str]:
    """Where findings of a severity stand on some sheets."""
    there = (each.address for each in evaluation.findings if each.severity == severity)
    return {address for address in there if address.partition("/")[0] in sheets}


def parts(evaluation: Evaluation, stream: str) -> dict[str, float]:
    """The end uses of a stream with their amounts."""
    uses = [row for row in evaluation.rows("K02", "uses") if evaluation.cell(("K02", "uses", "stream"), row) == stream]
    return {row: figure(evaluation, "K02.uses.amount", row) for row in uses}
