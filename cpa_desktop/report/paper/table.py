"""Tables, listings and blank tables, block by block, as grids."""

from itertools import pairwise

from reportlab.lib.units import mm

from cpa_desktop.report import numbering, words
from cpa_desktop.report.blocks import BlankTable, Column, Fields, Row, Table
from cpa_desktop.report.line import Line, chosen, led, spoken
from cpa_desktop.report.look import Weight
from cpa_desktop.report.paper.company import Trailed
from cpa_desktop.report.paper.grid import Grid
from cpa_desktop.report.paper.letters import Stanza
from cpa_desktop.report.paper.pieces import Piece, Prose
from cpa_desktop.report.paper.rows import Cell, Design, GridRow
from cpa_desktop.report.paper.setting import Setting

_PEN = 8 * mm  # the least row a pen can write in


def table(block: Table, setting: Setting) -> Piece:
    """Caption above, head, rows, source and origin below."""
    style = setting.style
    # A table of very many columns may be set in somewhat smaller letters.
    for size in (style.dense,) if block.dense else (style.small, style.small - 0.5, style.small - 1):
        grid = Grid(
            _design(block.columns, setting),
            [_row(row, block.columns, setting, size) for row in block.rows],
            head=_head(block.columns, setting, size),
            caption=style.stanzas(numbering.table(block, setting.languages), style.small + 0.5, "bold"),
            again=_again(block.number, setting),
            before=style.gap,
            reached="table" if numbering.is_numbered(block) else "",
        )
        if grid.fits(setting.width):
            break
    tails = sources(block.source, block.origin, setting)
    return Trailed(grid, tails) if tails else _spaced(grid, setting)


def blank_table(block: BlankTable, setting: Setting) -> Piece:
    """The same with rows high enough for a pen, and rules between columns."""
    columns = block.columns
    empty = GridRow(cells=tuple(Cell() for _ in columns))
    grid = Grid(
        _design(columns, setting, pen=True),
        [_row(row, columns, setting, setting.style.small) for row in block.rows] + [empty] * block.empty,
        head=_head(columns, setting, setting.style.small),
        caption=setting.style.stanzas(block.caption, setting.style.small + 0.5, "bold"),
        before=setting.style.gap,
    )
    return _spaced(grid, setting)


def fields(block: Fields, setting: Setting) -> Piece:
    """Labels in soft ink at the left, values at the right, notes under their values."""
    style = setting.style
    rows = []
    for label, value, note in block.pairs:
        values = style.stanzas(value, style.body)
        notes = style.stanzas(note, style.small, colour=style.palette.soft)
        rows.append(
            GridRow(
                cells=(
                    Cell(stanzas=tuple(style.stanzas(label, style.body - 0.5, colour=style.palette.soft))),
                    Cell(stanzas=(*values, *notes)),
                )
            )
        )
    room = setting.width
    design = Design(
        palette=style.palette, page=setting.height, over=style.over, framed=False, wishes=(room * 0.36, room * 0.64)
    )
    return _spaced(Grid(design, rows, before=2), setting)


def sources(source: Line, origin: Line, setting: Setting) -> list[Piece]:
    """Where figures come from, in small soft letters."""
    style = setting.style
    lines = [led(words.SOURCE, source, setting.languages), led(words.ORIGIN, origin, setting.languages)]
    said = [line for line in lines if line]
    face = style.face(style.fine, colour=style.palette.soft)
    return [
        Prose(
            [Stanza(text, face) for text in line],
            before=min(3, style.gap) if not place else 0,
            after=style.gap + 4 if place == len(said) - 1 else 0,
        )
        for place, line in enumerate(said)
    ]


def _again(number: str, setting: Setting) -> list[Stanza]:
    if not number:
        return []
    style = setting.style
    both = [
        f"{title} {more}"
        for title, more in zip(
            chosen(words.TABLE.filled(number=number), setting.languages),
            chosen(words.CONTINUED, setting.languages),
            strict=True,
        )
    ]
    return [Stanza(" / ".join(both), style.face(style.fine, "italic", colour=style.palette.soft))]


def _spaced(grid: Grid, setting: Setting) -> Grid:
    grid.spaceAfter = setting.style.gap + 4
    return grid


def _design(columns: tuple[Column, ...], setting: Setting, pen: bool = False) -> Design:
    follows = [False, *(one.align == "right" and other.align == "left" for one, other in pairwise(columns))]
    return Design(
        palette=setting.style.palette,
        page=setting.height,
        mark="," if setting.languages[0] == "vi" else ".",
        over=setting.style.over,
        row=_PEN if pen else 0.0,
        upright=pen,
        apart=tuple(setting.style.gap if each and not pen else 0.0 for each in follows),
        wishes=tuple(None if column.width is None else column.width * mm for column in columns),
        weights=tuple((2.0 if pen else 1.0) if column.align == "left" else (1.0 if pen else 0.0) for column in columns),
    )


def _head(columns: tuple[Column, ...], setting: Setting, size: float) -> GridRow | None:
    if not any(spoken(column.head) or spoken(column.unit) for column in columns):
        return None
    style = setting.style
    cells = []
    for column in columns:
        head = style.stanzas(column.head, size, "bold")
        unit = style.stanzas(column.unit, min(size, style.fine), colour=style.palette.soft)
        cells.append(Cell(stanzas=(*head, *unit), align=column.align))
    return GridRow(cells=tuple(cells), kind="head")


def _row(row: Row, columns: tuple[Column, ...], setting: Setting, size: float) -> GridRow:
    style = setting.style
    weight: Weight = "bold" if row.style in ("total", "group") else "regular"
    group = "" if style.formal else style.palette.accent
    colour = {"soft": style.palette.soft, "group": group}.get(row.style, "")
    cells = tuple(
        Cell(stanzas=tuple(style.stanzas(cell, size, weight, colour=colour)), align=column.align)
        for cell, column in zip(row.cells, columns, strict=False)
    )
    if row.style == "group":
        return GridRow(cells=(Cell(stanzas=cells[0].stanzas),), kind="group")
    # A row that is said in fewer cells than there are columns leaves the rest empty.
    cells += tuple(Cell(align=column.align) for column in columns[len(cells) :])
    return GridRow(cells=cells, kind="total" if row.style == "total" else "body")
