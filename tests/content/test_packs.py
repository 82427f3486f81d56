"""What holds in the pack of every industry: nothing is claimed twice, nothing leads nowhere, no figure is bare."""

import re
from collections import Counter

import pytest

from cpa_desktop.core.benchmark import Benchmark
from cpa_desktop.core.sector import Sector
from tests.content.packs import SECTORS, catalogue, having

TECHNIQUES = {"QL", "KS", "NL", "CT", "CN", "TH", "SP", "TK", "XL", "NLTT", "QLY"}
TIERS = ("best", "good", "average", "poor")
MENDED_FIRST = {"SQ40"}  # a question of safety: before any option, and so leads to none
# A craft line is asked where its water goes for the sake of the methane; it has no digester to build.
ASKED_ALL_THE_SAME = {"AQ26": {"craft"}}


@pytest.fixture(params=SECTORS)
def pack(request: pytest.FixtureRequest) -> Sector:
    """What is known of an industry."""
    return catalogue().sector(request.param)


def test_that_an_option_without_effects_says_why_none_is_counted(pack: Sector) -> None:
    for option in pack.options:
        assert option.condition is not None, option.id
        if not option.effects:
            assert re.search(r"không tính|chưa tính", option.condition.vi), option.id
            assert re.search(r"not counted|no (saving|money) is counted|no saving", option.condition.en), option.id


def test_that_an_option_with_effects_has_one_in_every_plant_that_may_take_it_up(pack: Sector) -> None:
    uses = {use.id: use for use in pack.end_uses}
    for option in pack.options:
        if option.effects:
            reached = {sort for effect in option.effects for sort in having(pack, uses[effect.end_use].variants)}
            assert having(pack, option.variants) <= reached, option.id


def test_that_no_option_acts_twice_on_one_use(pack: Sector) -> None:
    for option in pack.options:
        assert max(Counter(effect.end_use for effect in option.effects).values(), default=1) == 1, option.id


def test_that_options_name_known_techniques_and_treatment_saves_nothing(pack: Sector) -> None:
    assert {option.technique for option in pack.options} <= TECHNIQUES
    assert not any(option.effects for option in pack.options if option.technique == "XL")


def test_that_options_exclude_others_of_the_same_plants_and_need_what_these_may_have(pack: Sector) -> None:
    options = {option.id: option for option in pack.options}
    for option in options.values():
        for other in option.excludes:
            assert option.id != other
            assert having(pack, option.variants) & having(pack, options[other].variants), (option.id, other)
        for needed in option.requires:
            assert having(pack, option.variants) <= having(pack, options[needed].variants), option.id


def test_that_investments_are_estimates_of_one_year(pack: Sector) -> None:
    costs = [option.investment for option in pack.options if option.investment is not None]
    assert {(cost.grade, cost.year) for cost in costs} == {("estimate", 2026)}


def test_that_an_option_never_ships_a_payback(pack: Sector) -> None:
    for option in pack.options:
        assert option.condition is not None
        assert not re.search(r"hoàn vốn|payback|pays? back", f"{option.condition.vi} {option.condition.en}"), option.id


def test_that_what_an_option_acts_on_belongs_to_a_step_of_the_plant(pack: Sector) -> None:
    steps = {step.id: having(pack, step.variants) for step in pack.steps}
    for use in pack.end_uses:
        assert having(pack, use.variants) <= steps[use.step], use.id
    for option in pack.options:
        assert having(pack, option.variants) & steps[option.step], option.id


def test_that_questions_tell_good_answers_from_bad(pack: Sector) -> None:
    for question in pack.questions:
        assert question.block in tuple("ABCDEFGHIJKLM")
        assert question.form in ("number", "choice")
        if question.form == "choice":
            assert {"good", "bad"} <= {choice.state for choice in question.choices}, question.id
        else:
            assert (question.bad_above, question.bad_below) != (None, None), question.id


def test_that_every_question_leads_to_an_option_of_every_plant_that_is_asked(pack: Sector) -> None:
    options = {option.id: having(pack, option.variants) for option in pack.options}
    for question in pack.questions:
        assert bool(question.options) != (question.id in MENDED_FIRST), question.id
        reached = {sort for name in question.options for sort in options[name]}
        if question.options:
            missed = having(pack, question.variants) - reached
            assert missed <= ASKED_ALL_THE_SAME.get(question.id, set()), question.id


def test_that_a_common_question_is_asked_once_and_no_later_than_in_common(pack: Sector) -> None:
    common = {question.id: question for question in catalogue().questions}
    replaced = [(name, question) for question in pack.questions for name in question.also]
    assert len({name for name, _ in replaced}) == len(replaced)
    for name, question in replaced:
        assert question.block == common[name].block, name
        assert question.level <= common[name].level, name  # else a self-assessment would ask neither


def test_that_tiers_follow_one_another_without_overlap(pack: Sector) -> None:
    for indicator in pack.indicators:
        sign = 1 if indicator.better == "low" else -1
        for sort in ("", *(variant.id for variant in pack.variants)):
            tiers = _tiers(pack, indicator.id, sort)
            ends = [
                sorted(sign * bound for bound in (tiers[name].low, tiers[name].high) if bound is not None)
                for name in TIERS
                if name in tiers
            ]
            bounds = [bound for pair in ends for bound in pair]
            assert bounds == sorted(bounds), (indicator.id, sort)


def test_that_every_tier_says_what_it_rests_on_in_both_languages(pack: Sector) -> None:
    for tier in pack.benchmarks:
        assert tier.note is not None, tier.id
        if tier.grade == "read":
            assert tier.region or catalogue().sources[tier.source].year == "", tier.id


def _tiers(pack: Sector, indicator: str, sort: str) -> dict[str, Benchmark]:
    """The tiers of an indicator for a sort of plant, by their names: its own before those of all."""
    held = [each for each in pack.benchmarks if each.indicator == indicator and each.variant in ("", sort)]
    return {each.tier: each for each in sorted(held, key=lambda each: each.variant != "")}
