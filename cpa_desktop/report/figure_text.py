"""How the figures of a record are written in a document: rounded to their ±, money in millions, states in words."""

from collections.abc import Callable

from cpa_desktop.calc import units
from cpa_desktop.core import numbers, rounding
from cpa_desktop.core.expressions.values import Key, Missing
from cpa_desktop.core.fact import Fact
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.rounding import MONEY, MONEY_DIGITS, place_of
from cpa_desktop.core.showing import number_text, value_text
from cpa_desktop.core.text import LANGUAGES, Language, Text, same
from cpa_desktop.core.uncertainty import Spread

NOTHING = same("")
_COVERAGE = 1.645  # from a standard error to a ± at 90 % confidence
_MONTHS = Text(vi="tháng", en="months")
_SCALES = {MONEY: ("MVND", 1e6)}  # what a unit is printed in, and how many of it that is


class Cells:
    """Writes the cells of one record's evaluation, and of the one around it."""

    def __init__(self, evaluation: Evaluation, spread: Spread | None) -> None:
        self.evaluation = evaluation
        self._spread = spread

    def is_known(self, evaluation: Evaluation, key: Key, row: str = "") -> bool:
        """Whether the cell holds a value."""
        return not isinstance(evaluation.cell(key, row), Missing)

    def words(self, evaluation: Evaluation, key: Key, row: str = "") -> Text:
        """A cell that is no number."""
        return value_text(evaluation, key, row)

    def unit(self, evaluation: Evaluation, key: Key, row: str = "") -> Text:
        """The unit a cell is written in; money in millions."""
        return shown(self.symbol(evaluation, key, row))

    def counted(self, evaluation: Evaluation, key: Key, row: str = "") -> Text:
        """The unit of a cell as it is written behind its number."""
        unit, value = self.symbol(evaluation, key, row), self.value(evaluation, key, row)
        if value is None or not unit or unit == "1":
            return shown(unit)
        return in_both(lambda language: units.counted(unit, language, value))

    def symbol(self, evaluation: Evaluation, key: Key, row: str = "") -> str:
        """The unit a cell is written in, as a symbol."""
        unit = evaluation.unit(key, row)
        return _SCALES.get(unit, (unit, 1.0))[0]

    def value(self, evaluation: Evaluation, key: Key, row: str = "") -> float | None:
        """A cell's number in the unit it is written in; None for anything else."""
        cell = evaluation.shown_value(key, row)
        if not isinstance(cell, float):
            return None
        return cell / _SCALES.get(evaluation.unit(key, row), ("", 1.0))[1]

    def half_width(self, evaluation: Evaluation, key: Key, row: str = "") -> float | None:
        """The ± of a cell in the unit it is written in; None where none is known."""
        value = self.value(evaluation, key, row)
        if value is None or self._spread is None or evaluation is not self.evaluation:
            return None
        relative = self._spread.relative(key, row)
        return abs(value) * relative if relative else None

    def number(self, evaluation: Evaluation, key: Key, row: str = "") -> Text:
        """A cell's number, no more precise than its ± allows."""
        value, width = self.value(evaluation, key, row), self.half_width(evaluation, key, row)
        if value is None:
            return number_text(evaluation, key, row)
        if width:
            return plain(float(rounding.rounded(value, place_of(width))))
        return plain(value, digits=MONEY_DIGITS if evaluation.unit(key, row) in _SCALES else None)

    def before_range(self, evaluation: Evaluation, key: Key, row: str = "") -> Text:
        """A cell's number with as many places as the ± that stands behind it."""
        value, width = self.value(evaluation, key, row), self.half_width(evaluation, key, row)
        if value is None or not width:
            return self.number(evaluation, key, row)
        if self.is_bounded(evaluation, key, row):
            return rounding.under(value + width)
        return at_place(value, place_of(width))

    def is_bounded(self, evaluation: Evaluation, key: Key, row: str = "") -> bool:
        """Whether only the upper end of a figure's range can be said."""
        value, width = self.value(evaluation, key, row), self.half_width(evaluation, key, row)
        unit = self.symbol(evaluation, key, row)
        return value is not None and bool(width) and rounding.is_bounded(value, width or 0.0, unit)

    def plus_minus(self, evaluation: Evaluation, key: Key, row: str = "") -> Text:
        """`± 12` in the unit the number is written in; nothing where no ± is known."""
        width = self.half_width(evaluation, key, row)
        if not width or self.is_bounded(evaluation, key, row):
            return NOTHING
        written = at_place(width, place_of(width))
        return Text(vi=f"± {written.vi}", en=f"± {written.en}")

    def is_weak(self, evaluation: Evaluation, key: Key, row: str = "") -> bool:
        """Whether a figure is less than twice its standard error, so that no saving is shown by it."""
        value, width = self.value(evaluation, key, row), self.half_width(evaluation, key, row)
        if self.is_bounded(evaluation, key, row):
            return False  # it is said as a range
        return value is not None and width is not None and abs(value) < 2 * width / _COVERAGE

    def with_range(self, evaluation: Evaluation, key: Key, row: str = "") -> Text:
        """`182 ± 12`."""
        return joined(self.before_range(evaluation, key, row), self.plus_minus(evaluation, key, row))

    def said(self, evaluation: Evaluation, key: Key, row: str = "") -> tuple[Text, Text, Text]:
        """Number, ± and unit; a time of less than a year in months."""
        value, width = self.value(evaluation, key, row), self.half_width(evaluation, key, row)
        end = value + width if value is not None and width and self.is_bounded(evaluation, key, row) else value
        if value is None or end is None or end >= 1 or self.symbol(evaluation, key, row) != "year":
            return (
                self.before_range(evaluation, key, row),
                self.plus_minus(evaluation, key, row),
                self.counted(evaluation, key, row),
            )
        if not width:
            return plain(12 * value, digits=2), NOTHING, _MONTHS
        if end > value:
            return rounding.under(12 * end), NOTHING, _MONTHS
        place = place_of(12 * width)
        return at_place(12 * value, place), joined(same("±"), at_place(12 * width, place)), _MONTHS

    def with_unit(self, evaluation: Evaluation, key: Key, row: str = "") -> Text:
        """A number with its unit, or a word."""
        if self.value(evaluation, key, row) is None:
            return value_text(evaluation, key, row)
        return joined(self.number(evaluation, key, row), self.counted(evaluation, key, row))


def joined(*texts: Text, joint: str = " ") -> Text:
    """Texts after one another, language by language; empty ones leave no gap."""
    vi, en = (joint.join(text.of(language) for text in texts if text.of(language)) for language in LANGUAGES)
    return Text(vi=vi, en=en)


def shown(unit: str) -> Text:
    """A unit as it is printed; nothing for a plain number."""
    return in_both(lambda language: units.shown(unit, language)) if unit and unit != "1" else NOTHING


def at_place(value: float, place: int) -> Text:
    """A number rounded to a power of ten."""
    return in_both(lambda language: rounding.at_place(value, place, language))


def plain(value: float, digits: int | None = None) -> Text:
    """A number with that many digits, or with those it usually has."""
    return in_both(lambda language: numbers.show(value, language, digits=digits))


def fact_value(fact: Fact) -> Text:
    """A fact's value with its unit."""
    return joined(plain(fact.value), shown(fact.unit))


def cut(text: Text, most: int) -> Text:
    """A text of at most so many letters: whole sentences if one fits, else as many words, and an ellipsis."""
    return in_both(lambda language: _cut(text.of(language), most))


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    sentences, _, _ = text[: most + 1].rpartition(". ")
    return f"{sentences}." if sentences else f"{text[:most].rpartition(' ')[0].rstrip(',:;')}…"


def lowered(text: Text) -> Text:
    """A name as it stands within a sentence; an abbreviation keeps its capitals."""
    return in_both(lambda language: _lowered(text.of(language)))


def _lowered(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def in_both(write: Callable[[Language], str]) -> Text:
    """A text written language by language."""
    made: dict[Language, str] = {language: write(language) for language in LANGUAGES}
    return Text(vi=made["vi"], en=made["en"])
