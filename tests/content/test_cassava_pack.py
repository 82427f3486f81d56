"""The cassava-starch pack: all of it is there, nothing is claimed twice, no number outranks its source."""

import pytest

from cpa_desktop.core.benchmark import Benchmark
from tests.content.cassava_plants import pack
from tests.content.packs import catalogue, having

VARIANTS = ("industrial", "semi_industrial", "craft")
PRICED = {"starch_recovery", "electricity", "heat", "fresh_water"}
INDICATORS = PRICED | {
    "roots_per_starch", "extraction_efficiency", "starch_in_pulp", "wet_pulp", "peel", "sulphur",
    "wastewater", "cod_load", "bod_load", "tss_load", "solids_lost",
    "energy", "coal", "fuel_oil", "dryer_efficiency", "biogas_share", "biogas_per_cod", "ghg", "treatment_land",
}  # fmt: skip
FROM_LEDGER = {"AQ13", "AQ16", "AQ19", "AQ20", "AQ28"}
SELF_ASSESSED = {"AQ01", "AQ05", "AQ08", "AQ09", "AQ16", "AQ17", "AQ23", "AQ26", "AQ28", "AQ30"}
WITHOUT_EFFECT = {"CS02", "CS14", "CS19", "CS21", "CS22", "CS23", "CS24", "CS25", "CS26", "CS32", "CS36"}


def tiers(indicator: str, variant: str = "industrial") -> dict[str, Benchmark]:
    """The tiers of an indicator for a sort of plant, by their names."""
    return {each.tier: each for each in pack().benchmarks if each.indicator == indicator and each.variant == variant}


def test_that_all_of_the_pack_is_there() -> None:
    sector = pack()
    assert sorted(option.id for option in sector.options) == [f"CS{number:02}" for number in range(1, 37)]
    assert [question.id for question in sector.questions] == [f"AQ{number:02}" for number in range(1, 33)]
    assert {indicator.id for indicator in sector.indicators} == INDICATORS
    assert {variant.id for variant in sector.variants} == set(VARIANTS)


def test_that_every_indicator_but_three_has_tiers() -> None:
    with_tiers = {tier.indicator for tier in pack().benchmarks}
    # Roots are ruled by their quality; published greenhouse gas rests on other grids and ponds than the audit's.
    assert INDICATORS - with_tiers == {"roots_per_starch", "ghg"}


def test_that_only_recovery_energy_and_water_are_priced() -> None:
    assert {indicator.id for indicator in pack().indicators if indicator.stream} == PRICED
    assert [indicator.id for indicator in pack().indicators if indicator.minimum] == ["roots_per_starch"]


def test_that_one_drying_heat_has_one_tier_by_whatever_fuel_it_is_read() -> None:
    heat = tiers("heat")
    for indicator, content in (("coal", 20.9e-3), ("fuel_oil", 38.784e-3)):
        for name, tier in tiers(indicator).items():
            for end in ("low", "high"):
                bound, wanted = getattr(tier, end), getattr(heat[name], end)
                assert (bound is None) == (wanted is None)
                assert bound is None or bound * content == pytest.approx(wanted, rel=0.01), (indicator, name)


def test_that_the_loads_keep_to_what_the_solubles_alone_give() -> None:
    cod, bod = tiers("cod_load"), tiers("bod_load")
    assert (cod["best"].high, cod["good"].high, cod["poor"].low) == (120, 145, 234)
    assert [bod[name].high for name in ("best", "good")] == [pytest.approx(0.55 * c, abs=0.3) for c in (120, 145)]
    assert bod["poor"].low == pytest.approx(0.55 * 234, abs=0.5)


def test_that_what_was_estimated_stays_an_estimate() -> None:
    estimated = {"starch_recovery": {"best", "good", "average"}, "wet_pulp": {"best", "good", "average"}}
    for indicator, names in estimated.items():
        assert {name for name, tier in tiers(indicator).items() if tier.grade == "estimate"} == names
    # No tier is read where the source is the pack itself.
    assert not [tier.id for tier in pack().benchmarks if tier.source == "cassava-pack-own" and tier.grade == "read"]


def test_that_what_saves_nothing_is_known() -> None:
    assert {option.id for option in pack().options if not option.effects} == WITHOUT_EFFECT
    assert [option.id for option in pack().options if option.technique == "XL"] == ["CS21"]


def test_that_options_exclude_one_another_both_ways() -> None:
    options = {option.id: option for option in pack().options}
    for option in options.values():
        for other in option.excludes:
            assert option.id in options[other].excludes


def test_that_separators_replace_settling_tanks_only_where_there_are_any() -> None:
    separators = next(option for option in pack().options if option.id == "CS13")
    assert having(pack(), separators.variants) == {"semi_industrial", "craft"}
    assert separators.investment is None  # the pack's price is for a size that no such plant has


def test_that_investments_are_at_a_reference_size() -> None:
    for option in pack().options:
        cost = option.investment
        if cost is not None:
            assert cost.scale == "industrial"
            assert cost.capacity == (500 if option.id == "CS22" else 100)


def test_that_losses_name_the_waste_they_leave_with() -> None:
    wastes = {use.id: use.waste for use in pack().end_uses if use.stream in ("starch", "cod")}
    assert {name: waste for name, waste in wastes.items() if not waste} == {
        "starch_yard": "", "starch_yard_craft": "", "starch_dust": ""
    }  # fmt: skip
    assert set(wastes.values()) == {"", "pulp_wet", "wastewater", "peel"}
    assert not [use.id for use in pack().end_uses if use.waste and use.stream not in ("starch", "cod")]


def test_that_each_sort_of_plant_has_its_own_steps() -> None:
    lines = {v: [step.id for step in pack().steps if v in having(pack(), step.variants)] for v in VARIANTS}
    assert lines["industrial"] == [f"A{number}" for number in range(1, 14)]
    assert [step for step in lines["semi_industrial"] if step not in lines["industrial"]] == ["B7"]
    assert lines["craft"] == ["A1", "A3", "A4", "L5", "B7", "L11", "A12", "L13"]


def test_that_questions_declare_their_answers() -> None:
    questions = {question.id: question for question in pack().questions}
    assert {name for name, each in questions.items() if each.ledger} == FROM_LEDGER
    assert {name for name, each in questions.items() if each.level == 1} == SELF_ASSESSED


def test_that_every_option_but_one_can_be_proposed() -> None:
    named = {name for question in pack().questions for name in question.options}
    # Enzymes are a laboratory result; separators follow from settled starch and from the recovery.
    assert {option.id for option in pack().options} - named == {"CS36"}


def test_that_a_common_question_is_asked_once() -> None:
    replaced = {name: question.id for question in pack().questions for name in question.also}
    assert replaced == {
        "A1": "AQ01", "A3": "AQ02", "C1": "AQ15", "C2": "AQ17", "C3": "AQ17", "D3": "AQ22", "G4": "AQ29",
        "K6": "AQ25",
    }  # fmt: skip


def test_that_limits_not_known_are_blank_and_the_others_dated() -> None:
    limits = {limit.id: limit for limit in catalogue().limits}
    blank = {name for name, limit in limits.items() if limit.value is None}
    assert {limits[name].source for name in blank} == {"qcvn-40-2025", "qcvn-19-2024"}
    assert {limit.parameter for limit in limits.values() if limit.source == "qcvn-40-2025"} == {"bod5", "cod", "tss"}
    assert all(limits[name].note for name in blank)
    existing = limits["qcvn63_b_cod_existing"]
    assert (existing.value, existing.scaled, existing.facility, existing.valid_to) == (
        250,
        True,
        "existing",
        "2031-12-31",
    )
    for limit in limits.values():
        assert limit.is_least == limit.id.endswith("ph_low")
        assert not (limit.scaled and limit.parameter in ("ph", "coliform", "temperature", "colour"))
        if limit.source in ("qcvn-63-2017", "qcvn-40-2011"):
            assert limit.valid_to == "2031-12-31"
        if limit.source == "qcvn-40-2025":
            assert (limit.valid_from, limit.scaled) == ("2025-09-01", False)
