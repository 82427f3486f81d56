"""A whole rapid-assessment report of some twenty pages: every chapter, its lists, its annexes, in either layout."""

from dataclasses import replace

from cpa_desktop.core.text import Language
from cpa_desktop.report.blocks import (
    Block,
    Bullets,
    Column,
    Contents,
    Cover,
    Document,
    Fields,
    Figure,
    Heading,
    Layout,
    Letterhead,
    PageBreak,
    Paragraph,
    Photo,
    Row,
    Signature,
    Signatures,
    Table,
)
from tests.report import drawings, examples
from tests.report.said import Said

_RUNNING = (
    "Cơ sở chế biến tinh bột sắn theo công nghệ ướt, vận hành khoảng 150 ngày mỗi vụ. Trong kỳ đánh giá, điện và nước "
    "giếng chiếm phần lớn chi phí tài nguyên ngoài nguyên liệu; suất tiêu hao nước cao hơn mức khá của ngành do dòng "
    "nước phân ly chưa được dùng lại. Số liệu điện lấy theo hóa đơn, số liệu nước ước tính theo giờ chạy bơm nên có "
    "sai số ± 10 %.",
    "The plant makes cassava starch by the wet process and runs about 150 days a season. Electricity and well water "
    "make up most of the cost of resources other than roots; more water is used per tonne than good plants of the "
    "sector use, because separator water is not used again. Electricity is taken from bills, water is estimated from "
    "pump hours and uncertain by ± 10 %.",
)
_REMARKS = (
    ("Váng tinh bột nổi trên bể lắng", "Floating starch on the settling tank", "Bể lắng số 2", "Settling tank 2"),
    ("Ống hơi chưa bảo ôn, 38 m", "Bare steam pipe, 38 m", "Lò hơi", "Boiler house"),
    ("Vòi rửa sàn chảy khi không dùng", "Hose left running", "Khu trích ly", "Extraction"),
    ("Bã ướt rơi vãi dưới băng tải", "Wet pulp spilt under the conveyor", "Khu ép bã", "Pulp press"),
)


def whole(
    languages: tuple[Language, ...] = ("vi",),
    layout: Layout = "consultancy",
    *,
    photos: int = 8,
    rows: int = 60,
    **changes: object,
) -> Document:
    """The report; `photos` and `rows` say how long its annexes are."""
    said = Said(languages)
    blocks = (
        *(_front(said) if layout == "consultancy" else _head(said)),
        Heading(text=said("Tóm tắt", "Summary")),
        Paragraph(text=said(*_RUNNING)),
        examples.key_figures(said),
        _options(said, "0.1", 5),
        PageBreak(),
        Contents(tables=True),
        PageBreak(),
        *_chapters(said),
        *(_sent(said) if layout == "administrative" else ()),
        PageBreak(),
        *_annexes(said, photos, rows),
    )
    return examples.document(blocks, languages, layout=layout, **changes)


def _front(said: Said) -> tuple[Block, ...]:
    """Cover, and the page of information and signatures."""
    return (
        Cover(
            superior=said("SỞ CÔNG THƯƠNG TỈNH QUẢNG TRỊ", "DEPARTMENT OF INDUSTRY AND TRADE, QUẢNG TRỊ"),
            unit=said("TRUNG TÂM KHUYẾN CÔNG VÀ TƯ VẤN PHÁT TRIỂN CÔNG NGHIỆP", "INDUSTRIAL PROMOTION CENTRE"),
            title=said("BÁO CÁO ĐÁNH GIÁ NHANH\nSẢN XUẤT SẠCH HƠN", "RAPID CLEANER PRODUCTION ASSESSMENT"),
            enterprise=examples.ENTERPRISE,
            address=said("xã Thuận, tỉnh Quảng Trị", "Thuận commune, Quảng Trị province"),
            programme=said("Kế hoạch sản xuất sạch hơn năm 2026", "Cleaner production plan 2026"),
            place_and_date=said("Quảng Trị, tháng 11 năm 2026", "Quảng Trị, November 2026"),
        ),
        Heading(text=said("Thông tin đợt đánh giá", "About this assessment")),
        Fields(
            pairs=(
                (said("Mã đánh giá", "Assessment"), ("QT-2026-014-NHANH",), ()),
                (said("Kỳ số liệu", "Period"), ("12/2025 – 03/2026",), said("một vụ", "one season")),
                (said("Ngày khảo sát", "Visited"), ("10/11/2026, 11/11/2026",), ()),
                (said("Nhóm đánh giá", "Assessors"), ("Lê Văn Ngữ; Hoàng Thị Ẩn; Đỗ Quý",), ()),
                (
                    said("Phạm vi", "Scope"),
                    said("dây chuyền tinh bột, phụ trợ, nước thải", "starch line, utilities"),
                    (),
                ),
            )
        ),
        Signatures(
            columns=tuple(
                Signature(title=title, hint=said("(ký, đóng dấu)", "(signature, seal)"))
                for title in (
                    said("ĐẠI DIỆN DOANH NGHIỆP", "FOR THE ENTERPRISE"),
                    said("ĐƠN VỊ TƯ VẤN", "CONSULTANT"),
                    said("CƠ QUAN THẨM ĐỊNH", "REVIEWED BY"),
                )
            )
        ),
        PageBreak(),
    )


def _head(said: Said) -> tuple[Block, ...]:
    return (
        Letterhead(
            superior=said("SỞ CÔNG THƯƠNG TỈNH QUẢNG TRỊ", "DEPARTMENT OF INDUSTRY AND TRADE"),
            unit=said("TRUNG TÂM KHUYẾN CÔNG", "INDUSTRIAL PROMOTION CENTRE"),
            reference="Số: 12/BC-TTKC",
            place_and_date=said("Quảng Trị, ngày 05 tháng 11 năm 2026", "Quảng Trị, 5 November 2026"),
        ),
        Paragraph(
            text=said(
                "Căn cứ Quyết định số 1419/QĐ-TTg ngày 07 tháng 9 năm 2009 của Thủ tướng Chính phủ;",
                "Pursuant to Decision 1419/QĐ-TTg of 7 September 2009;",
            ),
            style="basis",
        ),
    )


def _sent(said: Said) -> tuple[Block, ...]:
    return (
        Paragraph(
            text=said(
                "Trên đây là kết quả đánh giá nhanh, Trung tâm báo cáo Sở xem xét.",
                "The Centre submits these results to the Department.",
            )
        ),
        Signatures(
            columns=(
                Signature(title=said("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "FOR THE DIRECTOR\nDEPUTY"), name="Lê Văn Ngữ"),
            ),
            recipients=(
                said("- Như trên;", "- As above;"),
                said("- Sở Công Thương (báo cáo);", "- Department;"),
                said("- Lưu: VT, TTKC.", "- File."),
            ),
        ),
    )


def _chapters(said: Said) -> list[Block]:
    titles = (
        ("Thông tin chung về cơ sở", "The enterprise"),
        ("Hiện trạng sản xuất và sử dụng tài nguyên", "Production and use of resources"),
        ("Hiện trạng môi trường và an toàn", "Environment and safety"),
        ("Kết quả kiểm tra nhanh", "Walk-through"),
        ("Cơ hội sản xuất sạch hơn", "Cleaner production options"),
        ("Tiềm năng tiết kiệm", "Potential savings"),
        ("Chấm điểm, kết luận, kiến nghị", "Scores, conclusion, recommendation"),
        ("Việc tiếp theo", "Next steps"),
    )
    inside: dict[int, list[Block]] = {
        2: [
            *_figure(said, "2.1", ("Sơ đồ khối công nghệ", "Process, by blocks"), drawings.flow(said.languages)),
            Heading(level=2, text=said("Năng lượng", "Energy"), number="2.2"),
            examples.energy_table(said, 12),
            *_figure(said, "2.2", ("Điện theo tháng", "Electricity by month"), examples.monthly(said.languages)),
            Heading(level=2, text=said("So với ngành", "Against the sector"), number="2.3"),
            *_figure(said, "2.3", ("Suất tiêu hao", "Specific consumption"), examples.benchmark(said.languages)),
        ],
        3: [
            *_figure(said, "3.1", ("Chi phí dòng thải", "Cost of waste streams"), drawings.pareto(said.languages)),
        ],
        4: [
            *_figure(said, "4.1", ("Điểm theo khối A–M", "Scores of blocks A–M"), drawings.radar(said.languages)),
            *_photos(said, 4, "4"),
        ],
        5: [_options(said, "5.1", 14)],
        6: [examples.key_figures(said), replace(examples.energy_table(said, 8), number="6.1")],
        7: [
            Bullets(
                items=(
                    said("Tiềm năng 62/100;", "Potential 62/100;"),
                    said("Sẵn sàng 55/100: đề nghị đánh giá chi tiết.", "Readiness 55/100: assess in detail."),
                )
            ),
            Paragraph(
                style="warning",
                text=said("Chưa đo lưu lượng nước giếng.", "The flow of well water has not been measured."),
            ),
        ],
    }
    made: list[Block] = []
    for number, (vi, en) in enumerate(titles, start=1):
        made += [
            Heading(text=said(vi, en), number=str(number)),
            Heading(level=2, text=said("Nhận xét", "Remarks"), number=f"{number}.1"),
            Paragraph(text=said(*_RUNNING)),
            Paragraph(text=said(*_RUNNING)),
            *inside.get(number, []),
        ]
    return made


def _figure(said: Said, number: str, caption: tuple[str, str], drawing: object) -> list[Block]:
    return [
        Figure(
            caption=said(*caption),
            number=number,
            drawing=drawing,  # type: ignore[arg-type]
            source=said("khảo sát tại cơ sở; sổ tiêu thụ P08", "site visit; ledger P08"),
        )
    ]


def _photos(said: Said, count: int, chapter: str) -> list[Block]:
    return [
        Photo(
            sha256=examples.PHOTO if place % 4 != 3 else "0" * 64,
            number=f"{chapter}.{place + 1}",
            caption=said(*_REMARKS[place % 4][:2]),
            place=said(*_REMARKS[place % 4][2:]),
            date="10/11/2026",
        )
        for place in range(count)
    ]


def _options(said: Said, number: str, count: int) -> Table:
    return Table(
        caption=said("Danh mục giải pháp", "Options"),
        number=number,
        columns=(
            Column(head=said("Mã", "Code"), width=14),
            Column(head=said("Giải pháp", "Option")),
            Column(head=said("Tiết kiệm", "Saving"), unit=said("triệu đ/năm", "million VND/yr"), align="right"),
            Column(head=said("Đầu tư", "Investment"), unit=said("triệu đ", "million VND"), align="right"),
            Column(head=said("Hoàn vốn", "Payback"), unit=said("năm", "years"), align="right"),
            Column(head=said("Làm ngay", "Now"), align="centre", width=16),
        ),
        rows=tuple(
            Row(
                cells=(
                    (f"CS{place + 1:02}",),
                    said(
                        "Dùng nước dịch phân ly đã lắng để rửa củ, thay nước giếng ở hai bể đầu",
                        "Wash roots with settled separator water in place of well water",
                    ),
                    (f"{820 - 37 * place} ± {120 - 5 * place}",),
                    (f"{place * 45}",),
                    (f"{place * 0.2:.1f}".replace(".", ","),),
                    ("✓" if place % 3 == 0 else "",),
                )
            )
            for place in range(count)
        ),
        source=said("danh mục P22, tính theo giá của cơ sở", "register P22, at the plant's own prices"),
    )


def _annexes(said: Said, photos: int, rows: int) -> tuple[Block, ...]:
    checklist = Table(
        caption=said("Phiếu kiểm tra nhanh", "Walk-through checklist"),
        number="B.1",
        dense=True,
        columns=(
            Column(head=said("Mã", "Code"), width=12),
            Column(head=said("Nội dung", "Item")),
            *(
                Column(head=said(vi, en), align="centre", width=13)
                for vi, en in (("Tốt", "Good"), ("Một phần", "Partly"), ("Kém", "Poor"))
            ),
            Column(head=said("Quan sát", "Observed"), width=40),
        ),
        rows=tuple(
            Row(
                cells=(
                    (f"{'ABCDEFGHIJKLM'[place // 6 % 13]}{place % 6 + 1}",),
                    said("Vòi rửa có khoá đầu vòi hoặc vòi áp lực", "Hoses have a trigger or a pressure nozzle"),
                    *(("✓" if place % 3 == column else "",) for column in range(3)),
                    said("3 vòi chảy khi không dùng", "3 hoses running") if place % 4 == 0 else (),
                )
            )
            for place in range(rows)
        ),
    )
    return (
        Heading(text=said("Ảnh hiện trường", "Photos"), number="A", is_annex=True),
        *_photos(said, photos, "A"),
        PageBreak(),
        Heading(text=said("Phiếu kiểm tra nhanh P10", "Checklist P10"), number="B", is_annex=True),
        checklist,
        PageBreak(),
        Heading(text=said("Hệ số và nguồn", "Factors and sources"), number="C", is_annex=True),
        Heading(level=2, text=said("Năng lượng", "Energy"), number="C.1", is_annex=True),
        replace(examples.energy_table(said, rows // 2), number="C.1"),
    )
