"""Figures of a block that are far from the others of their column, those that stand in the ledger among them."""

from collections.abc import Iterator, Mapping, Sequence

from cpa_desktop.calc import units
from cpa_desktop.core.numbers import show, with_unit
from cpa_desktop.core.reading import Reading
from cpa_desktop.core.season import served
from cpa_desktop.core.series import Odd, odd
from cpa_desktop.core.text import Text
from cpa_desktop.service.exchange.target import Slot, Target
from cpa_desktop.service.session import RecordSession

Read = Mapping[tuple[int, str], Reading]
"""What was read for a slot and a row."""

_MORE = Text(
    vi="Gấp khoảng {times} lần các kỳ khác (thường là {usual}); kiểm tra đơn vị và dấu.",
    en="About {times} times the other periods (usually {usual}); check the unit and the marks.",
)
_LESS = Text(
    vi="Kém các kỳ khác khoảng {times} lần (thường là {usual}); kiểm tra đơn vị và dấu.",
    en="About {times} times less than the other periods (usually {usual}); check the unit and the marks.",
)


def slips(session: RecordSession, target: Target, read: Read) -> Iterator[tuple[tuple[int, str], Text]]:
    """The cells of a block that are far off as they are read, each with its sentence; only in tables of periods."""
    if not target.periods:
        return
    output = served(session.evaluation, target.table, target.rows)
    for place in dict.fromkeys(slot for slot, _row in read):
        slot = target.slots[place]
        if slot.is_number:
            values = _values(session, target, slot, place, read)
            for row, found in zip(target.rows, odd(values, output), strict=True):
                if found is not None and (place, row) in read:
                    yield (place, row), _said(found, slot)


def _values(session: RecordSession, target: Target, slot: Slot, place: int, read: Read) -> Sequence[float | None]:
    """What the column would hold: what is read, and what stands where nothing is."""
    found = []
    for row in target.rows:
        reading = read.get((place, row))
        cell = session.evaluation.shown_value(slot.key, f"{slot.part}.{row}" if slot.part else row)
        standing = cell if isinstance(cell, float) else None
        found.append(_value(reading, slot.unit) if reading is not None else standing)
    return found


def _value(reading: Reading, unit: str) -> float | None:
    if not isinstance(reading.value, int | float):
        return None
    value = float(reading.value)
    if not reading.unit or not unit or reading.unit == unit or not units.interchangeable(reading.unit, unit):
        return value
    return units.convert(value, reading.unit, unit)


def _said(found: Odd, slot: Slot) -> Text:
    times = 10.0 ** abs(found.slip) if found.slip else max(found.ratio, 1 / found.ratio)
    said = Text(vi=show(times, "vi", digits=2), en=show(times, "en", digits=2))
    usual = with_unit(float(f"{found.usual:.3g}"), slot.unit)
    return (_MORE if found.ratio > 1 else _LESS).filled(times=said, usual=usual)
