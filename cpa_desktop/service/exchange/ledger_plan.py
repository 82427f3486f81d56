"""The ledger as an accountant sees it: a page for each resource and product, a row a period, the columns to fill in."""

from collections.abc import Iterator

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.season import PERIODS
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.core.worksheet import Field
from cpa_desktop.service.session import RecordSession

LEDGERS: tuple[TableKey, ...] = (("P08", "use"), ("P05", "output"))
_ASKED = ("quantity", "money", "integer", "text", "longtext")

_NO_LEDGER = Text(
    vi="Hồ sơ này không có sổ tiêu thụ; hãy chọn một đợt đánh giá.",
    en="This record has no ledger; choose an assessment.",
)
_NO_PERIODS = Text(
    vi="Chưa có kỳ dữ liệu; hãy nhập tháng đầu và tháng cuối của kỳ ở phiếu P01 rồi xuất bảng cho kế toán.",
    en="There are no periods yet; enter the first and the last month in P01, then write the accountant's workbook.",
)
_NO_ITEMS = Text(
    vi="Chưa chọn tài nguyên hay sản phẩm nào; hãy chọn ở phiếu P08 và P05 rồi xuất bảng cho kế toán.",
    en="No resource or product is chosen yet; choose them in P08 and P05, then write the accountant's workbook.",
)


@frozen
class Column:
    """One thing asked for every period."""

    key: Key
    field: Field
    unit: str  # of the numbers in it; empty for words

    @property
    def is_number(self) -> bool:
        """Whether a number is wanted."""
        return self.field.kind not in ("text", "longtext")


@frozen
class Row:
    """One period."""

    key: str  # of the table's row: electricity.2025-01
    period: str  # 2025-01
    name: str  # 01/2025


@frozen
class Page:
    """One resource or product."""

    table: TableKey
    item: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def id(self) -> str:
        """What tells this page from every other of the record."""
        return f"{'/'.join(self.table)} {self.item}"


def pages(session: RecordSession) -> tuple[Page, ...]:
    """All pages of a record, in the order of its sheets; refused where there is nothing to ask."""
    tables = [table for table in LEDGERS if table in session.program.tables]
    if not tables or PERIODS not in session.program.tables:
        raise Refused(_NO_LEDGER)
    if not session.evaluation.rows(*PERIODS):
        raise Refused(_NO_PERIODS)
    found = tuple(page for table in tables for page in _pages(session, table))
    if not found:
        raise Refused(_NO_ITEMS)
    return found


def _pages(session: RecordSession, table: TableKey) -> Iterator[Page]:
    evaluation = session.evaluation
    items, periods = session.program.tables[table].each
    assert periods == PERIODS
    names = {period: row_title(evaluation, PERIODS, period).vi for period in evaluation.rows(*PERIODS)}
    by_item: dict[str, list[Row]] = {item: [] for item in evaluation.rows(*items)}
    for row in evaluation.rows(*table):
        item, _, period = row.partition(".")
        by_item[item].append(Row(key=row, period=period, name=names[period]))
    for item, rows in by_item.items():
        columns = tuple(_columns(session, table, rows))
        if columns:
            title = row_title(evaluation, items, item)
            yield Page(table=table, item=item, title=title, columns=columns, rows=tuple(rows))


def _columns(session: RecordSession, table: TableKey, rows: list[Row]) -> Iterator[Column]:
    evaluation = session.evaluation
    for field in session.program.tables[table].field.columns:
        key = (*table, field.id)
        is_asked = field.kind in _ASKED and not field.is_computed
        shown = [row.key for row in rows if is_asked and not evaluation.is_hidden(key, row.key)]
        if shown:
            unit = "" if field.kind in ("text", "longtext") else evaluation.unit(key, shown[0])
            yield Column(key=key, field=field, unit=unit)
