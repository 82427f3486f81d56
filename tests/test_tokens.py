"""The colours everyone reads can be read."""

import json
import re
from pathlib import Path

import pytest

import cpa_desktop
from cpa_desktop.paths import RESOURCES

CODE = Path(cpa_desktop.__file__).parent

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


def test_that_all_sides_name_the_same_colours() -> None:
    assert SIDES == ["dark", "dark_contrast", "light", "light_contrast"]
    assert len({tuple(sorted(TOKENS["colour"][side])) for side in SIDES}) == 1


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


@pytest.mark.parametrize("side", [side for side in SIDES if side.endswith("_contrast")])
@pytest.mark.parametrize("ground", ["paper", "raised", "selection"])
@pytest.mark.parametrize("name", [*WORDS, *MARKS, "line"])
def test_that_high_contrast_is_high(side: str, ground: str, name: str) -> None:
    colours = TOKENS["colour"][side]
    assert contrast(colours[name], colours[ground]) >= (4.5 if ground == "selection" else 7)


@pytest.mark.parametrize("name", ["line", "focus"])
def test_that_lines_are_thicker_where_contrast_is_high(name: str) -> None:
    assert TOKENS["stroke_contrast"][name] > TOKENS["stroke"][name]


# the style sheets

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
FILES = sorted((RESOURCES / "style").glob("*.qss"))
SHEETS = re.sub(r"/\*.*?\*/", "", "".join(file.read_text("utf-8") for file in FILES))
GROUNDS = ("paper", "raised", "selection")


def pairs() -> list[tuple[str, str, str]]:
    """Every selector with the colour of its words and each ground they may stand on."""
    found = []
    for selector, body in RULE.findall(SHEETS):
        said = dict(re.findall(r"(?<![-a-z])((?:selection-)?(?:background-)?color|background): @(\w+)", body))
        for words, ground in (("color", "background"), ("selection-color", "selection-background-color")):
            if words in said:
                grounds = (said[ground],) if ground in said else GROUNDS
                found += [(" ".join(selector.split()), said[words], each) for each in grounds]
    return found


@pytest.mark.parametrize("side", SIDES)
def test_that_all_words_of_the_style_sheets_can_be_read_on_their_grounds(side: str) -> None:
    colours = TOKENS["colour"][side]
    weak = {
        f"{selector}: {words} on {ground}": round(contrast(colours[words], colours[ground]), 2)
        for selector, words, ground in pairs()
        if contrast(colours[words], colours[ground]) < 4.5
    }
    assert len(pairs()) > 30
    assert weak == {}


# nothing beside the tokens

WINDOW = sorted((CODE / "gui").rglob("*.py"))
PLAIN = re.compile(r"(?:setContentsMargins|setSpacing|setHorizontalSpacing|setVerticalSpacing)\(([^()]*)\)")


def test_that_no_colour_is_written_outside_the_tokens() -> None:
    told = {file.name: file.read_text("utf-8") for file in WINDOW} | {"sheets": SHEETS}
    named = r"#[0-9A-Fa-f]{3,8}\b|QColor\(\s*[\"'\d]|GlobalColor\.(?!transparent)|\brgba?\("
    found = {name: hits for name, text in told.items() if (hits := re.findall(named, text))}
    assert found == {}


def test_that_room_between_things_is_of_the_scale() -> None:
    found = {
        f"{file.name}: {hit}"
        for file in WINDOW
        for hit in PLAIN.findall(file.read_text("utf-8"))
        if any(int(number) > 1 for number in re.findall(r"(?<![\w.(])\d+", hit))
    }
    assert found == set()


def test_that_letters_are_of_the_sizes_of_the_tokens_and_none_under_nine_points() -> None:
    assert min(size for size in TOKENS["type"].values() if not isinstance(size, str)) >= 9
    assert re.findall(r"font-size: (?!@)[^;]*", SHEETS) == []
    assert re.findall(r"border-radius: (?!@|10px|0)[^;]*", SHEETS) == []
