"""Every kind of field: what a person types is entered as it stands, and shown again in full."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from cpa_desktop.core.answer import Answer, answer_of, text_of
from cpa_desktop.core.kinds import KINDS
from cpa_desktop.core.text import same
from cpa_desktop.core.worksheet import Choice, Field, Rows
from cpa_desktop.gui.fields import EDITORS
from cpa_desktop.gui.fields.attached import AttachedEditor
from cpa_desktop.gui.fields.choice import ButtonsEditor, ChoiceEditor
from cpa_desktop.gui.fields.longtext import LongTextEditor
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.store.workspace import Workspace
from tests.gui.sheets import field, focus_of, frame, one_sheet, opened, table, type_words

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

Key = Qt.Key
FUELS = tuple(Choice(id=name, title=same(name.capitalize())) for name in ("coal", "wood", "gas"))
MANY = tuple(Choice(id=f"c{n}", title=same(f"Choice number {n}")) for n in range(20))

Show = Callable[..., tuple[LiveRecord, WorksheetPage]]


@pytest.fixture
def show(qtbot: QtBot, tmp_path: Path) -> Iterator[Show]:
    """A page with these fields, on the screen."""
    closing = []

    def made(*fields: Field, language: str = "vi") -> tuple[LiveRecord, WorksheetPage]:
        context = opened(tmp_path, one_sheet(*fields), language=language)  # type: ignore[arg-type]
        live = context.__enter__()
        closing.append(context)
        page = WorksheetPage(live, "T")
        qtbot.addWidget(page)
        page.resize(800, 600)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(lambda: page.isActiveWindow())
        return live, page

    yield made
    for context in closing:
        context.__exit__(None, None, None)


def kept(live: LiveRecord, address: str) -> Answer:
    """The answer that stands at an address."""
    return answer_of(live.session.record.answers[address])


def type_into(qtbot: QtBot, page: WorksheetPage, name: str, text: str, end: Key = Key.Key_Return) -> None:
    """Go to a field, type, and leave it by a key."""
    frame(page, name).take_focus(1)
    widget = focus_of(frame(page, name))
    qtbot.waitUntil(lambda: widget.hasFocus())
    type_words(qtbot, widget, text)
    qtbot.keyClick(widget, end)


def test_that_every_kind_that_is_typed_has_an_editor() -> None:
    assert EDITORS.keys() == KINDS.keys()


@pytest.mark.parametrize(
    ("asked", "typed", "value", "again"),
    [
        (field("text"), "Nhà máy sắn", "Nhà máy sắn", "Nhà máy sắn"),
        (field("integer"), "1.250", 1250.0, "1250"),
        (field("quantity", unit="t/h", units=("t/h", "kg/h")), "5,25", 5.25, "5,25"),
        (field("quantity", unit="t/h", units=("t/h", "kg/h")), "500 kg/h", 500.0, "500 kg/h"),
        (field("money"), "1,5 tỷ", 1.5e9, "1.500.000.000"),
        (field("date"), "5/9/2025", "2025-09-05", "05/09/2025"),
        (field("month"), "9/2025", "2025-09", "09/2025"),
        (field("choice", choices=MANY), "choice number 17", "c17", "Choice number 17"),
    ],
)
def test_that_what_is_typed_is_read_and_shown_again(
    show: Show, qtbot: QtBot, asked: Field, typed: str, value: object, again: str
) -> None:
    # given a page with one field
    live, page = show(asked, Field(id="next", kind="text", label=same("Next")))

    # when a person types into it and goes on with Enter
    type_into(qtbot, page, asked.id, typed)

    # then it is read, shown in full, and the caret is in the next field
    assert kept(live, f"T/{asked.id}").value == value
    line = focus_of(frame(page, asked.id))
    assert isinstance(line, QLineEdit)
    qtbot.waitUntil(lambda: line.text() == again)
    assert focus_of(frame(page, "next")).hasFocus()


def test_that_several_lines_are_kept(show: Show, qtbot: QtBot) -> None:
    # given a field for several lines
    live, page = show(field("longtext"), field("text"))

    # when a person types two lines and goes on with Ctrl+Enter
    editor = frame(page, "longtext").editor
    assert isinstance(editor, LongTextEditor)
    frame(page, "longtext").take_focus(1)
    qtbot.keyClicks(editor.words, "one")
    qtbot.keyClick(editor.words, Key.Key_Return)
    qtbot.keyClicks(editor.words, "two")
    qtbot.keyClick(editor.words, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    # then both are kept
    assert kept(live, "T/longtext").value == "one\ntwo"
    assert focus_of(frame(page, "text")).hasFocus()


def test_that_a_choice_is_made_with_one_press_and_taken_back_with_another(show: Show, qtbot: QtBot) -> None:
    # given three choices
    live, page = show(field("choice", choices=FUELS))
    editor = frame(page, "choice").editor
    assert isinstance(editor, ChoiceEditor)
    assert isinstance(editor.inner, ButtonsEditor)
    wood = editor.inner.buttons.buttons["wood"]

    # when one is pressed
    qtbot.mouseClick(wood, Qt.MouseButton.LeftButton)

    # then it is the answer
    assert kept(live, "T/choice").value == "wood"
    assert wood.isChecked()

    # when it is pressed again
    qtbot.mouseClick(wood, Qt.MouseButton.LeftButton)

    # then there is none
    assert "T/choice" not in live.session.record.answers
    assert not wood.isChecked()


def test_that_choices_are_made_from_the_keyboard_alone(show: Show, qtbot: QtBot) -> None:
    # given yes or no, then several of three
    live, page = show(field("yes_no"), field("many", choices=FUELS), field("text"))
    frame(page, "yes_no").take_focus(1)

    # when No is reached with an arrow and entered, then the first and the third are pressed by number
    yes_no, many = frame(page, "yes_no").editor, frame(page, "many").editor
    assert isinstance(yes_no, ButtonsEditor)
    assert isinstance(many, ButtonsEditor)
    qtbot.keyClick(yes_no.buttons.buttons["yes"], Key.Key_Right)
    qtbot.keyClick(yes_no.buttons.buttons["no"], Key.Key_Return)
    qtbot.waitUntil(lambda: many.buttons.buttons["coal"].hasFocus())
    qtbot.keyClick(many.buttons.buttons["coal"], Key.Key_1)
    qtbot.keyClick(many.buttons.buttons["coal"], Key.Key_3)

    # then both questions are answered
    assert kept(live, "T/yes_no").value is False
    assert kept(live, "T/many").value == ("coal", "gas")


def test_that_a_reference_offers_the_rows_of_its_table(show: Show, qtbot: QtBot) -> None:
    # given a table with one named row, and a reference to it
    rows = table("streams", Rows(own=True), Field(id="name", kind="text", label=same("Name")))
    live, page = show(
        dataclasses.replace(rows, title="name"),
        Field(id="reference", kind="reference", label=same("Reference"), choices_from="streams"),
    )
    row = live.session.add_row("T/streams")
    live.session.answer(f"T/streams/{row}/name", "Nước rửa củ")

    # when its name is typed without accents
    type_into(qtbot, page, "reference", "nuoc rua cu")

    # then the row is meant
    assert kept(live, "T/reference").value == row


def test_that_a_photo_is_kept_and_shown(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    # given a photo on the disk
    picture = tmp_path / "meter.png"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.save(str(picture))
    live, page = show(field("photo"))
    editor = frame(page, "photo").editor
    assert isinstance(editor, AttachedEditor)

    # when a person chooses it
    qtbot.mouseClick(editor.add, Qt.MouseButton.LeftButton)
    dialog = editor.findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(picture)])
    dialog.reject()

    # then the workspace holds it, as a photo is kept, under the hash that is the answer
    qtbot.waitUntil(lambda: len(editor.hashes) == 1, timeout=20_000)
    sha256 = str(kept(live, "T/photo").value)
    assert live.session.workspace.attachment(sha256).name == "meter.jpg"


def test_that_a_question_back_is_settled_with_one_press(show: Show, qtbot: QtBot) -> None:
    # given an amount of money
    live, page = show(field("money"))

    # when it is said in a way that can mean two things
    type_into(qtbot, page, "money", "15 tr 5")

    # then it stands as typed, does not count, and both readings are offered
    assert kept(live, "T/money").is_refused
    offered = frame(page, "money").under.findChildren(QPushButton)
    assert [button.text() for button in offered] == ["15.500.000 đ", "15.000.005 đ"]

    # when the first is pressed
    qtbot.mouseClick(offered[0], Qt.MouseButton.LeftButton)

    # then that is the answer, and nothing is asked any more
    assert kept(live, "T/money").value == 15_500_000
    qtbot.waitUntil(lambda: not frame(page, "money").under.findChildren(QPushButton))


def test_that_of_two_machines_entries_one_is_chosen_with_one_press(show: Show, qtbot: QtBot) -> None:
    # given a figure entered differently on two machines, and the two records merged
    live, page = show(field("quantity", unit="t"))
    session, before = live.session, live.session.record
    session.answer("T/quantity", "7")
    theirs = text_of(Answer(entered="9", value=9.0, unit="t"))
    edits = before.edits("T/quantity", theirs)
    at = "2026-05-15T02:00:00.000+00:00"
    change = before.next_change(label=same("Theirs"), edits=edits, device="other", by="", at=at)
    session.flush()
    assert isinstance(session.workspace, Workspace)
    session.workspace.absorb(before.after(change)).result()
    live.reload()

    # when one of them is pressed
    offered = frame(page, "quantity").under.findChildren(QPushButton)
    assert sorted(button.text() for button in offered) == ["7", "9"]
    qtbot.mouseClick(next(each for each in offered if each.text() == "9"), Qt.MouseButton.LeftButton)

    # then it stands alone
    assert kept(live, "T/quantity").value == 9.0
    assert not session.record.contested


def test_that_a_refused_entry_stays_as_typed_with_the_reason_beside_it(show: Show, qtbot: QtBot) -> None:
    # given a field for a figure
    live, page = show(field("quantity", unit="t"))

    # when something is typed that is no figure
    type_into(qtbot, page, "quantity", "nhiều lắm")

    # then it stands there still, with a sentence
    line = focus_of(frame(page, "quantity"))
    assert isinstance(line, QLineEdit)
    assert line.text() == "nhiều lắm"
    assert "nhiều lắm" in frame(page, "quantity").under.text
    assert kept(live, "T/quantity").is_refused


def test_that_no_data_is_an_answer(show: Show, qtbot: QtBot) -> None:
    live, page = show(field("quantity", unit="t"))
    type_into(qtbot, page, "quantity", "không có")
    assert kept(live, "T/quantity").state == "not_available"


def test_that_leaving_a_field_untouched_changes_nothing(show: Show, qtbot: QtBot) -> None:
    # given a figure with more digits than are shown for reading, and a taken-as-thousands one
    live, page = show(field("quantity", unit="t"), field("integer"), field("text"))
    live.session.answer("T/quantity", "1234,56789")
    live.session.answer("T/integer", "1.234")
    before = live.session.record.changes

    # when the caret goes through all fields and back
    frame(page, "quantity").take_focus(1)
    for name in ("quantity", "integer"):
        qtbot.keyClick(focus_of(frame(page, name)), Key.Key_Tab)
    for name in ("text", "integer"):
        qtbot.keyClick(focus_of(frame(page, name)), Key.Key_Up)

    # then nothing was entered
    assert live.session.record.changes == before


def test_that_typing_is_never_written_over(show: Show, qtbot: QtBot) -> None:
    # given a person in the middle of typing
    live, page = show(field("quantity", unit="t"), field("text"))
    frame(page, "quantity").take_focus(1)
    line = focus_of(frame(page, "quantity"))
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "41")

    # when another figure changes elsewhere, and even this one
    live.session.answer("T/text", "elsewhere")
    live.session.answer("T/quantity", "7")

    # then what is being typed stands, with the caret behind it
    assert line.text() == "41"
    assert line.hasFocus()


def test_that_undoing_is_seen_in_the_field_with_the_caret(show: Show, qtbot: QtBot) -> None:
    # given an entry just made, the caret still in its field
    live, page = show(field("quantity", unit="t"))
    type_into(qtbot, page, "quantity", "12.5")
    line = focus_of(frame(page, "quantity"))
    assert isinstance(line, QLineEdit)

    # when it is taken back
    live.undo()

    # then the field is empty, and leaving it enters nothing
    qtbot.waitUntil(lambda: line.text() == "")
    line.clearFocus()
    assert "T/quantity" not in live.session.record.answers


def test_that_an_answer_can_say_its_origin_its_uncertainty_and_a_note(show: Show, qtbot: QtBot) -> None:
    # given a figure
    live, page = show(field("quantity", unit="t"))
    type_into(qtbot, page, "quantity", "12")
    shown = frame(page, "quantity")

    # when the origin is chosen with the keys, and ± and a note are typed
    assert shown.origin is not None
    shown.origin.setFocus()
    shown.origin.showPopup()
    qtbot.keyClick(shown.origin.view(), Key.Key_Home)
    qtbot.keyClick(shown.origin.view(), Key.Key_Return)
    assert shown.more is not None
    shown.more.setFocus()
    qtbot.keyClick(shown.more, Key.Key_Space)
    assert shown.details is not None
    qtbot.keyClicks(shown.details.uncertainty, "7,5")
    qtbot.keyClick(shown.details.uncertainty, Key.Key_Return)
    type_words(qtbot, shown.details.note, "đồng hồ mới")
    qtbot.keyClick(shown.details.note, Key.Key_Return)

    # then all three stand beside the answer
    answers = live.session.record.answers
    assert answers["T/quantity@origin"] == "metered"
    assert answers["T/quantity@uncertainty"] == "7.5"
    assert answers["T/quantity@note"] == "đồng hồ mới"


def test_that_a_default_stands_behind_the_field_until_someone_types(show: Show, qtbot: QtBot) -> None:
    # given a field with a default
    live, page = show(field("quantity", unit="GJ/t", default="'18.6 GJ/t'"))
    line = focus_of(frame(page, "quantity"))
    assert isinstance(line, QLineEdit)

    # then it is seen, and is no answer
    assert line.text() == ""
    assert "18,6" in line.placeholderText()
    assert "T/quantity" not in live.session.record.answers

    # when a figure is typed and taken away again, then it is back
    type_into(qtbot, page, "quantity", "20")
    assert kept(live, "T/quantity").value == 20.0
    line.selectAll()
    qtbot.keyClick(line, Key.Key_Delete)
    qtbot.keyClick(line, Key.Key_Return)
    assert "18,6" in line.placeholderText()


def test_that_english_is_read_and_shown_as_english(show: Show, qtbot: QtBot) -> None:
    # given a record open in English
    live, page = show(field("quantity", unit="t"), field("date"), field("text"), language="en")

    # when a figure and a date are typed the English way
    type_into(qtbot, page, "quantity", "1,234.5")
    type_into(qtbot, page, "date", "5 Sep 2025")

    # then they are what they say
    assert kept(live, "T/quantity").value == 1234.5
    assert kept(live, "T/date").value == "2025-09-05"
    line = focus_of(frame(page, "quantity"))
    assert isinstance(line, QLineEdit)
    qtbot.waitUntil(lambda: line.text() == "1234.5")


def test_that_every_editor_says_what_it_is_for(show: Show) -> None:
    kinds = [
        field(kind, choices=FUELS if kind in ("choice", "many") else ())
        for kind in EDITORS
        if kind not in ("reference", "place")
    ]
    _, page = show(*kinds)
    for each in kinds:
        assert each.label.en in focus_of(frame(page, each.id)).accessibleName()
