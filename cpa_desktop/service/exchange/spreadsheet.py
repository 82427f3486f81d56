"""A spreadsheet of any layout, as blocks to be matched with a table."""

from pathlib import Path

from cpa_desktop.core.text import Refused, Text
from cpa_desktop.service.exchange import csv_in, xlsx_in
from cpa_desktop.service.exchange.block import Sheet, sheet_of
from cpa_desktop.service.exchange.grid import Grid
from cpa_desktop.service.exchange.ledger_out import MARK, RECALLED
from cpa_desktop.service.exchange.long_form import HEADS

_MOST_ROWS, _MOST_COLUMNS = 500, 60
_TEXTS = (".csv", ".txt", ".tsv")
_BOOKS = (".xlsx", ".xlsm", ".xls")

_OTHER = Text(
    vi="{name} không phải là bảng tính; hãy chọn tệp .xlsx hoặc .csv.",
    en="{name} is no spreadsheet; choose a file that ends in .xlsx or .csv.",
)
_LONG = Text(
    vi="{name} có hơn {rows} dòng hoặc {columns} cột nên không nhập; hãy chép riêng phần cần dùng sang một trang.",
    en="{name} has more than {rows} rows or {columns} columns and was not taken in; copy what is needed to a sheet.",
)


class OurOwn(Exception):
    """A file that this program wrote, every cell of which names its own place."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


def sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a file that say anything; refused where it is no spreadsheet, or too much of one."""
    ending = path.suffix.lower()
    if ending not in (*_TEXTS, *_BOOKS):
        raise Refused(_OTHER.filled(name=path.name))
    grids = (csv_in.any_grid(path),) if ending in _TEXTS else xlsx_in.grids(path)
    if any(_is_ours(grid) for grid in grids):
        raise OurOwn(path)
    found = [sheet for grid in grids if (sheet := sheet_of(grid)).rows]
    fitting = tuple(each for each in found if len(each.rows) <= _MOST_ROWS and each.width <= _MOST_COLUMNS)
    if found and not fitting:
        raise Refused(_LONG.filled(name=path.name, rows=_MOST_ROWS, columns=_MOST_COLUMNS))
    return fitting


def _is_ours(grid: Grid) -> bool:
    """Whether a sheet carries the ids of the accountant's workbook, or is the long form of a record."""
    is_marked = any(grid.words((row, 1)).startswith(MARK.partition("/")[0] + "/") for row in range(1, 8))
    return is_marked or grid.name == RECALLED or grid.words((1, 1)) == HEADS[0]
