"""RecordSession: the one door to an open record, for the window and the command line alike."""

import json
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import UTC, datetime

from cpa_desktop.core import asking, calculators, confirmation, kinds, numbers, undo
from cpa_desktop.core.address import Address, is_row, new_row_key, parse
from cpa_desktop.core.answer import ORIGINS, answer_of, text_of
from cpa_desktop.core.change import Change, Edit
from cpa_desktop.core.evaluation import evaluate
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation, Table
from cpa_desktop.core.labels import cell_title, row_title
from cpa_desktop.core.numbers import Reading
from cpa_desktop.core.program import Program
from cpa_desktop.core.record import Record
from cpa_desktop.core.replay import position_text
from cpa_desktop.core.text import Language, Refused, Text, same
from cpa_desktop.core.trace import Trace, trace
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.service.draft import Keeping
from cpa_desktop.service.library import Library

_NO_FIELD = Text(vi="Không có ô {address} trong hồ sơ này.", en="This record has no field {address}.")
_NO_ROW = Text(
    vi="Bảng {table} không có dòng {row}; hãy thêm dòng trước.", en="Table {table} has no row {row}; add the row first."
)
_COMPUTED = Text(
    vi="{name} do phần mềm tính, không nhập được; hãy sửa các ô tạo ra nó.",
    en="{name} is worked out and cannot be entered; change the fields it comes from.",
)
_SAMPLE = Text(
    vi="Đây là hồ sơ mẫu, chỉ để xem; hãy tạo bản sao rồi sửa trên bản sao.",
    en="This is a sample to look at; make a copy and change the copy.",
)
_NO_FACET = Text(vi="Không có thuộc tính @{facet}.", en="There is no facet @{facet}.")
_NO_ORIGIN = Text(vi="Nguồn số liệu phải là một trong: {origins}.", en="The origin must be one of: {origins}.")
_NOTHING_TO_UNDO = Text(vi="Không có gì để hoàn tác.", en="There is nothing to undo.")
_NOTHING_TO_REDO = Text(vi="Không có gì để làm lại.", en="There is nothing to redo.")
_FACETS = ("origin", "note", "uncertainty", "evidence", "accepted")
_ADD = Text(vi="Thêm dòng vào {table}", en="Add a row to {table}")
_DELETE = Text(vi="Xóa dòng {row}", en="Delete row {row}")
_SEVERAL = Text(vi="Nhập {count} ô", en="Enter {count} cells")

Listener = Callable[[Change], None]


class RecordSession:
    """An open record: what was answered, what follows, and the only way to change it."""

    def __init__(
        self, workspace: Keeping, library: Library, record_id: str, *, by: str = "", language: Language = "vi"
    ) -> None:
        self.workspace = workspace
        self.library = library
        self.by = by
        self.language: Language = language
        self.listeners: list[Listener] = []
        self.results: dict[str, Table] = {}
        self.last_write: Future[None] | None = None
        self.record = workspace.read(record_id)
        self.reload()

    # state

    def reload(self) -> None:
        """Read the record anew from the workspace and work out its figures."""
        record = self.workspace.read(self.record.id)
        self.around = self._parent(record)
        self.program = self._program(record)
        self.record = record.grouped(confirmation.group_of(self.program.form))
        self._evaluate()

    def _parent(self, record: Record) -> Evaluation | None:
        if record.parent is None:
            return None
        return RecordSession(self.workspace, self.library, record.parent, language=self.language).evaluation

    def _program(self, record: Record) -> Program:
        return self.library.program(record.register, self._sector(record))

    def _sector(self, record: Record) -> str:
        asked = self.library.register(record.register).sector
        if not asked:
            return ""
        here = record.answers.get(asked)
        text = here if here is not None else self.around.record.answers.get(asked) if self.around else None
        value = answer_of(text).value if text is not None else None
        return value if isinstance(value, str) else ""

    def _evaluate(self) -> None:
        kept = confirmation.kept_facts(self.record)
        before = getattr(self, "evaluation", None)
        self.evaluation: Evaluation = evaluate(self.program, self.record, self.around, self.results, kept, before)

    @property
    def is_sample(self) -> bool:
        """Whether the record is a sample, read-only until copied."""
        return self.record.answers.get("record/sample") == "yes"

    @property
    def is_confirmed(self) -> bool:
        """Whether the enterprise confirmed exactly these answers."""
        return confirmation.holds(self.record)

    @property
    def read_only_because(self) -> Text | None:
        """Why nothing can be entered here, if so."""
        return _SAMPLE if self.is_sample else self.workspace.only_read_because

    # answers

    def answer(self, address: str, typed: str, *, unit: str = "", strict: bool = False) -> Reading:
        """Enter what a person typed. What cannot be read is kept and not counted, or refused outright when `strict`."""
        edits, reading = self._read(address, typed, unit, strict)
        self.apply(edits, self._label(address))
        return reading

    def answer_all(self, typed: Mapping[str, str], *, strict: bool = False) -> dict[str, Reading]:
        """Enter several cells as one act: all of them or, when `strict` and one is refused, none."""
        edits: list[Edit] = []
        readings: dict[str, Reading] = {}
        started = self.record
        try:
            for address, text in typed.items():
                made, readings[address] = self._read(address, text, "", strict)
                edits += made
                if any(is_row(edit.address) for edit in made):  # later cells of a new row find it there
                    self.record = self.record.after(self._next(made, same("")))
                    self._evaluate()
        finally:
            if self.record is not started:
                self.record = started
                self._evaluate()
        label = self._label(next(iter(typed))) if len(typed) == 1 else _SEVERAL.filled(count=len(typed))
        self.apply(edits, label)
        return readings

    def _read(self, address: str, typed: str, unit: str, strict: bool) -> tuple[list[Edit], Reading]:
        self._demand_writable()
        parts = parse(address)
        if parts.sheet == "record":
            return self._own_edits(address, typed.strip() or None), Reading(status="value", value=typed)
        if is_row(address):
            return self._row_edits(parts, typed), Reading(status="value", value=typed)
        key, row = self.cell_of(parts)
        rows = self._needed_rows(key, row)
        if parts.facet is not None:
            edits = self._own_edits(address, self._facet(parts.facet, typed))
            return [*rows, *edits], Reading(status="value", value=typed)
        return self._answer_edits(address, key, row, rows, f"{typed} {unit}".strip() if unit else typed, strict)

    def _answer_edits(
        self, address: str, key: Key, row: str, rows: list[Edit], typed: str, strict: bool
    ) -> tuple[list[Edit], Reading]:
        work = self.program.by_key[key]
        if work.value is not None:
            raise Refused(_COMPUTED.filled(name=cell_title(self.evaluation, key, row)))
        context = self._context(key, row, rows)
        answer, reading = kinds.read(work.field, typed, self.language, context)
        if strict and reading.status in ("ask", "reject") and reading.reason is not None:
            raise Refused(Text(vi=f"{address}: {reading.reason.vi}", en=f"{address}: {reading.reason.en}"))
        edits = self._own_edits(address, text_of(answer) if answer is not None else None)
        if edits:  # typed anew, it is no longer last year's
            edits += self._own_edits(f"{address}@carried_from", None)
        return [*rows, *edits], reading

    def _context(self, key: Key, row: str, rows: list[Edit]) -> kinds.Context:
        if not rows:
            return asking.context(self.evaluation, key, row)
        there = evaluate(self.program, self.record.after(self._next(rows, same(""))), self.around, self.results)
        return asking.context(there, key, row)

    def _own_edits(self, address: str, text: str | None) -> list[Edit]:
        if self.record.answers.get(address) == text and address not in self.record.contested:
            return []
        return list(self.record.edits(address, text))

    def _facet(self, facet: str, typed: str) -> str | None:
        words = typed.strip()
        if facet not in _FACETS:
            raise Refused(_NO_FACET.filled(facet=facet))
        if facet == "origin" and words and words not in ORIGINS:
            raise Refused(_NO_ORIGIN.filled(origins=", ".join(ORIGINS)))
        if facet == "uncertainty" and words:
            reading = numbers.read(words.rstrip("% ").lstrip("± "), self.language)
            if reading.status != "value":
                raise Refused(reading.reason or same(words))
            return f"{reading.value}"
        return words or None

    # rows

    def add_row(self, table: str, key: str = "") -> str:
        """A new row at the end of a table, own or chosen from a content list; gives its key."""
        self._demand_writable()
        sheet, _, field = table.partition("/")
        row = key or new_row_key()
        self.apply(self._new_row((sheet, field), row), _ADD.filled(table=self._table_title((sheet, field))))
        return row

    def delete_row(self, row: str) -> None:
        """Delete a row; its cells stay in the history and one undo brings it back."""
        self._demand_writable()
        parts = parse(row)
        title = row_title(self.evaluation, (parts.sheet, parts.field), parts.row or "")
        self.apply(list(self.record.edits(row, None)), _DELETE.filled(row=title))

    def _row_edits(self, parts: Address, typed: str) -> list[Edit]:
        """`P08/items/electricity=` adds a row; `…=-` deletes it."""
        address = f"{parts.sheet}/{parts.field}/{parts.row}"
        if typed.strip() == "-":
            return list(self.record.edits(address, None))
        return self._new_row((parts.sheet, parts.field), parts.row or "")

    def _new_row(self, table: tuple[str, str], row: str) -> list[Edit]:
        rowing = self.program.tables.get(table)
        rows = rowing.field.rows if rowing else None
        address = f"{table[0]}/{table[1]}/{row}"
        if rows is None:
            raise Refused(_NO_FIELD.filled(address=address))
        listed = self.program.form.lists.get(rows.source, {})
        if not (rows.own or (rows.chosen and row in listed)):
            raise Refused(_NO_ROW.filled(table=table[1], row=row))
        there = self.record.rows("/".join(table))
        if row in there:
            return []
        last = max((self.record.positions["/".join(table)][each] for each in there), default=0.0)
        return list(self.record.edits(address, position_text(last + 1)))

    def _needed_rows(self, key: Key, row: str) -> list[Edit]:
        """Edits that add the row, or the rows its key names, where the table lets a person choose them."""
        table = key[:2]
        if not key[1] or self.evaluation.place(key, row) is not None:
            return []
        rowing = self.program.tables[table]
        if rowing.each:
            parts = row.split(".")
            if len(parts) == len(rowing.each):
                pairs = zip(rowing.each, parts, strict=True)
                return [edit for part, name in pairs for edit in self._needed_rows((*part, ""), name)]
        rows = rowing.field.rows
        if rows is not None and ((rows.chosen and row in self.program.form.lists.get(rows.source, {})) or rows.own):
            return self._new_row(table, row)
        raise Refused(_NO_ROW.filled(table=self._table_title(table), row=row))

    def _table_title(self, table: tuple[str, str]) -> Text:
        rowing = self.program.tables.get(table)
        return rowing.field.label if rowing is not None else same(table[1])

    # changes

    def apply(self, edits: list[Edit], label: Text) -> None:
        """Lay edits on the record as one change: evaluated, written, told to whoever listens. No edits, no change."""
        if edits:
            self._lay(self._next(edits, label))

    def undo(self) -> Change:
        """Take back the last own step; refused where what it touched has moved on."""
        change = undo.undoable(self.record, self.workspace.device)
        return self._take_back(change, _NOTHING_TO_UNDO)

    def redo(self) -> Change:
        """Bring back what was last undone."""
        change = undo.redoable(self.record, self.workspace.device)
        return self._take_back(change, _NOTHING_TO_REDO)

    def _take_back(self, change: Change | None, nothing: Text) -> Change:
        self._demand_writable()
        if change is None:
            raise Refused(nothing)
        inverse = undo.inverse_of(self.record, change, device=self.workspace.device, by=self.by, at=_now())
        self._lay(inverse)
        return inverse

    def _next(self, edits: list[Edit], label: Text) -> Change:
        return self.record.next_change(
            label=label, edits=tuple(edits), device=self.workspace.device, by=self.by, at=_now()
        )

    def _lay(self, change: Change) -> None:
        self.last_write = self.workspace.append(change)
        self.record = self.record.after(change)
        asked = self.library.register(self.record.register).sector
        if any(edit.address == asked for edit in change.edits):
            self.program = self._program(self.record)
        self._evaluate()
        for listener in self.listeners:
            listener(change)

    def flush(self) -> None:
        """Wait until the last change is on disk; where it could not be written, go back to what is."""
        if self.last_write is None:
            return
        try:
            self.last_write.result()
        except Refused:
            self.last_write = None
            self.reload()
            raise

    def settle(self) -> None:
        """Run the slow engines whose results are awaited, so that nothing is pending."""
        while self.evaluation.jobs:
            for job in self.evaluation.jobs:
                calculator = calculators.find(job.engine)
                assert calculator is not None
                self.results[job.key] = calculator.function(**job.tables, **job.values)
            self._evaluate()

    def take_results(self, results: Mapping[str, Table]) -> None:
        """Results of slow engines that ran elsewhere."""
        self.results.update(results)
        self._evaluate()

    def confirm(self, by: str) -> None:
        """The enterprise confirms these answers; the facts used are frozen with them."""
        self._demand_writable()
        self.settle()
        pinned = self.around.record.changes[-1].id if self.around and self.around.record.changes else ""
        text = json.dumps(
            confirmation.seal(self.evaluation, by, pinned), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        self.apply(list(self.record.edits(confirmation.ADDRESS, text)), confirmation.LABEL.filled(by=by))

    # asking

    def trace(self, address: str) -> Trace:
        """Where a figure came from."""
        key, row = self.cell_of(parse(address))
        return trace(self.evaluation, key, row)

    def spread(self) -> Spread:
        """The ± of every figure; some tens of milliseconds, so the window asks for it in a job."""
        return Spread(self.evaluation)

    def entered(self, key: Key, row: str = "") -> str:
        """What stands in the editor of a cell: in full, in the window's language; empty where nothing was entered."""
        text = self.evaluation.layout.get(key, {}).get(row)
        if text is None:
            return ""
        context = asking.context(self.evaluation, key, row)
        return kinds.write(self.program.by_key[key].field, answer_of(text), self.language, context)

    def cell_of(self, parts: Address) -> tuple[Key, str]:
        """The key and row of an address; refused where the record has no such field."""
        key = (parts.sheet, parts.field, parts.column) if parts.column else (parts.sheet, "", parts.field)
        if key not in self.program.by_key:
            raise Refused(_NO_FIELD.filled(address=str(parts)))
        return key, parts.row or ""

    def _label(self, address: str) -> Text:
        parts = parse(address)
        if parts.sheet == "record" or is_row(address):
            return same(address)
        return cell_title(self.evaluation, *self.cell_of(parts))

    def _demand_writable(self) -> None:
        because = self.read_only_because
        if because is not None:
            raise Refused(because)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
