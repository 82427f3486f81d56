"""What the ledger counts, and what of it an option can save: resources, and the streams they are weighed in."""

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Text
from cpa_desktop.core.worksheet import Expression


@frozen
class Resource:
    """Something the ledger counts; its coefficients are the ids of facts."""

    id: str
    title: Text
    group: str  # electricity, fuel, water, material, auxiliary, waste
    carrier: str = ""
    unit: str
    units: tuple[str, ...] = ()
    own: bool = False
    biogenic: bool = False
    energy: str = ""
    toe: str = ""
    co2: str = ""
    ch4: str = ""
    n2o: str = ""
    volume: str = ""
    mass: str = ""
    price: str = ""
    price_low: float | None = None
    price_high: float | None = None
    sectors: tuple[str, ...] = ()  # the industries that have it; empty: all
    help: Text | None = None


@frozen
class Stream:
    """What an option can save: its yearly baseline, its price, and what a unit of it stands for."""

    id: str
    title: Text
    group: str  # energy, water, material
    unit: str
    baseline: Expression
    price: Expression
    energy: Expression = Expression("")
    toe: Expression = Expression("")
    co2: Expression = Expression("")
    cod: Expression = Expression("")
    bod: Expression = Expression("")
    biogenic: Expression = Expression("")  # CO2 of living matter, a memo beside greenhouse gas
    good: Expression = Expression("")  # the part of the baseline that is metered or invoiced
