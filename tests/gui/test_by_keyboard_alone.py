"""A short audit with the keyboard alone: from the first page to the printed result, and to every page there is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui import paper, plants
from tests.gui.conftest import OpenWindow
from tests.gui.keys import NoMouse, Typist
from tests.gui.paper import figure_of, is_rounded
from tests.gui.plants import figure

pytestmark = [pytest.mark.window, pytest.mark.slow, pytest.mark.qt_log_ignore("This plugin does not support")]

MILL = plants.told("coffee-wet")
MONTHS = ("10", "11", "12")
PAGES = 40
OPTION = "CF13"
RESULT, TO_DO = "Kết quả đánh giá sản xuất sạch hơn", "Việc cần làm"
WATER, CHERRY = "Nước mặt: sông, hồ (tự khai thác)", "Quả cà phê tươi"


@pytest.fixture
def mouse(qapp: QApplication) -> Iterator[NoMouse]:
    """Nobody touches it."""
    watching = NoMouse()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


def begin(typist: Typist) -> None:
    """A rapid assessment of a new enterprise, from the first page."""
    window = typist.window
    typist.press("Để sau")
    typist.press("Đánh giá nhanh")
    typist.wait(window.home.begin.name.hasFocus)
    typist.type(MILL["P02/legal_name"])
    typist.choose("Ngành", MILL["P02/sector"])
    typist.press("Bắt đầu")
    typist.wait(lambda: window.record is not None)


def go(typist: Typist, sheet: str) -> None:
    """From sheet to sheet with Ctrl+PgUp and Ctrl+PgDown."""
    assert typist.window.record is not None
    order = [stop.sheet.id for stop in typist.window.record.agenda.stops]
    for _press in range(PAGES):
        if typist.bench.sheet == sheet:
            return
        is_further = order.index(typist.bench.sheet) < order.index(sheet)
        typist.key("Ctrl+PgDown" if is_further else "Ctrl+PgUp")
    raise AssertionError(f"the keys do not lead to {sheet}")


def figures(table: str, column: str = "qty") -> list[str]:
    """A column of the season, as it is typed."""
    return [MILL[f"{table}.2025-{month}/{column}"] for month in MONTHS]


def add(typist: Typist, resource: str) -> None:
    """A resource from the list."""
    typist.press("Thêm tài nguyên…")
    typist.type(resource)
    typist.key("Return")


def fill(typist: Typist) -> None:
    """The enterprise, the season, its output, water and cherry; two observations; one thing to be done, by whom."""
    go(typist, "P02")
    typist.enter("Tỉnh, thành phố (từ", MILL["P02/province"])
    go(typist, "P01")
    typist.enter("Kỳ dữ liệu nền: từ tháng", MILL["P01/period_from"])
    typist.enter("Kỳ dữ liệu nền: đến tháng", MILL["P01/period_to"])
    go(typist, "P05")
    typist.table("Sản phẩm")
    typist.type_down([MILL["P05/products/thockho2/name"]])
    typist.enter("Loại hình công nghệ", MILL["P05/variant"])
    typist.table("Sản lượng theo kỳ")
    typist.type_down(figures("P05/output/thockho2", "amount"))
    go(typist, "P08")
    for resource, table in ((WATER, "P08/use/water_surface"), (CHERRY, "P08/use/cherry")):
        add(typist, resource)
        typist.table("Lượng dùng và tiền theo kỳ", resource)
        typist.type_down(figures(table))
    go(typist, "CF1")
    typist.pick("Sản lượng ghi ở phiếu P05 là", MILL["CF1/product_form"])
    go(typist, "P10")
    for row in ("BQ08", "BQ12"):
        typist.pick(f"{row}.", MILL[f"P10/questions/{row}/choice"])
    go(typist, "P22")
    typist.pick(f"{OPTION}  ", "làm ngay")
    go(typist, "P29")
    typist.table("Việc cần làm")
    typist.cell("Người chịu trách nhiệm")
    typist.type(MILL[f"P29/actions/{OPTION}/owner"])
    typist.key("Return")


def printed(typist: Typist, title: str, keep: Path) -> str:
    """A document, asked for with Ctrl+P, chosen, made, and saved under a name."""
    typist.key("Ctrl+P")
    page = typist.bench.document
    typist.choose("Loại văn bản", title)
    typist.press("Tạo PDF")
    typist.wait(lambda: not page.composing.is_underway and page.composing.is_current)
    typist.press("Lưu PDF…")
    typist.name_file(keep)
    typist.wait(keep.exists)
    return paper.text(keep)


def test_that_an_audit_is_typed_read_and_printed_without_a_mouse(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, mouse: NoMouse
) -> None:
    # given an empty workspace, and an audit begun and typed in
    typist = Typist(open_window(), qtbot)
    begin(typist)
    fill(typist)
    record = typist.window.record
    assert record is not None
    typist.wait(lambda: record.own.spread is not None and not record.own.evaluation.jobs)

    # when one goes to the results with F6 and down to the figure, Enter opens where it comes from, and Escape closes it
    typist.key("F6", "Home")
    results = typist.bench.panel.results
    while not results.current_name().startswith("K01/indicators/fresh_water/"):
        before = results.current_name()
        typist.key("Down")
        assert results.current_name() != before
    typist.key("Return")
    assert typist.bench.panel.is_tracing
    assert typist.bench.panel.trace.tree.lines[0].value == "7,936 m³/t"
    typist.key("Esc")
    assert not typist.bench.panel.is_tracing

    # then it is m³ of the book over tonnes of cherry, here as on paper, and what is to be done has its name there
    water, cherry = (sum(map(figure, figures(f"P08/use/{each}"))) for each in ("water_surface", "cherry"))
    shown = next(line for line in results.lines if line.title.startswith("Nước sạch trên tấn quả")).value
    assert is_rounded(water / cherry, figure_of(shown))
    assert shown.removesuffix(" m³/t") in printed(typist, RESULT, tmp_path / "kết quả.pdf")
    assert MILL[f"P29/actions/{OPTION}/owner"] in printed(typist, TO_DO, tmp_path / "việc cần làm.pdf")

    # when the record is handed over by the menu of F10, and the window closed and opened again
    package = tmp_path / "hồ sơ.cpa"
    typist.act("F10", "Xuất hồ sơ kèm lịch sử và ảnh…")
    typist.name_file(package)
    typist.wait(package.exists)
    typist.wait(lambda: str(package) in typist.window.chrome.notice.words)
    typist.key("Ctrl+Q")
    typist.wait(lambda: not typist.window.isVisible())
    typist = Typist(open_window(), qtbot)

    # then Enter goes on with it, and nobody has touched the mouse
    typist.press("Tiếp tục")
    typist.wait(lambda: typist.window.record is not None)
    assert typist.window.chrome.header.title.whole.startswith(MILL["P02/legal_name"])
    assert mouse.count == 0


def test_that_tab_goes_round_every_page_of_an_audit_that_is_just_begun(
    open_window: OpenWindow, qtbot: QtBot, mouse: NoMouse
) -> None:
    typist = Typist(open_window(), qtbot)
    begin(typist)
    record = typist.window.record
    assert record is not None
    order = [stop.sheet.id for stop in record.agenda.stops]

    # when one goes from the first sheet to the last with Ctrl+PgDown, and on each round with Tab
    typist.key("Alt+1")
    reached = []
    for _press in order:
        reached.append(typist.bench.sheet)
        typist.tab_to("Trang đầu")
        typist.tab_to("Việc tiếp theo")
        typist.key("Ctrl+PgDown")
    # then each is come to, and each is left again
    assert reached == order

    # and the first sheet of every step, the documents and the manual have keys of their own
    firsts = {step.id: stops[0].sheet.id for step, stops in record.agenda.by_step() if step is not None}
    for step, sheet in firsts.items():
        typist.key(f"Alt+{step}")
        assert typist.bench.sheet == sheet
    typist.key("Ctrl+P")
    assert typist.bench.sheet == "report"
    typist.key("F1")
    assert typist.window.helping.is_reading
    typist.key("F1")
    assert not typist.window.helping.is_reading
    assert mouse.count == 0
