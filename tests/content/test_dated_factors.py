"""Every factor with a year or with dates is chosen by the audit's year; of another time it raises a doubt."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.fact import Fact, by_id, holds, lookup
from cpa_desktop.core.finding import Finding
from cpa_desktop.core.program import build
from cpa_desktop.core.text import same
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from tests.core.small_forms import computed, field, figures, form, known, sheet


def is_dated(rows: tuple[Fact, ...]) -> bool:
    return any(fact.year or fact.valid_from or fact.valid_to for fact in rows)


def doubts(findings: tuple[Finding, ...]) -> dict[str, Finding]:
    return {each.address.removeprefix("record/fact_"): each for each in findings if each.rule.startswith("stale ")}


def test_that_a_fact_is_of_its_year_or_of_its_dates_or_of_no_time() -> None:
    fact = {"id": "x", "title": same("x"), "value": 1.0, "unit": "1", "grade": "read", "source": "s"}
    of = [Fact(**{**fact, **more}) for more in ({}, {"year": 2023}, {"valid_to": "2025-12-31"})]  # type: ignore[arg-type]
    assert [holds(each, "2026") for each in of] == [True, False, False]
    assert [holds(each, "2025-06") for each in of] == [True, False, True]
    assert [holds(each, "2023-11-02") for each in of] == [True, True, True]


@pytest.mark.parametrize("year", ["1990", "2024", "2040"])
def test_that_every_dated_factor_of_ours_names_both_years_where_it_has_none_for_the_year_asked(
    catalogue: Catalogue, year: str
) -> None:
    facts = {name: rows for name, rows in by_id(catalogue.facts).items() if "{of}" not in rows[0].unit}
    asked = [computed(f"x_{name}", f"factor('{name}', when)", facts[name][0].unit) for name in facts]
    made = replace(form(sheet(field("when", "text"), *asked)), facts=facts)
    built, problems = build(made)
    assert built is not None, problems
    found = doubts(figures(built, {"P1/when": known(year)}).findings)
    for name, rows in facts.items():
        answer = lookup(rows, year)
        assert answer is not None
        if not is_dated(rows):
            assert name not in found
        elif not holds(answer.fact, year):
            times = (answer.fact.year, answer.fact.valid_from, answer.fact.valid_to)
            assert year in found[name].text.vi
            assert any(str(time) in found[name].text.vi for time in times if time)
        begun = [row for row in rows if (row.valid_from or str(row.year or "0"))[:4] <= year]
        assert answer.fact == (begun[-1] if begun else rows[0])  # the latest earlier one; ours stand in their order


@pytest.fixture
def desk(catalogue: Catalogue) -> Iterator[Desk]:
    """The samples."""
    with Desk.open_sample(catalogue=catalogue) as opened:
        yield opened


def mill(desk: Desk) -> RecordSession:
    row = next(each for each in desk.records("rapid") if each.belongs_to == "Nhà máy tinh bột sắn mẫu")
    return desk.session(row.id)


def test_that_no_dated_factor_of_the_sample_is_used_for_another_time_without_a_doubt(desk: Desk) -> None:
    evaluation = mill(desk).evaluation
    said = doubts(evaluation.findings)
    used = {name: found for (name, _), found in evaluation.used_facts.items() if found.asked}
    late = {name for name, found in used.items() if not holds(found.fact, found.asked)}
    assert "grid" in late
    assert late == said.keys()
    assert "không có số của 2026, đang dùng số năm 2023" in said["grid"].text.vi
