"""The shipped forms, and a desk for those who type plants into them."""

from collections.abc import Iterator

import pytest

from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.service.workspace import Desk
from tests.content import packs


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The shipped forms, read once."""
    return packs.catalogue()


@pytest.fixture(scope="module")
def desk(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with the shipped forms, compiled once; each test begins plants of its own on it."""
    folder = tmp_path_factory.mktemp("packs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CPA_DESKTOP_HOME", str(folder / "home"))
        with Desk.open(folder / "work.cpa", create=True, catalogue=catalogue) as opened:
            yield opened
