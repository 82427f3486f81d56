"""A user's own folder of forms: a worksheet, a calculator-backed field, a small sector and a register."""

from pathlib import Path

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
FILES = {
    "worksheets/P50-compressed-air.yaml": AIR,
    "worksheets/E1-training.yaml": EVENT,
    "registers.yaml": REGISTERS,
    "report/brief.yaml": REPORT,
    "sources.csv": "id,title,publisher,year,where,grade\ntrial,Thử,,,,estimate\n",
    "sectors/bricks/sector.yaml": SECTOR,
    "sectors/bricks/indicators.yaml": INDICATORS,
    "sectors/bricks/benchmarks.csv": BENCHMARKS,
}


def write(folder: Path) -> Path:
    """Lay all of it in a folder."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.lstrip("\n"), encoding="utf-8")
    return folder
