"""The ledger as a workbook for the accountant: plain instructions, one sheet a resource, and what lets it come back."""

from typing import TYPE_CHECKING

from cpa_desktop.calc import units
from cpa_desktop.core.answer import answer_of
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.season import PERIODS
from cpa_desktop.core.text import Language, Text
from cpa_desktop.service import listing
from cpa_desktop.service.exchange import sheets
from cpa_desktop.service.exchange.cells import exact
from cpa_desktop.service.exchange.ledger_plan import Column, Page, pages
from cpa_desktop.service.exchange.sheets import Value
from cpa_desktop.service.session import RecordSession

if TYPE_CHECKING:  # openpyxl takes its time to load
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MARK = "cpa-ledger/1"  # stands above the row ids of every page, so that even one page saved as CSV can come back
RECALLED = "cpa"  # the sheet nobody sees: whose workbook this is, which pages it had, what stood in them
IDS, HEADS = 3, 4  # rows of a page
_TO_FILL = "FFFFF8DC"

_GUIDE = Text(vi="Hướng dẫn", en="Instructions")
_TITLE = Text(vi="Bảng số liệu cho kế toán", en="Figures wanted from the accountant")
_PERIOD = Text(vi="Kỳ", en="Period")
_SPAN = Text(vi="Kỳ dữ liệu", en="Data period")
_ROW_ID = Text(vi="Mã dòng", en="Row id")
_STEPS = (
    Text(
        vi="Mỗi trang là một tài nguyên hoặc một sản phẩm, mỗi dòng là một kỳ. Chỉ điền các ô nền vàng.",
        en="Each sheet is one resource or product, each row one period. Fill in the yellow cells only.",
    ),
    Text(
        vi="Đơn vị ghi ở đầu cột. Nếu hóa đơn dùng đơn vị khác, hãy ghi cả đơn vị vào ô, ví dụ: 12,5 MWh.",
        en="The unit stands at the head of the column. Where a bill uses another, write it in the cell: 12.5 MWh.",
    ),
    Text(
        vi="Tiền ghi bằng đồng, lấy tổng các hóa đơn của kỳ. Có thể cộng ngay trong ô, ví dụ: 180.000+175.500.",
        en="Money is in đồng, all bills of the period. Sums may stand in a cell, for example 180,000+175,500.",
    ),
    Text(
        vi="Kỳ nào không có số liệu thì ghi “không có”, đừng ghi 0. Ô để trống là ô chưa trả lời.",
        en="Where there is no figure write “not available”, never 0. An empty cell has not been answered.",
    ),
    Text(
        vi="Không đổi tên hay xóa trang, không gộp ô. Có thể thêm trang riêng để tính; phần mềm không đọc trang đó.",
        en="Do not rename or delete sheets, do not merge cells. Sheets of your own may be added; they are not read.",
    ),
    Text(
        vi="Lưu dạng .xlsx, không đặt mật khẩu, không có macro, rồi gửi lại tệp này.",
        en="Save it as .xlsx, without password or macros, and send this file back.",
    ),
)


def ledger_workbook(session: RecordSession, language: Language = "vi") -> bytes:
    """The workbook to send to the accountant: what is asked, with what is known already filled in."""
    planned = pages(session)
    book = sheets.new()
    hidden = sheets.add(book, RECALLED)  # first, so that no resource takes its name
    _guide(book, session, language)
    recalled: list[tuple[Value, ...]] = [("record", session.record.id), ("language", language)]
    for page in planned:
        recalled += _page(book, session, page, language)
    for place, values in enumerate(recalled, 1):
        for column, value in enumerate(values, 1):
            sheets.put(hidden, place, column, value)
    hidden.sheet_state = "veryHidden"
    book.move_sheet(hidden, len(book.sheetnames))
    book.active = 0
    sheets.lock(book)
    return sheets.written(book)


def held(session: RecordSession, column: Column, row: str) -> Value:
    """What stands in a cell of the ledger: a number in the unit of the column, or the words that were typed."""
    text = session.evaluation.layout.get(column.key, {}).get(row)
    if text is None:
        return None
    value = session.evaluation.shown_value(column.key, row)
    return exact(value) if isinstance(value, float) else answer_of(text).entered


def _guide(book: "Workbook", session: RecordSession, language: Language) -> None:
    from openpyxl.styles import Alignment

    sheet = sheets.add(book, _GUIDE.of(language))
    owner = session.around or session.evaluation
    rows = session.evaluation.rows(*PERIODS)
    names = [str(session.evaluation.cell((*PERIODS, "name"), row)) for row in dict.fromkeys((rows[0], rows[-1]))]
    lines = (
        _TITLE.of(language),
        listing.title_of(owner),
        listing.title_of(session.evaluation),
        f"{_SPAN.of(language)}: {' – '.join(names)}",
        "",
        *(f"{place}. {step.of(language)}" for place, step in enumerate(_STEPS, 1)),
    )
    for place, words in enumerate(lines, 1):
        cell = sheets.put(sheet, place, 1, words)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = sheets.font(bold=place <= 2, size=14 if place == 1 else 11)
    sheet.column_dimensions["A"].width = 90


def _page(book: "Workbook", session: RecordSession, page: Page, language: Language) -> list[tuple[Value, ...]]:
    """One sheet; gives what must be recalled of it."""
    sheet = sheets.add(book, page.title.of(language))
    sheets.put(sheet, 1, 2, page.title.of(language)).font = sheets.font(bold=True, size=14)
    sheets.put(sheet, 2, 2, _STEPS[0].of(language))
    sheets.put(sheet, IDS, 1, f"{MARK} {session.record.id} {page.id}")
    heads = [_ROW_ID.of(language), _PERIOD.of(language)]
    for place, column in enumerate(page.columns, 3):
        sheets.put(sheet, IDS, place, column.field.id)
        heads.append(_head(column, language))
    sheets.head(sheet, HEADS, heads)
    recalled: list[tuple[Value, ...]] = [("sheet", sheet.title, page.id)]
    for place, row in enumerate(page.rows, HEADS + 1):
        sheets.put(sheet, place, 1, f"{'/'.join(page.table)}/{row.key}")
        sheets.put(sheet, place, 2, row.name)
        for at, column in enumerate(page.columns, 3):
            value = held(session, column, row.key)
            _fill(sheet, place, at, value, column)
            if value is not None:
                recalled.append(("cell", address_of(column.key, row.key), value))
    sheet.freeze_panes = f"C{HEADS + 1}"
    sheets.widen(sheet, HEADS)
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[IDS].hidden = True
    return recalled


def _fill(sheet: "Worksheet", row: int, column: int, value: Value, asked: Column) -> None:
    from openpyxl.styles import PatternFill

    form = "#,##0" if asked.field.kind in ("money", "integer") else "General" if asked.is_number else "@"
    cell = sheets.put(sheet, row, column, value, form)
    cell.fill = PatternFill("solid", fgColor=_TO_FILL)
    sheets.open_to_all(cell)


def _head(column: Column, language: Language) -> str:
    unit = units.shown(column.unit, language) if column.unit else ""
    label = column.field.label.of(language)
    return f"{label} ({unit})" if unit else label
