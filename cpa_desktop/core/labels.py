"""What a field, a row or a cell is called when a sentence speaks of it."""

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.text import Text, same


def row_title(evaluation: Evaluation, table: TableKey, row: str) -> Text:
    """The name of a row: its content's, its title column's, those of its key's parts, else its number."""
    rowing = evaluation.program.tables.get(table)
    if rowing is None:
        return same(row)
    rows = rowing.field.rows
    if rowing.field.title:
        found = _titled(evaluation, table, rowing.field.title, row)
        if found is not None:
            return found
    if rowing.each:
        parts = [row_title(evaluation, part, key) for part, key in zip(rowing.each, row.split("."), strict=False)]
        return Text(vi=" · ".join(p.vi for p in parts), en=" · ".join(p.en for p in parts))
    item = evaluation.program.form.lists.get(rows.source if rows else "", {}).get(row)
    if item is not None:
        return item.title
    if rowing.source_table is not None:
        return row_title(evaluation, rowing.source_table, row)
    place = evaluation.frame.position(table).get(row)
    return same(f"{place + 1}" if place is not None else row)


def _titled(evaluation: Evaluation, table: TableKey, column: str, row: str) -> Text | None:
    key = (*table, column)
    cell = evaluation.cell(key, row)
    if not isinstance(cell, str) or not cell:
        return None
    work = evaluation.program.by_key.get(key)
    if work is not None:
        for choice in work.field.choices:
            if choice.id == cell:
                return choice.title
        if work.value is not None and work.value.type.refers is not None:
            return row_title(evaluation, work.value.type.refers, cell)
    return same(cell)


def cell_title(evaluation: Evaluation, key: Key, row: str = "") -> Text:
    """The name of a cell: its row and its column."""
    work = evaluation.program.by_key.get(key)
    label = work.field.label if work is not None else same(key[2])
    if not key[1]:
        return label
    title = row_title(evaluation, key[:2], row)
    return Text(vi=f"{title.vi}: {label.vi}", en=f"{title.en}: {label.en}")
