"""A desk with the shipped forms, and a small mill on it."""

from collections.abc import Iterator

import pytest

from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.service import forms
from cpa_desktop.service.workspace import Desk


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The shipped forms, read once."""
    return forms.load(None, tmp_path_factory.mktemp("cache"))


@pytest.fixture
def desk(catalogue: Catalogue) -> Iterator[Desk]:
    """A person's own desk."""
    with Desk.open(catalogue=catalogue) as opened:
        yield opened


@pytest.fixture(scope="session")
def figures(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Evaluation]:
    """The figures of every sample by its code, worked out once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CPA_DESKTOP_HOME", str(tmp_path_factory.mktemp("worked out")))
        with Desk.open_sample(catalogue=catalogue) as desk:
            return {row.texts["code"].vi: desk.session(row.id).evaluation for row in desk.records("rapid")}


@pytest.fixture
def enterprise(desk: Desk) -> str:
    """A mill; gives its id."""
    return desk.new("enterprise", answers={"P02/legal_name": "Nhà máy Á", "P02/sector": "cassava-starch"})


@pytest.fixture
def rapid(desk: Desk, enterprise: str) -> str:
    """A rapid assessment of the mill; gives its id."""
    answers = {"P01/title": "Đợt 1", "P01/period_from": "01/2025", "P01/period_to": "12/2025"}
    return desk.new("rapid", enterprise, answers)
