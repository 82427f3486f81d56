"""The documents around a report: letters, minutes, consent, confirmation, and the list for the wall."""

import pytest

from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.text import Language, Refused
from cpa_desktop.report import markdown, pdf
from cpa_desktop.report.blocks import (
    BlankTable,
    Block,
    Document,
    Fields,
    Letterhead,
    Lines,
    Paragraph,
    Signatures,
    Table,
)
from tests.report import mill, reading

LETTERS = ("minutes", "data-request", "consent", "confirmation")
TONGUES: list[tuple[Language, ...]] = [("vi",), ("en",), ("vi", "en")]


def words(document: Document) -> str:
    """Everything in the document."""
    return markdown.render(document)


def blocks(document: Document, sort: type[Block]) -> list[Block]:
    """The blocks of one sort."""
    return [block for block in document.blocks if isinstance(block, sort)]


@pytest.mark.parametrize("kind", [*LETTERS, "action-list", "rapid", "brief"])
@pytest.mark.parametrize("languages", TONGUES)
def test_that_every_document_prints_with_figures_and_without(
    desk: mill.Desk, kind: str, languages: tuple[Language, ...]
) -> None:
    begun = desk.begun()
    begun.answer_all({"A01/unit": "TRUNG TÂM"}, strict=True)
    begun.settle()
    desk.rapid.answer_all(mill.LETTERHEAD, strict=True)
    for session in (begun, desk.rapid):
        document = desk.document(kind, *languages, session=session)
        assert reading.pages(pdf.render(document))
        assert document.blocks


@pytest.mark.parametrize("kind", ["minutes", "data-request"])
def test_that_a_letter_without_its_unit_is_refused_in_one_sentence(desk: mill.Desk, kind: str) -> None:
    with pytest.raises(Refused, match="Issuing unit") as refused:
        desk.document(kind, "vi")
    assert "Đơn vị thực hiện" in refused.value.text.vi
    assert "A01" in refused.value.text.vi
    desk.rapid.answer_all({"A01/unit": "TRUNG TÂM"}, strict=True)
    assert isinstance(desk.document(kind, "vi").blocks[0], Letterhead)


def test_that_a_report_in_consultancy_layout_does_without_a_unit(desk: mill.Desk) -> None:
    assert desk.document("rapid", "vi").layout == "consultancy"
    with pytest.raises(Refused):
        desk.document("rapid", "vi", layout="administrative")


@pytest.mark.parametrize("kind", LETTERS)
def test_that_letters_are_administrative_and_signed_and_never_drafts(whole: mill.Desk, kind: str) -> None:
    document = whole.document(kind, "vi", draft=True)
    assert document.layout == "administrative"
    assert not document.draft
    assert isinstance(document.blocks[-1], Signatures)
    assert whole.document("rapid", "vi", draft=True).draft


def test_that_minutes_say_who_met_what_was_agreed_and_that_there_are_two_copies(whole: mill.Desk) -> None:
    said = words(whole.document("minutes", "vi"))
    for each in (
        "8 giờ 30 ngày 11/05/2026",
        "Lê Văn Chủ, giám đốc",
        "Phạm Thị Sổ, kế toán",
        "Trần Thị Ví Dụ, kỹ sư",
        "Số liệu hai bên thống nhất",
        "Điện lưới",
        "hóa đơn",
        "lập thành 02 bản",
        "ĐẠI DIỆN CƠ SỞ",
        "ĐẠI DIỆN ĐƠN VỊ ĐÁNH GIÁ",
    ):
        assert each in said, each
    assert "DỰ THẢO" not in said


def test_that_minutes_leave_lines_where_nothing_was_typed(desk: mill.Desk) -> None:
    desk.rapid.answer_all({"A01/unit": "TRUNG TÂM"}, strict=True)
    document = desk.document("minutes", "vi")
    assert len(blocks(document, Lines)) == 4  # people of both sides, opinions, disagreements
    opening = next(block for block in document.blocks if isinstance(block, Paragraph) and "Hôm nay" in block.text[0])
    assert opening.text[0].count("………") >= 2
    desk.rapid.answer_all({"R02/opinions": "Đề nghị tính thêm giá bã.", "R02/disagreements": "không"}, strict=True)
    written = desk.document("minutes", "vi")
    assert len(blocks(written, Lines)) == 2
    assert "Đề nghị tính thêm giá bã." in words(written)


@pytest.mark.parametrize("languages", [("vi",), ("en",)])
def test_that_the_data_request_is_two_pages(whole: mill.Desk, languages: tuple[Language, ...]) -> None:
    assert len(reading.pages(pdf.render(whole.document("data-request", *languages)))) == 2


def test_that_the_data_request_names_the_months_and_the_resources_to_fill_in(whole: mill.Desk) -> None:
    document = whole.document("data-request", "vi")
    said = words(document)
    assert "12/2025–03/2026" in said
    assert "Hóa đơn điện 12–36 tháng" in said or "hóa đơn điện 12–36 tháng" in said
    assert "phiếu P03" in said
    assert "Trần Thị Ví Dụ" in said
    (form,) = blocks(document, BlankTable)
    assert isinstance(form, BlankTable)
    names = [row.cells[0][0] for row in form.rows]
    assert names[0] == "Tổng sản lượng của kỳ"
    assert "Điện lưới" in names
    assert form.empty == 3
    assert all(cell == () for row in form.rows for cell in row.cells[2:])


def test_that_before_anything_is_entered_the_data_request_asks_for_the_usual(desk: mill.Desk) -> None:
    begun = desk.begun()
    begun.answer_all({"A01/unit": "TRUNG TÂM"}, strict=True)
    begun.settle()
    (form,) = blocks(desk.document("data-request", "vi", session=begun), BlankTable)
    assert isinstance(form, BlankTable)
    names = [row.cells[0][0] for row in form.rows]
    assert {"Điện lưới", "Nước thải", "Củ sắn tươi"} <= set(names)


def test_that_consent_ticks_what_was_allowed_and_leaves_the_rest_open(whole: mill.Desk) -> None:
    said = words(whole.document("consent", "vi"))
    assert "☑ báo cáo cho chính cơ sở" in said
    assert "☑ báo cáo gửi Sở Công Thương" in said
    assert "☐ bài học điển hình, có nêu tên" in said
    assert "Lê Văn Chủ" in said
    assert "02 bản" in said


def test_that_the_enterprise_confirms_every_resource_with_its_origin(whole: mill.Desk) -> None:
    document = whole.document("confirmation", "vi")
    items = next(block for block in document.blocks if isinstance(block, Table) and "Tài nguyên" in block.caption[0])
    heads = [column.head[0] for column in items.columns]
    origins = heads.index("Nguồn số liệu")
    evaluation = whole.rapid.evaluation
    assert len(items.rows) == len(evaluation.rows("P08", "items"))
    assert {row.cells[origins][0] for row in items.rows} == {"hóa đơn"}
    assert [column.align for column in items.columns][origins] == "left"
    assert "phải được xác nhận lại" in words(document)


def test_that_the_list_for_the_wall_says_who_does_what_by_when(whole: mill.Desk) -> None:
    document = whole.document("action-list", "vi")
    assert document.landscape
    said = words(document)
    assert "Lê Văn Thợ" in said
    assert "30/06/2026" in said
    (actions,) = blocks(document, Table)
    assert isinstance(actions, Table)
    assert actions.columns[-1].head == ("Xong",)
    assert {row.cells[-1] for row in actions.rows} == {("☐",)}


def test_that_a_wall_without_actions_says_how_to_make_one(desk: mill.Desk) -> None:
    assert "Chưa chọn việc làm ngay" in words(desk.document("action-list", "vi"))


def test_that_a_letter_bears_the_date_of_its_desk_as_the_decree_writes_it(
    catalogue: Catalogue, whole: mill.Desk
) -> None:
    head = whole.document("minutes", "vi", "en").blocks[0]
    assert isinstance(head, Letterhead)
    assert head.place_and_date == ("Quảng Ngãi, ngày 10 tháng 5 năm 2026", "Quảng Ngãi, 10 May 2026")
    assert head.reference == "Số: …………"
    fields = blocks(whole.document("minutes", "vi"), Fields)
    assert fields
