"""A record cell by cell, as files for other programs give it: value in the unit shown, origin, ±, note."""

from collections.abc import Iterator

from cpa_desktop.calc import units
from cpa_desktop.core.answer import ORIGINS, answer_of
from cpa_desktop.core.expressions.values import Cell, Key, Missing
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.labels import cell_title
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.text import Text, same
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.service.described import cells
from cpa_desktop.service.session import RecordSession

ATTACHED = ("photo", "file")
_FILES = Text(vi="{count} tệp", en="{count} files")


@frozen
class Line:
    """One cell that says something."""

    key: Key
    row: str
    address: str
    label: Text
    value: Cell  # numbers in `unit`
    words: Text  # the value as it is read
    unit: str
    entered: str  # as it was typed; empty where nobody did
    origin: Text
    width: float | None  # the ±, in `unit`
    note: str


def lines(session: RecordSession) -> Iterator[Line]:
    """Every cell of a record that was answered or worked out, in the order of the sheets."""
    spread = session.spread()
    for key, row, address in cells(session.evaluation):
        found = line(session, spread, key, row, address)
        if found is not None:
            yield found


def line(session: RecordSession, spread: Spread, key: Key, row: str, address: str) -> Line | None:
    """One cell; None where it says nothing."""
    evaluation = session.evaluation
    text = evaluation.layout.get(key, {}).get(row)
    value = evaluation.shown_value(key, row)
    if (isinstance(value, Missing) and text is None) or evaluation.is_hidden(key, row):
        return None
    is_computed = evaluation.program.by_key[key].value is not None
    origin = "calculated" if is_computed else evaluation.origin(key, row)
    answers = session.record.answers
    return Line(
        key=key,
        row=row,
        address=address,
        label=cell_title(evaluation, key, row),
        value=exact(value) if isinstance(value, float) else value,
        words=_words(evaluation, key, row, value),
        unit=evaluation.unit(key, row) if isinstance(value, float) else "",
        entered=answer_of(text).entered if text is not None else "",
        origin=ORIGINS.get(origin, same(origin)),
        width=width(evaluation, spread, key, row),
        note=answers.get(f"{address}@note", ""),
    )


def width(evaluation: Evaluation, spread: Spread, key: Key, row: str) -> float | None:
    """The ± of a figure in the unit it is shown in; None where it has none."""
    found = spread.half_width(key, row)
    if not found:
        return None
    work = evaluation.program.by_key[key]
    if work.unit_of is not None:
        return exact(found / units.unit(work.field.unit.replace("{of}", "1")).factor)
    unit = evaluation.unit(key, row) or "1"
    return exact(units.from_base(found, unit) - units.from_base(0.0, unit))


def exact(value: float) -> float:
    """A number without the dust that binary arithmetic leaves in its last digits."""
    return float(f"{value:.12g}")


def _words(evaluation: Evaluation, key: Key, row: str, value: Cell) -> Text:
    if evaluation.program.by_key[key].field.kind in ATTACHED and isinstance(value, str):
        return _FILES.filled(count=len(value.split()))
    return value_text(evaluation, key, row)
