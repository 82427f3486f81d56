"""Taking back and doing again, read off the history."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpa_desktop.core import undo
from cpa_desktop.core.change import Change, Edit
from cpa_desktop.core.merge import merge, resolution
from cpa_desktop.core.record import Record, record_of
from cpa_desktop.core.text import Refused
from tests.core.histories import START, TABLE, Histories, act, entered, group_of, put, row_put

EMPTY = Record(id="record", register="rapid", group_of=group_of)
ROW = f"{TABLE}/r1"
CELL = f"{ROW}/qty"
LATER = START + timedelta(hours=1)


def back(record: Record, device: str = "a") -> Record:
    change = undo.undoable(record, device)
    assert change is not None
    return record.after(undo.inverse_of(record, change, device=device, by="Lan", at=LATER.isoformat()))


def again(record: Record, device: str = "a") -> Record:
    change = undo.redoable(record, device)
    assert change is not None
    return record.after(undo.inverse_of(record, change, device=device, by="Lan", at=LATER.isoformat()))


def typed(*entries: tuple[str, str | None, int], record: Record = EMPTY) -> Record:
    """Entries (address, text, seconds since the start), one after another on device a."""
    for address, text, seconds in entries:
        record = record.after(put(record, "a", address, text, START + timedelta(seconds=seconds)))
    return record


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "put", "row", "delete row"]),
        st.integers(0, 30),
        st.sampled_from(["", "1", "22"]),
        st.sampled_from([1, 60]),
    ),
    max_size=15,
)


def shown(record: Record) -> tuple[object, ...]:
    return (record.answers, record.contested, record.rows(TABLE))


@settings(max_examples=300, deadline=None)
@given(STEPS)
def test_that_undoing_everything_leads_back_to_the_first_keystroke_and_redoing_to_the_last(
    steps: list[tuple[str, int, str, int]],
) -> None:
    made = Histories(copies={"a": EMPTY})
    for step in steps:
        made.step("a", *step)
    record = made.copies["a"]
    states = [shown(record)]
    while undo.undoable(record, "a") is not None:
        record = back(record)
        states.append(shown(record))
    assert states[-1] == shown(EMPTY)
    for state in reversed(states[:-1]):
        record = again(record)
        assert shown(record) == state
    assert undo.redoable(record, "a") is None
    for state in states[1:]:
        record = back(record)
        assert shown(record) == state
    assert record_of(record.changes, id="record", register="rapid", group_of=group_of) == record


def test_that_with_nothing_done_there_is_nothing_to_undo_or_redo() -> None:
    assert undo.undoable(EMPTY, "a") is None
    assert undo.redoable(EMPTY, "a") is None


def test_that_an_undo_says_what_it_undoes() -> None:
    record = typed(("P17/steam", "5", 0))
    undone = back(record)
    assert undone.answers == {}
    assert undone.changes[-1].undoes == record.changes[-1].id
    assert undone.changes[-1].label == record.changes[-1].label


def test_that_entries_into_one_address_within_seconds_are_one_step() -> None:
    record = typed(("P17/steam", "9", 0), ("P17/steam", "1", 60), ("P17/steam", "12", 63), ("P17/steam", "123", 68))
    undone = back(record)
    assert undone.answers["P17/steam"] == entered("9")
    assert len(undone.changes) == len(record.changes) + 1
    assert back(undone).answers == {}
    assert again(undone).answers["P17/steam"] == entered("123")


@pytest.mark.parametrize(
    "second",
    [
        ("P17/steam", "12", 6),  # too late
        ("P17/steam", "12", -1),  # a clock set back
        ("P17/steam@note", "12", 1),  # elsewhere
    ],
)
def test_that_other_entries_are_steps_of_their_own(second: tuple[str, str, int]) -> None:
    assert back(typed(("P17/steam", "1", 0), second)).answers["P17/steam"] == entered("1")


def test_that_clearing_is_a_step_of_its_own() -> None:
    record = typed(("P17/steam", "9", 0), ("P17/steam", "5", 60), ("P17/steam", None, 61))
    assert back(record).answers["P17/steam"] == entered("5")


def test_that_typing_back_what_was_there_does_not_make_a_step_that_shows_nothing() -> None:
    record = typed(("P17/steam", "5", 0), ("P17/steam", "6", 60), ("P17/steam", "5", 61))
    assert back(record).answers["P17/steam"] == entered("6")


def test_that_making_a_row_and_moving_it_are_two_steps() -> None:
    record = EMPTY.after(row_put(EMPTY, "a", ROW, 1, START))
    record = record.after(row_put(record, "a", ROW, 5, START + timedelta(seconds=1)))
    assert back(record).positions[TABLE] == {"r1": 1.0}
    assert back(back(record)).rows(TABLE) == ()


def test_that_an_entry_elsewhere_ends_the_step() -> None:
    record = typed(("P17/steam", "1", 0), ("P17/percent", "2", 1), ("P17/steam", "12", 2))
    assert back(record).answers["P17/steam"] == entered("1")


def test_that_an_undo_ends_the_step() -> None:
    record = typed(("P17/percent", "7", -60), ("P17/steam", "1", 0))
    record = typed(("P17/steam", "2", 1), record=again(back(record)))
    assert back(record).answers["P17/steam"] == entered("1")


def test_that_times_that_cannot_be_compared_make_two_steps() -> None:
    record = EMPTY
    for text, at in (("1", "2026-03-02T08:00:00"), ("2", "2026-03-02T08:00:01+00:00"), ("3", "hôm qua")):
        change = record.next_change(
            label=put(record, "a", "P17/steam", "1").label,
            edits=record.edits("P17/steam", entered(text)),
            device="a",
            by="Lan",
            at=at,
        )
        record = record.after(change)
    assert back(record).answers["P17/steam"] == entered("2")
    assert back(back(record)).answers["P17/steam"] == entered("1")


def test_that_a_new_entry_ends_redoing() -> None:
    record = typed(("P17/steam", "1", 0), ("P17/percent", "2", 60))
    record = typed(("P17/steam", "3", 120), record=back(record))
    assert undo.redoable(record, "a") is None
    assert back(record).answers == {"P17/steam": entered("1")}
    assert back(back(record)).answers == {}


def test_that_only_own_changes_are_undone() -> None:
    record = typed(("P17/steam", "1", 0))
    record = record.after(put(record, "b", "P17/percent", "2"))
    assert back(record).answers == {"P17/percent": entered("2")}
    assert back(record, "b").answers == {"P17/steam": entered("1")}


def refused_undo(record: Record, change: Change | None = None) -> Refused:
    change = change or undo.undoable(record, "a")
    assert change is not None
    with pytest.raises(Refused) as refused:
        undo.inverse_of(record, change, device="a", by="Lan", at=LATER.isoformat())
    return refused.value


def test_that_undo_stops_where_a_colleague_has_gone_on() -> None:
    record = typed(("P17/steam", "1", 0))
    record = record.after(put(record, "b", "P17/steam", "2"))
    text = refused_undo(record).text
    assert "P17/steam" in text.vi
    assert "P17/steam" in text.en


def test_that_undo_stops_at_a_contest() -> None:
    refused_undo(merge(typed(("P17/steam", "1", 0)), EMPTY.after(put(EMPTY, "b", "P17/steam", "2"))))


def test_that_an_old_change_can_be_taken_back_while_nothing_has_followed_at_its_address() -> None:
    record = typed(("P17/steam", "1", 0), ("P17/percent", "2", 60))
    undone = record.after(undo.inverse_of(record, record.changes[0], device="a", by="Lan", at=LATER.isoformat()))
    assert undone.answers == {"P17/percent": entered("2")}
    refused_undo(undone, record.changes[0])
    assert back(undone).answers == {}


def test_that_undoing_a_row_with_its_cells_takes_the_row_away() -> None:
    record = EMPTY.after(act(EMPTY, "a", *EMPTY.edits(ROW, '{"position":1}'), *EMPTY.edits(CELL, entered("5"))))
    undone = back(record)
    assert (undone.rows(TABLE), undone.answers, undone.is_deleted(ROW)) == ((), {}, True)
    assert (again(undone).rows(TABLE), again(undone).answers[CELL]) == (("r1",), entered("5"))


def test_that_a_row_in_which_a_colleague_has_written_is_not_undone() -> None:
    record = EMPTY.after(row_put(EMPTY, "a", ROW, 1))
    record = record.after(put(record, "b", CELL, "5"))
    assert CELL in refused_undo(record).text.vi


def test_that_an_entry_in_a_row_a_colleague_deleted_is_not_undone() -> None:
    record = EMPTY.after(row_put(EMPTY, "b", ROW, 1))
    record = record.after(put(record, "a", CELL, "5"))
    record = record.after(row_put(record, "b", ROW, None))
    assert ROW in refused_undo(record).text.vi


def test_that_a_deletion_is_undone_by_one_edit_with_all_cells_back() -> None:
    record = EMPTY.after(row_put(EMPTY, "a", ROW, 1))
    record = record.after(put(record, "a", CELL, "5"))
    record = record.after(row_put(record, "a", ROW, None))
    undone = back(record)
    assert (undone.rows(TABLE), undone.answers[CELL]) == (("r1",), entered("5"))
    assert len(undone.changes[-1].edits) == 1
    assert again(undone).is_deleted(ROW)


def test_that_undoing_a_deletion_a_colleague_did_not_know_of_keeps_his_entry() -> None:
    base = EMPTY.after(row_put(EMPTY, "a", ROW, 1))
    record = merge(base.after(row_put(base, "a", ROW, None)), base.after(put(base, "b", CELL, "5")))
    assert ROW in record.contested
    undone = back(record)
    assert (undone.contested, undone.rows(TABLE), undone.answers[CELL]) == ({}, ("r1",), entered("5"))


def test_that_undoing_a_choice_brings_the_contest_back() -> None:
    merged = merge(typed(("P17/percent", "1", 0)), EMPTY.after(put(EMPTY, "b", "P17/amount", "2")))
    contest = [(head.address, head.text) for head in merged.contested["P17/percent"]]
    for chosen in merged.contested["P17/percent"]:
        resolved = merged.after(act(merged, "a", *resolution(merged, "P17/percent", chosen)))
        assert not resolved.contested
        undone = back(resolved)
        assert sorted((head.address, head.text) for head in undone.contested["P17/percent"]) == sorted(contest)
        assert again(undone).answers == resolved.answers


def test_that_what_stands_in_a_contest_brought_back_is_not_undone() -> None:
    merged = merge(typed(("P17/steam", "1", 0)), EMPTY.after(put(EMPTY, "0", "P17/steam", "2")))
    chosen = merged.contested["P17/steam"][0]
    resolved = merged.after(act(merged, "a", *resolution(merged, "P17/steam", chosen), at=LATER))
    refused_undo(back(resolved))


def test_that_undoing_a_choice_about_a_row_brings_the_question_back() -> None:
    base = EMPTY.after(row_put(EMPTY, "a", ROW, 1))
    merged = merge(base.after(row_put(base, "a", ROW, None)), base.after(put(base, "b", CELL, "5")))
    for chosen in merged.contested[ROW]:
        resolved = merged.after(act(merged, "a", *resolution(merged, ROW, chosen)))
        assert ROW in back(resolved).contested
        assert again(back(resolved)).rows(TABLE) == resolved.rows(TABLE)


def test_that_changes_said_to_undo_each_other_are_read_to_an_end() -> None:
    one = Change(id="1", record="record", device="a", clock=1, by="", at="", label=act(EMPTY, "a").label,
                 edits=(Edit(address="P17/steam", before=None, after="5"),), undoes="2")  # fmt: skip
    other = Change(id="2", record="record", device="a", clock=2, by="", at="", label=one.label, edits=(), undoes="1")
    assert undo.undoable(EMPTY.after(one, other), "a") in (one, other, None)
