"""The figures of the coffee pack: every tonne says of what, yields carry no money, no number outranks its source."""

import re
from collections import Counter

import pytest

from cpa_desktop.core.benchmark import Benchmark
from tests.content.coffee_plants import VARIANTS, WET, pack
from tests.content.packs import catalogue

PRICED = {"fresh_water", "heat", "heat_natural", "electricity_wet", "electricity_dryer", "electricity_mill"}
YIELDS = {"cherry_per_parchment", "cherry_per_green", "parchment_per_green"}
INDICATORS = (
    PRICED
    | YIELDS
    | {
        "hulling_recovery", "beans_in_pulp", "nipped_beans", "pulp", "husk", "fresh_water_green", "water_dry_mill",
        "wastewater", "cod_load", "firewood", "dryer_efficiency", "electricity", "own_fuel", "ghg",
    }
)  # fmt: skip
WITHOUT_TIERS = {
    "cherry_per_parchment",
    "cherry_per_green",
    "hulling_recovery",
    "pulp",
    "electricity",
    "own_fuel",
    "ghg",
}
RESOURCES = {
    "cherry", "dry_cherry", "parchment_bought", "green_bought", "coffee_husk", "coffee_husk_own", "parchment_hull",
    "parchment_hull_own", "coffee_pulp", "husk_out", "coffee_dust",
}  # fmt: skip
FACTORS = {
    "green_per_parchment", "green_per_dry_cherry", "green_per_wet_parchment", "cherry_per_parchment",
    "cherry_per_green_arabica", "cherry_per_green_robusta", "coffee_pulp_share", "mucilage_share", "cherry_moisture",
    "wet_parchment_moisture", "parchment_moisture", "dry_cherry_moisture", "coffee_moisture_target",
    "evaporation_heat_coffee", "coffee_cod_wet", "coffee_cod_dry", "coffee_cod_most", "toe_coffee_husk",
    "toe_parchment_hull",
}  # fmt: skip


def tiers(indicator: str) -> dict[str, Benchmark]:
    """The tiers of an indicator, by their names."""
    return {each.tier: each for each in pack().benchmarks if each.indicator == indicator}


def ends(indicator: str) -> dict[str, list[float]]:
    """The bounds of the tiers of an indicator, the lower first; those of best have only an upper."""
    return {name: [end for end in (tier.low, tier.high) if end is not None] for name, tier in tiers(indicator).items()}


def test_that_all_of_the_figures_are_there() -> None:
    sector = pack()
    assert {indicator.id for indicator in sector.indicators} == INDICATORS
    assert {variant.id for variant in sector.variants} == set(VARIANTS)
    assert {each.id for each in catalogue().resources if "coffee" in each.sectors} == RESOURCES
    assert set(sector.usual) <= {each.id for each in catalogue().resources}
    assert {fact.id for fact in catalogue().facts} >= FACTORS


def test_that_every_indicator_but_seven_has_tiers() -> None:
    assert INDICATORS - {tier.indicator for tier in pack().benchmarks} == WITHOUT_TIERS


def test_that_yields_stand_beside_their_least_and_are_never_priced() -> None:
    by_name = {indicator.id: indicator for indicator in pack().indicators}
    assert {name for name, each in by_name.items() if each.stream} == PRICED
    assert {name for name, each in by_name.items() if each.minimum} == YIELDS | {"heat", "heat_natural"}
    assert not any(by_name[name].stream for name in YIELDS)
    assert {each.stream for each in pack().indicators if each.stream} == {"water", "heat", "electricity"}


def test_that_a_basis_is_a_word_of_coffee() -> None:
    words = {"cherry", "parchment", "green", "dry_cherry"}
    sheets = {sheet.id: sheet for sheet in catalogue().worksheets if sheet.sector == "coffee"}
    assert set(sheets) == {"CF1", "CF2", "CF3"}
    said = [each.basis for sheet in sheets.values() for each in sheet.fields] + [
        each.basis for each in pack().indicators
    ]
    assert {word for basis in said for word in basis.split("/") if word} == words


def test_that_a_total_says_what_it_is_a_tonne_of() -> None:
    fields = {field.id: field for field in next(s for s in catalogue().worksheets if s.id == "CF1").fields}
    wanted = {
        "cherry_total": "cherry", "parchment_total": "parchment", "green_total": "green", "lost_green": "green",
        "lost_in_pulp": "green", "lost_in_hulling": "green", "lost_overdried": "green",
        "dry_cherry_total": "dry_cherry", "green_price": "/green",
    }  # fmt: skip
    assert {name: fields[name].basis for name in wanted} == wanted


def test_that_tiers_say_one_thing_on_every_basis() -> None:
    # 5 to 6.25 t of cherry per tonne of green: 1-3 m3/t of cherry are 5-19 L/kg of green, not 5-10.
    for name, per_cherry in ends("fresh_water").items():
        per_green, waste = ends("fresh_water_green")[name], ends("wastewater")[name]
        ratios = (6.25,) if name == "best" else (5, 6.25)  # an upper bound is that of the poorest cherry
        assert per_green == [pytest.approx(a * b, rel=0.05) for a, b in zip(per_cherry, ratios, strict=False)]
        assert waste == [pytest.approx(each + 0.15) for each in per_cherry]


def test_that_one_drying_heat_has_one_tier_by_whatever_it_is_read() -> None:
    heat, wood = tiers("heat"), tiers("firewood")
    for name, tier in wood.items():
        for end in ("low", "high"):
            bound, wanted = getattr(tier, end), getattr(heat[name], end)
            assert (bound is None) == (wanted is None)
            assert bound is None or bound * 15.6e-3 == pytest.approx(wanted, rel=0.005), name
    assert tiers("heat_natural")["best"].high == pytest.approx(6.63 / 0.60, abs=0.06)  # no dryer is better than 60 %


def test_that_what_was_estimated_or_remembered_stays_so() -> None:
    sourced = {tier.indicator for tier in pack().benchmarks if tier.grade in ("read", "derived")}
    assert sourced == {"parchment_per_green", "husk", "fresh_water", "fresh_water_green", "wastewater"}
    assert {tier.grade for tier in pack().benchmarks if tier.indicator == "cod_load"} == {"memory"}
    assert not [tier.id for tier in pack().benchmarks if tier.source == "coffee-pack-own" and tier.grade == "read"]
    assert Counter(tier.grade for tier in pack().benchmarks) == {"estimate": 40, "derived": 11, "memory": 7, "read": 4}


def test_that_streams_run_from_step_to_step_of_the_plants_that_have_both() -> None:
    steps = {step.id: set(step.variants or VARIANTS) for step in pack().steps}
    flows = {flow.id: flow for flow in pack().flows}
    for flow in flows.values():
        for end in (flow.from_step, flow.to_step):
            assert not end or set(flow.variants or VARIANTS) <= steps[end], flow.id
    for variant in VARIANTS:
        mine = [flow for flow in flows.values() if variant in (flow.variants or VARIANTS)]
        assert {flow.kind for flow in mine} >= {"material", "water", "energy", "waste", "product"}, variant
        reached = {end for flow in mine for end in (flow.from_step, flow.to_step) if end}
        assert reached == {step for step, has in steps.items() if variant in has}, variant


def test_that_only_wet_plants_have_the_streams_of_a_wet_mill() -> None:
    for flow in pack().flows:
        if any(end.startswith("W") for end in (flow.from_step, flow.to_step)):
            assert set(flow.variants) <= set(WET), flow.id


def test_that_the_sheets_ask_two_must_answers_and_name_no_payback() -> None:
    sheets = [sheet for sheet in catalogue().worksheets if sheet.sector == "coffee"]
    must = {field.id for sheet in sheets for field in sheet.fields if field.need == "must"}
    assert must == {"product_form", "mechanical_share"}
    said = " ".join(
        f"{f.label.vi} {f.help.vi if f.help else ''} {f.label.en}" for sheet in sheets for f in sheet.fields
    )
    assert not re.search(r"hoàn vốn|payback", said)


def test_that_every_published_span_names_its_source() -> None:
    for sheet in catalogue().worksheets:
        if sheet.sector == "coffee":
            for field in sheet.fields:
                assert (field.plausible is None) == (field.plausible_source == ""), field.id
