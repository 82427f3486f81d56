"""The figures beside the page: what they say of the sample, and that the report says the same."""

import dataclasses

import pytest

from cpa_desktop.core.evaluation import evaluate
from cpa_desktop.core.record import Record
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.gui.live import reckon
from cpa_desktop.gui.parts import results
from cpa_desktop.gui.parts.figures import Figures
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.report.figure_text import Cells
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk


@pytest.fixture
def session(desk: Desk) -> RecordSession:
    """The copy of the sample, worked out."""
    made = desk.session(desk.records(register="rapid")[0].id)
    made.settle()
    return made


def figures(session: RecordSession) -> Figures:
    """Its figures with their ±, in English."""
    reckoned = reckon(session.evaluation, ())
    return Figures(evaluation=session.evaluation, spread=reckoned.spread, language="en", narrowing=reckoned.narrowing)


def lines(session: RecordSession) -> dict[str, Line]:
    """The lines by their name."""
    return {line.name: line for line in results.lines(figures(session))}


@pytest.mark.parametrize(
    ("key", "row"),
    [
        (("K01", "indicators", "value"), "electricity"),
        (("K02", "streams", "saved"), "electricity"),
        (("K02", "streams", "money"), "heat"),
        (("K02", "", "money_saved"), ""),
        (("K02", "", "ghg_saved"), ""),
        (("P05", "", "output_total"), ""),
    ],
)
def test_that_a_figure_reads_on_the_screen_as_in_the_report(
    session: RecordSession, key: tuple[str, str, str], row: str
) -> None:
    evaluation = session.evaluation
    cells = Cells(evaluation, Spread(evaluation))
    printed = f"{cells.with_range(evaluation, key, row).en} {cells.unit(evaluation, key, row).en}"
    assert figures(session).words(key, row) == printed


def test_that_an_indicator_says_its_level_and_how_far_it_is_from_good(session: RecordSession) -> None:
    line = lines(session)["K01/indicators/electricity/value"]
    assert line.value.endswith("kWh/t")
    assert line.detail.startswith("Level: average; short of the good level by ")
    assert line.scale is not None


def test_that_a_level_that_rests_on_estimates_says_so_and_no_indicator_is_given_in_money(
    session: RecordSession,
) -> None:
    table = ("K01", "indicators")
    of_indicators = {row: lines(session).get(f"K01/indicators/{row}/value") for row in session.evaluation.rows(*table)}
    for row, line in of_indicators.items():
        if line is None or line.scale is None:
            continue
        is_sourced = session.evaluation.cell((*table, "is_sourced"), row) is True
        assert ("reference range, estimate" in line.detail) is not is_sourced
        assert "VND" not in line.detail


def test_that_a_saving_says_its_share_its_money_and_its_range(session: RecordSession) -> None:
    line = lines(session)["K02/streams/electricity/saved"]
    assert "% of the baseline" in line.detail
    assert "million VND" in line.detail
    assert "low to high" in line.detail


def test_that_a_payback_is_a_time_or_says_why_not(session: RecordSession) -> None:
    line = lines(session)["K02/payback"]
    assert line.value.endswith(("months", "month", "years", "year"))


def test_that_every_ledger_item_has_its_grade(session: RecordSession) -> None:
    graded = [name for name in lines(session) if name.endswith("/data_grade")]
    assert len(graded) == len(
        [
            r
            for r in session.evaluation.rows("P08", "items")
            if isinstance(session.evaluation.cell(("P08", "items", "data_grade"), r), str)
        ]
    )
    assert graded


def test_that_what_to_measure_next_is_named_and_led_to(session: RecordSession) -> None:
    measures = [line for name, line in lines(session).items() if name.startswith("measure ")]
    assert 0 < len(measures) <= 3
    shares = [float(line.value.removesuffix(" %")) for line in measures]
    assert shares == sorted(shares, reverse=True)
    for line in measures:
        assert "/" not in line.title  # a name, no address


def test_that_the_reading_that_narrows_most_stands_with_the_saving_and_says_what_would_be_left(
    session: RecordSession,
) -> None:
    there = results.lines(figures(session))
    assert [line.name for line in there[:3]] == ["heading Saving so far", "K02/money_saved", "next reading"]
    saving, reading = there[1:3]
    # the price of starch is nobody's yet, and makes nearly half of the variance
    assert reading.title == "Measure next: Worth of one more tonne of starch recovered"
    assert reading.address == "CS1/starch_price"
    # entered as read on a meter, the figure has the ± that was promised
    price = session.evaluation.shown_value(("CS1", "", "starch_price"))
    assert isinstance(price, float)
    session.answer("CS1/starch_price", f"{price:.0f}")
    session.answer("CS1/starch_price@origin", "metered")
    session.settle()
    after = figures(session)
    shown = next(line for line in results.lines(after) if line.name == "K02/money_saved").value
    assert shown != saving.value
    promised = reading.detail.partition("± ")[2].partition(" million")[0]
    assert shown.partition("± ")[2].partition(" million")[0] == promised
    assert "starch_price" not in [line.address for line in results.lines(after)]


def test_that_nothing_is_said_of_readings_where_none_would_help(session: RecordSession) -> None:
    there = dataclasses.replace(figures(session), narrowing=None)
    assert "next reading" not in [line.name for line in results.lines(there)]


def test_that_the_dearest_losses_come_first_and_are_three_at_most(session: RecordSession) -> None:
    lost = [line.name for line in results.lines(figures(session)) if line.name.startswith("P19/costs/")]
    assert 0 < len(lost) <= 3
    costs = [session.evaluation.cell(("P19", "costs", "total"), name.split("/")[2]) for name in lost]
    every = [session.evaluation.cell(("P19", "costs", "total"), row) for row in session.evaluation.rows("P19", "costs")]
    assert costs == sorted((cost for cost in every if isinstance(cost, float)), reverse=True)[: len(costs)]


def test_that_every_figure_leads_to_a_trace(session: RecordSession) -> None:
    for line in lines(session).values():
        if line.address and not line.is_entry:
            assert session.trace(line.address).title.en


def test_that_pending_figures_are_faded_and_say_so(session: RecordSession) -> None:
    pending = evaluate(session.program, session.record, session.around, {})
    if not pending.jobs:
        pytest.fail("the sample has no slow engine any more; choose another record")
    there = results.lines(Figures(evaluation=pending, spread=None, language="en"))
    assert all(line.is_faded for line in there if line.value == "being worked out")


def test_that_an_empty_record_shows_no_figures(session: RecordSession) -> None:
    empty = Record(id="r", register="rapid")
    evaluation = evaluate(session.program, empty, session.around, {})
    assert results.lines(Figures(evaluation=evaluation, spread=None, language="vi")) == ()
