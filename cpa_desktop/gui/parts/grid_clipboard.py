"""Blocks of cells as text, as spreadsheets copy and paste them."""

import csv
import io
from collections.abc import Sequence

from cpa_desktop.core import numbers
from cpa_desktop.gui.parts.grid_model import GridModel
from cpa_desktop.gui.parts.grid_plan import GHOST


def written(block: Sequence[Sequence[str]]) -> str:
    """A block as text: cells apart by tabs, rows by lines."""
    made = io.StringIO()
    csv.writer(made, delimiter="\t", lineterminator="\n").writerows(block)
    return made.getvalue()


def block_of(text: str) -> list[list[str]]:
    """The cells of a copied text; a spreadsheet puts quotes around cells with lines in them."""
    rows = list(csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter="\t"))
    return [[cell.strip() for cell in row] for row in rows]


def copied(model: GridModel, row: int, column: int) -> str:
    """A cell in full, as it could be typed again; figures that were worked out too."""
    if model.is_total(row) or model.plan.rows[row] == GHOST:
        return ""
    session = model.live.session
    key, where = model.plan.cell(row, column)
    entered = session.entered(key, where)
    if entered:
        return entered
    value = session.evaluation.shown_value(key, where)
    return numbers.write(value, session.language) if isinstance(value, float) else model.look(row, column).text
