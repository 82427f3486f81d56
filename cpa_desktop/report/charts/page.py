"""A plain page in points on which a chart is drawn: rectangles, lines, hatching and letters, by way of matplotlib."""

import os
import sys
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from cpa_desktop import paths
from cpa_desktop.report import look
from cpa_desktop.report.line import Line, spoken

if getattr(sys, "frozen", False):
    # PyInstaller gives matplotlib an empty folder in every run, in which it would list the machine's fonts anew:
    # seconds on a machine with many. The list may go stale, for all our fonts are named by their files.
    os.environ["MPLCONFIGDIR"] = str(paths.cache() / "matplotlib")

Point = tuple[float, float]
SMALL = 8.0  # no letter in a chart is smaller
TEXT = 9.0
STEP = 10.2  # from one line of a label to the next


class Page:
    """A matplotlib figure whose coordinates are points from its lower left corner."""

    def __init__(self, width: float, height: float, palette: look.Palette) -> None:
        # Reached here so that a document without charts never loads it; never pyplot, which keeps figures alive.
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        self.width, self.height, self.palette = width, height, palette
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=72, facecolor="none")
        self._points = Affine2D().scale(1 / width, 1 / height) + self.figure.transSubfigure

    def rectangle(
        self, x: float, y: float, width: float, height: float, *, fill: str = "none", edge: str = "none"
    ) -> None:
        """A filled or outlined rectangle from its lower left corner."""
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        self._draw([[*corners, corners[0]]], fill=fill, edge=edge, thickness=0.6)

    def shape(self, corners: Sequence[Point], *, fill: str) -> None:
        """A filled polygon."""
        self._draw([[*corners, corners[0]]], fill=fill)

    def disc(self, x: float, y: float, radius: float, *, fill: str) -> None:
        """A filled circle."""
        from matplotlib.patches import Circle

        self.figure.add_artist(
            Circle((x, y), radius, facecolor=fill, edgecolor="none", transform=self._points), clip=False
        )

    def ring(self, x: float, y: float, radius: float, colour: str, thickness: float = 0.5) -> None:
        """An outlined circle."""
        from matplotlib.patches import Circle

        circle = Circle((x, y), radius, facecolor="none", edgecolor=colour, linewidth=thickness)
        circle.set_transform(self._points)
        self.figure.add_artist(circle, clip=False)

    def line(self, points: Sequence[Point], colour: str, thickness: float = 0.8, dash: Sequence[float] = ()) -> None:
        """A line through points; `dash` is how long it is drawn and left out, in points."""
        if len(points) > 1:
            self._draw([points], edge=colour, thickness=thickness, dash=dash)

    def hatch(self, x: float, y: float, width: float, height: float, colour: str, gap: float = 4.0) -> None:
        """Slanted lines in a rectangle, drawn one by one: hatch patterns and clipping are not alike in all viewers."""
        lines: list[list[Point]] = []
        start = gap
        while start < width + height:
            left = (x + max(0.0, start - height), y + min(start, height))
            right = (x + min(start, width), y + max(0.0, start - width))
            lines.append([left, right])
            start += gap
        self._draw(lines, edge=colour, thickness=0.5)

    def _draw(
        self,
        runs: Sequence[Sequence[Point]],
        *,
        fill: str = "none",
        edge: str = "none",
        thickness: float = 0.0,
        dash: Sequence[float] = (),
    ) -> None:
        """Runs of points as one path: matplotlib's cost is by the artist."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        points = [point for run in runs for point in run]
        codes = [Path.LINETO if place else Path.MOVETO for run in runs for place in range(len(run))]
        if points:
            patch = PathPatch(
                Path(points, codes),
                facecolor=fill,
                edgecolor=edge,
                linewidth=thickness,
                capstyle="butt",
                # matplotlib takes dashes in units of the line's thickness
                linestyle=(0, tuple(each / thickness for each in dash)) if dash else "solid",
                transform=self._points,
            )
            self.figure.add_artist(patch, clip=False)

    def write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = TEXT,
        bold: bool = False,
        colour: str = "",
        align: Literal["left", "center", "right"] = "left",
        upright: bool = False,
    ) -> None:
        """One line of text on its baseline; `upright` turns it to be read from below."""
        self.figure.text(
            x,
            y,
            text,
            fontproperties=_properties(bold),
            fontsize=size,
            color=colour or self.palette.ink,
            ha="center" if upright else align,
            va="bottom" if upright else "baseline",
            rotation=90 if upright else 0,
            parse_math=False,  # a dollar in a name is a dollar
            transform=self._points,
        )


def _properties(bold: bool) -> Any:
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=str(look.font("sans", "bold" if bold else "regular")))


@lru_cache(maxsize=4096)
def breadth(text: str, size: float, bold: bool = False) -> float:
    """How many points a text takes."""
    from matplotlib.font_manager import get_font
    from matplotlib.ft2font import LoadFlags

    font = get_font(str(look.font("sans", "bold" if bold else "regular")))
    font.set_size(size, 72)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    width: int = font.get_width_height()[0]
    return width / 64


def broken(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """The text in as many lines as the room asks for; a word is never cut."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and breadth(f"{lines[-1]} {word}", size, bold) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


class Words(NamedTuple):
    """One line of a label: the first language in ink, the second in soft ink and smaller."""

    text: str
    is_first: bool
    bold: bool = False

    @property
    def size(self) -> float:
        """The size of its letters."""
        return TEXT if self.is_first else SMALL

    @property
    def breadth(self) -> float:
        """How many points it takes."""
        return breadth(self.text, self.size, self.bold)


def worded(label: Line, room: float, *, bold: bool = False) -> list[Words]:
    """A label in as many lines as the room asks for, language below language."""
    return [
        Words(text, not place, bold and not place)
        for place, said in enumerate(spoken(label))
        for text in broken(said, SMALL if place else TEXT, room, bold and not place)
    ]


def written(
    page: Page, x: float, top: float, words: Sequence[Words], align: Literal["left", "center", "right"] = "left"
) -> None:
    """Lines of a label downwards from `top`."""
    for each in words:
        top -= STEP
        colour = page.palette.ink if each.is_first else page.palette.soft
        page.write(x, top + 2.4, each.text, size=each.size, bold=each.bold, colour=colour, align=align)


def titled(page: Page, x: float, baseline: float, label: Line, unit: Line) -> None:
    """A label with its unit, and in soft ink the same in the second language, on one line."""
    units = spoken(unit)
    for place, text in enumerate(spoken(label)):
        page.write(x, baseline, text, bold=not place, colour=page.palette.soft if place else page.palette.ink)
        x += breadth(text, TEXT, bold=not place) + 6
        if place < len(units):
            page.write(x, baseline, units[place], size=SMALL, colour=page.palette.soft)
            x += breadth(units[place], SMALL) + 14
