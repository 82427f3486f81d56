"""Figures under one another at their decimal mark."""

import re
from collections.abc import Sequence

from cpa_desktop.report.paper.letters import Face, Stanza, width

_WHOLE = {  # the part of a figure before its decimal mark, as each language groups thousands
    ",": re.compile(r"^[^\d,]{0,3}\d[\d.  ]*(?<=\d)"),
    ".": re.compile(r"^[^\d.]{0,3}\d[\d,  ]*(?<=\d)"),
}


def split(text: str, mark: str) -> tuple[str, str]:
    """The whole part and what hangs behind it: ("1.234", ",5 ± 0,2"). Words hang nowhere."""
    found = _WHOLE[mark].match(text)
    return (text[: found.end()], text[found.end() :]) if found else (text, "")


def hanging(stanzas: Sequence[Stanza], mark: str) -> list[tuple[float, float]]:
    """For each line of a cell, unbroken, the breadth before the mark and behind it.

    The second text is of the other language, whose mark is the other one.
    """
    return [_breadths(line, face, written) for line, face, written in _lines(stanzas, mark)]


def figures(stanzas: Sequence[Stanza], mark: str) -> list[tuple[float, float]]:
    """The same of those lines only that are figures: words among them may be broken."""
    return [
        _breadths(line, face, written) for line, face, written in _lines(stanzas, mark) if _WHOLE[written].match(line)
    ]


def _lines(stanzas: Sequence[Stanza], mark: str) -> list[tuple[str, Face, str]]:
    marks = (mark, "." if mark == "," else ",")
    return [
        (line, face, marks[min(place, 1)]) for place, (text, face) in enumerate(stanzas) for line in text.split("\n")
    ]


def _breadths(line: str, face: Face, mark: str) -> tuple[float, float]:
    whole, behind = split(line, mark)
    return width(whole, face.font, face.size), width(behind, face.font, face.size)
