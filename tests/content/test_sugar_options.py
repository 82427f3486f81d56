"""The options half of the sugar-cane pack: all codes are there, nothing acts twice or on more than there is."""

from collections.abc import Mapping

import pytest

from cpa_desktop.core.figures import Evaluation
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from tests.content import packs
from tests.content.packs import figure, having, parts
from tests.content.sugar_mills import MILLS, MONTH, VARIANTS, pack

WITHOUT_EFFECT = {
    "S01", "S02", "S11", "S16", "S18", "S20", "S24", "S44", "S45", "S46", "S48", "S54", "S55", "S56", "S57", "S58",
    "S59", "T06", "T08",
}  # fmt: skip
STEAM_OPTIONS = {"S07", "S17", "S22", "S23", "S25", "S26", "S27", "S28", "S29", "S34", "S37", "S43", "S60"}
SELF_ASSESSED = {"SQ01", "SQ08", "SQ24", "SQ26", "SQ28", "SQ29", "SQ30", "SQ36", "SQ37", "SQ38", "SQ39"}
FROM_SHEETS = {
    "SQ01", "SQ02", "SQ04", "SQ05", "SQ06", "SQ11", "SQ13", "SQ15", "SQ18", "SQ19", "SQ22", "SQ23", "SQ26", "SQ29",
    "SQ37",
}  # fmt: skip
# A month of a mill of 2,000 t of cane a day, and of a household that presses 8 t a day, in round figures.
MILL = {
    "cane": "60000 t", "bagasse_own": "17400 t", "electricity": "300000 kWh", "power_bagasse": "1500000 kWh",
    "water_surface": "300000 m3", "wastewater": "60000 m3", "lime": "90000 kg", "sulphur": "30000 kg",
    "caustic": "9000 kg", "filter_cake": "2300 t", "molasses": "2200 t",
}  # fmt: skip
MILL_TYPED = {
    "SU1/pol_cane": "12", "SU1/fibre_cane": "13", "SU1/bagasse_pol": "2,4", "SU1/bagasse_moisture": "50",
    "SU1/cake_pol": "2,5", "SU1/molasses_purity": "36", "SU2/steam_made": "30.000", "SU2/cod": "2.200 mg/L",
}  # fmt: skip
WORKS = {
    "cane": "240 t", "bagasse_own": "50 t", "firewood": "5 t", "electricity": "900 kWh", "water_well": "72 m3",
    "wastewater": "60 m3", "lime": "100 kg",
}  # fmt: skip
WORKS_TYPED = {"SU3/trial_cane": "100 kg", "SU3/trial_juice": "54 kg", "SU2/cod": "8.000 mg/L"}


def plant(
    desk: Desk, variant: str, used: Mapping[str, str] | None = None, typed: Mapping[str, str] | None = None
) -> RecordSession:
    """A plant of one month with its ledger and the answers that its options need."""
    is_mill = variant in MILLS
    ledger = (MILL if is_mill else WORKS) | dict(used or {})
    answers = {f"P08/use/{name}.{MONTH}/qty": amount for name, amount in ledger.items()}
    answers |= (MILL_TYPED if is_mill else WORKS_TYPED) | dict(typed or {})
    output = "6000 t" if is_mill else "22 t"
    return packs.plant(desk, "sugar-cane", "sugar1", MONTH, variant, output, answers)


def all_taken_up(session: RecordSession, only: set[str] | None = None) -> Evaluation:
    """The figures once every option was decided to be done, or those named and no other."""
    rows = session.evaluation.rows("P22", "options")
    decided = {row: "làm ngay" if only is None or row in only else "loại bỏ" for row in rows}
    session.answer_all({f"P22/options/{row}/decision": word for row, word in decided.items()}, strict=True)
    return session.evaluation


def test_that_all_codes_are_there() -> None:
    sector = pack()
    mill = [f"S{number:02}" for number in range(1, 61)]
    works = [f"T{number:02}" for number in range(1, 10)]
    assert sorted(option.id for option in sector.options) == mill + works
    asked = [f"SQ{number:02}" for number in range(1, 41) if number != 35]
    assert [question.id for question in sector.questions] == asked
    lines = {v: [step.id for step in sector.steps if v in having(pack(), step.variants)] for v in VARIANTS}
    assert lines["white"] == [f"S{number}" for number in range(1, 20)]
    assert lines["raw"] == [*(f"S{n}" for n in range(1, 7)), "D7", *(f"S{n}" for n in range(8, 20) if n != 11)]
    assert lines["traditional"] == [f"T{number}" for number in range(1, 8)]
    assert all(step.inputs and step.outputs for step in sector.steps)


def test_that_what_saves_nothing_is_known() -> None:
    assert {option.id for option in pack().options if not option.effects} == WITHOUT_EFFECT
    assert [option.id for option in pack().options if option.technique == "XL"] == ["S54", "S57"]


def test_that_options_exclude_one_another_both_ways() -> None:
    options = {option.id: option for option in pack().options}
    for option in options.values():
        for other in option.excludes:
            assert option.id in options[other].excludes, option.id
    # What recovers the heat of the flue gas takes it once; deep bleeding comes with a use for the condensate.
    assert options["S41"].excludes == ("S42",)
    assert options["S23"].requires == options["S24"].requires == ("S52",)


def test_that_every_option_leads_from_a_question_or_an_indicator() -> None:
    named = {name for question in pack().questions for name in question.options}
    led = named | {option.id for option in pack().options if option.indicators}
    assert {option.id for option in pack().options} - led == set()


def test_that_questions_declare_their_answers() -> None:
    questions = {question.id: question for question in pack().questions}
    assert {name for name, each in questions.items() if each.ledger} == FROM_SHEETS
    assert {name for name, each in questions.items() if each.level == 1} == SELF_ASSESSED
    assert [name for name, each in questions.items() if having(pack(), each.variants) == {"traditional"}] == [
        "SQ36", "SQ37", "SQ38", "SQ39"
    ]  # fmt: skip


def test_that_a_common_question_is_asked_once() -> None:
    replaced = {name: question.id for question in pack().questions for name in question.also}
    assert replaced == {
        "A1": "SQ01", "A3": "SQ02", "B2": "SQ08", "C2": "SQ30", "C3": "SQ30", "C4": "SQ28", "D2": "SQ36", "D3": "SQ25",
        "D4": "SQ25", "D5": "SQ22", "G1": "SQ27", "J6": "SQ33", "K2": "SQ32", "K6": "SQ34",
    }  # fmt: skip


def test_that_all_steam_options_share_one_steam_and_the_condenser_options_one_water() -> None:
    acting = {
        use.id: {option.id for option in pack().options for effect in option.effects if effect.end_use == use.id}
        for use in pack().end_uses
    }
    assert acting["steam_avoidable"] == STEAM_OPTIONS
    assert acting["water_condenser"] == {"S31", "S52", "S60"}
    assert acting["sugar_molasses"] == {"S34", "S35"}


def test_that_an_option_that_takes_more_steam_comes_after_those_that_save_it() -> None:
    signs = {
        option.id: effect.low > 0
        for option in pack().options
        for effect in option.effects
        if effect.end_use == "steam_avoidable"
    }
    order = list(signs.values())
    assert order == sorted(order, reverse=True)
    assert {name for name, saves in signs.items() if not saves} == {"S07", "S17"}


def test_that_no_estimate_passes_for_what_was_read() -> None:
    for option in pack().options:
        for effect in option.effects:
            assert (effect.grade == "estimate") == (effect.source == "sugar-pack-own" and effect.grade != "derived")
            assert (effect.grade == "memory") == (effect.source == "literature-memory")
        cost = option.investment
        if cost is not None:
            household = option.id.startswith("T")
            assert cost.scale == ("household" if household else "industrial")
            assert cost.capacity == (7.5 if household else 3000 if option.id == "S46" else 2250)
    assert {option.id for option in pack().options if option.investment is None} == {"S58", "S59"}


@pytest.mark.parametrize("steam", ["12.000", "30.000"])
@pytest.mark.parametrize("variant", VARIANTS)
def test_that_the_parts_of_every_stream_add_up_to_the_whole_and_never_to_more(
    desk: Desk, variant: str, steam: str
) -> None:
    typed = {"SU2/steam_made": steam} if variant in MILLS else {}
    for kept in (typed, {**typed, "SU1/bagasse_pol": "", "SU1/cake_pol": "", "SU1/molasses_purity": ""}):
        evaluation = plant(desk, variant, typed=kept if variant in MILLS else typed).evaluation
        counted = set()
        for stream in evaluation.rows("K02", "streams"):
            amounts = parts(evaluation, stream)
            if amounts:
                assert min(amounts.values()) >= 0, stream
                if stream not in ("steam", "heat"):
                    baseline = figure(evaluation, "K02.streams.baseline", stream)
                    assert sum(amounts.values()) == pytest.approx(baseline), stream
                counted.add(stream)
        fuel = figure(evaluation, "P08.total_heat")
        heat = sum(parts(evaluation, "heat").values())
        if variant in MILLS:  # the fuel of the steam that can be saved is counted with that steam
            avoidable = sum(parts(evaluation, "steam").values())
            assert avoidable <= figure(evaluation, "SU2.steam_total")
            heat += avoidable * figure(evaluation, "K02.streams.energy_content", "steam")
        assert heat == pytest.approx(fuel)
        assert {"electricity", "heat", "water", "sugar", "cod"} <= counted
        assert ("steam" in counted) == (variant in MILLS)


@pytest.mark.parametrize("water", ["18000 m3", "60000 m3", "1200000 m3"])
def test_that_the_water_of_a_mill_adds_up_whatever_it_takes_in(desk: Desk, water: str) -> None:
    evaluation = plant(desk, "white", {"water_surface": water}).evaluation
    amounts = parts(evaluation, "water")
    assert sum(amounts.values()) == pytest.approx(figure(evaluation, "P08.fresh_water"))
    assert min(amounts.values()) > 0
    if water == "1200000 m3":  # 20 m3 per tonne of cane: the condensers, whose water passes but once
        assert amounts["water_condenser"] / sum(amounts.values()) > 0.85


@pytest.mark.parametrize("steam", ["12.000", "21.000", "30.000", "40.000"])
@pytest.mark.parametrize("variant", ["raw", "white"])
def test_that_all_steam_options_together_save_only_the_steam_above_the_best(
    desk: Desk, variant: str, steam: str
) -> None:
    session = plant(desk, variant, typed={"SU2/steam_made": steam})
    every = all_taken_up(session, STEAM_OPTIONS)
    avoidable = figure(every, "SU2.steam_avoidable")
    assert avoidable == pytest.approx(max(figure(every, "SU2.steam_total") - 0.340 * 60_000, 0))
    assert figure(every, "K02.streams.saved", "steam") <= avoidable * (1 + 1e-9)
    evaluation = all_taken_up(session, STEAM_OPTIONS - {"S07", "S17"})  # those that take no more steam
    assert 0 <= figure(evaluation, "K02.streams.saved", "steam") <= avoidable * (1 + 1e-9)
    gross = figure(evaluation, "K02.streams.gross", "steam")
    assert gross > avoidable or steam in ("12.000", "40.000")  # one by one they would claim more than there is
    if gross > avoidable:
        assert figure(evaluation, "K02.streams.saved", "steam") == pytest.approx(avoidable)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("water", ["18000 m3", "1200000 m3"])
def test_that_all_water_options_together_save_less_than_the_water_used(desk: Desk, variant: str, water: str) -> None:
    used = {"water_surface": water} if variant in MILLS else {}
    evaluation = all_taken_up(plant(desk, variant, used))
    saved = evaluation.shown_value(("K02", "streams", "saved"), "water")
    if variant in MILLS:
        assert isinstance(saved, float)
        assert 0 < saved <= figure(evaluation, "P08.fresh_water") * (1 + 1e-9)
    else:
        assert not saved


@pytest.mark.parametrize("variant", VARIANTS)
def test_that_all_options_together_save_no_more_than_there_is(desk: Desk, variant: str) -> None:
    evaluation = all_taken_up(plant(desk, variant))
    for stream in evaluation.rows("K02", "streams"):
        saved = evaluation.shown_value(("K02", "streams", "saved"), stream)
        if isinstance(saved, float) and saved:
            assert saved <= figure(evaluation, "K02.streams.baseline", stream) * (1 + 1e-9), stream
    for use in evaluation.rows("K02", "uses"):
        assert figure(evaluation, "K02.uses.amount", use) >= 0, use


def test_that_no_bagasse_is_saved_twice_by_boiler_and_steam(desk: Desk) -> None:
    evaluation = all_taken_up(plant(desk, "white"))
    fuel = figure(evaluation, "P08.total_heat")
    by_steam = figure(evaluation, "K02.streams.energy", "steam")
    by_boiler = figure(evaluation, "K02.streams.saved", "heat")
    avoidable = figure(evaluation, "SU2.steam_avoidable") / figure(evaluation, "SU2.steam_total")
    assert by_steam <= fuel * avoidable * (1 + 1e-9)
    assert by_boiler < fuel * (1 - avoidable)


def test_that_own_bagasse_and_power_are_worth_nothing_until_the_site_says_so(desk: Desk) -> None:
    session = plant(desk, "raw")
    assert figure(all_taken_up(session, {"S22"}), "K02.streams.money", "steam") == 0
    session.answer("P08/items/bagasse_own/price", "300000")
    assert figure(session.evaluation, "K02.streams.money", "steam") > 0
    bought = figure(session.evaluation, "K02.streams.price", "electricity")
    assert bought == pytest.approx(figure(session.evaluation, "P08.items.price", "electricity"))
    session.answer("P08/items/power_bagasse/price", "1500")  # what is bought goes first, whatever own power is worth
    assert figure(session.evaluation, "K02.streams.price", "electricity") == pytest.approx(bought)


def test_that_all_improvements_of_a_hearth_leave_it_more_fuel_than_theory(desk: Desk) -> None:
    evaluation = all_taken_up(plant(desk, "traditional"), {"T01", "T02", "T03", "T04"})
    left = 1 - figure(evaluation, "K02.streams.saved", "heat") / figure(evaluation, "P08.total_heat")
    assert left * 2.2 > 0.90  # kg of dry bagasse per kg: an ordinary hearth, and what 72 % efficiency would take


def test_that_a_better_press_wins_no_more_than_what_the_bagasse_still_holds(desk: Desk) -> None:
    evaluation = all_taken_up(plant(desk, "traditional"), {"T05"})
    assert 0 < figure(evaluation, "K02.streams.saved", "sugar") <= figure(evaluation, "SU1.lost_bagasse")
    pressed = all_taken_up(plant(desk, "traditional", typed={"SU3/trial_juice": "72 kg"}), {"T05"})
    assert figure(pressed, "K02.streams.saved", "sugar") == 0


@pytest.mark.parametrize(("amount", "state"), [("20000 kg", "good"), ("50000 kg", "bad")])
def test_that_sulphur_per_tonne_of_cane_is_read_from_the_ledger(desk: Desk, amount: str, state: str) -> None:
    evaluation = plant(desk, "white", {"sulphur": amount}).evaluation
    assert evaluation.cell(("P10", "questions", "state"), "SQ11") == state
    proposed = evaluation.cell(("P22", "options", "proposed"), "S15")
    assert proposed is (state == "bad")
