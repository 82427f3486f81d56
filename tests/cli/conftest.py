"""Commands run in this process, as a person gives them, with all they say caught."""

import json
import shutil
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from cpa_desktop import paths
from cpa_desktop.cli.main import main
from cpa_desktop.core.frozen import frozen
from cpa_desktop.service import forms


@frozen
class Said:
    """What came of a command."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)


Cpa = Callable[..., Said]


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The forms compiled once for all commands, as on the machine of someone who has used them before."""
    folder = tmp_path_factory.mktemp("compiled")
    forms.load(None, folder)
    return folder


@pytest.fixture(autouse=True)
def _known_forms(compiled: Path, _own_home: None) -> None:
    shutil.copytree(compiled, paths.cache())


@pytest.fixture
def cpa(capsys: pytest.CaptureFixture[str]) -> Cpa:
    """Runs a command."""

    def run(*words: str | Path, fails: int = 0) -> Said:
        status = main([str(word) for word in words])
        caught = capsys.readouterr()
        assert status == fails, caught.err or caught.out
        assert "Traceback" not in caught.err
        return Said(status=status, out=caught.out, err=caught.err)

    return run


@pytest.fixture(scope="session")
def begun(compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A person's folder with a rapid assessment of a mill, entered once by commands; and the id of the assessment."""
    home = tmp_path_factory.mktemp("begun") / "home"

    def said(*words: str) -> str:
        with redirect_stdout(StringIO()) as out:
            assert main(words) == 0
        return out.getvalue().strip()

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CPA_DESKTOP_HOME", str(home))
        shutil.copytree(compiled, paths.cache())
        mill = said("new", "enterprise", "--set", "P02/legal_name=Nhà máy Á Châu", "--set", "P02/sector=cassava-starch")
        id = said("new", "rapid", "--parent", mill, "--set", "P01/title=Đánh giá 2025")
        said("set", id, "P01/period_from=01/2025", "P01/period_to=12/2025")
    return home, id


@pytest.fixture
def rapid(begun: tuple[Path, str], _known_forms: None) -> str:
    """A rapid assessment of a mill, with a period, among one's own records; gives its id."""
    home, id = begun
    shutil.copytree(home, paths.home(), dirs_exist_ok=True)
    return id
