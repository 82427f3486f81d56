"""Every page looks as it was last looked at: pictures in both languages, renewed with `make pictures`."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cpa_desktop.core.text import LANGUAGES, Language
from tests.gui import walk
from tests.gui.conftest import OpenWindow

IGNORED = pytest.mark.qt_log_ignore("This plugin does not support")
pytestmark = [pytest.mark.window, pytest.mark.golden, pytest.mark.slow, IGNORED]

FOLDER = Path(__file__).parent / "golden"
UNLIKE = 0.02  # the part of a picture that may be another
MOST = 6_500_000  # bytes, of all of them


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_page_looks_as_it_was_last_looked_at(
    prepared: Path,
    open_window: OpenWindow,
    qtbot: QtBot,
    language: Language,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        drawn = walk.through(language, prepared, open_window, qtbot, patch).pictures
    folder = FOLDER / language
    if request.config.getoption("--renew-golden"):
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()
        for name, picture in drawn.items():
            (folder / f"{name}.png").write_bytes(picture)
    kept = {file.stem: file.read_bytes() for file in folder.glob("*.png")}
    assert sorted(kept) == sorted(drawn)
    far = {name: walk.unlike(kept[name], drawn[name]) for name in drawn}
    assert {name: f"{part:.1%}" for name, part in far.items() if part > UNLIKE} == {}  # else: make pictures


def test_that_the_pictures_are_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.rglob("*.png")) <= MOST


def test_that_a_picture_of_another_page_is_told_from_it() -> None:
    folder = FOLDER / "vi"
    one, other = ((folder / f"{name}.png").read_bytes() for name in ("P01", "P02"))
    assert walk.unlike(one, one) == 0
    assert walk.unlike(one, other) > UNLIKE
    assert walk.unlike(one, (folder / "menu-help.png").read_bytes()) == 1
