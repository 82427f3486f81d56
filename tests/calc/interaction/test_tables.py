import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.calc import interaction

approx = pytest.approx
Rows = list[dict[str, object]]

USES: Rows = [
    {"id": "washer", "stream": "water", "amount": 4.0},
    {"id": "separator", "stream": "water", "amount": 8.0},
    {"id": "dryer", "stream": "heat", "amount": 100.0},
    {"id": "boiler", "stream": "heat", "amount": None},
]


def effect(identity: str, measure: str, use: str, form: str, value: object, order: object = None) -> dict[str, object]:
    return {"id": identity, "option": measure, "use": use, "form": form, "value": value, "order": order}


def net(*rows: dict[str, object], uses: Rows = USES) -> dict[str, tuple[float, float]]:
    found = interaction.net(effects=list(rows), uses=uses)
    assert all(row["id"] == f"{row['option']}.{row['stream']}" for row in found)
    return {str(row["id"]): (float(row["gross"]), float(row["net"])) for row in found}


def test_that_an_option_is_capped_by_the_use_it_acts_on() -> None:
    assert net(effect("1", "A", "washer", "amount", 9.0)) == {"A.water": (4.0, 4.0)}


def test_that_the_uses_of_one_stream_are_summed_for_an_option() -> None:
    rows = effect("1", "A", "washer", "percent", 0.5), effect("2", "A", "separator", "percent", 0.25)
    assert net(*rows) == {"A.water": (4.0, 4.0)}


def test_that_options_act_on_a_use_by_order_and_then_by_name() -> None:
    first = net(effect("1", "A", "washer", "percent", 0.5, 2.0), effect("2", "B", "washer", "percent", 0.5, 1.0))
    assert first == {"B.water": (2.0, 2.0), "A.water": (2.0, 1.0)}
    assert list(first) == ["B.water", "A.water"]
    unordered = net(effect("1", "B", "washer", "percent", 0.5), effect("2", "A", "washer", "percent", 0.5))
    assert unordered == {"A.water": (2.0, 2.0), "B.water": (2.0, 1.0)}
    last = net(effect("1", "A", "washer", "percent", 0.5), effect("2", "B", "washer", "percent", 0.5, 9.0))
    assert last == {"B.water": (2.0, 2.0), "A.water": (2.0, 1.0)}


def test_that_effects_on_different_uses_do_not_touch() -> None:
    rows = effect("1", "A", "washer", "percent", 1.0), effect("2", "B", "separator", "percent", 1.0)
    assert net(*rows) == {"A.water": (4.0, 4.0), "B.water": (8.0, 8.0)}


@pytest.mark.parametrize("value", [None, "half", True, math.nan, math.inf])
def test_that_an_effect_without_a_value_has_no_row(value: object) -> None:
    assert net(effect("1", "A", "washer", "percent", value)) == {}


def test_that_share_and_amount_may_stand_in_columns_of_their_own() -> None:
    both = {"share": 0.25, "share_low": 0.1, "share_high": 0.4, "amount": 3.0, "amount_low": 2.0, "amount_high": 3.5}
    rows: Rows = [
        {"id": "1", "option": "A", "use": "washer", "form": "percent", "order": 1.0, **both},
        {"id": "2", "option": "B", "use": "separator", "form": "amount", "order": 2.0, **both},
    ]
    assert net(*rows) == {"A.water": (1.0, 1.0), "B.water": (3.0, 3.0)}
    low, _, high = spread(rows, USES)["water"]
    assert 0.1 * 4 + 2.0 < low < high < 0.4 * 4 + 3.5


def test_that_of_two_ends_without_a_value_the_middle_is_taken() -> None:
    row = {**effect("1", "A", "washer", "percent", None), "low": 0.2, "high": 0.6}
    assert net(row) == {"A.water": (1.6, 1.6)}
    assert net({**row, "high": None}) == {}


@pytest.mark.parametrize("amount", [None, -1.0, "4", math.nan])
def test_that_a_use_without_an_amount_has_no_rows(amount: object) -> None:
    uses: Rows = [{"id": "washer", "stream": "water", "amount": amount}]
    assert net(effect("1", "A", "washer", "percent", 0.5), uses=uses) == {}


def test_that_an_effect_on_an_unknown_use_or_of_an_unknown_form_has_no_row() -> None:
    rows = effect("1", "A", "kiln", "percent", 0.5), effect("2", "A", "washer", "factor", 0.5)
    assert net(*rows) == {}


def test_that_an_option_that_uses_more_of_a_use_has_a_negative_part() -> None:
    rows = effect("1", "A", "dryer", "amount", -20.0, 1.0), effect("2", "B", "dryer", "percent", 0.5, 2.0)
    assert net(*rows) == {"A.heat": (-20.0, -20.0), "B.heat": (50.0, 60.0)}


table_rows = st.lists(
    st.builds(
        effect,
        st.uuids().map(str),
        st.sampled_from("ABCD"),
        st.sampled_from(["washer", "separator", "dryer", "boiler"]),
        st.sampled_from(["percent", "amount"]),
        st.floats(-0.5, 1.0),
        st.one_of(st.none(), st.integers(1, 4).map(float)),
    ),
    max_size=8,
)


@given(table_rows, st.randoms(use_true_random=False))
def test_that_the_order_of_the_rows_does_not_matter(rows: Rows, random: Any) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert net(*shuffled) == net(*rows)


@given(table_rows)
def test_that_the_options_save_no_more_of_a_stream_than_its_known_uses(rows: Rows) -> None:
    found = net(*rows)
    assert sum(saved for name, (_, saved) in found.items() if name.endswith(".water")) <= 12.0 + 1e-9
    assert sum(saved for name, (_, saved) in found.items() if name.endswith(".heat")) <= 100.0 + 1e-9


@given(st.lists(st.integers(-50, 100), min_size=1, max_size=5))
def test_that_the_engine_and_the_contract_agree(percents: list[int]) -> None:
    options = [
        {"id": f"O{place}", "effects": [{"stream": "water", "percent": percent}]}
        for place, percent in enumerate(percents)
    ]
    payload = {"streams": {"water": {"quantity": 1000, "unit_price": 1}}, "options": options}
    contract: Any = interaction.combine(payload)
    rows = [
        effect(str(place), f"O{place}", "all", "percent", percent / 100, float(place))
        for place, percent in enumerate(percents)
    ]
    engine = net(*rows, uses=[{"id": "all", "stream": "water", "amount": 1000.0}])
    assert [(each["gross"], each["net"]) for each in contract["options"]] == list(engine.values())


def spread(rows: Rows, uses: Rows, draws: float = 4000, seed: float = 7) -> dict[str, tuple[float, float, float]]:
    found = interaction.spread(effects=rows, uses=uses, draws=draws, seed=seed)
    return {str(row["id"]): (float(row["low"]), float(row["middle"]), float(row["high"])) for row in found}


def measured(amount: float, deviation: object) -> Rows:
    return [{"id": "washer", "stream": "water", "amount": amount, "deviation": deviation}]


def test_that_a_certain_saving_has_no_spread() -> None:
    assert spread([effect("1", "A", "washer", "percent", 0.5)], measured(100.0, None)) == {"water": (50.0, 50.0, 50.0)}


def test_that_the_deviation_of_a_use_is_its_half_width_at_90_percent() -> None:
    low, middle, high = spread([effect("1", "A", "washer", "percent", 1.0)], measured(100.0, 10.0), 20_000)["water"]
    assert [low, middle, high] == approx([90, 100, 110], abs=0.4)


def test_that_a_value_with_ends_is_drawn_from_a_triangle() -> None:
    rows = [{**effect("1", "A", "washer", "percent", 0.2), "low": 0.0, "high": 1.0}]
    low, middle, high = spread(rows, measured(1.0, 0.0), 20_000)["water"]
    # inverse of the triangle's distribution at 5, 50 and 95 %
    assert low == approx(math.sqrt(0.05 * 0.2), abs=0.01)
    assert middle == approx(1 - math.sqrt(0.5 * 0.8), abs=0.01)
    assert high == approx(1 - math.sqrt(0.05 * 0.8), abs=0.01)


def test_that_two_ends_without_a_value_are_drawn_evenly() -> None:
    rows = [{**effect("1", "A", "washer", "percent", None), "low": 0.2, "high": 0.6}]
    assert list(spread(rows, measured(1.0, None), 20_000)["water"]) == approx([0.22, 0.4, 0.58], abs=0.01)


def test_that_a_missing_end_is_the_value_itself() -> None:
    rows = [{**effect("1", "A", "washer", "percent", 0.5), "high": 0.7}]
    low, _, high = spread(rows, measured(1.0, None))["water"]
    assert 0.5 <= low < high < 0.7


def test_that_the_same_seed_gives_the_same_figures_in_any_order_of_rows() -> None:
    rows = [
        {**effect("1", "A", "washer", "percent", 0.5), "low": 0.2, "high": 0.6},
        {**effect("2", "B", "washer", "amount", 3.0), "low": 1.0, "high": 5.0},
    ]
    once = spread(rows, measured(10.0, 2.0), 500)
    assert spread(rows[::-1], measured(10.0, 2.0), 500) == once
    assert spread(rows, measured(10.0, 2.0), 500, seed=8) != once


def test_that_an_added_option_leaves_the_draws_of_others_as_they_were() -> None:
    uses = [*measured(10.0, 2.0), {"id": "dryer", "stream": "heat", "amount": 50.0, "deviation": 5.0}]
    rows = [{**effect("1", "A", "washer", "percent", 0.5), "low": 0.2, "high": 0.6}]
    more = [*rows, effect("2", "B", "dryer", "percent", 0.1)]
    assert spread(more, uses, 500)["water"] == spread(rows, uses, 500)["water"]


@pytest.mark.parametrize("missing", [None, "many", math.nan, 99])
def test_that_without_a_number_of_draws_there_are_no_rows(missing: Any) -> None:
    rows = [effect("1", "A", "washer", "percent", 0.5)]
    assert spread(rows, measured(10.0, 2.0), draws=missing) == {}


def test_that_without_a_seed_there_are_no_rows() -> None:
    missing: Any = None
    assert spread([effect("1", "A", "washer", "percent", 0.5)], measured(10.0, 2.0), seed=missing) == {}


def test_that_a_use_is_never_drawn_below_nothing() -> None:
    low, middle, _ = spread([effect("1", "A", "washer", "percent", 1.0)], measured(1.0, 50.0))["water"]
    assert low == 0.0
    assert middle == approx(1.0, abs=2.0)


@pytest.mark.parametrize("cell", [[0.5], {"share": 0.5}, "0.5", True])
def test_that_a_row_whose_value_is_no_number_saves_nothing_and_stops_nothing(cell: object) -> None:
    uses: list[dict[str, object]] = [{"id": "washer", "stream": "water", "amount": 100.0}]
    half: dict[str, object] = {"id": "1", "option": "A", "use": "washer", "form": "percent", "value": 0.5}
    odd = {**half, "id": "2", "option": "B", "value": cell}
    assert interaction.net(effects=[half, odd], uses=uses) == interaction.net(effects=[half], uses=uses)
