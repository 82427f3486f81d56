"""What pieces of content say of one another; each function states one way to be wrong."""

from collections.abc import Callable, Collection, Iterator

from cpa_desktop.calc import units
from cpa_desktop.content.entries import Entries, Entry
from cpa_desktop.content.problem import Problem
from cpa_desktop.core import listing
from cpa_desktop.core.fold import fold
from cpa_desktop.core.sector import LISTS
from cpa_desktop.core.worksheet import Field, Worksheet

_GROUPS = ("electricity", "fuel", "water", "material", "auxiliary", "waste")
_COEFFICIENTS = {"energy": "GJ", "toe": "toe", "price": "VND", "volume": "m3", "mass": "t"}
_OTHER_COEFFICIENTS = ("co2", "ch4", "n2o")


def problems(entries: Entries) -> Iterator[Problem]:
    """Every name that stands for nothing, and every pair that does not go together."""
    for rule in RULES:
        yield from rule(entries)


def _known(entries: Entries, kind: str, owner: str = "") -> set[str]:
    """The ids of a kind that hold for an owner: its own and the common ones."""
    return {item.id for each in {"", owner} for item in entries.items(kind, each)}


def _unknown(entry: Entry, names: Collection[str], known: Collection[str], what: str, *at: str) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            yield entry.problem(f"there is no {what} {name}" + (f" in {entry.owner}" if entry.owner else ""), *at)


def _some(*names: str) -> list[str]:
    return [name for name in names if name]


def of_sheets(entries: Entries) -> Iterator[Problem]:
    """A sheet's register, task and lists are there."""
    tasks = {str(task.id) for method in entries.items("method") for task in method.tasks}
    for entry in entries.of("worksheet"):
        sheet = entry.item
        yield from _unknown(entry, _some(sheet.register), _known(entries, "register"), "register", "register")
        if sheet.task:
            yield from _unknown(entry, [str(sheet.task)], tasks, "task", "task")
        for place, field in enumerate(sheet.fields):
            yield from _of_choices(entries, entry, field, ("fields", place))
            for number, column in enumerate(field.columns):
                yield from _of_choices(entries, entry, column, ("fields", place, "columns", number))


def _of_choices(entries: Entries, entry: Entry, field: Field, where: tuple[str | int, ...]) -> Iterator[Problem]:
    """A place is of a scheme, a reference to a table; what is chosen comes from a list or from the row's own source."""
    name, kind = field.choices_from, field.kind
    if not name:
        return
    if kind == "place":
        known = {place.scheme for place in entries.items("place")}
    elif kind == "reference":
        known = set[str]() if _is_table(entries, entry.item, name) else {""}
    else:
        known = {*LISTS, "source"}
    if known and name not in known:
        wanted = {"place": "scheme of places", "reference": "table"}.get(kind, "list")
        yield entry.problem(f"there is no {wanted} {name}", *where, "choices_from")


def _is_table(entries: Entries, sheet: Worksheet, name: str) -> bool:
    sheet_id, _, table = name.rpartition(".")
    found = entries.get("worksheet", "", sheet_id.rpartition(".")[2]) if sheet_id else None
    fields = (found.item if found else sheet).fields if found or not sheet_id else ()
    return any(field.id == table and field.is_table for field in fields)


def of_registers(entries: Entries) -> Iterator[Problem]:
    """A register's parent and reports are there, and no register is its own forebear."""
    registers = {register.id: register for register in entries.items("register")}
    plans = {plan.kind for plan in entries.items("report")}
    for entry in entries.of("register"):
        register = entry.item
        yield from _unknown(entry, _some(register.parent), registers, "register", "parent")
        yield from _unknown(entry, register.reports, plans, "report", "reports")
        seen, above = {register.id}, register.parent
        while above in registers and above not in seen:
            seen.add(above)
            above = registers[above].parent
        if above == register.id:
            yield entry.problem(f"{above} belongs to itself in the end", "parent")
        keys = [headline.key for headline in register.headlines]
        for place, key in enumerate(keys):
            if key in keys[:place]:
                yield entry.problem(f"there is a headline {key} already", "headlines", place)


def of_resources(entries: Entries) -> Iterator[Problem]:
    """A resource's coefficients are facts, in a unit that fits its own."""
    facts = {fact.id: fact for fact in entries.items("fact")}
    for entry in entries.of("resource"):
        resource = entry.item
        yield from _unknown(entry, [resource.group], _GROUPS, "group", "group")
        for name in (*_COEFFICIENTS, *_OTHER_COEFFICIENTS):
            fact = facts.get(getattr(resource, name))
            yield from _unknown(entry, _some(getattr(resource, name)), facts, "fact", name)
            if fact and name in _COEFFICIENTS:
                wanted = f"{_COEFFICIENTS[name]}/{resource.unit}"
                if not units.same_dimension(fact.unit, wanted):
                    yield entry.problem(f"{fact.id} is in {fact.unit}, not in {wanted}", name)


def of_places(entries: Entries) -> Iterator[Problem]:
    """The present code of a former province is that of a place."""
    codes = {place.code for place in entries.items("place")}
    for entry in entries.of("place"):
        yield from _unknown(entry, _some(entry.item.current_code), codes, "place", "current_code")


def of_sectors(entries: Entries) -> Iterator[Problem]:
    """What a sector's plants usually have is counted by the ledger, and what only some industries have names them."""
    for entry in entries.of("sector"):
        yield from _unknown(entry, entry.item.usual, _known(entries, "resource"), "resource", "usual")
    sectors = {item.id for item in entries.items("sector")}
    for entry in entries.of("resource"):
        yield from _unknown(entry, entry.item.sectors, sectors, "sector", "sectors")


def of_flows(entries: Entries) -> Iterator[Problem]:
    """A stream runs between steps that are there, or comes in, or goes out; the ledger knows what it is counted as."""
    for entry in entries.of("flow"):
        flow, steps = entry.item, _known(entries, "step", entry.owner)
        for name in ("from_step", "to_step"):
            yield from _unknown(entry, _some(getattr(flow, name)), steps, "step", name)
        yield from _unknown(entry, _some(flow.resource), _known(entries, "resource"), "resource", "resource")
        if flow.from_step == flow.to_step:
            yield entry.problem("runs from a step to that same step, or from outside to outside", "to_step")


def of_end_uses(entries: Entries) -> Iterator[Problem]:
    """An end use is part of a stream, counted in its unit, at a step."""
    for entry in entries.of("end_use"):
        use, streams = entry.item, _streams(entries, entry.owner)
        yield from _unknown(entry, _some(use.step), _known(entries, "step", entry.owner), "step", "step")
        yield from _unknown(entry, [use.stream], streams, "stream", "stream")
        if use.stream in streams and use.unit != streams[use.stream]:
            yield entry.problem(f"{use.stream} is counted in {streams[use.stream]}, and so are its parts", "unit")


def of_indicators(entries: Entries) -> Iterator[Problem]:
    """The stream whose price a gap is counted in is there."""
    for entry in entries.of("indicator"):
        yield from _unknown(entry, _some(entry.item.stream), _streams(entries, entry.owner), "stream", "stream")


def of_benchmarks(entries: Entries) -> Iterator[Problem]:
    """A tier is of an indicator, measures what that measures, on the same basis, for a variant and a region we know."""
    regions = listing.regions(entries.items("region"), entries.items("place"))
    for entry in entries.of("benchmark"):
        tier, owner = entry.item, entry.owner
        yield from _unknown(entry, [tier.indicator], _known(entries, "indicator", owner), "indicator", "indicator")
        yield from _unknown(entry, _some(tier.variant), _variants(entries, owner), "variant", "variant")
        for part in listing.region_parts(tier.region):
            if fold(part) not in regions:
                yield entry.problem(f"there is no region {part} in regions.csv", "region")
        found = entries.get("indicator", owner, tier.indicator)
        if found is None:
            continue
        if not units.interchangeable(tier.unit, found.item.unit):
            yield entry.problem(f"{tier.indicator} is in {found.item.unit}, which {tier.unit} is not", "unit")
        if tier.basis != found.item.basis:
            text = (
                f"{tier.indicator} is on the basis {found.item.basis or 'of nothing'}, not {tier.basis or 'of nothing'}"
            )
            yield entry.problem(text, "basis")


def of_variants(entries: Entries) -> Iterator[Problem]:
    """What only some sorts of plant have names variants that exist; an option's plants have what it acts on."""
    for kind in ("step", "flow", "end_use", "option", "question"):
        for entry in entries.of(kind):
            known = _variants(entries, entry.owner)
            yield from _unknown(entry, entry.item.variants, known, "variant", "variants")
    for entry in entries.of("option"):
        for place, effect in enumerate(entry.item.effects):
            use = entries.get("end_use", entry.owner, effect.end_use)
            theirs, ours = use.item.variants if use else (), entry.item.variants
            if theirs and ours and not set(theirs) & set(ours):
                yield entry.problem(f"no plant with {effect.end_use} may take up {entry.item.id}", "effects", place)


def of_options(entries: Entries) -> Iterator[Problem]:
    """An option's step, indicators and fellow options are there; its effects are in units that fit."""
    for entry in entries.of("option"):
        option, owner = entry.item, entry.owner
        options = _known(entries, "option", owner)
        yield from _unknown(entry, _some(option.step), _known(entries, "step", owner), "step", "step")
        indicators = _known(entries, "indicator", owner)
        yield from _unknown(entry, option.indicators, indicators, "indicator", "indicators")
        yield from _unknown(entry, option.excludes, options, "option", "excludes")
        yield from _unknown(entry, option.requires, options, "option", "requires")
        yield from _of_effects(entries, entry)
        # The sheets reckon investments in đồng at tonnes a day.
        cost = option.investment
        if cost is not None and (cost.unit, cost.capacity_unit) != ("VND", "t/day"):
            yield entry.problem("an investment is in VND for a capacity in t/day", "investment")


def _of_effects(entries: Entries, entry: Entry) -> Iterator[Problem]:
    streams = _streams(entries, entry.owner)
    for place, effect in enumerate(entry.item.effects):
        use = entries.get("end_use", entry.owner, effect.end_use)
        if use is None:
            yield entry.problem(f"there is no end use {effect.end_use} in {entry.owner}", "effects", place, "end_use")
            continue
        if effect.per:  # its unit is held against the figure it is per when the sheets are bound
            continue
        wanted = "%" if effect.form == "percent" else f"{streams.get(use.item.stream, use.item.unit)}/t"
        if not units.same_dimension(effect.unit, wanted):
            text = f"{effect.form} of {use.item.stream} is in {wanted}, which {effect.unit} is not"
            yield entry.problem(text, "effects", place, "unit")


def of_questions(entries: Entries) -> Iterator[Problem]:
    """A question's step, resources, options and needs are there; a common one may lead to the options of any sector."""
    resources = {word for item in entries.items("resource") for word in (item.id, item.group, item.carrier)}
    everywhere = {entry.item.id for entry in entries.of("option")}
    installations = _installations(entries)
    for entry in entries.of("question"):
        question, owner = entry.item, entry.owner
        options = _known(entries, "option", owner) if owner else everywhere
        yield from _unknown(entry, _some(question.step), _known(entries, "step", owner), "step", "step")
        yield from _unknown(entry, question.resources, resources, "resource", "resources")
        yield from _unknown(entry, question.options, options, "option", "options")
        yield from _unknown(entry, question.also, _known(entries, "question"), "common question", "also")
        yield from _unknown(entry, question.needs, installations, "installation", "needs")


def _installations(entries: Entries) -> set[str]:
    """What a site may have or not, as the sheet of the walk-through lays it down."""
    fields = (field for sheet in entries.items("worksheet") for field in sheet.fields if field.id == "installations")
    return {row.id for field in fields if field.rows is not None for row in field.rows.listed}


def _streams(entries: Entries, owner: str) -> dict[str, str]:
    """The streams of a sector with the unit of each."""
    return {item.id: item.unit for each in ("", owner) for item in entries.items("stream", each)}


def _variants(entries: Entries, owner: str) -> set[str]:
    head = entries.get("sector", "", owner)
    return {variant.id for variant in head.item.variants} if head else set()


RULES: tuple[Callable[[Entries], Iterator[Problem]], ...] = (
    of_sheets,
    of_registers,
    of_resources,
    of_places,
    of_sectors,
    of_variants,
    of_flows,
    of_end_uses,
    of_indicators,
    of_benchmarks,
    of_options,
    of_questions,
)
