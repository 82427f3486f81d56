"""A record as a workbook: what it is, its single fields, and a sheet for each table that has rows."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cpa_desktop.calc import units
from cpa_desktop.core import confirmation
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.text import Language, Text
from cpa_desktop.core.worksheet import Field
from cpa_desktop.service import listing
from cpa_desktop.service.exchange import sheets
from cpa_desktop.service.exchange.cells import Line, lines
from cpa_desktop.service.exchange.sheets import Value
from cpa_desktop.service.session import RecordSession

if TYPE_CHECKING:  # openpyxl takes its time to load
    from openpyxl.workbook import Workbook

_ABOUT = Text(vi="Hồ sơ", en="Record")
_SINGLE = Text(vi="Ô đơn", en="Single fields")
_HEADS = (
    Text(vi="Phiếu", en="Sheet"),
    Text(vi="Ô", en="Field"),
    Text(vi="Giá trị", en="Value"),
    Text(vi="Đơn vị", en="Unit"),
    Text(vi="±", en="±"),
    Text(vi="Nguồn số liệu", en="Origin"),
    Text(vi="Đã nhập", en="As entered"),
    Text(vi="Ghi chú", en="Note"),
    Text(vi="Địa chỉ", en="Address"),
)
_ROW = Text(vi="Dòng", en="Row")
_WIDTH = Text(vi="{column}: ±", en="{column}: ±")
_UNIT = Text(vi="{column}: đơn vị", en="{column}: unit")
_ORIGIN = Text(vi="{column}: nguồn", en="{column}: origin")
_DRAFT = Text(vi="dự thảo", en="draft")
_CONFIRMED = Text(vi="{by} đã xác nhận", en="confirmed by {by}")


class _Column(NamedTuple):
    head: Text
    values: list[Value]


def write(session: RecordSession, language: Language) -> bytes:
    """All that a record holds, in a language; numbers as numbers, no formulas."""
    book = sheets.new()
    _about(book, session, language)
    of_tables: dict[TableKey, list[Line]] = {}
    single = []
    for each in lines(session):
        single.append(each) if not each.key[1] else of_tables.setdefault(each.key[:2], []).append(each)
    _single(book, single, language)
    for table, cells in of_tables.items():
        _table(book, session, table, cells, language)
    return sheets.written(book)


def _about(book: "Workbook", session: RecordSession, language: Language) -> None:
    sheet = sheets.add(book, _ABOUT.of(language))
    register = session.program.form.register
    by = confirmation.by_whom(session.record)
    state = _CONFIRMED.filled(by=by) if by else _DRAFT
    parent = session.around
    about = [
        (register.title, listing.title_of(session.evaluation)),
        *([(parent.program.form.register.title, listing.title_of(parent))] if parent is not None else []),
        (Text(vi="Mã hồ sơ", en="Id"), session.record.id),
        (Text(vi="Phiên bản số liệu", en="Version of the data"), confirmation.answers_hash(session.record)[:8]),
        (Text(vi="Tình trạng", en="State"), state.of(language)),
    ]
    for place, (label, words) in enumerate(about, 1):
        sheets.put(sheet, place, 1, label.of(language))
        sheets.put(sheet, place, 2, words)
    sheets.widen(sheet)


def _single(book: "Workbook", found: Sequence[Line], language: Language) -> None:
    sheet = sheets.add(book, _SINGLE.of(language))
    sheets.head(sheet, 1, [each.of(language) for each in _HEADS])
    for place, each in enumerate(found, 2):
        values: tuple[Value, ...] = (
            each.key[0],
            each.label.of(language),
            _value(each, language),
            units.shown(each.unit, language) if each.unit else "",
            each.width,
            each.origin.of(language),
            each.entered,
            each.note,
            each.address,
        )
        for column, value in enumerate(values, 1):
            sheets.put(sheet, place, column, value, _form([value], language))
    sheet.freeze_panes = "C2"
    sheets.widen(sheet)


def _table(book: "Workbook", session: RecordSession, table: TableKey, found: list[Line], language: Language) -> None:
    evaluation = session.evaluation
    field = session.program.tables[table].field
    rows = {row: place for place, row in enumerate(evaluation.rows(*table))}
    columns = [_Column(_ROW, [row_title(evaluation, table, row).of(language) for row in rows])]
    for column in field.columns:
        cells = [each for each in found if each.key[2] == column.id]
        if cells:
            columns += _columns(column, cells, rows, language)
    sheet = sheets.add(book, f"{table[0]} {field.label.of(language)}")
    sheets.head(sheet, 1, [each.head.of(language) for each in columns])
    for place, each in enumerate(columns, 1):
        form = _form(each.values, language)
        for row, value in enumerate(each.values, 2):
            sheets.put(sheet, row, place, value, form)
    sheet.freeze_panes = "B2"
    sheets.widen(sheet)


def _columns(field: Field, cells: list[Line], rows: dict[str, int], language: Language) -> Iterator[_Column]:
    """A column of a table, and those that say its unit where rows differ, its ± and its origin."""

    def spread_out(pairs: Iterator[tuple[str, Value]]) -> list[Value]:
        values: list[Value] = [None] * len(rows)
        for row, value in pairs:
            values[rows[row]] = value
        return values

    known = {each.unit for each in cells if each.unit}
    label = field.label
    one = next(iter(known)) if len(known) == 1 else ""
    shown = {name: units.shown(one, name) for name in ("vi", "en")} if one else {"vi": "", "en": ""}
    with_unit = Text(
        vi=f"{label.vi} ({shown['vi']})" if shown["vi"] else label.vi,
        en=f"{label.en} ({shown['en']})" if shown["en"] else label.en,
    )
    yield _Column(with_unit, spread_out((each.row, _value(each, language)) for each in cells))
    if len(known) > 1:
        named = ((each.row, units.shown(each.unit, language)) for each in cells if each.unit)
        yield _Column(_UNIT.filled(column=label), spread_out(named))
    if any(each.width for each in cells):
        yield _Column(_WIDTH.filled(column=label), spread_out((each.row, each.width) for each in cells))
    if known and not field.is_computed:
        origins = ((each.row, each.origin.of(language)) for each in cells if isinstance(each.value, float))
        yield _Column(_ORIGIN.filled(column=label), spread_out(origins))


def _value(each: Line, language: Language) -> Value:
    if isinstance(each.value, float):
        return each.value
    if isinstance(each.value, str) and (day := _day(each.value)) is not None:
        return day
    return each.words.of(language)


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if len(words) == 10 else None
    except ValueError:
        return None


def _form(values: Sequence[Value], language: Language) -> str:
    if any(isinstance(value, date) for value in values):
        return sheets.DATES[language]
    found = [value for value in values if isinstance(value, float)]
    return sheets.form_of(found) if found else ""
