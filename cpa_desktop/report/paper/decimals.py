"""Figures under one another at their decimal mark."""

import re
from collections.abc import Sequence

from cpa_desktop.report.paper.letters import Stanza, width

_WHOLE = {  # the part of a figure before its decimal mark, as each language groups thousands
    ",": re.compile(r"^[^\d,]{0,3}\d[\d.  ]*(?<=\d)"),
    ".": re.compile(r"^[^\d.]{0,3}\d[\d,  ]*(?<=\d)"),
}


def split(text: str, mark: str) -> tuple[str, str]:
    """The whole part and what hangs behind it: ("1.234", ",5 ± 0,2"). Words hang nowhere."""
    found = _WHOLE[mark].match(text)
    return (text[: found.end()], text[found.end() :]) if found else (text, "")


def hanging(stanzas: Sequence[Stanza], mark: str) -> tuple[float, float]:
    """The breadth before the mark and behind it of a cell that is one figure; (0, 0) for any other."""
    if len(stanzas) != 1 or "\n" in stanzas[0].text:
        return 0.0, 0.0
    text, face = stanzas[0]
    whole, behind = split(text, mark)
    return width(whole, face.font, face.size), width(behind, face.font, face.size)
