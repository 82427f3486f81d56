"""The content lists that rows of tables stand for: a sector's items with the common ones, flattened where wanted."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from cpa_desktop.calc import units
from cpa_desktop.core.benchmark import Benchmark, Limit, NamedBenchmark
from cpa_desktop.core.fact import Source
from cpa_desktop.core.fold import fold
from cpa_desktop.core.form import Item
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.option import Effect, Option, OptionEffect, OptionPair, Trigger
from cpa_desktop.core.place import Place, Region
from cpa_desktop.core.question import Question
from cpa_desktop.core.resource import Resource, Stream
from cpa_desktop.core.sector import LISTS, Sector
from cpa_desktop.core.text import LANGUAGES, Text, same
from cpa_desktop.core.worksheet import Choice, Expression

AnItem = TypeVar("AnItem", bound=Item)

# Both are compiled in the table whose rows stand for effects.
_SHARE_OF_USE = "use_amount * '{value!r} {unit}'"
_PER_OUTPUT = "P05.output_total * basis('{value!r} {unit}', '/{basis}')"
_PER = "unbased({per}) * '{value!r} {unit}'"
_SIZE = "first(P05.design_capacity, basis(P05.daily_output, '1/{product}'))"  # tonnes of product a day
_OWN = Text(vi="suy tính, ước tính của bộ dữ liệu ngành", en="derivations and estimates of the sector's own")


@frozen
class Named:
    """What a region is called, and whether it is abroad."""

    title: Text
    is_home: bool


def keyed(*groups: Iterable[AnItem]) -> dict[str, AnItem]:
    """Items by id; of two with the same id the later one holds, in the place of the first."""
    return {item.id: item for group in groups for item in group}


def of_sector(
    sector: Sector, questions: Mapping[str, Question], streams: Mapping[str, Stream]
) -> dict[str, Mapping[str, Item]]:
    """The lists that only an industry has; `questions` and `streams` are its own with the common ones."""
    return {
        "steps": keyed(sector.steps),
        "flows": keyed(sector.flows),
        "end_uses": keyed(sector.end_uses),
        "indicators": keyed(sector.indicators),
        "options": keyed(_options(sector)),
        "effects": keyed(_effects(sector, streams)),
        "triggers": keyed(_triggers(sector, questions)),
        "pairs": keyed(_pairs(sector)),
        "variants": keyed(sector.variants),
    }


def resources(all_of_them: Iterable[Resource], sector: Sector | None) -> dict[str, Resource]:
    """What a plant of an industry may have in its ledger: group by group, in each the usual ones first.

    Of a plant whose industry is not known yet, anything."""
    here = [each for each in all_of_them if not each.sectors or sector is None or sector.id in each.sectors]
    usual = {name: place for place, name in enumerate(sector.usual)} if sector is not None else {}
    groups = list(dict.fromkeys(each.group for each in here))
    return keyed(sorted(here, key=lambda each: (groups.index(each.group), usual.get(each.id, len(usual)))))


def empty() -> dict[str, Mapping[str, Item]]:
    """Every list with nothing in it."""
    return {name: {} for name in LISTS}


def choices(sectors: Iterable[Sector]) -> dict[str, Choice]:
    """The sectors one may choose from."""
    return keyed(Choice(id=sector.id, title=sector.title) for sector in sectors)


def asked_once(common: Iterable[Question], sector: Sector | None) -> dict[str, Question]:
    """The common questions and the sector's; one that a sector asks in its own words is left out there.

    Where the sector asks its own only of some sorts of plant, the others are still asked the common one."""
    if sector is None:
        return keyed(common)
    every = tuple(variant.id for variant in sector.variants)
    asked: dict[str, set[str]] = {}
    for question in sector.questions:
        for name in question.also:
            asked.setdefault(name, set()).update(question.variants or every or ("",))
    left = {name: tuple(variant for variant in every if variant not in theirs) for name, theirs in asked.items()}
    kept = (
        dataclasses.replace(each, variants=left[each.id]) if each.id in left else each
        for each in common
        if left.get(each.id, every or ("",))
    )
    return keyed(kept, sector.questions)


def regions(known: Iterable[Region], places: Iterable[Place]) -> dict[str, Named]:
    """Regions by every name they go by, without accents; our own provinces are at home."""
    found = {
        fold(place.title.of(each)): Named(title=place.title, is_home=True) for place in places for each in LANGUAGES
    }
    for region in known:
        names = (region.id, region.title.vi, region.title.en)
        found |= {fold(name): Named(title=region.title, is_home=region.home) for name in names}
    return found


def region_parts(words: str) -> list[str]:
    """`Thailand, Viet Nam` as its parts."""
    return [part.strip() for part in words.split(",") if part.strip()]


def sources(known: Iterable[Source]) -> dict[str, Choice]:
    """Sources as a reader finds them again; where somebody estimated there is nothing to find."""
    return keyed(Choice(id=source.id, title=_OWN if source.grade == "estimate" else source.cited()) for source in known)


def limit_notes(limits: Iterable[Limit]) -> dict[str, Choice]:
    """What is said beside a limit, above all what to enter where it is not known."""
    return keyed(Choice(id=limit.id, title=limit.note) for limit in limits if limit.note is not None)


def benchmarks(
    sector: Sector, sources: Mapping[str, Source], known: Iterable[Region], places: Iterable[Place]
) -> dict[str, Mapping[str, Item]]:
    """The tiers in the unit of their indicator, so that both can be set side by side, and where they are from."""
    named = regions(known, ())
    parts = {fold(part) for tier in sector.benchmarks for part in region_parts(tier.region)}
    if not parts <= named.keys():  # a province is named so seldom that they are looked through only then
        named = regions(known, places)
    spoken = {tier.region: _regions(tier.region, named) for tier in sector.benchmarks if tier.region}
    return {
        "benchmarks": keyed(_benchmarks(sector, sources, spoken)),
        "regions": {region: Choice(id=region, title=each.title) for region, each in spoken.items()},
    }


def _regions(words: str, named: Mapping[str, Named]) -> Named:
    """A list of regions in words; it is at home where one of them is."""
    parts = region_parts(words)
    found = [named.get(fold(part), Named(title=same(part), is_home=True)) for part in parts]
    title = Text(vi=", ".join(each.title.vi for each in found), en=", ".join(each.title.en for each in found))
    return Named(title=title, is_home=any(each.is_home for each in found))


def _benchmarks(sector: Sector, sources: Mapping[str, Source], spoken: Mapping[str, Named]) -> Iterator[NamedBenchmark]:
    indicators = keyed(sector.indicators)
    for tier in sector.benchmarks:
        indicator, source = indicators[tier.indicator], sources.get(tier.source)
        source = None if source is not None and source.grade == "estimate" else source  # nothing to be read again
        values = {field.name: getattr(tier, field.name) for field in dataclasses.fields(Benchmark)}
        bounds = {name: _carried(values[name], tier.unit, indicator.unit) for name in ("low", "high")}
        yield NamedBenchmark(
            **{**values, **bounds, "unit": indicator.unit},
            title=indicator.title,
            read_in=str(tier.year or (source.year if source else "")),
            is_foreign=tier.region in spoken and not spoken[tier.region].is_home,
        )


def _options(sector: Sector) -> Iterator[Option]:
    """The options, each with the size of plant that its cost follows."""
    for option in sector.options:
        size = option.size or sector.size or _SIZE
        yield dataclasses.replace(option, size=Expression(f"unbased({size})"))


def _carried(bound: float | None, unit: str, wanted: str) -> float | None:
    return None if bound is None else units.convert(bound, unit, wanted)


def _effects(sector: Sector, streams: Mapping[str, Stream]) -> Iterator[OptionEffect]:
    uses = keyed(sector.end_uses)
    for order, option in enumerate(sector.options, start=1):
        for number, effect in enumerate(option.effects, start=1):
            use = uses[effect.end_use]
            stream = streams[use.stream]
            yield OptionEffect(
                id=f"{option.id}_{number}",
                title=option.title,
                option=option.id,
                end_use=effect.end_use,
                stream=stream.id,
                unit=stream.unit,
                form="percent" if effect.form == "percent" else "amount",
                low_amount=_amount(effect, effect.low, sector.basis),
                high_amount=_amount(effect, effect.high, sector.basis),
                order=float(order),
                variants=_in_both(option.variants, use.variants),
                grade=effect.grade,
                source=effect.source,
            )


def _in_both(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """The sorts of plant that both are for; none named means all."""
    return tuple(each for each in some if each in others) if some and others else some or others


def _amount(effect: Effect, value: float, basis: str) -> Expression:
    """What the effect comes to: a share of what its step uses, or so much for each unit of output."""
    words = _SHARE_OF_USE if effect.form == "percent" else _PER if effect.per else _PER_OUTPUT
    return Expression(words.format(value=value, unit=effect.unit, basis=basis, per=effect.per))


def _pairs(sector: Sector) -> Iterator[OptionPair]:
    """What shuts out what, both ways round, and what wants what."""
    options = keyed(sector.options)
    for option in sector.options:
        for other in option.excludes:
            for one, two in ((option.id, other), (other, option.id)):
                yield OptionPair(id=f"{one}_{two}", title=options[two].title, option=one, other=two, form="excludes")
        for other in option.requires:
            title = options[other].title
            yield OptionPair(id=f"{option.id}_{other}", title=title, option=option.id, other=other, form="requires")


def _triggers(sector: Sector, questions: Mapping[str, Question]) -> Iterator[Trigger]:
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
