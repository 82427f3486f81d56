"""The content lists that rows of tables stand for: a sector's items with the common ones, flattened where wanted."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeVar

from cpa_desktop.core.fact import Grade
from cpa_desktop.core.form import Item
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.sector import Benchmark, Question, Sector
from cpa_desktop.core.text import Text

LISTS = (
    "sectors",
    "resources",
    "places",
    "streams",
    "steps",
    "end_uses",
    "indicators",
    "benchmarks",
    "questions",
    "options",
    "effects",
    "triggers",
    "variants",
)
"""What rows may come from, besides tables."""

AnItem = TypeVar("AnItem", bound=Item)


@frozen
class NamedBenchmark(Benchmark):
    """A benchmark with the title of its indicator, as the row of a table."""

    title: Text


@frozen
class OptionEffect:
    """What an option does to one end use, as the row of a table."""

    id: str
    title: Text
    option: str
    end_use: str
    stream: str
    form: Literal["percent", "per_output", "recovered"]
    low: float
    high: float
    unit: str
    grade: Grade
    source: str


@frozen
class Trigger:
    """An option that a bad answer, or a gap in an indicator, leads to."""

    id: str
    title: Text
    question: str = ""
    indicator: str = ""
    option: str


def keyed(*groups: Iterable[AnItem]) -> dict[str, AnItem]:
    """Items by id; of two with the same id the later one holds, in the place of the first."""
    return {item.id: item for group in groups for item in group}


def asked_once(common: Iterable[Question], own: Iterable[Question]) -> dict[str, Question]:
    """The common questions and the sector's; one that a sector asks in its own words is left out."""
    own = tuple(own)
    replaced = {name for question in own for name in question.also}
    return keyed((question for question in common if question.id not in replaced), own)


def benchmarks(sector: Sector) -> Iterator[NamedBenchmark]:
    """The benchmarks of a sector with their titles."""
    titles = {indicator.id: indicator.title for indicator in sector.indicators}
    for benchmark in sector.benchmarks:
        values = {field.name: getattr(benchmark, field.name) for field in dataclasses.fields(Benchmark)}
        yield NamedBenchmark(**values, title=titles[benchmark.indicator])


def effects(sector: Sector) -> Iterator[OptionEffect]:
    """The effects of a sector's options, one a row."""
    streams = {end_use.id: end_use.stream for end_use in sector.end_uses}
    for option in sector.options:
        for number, effect in enumerate(option.effects, start=1):
            yield OptionEffect(
                id=f"{option.id}_{number}",
                title=option.title,
                option=option.id,
                end_use=effect.end_use,
                stream=streams[effect.end_use],
                form=effect.form,
                low=effect.low,
                high=effect.high,
                unit=effect.unit,
                grade=effect.grade,
                source=effect.source,
            )


def triggers(questions: Mapping[str, Question], sector: Sector) -> Iterator[Trigger]:
    """What leads to which option; a common question leads only to the options that this sector has."""
    options = keyed(sector.options)
    for question in questions.values():
        for name in question.options:
            if name in options:
                title = options[name].title
                yield Trigger(id=f"{question.id}_{name}", title=title, question=question.id, option=name)
    for option in sector.options:
        for name in option.indicators:
            yield Trigger(id=f"{name}_{option.id}", title=option.title, indicator=name, option=option.id)
