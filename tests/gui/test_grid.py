"""Tables: typed, pasted, filled and cleared as in a spreadsheet, each act one change."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop.core.answer import answer_of
from cpa_desktop.core.resource import Resource
from cpa_desktop.core.text import Language, same
from cpa_desktop.core.worksheet import Choice, Field, Rows
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.grid import Grid
from tests.gui.sheets import field, grid, one_sheet, opened, shipped, table, type_words

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
KINDS_OF_FUEL = (Choice(id="coal", title=same("Than")), Choice(id="wood", title=same("Củi")))
RESOURCES = (
    Resource(id="electricity", title=same("Điện lưới"), group="electricity", unit="kWh"),
    Resource(id="diesel", title=same("Dầu DO"), group="fuel", unit="L"),
    Resource(id="coal", title=same("Than cám"), group="fuel", unit="t"),
)
STREAMS = table(
    "streams",
    Rows(own=True),
    Field(id="name", kind="text", label=same("Name")),
    Field(id="amount", kind="quantity", unit="t", units=("t", "kg"), label=same("Amount")),
    Field(id="fuel", kind="choice", choices=KINDS_OF_FUEL, label=same("Fuel")),
    Field(id="ash", kind="quantity", unit="%", when="fuel == 'coal'", label=same("Ash")),
    Field(id="double", kind="computed", unit="t", value="2 * amount", label=same("Twice")),
)
Show = Callable[..., tuple[LiveRecord, Grid]]


@pytest.fixture
def show(qtbot: QtBot, tmp_path: Path) -> Iterator[Show]:
    """A page with one table on the screen, the caret in it."""
    closing = []

    def made(asked: Field, *more: Field, language: Language = "vi") -> tuple[LiveRecord, Grid]:
        context = opened(tmp_path, one_sheet(*more, asked, resources=RESOURCES), language=language)
        live = context.__enter__()
        closing.append(context)
        return live, on_screen(qtbot, live, "T", asked.id)

    yield made
    for context in closing:
        context.__exit__(None, None, None)


@pytest.fixture
def ledger(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[LiveRecord, Grid]]:
    """The ledger of the shipped forms, with electricity and diesel over eight months."""
    with opened(tmp_path, shipped(), "rapid") as live:
        for address, typed in (("P01/period_from", "09/2025"), ("P01/period_to", "04/2026")):
            live.session.answer(address, typed)
        for resource in ("electricity", "diesel"):
            live.session.add_row("P08/items", resource)
        yield live, on_screen(qtbot, live, "P08", "use")


def on_screen(qtbot: QtBot, live: LiveRecord, sheet: str, name: str) -> Grid:
    """The page, shown, and the caret in the table."""
    page = WorksheetPage(live, sheet)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.isActiveWindow())
    made = grid(page, name)
    made.take_focus(1)
    return made


def keys(qtbot: QtBot, shown: Grid, *typed: str | Key) -> None:
    """Type words and press keys wherever the caret is, as at a keyboard."""
    for each in typed:
        focus = QApplication.focusWidget()
        assert focus is not None
        if isinstance(each, str):
            for letter in each:
                there: QWidget = QApplication.focusWidget() or shown.view
                type_words(qtbot, there, letter)
        else:
            qtbot.keyClick(focus, each)


def at(shown: Grid, row: int, column: str) -> str:
    """What stands in a cell, by the number of its row and the id of its column."""
    return str(shown.model.index(row, place(shown, column)).data() or "")


def place(shown: Grid, column: str) -> int:
    """Where a column stands."""
    return [each.key[2] for each in shown.model.plan.columns].index(column)


def go(shown: Grid, row: int, column: str) -> None:
    """Make a cell the current one."""
    shown.view.go_to(shown.model.index(row, place(shown, column)))


def test_that_typing_in_the_empty_row_makes_a_row(show: Show, qtbot: QtBot) -> None:
    # given an empty table
    live, shown = show(STREAMS)

    # when a person types at once, marks and all, and goes on with Tab and Enter
    keys(qtbot, shown, "Ủ chua", Key.Key_Tab, "1,5", Key.Key_Return)

    # then there is a row with both, and an empty one under it
    (row,) = live.session.evaluation.rows("T", "streams")
    assert at(shown, 0, "name") == "Ủ chua"
    assert at(shown, 0, "amount") == "1,5"
    assert at(shown, 0, "double") == "3"
    assert len(shown.model.plan.rows) == 2
    assert answer_of(live.session.record.answers[f"T/streams/{row}/amount"]).value == 1.5


def test_that_rows_are_added_deleted_and_brought_back_with_keys(show: Show, qtbot: QtBot) -> None:
    # given a table with a row
    live, shown = show(STREAMS)
    keys(qtbot, shown, Key.Key_Insert, "Bùn", Key.Key_Return)
    assert len(live.session.evaluation.rows("T", "streams")) == 1

    # when it is deleted
    go(shown, 0, "name")
    qtbot.keyClick(shown.view, Key.Key_Delete, CONTROL)

    # then it is gone, and one undo brings it back with its cells
    assert live.session.evaluation.rows("T", "streams") == []
    live.undo()
    qtbot.waitUntil(lambda: at(shown, 0, "name") == "Bùn")


def test_that_the_buttons_do_what_the_keys_do(show: Show, qtbot: QtBot) -> None:
    live, shown = show(STREAMS)
    qtbot.mouseClick(shown.head.add_button, Qt.MouseButton.LeftButton)
    assert len(live.session.evaluation.rows("T", "streams")) == 1
    qtbot.waitUntil(lambda: shown.head.delete_button.isEnabled())
    qtbot.mouseClick(shown.head.delete_button, Qt.MouseButton.LeftButton)
    assert live.session.evaluation.rows("T", "streams") == []


def test_that_a_block_is_pasted_as_one_act(show: Show, qtbot: QtBot) -> None:
    # given a block of a spreadsheet, with one cell that cannot be read
    live, shown = show(STREAMS)
    QGuiApplication.clipboard().setText("Bùn\t1.500 kg\tthan\r\nXỉ\tba tấn\tCủi\r\n")
    before = len(live.session.record.changes)

    # when it is pasted into the empty table, and taken as it is shown there
    go(shown, 0, "name")
    qtbot.keyClick(shown.view, Key.Key_V, CONTROL)
    assert shown.laying.panel is not None
    assert len(live.session.record.changes) == before
    keys(qtbot, shown, Key.Key_Return)

    # then there are two rows from one change; what was not read stands as typed and is marked
    assert len(live.session.record.changes) == before + 1
    assert [at(shown, row, "name") for row in (0, 1)] == ["Bùn", "Xỉ"]
    assert at(shown, 0, "amount") == "1,5"
    assert at(shown, 1, "amount") == "ba tấn"
    assert shown.model.look(1, place(shown, "amount")).tone == "refused"
    assert [at(shown, row, "fuel") for row in (0, 1)] == ["Than", "Củi"]

    # when it is undone, then all of it is
    live.undo()
    qtbot.waitUntil(lambda: not live.session.evaluation.rows("T", "streams"))


def test_that_what_is_copied_can_be_pasted_again(show: Show, qtbot: QtBot) -> None:
    # given two rows
    live, shown = show(STREAMS)
    keys(qtbot, shown, "Bùn", Key.Key_Tab, "1234,567", Key.Key_Return)

    # when the first is copied and pasted under it
    go(shown, 0, "name")
    qtbot.keyClick(shown.view, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(shown.view, Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Bùn\t1234,567\n"
    go(shown, 1, "name")
    qtbot.keyClick(shown.view, Key.Key_V, CONTROL)

    # then the second is the same to the last digit
    rows = live.session.evaluation.rows("T", "streams")
    assert [live.session.evaluation.cell(("T", "streams", "amount"), row) for row in rows] == [1_234_567.0] * 2


def test_that_cells_are_filled_down_and_cleared_each_as_one_act(show: Show, qtbot: QtBot) -> None:
    # given three rows of which the first has an amount
    live, shown = show(STREAMS)
    QGuiApplication.clipboard().setText("a\t7\nb\nc\n")
    go(shown, 0, "name")
    qtbot.keyClick(shown.view, Key.Key_V, CONTROL)
    before = len(live.session.record.changes)

    # when the amounts are filled down
    go(shown, 0, "amount")
    for _ in range(2):
        qtbot.keyClick(shown.view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(shown.view, Key.Key_D, CONTROL)

    # then all three have it
    assert [at(shown, row, "amount") for row in range(3)] == ["7", "7", "7"]
    assert len(live.session.record.changes) == before + 1

    # when they are cleared, then none has
    qtbot.keyClick(shown.view, Key.Key_Delete)
    assert [at(shown, row, "amount") for row in range(3)] == ["", "", ""]
    assert len(live.session.record.changes) == before + 2


def test_that_an_origin_is_chosen_for_all_that_is_selected(show: Show, qtbot: QtBot) -> None:
    # given three rows of which the second has no amount
    live, shown = show(STREAMS)
    QGuiApplication.clipboard().setText("a\t7\nb\nc\t9\n")
    go(shown, 0, "name")
    qtbot.keyClick(shown.view, Key.Key_V, CONTROL)
    before = len(live.session.record.changes)

    # when names and amounts of all three are selected, and another origin is chosen under the table
    go(shown, 0, "name")
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Down):
        qtbot.keyClick(shown.view, key, Qt.KeyboardModifier.ShiftModifier)
    box = shown.bar.origin
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: box.view().isVisible())
    while box.view().currentIndex().row() != box.findData("metered"):
        qtbot.keyClick(box.view(), Key.Key_Up)
    qtbot.keyClick(box.view(), Key.Key_Return)

    # then both amounts have it, as one act
    rows = live.session.evaluation.rows("T", "streams")
    origins = [live.session.record.answers.get(f"T/streams/{row}/amount@origin") for row in rows]
    assert origins == ["metered", None, "metered"]
    assert len(live.session.record.changes) == before + 1


def test_that_what_is_not_asked_is_passed_over(show: Show, qtbot: QtBot) -> None:
    # given a row that burns wood, which has no ash to be asked
    _live, shown = show(STREAMS)
    QGuiApplication.clipboard().setText("a\t7\tcủi\nb\t8\tthan\n")
    go(shown, 0, "name")
    qtbot.keyClick(shown.view, Key.Key_V, CONTROL)
    assert shown.model.look(0, place(shown, "ash")).tone == "off"
    assert shown.model.look(1, place(shown, "ash")).tone != "off"

    # when Tab goes on from the fuel of that row
    go(shown, 0, "fuel")
    keys(qtbot, shown, Key.Key_Tab)

    # then it comes to the next row
    current = shown.view.currentIndex()
    assert (current.row(), current.column()) == (1, place(shown, "name"))


def wide(*beyond: Field) -> Field:
    """A table of which some columns stand beyond the edge."""
    between = [Field(id=f"note{number}", kind="text", label=same(f"A note, number {number}")) for number in range(3)]
    first = (Field(id="amount", kind="quantity", unit="t", label=same("Amount")), STREAMS.columns[2])
    return table("streams", Rows(own=True), *first, *between, *beyond)


def test_that_figures_beyond_the_edge_are_drawn_once_those_in_sight_are(show: Show, qtbot: QtBot) -> None:
    live, shown = show(wide(STREAMS.columns[4]))
    shown.window().resize(480, 700)
    for row, amount in (("one", "3"), ("two", "4")):
        live.session.add_row("T/streams", row)
        live.session.answer(f"T/streams/{row}/amount", amount)
    qtbot.waitUntil(lambda: shown.model.has_totals and not shown.is_behind)
    last = shown.model.rowCount() - 1
    assert at(shown, last, "double") == "14"
    seen = shown.view.columns_in_sight()
    assert seen is not None
    assert place(shown, "amount") in seen
    assert place(shown, "double") not in seen
    drawn: list[int] = []
    shown.model.dataChanged.connect(lambda cell, _same: drawn.append(cell.column()))
    # when a figure is entered, what is in sight is drawn at once, sum and all
    live.session.answer("T/streams/one/amount", "5")
    assert set(drawn) == {place(shown, "amount")}
    assert at(shown, last, "amount") == "9"
    # and whoever asks for the rest is told how it is now
    assert at(shown, 0, "double") == "10"
    # then that is drawn too
    qtbot.waitUntil(lambda: place(shown, "double") in drawn)
    assert at(shown, last, "double") == "18"
    assert not shown.is_behind


def test_that_tab_leads_to_what_is_asked_only_since_this_entry(show: Show, qtbot: QtBot) -> None:
    live, shown = show(wide(STREAMS.columns[3]))
    shown.window().resize(480, 700)
    live.session.add_row("T/streams", "one")
    qtbot.waitUntil(lambda: shown.model.rowCount() > 1)
    assert not any(each.key[2] == "ash" for each in shown.model.plan.columns)
    # when the answer before the notes has a question beyond the edge asked, and the last note is left with Tab
    live.session.answer("T/streams/one/fuel", "Than")
    go(shown, 0, "note2")
    keys(qtbot, shown, "x", Key.Key_Tab)
    # then one is there
    assert shown.model.plan.columns[shown.view.currentIndex().column()].key[2] == "ash"
    assert shown.view.currentIndex().row() == 0


def test_that_a_question_hidden_or_asked_beyond_the_edge_is_known_at_once(show: Show, qtbot: QtBot) -> None:
    live, shown = show(wide(STREAMS.columns[3]))
    shown.window().resize(480, 700)
    for row in ("one", "two"):
        live.session.add_row("T/streams", row)
        live.session.answer(f"T/streams/{row}/fuel", "Than")
    qtbot.waitUntil(lambda: shown.model.rowCount() > 2 and not shown.is_behind)
    cell = shown.model.index(1, place(shown, "ash"))
    assert shown.model.is_typed(cell)
    live.session.answer("T/streams/two/fuel", "Củi")
    assert not shown.model.is_typed(shown.model.index(1, place(shown, "ash")))


def test_that_sums_stand_under_what_adds_up(show: Show, qtbot: QtBot) -> None:
    # given amounts in two units, and one row without
    _, shown = show(STREAMS)
    QGuiApplication.clipboard().setText("a\t1,5\nb\t500 kg\nc\tkhông có\n")
    go(shown, 0, "name")
    qtbot.keyClick(shown.view, Key.Key_V, CONTROL)

    # then the sum counts two of three and says so
    last = shown.model.rowCount() - 1
    assert shown.model.index(last, place(shown, "amount")).data() == "2"
    assert shown.model.headerData(last, Qt.Orientation.Vertical) == "Σ 2/3"
    assert at(shown, 2, "amount") == "không có số liệu"


def test_that_a_choice_in_a_cell_is_found_without_accents(show: Show, qtbot: QtBot) -> None:
    # given a row
    live, shown = show(STREAMS)
    keys(qtbot, shown, "a", Key.Key_Return)
    go(shown, 0, "fuel")

    # when the beginning of a choice is typed without its mark
    keys(qtbot, shown, "cu", Key.Key_Return)

    # then it is chosen
    (row,) = live.session.evaluation.rows("T", "streams")
    assert answer_of(live.session.record.answers[f"T/streams/{row}/fuel"]).value == "wood"


def test_that_a_question_back_about_a_cell_stands_under_the_table(show: Show, qtbot: QtBot) -> None:
    # given an amount of money said in two ways
    price = Field(id="price", kind="money", label=same("Price"))
    _live, shown = show(table("bills", Rows(own=True), price))

    # when it is typed and Enter goes on to the next cell
    keys(qtbot, shown, "15 tr 5", Key.Key_Return)

    # then the question stands, and one press settles it
    offered = shown.bar.under.findChildren(QPushButton)
    assert len(offered) == 2
    assert shown.model.look(0, 0).tone == "asked"
    qtbot.mouseClick(offered[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: at(shown, 0, "price") == "15.500.000")


def test_that_rows_of_a_list_are_found_and_added_with_keys(show: Show, qtbot: QtBot) -> None:
    # given a table whose rows are chosen from the resources
    items = table("items", Rows(source="resources", chosen=True), Field(id="note", kind="text", label=same("Note")))
    live, shown = show(items)
    assert shown.view.isHidden()
    assert shown.empty.isVisible()

    # when the list is opened, narrowed without accents, and Enter pressed
    qtbot.mouseClick(shown.head.list_button, Qt.MouseButton.LeftButton)
    picker = shown.picker
    assert picker is not None
    qtbot.keyClicks(picker.filter, "dau do")
    assert [picker.list.item(row).text().strip() for row in range(picker.list.count())] == ["Fuel", "Dầu DO"]
    qtbot.keyClick(picker.filter, Key.Key_Return)

    # then the row is there under its name, ready to be typed in
    assert live.session.evaluation.rows("T", "items") == ["diesel"]
    assert shown.model.plan.titles == ("Dầu DO",)
    qtbot.waitUntil(lambda: shown.view.hasFocus())


def test_that_an_english_table_reads_and_shows_english(show: Show, qtbot: QtBot) -> None:
    _, shown = show(STREAMS, language="en")
    keys(qtbot, shown, "Sludge", Key.Key_Tab, "1,234.5", Key.Key_Return)
    assert at(shown, 0, "amount") == "1,234.5"


def test_that_typing_in_a_cell_is_not_written_over(show: Show, qtbot: QtBot) -> None:
    # given a person in the middle of typing into a cell
    live, shown = show(STREAMS, field("text"))
    keys(qtbot, shown, "Bùn", Key.Key_Tab, "12")

    # when something else changes
    live.session.answer("T/text", "elsewhere")
    live.changed.emit()

    # then the typing goes on where it was
    keys(qtbot, shown, "3", Key.Key_Return)
    assert at(shown, 0, "amount") == "123"


def test_that_figures_tell_where_they_come_from(show: Show, qtbot: QtBot) -> None:
    # given a worked out cell
    live, shown = show(STREAMS)
    keys(qtbot, shown, "a", Key.Key_Tab, "2", Key.Key_Return)
    (row,) = live.session.evaluation.rows("T", "streams")
    go(shown, 0, "double")

    # when Enter is pressed on it, then its trace is asked for
    with qtbot.waitSignal(shown.traced) as asked:
        qtbot.keyClick(shown.view, Key.Key_Return)
    assert asked.args == [f"T/streams/{row}/double"]


def test_that_a_ledger_is_typed_down_its_months(ledger: tuple[LiveRecord, Grid], qtbot: QtBot) -> None:
    # given the ledger, one resource in front, its months down
    live, shown = ledger
    assert shown.tabs.current == "electricity"
    assert shown.model.plan.titles[0] == "09/2025"

    # when eight bills are typed, each followed by Enter
    go(shown, 0, "qty")
    bills = ["268.200", "407.500", "546.700", "616.400", "616.300", "511.900", "546.700", "442.300"]
    for bill in bills:
        keys(qtbot, shown, bill, Key.Key_Return)

    # then all stand in their months and the sum under them
    assert [at(shown, row, "qty") for row in range(8)] == bills
    assert at(shown, 8, "qty") == "3.956.000"
    assert live.session.evaluation.cell(("P08", "items", "recorded"), "electricity") == pytest.approx(3_956_000)
    assert "8/8" in shown.tabs.bar.tabText(0)


def test_that_an_address_whose_row_is_gone_leaves_the_columns_as_they_were(ledger: tuple[LiveRecord, Grid]) -> None:
    _live, shown = ledger
    before = shown.model.plan.columns
    assert shown.show_address("P08/use/electricity.2019-01/qty")
    assert shown.model.plan.columns == before


def test_that_the_next_resource_is_one_key_away(ledger: tuple[LiveRecord, Grid], qtbot: QtBot) -> None:
    # given electricity in front
    _live, shown = ledger
    columns = [column.key[2] for column in shown.model.plan.columns]
    assert "peak" in columns

    # when the next tab is asked for
    qtbot.keyClick(shown.view, Key.Key_PageDown, CONTROL)

    # then diesel is, without the columns that only electricity has, and in its own unit
    assert shown.tabs.current == "diesel"
    assert "peak" not in [column.key[2] for column in shown.model.plan.columns]
    assert shown.model.plan.columns[0].unit == "L"


def test_that_all_resources_stand_side_by_side(ledger: tuple[LiveRecord, Grid], qtbot: QtBot) -> None:
    # given a figure of each resource
    live, shown = ledger
    live.session.answer("P08/use/electricity.2025-09/qty", "1200")
    live.session.answer("P08/use/diesel.2025-10/qty", "30")

    # when all are shown
    shown.tabs.bar.setCurrentIndex(shown.tabs.bar.count() - 1)

    # then months go down and resources across, and cells can be typed in
    assert [column.title for column in shown.model.plan.columns] == ["Điện lưới", "Dầu DO"]
    assert shown.model.index(0, 0).data() == "1.200"
    assert shown.model.index(1, 1).data() == "30"
    shown.view.go_to(shown.model.index(2, 1))
    shown.view.setFocus()
    keys(qtbot, shown, "45", Key.Key_Return)
    assert "P08/use/diesel.2025-11/qty" in live.session.record.answers


def test_that_a_table_without_its_rows_says_what_to_do_first(show: Show, qtbot: QtBot) -> None:
    # given a product table over an empty one
    use = Field(id="qty", kind="quantity", unit="t", label=same("Quantity"))
    each = dataclasses.replace(STREAMS, id="other", label=same("Other"))
    product = table("use", Rows(each={"stream": "streams", "other": "other"}), use)
    _, shown = show(product, STREAMS, each)

    # then it says so, with a way there
    assert shown.view.isHidden()
    assert 'href="T/streams"' in shown.empty.text()


def test_that_several_choices_of_a_cell_are_ticked_in_a_list(qtbot: QtBot, show: Show) -> None:
    # given a table with a cell that takes several of the choices
    live, view = show(
        table("used", Rows(own=True), Field(id="fuels", kind="many", choices=KINDS_OF_FUEL, label=same("Fuels")))
    )
    live.session.answer("T/used/a/fuels", "coal")
    view.view.go_to(view.model.find(("T", "used", "fuels"), "a"))

    # when Enter opens the list, the second is ticked too, and Enter takes both
    qtbot.keyClick(view.view, Key.Key_Return)
    assert view.several is not None
    qtbot.waitUntil(view.several.list.hasFocus)
    qtbot.keyClick(view.several.list, Key.Key_Down)
    qtbot.keyClick(view.several.list, Key.Key_Space)
    qtbot.keyClick(view.several.list, Key.Key_Return)

    # then both stand in the cell, and the keys are the table's again
    assert answer_of(live.session.record.answers["T/used/a/fuels"]).value == ("coal", "wood")
    qtbot.waitUntil(view.view.hasFocus)


def test_that_a_column_that_says_the_same_of_every_row_stands_aside(show: Show) -> None:
    # given rows of content, beside which a column says whether they are of one's own
    own = Field(id="is_own", kind="computed", value="not known(source.unit)", label=same("Own"))
    used = Field(id="used", kind="quantity", unit="t", label=same("Used"))
    live, view = show(table("items", Rows(source="resources", own=True), own, used))

    # then nobody reads it while it is always no
    assert [column.key[2] for column in view.model.plan.columns] == ["used"]
    assert view.model.plan.left_out == 1

    # when there is a row of one's own, then it says something
    live.session.add_row("T/items")
    assert [column.key[2] for column in view.model.plan.columns] == ["is_own", "used"]


def test_that_there_are_no_sums_before_there_is_a_figure(show: Show) -> None:
    live, view = show(STREAMS)
    for row in ("a", "b"):
        live.session.answer(f"T/streams/{row}/name", row)
    assert not view.model.has_totals
    live.session.answer("T/streams/a/amount", "5")
    assert view.model.has_totals


def test_that_a_row_is_headed_by_its_name_once_the_name_is_out_of_sight(show: Show) -> None:
    # given a table wider than the page, its rows named by their first column
    wide = [
        Field(id=f"amount{number}", kind="quantity", unit="t", label=same(f"Amount {number}")) for number in range(14)
    ]
    name = Field(id="name", kind="text", label=same("Name"))
    asked = dataclasses.replace(table("machines", Rows(own=True), name, *wide), title="name")
    live, view = show(asked)
    live.session.answer("T/machines/a/name", "Máy nghiền")
    assert view.model.headerData(0, Qt.Orientation.Vertical) == "1"

    # when one goes to the last column
    view.view.go_to(view.model.find(("T", "machines", "amount13"), "a"))

    # then the head of the row says which it is, and its number again on the way back
    assert view.model.headerData(0, Qt.Orientation.Vertical) == "Máy nghiền"
    view.view.go_to(view.model.find(("T", "machines", "name"), "a"))
    assert view.model.headerData(0, Qt.Orientation.Vertical) == "1"


def test_that_the_head_of_a_column_that_must_be_filled_in_says_so(show: Show) -> None:
    needed = Field(id="amount", kind="quantity", unit="t", need="must", label=same("Amount"))
    _live, view = show(table("streams", Rows(own=True), needed))
    assert view.model.headerData(0, Qt.Orientation.Horizontal) == "Amount (t)\N{NO-BREAK SPACE}*"
    assert "required" in view.model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)


def test_that_a_click_into_a_table_lands_where_it_was_meant(qtbot: QtBot, show: Show) -> None:
    # given a table scrolled to its end before anyone has been in it
    wide = [
        Field(id=f"amount{number}", kind="quantity", unit="t", label=same(f"Amount {number}")) for number in range(14)
    ]
    live, view = show(table("machines", Rows(own=True), *wide))
    live.session.answer("T/machines/a/amount0", "1")
    view.head.add_button.setFocus()
    view.view.clearSelection()
    view.view.setCurrentIndex(QModelIndex())
    view.view.horizontalScrollBar().setValue(view.view.horizontalScrollBar().maximum())
    last = view.model.find(("T", "machines", "amount13"), "a")

    # when one clicks on the last column, then that is the current one
    qtbot.mouseClick(view.view.viewport(), Qt.MouseButton.LeftButton, pos=view.view.visualRect(last).center())
    assert view.view.currentIndex() == last


# as in a spreadsheet


@pytest.fixture
def sheet(ledger: tuple[LiveRecord, Grid]) -> tuple[LiveRecord, Grid]:
    """The ledger with amounts in the first three months and the fifth, the caret in the first."""
    live, shown = ledger
    typed = {"2025-09": "1", "2025-10": "2", "2025-11": "3", "2026-01": "5"}
    live.session.answer_all({f"P08/use/electricity.{month}/qty": value for month, value in typed.items()})
    shown.view.setFocus()
    go(shown, 0, "qty")
    return live, shown


def here(shown: Grid) -> tuple[int, str]:
    """Where the caret is."""
    index = shown.view.currentIndex()
    return index.row(), shown.model.plan.columns[index.column()].key[2]


def test_that_control_and_arrows_go_as_far_as_filled_cells_do(sheet: tuple[LiveRecord, Grid], qtbot: QtBot) -> None:
    _live, shown = sheet
    stops = []
    for _ in range(4):
        qtbot.keyClick(shown.view, Key.Key_Down, CONTROL)
        stops.append(here(shown)[0])
    assert stops == [2, 4, 7, 7]  # the end of the block, the next filled one, the end of the table and not the sums
    qtbot.keyClick(shown.view, Key.Key_Up, CONTROL)
    assert here(shown) == (4, "qty")
    qtbot.keyClick(shown.view, Key.Key_Home, CONTROL)
    assert here(shown) == (0, "qty")
    qtbot.keyClick(shown.view, Key.Key_End)
    assert here(shown)[0] == 0
    assert shown.view.currentIndex().column() == shown.model.columnCount() - 1
    qtbot.keyClick(shown.view, Key.Key_Home)
    qtbot.keyClick(shown.view, Key.Key_End, CONTROL)
    assert here(shown)[0] == 7
    assert len(shown.view.chosen()) == 1


def test_that_shift_and_arrows_select_and_never_the_sums(sheet: tuple[LiveRecord, Grid], qtbot: QtBot) -> None:
    live, shown = sheet
    shift = Qt.KeyboardModifier.ShiftModifier
    for _ in range(12):
        qtbot.keyClick(shown.view, Key.Key_Down, shift)
    assert [cell.row() for cell in shown.view.chosen()] == list(range(8))
    assert here(shown)[0] == 7
    qtbot.keyClick(shown.view, Key.Key_Home, CONTROL)
    qtbot.keyClick(shown.view, Key.Key_Down, CONTROL | shift)
    assert [cell.row() for cell in shown.view.chosen()] == [0, 1, 2]
    qtbot.keyClick(shown.view, Key.Key_A, CONTROL)
    assert {cell.row() for cell in shown.view.chosen()} == set(range(8))

    # cut over a range is one act, and can be pasted again
    before = len(live.session.record.changes)
    qtbot.keyClick(shown.view, Key.Key_Home, CONTROL)
    qtbot.keyClick(shown.view, Key.Key_Down, CONTROL | shift)
    qtbot.keyClick(shown.view, Key.Key_X, CONTROL)
    assert len(live.session.record.changes) == before + 1
    assert [at(shown, row, "qty") for row in range(5)] == ["", "", "", "", "5"]
    assert QGuiApplication.clipboard().text() == "1\n2\n3\n"
    go(shown, 5, "qty")
    qtbot.keyClick(shown.view, Key.Key_V, CONTROL)
    assert [at(shown, row, "qty") for row in range(4, 8)] == ["5", "1", "2", "3"]


def test_that_escape_leaves_a_cell_as_it_was(sheet: tuple[LiveRecord, Grid], qtbot: QtBot) -> None:
    live, shown = sheet
    before = live.session.record
    keys(qtbot, shown, "99")
    assert QApplication.focusWidget() is not shown.view
    keys(qtbot, shown, Key.Key_Escape)
    assert at(shown, 0, "qty") == "1"
    assert live.session.record == before
    assert here(shown) == (0, "qty")
    assert shown.view.hasFocus()


def test_that_enter_after_tab_begins_the_next_row_where_tab_began(sheet: tuple[LiveRecord, Grid], qtbot: QtBot) -> None:
    _live, shown = sheet
    first = here(shown)[1]
    keys(qtbot, shown, "7", Key.Key_Tab, "8", Key.Key_Tab, "9", Key.Key_Return)
    assert here(shown) == (1, first)
    # without Tab it goes straight down, and with Shift up again
    keys(qtbot, shown, "6", Key.Key_Return)
    assert here(shown) == (2, first)
    qtbot.keyClick(shown.view, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert here(shown) == (1, first)


def test_that_fill_down_in_a_single_cell_takes_what_stands_above(sheet: tuple[LiveRecord, Grid], qtbot: QtBot) -> None:
    live, shown = sheet
    go(shown, 3, "qty")
    before = len(live.session.record.changes)
    qtbot.keyClick(shown.view, Key.Key_D, CONTROL)
    assert at(shown, 3, "qty") == "3"
    assert len(live.session.record.changes) == before + 1
    go(shown, 0, "qty")
    qtbot.keyClick(shown.view, Key.Key_D, CONTROL)
    assert len(live.session.record.changes) == before + 1
