"""RecordSession: the one door to an open record, for the window and the command line alike."""

import json
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import UTC, datetime

from cpa_desktop.core import asking, calculators, confirmation, kinds, undo
from cpa_desktop.core.address import Address, is_row, new_row_key, parse
from cpa_desktop.core.answer import answer_of
from cpa_desktop.core.change import Change, Edit
from cpa_desktop.core.evaluation import evaluate
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation, Table
from cpa_desktop.core.labels import cell_title, row_title
from cpa_desktop.core.numbers import Reading
from cpa_desktop.core.program import Program
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Language, Refused, Text, same
from cpa_desktop.core.trace import Trace, trace
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.service import confirming
from cpa_desktop.service.draft import Keeping
from cpa_desktop.service.edits import Edits, cell_of
from cpa_desktop.service.library import Library

_SAMPLE = Text(
    vi="Đây là hồ sơ mẫu, chỉ để xem; hãy tạo bản sao rồi sửa trên bản sao.",
    en="This is a sample to look at; make a copy and change the copy.",
)
_NOTHING_TO_UNDO = Text(vi="Không có gì để hoàn tác.", en="There is nothing to undo.")
_NOTHING_TO_REDO = Text(vi="Không có gì để làm lại.", en="There is nothing to redo.")
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
        self.record = Record(id=record_id)
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
        self.is_confirmed = confirmation.holds(self.record)  # the enterprise confirmed exactly these answers
        self._confirmed_elsewhere = confirming.elsewhere(self.record, self.workspace.device)
        if self.is_confirmed:
            confirming.compare_with_today(self.evaluation, self.around, self.results)

    @property
    def is_sample(self) -> bool:
        """Whether the record is a sample, read-only until copied."""
        return self.record.answers.get("record/sample") == "yes"

    @property
    def read_only_because(self) -> Text | None:
        """Why nothing can be entered here, if so."""
        return _SAMPLE if self.is_sample else self.workspace.only_read_because or self._confirmed_elsewhere

    # answers

    def answer(self, address: str, typed: str, *, unit: str = "", strict: bool = False) -> Reading:
        """Enter what a person typed. What cannot be read is kept and not counted, or refused outright when `strict`."""
        edits, reading = self._edits().typed(address, typed, unit=unit, strict=strict)
        self.apply(edits, self._label(address))
        return reading

    def answer_all(
        self,
        typed: Mapping[str, str],
        *,
        strict: bool = False,
        language: Language | None = None,
        label: Text | None = None,
    ) -> dict[str, Reading]:
        """Enter several cells as one act: all of them or, when `strict` and one is refused, none.

        `language`: the notation they are written in, where it is not that of the session; `label`: what history says.
        """
        edits: list[Edit] = []
        readings: dict[str, Reading] = {}
        started = self.record
        try:
            for address, text in typed.items():
                made, readings[address] = self._edits(language).typed(address, text, strict=strict)
                edits += made
                if any(is_row(edit.address) for edit in made):  # later cells of a new row find it there
                    self.record = self.record.after(self._next(made, same("")))
                    self._evaluate()
        finally:
            if self.record is not started:
                self.record = started
                self._evaluate()
        if label is None:
            label = self._label(next(iter(typed))) if len(typed) == 1 else _SEVERAL.filled(count=len(typed))
        self.apply(edits, label)
        return readings

    def _edits(self, language: Language | None = None) -> Edits:
        self._demand_writable()
        return Edits(self.record, self.evaluation, language or self.language, self._with_rows)

    def _with_rows(self, edits: list[Edit]) -> Evaluation:
        """The figures as they will be once these rows are there."""
        record = self.record.after(self._next(edits, same("")))
        return evaluate(self.program, record, self.around, self.results, before=self.evaluation)

    # rows

    def add_row(self, table: str, key: str = "") -> str:
        """A new row at the end of a table, own or chosen from a content list; gives its key."""
        sheet, _, field = table.partition("/")
        row = key or new_row_key()
        edits = self._edits()
        self.apply(edits.new_row((sheet, field), row), _ADD.filled(table=edits.table_title((sheet, field))))
        return row

    def delete_row(self, row: str) -> None:
        """Delete a row; its cells stay in the history and one undo brings it back."""
        self._demand_writable()
        parts = parse(row)
        title = row_title(self.evaluation, (parts.sheet, parts.field), parts.row or "")
        self.apply(list(self.record.edits(row, None)), _DELETE.filled(row=title))

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
            self._run_engines(self.evaluation)
            self._evaluate()

    def as_it_was(self, record: Record) -> Evaluation:
        """The figures of an earlier state of this record, with nothing pending."""
        while True:
            found = evaluate(self.program, record, self.around, self.results, confirmation.kept_facts(record))
            if not found.jobs:
                return found
            self._run_engines(found)

    def _run_engines(self, evaluation: Evaluation) -> None:
        for job in evaluation.jobs:
            calculator = calculators.find(job.engine)
            assert calculator is not None
            self.results[job.key] = calculator.function(**job.tables, **job.values)

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

    def withdraw(self, by: str) -> None:
        """Take the confirmation back, wherever it was given, so that the record is a draft again and can be changed."""
        because = _SAMPLE if self.is_sample else self.workspace.only_read_because
        if because is not None or not self.is_confirmed:
            raise Refused(because or confirming.NOT_CONFIRMED)
        self.apply(list(self.record.edits(confirmation.ADDRESS, None)), confirmation.WITHDRAWN.filled(by=by))

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
        return cell_of(self.program, parts)

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
