"""Where things lie, for a checkout and for a person."""

import sys
from pathlib import Path

import pytest

from cpa_desktop import paths


def test_that_what_is_shipped_lies_beside_the_package() -> None:
    assert (paths.ROOT / "cpa_desktop" / "paths.py").is_file()
    assert (paths.RESOURCES / "style" / "tokens.json").is_file()


def test_that_the_environment_puts_a_persons_folder_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CPA_DESKTOP_HOME", str(tmp_path))
    assert {paths.workspace().parent, paths.settings().parent, paths.forms().parent, paths.cache().parent} == {tmp_path}


@pytest.mark.parametrize(
    ("platform", "variable", "name"),
    [("linux", "XDG_DATA_HOME", "cpa-desktop"), ("win32", "LOCALAPPDATA", "CPA Desktop")],
)
def test_that_a_persons_folder_follows_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, variable: str, name: str
) -> None:
    monkeypatch.delenv("CPA_DESKTOP_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    assert paths.home() == tmp_path / name


def test_that_a_person_has_a_folder_where_the_system_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("CPA_DESKTOP_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(variable, raising=False)
    for platform in ("linux", "win32", "darwin"):
        monkeypatch.setattr(sys, "platform", platform)
        assert paths.home().is_relative_to(Path.home())
