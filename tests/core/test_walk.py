"""The afternoon's worth of observations: what is worth seeing, and what fits into the time."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.core.walk import Observation, Pace, chosen, minutes

PACE = Pace(time=60, each=2, way=5)

observations = st.lists(
    st.builds(
        Observation,
        row=st.uuids().map(str),
        place=st.sampled_from("abcdefgh"),
        block=st.sampled_from(["", "A", "B", "C"]),
        at_step=st.booleans(),
        share=st.floats(0, 1),
        is_paid_for=st.booleans(),
        leads=st.booleans(),
        is_first=st.booleans(),
        is_sure=st.booleans(),
    ),
    max_size=60,
    unique_by=lambda each: each.row,
)
paces = st.builds(Pace, time=st.floats(0, 300), each=st.floats(1, 5), way=st.floats(0, 10))


def rows(walk: tuple[Observation, ...]) -> list[str]:
    """The rows of a walk."""
    return [each.row for each in walk]


def test_that_money_options_and_firsts_are_worth_points() -> None:
    plain = Observation(row="x", place="a")
    assert plain.points == 0
    assert [dataclasses.replace(plain, share=share).points for share in (0.01, 0.05, 0.4)] == [1, 2, 3]
    assert dataclasses.replace(plain, leads=True).points == 2
    assert dataclasses.replace(plain, is_first=True).points == 2
    assert dataclasses.replace(plain, share=0.4, leads=True, is_first=True).points == 7


def test_that_what_is_only_paid_for_counts_least_and_not_where_it_may_not_be_there() -> None:
    paid = Observation(row="x", place="a", is_paid_for=True)
    assert paid.points == 1
    assert dataclasses.replace(paid, share=0.05).points == 2
    assert dataclasses.replace(paid, is_sure=False).points == 0


def test_that_the_best_come_first_and_the_rest_when_there_is_time() -> None:
    asked = [
        Observation(row="paid", place="a", is_paid_for=True),
        Observation(row="dear", place="b", share=0.5, leads=True),
        Observation(row="first", place="c", is_first=True),
    ]
    # one observation and the way to it take 7 minutes
    for time, expected in ((6, []), (7, ["dear"]), (14, ["dear", "first"]), (21, ["paid", "dear", "first"])):
        assert rows(chosen(asked, Pace(time=time, each=2, way=5))) == expected


def test_that_what_is_on_the_way_takes_less_time() -> None:
    asked = [Observation(row=f"{n}", place="a", leads=True) for n in range(4)]
    assert len(chosen(asked, Pace(time=11, each=2, way=5))) == 3
    apart = [dataclasses.replace(each, place=each.row) for each in asked]
    assert len(chosen(apart, Pace(time=11, each=2, way=5))) == 1


def test_that_no_block_that_applies_goes_unseen() -> None:
    dear = [Observation(row=f"dear {n}", place="a", block="A", share=0.9, leads=True) for n in range(60)]
    plain = [Observation(row=f"plain {block}", place=block, block=block) for block in "BCD"]
    walk = rows(chosen([*dear, *plain], PACE))
    assert {"plain B", "plain C", "plain D"} <= set(walk)
    assert "dear 0" in walk
    doubtful = [dataclasses.replace(each, is_sure=False) for each in plain]
    assert not any(row.startswith("plain") for row in rows(chosen([*dear, *doubtful], PACE)))


def test_that_nothing_is_left_out_where_nobody_says_how_long_there_is() -> None:
    asked = [Observation(row=f"{n}", place=f"{n}") for n in range(100)]
    assert rows(chosen(asked, None)) == rows(tuple(asked))


@given(observations, paces)
def test_that_a_walk_takes_no_longer_than_there_is_and_stands_in_the_order_of_the_list(
    asked: list[Observation], pace: Pace
) -> None:
    walk = chosen(asked, pace)
    assert minutes(walk, pace) <= pace.time + 1e-6
    places = [asked.index(each) for each in walk]
    assert places == sorted(places)


@given(observations, paces, st.floats(0, 200))
def test_that_more_time_never_takes_the_dearest_away(asked: list[Observation], pace: Pace, more: float) -> None:
    best = max(asked, key=lambda each: (each.points, each.share, each.at_step), default=None)
    longer = dataclasses.replace(pace, time=pace.time + more)
    if best is not None and best in chosen(asked, pace) and best.points:
        assert best in chosen(asked, longer)
