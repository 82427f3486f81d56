"""A workbook as grids of cells: values, formulas with what they came to, areas that were merged."""

import io
import logging
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cpa_desktop.core.text import Refused
from cpa_desktop.service.exchange.grid import MOST_COLUMNS, MOST_ROWS, Formula, Grid, Place
from cpa_desktop.service.exchange.xlsx_guard import DAMAGED, demand_workbook

if TYPE_CHECKING:  # openpyxl takes its time to load
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

logger = logging.getLogger(__name__)


def grids(path: Path) -> tuple[Grid, ...]:
    """Every sheet of a workbook, hidden ones too."""
    content = demand_workbook(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what other programs write and openpyxl leaves out
            formulas, values = _loaded(content, data_only=False), _loaded(content, data_only=True)
            return tuple(_grid(sheet, values[sheet.title]) for sheet in formulas.worksheets)
    except Exception as error:  # openpyxl fails in ways of its own on what others wrote
        logger.exception("a workbook cannot be read")
        raise Refused(DAMAGED.filled(name=path.name)) from error


def _loaded(content: bytes, *, data_only: bool) -> "Workbook":
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(content), data_only=data_only, keep_links=False)


def _grid(sheet: "Worksheet", values: "Worksheet") -> Grid:
    merged = tuple(((area.min_row, area.min_col), (area.max_row, area.max_col)) for area in sheet.merged_cells.ranges)
    return Grid(name=sheet.title, cells=dict(_cells(sheet, values)), merged=merged)


def _cells(sheet: "Worksheet", values: "Worksheet") -> Iterator[tuple[Place, Any]]:
    last_row, last_column = min(sheet.max_row, MOST_ROWS), min(sheet.max_column, MOST_COLUMNS)
    for row in sheet.iter_rows(max_row=last_row, max_col=last_column):
        for cell in row:
            if cell.value is None:
                continue
            value = values.cell(cell.row, cell.column).value
            yield (cell.row, cell.column), Formula(value=value) if cell.data_type == "f" else value
