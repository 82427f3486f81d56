"""The coffee pack's options: each is led to, and none counts beyond what its step uses or loses."""

from collections import defaultdict

import pytest

from cpa_desktop.calc.interaction.sequence import Effect, in_turn
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.question import Question
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from tests.content.coffee_plants import MONTH, VARIANTS, WET, mill, pack
from tests.content.packs import figure, having

OPTIONS = [f"CF{number:02}" for number in (*range(1, 38), 41, 42)]  # 38 to 40 are about roasting
WITHOUT_EFFECT = {
    "CF01", "CF02", "CF15", "CF17", "CF18", "CF19", "CF23", "CF30", "CF31", "CF35", "CF37", "CF41", "CF42"
}  # fmt: skip
FROM_LEDGER = {"BQ06", "BQ07", "BQ10", "BQ17", "BQ19", "BQ23", "BQ26", "BQ27", "BQ31", "BQ33"}
SELF_ASSESSED = {"BQ01", "BQ03", "BQ05", "BQ08", "BQ10", "BQ12", "BQ13", "BQ18", "BQ20", "BQ30", "BQ31"}
GREEN, PARCHMENT = "nhân, hoặc đã quy về nhân", "thóc khô"

# A thousand tonnes of cherry (or what a dry mill buys), wasteful on purpose: water of 8 m3/t, a dryer of about 30 %.
WET_USED: dict[str, float] = {
    "cherry": 1000, "water_surface": 8000, "wastewater": 8150, "coffee_pulp": 436, "firewood": 90, "electricity": 24_000
}  # fmt: skip
WET_TYPED = {
    "CF1/product_form": PARCHMENT, "CF1/season_days": "30", "CF1/cherry_capacity": "80", "CF1/mechanical_share": "100",
    "CF1/wet_parchment_moisture": "54", "CF1/parchment_moisture": "9,5", "CF1/pulp_beans": "12",
    "CF1/cod": "12.000 mg/L", "CF1/nipped_beans": "4",
}  # fmt: skip
HULLING = {
    "CF1/product_form": GREEN, "CF1/parchment_made": "235", "CF1/outturn": "83", "CF1/green_moisture": "10",
    f"P05/output/coffee1.{MONTH}/amount": "190 t",
}  # fmt: skip
USED: dict[str, dict[str, float]] = {
    **dict.fromkeys(WET, WET_USED),
    "dry": {"cherry": 1000, "water_well": 60, "firewood": 200, "coffee_husk_own": 60, "electricity": 30_000},
    "dry_mill": {"parchment_bought": 1000, "water_well": 90, "lpg": 3, "electricity": 70_000},
}
TYPED: dict[str, dict[str, str]] = {
    **dict.fromkeys(WET, WET_TYPED),
    "dry": {
        "CF1/product_form": GREEN, "CF1/season_days": "30", "CF1/cherry_capacity": "90", "CF1/mechanical_share": "90",
        "CF1/green_moisture": "9,5", "CF1/broken_beans": "5", "CF1/dry_outturn": "57",
    },
    "dry_mill": {"CF1/product_form": GREEN, "CF1/season_days": "200", "CF1/outturn": "83", "CF1/broken_beans": "5"},
}  # fmt: skip
OUTPUT = {**dict.fromkeys(WET, 235.0), "dry": 220.0, "dry_mill": 815.0}
DAY = {
    f"CF2/waters/{place}/{cell}": amount
    for place, fills in (
        ("siphon", "2"), ("pulping", "6"), ("transport", "5"), ("demucilage", "1"), ("washing", "9"), ("rinse", "14"),
        ("cleaning", "1,5"),
    )
    for cell, amount in (("tank", "4 m3"), ("fills", fills))
}  # fmt: skip


def wasteful(desk: Desk, variant: str, **more: str) -> RecordSession:
    """A mill of that sort, wasteful on purpose; `more` by address with __ for a slash."""
    typed = {**TYPED[variant], **{name.replace("__", "/"): value for name, value in more.items()}}
    return mill(desk, variant, OUTPUT[variant], USED[variant], typed)


def uses_of(evaluation: Evaluation) -> dict[str, float]:
    """Every end use with its amount; what was not measured is nothing."""
    amounts = {row: evaluation.shown_value(("K02", "uses", "amount"), row) for row in evaluation.rows("K02", "uses")}
    return {row: amount if isinstance(amount, float) else 0.0 for row, amount in amounts.items()}


def left_over(evaluation: Evaluation) -> tuple[dict[str, float], dict[str, float]]:
    """What the counted effects leave of each use, and what they save of each stream, worked out anew."""
    amounts, effects = uses_of(evaluation), []
    rows = [row for row in evaluation.rows("P22", "effects") if evaluation.cell(("P22", "effects", "counted"), row)]
    for row in sorted(rows, key=lambda each: figure(evaluation, "P22.effects.place", each)):
        option, use, form = (str(evaluation.cell(("P22", "effects", name), row)) for name in ("option", "use", "form"))
        amount = evaluation.shown_value(("P22", "effects", "amount"), row)
        if isinstance(amount, float) and amounts[use]:
            is_share = form == "percent"
            effects.append(Effect(option, use, is_share, amount / amounts[use] if is_share else amount))
    acted, left = in_turn(amounts, effects)
    saved: dict[str, float] = defaultdict(float)
    for each in acted:
        saved[str(evaluation.cell(("K02", "uses", "stream"), each.effect.use))] += each.net
    return left, saved


def take_up(session: RecordSession, *names: str) -> Evaluation:
    """The mill with these options and no others."""
    rows = session.evaluation.rows("P22", "options")
    decided = {f"P22/options/{row}/decision": "làm ngay" if row in names else "loại bỏ" for row in rows}
    session.answer_all(decided, strict=True)
    return session.evaluation


def bad_answer(question: Question) -> tuple[str, str]:
    """The column and the words of a poor answer."""
    if question.form == "number":
        if question.bad_above is not None:
            return "number", f"{question.bad_above * 1.5:g} {question.unit}".replace(".", ",")
        return "number", f"{(question.bad_below or 0) * 0.8:g} {question.unit}".replace(".", ",")
    return "choice", next(choice.title.vi for choice in question.choices if choice.state == "bad")


def test_that_all_of_the_library_is_there() -> None:
    assert sorted(option.id for option in pack().options) == sorted(OPTIONS)
    wanted = [f"BQ{number:02}" for number in range(1, 34) if number != 32]  # 32 is about roasting
    assert [question.id for question in pack().questions] == wanted
    steps = [step.id for step in pack().steps]
    wet = [f"W{number}" for number in (1, 2, 3, 4, "5a", "5b", 6, 7, 8, 9, 10)]
    assert steps == [
        *wet, *(f"D{n}" for n in range(1, 5)), *(f"M{n}" for n in range(1, 6)), *(f"U{n}" for n in range(1, 5))
    ]  # fmt: skip


def test_that_what_saves_nothing_is_known() -> None:
    assert {option.id for option in pack().options if not option.effects} == WITHOUT_EFFECT
    assert [option.id for option in pack().options if option.technique == "XL"] == ["CF15", "CF42"]


def test_that_investments_are_at_a_reference_size() -> None:
    for option in pack().options:
        cost = option.investment
        if cost is not None:
            assert (cost.capacity, cost.scale) in ((50, "semi_industrial"), (20, "industrial"))
            assert (cost.capacity == 20) == bool(option.size), option.id  # dry mills are sized by their green


def test_that_losses_of_coffee_and_cod_name_the_waste_they_leave_with() -> None:
    wastes = {use.id: use.waste for use in pack().end_uses if use.stream in ("green", "cod")}
    assert {name for name, waste in wastes.items() if not waste} == {"green_overdried", "green_overdried_cherry"}
    assert set(wastes.values()) == {"", "coffee_pulp", "husk_out", "wastewater"}


def test_that_questions_declare_their_answers() -> None:
    questions = {question.id: question for question in pack().questions}
    assert {name for name, each in questions.items() if each.ledger} == FROM_LEDGER
    assert {name for name, each in questions.items() if each.level == 1} == SELF_ASSESSED


def test_that_every_option_is_led_to_in_every_plant_that_may_take_it_up() -> None:
    led: dict[str, set[str]] = defaultdict(set)
    for question in pack().questions:
        for name in question.options:
            led[name] |= having(pack(), question.variants)
    for option in pack().options:
        # The heat of drying whole cherry is judged by its indicator alone; the question is about parchment.
        by_indicator = {"dry"} if "heat_natural" in option.indicators else set()
        assert led[option.id], option.id
        assert having(pack(), option.variants) <= led[option.id] | by_indicator, option.id


def test_that_a_gap_in_water_heat_or_power_leads_to_options() -> None:
    named = {name for option in pack().options for name in option.indicators}
    # No source tells of a saving at the motors of pulpers and washers.
    assert {each.id for each in pack().indicators if each.stream} - named == {"electricity_wet"}


def test_that_a_common_question_is_asked_once() -> None:
    replaced = {name: question.id for question in pack().questions for name in question.also}
    assert replaced == {
        "C1": "BQ11", "C2": "BQ12", "C3": "BQ12", "C5": "BQ09", "D3": "BQ22", "E1": "BQ29", "E2": "BQ29", "G4": "BQ25",
        "K6": "BQ21",
    }  # fmt: skip


@pytest.mark.parametrize("hulls", [False, True])
@pytest.mark.parametrize("measured", [False, True])
@pytest.mark.parametrize("variant", VARIANTS)
def test_that_the_parts_of_every_stream_add_up_to_the_whole(
    desk: Desk, variant: str, measured: bool, hulls: bool
) -> None:
    session = wasteful(desk, variant)
    if variant in WET:
        session.answer_all({"P10/questions/BQ13/choice": "hồ hở sâu trên 2 m"}, strict=True)
        if hulls:
            session.answer_all(HULLING, strict=True)
        if measured:
            typed = {**DAY, "CF2/day_cherry": "20 t", "CF1/dryer_power": "9.000 kWh"}
            session.answer_all({**typed, **({"CF1/hulling_power": "8.000 kWh"} if hulls else {})}, strict=True)
    amounts, evaluation = uses_of(session.evaluation), session.evaluation
    assert min(amounts.values()) >= 0
    for stream in evaluation.rows("K02", "streams"):
        parts = [amount for row, amount in amounts.items() if evaluation.cell(("K02", "uses", "stream"), row) == stream]
        baseline = evaluation.shown_value(("K02", "streams", "baseline"), stream)
        assert sum(parts) == pytest.approx(baseline if isinstance(baseline, float) else 0.0), stream


def test_that_a_conventional_washing_mill_divides_its_water_as_published(desk: Desk) -> None:
    amounts = uses_of(wasteful(desk, "washed").evaluation)
    water = {name: amount / 8000 for name, amount in amounts.items() if name.startswith("water_")}
    washing = sum(share for name, share in water.items() if name.startswith("water_wash_"))
    assert washing == pytest.approx(0.7)
    assert sum(water.values()) - washing == pytest.approx(0.3)
    assert water["water_wash_rinse"] / water["water_wash_first"] == pytest.approx(50 / 20, abs=0.01)
    # 5,600 m3 on 235 t of parchment: a rung of 1 and one of 3 L/kg below what runs.
    assert amounts["water_wash_least"] == pytest.approx(235)
    assert amounts["water_wash_tank"] == pytest.approx(3 * 235)


def test_that_a_day_measured_in_part_does_not_divide_the_water(desk: Desk) -> None:
    session = wasteful(
        desk, "washed", CF2__day_cherry="20 t", CF2__waters__rinse__tank="4 m3", CF2__waters__rinse__fills="14"
    )
    assert uses_of(session.evaluation)["water_pulping"] == pytest.approx(0.09 * 8000)
    session.answer_all(DAY, strict=True)  # 38.5 fills of 4 m3, 6 of them in the pulpers
    assert uses_of(session.evaluation)["water_pulping"] == pytest.approx(6 / 38.5 * 8000)


def test_that_lost_green_is_worth_what_the_mill_pays_for_its_cherry(desk: Desk) -> None:
    made = wasteful(desk, "washed", P08__items__cherry__price="12.000.000 VND/t").evaluation
    per_green = 1000 / figure(made, "CF1.green_total")
    assert figure(made, "K02.streams.price", "green") == pytest.approx(12e6 * per_green)


def test_that_nothing_is_won_on_rungs_that_a_mill_stands_below(desk: Desk) -> None:
    # 900 m3 are 630 of washing, 2.7 L/kg of parchment: no running water left to save, and four rinses save nothing.
    session = mill(desk, "washed", 235, {**WET_USED, "water_surface": 900}, WET_TYPED)
    evaluation = take_up(session, "CF09")
    amounts = uses_of(evaluation)
    assert amounts["water_wash_first"] + amounts["water_wash_rinse"] == pytest.approx(0, abs=1e-6)
    assert amounts["water_wash_tank"] == pytest.approx(630 - 235)
    left, saved = left_over(evaluation)
    assert left["water_wash_tank"] == pytest.approx(630 - 235)
    assert saved["water"] == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("variant", VARIANTS)
def test_that_answering_everything_badly_saves_no_more_than_each_step_uses_or_loses(desk: Desk, variant: str) -> None:
    session = wasteful(desk, variant)
    if variant in ("washed", "semi_washed", "honey"):
        session.answer_all(HULLING, strict=True)
    asked = set(session.evaluation.rows("P10", "questions"))
    answers = {question.id: bad_answer(question) for question in pack().questions if question.id in asked}
    session.answer_all(
        {f"P10/questions/{name}/{column}": words for name, (column, words) in answers.items()}, strict=True
    )
    evaluation = session.evaluation
    assert {evaluation.cell(("P10", "questions", "state"), name) for name in answers} == {"bad"}
    proposed = {
        row for row in evaluation.rows("P22", "options") if evaluation.cell(("P22", "options", "proposed"), row)
    }
    assert proposed == {option.id for option in pack().options if variant in having(pack(), option.variants)}
    counted = {row for row in proposed if evaluation.cell(("P22", "options", "counted"), row)}
    for option in pack().options:  # what gives way does so to one that counts
        if option.id in proposed - counted and option.technique != "XL":
            others = {each.id for each in pack().options if option.id in each.excludes} | set(option.excludes)
            assert others & counted, option.id
    left, saved = left_over(evaluation)
    assert min(left.values()) >= 0
    for stream in evaluation.rows("K02", "streams"):
        shown = evaluation.shown_value(("K02", "streams", "saved"), stream)
        if isinstance(shown, float) and shown:
            assert shown == pytest.approx(saved[stream]), stream
            assert shown <= figure(evaluation, "K02.streams.gross", stream) * (1 + 1e-9), stream
            assert shown <= figure(evaluation, "K02.streams.baseline", stream) * (1 + 1e-9), stream


def test_that_two_ways_of_washing_do_not_count_beside_each_other(desk: Desk) -> None:
    session = wasteful(desk, "washed")
    session.answer("P10/questions/BQ08/choice", "lên men rồi rửa bằng nước chảy (kênh, vòi)")
    counted = {row: session.evaluation.cell(("P22", "options", "counted"), row) for row in ("CF08", "CF09", "CF11")}
    assert counted == {"CF08": False, "CF09": True, "CF11": False}
    session.answer("P22/options/CF08/decision", "làm ngay")
    counted = {row: session.evaluation.cell(("P22", "options", "counted"), row) for row in ("CF08", "CF09", "CF11")}
    assert counted == {"CF08": True, "CF09": False, "CF11": False}
    left, _ = left_over(session.evaluation)
    assert left["electricity_wet"] > uses_of(session.evaluation)["electricity_wet"]  # the machine takes power


@pytest.mark.parametrize(
    ("share", "low", "high"), [("100", 0.40, 0.60), ("75", 0.2667, 0.40), ("50", 0, 0), ("30", 0, 0)]
)
def test_that_the_sun_is_credited_only_with_what_the_dryer_still_does(
    desk: Desk, share: str, low: float, high: float
) -> None:
    made = wasteful(desk, "washed", CF1__mechanical_share=share).evaluation
    effects = [row for row in made.rows("P22", "effects") if made.cell(("P22", "effects", "option"), row) == "CF21"]
    assert len(effects) == 3  # evaporation and losses of parchment; cherry belongs to the dry process
    ends = [sum(figure(made, f"P22.effects.{end}", row) for row in effects) for end in ("low", "high")]
    heat = figure(made, "K02.streams.baseline", "heat")
    assert ends == [pytest.approx(end * heat, rel=0.001) for end in (low, high)]


def test_that_tuning_a_dryer_never_saves_the_heat_that_evaporates(desk: Desk) -> None:
    session = wasteful(desk, "washed")
    evaluation = take_up(session, "CF24", "CF25", "CF26", "CF28")
    left, saved = left_over(evaluation)
    amounts, needed = uses_of(evaluation), figure(evaluation, "CF1.drying_heat_needed")
    assert left["heat_evaporating"] == amounts["heat_evaporating"] == pytest.approx(needed)
    assert 0 < saved["heat"] < amounts["heat_avoidable"]
    assert needed / (amounts["heat_evaporating"] + amounts["heat_least_losses"]) == pytest.approx(0.6)


@pytest.mark.parametrize(("choice", "mcf"), [("hồ hở sâu trên 2 m", 0.8), ("hồ, hố hở nông dưới 2 m", 0.2)])
def test_that_a_digester_spares_the_ponds_what_cod_and_leaks_leave(desk: Desk, choice: str, mcf: float) -> None:
    made = wasteful(desk, "washed", P10__questions__BQ13__choice=choice).evaluation
    ghg = 8150 * 12 * 0.25 * mcf * 28 / 1000  # m3 x kg/m3 x kg CH4/kg x MCF x GWP, in tonnes
    assert figure(made, "CF1.pond_ghg") == pytest.approx(ghg)
    ends = [1 - ((1 - removed) * mcf + removed * leak) / mcf for removed, leak in ((0.75, 0.10), (0.90, 0.05))]
    use = "methane_deep" if mcf == 0.8 else "methane_shallow"
    rows = [row for row in made.rows("P22", "effects") if row.startswith("CF16")]
    (effect,) = (row for row in rows if made.cell(("P22", "effects", "use"), row) == use)
    shares = [figure(made, f"P22.effects.{end}", effect) for end in ("low", "high")]
    assert shares == [pytest.approx(end * ghg, rel=0.02) for end in ends]


def test_that_beans_won_back_are_no_more_than_were_picked_from_the_pulp(desk: Desk) -> None:
    session = wasteful(desk, "washed")
    evaluation = take_up(session, "CF07")
    lost = 436 * 0.012 * 0.487  # t of pulp x beans x green on wet parchment
    assert figure(evaluation, "CF1.lost_in_pulp") == pytest.approx(lost, abs=0.01)
    _, saved = left_over(evaluation)
    assert 0 < saved["green"] <= lost * (1 + 1e-6)


def test_that_costs_follow_cherry_in_wet_mills_and_green_in_dry_mills(desk: Desk) -> None:
    wet = wasteful(desk, "washed").evaluation
    assert figure(wet, "P22.options.size", "CF06") == pytest.approx(80)
    assert figure(wet, "P22.options.size", "CF36") == pytest.approx(figure(wet, "CF1.green_total") / 30)
    dry = wasteful(desk, "dry_mill").evaluation
    assert figure(dry, "P22.options.size", "CF34") == pytest.approx(815 / 200)
