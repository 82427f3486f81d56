"""What an editor of a cell needs to know: its unit, the units that may be typed, what may be chosen."""

from cpa_desktop.core.expressions.names import resolve_table
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation, with_unit
from cpa_desktop.core.kinds import Context
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.place import Place
from cpa_desktop.core.question import Question
from cpa_desktop.core.resource import Resource
from cpa_desktop.core.text import Text
from cpa_desktop.core.worksheet import Choice, Field


def context(evaluation: Evaluation, key: Key, row: str = "") -> Context:
    """What a kind needs to read and write this cell."""
    field = evaluation.program.by_key[key].field
    unit = evaluation.unit(key, row)
    return Context(unit=unit, units=_units(evaluation, field, key, row, unit), choices=choices(evaluation, key, row))


def _units(evaluation: Evaluation, field: Field, key: Key, row: str, unit: str) -> tuple[str, ...]:
    if field.kind != "quantity":
        return ()
    if "{of}" not in field.unit:
        return field.units or ((unit,) if unit else ())
    item = _item(evaluation, key, row)
    own: tuple[str, ...] = item.units if isinstance(item, (Resource, Question)) and field.unit == "{of}" else ()
    work = evaluation.program.by_key[key]
    place = evaluation.place(key, row)
    if field.units and work.unit_of is not None and place is not None:
        named = work.unit_of.run(evaluation.frame)[place]
        own = tuple(with_unit(each, named) for each in field.units) if isinstance(named, str) else ()
    return own or ((unit,) if unit else ())


def _item(evaluation: Evaluation, key: Key, row: str) -> object:
    """The content a row stands for; in a product table, that of the first part of its key."""
    rowing = evaluation.program.tables.get(key[:2])
    if rowing is None:
        return None
    if rowing.each:
        part = rowing.each[0]
        return _item(evaluation, (*part, ""), row.split(".")[0])
    rows = rowing.field.rows
    return evaluation.program.form.lists.get(rows.source if rows else "", {}).get(row)


def choice_title(evaluation: Evaluation, key: Key, row: str, chosen: str) -> Text | None:
    """The words of one choice at a cell, if it is one."""
    field, form = evaluation.program.by_key[key].field, evaluation.program.form
    if field.choices_from and not field.choices and field.kind != "place" and field.choices_from in form.lists:
        item = form.lists[field.choices_from].get(chosen)
        return item.title if item is not None else None
    return next((choice.title for choice in choices(evaluation, key, row) if choice.id == chosen), None)


def choices(evaluation: Evaluation, key: Key, row: str = "") -> tuple[Choice, ...]:
    """What may be chosen at a cell."""
    work = evaluation.program.by_key[key]
    field, form = work.field, evaluation.program.form
    if field.choices:
        return field.choices
    if not field.choices_from:
        return ()
    if field.kind == "place":
        found = [item for item in form.lists["places"].values() if isinstance(item, Place)]
        return tuple(Choice(id=p.id, title=p.title) for p in found if p.scheme == field.choices_from)
    if field.choices_from == "source":
        return getattr(_item(evaluation, key, row), "choices", ())
    if field.kind == "reference":
        table = resolve_table(form, key[0], field.choices_from)
        return tuple(Choice(id=each, title=row_title(evaluation, table, each)) for each in evaluation.rows(*table))
    listed = form.lists.get(field.choices_from, {})
    return tuple(Choice(id=item.id, title=item.title) for item in listed.values())
