"""Pages come by themselves while one looks at them, and only then; those of before stay in sight until the new ones."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cpa_desktop.core import course
from cpa_desktop.core.text import Refused, same
from cpa_desktop.gui import jobs
from cpa_desktop.gui.pages import making
from cpa_desktop.gui.pages.document import DocumentPage
from cpa_desktop.gui.window import MainWindow

pytestmark = pytest.mark.window

LONG = 120_000  # ms


class Press:
    """What writes documents, counted; it may be held in its middle, or made to fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wishes: list[making.Wish] = []
        self.begun, self.go = Event(), Event()
        self.go.set()
        self.refuses = False
        self._real: Callable[..., Any] = making.write
        monkeypatch.setattr(making, "write", self._write)

    def _write(self, *arguments: Any) -> Any:
        self.wishes.append(arguments[3])
        self.begun.set()
        if self.refuses:
            raise Refused(same("no room on the disk"))
        assert self.go.wait(30)
        course.step()
        return self._real(*arguments)

    def hold(self) -> None:
        """From now on stand still in the middle."""
        self.begun.clear()
        self.go.clear()


@pytest.fixture
def presses(monkeypatch: pytest.MonkeyPatch) -> Iterator[Press]:
    """The press, let go in the end."""
    press = Press(monkeypatch)
    yield press
    press.go.set()


@pytest.fixture
def page(opened: MainWindow, presses: Press, qtbot: QtBot) -> DocumentPage:
    """The documents brought forward, nothing pressed, the pages there."""
    assert opened.bench is not None
    opened.bench.show_report("brief")
    shown = opened.bench.document
    qtbot.waitUntil(lambda: shown.composing.is_current, timeout=LONG)
    return shown


def pictures(page: DocumentPage) -> list[QLabel]:
    """The pages in sight."""
    return [label for label in page.paper.view.findChildren(QLabel) if not label.pixmap().isNull()]


def marked(page: DocumentPage) -> bool:
    """Whether the pages are said to be of an earlier state."""
    return any(each.isVisible() and "trước lần sửa cuối" in each.text() for each in page.findChildren(QLabel))


def text(page: DocumentPage) -> str:
    """What the file that is shown says."""
    return "".join(each.get_textpage().get_text_bounded() for each in pypdfium2.PdfDocument(page.path))


def enter(window: MainWindow, words: str) -> None:
    """Another title of the assessment."""
    assert window.record is not None
    window.record.own.session.answer("P01/title", words)


def test_that_pages_are_there_without_a_press(page: DocumentPage, presses: Press) -> None:
    assert [wish.kind for wish in presses.wishes] == ["brief"]
    assert pictures(page)
    assert not marked(page)


def test_that_another_kind_or_language_is_made_by_itself(page: DocumentPage, presses: Press, qtbot: QtBot) -> None:
    for drop, wanted in ((page.choice.tongue, "en"), (page.choice.kind, "minutes")):
        before = len(presses.wishes)
        drop.setFocus()
        drop.setCurrentIndex(drop.findData(wanted))
        assert pictures(page)  # those of before
        assert marked(page)
        qtbot.waitUntil(lambda: page.composing.is_current, timeout=LONG)
        assert len(presses.wishes) == before + 1
        assert drop.hasFocus()  # one may go on choosing
    assert (presses.wishes[-1].kind, presses.wishes[-1].language) == ("minutes", "en")


def test_that_coming_back_to_an_unchanged_record_shows_the_pages_at_once(
    opened: MainWindow, page: DocumentPage, presses: Press, qtbot: QtBot
) -> None:
    assert opened.bench is not None
    there = page.paper.view.findChildren(QLabel)
    opened.bench.show_address("P01/title")
    opened.bench.show_report()
    assert pictures(page)
    qtbot.wait(600)
    assert len(presses.wishes) == 1
    assert page.paper.view.findChildren(QLabel) == there


def test_that_nothing_is_made_while_one_is_elsewhere_and_the_new_pages_on_coming_back(
    opened: MainWindow, page: DocumentPage, presses: Press, qtbot: QtBot
) -> None:
    # given something entered elsewhere
    assert opened.bench is not None
    opened.bench.show_address("P01/title")
    enter(opened, "Tên đợt khác hẳn")
    qtbot.wait(600)
    assert len(presses.wishes) == 1
    # when one comes back, then the old pages stand there, and it is said that they are old
    opened.bench.show_report()
    assert pictures(page)
    assert marked(page)
    # and the new ones take their place
    qtbot.waitUntil(lambda: page.composing.is_current, timeout=LONG)
    assert len(presses.wishes) == 2
    assert not marked(page)
    assert "Tên đợt khác hẳn" in text(page)


def test_that_what_is_entered_while_one_looks_is_made_once(
    opened: MainWindow, page: DocumentPage, presses: Press, qtbot: QtBot
) -> None:
    for number in range(3):
        enter(opened, f"Lần {number}")
    qtbot.waitUntil(lambda: marked(page))
    qtbot.waitUntil(lambda: page.composing.is_current, timeout=LONG)
    assert len(presses.wishes) == 2
    assert "Lần 2" in text(page)


def test_that_pages_that_are_overtaken_are_never_shown(page: DocumentPage, presses: Press, qtbot: QtBot) -> None:
    # given pages of one kind in their middle
    presses.hold()
    page.choose("minutes")
    qtbot.waitUntil(presses.begun.is_set, timeout=LONG)
    before = page.path
    # when another kind is chosen
    page.choose("action-list")
    presses.go.set()
    # then only its pages come
    shown: list[Path | None] = []
    page.paper.thumbnails.model().rowsInserted.connect(lambda: shown.append(page.path))
    qtbot.waitUntil(lambda: page.composing.is_current, timeout=LONG)
    assert [wish.kind for wish in presses.wishes] == ["brief", "minutes", "action-list"]
    assert set(shown) == {page.path}
    assert page.path != before


def test_that_leaving_the_page_gives_up_what_nobody_asked_for(
    opened: MainWindow, page: DocumentPage, presses: Press, qtbot: QtBot
) -> None:
    assert opened.bench is not None
    presses.hold()
    page.choose("minutes")
    qtbot.waitUntil(presses.begun.is_set, timeout=LONG)
    opened.bench.show_address("P01/title")
    presses.go.set()
    qtbot.waitUntil(lambda: not page.composing.is_underway, timeout=LONG)
    assert page.composing.is_behind
    # and it is taken up again on coming back
    opened.bench.show_report("minutes")
    qtbot.waitUntil(lambda: page.composing.is_current, timeout=LONG)


def test_that_what_was_asked_for_is_made_though_one_leaves(
    opened: MainWindow, page: DocumentPage, presses: Press, qtbot: QtBot
) -> None:
    assert opened.bench is not None
    presses.hold()
    page.choose("minutes")
    button(page, "Tạo PDF").click()
    opened.bench.show_address("P01/title")
    presses.go.set()
    qtbot.waitUntil(lambda: page.composing.is_current, timeout=LONG)


def test_that_pages_that_were_called_off_come_only_when_asked_for(
    page: DocumentPage, presses: Press, qtbot: QtBot
) -> None:
    presses.hold()
    page.choose("minutes")
    qtbot.waitUntil(presses.begun.is_set, timeout=LONG)
    QTest.mouseClick(button(page, "Hủy"), Qt.MouseButton.LeftButton)
    presses.go.set()
    qtbot.waitUntil(lambda: not page.composing.is_underway, timeout=LONG)
    qtbot.wait(600)
    assert len(presses.wishes) == 2
    assert pictures(page)
    assert marked(page)
    QTest.mouseClick(button(page, "Tạo PDF"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.composing.is_current, timeout=LONG)


def test_that_a_document_that_cannot_be_made_is_said_once(page: DocumentPage, presses: Press, qtbot: QtBot) -> None:
    presses.refuses = True
    told: list[object] = []
    page.refused.connect(told.append)
    page.choose("minutes")
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    qtbot.wait(600)
    assert told == [same("no room on the disk")]
    assert marked(page)


def test_that_a_record_that_is_closed_meanwhile_leaves_nothing_being_made(
    opened: MainWindow, page: DocumentPage, presses: Press, qtbot: QtBot
) -> None:
    presses.hold()
    page.choose("minutes")
    qtbot.waitUntil(presses.begun.is_set, timeout=LONG)
    before = page.path
    assert before is not None
    opened.go_home()
    opened._leave()
    presses.go.set()
    qtbot.waitUntil(lambda: jobs.running() == 0, timeout=LONG)
    assert [each.name for each in before.parent.glob("*")] == [before.name]
    assert opened.record is None


def button(page: DocumentPage, words: str) -> QPushButton:
    """The button with these words."""
    return next(each for each in page.findChildren(QPushButton) if each.text() == words)
