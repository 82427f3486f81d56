"""How the figures of a record are written in a document: rounded to their ±, money in millions, states in words."""

from collections.abc import Callable, Sequence

from cpa_desktop.calc import units
from cpa_desktop.core import numbers
from cpa_desktop.core.answer import ORIGINS
from cpa_desktop.core.expressions.values import Key, Missing
from cpa_desktop.core.fact import Fact
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.showing import STATES, number_text, value_text
from cpa_desktop.core.text import LANGUAGES, Language, Text, same
from cpa_desktop.core.uncertainty import Spread

_MILLION = 1e6
_NOTE = Text(
    vi="Giá trị ± là khoảng ở độ tin cậy 90 %. Nguồn số liệu (theo chi phí): {shares}.",
    en="± is the range at 90 % confidence. Origin of the data (by cost): {shares}.",
)
_NOTHING = same("")
_DASH = same("–")


class Cells:
    """Writes the cells of one evaluation; `around` is that of the enterprise."""

    def __init__(self, evaluation: Evaluation, spread: Spread | None) -> None:
        self.evaluation = evaluation
        self.around = evaluation
        self._spread = spread

    def is_known(self, evaluation: Evaluation, key: Key, row: str = "") -> bool:
        """Whether the cell holds a value."""
        return not isinstance(evaluation.cell(key, row), Missing)

    def words(self, evaluation: Evaluation, key: Key, row: str = "") -> Text:
        """A cell that is no number."""
        return value_text(evaluation, key, row)

    def unit(self, evaluation: Evaluation, key: Key, row: str = "") -> Text:
        """The unit a cell is written in; money from a million đồng on in millions."""
        unit = self._unit(evaluation, key, row)
        return Text(vi=units.shown(unit, "vi"), en=units.shown(unit, "en")) if unit and unit != "1" else _NOTHING

    def _unit(self, evaluation: Evaluation, key: Key, row: str) -> str:
        unit = evaluation.unit(key, row)
        return "MVND" if unit == "VND" else unit

    def number(self, evaluation: Evaluation, key: Key, row: str = "") -> Text:
        """A cell's number, rounded to what its ± allows."""
        cell = evaluation.shown_value(key, row)
        if not isinstance(cell, float):
            return number_text(evaluation, key, row)
        value = cell / _MILLION if evaluation.unit(key, row) == "VND" else cell
        relative = self._relative(evaluation, key, row)
        digits = None if relative else 3 if evaluation.unit(key, row) == "VND" else 4
        return _in_both(lambda language: numbers.show(value, language, uncertainty=relative, digits=digits))

    def _relative(self, evaluation: Evaluation, key: Key, row: str) -> float | None:
        if self._spread is None or evaluation is not self.evaluation:
            return None
        return self._spread.relative(key, row) or None

    def half_width(self, key: Key, row: str = "") -> float | None:
        """The ± of a cell in the unit it is shown in."""
        cell, relative = self.evaluation.shown_value(key, row), self._relative(self.evaluation, key, row)
        return abs(cell) * relative if relative is not None and isinstance(cell, float) else None

    def plus_minus(self, evaluation: Evaluation, key: Key, row: str = "") -> Text:
        """`± 12` in the unit the number is written in; nothing where no ± is known."""
        relative = self._relative(evaluation, key, row)
        cell = evaluation.shown_value(key, row)
        if relative is None or not isinstance(cell, float):
            return _NOTHING
        width = abs(cell) * relative / (_MILLION if evaluation.unit(key, row) == "VND" else 1)
        return _in_both(
            lambda language: f"± {numbers.show(width, language, digits=2 if _leads_with_one(width) else 1)}"
        )

    def with_unit(self, evaluation: Evaluation, key: Key, row: str = "") -> Text:
        """A number with its ± and unit, or a word."""
        if not isinstance(evaluation.shown_value(key, row), float):
            return value_text(evaluation, key, row)
        unit, number = self.unit(evaluation, key, row), self.number(evaluation, key, row)
        return Text(vi=f"{number.vi} {unit.vi}".strip(), en=f"{number.en} {unit.en}".strip())

    def listed(self, evaluation: Evaluation, table: tuple[str, str], spec: str, row: str) -> Text:
        """A cell of a table: `a|b` takes b where a is missing, `a ±` adds the uncertainty, `a →` the names of rows."""
        for name in spec.split("|"):
            column, _, mark = name.partition(" ")
            key = (*table, column)
            if not self.is_known(evaluation, key, row):
                continue
            if mark.startswith("→"):
                return self._named(evaluation, mark[1:].strip(), str(evaluation.cell(key, row)))
            number = self.number(evaluation, key, row)
            wide = self.plus_minus(evaluation, key, row) if mark == "±" else _NOTHING
            return Text(vi=f"{number.vi} {wide.vi}".strip(), en=f"{number.en} {wide.en}".strip())
        last = spec.split("|")[-1].partition(" ")[0]
        cell = evaluation.cell((*table, last), row)
        if not isinstance(cell, Missing):
            return value_text(evaluation, (*table, last), row)
        return _DASH if cell.state in ("blank", "not_applicable") else STATES[cell.state]

    def _named(self, evaluation: Evaluation, tables: str, keys: str) -> Text:
        """Row keys, separated by spaces, as the names of those rows, each once."""
        titles: list[Text] = []
        for key in dict.fromkeys(keys.split()):
            for table in tables.split(","):
                sheet, _, field = table.strip().partition(".")
                if key in evaluation.frame.position((sheet, field)):
                    titles.append(row_title(evaluation, (sheet, field), key))
                    break
        return Text(vi="; ".join(t.vi for t in titles), en="; ".join(t.en for t in titles))

    def common_unit(self, evaluation: Evaluation, key: Key, rows: Sequence[str]) -> Text:
        """The unit of a column, if all its rows share one."""
        found = {self._unit(evaluation, key, row) for row in rows if self.is_known(evaluation, key, row)}
        if len(found) != 1:
            return _NOTHING
        unit = found.pop()
        return Text(vi=units.shown(unit, "vi"), en=units.shown(unit, "en")) if unit and unit != "1" else _NOTHING

    def fact_value(self, fact: Fact) -> Text:
        """A fact's value with its unit."""
        return _in_both(lambda language: f"{numbers.show(fact.value, language)} {units.shown(fact.unit, language)}")

    def data_note(self, table: str) -> Text:
        """What ± means, and which part of the cost each origin stands behind."""
        sheet, _, field = table.partition(".")
        costs: dict[str, float] = {}
        quantity = (sheet, "use", "qty")
        for row in self.evaluation.rows(sheet, "use"):
            item = row.split(".")[0]
            cost = self.evaluation.cell((sheet, field, "price"), item)
            amount = self.evaluation.cell(quantity, row)
            if isinstance(cost, float) and isinstance(amount, float):
                origin = self.evaluation.origin(quantity, row)
                costs[origin] = costs.get(origin, 0.0) + cost * amount
        total = sum(costs.values())
        if not total:
            return Text(vi=_NOTE.vi.partition(" Nguồn")[0], en=_NOTE.en.partition(" Origin")[0])
        parts = sorted(costs.items(), key=lambda pair: -pair[1])
        shares = [(ORIGINS[origin], 100 * cost / total) for origin, cost in parts]
        return _NOTE.filled(
            shares=Text(
                vi=", ".join(f"{origin.vi} {share:.0f} %" for origin, share in shares),
                en=", ".join(f"{origin.en} {share:.0f} %" for origin, share in shares),
            )
        )


def origin_line(evaluation: Evaluation, table: tuple[str, str], column: str, rows: Sequence[str]) -> Text | None:
    """The origins of a column of entered figures, as a line under its table."""
    if not column:
        return None
    found = {evaluation.origin((*table, column), row) for row in rows}
    titles = [text for origin, text in ORIGINS.items() if origin in found]
    return Text(vi=", ".join(t.vi for t in titles), en=", ".join(t.en for t in titles)) if titles else None


def _in_both(write: Callable[[Language], str]) -> Text:
    made: dict[Language, str] = {language: write(language) for language in LANGUAGES}
    return Text(vi=made["vi"], en=made["en"])


def _leads_with_one(value: float) -> bool:
    return f"{value:e}".startswith("1")
