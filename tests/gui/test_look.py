"""The look: tokens in the style sheet, light and dark, signs that can be drawn, Qt's own words in our language."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFontDatabase, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from cpa_desktop import i18n
from cpa_desktop.gui import icons, theme
from cpa_desktop.gui.parts.header import Elided
from cpa_desktop.gui.translator import Translator

pytestmark = pytest.mark.window


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The application as the window dresses it."""
    theme.dress(qapp)
    return qapp


def test_that_every_name_in_the_style_sheet_is_a_token(dressed: QApplication) -> None:
    for side in ("light", "dark"):
        assert re.findall(r"@[a-z_]+", theme.style_sheet(side)) == []


def test_that_our_own_font_is_used(dressed: QApplication) -> None:
    assert "Source Sans 3" in QFontDatabase.families()
    assert dressed.font().family() == "Source Sans 3"
    assert dressed.font().pointSizeF() == 10.5


def test_that_light_and_dark_differ_in_palette_and_sheet(dressed: QApplication) -> None:
    light, dark = (theme.palette(side).color(QPalette.ColorRole.Window).name() for side in ("light", "dark"))
    assert (light, dark) == ("#fbfbf8", "#1d201e")
    assert "down-dark.png" in theme.style_sheet("dark")
    assert dressed.palette().color(QPalette.ColorRole.Window).name() == {"light": light, "dark": dark}[theme.mode()]


def test_that_the_pictures_the_sheets_name_are_there(dressed: QApplication) -> None:
    for side in ("light", "dark"):
        named = re.findall(r"url\(([^)]+)\)", theme.style_sheet(side))
        assert named
        assert all(Path(file).is_file() for file in named)


@pytest.mark.parametrize("name", sorted(icons.SIGNS))
def test_that_every_sign_draws_something_within_its_box(dressed: QApplication, name: str) -> None:
    image = QImage(60, 60, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    icons.paint(painter, name, QRectF(20, 20, 20, 20), theme.colour("ink"))
    painter.end()
    drawn = [(x, y) for x in range(60) for y in range(60) if image.pixelColor(x, y).lightness() < 128]
    assert drawn
    assert all(18 <= x <= 41 and 18 <= y <= 41 for x, y in drawn)


def test_that_qt_s_own_words_are_vietnamese(dressed: QApplication, qtbot: QtBot) -> None:
    i18n.use("vi")
    translator = Translator()
    dressed.installTranslator(translator)
    try:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        line = QLineEdit()
        qtbot.addWidget(line)
        menu = line.createStandardContextMenu()
        said = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    finally:
        dressed.removeTranslator(translator)
    assert [button.text() for button in box.buttons()] == ["Đồng ý", "Hủy"]
    assert said == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"]


def test_that_words_of_qt_which_nobody_sees_are_left_alone(dressed: QApplication) -> None:
    translator = Translator()
    dressed.installTranslator(translator)
    try:
        assert QCoreApplication.translate("QShortcut", "Ctrl") == "Ctrl"
    finally:
        dressed.removeTranslator(translator)


def test_that_a_long_title_ends_in_dots_and_says_the_whole_on_asking(dressed: QApplication, qtbot: QtBot) -> None:
    label = Elided()
    qtbot.addWidget(label)
    label.resize(120, 30)
    label.say("Nhà máy tinh bột sắn Tân Châu · Đánh giá nhanh 2026")
    assert label.text().endswith("…")
    assert label.toolTip() == label.accessibleName() == label.whole
