"""Where a figure came from, down to what was typed and the facts with their sources."""

from cpa_desktop.core.trace import Trace, trace
from tests.core.small_forms import computed, field, figures, known, program, sheet

SHEET = sheet(
    field("power_used", unit="MWh", origin="invoice"),
    field("year", "text"),
    computed("carbon", "power_used * factor('grid', year)", "tCO2e"),
)


def found() -> Trace:
    """The trace of an emission."""
    evaluation = figures(program(SHEET), {"P1/power_used": known(10.0, "MWh"), "P1/year": known("2023")})
    return trace(evaluation, ("P1", "", "carbon"))


def test_that_a_trace_shows_the_formula_and_the_value_with_its_unit() -> None:
    top = found()
    assert (top.formula, top.unit, round(float(str(top.cell)), 3)) == (
        "power_used * factor('grid', year)",
        "tCO2e",
        6.592,
    )


def test_that_a_trace_ends_at_what_was_typed_and_at_facts_with_grade_and_source() -> None:
    entered, fact = (each for each in found().inputs if each.address != "P1/year")
    assert (entered.entered, entered.origin) == ("10.0", "invoice")
    assert fact.fact is not None
    assert (fact.fact.grade, fact.fact.source, fact.fact.year) == ("read", "s", 2023)
