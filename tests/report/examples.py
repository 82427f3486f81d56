"""Documents with every kind of block, as a factory's reports hold them."""

from io import BytesIO

from PIL import Image

from cpa_desktop.core.text import Language
from cpa_desktop.report.blocks import (
    BlankField,
    BlankTable,
    Block,
    Bullets,
    Column,
    Contents,
    Cover,
    Document,
    Fields,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Letterhead,
    Lines,
    PageBreak,
    Paragraph,
    Photo,
    Row,
    Signature,
    Signatures,
    Table,
)
from cpa_desktop.report.charts.benchmark import BenchmarkBar, BenchmarkChart, Tier
from cpa_desktop.report.charts.monthly import Month, MonthlyChart
from tests.report.said import Said

ENTERPRISE = "Công ty TNHH Chế biến tinh bột sắn Hướng Hóa"
PHOTO = "5f1d" * 16


def picture(sha256: str) -> bytes | None:
    """A photo for PHOTO, no photo for any other."""
    if sha256 != PHOTO:
        return None
    image = Image.linear_gradient("L").resize((800, 600)).convert("RGB")
    written = BytesIO()
    image.save(written, "JPEG")
    return written.getvalue()


def document(blocks: tuple[Block, ...], languages: tuple[Language, ...] = ("vi",), **changes: object) -> Document:
    """A document of these blocks."""
    said = Said(languages)
    given: dict[str, object] = {
        "title": said("Báo cáo đánh giá nhanh sản xuất sạch hơn", "Rapid cleaner production assessment"),
        "kind": "rapid",
        "enterprise": ENTERPRISE,
        "record_id": "3f2a9c1e77d04b0f8a",
        "data_version": "128",
        "draft": False,
        "sample": False,
        "languages": languages,
        "made_at": "2026-11-21T14:32:00+07:00",
        "blocks": blocks,
    }
    return Document(**(given | changes))  # type: ignore[arg-type]


def benchmark(languages: tuple[Language, ...] = ("vi",)) -> BenchmarkChart:
    """Two indicators, one with tiers from read sources and one with estimates among them."""
    said = Said(languages)
    best, good = said("Tốt nhất", "Best"), said("Khá", "Good")
    average, poor = said("Trung bình", "Average"), said("Kém", "Poor")
    return BenchmarkChart(
        here=said("Nhà máy này", "This factory"),
        estimate=said("khoảng tham khảo, ước tính", "reference range, estimate"),
        bars=(
            BenchmarkBar(
                label=said("Điện", "Electricity"),
                unit=said("kWh/t tinh bột", "kWh/t starch"),
                value=182.0,
                low=173.0,
                high=191.0,
                text="182 ± 9",
                tiers=(
                    Tier(rank="best", name=best, range="< 140", high=140),
                    Tier(rank="good", name=good, range="140–165", low=140, high=165),
                    Tier(rank="average", name=average, range="165–200", low=165, high=200),
                    Tier(rank="poor", name=poor, range="> 200", low=200),
                ),
            ),
            BenchmarkBar(
                label=said("Nước sạch", "Fresh water"),
                unit=said("m³/t tinh bột", "m³/t starch"),
                value=14.2,
                low=12.8,
                high=15.6,
                text="14,2 ± 1,4",
                tiers=(
                    Tier(rank="best", name=best, range="≤ 8", high=8),
                    Tier(rank="good", name=good, range="8–10", low=8, high=10),
                    Tier(rank="average", name=average, range="10–18", low=10, high=18, estimate=True),
                    Tier(rank="poor", name=poor, range="> 18", low=18, estimate=True),
                ),
            ),
            BenchmarkBar(
                label=said("Thu hồi tinh bột", "Starch recovery"),
                unit=("%",),
                text=said("chưa có số liệu", "no figures yet")[0],
                tiers=(
                    Tier(rank="poor", name=poor, range="< 78", high=78, estimate=True),
                    Tier(rank="average", name=average, range="78–84", low=78, high=84, estimate=True),
                    Tier(rank="good", name=good, range="84–90", low=84, high=90, estimate=True),
                    Tier(rank="best", name=best, range="> 90", low=90, estimate=True),
                ),
            ),
        ),
    )


def monthly(languages: tuple[Language, ...] = ("vi",)) -> MonthlyChart:
    """Twelve months of electricity, one of them missing."""
    said = Said(languages)
    used = [412_300, 398_120, None, 405_870, 371_200, 120_450, 60_300, 88_910, 301_200, 395_600, 420_180, 431_050]
    made = [2260, 2185, 2204, 2231, 2040, 610, 240, 402, 1630, 2170, 2310, None]
    return MonthlyChart(
        label=said("Điện", "Electricity"),
        unit=("kWh",),
        resource="energy",
        missing=said("thiếu", "missing"),
        output_label=said("Sản lượng tinh bột", "Starch produced"),
        output_unit=said("t", "t"),
        months=tuple(
            Month(
                label=f"{number:02}/25",
                value=None if value is None else float(value),
                text="" if value is None else f"{value:,}".replace(",", "."),
                output=None if output is None else float(output),
                output_text="" if output is None else f"{output:,}".replace(",", "."),
            )
            for number, (value, output) in enumerate(zip(used, made, strict=True), start=1)
        ),
    )


def key_figures(said: Said) -> KeyFigures:
    """Six figures to remember."""
    return KeyFigures(
        items=(
            KeyFigure(
                label=said("Điện tiết kiệm", "Electricity saved"),
                value="148.200",
                unit=said("kWh/năm", "kWh/yr"),
                range="118.000 – 179.000",
                resource="energy",
            ),
            KeyFigure(
                label=said("Nước tiết kiệm", "Water saved"),
                value="21.400",
                unit=said("m³/năm", "m³/yr"),
                range="16.900 – 25.800",
                resource="water",
            ),
            KeyFigure(
                label=said("Tinh bột thu hồi thêm", "Starch recovered"),
                value="96",
                unit=said("t/năm", "t/yr"),
                range="60 – 130",
                note=said("ước tính", "estimate"),
                resource="material",
            ),
            KeyFigure(
                label=said("Tiền", "Money"),
                value="1.734",
                unit=said("triệu đ/năm", "million VND/yr"),
                range="1.320 – 2.150",
                resource="money",
            ),
            KeyFigure(
                label=said("Hoàn vốn", "Payback"),
                value="1,4",
                unit=said("năm", "years"),
                range="1,1 – 2,0",
                resource="money",
            ),
            KeyFigure(
                label=said("Khí nhà kính", "Greenhouse gases"),
                value="97",
                unit=("tCO2e/năm",),
                range="77 – 118",
                resource="ghg",
            ),
        )
    )


def energy_table(said: Said, rows: int = 6) -> Table:
    """Energy carriers with figures of unlike decimals, a group, a total."""
    carriers = (
        (said("Điện lưới", "Grid electricity"), "4.120.500", "14.833,8", "353,9", "7.849"),
        (said("Than cám 5", "Coal"), "1.250", "27.500", "656,8", "3.938"),
        (
            said("Dầu DO cho máy xúc và máy phát dự phòng", "Diesel for loader and stand-by set"),
            "18,4",
            "791",
            "18,9",
            "368",
        ),
        (said("Khí sinh học", "Biogas"), "912.000", "19.608", "—", "0"),
    )
    body = [
        Row(
            cells=(
                carriers[place % 4][0],
                said("hoá đơn", "invoice"),
                *((figure,) for figure in carriers[place % 4][1:]),
            )
        )
        for place in range(rows)
    ]
    return Table(
        caption=said("Năng lượng tiêu thụ năm 2025", "Energy used in 2025"),
        number="2.2",
        columns=(
            Column(head=said("Dạng năng lượng", "Carrier")),
            Column(head=said("Nguồn số liệu", "Origin")),
            Column(head=said("Lượng", "Amount"), unit=said("đơn vị gốc", "own unit"), align="right"),
            Column(head=said("Năng lượng", "Energy"), unit=("GJ",), align="right"),
            Column(head=said("Quy đổi", "Equivalent"), unit=("toe",), align="right"),
            Column(head=said("Chi phí", "Cost"), unit=said("triệu đ", "million VND"), align="right"),
        ),
        rows=(
            Row(cells=(said("Mua ngoài", "Purchased"),), style="group"),
            *body,
            Row(cells=(said("Cộng", "Total"), (), (), ("62.732,8",), ("1.029,6",), ("12.155",)), style="total"),
        ),
        source=said(
            "sổ tiêu thụ P08, hoá đơn điện và than 01–12/2025", "ledger P08, electricity and coal bills 01–12/2025"
        ),
        origin=said(
            "đo 12 %, hoá đơn 81 %, ước tính 7 % (theo chi phí)", "metered 12 %, invoices 81 %, estimates 7 % (by cost)"
        ),
    )


def brief(languages: tuple[Language, ...] = ("vi",)) -> Document:
    """The summary on one page."""
    said = Said(languages)
    return document(
        (
            Paragraph(
                text=said(
                    "Nhà máy sản xuất 21.000 t tinh bột sắn năm 2025 tại xã Thuận, tỉnh Quảng Trị, tiêu thụ "
                    "4,1 triệu kWh điện, 1.250 t than và 298.000 m³ nước, "
                    "tổng chi phí năng lượng và nước 12,4 tỷ đồng.",
                    "The factory made 21,000 t of cassava starch in 2025 and used 4.1 million kWh of electricity, "
                    "1,250 t of coal and 298,000 m³ of water, at a cost of 12.4 billion VND.",
                )
            ),
            key_figures(said),
            Heading(level=2, text=said("So với ngành", "Against the sector")),
            Figure(
                caption=said(
                    "Suất tiêu hao so với các mức của ngành", "Specific consumption against the sector's tiers"
                ),
                number="1",
                drawing=benchmark(languages),
                source=said("Trần và cộng sự 2015; sổ tiêu thụ P08", "Tran et al. 2015; ledger P08"),
            ),
            Heading(level=2, text=said("Năm việc làm ngay", "Five things to do now")),
            Bullets(
                items=(
                    said(
                        "Dùng nước dịch phân ly để rửa củ (CS05): 9.800 m³/năm, không cần đầu tư",
                        "Wash roots with separator water",
                    ),
                    said("Sửa 14 điểm rò hơi, bọc lại 38 m ống (CS21)", "Mend 14 steam leaks, insulate 38 m of pipe"),
                    said("Lắp biến tần cho quạt sấy số 2 (CS30)", "Put a drive on dryer fan 2"),
                )
            ),
            Paragraph(
                style="warning",
                text=said(
                    "Số liệu nước dựa trên lưu lượng bơm, chưa có đồng hồ; "
                    "cần lắp đồng hồ tổng trước khi đánh giá chi tiết.",
                    "Water figures rest on pump ratings; a main meter is needed before a detailed assessment.",
                ),
            ),
        ),
        languages,
        kind="brief",
        compact=True,
        draft=True,
        title=said("Tóm tắt đánh giá nhanh sản xuất sạch hơn", "Brief of the rapid assessment"),
    )


def report(languages: tuple[Language, ...] = ("vi",), **changes: object) -> Document:
    """A report with every kind of block that is not for blank sheets."""
    said = Said(languages)
    running = said(
        "Nước được dùng nhiều nhất ở công đoạn rửa củ và trích ly. Dòng nước phân ly còn sạch đang thải thẳng "
        "ra mương; đưa trở lại rửa củ giảm được khoảng một phần tư lượng nước giếng mà không ảnh hưởng "
        "chất lượng tinh bột.",
        "Most water is used for washing roots and for extraction. Separator water, still clean, runs to the ditch; "
        "bringing it back to the washer saves about a quarter of the well water without harm to the starch.",
    )
    blocks: tuple[Block, ...] = (
        Cover(
            superior=said("SỞ CÔNG THƯƠNG TỈNH QUẢNG TRỊ", "DEPARTMENT OF INDUSTRY AND TRADE, QUẢNG TRỊ"),
            unit=said("TRUNG TÂM KHUYẾN CÔNG VÀ TƯ VẤN PHÁT TRIỂN CÔNG NGHIỆP", "INDUSTRIAL PROMOTION CENTRE"),
            title=said("BÁO CÁO ĐÁNH GIÁ NHANH\nSẢN XUẤT SẠCH HƠN", "RAPID CLEANER PRODUCTION ASSESSMENT"),
            enterprise=ENTERPRISE,
            address=said("xã Thuận, tỉnh Quảng Trị", "Thuận commune, Quảng Trị province"),
            programme=said(
                "Kế hoạch sản xuất sạch hơn trong công nghiệp 2026", "Provincial cleaner production plan 2026"
            ),
            place_and_date=said("Quảng Trị, tháng 11 năm 2026", "Quảng Trị, November 2026"),
        ),
        Contents(tables=True),
        PageBreak(),
        Heading(text=said("Thông tin chung về cơ sở", "The enterprise"), number="1"),
        Fields(
            pairs=(
                (said("Tên cơ sở", "Name"), (ENTERPRISE,), ()),
                (said("Ngành", "Sector"), said("Chế biến tinh bột sắn", "Cassava starch"), ()),
                (
                    said("Công suất thiết kế", "Design capacity"),
                    ("120 t/ngày",),
                    said("theo giấy phép 2014", "as licensed in 2014"),
                ),
                (said("Số lao động", "Staff"), ("86",), ()),
            )
        ),
        Heading(text=said("Hiện trạng sử dụng tài nguyên", "Use of resources"), number="2"),
        Paragraph(text=running),
        Heading(level=2, text=said("Năng lượng", "Energy"), number="2.1"),
        energy_table(said),
        Figure(
            caption=said("Điện và sản lượng theo tháng", "Electricity and output by month"),
            number="2.1",
            drawing=monthly(languages),
            source=said("hoá đơn điện; sổ sản xuất", "electricity bills; production book"),
        ),
        Heading(level=2, text=said("So với ngành", "Against the sector"), number="2.2"),
        Figure(
            caption=said("Suất tiêu hao so với các mức của ngành", "Specific consumption against the sector's tiers"),
            number="2.2",
            drawing=benchmark(languages),
            source=said("Trần và cộng sự 2015", "Tran et al. 2015"),
        ),
        Paragraph(
            style="note",
            text=said(
                "Khoảng gạch chéo chưa có nguồn đã đọc, chỉ để tham khảo.", "Hatched ranges have no read source."
            ),
        ),
        Heading(text=said("Cơ hội sản xuất sạch hơn", "Cleaner production options"), number="3"),
        key_figures(said),
        Bullets(
            items=(
                said("Làm ngay: CS05, CS21", "Now: CS05, CS21"),
                said("Nghiên cứu thêm: CS30", "To be studied: CS30"),
            )
        ),
        Paragraph(style="soft", text=said("Giá trị ± ở độ tin cậy 90 %.", "± at a confidence of 90 %.")),
        Photo(
            sha256=PHOTO, caption=said("Bể lắng số 2, 12/11/2026: váng tinh bột", "Settling tank 2: floating starch")
        ),
        Photo(sha256="0" * 64, caption=said("Mương thải", "Ditch")),
        Paragraph(
            style="warning",
            text=said("Chưa đo lưu lượng nước giếng.", "The flow of well water has not been measured."),
        ),
        Paragraph(text=running),
        Signatures(
            columns=(
                Signature(
                    title=said("ĐẠI DIỆN DOANH NGHIỆP", "FOR THE ENTERPRISE"),
                    hint=said("(ký, đóng dấu)", "(signature, seal)"),
                    name="Nguyễn Thị Ước",
                    position=said("Giám đốc", "Director"),
                ),
                Signature(title=said("ĐƠN VỊ TƯ VẤN", "CONSULTANT"), hint=said("(ký, đóng dấu)", "(signature, seal)")),
                Signature(
                    title=said("CƠ QUAN XÁC NHẬN", "CONFIRMED BY"), hint=said("(ký, đóng dấu)", "(signature, seal)")
                ),
            )
        ),
        PageBreak(),
        Heading(text=said("Ý kiến thêm", "Further remarks"), number="A", is_annex=True),
        Lines(label=said("Ý kiến của cơ sở", "Remarks of the enterprise"), count=4),
    )
    return document(blocks, languages, **changes)


def letter() -> Document:
    """The department's own report, as Decree 30/2020 wants it."""
    return document(
        (
            Letterhead(
                superior=("SỞ CÔNG THƯƠNG TỈNH QUẢNG TRỊ",),
                unit=("TRUNG TÂM KHUYẾN CÔNG",),
                reference="Số: 12/BC-TTKC",
                place_and_date=("Quảng Trị, ngày 05 tháng 11 năm 2026",),
            ),
            Paragraph(
                text=(
                    "Thực hiện Kế hoạch số 177/KH-UBND, Trung tâm Khuyến công báo cáo kết quả đánh giá nhanh như sau:",
                )
            ),
            Heading(text=("Kết quả thực hiện",), number="I"),
            *(
                Paragraph(
                    text=(
                        f"{number}. Trung tâm đã khảo sát dây chuyền, thu thập hóa đơn 12 tháng và đo kiểm "
                        "tại chỗ các hệ thống phụ trợ; kết quả đã được cơ sở xác nhận và lưu trong hồ sơ đánh giá.",
                    )
                )
                for number in range(1, 13)
            ),
            Bullets(items=(("Tiết kiệm điện 148.200 kWh/năm;",), ("Tiết kiệm nước 21.400 m³/năm./.",))),
            Signatures(
                columns=(Signature(title=("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",), name="Lê Văn Ngữ"),),
                recipients=(("- Như trên;",), ("- Sở Công Thương (báo cáo);",), ("- Lưu: VT, TTKC.",)),
            ),
        ),
        title=("BÁO CÁO\nKết quả đánh giá nhanh sản xuất sạch hơn năm 2026",),
        layout="administrative",
    )


def blank_sheet(languages: tuple[Language, ...] = ("vi",), **changes: object) -> Document:
    """A worksheet to fill in by hand."""
    said = Said(languages)
    return document(
        (
            Heading(text=said("Lò hơi và hơi nước", "Boilers and steam"), number="P17"),
            BlankField(
                label=said("Lượng hơi sinh ra", "Steam raised"),
                unit=("t/h",),
                help=said("Đọc trên đồng hồ hơi, trung bình một ca", "Steam meter, mean of one shift"),
                kind="quantity",
            ),
            BlankField(label=said("Áp suất", "Pressure"), unit=("bar",), kind="quantity"),
            BlankField(label=said("Ngày đo", "Measured on"), kind="date"),
            BlankField(
                label=said("Nhiên liệu", "Fuel"),
                kind="choice",
                choices=(
                    said("Than cám", "Coal"),
                    said("Củi, dăm gỗ", "Wood"),
                    said("Vỏ cà phê", "Coffee husk"),
                    said("Khí sinh học", "Biogas"),
                    said("Khác, ghi rõ ở phần ghi chú", "Other, say which in the note"),
                ),
            ),
            BlankField(label=said("Có đồng hồ hơi", "Steam meter fitted"), kind="yes_no"),
            BlankField(label=said("Nhà chế tạo", "Maker"), kind="text"),
            BlankField(label=said("Ghi chú", "Note"), kind="longtext"),
            BlankTable(
                caption=said("Đo khói thải", "Flue gas readings"),
                columns=(
                    Column(head=said("Giờ", "Time"), width=22),
                    Column(head=("O2",), unit=("%",), align="right"),
                    Column(head=("CO",), unit=("ppm",), align="right"),
                    Column(head=said("Nhiệt độ", "Temperature"), unit=("°C",), align="right"),
                    Column(head=said("Ghi chú", "Note")),
                ),
                rows=(Row(cells=(("08:00",),)), Row(cells=(("14:00",),))),
                empty=4,
            ),
            Lines(label=said("Quan sát khác", "Other observations"), count=3),
        ),
        languages,
        kind="sheets",
        title=said("Phiếu công tác", "Worksheets"),
        **changes,
    )
