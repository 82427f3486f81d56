"""forms/, and after it a person's own folder, into a Catalogue, or a list of what is wrong with them."""

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cpa_desktop.content import schema
from cpa_desktop.content.csv_tables import read_csv
from cpa_desktop.content.document import Document, Where, read_yaml
from cpa_desktop.content.entries import Entries, Entry
from cpa_desktop.content.layout import SECTORS, Shelf, files, sector_folders, stray
from cpa_desktop.content.problem import Broken, Problem
from cpa_desktop.core.catalogue import Catalogue, ReportPart, ReportPlan
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.method import Method
from cpa_desktop.core.sector import Sector

PARTS_OF_SECTOR = {
    "steps": "step",
    "flows": "flow",
    "streams": "stream",
    "end_uses": "end_use",
    "indicators": "indicator",
    "benchmarks": "benchmark",
    "questions": "question",
    "options": "option",
    "limits": "limit",
}
"""What a sector is made of, and the kind of piece that each part is read as."""


@frozen
class Reading:
    """What came of reading: the pieces with their places, and the problems met on the way."""

    entries: Entries
    problems: tuple[Problem, ...]


def read(folders: Sequence[Path]) -> Reading:
    """Every piece in these folders; a later folder adds to the earlier ones, or overrides by id."""
    entries = Entries()
    problems = [problem for folder in folders for problem in _take_in(entries, folder)]
    return Reading(entries=entries, problems=tuple([*problems, *_headless(folders)]))


def catalogue(entries: Entries, digest: str = "") -> Catalogue:
    """The pieces put together."""
    return Catalogue(
        worksheets=entries.items("worksheet"),
        registers=entries.items("register"),
        method=next(iter(entries.items("method")), Method()),
        sectors=tuple(_sector(entries, head) for head in entries.items("sector")),
        resources=entries.items("resource"),
        places=entries.items("place"),
        regions=entries.items("region"),
        questions=entries.items("question"),
        streams=entries.items("stream"),
        limits=entries.items("limit"),
        facts=entries.items("fact"),
        sources={source.id: source for source in entries.items("source")},
        reports=tuple(_report(entries, head) for head in entries.items("report")),
        overridden=tuple(entries.overridden),
        digest=digest,
    )


def _take_in(entries: Entries, folder: Path) -> Iterator[Problem]:
    for shelf, sector, file in files(folder):
        try:
            document = read_csv(file, shelf.type) if shelf.is_csv else read_yaml(file)
            pieces = tuple(_pieces(shelf, document))
        except Broken as broken:
            yield broken.problem
            continue
        for where, data in pieces:
            item, problems = schema.convert(shelf.type, document, where, data)
            yield from problems
            if item is not None:
                for entry in _entries(shelf.kind, sector, item, document, where, folder):
                    yield from entries.add(entry)
    yield from stray(folder)


def _pieces(shelf: Shelf, document: Document) -> Iterator[tuple[Where, Any]]:
    """The parts of a file that are one piece each; a file of comments alone holds none."""
    data, where = document.data, Where()
    if data is None:
        return
    if not shelf.listed and not shelf.is_csv:
        yield where, data
        return
    if shelf.listed:
        where = (shelf.listed,)
        if not isinstance(data, dict) or list(data) != [shelf.listed] or not isinstance(data[shelf.listed], list):
            raise Broken(document.problem((), f"wants the one key {shelf.listed} with a list under it"))
        data = data[shelf.listed]
    yield from (((*where, place), part) for place, part in enumerate(data))


def _entries(kind: str, sector: str, item: Any, document: Document, where: Where, folder: Path) -> Iterator[Entry]:
    """The entries of a piece; the parts of a report are pieces of their own, so that one of them can be overridden."""
    if kind == "worksheet":
        item, sector = dataclasses.replace(item, sector=sector), ""
    owner = "" if kind == "sector" else sector
    yield Entry(kind=kind, owner=owner, item=item, document=document, where=where, folder=folder)
    if isinstance(item, ReportPlan):
        for place, part in enumerate(item.parts):
            here = (*where, "parts", place)
            yield Entry(kind="part", owner=item.kind, item=part, document=document, where=here, folder=folder)


def _headless(folders: Sequence[Path]) -> Iterator[Problem]:
    """Sectors that no folder introduces."""
    named = {path.name: path for folder in folders for path in sector_folders(folder)}
    for name, path in named.items():
        if not any((folder / SECTORS / name / "sector.yaml").is_file() for folder in folders):
            yield Problem(
                file=path / "sector.yaml", line=1, where="", text="is missing: it says what the sector is called"
            )


def _sector(entries: Entries, head: Sector) -> Sector:
    parts: dict[str, Any] = {name: entries.items(kind, head.id) for name, kind in PARTS_OF_SECTOR.items()}
    return dataclasses.replace(head, **parts)


def _report(entries: Entries, plan: ReportPlan) -> ReportPlan:
    """The plan with its parts in order: those of one's own after the part they name, else at the end."""
    parts: list[ReportPart] = []
    for part in entries.items("part", plan.kind):
        places = [place for place, each in enumerate(parts) if each.id == part.after]
        parts.insert(places[0] + 1 if places else len(parts), part)
    return dataclasses.replace(plan, parts=tuple(parts))
