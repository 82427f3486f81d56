"""What findings, guidance and traces say, line by line."""

import pytest

from cpa_desktop import i18n
from cpa_desktop.core.fact import Fact, Source
from cpa_desktop.core.finding import Finding
from cpa_desktop.core.text import LANGUAGES, Text, same
from cpa_desktop.core.trace import Trace
from cpa_desktop.gui.parts import findings, help, trace
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk

SOURCE = Source(id="ipcc", title="Guidelines", publisher="IPCC", year="2006", grade="read")
FACT = Fact(
    id="coal",
    title=same("Heating value"),
    value=20.9,
    low=16.7,
    high=25.1,
    unit="GJ/t",
    year=2006,
    grade="read",
    source="ipcc",
)


@pytest.fixture
def session(desk: Desk) -> RecordSession:
    """The copy of the sample."""
    return desk.session(desk.records(register="rapid")[0].id)


def test_that_a_finding_says_its_severity_in_words_and_its_sheet() -> None:
    finding = Finding(severity="doubt", address="P08/use/x/qty", text=same("Check."), rule="r")
    line = findings.lines((finding,), {"P08": "Ledger"}, "en")[0]
    assert (line.title, line.detail, line.sign) == ("Check.", "Doubt · Ledger", "doubt")
    assert line.address == "P08/use/x/qty"


def test_that_what_was_let_stand_shows_its_reason_and_is_not_open() -> None:
    finding = Finding(severity="doubt", address="P08/x", text=same("Check."), rule="r", accepted="read twice")
    line = findings.lines((finding,), {}, "en")[0]
    assert line.is_faded
    assert line.detail == "Let stand: read twice"
    assert findings.open_ones((finding,)) == ()


def test_that_guidance_says_what_is_usual_in_the_words_of_the_language(session: RecordSession) -> None:
    about = help.about_field(session.evaluation, "P05/design_capacity", "en")
    assert about is not None
    title, said = about
    assert title == "Design capacity"
    assert ("Usual range", "0.1–5,000 t/day") in said


def test_that_guidance_of_an_observation_says_how_to_look(session: RecordSession) -> None:
    row = session.evaluation.rows("P10", "questions")[0]
    about = help.about_field(session.evaluation, f"P10/questions/{row}/note", "vi")
    assert about is not None
    question = session.program.form.lists["questions"][row]
    assert about[0].startswith(f"{row}. ")
    assert question.how.vi in [words for _heading, words in about[1]]  # type: ignore[attr-defined]


def test_that_guidance_says_where_to_read_a_figure_what_is_usual_and_why_it_matters(session: RecordSession) -> None:
    about = help.about_field(session.evaluation, "P08/use/electricity.2025-11/qty", "en")
    assert about is not None
    said = dict(about[1])
    assert said["Where to read it"].startswith("EVN bill")
    assert said["In the other periods"] == "268,000–616,000 kWh, in 7 of them"
    assert "Potential saving" in said["Why it matters"]
    price = help.about_field(session.evaluation, "P08/items/electricity/price", "en")
    assert price is not None
    assert dict(price[1])["Usual price"] == "1,000–5,000 VND/kWh"


def test_that_guidance_names_the_nearest_figures_that_rest_on_an_answer(session: RecordSession) -> None:
    about = help.about_field(session.evaluation, "CS1/starch_price", "en")
    assert about is not None
    assert dict(about[1])["Why it matters"].startswith("Potential saving, ")
    start = help.about_field(session.evaluation, "P01/period_from", "en")
    assert start is not None
    assert dict(start[1])["Why it matters"].endswith("Most figures of the record rest on it.")


def test_that_the_card_of_an_option_says_when_it_fits_what_it_acts_on_and_what_it_rests_on(
    session: RecordSession,
) -> None:
    sources = session.library.catalogue.sources
    for address in ("P22/options/CS01/decision", "P22/options/CS01"):
        about = help.about_field(session.evaluation, address, "en", sources)
        assert about is not None
        said = dict(about[1])
        assert about[0].startswith("CS01 Zone the root yard")
        assert said["When it fits"] == "Roots wait longer than a day, bays carry no date"
        assert said["What it acts on"] == "Starch lost while roots wait in the yard: 30–70 % of it"
        assert said["Grade and source"].startswith("read in the source: ")
        assert said["Grade and source of the saving"].startswith("estimate: ")
        assert "10–50 million VND at 100 t/day" in said["Investment in the library"]


def test_that_every_option_and_every_observation_has_its_guidance_in_both_languages(session: RecordSession) -> None:
    sources = session.library.catalogue.sources
    for table, column in (("options", "decision"), ("questions", "answer")):
        sheet = "P22" if table == "options" else "P10"
        for row in session.evaluation.rows(sheet, table):
            for language in LANGUAGES:
                about = help.about_field(session.evaluation, f"{sheet}/{table}/{row}/{column}", language, sources)
                assert about is not None
                assert len(about[1]) >= 2, row
                assert all(words for _heading, words in about[1])


def test_that_every_question_of_the_main_sheets_says_more_than_its_label(session: RecordSession) -> None:
    silent = []
    for key, work in session.program.by_key.items():
        if key[0] in ("P01", "P05", "P08", "CS1") and work.value is None and work.field.need != "may":
            row = next(iter(session.evaluation.rows(*key[:2])), "") if key[1] else ""
            address = "/".join(part for part in (key[0], key[1], row, key[2]) if part)
            about = help.about_field(session.evaluation, address, "vi")
            if about is None or len(about[1]) <= bool(key[1]):
                silent.append(address)
    assert silent == []


def test_that_there_is_no_guidance_where_there_is_no_field(session: RecordSession) -> None:
    assert help.about_field(session.evaluation, "K99/nothing", "vi") is None
    assert help.about_field(session.evaluation, "P08", "vi") is None


def test_that_a_sheet_s_guidance_names_its_step_and_task(session: RecordSession) -> None:
    agenda = session.library.catalogue.method.agenda(session.program.form.sheets)
    title, said = help.about_sheet(agenda.stops[agenda.place("P08")], "en")
    assert title == "Consumption ledger"
    assert ("Step 1: Getting started", "Task 2: Process steps and base data") in said


def test_that_a_trace_shows_formula_entries_and_facts_with_source_and_grade() -> None:
    entered = Trace(address="P08/use/coal/qty", title=same("Coal"), cell=12.0, unit="t", origin="invoice", entered="12")
    fact = Trace(address="record/fact_coal", title=FACT.title, cell=20.9, unit="GJ/t", origin="norm", fact=FACT)
    top = Trace(
        address="P08/heat",
        title=same("Heat"),
        cell=250.8,
        unit="GJ",
        origin="calculated",
        formula="a *\n b",
        inputs=(entered, fact),
        more=3,
    )
    line = trace.line(top, {"ipcc": SOURCE}, "en")
    assert (line.value, line.detail, line.address) == ("250.8 GJ", "Formula: a * b", "")
    coal, value, more = line.children
    assert (coal.value, coal.detail, coal.address) == ("12 t", "Entered: 12\nOrigin: invoice", "P08/use/coal/qty")
    assert value.detail.splitlines() == [
        "Source: Guidelines, IPCC, 2006",
        "Grade: read in the source",
        "Year: 2006",
        "Range: 16.7 – 25.1 GJ/t",
    ]
    assert more.title == "and 3 more"


def test_that_deep_parts_of_a_trace_are_folded_away(session: RecordSession) -> None:
    session.settle()
    line = trace.line(session.trace("K02/money_saved"), session.library.catalogue.sources, "vi")
    assert not line.is_closed
    assert all(not child.is_closed for child in line.children)
    assert all(grandchild.is_closed for child in line.children for grandchild in child.children)


def test_that_one_figure_used_twice_stands_in_a_trace_twice_under_names_of_its_own(session: RecordSession) -> None:
    session.settle()
    waiting, names = [trace.line(session.trace("K02/money_saved"), {}, "vi")], list[str]()
    while waiting:
        line = waiting.pop()
        names.append(line.name)
        waiting += line.children
    assert len(names) == len(set(names))


def test_that_the_words_follow_the_language() -> None:
    i18n.use("vi")
    finding = Finding(severity="error", address="P08/x", text=Text(vi="Sai.", en="Wrong."), rule="r")
    assert findings.lines((finding,), {}, "vi")[0].detail == "Lỗi"
