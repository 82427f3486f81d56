"""The shipped forms, read once; a mill with its campaign entered, and one whose assessment is complete."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.service import forms
from cpa_desktop.service.library import Library
from tests.report import mill


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The shipped forms, read once."""
    return forms.load(None, tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def library(catalogue: Catalogue) -> Library:
    """Their programs, compiled once."""
    return Library(catalogue)


@pytest.fixture
def desk(library: Library, tmp_path: Path) -> Iterator[mill.Desk]:
    """The mill with its campaign entered."""
    made = mill.Desk(library, tmp_path)
    made.fill()
    yield made
    made.workspace.close()


@pytest.fixture(scope="session")
def whole(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[mill.Desk]:
    """The mill with its assessment complete; for looking at, not for entering anything."""
    made = mill.Desk(library, tmp_path_factory.mktemp("whole"))
    made.fill()
    made.complete()
    yield made
    made.workspace.close()
