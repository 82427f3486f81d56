"""What is known of an industry: its steps, end uses, indicators, benchmarks, questions and options."""

from typing import Literal

from cpa_desktop.core.fact import Grade
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Text
from cpa_desktop.core.worksheet import Choice, Expression

Better = Literal["low", "high"]
Tier = Literal["best", "good", "average", "poor"]


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
class Place:
    """A province-level unit under one administrative scheme."""

    id: str  # scheme:code, since a code alone changed its meaning in July 2025
    title: Text
    scheme: str
    code: str
    type: str = ""
    current_code: str = ""


@frozen
class Region:
    """A country or a larger part of the world, as benchmarks name where they hold."""

    id: str
    title: Text
    home: bool = False  # our own country; what holds elsewhere alone is foreign


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


@frozen
class Step:
    """A step of the production line (công đoạn)."""

    id: str
    title: Text
    inputs: Text | None = None
    outputs: Text | None = None
    variants: tuple[str, ...] = ()  # the sorts of plant that have it; empty: all

    @property
    def for_all(self) -> bool:
        """Whether every sort of plant has it."""
        return not self.variants


@frozen
class Flow:
    """A stream of the template that a detailed audit starts from; an end left empty lies outside the site."""

    id: str
    title: Text
    from_step: str = ""
    to_step: str = ""
    kind: Literal["material", "water", "energy", "product", "byproduct", "waste"] = "material"
    resource: str = ""  # what the ledger counts it as
    variants: tuple[str, ...] = ()
    note: Text | None = None

    @property
    def for_all(self) -> bool:
        """Whether every sort of plant has it."""
        return not self.variants


@frozen
class EndUse:
    """The part of a stream that one step uses or loses; options are capped by it."""

    id: str
    title: Text
    step: str
    stream: str
    unit: str
    amount: Expression
    waste: str = ""  # the resource with which a loss leaves the site
    variants: tuple[str, ...] = ()
    grade: Grade
    source: str
    note: Text | None = None

    @property
    def for_all(self) -> bool:
        """Whether every sort of plant has it."""
        return not self.variants


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
class Question:
    """An observation of the walk-through, the form of its answer, and the options it leads to."""

    id: str
    title: Text
    how: Text
    block: str = ""  # A to M of the common checklist, for the radar chart
    level: int = 2  # 1: asked in a self-assessment too
    variants: tuple[str, ...] = ()
    step: str = ""
    resources: tuple[str, ...] = ()
    form: Literal["grade", "number", "choice"] = "grade"
    unit: str = "1"
    units: tuple[str, ...] = ()
    bad_above: float | None = None
    bad_below: float | None = None
    plausible: tuple[float | None, float | None] | None = None
    choices: tuple[Choice, ...] = ()
    ledger: Expression = Expression("")
    options: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # ids of common questions that ask the same, hence asked once
    needs: tuple[str, ...] = ()  # installations of which one must be there for it to make sense
    grade: Grade
    source: str

    @property
    def for_all(self) -> bool:
        """Whether every sort of plant is asked it."""
        return not self.variants

    @property
    def bad_choices(self) -> tuple[str, ...]:
        """The choices that mean something is wrong."""
        return tuple(choice.id for choice in self.choices if choice.state == "bad")

    @property
    def partly_choices(self) -> tuple[str, ...]:
        """The choices that mean something is only partly right."""
        return tuple(choice.id for choice in self.choices if choice.state == "partly")

    @property
    def idle_choices(self) -> tuple[str, ...]:
        """The choices that mean the question does not apply here."""
        return tuple(choice.id for choice in self.choices if choice.state == "not_applicable")


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
class Option:
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
    def for_all(self) -> bool:
        """Whether every sort of plant may take it up."""
        return not self.variants

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


@frozen
class OptionEffect:
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

    @property
    def for_all(self) -> bool:
        """Whether it holds in every sort of plant."""
        return not self.variants


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


@frozen
class Sector:
    """The knowledge of one industry."""

    id: str
    title: Text
    product: Text
    basis: str
    variants: tuple[Choice, ...] = ()
    size: Expression = Expression("")  # of a plant, that capacities of investments are held against; empty: its output
    usual: tuple[str, ...] = ()  # resources that a plant usually has, offered first
    steps: tuple[Step, ...] = ()
    flows: tuple[Flow, ...] = ()
    streams: tuple[Stream, ...] = ()
    end_uses: tuple[EndUse, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    questions: tuple[Question, ...] = ()
    options: tuple[Option, ...] = ()
    limits: tuple[Limit, ...] = ()


LISTS: dict[str, type] = {
    "resources": Resource,
    "places": Place,
    "streams": Stream,
    "steps": Step,
    "flows": Flow,
    "end_uses": EndUse,
    "indicators": Indicator,
    "benchmarks": NamedBenchmark,
    "regions": Choice,
    "sources": Choice,
    "limit_notes": Choice,
    "questions": Question,
    "options": Option,
    "effects": OptionEffect,
    "triggers": Trigger,
    "limits": Limit,
    "pairs": OptionPair,
    "variants": Choice,
    "sectors": Choice,
}
"""The content lists that rows of tables may come from, and what each is a list of."""
