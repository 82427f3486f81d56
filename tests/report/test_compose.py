"""The one-page brief from a record to the page: what stands on it, how it is said, and that it is one page."""

from itertools import pairwise
from pathlib import Path

import pytest

from cpa_desktop.content import addresses
from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.showing import STATES
from cpa_desktop.core.text import Language
from cpa_desktop.report import markdown, pdf
from cpa_desktop.report.blocks import Document, Figure, KeyFigures, Paragraph, Table
from cpa_desktop.report.charts.benchmark import BenchmarkChart
from cpa_desktop.report.compose import BLOCKS
from tests.report import mill, reading

GOLDEN = Path(__file__).parent / "golden"
TONGUES: list[tuple[Language, ...]] = [("vi",), ("en",), ("vi", "en")]


def table_of(document: Document, place: int) -> Table:
    """The savings (0) or the options (1)."""
    return [block for block in document.blocks if isinstance(block, Table)][place]


def said(document: Document) -> str:
    """Everything on the page as its reader sees it."""
    return reading.text(pdf.render(document))


@pytest.mark.parametrize("languages", TONGUES)
def test_that_the_brief_is_one_page(desk: mill.Desk, languages: tuple[Language, ...]) -> None:
    assert len(reading.pages(pdf.render(desk.brief(*languages)))) == 1


@pytest.mark.parametrize("languages", TONGUES)
def test_that_all_options_and_a_long_name_still_make_one_page(desk: mill.Desk, languages: tuple[Language, ...]) -> None:
    desk.accept_all()
    assert desk.counted() > 20
    assert len(reading.pages(pdf.render(desk.brief(*languages)))) == 1


@pytest.mark.parametrize("languages", TONGUES)
def test_that_nothing_on_the_page_overlaps(desk: mill.Desk, languages: tuple[Language, ...]) -> None:
    page = reading.pages(pdf.render(desk.brief(*languages)))[0]
    letters = sorted(page.letters, key=lambda letter: letter.left)
    for place, letter in enumerate(letters):
        for other in letters[place + 1 :]:
            if other.left > letter.right - 1:
                break
            up = min(letter.top, other.top) - max(letter.bottom, other.bottom)
            across = min(letter.right, other.right) - other.left
            assert up < 1 or across < 1, (letter, other)


def test_that_the_page_says_whom_when_and_how_much(desk: mill.Desk) -> None:
    page = said(desk.brief("vi"))
    for words in (
        mill.NAME,
        "Quảng Ngãi · Đánh giá nhanh vụ 2025–2026 · kỳ 12/2025–03/2026 · sản lượng của kỳ 11.800 t",
        "Tiết kiệm của kỳ",
        "Tổng đầu tư",
        "Hoàn vốn giản đơn",
        "Giảm phát thải KNK",
        "Năng lượng tiết kiệm",
        "Giảm nước sạch",
        "Giảm tinh bột mất",
        "Tiềm năng tiết kiệm của kỳ 12/2025–03/2026",
        "Tiết kiệm gộp",
        "Tiết kiệm ròng",
        "triệu đồng",
        "Thay, mài dao băm và lưỡi mài đúng chu kỳ",
        "khoảng tham khảo, ước tính",
        "không có số của 2026, đang dùng số năm 2023",
        "là nguồn chính của khoảng ± ở tiền tiết kiệm",
        "độ không đảm bảo mở rộng (độ tin cậy 90 %)",
        "nguồn số liệu theo chi phí: định mức, tài liệu",
    ):
        assert words in page, words
    assert page.count("Nguồn: ") == 3  # under both tables and the figure
    assert "/năm" not in page


def test_that_the_english_page_holds_no_vietnamese_but_names(desk: mill.Desk) -> None:
    page = said(desk.brief("en")).replace(mill.NAME, "").replace("Đánh giá nhanh vụ 2025–2026", "")
    assert "Potential savings of the period Dec 2025–Mar 2026" in page
    assert not set("ăđơưạảấầậắếềệốộớợứửựỹ") & set(page.lower())


def test_that_english_stands_below_vietnamese(desk: mill.Desk) -> None:
    lines = reading.pages(pdf.render(desk.brief("vi", "en")))[0].body
    for above, below in (
        ("Bảng 1.", "Table 1."),
        ("Hình 1.", "Figure 1."),
        ("Bảng 2.", "Table 2."),
        ("Còn chưa chắc chắn:", "Still in doubt:"),
        ("Nước sạch", "Fresh water"),
    ):
        found = [next(place for place, line in enumerate(lines) if line.startswith(words)) for words in (above, below)]
        assert found[0] < found[1] <= found[0] + 5, (above, below)


@pytest.mark.parametrize("languages", TONGUES)
def test_that_what_a_limit_leaves_out_is_said_with_its_money(desk: mill.Desk, languages: tuple[Language, ...]) -> None:
    desk.accept_all()
    document = desk.brief(*languages)
    options = table_of(document, 1)
    shown = [row for row in options.rows if row.style == "body"]
    (rest,) = (row for row in options.rows if row.style == "soft")
    left_out = desk.counted() - len(shown)
    assert str(left_out) in rest.cells[0][0]
    assert ("giải pháp khác" if "vi" in languages else "more options") in rest.cells[0][0]
    evaluation = desk.rapid.evaluation
    rows = [
        row
        for row in evaluation.rows("P22", "options")
        if evaluation.cell(("P22", "options", "in_package"), row) is True
    ]
    for column in ("money", "investment"):
        cells = [evaluation.cell(("P22", "options", column), row) for row in rows]
        whole = evaluation.cell(("K02", "", "money_saved" if column == "money" else "investment"))
        assert isinstance(whole, float)
        assert sum(cell for cell in cells if isinstance(cell, float)) == pytest.approx(whole)
    if len(languages) == 2:
        figure = next(block for block in document.blocks if isinstance(block, Figure))
        assert isinstance(figure.drawing, BenchmarkChart)
        tiered = {evaluation.cell(("K01", "tiers", "indicator"), row) for row in evaluation.rows("K01", "tiers")}
        values = {row: evaluation.cell(("K01", "indicators", "value"), row) for row in tiered if isinstance(row, str)}
        more = sum(isinstance(value, float) for value in values.values()) - len(figure.drawing.bars)
        assert figure.drawing.more == (f"và {more} chỉ tiêu khác", f"and {more} more indicators")


def test_that_options_stand_in_the_order_of_the_money_they_save(desk: mill.Desk) -> None:
    options = table_of(desk.brief("vi"), 1)
    place = [column.head[0] for column in options.columns].index("Tiết kiệm")
    money = [row.cells[place][0].split(" ± ")[0] for row in options.rows if row.style == "body"]
    values = [float(each.replace(".", "").replace(",", ".")) for each in money]
    assert len(values) == 5
    assert all(first >= second for first, second in pairwise(values))


@pytest.mark.parametrize("languages", TONGUES)
def test_that_columns_of_figures_are_ranged_right_and_hold_no_state_in_words(
    desk: mill.Desk, languages: tuple[Language, ...]
) -> None:
    states = {text.of(language) for state, text in STATES.items() if state != "blank" for language in languages}
    for place in (0, 1):
        block = table_of(desk.brief(*languages), place)
        for index, column in enumerate(block.columns):
            cells = [row.cells[index][0] for row in block.rows if row.cells[index]]
            is_figures = any(cell.lstrip("≈< ")[:1].isdigit() for cell in cells)
            assert (column.align == "right") == is_figures, column.head
            assert not states.intersection(cells)


def test_that_figures_of_a_column_end_under_one_another_on_the_page(desk: mill.Desk) -> None:
    page = reading.pages(pdf.render(desk.brief("vi")))[0]
    block = table_of(desk.brief("vi"), 0)
    place = [column.head[0] for column in block.columns].index("Mức nền")
    figures = [row.cells[place][0] for row in block.rows if row.style == "body"]
    signs = "".join(letter.sign for letter in page.letters)
    start, ends = signs.index("Tàinguyên"), []
    for figure in figures:
        start = signs.index(figure, start) + len(figure)
        ends.append(page.letters[start - 1].right)
    assert len(ends) == 5
    assert max(ends) - min(ends) < 1


def test_that_units_are_printed_and_not_their_symbols(desk: mill.Desk) -> None:
    document = desk.brief("vi")
    page = said(document)
    assert "m³" in page
    assert "m3" not in page
    units = [row.cells[1] for row in table_of(document, 0).rows if row.style == "body"]
    assert units == [("kWh",), ("GJ",), ("m³",), ("t",), ("kg",)]


def test_that_a_figure_has_as_many_places_as_its_range(desk: mill.Desk) -> None:
    for block in desk.brief("vi").blocks:
        for row in block.rows if isinstance(block, Table) else ():
            for value, width in (cell[0].rstrip("*").split(" ± ") for cell in row.cells if cell and " ± " in cell[0]):
                assert len(value.partition(",")[2]) == len(width.partition(",")[2]), row


def test_that_payback_is_said_in_words_where_there_is_none(desk: mill.Desk) -> None:
    desk.accept_all()
    words = ("P22", "options", "payback_words")
    assert desk.rapid.evaluation.cell(words, "CS05") == "unpriced"  # own water is worth nothing until someone says so
    assert desk.rapid.evaluation.cell(words, "CS06") == "covered"  # the effluent already washes the roots
    assert desk.rapid.evaluation.cell(words, "CS07") == "years"
    for row in desk.rapid.evaluation.rows("P22", "options"):
        if row not in ("CS05", "CS06", "CS11"):
            desk.rapid.answer_all(
                {f"P22/options/{row}/decision": "loại bỏ", f"P22/options/{row}/reason": "không hợp"}, strict=True
            )
    desk.rapid.settle()
    document = desk.brief("vi")
    assert [row.cells[-1] for row in table_of(document, 1).rows if row.style == "body"] == [
        ("chưa quy ra tiền",),
        ("trùng giải pháp khác",),
        ("chưa quy ra tiền",),
    ]
    box = next(block for block in document.blocks if isinstance(block, KeyFigures))
    assert next(item.value for item in box.items if item.label == ("Hoàn vốn giản đơn",)) == "không hoàn vốn"


def test_that_an_investment_is_marked_as_an_estimate_until_it_is_quoted(desk: mill.Desk) -> None:
    name = ("Thay, mài dao băm và lưỡi mài đúng chu kỳ",)

    def investment() -> str:
        options = table_of(desk.brief("vi"), 1)
        place = [column.head[0] for column in options.columns].index("Đầu tư")
        return next(row.cells[place][0] for row in options.rows if row.cells[0] == name)

    assert investment().startswith("≈ ")
    desk.rapid.answer_all({"P22/options/CS07/investment": "400 triệu", "P22/options/CS07/investment@origin": "invoice"})
    assert investment() == "400"


def test_that_estimated_tiers_are_hatched_and_no_position_is_turned_into_money(desk: mill.Desk) -> None:
    document = desk.brief("vi")
    figure = next(block for block in document.blocks if isinstance(block, Figure))
    assert isinstance(figure.drawing, BenchmarkChart)
    evaluation = desk.rapid.evaluation
    graded = {
        (evaluation.cell(("K01", "tiers", "indicator"), row), evaluation.cell(("K01", "tiers", "tier"), row)): (
            evaluation.cell(("K01", "tiers", "grade"), row)
        )
        for row in evaluation.rows("K01", "tiers")
    }
    titles = {item.title.vi: row for row, item in evaluation.program.form.lists["indicators"].items()}
    assert len(figure.drawing.bars) == 5
    for bar in figure.drawing.bars:
        for tier in bar.tiers:
            assert tier.estimate == (graded[titles[bar.label[0]], tier.rank] in ("estimate", "memory"))
    page = markdown.render(document)
    position = page[page.index("- Hiệu suất thu hồi") : page.index("**Hình 1.")]
    estimates = [tier for bar in figure.drawing.bars for tier in bar.tiers if tier.estimate]
    assert position.count("khoảng tham khảo, ước tính") == len(estimates) > 0
    assert not any(money in position for money in ("đồng", " đ", "VND"))


def test_that_a_price_of_one_s_own_ends_the_doubt_about_the_reference_price(desk: mill.Desk) -> None:
    desk.rapid.answer_all(
        {"CS1/starch_price": "9.500.000 đ/t", "P08/items/coal_5_6/price": "2.900.000 đ/t"}, strict=True
    )
    desk.rapid.settle()
    page = said(desk.brief("vi"))
    assert "nguồn chính của khoảng ±" not in page
    assert "giá tham khảo" not in page
    assert "nguồn số liệu theo chi phí: hóa đơn 100 %" in page


def test_that_a_saving_within_twice_its_error_is_marked(desk: mill.Desk) -> None:
    assert "bằng chứng thống kê" not in said(desk.brief("vi"))
    rows = desk.rapid.evaluation.rows
    others = [row for row in rows("P22", "options") if row != "CS27"]
    desk.rapid.answer_all({f"P22/options/{row}/decision": "loại bỏ" for row in others})
    effect = next(row for row in rows("P22", "effects") if row.startswith("CS27"))
    desk.rapid.answer_all({f"P22/effects/{effect}/low": "0 kWh", f"P22/effects/{effect}/high": "150.000 kWh"})
    desk.rapid.answer(f"P22/effects/{effect}/high@uncertainty", "200 %")
    desk.rapid.settle()
    document = desk.brief("vi")
    columns = [column.head[0] for column in table_of(document, 0).columns]
    saved = next(row for row in table_of(document, 0).rows if row.cells[0] == ("Điện",))
    assert saved.cells[columns.index("Tiết kiệm ròng")][0].endswith("*")
    assert "* chưa đủ bằng chứng thống kê" in said(document)


def test_that_an_assessment_without_figures_says_so(desk: mill.Desk) -> None:
    session = desk.begun()
    session.settle()
    document = desk.brief("vi", "en", session=session)
    assert not [block for block in document.blocks if isinstance(block, KeyFigures | Figure)]
    assert "Chưa đủ số liệu để tính tiềm năng tiết kiệm." in said(document)
    # and there is something to go and look at all the same: the housekeeping of the industry, without a figure
    (looks,) = (block for block in document.blocks if isinstance(block, Table))
    assert [column.head[0] for column in looks.columns] == ["Việc", "Đã xem"]
    assert looks.rows
    assert next(block for block in document.blocks if isinstance(block, Paragraph)).text[0] == "Quảng Ngãi"


@pytest.mark.golden
@pytest.mark.parametrize(("name", "languages"), [("mill-vi", ("vi",)), ("mill-both", ("vi", "en"))])
def test_that_the_brief_of_the_mill_reads_as_it_did(
    desk: mill.Desk, name: str, languages: tuple[Language, ...], request: pytest.FixtureRequest
) -> None:
    kept, written = GOLDEN / f"{name}.md", markdown.render(desk.brief(*languages))
    if request.config.getoption("--renew-golden"):
        kept.write_text(written, encoding="utf-8", newline="\n")
    assert written == kept.read_text(encoding="utf-8")


def test_that_plans_name_only_blocks_that_can_be_composed(catalogue: Catalogue) -> None:
    assert {part.block for plan in catalogue.reports for part in plan.parts} <= BLOCKS.keys()
    assert {"table", addresses._OF_A_SHEET} <= BLOCKS.keys()  # those that the check of the forms knows by name
