"""Proof that an installation works: content, arithmetic, a workspace, a report, tried for real in a spare folder."""

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from cpa_desktop import calc
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.service import documents, forms, samples
from cpa_desktop.service.library import Library
from cpa_desktop.service.session import RecordSession

logger = logging.getLogger(__name__)


@frozen
class Step:
    """One thing that was tried."""

    name: Text
    passed: bool
    seconds: float
    said: str = ""  # what went wrong


def run() -> tuple[Step, ...]:
    """Try everything once; a step that fails does not keep the others from being tried."""
    with tempfile.TemporaryDirectory(prefix="cpa-self-test-", ignore_cleanup_errors=True) as folder:
        return tuple(_tried(name, work, Path(folder)) for name, work in STEPS)


def _tried(name: Text, work: Callable[[Path], None], folder: Path) -> Step:
    began = perf_counter()
    said = ""
    try:
        work(folder)
    except Refused as refused:
        said = refused.text.en
    except Exception as error:  # whatever an incomplete installation may throw is what is looked for here
        logger.exception("self-test: %s", name.en)
        said = f"{type(error).__name__}: {error}"
    return Step(name=name, passed=not said, seconds=perf_counter() - began, said=said)


def _content(folder: Path) -> None:
    forms.load(None, folder)


def _calculators(folder: Path) -> None:
    for name in calc.CALCULATORS:
        calc.calculator(name)


def _workspace(folder: Path) -> None:
    with samples.open_fresh(folder / "sample.sqlite", Library(forms.load(None, folder))) as workspace:
        broken = [found for row in workspace.search() for found in workspace.verify(row.id)]
        workspace.backup(folder / "backup.sqlite")
    if broken:
        raise Refused(broken[0].text)


def _report(folder: Path) -> None:
    library = Library(forms.load(None, folder))
    with samples.open_fresh(folder / "report.sqlite", library) as workspace:
        row = workspace.search("rapid")[0]
        session = RecordSession(workspace, library, row.id)
        for ending in documents.ENDINGS:
            documents.write(session, folder / f"brief{ending}", language="both")


STEPS: tuple[tuple[Text, Callable[[Path], None]], ...] = (
    (Text(vi="Biểu mẫu", en="Forms"), _content),
    (Text(vi="Phép tính", en="Calculators"), _calculators),
    (Text(vi="Sổ làm việc và sao lưu", en="Workspace and backup"), _workspace),
    (Text(vi="Báo cáo", en="Report"), _report),
)
