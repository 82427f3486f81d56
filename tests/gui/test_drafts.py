"""Texts drafted from the figures: shown until someone writes their own, changed, and gone back to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cpa_desktop.core.answer import answer_of
from cpa_desktop.core.text import Text, same
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui.fields.drafted import DraftedEditor
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from tests.gui.sheets import focus_of, frame, one_sheet, opened, type_words

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
STEAM = Field(id="steam", kind="quantity", unit="t/h", label=same("Steam"))
REMARK = Field(
    id="remark",
    kind="longtext",
    label=same("Remark"),
    draft=Text(vi="Lò hơi sinh {T.steam}.", en="The boiler raises {T.steam}."),
)


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveRecord]:
    """A record with a text that quotes a figure."""
    with opened(tmp_path, one_sheet(STEAM, REMARK)) as there:
        there.session.answer("T/steam", "5")
        yield there


@pytest.fixture
def page(qtbot: QtBot, live: LiveRecord) -> WorksheetPage:
    """Its page, the draft composed."""
    made = WorksheetPage(live, "T")
    qtbot.addWidget(made)
    made.resize(800, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    qtbot.waitUntil(lambda: editor(made).draft.text() == "Lò hơi sinh 5\u00a0t/h.", timeout=20_000)
    return made


def editor(page: WorksheetPage) -> DraftedEditor:
    """The editor of the text."""
    found = frame(page, "remark").editor
    assert isinstance(found, DraftedEditor)
    return found


def test_that_a_draft_is_shown_and_not_kept(page: WorksheetPage, live: LiveRecord) -> None:
    assert editor(page).draft.isVisible()
    assert not editor(page).words.isVisible()
    assert "T/remark" not in live.session.record.answers


def test_that_a_draft_follows_the_figures(page: WorksheetPage, qtbot: QtBot) -> None:
    # when another figure is typed
    line = focus_of(frame(page, "steam"))
    assert isinstance(line, QLineEdit)
    frame(page, "steam").take_focus(1)
    line.selectAll()
    qtbot.keyClicks(line, "6")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    # then the draft says so in the end
    qtbot.waitUntil(lambda: editor(page).draft.text() == "Lò hơi sinh 6\u00a0t/h.", timeout=20_000)


def test_that_a_draft_is_changed_and_kept_as_written(page: WorksheetPage, live: LiveRecord, qtbot: QtBot) -> None:
    # when the draft is opened with the keyboard and a sentence added
    frame(page, "remark").take_focus(1)
    qtbot.keyClick(editor(page).change, Qt.Key.Key_Space)
    qtbot.waitUntil(editor(page).words.hasFocus)
    qtbot.keyClick(editor(page).words, Qt.Key.Key_End, CONTROL)
    type_words(qtbot, editor(page).words, " Đo lại.")
    qtbot.keyClick(editor(page).words, Qt.Key.Key_Return, CONTROL)

    # then that is what the record says
    assert answer_of(live.session.record.answers["T/remark"]).value == "Lò hơi sinh 5\u00a0t/h. Đo lại."
    assert editor(page).restore.isVisible()
    assert not editor(page).draft.isVisible()

    # when the draft is gone back to, then it is there again and follows the figures
    qtbot.mouseClick(editor(page).restore, LEFT)
    assert "T/remark" not in live.session.record.answers
    assert editor(page).draft.isVisible()
    assert QApplication.focusWidget() is editor(page).change


def test_that_what_was_written_is_kept_when_figures_change_and_it_is_said(
    page: WorksheetPage, live: LiveRecord, qtbot: QtBot
) -> None:
    # given a paragraph somebody has written
    live.session.answer("T/remark", "Lò hơi sinh 5 t/h, đã cũ.")
    qtbot.waitUntil(lambda: editor(page).words.isVisible())
    qtbot.wait(50)
    assert not editor(page).moved.isVisible()

    # when the figure it was drafted from changes
    live.session.answer("T/steam", "6")

    # then what was written stands, and it is said what the draft says now
    qtbot.waitUntil(lambda: editor(page).moved.isVisible(), timeout=20_000)
    assert editor(page).moved.text().endswith("Lò hơi sinh 6\u00a0t/h.")
    assert editor(page).words.typed == "Lò hơi sinh 5 t/h, đã cũ."

    # when it is written anew, then there is nothing to say, until the figures change again
    live.session.answer("T/remark", "Lò hơi sinh 6 t/h, đã cũ.")
    qtbot.waitUntil(lambda: not editor(page).moved.isVisible(), timeout=20_000)
    live.session.answer("T/steam", "7")
    qtbot.waitUntil(lambda: editor(page).moved.isVisible(), timeout=20_000)

    # when the draft is gone back to, then it follows the figures
    qtbot.mouseClick(editor(page).restore, LEFT)
    assert not editor(page).moved.isVisible()
    assert editor(page).draft.text() == "Lò hơi sinh 7\u00a0t/h."


def test_that_a_draft_that_was_only_looked_at_still_follows_the_figures(
    page: WorksheetPage, live: LiveRecord, qtbot: QtBot
) -> None:
    # given the draft opened
    qtbot.mouseClick(editor(page).change, LEFT)
    qtbot.waitUntil(editor(page).words.hasFocus)

    # when it is left without a change
    qtbot.keyClick(editor(page).words, Qt.Key.Key_Return, CONTROL)
    frame(page, "steam").take_focus(1)

    # then nothing was entered
    assert "T/remark" not in live.session.record.answers
    assert editor(page).draft.isVisible()


def test_that_a_text_without_a_draft_is_written_by_hand(qtbot: QtBot, tmp_path: Path) -> None:
    # given a text that quotes a figure nobody has entered
    with opened(tmp_path, one_sheet(STEAM, REMARK)) as live:
        page = WorksheetPage(live, "T")
        qtbot.addWidget(page)
        page.show()
        assert editor(page).words.isVisible()
        type_words(qtbot, editor(page).words, "Lò mới.")
        qtbot.keyClick(editor(page).words, Qt.Key.Key_Return, CONTROL)
        assert answer_of(live.session.record.answers["T/remark"]).value == "Lò mới."


def test_that_the_draft_and_its_ways_have_names(page: WorksheetPage) -> None:
    made = editor(page)
    assert made.draft.accessibleName() == "Remark"
    assert made.change.accessibleName() == "Remark: Change the draft"
    assert made.restore.accessibleName() == "Remark: Back to the draft"
