"""What keeps its place in Word: headings that lists are made of, captions, heads that repeat, rows that stay whole."""

from dataclasses import replace
from itertools import pairwise

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt

from cpa_desktop.core.text import Language
from cpa_desktop.report import blocks, numbering, word
from tests.report import examples, reading_word, whole
from tests.report.said import Said

BOTH: tuple[Language, ...] = ("vi", "en")
SAID = Said(("vi",))
REPORTS = {("vi",): examples.report(draft=True, sample=True), BOTH: examples.report(BOTH, draft=True, sample=True)}
WHOLE = whole.whole(BOTH, "administrative", photos=3, rows=12)
LINE = blocks.Paragraph(text=("Một dòng chữ.",))
SIGNED = blocks.Signatures(columns=(blocks.Signature(title=("NGƯỜI KÝ",), name="Nguyễn Thị Ước"),))
ORDER = {  # Word refuses a file in which these stand otherwise
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr tabs spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblDescription",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
}


def written(*given: blocks.Block, **changes: object) -> bytes:
    """A document of these blocks."""
    return word.render(examples.document(given, **changes), examples.picture)  # type: ignore[arg-type]


def test_that_headings_bear_word_s_own_styles() -> None:
    found = [
        (paragraph.style.name, paragraph.text)
        for paragraph in reading_word.paragraphs(reading_word.rendered(REPORTS["vi",]))
        if paragraph.style is not None and paragraph.style.name is not None and paragraph.style.name.startswith("Head")
    ]
    assert found[:3] == [
        ("Heading 1", "1. Thông tin chung về cơ sở"),
        ("Heading 1", "2. Hiện trạng sử dụng tài nguyên"),
        ("Heading 2", "2.1. Năng lượng"),
    ]
    assert found[-1] == ("Heading 1", "Phụ lục A. Ý kiến thêm")


@pytest.mark.parametrize("languages", [("vi",), BOTH])
def test_that_lists_of_contents_are_fields_filled_in_and_lead_to_their_places(languages: tuple[Language, ...]) -> None:
    document = REPORTS[languages]
    body = reading_word.opened(reading_word.rendered(document)).element.body
    codes = [code.text.split()[0] for code in body.iter(qn("w:instrText"))]
    assert codes.count("TOC") == 3
    marks = {mark.get(qn("w:name")): reading_word.said(mark.getparent()) for mark in body.iter(qn("w:bookmarkStart"))}
    led = [(link.get(qn("w:anchor")), reading_word.said(link)) for link in body.iter(qn("w:hyperlink"))]
    listed = numbering.lists(document.blocks, languages, tables=True)
    assert [text.removesuffix("\t…") for _, text in led] == [
        "\n".join(entry.line()) for listing in listed for entry in listing.entries
    ]
    assert all(marks[anchor] == text.removesuffix("\t…") for anchor, text in led)


def test_that_pages_in_lists_are_worked_out_when_the_file_is_opened() -> None:
    assert b"updateFields" in reading_word.parts(written(blocks.Contents(), LINE))["word/settings.xml"]
    assert b"updateFields" not in reading_word.parts(written(LINE))["word/settings.xml"]


def test_that_a_table_has_its_caption_above_and_its_sources_below() -> None:
    elements = reading_word.elements(written(examples.energy_table(SAID), LINE))
    place = next(place for place, each in enumerate(elements) if each.tag == qn("w:tbl"))
    around = [reading_word.said(each) for each in elements[place - 1 : place + 3] if each.tag != qn("w:tbl")]
    assert around[0] == "Bảng 2.2. Năng lượng tiêu thụ năm 2025"
    assert around[1].startswith("Nguồn: sổ tiêu thụ P08")
    assert around[2].startswith("Nguồn số liệu: đo 12 %")
    field = elements[place - 1].xpath(".//w:instrText")[0].text
    assert field.split() == ["SEQ", "Bảng", "\\*", "ARABIC", "\\r", "2"]


def test_that_a_figure_has_its_caption_below() -> None:
    elements = reading_word.elements(
        written(blocks.Figure(caption=("Điện",), number="A.1", drawing=examples.monthly(), source=("hoá đơn",)))
    )
    drawn = next(place for place, each in enumerate(elements) if each.xpath(".//w:drawing"))
    assert [reading_word.said(each) for each in elements[drawn + 1 : drawn + 3]] == ["Hình A.1. Điện", "Nguồn: hoá đơn"]


def test_that_heads_are_repeated_and_no_row_is_divided() -> None:
    table = reading_word.tables(written(examples.energy_table(SAID, 90)))[0]._tbl
    rows = table.xpath("./w:tr")
    assert [len(row.xpath("./w:trPr/w:tblHeader")) for row in rows] == [1] + [0] * (len(rows) - 1)
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)


def test_that_what_leads_stays_with_what_it_leads() -> None:
    content = written(blocks.Heading(text=("Đầu",)), examples.energy_table(SAID, 9), LINE)
    *_, heading, caption, source, origin, line = reading_word.paragraphs(content)
    assert [reading_word.has(each, "keepNext") for each in (heading, caption, source, origin, line)] == [
        True,
        True,
        True,
        False,
        False,
    ]
    kept = [bool(row.xpath(".//w:keepNext")) for row in reading_word.tables(content)[0]._tbl.xpath("./w:tr")]
    assert kept == [True, True, *[False] * 8, True, True]  # head and group; the last two rows with their source


@pytest.mark.parametrize("before", [LINE, examples.energy_table(SAID, 6), examples.key_figures(SAID)])
def test_that_signatures_are_tied_to_what_comes_before_them(before: blocks.Block) -> None:
    elements = reading_word.elements(written(LINE, before, SIGNED))
    place = next(place for place, each in enumerate(elements) if "NGƯỜI KÝ" in reading_word.said(each))
    company = "".join(reading_word.said(each) for each in elements[:place] if _is_kept(each))
    assert "Một dòng chữ." in company or "Nguồn số liệu" in company or "77 – 118" in company
    assert all(_is_kept(each) for each in elements[place - 2 : place])
    *rows, last = elements[place].xpath("./w:tr")
    assert all(row.xpath(".//w:keepNext") for row in rows)
    assert "Nguyễn Thị Ước" in reading_word.said(last)


def _is_kept(element: BaseOxmlElement) -> bool:
    return bool(element.xpath("self::w:p[w:pPr/w:keepNext] | self::w:tbl/w:tr[last()]//w:keepNext"))


def test_that_figures_stand_under_one_another_at_the_decimal_comma() -> None:
    rows = tuple(blocks.Row(cells=(("a",), (figure,))) for figure in ("1.234,5", "12", "0,125"))
    columns = (blocks.Column(head=("Mục",)), blocks.Column(head=("Lượng",), align="right"))
    table = reading_word.tables(written(blocks.Table(columns=columns, rows=rows)))[0]
    cells = [table.cell(row, 1).paragraphs[0] for row in (1, 2, 3)]
    assert {each.alignment for each in cells} == {WD_ALIGN_PARAGRAPH.RIGHT}
    behind = [each.paragraph_format.right_indent or Pt(0) for each in cells]
    assert behind[1] > behind[0] > behind[2] == Pt(0)  # nothing, one digit, three behind the comma


@pytest.mark.slow
def test_that_tables_fill_the_page_and_never_grow_together() -> None:
    for document in (REPORTS[BOTH], examples.blank_sheet(BOTH), WHOLE):
        content = reading_word.rendered(document)
        tables = qn("w:tbl")
        assert not [
            pair for pair in pairwise(reading_word.elements(content)) if {each.tag for each in pair} == {tables}
        ]
        assert reading_word.elements(content)[-1].tag == qn("w:p")
        for table in reading_word.tables(content):
            widths = [int(each) for each in table._tbl.xpath("./w:tblGrid/w:gridCol/@w:w")]
            assert sum(widths) == pytest.approx(Mm(160).twips, abs=len(widths))


def test_that_what_is_empty_can_be_written_in() -> None:
    for document in (examples.blank_sheet(), examples.document((examples.energy_table(SAID, 2),))):
        for table in reading_word.tables(reading_word.rendered(document)):
            framed = [cell for row in table.rows for cell in row.cells if cell._tc.xpath("./w:tcPr/w:tcBorders")]
            ruled = table.style is not None and table.style.name in ("Report Table", "Pen Table")
            cells = [cell for row in table.rows for cell in row.cells] if ruled else framed
            assert "Gap" not in {each.style.name for cell in cells for each in cell.paragraphs if each.style}


@pytest.mark.slow
def test_that_properties_stand_in_the_order_that_word_demands() -> None:
    for document in (REPORTS[BOTH], examples.blank_sheet(BOTH), WHOLE):
        for name, part in reading_word.parts(reading_word.rendered(document)).items():
            for tag, order in ORDER.items() if name.startswith("word/") and name.endswith(".xml") else ():
                for element in reading_word.parsed(part).iter(qn(f"w:{tag}")):
                    places = [order.split().index(each.tag.split("}")[1]) for each in element]
                    assert places == sorted(places)


def test_that_the_page_is_a4_with_the_margins_of_a_report() -> None:
    section = reading_word.opened(reading_word.rendered(REPORTS["vi",])).sections[0]
    assert (section.page_width, section.page_height) == pytest.approx((Mm(210), Mm(297)), abs=Pt(0.1))
    assert (section.left_margin, section.right_margin) == pytest.approx((Mm(30), Mm(20)), abs=Pt(0.1))
    turned = reading_word.opened(word.render(examples.blank_sheet(landscape=True))).sections[0]
    assert (turned.page_width, turned.page_height) == pytest.approx((Mm(297), Mm(210)), abs=Pt(0.1))


def test_that_every_page_but_the_cover_has_head_and_foot() -> None:
    section = reading_word.opened(reading_word.rendered(REPORTS["vi",])).sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    assert head.text == f"{examples.ENTERPRISE}\tMẪU · DỰ THẢO\tBáo cáo đánh giá nhanh sản xuất sạch hơn"
    assert foot.text.startswith("Hồ sơ 3f2a9c1e  ·  Số liệu bản 128  ·  Lập ngày 21/11/2026\tTrang ")
    assert [code.text.strip() for code in foot._p.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text.strip() == "MẪU · DỰ THẢO"
    assert section.first_page_footer.paragraphs[0].text == ""


@pytest.mark.parametrize(
    "document", [examples.document((LINE,), BOTH), examples.letter(), examples.document((LINE,), compact=True)]
)
def test_that_draft_and_sample_are_marked_and_only_then(document: blocks.Document) -> None:
    def heads(content: bytes) -> list[bytes]:
        return [part for name, part in reading_word.parts(content).items() if name.startswith("word/header")]

    plain = replace(document, draft=False)
    assert not [part for part in heads(word.render(plain)) if "DỰ THẢO".encode() in part or b"textpath" in part]
    for part in heads(word.render(replace(document, draft=True))):
        assert b"v:textpath" in part  # across the page
        assert '<w:t xml:space="preserve">DỰ THẢO'.encode() in part


def test_that_an_administrative_document_is_in_black_times_of_13_points_numbered_at_the_head() -> None:
    file = reading_word.opened(reading_word.rendered(examples.letter()))
    normal = file.styles["Normal"].element.xpath("./w:rPr/w:sz/@w:val")
    assert normal == ["26"]
    assert file.styles.element.xpath("//w:rPrDefault//w:rFonts/@w:ascii") == ["Times New Roman"]
    section = file.sections[0]
    assert [code.text.strip() for code in section.header.paragraphs[0]._p.iter(qn("w:instrText"))] == ["PAGE"]
    assert section.first_page_header.paragraphs[0].text.strip() == ""
    head = reading_word.tables(reading_word.rendered(examples.letter()))[0]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in head.cell(0, 1).text
    assert head.cell(1, 0).text == "Số: 12/BC-TTKC"
    assert "Tiết kiệm nước 21.400 m³/năm./." in [
        each.text for each in reading_word.paragraphs(reading_word.rendered(examples.letter()))
    ]


def test_that_photos_stand_in_pairs_and_one_that_cannot_be_opened_is_named() -> None:
    photo = blocks.Photo(sha256=examples.PHOTO, caption=("Bể lắng",), number="4.1", place=("Khu 2",), date="10/11/2026")
    broken = blocks.Photo(sha256="ab" * 32, caption=("Mương",))
    content = word.render(
        examples.document((photo, broken, photo)), lambda sha256: examples.picture(sha256) or b"no picture"
    )
    (table,) = reading_word.tables(content)
    assert [bool(cell._tc.xpath(".//w:drawing")) for cell in table.rows[0].cells] == [True, False, False]
    assert table.cell(0, 2).text == "Không mở được ảnh abababab"
    assert table.cell(1, 0).text.split("\n")[:2] == ["Ảnh 4.1. Bể lắng", "Khu 2, 10/11/2026"]
    assert len(table.rows) == 4
    shapes = reading_word.opened(content).element.body.xpath("//wp:docPr/@descr")
    assert shapes == ["Ảnh 4.1. Bể lắng. Khu 2, 10/11/2026"] * 2
    assert len([name for name in reading_word.parts(content) if name.startswith("word/media/")]) == 1


def test_that_a_page_break_and_a_cover_begin_a_page_without_leaving_one_empty() -> None:
    cover = examples.report().blocks[0]
    content = written(
        cover, blocks.PageBreak(), blocks.PageBreak(), LINE, blocks.PageBreak(), examples.energy_table(SAID)
    )
    begun = [
        reading_word.said(each) for each in reading_word.elements(content) if each.xpath("./w:pPr/w:pageBreakBefore")
    ]
    assert begun == ["Một dòng chữ.", "Bảng 2.2. Năng lượng tiêu thụ năm 2025"]
