"""The window as a person uses it: opens, leads, jumps, undoes, changes its language, says what was not saved."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop import paths
from cpa_desktop.core.finding import Finding
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts import findings as notes
from cpa_desktop.gui.parts import steps
from cpa_desktop.gui.parts.lines import LINE
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.gui.workbench import Workbench
from cpa_desktop.service import settings
from tests.gui.conftest import OpenWindow, cells
from tests.gui.test_live import full_disk

pytestmark = pytest.mark.window


def press(window: MainWindow, keys: str) -> None:
    """Press a key with its modifiers, wherever the focus is."""
    QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(keys))


def bench(window: MainWindow) -> Workbench:
    """The record that is open in the window."""
    assert window.bench is not None
    return window.bench


def line_at(window: MainWindow, address: str) -> QLineEdit:
    """The line in which an answer is typed, with the caret in it."""
    bench(window).show_address(address)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    return line


def type_words(widget: QWidget, words: str) -> None:
    """Type into a widget; letters with marks are composed, for QTest knows none."""
    for letter in words:
        if letter.isascii():
            QTest.keyClicks(widget, letter)
        else:
            composed = QInputMethodEvent("", [])
            composed.setCommitString(letter)
            QApplication.sendEvent(widget, composed)


def type_in(line: QLineEdit, words: str) -> None:
    """Put words in place of what stands there, and leave with Enter."""
    line.selectAll()
    type_words(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


# opening


def test_that_the_window_lists_the_records_of_the_workspace(window: MainWindow) -> None:
    # when the workspace is open
    # then its assessment is listed, with what it may save, and not the enterprise it belongs to
    assert window.home.table.records.rowCount() == 1
    shown = cells(window.home.table, 0)
    assert shown[1] == "Nhà máy tinh bột sắn mẫu"
    assert shown[2] == "Chế biến tinh bột sắn (khoai mì)"
    assert shown[5].endswith("triệu đồng")


def test_that_a_record_opens_where_it_is_best_gone_on_with(opened: MainWindow) -> None:
    # when a record is opened
    # then its first unfinished sheet is shown, and the steps mark it
    assert opened.record is not None
    stop = opened.record.agenda.next(steps.done(opened.record.progress))
    assert stop is not None
    assert bench(opened).sheet == stop.sheet.id
    assert bench(opened).steps.list.current_name() == stop.sheet.id
    assert opened.chrome.header.title.whole.startswith("Nhà máy tinh bột sắn mẫu · ")


def test_that_continue_leads_back_to_the_field_one_was_in(
    opened: MainWindow, open_window: OpenWindow, qtbot: QtBot
) -> None:
    # given a window that is closed over a cell of the ledger
    bench(opened).show_address("P08/use/electricity.2025-11/qty")
    opened.close()
    # when another is opened and one goes on
    window = open_window()
    qtbot.waitUntil(lambda: window.entrance.desk is not None, timeout=20_000)
    go_on = next(b for b in window.home.findChildren(QPushButton) if b.text() == "Tiếp tục")
    QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)
    # then one is in that cell; from the list a record opens where it is best gone on with
    qtbot.waitUntil(lambda: window.bench is not None, timeout=20_000)
    assert bench(window).address == "P08/use/electricity.2025-11/qty"


def test_that_a_record_asked_for_early_opens_once_the_workspace_is(
    home: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    # given a list from the last time
    first = open_window()
    qtbot.waitUntil(lambda: bool(first.home.table.records.rowCount()), timeout=20_000)
    first.close()
    window = open_window()
    assert window.entrance.desk is None
    # when Enter is pressed on it before anything is open
    window.home.table.setFocus()
    QTest.keyClick(window.home.table, Qt.Key.Key_Return)
    # then the record opens by itself
    qtbot.waitUntil(lambda: window.record is not None, timeout=20_000)


def test_that_a_workspace_that_cannot_be_opened_is_one_sentence_with_a_way_out(
    tmp_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    # given a file that is no workspace
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"this is something else" * 100)
    # when it is opened
    window = open_window("--workspace", str(broken))
    qtbot.waitUntil(lambda: bool(window.chrome.notice.words), timeout=20_000)
    qtbot.waitUntil(lambda: str(broken) in window.chrome.notice.words)
    # then the sentence says which file, and there is a button
    buttons = [b.text() for b in window.chrome.notice.findChildren(QPushButton) if b.isVisible()]
    assert buttons == ["Thử lại"]
    assert broken.read_bytes().startswith(b"this is something else")


def test_that_the_sample_is_marked_and_may_be_copied(home: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("--sample")
    qtbot.waitUntil(lambda: bool(window.home.table.records.rowCount()), timeout=20_000)
    # given the sample, marked in the list
    assert "[MẪU]" in cells(window.home.table, 0)[0]
    window.home.table.open_row(0)
    assert window.chrome.header.sample.isVisible()
    sample = window.record
    # when one's own copy is wanted
    button = next(b for b in window.chrome.notice.findChildren(QPushButton) if b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    # then the copy is open, in one's own workspace, and can be changed
    qtbot.waitUntil(lambda: window.record is not None and window.record is not sample, timeout=20_000)
    assert window.record is not None
    assert window.record.own.session.read_only_because is None
    assert not window.chrome.header.sample.isVisible()


def test_that_a_new_assessment_of_a_new_enterprise_is_begun_in_the_page(
    home: Path, window: MainWindow, qtbot: QtBot
) -> None:
    # given the first page
    rapid = next(b for b in window.home.findChildren(QPushButton) if b.text() == "Đánh giá nhanh")
    QTest.mouseClick(rapid, Qt.MouseButton.LeftButton)
    begin = window.home.begin
    qtbot.waitUntil(lambda: bool(begin.enterprises.lines))
    # when a new enterprise is named and Enter pressed
    type_words(begin.name, "Nhà máy Tân Châu")
    QTest.keyClick(begin.name, Qt.Key.Key_Return)
    # then its assessment is open
    qtbot.waitUntil(lambda: window.record is not None, timeout=20_000)
    assert window.chrome.header.title.whole.startswith("Nhà máy Tân Châu · Đánh giá nhanh")


def test_that_an_assessment_of_a_known_enterprise_is_begun_with_enter(window: MainWindow, qtbot: QtBot) -> None:
    rapid = next(b for b in window.home.findChildren(QPushButton) if b.text() == "Đánh giá nhanh")
    QTest.mouseClick(rapid, Qt.MouseButton.LeftButton)
    begin = window.home.begin
    # given the enterprises, found without marks
    type_words(begin.search, "tinh bot san")
    qtbot.waitUntil(lambda: [line.title for line in begin.enterprises.lines] == ["Nhà máy tinh bột sắn mẫu"])
    # when one is chosen
    begin.enterprises.setFocus()
    QTest.keyClick(begin.enterprises, Qt.Key.Key_Return)
    # then its new assessment is open, of the industry of the enterprise
    qtbot.waitUntil(lambda: window.record is not None, timeout=20_000)
    assert window.record is not None
    assert window.record.own.session.program.form.sector == "cassava-starch"


def test_that_records_are_found_without_marks_or_capitals(window: MainWindow, qtbot: QtBot) -> None:
    # when one searches for what the enterprise is called
    type_words(window.home.search, "TINH BOT san")
    qtbot.waitUntil(lambda: window.home.table.records.rowCount() == 2)  # the enterprise itself too
    # and for what nobody is called
    type_words(window.home.search, " xyz")
    # then nothing is listed, and it is said what to do
    qtbot.waitUntil(lambda: not window.home.table.isVisible())


def test_that_a_detailed_assessment_goes_on_from_a_rapid_one(window: MainWindow, qtbot: QtBot) -> None:
    # given the rapid assessment, marked in the list
    words = [b.text() for b in window.home.actions_of_record.findChildren(QPushButton)]
    assert words == ["Mở", "Làm đợt mới từ hồ sơ này", "Làm tiếp thành: Đánh giá chi tiết", "Cất đi"]
    button = next(b for b in window.home.actions_of_record.findChildren(QPushButton) if b.text() == words[2])
    # when it is to become a detailed one
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.record is not None, timeout=20_000)
    # then a new record is open that knows what was answered before
    assert window.record is not None
    session = window.record.own.session
    assert session.record.register == "detailed"
    assert session.record.continues is not None
    assert session.entered(("P05", "", "design_capacity")) == "130"


def test_that_the_first_page_says_what_comes_next_in_the_last_record(opened: MainWindow) -> None:
    stop = bench(opened).next_stop()
    assert stop is not None
    # when one goes home
    press(opened, "Alt+Home")
    # then the card names the record and its next task, and Enter goes on there
    said = [label.text() for label in opened.home.findChildren(QLabel) if label.isVisible()]
    assert any(words.endswith(f"Việc tiếp theo: {stop.sheet.title.vi}") for words in said)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Space)
    assert opened.record is not None


# working


def test_that_what_is_typed_is_saved_and_the_mark_says_when(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.record is not None
    line = line_at(opened, "P01/code")
    # when a code is typed and left
    with qtbot.waitSignal(opened.record.saved):
        type_in(line, "TN-2026-07")
    # then the mark says the time
    words, _, time = opened.chrome.header.saved.text().rpartition(" ")
    assert words == "Đã lưu"
    assert len(time) == len("14:32")


def test_that_ctrl_z_takes_an_entry_back_and_ctrl_y_brings_it_again(opened: MainWindow) -> None:
    line = line_at(opened, "P01/code")
    before = line.text()
    type_in(line, "TN-2026-07")
    # when Ctrl+Z is pressed, wherever the caret went
    press(opened, "Ctrl+Z")
    taken_back = line.text()
    press(opened, "Ctrl+Y")
    # then the field shows what stood there, and then the entry again
    assert taken_back == before
    assert line.text() == "TN-2026-07"


def test_that_f8_goes_from_note_to_note_and_to_the_field_of_each(opened: MainWindow) -> None:
    assert opened.record is not None
    there = notes.open_ones(opened.record.findings)
    assert len(there) > 1
    seen: list[Finding | None] = []
    # when F8 is pressed once for each note, and once more
    for _note in (*there, None):
        press(opened, "F8")
        seen.append(bench(opened).panel.findings.current())
    # then each was shown in turn, then the first again
    assert seen == [*there, there[0]]
    # and Shift+F8 goes back
    press(opened, "Shift+F8")
    assert bench(opened).panel.findings.current() == there[-1]


def test_that_f8_puts_the_focus_into_the_field_and_the_field_into_sight(opened: MainWindow) -> None:
    # given a range of months that ends before it begins
    type_in(line_at(opened, "P01/period_to"), "01/2020")
    bench(opened).show_address("P10")
    # when F8 is pressed
    press(opened, "F8")
    found = bench(opened).panel.findings.current()
    assert found is not None
    # then the worst of the notes is gone to, and its field has the caret and can be seen
    assert found.severity == "error"
    assert bench(opened).sheet == found.address.partition("/")[0]
    focus = QApplication.focusWidget()
    assert focus is not None
    page = bench(opened).pages.currentWidget()
    assert isinstance(page, WorksheetPage)
    assert page.isAncestorOf(focus)
    assert not focus.visibleRegion().isEmpty()


def test_that_the_tab_counts_the_open_notes(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.record is not None

    def counted() -> str:
        return bench(opened).panel.tabs.tabText(1)

    before = len(notes.open_ones(opened.record.findings))
    assert counted() == f"Lưu ý {before}"
    # when an answer that is needed is taken away
    type_in(line_at(opened, "P01/title"), " ")
    # then there is one more
    qtbot.waitUntil(lambda: counted() == f"Lưu ý {before + 1}")


def test_that_a_doubt_may_be_let_stand_with_a_reason(opened: MainWindow) -> None:
    assert opened.record is not None
    panel = bench(opened).panel.findings
    doubt = next(f for f in opened.record.findings if f.severity == "doubt" and f.address.count("/") in (1, 3))
    panel.list.select(notes.name_of(doubt))
    bench(opened).show_tab(1)
    before = len(notes.open_ones(opened.record.findings))
    # when a reason is given
    line = next(each for each in panel.findChildren(QLineEdit) if each.isVisible())
    type_words(line, "đã kiểm tra tại hiện trường")
    QTest.keyClick(line, Qt.Key.Key_Return)
    # then it stands, and no longer counts
    assert len(notes.open_ones(opened.record.findings)) == before - 1


def test_that_the_steps_and_sheets_are_reached_by_keys(opened: MainWindow) -> None:
    # when Alt+3 is pressed
    press(opened, "Alt+3")
    # then the first sheet of the third step is shown
    assert bench(opened).sheet == "P22"
    # when one goes to the sheet before and after it
    press(opened, "Ctrl+PgUp")
    before = bench(opened).sheet
    press(opened, "Ctrl+PgDown")
    # then they follow one another as the method has them
    agenda = opened.record.agenda  # type: ignore[union-attr]
    assert agenda.after(before).sheet.id == bench(opened).sheet == "P22"  # type: ignore[union-attr]


def test_that_the_next_task_is_one_button_away(opened: MainWindow) -> None:
    bench(opened).show_address("P08")
    stop = bench(opened).next_stop()
    assert stop is not None
    # when the button that is always in sight is pressed
    QTest.mouseClick(bench(opened).steps.next, Qt.MouseButton.LeftButton)
    # then the sheet it named is shown
    assert bench(opened).sheet == stop.sheet.id


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("sheet", ["P13", "P05", "P06", "P08", "K01"])
def test_that_a_sheet_begins_with_its_title_in_sight(
    opened: MainWindow, qtbot: QtBot, sheet: str, language: str
) -> None:
    if language == "en":
        opened.change_language()
    bench(opened).show_address(sheet)
    page = bench(opened).pages.currentWidget()
    assert isinstance(page, WorksheetPage)
    qtbot.wait(50)
    title = page.findChild(QLabel, "title")
    assert title is not None
    assert title.visibleRegion().boundingRect().height() == title.height()


def test_that_guidance_follows_the_focus(opened: MainWindow) -> None:
    press(opened, "Shift+F1")
    help_ = bench(opened).panel.help
    # when the caret goes to a field
    line_at(opened, "P05/design_capacity")
    # then its guidance is shown: what it means, and what is usual
    assert "Tấn sản phẩm một ngày đêm" in help_.toPlainText()
    assert "0,1–5.000" in help_.toPlainText()


def test_that_a_figure_opens_into_where_it_comes_from(opened: MainWindow) -> None:
    panel = bench(opened).panel
    press(opened, "F6")
    # when Enter is pressed on a figure
    panel.results.select("K02/money_saved")
    QTest.keyClick(panel.results, Qt.Key.Key_Return)
    # then its formula and inputs are shown, and Escape leads back
    root = panel.trace.tree.lines[0]
    assert "sum(" in root.detail
    assert len(root.children) > 2
    assert panel.is_tracing
    press(opened, "Esc")
    assert not panel.is_tracing


@pytest.mark.parametrize("by", ["key", "mouse"])
def test_that_what_to_measure_next_leads_to_its_field(opened: MainWindow, by: str) -> None:
    results = bench(opened).panel.results
    press(opened, "F6")
    results.select("next reading")
    item = results.currentItem()
    assert item is not None
    # when it is chosen
    if by == "key":
        QTest.keyClick(results, Qt.Key.Key_Return)
    else:
        QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=results.visualItemRect(item).center())
    # then the field is there that it is entered in, and no trace
    assert bench(opened).address == "CS1/starch_price"
    assert not bench(opened).panel.is_tracing


def test_that_a_figure_deep_in_a_trace_opens_in_its_turn(opened: MainWindow) -> None:
    panel = bench(opened).panel
    # given a figure that is reckoned in more steps than are shown at once
    bench(opened).show_trace("K02/money_saved")
    deep = next(item for item in panel.trace.tree.items() if "Bấm để xem" in item.data(0, LINE).detail)
    # when the deepest that is shown is gone to, and Enter pressed
    panel.trace.tree.setCurrentItem(deep)
    title = deep.text(0)
    QTest.keyClick(panel.trace.tree, Qt.Key.Key_Return)
    # then what that was made of is shown
    root = panel.trace.tree.lines[0]
    assert root.title == title
    assert root.children


def test_that_an_open_trace_follows_the_figures(opened: MainWindow) -> None:
    bench(opened).show_trace("P05/daily_output")
    before = bench(opened).panel.trace.tree.lines[0].value
    # when an entry it comes from is changed
    assert opened.record is not None
    opened.record.own.session.answer("P05/output/tinhbot2.2025-09/amount", "2.400")
    # then the trace shows the new figure
    assert bench(opened).panel.trace.tree.lines[0].value != before


def test_that_an_entry_on_the_enterprise_reaches_the_assessment(opened: MainWindow, qtbot: QtBot) -> None:
    # given the sheet of the enterprise, which stands on the same way
    line = line_at(opened, "P02/legal_name")
    # when the enterprise is renamed
    type_in(line, "Nhà máy tinh bột Phước Long")
    # then the title of the assessment says so
    qtbot.waitUntil(lambda: opened.chrome.header.title.whole.startswith("Nhà máy tinh bột Phước Long · "))


def test_that_another_industry_asks_other_sheets(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.record is not None
    over = opened.record.over
    assert over is not None
    of_sector = {s.id for s in opened.record.own.session.program.form.sheets if s.sector}
    assert of_sector
    bench(opened).show_address("P02/sector")
    # when the enterprise's industry is taken away
    over.session.answer("P02/sector", "")
    # then the sheets of the industry are gone, and the page is still there
    qtbot.waitUntil(lambda: not of_sector & {stop.sheet.id for stop in opened.record.agenda.stops})  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: isinstance(bench(opened).pages.currentWidget(), WorksheetPage))
    assert bench(opened).sheet == "P02"


# saying


def test_that_an_entry_the_disk_refuses_is_said_and_not_lost(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.record is not None
    line = line_at(opened, "P01/code")
    before = line.text()
    # given a disk that is full
    with full_disk(), qtbot.waitSignal(opened.record.refused):
        # when something is typed
        type_in(line, "TN-2026-08")
    # then a sentence says so, the mark too, and what is shown is what is on disk
    assert opened.chrome.notice.words
    assert opened.chrome.header.saved.text() == "Chưa lưu được"
    assert opened.record.own.session.entered(("P01", "", "code")) == before
    # when there is room and one tries again
    button = next(b for b in opened.chrome.notice.findChildren(QPushButton) if b.isVisible())
    with qtbot.waitSignal(opened.record.saved):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    # then nothing was lost
    assert line.text() == "TN-2026-08"
    assert opened.chrome.header.saved.text().startswith("Đã lưu")


def test_that_the_window_does_not_close_on_entries_that_were_not_written(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.record is not None
    line = line_at(opened, "P01/code")
    with full_disk():
        type_in(line, "TN-2026-09")
        # when one closes the window
        opened.close()
    # then it stays, and says what would be lost
    assert opened.isVisible()
    assert "chưa ghi được" in opened.chrome.notice.words


def test_that_what_is_being_typed_is_entered_when_the_window_closes(opened: MainWindow) -> None:
    assert opened.record is not None
    session = opened.record.own.session
    line = line_at(opened, "P01/code")
    line.selectAll()
    # when a word is typed and the window closed without leaving the field
    type_words(line, "TN-2026-10")
    opened.close()
    # then it was entered
    assert session.entered(("P01", "", "code")) == "TN-2026-10"


def test_that_a_read_only_record_says_why(home: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window("--sample")
    qtbot.waitUntil(lambda: bool(window.home.table.records.rowCount()), timeout=20_000)
    # when the sample is opened
    window.home.table.open_row(0)
    # then it is said that it is to look at
    assert "hồ sơ mẫu" in window.chrome.notice.words


# language


def test_that_ctrl_l_changes_every_word_and_keeps_record_page_and_settings(opened: MainWindow) -> None:
    bench(opened).show_address("P08")
    record = opened.record
    # when the language is changed
    press(opened, "Ctrl+L")
    # then the same record is open at the same sheet, in English, and the next start knows
    assert opened.record is record
    assert bench(opened).sheet == "P08"
    assert bench(opened).panel.tabs.tabText(2) == "Guidance"
    assert opened.acts["undo"].text() == "Undo"
    assert "Consumption ledger" in [item.text(0) for item in bench(opened).steps.list.items()]
    assert settings.read(paths.settings()).language == "en"
    # when it is changed back
    press(opened, "Ctrl+L")
    # then it is Vietnamese again
    assert bench(opened).panel.tabs.tabText(2) == "Hướng dẫn"


def test_that_undo_still_works_after_the_language_was_changed(opened: MainWindow) -> None:
    type_in(line_at(opened, "P01/code"), "TN-2026-07")
    press(opened, "Ctrl+L")
    # when Ctrl+Z is pressed in the window made anew
    press(opened, "Ctrl+Z")
    # then the entry is taken back, once
    assert opened.record is not None
    assert opened.record.own.session.entered(("P01", "", "code")) != "TN-2026-07"


# small screens


@pytest.mark.parametrize(("width", "panel", "steps"), [(1366, True, True), (1200, False, True), (683, False, False)])
def test_that_what_has_no_room_folds_away(opened: MainWindow, width: int, panel: bool, steps: bool) -> None:
    # when the window is made narrow
    opened.resize(width, 500)
    QApplication.processEvents()
    # then what is beside the page folds away
    assert bench(opened).panel.isVisible() is panel
    assert bench(opened).steps.isVisible() is steps


def test_that_what_folded_away_is_one_key_from_being_seen(opened: MainWindow) -> None:
    opened.resize(683, 384)
    QApplication.processEvents()
    sides: list[QWidget] = [bench(opened).panel, bench(opened).steps]
    # when it is asked for, one side after the other
    press(opened, "F9")
    first = [side.isVisible() for side in sides]
    press(opened, "Shift+F9")
    second = [side.isVisible() for side in sides]
    # then it is there, and the page keeps its room
    assert (first, second) == ([True, False], [False, True])
    # when there is room for both again
    opened.resize(1366, 768)
    QApplication.processEvents()
    # then both are there
    assert all(side.isVisible() for side in sides)


def test_that_only_the_step_in_hand_is_open_and_another_opens_with_the_keys(opened: MainWindow) -> None:
    # given a sheet of the first step
    bench(opened).show_address("P08")
    lines = bench(opened).steps.list
    steps_there = [item for item in lines.items() if item.childCount()]
    assert [item.isExpanded() for item in steps_there].count(True) == 1

    # when one walks to the third step and presses Enter
    lines.select("step 3")
    lines.setFocus()
    QTest.keyClick(lines, Qt.Key.Key_Return)

    # then its sheets are there, and its first one is opened the same way
    item = lines.currentItem()
    assert item is not None
    assert item.isExpanded()
    QTest.keyClick(lines, Qt.Key.Key_Down)
    QTest.keyClick(lines, Qt.Key.Key_Return)
    assert bench(opened).sheet == "P22"

    # and the first step is folded away again
    assert [step for step in steps_there if step.isExpanded()] == [item]


def test_that_where_there_is_little_room_buttons_show_their_signs_alone(opened: MainWindow) -> None:
    opened.resize(683, 400)
    QApplication.processEvents()
    header = opened.chrome.header
    assert header.records.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    assert header.records.accessibleName() == "Hồ sơ"
    opened.resize(1366, 768)
    QApplication.processEvents()
    assert header.records.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
