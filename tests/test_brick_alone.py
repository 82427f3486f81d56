"""An industry as a folder of one's own, typed through to the printed report; and figures of ours overridden.

Craft-village brick in tests/sectors/brick is what a person at a department could write, its figures honestly graded.
"""

from pathlib import Path

import pytest

from cpa_desktop import paths
from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.trace import trace
from cpa_desktop.service import documents, forms
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from tests.report import reading

OWN = Path(__file__).parent / "sectors" / "brick"
MONTHS = ("2026-01", "2026-02", "2026-03")
TYPED = {
    "P01/title": "Đánh giá nhanh lò gạch quý I/2026",
    "P01/period_from": "01/2026",
    "P01/period_to": "03/2026",
    "P05/variant": "lò đứng thủ công, đốt từng mẻ",
    "P05/design_capacity": "8 t/ngày",
    "P05/products/brick/name": "Gạch đặc",
    **{f"P05/output/brick.{month}/amount": "170 tấn" for month in MONTHS},
    **{f"P08/use/electricity.{month}/qty": "3.060 kWh" for month in MONTHS},
    **{f"P08/use/electricity.{month}/amount": "6,1 triệu" for month in MONTHS},
    **{f"P08/use/coal_5_6.{month}/qty": "21,5 tấn" for month in MONTHS},
    **{f"P08/use/coal_5_6.{month}/amount": "64,5 triệu" for month in MONTHS},
    **{f"P08/use/clay.{month}/qty": "240 tấn" for month in MONTHS},
    "GT1/shaped": "340.000 viên",
    "GT1/set": "325.000",
    "GT1/good": "300.000",
    "GT1/mass": "1,7",
    "P10/questions/BKQ1/number": "9,5 %",
    "P10/questions/BKQ2/choice": "nhiều khe, khói ra cả vỏ",
    "P10/questions/BKQ3/answer": "chưa tốt",
    "P10/questions/BKQ4/answer": "chưa tốt",
    "P10/questions/BKQ5/answer": "tốt",
    "P22/options/BK01/decision": "làm ngay",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Our forms, and after them the folder of brick; read once."""
    assert forms.problems(OWN) == []
    return forms.load(OWN)


@pytest.fixture
def kiln(catalogue: Catalogue, tmp_path: Path) -> RecordSession:
    """Three months of a village kiln, typed as a person would."""
    desk = Desk.open(tmp_path / "w.cpa", create=True, catalogue=catalogue)
    profile = {"P02/legal_name": "Lò gạch ông Ba", "P02/sector": "Gạch thủ công làng nghề"}
    session = desk.session(desk.new("rapid", desk.new("enterprise", answers=profile), TYPED))
    session.settle()
    return session


def shown(session: RecordSession, address: str) -> str:
    sheet, *between, column = address.split("/")
    table, row = between or ("", "")
    return value_text(session.evaluation, (sheet, table, column), row).vi


def test_that_the_kilns_indicators_losses_and_savings_follow_by_hand(kiln: RecordSession) -> None:
    found = kiln.evaluation
    assert found.shown_value(("GT1", "", "lost_yard")) == pytest.approx(15_000 * 1.7 / 1000)
    assert found.shown_value(("GT1", "", "lost_kiln")) == pytest.approx(25_000 * 1.7 / 1000)
    heat = 3 * 21.5 * 20.9  # GJ: coal dust 5-6
    assert found.shown_value(("K01", "indicators", "value"), "firing_heat") == pytest.approx(heat / 510)
    assert found.shown_value(("K01", "indicators", "value"), "clay") == pytest.approx(720 / 510)
    assert shown(kiln, "K01/indicators/firing_heat/tier") == "trung bình"
    assert shown(kiln, "K01/indicators/firing_heat/remark") == "của nước khác, đã hơn mười năm"
    assert found.cell(("K01", "indicators", "is_sourced"), "firing_heat") is False  # from memory: never priced
    dried = found.shown_value(("P22", "effects", "amount"), "BK01_1")
    assert dried == pytest.approx(0.15 * heat * 0.30)
    yard = found.shown_value(("P22", "effects", "amount"), "BK05_1")
    assert yard == pytest.approx(25.5 * 0.55)
    assert shown(kiln, "P22/options/BK07/proposed") == "không"  # the extruder is stopped already


def test_that_an_answer_beyond_what_physics_allows_is_an_error(kiln: RecordSession) -> None:
    kiln.answer("GT1/good", "330.000", strict=True)
    assert "error" in {each.severity for each in kiln.evaluation.findings if each.address == "GT1/good"}


def test_that_the_report_of_the_kiln_is_printed_whole(
    kiln: RecordSession, catalogue: Catalogue, tmp_path: Path
) -> None:
    file = tmp_path / "bao-cao.pdf"
    documents.write(kiln, file, kind="rapid", language="vi")
    printed = reading.text(file.read_bytes())
    sector = catalogue.sector("craft-brick")
    wanted = [indicator.title.vi for indicator in sector.indicators]
    wanted += [question.title.vi for question in sector.questions]
    wanted += [option.title.vi for option in sector.options if option.id not in ("BK07",)]
    wanted += [step.title.vi for step in sector.steps]
    wanted += [
        "Gạch hỏng",
        "theo trí nhớ, chưa kiểm chứng",
        "khoảng tham khảo, ước tính",
        "của nước khác, đã hơn mười năm",
    ]
    squeezed = "".join(printed.split())  # a cell may be broken over lines
    assert [words for words in wanted if "".join(words.split()) not in squeezed] == []
    money = value_text(kiln.evaluation, ("K02", "", "money_saved")).vi
    assert money != "—"
    assert "Lò gạch ông Ba" in printed


def test_that_no_code_knows_of_brick() -> None:
    for file in (paths.ROOT / "cpa_desktop").rglob("*.py"):
        assert not {"brick", "gạch nung"} & set(file.read_text("utf-8").casefold().split()), file


def test_that_a_detailed_audit_has_the_streams_of_the_kiln(catalogue: Catalogue) -> None:
    assert "smoke" in catalogue.form("detailed", "craft-brick").lists["flows"]


# ---- figures of ours, overridden by a folder of one's own

SOURCES = """\
id,title,publisher,year,where,grade
so-ct-2025,Kiểm toán năng lượng 6 nhà máy tinh bột,Sở Công Thương,2025,Bảng 3 đã đọc,read
bao-gia-2026,Báo giá máy sấy,Công ty Cơ khí Nam,2026,Báo giá đã đọc,read
"""
BENCHMARKS = """\
indicator,tier,low,high,unit,basis,variant,grade,source,year,region
electricity,good,,172,kWh/t,starch,industrial,read,so-ct-2025,2025,Tây Ninh
"""
FACTORS = """\
id,title_vi,title_en,value,unit,year,grade,source
grid,Hệ số lưới điện thử,Trial grid factor,0.6,tCO2e/MWh,2026,read,so-ct-2025
"""
OPTIONS = """\
options:
  - id: CS29
    title: {vi: "Tắt máy chạy không theo nhật ký", en: "Stop idling machines by a log"}
    step: A4
    technique: QL
    effects:
      - {end_use: power_drying, form: percent, low: "6", high: "8", unit: "%", grade: read, source: so-ct-2025}
    investment:
      {low: "20000000", high: "20000000", capacity: "100", capacity_unit: t/day, year: "2026",
       grade: read, source: bao-gia-2026}
    grade: read
    source: so-ct-2025
"""


def test_that_ones_own_benchmark_option_and_factor_take_the_place_of_ours_and_their_source_is_named(
    tmp_path: Path,
) -> None:
    own = tmp_path / "own"
    sector = own / "sectors" / "cassava-starch"
    sector.mkdir(parents=True)
    use = next(use.id for use in forms.load().sector("cassava-starch").end_uses if use.stream == "electricity")
    for file, text in {
        own / "sources.csv": SOURCES,
        own / "factors.csv": FACTORS,
        sector / "benchmarks.csv": BENCHMARKS,
        sector / "options.yaml": OPTIONS.replace("power_drying", use),
    }.items():
        file.write_text(text, "utf-8")
    assert forms.problems(own) == []
    catalogue = forms.load(own)
    assert set(catalogue.overridden) == {"benchmark electricity_good_industrial", "option CS29"}
    with Desk.open(tmp_path / "w.cpa", create=True, catalogue=catalogue) as desk:
        enterprise = desk.new("enterprise", answers={"P02/legal_name": "Nhà máy B", "P02/sector": "cassava-starch"})
        typed = {"P01/period_from": "01/2026", "P01/period_to": "01/2026", "P05/variant": "industrial",
                 "P05/products/a/name": "Tinh bột", "P05/output/a.2026-01/amount": "1.000 t",
                 "P08/use/electricity.2026-01/qty": "190 MWh"}  # fmt: skip
        session = desk.session(desk.new("rapid", enterprise, typed))
        session.answer("P22/options/CS29/decision", "accept", strict=True)
        session.settle()
        assert shown(session, "K01/indicators/electricity/goal") == "172 kWh/t"
        assert shown(session, "K01/indicators/electricity/reference_source").startswith(
            "Kiểm toán năng lượng 6 nhà máy"
        )
        assert shown(session, "K01/indicators/electricity/reference_region") == "Tây Ninh"
        assert shown(session, "K01/indicators/electricity/remark") != "của nước khác"
        assert shown(session, "P22/options/CS29/investment_origin").startswith("Báo giá máy sấy")
        assert shown(session, "P22/effects/CS29_1/grade") == "đọc trong nguồn"
        facts = [
            each.fact for each in trace(session.evaluation, ("P08", "items", "ghg"), "electricity").inputs if each.fact
        ]
        assert {fact.source for fact in facts if fact.id == "grid"} <= {"so-ct-2025"}
        printed = documents.text(session, "rapid", "vi")
        assert "Kiểm toán năng lượng 6 nhà máy tinh bột, Sở Công Thương, 2025" in printed
        assert "| Hệ số lưới điện thử | 0,6 tCO₂tđ/MWh | 2026 | đọc trong nguồn | so-ct-2025 |" in printed
        assert not any(each.rule.startswith("stale grid") for each in session.evaluation.findings)
