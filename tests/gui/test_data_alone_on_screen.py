"""A worksheet, a register and a sector that a user added as data alone stand in the window like those shipped."""

import pytest
from pytestqt.qtbot import QtBot

from cpa_desktop import paths
from cpa_desktop.gui.fields.computed import Figure
from cpa_desktop.gui.parts.line import Line
from tests import own_forms
from tests.gui.conftest import OpenWindow
from tests.gui.person import Person
from tests.gui.sheets import frame, grid

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def person(open_window: OpenWindow, qtbot: QtBot) -> Person:
    """Someone at the window whose own forms lie where the program looks for them."""
    own_forms.write(paths.forms())
    return Person(open_window(), qtbot)


@pytest.fixture
def assessing(person: Person) -> Person:
    """The same, having begun an assessment of a brick kiln."""
    person.begin("Đánh giá nhanh", "Lò số 1", "Lò gạch An Bình", "bricks")
    return person


def test_that_a_sheet_of_ones_own_is_a_page_that_computes_while_one_types(assessing: Person, qtbot: QtBot) -> None:
    # given the new sheet, opened from the steps
    page = assessing.open_sheet("P50")
    (payback,) = (stop for stop in page.stops if isinstance(stop, Figure))
    assert [frame(page, name).label.text() for name in ("leak_cost", "repair")] == ["Tiền mất do rò", "Tiền sửa"]
    assert payback.label.text() == "Hoàn vốn sửa rò"
    before = payback.value.text()

    # when what it asks is typed
    assessing.answer(frame(page, "leak_cost"), "12 triệu đồng/năm")
    assessing.answer(frame(page, "repair"), "6 triệu")

    # then the payback stands there, worked out by the engine, and what its check says under the other field
    qtbot.waitUntil(lambda: payback.value.text() != before)
    assert payback.value.text() == "0,5 năm"
    assessing.answer(frame(page, "repair"), "60 triệu")
    qtbot.waitUntil(lambda: "mới hoàn vốn thì lạ" in frame(page, "repair").under.text)


def test_that_a_record_of_a_new_register_is_begun_on_the_first_page(person: Person, qtbot: QtBot) -> None:
    # when such a record, which belongs to no enterprise, is begun
    person.press_words(person.window.home, "Sự kiện mới")
    qtbot.waitUntil(lambda: person.window.record is not None, timeout=20_000)

    # then its page is open, and is called what is typed there
    page = person.open_sheet("E1")
    person.answer(frame(page, "topic"), "Tiết kiệm điện")
    person.answer(frame(page, "people"), "25")
    header = person.window.chrome.header
    qtbot.waitUntil(lambda: header.title.whole == "Tiết kiệm điện")
    person.window.go_home()
    qtbot.waitUntil(lambda: person.window.home.table.records.rowCount() == 1)


def test_that_the_indicator_of_a_new_sector_stands_among_the_results(assessing: Person, qtbot: QtBot) -> None:
    # given two months, a product and electricity
    page = assessing.open_sheet("P01")
    assessing.answer(frame(page, "period_from"), "01/2025")
    assessing.answer(frame(page, "period_to"), "02/2025")
    page = assessing.open_sheet("P05")
    products = grid(page, "products")
    assessing.go(products, products.model.index(0, 0))
    assessing.type_down(products, products.model.index(0, 0), ["Gạch"])
    assessing.answer(frame(page, "variant"), "lò đứng")
    output = grid(page, "output")
    assessing.paste(output, output.model.index(0, 0), [["1.000,5 t"], ["999,5 t"]])
    page = assessing.open_sheet("P08")
    assessing.add(grid(page, "items"), "Điện lưới")

    # when the bills are pasted
    use = grid(page, "use")
    assessing.paste(use, use.model.index(0, 0), [["45 MWh"], ["55 MWh"]])

    # then the results beside the page name the indicator, its value and its level
    def shown() -> list[Line]:
        lines = assessing.bench.panel.results.lines
        return [line for line in lines if line.title == "Điện trên tấn gạch"]

    qtbot.waitUntil(lambda: bool(shown()))
    (line,) = shown()
    assert line.value.startswith("50")
    assert line.detail.startswith("Bậc: giữa trung bình và kém")
    assert line.scale is not None
