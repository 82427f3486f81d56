"""The bar at the top: whose record is open can be read at every size; what gives way to it says itself elsewhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from cpa_desktop.core.text import LANGUAGES, Language
from cpa_desktop.gui.window import MainWindow
from tests.gui import places
from tests.gui.conftest import OpenWindow

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

SIZES = {100: (1366, 768), 150: (911, 512), 200: (683, 384)}
LETTERS = {100: 40, 150: 24, 200: 15}
"""How many letters of a long name are in sight at least."""
LONG = "Công ty trách nhiệm hữu hạn một thành viên chế biến tinh bột sắn Quảng Ngãi · Đánh giá nhanh"


def in_sight(window: MainWindow) -> str:
    """What can be read of the title."""
    return window.chrome.header.title.text().removesuffix("…")


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_title_can_be_read_at_every_size(
    prepared: Path, open_window: OpenWindow, qtbot: QtBot, language: Language
) -> None:
    places.lay_samples(prepared)
    window = places.open_samples(open_window, qtbot, language)
    places.open_record(window, qtbot, places.CASSAVA)
    header = window.chrome.header
    header.show_record(LONG, is_sample=True)
    for percent, size in SIZES.items():
        window.resize(*size)
        places.settle(qtbot, window)
        assert window.size().toTuple() == size
        assert len(in_sight(window)) >= LETTERS[percent], (percent, in_sight(window))
        # what has no room says itself all the same
        assert header.title.toolTip() == header.title.accessibleName() == LONG
        assert header.saved.accessibleName() == header.saved.words
        assert header.saved.text() or header.saved.toolTip() == header.saved.words
        for button in header.findChildren(QToolButton):
            assert button.accessibleName()
            assert min(button.width(), button.height()) >= 32 or not button.isVisible()


def test_that_words_come_back_where_there_is_room_for_the_whole_title(opened: MainWindow) -> None:
    header = opened.chrome.header
    beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    opened.resize(*SIZES[200])
    assert header.help.toolButtonStyle() != beside
    # a short name leaves room for words
    opened.resize(*SIZES[150])
    header.show_record("Lò gạch", is_sample=False)
    assert header.title.text() == "Lò gạch"
    assert header.report.toolButtonStyle() == beside
    opened.resize(*SIZES[100])
    assert header.help.toolButtonStyle() == beside


def test_that_what_was_not_saved_is_a_sign_in_the_colour_of_errors_where_there_is_no_room(opened: MainWindow) -> None:
    opened.resize(*SIZES[200])
    header = opened.chrome.header
    header.show_record(LONG, is_sample=False)
    header.say_saved("Chưa lưu được", "error")
    assert not header.saved.pixmap().isNull()
    assert (header.saved.toolTip(), header.saved.accessibleName()) == ("Chưa lưu được", "Chưa lưu được")
    opened.resize(*SIZES[100])
    assert header.saved.text() == "Chưa lưu được"
