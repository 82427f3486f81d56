"""How the window writes a figure: rounded to what its ± allows, money in millions, as the report does."""

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

from cpa_desktop.calc import units
from cpa_desktop.core import numbers, rounding
from cpa_desktop.core.expressions.values import Key, Missing
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.narrowing import Narrowing
from cpa_desktop.core.rounding import MONEY_DIGITS, at_place, place_of
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.text import Language
from cpa_desktop.core.uncertainty import Spread

T = TypeVar("T")


@frozen
class Figures:
    """Writes the figures of one evaluation in one language; the ± is there once it has been worked out."""

    evaluation: Evaluation
    spread: Spread | None
    language: Language
    narrowing: Narrowing | None = None
    kept: dict[str, tuple[object, Any]] = dataclasses.field(default_factory=dict)

    def once(self, name: str, rests_on: object, make: Callable[[], T]) -> T:
        """Words, or a line of them, as last made, if what they rest on is the same."""
        known = self.kept.get(name)
        if known is None or known[0] != rests_on:
            known = self.kept[name] = (rests_on, make())
        return known[1]

    def keep(self, name: str, made: T) -> T:
        """Remember what was made under a name."""
        self.kept[name] = (None, made)
        return made

    def last(self, name: str) -> Any:
        """What was last made under a name, whatever it rested on; nothing where nothing was."""
        return self.kept.get(name, (None, None))[1]

    def is_known(self, key: Key, row: str = "") -> bool:
        """Whether there is a figure."""
        return isinstance(self.evaluation.cell(key, row), float)

    def is_pending(self, key: Key, row: str = "") -> bool:
        """Whether a slow engine has yet to give it."""
        cell = self.evaluation.cell(key, row)
        return isinstance(cell, Missing) and cell.state == "pending"

    def words(self, key: Key, row: str = "") -> str:
        """A figure with its ± and unit, a choice in words, or why there is none."""
        cell = self.evaluation.shown_value(key, row)
        if not isinstance(cell, float):
            return value_text(self.evaluation, key, row).of(self.language)
        rests_on = self.language, cell, self.evaluation.unit(key, row), self.relative(key, row)
        return self.once(f"words {address_of(key, row)}", rests_on, lambda: self._number(key, row, cell))

    def _number(self, key: Key, row: str, cell: float) -> str:
        relative, base = self.relative(key, row) or 0.0, self.evaluation.unit(key, row)
        bounded = rounding.is_bounded(cell, abs(cell) * relative, base)
        unit, scale = _written_in(base, cell * (1 + relative) if bounded else cell)
        value = cell * scale
        width = abs(value) * relative
        if bounded:
            number = rounding.under(value + width).of(self.language)
        elif width:
            place = place_of(width)
            number = f"{at_place(value, place, self.language)} ± {at_place(width, place, self.language)}"
        else:
            number = numbers.show(value, self.language, digits=MONEY_DIGITS if unit == "MVND" else None)
        return " ".join(part for part in (number, self.unit(unit, value)) if part)

    def width_words(self, key: Key, half_width: float) -> str:
        """A ± of a figure, in the unit the figure is written in and rounded as it would be."""
        base, shown = self.evaluation.cell(key), self.evaluation.shown_value(key)
        if not isinstance(base, float) or not isinstance(shown, float) or not base:
            return ""
        unit, scale = _written_in(self.evaluation.unit(key), shown)
        width = abs(shown * scale / base) * half_width
        return f"± {at_place(width, place_of(width), self.language)} {self.unit(unit, width)}".strip()

    def unit(self, unit: str, amount: float = 1) -> str:
        """A unit as it is printed behind so much of it; none for plain numbers."""
        return units.counted(unit, self.language, amount) if unit and unit != "1" else ""

    def relative(self, key: Key, row: str = "") -> float | None:
        """The ± as a part of the figure; none while it is not known, or where there is none."""
        if self.spread is None or key not in self.evaluation.program.by_key:
            return None
        return self.spread.relative(key, row) or None


def about(value: float, unit: str, language: Language) -> str:
    """A figure as one says it in passing: two digits, with its unit."""
    unit, scale = _written_in(unit, value)
    said = units.counted(unit, language, value * scale) if unit and unit != "1" else ""
    return f"{numbers.show(value * scale, language, digits=2)} {said}".strip()


def _written_in(unit: str, value: float) -> tuple[str, float]:
    """Money in millions, less than a year in months: the unit, and how many of it one is."""
    if unit == "VND":
        return "MVND", 1e-6
    return ("month", 12.0) if unit == "year" and value < 1 else (unit, 1.0)
