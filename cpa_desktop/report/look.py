"""How documents and charts look: colours, sizes and fonts, read from the one list that the window reads too."""

import json
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Literal

from cpa_desktop.core.frozen import frozen
from cpa_desktop.paths import RESOURCES

Resource = Literal["energy", "water", "material", "waste", "money", "ghg", ""]
Family = Literal["sans", "serif"]
Weight = Literal["regular", "bold", "italic", "bold-italic"]

_FONTS: dict[tuple[Family, Weight], str] = {
    ("sans", "regular"): "SourceSans3-Regular.ttf",
    ("sans", "bold"): "SourceSans3-Semibold.ttf",
    ("sans", "italic"): "SourceSans3-Italic.ttf",
    ("sans", "bold-italic"): "SourceSans3-Semibold.ttf",
    ("serif", "regular"): "CPASerif-Regular.ttf",
    ("serif", "bold"): "CPASerif-Bold.ttf",
    ("serif", "italic"): "CPASerif-Italic.ttf",
    ("serif", "bold-italic"): "CPASerif-BoldItalic.ttf",
}
_TOKENS = {"soft": "soft_ink"}  # where the list calls a colour otherwise


@frozen
class Palette:
    """Colours by use, as #RRGGBB."""

    paper: str
    raised: str
    line: str
    ink: str
    soft: str
    accent: str
    selection: str
    energy: str
    water: str
    material: str
    waste: str
    good: str
    doubt: str
    error: str

    def resource(self, resource: Resource) -> str:
        """The colour of a resource; money and greenhouse gases have none of their own."""
        colours = {"energy": self.energy, "water": self.water, "material": self.material, "waste": self.waste}
        return colours.get(resource, self.accent if resource else self.soft)

    def tier(self, rank: Literal["best", "good", "average", "poor"]) -> str:
        """The colour of a benchmark tier, each darker than the better one, so that grey paper tells them apart."""
        colour, share = {
            "best": (self.good, 0.16),
            "good": (self.good, 0.34),
            "average": (self.doubt, 0.57),
            "poor": (self.error, 0.62),
        }[rank]
        return mixed(self.raised, colour, share)


@cache
def palette(dark: bool = False) -> Palette:
    """The colours for paper and a light window, or for a dark one."""
    tokens = json.loads((RESOURCES / "style" / "tokens.json").read_text(encoding="utf-8"))
    colours = tokens["colour"]["dark" if dark else "light"]
    return Palette(**{each.name: colours[_TOKENS.get(each.name, each.name)] for each in fields(Palette)})


def font(family: Family, weight: Weight) -> Path:
    """The file of a font."""
    return RESOURCES / "fonts" / _FONTS[family, weight]


def mixed(ground: str, colour: str, share: float) -> str:
    """A colour laid thinly over a ground: `share` of the first."""
    parts = (
        round(int(ground[place : place + 2], 16) * (1 - share) + int(colour[place : place + 2], 16) * share)
        for place in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02X}" for part in parts)
