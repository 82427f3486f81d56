"""A reviewer's morning in English: packages of two officers taken in, read, doubted, printed, and one handed back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.preview import PreviewDialog
from cpa_desktop.gui.parts.preview_package import PackageDialog
from tests.gui import bills, paper, plants
from tests.gui.conftest import OpenWindow, cells
from tests.gui.person import Person, caret, line_of
from tests.gui.sheets import grid, type_words
from tests.store.packages import members, rewritten

pytestmark = [pytest.mark.window, pytest.mark.slow, pytest.mark.qt_log_ignore("This plugin does not support")]

MILL = plants.told("coffee-wet")
CODE = {"P02/tax_code": "5500123456", "P02/commune": "Chiềng Mẫu"}
OTHER_NAME = "HTX cà phê Mẫu"
BILL = "electricity.2025-10"
REASON = "No bill for wood: bought by the stere for cash"
QUESTION = "Which meter is this? A photo of it, please."
DIRECTOR = "Bà Mẫu, giám đốc"
REPORT, CONFIRMATION = "Rapid cleaner-production assessment", "Confirmation of data"


def lines_of(dialog: PreviewDialog) -> dict[str, str]:
    """What a preview says, line by line."""
    assert isinstance(dialog, PackageDialog)
    return {line.title: f"{line.value} {line.detail}".strip() for line in dialog.lines.lines}


def altered(package: Path, into: Path) -> Path:
    """The package with another figure on a bill, as someone might do who opens it with another program."""
    contents = members(package)
    there = MILL[f"P08/use/{BILL}/qty"].encode()
    (name,) = (name for name, content in contents.items() if there in content)
    return rewritten(into, {**contents, name: contents[name].replace(there, b"8.075")})


def listed(person: Person) -> list[list[str]]:
    """The rows of the first page."""
    table = person.window.home.table
    return [cells(table, row) for row in range(table.records.rowCount())]


def home(person: Person) -> None:
    """The list of records, with its key."""
    person.qtbot.keyClick(caret(), Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    person.qtbot.waitUntil(lambda: person.window.record is None)


def open_marked(person: Person, enterprise: str) -> None:
    """The assessment of an enterprise, by a click on its line of the list, and its button."""
    table = person.window.home.table
    row = next(row for row, shown in enumerate(listed(person)) if shown[1] == enterprise)
    person.press(table.viewport(), table.visualRect(table.model().index(row, 0)).center())
    person.press_words(person.window.home, "Open")
    person.qtbot.waitUntil(lambda: person.window.record is not None, timeout=20_000)


def let_stand(person: Person, words: str, reason: str) -> None:
    """F8 from note to note until the one that is meant; a reason typed under the list, and a click."""
    findings = person.bench.panel.findings
    for _note in findings.list.lines:
        person.qtbot.keyClick(caret(), Qt.Key.Key_F8)
        item = findings.list.currentItem()
        if item is not None and words in item.text(0):
            break
    else:
        raise AssertionError(f"F8 does not come to {words}")
    line = next(each for each in findings.findChildren(QLineEdit) if each.accessibleName() == "Reason to let it stand")
    person.press(line)
    type_words(person.qtbot, line, reason)
    person.press_words(findings, "Let stand")


def go_to_bill(person: Person, figure: str) -> None:
    """From a figure beside the page down to the bill it was made of: a press on each step on the way."""
    person.trace(figure)
    tree = person.bench.panel.trace.tree
    for words in ("Sum of the ledger", "10/2025: Quantity"):
        item = next(each for each in tree.items() if words in each.text(0) and "electricity" in each.text(0))
        folded = []
        over = item.parent()
        while over is not None:
            folded.append(over)
            over = over.parent()
        for each in reversed(folded):
            if not each.isExpanded():
                person.press_line(tree, each)
        person.press_line(tree, item)


def test_that_a_morning_leads_from_two_packages_to_a_doubt_settled_a_report_read_and_a_question_handed_back(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    # given the packages of two officers, of one and the same mill under two names, and a third that was tampered with
    first = plants.package(tmp_path, "coffee-wet", "son la.cpa", CODE, by="Lê Văn Mẫu")
    twin = {**CODE, "P02/legal_name": OTHER_NAME}
    second = plants.package(tmp_path, "coffee-wet", "son la 2.cpa", twin, by="Phạm Thị Mẫu", confirmed_by=DIRECTOR)
    third = altered(first, tmp_path / "son la 3.cpa")
    person = Person(open_window("--lang", "en"), qtbot)
    person.press_words(person.window.home, "Not now")

    # when the first is asked for by its name, then what it is is said before it is taken in
    person.menu_of_records("Take in a record or figures…")
    person.name_file(first)
    seen = lines_of(person.preview())
    assert MILL["P02/legal_name"] in seen
    assert (seen["History"], seen["Confirmation"]) == ("whole and unbroken", "not confirmed")
    person.answer_preview("Take in")
    qtbot.waitUntil(lambda: person.window.record is not None, timeout=20_000)

    # when the second is let fall on the window, then it is asked about, and what was confirmed can only be read
    seen = lines_of(person.take_in(second))
    assert any("is here already with the same tax code" in title for title in seen)
    assert seen["Confirmation"] == f"confirmed by {DIRECTOR}"
    person.answer_preview("Take in")
    person.is_told("confirmed this record on another machine")

    # when the third is, then it is refused in a sentence and nothing of it is here
    refused = person.take_in(third)
    assert "son la 3.cpa is damaged or was altered" in refused.words.text()
    assert not refused.take.isEnabled()
    person.answer_preview("Close")
    home(person)
    qtbot.waitUntil(lambda: len(listed(person)) == 2, timeout=20_000)

    # when one is looked for without its marks and opened, and the doubts are gone through
    search = person.window.home.search
    person.press(search)
    type_words(qtbot, search, "hop tac xa")
    qtbot.waitUntil(lambda: OTHER_NAME not in [row[1] for row in listed(person)], timeout=20_000)
    open_marked(person, MILL["P02/legal_name"])
    person.settle()
    open_before = person.bench.panel.tabs.tabText(1)
    let_stand(person, "placeholder price of 1,200,000 VND/t", REASON)

    # then what was let stand is counted no more
    count = int(open_before.rpartition(" ")[2])
    qtbot.waitUntil(lambda: person.bench.panel.tabs.tabText(1) == f"Notes {count - 1}", timeout=20_000)

    # and of the reviewer's own list nothing that must pass fails
    review = grid(person.open_sheet("K04"), "review")
    heads = [column.title for column in review.model.plan.columns]
    rows = [[str(review.model.index(row, column).data()) for column in range(len(heads))] for row in range(25)]
    by_grade = [(row[heads.index("Grade")], row[heads.index("Result")]) for row in rows]
    assert ("E", "failed") not in by_grade
    assert by_grade.count(("W", "not met, explained")) == 2

    # when a figure is followed to its bill
    go_to_bill(person, "All electricity per tonne of green")

    # then the caret is on that bill; what is tried there in English is read in English, and taken back with a key
    page = person.bench.pages.currentWidget()
    assert isinstance(page, WorksheetPage)
    ledger = grid(page, "use")
    cell = ledger.view.currentIndex()
    assert ledger.model.address(cell) == f"P08/use/{BILL}/qty"
    before = person.result("All electricity per tonne of green").value
    person.type_down(ledger, cell, ["19,075.5"])
    qtbot.waitUntil(lambda: person.result("All electricity per tonne of green").value != before, timeout=20_000)
    assert ledger.model.find((*ledger.table, "qty"), BILL).data() == "19,075.5"
    qtbot.keyClick(caret(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: person.result("All electricity per tonne of green").value == before, timeout=20_000)

    # when a question is left on the bill, the report looked at and the confirmation printed
    person.go(ledger, ledger.model.find((*ledger.table, "qty"), BILL))
    person.type(line_of(ledger.bar.details, "note"), QUESTION)
    person.settle()
    report = paper.printed(person, REPORT, tmp_path / "report.pdf")
    confirmation = paper.printed(person, CONFIRMATION, tmp_path / "confirmation.pdf")

    # then the report says why a doubt stands, and the confirmation what the bills come to
    assert REASON in report
    bought = sum(plants.figure(MILL[f"P08/use/electricity.2025-{month}/qty"]) for month in (10, 11, 12))
    assert f"Grid electricity kWh {bought:,.0f}" in confirmation

    # when the record goes back, then the officer sees the question at its place
    back = tmp_path / "back.cpa"
    person.menu_of_records("Hand over the record with its history and photos…")
    person.name_file(back)
    person.is_told(str(back))
    person.close()
    officer = Person(open_window("--lang", "vi", "--workspace", str(tmp_path / "son la.sqlite")), qtbot)
    qtbot.waitUntil(lambda: officer.window.entrance.desk is not None, timeout=20_000)
    officer.take_in(back)
    officer.answer_preview("Nhập")
    qtbot.waitUntil(lambda: officer.window.record is not None, timeout=20_000)
    own = bills.ledger(officer)
    officer.show_part(own, "electricity")
    officer.go(own, own.model.find((*own.table, "qty"), BILL))
    assert line_of(own.bar.details, "note").text() == QUESTION
