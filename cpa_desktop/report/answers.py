"""Answers beside their questions, and a whole worksheet as it was answered."""

from cpa_desktop.core.catalogue import ReportPart
from cpa_desktop.report import words
from cpa_desktop.report.blocks import Block, Column, Fields, Heading, Pair, Row, Table
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.tables import table


def fields(composer: Composer, part: ReportPart) -> list[Block]:
    """Answers beside their questions; with a title as a numbered table."""
    pairs = [pair for name in part.fields if (pair := _pair(composer, part, name)) is not None]
    if not pairs or part.title is None:
        return [Fields(pairs=tuple(pairs))] if pairs else []
    columns = tuple(
        Column(head=composer.line(head), width=width) for head, width in ((words.WHAT, 62), (words.SAID, None))
    )
    rows = tuple(Row(cells=(label, value)) for label, value, _ in pairs)
    number = composer.next_number("table")
    sheets = [name.split(".")[-2] for name in part.fields]
    source = composer.from_sheets(part, sheets)
    return [Table(caption=composer.title(part), number=number, columns=columns, rows=rows, source=source)]


def _pair(composer: Composer, part: ReportPart, name: str) -> Pair | None:
    """A question and its answer, under the plan's own words for it if it has any."""
    evaluation, key = composer.key(name)
    work = evaluation.program.by_key.get(key)
    is_known = composer.cells.is_known(evaluation, key)
    if work is None or (part.options.get("empty") == "left out" and not is_known):
        return None
    value = composer.cells.with_unit(evaluation, key) if is_known else words.NO_DATA
    return composer.line(composer.option(part, key[2], work.field.label)), composer.line(value), ()


def sheet(composer: Composer, part: ReportPart) -> list[Block]:
    """A whole worksheet as it was answered: its fields, then its tables."""
    evaluation = composer.evaluation
    asked = evaluation.program.form.sheet(part.table)
    blocks: list[Block] = [Heading(level=2, text=composer.line(part.title or asked.title))]
    singles = [field for field in asked.fields if not field.is_table]
    known = [field for field in singles if not evaluation.is_hidden((asked.id, "", field.id))]
    pairs = tuple(
        (composer.line(field.label), composer.line(composer.cells.with_unit(evaluation, (asked.id, "", field.id))), ())
        for field in known
    )
    if pairs:
        blocks.append(Fields(pairs=pairs))
    for field in asked.fields:
        if field.is_table:
            columns = tuple(column.id for column in field.columns)
            blocks += table(
                composer,
                ReportPart(
                    id=field.id, block="table", title=field.label, table=f"{asked.id}.{field.id}", columns=columns
                ),
            )
    return blocks
