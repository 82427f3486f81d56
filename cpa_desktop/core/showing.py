"""A value as a sentence or a table shows it: rounded as `rounding` says, in words for choices, with its unit."""

from cpa_desktop.calc import units
from cpa_desktop.core import numbers, rounding
from cpa_desktop.core.asking import choice_title
from cpa_desktop.core.expressions.names import resolve_table
from cpa_desktop.core.expressions.values import Cell, Key, Missing
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.text import LANGUAGES, Language, Text, same

_DASH = same("—")
STATES: dict[str, Text] = {
    "blank": _DASH,
    "not_available": Text(vi="không có số liệu", en="not available"),
    "not_applicable": Text(vi="không áp dụng", en="not applicable"),
    "refused": Text(vi="chưa đọc được", en="not read"),
    "pending": Text(vi="đang tính", en="being worked out"),
}
YES = Text(vi="có", en="yes")
NO = Text(vi="không", en="no")


def number_text(
    evaluation: Evaluation, key: Key, row: str = "", *, relative: float | None = None, digits: int | None = None
) -> Text:
    """A cell's number without its unit, rounded to what its ± allows; its state in words if there is none.

    `relative` is the ± as a part of it. Money that nobody typed has three digits where no ± is known."""
    cell = evaluation.shown_value(key, row)
    if isinstance(cell, Missing):
        return STATES[cell.state]
    if not isinstance(cell, float):
        return value_text(evaluation, key, row)
    width, unit = abs(cell) * (relative or 0.0), evaluation.unit(key, row)
    if width and rounding.is_bounded(cell, width, unit):
        return rounding.under(cell + width)
    work = evaluation.program.by_key.get(key)
    digits = digits if digits is not None else work.field.digits if work is not None else None
    if digits is None and width:
        place = rounding.place_of(width)
        return Text(vi=rounding.at_place(cell, place, "vi"), en=rounding.at_place(cell, place, "en"))
    if digits is None and unit == rounding.MONEY and not is_typed(evaluation, key, row):
        digits = rounding.MONEY_DIGITS
    return Text(vi=numbers.show(cell, "vi", digits=digits), en=numbers.show(cell, "en", digits=digits))


def is_typed(evaluation: Evaluation, key: Key, row: str = "") -> bool:
    """Whether what a cell holds was entered there, and not worked out."""
    return row in evaluation.layout.get(key, {})


def value_text(evaluation: Evaluation, key: Key, row: str = "", *, relative: float | None = None) -> Text:
    """A cell as it is read: number and unit, the words of a choice, the name of a row, a date as it is written."""
    cell = evaluation.shown_value(key, row)
    if isinstance(cell, Missing):
        return STATES[cell.state]
    if isinstance(cell, float):
        unit = evaluation.unit(key, row)
        digits = number_text(evaluation, key, row, relative=relative)
        return Text(
            vi=f"{digits.vi} {units.counted(unit or '1', 'vi', cell)}".strip(),
            en=f"{digits.en} {units.counted(unit or '1', 'en', cell)}".strip(),
        )
    return _words(evaluation, key, row, cell)


def _words(evaluation: Evaluation, key: Key, row: str, cell: Cell) -> Text:
    work = evaluation.program.by_key.get(key)
    if isinstance(cell, bool):
        return YES if cell else NO
    if work is None:
        return same(str(cell))
    facts = evaluation.program.form.facts.get(str(cell), ()) if work.field.kind == "computed" else ()
    if facts:
        return facts[-1].title
    if work.field.kind == "reference":
        table = resolve_table(evaluation.program.form, key[0], work.field.choices_from)
        return row_title(evaluation, table, str(cell))
    if isinstance(cell, tuple):
        titles = [choice_title(evaluation, key, row, each) or same(each) for each in cell]
        return Text(vi=", ".join(t.vi for t in titles), en=", ".join(t.en for t in titles))
    named = choice_title(evaluation, key, row, str(cell))
    if named is not None:
        return named
    if work.value is not None and work.value.type.refers is not None:
        return row_title(evaluation, work.value.type.refers, str(cell))
    if work.field.kind in ("date", "month") and isinstance(cell, str):
        write = numbers.write_date if work.field.kind == "date" else numbers.write_month
        made: dict[Language, str] = {language: write(cell, language) for language in LANGUAGES}
        return Text(vi=made["vi"], en=made["en"])
    return same(str(cell))
