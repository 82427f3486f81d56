"""The colours everyone reads can be read."""

import json

import pytest

from cpa_desktop.paths import RESOURCES

TOKENS = json.loads((RESOURCES / "style" / "tokens.json").read_text("utf-8"))
SIDES = sorted(TOKENS["colour"])
WORDS = ("ink", "soft_ink", "accent", "good", "doubt", "error")
MARKS = ("energy", "water", "material", "waste")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of the lighter to the darker, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_that_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_that_light_and_dark_name_the_same_colours() -> None:
    assert TOKENS["colour"]["light"].keys() == TOKENS["colour"]["dark"].keys()


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("ground", ["paper", "raised"])
@pytest.mark.parametrize("name", WORDS)
def test_that_words_stand_out_from_their_ground(side: str, ground: str, name: str) -> None:
    colours = TOKENS["colour"][side]
    assert contrast(colours[name], colours[ground]) >= 4.5


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("ground", ["paper", "raised"])
@pytest.mark.parametrize("name", MARKS)
def test_that_marks_stand_out_from_their_ground(side: str, ground: str, name: str) -> None:
    colours = TOKENS["colour"][side]
    assert contrast(colours[name], colours[ground]) >= (4.5 if side == "dark" else 3)


@pytest.mark.parametrize("side", SIDES)
def test_that_words_on_a_button_and_in_a_selection_can_be_read(side: str) -> None:
    colours = TOKENS["colour"][side]
    assert contrast(colours["on_accent"], colours["accent"]) >= 4.5
    assert contrast(colours["ink"], colours["selection"]) >= 4.5
