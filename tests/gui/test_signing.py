"""One's own name: given once, never demanded, and under every change from then on."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from cpa_desktop.gui.parts.preview_package import PackageDialog
from cpa_desktop.gui.parts.signature import Signature
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.service import settings
from tests.gui import seeing
from tests.gui.conftest import OpenWindow
from tests.gui.keys import Typist
from tests.gui.paper import printed
from tests.gui.person import Person

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

ACT = "Tên của bạn…"
NAME = "Tên của bạn"
STREET, SHORT = "P02/street", "P02/short_name"


def strip(window: MainWindow) -> Signature | None:
    """What asks for the name, if it is asked."""
    return next((each for each in window.chrome.findChildren(Signature) if each.isVisible()), None)


def sign(typist: Typist, name: str) -> None:
    """By the menu of records, without a mouse."""
    typist.act("F10", ACT)
    typist.wait(lambda: strip(typist.window) is not None)
    typist.key("Ctrl+A")
    typist.type(name)
    typist.key("Return")


def answer(window: MainWindow, address: str, typed: str) -> str:
    """Answer a field of the enterprise; gives who signed that."""
    assert window.record is not None
    assert window.record.over is not None
    session = window.record.over.session
    session.answer(address, typed)
    return session.record.changes[-1].by


def test_that_a_name_is_given_by_keyboard_signs_from_then_on_and_is_printed(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    typist, person = Typist(opened, qtbot), Person(opened, qtbot)
    typist.key("Alt+1")
    before = answer(opened, STREET, "Thôn 1")
    there = QApplication.focusWidget()
    # when a name is given, and another one later
    sign(typist, "Lê Thị Mẫu")
    assert strip(opened) is None
    assert "Lê Thị Mẫu" in opened.chrome.notice.words
    assert QApplication.focusWidget() is there
    record = opened.record
    assert record is not None
    record.own.session.answer("P01/lead", "Mẫu A")
    sign(typist, "Trần Văn Thử")
    record.own.session.answer("P01/lead", "Mẫu B")
    person.is_saved()
    # then each change keeps the name it was made under, here, in the next start, and in print
    assert before == ""
    assert [change.by for change in record.own.session.record.changes[-2:]] == ["Lê Thị Mẫu", "Trần Văn Thử"]
    assert settings.read().name == "Trần Văn Thử"
    person.settle()
    text = printed(person, "Báo cáo đánh giá nhanh sản xuất sạch hơn", tmp_path / "báo cáo.pdf")
    history = text[text.rindex("Người nhập") :]
    assert "Lê Thị Mẫu" in history
    assert history.index("Trần Văn Thử") < history.index("Lê Thị Mẫu")


def test_that_escape_and_a_name_of_spaces_leave_nothing_and_another_language_asks_on(
    opened: MainWindow, qtbot: QtBot
) -> None:
    typist = Typist(opened, qtbot)
    sign(typist, "   ")
    assert strip(opened) is None
    assert settings.read().name == ""
    assert answer(opened, STREET, "Thôn 2") == ""
    # when it is asked again and left
    typist.act("F10", ACT)
    typist.type("Lan")
    typist.key("Ctrl+L")
    typist.wait(lambda: strip(opened) is not None)
    asked = strip(opened)
    assert asked is not None
    assert asked.line.text() == "Lan"
    assert asked.keep.text() == "Keep the name"
    typist.key("Tab", "Tab")
    assert asked.leave.hasFocus()
    typist.key("Esc")
    assert strip(opened) is None
    assert settings.read().name == ""
    # and given, then taken away again
    opened.signing.ask()
    typist.key("Ctrl+A")
    typist.type("Lan")
    typist.key("Tab", "Space")
    assert answer(opened, STREET, "Thôn 3") == "Lan"
    opened.signing.ask()
    assert list(seeing.out_of_order(opened)) == []
    typist.key("Ctrl+A", "Del", "Return")
    assert answer(opened, STREET, "Thôn 4") == ""


def test_that_a_name_of_many_lines_is_one_and_one_too_long_is_said_and_stays_to_be_mended(
    opened: MainWindow, qtbot: QtBot
) -> None:
    typist = Typist(opened, qtbot)
    opened.signing.ask()
    QGuiApplication.clipboard().setText("Lê Thị\r\nMẫu\u200b\u0000  \tTrung tâm\n")
    typist.key("Ctrl+V", "Return")
    assert settings.read().name == "Lê Thị Mẫu Trung tâm"
    opened.signing.ask()
    typist.key("Ctrl+A")
    QGuiApplication.clipboard().setText("dài " * 40)
    typist.key("Ctrl+V", "Return")
    asked = strip(opened)
    assert asked is not None
    assert "nhiều nhất 80 chữ" in asked.line.accessibleDescription()
    assert asked.line.hasFocus()
    assert asked.line.text().startswith("dài dài")
    assert settings.read().name == "Lê Thị Mẫu Trung tâm"
    typist.key("Ctrl+A")
    typist.type("Mẫu")
    assert "nhiều nhất" not in asked.line.accessibleDescription()
    typist.key("Return")
    assert settings.read().name == "Mẫu"


def test_that_beginning_asks_the_name_once_and_does_without(open_window: OpenWindow, qtbot: QtBot) -> None:
    person = Person(open_window(), qtbot)
    person.press_words(person.window.home, "Để sau")
    # when nothing is said, the record begins all the same
    person.begin("Tự đánh giá", "Đợt 1", "Cơ sở Một", "coffee")
    assert answer(person.window, STREET, "Thôn 1") == ""
    person.window.go_home()
    # when the name is too long, that is said and what was typed stays
    person.press_words(person.window.home, "Tự đánh giá")
    begin = person.window.home.begin
    qtbot.waitUntil(lambda: begin.own_name.isVisible())
    person.type(begin.own_name, "dài " * 30)
    person.type(begin.name, "Cơ sở Hai")
    assert person.window.record is None
    qtbot.waitUntil(begin.own_name.hasFocus)
    assert "nhiều nhất 80 chữ" in begin.own_name.accessibleDescription()
    assert begin.name.text() == "Cơ sở Hai"
    # when it is given, the first change is signed with it already
    person.type(begin.own_name, " Lan   Mẫu ")
    person.type(begin.name, "Cơ sở Hai")
    qtbot.waitUntil(lambda: person.window.record is not None, timeout=20_000)
    record = person.window.record
    assert record is not None
    assert record.over is not None
    assert {each.by for live in record.lives() for each in live.session.record.changes} == {"Lan Mẫu"}
    # then it is not asked again
    person.window.go_home()
    person.press_words(person.window.home, "Tự đánh giá")
    qtbot.waitUntil(lambda: person.window.home.begin.title.isVisible())
    assert not person.window.home.begin.own_name.isVisible()
    # and whoever confirms for their own enterprise finds it there
    person.window.open_record(record.id)
    person.window.acts["confirm"].trigger()
    (dialog,) = person.window.findChildren(QInputDialog)
    assert dialog.textValue() == "Lan Mẫu"
    dialog.reject()


def test_that_an_officer_is_not_proposed_as_the_one_who_confirms(opened: MainWindow, qtbot: QtBot) -> None:
    opened.signing.sign("Lê Thị Mẫu")
    opened.acts["confirm"].trigger()
    (dialog,) = opened.findChildren(QInputDialog)
    line = dialog.findChild(QLineEdit)
    assert line is not None
    assert dialog.textValue() == ""
    dialog.reject()


def test_that_a_package_says_before_it_is_taken_in_who_wrote_it(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    person = Person(opened, qtbot)
    opened.signing.sign("Lê Thị Mẫu")
    assert answer(opened, SHORT, "Tên ngắn") == "Lê Thị Mẫu"
    person.is_saved()
    person.menu_of_records("Xuất hồ sơ kèm lịch sử và ảnh…")
    person.name_file(tmp_path / "gửi.cpa")
    person.is_told("Đã lưu thành")
    dialog = person.take_in(tmp_path / "gửi.cpa")
    assert isinstance(dialog, PackageDialog)
    qtbot.waitUntil(dialog.lines.isVisible, timeout=20_000)
    (line,) = [each for each in dialog.lines.lines if each.title == "Người nhập số liệu"]
    assert line.value == "Lê Thị Mẫu"
    person.answer_preview("Hủy")
