"""Tables as Word's own: widths that hold everywhere, heads that repeat, rows that no page break divides."""

from collections.abc import Sequence

from docx.text.parfmt import ParagraphFormat

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report.word.elements import Element, colour, made, told, twips
from cpa_desktop.report.word.prose import paragraph, plain


@frozen
class Cell:
    """Paragraphs in one field of a table; one that holds none is too low to be written in."""

    inside: Sequence[Element] = ()
    spans: int = 1  # columns
    stands: str = "top"  # or "bottom", "center"
    borders: Sequence[Element] = ()
    fill: str = ""
    merged: str = ""  # "restart" where a cell begins that spans rows, "continue" below it


@frozen
class Row:
    """Cells side by side; a head is repeated on every page."""

    cells: Sequence[Cell]
    head: bool = False
    keep: bool = False  # on the page of the row below it
    height: float | None = None
    exact: bool = False


def table(
    style: str,
    widths: Sequence[float],
    rows: Sequence[Row],
    *,
    borders: Sequence[Element] = (),
    margins: Sequence[Element] = (),
    described: str = "",
) -> Element:
    """A table of fixed widths in points; `described` is what a screen reader says of it."""
    properties = made(
        "w:tblPr",
        made("w:tblStyle", val=style),
        made("w:tblW", w=sum(map(twips, widths)), type="dxa"),
        made("w:tblBorders", *borders) if borders else None,
        made("w:tblLayout", type="fixed"),
        made("w:tblCellMar", *margins) if margins else None,
        made(
            "w:tblLook",
            firstRow=int(any(row.head for row in rows)),
            lastRow=0,
            firstColumn=0,
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
        made("w:tblDescription", val=plain(described)) if described else None,
    )
    grid = made("w:tblGrid", *(made("w:gridCol", w=twips(width)) for width in widths))
    return made("w:tbl", properties, grid, *(_row(row, widths) for row in rows))


def _row(row: Row, widths: Sequence[float]) -> Element:
    height = (
        made("w:trHeight", val=twips(row.height), hRule="exact" if row.exact else "atLeast") if row.height else None
    )
    properties = made("w:trPr", made("w:cantSplit"), height, told("w:tblHeader", row.head or None))
    cells, place = [], 0
    for cell in row.cells:
        inside = _filled(cell)
        for each in inside:
            if each.tag.endswith("}p"):
                ParagraphFormat(each).keep_with_next = row.keep or row.head or None
        cells.append(_cell(cell, inside, sum(widths[place : place + cell.spans])))
        place += cell.spans
    return made("w:tr", properties, *cells)


def _filled(cell: Cell) -> list[Element]:
    """A cell must hold a paragraph, and end with one."""
    inside = list(cell.inside)
    return inside if inside and inside[-1].tag.endswith("}p") else [*inside, gap()]


def _cell(cell: Cell, inside: Sequence[Element], width: float) -> Element:
    merge = None
    if cell.merged:
        merge = made("w:vMerge", val="restart" if cell.merged == "restart" else None)
    properties = made(
        "w:tcPr",
        made("w:tcW", w=twips(width), type="dxa"),
        made("w:gridSpan", val=cell.spans) if cell.spans > 1 else None,
        merge,
        made("w:tcBorders", *cell.borders) if cell.borders else None,
        made("w:shd", val="clear", color="auto", fill=colour(cell.fill)) if cell.fill else None,
        made("w:vAlign", val=cell.stands) if cell.stands != "top" else None,
    )
    return made("w:tc", properties, *inside)


def gap(height: float = 1.0, *, keep: bool = False) -> Element:
    """A paragraph of hardly any height: tables that follow one another would grow together without it."""
    return paragraph("Gap", before=max(height - 1.0, 0.0) or None, keep=keep)


def margins(top: float, left: float, bottom: float, right: float) -> list[Element]:
    """Distances from a cell's edges to its letters."""
    ends = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    return [made(f"w:{end}", w=twips(points), type="dxa") for end, points in ends]
