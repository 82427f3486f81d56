"""What stays together on pages, and what never leaves them."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cpa_desktop.core.kinds import KINDS
from cpa_desktop.core.text import Language
from cpa_desktop.report import blocks, numbering, pdf
from cpa_desktop.report.paper import forms, style
from tests.report import examples, reading, whole
from tests.report.said import Said

LINE = blocks.Paragraph(text=("Một dòng chữ để lấp trang giấy.",))
LONG = blocks.Paragraph(text=("Nước được dùng nhiều nhất ở công đoạn rửa củ và trích ly. " * 9,))
HEADING = blocks.Heading(level=2, text=("TIÊU ĐỀ CẦN GIỮ",))
SIGNED = blocks.Signatures(columns=(blocks.Signature(title=("NGƯỜI KÝ",), name="Nguyễn Thị Ước"),))
SAID = Said(("vi",))


def pages(given: Sequence[blocks.Block], **changes: object) -> list[reading.Read]:
    """The pages of a document of these blocks."""
    return reading.pages(pdf.render(examples.document(tuple(given), **changes), examples.picture))  # type: ignore[arg-type]


@pytest.mark.parametrize("count", range(26, 36))
@pytest.mark.parametrize(
    "led",
    [
        LONG,
        examples.energy_table(SAID, 3),
        examples.energy_table(SAID, 30),
        examples.key_figures(SAID),
        next(block for block in examples.report().blocks if isinstance(block, blocks.Figure)),
    ],
    ids=["prose", "short table", "long table", "key figures", "chart"],
)
def test_that_a_heading_is_never_last_on_a_page(led: blocks.Block, count: int) -> None:
    for page in pages([*[LINE] * count, HEADING, led]):
        assert page.body[-1] != HEADING.text[0]


@pytest.mark.parametrize("count", range(24, 36))
@pytest.mark.parametrize("before", [LONG, LINE, examples.energy_table(SAID, 12)], ids=["prose", "line", "table"])
def test_that_signatures_never_stand_alone_on_a_page(before: blocks.Block, count: int) -> None:
    read = pages([*[LINE] * count, before, SIGNED])
    signed = next(page for page in read if "NGƯỜI KÝ" in page.text)
    above = signed.body[: signed.body.index("NGƯỜI KÝ")]
    # The running head is one line; at least two more must be text of the document.
    assert len(above) >= 3
    assert "Nguyễn Thị Ước" in signed.text


@pytest.mark.parametrize("rows", range(20, 46, 2))
@pytest.mark.parametrize("layout", ["consultancy", "administrative"])
def test_that_a_table_is_divided_once_a_page_whatever_follows_it(layout: str, rows: int) -> None:
    table = replace(examples.energy_table(SAID, rows), source=(), origin=())
    for page in pages([table, SIGNED], layout=layout):
        assert page.text.count("Dạng năng lượng") <= 1
        assert page.text.count("(tiếp theo)") <= 1


@pytest.mark.parametrize("count", range(24, 36))
def test_that_heading_caption_head_and_two_rows_stay_together(count: int) -> None:
    read = pages([*[LINE] * count, HEADING, examples.energy_table(SAID, 30)])
    page = next(page for page in read if HEADING.text[0] in page.body)
    begun = page.text[page.text.index(HEADING.text[0]) :]
    assert "Bảng 2.2." in begun
    assert "Mua ngoài" in begun
    assert begun.count("hoá đơn") >= 2


@pytest.mark.parametrize("rows", [20, 31, 44])
@pytest.mark.parametrize("languages", [("vi",), ("en",), ("vi", "en")], ids="-".join)
@pytest.mark.parametrize("layout", ["consultancy", "administrative"])
def test_that_no_page_of_a_whole_report_ends_with_a_heading_or_a_caption(
    layout: blocks.Layout, languages: tuple[Language, ...], rows: int
) -> None:
    document = whole.whole(languages, layout, rows=rows, photos=rows // 8)
    listings = numbering.lists(document.blocks, languages, tables=True)
    titles = {text for listing in listings for entry in listing.entries for text in entry.line()}
    front = {text for listing in listings for text in (listing.title.vi, listing.title.en)}
    for page in reading.pages(pdf.render(document, examples.picture)):
        if not front & set(page.body):
            assert page.body[-1] not in titles


def test_that_two_page_breaks_leave_no_page_empty() -> None:
    cover = next(block for block in examples.report().blocks if isinstance(block, blocks.Cover))
    assert len(pages([cover, blocks.PageBreak(), LINE])) == 2
    assert len(pages([LINE, blocks.PageBreak(), blocks.PageBreak(), LINE, blocks.PageBreak()])) == 2


def test_that_no_letter_of_a_report_is_smaller_than_nine_points_but_in_dense_tables() -> None:
    tongues: list[tuple[Language, ...]] = [("vi",), ("vi", "en")]
    for languages in tongues:
        document = whole.whole(languages)
        plain = [block for block in document.blocks if not isinstance(block, blocks.Figure)]
        sparse = [block for block in plain if not (isinstance(block, blocks.Table) and block.dense)]
        assert min(reading.sizes(pdf.render(replace(document, blocks=tuple(sparse)), examples.picture))) >= 9
        assert min(reading.sizes(pdf.render(replace(document, blocks=tuple(plain)), examples.picture))) >= 8


def test_that_a_figure_is_not_parted_from_its_range_to_give_words_more_room() -> None:
    words = "Một giải pháp được kể rất dài để cột này muốn có nhiều chỗ hơn mọi cột khác"
    columns = (
        blocks.Column(head=("Giải pháp",)),
        *(blocks.Column(head=(f"Tiết kiệm {place}",), align="right") for place in range(4)),
    )
    row = blocks.Row(cells=((words,), *((f"1.{place}00.000 ± 300.000",) for place in range(4))))
    page = pages([blocks.Table(columns=columns, rows=(row,) * 3)])[0]
    assert page.text.count("± 300.000") == 12
    assert all(f"1.{place}00.000 ± 300.000" in page.text for place in range(4))


def test_that_a_table_s_head_is_repeated_on_every_page() -> None:
    read = pages([examples.energy_table(SAID, 90)])
    assert len(read) >= 3
    assert all("Dạng năng lượng" in page.text and "triệu đ" in page.text for page in read)
    assert "Bảng 2.2. Năng lượng tiêu thụ năm 2025" in read[0].text
    assert all("Bảng 2.2. (tiếp theo)" in page.text for page in read[1:])
    assert "Nguồn: sổ tiêu thụ" in read[-1].text


@pytest.mark.parametrize("rows", range(24, 44))
def test_that_a_table_s_last_row_and_its_source_are_not_left_alone(rows: int) -> None:
    last = pages([examples.energy_table(SAID, rows)])[-1]
    assert "Cộng" in last.text
    assert "Nguồn:" in last.text
    assert (
        sum(line.split(" hoá đơn")[0] in last.text for line in ("Điện lưới", "Than cám 5", "Dầu DO", "Khí sinh học"))
        >= 1
    )


def test_that_figures_stand_under_one_another_at_the_decimal_comma() -> None:
    table = blocks.Table(
        columns=(blocks.Column(head=("Mục",)), blocks.Column(head=("Lượng",), align="right")),
        rows=tuple(blocks.Row(cells=(("a",), (figure,))) for figure in ("1.234,5", "12", "0,125", "7,5 ± 0,2")),
    )
    page = pages([table])[0]
    figures = [letter for letter in page.letters if letter.sign in "0123456789.,±" and letter.left > page.width / 2]
    signs = "".join(letter.sign for letter in figures)
    start = signs.index("1.234,512")
    ends = [figures[start + place].right for place in (4, 8, 9, 14)]  # the 4 of 1.234, the 2 of 12, the 0, the 7
    assert signs[start : start + 21] == "1.234,5120,1257,5±0,2"
    assert ends == pytest.approx([ends[0]] * 4, abs=0.5)


def everything(languages: tuple[Language, ...]) -> list[blocks.Document]:
    """All example documents."""
    return [
        examples.report(languages),
        replace(examples.brief(languages), draft=False),
        examples.blank_sheet(languages),
        examples.blank_sheet(languages, landscape=True),
    ]


@pytest.mark.parametrize(
    "document", [*everything(("vi",)), *everything(("vi", "en")), *everything(("en",)), examples.letter()]
)
def test_that_no_letter_leaves_the_margins(document: blocks.Document) -> None:
    margins = style.of(document)
    for page in reading.pages(pdf.render(document, examples.picture)):
        assert page.letters
        for letter in page.letters:
            assert letter.left > margins.left - 1
            assert letter.right < page.width - margins.right + 1
            assert letter.bottom > margins.bottom * 0.4  # the foot stands in the lower margin
            assert letter.top < page.height - margins.top * 0.3  # and the running head in the upper


def test_that_the_marks_stay_on_the_page() -> None:
    for page in reading.pages(pdf.render(examples.report(("vi", "en"), draft=True, sample=True))):
        assert all(0 < letter.left < letter.right < page.width for letter in page.letters)
        assert all(0 < letter.bottom < letter.top < page.height for letter in page.letters)


def test_that_a_word_longer_than_its_column_is_broken_and_kept() -> None:
    word = "ThuHồiNướcDịchPhânLy" * 8
    table = blocks.Table(
        columns=tuple(blocks.Column(head=(f"C{number}",)) for number in range(5)),
        rows=(blocks.Row(cells=((word,), ("b",), ("c",), ("d",), ("e",))),),
    )
    page = pages([table])[0]
    assert word not in page.text
    assert word in "".join(page.text.split())
    assert max(letter.right for letter in page.letters) < page.width - 50


def test_that_a_table_of_many_columns_still_fits_the_page() -> None:
    table = blocks.Table(
        columns=tuple(
            blocks.Column(head=(f"Tháng {number:02}",), unit=("kWh",), align="right") for number in range(1, 15)
        ),
        rows=(blocks.Row(cells=tuple(("1.234.567,8",) for _ in range(14))),) * 4,
    )
    page = pages([table], landscape=True)[0]
    assert max(letter.right for letter in page.letters) < page.width - 50
    assert page.text.count("1.234.567,8") == 14 * 4


def test_that_a_row_higher_than_a_page_is_continued_on_the_next() -> None:
    words = [f"chữ{number}" for number in range(3000)]
    table = blocks.Table(columns=(blocks.Column(head=("Ghi chú",)),), rows=(blocks.Row(cells=((" ".join(words),),)),))
    read = pages([table])
    assert len(read) >= 3
    assert [word for page in read for word in page.text.split() if word.startswith("chữ")] == words


@pytest.mark.parametrize(
    "block",
    [
        blocks.Lines(label=("Ý kiến",), count=60),
        blocks.BlankField(
            label=("Chọn",), kind="choice", choices=tuple((f"một lựa chọn khá dài {n}",) for n in range(200))
        ),
        blocks.KeyFigures(items=examples.key_figures(SAID).items * 12),
        blocks.Heading(text=("tiêu đề rất dài " * 400,)),
        blocks.Photo(sha256=examples.PHOTO, caption=("chú thích " * 1500,)),
        blocks.Paragraph(text=("cảnh báo " * 3000,), style="warning"),
        blocks.BlankTable(columns=(blocks.Column(head=("Giờ",)),), empty=120),
    ],
    ids=lambda block: type(block).__name__,
)
def test_that_nothing_is_too_large_to_be_printed(block: blocks.Block) -> None:
    read = pages([LINE, HEADING, block, LINE])
    assert read[-1].body[-1] == LINE.text[0]
    assert all(15 < letter.bottom < page.height - 15 for page in read for letter in page.letters)


def test_that_short_questions_share_a_line_and_long_ones_do_not() -> None:
    page = pages(examples.blank_sheet().blocks)[0]
    at = {name: _top(page, name) for name in ("Lượng hơi", "Áp suất", "Ngày đo", "Nhà chế tạo")}
    assert at["Lượng hơi"] == pytest.approx(at["Áp suất"], abs=3)
    assert at["Ngày đo"] < at["Áp suất"] - 30
    assert at["Nhà chế tạo"] < at["Ngày đo"] - 30


def _top(page: reading.Read, words: str) -> float:
    """Where words stand, by their first letter."""
    signs = "".join(letter.sign for letter in page.letters)
    return page.letters[signs.index(words.replace(" ", ""))].bottom


def test_that_empty_rows_are_high_enough_for_a_pen() -> None:
    few = blocks.BlankTable(columns=(blocks.Column(head=("Giờ",)),), empty=2)
    many = blocks.BlankTable(columns=(blocks.Column(head=("Giờ",)),), empty=12)
    end = blocks.Paragraph(text=("HẾT",))
    lower = _top(pages([many, end])[0], "HẾT")
    assert (_top(pages([few, end])[0], "HẾT") - lower) / 10 >= 8 * 72 / 25.4 - 0.01


def test_that_every_kind_of_field_can_be_answered_by_hand() -> None:
    assert set(forms.SHAPES) == set(KINDS)


@pytest.mark.parametrize("kind", forms.SHAPES)
def test_that_every_kind_of_field_has_room_for_a_pen(kind: str) -> None:
    asked, end = blocks.BlankField(label=("HỎI",), kind=kind), blocks.Paragraph(text=("HẾT",))
    page = pages([asked, end])[0]
    assert _top(page, "HỎI") - _top(page, "HẾT") >= 6 * 72 / 25.4
