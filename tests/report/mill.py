"""A starch mill with a campaign of four months, entered through the session into the shipped forms."""

from pathlib import Path

from cpa_desktop.core.text import Language
from cpa_desktop.report.blocks import Document
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

    def brief(self, *languages: Language, session: RecordSession | None = None) -> Document:
        """The one-page report, bearing no id or time of its own."""
        session = session or self.rapid
        stamp = Stamp(record_id="a1", data_version="1", made_at="2026-05-10", draft=False, sample=False)
        plan = self.catalogue.report("brief")
        return compose(plan, session.evaluation, session.spread(), self.catalogue, languages, session.around, stamp)
