"""Which file of forms/ holds what."""

from collections.abc import Iterator
from pathlib import Path

from cpa_desktop.content.problem import Problem
from cpa_desktop.core.benchmark import Benchmark, Indicator, Limit
from cpa_desktop.core.catalogue import ReportPlan
from cpa_desktop.core.fact import Fact, Source
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.method import Method
from cpa_desktop.core.option import Option
from cpa_desktop.core.place import Place, Region
from cpa_desktop.core.production import EndUse, Flow, Step
from cpa_desktop.core.question import Question
from cpa_desktop.core.register import Register
from cpa_desktop.core.resource import Resource, Stream
from cpa_desktop.core.sector import Sector
from cpa_desktop.core.worksheet import Worksheet

SUFFIXES = (".yaml", ".csv")
SECTORS = "sectors"


@frozen
class Shelf:
    """The files of one pattern: what kind of piece they hold, one a file or a list under a key."""

    kind: str
    pattern: str
    type: type
    listed: str = ""

    @property
    def is_csv(self) -> bool:
        """Whether the pieces are rows of a CSV file."""
        return self.pattern.endswith(".csv")


_WORKSHEETS = Shelf(kind="worksheet", pattern="worksheets/*.yaml", type=Worksheet)

COMMON: tuple[Shelf, ...] = (
    Shelf(kind="source", pattern="sources.csv", type=Source),
    Shelf(kind="fact", pattern="factors.csv", type=Fact),
    Shelf(kind="resource", pattern="resources.csv", type=Resource),
    Shelf(kind="place", pattern="places.csv", type=Place),
    Shelf(kind="region", pattern="regions.csv", type=Region),
    Shelf(kind="register", pattern="registers.yaml", type=Register, listed="registers"),
    Shelf(kind="method", pattern="method.yaml", type=Method),
    Shelf(kind="stream", pattern="streams.yaml", type=Stream, listed="streams"),
    Shelf(kind="question", pattern="questions.yaml", type=Question, listed="questions"),
    Shelf(kind="limit", pattern="limits.csv", type=Limit),
    _WORKSHEETS,
    Shelf(kind="report", pattern="report/*.yaml", type=ReportPlan),
)
OF_SECTOR: tuple[Shelf, ...] = (
    Shelf(kind="sector", pattern="sector.yaml", type=Sector),
    Shelf(kind="step", pattern="steps.yaml", type=Step, listed="steps"),
    Shelf(kind="flow", pattern="flows.yaml", type=Flow, listed="flows"),
    Shelf(kind="stream", pattern="streams.yaml", type=Stream, listed="streams"),
    Shelf(kind="end_use", pattern="end_uses.yaml", type=EndUse, listed="end_uses"),
    Shelf(kind="indicator", pattern="indicators.yaml", type=Indicator, listed="indicators"),
    Shelf(kind="benchmark", pattern="benchmarks.csv", type=Benchmark),
    Shelf(kind="option", pattern="options.yaml", type=Option, listed="options"),
    Shelf(kind="limit", pattern="limits.csv", type=Limit),
    Shelf(kind="question", pattern="checklist.yaml", type=Question, listed="questions"),
    _WORKSHEETS,
)


def files(folder: Path) -> Iterator[tuple[Shelf, str, Path]]:
    """Every file of a folder that is read, with its shelf and the sector it belongs to."""
    for shelf in COMMON:
        yield from ((shelf, "", file) for file in sorted(folder.glob(shelf.pattern)))
    for sector in sector_folders(folder):
        for shelf in OF_SECTOR:
            yield from ((shelf, sector.name, file) for file in sorted(sector.glob(shelf.pattern)))


def sector_folders(folder: Path) -> list[Path]:
    """The folders of the sectors."""
    return sorted(path for path in folder.glob(f"{SECTORS}/*") if path.is_dir() and not _is_passed_over(path.name))


def stray(folder: Path) -> Iterator[Problem]:
    """Files that look like content and that nothing reads: a name misspelt, a copy left behind."""
    read = {file for _, _, file in files(folder)}
    for file in sorted(folder.rglob("*")):
        looks_like_content = file.suffix.lower() in (*SUFFIXES, ".yml") and file.is_file()
        passed_over = any(map(_is_passed_over, file.relative_to(folder).parts))
        if looks_like_content and file not in read and not passed_over:
            yield Problem(file=file, line=1, where="", text="nothing reads a file of this name here")


def _is_passed_over(name: str) -> bool:
    """Hidden files, and what a spreadsheet leaves beside a file that is open."""
    return name.startswith((".", "~"))
