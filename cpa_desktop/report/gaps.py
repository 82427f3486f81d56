"""What a report rests on without having been told, and what it was not told: assumptions, and missing data."""

from collections.abc import Iterator

from cpa_desktop.core.catalogue import ReportPart
from cpa_desktop.core.expressions.values import Missing
from cpa_desktop.core.figures import HIDDEN, Evaluation
from cpa_desktop.core.labels import cell_title
from cpa_desktop.core.program import Work
from cpa_desktop.core.showing import STATES
from cpa_desktop.core.text import Text
from cpa_desktop.report.blocks import Block, Column, Row, Table
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.figure_text import joined

_SHEET = Text(vi="Phiếu", en="Sheet")
_WHAT = Text(vi="Giả định", en="Assumption")
_VALUE = Text(vi="Giá trị dùng", en="Value used")
_ASKED = Text(vi="Số liệu", en="Figure")
_STATE = Text(vi="Tình trạng", en="State")
_DOUBT = Text(vi="Nghi vấn", en="Doubt")
_REASON = Text(vi="Lý do chấp nhận", en="Why it was let stand")
_BLANK = Text(vi="chưa nhập", en="not entered")
_ALIKE = Text(vi="{name} (và {count} ô tương tự)", en="{name} (and {count} cells like it)")
_WANTED = ("must", "should")


def assumptions(composer: Composer, part: ReportPart) -> list[Block]:
    """Numbers that nobody entered and that the figures rest on; `tables` leaves out tables by their names."""
    left_out = set(part.options.get("without", "").split())
    rows = [row for work in _defaulting(composer.evaluation, left_out) for row in _assumed(composer, work)]
    if not rows:
        return composer.instead(part)
    return [_table(composer, part, (_SHEET, _WHAT, _VALUE), rows)]


def accepted(composer: Composer, part: ReportPart) -> list[Block]:
    """Every doubt that was let stand, with the reason given."""
    found = [each for each in composer.evaluation.findings if each.accepted]
    if not found:
        return composer.instead(part)
    rows = [Row(cells=(composer.line(each.text), (each.accepted,))) for each in found]
    return [_table(composer, part, (_DOUBT, _REASON), rows)]


def missing(composer: Composer, part: ReportPart) -> list[Block]:
    """What must or should be known and is not; of a column with many such cells the first, and how many."""
    rows = [row for work in composer.evaluation.program.by_key.values() for row in _unknown(composer, work)]
    if not rows:
        return composer.instead(part)
    return [_table(composer, part, (_SHEET, _ASKED, _STATE), rows)]


def _defaulting(evaluation: Evaluation, left_out: set[str]) -> Iterator[Work]:
    for work in evaluation.program.by_key.values():
        sheet, table, _ = work.key
        if work.default is not None and work.is_number and f"{sheet}.{table}".rstrip(".") not in left_out:
            yield work


def _assumed(composer: Composer, work: Work) -> Iterator[Row]:
    evaluation, key = composer.evaluation, work.key
    for row in evaluation.rows(*key[:2]) if key[1] else [""]:
        if evaluation.origin(key, row) == "norm" and composer.cells.is_known(evaluation, key, row):
            cells = composer.cells
            value = joined(cells.with_range(evaluation, key, row), cells.counted(evaluation, key, row))
            name = cell_title(evaluation, key, row)
            yield Row(cells=((key[0],), composer.line(name), composer.line(value)))


def _unknown(composer: Composer, work: Work) -> Iterator[Row]:
    evaluation, key = composer.evaluation, work.key
    if work.value is not None or work.field.need not in _WANTED:
        return
    for state in ("blank", "not_available"):
        rows = [row for row in (evaluation.rows(*key[:2]) if key[1] else [""]) if _is(evaluation, work, row, state)]
        if rows:
            name = cell_title(evaluation, key, rows[0])
            said = _ALIKE.filled(name=name, count=len(rows) - 1) if len(rows) > 1 else name
            words = _BLANK if state == "blank" else STATES[state]
            yield Row(cells=((key[0],), composer.line(said), composer.line(words)))


def _is(evaluation: Evaluation, work: Work, row: str, state: str) -> bool:
    cell = evaluation.cell(work.key, row)
    return isinstance(cell, Missing) and cell is not HIDDEN and cell.state == state


def _table(composer: Composer, part: ReportPart, heads: tuple[Text, ...], rows: list[Row]) -> Table:
    return Table(
        caption=composer.title(part),
        number=composer.next_number("table"),
        columns=tuple(Column(head=composer.line(head)) for head in heads),
        rows=tuple(rows),
        dense=True,
    )
