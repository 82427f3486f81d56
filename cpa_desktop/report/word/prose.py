"""Runs and paragraphs: every text in its own language, the second below the first in soft ink."""

from collections.abc import Sequence

from docx.oxml.ns import qn

from cpa_desktop.core.text import Language
from cpa_desktop.report.blocks import Align
from cpa_desktop.report.line import Line, clean
from cpa_desktop.report.word.elements import Element, colour, halves, made, told, twips
from cpa_desktop.report.word.stylesheet import ALIGNED, TAGS

_PRESERVE = qn("xml:space")


def plain(text: str) -> str:
    """The text as XML may hold it: two signs that are no letters are refused there beside the control characters."""
    return clean(text).replace("\ufffe", "").replace("\uffff", "")


def tongues(line: Line, languages: Sequence[Language]) -> list[tuple[str, Language]]:
    """What is printed of a line, each text with its language; what was typed once is of the first."""
    found: dict[str, Language] = {}
    for place, text in enumerate(line):
        if plain(text).strip():
            found.setdefault(plain(text), languages[min(place, len(languages) - 1)])
    return list(found.items())


def run(
    text: str,
    language: Language,
    *,
    style: str = "",
    font: str = "",
    bold: bool | None = None,
    italic: bool | None = None,
    ink: str = "",
    size: float = 0.0,
) -> Element:
    """A text with what sets it off from its paragraph; its line breaks are Word's."""
    look = made(
        "w:rPr",
        made("w:rStyle", val=style) if style else None,
        made("w:rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font) if font else None,
        told("w:b", bold),
        told("w:bCs", bold),
        told("w:i", italic),
        told("w:iCs", italic),
        made("w:color", val=colour(ink)) if ink else None,
        made("w:sz", val=halves(size)) if size else None,
        made("w:szCs", val=halves(size)) if size else None,
        made("w:lang", val=TAGS[language]),
    )
    parts: list[Element] = []
    for place, part in enumerate(plain(text).split("\n")):
        if place:
            parts.append(made("w:br"))
        if part:
            parts.append(_letters(part))
    return made("w:r", look, *parts)


def broken() -> Element:
    """A line break between two runs."""
    return made("w:r", made("w:br"))


def _letters(text: str) -> Element:
    element = made("w:t")
    element.text = text
    element.set(_PRESERVE, "preserve")
    return element


def paragraph(
    style: str,
    *inside: Element,
    keep: bool = False,
    new_page: bool = False,
    rule: Element | None = None,
    before: float | None = None,
    after: float | None = None,
    line: float | None = None,
    left: float | None = None,
    right: float | None = None,
    align: Align | None = None,
    exact: bool = False,
) -> Element:
    """A paragraph in a style, with what it has otherwise; `line` is the distance of its lines, the least or exact."""
    spaced = before is not None or after is not None or line is not None
    spacing = made(
        "w:spacing",
        before=None if before is None else twips(before),
        after=None if after is None else twips(after),
        line=None if line is None else twips(line),
        lineRule=None if line is None else "exact" if exact else "atLeast",
    )
    indent = made("w:ind", left=None if left is None else twips(left), right=None if right is None else twips(right))
    properties = made(
        "w:pPr",
        made("w:pStyle", val=style),
        told("w:keepNext", keep or None),
        told("w:pageBreakBefore", new_page or None),
        made("w:pBdr", rule) if rule is not None else None,
        spacing if spaced else None,
        indent if left or right else None,
        made("w:jc", val=ALIGNED[align]) if align else None,
    )
    return made("w:p", properties, *inside)
