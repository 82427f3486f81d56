"""A starch mill with a campaign of four months, entered through the session into the shipped forms."""

from pathlib import Path

from cpa_desktop.core.text import Language
from cpa_desktop.report.blocks import Document, Layout
from cpa_desktop.report.compose import compose
from cpa_desktop.report.stamp import Stamp
from cpa_desktop.service.library import Library
from cpa_desktop.service.session import RecordSession
from cpa_desktop.store.workspace import Workspace

NAME = "Nhà máy tinh bột Á"
_MILL = {"P02/legal_name": NAME, "P02/sector": "cassava-starch", "P02/province": "Quảng Ngãi"}
_HEADER = {
    "P01/title": "Đánh giá nhanh vụ 2025–2026",
    "P01/period_from": "12/2025",
    "P01/period_to": "03/2026",
    "P05/variant": "industrial",
    "P05/design_capacity": "130 t/day",
    "P08/voltage": "từ 22 đến dưới 110 kV",
    "CS1/starch_in_roots": "27 %",
    "CS1/cod": "12.200 mg/L",
}
_OUTPUT = {"2025-12": "3200", "2026-01": "3200", "2026-02": "2600", "2026-03": "2800"}
_USE = {
    "roots": ("12569", "12537", "10290", "11250"),
    "electricity": ("616400", "616300", "511900", "546700"),
    "coal_5_6": ("476", "476", "389", "418"),
    "water_surface": ("52270", "52270", "43250", "46260"),
    "wastewater": ("60090", "60090", "49720", "53190"),
    "pulp_wet": ("4870", "4860", "3990", "4360"),
}
_BILLS = ("1203081400", "1202898100", "999049700", "1066947000")


LETTERHEAD = {
    "A01/superior": "SỞ CÔNG THƯƠNG TỈNH QUẢNG NGÃI",
    "A01/unit": "TRUNG TÂM KHUYẾN CÔNG QUẢNG NGÃI",
    "A01/address": "Số 1 đường Á, Quảng Ngãi",
    "A01/place": "Quảng Ngãi",
    "A01/reference": "12/BC-TTKC",
    "A01/authority": "KT. (ký thay)",
    "A01/signatory_position": "Phó giám đốc",
    "A01/signatory": "Nguyễn Văn Á",
    "A01/recipients": "Như trên\nLưu: VT",
    "A01/legal_bases": "Căn cứ Quyết định số 889/QĐ-TTg\nCăn cứ Hợp đồng số 01/2026;",
    "A01/authors": "Nguyễn Văn Á, phó giám đốc\nTrần Thị Ví Dụ, kỹ sư",
    "P01/programme": "Chương trình SXSH 2026",
    "P01/lead": "Trần Thị Ví Dụ",
}
_REST = {
    "P03/signed_by": "Lê Văn Chủ",
    "P03/position": "Giám đốc",
    "P03/signed_at": "10/05/2026",
    "P03/uses": "báo cáo cho chính cơ sở; báo cáo gửi Sở Công Thương",
    "P07/papers/electricity_bills/have": "có",
    "P07/papers/monitoring/have": "không",
    "K03/technology": "trung bình",
    "K03/pressure": "không",
    "K03/capital": "vốn tự có sẵn",
    "P12/standing": "có, còn hiệu lực",
    "P12/accidents": "0",
    "R02/opened": "8 giờ 30 ngày 11/05/2026",
    "R02/enterprise_people": "Lê Văn Chủ, giám đốc\nPhạm Thị Sổ, kế toán",
}


class Desk:
    """The mill and its rapid assessment, each in its session."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.catalogue = library.catalogue
        self.workspace = Workspace.open(folder / "work.cpa", create=True)
        self._library = library
        enterprise = self.workspace.create("enterprise")
        self.enterprise = RecordSession(self.workspace, self._library, enterprise)
        self.enterprise.answer_all(_MILL, strict=True)
        self.rapid = self.begun()

    def begun(self) -> RecordSession:
        """An assessment of the mill in which nothing is answered yet."""
        self.enterprise.flush()
        record = self.workspace.create("rapid", parent=self.enterprise.record.id)
        return RecordSession(self.workspace, self._library, record)

    def fill(self) -> None:
        """Enter the campaign."""
        self.rapid.answer_all(_HEADER, strict=True)
        self.rapid.add_row("P05/products", "tinhbot2")
        typed = {"P05/products/tinhbot2/name": "Tinh bột sắn", "P10/questions/AQ01/number": "60"}
        typed |= {f"P05/output/tinhbot2.{month}/amount": amount for month, amount in _OUTPUT.items()}
        for item, amounts in _USE.items():
            typed |= {f"P08/use/{item}.{month}/qty": each for month, each in zip(_OUTPUT, amounts, strict=True)}
        typed |= {f"P08/use/electricity.{month}/amount": bill for month, bill in zip(_OUTPUT, _BILLS, strict=True)}
        self.rapid.answer_all(typed, strict=True)
        self.rapid.settle()

    def accept_all(self) -> None:
        """Decide to do every option there is, at a mill of a long name with everything observed to be bad."""
        self.enterprise.answer("P02/legal_name", "Công ty trách nhiệm hữu hạn một thành viên chế biến tinh bột sắn Á")
        self.enterprise.flush()
        self.rapid.flush()
        self.rapid.reload()
        rows = self.rapid.evaluation.rows
        typed = {f"P22/options/{option}/decision": "làm ngay" for option in rows("P22", "options")}
        for question in rows("P10", "questions"):
            if not self.rapid.evaluation.is_hidden(("P10", "questions", "answer"), question):
                typed[f"P10/questions/{question}/answer"] = "chưa tốt"
        self.rapid.answer_all(typed, strict=True)
        self.rapid.settle()

    def complete(self) -> None:
        """Enter letterhead, team, observations, decisions and the first action besides the campaign."""
        self.rapid.answer_all(LETTERHEAD | _REST, strict=True)
        self.rapid.add_row("P04/members", "truongnhom")
        self.rapid.answer_all({"P04/members/truongnhom/name": "Lê Văn Chủ"}, strict=True)
        questions = self.rapid.evaluation.rows("P10", "questions")
        hidden = self.rapid.evaluation.is_hidden
        asked = [row for row in questions if not hidden(("P10", "questions", "answer"), row)]
        states = ("tốt", "một phần", "chưa tốt")
        answers = {f"P10/questions/{row}/answer": states[place % 3] for place, row in enumerate(asked[:40])}
        self.rapid.answer_all(answers, strict=True)
        counted = ("P22", "options", "counted")
        options = [
            row for row in self.rapid.evaluation.rows("P22", "options") if self.rapid.evaluation.cell(counted, row)
        ]
        decided = {f"P22/options/{row}/decision": "làm ngay" for row in options[:3]}
        decided |= {f"P22/options/{row}/decision": "cần nghiên cứu" for row in options[3:6]}
        decided |= {f"P22/options/{options[6]}/decision": "loại bỏ", f"P22/options/{options[6]}/reason": "thiếu chỗ"}
        self.rapid.answer_all(decided, strict=True)
        first = f"P29/actions/{options[0]}"
        self.rapid.answer_all({f"{first}/owner": "Lê Văn Thợ", f"{first}/end": "30/06/2026"}, strict=True)
        self.rapid.settle()

    def counted(self) -> int:
        """How many options are in the package that is counted."""
        evaluation = self.rapid.evaluation
        rows = evaluation.rows("P22", "options")
        return sum(evaluation.cell(("P22", "options", "in_package"), row) is True for row in rows)

    def brief(self, *languages: Language, session: RecordSession | None = None) -> Document:
        """The one-page report, bearing no id or time of its own."""
        return self.document("brief", *languages, session=session)

    def document(
        self,
        kind: str,
        *languages: Language,
        session: RecordSession | None = None,
        layout: Layout | None = None,
        draft: bool = False,
    ) -> Document:
        """A document of the mill, bearing no id or time of its own."""
        session = session or self.rapid
        stamp = Stamp(record_id="a1", data_version="1", made_at="2026-05-10", draft=draft, sample=False)
        plan = self.catalogue.report(kind)
        around, spread = session.around, session.spread()
        return compose(plan, session.evaluation, spread, self.catalogue, languages, around, stamp, layout)
