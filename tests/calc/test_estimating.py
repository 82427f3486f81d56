"""Amounts without meters: worked cases of each method, and what has no answer."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.calc import calculator, estimating
from cpa_desktop.calc.refusal import Impossible

approx = pytest.approx
amounts = st.floats(0, 1e6)
above_zero = st.floats(1e-3, 1e6)


def test_that_a_bucket_of_20_litres_in_36_seconds_is_two_cubic_metres_an_hour() -> None:
    assert estimating.bucket_flow(20, 36) == approx(2)


@given(above_zero, above_zero)
def test_that_a_bucket_and_its_flow_agree_in_litres_and_seconds(volume: float, time: float) -> None:
    flow = estimating.bucket_flow(volume, time)
    assert estimating.pump_volume(flow, time / 3600) * 1000 == approx(volume)


def test_that_a_jet_gives_the_flow_of_the_american_rule_for_horizontal_pipes() -> None:
    # 2 inches, thrown 24 inches while falling 25 inches: 2.83 x 24 x 2^2 / sqrt(25) gpm by free fall in inches.
    gallons = 2.83 * 24 * 2**2 / math.sqrt(25)
    flow = estimating.hose_flow(2 * 25.4, 24 * 0.0254, 25 * 0.0254)
    assert flow == approx(gallons * 0.003785411784 * 60, rel=0.005)


def test_that_a_jet_twice_as_far_is_twice_the_flow_and_four_times_as_deep_half_of_it() -> None:
    one = estimating.hose_flow(25, 0.6, 0.3)
    assert estimating.hose_flow(25, 1.2, 0.3) == approx(2 * one)
    assert estimating.hose_flow(25, 0.6, 1.2) == approx(one / 2)


def test_that_a_stack_of_wood_weighs_its_solid_part() -> None:
    # 10 stere at 0.67 are 6.7 solid cubic metres, of 510 kg each: 3.417 t
    assert estimating.stere_mass(10, 0.67, 510) == approx(3.417)


def test_that_loads_and_fills_are_counted() -> None:
    assert estimating.truck_mass(0.05, 240) == approx(12)
    assert estimating.tank_fills(0.2, 15) == approx(3)


def test_that_a_motor_takes_up_more_than_its_shaft_gives() -> None:
    # 7.5 kW at three quarters of its load for 1,000 h give 5,625 kWh at the shaft, of 90 % of what was taken up
    assert estimating.nameplate_energy(7.5, 1000, 0.75, 0.9) == approx(5625 / 0.9)
    assert estimating.nameplate_energy(2, 100, 1, 1) == approx(200)


def test_that_a_meter_counts_with_its_multiplier_and_over_its_rollover() -> None:
    assert estimating.meter_count(1250, 1850, 40, 5) == approx(24_000)
    assert estimating.meter_count(99_900, 100, 40, 5) == approx(8_000)
    assert estimating.meter_count(100, 100, 40, 0) == 0


@given(st.integers(0, 99_999), st.integers(0, 99_999), st.integers(1, 400))
def test_that_there_and_back_is_once_round_the_dial(one: int, other: int, multiplier: int) -> None:
    there = estimating.meter_count(one, other, multiplier, 5)
    back = estimating.meter_count(other, one, multiplier, 5)
    assert there + back == approx(multiplier * 100_000 if one != other else 0)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("bucket_flow", (20, 0)),
        ("bucket_flow", (-1, 10)),
        ("bucket_flow", (math.inf, 10)),
        ("hose_flow", (25, 0.6, 0)),
        ("hose_flow", (-25, 0.6, 0.3)),
        ("pump_volume", (5, -1)),
        ("tank_fills", (-1, 5)),
        ("truck_mass", (8, -1)),
        ("stere_mass", (10, 1.2, 600)),
        ("stere_mass", (10, 0.7, -600)),
        ("nameplate_energy", (7.5, 1000, 0.75, 0)),
        ("nameplate_energy", (7.5, 1000, 0.75, 1.1)),
        ("nameplate_energy", (7.5, -1, 0.75, 0.9)),
        ("meter_count", (1850, 1250, 40, 0)),
        ("meter_count", (100_000, 10, 1, 5)),
        ("meter_count", (10, 20, 0, 5)),
    ],
)
def test_that_what_cannot_be_is_refused_in_both_languages(name: str, given: tuple[float, ...]) -> None:
    function = calculator(f"estimating.{name}")
    assert function is not None
    with pytest.raises(Impossible) as refusal:
        function(*given)
    assert refusal.value.vi.endswith(".")
    assert refusal.value.en.endswith(".")


@given(amounts, amounts)
def test_that_counting_is_linear(content: float, times: float) -> None:
    assert estimating.tank_fills(content, 2 * times) == approx(2 * estimating.tank_fills(content, times))
    assert estimating.truck_mass(2 * content, times) == approx(2 * estimating.truck_mass(content, times))
