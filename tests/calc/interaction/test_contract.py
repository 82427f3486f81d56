import itertools
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.calc import interaction
from cpa_desktop.calc.refusal import Impossible

approx = pytest.approx
Payload = dict[str, Any]


def site(*options: Payload, quantity: float = 1000.0, price: float = 2.0, **more: Any) -> Payload:
    streams = {"water": {"quantity": quantity, "unit_price": price, "unit": "m3"}}
    return {"streams": streams, "options": list(options), **more}


def option(identity: str, *effects: Payload, **more: Any) -> Payload:
    return {"id": identity, "effects": [{"stream": "water", **effect} for effect in effects], **more}


def combine(payload: object) -> Payload:
    return interaction.combine(payload)


def said(result: Payload, language: str = "en") -> list[str]:
    return [finding["text"][language] for finding in result["findings"]]


def test_that_ten_and_eight_percent_save_172_and_not_180() -> None:
    result = combine(site(option("A", {"percent": 10}), option("B", {"percent": 8}), quantity=1_000_000))
    assert result["streams"]["water"] == {
        "baseline": 1_000_000.0,
        "final": 828_000.0,
        "saved": 172_000.0,
        "sum_of_gross": 180_000.0,
        "unit": "m3",
    }
    assert [(each["id"], each["gross"], each["net"]) for each in result["options"]] == [
        ("A", 200_000.0, 200_000.0),
        ("B", 160_000.0, 144_000.0),
    ]
    assert result["value"] == 344_000.0


def test_that_the_order_decides_who_gets_which_part() -> None:
    options = option("A", {"percent": 10}), option("B", {"percent": 8})
    result = combine(site(*options, order=["B", "A"]))
    assert [(each["id"], each["net"]) for each in result["options"]] == [("A", approx(184.0)), ("B", 160.0)]
    assert result["value"] == approx(344.0)


def test_that_options_left_out_of_the_order_act_last() -> None:
    options = option("A", {"percent": 50}), option("B", {"percent": 50}), option("C", {"percent": 50})
    nets = {each["id"]: each["net"] for each in combine(site(*options, order=["C"]))["options"]}
    assert nets == {"C": 1000.0, "A": 500.0, "B": 250.0}


def test_that_the_way_of_splitting_is_named_where_there_is_something_to_split() -> None:
    result = combine(site(option("A", {"percent": 10}), option("B", {"percent": 8})))
    assert "another order splits the joint saving otherwise" in result["convention"]["en"]
    assert result["convention"] in [finding["text"] for finding in result["findings"]]
    assert combine(site(option("A", {"percent": 10})))["findings"] == []


def test_that_an_amount_is_capped_at_what_is_left_and_said_to_be() -> None:
    result = combine(site(option("A", {"percent": 50}), option("B", {"amount": 700})))
    assert result["streams"]["water"]["final"] == 0.0
    assert result["options"][1]["streams"]["water"] == {"gross": 700.0, "net": 500.0}
    assert any("“B”" in text and "700 m3" in text and "500 m3" in text for text in said(result))
    assert any("700 m3" in text and "chỉ tính 500 m3" in text for text in said(result, "vi"))


def test_that_more_than_60_percent_of_a_stream_needs_an_explanation() -> None:
    assert combine(site(option("A", {"percent": 60})))["findings"] == []
    [finding] = combine(site(option("A", {"percent": 60.5})))["findings"]
    assert finding["severity"] == "doubt"
    assert finding["text"]["vi"] == "Gói giải pháp tiết kiệm 60,5 % dòng “water”; trên 60 % phải có giải trình."


def test_that_an_option_that_uses_more_counts() -> None:
    result = combine(site(option("A", {"percent": -10}), option("B", {"amount": -50}), option("C", {"percent": 50})))
    assert result["streams"]["water"]["final"] == approx(575.0)
    assert [each["net"] for each in result["options"]] == [approx(-200.0), approx(-100.0), approx(1150.0)]


def test_that_the_running_cost_lowers_both_parts_and_the_value() -> None:
    result = combine(site(option("A", {"percent": 10}, running_cost=50), option("B", running_cost=7)))
    assert [(each["gross"], each["net"]) for each in result["options"]] == [(150.0, 150.0), (-7.0, -7.0)]
    assert result["value"] == 143.0


def test_that_an_option_may_act_on_several_streams() -> None:
    streams = {"water": {"quantity": 100, "unit_price": 10}, "power": {"quantity": 1000, "unit_price": 2}}
    effects = [{"stream": "water", "percent": 50}, {"stream": "power", "amount": -100}]
    result = combine({"streams": streams, "options": [{"id": "A", "effects": effects}]})
    assert result["value"] == 300.0
    assert result["options"][0]["streams"] == {
        "water": {"gross": 50.0, "net": 50.0},
        "power": {"gross": -100.0, "net": -100.0},
    }


@pytest.mark.parametrize(
    ("payload", "sentence"),
    [
        (None, "one JSON object"),
        ({"options": []}, "“streams” are missing"),
        ({"streams": {}}, "“options” is missing"),
        (site(quantity=-1), "not negative"),
        (site(quantity=math.nan), "“quantity” must be a finite number"),
        (site(quantity=math.inf), "“quantity” must be a finite number"),
        (site(quantity=10**400), "“quantity” must be a finite number"),
        (site(price=math.nan), "“unit_price” must be a finite number"),
        (site(option("A"), option("A")), "“A” is given twice"),
        (site({"effects": []}), "no “id”"),
        (site({"id": "A"}), "list of “effects” is missing"),
        (site({"id": "A", "effects": [{"stream": "steam", "percent": 1}]}), "no stream “steam”"),
        (site({"id": "A", "effects": ["water"]}), "no stream"),
        (site(option("A", {})), "either “percent” or “amount”"),
        (site(option("A", {"percent": 1, "amount": 1})), "either “percent” or “amount”"),
        (site(option("A", {"percent": "10"})), "must be a finite number"),
        (site(option("A", {"amount": math.inf})), "must be a finite number"),
        (site(option("A", {"percent": 100.1})), "no more than 100 %"),
        (site(option("A", running_cost="much")), "“running_cost”"),
        (site(option("A"), order=["B"]), "not given: “B”"),
        (site(option("A"), order=["A", "A"]), "“A” twice"),
        (site(option("A"), order="A"), "a list of option ids"),
        (site(option("A", {"percent": -1e300}), quantity=1e300), "too large"),
    ],
)
def test_that_what_cannot_be_combined_is_refused_in_a_sentence(payload: object, sentence: str) -> None:
    with pytest.raises(Impossible) as refused:
        combine(payload)
    assert sentence in refused.value.en
    assert refused.value.vi
    assert str(refused.value) == refused.value.en


percents = st.integers(-50, 100).map(lambda percent: {"percent": percent})
savings = st.integers(0, 100).map(lambda percent: {"percent": percent})
effects = st.one_of(percents, st.integers(-300, 1500).map(lambda amount: {"amount": amount}))
packages = st.lists(st.lists(effects, max_size=3), max_size=6).map(
    lambda many: [option(f"O{place}", *one, running_cost=place) for place, one in enumerate(many)]
)


@given(packages)
def test_that_no_package_saves_more_than_there_is(options: list[Payload]) -> None:
    stream = combine(site(*options))["streams"]["water"]
    assert stream["final"] >= 0
    assert stream["saved"] <= stream["baseline"] * (1 + 1e-12)
    assert stream["final"] == approx(stream["baseline"] - stream["saved"], abs=1e-9)


@given(packages, st.randoms(use_true_random=False))
def test_that_the_net_parts_add_up_to_the_joint_saving(options: list[Payload], random: Any) -> None:
    order = [each["id"] for each in options]
    random.shuffle(order)
    result = combine(site(*options, order=order))
    stream = result["streams"]["water"]
    parts = [each["streams"].get("water", {"net": 0.0, "gross": 0.0}) for each in result["options"]]
    assert sum(part["net"] for part in parts) == approx(stream["saved"], abs=1e-9)
    assert sum(part["gross"] for part in parts) == approx(stream["sum_of_gross"], abs=1e-9)
    assert sum(each["net"] for each in result["options"]) == result["value"]
    running = sum(each["running_cost"] for each in options)
    assert result["value"] == approx(2.0 * stream["saved"] - running, abs=1e-9)


@given(packages)
def test_that_names_do_not_matter(options: list[Payload]) -> None:
    renamed = [{**each, "id": f"Z{9 - place}"} for place, each in enumerate(options)]
    one, other = combine(site(*options)), combine(site(*renamed))
    assert one["streams"] == other["streams"]
    assert one["value"] == other["value"]
    assert [each["net"] for each in one["options"]] == [each["net"] for each in other["options"]]


@given(st.lists(savings, max_size=5))
def test_that_percentages_save_the_same_together_in_any_order(shares: list[Payload]) -> None:
    options = [option(f"O{place}", share) for place, share in enumerate(shares)]
    left = 1000 * math.prod(1 - share["percent"] / 100 for share in shares)
    for order in itertools.islice(itertools.permutations([each["id"] for each in options]), 12):
        assert combine(site(*options, order=list(order)))["streams"]["water"]["final"] == approx(left, abs=1e-9)


@given(packages)
def test_that_alone_an_option_nets_what_it_grosses(options: list[Payload]) -> None:
    together = combine(site(*options))
    for given_, part in zip(options, together["options"], strict=True):
        alone = combine(site(given_))
        assert alone["value"] == alone["options"][0]["net"] == alone["options"][0]["gross"] == part["gross"]


@given(st.lists(savings, min_size=1, max_size=5))
def test_that_savings_never_net_more_than_gross(shares: list[Payload]) -> None:
    options = [option(f"O{place}", share) for place, share in enumerate(shares)]
    assert all(each["net"] <= each["gross"] for each in combine(site(*options))["options"])
