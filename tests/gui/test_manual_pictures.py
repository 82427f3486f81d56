"""Manual and README show the window and a page as they are: their pictures are drawn (make pictures), and stay so."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from cpa_desktop.core.text import LANGUAGES, Language
from cpa_desktop.gui.window import MainWindow
from tests.gui import manual_pictures as pictures
from tests.gui.conftest import OpenWindow

pytestmark = [pytest.mark.window, pytest.mark.golden, pytest.mark.slow]

ALIKE = 12.0  # of 255, a grey eighth of the size: a page that was laid out anew is not alike
MOST = 1_500_000  # bytes, of all the pictures of the manual


def windows(open_window: OpenWindow, qtbot: QtBot, language: Language, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every picture: the first page of someone new, then the sample."""
    first = open_window("--lang", language)
    qtbot.waitUntil(lambda: first.entrance.desk is not None and first.home.welcome.isVisible(), timeout=60_000)
    first.resize(980, 420)
    yield "home", pictures.png(first, pictures.settled(qtbot, first))
    first.close()
    window = sample(open_window, qtbot, language)
    yield "window", pictures.png(window, pictures.whole(window, qtbot))
    assert window.record is not None
    yield "page", pictures.page(window.record.own.session, language, folder)
    window.close()
    window = sample(open_window, qtbot, language)
    for name, widget, part in pictures.drawn(window, qtbot):
        yield name, pictures.png(widget, part)


def sample(open_window: OpenWindow, qtbot: QtBot, language: Language) -> MainWindow:
    """A window on the first of the samples."""
    window = open_window("--sample", "--lang", language)
    qtbot.waitUntil(lambda: bool(window.home.table.records.rowCount()), timeout=60_000)
    window.home.table.open_row(0)
    return window


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_pictures_of_the_manual_show_the_window_as_it_is(
    prepared: Path,
    open_window: OpenWindow,
    qtbot: QtBot,
    language: Language,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    renew, unlike, made = request.config.getoption("--renew-golden"), {}, []
    for name, drawn in windows(open_window, qtbot, language, tmp_path):
        file = pictures.FOLDER / language / f"{name}.png"
        made.append(name)
        if renew:
            file.write_bytes(drawn)
            continue
        kept = file.read_bytes()
        if Image.open(BytesIO(kept)).size != Image.open(BytesIO(drawn)).size:
            unlike[name] = "another size"
        elif (far := pictures.difference(kept, drawn)) > ALIKE:
            unlike[name] = f"{far:.1f}"
    assert unlike == {}  # else run: make pictures
    assert sorted(made) == sorted(pictures.ALL)


def test_that_the_pictures_are_small_and_of_few_colours() -> None:
    files = sorted(pictures.FOLDER.glob("*/*.png"))
    assert {file.stem for file in files} == set(pictures.ALL)
    assert sum(file.stat().st_size for file in pictures.FOLDER.rglob("*.png")) <= MOST
    assert [file for file in files if Image.open(BytesIO(file.read_bytes())).mode != "P"] == []
