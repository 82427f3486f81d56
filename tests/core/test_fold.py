"""Words as a search compares them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.core.fold import fold


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("Công ty TNHH Tinh bột sắn Đắk Lắk", "cong ty tnhh tinh bot san dak lak"),
        ("ĐƯỜNG  Biên Hòa", "duong bien hoa"),
        ("nước thải", "nuoc thai"),
    ],
)
def test_that_marks_and_capitals_do_not_count(words: str, folded: str) -> None:
    assert fold(words) == folded


@given(st.text())
def test_that_composed_and_decomposed_spellings_fold_alike(words: str) -> None:
    assert fold(unicodedata.normalize("NFD", words)) == fold(unicodedata.normalize("NFC", words))


@given(st.text())
def test_that_folding_twice_changes_nothing_more(words: str) -> None:
    assert fold(fold(words)) == fold(words)
