"""What follows from a record: defaults, hidden fields, rows, engines, findings."""

import pytest

from cpa_desktop.core import calculators
from cpa_desktop.core.answer import Answer, text_of
from cpa_desktop.core.expressions.values import Missing
from cpa_desktop.core.text import Text, same
from cpa_desktop.core.worksheet import Check, Engine, Reads, Rows
from tests.core.small_forms import computed, field, figures, known, program, rows, sheet, table


def test_that_a_default_is_counted_with_origin_norm_until_someone_types_over_it() -> None:
    built = program(sheet(field("moisture", unit="%", default="'13 %'"), computed("x", "1 - moisture", "%")))
    empty, typed = figures(built, {}), figures(built, {"P1/moisture": known(20.0, "%")})
    assert empty.shown_value(("P1", "", "x")) == pytest.approx(87)
    assert empty.origin(("P1", "", "moisture")) == "norm"
    assert typed.shown_value(("P1", "", "x")) == pytest.approx(80)
    assert typed.origin(("P1", "", "moisture")) == "declared"


def test_that_hidden_answers_are_kept_but_not_counted() -> None:
    built = program(
        sheet(
            field("has_boiler", "yes_no"),
            field("steam", unit="t/h", when="has_boiler"),
            computed("x", "steam * 2", "t/h"),
        )
    )
    answers = {"P1/has_boiler": known(False), "P1/steam": known(5.0, "t/h")}
    found = figures(built, answers)
    assert found.is_hidden(("P1", "", "steam"))
    assert isinstance(found.cell(("P1", "", "x")), Missing)
    assert found.record.answers["P1/steam"] == answers["P1/steam"]


def test_that_what_could_not_be_read_is_not_counted_and_is_an_error() -> None:
    built = program(sheet(field("steam", unit="t/h"), computed("x", "steam * 2", "t/h")))
    refused = text_of(Answer(entered="năm", state="refused", reason=Text(vi="không phải số", en="no number")))
    found = figures(built, {"P1/steam": refused})
    assert found.cell(("P1", "", "x")) == Missing("refused")
    assert [(each.severity, each.address, each.rule) for each in found.findings] == [("error", "P1/steam", "unread")]
    assert "năm" in found.findings[0].text.vi


def test_that_not_available_is_neither_nought_nor_blank() -> None:
    built = program(sheet(field("steam", unit="t/h"), computed("x", "steam * 2", "t/h")))
    found = figures(built, {"P1/steam": text_of(Answer(entered="không có", state="not_available"))})
    assert found.cell(("P1", "", "x")) == Missing("not_available")


def test_that_chosen_rows_come_in_the_order_of_the_content_and_own_rows_after_them() -> None:
    items = table("items", field("name", "text"), rows=Rows(source="resources", chosen=True, own=True))
    found = figures(program(sheet(items)), rows("P1/items", "k7mq2abc", "coal", "electricity"))
    assert found.rows("P1", "items") == ["electricity", "coal", "k7mq2abc"]


def test_that_a_condition_leaves_rows_of_content_out() -> None:
    items = table("items", field("name", "text"), rows=Rows(source="resources", where="source.group == 'fuel'"))
    assert figures(program(sheet(items)), {}).rows("P1", "items") == ["coal"]


def test_that_an_old_name_still_finds_its_answer_and_todays_name_wins() -> None:
    built = program(sheet(field("steam", unit="t/h"), renamed={"steam_flow": "steam"}))
    assert figures(built, {"P1/steam_flow": known(5.0, "t/h")}).shown_value(("P1", "", "steam")) == pytest.approx(5)
    both = figures(built, {"P1/steam_flow": known(5.0, "t/h"), "P1/steam": known(6.0, "t/h")})
    assert both.shown_value(("P1", "", "steam")) == pytest.approx(6)


def test_that_a_check_speaks_only_while_it_holds_and_quotes_its_figures() -> None:
    check = Check(
        when="steam > '60 t/h'", severity="doubt", at="steam", text=Text(vi="{steam} là nhiều", en="{steam} is much")
    )
    built = program(sheet(field("steam", unit="t/h"), checks=(check,)))
    assert figures(built, {}).findings == ()
    found = figures(built, {"P1/steam": known(70.0, "t/h")}).findings
    assert [(each.severity, each.text.vi) for each in found] == [("doubt", "70 t/h là nhiều")]


def test_that_a_doubt_accepted_with_a_reason_goes_to_the_end_of_the_list() -> None:
    built = program(sheet(field("a", unit="1", plausible=(0.0, 1.0)), field("b", unit="1", plausible=(0.0, 1.0))))
    answers = {"P1/a": known(5.0), "P1/b": known(5.0), "P1/a@accepted": "plausible|đã đo lại"}
    found = figures(built, answers).findings
    assert [(each.address, each.accepted) for each in found] == [("P1/b", ""), ("P1/a", "đã đo lại")]


def test_that_only_questions_that_must_be_answered_are_asked_for() -> None:
    built = program(sheet(field("a", unit="1", need="must"), field("b", unit="1")))
    assert [each.address for each in figures(built, {}).findings] == ["P1/a"]


ENGINE = table(
    "periods",
    field("name", "text"),
    field("days", unit="day"),
    rows=Rows(
        engine=Engine(name="periods.calendar", tables={}, values={"start": "begin", "end": "finish", "step": "'month'"})
    ),
)
MONTHS = (field("begin", "month"), field("finish", "month"))


def test_that_an_engine_makes_rows_and_fills_their_columns() -> None:
    built = program(sheet(*MONTHS, ENGINE, computed("x", "sum(p.days for p in periods)", "day")))
    found = figures(built, {"P1/begin": known("2025-01"), "P1/finish": known("2025-02")})
    assert found.rows("P1", "periods") == ["2025-01", "2025-02"]
    assert found.shown_value(("P1", "", "x")) == pytest.approx(59)


SLOW = (
    table("uses", field("amount", unit="t"), computed("stream", "'starch'")),
    table("effects", field("share", unit="%"), computed("use", "'u1'"), computed("form", "'percent'")),
    table(
        "spread",
        field("low", unit="t"),
        field("high", unit="t"),
        rows=Rows(
            engine=Engine(
                name="interaction.spread",
                values={"draws": "200", "seed": "1"},
                tables={
                    "effects": Reads(
                        table="effects", columns={"use": "use", "form": "form", "share": "share", "option": "id"}
                    ),
                    "uses": Reads(table="uses", columns={"stream": "stream", "amount": "amount"}),
                },
            )
        ),
    ),
    computed("x", "sum(s.high for s in spread)", "t"),
)
SLOW_ANSWERS = {
    **rows("P1/uses", "u1"),
    **rows("P1/effects", "e1"),
    "P1/uses/u1/amount": known(100.0, "t"),
    "P1/effects/e1/share": known(10.0, "%"),
}


def test_that_a_slow_engine_is_pending_until_its_result_is_given_and_remembered_by_its_inputs() -> None:
    built = program(sheet(*SLOW))
    waiting = figures(built, SLOW_ANSWERS)
    assert waiting.cell(("P1", "", "x")) == Missing("pending")
    [job] = waiting.jobs
    calculator = calculators.find(job.engine)
    assert calculator is not None
    results = {job.key: calculator.function(**job.tables, **job.values)}
    done = figures(built, SLOW_ANSWERS, results=results)
    assert done.jobs == []
    assert done.shown_value(("P1", "", "x")) == pytest.approx(10, rel=0.2)
    changed = figures(built, {**SLOW_ANSWERS, "P1/uses/u1/amount": known(200.0, "t")}, results=results)
    assert changed.cell(("P1", "", "x")) == Missing("pending")


def test_that_two_heads_at_one_address_are_an_error_and_not_counted() -> None:
    from cpa_desktop.core.evaluation import evaluate
    from cpa_desktop.core.record import Record

    built = program(sheet(field("steam", unit="t/h"), computed("x", "steam * 2", "t/h")))
    start = Record(id="r", register="audit")
    changes = [
        start.next_change(
            label=same(""),
            edits=start.edits("P1/steam", known(value, "t/h")),
            device=device,
            by="",
            at="2026-01-01T00:00:00+00:00",
        )
        for device, value in (("a", 5.0), ("b", 6.0))
    ]
    found = evaluate(built, start.after(*changes))
    assert isinstance(found.cell(("P1", "", "x")), Missing)
    assert [(each.severity, each.rule) for each in found.findings] == [("error", "contested")]


def test_that_a_check_may_quote_a_figure_of_another_sheet() -> None:
    other = sheet(field("heat", unit="GJ"), id="P2")
    check = Check(when="steam > '1 t/h'", severity="doubt", text=same("{steam}, {P2.heat}"), at="steam")
    built = program(other, sheet(field("steam", unit="t/h"), checks=(check,)))
    found = figures(built, {"P1/steam": known(2.0, "t/h"), "P2/heat": known(7.0, "GJ")})
    assert "2 t/h, 7 GJ" in [each.text.en for each in found.findings]


def test_that_a_check_of_a_table_names_the_row_with_or_without_its_column() -> None:
    steps = table("steps", field("name", "text"), field("hours", unit="h"), title="name")
    check = Check(when="hours > '24 h'", severity="error", text=same("{this} / {row}"), at="hours", table="steps")
    answers = {**rows("P1/steps", "a"), "P1/steps/a/name": known("Sấy"), "P1/steps/a/hours": known(30.0, "h")}
    found = figures(program(sheet(steps, checks=(check,))), answers)
    assert [each.text.vi for each in found.findings if each.rule.startswith("P1.")] == ["Sấy / Sấy: hours"]
