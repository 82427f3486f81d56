"""All content of forms/, checked and bound together; gives the form of each sort of record in each industry."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Literal

from cpa_desktop.core import listing
from cpa_desktop.core.benchmark import Limit
from cpa_desktop.core.fact import Fact, Source, by_id
from cpa_desktop.core.form import Form, Item
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.method import Method
from cpa_desktop.core.place import Place, Region
from cpa_desktop.core.question import Question
from cpa_desktop.core.register import Register
from cpa_desktop.core.resource import Resource, Stream
from cpa_desktop.core.sector import Sector
from cpa_desktop.core.text import Text
from cpa_desktop.core.worksheet import Check, Field, Worksheet

_WORD = re.compile(r"[A-Za-z_]\w*")
_QUOTED = re.compile(r"\{([^{}]*)\}")


@frozen
class ReportPart:
    """One piece of a report: which block it becomes and what it shows."""

    id: str
    block: str
    title: Text | None = None
    text: Text | None = None
    table: str = ""
    columns: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    where: str = ""
    chart: str = ""
    options: dict[str, str] = dataclasses.field(default_factory=dict)
    after: str = ""  # the part that a part of one's own follows


@frozen
class ReportPlan:
    """A kind of report: its parts in order and how its pages look."""

    kind: str
    title: Text
    parts: tuple[ReportPart, ...] = ()
    family: Literal["serif", "sans"] = "sans"
    layout: Literal["consultancy", "administrative"] = "consultancy"
    landscape: bool = False
    drafted: bool = True  # marked as a draft until the enterprise has confirmed; a letter or minutes are not


@frozen
class Catalogue:
    """Everything that is asked, known and printed; immutable."""

    worksheets: tuple[Worksheet, ...] = ()
    registers: tuple[Register, ...] = ()
    method: Method = Method()
    sectors: tuple[Sector, ...] = ()
    resources: tuple[Resource, ...] = ()
    places: tuple[Place, ...] = ()
    regions: tuple[Region, ...] = ()
    questions: tuple[Question, ...] = ()
    streams: tuple[Stream, ...] = ()
    limits: tuple[Limit, ...] = ()
    facts: tuple[Fact, ...] = ()
    sources: Mapping[str, Source] = dataclasses.field(default_factory=dict)
    reports: tuple[ReportPlan, ...] = ()
    overridden: tuple[str, ...] = ()  # what a person's own folder put in place of ours: `option CS01`
    set_aside: tuple[Text, ...] = ()  # why that folder was not taken at all
    digest: str = ""
    forms: dict[tuple[str, str], Form] = dataclasses.field(default_factory=dict, compare=False, repr=False)

    def register(self, register_id: str) -> Register:
        """The register of that id; KeyError if there is none."""
        return _found(self.registers, register_id)

    def sector(self, sector_id: str) -> Sector:
        """The sector of that id; KeyError if there is none."""
        return _found(self.sectors, sector_id)

    def report(self, kind: str) -> ReportPlan:
        """The plan of that kind of report; KeyError if there is none."""
        for plan in self.reports:
            if plan.kind == kind:
                return plan
        raise KeyError(kind)

    def form(self, register_id: str, sector_id: str = "") -> Form:
        """What a record of this register asks in this industry; an industry not known here gets the common content."""
        key = (register_id, sector_id)
        if key not in self.forms:
            self.forms[key] = self._form(self.register(register_id), sector_id)
        return self.forms[key]

    def _form(self, register: Register, sector_id: str) -> Form:
        parent = self.register(register.parent) if register.parent else None
        sector = next((sector for sector in self.sectors if sector.id == sector_id), None)
        asked = [shallow(sheet, register.level) for sheet in self.worksheets if _is_asked(sheet, register, sector_id)]
        sheets = [laid_down(sheet) for sheet in asked]
        form = Form(
            register=register,
            sector=sector_id,
            sheets=tuple(sorted(sheets, key=lambda sheet: (sheet.task, sheet.id))),
            lists={**self._lists(sector, register.level), **dict(_laid_down(asked))},
            facts=by_id(self.facts),
            parent=self.form(parent.id, sector_id if parent.sector else "") if parent else None,
        )
        return dataclasses.replace(form, basis=sector.basis) if sector else form

    def _lists(self, sector: Sector | None, level: int) -> Mapping[str, Mapping[str, Item]]:
        asked = listing.asked_once(self.questions, sector)
        questions = {name: each for name, each in asked.items() if not level or each.level <= level}
        streams = listing.keyed(self.streams, sector.streams if sector else ())
        return listing.empty() | {
            "sectors": listing.choices(self.sectors),
            "resources": listing.resources(self.resources, sector),
            "places": listing.keyed(self.places),
            "streams": streams,
            "questions": questions,
            "limits": listing.keyed(self.limits, sector.limits if sector else ()),
            "limit_notes": listing.limit_notes((*self.limits, *(sector.limits if sector else ()))),
            "sources": listing.sources(self.sources.values()),
            **(listing.of_sector(sector, questions, streams) if sector else {}),
            **(listing.benchmarks(sector, self.sources, self.regions, self.places) if sector else {}),
        }


def _found(items: tuple[listing.AnItem, ...], wanted: str) -> listing.AnItem:
    for item in items:
        if item.id == wanted:
            return item
    raise KeyError(wanted)


def _is_asked(sheet: Worksheet, register: Register, sector_id: str) -> bool:
    if sheet.sector not in ("", sector_id):
        return False
    return sheet.register == register.id or (not sheet.register and sheet.level <= register.level)


def _laid_down(sheets: Iterable[Worksheet]) -> Iterator[tuple[str, Mapping[str, Item]]]:
    """The rows that sheets lay down themselves, each table's as a content list of its own."""
    for sheet in sheets:
        for field in sheet.fields:
            if field.rows is not None and field.rows.listed:
                yield f"{sheet.id}.{field.id}", listing.keyed(field.rows.listed)


def laid_down(sheet: Worksheet) -> Worksheet:
    """The sheet with its tables of laid-down rows reading those as any other content list."""
    if not any(field.rows is not None and field.rows.listed for field in sheet.fields):
        return sheet
    return dataclasses.replace(sheet, fields=tuple(_from_its_list(sheet, field) for field in sheet.fields))


def _from_its_list(sheet: Worksheet, field: Field) -> Field:
    if field.rows is None or not field.rows.listed:
        return field
    return dataclasses.replace(field, rows=dataclasses.replace(field.rows, source=f"{sheet.id}.{field.id}"))


def shallow(sheet: Worksheet, level: int) -> Worksheet:
    """The sheet without the questions that go deeper than `level`, nor the checks about them; 0 keeps everything."""
    if not level:
        return sheet
    deeper = {field.id for field in sheet.fields if field.level > level}
    fields = tuple(_shallow_table(field, level, deeper) for field in sheet.fields if field.level <= level)
    left_out = _names(sheet.fields) - _names(fields)
    if not left_out and fields == sheet.fields:
        return sheet
    checks = tuple(check for check in sheet.checks if left_out.isdisjoint(_words(check)))
    return dataclasses.replace(sheet, fields=fields, checks=checks)


def _shallow_table(field: Field, level: int, deeper: Set[str]) -> Field:
    columns = tuple(column for column in field.columns if column.level <= level)
    field = _reading_no_deeper(field, deeper)
    if columns == field.columns:
        return field
    kept = _names(columns)
    groups = (tuple(name for name in group if name in kept) for group in field.one_of)
    return dataclasses.replace(
        field,
        columns=columns,
        title=field.title if field.title in kept else "",
        one_of=tuple(group for group in groups if len(group) > 1),
        print=dataclasses.replace(field.print, columns=tuple(name for name in field.print.columns if name in kept)),
    )


def _reading_no_deeper(field: Field, deeper: Set[str]) -> Field:
    """The table without the tables that its engine would read and that are not asked."""
    engine = field.rows.engine if field.rows is not None else None
    if field.rows is None or engine is None or deeper.isdisjoint(reads.table for reads in engine.tables.values()):
        return field
    tables = {name: reads for name, reads in engine.tables.items() if reads.table not in deeper}
    return dataclasses.replace(
        field, rows=dataclasses.replace(field.rows, engine=dataclasses.replace(engine, tables=tables))
    )


def _names(fields: tuple[Field, ...]) -> set[str]:
    return {each.id for field in fields for each in (field, *field.columns)}


def _words(check: Check) -> set[str]:
    quoted = " ".join(_QUOTED.findall(check.text.vi + check.text.en))
    return {check.at, check.table, *_WORD.findall(check.when), *_WORD.findall(quoted)}
