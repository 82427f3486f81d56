"""What a plant is judged by: indicators, the tiers they are held against, the limits of regulations."""

from typing import Literal

from cpa_desktop.core.fact import Grade
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Text
from cpa_desktop.core.worksheet import Expression

Better = Literal["low", "high"]
Tier = Literal["best", "good", "average", "poor"]


@frozen
class Indicator:
    """A specific consumption, yield or load that this sector is judged by."""

    id: str
    title: Text
    unit: str
    basis: str = ""
    value: Expression
    better: Better = "low"
    stream: str = ""  # the stream whose price a sourced gap is counted in; empty: never priced
    output: Expression = Expression("")  # what the indicator is per, to turn a gap into a yearly amount
    minimum: Expression = Expression("")  # the physical least, shown beside figures that raw material rules
    note: Text | None = None


@frozen
class Benchmark:
    """One tier of an indicator, with the bounds it was read at."""

    id: str
    indicator: str
    tier: Tier
    low: float | None = None
    high: float | None = None
    unit: str
    basis: str = ""
    variant: str = ""
    capacity_low: float | None = None
    capacity_high: float | None = None
    grade: Grade
    source: str
    year: int | None = None
    region: str = ""
    note: Text | None = None


@frozen
class NamedBenchmark(Benchmark):
    """A benchmark as the row of a table."""

    title: Text  # of its indicator
    read_in: str = ""  # its year, or that of its source
    is_foreign: bool = False


@frozen
class Limit:
    """What a regulation lets out at most, or (ph_low) at least; a limit that is not known is blank."""

    id: str
    title: Text  # of the parameter
    regulation: str
    parameter: str
    column: str = ""  # A, B … by the receiving water
    facility: Literal["", "new", "existing"] = ""
    value: float | None = None
    unit: str
    is_least: bool = False
    scaled: bool = False  # times Kq and Kf
    valid_from: str = ""
    valid_to: str = ""
    grade: Grade
    source: str
    note: Text | None = None

    @property
    def noted(self) -> str:
        """The id by which its note is found, if it has one."""
        return self.id if self.note else ""
