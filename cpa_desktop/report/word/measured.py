"""How wide columns are and where figures stand in them, measured as for paper."""

from collections.abc import Sequence
from dataclasses import replace

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report import blocks
from cpa_desktop.report.line import Line
from cpa_desktop.report.look import Weight
from cpa_desktop.report.paper import columns, decimals, rows
from cpa_desktop.report.word.setting import Setting

_WIDER = 1.05  # Word's bold letters against the semibold ones of paper
_OTHER = 1.25  # Arial, where a reader does not use the fonts that are carried
_MILLIMETRE = 72 / 25.4


@frozen
class Measured:
    """Widths in points; how far the lines of every cell stand from its right edge; the size of letters."""

    widths: tuple[float, ...]
    shifts: tuple[tuple[tuple[float, ...], ...], ...]
    size: float


def measured(
    given: tuple[blocks.Column, ...],
    body: Sequence[blocks.Row],
    setting: Setting,
    *,
    pen: bool = False,
    dense: bool = False,
) -> Measured:
    """Columns that fill the page; in somewhat smaller letters where the longest words would not fit otherwise."""
    style, room = setting.style, setting.width / spare(setting)
    design = rows.Design(
        palette=style.palette,
        page=setting.height,
        mark="," if setting.languages[0] == "vi" else ".",
        weights=tuple((2.0 if pen else 1.0) if column.align == "left" else (1.0 if pen else 0.0) for column in given),
    )
    for size in (style.dense,) if dense else (style.small, style.small - 0.5, style.small - 1):
        laid = [_row(row, given, setting, size) for row in body]
        asked = rows.needs(design, _head(given, setting, size), laid)
        needs = [_spared(need, column, room / setting.width) for need, column in zip(asked, given, strict=True)]
        if sum(need.least for need in needs) <= room:
            break
    widths = [width * setting.width / room for width in columns.shared(needs, room)]
    hung = [
        _hung([row.cells[place] for row in laid if row.kind != "group"], width, design)
        for place, width in enumerate(widths)
    ]
    places = iter(zip(*hung, strict=True))
    shifts = tuple(() if row.kind == "group" else next(places) for row in laid)
    return Measured(widths=tuple(widths), shifts=shifts, size=size)


def spare(setting: Setting) -> float:
    """How much wider words may become than they were measured."""
    return 1.0 if setting.style.family == "serif" else _WIDER


def _spared(need: columns.Need, column: blocks.Column, share: float) -> columns.Need:
    """A column in a room made smaller by that share; at the least no word is cut in two in another font."""
    wish = None if column.width is None else column.width * _MILLIMETRE * share
    return replace(need, least=need.least * (_OTHER * share if share < 1 else 1.0), wish=wish)


def _hung(cells: Sequence[rows.Cell], width: float, design: rows.Design) -> list[tuple[float, ...]]:
    """For every cell, how far its lines stand from the right, so that decimal marks are under one another."""
    parts = [decimals.hanging(cell.stanzas, design.mark) if cell.align == "right" else [] for cell in cells]
    before = max((part[0] for each in parts for part in each), default=0.0)
    behind = max((part[1] for each in parts for part in each), default=0.0)
    if before + behind > width - 2 * rows.SIDE:
        return [()] * len(cells)
    shifts = [tuple(behind - part[1] for part in each) for each in parts]
    return [shift if any(shift) else () for shift in shifts]


def _head(given: tuple[blocks.Column, ...], setting: Setting, size: float) -> rows.GridRow:
    style = setting.style
    cells = [
        rows.Cell(
            stanzas=(
                *style.stanzas(column.head, size, "bold"),
                *style.stanzas(column.unit, min(size, style.fine)),
            ),
            align=column.align,
        )
        for column in given
    ]
    return rows.GridRow(cells=tuple(cells), kind="head")


def _row(row: blocks.Row, given: tuple[blocks.Column, ...], setting: Setting, size: float) -> rows.GridRow:
    weight: Weight = "bold" if row.style in ("total", "group") else "regular"
    if row.style == "group":
        return rows.GridRow(cells=(rows.Cell(),), kind="group")
    cells = [
        rows.Cell(stanzas=tuple(setting.style.stanzas(cell, size, weight)), align=column.align)
        for cell, column in zip(filled(row, len(given)), given, strict=True)
    ]
    return rows.GridRow(cells=tuple(cells), kind="total" if row.style == "total" else "body")


def filled(row: blocks.Row, count: int) -> list[Line]:
    """As many cells as there are columns."""
    return [*row.cells[:count], *[()] * (count - len(row.cells))]
