"""The figures of the sugar-cane pack: all of them are there, no number outranks its source, nothing is priced twice."""

from collections import Counter

from cpa_desktop.core.benchmark import Benchmark
from cpa_desktop.core.program import build
from tests.content.packs import catalogue
from tests.content.sugar_mills import SHEETS, VARIANTS, pack

PRICED = {"overall_recovery", "steam", "electricity", "fresh_water"}
PER_SUGAR = {"steam_per_sugar", "electricity_per_sugar", "water_per_sugar", "wastewater_per_sugar", "cod_per_sugar"}
QUALITY = {"cane_per_sugar", "pol_in_cane", "ccs", "fibre_in_cane"}
OF_MILLS = {
    "overall_recovery", "extraction", "boiling_recovery", "bagasse_pol", "bagasse_moisture", "imbibition", "cake_pol",
    "cake_loss", "molasses_purity", "molasses_loss", "undetermined_loss", "time_efficiency", "cut_to_crush", "trash",
    "preparation_index", "bagasse", "molasses", "filter_cake", "ash", "steam", "electricity", "generation",
    "boiler_efficiency", "steam_per_bagasse", "flue_temperature", "excess_air", "makeup", "let_down",
    "supplementary_fuel", "surplus_bagasse", "fresh_water", "wastewater", "raw_cod", "cod_load", "bod_load",
    "tss_load", "condenser_sugar", "lime", "sulphur", "phosphoric_acid", "flocculant", "biocide", "caustic",
    "so2_residual",
}  # fmt: skip
OF_WORKS = {"juice", "product_per_cane", "syrup", "hearth_fuel", "hearth_efficiency"}


def tiers(indicator: str, variant: str) -> dict[str, Benchmark]:
    """The tiers of an indicator that hold for a sort of plant, by their names."""
    return {
        each.tier: each for each in pack().benchmarks if each.indicator == indicator and each.variant in ("", variant)
    }


def test_that_all_figures_of_the_pack_are_there() -> None:
    sector = pack()
    assert {variant.id for variant in sector.variants} == set(VARIANTS)
    assert sector.basis == "sugar"
    assert {indicator.id for indicator in sector.indicators} == OF_MILLS | OF_WORKS | PER_SUGAR | QUALITY | {"ghg"}
    sheets = {sheet.id for sheet in catalogue().form("rapid", "sugar-cane").sheets}
    assert set(SHEETS) <= sheets


def test_that_quality_of_cane_has_neither_tiers_nor_money() -> None:
    with_tiers = {tier.indicator for tier in pack().benchmarks}
    assert with_tiers == OF_MILLS | OF_WORKS
    assert [each.id for each in pack().indicators if each.minimum] == ["cane_per_sugar"]


def test_that_only_recovery_steam_power_and_water_are_priced() -> None:
    assert {indicator.id for indicator in pack().indicators if indicator.stream} == PRICED
    # Sugar lost, not cane used, is what a gap of the recovery is counted in.
    assert next(each.stream for each in pack().indicators if each.id == "overall_recovery") == "sugar"


def test_that_each_tier_stands_once_for_each_sort_of_plant() -> None:
    for variant in VARIANTS:
        held = [(each.indicator, each.tier) for each in pack().benchmarks if each.variant in ("", variant)]
        assert max(Counter(held).values()) == 1


def test_that_a_small_works_is_never_told_by_the_tiers_of_mills() -> None:
    shared = {each.indicator for each in pack().benchmarks if each.variant == "traditional"} - OF_WORKS
    assert shared == {"fresh_water"}
    assert tiers("fresh_water", "traditional")["best"].high == 0.1
    for name in ("electricity", "wastewater", "cod_load", "lime", "ash"):
        assert tiers(name, "traditional") == {}, name


def test_that_sulphur_belongs_to_white_sugar_and_lime_follows_the_process() -> None:
    assert tiers("sulphur", "raw") == {}
    assert (tiers("lime", "raw")["poor"].low, tiers("lime", "white")["poor"].low) == (1.3, 2.5)


def test_that_the_tiers_of_steam_are_those_built_and_run() -> None:
    steam = tiers("steam", "white")
    assert (steam["best"].high, steam["best"].grade, steam["best"].source) == (340, "read", "morgenroth-2010")
    (fact,) = (each for each in catalogue().facts if each.id == "steam_best")
    assert (fact.value, fact.grade, fact.source) == (steam["best"].high, "read", "morgenroth-2010")


def test_that_what_was_estimated_or_remembered_stays_so() -> None:
    for tier in pack().benchmarks:
        assert (tier.source == "literature-memory") == (tier.grade == "memory"), tier.id
        assert (tier.source == "sugar-pack-own") == (tier.grade == "estimate"), tier.id
    assert {each.grade for each in pack().benchmarks} == {"read", "derived", "memory", "estimate"}


def test_that_a_recovery_is_never_priced_against_what_was_not_read() -> None:
    recovery = tiers("overall_recovery", "white")
    assert {recovery[name].grade for name in ("best", "good", "poor")} == {"memory"}
    water = tiers("fresh_water", "white")
    assert {water[name].grade for name in ("good", "poor")} == {"read"}  # the one gap that may be counted in đồng


def test_that_figures_per_sugar_have_no_tiers_of_other_cane() -> None:
    assert not {each.indicator for each in pack().benchmarks} & PER_SUGAR
    assert {each.id for each in pack().indicators if each.basis == "sugar"} == PER_SUGAR | {"ghg", "hearth_fuel"}


def test_that_every_sort_of_plant_has_an_unbroken_line_from_cane_to_product() -> None:
    for variant in VARIANTS:
        flows = [each for each in pack().flows if not each.variants or variant in each.variants]
        steps = {step.id for step in pack().steps if not step.variants or variant in step.variants}
        assert {end for each in flows for end in (each.from_step, each.to_step) if end} == steps
        reached = {each.to_step for each in flows if each.resource == "cane" and not each.from_step}
        for _ in steps:
            reached |= {each.to_step for each in flows if each.kind == "material" and each.from_step in reached}
        assert any(each.kind == "product" and each.from_step in reached and not each.to_step for each in flows), variant


def test_that_what_carries_pol_away_leaves_the_site_or_is_burnt() -> None:
    flows = {each.id: each for each in pack().flows}
    assert (flows["molasses"].resource, flows["molasses"].to_step) == ("molasses", "")
    assert (flows["filter_cake"].resource, flows["filter_cake"].to_step) == ("filter_cake", "")
    assert (flows["bagasse"].resource, flows["bagasse"].to_step) == ("bagasse_own", "S17")


def test_that_usual_resources_are_those_of_the_industry_and_own_energy_has_no_bill() -> None:
    resources = {each.id: each for each in catalogue().resources}
    assert set(pack().usual) <= set(resources)
    for name in ("bagasse_own", "power_bagasse"):
        assert resources[name].own, name
        assert resources[name].biogenic, name
        assert resources[name].price == "", name
    assert resources["power_bagasse"].co2 == ""  # its CO₂ is that of the bagasse burnt, counted there
    for name in ("cane", "molasses", "filter_cake", "scum", "power_bagasse"):
        assert resources[name].sectors == ("sugar-cane",), name


def test_that_the_sheets_compile_at_every_depth() -> None:
    for register in catalogue().registers:
        assert build(catalogue().form(register.id, "sugar-cane"))[1] == ()


def test_that_the_sheets_of_the_sector_add_no_duty() -> None:
    for name in SHEETS:
        sheet = catalogue().form("rapid", "sugar-cane").sheet(name)
        assert sheet.guide is not None
        needs = Counter(each.need for field in sheet.fields for each in (field, *field.columns) if not each.is_computed)
        assert needs["must"] == 0, name
        assert needs["should"] <= 8, name


def test_that_an_error_names_the_law_it_breaks() -> None:
    laws = (
        "conservation", "is a part of", "parts make up the whole", "condensing the vapour", "burning makes none",
        "no longer than itself",
    )  # fmt: skip
    for name in SHEETS:
        for check in catalogue().form("rapid", "sugar-cane").sheet(name).checks:
            if check.severity == "error":
                assert any(law in check.text.en for law in laws) or "of which" in check.text.en, check.text.en


def test_that_every_usual_range_says_where_it_is_from() -> None:
    for name in SHEETS:
        sheet = catalogue().form("rapid", "sugar-cane").sheet(name)
        for field in sheet.fields:
            for each in (field, *field.columns):
                assert (each.plausible is None) == (each.plausible_source == ""), f"{name}.{each.id}"


def test_that_every_typed_field_says_where_its_number_is_found() -> None:
    bare = set()
    for name in ("SU1", "SU2", "SU3"):
        for field in catalogue().form("rapid", "sugar-cane").sheet(name).fields:
            if field.kind == "quantity" and field.help is None:
                bare.add(f"{name}.{field.id}")
    assert bare == {
        "SU2.imbibition_temperature", "SU2.flue_temperature", "SU2.syrup_brix", "SU3.bucket_volume", "SU3.buckets",
        "SU3.days", "SU3.sacks", "SU3.sack_mass",
    }  # fmt: skip


def test_that_no_placeholder_price_pretends_to_be_one() -> None:
    (fact,) = (each for each in catalogue().facts if each.id == "price_sugar")
    assert (fact.grade, fact.source) == ("estimate", "sugar-pack-own")
    assert (fact.low, fact.high) == (16_000_000, 24_000_000)
