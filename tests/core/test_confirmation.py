"""Confirmation freezes the facts used; a later entry makes the record a draft again."""

import dataclasses
import json

import pytest

from cpa_desktop.core import confirmation
from cpa_desktop.core.evaluation import evaluate
from cpa_desktop.core.form import Form
from cpa_desktop.core.program import build
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import same
from tests.core.small_forms import computed, field, form, known, record, sheet, table

SHEET = sheet(field("power_used", unit="MWh"), computed("carbon", "power_used * factor('grid', '2023')", "tCO2e"))


def entered(start: Record, address: str, text: str) -> Record:
    """The record after one more entry."""
    edits = start.edits(address, text)
    return start.after(
        start.next_change(label=same(""), edits=edits, device="d", by="", at="2026-01-01T00:00:00+00:00")
    )


def with_grid(value: float) -> Form:
    """The form where the grid factor of 2023 has another value."""
    plain = form(SHEET)
    grid = tuple(dataclasses.replace(fact, value=value) for fact in plain.facts["grid"])
    return Form(
        register=plain.register, sector="", sheets=plain.sheets, lists=plain.lists, facts={**plain.facts, "grid": grid}
    )


def confirmed() -> Record:
    """A record confirmed while the factor was 0.6592."""
    built, _ = build(form(SHEET))
    assert built is not None
    start = record({"P1/power_used": known(10.0, "MWh")})
    seal = confirmation.seal(evaluate(built, start), "Giám đốc", "")
    return entered(start, confirmation.ADDRESS, json.dumps(seal, sort_keys=True))


def test_that_a_confirmed_record_answers_from_the_facts_frozen_with_it() -> None:
    built, _ = build(with_grid(0.5))
    assert built is not None
    kept = confirmation.kept_facts(confirmed())
    found = evaluate(built, confirmed(), kept=kept)
    assert found.shown_value(("P1", "", "carbon")) == pytest.approx(6.592)


def test_that_a_confirmed_record_still_says_that_a_factor_is_of_another_year() -> None:
    late = sheet(field("power_used", unit="MWh"), computed("carbon", "power_used * factor('grid', '2025')", "tCO2e"))
    built, _ = build(form(late))
    assert built is not None
    start = record({"P1/power_used": known(10.0, "MWh")})
    seal = confirmation.seal(evaluate(built, start), "Giám đốc", "")
    sealed = entered(start, confirmation.ADDRESS, json.dumps(seal, sort_keys=True))
    found = evaluate(built, sealed, kept=confirmation.kept_facts(sealed)).findings
    assert [each.rule for each in found] == ["stale grid 2023"]


def test_that_an_entry_after_confirmation_restores_the_draft() -> None:
    later = entered(confirmed(), "P1/power_used", known(11.0, "MWh"))
    assert confirmation.holds(confirmed())
    assert not confirmation.holds(later)
    assert confirmation.kept_facts(later) == {}


def test_that_columns_of_one_group_share_one_address_for_merging() -> None:
    effects = table("effects", field("percent", unit="%"), field("amount", unit="t"), one_of=(("percent", "amount"),))
    group = confirmation.group_of(form(sheet(effects)))
    assert group("P1/effects/k7mq2abc/amount") == "P1/effects/k7mq2abc/percent"
    assert group("P1/effects/k7mq2abc/amount@note") == "P1/effects/k7mq2abc/amount@note"
