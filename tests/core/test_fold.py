"""Words as a search compares them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.core.fold import file_name, fold


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


def test_that_a_name_becomes_one_that_every_file_system_takes() -> None:
    assert file_name("Nhà máy “Đắk Lắk”: đợt 2026/1 – báo cáo") == "nha-may-dak-lak-dot-2026-1-bao-cao"


@given(st.text())
def test_that_a_file_name_is_letters_digits_and_single_strokes(words: str) -> None:
    name = file_name(words)
    assert len(name) <= 80
    assert all(letter.isalnum() or letter == "-" for letter in name)
    assert "--" not in name
