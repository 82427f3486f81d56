"""Which reading narrows a figure most: held against taking each reading in turn and working everything out anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.core import narrowing
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.program import Program
from cpa_desktop.core.uncertainty import Spread
from tests.core.small_forms import LEDGER, computed, field, figures, known, net_of_overlap, program, rows, sheet

X: Key = ("P1", "", "x")
HEAT = program(
    sheet(
        field("coal", unit="t"),
        field("lhv", unit="GJ/t", default="factor('lhv_coal')"),
        field("share", unit="%"),
        field("other", unit="GJ"),
        computed("aside", "other * 2", "GJ"),
        computed("x", "coal * lhv * share + other", "GJ"),
    )
)
NET = program(sheet(*net_of_overlap()))


def best(found: Evaluation, figure: Key = X) -> tuple[str, float] | None:
    """The reading that is proposed, and the ± that would be left."""
    proposed = narrowing.best(found, Spread(found), figure)
    return (proposed.address, proposed.half_width) if proposed is not None else None


def taken(built: Program, answers: dict[str, str], address: str, value: float, unit: str) -> float:
    """The ± once this reading stands in the record as metered: all of it worked out from the beginning."""
    after = figures(built, {**answers, address: known(value, unit), f"{address}@origin": "metered"})
    width = Spread(after).half_width(X)
    assert width is not None
    return width


def test_that_the_reading_is_named_that_leaves_the_least_by_hand() -> None:
    answers = {
        "P1/coal": known(100.0, "t"),
        "P1/coal@origin": "declared",
        "P1/share": known(50.0, "%"),
        "P1/share@origin": "invoice",
        "P1/other": known(10.0, "GJ"),
        "P1/other@origin": "metered",
    }
    heat, of_coal, of_lhv, of_share, of_other = 1045.0, 0.30, 4.2 / 20.9, 0.01, 0.2
    before = ((heat * of_coal) ** 2 + (heat * of_lhv) ** 2 + (heat * of_share) ** 2 + of_other**2) ** 0.5
    after = ((heat * 0.02) ** 2 + (heat * of_lhv) ** 2 + (heat * of_share) ** 2 + of_other**2) ** 0.5
    found = figures(HEAT, answers)
    assert Spread(found).half_width(X) == pytest.approx(before * 1e9)
    proposed = best(found)
    assert proposed is not None
    assert proposed[0] == "P1/coal"
    assert proposed[1] == pytest.approx(after * 1e9)


def test_that_a_default_is_read_where_it_may_be_entered_and_not_at_its_factor() -> None:
    answers = {
        "P1/coal": known(100.0, "t"),
        "P1/coal@origin": "invoice",
        "P1/share": known(50.0, "%"),
        "P1/share@origin": "invoice",
        "P1/other": known(10.0, "GJ"),
        "P1/other@origin": "metered",
    }
    proposed = best(figures(HEAT, answers))
    assert proposed is not None
    assert proposed[0] == "P1/lhv"
    assert proposed[1] == pytest.approx(taken(HEAT, answers, "P1/lhv", 20.9, "GJ/t"))


def test_that_nothing_is_proposed_where_everything_is_read_already() -> None:
    answers = {
        "P1/coal": known(100.0, "t"),
        "P1/lhv": known(20.0, "GJ/t"),
        "P1/share": known(50.0, "%"),
        "P1/other": known(10.0, "GJ"),
    } | {f"P1/{each}@origin": "metered" for each in ("coal", "lhv", "share", "other")}
    assert best(figures(HEAT, answers | {"P1/coal@uncertainty": "15"})) is None
    assert best(figures(HEAT, {})) is None


def test_that_nothing_is_proposed_that_would_not_be_seen_in_the_range() -> None:
    answers = {
        "P1/coal": known(100.0, "t"),
        "P1/coal@origin": "metered",
        "P1/coal@uncertainty": "30",
        "P1/lhv": known(20.0, "GJ/t"),
        "P1/lhv@origin": "metered",
        "P1/share": known(50.0, "%"),
        "P1/share@origin": "metered",
        "P1/other": known(1.0, "GJ"),
        "P1/other@origin": "declared",
    }
    assert best(figures(HEAT, answers)) is None
    assert best(figures(HEAT, answers | {"P1/other": known(2000.0, "GJ")})) is not None


def test_that_months_of_one_meter_are_one_reading() -> None:
    built = program(sheet(*LEDGER, computed("x", "sum(i.energy for i in items)", "GJ")))
    answers = {
        **rows("P1/items", "electricity"),
        **rows("P1/periods", "p0", "p1"),
        **{f"P1/use/electricity.p{n}/qty": known(1e5, "kWh") for n in range(2)},
        **{f"P1/use/electricity.p{n}/qty@origin": "declared" for n in range(2)},
    }
    proposed = narrowing.best(found := figures(built, answers), Spread(found), X)
    assert proposed is not None
    assert (proposed.source, proposed.address) == ("P1/use/electricity/qty", "P1/use/electricity.p0/qty")
    assert proposed.half_width == pytest.approx(0.02 * 720e9)


ORIGINS = st.sampled_from(["metered", "invoice", "declared", "norm"])


@given(
    st.floats(1, 500),
    st.floats(5, 30),
    st.floats(1, 100),
    st.floats(1, 5000),
    st.lists(ORIGINS, min_size=4, max_size=4),
)
def test_that_the_proposal_is_what_taking_every_reading_in_turn_would_show(
    coal: float, lhv: float, share: float, other: float, origins: list[str]
) -> None:
    typed = {"P1/coal": (coal, "t"), "P1/lhv": (lhv, "GJ/t"), "P1/share": (share, "%"), "P1/other": (other, "GJ")}
    answers = {address: known(*each) for address, each in typed.items()}
    answers |= {f"{address}@origin": origin for address, origin in zip(typed, origins, strict=True)}
    found = figures(HEAT, answers)
    now = Spread(found).half_width(X)
    assert now is not None
    unread = [address for address in typed if answers[f"{address}@origin"] not in ("metered", "invoice")]
    after = {address: taken(HEAT, answers, address, *typed[address]) for address in unread}
    least = min(after.values(), default=now)
    proposed = best(found)
    if least < now * 0.98:
        assert proposed is not None
        assert proposed[1] == pytest.approx(least)
        assert after[proposed[0]] == pytest.approx(least)
    else:
        assert proposed is None


def test_that_a_reading_behind_an_engine_is_found() -> None:
    answers = {
        **rows("P1/uses", "u1"),
        **rows("P1/effects", "e1", "e2"),
        "P1/uses/u1/amount": known(100.0, "t"),
        "P1/uses/u1/amount@origin": "norm",
        "P1/effects/e1/share": known(10.0, "%"),
        "P1/effects/e2/share": known(5.0, "%"),
        "P1/effects/e1/share@origin": "metered",
        "P1/effects/e2/share@origin": "declared",
    }
    found = figures(NET, answers)
    spread = Spread(found)
    proposed = best(found)
    assert proposed is not None
    assert proposed[0] == "P1/uses/u1/amount"
    assert proposed[1] == pytest.approx(taken(NET, answers, "P1/uses/u1/amount", 100.0, "t"))
    # asking leaves the ± as it was
    assert spread.half_width(X) == Spread(figures(NET, answers)).half_width(X)
