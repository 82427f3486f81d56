"""Light, dark, high in contrast: what is drawn goes along at once when the system changes its mind."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop.gui import theme
from cpa_desktop.gui.parts.flow_chart import FlowChart
from cpa_desktop.gui.parts.lines import Lines
from cpa_desktop.gui.parts.options_picture import Picture
from cpa_desktop.gui.window import MainWindow
from tests.gui import places
from tests.gui.conftest import OpenWindow
from tests.test_tokens import contrast

pytestmark = [pytest.mark.window, pytest.mark.slow]

MODES = ("dark", "light_contrast", "dark_contrast")


def colours(widget: QWidget) -> Counter[str]:
    """The colours that a widget is drawn in, with how many px are of each."""
    image = widget.grab().toImage()
    points = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return Counter(image.pixelColor(x, y).name() for x, y in points)


def token(name: str, mode: str) -> str:
    """A colour of a side."""
    return str(theme.tokens()["colour"][mode][name]).lower()


@pytest.fixture
def window(prepared: Path, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """A window on the sample, light."""
    places.lay_samples(prepared)
    made = places.open_samples(open_window, qtbot, "vi")
    places.open_record(made, qtbot, places.CASSAVA)
    return made


def change(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    """The system wishes other colours."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    monkeypatch.setattr(theme, "mode", lambda: mode)
    theme.paint(application)
    places.settle(qtbot, window)


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> object:
    own = theme.mode
    yield
    monkeypatch.setattr(theme, "mode", own)
    theme.paint(qapp)


def test_that_all_that_is_drawn_goes_along(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert window.bench is not None
    window.bench.show_address("P06")
    for mode in MODES:
        # when the system changes its mind, then the record stays open at its place
        change(window, qtbot, monkeypatch, mode)
        bench = window.bench
        assert bench.sheet == "P06"

        # and the line of the plant, the results, their scales and the signs of the bar are drawn anew
        page = bench.pages.currentWidget()
        assert page is not None
        [chart] = page.findChildren(FlowChart)
        results = next(each for each in bench.panel.findChildren(Lines) if each.lines)
        bench.show_tab(0)
        places.settle(qtbot, window)
        for drawn in (chart, results, window.chrome.header):
            seen = colours(drawn)
            assert seen.most_common(1)[0][0] in (token("raised", mode), token("paper", mode))
            assert seen[token("ink", mode)] > 0
        assert colours(results)[token("good", "light")] == 0


def test_that_the_picture_of_options_goes_along(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.bench is not None
    window.bench.show_address("P22")
    for mode in MODES:
        change(window, qtbot, monkeypatch, mode)
        page = window.bench.pages.currentWidget()
        assert page is not None
        next(each for each in page.findChildren(QToolButton) if each.text() == "biểu đồ").click()
        places.settle(qtbot, window)
        [picture] = page.findChildren(Picture)
        seen = colours(picture)
        assert seen.most_common(1)[0][0] == token("raised", mode)
        assert max(contrast(each, token("raised", mode)) for each in seen) > 7


def test_that_words_on_the_screen_stand_out_as_the_tokens_say(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.bench is not None
    for mode, least in (("light", 4.5), ("dark", 4.5), ("light_contrast", 7), ("dark_contrast", 7)):
        change(window, qtbot, monkeypatch, mode)
        window.bench.show_address("P08")
        places.settle(qtbot, window)
        for control in (window.bench.steps.next, *window.bench.findChildren(QComboBox), window.bench.panel.findings):
            if control.isVisible() and control.isEnabled():
                seen = colours(control)
                ground = seen.most_common(1)[0][0]
                assert max(contrast(each, ground) for each in seen) >= least


def test_that_the_frame_of_the_focus_is_thicker_in_high_contrast(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    framed = {}
    for mode in ("light", "light_contrast"):
        change(window, qtbot, monkeypatch, mode)
        search = window.chrome.header.help
        search.setFocus(Qt.FocusReason.TabFocusReason)
        framed[mode] = colours(search)[token("accent", mode)]
    assert framed["light"] * 1.3 < framed["light_contrast"]
