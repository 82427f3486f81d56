"""The scale for the size of consumption."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.calc.refusal import Impossible
from cpa_desktop.calc.screening import size_score


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_that_more_consumption_never_gives_fewer_points(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= size_score(low, 10, 1000) <= size_score(high, 10, 1000) <= 1


def test_that_ten_tonnes_give_none_and_a_thousand_all_the_points() -> None:
    # methodology 2.3: 10 toe = 0, 1,000 toe = 1, logarithmic between
    assert [size_score(toe, 10, 1000) for toe in (10, 31.6227766, 100, 1000)] == pytest.approx([0, 0.25, 0.5, 1])


@pytest.mark.parametrize(
    ("use", "least", "most"), [(-1, 10, 1000), (5, 0, 1000), (5, 1000, 10), (float("nan"), 10, 1000)]
)
def test_that_a_scale_without_sense_is_refused(use: float, least: float, most: float) -> None:
    with pytest.raises(Impossible):
        size_score(use, least, most)
