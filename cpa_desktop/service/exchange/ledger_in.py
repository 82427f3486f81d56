"""The ledger as it came back: whose it is, which pages, and what each cell that was filled in says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cpa_desktop.core.address import is_row
from cpa_desktop.core.entry import quoted
from cpa_desktop.core.fold import fold
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.numbers import read_month
from cpa_desktop.core.text import Language, Refused, Text
from cpa_desktop.service.exchange.grid import Entry, Formula, Grid, entry, is_same
from cpa_desktop.service.exchange.ledger_out import MARK, RECALLED
from cpa_desktop.service.exchange.ledger_plan import Column, Page, Row

_HEADED_WITHIN = 20  # rows in which a page's mark is looked for
_MOST_SAID = 5

_NO_LEDGER = Text(
    vi="{name} không phải là bảng cho kế toán do phần mềm này xuất ra; sổ riêng của cơ sở thì lấy vào ở sổ tiêu thụ.",
    en="{name} is no accountant's workbook of this program; the site's own book is taken in at the ledger itself.",
)
_OTHER_RECORD = Text(
    vi="{name} là bảng của một hồ sơ khác (mã {id}); hãy chọn đúng hồ sơ hoặc đúng tệp.",
    en="{name} belongs to another record ({id}); choose that record, or the right file.",
)
_NEWER = Text(
    vi="{name} do phiên bản mới hơn xuất ra; hãy cập nhật phần mềm rồi nhập lại.",
    en="{name} was written by a newer program; update this one and import it again.",
)
_NO_SHEET = Text(
    vi="{name} thiếu trang “{sheet}” (đã bị xóa hoặc đổi tên); hãy đặt lại tên hoặc xin lại tệp.",
    en="{name} lacks the sheet “{sheet}” (deleted or renamed); name it so again, or ask for the file again.",
)
_NO_IDS = Text(
    vi="Trang “{sheet}” mất dòng hoặc cột mã ẩn nên không biết ô nào là gì; hãy điền vào bảng mới xuất.",
    en="The sheet “{sheet}” has lost its hidden ids, so that nobody knows which cell is what; fill in a new workbook.",
)
_NOT_ASKED = Text(
    vi="Ô {at}: “{id}” không có trong hồ sơ hiện nay; hãy xuất lại bảng cho kế toán.",
    en="Cell {at}: “{id}” is not in the record as it is now; write the accountant's workbook again.",
)
_OTHER_PERIOD = Text(
    vi="Ô {at} ghi kỳ “{said}” nhưng dòng này là kỳ {period}; hãy sửa lại.",
    en="Cell {at} says the period “{said}”, but this row is that of {period}; correct it.",
)
_NO_PERIOD = Text(
    vi="Ô {at}: kỳ {period} không thuộc kỳ dữ liệu của hồ sơ; hãy xuất lại bảng cho kế toán.",
    en="Cell {at}: the period {period} is not among those of the record; write the accountant's workbook again.",
)
_TWICE = Text(
    vi="Ô {at} và {first} cùng là một dòng; hãy bỏ dòng chép thừa.",
    en="Cells {at} and {first} are the same row; take out the one copied.",
)
_PAGE_TWICE = Text(
    vi="Trang “{sheet}” là bản chép của trang “{first}” nên không biết bản nào đúng; hãy xóa bớt một trang.",
    en="The sheet “{sheet}” is a copy of the sheet “{first}”, so that nobody knows which is right; delete one of them.",
)
_MERGED = Text(
    vi="Các ô {at} bị gộp nên không biết số thuộc kỳ nào; hãy bỏ gộp ô rồi nhập lại.",
    en="Cells {at} are merged, so that nobody knows which period a figure is of; unmerge them and import it again.",
)
_OUTSIDE = Text(vi="Ô {at} nằm ngoài bảng nên không được đọc.", en="Cell {at} lies outside the table and was not read.")
_UNREAD = Text(
    vi="Trang “{sheet}” không phải của bảng nên không được đọc.",
    en="The sheet “{sheet}” is no part of the workbook and was not read.",
)


@frozen
class Recalled:
    """What the hidden sheet remembers of the workbook as it was written."""

    record: str = ""
    language: Language = "vi"
    sheets: Mapping[str, str]  # name → the page's id
    cells: Mapping[str, object]  # by address


@frozen
class _Laid:
    """Where a page lies on a sheet."""

    grid: Grid
    record: str
    page: str
    ids: int  # the row of column ids
    columns: Mapping[int, str]


def whose(grids: Sequence[Grid], name: str) -> str:
    """The id of the record a ledger belongs to; refused where it is no ledger."""
    laid = _all_laid(grids, name)
    recalled = _recalled(grids)
    if not laid and not recalled.record:
        raise Refused(_NO_LEDGER.filled(name=name))
    return recalled.record or laid[0].record


def entries(
    grids: Sequence[Grid], pages: Sequence[Page], record_id: str, name: str
) -> tuple[tuple[Entry, ...], tuple[Text, ...]]:
    """What the ledger's cells say, in the order of its pages, and what of the file was passed over."""
    recalled, laid = _recalled(grids), _all_laid(grids, name)
    for record in (recalled.record, *(each.record for each in laid)):
        if record and record != record_id:
            raise Refused(_OTHER_RECORD.filled(name=name, id=quoted(record[:8])))
    by_name = {each.grid.name: each for each in laid}
    for sheet in recalled.sheets:
        if sheet not in by_name:
            is_there = any(grid.name == sheet for grid in grids)
            raise Refused((_NO_IDS if is_there else _NO_SHEET).filled(name=name, sheet=quoted(sheet)))
    planned = {page.id: page for page in pages}
    first: dict[str, str] = {}
    found: list[Entry] = []
    notes = [_UNREAD.filled(sheet=quoted(each.name)) for each in grids if _is_foreign(each, by_name, recalled)]
    for each in laid:
        page = planned.get(each.page)
        if page is None:
            raise Refused(_NOT_ASKED.filled(at=each.grid.at((each.ids, 1)), id=quoted(each.page)))
        if page.id in first:
            raise Refused(_PAGE_TWICE.filled(sheet=quoted(each.grid.name), first=quoted(first[page.id])))
        first[page.id] = each.grid.name
        found += _entries(each, page, recalled)
        notes += _outside(each)
    return tuple(found), tuple(notes)


def _is_foreign(grid: Grid, laid: Mapping[str, _Laid], recalled: Recalled) -> bool:
    """Whether a sheet with something on it is none of ours; the instructions come first and hold words alone."""
    is_filled = any(isinstance(value, int | float | Formula) for value in grid.cells.values())
    return bool(recalled.sheets) and grid.name not in laid and grid.name != RECALLED and is_filled


def _recalled(grids: Sequence[Grid]) -> Recalled:
    hidden = next((grid for grid in grids if grid.name == RECALLED), None)
    lines = {row for row, _ in hidden.cells} if hidden is not None else set()
    told = [
        (hidden.words((row, 1)), hidden.words((row, 2)), hidden.cells.get((row, 3))) for row in sorted(lines) if hidden
    ]
    single = {kind: second for kind, second, _ in told}
    return Recalled(
        record=single.get("record", ""),
        language="en" if single.get("language") == "en" else "vi",
        sheets={second: str(third) for kind, second, third in told if kind == "sheet"},
        cells={second: third for kind, second, third in told if kind == "cell"},
    )


def _all_laid(grids: Sequence[Grid], name: str) -> list[_Laid]:
    return [laid for grid in grids if (laid := _laid(grid, name)) is not None]


def _laid(grid: Grid, name: str) -> _Laid | None:
    kind, _, version = MARK.partition("/")
    for row in range(1, _HEADED_WITHIN + 1):
        mark, _, rest = grid.words((row, 1)).partition(" ")
        if mark.partition("/")[0] != kind or not rest:
            continue
        if mark.partition("/")[2] != version:
            raise Refused(_NEWER.filled(name=name))
        record, _, page = rest.partition(" ")
        columns = {column: grid.words((at, column)) for at, column in grid.cells if at == row and column > 2}
        return _Laid(grid=grid, record=record, page=page, ids=row, columns=columns)
    return None


def _entries(laid: _Laid, page: Page, recalled: Recalled) -> Iterator[Entry]:
    grid, asked = laid.grid, {column.field.id: column for column in page.columns}
    rows = {f"{'/'.join(page.table)}/{row.key}": row for row in page.rows}
    columns: dict[int, Column] = {}
    for place, id in laid.columns.items():
        if id not in asked:
            raise Refused(_NOT_ASKED.filled(at=grid.at((laid.ids, place)), id=quoted(id)))
        columns[place] = asked[id]
    if not columns:
        raise Refused(_NO_IDS.filled(sheet=quoted(grid.name)))
    here = {at: grid.words((at, 1)) for at in _below(laid) if is_row(grid.words((at, 1)))}
    _demand_unmerged(laid, here)
    seen: dict[str, int] = {}
    for at, id in here.items():
        row = _row(laid, at, id, rows, page)
        if id in seen:
            raise Refused(_TWICE.filled(at=grid.at((at, 1)), first=grid.at((seen[id], 1))))
        seen[id] = at
        for place, column in columns.items():
            value = grid.cells.get((at, place))
            address = address_of(column.key, row.key)
            was = recalled.cells.get(address)
            if value is None or value == "" or (was is not None and is_same(value, was)):
                continue  # empty says nothing, and what stood there already is nothing new
            found = entry(grid.at((at, place)), address, value, recalled.language, is_number=column.is_number)
            yield replace(found, knows=bool(recalled.record), was=was)


def _row(laid: _Laid, at: int, id: str, rows: Mapping[str, Row], page: Page) -> Row:
    """The period of a row; its id decides, and what people read beside it must not say otherwise."""
    grid = laid.grid
    row = rows.get(id)
    if row is None:
        is_of_page = id.startswith(f"{'/'.join(page.table)}/{page.item}.")
        text = _NO_PERIOD if is_of_page else _NOT_ASKED
        raise Refused(text.filled(at=grid.at((at, 1)), id=quoted(id), period=quoted(id.rpartition(".")[2])))
    value = grid.cells.get((at, 2))
    said = value.strip() if isinstance(value, str) else f"{value:%m/%Y}" if hasattr(value, "strftime") else ""
    if said and fold(said) != fold(row.name) and read_month(said, "vi").value != row.period:
        raise Refused(_OTHER_PERIOD.filled(at=grid.at((at, 2)), said=quoted(said), period=row.name))
    return row


def _demand_unmerged(laid: _Laid, here: Mapping[int, str]) -> None:
    for (first_row, first_column), (last_row, last_column) in laid.grid.merged:
        if any(first_row <= at <= last_row for at in here) and last_column > 1:
            corners = f"{laid.grid.at((first_row, first_column))}:{Grid(name='', cells={}).at((last_row, last_column))}"
            raise Refused(_MERGED.filled(at=corners))


def _below(laid: _Laid) -> list[int]:
    return sorted({row for row, _ in laid.grid.cells if row > laid.ids + 1})


def _outside(laid: _Laid) -> Iterator[Text]:
    """Figures that somebody wrote beside or below the table, and may think are read."""
    places = [
        (row, column)
        for row, column in sorted(laid.grid.cells)
        if row > laid.ids + 1
        and (not is_row(laid.grid.words((row, 1))) or (column > 2 and column not in laid.columns))
        and isinstance(laid.grid.cells[row, column], int | float | Formula)
    ]
    return (_OUTSIDE.filled(at=laid.grid.at(place)) for place in places[:_MOST_SAID])
