"""Every file of forms/ as it is shipped."""

from functools import cache
from pathlib import Path

import pytest

from cpa_desktop.content import loader
from cpa_desktop.content.layout import SUFFIXES
from cpa_desktop.content.problem import Problem
from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.program import build
from cpa_desktop.paths import FORMS
from cpa_desktop.report.compose import BLOCKS

FILES = sorted(file.relative_to(FORMS).as_posix() for file in FORMS.rglob("*") if file.suffix in SUFFIXES)


@cache
def shipped() -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """The shipped forms, read once."""
    return loader.load([FORMS])


@pytest.mark.parametrize("name", FILES)
def test_that_nothing_is_wrong_with_a_shipped_file(name: str) -> None:
    assert [str(problem) for problem in shipped()[1] if problem.file == FORMS / Path(name)] == []


def test_that_the_shipped_forms_make_a_catalogue() -> None:
    catalogue, problems = shipped()
    assert [str(problem) for problem in problems] == []
    assert catalogue is not None
    assert catalogue.sectors


def test_that_every_shipped_form_compiles() -> None:
    catalogue, _ = shipped()
    assert catalogue is not None
    for register in catalogue.registers:
        for sector in ("", *(each.id for each in catalogue.sectors)):
            assert build(catalogue.form(register.id, sector))[1] == ()


def test_that_reports_are_made_of_blocks_that_can_be_composed() -> None:
    catalogue, _ = shipped()
    assert catalogue is not None
    assert {part.block for plan in catalogue.reports for part in plan.parts} <= BLOCKS.keys()


def test_that_every_sheet_belongs_to_a_task_of_the_method_or_to_a_register() -> None:
    catalogue, _ = shipped()
    assert catalogue is not None
    tasks = {task.id for task in catalogue.method.tasks}
    assert all(sheet.task in tasks or sheet.register for sheet in catalogue.worksheets)
    assert len(tasks) == 18
