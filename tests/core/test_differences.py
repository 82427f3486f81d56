"""A confirmed record says what would differ by the forms and factors of today, and nothing where nothing does."""

import dataclasses
import json

from cpa_desktop.core import confirmation
from cpa_desktop.core.differences import differences
from cpa_desktop.core.evaluation import evaluate
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.form import Form
from cpa_desktop.core.program import build
from cpa_desktop.core.record import Record
from cpa_desktop.core.worksheet import Field
from tests.core.small_forms import computed, field, form, known, record, sheet
from tests.core.test_confirmation import entered, with_grid

POWER = field("power_used", unit="MWh")
CARBON = computed("carbon", "power_used * factor('grid', '2023')", "tCO2e")


def figures(of: Form, about: Record) -> Evaluation:
    """The figures of a record by a form."""
    built, _ = build(of)
    assert built is not None
    return evaluate(built, about)


def confirmed(*fields: Field, parent_change: str = "") -> Record:
    """A record confirmed by a form with these fields."""
    start = record({"P1/power_used": known(10.0, "MWh")})
    seal = confirmation.seal(figures(form(sheet(*fields)), start), "Giám đốc", parent_change)
    return entered(start, confirmation.ADDRESS, json.dumps(seal, sort_keys=True))


def test_that_nothing_differs_by_the_same_forms() -> None:
    sealed = confirmed(POWER, CARBON)
    assert differences(figures(form(sheet(POWER, CARBON)), sealed)) == ()


def test_that_another_factor_is_said_with_the_figure_it_moves() -> None:
    figure, fact = differences(figures(with_grid(0.5), confirmed(POWER, CARBON)))
    assert (figure.address, fact.address) == ("P1/carbon", "record/fact_grid")
    assert {figure.severity, fact.severity} == {"doubt"}
    assert "6,592" in figure.text.vi
    assert "5" in figure.text.vi.split("hiện nay")[1]
    assert "0.6592" in fact.text.en
    assert "0.5" in fact.text.en


def test_that_another_formula_is_said_where_no_factor_differs() -> None:
    other = computed("carbon", "2 * power_used * factor('grid', '2023')", "tCO2e")
    (figure,) = differences(figures(form(sheet(POWER, other)), confirmed(POWER, CARBON)))
    assert figure.address == "P1/carbon"
    assert "13.184" in figure.text.en


def test_that_a_figure_that_can_no_longer_be_worked_out_is_said() -> None:
    other = computed("carbon", "power_used * factor('grid', '2023') if power_used > '1000 MWh' else missing", "tCO2e")
    missing = field("missing", unit="tCO2e")
    (figure,) = differences(figures(form(sheet(POWER, missing, other)), confirmed(POWER, CARBON)))
    assert figure.text.en.endswith("none worked out anew by the forms and factors of today.")


def test_that_a_figure_in_another_unit_is_compared_as_a_quantity() -> None:
    other = dataclasses.replace(CARBON, unit="kgCO2e")
    assert differences(figures(form(sheet(POWER, other)), confirmed(POWER, CARBON))) == ()


def test_that_a_figure_the_forms_no_longer_have_is_left_alone() -> None:
    assert differences(figures(form(sheet(POWER)), confirmed(POWER, CARBON))) == ()


def test_that_a_record_that_is_no_longer_confirmed_has_nothing_to_differ_from() -> None:
    later = entered(confirmed(POWER, CARBON), "P1/power_used", known(11.0, "MWh"))
    assert differences(figures(with_grid(0.5), later)) == ()
    assert confirmation.device(later) == confirmation.by_whom(later) == ""


def test_that_a_confirmation_from_before_figures_were_sealed_is_compared_by_its_factors() -> None:
    sealed = confirmed(POWER, CARBON)
    seal = {part: kept for part, kept in confirmation.sealed(sealed).items() if part != "figures"}
    old = entered(sealed, confirmation.ADDRESS, json.dumps(seal, sort_keys=True))
    assert [found.address for found in differences(figures(with_grid(0.5), old))] == ["record/fact_grid"]


def test_that_a_parent_changed_since_is_said() -> None:
    parent = entered(Record(id="e", register="enterprise"), "P2/name", "A")
    pinned = confirmed(POWER, CARBON, parent_change=parent.changes[-1].id)
    today = figures(form(sheet(POWER, CARBON)), pinned)
    assert differences(today, parent) == ()
    (said,) = differences(today, entered(parent, "P2/name", "B"))
    assert said.severity == "hint"


def test_that_who_confirmed_and_where_can_be_asked() -> None:
    sealed = confirmed(POWER, CARBON)
    assert (confirmation.by_whom(sealed), confirmation.device(sealed)) == ("Giám đốc", "d")
