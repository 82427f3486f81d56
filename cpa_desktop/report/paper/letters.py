"""Letters on paper: fonts made known to ReportLab, texts measured and broken into lines, lines drawn."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report import look
from cpa_desktop.report.blocks import Align

Ranged = Align | Literal["justified"]


@frozen
class Face:
    """How letters are set: font, size, distance of lines, colour."""

    font: str
    size: float
    leading: float
    colour: str


class Stanza(NamedTuple):
    """A text in one face; where it does not fit it runs over several lines."""

    text: str
    face: Face


class SetLine(NamedTuple):
    """One line as it will be drawn; one that was broken off may be stretched to the room."""

    text: str
    face: Face
    width: float
    shift: float = 0.0  # from the left, where a paragraph begins
    is_broken: bool = False


@cache
def registered(path: str) -> str:
    """The name under which ReportLab knows a font file; embedding takes only the letters used."""
    name = Path(path).stem
    pdfmetrics.registerFont(TTFont(name, path))
    return name


@cache
def named(family: look.Family, weight: look.Weight) -> str:
    """The name of one of our fonts."""
    return registered(str(look.font(family, weight)))


@cache
def _ink(colour: str) -> Color:
    return HexColor(colour)  # read once: ReportLab takes longer over a colour's name than over a word


def reach(font: str, size: float) -> tuple[float, float]:
    """How far letters reach above and (negative) below the baseline."""
    ascent, descent = pdfmetrics.getAscentDescent(font, size)
    return ascent, descent


@lru_cache(maxsize=1 << 16)
def width(text: str, font: str, size: float) -> float:
    """How many points a text takes."""
    measured: float = pdfmetrics.stringWidth(text, font, size)
    return measured


def longest_word(stanzas: Iterable[Stanza]) -> float:
    """The room below which a word would have to be cut."""
    return max(
        (width(word, face.font, face.size) for text, face in stanzas for word in text.replace("\n", " ").split(" ")),
        default=0.0,
    )


def natural(stanzas: Iterable[Stanza]) -> float:
    """The room in which nothing needs to be broken."""
    return max((width(line, face.font, face.size) for text, face in stanzas for line in text.split("\n")), default=0.0)


def lines(stanzas: Iterable[Stanza], room: float, first: float = 0.0) -> list[SetLine]:
    """The texts broken between words; a word longer than the room is cut, never drawn over the edge.

    What begins a paragraph stands `first` points from the left.
    """
    done: list[SetLine] = []
    for text, face in stanzas:
        space = width(" ", face.font, face.size)
        for part in text.split("\n"):
            current, used, shift = "", 0.0, first
            for word in part.split(" "):
                taken = width(word, face.font, face.size)
                if current and shift + used + space + taken <= room + 0.01:
                    current, used = f"{current} {word}", used + space + taken
                    continue
                if current:
                    done.append(SetLine(current, face, used, shift, is_broken=True))
                    shift = 0.0
                while shift + taken > room + 0.01 and len(word) > 1:
                    fitting = _fitting(word, face, room - shift)
                    done.append(SetLine(word[:fitting], face, width(word[:fitting], face.font, face.size), shift))
                    shift = 0.0
                    word = word[fitting:]
                    taken = width(word, face.font, face.size)
                current, used = word, taken
            done.append(SetLine(current, face, used, shift))
    return done


def balanced(stanzas: Sequence[Stanza], room: float) -> list[SetLine]:
    """Lines for centred texts: as few as the room allows, and of like length, so that no word is left alone."""
    done: list[SetLine] = []
    for stanza in stanzas:
        count = len(lines([stanza], room))
        low, high = longest_word([stanza]), room
        for _ in range(12):
            middle = (low + high) / 2
            low, high = (low, middle) if len(lines([stanza], middle)) == count else (middle, high)
        done += lines([stanza], min(high, room))
    return done


def _fitting(word: str, face: Face, room: float) -> int:
    """How many letters of a word fit; at least one."""
    count = 1
    while count < len(word) and width(word[: count + 1], face.font, face.size) <= room:
        count += 1
    return count


def height(set_lines: Sequence[SetLine]) -> float:
    """What the lines take from top to bottom."""
    return sum(line.face.leading for line in set_lines)


def fitting(set_lines: Sequence[SetLine], room: float) -> int:
    """How many of the lines fit from the top down."""
    used, count = 0.0, 0
    while count < len(set_lines) and used + set_lines[count].face.leading <= room + 1e-7:
        used += set_lines[count].face.leading
        count += 1
    return count


def draw(
    canvas: Canvas, set_lines: Iterable[SetLine], x: float, top: float, room: float = 0.0, align: Ranged = "left"
) -> None:
    """Draw lines downwards from `top`, ranged within `room` from x."""
    font = colour = None
    for text, face, taken, first, is_broken in set_lines:
        if (face.font, face.size) != font:
            canvas.setFont(face.font, face.size)
            font = (face.font, face.size)
        if face.colour != colour:
            canvas.setFillColor(_ink(face.colour))
            colour = face.colour
        # The baseline so that the letters' body stands in the middle of its leading.
        baseline = top - (face.leading + 0.64 * face.size) / 2
        shift = {"centre": (room - taken) / 2, "right": room - taken}.get(align, first)
        # ReportLab sets a blank that does not break as a blank: both are stretched.
        blanks = text.count(" ") + text.count("\u00a0") if align == "justified" and is_broken else 0
        canvas.drawString(x + shift, baseline, text, wordSpace=(room - first - taken) / blanks if blanks else None)
        top -= face.leading
