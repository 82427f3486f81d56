"""Tables, listings and blank tables, block by block, as Word's own."""

from collections.abc import Sequence

from cpa_desktop.report import blocks, words
from cpa_desktop.report.line import Line, led, spoken, together
from cpa_desktop.report.word import grid
from cpa_desktop.report.word.contents import caption
from cpa_desktop.report.word.elements import Element, border
from cpa_desktop.report.word.measured import filled, measured
from cpa_desktop.report.word.prose import paragraph
from cpa_desktop.report.word.said import said
from cpa_desktop.report.word.setting import Setting

_PEN = 8 * 72 / 25.4  # the least row a pen can write in
_WHOLE = 4  # a table of that many rows is not divided


def table(block: blocks.Table, setting: Setting) -> list[Element]:
    """Caption above, head, rows, source and origin below."""
    below = sources(block.source, block.origin, setting)
    found = measured(block.columns, block.rows, setting, dense=block.dense)
    rows = [
        _row(
            row,
            block.columns,
            setting,
            found.size,
            found.shifts[place],
            keep=_keeps(place, len(block.rows), bool(below)),
        )
        for place, row in enumerate(block.rows)
    ]
    head = _head(block.columns, setting, found.size)
    return [
        *caption(block, setting, keep=True),
        grid.table("ReportTable", found.widths, [*head, *rows], described=together(block.caption)),
        *(below or [grid.gap(setting.style.gap + 4)]),
    ]


def _keeps(place: int, count: int, sourced: bool) -> bool:
    """The first row stays with the second, the last with the one before it and with its source; short tables whole."""
    if place == count - 1:
        return sourced
    return not place or place == count - 2 or count <= _WHOLE


def blank_table(block: blocks.BlankTable, setting: Setting) -> list[Element]:
    """The same with rows high enough for a pen, and rules between columns."""
    empty = [blocks.Row(cells=())] * block.empty
    found = measured(block.columns, [*block.rows, *empty], setting, pen=True)
    rows = [
        _row(row, block.columns, setting, found.size, found.shifts[place], height=_PEN)
        for place, row in enumerate([*block.rows, *empty])
    ]
    head = _head(block.columns, setting, found.size)
    return [
        *said(block.caption, "Caption", setting, keep=True),
        grid.table("PenTable", found.widths, [*head, *rows], described=together(block.caption)),
        grid.gap(setting.style.gap + 4),
    ]


def fields(block: blocks.Fields, setting: Setting) -> list[Element]:
    """Labels in soft ink at the left, values at the right, notes under their values."""
    rows = [
        grid.Row(
            cells=(
                grid.Cell(inside=said(label, "FieldLabel", setting)),
                grid.Cell(inside=[*_value(value, setting), *said(note, "FieldNote", setting)]),
            )
        )
        for label, value, note in block.pairs
    ]
    widths = (setting.width * 0.36, setting.width * 0.64)
    return [grid.table("FieldTable", widths, rows), grid.gap(setting.style.gap + 4)] if rows else []


def _value(line: Line, setting: Setting) -> list[Element]:
    return said(line, "FieldValue", setting) or [paragraph("FieldValue")]


def sources(source: Line, origin: Line, setting: Setting) -> list[Element]:
    """Where figures come from, in small soft letters."""
    given = [led(words.SOURCE, source, setting.languages), led(words.ORIGIN, origin, setting.languages)]
    lines = [line for line in given if line]
    done: list[Element] = []
    for place, line in enumerate(lines):
        last = place == len(lines) - 1
        done += said(
            line,
            "SourceLine",
            setting,
            keep=not last,
            before=None if place else min(3, setting.style.gap),
            after=setting.style.gap + 4 if last else None,
        )
    return done


def _head(columns: Sequence[blocks.Column], setting: Setting, size: float) -> list[grid.Row]:
    if not any(spoken(column.head) or spoken(column.unit) for column in columns):
        return []
    cells = [
        grid.Cell(
            inside=[
                *said(column.head, "TableHead", setting, align=column.align, size=size),
                *said(column.unit, "TableUnit", setting, align=column.align, size=min(size, setting.style.fine)),
            ],
            stands="bottom",
        )
        for column in columns
    ]
    return [grid.Row(cells=cells, head=True)]


def _row(
    row: blocks.Row,
    columns: Sequence[blocks.Column],
    setting: Setting,
    size: float,
    shifts: Sequence[Sequence[float]],
    *,
    keep: bool = False,
    height: float | None = None,
) -> grid.Row:
    palette = setting.style.palette
    if row.style == "group":
        inside = said(row.cells[0], "TableGroup", setting, size=size, before=3) if row.cells else ()
        return grid.Row(cells=(grid.Cell(inside=inside, spans=len(columns)),), height=height, keep=True)
    total = row.style == "total"
    cells = [
        grid.Cell(
            inside=said(
                cell,
                "TableText",
                setting,
                size=size,
                bold=total or None,
                ink=palette.soft if row.style == "soft" else "",
                align=None if column.align == "left" else column.align,
                shifts=shifts[place],
            )
            or [paragraph("TableText")],
            borders=[border("top", palette.ink, 0.5)] if total else (),
        )
        for place, (cell, column) in enumerate(zip(filled(row, len(columns)), columns, strict=True))
    ]
    return grid.Row(cells=cells, height=height, keep=keep)
