"""Random histories of one record on devices that meet now and then, and what each change knew when it was made."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from cpa_desktop.core import undo
from cpa_desktop.core.change import Change, Edit, canonical
from cpa_desktop.core.merge import arriving, merge, resolution
from cpa_desktop.core.record import Record
from cpa_desktop.core.replay import position_text
from cpa_desktop.core.text import Refused, same

TABLE = "P13/streams"
ROWS = ("r1", "r2")
FIELDS = ("P17/steam", "P17/steam@note", "P17/percent", "P17/amount")
CELLS = tuple(f"{TABLE}/{row}/{column}" for row in ROWS for column in ("qty", "percent", "amount"))
START = datetime(2026, 3, 2, 8, tzinfo=UTC)


def group_of(address: str) -> str:
    """`one_of: [percent, amount]`, on the sheet and in the table."""
    return f"{address.removesuffix('/amount')}/percent" if address.endswith("/amount") else address


def entered(typed: str) -> str:
    """An answer as it is kept."""
    return canonical({"entered": typed, "lang": "vi"})


def act(
    record: Record, device: str, *edits: Edit, at: datetime = START, undoes: str | None = None, label: str = "sửa"
) -> Change:
    """The next change of a device, on the record as it is."""
    return record.next_change(
        label=same(label), edits=edits, device=device, by=f"người {device}", at=at.isoformat(), undoes=undoes
    )


def put(record: Record, device: str, address: str, typed: str | None, at: datetime = START) -> Change:
    """One entry at one address."""
    return act(record, device, *record.edits(address, None if typed is None else entered(typed)), at=at)


def row_put(record: Record, device: str, row: str, position: float | None, at: datetime = START) -> Change:
    """A row made or moved; or deleted, without a position."""
    return act(record, device, *record.edits(row, None if position is None else position_text(position)), at=at)


@dataclass
class Histories:
    """Copies of one record on devices; `knew` remembers, apart from the code under test, what each change had seen."""

    copies: dict[str, Record]
    knew: dict[str, frozenset[str]] = field(default_factory=dict)
    now: datetime = START

    def enter(self, device: str, change: Change) -> None:
        """Give a device its own change."""
        record = self.copies[device]
        self.knew[change.id] = frozenset(record.known)
        self.copies[device] = record.after(change)

    def all_changes(self) -> list[Change]:
        """Every change on any device, once."""
        return list({change.id: change for record in self.copies.values() for change in record.changes}.values())

    def meet(self, one: str, other: str) -> None:
        """One device takes in what the other has; change by change, as a window would."""
        for change in arriving(self.copies[one], self.copies[other]):
            self.copies[one] = self.copies[one].after(change)

    def step(self, device: str, kind: str, place: int, word: str, seconds: int) -> None:
        """One act of a person; what the program refuses changes nothing."""
        self.now += timedelta(seconds=seconds)
        record = self.copies[device]
        try:
            change = self._act(record, device, kind, place, word)
        except Refused:
            return
        if change is not None and change.edits:
            self.enter(device, change)

    def _act(self, record: Record, device: str, kind: str, place: int, word: str) -> Change | None:
        row = f"{TABLE}/{ROWS[place % len(ROWS)]}"
        if kind == "put":
            address = (*FIELDS, *CELLS)[place % (len(FIELDS) + len(CELLS))]
            return put(record, device, address, word or None, self.now)
        if kind == "row":
            return row_put(record, device, row, float(len(word)), self.now)
        if kind == "delete row":
            return row_put(record, device, row, None, self.now)
        if kind == "resolve" and record.contested:
            key = sorted(record.contested)[place % len(record.contested)]
            heads = record.contested[key]
            return act(record, device, *resolution(record, key, heads[place % len(heads)]), at=self.now)
        find = {"undo": undo.undoable, "redo": undo.redoable}.get(kind)
        last = find(record, device) if find else None
        if last is None:
            return None
        return undo.inverse_of(record, last, device=device, by=device, at=self.now.isoformat())


STEPS = st.one_of(
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["put", "put", "put", "row", "delete row", "undo", "undo", "redo", "resolve"]),
        st.integers(0, 30),
        st.sampled_from(["", "1", "22", "333"]),
        st.sampled_from([1, 60]),
    ),
    st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(["a", "b", "c"])),
)


@st.composite
def histories(draw: st.DrawFn, max_steps: int = 25) -> Histories:
    """Two or three officers at work on copies of one record."""
    empty = Record(id="record", register="rapid", group_of=group_of)
    made = Histories(copies={"a": empty, "b": empty, "c": empty})
    for step in draw(st.lists(STEPS, max_size=max_steps)):
        if len(step) == 2:
            made.meet(*step)
        else:
            made.step(*step)
    return made


def together(made: Histories) -> Record:
    """All copies merged."""
    a, b, c = made.copies.values()
    return merge(merge(a, b), c)
