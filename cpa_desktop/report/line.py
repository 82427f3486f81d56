"""A text in the languages that are printed, and what every printer does with one."""

import unicodedata
from collections.abc import Sequence

from cpa_desktop.core.text import Language, Text

Line = tuple[str, ...]  # ("Điện",) or ("Điện", "Electricity"); what was typed stands once: ("Nhà máy A",)


def clean(text: str) -> str:
    """The text composed (NFC), without control characters that no font can draw."""
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")
    return "".join(sign for sign in composed if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs"))


def spoken(line: Line) -> Line:
    """What is printed of a line: no empty texts, and a text that reads alike in both languages only once."""
    return tuple(dict.fromkeys(clean(text) for text in line if text.strip()))


def together(line: Line, joint: str = " / ") -> str:
    """The line in one string."""
    return joint.join(spoken(line))


def chosen(text: Text, languages: Sequence[Language]) -> Line:
    """The text in the languages printed."""
    return tuple(text.of(language) for language in languages)


def led(word: Text, line: Line, languages: Sequence[Language]) -> Line:
    """The line with a word before it, language by language: `Nguồn: hoá đơn`; what is said once has the first word."""
    words = chosen(word, languages)
    return tuple(f"{words[min(place, len(words) - 1)]} {text}" for place, text in enumerate(spoken(line)))
