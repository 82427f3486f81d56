"""What each sort of record asks in each industry."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from cpa_desktop.core.catalogue import Catalogue, shallow
from cpa_desktop.core.evaluation import evaluate
from cpa_desktop.core.form import Form
from cpa_desktop.core.program import build
from cpa_desktop.core.record import Record
from cpa_desktop.core.worksheet import Engine, Reads, Rows
from tests.content.folders import WHOLE, loaded, whole, write
from tests.core.small_forms import field, known, record, sheet, table

K02 = "worksheets/K02-savings.yaml"
RN1 = "sectors/rice-noodles/"


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """The catalogue of a small folder of forms."""
    return loaded(whole(tmp_path))


def sheets(form: Form) -> list[str]:
    """The ids of what is asked."""
    return [sheet.id for sheet in form.sheets]


@pytest.mark.parametrize(
    ("register", "sector", "asked"),
    [
        ("enterprise", "", ["P02"]),
        ("enterprise", "rice-noodles", ["P02"]),
        ("rapid", "", ["P05", "K02"]),
        ("rapid", "rice-noodles", ["P05", "K02", "RN1"]),
        ("detailed", "an industry of another machine", ["P05", "K02"]),
    ],
)
def test_that_a_record_asks_the_sheets_of_its_register_and_industry_by_task(
    catalogue: Catalogue, register: str, sector: str, asked: list[str]
) -> None:
    assert sheets(catalogue.form(register, sector)) == asked


def test_that_a_sheet_deeper_than_the_register_is_not_asked(tmp_path: Path) -> None:
    name = "sectors/rice-noodles/worksheets/RN1-soaking.yaml"
    deep = loaded(write(tmp_path, {**WHOLE, name: WHOLE[name].replace('level: "2"', 'level: "3"')}))
    assert "RN1" not in sheets(deep.form("rapid", "rice-noodles"))
    assert "RN1" in sheets(deep.form("detailed", "rice-noodles"))


def test_that_an_engine_reads_no_table_that_is_deeper_than_the_register() -> None:
    reads = {name: Reads(table=name, columns={"value": "value"}) for name in ("shallow", "deep")}
    engine = table("made", field("found"), rows=Rows(engine=Engine(name="indicators.position", tables=reads)))
    levels = [table(name, field("value", unit="1"), level=level) for name, level in (("shallow", 1), ("deep", 2))]
    rows = {level: shallow(sheet(*levels, engine), level).fields[-1].rows for level in (1, 2)}
    assert [each.engine and list(each.engine.tables) for each in rows.values() if each] == [
        ["shallow"],
        ["shallow", "deep"],
    ]


def test_that_questions_deeper_than_the_register_are_left_out_with_the_checks_about_them(catalogue: Catalogue) -> None:
    rapid, detailed = (catalogue.form(name).sheet("P05") for name in ("rapid", "detailed"))
    assert [field.id for field in rapid.fields] == ["title", "output_total", "power", "power_cost"]
    assert [field.id for field in detailed.fields][-1] == "price"
    assert [check.at for check in rapid.checks] == ["power"]
    assert [check.at for check in detailed.checks] == ["power", "price"]


def test_that_a_check_which_only_quotes_what_is_left_out_is_left_out_too(tmp_path: Path) -> None:
    name = "worksheets/P05-output.yaml"
    quoting = WHOLE[name].replace('en: "Much power: {power}."', 'en: "Much power at {price}."')
    found = loaded(write(tmp_path, {**WHOLE, name: quoting}))
    assert found.form("rapid").sheet("P05").checks == ()


def test_that_a_table_forgets_the_columns_left_out(tmp_path: Path) -> None:
    named = "    of: unit\n    title: note\n    one_of: [[unit, note], [unit, baseline, note]]\n"
    printed = named + "    print: {columns: [baseline, note]}\n"
    whole_table = WHOLE[K02].replace("    of: unit\n", printed)
    found = loaded(write(tmp_path, {**WHOLE, K02: whole_table}))
    rapid, detailed = (found.form(name).sheet("K02").field("streams") for name in ("rapid", "detailed"))
    assert (rapid.title, rapid.one_of, rapid.print.columns) == ("", (("unit", "baseline"),), ("baseline",))
    assert (detailed.title, len(detailed.one_of), detailed.print.columns) == ("note", 2, ("baseline", "note"))


def test_that_a_sheet_with_nothing_left_out_is_the_sheet_itself(catalogue: Catalogue) -> None:
    sheet = next(each for each in catalogue.worksheets if each.id == "P05")
    assert catalogue.form("detailed").sheet("P05") is sheet
    assert catalogue.form("rapid").sheet("P05") is not sheet


def test_that_a_form_knows_that_of_its_parent(catalogue: Catalogue) -> None:
    form = catalogue.form("rapid", "rice-noodles")
    assert form.parent is catalogue.form("enterprise", "rice-noodles")
    assert form.sheet("enterprise.P02").id == "P02"
    assert form.parent.parent is None


def test_that_a_form_is_made_once(catalogue: Catalogue) -> None:
    assert catalogue.form("rapid", "rice-noodles") is catalogue.form("rapid", "rice-noodles")


def test_that_a_form_says_what_a_tonne_is_of(catalogue: Catalogue) -> None:
    assert catalogue.form("rapid", "rice-noodles").basis == "noodles"
    assert catalogue.form("rapid", "").basis == "product"


def test_that_facts_are_grouped_by_id(catalogue: Catalogue) -> None:
    assert [fact.year for fact in catalogue.form("rapid").facts["grid"]] == [2024, 2025]


def test_that_every_list_is_there_and_empty_without_an_industry(catalogue: Catalogue) -> None:
    lists = catalogue.form("rapid", "").lists
    assert {name: list(items) for name, items in lists.items() if items} == {
        "sectors": ["rice-noodles"],
        "resources": ["electricity", "well_water"],
        "places": ["2025-07:01"],
        "streams": ["electricity"],
        "questions": ["C1"],
        "sources": ["guide", "own"],
    }
    assert {
        "steps",
        "end_uses",
        "indicators",
        "benchmarks",
        "options",
        "effects",
        "triggers",
        "variants",
    } < lists.keys()


def attributes(items: Mapping[str, object], *names: str) -> list[tuple[object, ...]]:
    """Some attributes of each item of a list."""
    return [tuple(getattr(item, name) for name in names) for item in items.values()]


def test_that_a_question_a_sector_asks_in_its_own_words_is_asked_once(catalogue: Catalogue) -> None:
    assert list(catalogue.form("rapid", "rice-noodles").lists["questions"]) == ["RN-Q1"]


def test_that_plants_a_sector_does_not_ask_in_its_own_words_are_asked_the_common_question(tmp_path: Path) -> None:
    files = dict(WHOLE)
    files[RN1 + "sector.yaml"] += '  - {id: works, title: {vi: "xưởng", en: "works"}}\n'
    name = RN1 + "checklist.yaml"
    files[name] = WHOLE[name].replace('    also: ["C1"]', '    also: ["C1"]\n    variants: [craft]')
    questions = loaded(write(tmp_path, files)).form("rapid", "rice-noodles").lists["questions"]
    assert attributes(questions, "id", "variants") == [("C1", ("works",)), ("RN-Q1", ("craft",))]


def test_that_a_sectors_stream_stands_in_place_of_the_common_one(tmp_path: Path) -> None:
    own = WHOLE["streams.yaml"].replace('en: "Electricity"', 'en: "Power"')
    extra = own + own[own.index("  - id") :].replace("id: electricity", "id: steam")
    found = loaded(write(tmp_path, {**WHOLE, "sectors/rice-noodles/streams.yaml": extra}))
    streams = found.form("rapid", "rice-noodles").lists["streams"]
    assert [(key, item.title.en) for key, item in streams.items()] == [("electricity", "Power"), ("steam", "Power")]
    assert found.form("rapid", "").lists["streams"]["electricity"].title.en == "Electricity"


def test_that_every_effect_is_a_row_in_the_unit_of_its_stream(catalogue: Catalogue) -> None:
    effects = catalogue.form("rapid", "rice-noodles").lists["effects"]
    names = ("id", "option", "end_use", "stream", "unit", "form", "low_amount", "order", "grade")
    start = ("RN01", "electricity_soaking", "electricity", "kWh")
    assert attributes(effects, *names) == [
        ("RN01_1", *start, "percent", "use_amount * '2.0 %'", 1.0, "estimate"),
        ("RN01_2", *start, "amount", "P05.output_total * basis('1.0 kWh/t', '/noodles')", 1.0, "estimate"),
    ]


def test_that_an_effect_is_per_whatever_it_names_and_its_basis_cancels(tmp_path: Path) -> None:
    sheet = WHOLE["worksheets/P05-output.yaml"].replace(
        "  - {id: power, ",
        "  - {id: rice, kind: quantity, unit: t, basis: rice, label: {vi: Gạo, en: Rice}}\n  - {id: power, ",
    )
    options = WHOLE[RN1 + "options.yaml"]
    per_rice = options.replace("form: per_output,", "form: per_output, per: P05.rice,")
    assert per_rice != options
    found = loaded(write(tmp_path, {**WHOLE, "worksheets/P05-output.yaml": sheet, RN1 + "options.yaml": per_rice}))
    form = found.form("rapid", "rice-noodles")
    assert attributes(form.lists["effects"], "low_amount")[1] == ("unbased(P05.rice) * '1.0 kWh/t'",)
    built, problems = build(form)
    assert built is not None, problems
    found_low = evaluate(built, record({"P05/rice": known(20, "t")})).cell(("K02", "effects", "low"), "RN01_2")
    assert found_low == 20.0  # kWh, the unit of its stream


def test_that_the_size_that_costs_follow_is_the_options_own_else_the_sectors_else_the_output(tmp_path: Path) -> None:
    sector, options = WHOLE[RN1 + "sector.yaml"], WHOLE[RN1 + "options.yaml"]
    of_sector = sector + 'size: "P05.rice / P01.days"\n'
    own = options.replace("    technique: ", "    size: P05.vats\n    technique: ", 1)
    sizes = []
    for number, (head, library) in enumerate([(sector, options), (of_sector, options), (of_sector, own)]):
        files = {**WHOLE, RN1 + "sector.yaml": head, RN1 + "options.yaml": library}
        found = loaded(write(tmp_path / str(number), files))
        sizes += [str(size) for (size,) in attributes(found.form("rapid", "rice-noodles").lists["options"], "size")]
    assert sizes[0].startswith("unbased(first(P05.design_capacity")
    assert sizes[1:] == ["unbased(P05.rice / P01.days)", "unbased(P05.vats)"]


def test_that_a_ledger_offers_what_the_industry_has_its_usual_ones_first_within_their_groups(tmp_path: Path) -> None:
    line = "{0},{0},{0},{1},,kg,kg,,,,,,,,,{2}\n".format
    head, *rows = WHOLE["resources.csv"].splitlines(keepends=True)
    more = [line("lime", "auxiliary", ""), line("rice", "material", "rice-noodles"), line("flour", "material", "")]
    text = "".join([head.strip() + ",sectors\n", *(row.strip() + ",\n" for row in rows), *more])
    usual = WHOLE[RN1 + "sector.yaml"] + "usual: [flour, rice]\n"
    other = WHOLE[RN1 + "sector.yaml"].replace("rice-noodles", "fish-sauce")
    files = {**WHOLE, "resources.csv": text, RN1 + "sector.yaml": usual, "sectors/fish-sauce/sector.yaml": other}
    found = loaded(write(tmp_path, files))
    assert "rice" not in found.form("rapid", "fish-sauce").lists["resources"]
    with_it = found.form("rapid", "rice-noodles").lists["resources"]
    assert list(with_it) == ["electricity", "well_water", "lime", "flour", "rice"]
    assert "rice" in found.form("rapid", "").lists["resources"]


def test_that_a_sectors_template_of_streams_is_a_list(tmp_path: Path) -> None:
    flows = """\
flows:
  - {id: rice_in, title: {vi: Gạo, en: Rice}, to_step: "A1"}
  - {id: soaked, title: {vi: Gạo ngâm, en: Soaked rice}, from_step: "A1", to_step: "A2", variants: [craft]}
"""
    found = loaded(write(tmp_path, {**WHOLE, RN1 + "flows.yaml": flows}))
    listed = found.form("rapid", "rice-noodles").lists["flows"]
    assert attributes(listed, "from_step", "to_step", "kind", "for_all") == [
        ("", "A1", "material", True),
        ("A1", "A2", "material", False),
    ]


def test_that_questions_and_gaps_lead_to_options(catalogue: Catalogue) -> None:
    triggers = catalogue.form("rapid", "rice-noodles").lists["triggers"]
    assert attributes(triggers, "id", "question", "indicator", "option") == [
        ("RN-Q1_RN01", "RN-Q1", "", "RN01"),
        ("electricity_RN01", "", "electricity", "RN01"),
    ]


def test_that_a_common_question_leads_only_to_options_the_sector_has(tmp_path: Path) -> None:
    checklist = "sectors/rice-noodles/checklist.yaml"
    head = '{vi: "Chè", en: "Tea"}'
    tea = f"id: tea\ntitle: {head}\nproduct: {head}\nbasis: tea\n"
    files = {**WHOLE, checklist: "# none\n", "sectors/tea/sector.yaml": tea}
    found = loaded(write(tmp_path, files))
    assert list(found.form("rapid", "tea").lists["questions"]) == ["C1"]
    assert list(found.form("rapid", "tea").lists["triggers"]) == []
    assert "C1_RN01" in found.form("rapid", "rice-noodles").lists["triggers"]


def test_that_tiers_are_given_in_the_unit_of_their_indicator_under_its_title(catalogue: Catalogue) -> None:
    tiers = catalogue.form("rapid", "rice-noodles").lists["benchmarks"]
    assert [item.title.en for item in tiers.values()] == ["Specific electricity"] * 2
    assert attributes(tiers, "id", "unit", "low", "high") == [
        ("electricity_good_craft", "kWh/t", None, 100.0),
        ("electricity_poor_craft_1_50", "kWh/t", pytest.approx(200.0), None),
    ]


@pytest.mark.parametrize("register", ["enterprise", "rapid", "detailed"])
@pytest.mark.parametrize("sector", ["", "rice-noodles"])
def test_that_every_form_compiles(catalogue: Catalogue, register: str, sector: str) -> None:
    program, problems = build(catalogue.form(register, sector))
    assert program is not None
    assert problems == ()


def test_that_what_is_not_there_is_a_key_error(catalogue: Catalogue) -> None:
    for find in (catalogue.register, catalogue.sector, catalogue.report, catalogue.form):
        with pytest.raises(KeyError):
            find("nowhere")


SCORES = """
id: S1
title: {vi: "Chấm điểm", en: "Scores"}
task: "1"
fields:
  - id: parts
    kind: table
    label: {vi: "Thành phần", en: "Parts"}
    rows:
      listed:
        - {id: output, title: {vi: "Có sản lượng", en: "There is output"}, weight: "30", value: known(P05.output_total)}
        - {id: always, title: {vi: "Luôn đúng", en: "Always so"}, weight: "70", value: 2 > 1}
    columns:
      - {id: weight, kind: computed, unit: "1", label: {vi: "Trọng số", en: "Weight"}, value: source.weight}
      - {id: holds, kind: computed, label: {vi: "Đúng", en: "Holds"}, value: source.value}
      - {id: counted, kind: computed, unit: "1", label: {vi: "Tính", en: "Counted"}, value: weight if holds else 0}
  - {id: score, kind: computed, unit: "1", label: {vi: "Điểm", en: "Score"}, value: sum(p.counted for p in parts)}
"""


def test_that_a_sheet_may_lay_down_its_rows_each_with_its_own_expression(tmp_path: Path) -> None:
    form = loaded(write(tmp_path, {**WHOLE, "worksheets/S1-scores.yaml": SCORES})).form("rapid", "rice-noodles")
    built, problems = build(form)
    assert built is not None, problems
    found = evaluate(built, Record(id="r", register="rapid"))
    assert found.rows("S1", "parts") == ["output", "always"]
    assert [found.cell(("S1", "parts", "holds"), row) for row in found.rows("S1", "parts")] == [False, True]
    assert found.cell(("S1", "", "score")) == 70


def test_that_an_expression_of_a_laid_down_row_is_checked_like_any_other(tmp_path: Path) -> None:
    spoilt = SCORES.replace("known(P05.output_total)", "known(P05.nothing)")
    with pytest.raises(AssertionError, match=r"there is no P05\.nothing"):
        loaded(write(tmp_path, {**WHOLE, "worksheets/S1-scores.yaml": spoilt}))


def test_that_a_question_deeper_than_the_register_is_not_asked(tmp_path: Path) -> None:
    name = "sectors/rice-noodles/checklist.yaml"
    deep = WHOLE[name].replace('id: "RN-Q1"\n', 'id: "RN-Q1"\n    level: "3"\n')
    catalogue = loaded(write(tmp_path, {**WHOLE, name: deep}))
    assert "RN-Q1" not in catalogue.form("rapid", "rice-noodles").lists["questions"]
    assert "RN-Q1" in catalogue.form("detailed", "rice-noodles").lists["questions"]
