"""The sugar house: worked balances of published mills, look-up tables, and what has no answer."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.calc import calculator, sugar
from cpa_desktop.calc.refusal import Impossible

approx = pytest.approx
shares = st.floats(0.001, 0.999)

# A Thai mill (thai-mill-worksheet), on 100 t of cane.
CANE = {"fibre": 0.1258, "pol": 0.1546, "brix": 0.1807, "moisture": 0.6935}
BAGASSE = {"fibre": 0.5147, "pol": 0.0189, "brix": 0.0246, "moisture": 0.4607}
made_of_cane = sugar.bagasse_per_cane(CANE["fibre"], BAGASSE["moisture"], BAGASSE["brix"])


def test_that_the_parts_of_cane_and_bagasse_make_up_the_whole() -> None:
    for parts in (CANE, BAGASSE):
        assert parts["fibre"] + parts["brix"] + parts["moisture"] == approx(1)


def test_that_the_bagasse_of_the_published_mill_is_found_by_its_fibre() -> None:
    assert 100 * made_of_cane == approx(24.44, abs=0.005)
    assert 100 * made_of_cane * BAGASSE["fibre"] == approx(12.58, abs=0.005)
    assert 100 * made_of_cane * BAGASSE["moisture"] == approx(11.26, abs=0.005)
    assert 100 * made_of_cane * BAGASSE["brix"] == approx(0.60, abs=0.005)
    assert 100 * made_of_cane * BAGASSE["pol"] == approx(0.462, abs=0.0005)


def test_that_its_extraction_is_as_recomputed() -> None:
    found = sugar.extraction(made_of_cane, BAGASSE["pol"], CANE["pol"])
    assert 100 * found == approx(97.01, abs=0.005)
    assert 100 * sugar.reduced_extraction(found, CANE["fibre"]) == approx(97.03, abs=0.005)
    assert 100 * made_of_cane * BAGASSE["pol"] / CANE["fibre"] == approx(3.67, abs=0.005)  # pol lost per fibre
    assert 100 * (CANE["pol"] - made_of_cane * BAGASSE["pol"]) == approx(14.998, abs=0.001)
    assert 100 * (CANE["brix"] - made_of_cane * BAGASSE["brix"]) == approx(17.469, abs=0.001)


def test_that_its_mixed_juice_has_the_purity_recomputed() -> None:
    assert 100 * sugar.purity(0.14998, 0.17469) == approx(85.86, abs=0.01)


@pytest.mark.parametrize(
    ("on_fibre", "water", "juice", "brix", "evaporated"),
    [
        (1.5, 18.87, 94.43, 18.50, 67.6),
        (2.0, 25.16, 100.72, 17.34, 73.8),
        (2.5, 31.45, 107.01, 16.32, 80.1),
        (3.0, 37.74, 113.30, 15.42, 86.4),
    ],
)
def test_that_imbibition_thins_juice_and_is_evaporated_again(
    on_fibre: float, water: float, juice: float, brix: float, evaporated: float
) -> None:
    added = on_fibre * CANE["fibre"]
    assert 100 * added == approx(water, abs=0.005)
    assert sugar.imbibition_per_fibre(added, CANE["fibre"]) == approx(on_fibre)
    mixed = sugar.mixed_juice(added, made_of_cane)
    assert 100 * mixed == approx(juice, abs=0.006)
    found = sugar.mixed_juice_brix(CANE["brix"], made_of_cane, BAGASSE["brix"], mixed)
    assert 100 * found == approx(brix, abs=0.006)
    assert 100 * sugar.evaporation(mixed, found, 0.65) == approx(evaporated, abs=0.06)


def test_that_ten_per_cent_more_on_fibre_is_one_and_a_quarter_per_cent_on_cane_to_evaporate() -> None:
    def evaporated(on_fibre: float) -> float:
        mixed = sugar.mixed_juice(on_fibre * CANE["fibre"], made_of_cane)
        return sugar.evaporation(
            mixed, sugar.mixed_juice_brix(CANE["brix"], made_of_cane, BAGASSE["brix"], mixed), 0.65
        )

    assert 100 * (evaporated(2.1) - evaporated(2.0)) == approx(1.26, abs=0.005)


def test_that_its_bagasse_burns_as_recomputed() -> None:
    net = sugar.bagasse_net_value(BAGASSE["moisture"], 0.02, BAGASSE["brix"])
    assert net == approx(8253, abs=1)
    steam = made_of_cane * sugar.steam_per_bagasse(net, 0.70, 3113.1, 440.9)
    assert 100 * steam == approx(52.8, abs=0.05)


@pytest.mark.parametrize(
    ("cake", "cake_pol", "undetermined", "pure", "spent", "made", "ratio", "molasses", "boiling", "overall"),
    [
        (3.2, 0.01, 0.008, 0.996, 0.33, 13.80, 7.25, 3.78, 91.64, 88.90),
        (3.8, 0.02, 0.018, 0.994, 0.36, 13.50, 7.41, 3.86, 89.48, 86.81),
        (4.5, 0.04, 0.035, 0.992, 0.40, 12.98, 7.70, 3.97, 85.88, 83.32),
    ],
    ids=["good", "average", "poor"],
)
def test_that_the_boiling_house_follows_the_scenarios(
    cake: float,
    cake_pol: float,
    undetermined: float,
    pure: float,
    spent: float,
    made: float,
    ratio: float,
    molasses: float,
    boiling: float,
    overall: float,
) -> None:
    extracted = sugar.extraction(made_of_cane, BAGASSE["pol"], CANE["pol"])
    pol_in_juice = 100 * extracted * CANE["pol"]
    boiled = pol_in_juice - cake * cake_pol - undetermined * 100 * CANE["pol"]
    recovery = sugar.sjm_recovery(0.8666, pure, spent)
    won = boiled * recovery / pure
    assert won == approx(made, abs=0.006)
    assert 100 / won == approx(ratio, abs=0.006)
    in_molasses = boiled * (1 - recovery)
    assert in_molasses * sugar.molasses_per_pol(spent, 0.88) == approx(molasses, abs=0.02)
    house = boiled * recovery / pol_in_juice
    assert 100 * house == approx(boiling, abs=0.02)
    assert 100 * sugar.overall_recovery(extracted, house) == approx(overall, abs=0.02)


@pytest.mark.parametrize(
    ("pure", "spent", "wanted"),
    [(0.998, 0.35, 91.23), (0.998, 0.40, 89.14), (0.985, 0.32, 92.92), (0.985, 0.36, 91.52), (0.995, 0.30, 93.14)],
)
def test_that_sjm_follows_the_printed_table(pure: float, spent: float, wanted: float) -> None:
    assert 100 * sugar.sjm_recovery(0.8586, pure, spent) == approx(wanted, abs=0.006)


def test_that_a_point_of_molasses_purity_is_worth_four_tenths_of_a_point() -> None:
    one, other = (sugar.sjm_recovery(0.8586, 0.998, spent) for spent in (0.35, 0.40))
    assert 100 * (one - other) / 5 == approx(0.42, abs=0.005)


@pytest.mark.parametrize(
    ("fibre", "wanted"), [(0.11, 23.2), (0.12, 25.3), (0.13, 27.4), (0.14, 29.5), (0.15, 31.6), (0.16, 33.7)]
)
def test_that_bagasse_by_fibre_follows_the_printed_table(fibre: float, wanted: float) -> None:
    assert 100 * sugar.bagasse_per_cane(fibre, 0.50, 0.025) == approx(wanted, abs=0.06)


@pytest.mark.parametrize(
    ("moisture", "net", "gross", "bagasse", "energy"),
    [
        (0.40, 9512, 11_293, 0, 0),
        (0.44, 8681, 10_509, 0, 0),
        (0.46, 8266, 10_117, 252, 2087),
        (0.48, 7851, 9725, 263, 2062),
        (0.50, 7435, 9333, 274, 2035),
        (0.52, 7020, 8940, 286, 2006),
        (0.55, 6397, 8352, 0, 0),
    ],
)
def test_that_heating_values_follow_the_printed_table(
    moisture: float, net: float, gross: float, bagasse: float, energy: float
) -> None:
    found = sugar.bagasse_net_value(moisture, 0.02, 0.025)
    assert found == approx(net, abs=1)
    assert sugar.bagasse_gross_value(moisture, 0.02, 0.025) == approx(gross, abs=1)
    if bagasse:
        made = 1000 * sugar.bagasse_per_cane(0.13, moisture, 0.025)
        assert made == approx(bagasse, abs=0.6)
        assert made * found / 1000 == approx(energy, abs=1)


def test_that_a_point_less_of_moisture_lifts_a_kilogram_far_more_than_a_tonne_of_cane() -> None:
    kilogram = sugar.bagasse_net_value(0.49, 0.02, 0.025) / sugar.bagasse_net_value(0.50, 0.02, 0.025)
    cane = sugar.bagasse_per_cane(0.13, 0.49, 0.025) / sugar.bagasse_per_cane(0.13, 0.50, 0.025) * kilogram
    assert 100 * (kilogram - 1) == approx(2.8, abs=0.05)
    assert 100 * (cane - 1) == approx(0.65, abs=0.1)


@pytest.mark.parametrize(
    ("moisture", "efficiency", "steam", "water", "wanted"),
    [
        (0.50, 0.65, 3113.1, 419.4, 1.79),
        (0.50, 0.72, 3113.1, 419.4, 1.99),
        (0.50, 0.78, 3300.6, 440.9, 2.03),
        (0.50, 0.85, 3402.7, 503.8, 2.18),
        (0.48, 0.86, 3402.7, 503.8, 2.33),
    ],
)
def test_that_steam_per_bagasse_follows_the_printed_table(
    moisture: float, efficiency: float, steam: float, water: float, wanted: float
) -> None:
    value = sugar.bagasse_net_value(moisture, 0.02, 0.025)
    assert sugar.steam_per_bagasse(value, efficiency, steam, water) == approx(wanted, abs=0.025)


@pytest.mark.parametrize(("efficiency", "wanted"), [(0.65, 495), (0.75, 571), (0.85, 647)])
def test_that_steam_per_cane_follows_the_printed_table(efficiency: float, wanted: float) -> None:
    value = sugar.bagasse_net_value(0.50, 0.02, 0.025)
    steam = sugar.steam_per_bagasse(value, efficiency, 3113.1, 440.9)
    assert 1000 * sugar.bagasse_per_cane(0.13, 0.50, 0.025) * steam == approx(wanted, abs=1)


def test_that_the_bagasse_of_the_weak_mill_leaves_some_52_kg_unexplained() -> None:
    # nzoia-thesis: 675 kg of steam a tonne of cane, 378.7 kg of bagasse, 21 MJ/kg dry at 50.5 %, boiler 54.4 %
    raised = sugar.steam_per_bagasse(21_000 * 0.495, 0.544, 3113.1, 377.3)
    assert 378.7 - 675 / raised == approx(52, abs=1)
    per_bagasse = 675 / 378.7
    assert per_bagasse == approx(1.78, abs=0.005)
    assert sugar.bagasse_gross_value(0.505, 0.02, 0.025) == approx(9200, abs=50)


def test_that_ccs_is_reckoned_by_hand_alike() -> None:
    # first juice of the Thai mill: 1.5 x 18.25 x 0.8242 - 0.5 x 21.2 x 0.8442 = 22.5625 - 8.9485
    assert 100 * sugar.commercial_cane_sugar(0.1825, 0.212, 0.1258) == approx(13.6140, abs=0.0001)
    assert sugar.commercial_cane_sugar(0.05, 0.20, 0.15) == 0  # so impure that nothing would crystallise


def test_that_purer_juice_of_less_fibrous_cane_has_more_ccs() -> None:
    ccs = sugar.commercial_cane_sugar
    assert ccs(0.16, 0.18, 0.13) > ccs(0.15, 0.18, 0.13) > ccs(0.15, 0.19, 0.13) > ccs(0.15, 0.19, 0.14)


def test_that_sugar_in_process_is_what_sjm_makes_of_it() -> None:
    mass, brix, pure = 80.0, 0.90, 0.75
    by_sjm = mass * brix * pure * sugar.sjm_recovery(pure, 0.996, 0.34) / 0.996
    assert sugar.sugar_in_process(mass, brix, pure, 0.996, 0.34) == approx(by_sjm)
    assert sugar.sugar_in_process(mass, brix, 0.34, 0.996, 0.34) == 0


def test_that_stocks_handed_on_cancel_over_the_season() -> None:
    bagged, stocks = [820.0, 1450.0, 1390.0, 1010.0], [0.0, 310.0, 290.0, 265.0, 0.0]
    won = [sugar.recovered(b, o, c) for b, o, c in zip(bagged, stocks, stocks[1:], strict=False)]
    assert won[0] == approx(1130)
    assert sum(won) == approx(sum(bagged))


def test_that_time_efficiency_counts_stops() -> None:
    assert sugar.time_efficiency(240 - 36, 240) == approx(0.85)
    assert sugar.time_efficiency(0, 240) == 0


@given(shares, shares, shares)
def test_that_sjm_loses_only_what_stays_in_molasses(a: float, b: float, c: float) -> None:
    spent, juice, pure = sorted((a, b, c))
    if juice - spent < 1e-6 or pure - juice < 1e-6:
        return
    recovery = sugar.sjm_recovery(juice, pure, spent)
    assert 0 < recovery <= 1 + 1e-12
    solids = 1 / juice  # a tonne of pol
    left = solids - recovery / pure
    assert (1 - recovery) == approx(spent * left, rel=1e-6, abs=1e-9)


@given(st.floats(0.08, 0.2), st.floats(0.4, 0.55), st.floats(0.01, 0.05), st.floats(0, 0.5))
def test_that_what_comes_in_goes_out_as_juice_or_bagasse(fibre: float, moisture: float, b: float, water: float) -> None:
    bagasse = sugar.bagasse_per_cane(fibre, moisture, b)
    assert bagasse * (1 - moisture - b) == approx(fibre)
    assert sugar.mixed_juice(water, bagasse) + bagasse == approx(1 + water)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("commercial_cane_sugar", (0.2, 0.18, 0.12)),  # more pol than brix
        ("commercial_cane_sugar", (18, 20, 12)),  # per cent for shares
        ("bagasse_per_cane", (0.13, 0.98, 0.03)),
        ("extraction", (0.27, 0.02, 0)),
        ("extraction", (0.27, math.nan, 0.12)),
        ("reduced_extraction", (0.95, 0)),
        ("imbibition_per_fibre", (0.2, 0)),
        ("imbibition_per_fibre", (-0.2, 0.13)),
        ("mixed_juice", (0.1, 1.2)),
        ("mixed_juice_brix", (0.01, 0.3, 0.05, 1)),
        ("mixed_juice_brix", (0.18, 0.27, 0.025, 0)),
        ("purity", (0.1, 0)),
        ("purity", (0.2, 0.1)),
        ("sjm_recovery", (0.85, 0.99, 0.9)),  # molasses purer than juice
        ("sjm_recovery", (0.99, 0.98, 0.3)),
        ("overall_recovery", (1.2, 0.9)),
        ("evaporation", (1, 0.2, 0.1)),
        ("evaporation", (1, 0, 0)),
        ("molasses_per_pol", (0, 0.88)),
        ("sugar_in_process", (10, 0.9, 0.8, 0.4, 0.4)),
        ("sugar_in_process", (-1, 0.9, 0.8, 0.99, 0.4)),
        ("recovered", (10, 30, 5)),
        ("time_efficiency", (250, 240)),
        ("time_efficiency", (0, 0)),
        ("bagasse_gross_value", (0.6, 0.3, 0.2)),
        ("bagasse_net_value", (0.95, 0, 0)),
        ("steam_per_bagasse", (7500, 0.7, 400, 420)),
        ("steam_per_bagasse", (7500, 1.7, 3113, 420)),
    ],
)
def test_that_what_cannot_be_is_refused(name: str, given: tuple[float, ...]) -> None:
    function = calculator(f"sugar.{name}")
    assert function is not None
    with pytest.raises(Impossible):
        function(*given)
