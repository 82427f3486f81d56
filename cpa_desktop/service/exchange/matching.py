"""Which column and which row of a table each column and row of a block is meant for; a person may say otherwise."""

from collections.abc import Sequence
from datetime import date, datetime

from cpa_desktop.core.address import new_row_key
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Text
from cpa_desktop.service.exchange import heads
from cpa_desktop.service.exchange.block import Sheet
from cpa_desktop.service.exchange.heads import Head
from cpa_desktop.service.exchange.matching_rows import MORE_ROWS, figure, rows_of
from cpa_desktop.service.exchange.target import Target

_HEADED_WITHIN = 15
_LABELLED_WITHIN = 6
_LIKELY = 0.45

_HEADS = Text(vi="Dòng {at} là tiêu đề nên không nhập.", en="Row {at} is a head and is not taken.")
_MORE_COLUMNS = Text(
    vi="Thừa cột so với chỗ còn lại của bảng: cột {at} chưa có chỗ; hãy chọn cột của bảng hoặc để bỏ.",
    en="There are more columns than the table has room for: {at} goes nowhere; choose a column or leave it out.",
)
_MERGED = Text(
    vi="Có ô gộp ({at}): giá trị chỉ tính cho ô đầu, các ô còn lại coi như trống.",
    en="Cells are merged ({at}): the value counts for the first cell, the others are taken as empty.",
)
_TURNED = Text(
    vi="Các kỳ nằm ngang nên bảng đã được xoay lại: mỗi dòng là một kỳ.",
    en="The periods run across, so the sheet was turned: each row is a period.",
)


@frozen
class Matching:
    """Where each column and row of a block goes; None where it goes nowhere."""

    columns: tuple[int | None, ...]  # places among the target's slots
    rows: tuple[str | None, ...]  # keys of the target's rows, or of rows to be made
    heads: tuple[Head | None, ...] = ()
    head: int | None = None  # the row of heads, from 0
    label: int | None = None  # the column that names the rows
    sheet_unit: tuple[str, str] = ("", "")
    notes: tuple[Text, ...] = ()


def runs_across(sheet: Sheet, target: Target) -> bool:
    """Whether the periods stand side by side rather than one under another."""
    if not target.periods or not sheet.rows:
        return False
    across = max(_periods_in(row, target) for row in _values(sheet)[:_HEADED_WITHIN])
    down = max((_periods_in(column, target) for column in _values(sheet.turned())), default=0)
    return across >= 3 and across > down


def _values(sheet: Sheet) -> list[list[object]]:
    return [[sheet.value(row, column) for column in range(sheet.width)] for row in range(len(sheet.rows))]


def _periods_in(values: Sequence[object], target: Target) -> int:
    named = (value for value in values if isinstance(value, datetime | date) or not _is_plain(value))
    return len({found for value in named if (found := heads.period_of(value, target.periods)) is not None})


def _is_plain(value: object) -> bool:
    """Whether a cell is a bare number, which may be a month but is most likely a figure."""
    return isinstance(value, int | float) or (isinstance(value, str) and value.strip().isdigit())


def propose(
    target: Target,
    sheet: Sheet,
    across: Sequence[int | None] | None = None,
    down: Sequence[str] = (),
    head: int | None = None,
) -> Matching:
    """What seems meant. `across` and `down`: the columns and rows it was laid on; without them heads must say it.

    `head`: the row of heads where a person has said which; -1 where there is none.
    """
    if not sheet.rows:
        return Matching(columns=(), rows=())
    label = _label(target, sheet)
    begins = _begins(target, sheet, label)
    at = _head(target, sheet, begins, across is not None) if head is None else head if head >= 0 else None
    named = _heads(sheet, at)
    notes = [_TURNED] if sheet.is_turned else []
    if at is not None:
        notes.append(_HEADS.filled(at=sheet.row_name(at)))
    if sheet.merged:
        notes.append(_MERGED.filled(at=sheet.merged))
    columns = _columns(target, sheet, named, label, across, notes)
    rows = rows_of(target, sheet, columns, label, -1 if at is None else at, down, notes)
    unit = next(
        (
            said
            for row in range(min(at or 0, _HEADED_WITHIN))
            for column in range(sheet.width)
            if (said := heads.unit_said(sheet.words(row, column)))[0]
        ),
        ("", ""),
    )
    return Matching(columns=columns, rows=rows, heads=named, head=at, label=label, sheet_unit=unit, notes=tuple(notes))


def at_place(target: Target, sheet: Sheet, across: Sequence[int | None], down: Sequence[str]) -> Matching:
    """A block laid where it was put, whatever it says."""
    notes: list[Text] = []
    bare = (None,) * sheet.width
    columns = _columns(target, sheet, bare, None, across, notes)
    keys = [*down]
    if target.takes_new:
        keys += [new_row_key() for _ in range(len(sheet.rows) - len(keys))]
    if len(sheet.rows) > len(keys):
        beyond = len(sheet.rows) - len(keys)
        notes.append(MORE_ROWS.filled(count=beyond, at=sheet.row_name(len(keys))))
    rows = tuple(keys[row] if row < len(keys) else None for row in range(len(sheet.rows)))
    return Matching(columns=columns, rows=rows, heads=bare, notes=tuple(notes))


def _label(target: Target, sheet: Sheet) -> int | None:
    """The column that names the periods; numbers alone do only under a head that says so."""
    best, most = None, 0
    for column in range(min(sheet.width, _LABELLED_WITHIN) if target.periods else 0):
        values = [sheet.value(row, column) for row in range(len(sheet.rows)) if sheet.words(row, column)]
        is_headed = any(heads.is_period_head(sheet.words(row, column)) for row in range(min(len(sheet.rows), 8)))
        named = [value for value in values if is_headed or not _is_plain(value)]
        found = sum(
            heads.period_of(value, target.periods) is not None or heads.is_period_like(value) for value in named
        )
        if found > most and 2 * found >= len(values):
            best, most = column, found
    return best


def _begins(target: Target, sheet: Sheet, label: int | None) -> int:
    """The first row of figures: that of the first period, else the first with a number."""
    for row in range(min(len(sheet.rows), _HEADED_WITHIN)):
        if label is not None:
            value = sheet.value(row, label)
            if heads.period_of(value, target.periods) is not None or heads.is_period_like(value):
                return row
        elif any(figure(sheet.value(row, column)) is not None for column in range(sheet.width)):
            return row
    return 0


def _head(target: Target, sheet: Sheet, begins: int, is_laid: bool) -> int | None:
    """The row of heads above the figures: that whose words name most columns."""
    scores = []
    for row in range(begins):
        given = [heads.head(sheet.words(row, column)) for column in range(sheet.width) if sheet.words(row, column)]
        best = sum(max((_score(target, each, slot) for slot in range(len(target.slots))), default=0) for each in given)
        scores.append((best, row))
    if not scores:
        return _worded_head(target, sheet) if begins == 0 else None
    best, row = max(scores, key=lambda each: (each[0], each[1]))
    return row if best > 0 or not is_laid else begins - 1


def _worded_head(target: Target, sheet: Sheet) -> int | None:
    """The first row where it says nothing but what columns are called."""
    words = [sheet.words(0, column) for column in range(sheet.width) if sheet.words(0, column)]
    said = [max((_score(target, heads.head(each), n) for n in range(len(target.slots))), default=0.0) for each in words]
    return 0 if words and len(sheet.rows) > 1 and all(score >= 1 for score in said) else None


def _heads(sheet: Sheet, at: int | None) -> tuple[Head | None, ...]:
    if at is None:
        return (None,) * sheet.width
    found = []
    for column in range(sheet.width):
        words = sheet.words(at, column)
        found.append(heads.head(words) if words else None)
    return tuple(found)


def _score(target: Target, given: Head, slot: int) -> float:
    asked = target.slots[slot]
    return heads.likeness(given, asked.names, asked.unit if asked.is_number else "")


def _columns(
    target: Target,
    sheet: Sheet,
    named: Sequence[Head | None],
    label: int | None,
    across: Sequence[int | None] | None,
    notes: list[Text],
) -> tuple[int | None, ...]:
    """By name, the likeliest pairs first; where no head says anything, by position."""
    pairs = sorted(
        (-score, slot, column)
        for column, given in enumerate(named)
        if given is not None and column != label
        for slot in range(len(target.slots))
        if (score := _score(target, given, slot)) >= _LIKELY
    )
    found: dict[int, int] = {}
    for _, slot, column in pairs:
        if column not in found and slot not in found.values():
            found[column] = slot
    if found:
        return tuple(found.get(column) for column in range(sheet.width))
    free = [column for column in range(sheet.width) if column != label]
    if across is None:
        numbers = [column for column in free if any(figure(row[column]) is not None for row in _values(sheet))]
        only = numbers[0] if len(numbers) == 1 and target.slots else None
        return tuple(0 if column == only else None for column in range(sheet.width))
    room = list(across)
    if len(free) > len(room):
        notes.append(_MORE_COLUMNS.filled(at=", ".join(sheet.column_name(each) for each in free[len(room) :])))
    laid = dict(zip(free, room, strict=False))
    return tuple(laid.get(column) for column in range(sheet.width))
