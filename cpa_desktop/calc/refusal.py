"""What a calculator says to a person: why it cannot answer, and what to look at in its answer, in both languages."""

import math
from typing import Literal

Severity = Literal["error", "doubt", "hint"]
Finding = dict[str, object]

_VIETNAMESE_MARKS = str.maketrans(",.", ".,")


class Impossible(ValueError):
    """What was asked has no answer; one sentence in each language says why and what to do."""

    def __init__(self, vi: str, en: str) -> None:
        """Keep both sentences."""
        super().__init__(vi, en)
        self.vi = vi
        self.en = en

    def __str__(self) -> str:
        """The English sentence, for logs."""
        return self.en


def finding(severity: Severity, vi: str, en: str) -> Finding:
    """One thing to look at in an answer, as the contracts give it."""
    return {"severity": severity, "text": {"vi": vi, "en": en}}


def number(value: object) -> float | None:
    """The finite number that a cell or a JSON value holds; None for anything else, truths too.

    >>> number(12), number("12"), number(True), number(float("nan"))
    (12.0, None, None, None)
    """
    if value.__class__ is float:
        return value if math.isfinite(value) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return float(value) if math.isfinite(value) else None
    except OverflowError:  # an integer of more than 308 digits
        return None


def numeral(value: float) -> tuple[str, str]:
    """A number for a sentence, to four significant figures, as Vietnamese and as English writes it.

    >>> numeral(1234.56), numeral(0.125), numeral(172_000)
    (('1.235', '1,235'), ('0,125', '0.125'), ('172.000', '172,000'))
    """
    if value and not 1e-6 <= abs(value) < 1e15:
        english = f"{value:.3e}"
    else:
        rounded = float(f"{value:.4g}")
        places = max(0, 3 - math.floor(math.log10(abs(rounded)))) if rounded else 0
        english = f"{rounded:,.{places}f}"
        english = english.rstrip("0").rstrip(".") if places else english
    return english.translate(_VIETNAMESE_MARKS), english
