"""The report of a rapid assessment: its chapters, what it says of what is missing, and what it never says."""

import re
from collections.abc import Iterator
from string import ascii_uppercase

import pytest

from cpa_desktop.content import addresses
from cpa_desktop.core.catalogue import Catalogue, ReportPart
from cpa_desktop.core.text import Language
from cpa_desktop.report import markdown, pdf
from cpa_desktop.report.blocks import (
    Block,
    Contents,
    Cover,
    Document,
    Figure,
    Heading,
    Letterhead,
    Paragraph,
    Photo,
    Signatures,
    Table,
)
from cpa_desktop.report.charts.benchmark import BenchmarkChart
from cpa_desktop.report.charts.flow import FlowChart
from cpa_desktop.report.charts.monthly import MonthlyChart
from cpa_desktop.report.charts.pareto import ParetoChart
from cpa_desktop.report.charts.radar import RadarChart
from tests.report import mill, reading

TONGUES: list[tuple[Language, ...]] = [("vi",), ("en",), ("vi", "en")]
_TYPED = ("ă", "đ", "ơ", "ư", "ạ", "ả", "ấ", "ầ", "ậ", "ắ", "ế", "ề", "ệ", "ố", "ộ", "ớ", "ợ", "ứ", "ử", "ự", "ỹ")


@pytest.fixture(scope="module")
def report(whole: mill.Desk) -> Document:
    """The report in Vietnamese."""
    return whole.document("rapid", "vi", draft=True)


def table(document: Document, caption: str) -> Table:
    """The table of which the caption begins so."""
    return next(block for block in tables(document) if block.caption[0].startswith(caption))


def tables(document: Document) -> list[Table]:
    """All tables with a caption."""
    return [block for block in document.blocks if isinstance(block, Table) and block.caption]


def paragraphs(document: Document) -> list[str]:
    """All running text in the first language."""
    return [block.text[0] for block in document.blocks if isinstance(block, Paragraph) and block.text]


def chapters(document: Document) -> Iterator[tuple[Heading, list[Block]]]:
    """Every chapter and annex with what stands in it."""
    places = [place for place, block in enumerate(document.blocks) if isinstance(block, Heading) and block.level == 1]
    for start, end in zip(places, [*places[1:], len(document.blocks)], strict=True):
        head = document.blocks[start]
        assert isinstance(head, Heading)
        if head.number:
            yield head, list(document.blocks[start + 1 : end])


def test_that_eight_chapters_and_seven_annexes_are_numbered(report: Document) -> None:
    heads = [head for head, _ in chapters(report)]
    assert [head.number for head in heads] == [*"12345678", *"ABCDEFG"]
    assert [head.is_annex for head in heads] == [False] * 8 + [True] * 7
    assert sum(isinstance(block, Contents) for block in report.blocks) == 1
    assert isinstance(report.blocks[0], Cover)


def test_that_tables_and_figures_are_numbered_within_their_chapter(report: Document) -> None:
    for head, blocks in chapters(report):
        for sort in (Table, Figure, Photo):
            numbers = [block.number for block in blocks if isinstance(block, sort) and block.number]
            assert numbers == [f"{head.number}.{place}" for place in range(1, len(numbers) + 1)]
    sections = [block.number for block in report.blocks if isinstance(block, Heading) and block.level == 2]
    assert sections[:3] == ["2.1", "2.2", "2.3"]
    assert all(number[0] not in ascii_uppercase for number in sections)


def test_that_every_chart_of_a_rapid_report_is_drawn(report: Document) -> None:
    drawn = [type(block.drawing) for block in report.blocks if isinstance(block, Figure)]
    assert {FlowChart, MonthlyChart, BenchmarkChart, RadarChart, ParetoChart} == set(drawn)
    assert drawn.count(MonthlyChart) == 3
    assert all(block.source for block in report.blocks if isinstance(block, Figure))


@pytest.mark.parametrize("languages", TONGUES)
def test_that_the_summary_is_one_page(whole: mill.Desk, languages: tuple[Language, ...]) -> None:
    pages = reading.pages(pdf.render(whole.document("rapid", *languages)))
    head = "Tóm tắt" if "vi" in languages else "Summary"
    contents = "Mục lục" if "vi" in languages else "Contents"
    summary = next(place for place, page in enumerate(pages) if page.body[1:2] == [head] or head in page.body[:3])
    assert contents in pages[summary + 1].body[:3]


@pytest.mark.parametrize("languages", TONGUES)
def test_that_a_report_without_figures_says_in_every_chapter_what_is_missing(
    desk: mill.Desk, languages: tuple[Language, ...]
) -> None:
    session = desk.begun()
    session.settle()
    document = desk.document("rapid", *languages, session=session)
    for head, blocks in chapters(document):
        said = [
            block
            for block in blocks
            if isinstance(block, Paragraph | Table) and (block.text if isinstance(block, Paragraph) else block.rows)
        ]
        assert said, head
    words = " ".join(paragraphs(document))
    expected = (
        ("Chưa có sản lượng", "phiếu P08", "phiếu P10") if "vi" in languages else ("output", "sheet P08", "sheet P10")
    )
    for each in expected:
        assert each in words, each
    assert not any(isinstance(block, Figure) and isinstance(block.drawing, ParetoChart) for block in document.blocks)
    assert len(pdf.render(document)) > 0


def test_that_what_is_missing_is_said_and_never_nought(desk: mill.Desk) -> None:
    session = desk.begun()
    session.settle()
    document = desk.document("rapid", "vi", session=session)
    output = table(document, "Sản phẩm và sản lượng")
    assert [row.cells[1] for row in output.rows] == [("không có số liệu",)] * len(output.rows)
    for block in tables(document):
        for row in block.rows if block.number[:1] in "12356" else ():
            assert ("0",) not in row.cells, block.caption


def test_that_english_pages_hold_no_vietnamese_but_what_was_typed(whole: mill.Desk) -> None:
    page = markdown.render(whole.document("rapid", "en"))
    evaluation = whole.rapid.evaluation
    typed = {
        *mill.LETTERHEAD.values(),
        mill.NAME,
        "Quảng Ngãi",
        "Tinh bột sắn",
        "Lê Văn Chủ",
        "Lê Văn Thợ",
        "thiếu chỗ",
    }
    typed |= {"giám đốc", "Phạm Thị Sổ, kế toán", "8 giờ 30 ngày 11/05/2026", "Đánh giá nhanh vụ 2025–2026"}
    cited = {source.cited().en for source in whole.catalogue.sources.values()}
    for words in sorted({part for text in (*typed, *cited) for part in text.split("\n")}, key=len, reverse=True):
        page = page.replace(words, "")
    for line in page.splitlines():
        assert not any(letter in line.lower() for letter in _TYPED), line
    assert evaluation.rows("P22", "options")


def test_that_what_someone_wrote_is_printed_once_and_as_written(desk: mill.Desk) -> None:
    own = "Lời của chúng tôi: {không phải ngoặc} * đúng nguyên văn."
    drafted = desk.document("rapid", "vi", "en")
    assert any("1.800" in text or "Tiềm năng" in text or "tiềm năng" in text for text in paragraphs(drafted))
    desk.rapid.answer_all({"R01/conclusion": own}, strict=True)
    said = [block.text for block in desk.document("rapid", "vi", "en").blocks if isinstance(block, Paragraph)]
    assert said.count((own,)) == 1
    assert not any("Kết quả đánh giá nhanh cho thấy" in text[0] for text in said if text)


def test_that_the_second_language_stands_below_the_first(whole: mill.Desk) -> None:
    document = whole.document("rapid", "vi", "en")
    for block in document.blocks:
        if isinstance(block, Heading):
            assert len(block.text) == 2, block
    remark = next(block for block in document.blocks if isinstance(block, Paragraph) and "Kỳ đánh giá" in block.text[0])
    assert remark.text[1].startswith(mill.NAME)
    assert "The period assessed" in remark.text[1]


def test_that_savings_are_called_potential_and_their_four_states_are_never_added_up(report: Document) -> None:
    states = table(report, "Khoản tiết kiệm theo bốn trạng thái")
    assert [row.cells[0][0].split(",")[0] for row in states.rows] == [
        "tiềm năng",
        "cam kết",
        "đã thực hiện",
        "đã kiểm chứng",
    ]
    assert {row.style for row in states.rows} == {"body"}
    assert "Mọi con số là tiềm năng" in " ".join(paragraphs(report))


def test_that_savings_are_shown_gross_net_and_from_low_to_high(report: Document) -> None:
    native = table(report, "Tiềm năng tiết kiệm của kỳ")
    heads = [column.head[0] for column in native.columns]
    assert heads[3:6] == ["Gộp", "Ròng", "Thấp–cao"]
    for row in native.rows:
        low, _, high = row.cells[5][0].partition("–")
        assert low
        assert high
    converted = table(report, "Tiềm năng tiết kiệm quy đổi")
    assert [column.head[0] for column in converted.columns][1:4] == ["Tiền", "Năng lượng", "Dầu quy đổi"]


def test_that_an_estimated_range_has_no_price_and_no_score(whole: mill.Desk, report: Document) -> None:
    place = next(place for place, (head, _) in enumerate(chapters(report)) if head.number == "2")
    blocks = list(chapters(report))[place][1]
    chart = next(b.drawing for b in blocks if isinstance(b, Figure) and isinstance(b.drawing, BenchmarkChart))
    estimates = [tier for bar in chart.bars for tier in bar.tiers if tier.estimate]
    assert estimates
    assert chart.estimate == ("khoảng tham khảo, ước tính",)
    page = markdown.render(report)
    position = page[page.index("- Hiệu suất thu hồi") : page.index("Vị trí của cơ sở")]
    assert not any(money in position for money in ("đồng", " đ", "VND"))


def test_that_weights_are_printed_and_those_without_figures_spread_and_said(report: Document) -> None:
    parts = table(report, "Điểm 1")
    weights = [row.cells[1][0] for row in parts.rows if row.style == "body"]
    assert weights == ["35", "15", "20", "10", "10", "10"]
    used = [row.cells[3][0] for row in parts.rows if row.style == "body"]
    unknown = [row.cells[0] for row in parts.rows if row.cells[2] == ("–",)]
    assert unknown == [("Tỷ trọng tài nguyên trong giá thành",)]
    assert sum(float(each.replace(",", ".")) for each in used) == pytest.approx(100, abs=0.3)
    assert "15 điểm trọng số của chúng đã chia" in " ".join(paragraphs(report))


def test_that_every_doubt_let_stand_is_printed_with_its_reason(desk: mill.Desk) -> None:
    finding = next(each for each in desk.rapid.evaluation.findings if each.severity == "doubt")
    desk.rapid.answer_all({f"{finding.address}@accepted": f"{finding.rule}|đã hỏi kế toán"})
    document = desk.document("rapid", "vi")
    assert ("đã hỏi kế toán",) in [row.cells[1] for row in table(document, "Nghi vấn được chấp nhận").rows]


def test_that_all_changes_are_counted_and_the_latest_told(whole: mill.Desk, report: Document) -> None:
    changes = whole.rapid.record.changes
    said = next(text for text in paragraphs(report) if text.startswith("Hồ sơ có"))
    assert f"Hồ sơ có {len(changes)} thay đổi" in said
    shown = table(report, "Các thay đổi mới nhất")
    assert len(shown.rows) == min(len(changes), 30)
    assert shown.rows[0].cells[2] == (changes[-1].label.vi,)


def test_that_the_last_page_is_the_reviewer_s_with_a_verdict_a_comment_and_a_place_to_sign(report: Document) -> None:
    checks = [block for block in report.blocks if isinstance(block, Table)][-1]
    assert len(checks.rows) == 25
    assert {row.cells[1][0] for row in checks.rows} == {"E", "W"}
    assert {row.cells[2][0] for row in checks.rows} <= {"đạt", "chưa đạt", "chưa đạt, có giải trình", "chưa xem"}
    last = report.blocks[-1]
    assert isinstance(last, Signatures)
    assert last.columns[-1].title == ("NGƯỜI THẨM ĐỊNH",)
    pages = reading.pages(pdf.render(report))
    assert "NGƯỜI THẨM ĐỊNH" in pages[-1].text
    assert "Tự kiểm tra" in pages[-1].text


def test_that_every_table_of_a_chapter_says_where_it_comes_from(report: Document) -> None:
    for head, blocks in chapters(report):
        for block in blocks if head.number.isdecimal() or head.number == "B" else ():
            if isinstance(block, Table) and block.number:
                assert block.source[0].startswith("phiếu "), block.caption
    energy = table(report, "Năng lượng dùng trong kỳ")
    assert energy.source == ("phiếu P08; definition; moit-3505-2011; dcc-grid-factor; ipcc-2006-transcribed",)
    assert energy.origin == ("hóa đơn",)


def test_that_photos_that_are_not_there_are_said_to_be_missing(report: Document) -> None:
    assert any(text.startswith("Chưa có ảnh") for text in paragraphs(report))


def test_that_a_photo_says_what_it_shows_where_and_when_or_that_nobody_wrote_it_down(desk: mill.Desk) -> None:
    for row, shows in (("tranbe01", "Tràn bể lắng"), ("khonghi1", "")):
        desk.rapid.add_row("P10/photos", row)
        desk.rapid.answer_all({f"P10/photos/{row}/photo": "ab" * 32})
        if shows:
            desk.rapid.answer_all(
                {
                    f"P10/photos/{row}/shows": shows,
                    f"P10/photos/{row}/place": "bể lắng số 2",
                    f"P10/photos/{row}/taken_at": "11/05/2026 09:12",
                },
                strict=True,
            )
    first, second = (block for block in desk.document("rapid", "vi").blocks if isinstance(block, Photo))
    assert (first.number, first.caption, first.place, first.date) == (
        "C.1",
        ("Tràn bể lắng",),
        ("bể lắng số 2",),
        "11/05/2026 09:12",
    )
    assert second.caption == ("(chưa ghi ảnh cho thấy gì)",)
    assert second.place == ("chưa ghi nơi và ngày chụp",)


def test_that_in_administrative_layout_a_letterhead_stands_for_the_cover(whole: mill.Desk) -> None:
    document = whole.document("rapid", "vi", layout="administrative")
    head, last = document.blocks[0], [block for block in document.blocks if isinstance(block, Signatures)]
    assert document.layout == "administrative"
    assert isinstance(head, Letterhead)
    assert head.reference == "Số: 12/BC-TTKC"
    assert head.place_and_date == ("Quảng Ngãi, ngày 10 tháng 5 năm 2026",)
    assert not any(isinstance(block, Cover) for block in document.blocks)
    bases = [block.text for block in document.blocks if isinstance(block, Paragraph) and block.style == "basis"]
    assert bases == [("Căn cứ Quyết định số 889/QĐ-TTg;",), ("Căn cứ Hợp đồng số 01/2026;",)]
    assert last[0].columns[0].title == ("KT. PHÓ GIÁM ĐỐC",)
    assert last[0].recipients == (("- Như trên;",), ("- Lưu: VT;",))
    assert any(text.endswith("./.") for text in paragraphs(document))


def test_that_the_same_record_gives_the_same_bytes(whole: mill.Desk) -> None:
    made = [pdf.render(whole.document("rapid", "vi", "en")) for _ in range(2)]
    assert made[0] == made[1]
    assert len(made[0]) < 1_000_000


def test_that_figures_of_a_column_are_ranged_right_in_every_table(report: Document) -> None:
    figure = re.compile(r"[≈<−-]? ?[\d.]+(,\d+)?( ± [\d.,]+\*?)?")
    for block in tables(report):
        for place, column in enumerate(block.columns[1:], start=1):
            cells = [row.cells[place][0] for row in block.rows if len(row.cells) > place and row.cells[place]]
            if cells and all(figure.fullmatch(cell) for cell in cells if cell != "–") and set(cells) != {"–"}:
                assert column.align == "right", (block.caption, column.head)


def test_that_plans_name_only_columns_and_fields_that_are_there(catalogue: Catalogue) -> None:
    forms = [
        catalogue.form(register.id, sector)
        for register in catalogue.registers
        for sector in addresses.sectors(catalogue, register)
    ]
    for plan in catalogue.reports:
        for part in plan.parts:
            for address in _named(part):
                assert any(addresses.field_at(form, address) for form in forms), (plan.kind, part.id, address)
            for column in _columns(part):
                found = [addresses.field_at(form, part.table) for form in forms]
                assert any(column in {each.id for each in table.columns} for table in found if table), (part.id, column)


def _named(part: ReportPart) -> Iterator[str]:
    """Addresses that the options of a part name."""
    for pair in part.options.get("totals", "").split(","):
        yield from pair.split()[1:]
    yield from part.options.get("by_table", "").split()
    for option in ("needs", "lacks"):
        yield from part.options.get(option, "").split()
    for column in part.options.get("origins", "").split():
        yield ".".join(column.split(".")[:2])
    for words in part.columns:
        for mark in ("as amounts", "between", "origins"):
            if f" {mark} " in f" {words} ":
                name = words.partition(mark)[2].strip()
                yield ".".join(name.split(".")[:2])


def _columns(part: ReportPart) -> Iterator[str]:
    """Columns of the part's own table that its options name."""
    for option in ("order", "by", "named_by", "about", "origin"):
        if part.table and part.block in ("table", "photos"):
            yield from part.options.get(option, "").split()


def test_that_drafted_texts_have_as_many_paragraphs_in_both_languages_and_the_same_conditions(
    catalogue: Catalogue,
) -> None:
    drafts = [field.draft for sheet in catalogue.worksheets for field in sheet.fields if field.draft]
    assert len(drafts) > 10
    for draft in drafts:
        vi, en = draft.vi.split("\n\n"), draft.en.split("\n\n")
        assert len(vi) == len(en), draft.vi
        for one, other in zip(vi, en, strict=True):
            quoted = [[sorted(re.findall(r"{[^{}]+}", line)) for line in text.split("\n")] for text in (one, other)]
            assert quoted[0] == quoted[1], one


@pytest.mark.parametrize("languages", TONGUES)
def test_that_every_option_and_a_long_name_still_make_a_summary_of_one_page(
    desk: mill.Desk, languages: tuple[Language, ...]
) -> None:
    desk.complete()
    desk.accept_all()
    pages = reading.pages(pdf.render(desk.document("rapid", *languages)))
    head, contents = ("Tóm tắt", "Mục lục") if "vi" in languages else ("Summary", "Contents")
    starts = [next(place for place, page in enumerate(pages) if words in page.body[:3]) for words in (head, contents)]
    assert starts[1] == starts[0] + 1
