"""± from named sources: what is shared adds, what is not adds in squares; and what would narrow it most."""

import random
import statistics

import pytest

from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.uncertainty import Spread
from tests.core.small_forms import LEDGER, computed, field, figures, known, net_of_overlap, program, rows, sheet

TOTAL: Key = ("P1", "items", "total")
BILLED = (*LEDGER, computed("energy", "sum(i.energy for i in items)", "GJ"))
BILLS = {
    **rows("P1/items", "electricity", "coal"),
    **rows("P1/periods", *(f"p{n}" for n in range(12))),
    **{f"P1/use/electricity.p{n}/qty": known(100_000.0, "kWh") for n in range(12)},
    **{f"P1/use/coal.p{n}/qty": known(100.0, "t") for n in range(12)},
}


def spread(found: Evaluation) -> Spread:
    """The uncertainties of an evaluation."""
    return Spread(found)


def test_that_twelve_bills_of_one_meter_are_as_uncertain_as_the_meter() -> None:
    found = figures(program(sheet(*BILLED)), BILLS)
    assert spread(found).relative(TOTAL, "electricity") == pytest.approx(0.01)  # not 1 % / sqrt(12)


def test_that_two_meters_add_in_squares() -> None:
    fields = (
        field("a", unit="t", origin="invoice"),
        field("b", unit="t", origin="invoice"),
        computed("x", "a + b", "t"),
    )
    found = figures(program(sheet(*fields)), {"P1/a": known(300.0, "t"), "P1/b": known(400.0, "t")})
    assert spread(found).half_width(("P1", "", "x")) == pytest.approx(5000)  # kilograms: 3 and 4 t


def test_that_what_cancels_is_not_counted_twice() -> None:
    fields = (field("a", unit="t", origin="declared"), computed("x", "a / (a + a)", "1"))
    found = figures(program(sheet(*fields)), {"P1/a": known(300.0, "t")})
    assert spread(found).half_width(("P1", "", "x")) == pytest.approx(0, abs=1e-12)


def test_that_a_stated_uncertainty_outweighs_that_of_the_origin() -> None:
    fields = (field("a", unit="t", origin="declared"), computed("x", "a * 2", "t"))
    found = figures(program(sheet(*fields)), {"P1/a": known(300.0, "t"), "P1/a@uncertainty": "4.0"})
    assert spread(found).relative(("P1", "", "x")) == pytest.approx(0.04)


def test_that_an_untested_heating_value_brings_its_own_range_and_is_named_first() -> None:
    found = figures(program(sheet(*BILLED)), BILLS)
    shares = spread(found).shares(("P1", "", "energy"))
    assert [share.source for share in shares] == ["fact/lhv_coal", "P1/use/coal/qty", "P1/use/electricity/qty"]
    assert sum(share.share for share in shares) == pytest.approx(1)


def test_that_linear_propagation_agrees_with_monte_carlo_where_a_plain_root_sum_square_does_not() -> None:
    found = figures(program(sheet(*BILLED)), BILLS)
    linear = spread(found).half_width(("P1", "", "energy"))
    assert linear is not None
    draw = random.Random(7)
    totals = []
    for _ in range(4000):
        bill, book, lhv = (draw.gauss(0, 1) / 1.645 for _ in range(3))
        power = 1_200_000 * (1 + 0.01 * bill) * 3.6e6
        totals.append(power + 1200e3 * (1 + 0.01 * book) * (20.9e6 + 4.2e6 * lhv))
    drawn = 1.645 * statistics.stdev(totals)
    assert linear == pytest.approx(drawn, rel=0.05)
    by_period = (12 * (100_000 * 0.01 * 3.6e6) ** 2 + 12 * (100e3 * 20.9e6 * (0.01**2 + 0.2**2) ** 0.5) ** 2) ** 0.5
    assert by_period < 0.5 * drawn


def test_that_an_engine_passes_the_uncertainty_of_its_inputs_on() -> None:
    answers = {
        **rows("P1/uses", "u1"),
        **rows("P1/effects", "e1"),
        "P1/uses/u1/amount": known(100.0, "t"),
        "P1/effects/e1/share": known(10.0, "%"),
    }
    found = figures(program(sheet(*net_of_overlap("invoice"))), answers)
    assert spread(found).relative(("P1", "", "x")) == pytest.approx((0.30**2 + 0.01**2) ** 0.5, rel=1e-6)
