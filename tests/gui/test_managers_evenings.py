"""The manager of a coffee mill assesses it in four evenings, each a new window and each of some use by itself."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cpa_desktop.gui.parts.cards_question import QuestionCards
from cpa_desktop.gui.parts.question_card import QuestionCard
from tests.gui import paper, plants
from tests.gui.conftest import OpenWindow
from tests.gui.filling import Keys, fill_cards, fill_ledger, fill_output, fill_sheet
from tests.gui.paper import figure_of, is_rounded
from tests.gui.person import Person
from tests.gui.plants import figure

pytestmark = [pytest.mark.window, pytest.mark.slow, pytest.mark.qt_log_ignore("This plugin does not support")]

MILL = plants.told("coffee-wet")
TITLE = "Tự đánh giá vụ 2025"
RESULT, TO_DO = "Kết quả đánh giá sản xuất sạch hơn", "Việc cần làm"
BLANK = "Phiếu trống: 2. Liệt kê công đoạn, thu thập thông tin nền"

SHORT = {
    **plants.of(MILL, "P02/short_name", "P02/entity_type", "P02/province", "P02/employees", "P02/shift", "P02/days"),
    "P02/commune": "Chiềng Mẫu",
    "P02/location_type": "đơn lẻ, xen kẽ khu dân cư",
    "P02/year_founded": "2012",
}
"""The short profile; with the name and the industry, asked at once, twelve fields."""

ROWS = ("electricity", "firewood", "water_surface", "cherry", "wastewater")
"""With the output six rows: electricity, the main fuel, water, the main material, what leaves as waste."""

MONDAY = ("CF07", "CF09", "CF13", "CF12", "CF20")
"""Five things for Monday."""


def ledger_entries() -> dict[str, str]:
    """What stands on the bills of those resources."""
    rows = tuple(f"P08/{table}/{row}" for table in ("use", "items") for row in ROWS)
    return plants.of(MILL, "P08/voltage", "P08/vat_included", *rows)


def summed(table: str, column: str) -> float:
    """One column of a table of months, added up by hand."""
    entries = plants.of(MILL, f"{table}.")
    return sum(figure(typed) for address, typed in entries.items() if address.endswith(f"/{column}"))


def next_evening(person: Person, open_window: OpenWindow) -> Person:
    """The window is closed, and on another evening opened again."""
    person.close()
    person = Person(open_window(), person.qtbot)
    person.go_on()
    return person


def answer_everything(person: Person) -> int:
    """What the sample saw is answered as there; all else is in order. Gives how many there were."""
    cards = next(stop for stop in person.open_sheet("P10").stops if isinstance(stop, QuestionCards))
    asked = cards.all_rows()
    seen = {each: typed for each, typed in plants.of(MILL, "P10/questions/").items() if each.split("/")[2] in asked}
    fill_cards(person, cards, {each: typed for each, typed in seen.items() if not each.endswith("/note")}, {})
    for row in asked:
        card = cards.cards[row]
        assert isinstance(card, QuestionCard)
        if card.state == "unseen" and "answer" in card.frames:
            person.answer(card.frames["answer"], "tốt")
    return len(asked)


def test_that_every_evening_leaves_a_result_and_the_last_one_money_and_five_things_for_monday(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    keys: Keys = {}

    # given an empty workspace, opened by someone alone: no account, no question but whom it is about
    person = Person(open_window(), qtbot)
    person.press_words(person.window.home, "Để sau")
    person.begin("Tự đánh giá", TITLE, MILL["P02/legal_name"], "coffee")

    # when on the first evening twelve fields are filled in, and the period and the sort of mill are said
    assert len(SHORT) + 2 == 12
    fill_sheet(person, "P02", SHORT, keys)
    fill_sheet(person, "P01", plants.of(MILL, "P01/period"), keys)
    fill_sheet(person, "P05", plants.of(MILL, "P05/variant"), keys)

    # then there is already something to look at on Monday, and a sheet to walk round with
    first = paper.printed(person, TO_DO, tmp_path / "buổi 1.pdf")
    assert "Vòi khóa tay, dọn khô trước khi rửa" in first
    blank = paper.printed(person, BLANK, tmp_path / "phiếu trống.pdf")
    assert "BQ12" in blank
    assert "Có vòi nào chảy khi nghỉ ca?" in blank

    # when on the second evening six rows are copied from bills
    person = next_evening(person, open_window)
    fill_output(person, plants.of(MILL, "P05/products", "P05/output"), keys)
    fill_ledger(person, ledger_entries(), keys)
    person.settle()

    # then it is known what a tonne takes: m³ of the book over tonnes of cherry
    per_tonne = summed("P08/use/water_surface", "qty") / summed("P08/use/cherry", "qty")
    water = person.result("Nước sạch trên tấn quả, chế biến ướt")
    assert is_rounded(per_tonne, figure_of(water.value))
    assert "Bậc: trung bình" in water.detail

    # when on the third evening what was seen on the walk is typed in
    person = next_evening(person, open_window)
    assert answer_everything(person) in range(20, 33)
    person.settle()

    # then the money comes before everything else, with its range
    titles = [line.title for line in person.bench.panel.results.lines if not line.is_heading]
    assert titles.index("Tiết kiệm tiềm năng") < titles.index("Nước sạch trên tấn quả, chế biến ướt")
    assert "triệu đồng" in person.result("Tiết kiệm tiềm năng").value

    # when on the fourth evening five things are chosen, each with a name and a day
    person = next_evening(person, open_window)
    fill_sheet(person, "P22", {f"P22/options/{option}/decision": "làm ngay" for option in MONDAY}, keys)
    fill_sheet(person, "P29", plants.of(MILL, *(f"P29/actions/{option}/" for option in MONDAY)), keys)
    person.settle()
    saving = person.result("Tiết kiệm tiềm năng").value

    # then the page says the money first, as the window does
    result = paper.printed(person, RESULT, tmp_path / "kết quả.pdf")
    assert f"Tiết kiệm của kỳ {saving}" in result
    assert result.index("Tiết kiệm của kỳ") < result.index("Giảm phát thải KNK")
    assert "Trang 1/1" in result

    # and the wall gets a list: each thing, who, by when, what it may cost
    wall = paper.printed(person, TO_DO, tmp_path / "việc cần làm.pdf")
    for option in MONDAY:
        assert MILL[f"P29/actions/{option}/owner"] in wall
        assert MILL[f"P29/actions/{option}/end"] in wall
    assert wall.count("☐") >= len(MONDAY)
    assert "Vòi khóa tay, dọn khô trước khi rửa" in wall
