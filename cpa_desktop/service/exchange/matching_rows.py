"""Which row of a table each row of a block is meant for: by the period it names or by its place; sums go nowhere."""

from collections.abc import Sequence

from cpa_desktop.core.address import new_row_key
from cpa_desktop.core.entry import NUMERAL, clean
from cpa_desktop.core.notation import notation
from cpa_desktop.core.numerals import numeral
from cpa_desktop.core.text import Text
from cpa_desktop.service.exchange import heads
from cpa_desktop.service.exchange.block import Sheet
from cpa_desktop.service.exchange.grid import Formula
from cpa_desktop.service.exchange.target import Target

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
MORE_ROWS = Text(
    vi="Thừa {count} dòng so với chỗ còn lại của bảng; các dòng từ {at} trở đi không nhập.",
    en="There are {count} rows more than the table has room for; those from row {at} on are not taken.",
)


def rows_of(
    target: Target,
    sheet: Sheet,
    columns: Sequence[int | None],
    label: int | None,
    head: int,
    down: Sequence[str],
    notes: list[Text],
) -> tuple[str | None, ...]:
    """The key of the row for each row of the block; what goes nowhere is said in the notes."""
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
            notes.append(MORE_ROWS.filled(count=len(beyond), at=sheet.row_name(beyond[0])))
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
        values = [figure(sheet.value(row, column), usual) for row in above]
        known = [value for value in values if value is not None]
        total = figure(sheet.value(last, column), usual)
        if total is None:
            continue
        if len(known) < 3 or not total or abs(sum(known) - total) > max(1.0, 1e-3 * abs(total)):
            return False
        checked += 1
    return checked > 0


def figure(value: object, language: str = "vi") -> float | None:
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
