"""The inspector sees what is wrong: each of its complaints is made where there is something to complain of."""

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop.gui.parts.header import Elided
from tests.gui import seeing
from tests.gui.sheets import shipped

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("propagateSizeHints")]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """An empty page on the screen."""
    made = QWidget()
    made.resize(300, 200)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def put(page: QWidget, widget: QWidget) -> QWidget:
    """A widget on the page."""
    layout = page.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()
    layout.activate()
    return widget


@pytest.mark.parametrize("name", ["", "money_saved", "P08/use", "qt_scrollarea_viewport"])
def test_that_a_list_without_a_name_is_noted_and_one_that_is_called_like_an_id(page: QWidget, name: str) -> None:
    view = QListView()
    view.setModel(QStringListModel(["a"]))
    view.setAccessibleName(name)
    put(page, view)
    assert len(list(seeing.unnamed(page))) == 1
    view.setAccessibleName("Hồ sơ")
    assert list(seeing.unnamed(page)) == []


def test_that_words_without_room_are_noted(page: QWidget) -> None:
    label = QLabel("Nhà máy tinh bột sắn")
    put(page, label).setFixedWidth(40)
    assert len(list(seeing.cut(page))) == 1
    label.setFixedWidth(250)
    assert list(seeing.cut(page)) == []


def test_that_wrapped_words_without_height_are_noted(page: QWidget) -> None:
    label = QLabel("Nhà máy tinh bột sắn " * 6, wordWrap=True)
    put(page, label).setFixedSize(150, 20)
    assert len(list(seeing.cut(page))) == 1


def test_that_the_choice_of_a_list_without_room_is_noted(page: QWidget) -> None:
    drop = QComboBox()
    drop.addItem("Nhà máy tinh bột sắn mẫu")
    put(page, drop).setFixedWidth(60)
    assert len(list(seeing.cut(page))) == 1


def test_that_what_ends_in_dots_must_say_the_whole(page: QWidget) -> None:
    label = Elided()
    put(page, label).setFixedWidth(80)
    label.say("Nhà máy tinh bột sắn mẫu")
    assert list(seeing.cut(page)) == []
    label.setToolTip("")
    assert len(list(seeing.cut(page))) == 1


def test_that_a_control_outside_its_place_is_out_of_reach(page: QWidget) -> None:
    button = QPushButton("Lưu", page)
    button.show()
    button.move(280, 10)
    assert len(list(seeing.out_of_reach(page))) == 1
    button.move(10, 10)
    assert list(seeing.out_of_reach(page)) == []


def test_that_tab_against_the_order_of_reading_is_noted(page: QWidget) -> None:
    first, second = QLineEdit(), QLineEdit()
    for line in (first, second):
        put(page, line)
    assert list(seeing.out_of_order(page)) == []
    page.layout().insertWidget(0, second)  # type: ignore[union-attr]
    page.layout().activate()  # type: ignore[union-attr]
    assert len(list(seeing.out_of_order(page))) == 1


def test_that_a_control_which_hides_its_focus_is_seen_to_do_so(page: QWidget) -> None:
    shy, plain = QPushButton("a"), QPushButton("b")
    shy.setStyleSheet("QPushButton { border: 1px solid gray } QPushButton:focus { outline: none }")
    row = QHBoxLayout()
    row.addWidget(shy)
    row.addWidget(plain)
    plain.setStyleSheet("QPushButton:focus { border: 2px solid green }")
    page.layout().addLayout(row)  # type: ignore[union-attr]
    page.activateWindow()
    assert seeing.shows_focus(shy) == 0
    assert seeing.shows_focus(plain) > 0


def test_that_words_of_the_other_language_are_noted(page: QWidget) -> None:
    put(page, QLabel("Consumption ledger", alignment=Qt.AlignmentFlag.AlignLeft))
    assert list(seeing.foreign(page, seeing.other_words("vi", shipped()))) == ["'Consumption ledger'"]
    assert list(seeing.foreign(page, seeing.other_words("en", shipped()))) == []
