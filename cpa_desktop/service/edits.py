"""What a person typed, as edits of a record: read by the kind of its field, with the rows it needs."""

from collections.abc import Callable

from cpa_desktop.core import asking, kinds, numbers
from cpa_desktop.core.address import Address, is_row, parse
from cpa_desktop.core.answer import ORIGINS, text_of
from cpa_desktop.core.change import Edit
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.labels import cell_title
from cpa_desktop.core.numbers import Reading
from cpa_desktop.core.program import Program
from cpa_desktop.core.record import Record
from cpa_desktop.core.replay import position_text
from cpa_desktop.core.text import Language, Refused, Text, same

_NO_FIELD = Text(vi="Không có ô {address} trong hồ sơ này.", en="This record has no field {address}.")
_NO_ROW = Text(
    vi="Bảng {table} không có dòng {row}; hãy thêm dòng trước.", en="Table {table} has no row {row}; add the row first."
)
_COMPUTED = Text(
    vi="{name} do phần mềm tính, không nhập được; hãy sửa các ô tạo ra nó.",
    en="{name} is worked out and cannot be entered; change the fields it comes from.",
)
_NO_FACET = Text(vi="Không có thuộc tính @{facet}.", en="There is no facet @{facet}.")
_NO_ORIGIN = Text(vi="Nguồn số liệu phải là một trong: {origins}.", en="The origin must be one of: {origins}.")
_FACETS = ("origin", "note", "uncertainty", "evidence", "accepted")


def cell_of(program: Program, parts: Address) -> tuple[Key, str]:
    """The key and row of an address; refused where the record has no such field."""
    key = (parts.sheet, parts.field, parts.column) if parts.column else (parts.sheet, "", parts.field)
    if key not in program.by_key:
        raise Refused(_NO_FIELD.filled(address=str(parts)))
    return key, parts.row or ""


class Edits:
    """Makes edits for one state of a record; lays none."""

    def __init__(
        self,
        record: Record,
        evaluation: Evaluation,
        language: Language,
        with_rows: Callable[[list[Edit]], Evaluation],
    ) -> None:
        self._record = record
        self._evaluation = evaluation
        self._program = evaluation.program
        self._language: Language = language
        self._with_rows = with_rows  # the figures once rows are there

    def typed(self, address: str, typed: str, *, unit: str = "", strict: bool = False) -> tuple[list[Edit], Reading]:
        """What was typed at an address, as edits, and how it was read."""
        parts = parse(address)
        if parts.sheet == "record":
            return self._set(address, typed.strip() or None), Reading(status="value", value=typed)
        if is_row(address):
            return self._row_edits(parts, typed), Reading(status="value", value=typed)
        key, row = cell_of(self._program, parts)
        rows = self._rows_for(key, row)
        if parts.facet is not None:
            edits = self._set(address, self._facet(parts.facet, typed))
            return [*rows, *edits], Reading(status="value", value=typed)
        return self._answer_edits(address, key, row, rows, f"{typed} {unit}".strip() if unit else typed, strict)

    def _answer_edits(
        self, address: str, key: Key, row: str, rows: list[Edit], typed: str, strict: bool
    ) -> tuple[list[Edit], Reading]:
        work = self._program.by_key[key]
        if work.value is not None:
            raise Refused(_COMPUTED.filled(name=cell_title(self._evaluation, key, row)))
        context = self._context(key, row, rows)
        answer, reading = kinds.read(work.field, typed, self._language, context)
        if strict and reading.status in ("ask", "reject") and reading.reason is not None:
            raise Refused(Text(vi=f"{address}: {reading.reason.vi}", en=f"{address}: {reading.reason.en}"))
        edits = self._set(address, text_of(answer) if answer is not None else None)
        if edits:  # typed anew, it is no longer last year's
            edits += self._set(f"{address}@carried_from", None)
        return [*rows, *edits], reading

    def _context(self, key: Key, row: str, rows: list[Edit]) -> kinds.Context:
        if not rows:
            return asking.context(self._evaluation, key, row)
        return asking.context(self._with_rows(rows), key, row)

    def _set(self, address: str, text: str | None) -> list[Edit]:
        if self._record.answers.get(address) == text and address not in self._record.contested:
            return []
        return list(self._record.edits(address, text))

    def _facet(self, facet: str, typed: str) -> str | None:
        words = typed.strip()
        if facet not in _FACETS:
            raise Refused(_NO_FACET.filled(facet=facet))
        if facet == "origin" and words and words not in ORIGINS:
            raise Refused(_NO_ORIGIN.filled(origins=", ".join(ORIGINS)))
        if facet == "uncertainty" and words:
            reading = numbers.read(words.rstrip("% ").lstrip("± "), self._language)
            if reading.status != "value":
                raise Refused(reading.reason or same(words))
            return f"{reading.value}"
        return words or None

    def _row_edits(self, parts: Address, typed: str) -> list[Edit]:
        """`P08/items/electricity=` adds a row; `…=-` deletes it."""
        address = f"{parts.sheet}/{parts.field}/{parts.row}"
        if typed.strip() == "-":
            return list(self._record.edits(address, None))
        return self.new_row((parts.sheet, parts.field), parts.row or "")

    def new_row(self, table: TableKey, row: str) -> list[Edit]:
        """A new row at the end of a table, where the table takes it."""
        rowing = self._program.tables.get(table)
        rows = rowing.field.rows if rowing else None
        address = f"{table[0]}/{table[1]}/{row}"
        if rows is None:
            raise Refused(_NO_FIELD.filled(address=address))
        listed = self._program.form.lists.get(rows.source, {})
        if not (rows.own or (rows.chosen and row in listed)):
            raise Refused(_NO_ROW.filled(table=table[1], row=row))
        there = self._record.rows("/".join(table))
        if row in there:
            return []
        last = max((self._record.positions["/".join(table)][each] for each in there), default=0.0)
        return list(self._record.edits(address, position_text(last + 1)))

    def _rows_for(self, key: Key, row: str) -> list[Edit]:
        """Edits that add the row, or the rows its key names, where the table lets a person choose them."""
        table = key[:2]
        if not key[1] or self._evaluation.place(key, row) is not None:
            return []
        rowing = self._program.tables[table]
        if rowing.each:
            parts = row.split(".")
            if len(parts) == len(rowing.each):
                pairs = zip(rowing.each, parts, strict=True)
                return [edit for part, name in pairs for edit in self._rows_for((*part, ""), name)]
        rows = rowing.field.rows
        is_listed = rows is not None and rows.chosen and row in self._program.form.lists.get(rows.source, {})
        if is_listed or (rows is not None and rows.own and not rows.source):  # where content is listed, a slip is none
            return self.new_row(table, row)
        raise Refused(_NO_ROW.filled(table=self.table_title(table), row=row))

    def table_title(self, table: TableKey) -> Text:
        """What a table is called."""
        rowing = self._program.tables.get(table)
        return rowing.field.label if rowing is not None else same(table[1])
