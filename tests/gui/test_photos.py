"""Photos in the window: chosen, dropped or pasted, read in a job, shown with what is said of them."""

import dataclasses
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop.core.answer import answer_of
from cpa_desktop.core.text import same
from cpa_desktop.core.worksheet import Field, Rows
from cpa_desktop.gui import jobs
from cpa_desktop.gui.fields.attached import AttachedEditor
from cpa_desktop.gui.fields.intake import Intake
from cpa_desktop.gui.fields.photo import Enlarged, Kept
from cpa_desktop.gui.fields.touch import LEAST
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.cards_photo import PhotoCards
from cpa_desktop.gui.parts.cards_question import QuestionCards
from cpa_desktop.gui.parts.photo_card import PhotoCard
from cpa_desktop.gui.parts.question_card import QuestionCard
from cpa_desktop.service import pictures_times
from cpa_desktop.service.workspace import Desk
from tests.gui.conftest import OpenWindow
from tests.gui.sheets import field, frame, grid, one_sheet, opened, shipped, table
from tests.service.photographs import HEIC, bomb, corners, laid, photo, written

_SHOWS = Field(id="shows", kind="text", label=same("Shows"))
_WHERE = ("latitude", "longitude")

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[LiveRecord]:
    """A record with observations and a table of photos, and nothing else."""
    seen = table("seen", Rows(own=True), field("text"))
    columns = [Field(id=name, kind="text", label=same(name.capitalize())) for name in ("place", "taken_at", *_WHERE)]
    link = Field(id="question", kind="reference", label=same("Belongs to"), choices_from="seen")
    album = table("photos", Rows(own=True), field("photo"), _SHOWS, link, *columns)
    with opened(tmp_path, one_sheet(seen, dataclasses.replace(album, title="shows")), language="en") as live:
        yield live


@pytest.fixture
def album(qtbot: QtBot, small: LiveRecord) -> PhotoCards:
    """The photos of that record, on the screen."""
    return part(on_screen(qtbot, small, "T"), PhotoCards)


@pytest.fixture
def mill(tmp_path: Path) -> Iterator[LiveRecord]:
    """A rapid assessment of a starch mill."""
    with opened(tmp_path, shipped(), "rapid", "en") as live:
        yield live


@pytest.fixture
def walk(qtbot: QtBot, mill: LiveRecord) -> PhotoCards:
    """The photos of its walk-through, on the screen."""
    return part(on_screen(qtbot, mill, "P10"), PhotoCards)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A card with three photos."""
    return laid(tmp_path / "card", {f"{n}.jpg": photo(n, f"2026:03:14 0{n}:12:05") for n in (1, 2, 3)})


def on_screen(qtbot: QtBot, live: LiveRecord, sheet: str) -> WorksheetPage:
    """The page of a sheet, shown."""
    page = WorksheetPage(live, sheet)
    qtbot.addWidget(page)
    page.resize(760, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.isActiveWindow())
    return page


def part(page: QWidget, sort: type[W]) -> W:
    """The one part of that sort."""
    (found,) = page.findChildren(sort)
    return found


def choose(qtbot: QtBot, button: QPushButton, *files: Path) -> None:
    """Press a button that asks for files, and answer."""
    qtbot.mouseClick(button, LEFT)
    dialog = button.window().findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(file) for file in files])
    dialog.reject()
    button.window().activateWindow()  # a screen does so by itself when a dialog closes
    qtbot.waitUntil(button.window().isActiveWindow)


def caret() -> QWidget:
    """What takes the keys now."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def rows(cards: PhotoCards) -> list[str]:
    """The rows of a table of photos."""
    return cards.live.session.evaluation.rows(*cards.table)


def cell(cards: PhotoCards, row: str, column: str) -> object:
    """What stands in a row of a table of photos."""
    return cards.live.session.evaluation.cell((*cards.table, column), row)


def wait_for_rows(qtbot: QtBot, cards: PhotoCards, count: int) -> None:
    """Until so many photos are in the record, and nothing is being read."""
    qtbot.waitUntil(lambda: len(rows(cards)) == count and jobs.running() == 0, timeout=20_000)


def drop(widget: QWidget, data: QMimeData) -> None:
    """Drop something on a widget."""
    arguments = (QPointF(4, 4), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    widget.dropEvent(QDropEvent(*arguments))


def files_as_data(*files: Path) -> QMimeData:
    """Files as a file manager gives them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


# a table of photos


def test_that_the_photos_of_a_folder_become_cards_with_what_is_known(
    qtbot: QtBot, album: PhotoCards, folder: Path
) -> None:
    # given a walk-through without photos
    assert album.nothing.isVisible()

    # when a person adds those of a folder
    choose(qtbot, album.add_folder, folder)
    wait_for_rows(qtbot, album, 3)

    # then each is a card that shows it, its time in its field, and one undo takes all off
    assert list(album.cards) == rows(album)
    assert not album.nothing.isVisible()
    assert album.counted.text() == "3 photos"
    first = album.cards[rows(album)[0]]
    assert isinstance(first, PhotoCard)
    first.take_focus(1)
    assert not first.picture.icon().isNull()
    assert set(first.frames) >= {"shows", "place", "taken_at", "question"}
    assert cell(album, first.row, "taken_at") == "14/03/2026 01:12"
    album.live.undo()
    assert (rows(album), list(album.cards)) == ([], [])


def test_that_bad_files_are_asked_about_and_the_others_added(qtbot: QtBot, album: PhotoCards, folder: Path) -> None:
    # given a card with a HEIC picture and an empty file on it
    laid(folder, {"a.heic": HEIC, "b.jpg": b""})

    # when its photos are added
    choose(qtbot, album.add_folder, folder)
    line = album.findChild(Intake)
    assert line is not None
    qtbot.waitUntil(line.go_on.isVisible, timeout=20_000)

    # then nothing is in yet, each bad file is named, and one press adds the others
    assert rows(album) == []
    assert "a.heic is a HEIC picture; choose “Most compatible”" in line.words.text()
    assert "b.jpg is empty" in line.words.text()
    assert line.accessibleDescription() == line.words.text()
    assert line.go_on.text() == "Add the other 3"
    qtbot.mouseClick(line.go_on, LEFT)
    wait_for_rows(qtbot, album, 3)


def test_that_bad_files_may_keep_all_out(qtbot: QtBot, album: PhotoCards, folder: Path) -> None:
    laid(folder, {"b.jpg": b""})
    choose(qtbot, album.add_folder, folder)
    line = part(album, Intake)
    qtbot.waitUntil(line.go_on.isVisible, timeout=20_000)
    with qtbot.waitSignal(line.destroyed):
        qtbot.keyClick(line.leave, Key.Key_Space)
    assert rows(album) == []


def test_that_where_none_can_be_read_it_is_said(qtbot: QtBot, album: PhotoCards, folder: Path) -> None:
    choose(qtbot, album.add_files, laid(folder, {"a.heic": HEIC}) / "a.heic")
    line = part(album, Intake)
    qtbot.waitUntil(lambda: "No photo was added: a.heic is a HEIC" in line.words.text(), timeout=20_000)
    assert not line.go_on.isVisible()
    assert line.leave.text() == "Close"


def test_that_a_folder_without_photos_is_said(qtbot: QtBot, album: PhotoCards, tmp_path: Path) -> None:
    choose(qtbot, album.add_folder, laid(tmp_path / "empty", {"notes.txt": b"notes"}))
    line = part(album, Intake)
    qtbot.waitUntil(lambda: "There is no photo in" in line.words.text(), timeout=20_000)


def test_that_reading_can_be_stopped_and_nothing_is_taken(qtbot: QtBot, album: PhotoCards, tmp_path: Path) -> None:
    # given a folder with more photos than are read in a moment
    large = written(corners(3000, 2000))
    card = laid(tmp_path / "card", {f"{n}.jpg": large + bytes(n) for n in range(60)})
    changes = len(album.live.session.record.changes)
    choose(qtbot, album.add_folder, card)
    line = part(album, Intake)
    qtbot.waitUntil(lambda: line.bar.value() > 0, timeout=20_000)
    assert "of 60:" in line.words.text()

    # when a person stops it
    qtbot.mouseClick(line.leave, LEFT)
    qtbot.waitUntil(lambda: jobs.running() == 0, timeout=20_000)

    # then the record is as it was
    assert len(album.live.session.record.changes) == changes


def test_that_closing_the_window_meanwhile_leaves_the_record_as_it_was(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    # given a window that reads more photos than are read in a moment
    with Desk.open() as desk:
        record = desk.new_with_parent("rapid", {"P01/title": "Visit", "P02/sector": "cassava-starch"})
    window = open_window()
    qtbot.waitUntil(lambda: window.entrance.desk is not None, timeout=20_000)
    window.open_record(record, "P10")
    assert window.bench is not None
    page = window.bench.pages.currentWidget()
    assert page is not None
    album = part(page, PhotoCards)
    large = written(corners(3000, 2000))
    choose(qtbot, album.add_folder, laid(tmp_path / "card", {f"{n}.jpg": large + bytes(n) for n in range(60)}))
    line = part(album, Intake)
    qtbot.waitUntil(lambda: line.bar.value() > 0, timeout=20_000)

    # when it is closed
    window.close()

    # then nobody reads any more, and nothing was taken
    assert jobs.running() == 0
    with Desk.open() as desk:
        assert desk.session(record).evaluation.rows("P10", "photos") == []


def test_that_photos_that_are_there_are_said_and_not_added_again(qtbot: QtBot, album: PhotoCards, folder: Path) -> None:
    choose(qtbot, album.add_files, folder / "1.jpg")
    wait_for_rows(qtbot, album, 1)
    choose(qtbot, album.add_folder, folder)
    wait_for_rows(qtbot, album, 3)
    said = [line.words.text() for line in album.findChildren(Intake) if line.isVisible()]
    assert said == ["In the record already, and not added again: 1.jpg."]


def test_that_photos_are_dropped_and_keep_their_location_when_asked(
    qtbot: QtBot, album: PhotoCards, tmp_path: Path
) -> None:
    qtbot.mouseClick(album.keep_location, LEFT, pos=album.keep_location.rect().center() / 4)
    qtbot.waitUntil(album.keep_location.isChecked)
    drop(album, files_as_data(*laid(tmp_path / "card", {"1.jpg": photo(1, where=(10.5, 106.25))}).iterdir()))
    wait_for_rows(qtbot, album, 1)
    assert (cell(album, rows(album)[0], "latitude"), cell(album, rows(album)[0], "longitude")) == (
        "10.50000",
        "106.25000",
    )


def test_that_a_picture_is_pasted_with_the_keys(qtbot: QtBot, album: PhotoCards) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(image)
    album.take_focus(1)
    qtbot.keyClick(album.add_folder, Key.Key_V, CONTROL)
    wait_for_rows(qtbot, album, 1)
    kept = album.live.session.workspace.attachment(str(cell(album, rows(album)[0], "photo")))
    assert kept.content.startswith(b"\xff\xd8\xff")


def test_that_files_copied_in_a_file_manager_are_pasted(qtbot: QtBot, album: PhotoCards, folder: Path) -> None:
    QGuiApplication.clipboard().setMimeData(files_as_data(folder / "1.jpg", folder / "2.jpg"))
    qtbot.keyClick(album.add_files, Key.Key_V, CONTROL)
    wait_for_rows(qtbot, album, 2)


def test_that_words_of_a_photo_are_typed_and_the_way_goes_on_by_keys(
    qtbot: QtBot, album: PhotoCards, folder: Path
) -> None:
    choose(qtbot, album.add_folder, folder)
    wait_for_rows(qtbot, album, 3)
    first, second, _third = rows(album)

    # when a person types the words of the first photo, Enter after Enter
    album.take_focus(1)
    for words in ("Floating starch", "Tank 2", "", ""):
        qtbot.keyClicks(caret(), words)
        qtbot.keyClick(caret(), Key.Key_Return)

    # then they are kept, and the caret is in the next photo; Tab goes the way that is seen
    assert (cell(album, first, "shows"), cell(album, first, "place")) == ("Floating starch", "Tank 2")
    card = album.cards[second]
    assert isinstance(card, PhotoCard)
    way = ["shows", "place", "taken_at"]
    for column in way:
        assert card.frames[column].isAncestorOf(caret())
        qtbot.keyClick(caret(), Key.Key_Tab)
    card.picture.setFocus()
    qtbot.keyClick(caret(), Key.Key_Tab)
    assert card.frames["shows"].isAncestorOf(caret())


def test_that_delete_takes_a_photo_off_and_undo_brings_it_back(qtbot: QtBot, album: PhotoCards, folder: Path) -> None:
    choose(qtbot, album.add_folder, folder)
    wait_for_rows(qtbot, album, 3)
    card = album.cards[rows(album)[1]]
    assert isinstance(card, PhotoCard)
    card.take_focus(1)
    card.picture.setFocus()
    qtbot.keyClick(caret(), Key.Key_Delete)
    assert len(rows(album)) == len(album.cards) == 2
    album.live.undo()
    assert len(rows(album)) == 3
    qtbot.waitUntil(lambda: sorted(album.cards, key=lambda row: album.cards[row].y()) == rows(album))


def test_that_a_press_shows_a_photo_large_and_escape_closes_it(qtbot: QtBot, album: PhotoCards, folder: Path) -> None:
    choose(qtbot, album.add_files, folder / "1.jpg")
    wait_for_rows(qtbot, album, 1)
    card = album.cards[rows(album)[0]]
    assert isinstance(card, PhotoCard)
    card.take_focus(1)
    qtbot.keyClick(card.picture, Key.Key_Space)
    large = part(card, Enlarged)
    qtbot.waitUntil(large.isVisible)
    assert not large.picture.pixmap().isNull()
    with qtbot.waitSignal(large.destroyed):
        qtbot.keyClick(large, Key.Key_Escape)


def test_that_of_many_photos_only_those_in_sight_are_filled(qtbot: QtBot, album: PhotoCards, tmp_path: Path) -> None:
    # given twenty photos
    card = laid(tmp_path / "card", {f"{n:02}.jpg": photo(n) for n in range(20)})
    choose(qtbot, album.add_folder, card)
    wait_for_rows(qtbot, album, 20)
    last = album.cards[rows(album)[-1]]
    assert isinstance(last, PhotoCard)
    assert not last.is_filled

    # when a person is led to the last one
    page = album.window()
    assert isinstance(page, WorksheetPage)
    page.show_address(f"T/photos/{last.row}/place")

    # then it has its fields, and the caret is in the one that was meant
    assert last.is_filled
    assert last.frames["place"].isAncestorOf(caret())


def test_that_what_can_be_pressed_has_a_name_and_takes_the_keys(qtbot: QtBot, album: PhotoCards, folder: Path) -> None:
    choose(qtbot, album.add_folder, folder)
    wait_for_rows(qtbot, album, 3)
    card = album.cards[rows(album)[0]]
    assert isinstance(card, PhotoCard)
    card.take_focus(1)
    assert card.picture.accessibleName() == "Photo 1"
    assert card.picture.accessibleDescription() == "Show 1.jpg large"
    for widget in (album.add_folder, album.add_files, album.keep_location, card.picture):
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_that_what_is_said_of_a_photo_is_large_enough_for_a_finger(
    qtbot: QtBot, album: PhotoCards, folder: Path
) -> None:
    choose(qtbot, album.add_folder, folder)
    wait_for_rows(qtbot, album, 3)
    card = album.cards[rows(album)[0]]
    assert isinstance(card, PhotoCard)
    card.fill()
    targets = [each for sort in (QLineEdit, QPushButton) for each in card.findChildren(sort) if each.isVisible()]
    assert targets
    assert all(each.height() >= LEAST for each in targets)


def test_that_a_photo_whose_bytes_did_not_come_along_is_said(qtbot: QtBot, album: PhotoCards) -> None:
    album.live.session.answer("T/photos/abc/photo", "0" * 64)
    card = album.cards["abc"]
    assert isinstance(card, PhotoCard)
    card.take_focus(1)
    assert card.picture.text() == "The photo is not here"


def test_that_a_row_without_a_photo_asks_for_one(qtbot: QtBot, album: PhotoCards, folder: Path) -> None:
    album.live.session.answer("T/photos/abc/shows", "Ditch")
    card = album.cards["abc"]
    assert isinstance(card, PhotoCard)
    card.take_focus(1)
    qtbot.mouseClick(card.picture, LEFT)
    dialog = part(album, QFileDialog)
    dialog.filesSelected.emit([str(folder / "1.jpg")])
    dialog.reject()
    qtbot.waitUntil(lambda: not card.picture.icon().isNull(), timeout=20_000)
    assert rows(album) == ["abc"]


# a photo of an observation


def test_that_a_photo_added_to_an_observation_stands_in_the_table_and_on_its_card(
    qtbot: QtBot, walk: PhotoCards, folder: Path
) -> None:
    # given the card of an observation
    page = walk.window()
    questions = part(page, QuestionCards)
    card = questions.cards[row := next(iter(questions.cards))]

    # when a person adds a photo there
    qtbot.mouseClick(card.openers["photo"], LEFT)
    editor = card.frames["photo"].editor
    assert isinstance(editor, AttachedEditor)
    choose(qtbot, editor.add, folder / "2.jpg")
    wait_for_rows(qtbot, walk, 1)

    # then it belongs to the observation, and can be taken off there
    assert cell(walk, rows(walk)[0], "question") == row
    (small,) = (each for each in editor.findChildren(Kept) if each.isVisible())
    assert small.text() == "14/03/2026 02:12"
    assert small.accessibleName() == "14/03/2026 02:12 · 2.jpg"
    qtbot.keyClick(small, Key.Key_Delete)
    assert rows(walk) == []


@pytest.fixture
def seen(qtbot: QtBot, mill: LiveRecord, walk: PhotoCards) -> QuestionCard:
    """The card of an observation of that mill."""
    cards = part(walk.window(), QuestionCards)
    cards.show_address("P10/questions/AQ05/choice")
    card = cards.cards["AQ05"]
    assert isinstance(card, QuestionCard)
    return card


def test_that_a_photo_is_dropped_and_pasted_anywhere_on_a_card(
    qtbot: QtBot, walk: PhotoCards, seen: QuestionCard, folder: Path
) -> None:
    # when a file is dropped on the card of an observation
    drop(seen, files_as_data(folder / "1.jpg"))
    wait_for_rows(qtbot, walk, 1)

    # and a picture pasted while an answer of it has the keys
    QGuiApplication.clipboard().setImage(QImage(40, 30, QImage.Format.Format_RGB32))
    qtbot.keyClick(caret(), Key.Key_V, CONTROL)
    wait_for_rows(qtbot, walk, 2)

    # then both belong to it
    assert [cell(walk, row, "question") for row in rows(walk)] == ["AQ05", "AQ05"]
    assert len(part(seen.frames["photo"], AttachedEditor).linked) == 2


def test_that_what_cannot_be_taken_leaves_a_card_as_it_was(
    qtbot: QtBot, walk: PhotoCards, seen: QuestionCard, folder: Path
) -> None:
    bad = {"a.jpg": b"Bien ban", "b.jpg": written(corners(400, 300), quality=95)[:4000], "c.heic": HEIC}
    bad |= {"d.png": bomb(20_000, 10_000), "e.cpa": b"PK\x03\x04" + bytes(60)}
    files = laid(folder / "bad", bad)
    drop(seen, files_as_data(folder / "1.jpg", *sorted(files.iterdir())))
    qtbot.waitUntil(lambda: jobs.running() == 0, timeout=20_000)
    (line,) = seen.findChildren(Intake)
    for words in ("a.jpg", "b.jpg", "cut short", "HEIC", "200 million pixels", "package of a record"):
        assert words in line.words.text()
    assert rows(walk) == []
    qtbot.mouseClick(line.leave, LEFT)
    assert rows(walk) == []


def test_that_a_record_or_figures_dropped_among_photos_go_to_the_window(
    qtbot: QtBot, walk: PhotoCards, seen: QuestionCard, folder: Path
) -> None:
    # given a package and a workbook
    for name in ("mill.cpa", "ledger.xlsx"):
        data = files_as_data(folder / name)
        for widget in (walk, seen):
            enters = QDragEnterEvent(QPoint(4, 4), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
            enters.ignore()
            widget.dragEnterEvent(enters)
            # then nothing that holds photos wants them, and they fall through to the window
            assert not enters.isAccepted()


def test_that_photos_of_the_minutes_around_an_answer_go_to_it_and_that_is_said(
    qtbot: QtBot, walk: PhotoCards, seen: QuestionCard, tmp_path: Path
) -> None:
    # given an observation answered now, and a camera that is 20 minutes slow
    seen.live.session.answer("P10/questions/AQ05/choice", "fresh water")
    now = pictures_times.now()
    slow = now - timedelta(minutes=20)
    walk.clock.line.setFocus()
    qtbot.keyClicks(walk.clock.line, f"{slow:%H:%M}")
    qtbot.keyClick(walk.clock.line, Key.Key_Return)
    assert walk.clock.said.text() in ("20 min behind", "21 min behind")

    # when a photo taken with it a minute ago and one of yesterday are added
    times = (slow - timedelta(minutes=1), slow - timedelta(days=1))
    card = laid(tmp_path / "sd", {f"{n}.jpg": photo(n, f"{at:%Y:%m:%d %H:%M:%S}") for n, at in enumerate(times)})
    choose(qtbot, walk.add_folder, card)
    wait_for_rows(qtbot, walk, 2)

    # then the near one belongs to it, and the person is told and may change it
    assert [cell(walk, row, "question") for row in rows(walk)][1] == "AQ05"
    (line,) = walk.findChildren(Intake)
    assert line.words.text() == "2 photos added, 1 of them to observations by their time."


def test_that_a_time_nobody_understands_is_said_beside_it(qtbot: QtBot, walk: PhotoCards) -> None:
    walk.clock.line.setFocus()
    qtbot.keyClicks(walk.clock.line, "noon")
    qtbot.keyClick(walk.clock.line, Key.Key_Return)
    assert "for example 09:12" in walk.clock.said.text()
    assert not walk.clock.behind


def test_that_photos_are_matched_with_one_press_once_there_are_answers(
    qtbot: QtBot, walk: PhotoCards, tmp_path: Path
) -> None:
    # given a photo that came before the answers
    assert not walk.match.isVisible()
    now = pictures_times.now()
    choose(qtbot, walk.add_folder, laid(tmp_path / "sd", {"1.jpg": photo(1, f"{now:%Y:%m:%d %H:%M:%S}")}))
    wait_for_rows(qtbot, walk, 1)
    qtbot.mouseClick(walk.match, LEFT)
    assert "No photo" in walk.told.text()

    # when there is an answer, and they are matched
    walk.live.session.answer("P10/questions/AQ05/choice", "fresh water")
    qtbot.mouseClick(walk.match, LEFT)
    assert cell(walk, rows(walk)[0], "question") == "AQ05"
    assert walk.told.text().startswith("1 photos matched")


def test_that_a_photo_added_to_the_table_opens_on_the_card_of_its_observation(
    qtbot: QtBot, mill: LiveRecord, walk: PhotoCards, folder: Path
) -> None:
    choose(qtbot, walk.add_files, folder / "1.jpg")
    wait_for_rows(qtbot, walk, 1)
    questions = part(walk.window(), QuestionCards)
    name = list(questions.cards)[2]
    mill.session.answer(f"P10/photos/{rows(walk)[0]}/question", name)
    editor = questions.cards[name].frames["photo"].editor
    assert isinstance(editor, AttachedEditor)
    assert [each.row for each in editor.linked] == rows(walk)


# photos elsewhere


def test_that_a_photo_in_a_table_of_other_things_goes_the_same_way(qtbot: QtBot, tmp_path: Path, folder: Path) -> None:
    # given a table of machines with a photo of each
    machines = table("machines", Rows(own=True), field("text"), field("photo"))
    with opened(tmp_path, one_sheet(machines), language="en") as live:
        live.session.answer("T/machines/m1/text", "Rasper")
        page = on_screen(qtbot, live, "T")
        view = grid(page, "machines").view

        # when a person opens the cell of a photo and chooses one
        view.setFocus()
        view.go_to(grid(page, "machines").model.find(("T", "machines", "photo"), "m1"))
        qtbot.keyClick(view, Key.Key_Return)
        dialog = part(page, QFileDialog)
        dialog.filesSelected.emit([str(folder / "1.jpg")])
        dialog.reject()
        qtbot.waitUntil(lambda: "T/machines/m1/photo" in live.session.record.answers, timeout=20_000)

        # then it is kept as photos are
        sha256 = str(answer_of(live.session.record.answers["T/machines/m1/photo"]).value)
        assert live.session.workspace.attachment(sha256).media == "image/jpeg"


def test_that_a_photo_is_dropped_and_pasted_on_its_field(qtbot: QtBot, tmp_path: Path, folder: Path) -> None:
    with opened(tmp_path, one_sheet(field("photo")), language="en") as live:
        editor = frame(on_screen(qtbot, live, "T"), "photo").editor
        assert isinstance(editor, AttachedEditor)
        drop(editor, files_as_data(folder / "1.jpg"))
        qtbot.waitUntil(lambda: len(editor.hashes) == 1, timeout=20_000)
        QGuiApplication.clipboard().setMimeData(files_as_data(folder / "2.jpg", folder / "1.jpg"))
        qtbot.keyClick(editor.add, Key.Key_V, CONTROL)
        qtbot.waitUntil(lambda: len(editor.hashes) == 2, timeout=20_000)


def test_that_files_are_attached_as_they_are(qtbot: QtBot, tmp_path: Path, folder: Path) -> None:
    bill = laid(folder, {"bill.pdf": b"%PDF-1.7"}) / "bill.pdf"
    with opened(tmp_path, one_sheet(field("file")), language="en") as live:
        editor = frame(on_screen(qtbot, live, "T"), "file").editor
        assert isinstance(editor, AttachedEditor)
        drop(editor, files_as_data(bill))
        qtbot.waitUntil(lambda: bool(editor.hashes))
        assert live.session.workspace.attachment(editor.hashes[0]).content == b"%PDF-1.7"
