"""The workspace and plain dicts are given the same acts and must agree, across reopening, faults and merging."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cpa_desktop.core import undo
from cpa_desktop.core.change import Change
from cpa_desktop.core.record import Record
from cpa_desktop.core.replay import position_text
from cpa_desktop.core.text import Refused
from cpa_desktop.store.backups import restore
from cpa_desktop.store.listing import HeadlineValue
from cpa_desktop.store.workspace import Workspace
from tests.core.histories import START, act, entered
from tests.store.test_disk_full import no_file_may_grow_beyond

FIELDS = st.sampled_from(["P17/steam", "P17/steam@note", "record/title", "P13/streams/r1/qty", "P13/streams/r2/qty"])
ROWS = st.sampled_from(["P13/streams/r1", "P13/streams/r2"])
TYPED = st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5)
PLACES = st.integers(0, 1000)


class WorkspaceMachine(RuleBasedStateMachine):
    """What was acknowledged is there, to the byte; what was refused is not."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "a.sqlite"
        self.settings = Path(self.folder.name) / "settings"
        self.answers: dict[str, dict[str, str]] = {}  # record → address → text, kept by hand
        self.histories: dict[str, list[str]] = {}  # record → ids of its changes
        self.backed_up: tuple[dict[str, dict[str, str]], dict[str, list[str]]] | None = None
        self.headed: dict[str, tuple[str, float]] = {}  # record → as of, value

    @initialize()
    def begin(self) -> None:
        self.workspace = Workspace.open(self.path, settings=self.settings, create=True)

    def teardown(self) -> None:
        self.workspace.close()
        self.folder.cleanup()

    def record(self, place: int) -> Record:
        ids = sorted(self.answers)
        return self.workspace.read(ids[place % len(ids)])

    def note(self, change: Change) -> None:
        answers = self.answers[change.record]
        for edit in change.edits:
            answers.pop(edit.address, None)
            if edit.after is not None:
                answers[edit.address] = edit.after
        self.histories[change.record].append(change.id)

    def enter(self, record: Record, change: Change) -> None:
        if change.edits:
            self.workspace.append(change).result()
            self.note(change)

    @rule(register=st.sampled_from(["rapid", "detailed"]))
    def create(self, register: str) -> None:
        id = self.workspace.create(register)
        self.answers[id], self.histories[id] = {}, []

    @precondition(lambda self: self.answers)
    @rule(place=PLACES, address=FIELDS, typed=TYPED)
    def type_in(self, place: int, address: str, typed: str | None) -> None:
        record = self.record(place)
        row = address.rpartition("/")[0]
        if not record.is_deleted(row):
            text = None if typed is None else entered(typed)
            self.enter(record, act(record, self.workspace.device, *record.edits(address, text)))

    @precondition(lambda self: self.answers)
    @rule(place=PLACES, row=ROWS, position=st.none() | st.integers(0, 5))
    def make_move_or_delete_a_row(self, place: int, row: str, position: int | None) -> None:
        record = self.record(place)
        text = None if position is None else position_text(position)
        self.enter(record, act(record, self.workspace.device, *record.edits(row, text)))

    @precondition(lambda self: self.answers)
    @rule(place=PLACES, way=st.sampled_from([undo.undoable, undo.redoable]))
    def undo_or_redo(self, place: int, way: Callable[[Record, str], Change | None]) -> None:
        record = self.record(place)
        change = way(record, self.workspace.device)
        if change is None:
            return
        try:
            inverse = undo.inverse_of(record, change, device=self.workspace.device, by="Lan", at=START.isoformat())
        except Refused:
            return  # a colleague has gone on there
        self.enter(record, inverse)

    @precondition(lambda self: self.answers)
    @rule(place=PLACES, address=FIELDS, typed=st.text("ab1", min_size=1, max_size=3))
    def take_in_what_a_colleague_entered(self, place: int, address: str, typed: str) -> None:
        record = self.record(place)
        if record.is_deleted(address.rpartition("/")[0]):
            return
        change = act(record, "a colleague's device", *record.edits(address, entered(typed)))
        self.workspace.absorb(record.after(change)).result()
        self.note(change)

    @precondition(lambda self: self.answers)
    @rule(place=PLACES, value=st.floats(allow_nan=False, allow_infinity=False))
    def write_headlines(self, place: int, value: float) -> None:
        record = self.record(place)
        as_of = record.changes[-1].id if record.changes else ""
        self.workspace.write_headlines(record.id, as_of, [HeadlineValue(key="steam", value=value)]).result()
        self.headed[record.id] = (as_of, value)

    @precondition(lambda self: self.answers)
    @rule(place=PLACES, room=st.integers(0, 10_000))
    def run_out_of_disk(self, place: int, room: int) -> None:
        record = self.record(place)
        change = act(record, self.workspace.device, *record.edits("P17/steam", "x" * 20_000))
        log = self.path.with_name("a.sqlite-wal").stat().st_size
        with no_file_may_grow_beyond(min(room, log)):
            failed = self.workspace.append(change).exception()
        if failed is None:  # there was room in the log
            self.note(change)
        else:
            assert isinstance(failed, Refused)

    @rule()
    def reopen(self) -> None:
        self.workspace.close()
        assert [file.name for file in self.path.parent.glob("a.sqlite*")] == ["a.sqlite"]
        self.workspace = Workspace.open(self.path, settings=self.settings)

    @rule()
    def back_up(self) -> None:
        self.workspace.backup(self.path.with_name("backup.sqlite"))
        self.backed_up = (
            {id: dict(answers) for id, answers in self.answers.items()},
            {id: list(changes) for id, changes in self.histories.items()},
        )

    @precondition(lambda self: self.backed_up)
    @rule()
    def go_back(self) -> None:
        self.workspace.close()
        restore(self.path.with_name("backup.sqlite"), self.path, self.settings)
        self.workspace = Workspace.open(self.path, settings=self.settings)
        assert self.backed_up is not None
        self.answers, self.histories = self.backed_up
        self.backed_up, self.headed = None, {}

    @invariant()
    def the_file_and_the_dicts_agree(self) -> None:
        rows = {row.id: row for row in self.workspace.search()}
        assert rows.keys() == self.answers.keys()
        for id, answers in self.answers.items():
            record = self.workspace.read(id)
            assert record.answers == answers
            assert [change.id for change in record.changes] == self.histories[id]
            assert self.workspace.verify(id) == []
            if id in self.headed:
                as_of, value = self.headed[id]
                assert rows[id].headlines["steam"].value == value
                assert rows[id].is_current == (as_of == (self.histories[id] or [""])[-1])


TestWorkspaceMachine = WorkspaceMachine.TestCase
TestWorkspaceMachine.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
