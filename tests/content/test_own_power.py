"""What saved power is worth where a plant makes some of its own: what it buys first, then what surplus is sold for."""

import pytest

from cpa_desktop.core.figures import Evaluation
from cpa_desktop.service.workspace import Desk
from tests.content.cassava_plants import MONTH, plant
from tests.content.packs import figure


def works(desk: Desk, bought: float, own: float, **of_own: str) -> Evaluation:
    """A starch line whose own engine gives `own` kWh, every option accepted; a kWh bought costs 2,000 đồng."""
    used = {"roots": 4000, "electricity": bought, "power_biogas": own, "water_surface": 15_000}
    typed = {
        f"P08/use/electricity.{MONTH}/amount": f"{bought * 2000:.0f}",
        "P08/vat_included": "không",
        "CS1/starch_in_roots": "27",
        **{f"P08/items/power_biogas/{name}": text for name, text in of_own.items()},
    }
    session = plant(desk, "industrial", 1000, used, typed)
    rows = session.evaluation.rows("P22", "options")
    session.answer_all({f"P22/options/{row}/decision": "accept" for row in rows}, strict=True)
    return session.evaluation


def money(figures: Evaluation) -> tuple[float, float, float]:
    """Power saved, its worth and the greenhouse gas it stands for."""
    return (
        figure(figures, "K02.streams.saved", "electricity"),
        figure(figures, "K02.streams.money", "electricity"),
        figure(figures, "K02.streams.saved", "electricity") * figure(figures, "K02.streams.co2_content", "electricity"),
    )


def test_that_saving_less_than_is_bought_is_worth_the_price_of_what_is_bought(desk: Desk) -> None:
    saved, worth, emissions = money(works(desk, bought=150_000, own=50_000))
    assert 0 < saved < 150_000
    assert worth == pytest.approx(saved * 2000)
    assert emissions == pytest.approx(saved / 1000 * 0.6592, rel=1e-6)


def test_that_what_is_saved_beyond_the_power_bought_is_worth_nothing_unless_it_is_sold(desk: Desk) -> None:
    saved, worth, emissions = money(works(desk, bought=5000, own=195_000, value_of="displaced", price="2.000"))
    assert saved > 5000
    assert worth == pytest.approx(5000 * 2000)
    assert emissions == pytest.approx(5000 / 1000 * 0.6592, rel=1e-6)


def test_that_oil_equivalent_beyond_the_power_bought_is_that_of_own_power(desk: Desk) -> None:
    figures = works(desk, bought=5000, own=195_000)
    of_grid, of_own = (figure(figures, "P08.items.toe", name) for name in ("electricity", "power_biogas"))
    saved = figure(figures, "K02.streams.saved", "electricity")
    content = figure(figures, "K02.streams.toe_content", "electricity")
    assert saved * content == pytest.approx(of_grid + (saved - 5000) * of_own / 195_000)


def test_that_surplus_sold_brings_its_price_beyond_the_power_bought(desk: Desk) -> None:
    saved, worth, _ = money(works(desk, bought=5000, own=195_000, value_of="sold", price="1.000"))
    assert worth == pytest.approx(5000 * 2000 + (saved - 5000) * 1000)


def test_that_a_plant_without_own_power_pays_its_average_price(desk: Desk) -> None:
    saved, worth, _ = money(works(desk, bought=200_000, own=0))
    assert worth == pytest.approx(saved * 2000)
