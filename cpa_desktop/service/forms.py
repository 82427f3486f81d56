"""The shipped and a person's own forms: loaded once, checked, begun anew for another industry."""

import dataclasses
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from cpa_desktop.content import cache as kept
from cpa_desktop.content.problem import Problem
from cpa_desktop.core.benchmark import Limit
from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.fact import GRADES
from cpa_desktop.core.sector import Sector
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.paths import FORMS, RESOURCES

SHIPPED = RESOURCES / "cache"

_BROKEN = Text(
    vi="Biểu mẫu của phần mềm có lỗi, không dùng được ({count} chỗ). Chỗ đầu tiên: {problem}",
    en="The program's forms are broken and cannot be used ({count} problems). The first: {problem}",
)
_SET_ASIDE = Text(
    vi="Thư mục biểu mẫu riêng có lỗi nên chưa được dùng: {problem}",
    en="Your own forms have a mistake and are not used yet: {problem}",
)
_ODD_ID = Text(
    vi="Mã ngành gồm chữ thường không dấu, chữ số và gạch nối, ví dụ “rice-noodles”; bạn nhập “{id}”.",
    en="A sector's id has small letters, digits and hyphens, such as “rice-noodles”; “{id}” was entered.",
)
_THERE_ALREADY = Text(
    vi="Thư mục {folder} đã có; hãy chọn mã khác hoặc sửa các tệp trong đó.",
    en="The folder {folder} is there already; choose another id, or edit the files in it.",
)
SORTS = ("benchmarks", "options", "effects", "investments", "questions", "end_uses", "limits", "factors")
BLANK = "blank"
_FACTOR = re.compile(r"factor(?:_age)?\('(\w+)'")
_SECTOR_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def load(user_folder: Path | None = None, cache: Path | None = None, *, ours: Path = FORMS) -> Catalogue:
    """The catalogue of our forms and a person's own; where their own are broken, of ours alone, saying why."""
    folders = _folders(ours, user_folder)
    content = kept.digest(folders)
    found = kept.find(content, cache, SHIPPED)
    if found is not None:
        return found
    catalogue, broken = _read(folders, content)
    if catalogue is not None:
        if cache is not None:
            kept.keep(catalogue, cache, kept.name(content, kept.code()))
        return catalogue
    if len(folders) > 1:
        reasons = tuple(_SET_ASIDE.filled(problem=problem) for problem in broken)
        return dataclasses.replace(load(None, cache, ours=ours), set_aside=reasons)
    raise Refused(_BROKEN.filled(count=len(broken), problem=broken[0]))


def problems(user_folder: Path | None = None, *, ours: Path = FORMS) -> list[Problem]:
    """Everything wrong with our forms and a person's own, read afresh."""
    return list(_read(_folders(ours, user_folder), "")[1])


def prebuild(folder: Path = SHIPPED, *, ours: Path = FORMS) -> Path:
    """The catalogue of our forms compiled for the packed program, which has no source files; gives the file written."""
    content = kept.digest([ours])
    catalogue, broken = _read([ours], content)
    if catalogue is None:
        raise Refused(_BROKEN.filled(count=len(broken), problem=broken[0]))
    written = kept.keep(catalogue, folder, kept.name(content, ""))
    if written is None:
        raise PermissionError(folder)
    return written


def new_sector(folder: Path, sector_id: str) -> tuple[Path, ...]:
    """Begin an industry in a folder of forms: files that can be filled in, each saying what it is for."""
    from cpa_desktop.content import skeleton

    if not _SECTOR_ID.fullmatch(sector_id):
        raise Refused(_ODD_ID.filled(id=sector_id))
    home = folder / "sectors" / sector_id
    if home.exists() or (FORMS / "sectors" / sector_id).exists():
        raise Refused(_THERE_ALREADY.filled(folder=home))
    taken = {path.stem.partition("-")[0] for forms in (FORMS, folder) for path in forms.rglob("worksheets/*.yaml")}
    written = []
    for name, text in skeleton.files(sector_id, taken).items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, "utf-8", newline="\n")
        written.append(home / name)
    for name, (head, line) in skeleton.shared(sector_id).items():
        _add_line(folder / name, head, line)
        written.append(folder / name)
    return tuple(written)


def _add_line(file: Path, head: str, line: str) -> None:
    """A file with its head where there is none yet, and a line more where its columns are those we know."""
    if not file.exists():
        file.write_text(head + line, "utf-8", newline="\n")
        return
    there = file.read_text("utf-8-sig")
    if head.splitlines()[-1] in there.splitlines() and line.strip() not in there:
        file.write_text(there.rstrip("\n") + "\n" + line, "utf-8", newline="\n")


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """JSON Schemas of the files of forms/, by which an editor helps while they are written."""
    from cpa_desktop.content import schema

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in schema.of_files().items():
        file = folder / f"{name}.schema.json"
        file.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
        written.append(file)
    return tuple(written)


Graded = Iterator[tuple[str, str]]


def grades(catalogue: Catalogue) -> dict[str, dict[str, dict[str, int]]]:
    """How many figures of each sector rest on which grade, sort by sort; what all sectors share is under the empty id.

    A sector's factors are those its own sheets and formulas name. A limit that is not known is counted as blank.
    """
    counted = {"": _counted(_shared(catalogue))}
    return counted | {sector.id: _counted(_figures(catalogue, sector)) for sector in catalogue.sectors}


def total(counts: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """The figures of all sorts together."""
    return {grade: sum(each[grade] for each in counts.values()) for grade in (*GRADES, BLANK)}


def _counted(graded: Graded) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = {sort: Counter() for sort in SORTS}
    for sort, grade in graded:
        found[sort][grade] += 1
    return {sort: {grade: counts[grade] for grade in (*GRADES, BLANK)} for sort, counts in found.items()}


def _shared(catalogue: Catalogue) -> Graded:
    yield from (("questions", question.grade) for question in catalogue.questions)
    yield from (("limits", _worth(limit)) for limit in catalogue.limits)
    yield from (("factors", fact.grade) for fact in catalogue.facts)


def _figures(catalogue: Catalogue, sector: Sector) -> Graded:
    yield from (("benchmarks", tier.grade) for tier in sector.benchmarks)
    for option in sector.options:
        yield "options", option.grade
        yield from (("effects", effect.grade) for effect in option.effects)
        yield from (("investments", cost.grade) for cost in (option.investment,) if cost)
    yield from (("questions", question.grade) for question in sector.questions)
    yield from (("end_uses", use.grade) for use in sector.end_uses)
    yield from (("limits", _worth(limit)) for limit in sector.limits)
    sheets = [sheet for sheet in catalogue.worksheets if sheet.sector == sector.id]
    named = {name for text in _texts((sector, sheets)) for name in _FACTOR.findall(text)}
    yield from (("factors", fact.grade) for fact in catalogue.facts if fact.id in named)


def _worth(limit: Limit) -> str:
    return BLANK if limit.value is None else limit.grade


def _texts(value: object) -> Iterator[str]:
    """Every text inside a value, formulas among them."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict):
        yield from _texts(tuple(value.values()))


def _folders(ours: Path, user_folder: Path | None) -> list[Path]:
    return [ours, user_folder] if user_folder is not None and user_folder.is_dir() else [ours]


def _read(folders: list[Path], content: str) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    from cpa_desktop.content import loader

    return loader.load(folders, content)
