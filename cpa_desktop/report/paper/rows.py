"""Rows of a table laid out: widths from their words, lines broken, figures under one another at the decimal mark."""

from collections.abc import Callable, Sequence
from typing import Literal

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report.blocks import Align
from cpa_desktop.report.look import Palette
from cpa_desktop.report.paper import columns, decimals, letters
from cpa_desktop.report.paper.letters import SetLine, Stanza

_HEAD_LINES = 2.5  # into which a head may be broken before its column wants more
SIDE = 3.5  # from a column's edge to its letters


@frozen
class Cell:
    """Texts in one field of a table."""

    stanzas: tuple[Stanza, ...] = ()
    align: Align = "left"


@frozen
class GridRow:
    """One row with a cell for every column; a group row has but one, which spans them all."""

    cells: tuple[Cell, ...]
    kind: Literal["head", "body", "total", "group"] = "body"


@frozen
class Design:
    """What makes one table look unlike another."""

    palette: Palette
    page: float  # height of an empty page: a row taller than that is broken within
    mark: str = ","
    over: float = 2.6  # from a rule to the letters
    row: float = 0.0  # least height of a row, for a pen
    upright: bool = False  # rules between columns, for a pen
    framed: bool = True  # strong rules at top and bottom
    wishes: tuple[float | None, ...] = ()
    weights: tuple[float, ...] = ()
    apart: tuple[float, ...] = ()  # more air at the left of a column: words that follow upon figures

    def sides(self, index: int) -> tuple[float, float]:
        """The air at the left and at the right of a column's letters."""
        return SIDE + (self.apart[index] if self.apart else 0.0), SIDE


@frozen
class LaidRow:
    """A row with its lines broken, and how far each line of a cell stands from the right edge of its column."""

    kind: Literal["head", "body", "total", "group"]
    aligns: tuple[Align, ...]
    lines: tuple[tuple[SetLine, ...], ...]
    shifts: tuple[tuple[float, ...], ...]
    height: float


@frozen
class Layout:
    """A table that knows its widths; head and widths stay the same over all pages."""

    widths: tuple[float, ...]
    head: LaidRow | None
    rows: tuple[LaidRow, ...]


def needs(design: Design, head: GridRow | None, rows: Sequence[GridRow]) -> list[columns.Need]:
    """What every column asks for; heads do not hang from a decimal mark."""
    return [
        _need(design, index, cells[: 1 if head else 0], cells[1 if head else 0 :])
        for index, cells in enumerate(_by_column(head, rows))
    ]


def _need(design: Design, index: int, head: Sequence[Cell], body: Sequence[Cell]) -> columns.Need:
    edges = sum(design.sides(index)) + 0.1
    natural = max([*(letters.natural(cell.stanzas) for cell in body), sum(_hanging(design, body))])
    heads = max((letters.natural(cell.stanzas) for cell in head), default=0.0)
    return columns.Need(
        least=max((letters.longest_word(cell.stanzas) for cell in (*head, *body)), default=0.0) + edges,
        natural=max(natural, heads) + edges,
        figures=sum(_hanging(design, body, decimals.figures)) + edges,
        body=max(natural, heads / _HEAD_LINES) + edges,
        wish=design.wishes[index] if design.wishes else None,
        weight=design.weights[index] if design.weights else 1.0,
    )


def laid(design: Design, head: GridRow | None, rows: Sequence[GridRow], room: float) -> Layout:
    """All rows in a room of that width."""
    widths = columns.shared(needs(design, head, rows), room)
    tails = []
    for index, (cells, width) in enumerate(zip(_by_column(None, rows), widths, strict=False)):
        before, behind = _hanging(design, cells)
        # Where a figure has no room to hang from its mark, all are ranged right.
        tails.append(behind if before + behind <= width - sum(design.sides(index)) + 0.1 else 0.0)
    tails += [0.0] * (len(widths) - len(tails))
    return Layout(
        widths=tuple(widths),
        head=_laid_row(design, head, widths, tails) if head else None,
        rows=tuple(_laid_row(design, row, widths, tails) for row in rows),
    )


def _by_column(head: GridRow | None, rows: Sequence[GridRow]) -> list[tuple[Cell, ...]]:
    whole = [row.cells for row in rows if row.kind != "group"]
    return list(zip(*([head.cells, *whole] if head else whole), strict=True)) or [()]


def _hanging(
    design: Design,
    cells: Sequence[Cell],
    measured: Callable[[Sequence[Stanza], str], list[tuple[float, float]]] = decimals.hanging,
) -> tuple[float, float]:
    """In a column of figures, the most before the decimal mark and the most behind it."""
    figures = [cell for cell in cells if cell.align == "right"]
    parts = [part for cell in figures for part in measured(cell.stanzas, design.mark)]
    return max((part[0] for part in parts), default=0.0), max((part[1] for part in parts), default=0.0)


def _laid_row(design: Design, row: GridRow, widths: Sequence[float], tails: Sequence[float]) -> LaidRow:
    lines, shifts = [], []
    for index, cell in enumerate(row.cells):
        room = sum(widths) - 2 * SIDE if row.kind == "group" else widths[index] - sum(design.sides(index))
        set_lines = tuple(letters.lines(cell.stanzas, room)) if cell.stanzas else ()
        hangs = cell.align == "right" and row.kind in ("body", "total")
        lines.append(set_lines)
        shifts.append(_shifts(design, cell, set_lines, tails[index], room) if hangs else (0.0,) * len(set_lines))
    height = max(map(letters.height, lines), default=0.0) + 2 * design.over + (3 if row.kind == "group" else 0)
    return LaidRow(
        kind=row.kind,
        aligns=tuple(cell.align for cell in row.cells),
        lines=tuple(lines),
        shifts=tuple(shifts),
        height=max(height, design.row if row.kind in ("body", "total") else 0.0),
    )


def _shifts(design: Design, cell: Cell, set_lines: Sequence[SetLine], tail: float, room: float) -> tuple[float, ...]:
    """How far figures stand from the right edge, so that their marks are under one another; broken words do not."""
    parts = decimals.hanging(cell.stanzas, design.mark)
    if len(parts) != len(set_lines):
        return (0.0,) * len(set_lines)
    return tuple(
        max(0.0, min(tail - behind, room - line.width)) for (_, behind), line in zip(parts, set_lines, strict=True)
    )
