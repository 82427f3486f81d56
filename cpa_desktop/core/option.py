"""A cleaner-production option: what it does, what it costs, what leads to it, what it shuts out or wants."""

from typing import Literal

from cpa_desktop.core.fact import Grade
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.sorts import OfSorts
from cpa_desktop.core.text import Text
from cpa_desktop.core.worksheet import Expression


@frozen
class Effect:
    """What an option does to one end use."""

    end_use: str
    form: Literal["percent", "per_output", "recovered"]
    per: Expression = Expression("")  # what an amount is per; empty: the output
    low: float
    high: float
    unit: str
    grade: Grade
    source: str


@frozen
class Investment:
    """A cost at a reference capacity; blank outside 0.3 to 3 times of it."""

    low: float
    high: float
    unit: str = "VND"
    capacity: float
    capacity_unit: str
    scale: Literal["household", "semi_industrial", "industrial"] = "industrial"
    exponent: float = 0.6
    year: int
    grade: Grade
    source: str


@frozen
class Option(OfSorts):
    """A cleaner-production option of the library."""

    id: str
    title: Text
    step: str
    technique: str
    effects: tuple[Effect, ...] = ()
    investment: Investment | None = None
    condition: Text | None = None
    indicators: tuple[str, ...] = ()  # a gap in one of these proposes the option as well
    excludes: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    size: Expression = Expression("")  # of the plant, that the capacity is held against; empty: as the sector says
    grade: Grade
    source: str

    @property
    def investment_grade(self) -> str:
        """What the cost rests on."""
        return self.investment.grade if self.investment else ""

    @property
    def investment_source(self) -> str:
        """Where the cost is from."""
        return self.investment.source if self.investment else ""

    @property
    def investment_low(self) -> float | None:
        """The low end of the cost at the reference capacity."""
        return self.investment.low if self.investment else None

    @property
    def investment_high(self) -> float | None:
        """The high end of the cost at the reference capacity."""
        return self.investment.high if self.investment else None

    @property
    def investment_capacity(self) -> float | None:
        """The capacity that the cost was given for."""
        return self.investment.capacity if self.investment else None

    @property
    def investment_exponent(self) -> float | None:
        """How the cost grows with capacity."""
        return self.investment.exponent if self.investment else None


@frozen
class OptionEffect(OfSorts):
    """One effect of one option, as a row of its own; its amounts are expressions in the unit of the stream."""

    id: str
    title: Text
    option: str
    end_use: str
    stream: str
    unit: str  # of the stream
    form: Literal["percent", "amount"]
    low_amount: Expression
    high_amount: Expression
    order: float
    variants: tuple[str, ...] = ()
    grade: Grade
    source: str


@frozen
class Trigger:
    """One question or indicator that leads to one option."""

    id: str
    title: Text
    option: str
    question: str = ""
    indicator: str = ""


@frozen
class OptionPair:
    """One option that shuts out another, or that wants another to be there; exclusions stand both ways round."""

    id: str
    title: Text
    option: str
    other: str
    form: Literal["excludes", "requires"]
