"""Pasting and spreadsheets taken into the ledger: shown first, taken or left by keyboard, one act, one undo."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cpa_desktop.core.answer import answer_of
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.grid import Grid
from cpa_desktop.gui.parts.laying_panel import LayingPanel
from cpa_desktop.gui.parts.preview_figures import FiguresDialog
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.service.exchange import ledger_workbook
from tests.gui.sheets import grid, ledger_page, shipped, type_words
from tests.gui.sheets import opened as opened_record

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
Ledger = tuple[LiveRecord, Grid]


@pytest.fixture
def ledger(qtbot: QtBot, tmp_path: Path) -> Iterator[Ledger]:
    """The ledger of eight months, with electricity and diesel, on the screen; the caret in the first amount."""
    with opened_record(tmp_path, shipped(), "rapid") as live:
        page = ledger_page(qtbot, live)
        page.activateWindow()
        qtbot.waitUntil(lambda: page.isActiveWindow())
        shown = grid(page, "use")
        shown.take_focus(1)
        yield live, shown


def paste(qtbot: QtBot, shown: Grid, *rows: str) -> None:
    """A block from a spreadsheet, its cells apart by bars, pasted where the caret is."""
    QGuiApplication.clipboard().setText("".join(row.replace("|", "\t") + "\r\n" for row in rows))
    qtbot.keyClick(shown.view, Key.Key_V, CONTROL)


def panel_of(shown: Grid) -> LayingPanel:
    """What is shown of the block."""
    assert shown.laying.panel is not None
    return shown.laying.panel


def press(qtbot: QtBot, *keys: Key) -> None:
    """Keys, wherever the caret is."""
    for each in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, each)


def amounts(live: LiveRecord) -> dict[str, object]:
    """What is entered of the amounts of electricity."""
    answers = live.session.record.answers
    start = "P08/use/electricity."
    found = {each.removeprefix(start): text for each, text in answers.items() if each.startswith(start)}
    return {each: answer_of(text).value for each, text in found.items() if each.endswith("/qty")}


def cell(panel: LayingPanel, row: int, column: int) -> QModelIndex:
    """A cell of the block, by its row and column in it, from 1; 0 is where it goes."""
    return panel.model.index(row, column)


def test_that_a_plain_block_goes_in_at_once_with_a_way_back(ledger: Ledger, qtbot: QtBot) -> None:
    live, shown = ledger
    before = len(live.session.record.changes)
    paste(qtbot, shown, "412300", "398120,5", "401000")

    # nothing of it could be meant otherwise
    assert shown.laying.panel is None
    assert len(live.session.record.changes) == before + 1
    assert amounts(live) == {"2025-09/qty": 412300.0, "2025-10/qty": 398120.5, "2025-11/qty": 401000.0}
    assert "3" in shown.laying.notice.words

    # the button beside the words takes it back, and goes
    undo = shown.laying.notice._acts[0]
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert amounts(live) == {}
    assert shown.laying.notice.words == ""


def test_that_the_way_back_goes_when_something_else_is_entered(ledger: Ledger, qtbot: QtBot) -> None:
    live, shown = ledger
    paste(qtbot, shown, "412300", "398120,5")
    assert shown.laying.notice.words
    live.session.answer("P08/use/electricity.2025-12/qty", "5")
    assert shown.laying.notice.words == ""


def test_that_what_can_be_meant_two_ways_is_shown_first_and_read_as_a_person_says(ledger: Ledger, qtbot: QtBot) -> None:
    # given a block of which nobody can tell whether 1.000 is a thousand
    live, shown = ledger
    paste(qtbot, shown, "1.000", "2.000")

    # then nothing is entered, and both cells say so with a sign and in words
    panel = panel_of(shown)
    assert amounts(live) == {}
    assert not shown.view.isVisible()
    assert panel.isVisible()
    assert panel.choices.notation.isVisible()
    assert cell(panel, 1, 1).data() == "1.000 kWh"
    assert not cell(panel, 1, 1).data(Qt.ItemDataRole.DecorationRole).isNull()
    assert "ngăn hàng nghìn" in panel.said.text()
    assert "ngăn hàng nghìn" in str(cell(panel, 1, 1).data(Qt.ItemDataRole.AccessibleTextRole))

    # when the other way of writing is chosen with keys alone, and Enter is pressed
    panel.choices.notation.setFocus()
    press(qtbot, Key.Key_Down)
    panel.choices.notation.activated.emit(panel.choices.notation.currentIndex())
    assert panel.choices.notation.currentData() == "en"
    assert cell(panel, 1, 1).data() == "1 kWh"
    assert panel.said.text() == ""
    panel.setFocus()
    press(qtbot, Key.Key_Return)

    # then it is read so, the table is back, and one undo takes all of it out
    assert amounts(live) == {"2025-09/qty": 1.0, "2025-10/qty": 2.0}
    assert shown.laying.panel is None
    assert shown.view.isVisible()
    assert shown.view.hasFocus()
    live.undo()
    assert amounts(live) == {}


def test_that_escape_leaves_everything_as_it_was(ledger: Ledger, qtbot: QtBot) -> None:
    live, shown = ledger
    before = live.session.record
    paste(qtbot, shown, "1.000", "2.000")
    press(qtbot, Key.Key_Escape)
    assert shown.laying.panel is None
    assert live.session.record == before
    assert shown.view.isVisible()
    assert shown.view.hasFocus()


def test_that_what_is_not_read_is_corrected_or_left_out_before_it_goes_in(ledger: Ledger, qtbot: QtBot) -> None:
    # given two cells that cannot be read, the first of them the current one
    live, shown = ledger
    paste(qtbot, shown, "412300", "ba trăm", "chờ hóa đơn")
    panel = panel_of(shown)
    assert panel.table.currentIndex() == cell(panel, 2, 1)
    assert "ba trăm" in str(cell(panel, 2, 1).data())
    assert panel.said.property("tone") == "error"

    # when the one is typed anew and the other left out
    press(qtbot, Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    type_words(qtbot, editor, "300 MWh")
    live.session.answer("P08/vat_included", "có")  # what changes elsewhere writes over nothing
    assert editor.text() == "300 MWh"
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is panel.table)
    assert shown.laying.panel is panel
    press(qtbot, Key.Key_F8)
    assert panel.table.currentIndex() == cell(panel, 3, 1)
    press(qtbot, Key.Key_Delete, Key.Key_Return)

    # then the rest is entered
    assert amounts(live) == {"2025-09/qty": 412300.0, "2025-10/qty": 300.0}


def test_that_what_is_not_read_stands_as_typed_when_it_is_taken_all_the_same(ledger: Ledger, qtbot: QtBot) -> None:
    live, shown = ledger
    paste(qtbot, shown, "412300", "ba trăm")
    press(qtbot, Key.Key_Return)
    assert amounts(live) == {"2025-09/qty": 412300.0, "2025-10/qty": None}
    assert shown.model.look(1, 0).tone == "refused"
    assert "1" in shown.laying.notice.words


def test_that_what_would_be_written_over_is_shown(ledger: Ledger, qtbot: QtBot) -> None:
    live, shown = ledger
    live.session.answer("P08/use/electricity.2025-09/qty", "1234567")
    paste(qtbot, shown, "412300", "398120")
    panel = panel_of(shown)
    assert "412.300 kWh" in str(cell(panel, 1, 1).data())
    assert "1.234.567 kWh" in str(cell(panel, 1, 1).data())
    assert "1.234.567 kWh" in panel.model.said(cell(panel, 1, 1))


def test_that_a_person_says_where_a_column_and_a_row_go(ledger: Ledger, qtbot: QtBot) -> None:
    # given a block whose heads say the wrong thing
    live, shown = ledger
    paste(qtbot, shown, "Tháng|Điện (kWh)", "9/2025|412300", "10/2025|398120")
    panel = panel_of(shown)
    assert cell(panel, 0, 2).data() == "Điện lưới · Lượng"
    assert cell(panel, 2, 0).data() == "09/2025"

    # when it is said, by the lists at the edge, that it is diesel and that the first row is December's
    _choose(qtbot, panel, cell(panel, 0, 2), "Dầu DO · Lượng")
    _choose(qtbot, panel, cell(panel, 2, 0), "12/2025")
    panel.setFocus()
    press(qtbot, Key.Key_Return)

    # then it goes there
    answers = live.session.record.answers
    assert answer_of(answers["P08/use/diesel.2025-12/qty"]).entered == "412300 kWh"
    assert "P08/use/diesel.2025-10/qty" in answers
    assert amounts(live) == {}


def _choose(qtbot: QtBot, panel: LayingPanel, index: QModelIndex, words: str) -> None:
    panel.setFocus()
    panel.table.setCurrentIndex(index)
    qtbot.keyClick(panel.table, Key.Key_F2)
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox)
    for _ in range(abs(box.findText(words) - box.currentIndex())):
        qtbot.keyClick(box, Key.Key_Down if box.findText(words) > box.currentIndex() else Key.Key_Up)
    qtbot.keyClick(box, Key.Key_Return)
    qtbot.waitUntil(lambda: index.data() == words)


def test_that_what_is_copied_here_goes_in_as_it_was(ledger: Ledger, qtbot: QtBot) -> None:
    # given two months, one of them with a figure that could be meant two ways elsewhere
    live, shown = ledger
    live.session.answer("P08/use/electricity.2025-09/qty", "1.000")
    live.session.answer("P08/use/electricity.2025-10/qty", "2,125")

    # when they are copied and pasted under themselves
    shown.view.go_to(shown.model.index(0, 0))
    qtbot.keyClick(shown.view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(shown.view, Key.Key_C, CONTROL)
    shown.view.go_to(shown.model.index(2, 0))
    qtbot.keyClick(shown.view, Key.Key_V, CONTROL)

    # then nobody is asked what they mean
    assert shown.laying.panel is None
    assert amounts(live)["2025-11/qty"] == 1000.0
    assert amounts(live)["2025-12/qty"] == 2.125


def test_that_a_spreadsheet_of_any_layout_is_looked_at_and_taken(ledger: Ledger, qtbot: QtBot, tmp_path: Path) -> None:
    # given a file of someone else's making with a sheet that says nothing and one with the figures
    from openpyxl import Workbook

    live, shown = ledger
    book = Workbook()
    assert book.active is not None
    book.active.append(["Ghi chú của kế toán"])
    figures = book.create_sheet("Số liệu")
    for row in (["Kỳ", "Dầu DO (lít)", "Điện (MWh)"], ["Tháng 9", 120, 412.3], ["Tháng 10", 99, 398.1]):
        figures.append(row)
    book.save(tmp_path / "so.xlsx")

    # when it is read
    shown.laying.take_in(tmp_path / "so.xlsx", "electricity")
    qtbot.waitUntil(lambda: shown.laying.panel is not None, timeout=20_000)
    panel = panel_of(shown)

    # then the sheet with the figures is shown, its heads and months known
    assert panel.choices.sheets.currentText() == "Số liệu"
    assert panel.choices.heads.currentData() == 0
    assert [cell(panel, 0, column).data() for column in (2, 3)] == ["Dầu DO · Lượng", "Điện lưới · Lượng"]
    assert amounts(live) == {}

    # and Enter takes it as one act
    before = len(live.session.record.changes)
    press(qtbot, Key.Key_Return)
    assert len(live.session.record.changes) == before + 1
    assert amounts(live) == {"2025-09/qty": 412.3, "2025-10/qty": 398.1}
    assert live.session.record.changes[-1].label.vi == "Lấy 4 ô từ so.xlsx"


def test_that_a_file_that_is_no_spreadsheet_is_refused_in_a_sentence(
    ledger: Ledger, qtbot: QtBot, tmp_path: Path
) -> None:
    live, shown = ledger
    said: list[str] = []
    live.refused.connect(lambda text: said.append(text.vi))
    (tmp_path / "so.xlsx").write_bytes(b"%PDF-1.7")
    shown.laying.take_in(tmp_path / "so.xlsx")
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "không phải là bảng tính" in said[0]
    assert shown.laying.panel is None
    assert shown.laying.notice.words == ""


def test_that_nothing_is_pasted_into_a_record_that_is_only_read(ledger: Ledger, qtbot: QtBot) -> None:
    live, shown = ledger
    live.session.answer("record/sample", "yes")
    said: list[str] = []
    live.refused.connect(lambda text: said.append(text.vi))
    paste(qtbot, shown, "1", "2")
    assert said
    assert amounts(live) == {}


def test_that_old_fonts_and_merged_cells_are_said(ledger: Ledger, qtbot: QtBot) -> None:
    _live, shown = ledger
    data = QMimeData()
    data.setText("Th¸ng\t§iÖn (kWh)\r\n9/2025\t412300\r\n")
    data.setHtml("<table><tr><td colspan=2>x</td></tr></table>")
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(shown.view, Key.Key_V, CONTROL)
    panel = panel_of(shown)
    said = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "TCVN3" in said
    assert "gộp" in said
    assert cell(panel, 1, 2).data() == "Điện (kWh)"
    assert cell(panel, 0, 2).data() == "Điện lưới · Lượng"
    QGuiApplication.clipboard().clear()  # data made here must not outlive Python


def test_that_the_accountants_workbook_chosen_at_the_ledger_comes_back_in_one_step(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    # given the accountant's workbook of the record that is open, one month filled in anew
    from openpyxl import load_workbook

    window = opened
    assert window.record is not None
    assert window.bench is not None
    session = window.record.own.session
    (tmp_path / "ke-toan.xlsx").write_bytes(ledger_workbook(session))
    book = load_workbook(tmp_path / "ke-toan.xlsx")
    sheet = next(each for each in book.worksheets if each.title.startswith("Điện lưới"))
    row = next(each for each in range(5, 20) if sheet.cell(each, 2).value == "12/2025")
    sheet.cell(row, 3).value = 616_500
    book.save(tmp_path / "ke-toan.xlsx")

    # when it is chosen at the ledger
    window.bench.show_address("P08/use/electricity.2025-12/qty")
    page = window.bench.pages.currentWidget()
    assert isinstance(page, WorksheetPage)
    grid(page, "use").laying.take_in(tmp_path / "ke-toan.xlsx", "electricity")
    qtbot.waitUntil(lambda: bool(window.findChildren(FiguresDialog)), timeout=20_000)
    dialog = window.findChildren(FiguresDialog)[0]

    # then its cells have found their places, and one press takes the one that is new
    qtbot.waitUntil(dialog.take.isEnabled, timeout=20_000)
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)

    def standing() -> object:
        record = window.record
        assert record is not None
        return answer_of(record.own.session.record.answers["P08/use/electricity.2025-12/qty"]).value

    qtbot.waitUntil(lambda: standing() == 616_500, timeout=20_000)


def test_that_the_program_ends_well_after_something_was_copied() -> None:
    copied = (
        "from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from cpa_desktop.gui.parts.grid_clipboard import clip_of, keep; keep([['1', '2']], 'vi');"
        "assert clip_of(app.clipboard().mimeData()).language == 'vi'"
    )
    ended = subprocess.run([sys.executable, "-c", copied], check=False, capture_output=True)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_that_a_text_that_is_no_table_is_refused_in_a_sentence(ledger: Ledger, qtbot: QtBot) -> None:
    live, shown = ledger
    said: list[str] = []
    live.refused.connect(lambda text: said.append(text.vi))
    paste(qtbot, shown, '"a quote that is never closed', *["a " * 100] * 1200)
    assert "1000 ô" in said[0]
    assert shown.laying.panel is None
    assert amounts(live) == {}
