"""What is known of an industry: its steps, end uses, indicators, benchmarks, questions and options."""

from cpa_desktop.core.benchmark import Benchmark, Indicator, Limit, NamedBenchmark
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.option import Option, OptionEffect, OptionPair, Trigger
from cpa_desktop.core.place import Place
from cpa_desktop.core.production import EndUse, Flow, Step
from cpa_desktop.core.question import Question
from cpa_desktop.core.resource import Resource, Stream
from cpa_desktop.core.text import Text
from cpa_desktop.core.worksheet import Choice, Expression


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
