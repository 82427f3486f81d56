"""A worksheet, a calculator-backed field, a small sector and a register, added as data alone: no code."""

from pathlib import Path

import pytest

from cpa_desktop.core.text import Refused
from cpa_desktop.service import documents, forms
from cpa_desktop.service.workspace import Desk

AIR = """
id: P50
title: {vi: "Khí nén", en: "Compressed air"}
task: "5"
level: "1"
fields:
  - {id: leak_cost, kind: quantity, unit: VND/year, label: {vi: "Tiền mất do rò", en: "Cost of leaks"}}
  - {id: repair, kind: money, label: {vi: "Tiền sửa", en: "Cost of repair"}}
  - {id: back_in, kind: computed, unit: year,
      label: {vi: "Hoàn vốn sửa rò", en: "Payback of repair"},
      value: "finance.payback(investment=repair, saving=leak_cost)"}
checks:
  - {when: "back_in > '3 year'", severity: doubt, at: repair,
      text: {vi: "Sửa rò mà {back_in} mới hoàn vốn thì lạ.", en: "A repair that takes {back_in} is odd."}}
"""
EVENT = """
id: E1
title: {vi: "Tập huấn", en: "Training"}
task: "17"
level: "1"
register: event
fields:
  - {id: topic, kind: text, need: must, label: {vi: "Chủ đề tập huấn", en: "Topic of the training"}}
  - {id: people, kind: integer, least: "0", label: {vi: "Số người dự", en: "People"}}
"""
REGISTERS = """
registers:
  - id: event
    title: {vi: "Sự kiện", en: "Event"}
    label: {vi: "Sự kiện mới", en: "New event"}
    name: E1/topic
    headlines:
      - {key: topic, address: E1/topic, title: {vi: "Chủ đề", en: "Topic"}, searched: "true"}
"""
REPORT = """
kind: brief
title: {vi: "Kết quả đánh giá sản xuất sạch hơn", en: "Result of the cleaner-production assessment"}
parts:
  - {id: air, block: sheet, table: P50, after: note}
"""
SECTOR = """
id: bricks
title: {vi: "Gạch nung", en: "Fired bricks"}
product: {vi: "Gạch", en: "Bricks"}
basis: brick
variants: [{id: kiln, title: {vi: "lò đứng", en: "shaft kiln"}}]
"""
INDICATORS = """
indicators:
  - id: brick_electricity
    title: {vi: "Điện trên tấn gạch", en: "Electricity per tonne of bricks"}
    unit: kWh/t
    basis: brick
    value: ratio((m.electricity, m.output) for m in P08.monthly)
"""
BENCHMARKS = """indicator,tier,low,high,unit,basis,variant,grade,source
brick_electricity,good,,40,kWh/t,brick,kiln,estimate,trial
brick_electricity,poor,60,,kWh/t,brick,kiln,estimate,trial
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A user's own folder with all of it."""
    own = tmp_path / "own"
    files = {
        "worksheets/P50-compressed-air.yaml": AIR,
        "worksheets/E1-training.yaml": EVENT,
        "registers.yaml": REGISTERS,
        "report/brief.yaml": REPORT,
        "sources.csv": "id,title,publisher,year,where,grade\ntrial,Thử,,,,estimate\n",
        "sectors/bricks/sector.yaml": SECTOR,
        "sectors/bricks/indicators.yaml": INDICATORS,
        "sectors/bricks/benchmarks.csv": BENCHMARKS,
    }
    for name, text in files.items():
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text.lstrip("\n"), encoding="utf-8")
    return own


@pytest.fixture
def desk(folder: Path, tmp_path: Path) -> Desk:
    """A workspace that reads the folder after ours."""
    assert forms.problems(folder) == []
    return Desk.open(tmp_path / "w.cpa", create=True, catalogue=forms.load(folder))


def _assessed(desk: Desk) -> str:
    enterprise = desk.new("enterprise", answers={"P02/legal_name": "Lò gạch An Bình", "P02/sector": "bricks"})
    return desk.new(
        "rapid",
        parent=enterprise,
        answers={
            "P01/period_from": "01/2025",
            "P01/period_to": "02/2025",
            "P05/variant": "kiln",
            "P05/products/product1/name": "Gạch",
            "P05/output/product1.2025-01/amount": "1.000,5 t",
            "P05/output/product1.2025-02/amount": "999,5 t",
            "P08/use/electricity.2025-01/qty": "45 MWh",
            "P08/use/electricity.2025-02/qty": "55 MWh",
            "P50/leak_cost": "12 triệu đồng/năm",
            "P50/repair": "6 triệu",
        },
    )


def test_that_a_worksheet_and_its_calculator_work_without_code(desk: Desk) -> None:
    with desk:
        session = desk.session(_assessed(desk))
        assert session.evaluation.shown_value(("P50", "", "back_in")) == pytest.approx(0.5)


def test_that_a_new_sector_has_its_indicators_and_tiers(desk: Desk) -> None:
    with desk:
        session = desk.session(_assessed(desk))
        key = ("K01", "indicators", "value")
        assert session.evaluation.shown_value(key, "brick_electricity") == pytest.approx(50)
        assert session.evaluation.cell(("K01", "indicators", "tier"), "brick_electricity") == "between_average_poor"


def test_that_a_new_register_is_listed_and_found_without_accents(desk: Desk) -> None:
    with desk:
        event = desk.new("event", answers={"E1/topic": "Tiết kiệm điện", "E1/people": "25"})
        assert [row.id for row in desk.records("event", find="tiet kiem")] == [event]
        with pytest.raises(Refused):
            desk.session(event).answer("E1/people", "-3", strict=True)


def test_that_the_new_sheet_is_printed_blank_and_in_the_report(desk: Desk, tmp_path: Path) -> None:
    with desk:
        session = desk.session(_assessed(desk))
        report = documents.text(session, "brief", "vi")
        assert "Khí nén" in report
        assert "Hoàn vốn sửa rò" in report
        blank = documents.sheets(desk.library, tmp_path / "blank.md", chosen=("P50",), sector="bricks", language="vi")
        printed = blank.read_text(encoding="utf-8")
        assert "Tiền sửa" in printed
        assert "Hoàn vốn sửa rò" not in printed  # worked out, hence not asked on paper
