"""The sheets of the rapid assessment as they are shipped: what they ask at which depth, and what they reckon."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.expressions.values import Cell, Key, Missing
from cpa_desktop.core.fact import GRADES
from cpa_desktop.core.figures import HIDDEN, Evaluation
from cpa_desktop.core.progress import progress
from cpa_desktop.core.question import Question
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.text import Refused
from cpa_desktop.core.trace import Trace
from cpa_desktop.core.worksheet import Worksheet
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk

approx = pytest.approx
BLOCKS = {"A": 6, "B": 5, "C": 7, "D": 7, "E": 5, "F": 5, "G": 7, "H": 6, "I": 5, "J": 6, "K": 6, "L": 6, "M": 6}
OURS = ("P01", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10", "P12", "P13", "P14")
LEDGER = {("P08", "use"), ("P05", "output")}


@pytest.fixture
def desk(catalogue: Catalogue, tmp_path: Path) -> Iterator[Desk]:
    """A person's own desk."""
    with Desk.open(tmp_path / "w.cpa", create=True, catalogue=catalogue) as opened:
        yield opened


def begun(desk: Desk, register: str = "rapid", variant: str = "craft", **more: str) -> RecordSession:
    """The assessment of a household that makes wet starch, 200 days of 2025, 20 t in each of the first ten months."""
    profile = {"P02/legal_name": "Hộ A", "P02/sector": "cassava-starch", "P02/days_worked": "200"}
    enterprise = desk.new("enterprise", answers=profile)
    months = {f"P05/output/wet.2025-{month:02}/amount": "20" if month < 11 else "0" for month in range(1, 13)}
    header = {"P01/period_from": "01/2025", "P01/period_to": "12/2025", "P05/variant": variant}
    record = desk.new(register, enterprise, {**header, "P05/products/wet/name": "Bột ướt", **months, **more})
    return desk.session(record)


def fill(session: RecordSession, table: str, *rows: Mapping[str, str]) -> list[str]:
    """Rows added to a table and answered; gives their keys."""
    keys = []
    for row in rows:
        key = session.add_row(table)
        session.answer_all({f"{table}/{key}/{column}": words for column, words in row.items()}, strict=True)
        keys.append(key)
    return keys


def words(session: RecordSession, address: str) -> str:
    """A cell of a table as it is read in Vietnamese."""
    sheet, table, row, column = address.split("/")
    return value_text(session.evaluation, (sheet, table, column), row).vi


def shown(session: RecordSession, address: str) -> Cell:
    """A value in the unit it is shown in."""
    key, row = place(address)
    return session.evaluation.shown_value(key, row)


def place(address: str) -> tuple[Key, str]:
    """The key and the row of an address."""
    parts = address.split("/")
    return ((parts[0], "", parts[1]), "") if len(parts) == 2 else ((parts[0], parts[1], parts[3]), parts[2])


def said(session: RecordSession, severity: str = "") -> dict[str, str]:
    """What is found amiss, by address."""
    return {
        finding.address: finding.text.en
        for finding in session.evaluation.findings
        if not severity or finding.severity == severity
    }


# What is asked, and how much of it


def questions(catalogue: Catalogue, register: str, sector: str = "cassava-starch") -> list[Question]:
    """The walk-through as it is asked."""
    return [item for item in catalogue.form(register, sector).lists["questions"].values() if isinstance(item, Question)]


def test_that_the_common_list_has_its_77_items_by_block(catalogue: Catalogue) -> None:
    assert Counter(question.block for question in catalogue.questions) == BLOCKS
    assert [question.id for question in catalogue.questions] == [
        f"{block}{number}" for block, count in BLOCKS.items() for number in range(1, count + 1)
    ]


def test_that_every_common_item_can_say_good_and_that_it_does_not_apply_or_is_measured(catalogue: Catalogue) -> None:
    for question in catalogue.questions:
        states = {choice.state for choice in question.choices}
        assert question.form != "choice" or {"good", "bad"} <= states, question.id
        assert question.how.vi != question.title.vi, question.id


@pytest.mark.parametrize("sector", ["cassava-starch", "coffee", "sugar-cane"])
def test_that_what_a_sector_asks_in_its_own_words_no_plant_is_asked_twice(catalogue: Catalogue, sector: str) -> None:
    for variant in catalogue.sector(sector).variants:
        asked = [each for each in questions(catalogue, "rapid", sector) if each.for_all or variant.id in each.variants]
        replaced = {name for question in asked for name in question.also}
        assert replaced.isdisjoint(question.id for question in asked), variant.id


def test_that_without_a_sector_all_common_questions_are_asked(catalogue: Catalogue) -> None:
    assert len(questions(catalogue, "rapid", "")) == 77


def test_that_a_self_assessment_asks_twelve_fields_and_no_deep_sheet(catalogue: Catalogue) -> None:
    profile = catalogue.form("enterprise").sheet("P02")
    wanted = [field for field in profile.fields if field.need in ("must", "should") and not field.is_computed]
    assert len(wanted) == 12
    asked = {sheet.id for sheet in catalogue.form("self", "cassava-starch").sheets}
    assert {"P01", "P03", "P05", "P08", "P10", "P14"} <= asked
    assert asked.isdisjoint({"P04", "P06", "P07", "P09", "P12", "P13"})


def test_that_a_self_assessment_asks_25_questions_each_once(catalogue: Catalogue) -> None:
    assert sum(question.level == 1 for question in catalogue.questions) == 15
    assert len(questions(catalogue, "self")) == 25


def test_that_a_rapid_report_needs_at_most_60_answers_beyond_the_ledger(catalogue: Catalogue) -> None:
    with Desk.open_sample(catalogue=catalogue) as desk:
        for record in desk.records("rapid"):
            session = desk.session(record.id)
            assert session.around is not None
            wanted = [*_wanted(session.evaluation), *_wanted(session.around)]
            assert 5 <= len(wanted) <= 60, (record.title, wanted)


def _wanted(evaluation: Evaluation) -> Iterator[str]:
    """The cells that must be answered, whether they are or not; the ledger and the output left out."""
    for key, work in evaluation.program.by_key.items():
        if work.field.need == "must" and work.value is None and key[:2] not in LEDGER:
            yield from (".".join(key) for cell in evaluation.frame.columns[key] if cell is not HIDDEN)
    for table, rowing in evaluation.program.tables.items():
        if rowing.field.need == "must" and not evaluation.rows(*table):
            yield ".".join(table)


@pytest.mark.parametrize("name", OURS)
def test_that_every_field_is_named_and_explained_where_its_answer_is_bounded(catalogue: Catalogue, name: str) -> None:
    sheet: Worksheet = catalogue.form("detailed", "cassava-starch").sheet(name)
    assert sheet.guide is not None
    for field in sheet.fields:
        for each in (field, *field.columns):
            assert each.label.vi, each.id
            assert not each.pattern or each.help is not None, each.id


def test_that_every_regulation_of_the_limits_can_be_chosen(catalogue: Catalogue) -> None:
    sheet = catalogue.form("rapid", "cassava-starch").sheet("P12")
    choices = {choice.id for name in ("regulation", "air_regulation") for choice in sheet.field(name).choices}
    columns = {choice.id for choice in sheet.field("column").choices}
    for limit in (*catalogue.limits, *(limit for sector in catalogue.sectors for limit in sector.limits)):
        assert limit.regulation in choices, limit.id
        assert not limit.column or limit.column in columns, limit.id


# Progress


def test_that_progress_counts_what_the_new_sheets_ask(desk: Desk) -> None:
    session = begun(desk)
    found = progress(session.evaluation)
    assert (found["P04"].asked, found["P04"].must_open) == (1, 0)  # a team
    assert (found["P07"].asked, found["P07"].answered) == (20, 0)
    assert (found["P14"].asked, found["P13"].asked) == (0, 0)  # nobody's duty
    assert found["P12"].must_open == 1
    steps = len(session.evaluation.rows("P06", "steps"))
    assert found["P06"].asked == 3 * steps
    fill(session, "P14/estimates", {"name": "Vòi"})
    after = progress(session.evaluation)["P14"]
    assert (after.asked, after.answered, after.must_open) == (3, 1, 2)


def test_that_a_step_the_site_lacks_asks_nothing_more(desk: Desk) -> None:
    session = begun(desk)
    steps = session.evaluation.rows("P06", "steps")
    session.answer(f"P06/steps/{steps[0]}/mode", "không có ở cơ sở", strict=True)
    assert progress(session.evaluation)["P06"].asked == 3 * len(steps) - 2
    assert session.evaluation.rows("P13", "nodes") == steps[1:]
    assert shown(session, "P06/present") == len(steps) - 1


# Estimates without meters


BUCKET = {
    "item": "water_well",
    "method": "by_bucket",
    "vessel": "20 L",
    "fill_time": "36 s",
    "hours": "6",
    "alike": "2",
}


def household(desk: Desk, *estimates: Mapping[str, str]) -> tuple[RecordSession, list[str]]:
    """A household whose ledger has rows and no bills."""
    session = begun(desk)
    for item in ("water_well", "firewood", "electricity", "bags", "diesel"):
        session.add_row("P08/items", item)
    return session, fill(session, "P14/estimates", *estimates)


@pytest.mark.parametrize(
    ("entries", "amount"),
    [
        (BUCKET, 2 * 2 * 6 * 200),  # m3: 20 L in 36 s are 2 m3/h
        ({"item": "water_well", "method": "by_tank", "vessel": "2 m3", "times": "3", "per": "day"}, 2 * 3 * 200),
        ({"item": "water_well", "method": "by_pump", "pump_flow": "5", "hours": "4"}, 5 * 4 * 200),
        ({"item": "firewood", "method": "by_truck", "load_mass": "1,5 t", "times": "12", "per": "period"}, 18),
        (
            {
                "item": "firewood",
                "method": "by_stere",
                "steres": "4",
                "wood": "density_acacia",
                "times": "24",
                "per": "period",
            },
            4 * 24 * 0.67 * 0.51,
        ),
        (
            {"item": "electricity", "method": "by_nameplate", "power": "7,5", "hours": "8", "load": "75 %"},
            7.5 * 1600 * 0.75 / 0.85,
        ),
        ({"item": "bags", "method": "by_container", "times": "40", "per": "day"}, 8000),
        (
            {"item": "diesel", "method": "by_container", "vessel": "20 L", "times": "2", "per": "month"},
            20 * 2 * 365 / (365 / 12),
        ),
        (
            {
                "item": "firewood",
                "method": "by_tank",
                "vessel": "1 m3",
                "density": "300",
                "times": "1",
                "per": "week",
            },
            0.3 * 365 / 7,
        ),
    ],
    ids=lambda case: f"{case['method']} {case['item']}" if isinstance(case, dict) else "",
)
def test_that_each_method_gives_the_amount_of_the_period_with_its_uncertainty(
    desk: Desk, entries: Mapping[str, str], amount: float
) -> None:
    session, (row,) = household(desk, entries)
    assert shown(session, f"P14/estimates/{row}/amount") == approx(amount)
    assert shown(session, f"P08/items/{entries['item']}/total") == approx(amount)
    relative = session.spread().relative(("P08", "items", "total"), entries["item"])
    assert relative is not None
    assert 0.05 < relative < 0.6


def test_that_a_jet_of_a_hose_is_a_flow(desk: Desk) -> None:
    entries = {"item": "water_well", "method": "by_hose", "diameter": "25", "throw": "0,6", "drop": "0,3", "hours": "1"}
    session, (row,) = household(desk, entries)
    assert shown(session, f"P14/estimates/{row}/flow") == approx(4.287, abs=0.001)


def test_that_a_household_without_meters_gets_cubic_metres_a_tonne_with_uncertainty_and_trace(desk: Desk) -> None:
    session, _ = household(desk, BUCKET)
    key = ("K01", "indicators", "value")
    assert session.evaluation.shown_value(key, "fresh_water") == approx(4800 / 200)
    # vessel 10 %, stopwatch 2 %, taps 2 %, hours by word 30 %, method 10 %; then the output, of which a book is kept
    expected = (0.10**2 + 0.02**2 + 0.02**2 + 0.30**2 + 0.10**2 + 0.05**2) ** 0.5
    assert session.spread().relative(key, "fresh_water") == approx(expected, rel=0.02)
    assert session.spread().shares(key, "fresh_water")[0].source.endswith("/hours")
    ends = list(_leaves(session.trace("P08/use/water_well.2025-01/qty")))
    assert "36 s" in [each.entered for each in ends]
    facts = {each.fact.id for each in ends if each.fact is not None}
    assert "by_bucket" in facts


def _leaves(trace: Trace) -> Iterator[Trace]:
    """The ends of a trace."""
    if not trace.inputs:
        yield trace
    for each in trace.inputs:
        yield from _leaves(each)


def test_that_an_estimate_is_spread_by_output_and_adds_up(desk: Desk) -> None:
    session, _ = household(desk, BUCKET)
    months = [f"P08/use/water_well.2025-{month:02}/qty" for month in range(1, 13)]
    assert [shown(session, month) for month in months] == [approx(480)] * 10 + [0, 0]
    session.answer("P05/output/wet.2025-12/amount", "")
    by_days = [shown(session, month) for month in months]
    assert by_days[0] == approx(4800 * 31 / 365)
    assert sum(float(each) for each in by_days if isinstance(each, float)) == approx(4800)


def test_that_a_bill_takes_the_place_of_the_estimate_and_the_grade_says_so(desk: Desk) -> None:
    session, _ = household(desk, BUCKET)
    cell = ("P08", "use", "qty"), "water_well.2025-01"
    assert session.evaluation.origin(*cell) == "estimated"
    assert session.evaluation.cell(("P08", "use", "is_good"), cell[1]) is False
    assert session.evaluation.cell(("P08", "items", "data_grade"), "water_well") == "D"
    assert "rest on the estimate" in said(session, "hint")["P08/items/water_well/estimated"]
    session.answer("P08/use/water_well.2025-01/qty", "100", strict=True)
    assert shown(session, "P08/items/water_well/total") == approx(4800 - 480 + 100)
    typed = {f"P08/use/water_well.2025-{month:02}/qty": "100" for month in range(1, 13)}
    session.answer_all(typed, strict=True)
    assert shown(session, "P08/items/water_well/total") == approx(1200)
    assert session.evaluation.cell(("P08", "items", "data_grade"), "water_well") == "A"
    assert "P08/items/water_well/estimated" not in said(session)
    relative = session.spread().relative(("P08", "items", "total"), "water_well")
    assert relative == approx(0.01)


def test_that_a_month_without_figures_stays_without_even_beside_an_estimate(desk: Desk) -> None:
    session, _ = household(desk, BUCKET)
    session.answer("P08/use/water_well.2025-01/qty", "không có số liệu")
    assert isinstance(shown(session, "P08/use/water_well.2025-01/qty"), Missing)


def test_that_several_places_of_one_resource_add_up(desk: Desk) -> None:
    tank = {"item": "water_well", "method": "by_tank", "vessel": "1 m3", "times": "1", "per": "day"}
    session, _ = household(desk, BUCKET, tank)
    assert shown(session, "P08/items/water_well/estimated") == approx(4800 + 200)


def test_that_a_method_which_cannot_give_the_unit_is_an_error(desk: Desk) -> None:
    session, rows = household(
        desk,
        {"item": "electricity", "method": "by_bucket"},
        {"item": "water_well", "method": "by_stere"},
        {"item": "firewood", "method": "by_nameplate"},
        {"item": "bags", "method": "by_bucket"},
        BUCKET,
    )
    wrong = [f"P14/estimates/{row}/method" for row in rows[:4]]
    assert [address for address in said(session, "error") if address.endswith("/method")] == wrong


def test_that_days_beyond_the_period_and_a_bucket_filled_at_once_are_said(desk: Desk) -> None:
    session, (row,) = household(desk, {**BUCKET, "days": "400", "fill_time": "2 s"})
    assert "400 day" in said(session, "error")[f"P14/estimates/{row}/days"]
    assert "larger bucket" in said(session, "doubt")[f"P14/estimates/{row}/fill_time"]


def test_that_readings_have_a_mean_and_a_scatter(desk: Desk) -> None:
    session = begun(desk)
    values = {"parameter": "power", "value_1": "10", "value_2": "12", "value_3": "14"}
    steady, odd = fill(session, "P14/measurements", values, {**values, "value_1": "6"})
    assert shown(session, f"P14/measurements/{steady}/average") == approx(12)
    assert session.evaluation.unit(("P14", "measurements", "average"), steady) == "kW"
    assert shown(session, f"P14/measurements/{steady}/scatter") == approx(100 * 2 / 12)
    assert set(said(session, "doubt")) >= {f"P14/measurements/{row}/scatter" for row in (steady, odd)}
    single = fill(session, "P14/measurements", {"parameter": "noise", "value_1": "88"})[0]
    assert shown(session, f"P14/measurements/{single}/average") == approx(88)
    assert shown(session, f"P14/measurements/{single}/scatter") == HIDDEN


# Walk-through, data availability, team, consent


def test_that_blocks_are_scored_by_what_was_seen_and_applies(desk: Desk) -> None:
    session = begun(desk)
    answers = {"B1": "tốt", "B2": "một phần", "B3": "chưa tốt", "B4": "không áp dụng", "H1": "tốt"}
    session.answer_all({f"P10/questions/{name}/answer": words for name, words in answers.items()}, strict=True)
    assert shown(session, "P10/blocks/B/score") == approx(0.5)
    assert (shown(session, "P10/blocks/B/asked"), shown(session, "P10/blocks/B/looked_at")) == (5, 4)
    assert shown(session, "P10/blocks/B/poor") == 1
    assert isinstance(shown(session, "P10/blocks/E/score"), Missing)
    assert shown(session, "P10/housekeeping") == approx((1 + 0.5 + 0 + 1) / 4)
    assert "take one for the report" in said(session, "hint")["P10/questions/B3/photo"]


def test_that_a_power_factor_below_its_threshold_is_poor(desk: Desk) -> None:
    session = begun(desk)
    session.answer("P10/questions/G1/number", "0,85", strict=True)
    assert session.evaluation.cell(("P10", "questions", "state"), "G1") == "bad"
    session.answer("P10/questions/G1/number", "0,95", strict=True)
    assert session.evaluation.cell(("P10", "questions", "state"), "G1") == "good"


def test_that_readiness_weighs_what_is_there(desk: Desk) -> None:
    session = begun(desk)
    assert isinstance(shown(session, "P07/readiness"), Missing)
    have = {"output_book": "có", "electricity_bills": "một phần", "permit": "không", "manifests": "không áp dụng"}
    session.answer_all({f"P07/papers/{name}/have": words for name, words in have.items()}, strict=True)
    assert shown(session, "P07/readiness") == approx(100 * (3 + 1.5 + 0) / (3 + 3 + 2))
    assert shown(session, "P07/asked") == 4


def test_that_a_team_has_one_leader_of_the_enterprise(desk: Desk) -> None:
    session = begun(desk)
    assert not [address for address in said(session) if address.startswith("P04/")]
    outsider = {"name": "A", "department": "consultant", "role": "leader"}
    (row,) = fill(session, "P04/members", outsider)
    assert "belongs to the enterprise" in said(session, "doubt")[f"P04/members/{row}/role"]
    assert {text for address, text in said(session, "hint").items() if address == "P04/persons"}
    fill(session, "P04/members", {"name": "B", "department": "production", "role": "leader"})
    assert "2 are named" in said(session, "doubt")["P04/leaders"]


def test_that_nothing_may_be_sent_before_it_is_ticked_and_signed_nor_after_it_was_withdrawn(desk: Desk) -> None:
    session = begun(desk)
    sent = ("P03", "", "may_be_sent")
    assert session.evaluation.cell(sent) is False
    session.answer_all({"P03/uses": "báo cáo gửi Sở Công Thương", "P03/signed_by": "Trần B"}, strict=True)
    assert session.evaluation.cell(sent) is False
    session.answer("P03/signed_at", "02/03/2026", strict=True)
    assert session.evaluation.cell(sent) is True
    assert session.evaluation.cell(("P03", "", "may_be_counted")) is False
    assert shown(session, "P03/retention") == approx(5)
    session.answer("P03/withdrawn_at", "01/03/2026", strict=True)
    assert session.evaluation.cell(sent) is False
    assert "P03/withdrawn_at" in said(session, "error")


# Equipment, meters, permits


def test_that_equipment_uses_its_measured_power_else_the_load_of_its_nameplate(desk: Desk) -> None:
    session = begun(desk)
    motor = {"name": "Máy mài", "type": "mill", "rated_power": "10", "hours": "1000"}
    rated, measured, boiler = fill(
        session, "P09/equipment", motor, {**motor, "measured_power": "8"}, {**motor, "type": "boiler"}
    )
    assert shown(session, f"P09/equipment/{rated}/energy_use") == approx(7000)
    assert shown(session, f"P09/equipment/{measured}/energy_use") == approx(8000)
    assert shown(session, f"P09/equipment/{measured}/load") == approx(80)
    assert shown(session, f"P09/equipment/{boiler}/energy_use") == HIDDEN
    assert shown(session, "P09/listed_use") == approx(15_000)
    session.answer("P08/use/electricity.2025-01/qty", "10000")
    assert "P09/listed_use" in said(session, "doubt")
    session.answer(f"P09/equipment/{rated}/hours", "9000", strict=True)
    assert f"P09/equipment/{rated}/hours" in said(session, "error")


def test_that_a_meter_counts_with_its_multiplier_and_past_its_nought(desk: Desk) -> None:
    session = begun(desk)
    session.add_row("P08/items", "electricity")
    dial = {"name": "Công tơ", "item": "electricity", "multiplier": "40", "reading_1": "99.900", "reading_2": "100"}
    (row,) = fill(session, "P09/meters", dial)
    assert "digits" in said(session, "doubt")[f"P09/meters/{row}/digits"]
    session.answer(f"P09/meters/{row}/digits", "5", strict=True)
    assert shown(session, f"P09/meters/{row}/counted") == approx(8000)
    width = session.spread().relative(("P09", "meters", "counted"), row)
    assert width == approx(0.02)  # of the transformers; the readings themselves are exact


def test_that_a_dial_needs_its_multiplier(desk: Desk) -> None:
    session = begun(desk)
    (row,) = fill(session, "P09/meters", {"name": "Công tơ", "reading_1": "10", "reading_2": "20"})
    assert isinstance(shown(session, f"P09/meters/{row}/counted"), Missing)
    assert progress(session.evaluation)["P09"].must_open == 1


OWN = {"name": "COD", "own_unit": "mg/L", "permit_limit": "100"}


def test_that_a_result_above_its_limit_is_a_doubt_and_what_was_not_detected_is_none(desk: Desk) -> None:
    session = begun(desk)
    names = [{**OWN, "name": name} for name in ("COD", "BOD5", "CN", "Pb")]
    above, below, hidden, vague = rows = fill(session, "P12/standards", *names)
    for row, result in zip(rows, ("150", "80", "5", "200"), strict=True):
        session.answer(f"P12/parameters/{row}/result", result, strict=True)
    session.answer_all({f"P12/parameters/{row}/not_detected": "có" for row in (hidden, vague)}, strict=True)
    assert shown(session, f"P12/parameters/{above}/ratio") == approx(1.5)
    doubts = said(session, "doubt")
    assert "does not meet the limit of 100" in doubts[f"P12/parameters/{above}/result"]
    assert f"P12/parameters/{below}/result" not in doubts
    assert f"P12/parameters/{hidden}/result" not in doubts
    assert "does not show" in doubts[f"P12/parameters/{vague}/result"]
    assert (shown(session, "P12/judged"), shown(session, "P12/over")) == (4, 1)
    assert shown(session, "P12/worst") == approx(1.5)


def test_that_limits_follow_regulation_column_plant_and_coefficients(desk: Desk) -> None:
    chosen = {"P12/regulation": "qcvn_63_2017", "P12/column": "B", "P12/flow": "600 m3/ngày"}
    session = begun(desk, **chosen)
    assert "COD" in said(session, "hint")["P12/facility"]
    session.answer("P12/facility", "existing", strict=True)
    rows = session.evaluation.rows("P12", "parameters")
    assert {"qcvn63_b_cod_existing", "qcvn63_b_ph_low", "qcvn63_b_ph_high"} <= set(rows)
    assert not [row for row in rows if "_a_" in row or row.endswith("_new")]
    cod, rule = (f"P12/{table}/qcvn63_b_cod_existing" for table in ("parameters", "standards"))
    assert isinstance(shown(session, f"{cod}/limit"), Missing)
    assert "Kq" in said(session, "hint")[f"{rule}/standard"]
    session.answer("P12/receiving", "kq_river_50", strict=True)
    assert shown(session, f"{cod}/limit") == approx(250 * 0.9 * 1.0)
    session.answer_all({f"{rule}/permit_limit": "150", f"{cod}/result": "160"}, strict=True)
    assert shown(session, f"{cod}/limit") == approx(150)
    assert "does not meet the limit of 150" in said(session, "doubt")[f"{cod}/result"]
    session.answer(f"{rule}/permit_limit", "400", strict=True)
    assert shown(session, f"{cod}/limit") == approx(225)
    assert "laxer" in said(session, "doubt")[f"{rule}/permit_limit"]


def test_that_a_limit_says_what_it_rests_on_and_one_not_known_what_to_enter(desk: Desk) -> None:
    session = begun(desk, **{"P12/regulation": "qcvn_63_2017", "P12/column": "B", "P12/facility": "existing"})
    session.answer("P12/receiving", "kq_river_50", strict=True)
    assert words(session, "P12/parameters/qcvn63_b_bod5/grade") == "theo trí nhớ, chưa kiểm chứng"
    assert words(session, "P12/standards/qcvn63_b_bod5/origin").startswith("QCVN 63:2017/BTNMT")
    session.answer_all({"P12/regulation": "qcvn_40_2025", "P12/column": "C"}, strict=True)
    cod, rule = (f"P12/{table}/qcvn40_2025_c_cod" for table in ("parameters", "standards"))
    assert isinstance(shown(session, f"{cod}/limit"), Missing)
    assert words(session, f"{cod}/limit_note").startswith("Trị số chưa đọc được: nhập mức trong giấy phép")
    assert "The value was not found: enter" in said(session, "hint")[f"{rule}/permit_limit"]
    session.answer(f"{rule}/permit_limit", "90", strict=True)
    assert words(session, f"{cod}/grade") == "giấy phép"
    assert f"{rule}/permit_limit" not in said(session, "hint")


def test_that_options_their_effects_and_costs_say_what_they_rest_on(desk: Desk) -> None:
    session = begun(desk, variant="industrial")
    evaluation = session.evaluation
    graded = {
        ("P22", "options"): ("grade", "investment_grade"),
        ("P22", "effects"): ("grade",),
        ("K02", "uses"): ("grade",),
    }
    for table, columns in graded.items():
        for row in evaluation.rows(*table):
            for column in columns:
                cell = evaluation.cell((*table, column), row)
                assert column == "investment_grade" or cell in GRADES
                assert not isinstance(cell, str) or words(session, "/".join((*table, row, column))) == GRADES[cell].vi
    assert words(session, "P22/options/CS01/origin")


def test_that_ph_has_a_least_and_a_most(desk: Desk) -> None:
    session = begun(desk, **{"P12/regulation": "qcvn_40_2011", "P12/column": "A"})
    low, high = (f"P12/parameters/qcvn40_a_ph_{end}" for end in ("low", "high"))
    session.answer_all({f"{low}/result": "5,2", f"{high}/result": "5,2"}, strict=True)
    doubts = said(session, "doubt")
    assert f"{low}/result" in doubts
    assert f"{high}/result" not in doubts
    permit = {"low": "6,5", "high": "8,5"}
    session.answer_all({f"P12/standards/qcvn40_a_ph_{end}/permit_limit": bound for end, bound in permit.items()})
    assert shown(session, f"{low}/limit") == approx(6.5)
    assert shown(session, f"{high}/limit") == approx(8.5)


@pytest.mark.parametrize(("flow", "kf"), [("50", 1.2), ("51", 1.1), ("500", 1.1), ("5.000", 1.0), ("5.001", 0.9)])
def test_that_the_flow_settles_kf(desk: Desk, flow: str, kf: float) -> None:
    session = begun(desk, **{"P12/flow": f"{flow} m3/ngày"})
    assert shown(session, "P12/kf") == approx(kf)


def test_that_the_flow_is_taken_from_the_ledger_until_it_is_typed(desk: Desk) -> None:
    months = {f"P08/use/wastewater.2025-{month:02}/qty": "365" for month in range(1, 13)}
    session = begun(desk, **months)
    assert shown(session, "P12/flow") == approx(12)


def test_that_a_permit_that_ran_out_is_said(desk: Desk) -> None:
    session = begun(desk, **{"P12/standing": "expired"})
    permit = {"type": "permit", "number": "12/GPMT", "issued": "01/02/2019", "expires": "31/01/2024"}
    (row,) = fill(session, "P12/permits", permit)
    assert said(session, "doubt")[f"P12/permits/{row}/expires"].startswith("12/GPMT: ran out on 31")
    assert "P12/standing" in said(session, "doubt")


def test_that_a_workplace_too_loud_or_too_dark_is_said(desk: Desk) -> None:
    session = begun(desk)
    loud, dark, fine = fill(
        session,
        "P12/workplace",
        {"place": "máy mài", "agent": "noise", "level": "92", "bound": "85"},
        {"place": "đóng bao", "agent": "light", "level": "120", "bound": "200"},
        {"place": "kho", "agent": "noise", "level": "70", "bound": "85"},
    )
    doubts = said(session, "doubt")
    assert {f"P12/workplace/{row}/level" for row in (loud, dark)} <= set(doubts)
    assert f"P12/workplace/{fine}/level" not in doubts
    assert shown(session, "P12/beyond") == 2


# Bad input


@pytest.mark.parametrize(
    ("address", "words", "sentence"),
    [
        ("P03/retention", "30", "The most is 20 year"),
        ("P06/steps/A1/hours", "25", "The most is 24 h"),
        ("P06/steps/A1/waste_level", "4", "The most is 3"),
        ("P12/accidents", "-1", "The least is 0"),
        ("P02/industry_code", "10x", "does not have the form wanted. 2 to 5 digits"),
        ("P12/flow", "-3", "The least is 0"),
        ("P05/line_age", "300", "The most is 100 year"),
    ],
)
def test_that_what_cannot_be_is_refused_in_one_sentence(desk: Desk, address: str, words: str, sentence: str) -> None:
    session = begun(desk, variant="industrial")
    if address.startswith("P02/"):
        session = desk.session(desk.new("enterprise"))
    with pytest.raises(Refused) as refusal:
        session.answer(address, words, strict=True)
    assert sentence in refusal.value.text.en
    assert refusal.value.text.en.count("\n") == 0


def test_that_a_telephone_number_is_no_prose(desk: Desk) -> None:
    session = begun(desk)
    (row,) = fill(session, "P04/members", {"name": "A"})
    with pytest.raises(Refused, match="Digits, spaces"):
        session.answer(f"P04/members/{row}/phone", "gọi sau", strict=True)
