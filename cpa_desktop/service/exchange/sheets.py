"""How a workbook of this program looks, whatever is in it: heads that stay, columns wide enough, nothing that runs."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from cpa_desktop.core.text import Language

if TYPE_CHECKING:  # openpyxl takes its time to load
    from openpyxl.cell import Cell
    from openpyxl.styles import Font
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Value = float | date | str | None

DATES: dict[Language, str] = {"vi": "dd/mm/yyyy", "en": "d mmm yyyy"}
_RUNS = ("=", "+", "-", "@")
_NO_NAME = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_NO_LETTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_NAME = 31
_NARROWEST, _WIDEST = 9, 44
_INK, _LINE = "FFE8EEF1", "FFB8C4CA"


def new() -> "Workbook":
    """A workbook without sheets."""
    from openpyxl import Workbook

    made = Workbook()
    del made[made.sheetnames[0]]
    made.properties.creator = "CPA Desktop"
    return made


def add(book: "Workbook", name: str) -> "Worksheet":
    """A sheet under a name that spreadsheets take and that no other has."""
    plain = " ".join(_NO_NAME.sub(" ", name).split())[:_LONGEST_NAME].strip() or "-"
    taken = {each.lower() for each in book.sheetnames}
    free, number = plain, 2
    while free.lower() in taken:
        tail = f" ({number})"
        free, number = plain[: _LONGEST_NAME - len(tail)] + tail, number + 1
    made: Worksheet = book.create_sheet(free)
    return made


def put(sheet: "Worksheet", row: int, column: int, value: Value, form: str = "") -> "Cell":
    """A number as a number, a day as a day, words as words whatever they begin with; gives the cell."""
    cell = cast("Cell", sheet.cell(row, column))  # nothing is merged here
    if isinstance(value, str) and value:
        cell.value = _NO_LETTER.sub("", value)
        cell.data_type = "s"
        if value.startswith(_RUNS):
            cell.quotePrefix = True  # stays words when somebody steps into the cell and out again
    elif value not in (None, ""):
        cell.value = value
    if form:
        cell.number_format = form
    return cell


def form_of(values: Iterable[float]) -> str:
    """How a column of numbers is shown: thousands apart, as many decimals as its smallest number deserves."""
    found = [abs(value) for value in values if value]
    if all(value == int(value) for value in found):
        return "#,##0"
    least = min(found)
    return "#,##0.0" if least >= 100 else "#,##0.00" if least >= 1 else "#,##0.0000" if least >= 0.01 else "0.00E+00"


def font(*, bold: bool = False, size: int = 11) -> "Font":
    """The letters of a workbook; those that spreadsheets begin with."""
    from openpyxl.styles import Font

    return Font(name="Calibri", size=size, bold=bold)


def head(sheet: "Worksheet", row: int, words: Sequence[str]) -> None:
    """The heads of columns: bold, on a ground, wrapped."""
    from openpyxl.styles import Alignment, Border, PatternFill, Side

    for place, each in enumerate(words, 1):
        cell = put(sheet, row, place, each)
        cell.font = font(bold=True)
        cell.fill = PatternFill("solid", fgColor=_INK)
        cell.border = Border(bottom=Side("thin", color=_LINE))
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def widen(sheet: "Worksheet", first: int = 1) -> None:
    """Columns as wide as what stands in them from the heads on, within reason, and all of them on one page's width."""
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = f"{first}:{first}"

    for place, column in enumerate(sheet.iter_cols(min_row=first), 1):
        seen = {cell: _seen(cast("Cell", cell)) for cell in column}
        longest = max(map(len, seen.values()), default=0)
        for cell, words in seen.items():
            if len(words) > _WIDEST or "\n" in str(cell.value):
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(place)].width = min(max(longest + 2, _NARROWEST), _WIDEST)


def written(book: "Workbook") -> bytes:
    """The file."""
    page = io.BytesIO()
    book.save(page)
    return page.getvalue()


def _seen(cell: "Cell") -> str:
    value = cell.value
    if isinstance(value, float):
        return f"{value:,.2f}" if "E" not in (cell.number_format or "") else "0.00E+00"
    return max(str(value or "").split("\n"), key=len)


def open_to_all(cell: "Cell") -> None:
    """A cell to be filled in, where the rest of its sheet is locked."""
    from openpyxl.styles import Border, Protection, Side

    cell.protection = Protection(locked=False)
    line = Side("thin", color=_LINE)
    cell.border = Border(left=line, right=line, top=line, bottom=line)


def lock(book: "Workbook") -> None:
    """Keep people from renaming sheets and writing over heads by mistake; without a password, for it is no secret."""
    from openpyxl.workbook.protection import WorkbookProtection

    book.security = WorkbookProtection(lockStructure=True)
    for sheet in book.worksheets:
        sheet.protection.sheet = True
        sheet.protection.formatColumns = False  # which allows it
        sheet.protection.formatCells = False
