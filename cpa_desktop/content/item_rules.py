"""What every piece of content must be like by itself; each function states one way to be wrong."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from keyword import iskeyword

from cpa_desktop.calc import units
from cpa_desktop.content.entries import Entries, Entry, parts
from cpa_desktop.content.problem import Problem
from cpa_desktop.content.sheet_rules import twice
from cpa_desktop.core.address import IDENTIFIER
from cpa_desktop.core.fact import Fact
from cpa_desktop.core.method import Method
from cpa_desktop.core.question import Question
from cpa_desktop.core.sector import Sector
from cpa_desktop.core.text import LANGUAGES, Text
from cpa_desktop.core.worksheet import Field

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_DAY = re.compile(r"[0-9]{4}-[01][0-9]-[0-3][0-9]")
_SECTOR_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_BASIS = re.compile(r"([a-z]\w*(\.[a-z]\w*)*)?(/[a-z]\w*(\.[a-z]\w*)*)?|(\{product\})?(/\{product\})?")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ORDERED = (
    ("low", "high"),
    ("least", "most"),
    ("capacity_low", "capacity_high"),
    ("price_low", "price_high"),
    ("valid_from", "valid_to"),
    ("low", "value"),
    ("value", "high"),
)
_UNITS = ("unit", "capacity_unit")
_NAMED_OTHERWISE = ("worksheet", "method", "report", "place")
_MANY_WORDS = 4  # so many words, alike in both languages, have not been translated


def problems(entries: Entries) -> Iterator[Problem]:
    """Everything wrong with the pieces, one by one, and with the facts among themselves."""
    for entry in entries:
        for rule in RULES:
            yield from rule(entry)
    yield from _measured_alike(entries)
    yield from _sourced(entries)


def identified(entry: Entry) -> Iterator[Problem]:
    """Ids can be the keys of rows, and a sector is called like its folder."""
    if isinstance(entry.item, Sector):
        folder = entry.document.file.parent.name
        if entry.item.id != folder or not _SECTOR_ID.fullmatch(folder):
            yield entry.problem(f"a sector is called like its folder, in small letters with hyphens: {folder}", "id")
        yield from (entry.problem(f"{key} stand in a file of their own", key) for key in _parts_said(entry))
    elif entry.kind == "register":
        if not IDENTIFIER.fullmatch(entry.item.id) or iskeyword(entry.item.id):
            yield entry.problem(f"{entry.item.id} must do as a name in expressions: letters, digits and _", "id")
    elif entry.kind not in _NAMED_OTHERWISE and not _ID.fullmatch(entry.item.id):
        yield entry.problem(f"{entry.item.id} is no id: letters without accents, digits, _ and -", "id")


def _parts_said(entry: Entry) -> Iterator[str]:
    heads = {"id", "title", "product", "basis", "variants", "size", "usual"}
    return (key for key in entry.document.data if key not in heads)


def named_as_its_file(entry: Entry) -> Iterator[Problem]:
    """A plan of a report is called like its file."""
    if entry.kind == "report" and entry.document.file.stem != entry.item.kind:
        yield entry.problem(f"the file of {entry.item.kind} is called {entry.item.kind}.yaml", "kind")


def told_apart(entry: Entry) -> Iterator[Problem]:
    """No two variants of a sector, no two tasks of the method have the same id."""
    if isinstance(entry.item, Sector):
        yield from (entry.problem(text, "variants", place) for place, text in twice(entry.item.variants))
    if isinstance(entry.item, Method):
        counts = Counter(task.id for task in entry.item.tasks)
        yield from (
            entry.problem(f"there are two tasks {each}", "steps") for each, count in counts.items() if count > 1
        )


def dated(entry: Entry) -> Iterator[Problem]:
    """What a fact holds from and to are days."""
    for name in ("valid_from", "valid_to"):
        written = getattr(entry.item, name, "")
        if written and not _DAY.fullmatch(written):
            yield entry.problem(f"a day is written 2025-12-31, not {written}", name)


def worded(entry: Entry) -> Iterator[Problem]:
    """Texts say something, in both languages, without stray spaces."""
    for where, part in parts(entry.item):
        if not isinstance(part, Text):
            continue
        for language in LANGUAGES:
            words = part.of(language)
            if not words.strip():
                yield entry.problem("is empty", *where, language)
            elif words != words.strip() or "  " in words:
                yield entry.problem("has a space too many", *where, language)
        if part.vi == part.en and len(_WORD.findall(part.vi)) >= _MANY_WORDS:
            yield entry.problem("is the same in Vietnamese and English", *where)


def measured(entry: Entry) -> Iterator[Problem]:
    """Units are those of the table of units, and what may be typed converts into what is kept."""
    for where, part in parts(entry.item):
        for name in _UNITS:
            text = getattr(part, name, None)
            is_left_out = text is None or (not text and isinstance(part, Field))
            if not is_left_out and not _is_unit(str(text)):
                yield entry.problem(f"there is no unit {text}", *where, name)
        unit = getattr(part, "unit", "") or "1"
        for place, text in enumerate(getattr(part, "units", ())):
            if not _is_unit(text):
                yield entry.problem(f"there is no unit {text}", *where, "units", place)
            elif _is_unit(unit) and not units.interchangeable(text, unit):
                yield entry.problem(f"{text} does not convert into {unit}", *where, "units", place)
        if not isinstance(part, Fact) and not _BASIS.fullmatch(getattr(part, "basis", "")):
            yield entry.problem(f"a basis is written roots, starch or roots/starch, not {part.basis}", *where, "basis")


def _is_unit(text: str) -> bool:
    try:
        units.unit(text)
    except units.UnknownUnit:
        return False
    return True


def in_order(entry: Entry) -> Iterator[Problem]:
    """What is low stands below what is high."""
    for where, part in parts(entry.item):
        for low, high in _ORDERED:
            below, above = getattr(part, low, None), getattr(part, high, None)
            if below not in (None, "") and above not in (None, "") and below > above:
                yield entry.problem(f"{low} {below} is above {high} {above}", *where, low)
        span = getattr(part, "plausible", None)
        if span is not None and None not in span and span[0] >= span[1]:
            yield entry.problem(f"{span[0]} is above {span[1]}", *where, "plausible")
        if isinstance(part, Field) and span is not None and None not in (span[0], part.least) and span[0] < part.least:
            yield entry.problem(f"{span[0]} is usual, but {part.least} is the least", *where, "plausible")
        if isinstance(part, Field) and span is not None and None not in (span[1], part.most) and span[1] > part.most:
            yield entry.problem(f"{span[1]} is usual, but {part.most} is the most", *where, "plausible")


def answerable(entry: Entry) -> Iterator[Problem]:
    """A question has what its form of answer needs."""
    question = entry.item
    if not isinstance(question, Question):
        return
    if (question.form == "choice") != bool(question.choices):
        yield entry.problem("choices belong to the form choice, and to no other", "form")
    if question.form == "number" and question.bad_above is None and question.bad_below is None:
        yield entry.problem("a number says above or below what it is bad: bad_above, bad_below", "form")
    if question.form != "number" and (question.bad_above, question.bad_below, question.ledger) != (None, None, ""):
        yield entry.problem("thresholds and ledger belong to the form number", "form")
    for place, choice in enumerate(question.choices):
        if choice.state not in ("good", "partly", "bad", "not_applicable"):
            text = f"the state of a choice is good, partly, bad or not_applicable, not {choice.state or 'nothing'}"
            yield entry.problem(text, "choices", place)
    yield from (entry.problem(text, "choices", place) for place, text in twice(question.choices))


RULES: tuple[Callable[[Entry], Iterator[Problem]], ...] = (
    identified,
    named_as_its_file,
    told_apart,
    dated,
    worded,
    measured,
    in_order,
    answerable,
)


def _measured_alike(entries: Entries) -> Iterator[Problem]:
    """The values of a fact in different years are in one unit and on one basis."""
    first: dict[str, Fact] = {}
    for entry in entries.of("fact"):
        fact = entry.item
        before = first.setdefault(fact.id, fact)
        if (fact.unit, fact.basis) != (before.unit, before.basis):
            yield entry.problem(f"{fact.id} is in {before.unit} elsewhere, and here in {fact.unit}", "unit")


def _sourced(entries: Entries) -> Iterator[Problem]:
    """Every number names a source that is known, and claims no better a grade than it has."""
    sources = {source.id: source for source in entries.items("source")}
    for entry in entries:
        for where, part in parts(entry.item):
            if hasattr(part, "grade") and hasattr(part, "source"):
                source = sources.get(part.source)
                if source is None:
                    yield entry.problem(f"there is no source {part.source} in sources.csv", *where, "source")
                elif part.grade == "read" and source.grade in ("estimate", "memory"):
                    yield entry.problem(
                        f"{part.source} is {source.grade}; what rests on it was not read", *where, "grade"
                    )
            named = getattr(part, "plausible_source", "")
            if named and named not in sources:
                yield entry.problem(f"there is no source {named} in sources.csv", *where, "plausible_source")
