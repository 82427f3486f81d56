"""What no laboratory can have found: parts outside 0 to 1, masses below zero."""

import math

from cpa_desktop.calc.refusal import Impossible


def refuse_outside_a_whole(*parts: float) -> None:
    """Refuse what cannot be part of a whole."""
    if not all(0 <= part <= 1 for part in parts):
        raise Impossible("Tỷ lệ phải từ 0 đến 100 %.", "A share lies between 0 and 100 %.")


def refuse_negative(*amounts: float) -> None:
    """Refuse amounts below zero or without end."""
    if not all(0 <= amount < math.inf for amount in amounts):
        raise Impossible("Các số không được âm.", "The numbers cannot be negative.")
