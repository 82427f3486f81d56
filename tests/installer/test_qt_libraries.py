"""A missing library of Qt is found and named with the command that installs it."""

import _ctypes
from pathlib import Path

import pytest

from installer import qt_libraries

NOWHERE = {"libnowhere.so.7": "libnowhere7"}


def test_that_a_library_that_is_not_there_is_missing() -> None:
    assert qt_libraries.missing(NOWHERE) == NOWHERE


def test_that_a_library_that_is_there_is_not_missing() -> None:
    assert qt_libraries.missing({_ctypes.__file__: "python3"}) == {}


def test_that_each_system_is_told_its_own_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert qt_libraries.command(NOWHERE) == []
    for tool, what in (
        ("zypper", "libnowhere.so.7()(64bit)"),
        ("dnf", "libnowhere.so.7()(64bit)"),
        ("apt-get", "libnowhere7"),
    ):
        (tmp_path / tool).touch(mode=0o755)
        assert qt_libraries.command(NOWHERE) == [tool, "install", "-y", what]


def test_that_only_the_libraries_of_the_display_there_is_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DISPLAY", ":0")
    assert qt_libraries.X11.items() <= qt_libraries.needed("window").items()
    monkeypatch.delenv("DISPLAY")
    assert qt_libraries.needed("window") == qt_libraries.ALWAYS | qt_libraries.WAYLAND
    assert qt_libraries.needed("offscreen") == qt_libraries.ALWAYS
