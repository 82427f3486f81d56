"""Figures rounded to what is known of them, and texts cut to the room there is."""

import math

from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.core.rounding import place_of
from cpa_desktop.core.text import Text, same
from cpa_desktop.report.figure_text import at_place, cut, joined

widths = st.floats(1e-6, 1e9)


@given(widths)
def test_that_a_range_is_rounded_to_two_digits(width: float) -> None:
    shown = round(width, -place_of(width))
    assert 10 <= round(shown / 10.0 ** place_of(width)) <= 99
    assert math.isclose(shown, width, rel_tol=0.051)


def test_that_a_figure_ends_at_the_place_of_its_range() -> None:
    assert at_place(16.7, place_of(0.9)) == Text(vi="16,70", en="16.70")
    assert at_place(8597.9, place_of(4148.0)) == Text(vi="8.600", en="8,600")
    assert at_place(78.94, place_of(9.96)) == Text(vi="79", en="79")
    assert at_place(3.0, place_of(120.0)) == same("0")


def test_that_empty_texts_leave_no_gap_between_others() -> None:
    assert joined(same("a"), same(""), Text(vi="b", en="")) == Text(vi="a b", en="a")


def test_that_a_text_is_cut_behind_a_sentence_or_a_word() -> None:
    said = Text(vi="Nước không cân bằng. Kiểm tra đồng hồ nước.", en="Water does not balance, so look at the meters.")
    assert cut(said, 100) == said
    assert cut(said, 30) == Text(vi="Nước không cân bằng.", en="Water does not balance, so…")
