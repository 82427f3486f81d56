"""A large assessment made of data alone: 60 process steps, 200 streams, 60 options, 30 resources over 12 months."""

from pathlib import Path

from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.service import forms
from cpa_desktop.service.library import Library
from cpa_desktop.service.session import RecordSession
from cpa_desktop.store.workspace import Workspace

STEPS, STREAMS, OPTIONS = 60, 200, 60

_SHEET = """
id: Z13
title: {vi: "Sơ đồ dòng", en: "Process flow"}
task: "4"
level: "2"
fields:
  - id: steps
    kind: table
    title: name
    label: {vi: "Công đoạn", en: "Steps"}
    rows: {own: "true"}
    columns:
      - {id: name, kind: text, label: {vi: "Tên", en: "Name"}}
      - {id: entering, kind: computed, unit: t,
          label: {vi: "Vào", en: "In"},
          value: sum(s.amount for s in streams if s.to_step == id)}
      - {id: leaving, kind: computed, unit: t,
          label: {vi: "Ra", en: "Out"},
          value: sum(s.amount for s in streams if s.from_step == id)}
      - {id: gap, kind: computed, unit: t, label: {vi: "Lệch", en: "Gap"}, value: entering - leaving}
      - {id: share, kind: computed, unit: "%", label: {vi: "Tỷ lệ lệch", en: "Share"}, value: gap / entering}
  - id: streams
    kind: table
    title: name
    label: {vi: "Dòng", en: "Streams"}
    rows: {own: "true"}
    columns:
      - {id: name, kind: text, label: {vi: "Tên", en: "Name"}}
      - {id: from_step, kind: reference, choices_from: steps, label: {vi: "Từ", en: "From"}}
      - {id: to_step, kind: reference, choices_from: steps, label: {vi: "Đến", en: "To"}}
      - {id: amount, kind: quantity, unit: t, units: [t, kg], label: {vi: "Lượng", en: "Amount"}}
      - {id: moisture, kind: quantity, unit: "%", label: {vi: "Độ ẩm", en: "Moisture"}}
      - {id: dry, kind: computed, unit: t, label: {vi: "Khô", en: "Dry"}, value: amount * (1 - moisture)}
      - {id: price, kind: quantity, unit: VND/t, label: {vi: "Giá", en: "Price"}}
      - {id: worth, kind: computed, unit: VND, label: {vi: "Tiền", en: "Worth"}, value: amount * price}
  - {id: worth_total, kind: computed, unit: VND, label: {vi: "Tổng", en: "Total"}, value: sum(s.worth for s in streams)}
checks:
  - table: steps
    when: share > '5 %'
    severity: doubt
    at: gap
    text: {vi: "{row}: lệch {share}", en: "{row}: {share} apart"}
"""

_SECTOR = """
id: large
title: {vi: "Ngành thử", en: "Trial sector"}
product: {vi: "Sản phẩm", en: "Product"}
basis: product
variants: [{id: only, title: {vi: "duy nhất", en: "only"}}]
"""


def write_forms(folder: Path) -> Path:
    """A user's folder with the flow sheet and a sector of 60 options."""
    sector = folder / "sectors" / "large"
    sector.mkdir(parents=True)
    (folder / "worksheets").mkdir()
    (folder / "worksheets" / "Z13-flow.yaml").write_text(_SHEET, encoding="utf-8")
    (sector / "sector.yaml").write_text(_SECTOR, encoding="utf-8")
    (folder / "sources.csv").write_text(
        "id,title,publisher,year,where,grade\ntrial,Trial,,,,estimate\n", encoding="utf-8"
    )
    uses, options = ["end_uses:"], ["options:"]
    for number in range(20):
        stream, unit, total = ("electricity", "kWh", "electricity") if number % 2 else ("water", "m3", "fresh_water")
        amount = f"0.09 * P08.{'total_' if stream == 'electricity' else ''}{total}"
        uses.append(
            f'  - {{id: u{number}, title: {{vi: "Dùng {number}", en: "Use {number}"}}, step: s1, stream: {stream}, '
            f'unit: {unit}, amount: "{amount}", grade: estimate, source: trial}}'
        )
    for number in range(OPTIONS):
        options.append(
            f'  - {{id: o{number}, title: {{vi: "Giải pháp {number}", en: "Option {number}"}}, step: s1, '
            f"technique: QL, grade: estimate, source: trial, effects: [{{end_use: u{number % 20}, form: percent, "
            f'low: "1", high: "5", '
            f'unit: "%", grade: estimate, source: trial}}]}}'
        )
    (sector / "end_uses.yaml").write_text("\n".join(uses) + "\n", encoding="utf-8")
    (sector / "options.yaml").write_text("\n".join(options) + "\n", encoding="utf-8")
    step = 'steps: [{id: s1, title: {vi: "Công đoạn", en: "Step"}}]\n'
    (sector / "steps.yaml").write_text(step, encoding="utf-8")
    return folder


def catalogue(folder: Path) -> Catalogue:
    """The shipped forms with the synthetic ones over them."""
    return forms.load(write_forms(folder))


def keep(where: Path) -> tuple[Library, str]:
    """A new workspace with the record in it, all of it filled in; its forms and its id."""
    library = Library(catalogue(where.parent / "forms"))
    with Workspace.open(where, create=True) as workspace:
        enterprise = workspace.create("enterprise")
        profile = {"P02/legal_name": "Lớn", "P02/sector": "large"}
        RecordSession(workspace, library, enterprise).answer_all(profile, strict=True)
        made = RecordSession(workspace, library, workspace.create("rapid", parent=enterprise))
        period = {"P01/period_from": "01/2025", "P01/period_to": "12/2025", "P05/variant": "only"}
        decisions = {f"P22/options/o{number}/decision": "accept" for number in range(OPTIONS)}
        for typed in (period, _flow(), decisions):
            made.answer_all(typed, strict=True)
        made.answer_all(_ledger(made), strict=True)
        made.flush()
    return library, made.record.id


def _flow() -> dict[str, str]:
    typed = {f"Z13/steps/step{number:04}": "" for number in range(STEPS)}
    typed |= {f"Z13/streams/flow{number:04}": "" for number in range(STREAMS)}
    for number in range(STREAMS):
        row = f"Z13/streams/flow{number:04}"
        typed[f"{row}/name"] = f"Dòng {number}"
        typed[f"{row}/from_step"] = f"step{number % STEPS:04}"
        typed[f"{row}/to_step"] = f"step{(number + 1) % STEPS:04}"
        typed[f"{row}/amount"] = f"{100 + number} t"
        typed[f"{row}/moisture"] = "60 %"
        typed[f"{row}/price"] = "1000"
    return typed


def _ledger(made: RecordSession) -> dict[str, str]:
    months = made.evaluation.rows("P01", "periods")
    resources = list(made.program.form.lists["resources"].values())[:30]
    typed = {"P05/products/product1": ""} | {f"P05/output/product1.{month}/amount": "1000 t" for month in months}
    for resource in resources:
        for month in months:
            typed[f"P08/use/{resource.id}.{month}/qty"] = "1000"
            typed[f"P08/use/{resource.id}.{month}/note"] = "x"
    return typed
