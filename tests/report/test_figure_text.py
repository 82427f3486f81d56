"""Figures rounded to what is known of them, and texts cut to the room there is."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.core.rounding import place_of
from cpa_desktop.core.text import Text, same
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.gui.parts.figures import Figures
from cpa_desktop.report.figure_text import NOTHING, Cells, at_place, cut, joined
from tests.core.small_forms import computed, field, figures, known, program, sheet

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


FORM = program(sheet(field("wait", unit="year"), computed("payback", "wait * 1", "year")))


def paying_back(years: float, percent: float) -> tuple[Cells, Figures]:
    """What writes a payback of so many years, with its ±: in a report, and in the window."""
    found = figures(FORM, {"P1/wait": known(years, "year"), "P1/wait@uncertainty": str(percent)})
    spread = Spread(found)
    return Cells(found, spread), Figures(evaluation=found, spread=spread, language="vi")


@pytest.mark.parametrize(
    ("years", "percent", "vi", "en"),
    [
        (0.41 / 12, 183.0, "dưới 1,2 tháng", "under 1.2 months"),
        (0.9, 167.0, "dưới 2,5 năm", "under 2.5 years"),
        (0.5, 10.0, "6,00 ± 0,60 tháng", "6.00 ± 0.60 months"),
        (3.0, 50.0, "3,0 ± 1,5 năm", "3.0 ± 1.5 years"),
    ],
)
def test_that_a_payback_that_may_be_nothing_is_said_by_its_upper_end(
    years: float, percent: float, vi: str, en: str
) -> None:
    cells, window = paying_back(years, percent)
    key = ("P1", "", "payback")
    number, wide, unit = cells.said(cells.evaluation, key)
    assert joined(number, wide, unit) == Text(vi=vi, en=en)
    assert (wide == NOTHING) == vi.startswith("dưới")
    # the window says the same
    assert window.words(key) == vi


def test_that_beside_its_upper_end_stands_no_sign_of_a_weak_figure() -> None:
    cells, _window = paying_back(0.41 / 12, 183.0)
    assert not cells.is_weak(cells.evaluation, ("P1", "", "payback"))
    assert cells.with_range(cells.evaluation, ("P1", "", "payback")).vi == "dưới 0,097"
