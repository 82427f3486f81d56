"""Word's own elements, each made in a line: `made("w:jc", val="right")`."""

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement
TWIPS = 20  # to a point


def made(tag: str, *inside: Element | None, **attributes: object) -> Element:
    """An element around what is inside it; attributes bear its own prefix, and those that are None are left out."""
    element: Element = OxmlElement(tag)
    prefix = tag.split(":")[0]
    for name, value in attributes.items():
        if value is not None:
            element.set(qn(f"{prefix}:{name}"), str(value))
    element.extend([each for each in inside if each is not None])
    return element


def told(tag: str, is_so: bool | None) -> Element | None:
    """A switch: there when it is so, there and off when it is expressly not, left out for None."""
    return None if is_so is None else made(tag, val=None if is_so else "0")


def twips(points: float) -> int:
    """Lengths in Word are whole twentieths of a point."""
    return round(points * TWIPS)


def halves(points: float) -> int:
    """Sizes of letters are whole halves of a point, never larger than was measured."""
    return int(points * 2 + 0.01)


def colour(name: str) -> str:
    """`#1F6B4F` as Word writes it."""
    return name.lstrip("#").upper()


def border(side: str, colour_name: str = "", points: float = 0.5, space: float = 0.0, kind: str = "single") -> Element:
    """A rule along one side; without a colour there is none."""
    if not colour_name:
        return made(f"w:{side}", val="nil")
    return made(f"w:{side}", val=kind, sz=round(points * 8), space=round(space), color=colour(colour_name))
