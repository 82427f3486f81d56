"""The bundled fonts can set every word we print, on paper and on screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from cpa_desktop.paths import FORMS, RESOURCES

FONTS = sorted((RESOURCES / "fonts").glob("*.ttf"))
VIETNAMESE = "ĂăÂâĐđÊêÔôƠơƯư" + "ÀÁÃÈÉÌÍÒÓÕÙÚÝĨŨ" + "àáãèéìíòóõùúýĩũ" + "".join(map(chr, range(0x1EA0, 0x1EFA)))
SIGNS = "→√ΣΔη☐☑✓✗▸±≈₀₁₂₃₄₅⁰¹²³⁻·–—−“”‘’•≤≥≠×÷°₫…½µλφρ∆∑\u00a0\u2009\u2011\u202f"


@pytest.fixture(params=FONTS, ids=lambda path: path.stem)
def font(request: pytest.FixtureRequest) -> Iterator[TTFont]:
    with TTFont(request.param) as opened:
        yield opened


def test_that_both_families_are_shipped_in_the_styles_the_report_uses() -> None:
    sans = {f"SourceSans3-{style}" for style in ("Regular", "Semibold", "Bold", "Italic")}
    serif = {f"CPASerif-{style}" for style in ("Regular", "Bold", "Italic", "BoldItalic")}
    assert {path.stem for path in FONTS} == sans | serif


def test_that_a_font_has_every_vietnamese_letter_and_sign(font: TTFont) -> None:
    known = font.getBestCmap()
    assert [letter for letter in VIETNAMESE + SIGNS if ord(letter) not in known] == []


def test_that_a_font_has_every_character_of_the_forms(font: TTFont) -> None:
    written = {letter for path in FORMS.rglob("*.*") for letter in path.read_text("utf-8") if letter.isprintable()}
    known = font.getBestCmap()
    assert sorted(letter for letter in written if ord(letter) not in known) == []


def test_that_digits_have_equal_width(font: TTFont) -> None:
    known = font.getBestCmap()
    assert len({font["hmtx"][known[ord(digit)]][0] for digit in "0123456789"}) == 1


def test_that_a_font_is_static_truetype_that_may_be_embedded(font: TTFont) -> None:
    assert "glyf" in font  # ReportLab takes no other outlines
    assert "fvar" not in font
    assert font["OS/2"].fsType == 0


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_that_a_licence_lies_beside_the_font(path: Path) -> None:
    licence = path.with_name(path.stem.split("-")[0] + "-OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_that_a_changed_font_does_not_use_the_reserved_name() -> None:
    for path in FONTS:
        if path.stem.startswith("CPASerif"):
            with TTFont(path) as font:
                assert font["name"].getDebugName(1) == "CPA Serif"
