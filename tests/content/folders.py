"""Small folders of forms, whole or with one thing spoilt."""

from collections.abc import Mapping
from pathlib import Path

from cpa_desktop.content import loader
from cpa_desktop.content.problem import Problem
from cpa_desktop.core.catalogue import Catalogue

WHOLE: Mapping[str, str] = {
    "sources.csv": """\
id,title,publisher,year,where,grade
guide,A guide,An office,2020,Table read,read
own,Our own estimate,,,,estimate
""",
    "factors.csv": """\
id,title_vi,title_en,value,low,high,unit,basis,year,from,to,grade,source,note_vi,note_en
grid,Lưới điện,Grid,0.66,,,tCO2e/MWh,,2024,,,read,guide,,
grid,Lưới điện,Grid,0.68,0.6,0.7,tCO2e/MWh,,2025,,,read,guide,,
power_price,Giá điện,Price of power,2000,,,VND/kWh,,,2025-01-01,,estimate,own,,
power_energy,Năng lượng của điện,Energy of power,3.6,,,MJ/kWh,,,,,read,guide,,
""",
    "resources.csv": """\
id,title_vi,title_en,group,carrier,unit,units,own,biogenic,energy,toe,co2,price,price_low,price_high
electricity,Điện,Electricity,electricity,electricity,kWh,kWh MWh,,,power_energy,,grid,power_price,1000,5000
well_water,Nước giếng,Well water,water,water,m3,m3,yes,,,,,,,
""",
    "places.csv": """\
scheme,code,type,name_vi,name_en,current_code
2025-07,01,city,Hà Nội,Ha Noi,01
""",
    "registers.yaml": """\
registers:
  - id: enterprise
    title: {vi: "Cơ sở", en: "Enterprise"}
    sector: "P02/sector"
    name: "P02/name"
  - id: rapid
    title: {vi: "Đánh giá nhanh", en: "Rapid assessment"}
    parent: enterprise
    level: "2"
    sector: "P02/sector"
    name: "P05/title"
    reports: [brief]
    headlines:
      - {key: output, address: "P05/output_total", title: {vi: "Sản lượng", en: "Output"}, searched: "true"}
  - id: detailed
    title: {vi: "Đánh giá chi tiết", en: "Detailed assessment"}
    parent: enterprise
    level: "3"
    sector: "P02/sector"
    name: "P05/title"
""",
    "method.yaml": """\
steps:
  - id: "1"
    title: {vi: "Khởi động", en: "Getting started"}
    tasks:
      - {id: "1", title: {vi: "Thành lập đội", en: "Team"}}
      - {id: "2", title: {vi: "Thu thập thông tin", en: "Base data"}}
  - id: "2"
    title: {vi: "Phân tích", en: "Analysing"}
    tasks:
      - {id: "5", title: {vi: "Cân bằng", en: "Balances"}}
""",
    "streams.yaml": """\
streams:
  - id: electricity
    title: {vi: "Điện", en: "Electricity"}
    group: energy
    unit: kWh
    baseline: P05.power
    price: P05.power_cost / P05.power
""",
    "questions.yaml": """\
questions:
  - id: "C1"
    title: {vi: "Có rò rỉ không?", en: "Are there leaks?"}
    how: {vi: "Nghe và nhìn", en: "Listen and look"}
    resources: [electricity]
    options: ["RN01"]
    grade: estimate
    source: own
""",
    "worksheets/P02-enterprise.yaml": """\
id: P02
title: {vi: "Cơ sở", en: "Enterprise"}
register: enterprise
fields:
  - {id: name, kind: text, need: must, label: {vi: "Tên", en: "Name"}}
  - {id: sector, kind: choice, choices_from: sectors, label: {vi: "Ngành", en: "Sector"}}
  - {id: province, kind: place, choices_from: "2025-07", label: {vi: "Tỉnh", en: "Province"}}
""",
    "worksheets/P05-output.yaml": """\
id: P05
title: {vi: "Sản lượng", en: "Output"}
task: "2"
need: must
renamed: {old_power: power}
fields:
  - {id: title, kind: text, label: {vi: "Tên đợt", en: "Title"}}
  - id: output_total
    kind: quantity
    unit: t
    units: [t, kg]
    basis: "{product}"
    plausible: ["0.1", "100000"]
    label: {vi: "Sản lượng năm", en: "Output"}
  - {id: power, kind: quantity, unit: kWh, label: {vi: "Điện", en: "Power"}}
  - {id: power_cost, kind: money, label: {vi: "Tiền điện", en: "Cost of power"}}
  - id: price
    kind: computed
    level: "3"
    unit: VND/kWh
    label: {vi: "Đơn giá", en: "Price"}
    value: power_cost / power
checks:
  - when: power > '1000 MWh'
    severity: doubt
    at: power
    text: {vi: "Điện nhiều: {power}.", en: "Much power: {power}."}
  - when: price > '5000 VND/kWh'
    severity: doubt
    at: price
    text: {vi: "Điện đắt.", en: "Power is dear."}
""",
    "worksheets/K02-savings.yaml": """\
id: K02
title: {vi: "Tiết kiệm", en: "Savings"}
task: "5"
fields:
  - id: streams
    kind: table
    of: unit
    label: {vi: "Dòng", en: "Streams"}
    rows: {source: streams}
    columns:
      - {id: unit, kind: computed, label: {vi: "Đơn vị", en: "Unit"}, value: source.unit}
      - {id: baseline, kind: computed, unit: "{of}", label: {vi: "Nền", en: "Baseline"}, value: source.baseline}
      - {id: note, kind: text, level: "3", label: {vi: "Ghi chú", en: "Note"}}
  - id: uses
    kind: table
    of: stream.unit
    label: {vi: "Phần dùng", en: "Uses"}
    rows: {source: end_uses}
    columns:
      - {id: stream, kind: reference, choices_from: streams, label: {vi: "Dòng", en: "Stream"}, value: source.stream}
      - {id: amount, kind: quantity, unit: "{of}", default: source.amount, label: {vi: "Lượng", en: "Amount"}}
  - id: effects
    kind: table
    of: stream.unit
    label: {vi: "Tác động", en: "Effects"}
    rows: {source: effects}
    columns:
      - {id: stream, kind: reference, choices_from: streams, label: {vi: "Dòng", en: "Stream"}, value: source.stream}
      - {id: use, kind: reference, choices_from: uses, label: {vi: "Phần", en: "Use"}, value: source.end_use}
      - {id: use_amount, kind: computed, unit: "{of}", label: {vi: "Của nó", en: "Of it"}, value: uses.row(use).amount}
      - {id: low, kind: quantity, unit: "{of}", default: source.low_amount, label: {vi: "Thấp", en: "Low"}}
""",
    "report/brief.yaml": """\
kind: brief
title: {vi: "Kết quả", en: "Result"}
parts:
  - {id: who, block: fields, fields: [enterprise.P02.name, "P05.output_total energy"]}
  - {id: savings, block: table, table: K02.streams, columns: ["baseline ±", "unit|baseline", "unit → K02.uses"]}
  - {id: words, block: text, text: {vi: "Sản lượng {P05.output_total}", en: "Output {P05.output_total}"}}
""",
    "sectors/rice-noodles/sector.yaml": """\
id: rice-noodles
title: {vi: "Bún", en: "Rice noodles"}
product: {vi: "bún tươi", en: "fresh noodles"}
basis: noodles
variants:
  - {id: craft, title: {vi: "làng nghề", en: "craft village"}}
""",
    "sectors/rice-noodles/steps.yaml": """\
steps:
  - {id: "A1", title: {vi: "Ngâm gạo", en: "Soaking"}}
  - {id: "A2", title: {vi: "Luộc", en: "Boiling"}, variants: [craft]}
""",
    "sectors/rice-noodles/end_uses.yaml": """\
end_uses:
  - id: electricity_soaking
    title: {vi: "Điện ngâm", en: "Electricity of soaking"}
    step: "A1"
    stream: electricity
    unit: kWh
    amount: 0.1 * P05.power
    grade: estimate
    source: own
""",
    "sectors/rice-noodles/indicators.yaml": """\
indicators:
  - id: electricity
    title: {vi: "Suất điện", en: "Specific electricity"}
    unit: kWh/t
    basis: noodles
    value: P05.power / P05.output_total
    stream: electricity
""",
    "sectors/rice-noodles/benchmarks.csv": """\
indicator,tier,low,high,unit,basis,variant,capacity_low,capacity_high,grade,source,year,region,note_vi,note_en
electricity,good,,100,kWh/t,noodles,craft,,,estimate,own,,,,
electricity,poor,0.72,,GJ/t,noodles,craft,1,50,read,guide,2020,,Đọc trong bảng,Read in a table
""",
    "sectors/rice-noodles/options.yaml": """\
options:
  - id: "RN01"
    title: {vi: "Vá chỗ rò", en: "Mend leaks"}
    step: "A1"
    technique: good_housekeeping
    effects:
      - {end_use: electricity_soaking, form: percent, low: "2", high: "5", unit: "%", grade: estimate, source: own}
      - {end_use: electricity_soaking, form: per_output, low: "1", high: "3", unit: kWh/t, grade: estimate, source: own}
    investment: {low: "1", high: "2", capacity: "5", capacity_unit: t/day, year: "2025", grade: estimate, source: own}
    indicators: [electricity]
    grade: estimate
    source: own
""",
    "sectors/rice-noodles/checklist.yaml": """\
questions:
  - id: "RN-Q1"
    title: {vi: "Ngâm bao lâu?", en: "How long is it soaked?"}
    how: {vi: "Hỏi và xem đồng hồ", en: "Ask and watch the clock"}
    step: "A1"
    form: number
    unit: h
    bad_above: "6"
    options: ["RN01"]
    also: ["C1"]
    grade: estimate
    source: own
""",
    "sectors/rice-noodles/worksheets/RN1-soaking.yaml": """\
id: RN1
title: {vi: "Ngâm gạo", en: "Soaking"}
task: "5"
level: "2"
fields:
  - {id: time, kind: quantity, unit: h, label: {vi: "Thời gian", en: "Time"}}
""",
}


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """The folder with these files in it."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")
    return folder


def whole(folder: Path) -> Path:
    """A folder of forms with nothing wrong in it."""
    return write(folder, WHOLE)


def spoilt(folder: Path, name: str, old: str, new: str) -> Path:
    """A folder of forms in which one passage of one file reads otherwise."""
    assert WHOLE[name].count(old) == 1, f"{old!r} must be there once"
    return write(folder, {**WHOLE, name: WHOLE[name].replace(old, new)})


def loaded(*folders: Path) -> Catalogue:
    """The catalogue of folders with nothing wrong in them."""
    catalogue, problems = loader.load(folders)
    assert catalogue is not None, "\n".join(map(str, problems))
    return catalogue


def problems(*folders: Path) -> tuple[Problem, ...]:
    """What is wrong with folders."""
    return loader.load(folders)[1]


def said(folder: Path, *more: Path) -> list[tuple[str, int, str]]:
    """What is wrong with folders: file, line and sentence of each."""
    return [(each.file.name, each.line, each.text) for each in problems(folder, *more)]
