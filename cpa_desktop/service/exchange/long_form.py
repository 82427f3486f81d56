"""A record as CSV, a line a cell: for whoever computes on with it."""

import csv
import io
import re

from cpa_desktop.calc import units
from cpa_desktop.core import numbers
from cpa_desktop.core.text import Language
from cpa_desktop.service.exchange.cells import Line, lines
from cpa_desktop.service.session import RecordSession

HEADS = ("address", "label", "value", "unit", "entered", "origin", "uncertainty", "note")
SEPARATORS: dict[Language, str] = {"vi": ";", "en": ","}  # what a spreadsheet of that language cuts at
_RUNS = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*")


def write(session: RecordSession, language: Language) -> bytes:
    """The record in the notation of a language, with the mark by which spreadsheets know UTF-8."""
    page = io.StringIO()
    writer = csv.writer(page, delimiter=SEPARATORS[language], lineterminator="\r\n")
    writer.writerow(HEADS)
    for each in lines(session):
        writer.writerow(_cells(each, language))
    return page.getvalue().encode("utf-8-sig")


def harmless(words: str) -> str:
    """Words that no spreadsheet takes for a formula: what would begin one gets a mark before it."""
    return f"'{words}" if _RUNS.match(words) and not _NUMBER.fullmatch(words) else words


def unmarked(words: str) -> str:
    """The words as they were before `harmless`."""
    return words[1:] if words.startswith("'") and _RUNS.match(words[1:]) else words


def _cells(line: Line, language: Language) -> tuple[str, ...]:
    is_number = isinstance(line.value, float)
    return (
        line.address,
        harmless(line.label.of(language)),
        _number(line.value, language) if is_number else harmless(line.words.of(language)),
        units.shown(line.unit, language) if line.unit else "",
        harmless(line.entered),
        line.origin.of(language),
        _number(line.width, language) if line.width is not None else "",
        harmless(line.note),
    )


def _number(value: object, language: Language) -> str:
    """A number in full without marks between its thousands, which spreadsheets would trip over."""
    assert isinstance(value, float)
    return numbers.write(value, "en").replace(",", "").replace(".", "," if language == "vi" else ".")
