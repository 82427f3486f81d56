"""Which column and which row of a table each column and row of a block is meant for; a person may say otherwise."""

from collections.abc import Sequence
from datetime import date, datetime

from cpa_desktop.core.address import new_row_key
from cpa_desktop.core.entry import NUMERAL, clean
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.notation import notation
from cpa_desktop.core.numerals import numeral
from cpa_desktop.core.text import Text
from cpa_desktop.service.exchange import heads
from cpa_desktop.service.exchange.block import Sheet
from cpa_desktop.service.exchange.grid import Formula
from cpa_desktop.service.exchange.heads import Head
from cpa_desktop.service.exchange.target import Target

_HEADED_WITHIN = 15
_LABELLED_WITHIN = 6
_LIKELY = 0.45

_HEADS = Text(vi="Dòng {at} là tiêu đề nên không nhập.", en="Row {at} is a head and is not taken.")
_SUMS = Text(
    vi="Dòng {at} là dòng tổng hay trung bình nên không nhập; bảng tự cộng.",
    en="Row {at} is a sum or a mean and is not taken; the table adds up by itself.",
)
_BY_PERIOD = Text(
    vi="Cột {at} ghi kỳ: mỗi dòng được đặt vào đúng kỳ của nó, không theo vị trí.",
    en="Column {at} names the periods: each row goes to its own period, wherever it was pasted.",
)
_NO_PERIOD = Text(
    vi="Dòng {at} ghi kỳ “{said}” mà bảng không có; dòng ấy không nhập.",
    en="Row {at} is of the period “{said}”, which the table does not have; it is not taken.",
)
_TWICE = Text(
    vi="Kỳ “{said}” có ở hai dòng {first} và {at}; chỉ lấy dòng {first}, hãy chọn lại nếu sai.",
    en="The period “{said}” is in rows {first} and {at}; only row {first} is taken, choose otherwise if that is wrong.",
)
_MORE_ROWS = Text(
    vi="Thừa {count} dòng so với chỗ còn lại của bảng; các dòng từ {at} trở đi không nhập.",
    en="There are {count} rows more than the table has room for; those from row {at} on are not taken.",
)
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
    rows = _rows(target, sheet, columns, label, -1 if at is None else at, down, notes)
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
        notes.append(_MORE_ROWS.filled(count=beyond, at=sheet.row_name(len(keys))))
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
        elif any(_figure(sheet.value(row, column)) is not None for column in range(sheet.width)):
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
        numbers = [column for column in free if any(_figure(row[column]) is not None for row in _values(sheet))]
        only = numbers[0] if len(numbers) == 1 and target.slots else None
        return tuple(0 if column == only else None for column in range(sheet.width))
    room = list(across)
    if len(free) > len(room):
        notes.append(_MORE_COLUMNS.filled(at=", ".join(sheet.column_name(each) for each in free[len(room) :])))
    laid = dict(zip(free, room, strict=False))
    return tuple(laid.get(column) for column in range(sheet.width))


def _rows(
    target: Target,
    sheet: Sheet,
    columns: Sequence[int | None],
    label: int | None,
    head: int,
    down: Sequence[str],
    notes: list[Text],
) -> tuple[str | None, ...]:
    rows: list[str | None] = [None] * len(sheet.rows)
    filled = [row for row in range(head + 1, len(sheet.rows)) if any(sheet.words(row, c) for c in range(sheet.width))]
    sums = {row for row in filled if _is_sum(sheet, row, label)}
    figures = [row for row in filled if row not in sums]
    if figures and _adds_up(target, sheet, figures, columns, label):
        sums.add(figures.pop())
    if label is not None:
        notes.append(_BY_PERIOD.filled(at=sheet.column_name(label)))
        _by_period(target, sheet, figures, label, rows, notes)
    else:
        inside = [row for row in range(head + 1, len(sheet.rows)) if row not in sums]
        while inside and inside[-1] not in filled:
            inside.pop()
        keys = list(down)
        if target.takes_new:
            keys += [new_row_key() for _ in range(len(inside) - len(keys))]
        beyond = [row for row in inside[len(keys) :] if row in filled]
        if beyond:
            notes.append(_MORE_ROWS.filled(count=len(beyond), at=sheet.row_name(beyond[0])))
        for row, key in zip(inside, keys, strict=False):
            rows[row] = key
    if sums:
        notes.append(_SUMS.filled(at=", ".join(sheet.row_name(row) for row in sorted(sums))))
    return tuple(rows)


def _by_period(
    target: Target,
    sheet: Sheet,
    figures: Sequence[int],
    label: int,
    rows: list[str | None],
    notes: list[Text],
) -> None:
    first: dict[str, int] = {}
    for row in figures:
        value, said = sheet.value(row, label), sheet.words(row, label)
        key = heads.period_of(value, target.periods)
        if key is None:
            if said:
                notes.append(_NO_PERIOD.filled(at=sheet.row_name(row), said=said))
        elif key in first:
            notes.append(_TWICE.filled(said=said, first=sheet.row_name(first[key]), at=sheet.row_name(row)))
        else:
            first[key], rows[row] = row, key


def _is_sum(sheet: Sheet, row: int, label: int | None) -> bool:
    """Whether the first words of a row say that it is a sum."""
    words = next((text for c in range(sheet.width) if (text := sheet.words(row, c))), "")
    return heads.is_sum(words) or (label is not None and heads.is_sum(sheet.words(row, label)))


def _adds_up(
    target: Target, sheet: Sheet, figures: Sequence[int], columns: Sequence[int | None], label: int | None
) -> bool:
    """Whether the last row is the sum of those above it in every column of numbers, and no period stands beside it."""
    *above, last = figures
    if len(above) < 3 or (label is not None and heads.period_of(sheet.value(last, label), target.periods) is not None):
        return False
    checked = 0
    for column, slot in enumerate(columns):
        if slot is None or not target.slots[slot].is_number:
            continue
        texts = [sheet.words(row, column) for row in figures]
        usual = notation(texts, "vi").language
        values = [_figure(sheet.value(row, column), usual) for row in above]
        known = [value for value in values if value is not None]
        total = _figure(sheet.value(last, column), usual)
        if total is None:
            continue
        if len(known) < 3 or not total or abs(sum(known) - total) > max(1.0, 1e-3 * abs(total)):
            return False
        checked += 1
    return checked > 0


def _figure(value: object, language: str = "vi") -> float | None:
    """A cell as a number, near enough to add up."""
    if isinstance(value, Formula):
        value = value.value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value)
    if not isinstance(value, str):
        return None
    found = NUMERAL.match(clean(value))
    if found is None:
        return None
    preferred = numeral(found[0].strip(), "en" if language == "en" else "vi").preferred
    return float(preferred) if preferred is not None else None
