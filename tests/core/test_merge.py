"""Two officers, one record: nothing lost, nothing chosen for them."""

import dataclasses
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpa_desktop.core.change import verify_chain
from cpa_desktop.core.merge import merge, resolution
from cpa_desktop.core.record import Record, record_of
from cpa_desktop.core.replay import position_text
from cpa_desktop.core.text import Refused
from tests.core.histories import TABLE, Histories, act, entered, group_of, histories, put, row_put, together

EMPTY = Record(id="record", register="rapid", group_of=group_of)
ROW = f"{TABLE}/r1"
CELL = f"{ROW}/qty"
EXAMPLES = settings(max_examples=300, deadline=None)


def texts(record: Record, address: str) -> list[str | None]:
    return [head.text for head in record.contested[address]]


@EXAMPLES
@given(histories(), st.randoms(use_true_random=False))
def test_that_a_record_is_the_same_from_scratch_in_any_order(made: Histories, random: Random) -> None:
    for record in made.copies.values():
        shuffled = list(record.changes)
        random.shuffle(shuffled)
        assert record_of(shuffled, id="record", register="rapid", group_of=group_of) == record


@EXAMPLES
@given(histories(), st.randoms(use_true_random=False))
def test_that_laying_changes_one_by_one_in_any_order_gives_the_same(made: Histories, random: Random) -> None:
    changes = made.all_changes()
    random.shuffle(changes)
    record = EMPTY
    for change in changes:
        record = record.after(change)
    assert record == record_of(changes, id="record", register="rapid", group_of=group_of)


@EXAMPLES
@given(histories())
def test_that_merging_is_commutative_associative_and_idempotent(made: Histories) -> None:
    a, b, c = made.copies.values()
    assert merge(a, b) == merge(b, a)
    assert merge(merge(a, b), c) == merge(a, merge(b, c))
    assert merge(a, a) == a
    assert merge(merge(a, b), b) == merge(a, b)


@EXAMPLES
@given(histories())
def test_that_heads_are_the_edits_no_later_edit_had_seen(made: Histories) -> None:
    record = together(made)
    for key, heads in record.heads.items():
        editors = [c.id for c in record.changes if any(group_of(edit.address) == key for edit in c.edits)]
        unseen = {one for one in editors if not any(one in made.knew[other] for other in editors)}
        assert {head.change for head in heads} == unseen


def seen_when_deleted(record: Record, row: str) -> set[str]:
    """The changes that were known to all who took a row away, where it is gone."""
    gone = record.heads.get(row, ())
    if not gone or any(head.text is not None for head in gone):
        return set()
    edits = [edit for head in gone for edit in record.known[head.change].edits if edit.address == row]
    return set.intersection(*(set(edit.replaces) for edit in edits))


@EXAMPLES
@given(histories())
def test_that_differing_heads_are_contested_and_never_answers(made: Histories) -> None:
    record = together(made)
    for key, heads in record.heads.items():
        if key.count("/") == 2:
            continue  # rows have rules of their own
        if {head.change for head in heads} <= seen_when_deleted(record, key.rpartition("/")[0]):
            assert key not in record.contested  # whoever took the row away knew what was said in it
            continue
        said = {(head.text and head.address, head.text) for head in heads}
        assert (key in record.contested) == (len(said) > 1)
        members = {head.address for head in heads}
        if len(said) == 1 and heads[0].text is not None:
            assert record.answers[heads[0].address] == heads[0].text
            members -= {heads[0].address}
        assert not members & record.answers.keys()


@EXAMPLES
@given(histories())
def test_that_an_entry_unseen_by_those_who_deleted_its_row_asks(made: Histories) -> None:
    record = together(made)

    def was_made_in_a_row_known_to_be_deleted(change: str, row: str) -> bool:
        view = [record.known[id] for id in made.knew[change]]
        return record_of(view, id="record", group_of=group_of).is_deleted(row)

    for row in (f"{TABLE}/r1", f"{TABLE}/r2"):
        heads = record.heads.get(row, ())
        deletions = [head.change for head in heads if head.text is None]
        standing = {head.change for cell in record.cells.get(row, ()) for head in record.heads[cell]}
        unseen = {
            change
            for change in standing - set(deletions)
            if not any(change in made.knew[gone] for gone in deletions)
            and not was_made_in_a_row_known_to_be_deleted(change, row)
        }
        must_ask = bool(deletions) and (bool(unseen) or len(deletions) < len(heads))
        assert (row in record.contested) == must_ask
        assert (row.rpartition("/")[2] in record.rows(TABLE)) == (bool(heads) and not deletions)


@EXAMPLES
@given(histories())
def test_that_every_device_keeps_one_unbroken_chain_through_all_meetings(made: Histories) -> None:
    assert verify_chain(together(made).changes) == []


@EXAMPLES
@given(histories())
def test_that_resolving_everything_leaves_nothing_contested(made: Histories) -> None:
    record = together(made)
    for _ in range(len(record.contested)):
        if not record.contested:
            break  # giving up a row settles what was contested in it
        key = min(record.contested)
        chosen = record.contested[key][-1]
        record = record.after(act(record, "a", *resolution(record, key, chosen)))
        assert key not in record.contested
        assert record.answers.get(chosen.address) == chosen.text
    assert not record.contested


@EXAMPLES
@given(histories())
def test_that_copies_agree_once_all_have_met(made: Histories) -> None:
    everything = together(made)
    for device in made.copies:
        for other in made.copies:
            made.meet(device, other)
    assert all(merge(copy, everything) == everything for copy in made.copies.values())


def test_that_two_texts_at_one_address_are_both_kept_and_not_counted() -> None:
    base = EMPTY.after(put(EMPTY, "a", "P17/steam", "5"))
    mine = base.after(put(base, "a", "P17/steam", "6"))
    theirs = base.after(put(base, "b", "P17/steam", "7"))
    merged = merge(mine, theirs)
    assert sorted(texts(merged, "P17/steam"), key=str) == [entered("6"), entered("7")]
    assert "P17/steam" not in merged.answers


def test_that_the_same_text_entered_twice_is_no_contest() -> None:
    mine, theirs = EMPTY.after(put(EMPTY, "a", "P17/steam", "6")), EMPTY.after(put(EMPTY, "b", "P17/steam", "6"))
    assert merge(mine, theirs).answers["P17/steam"] == entered("6")


def test_that_clearing_against_changing_is_a_contest() -> None:
    base = EMPTY.after(put(EMPTY, "a", "P17/steam", "5"))
    merged = merge(base.after(put(base, "a", "P17/steam", None)), base.after(put(base, "b", "P17/steam", "6")))
    assert texts(merged, "P17/steam") == [None, entered("6")]


def test_that_percent_and_amount_of_one_effect_merge_as_one_address() -> None:
    mine, theirs = EMPTY.after(put(EMPTY, "a", "P17/percent", "20")), EMPTY.after(put(EMPTY, "b", "P17/amount", "500"))
    merged = merge(mine, theirs)
    assert [(head.address, head.text) for head in merged.contested["P17/percent"]] == [
        ("P17/percent", entered("20")),
        ("P17/amount", entered("500")),
    ]
    assert not merged.answers
    chosen = merged.contested["P17/percent"][1]
    resolved = merged.after(act(merged, "a", *resolution(merged, "P17/percent", chosen)))
    assert resolved.answers == {"P17/amount": entered("500")}


def test_that_switching_from_percent_to_amount_leaves_only_the_amount() -> None:
    record = EMPTY.after(put(EMPTY, "a", "P17/percent", "20"))
    record = record.after(put(record, "a", "P17/amount", "500"))
    assert record.answers == {"P17/amount": entered("500")}
    record = record.after(put(record, "a", "P17/amount", "600"))
    assert (record.answers, record.contested) == ({"P17/amount": entered("600")}, {})


def test_that_an_entry_in_a_row_the_other_side_deleted_asks_and_loses_nothing() -> None:
    base = EMPTY.after(row_put(EMPTY, "a", ROW, 3))
    base = base.after(put(base, "a", CELL, "10"))
    gone = base.after(row_put(base, "a", ROW, None))
    merged = merge(gone, base.after(put(base, "b", CELL, "11")))
    assert texts(merged, ROW) == [None, '{"position":3}']
    assert merged.answers[CELL] == entered("11")
    assert merged.rows(TABLE) == ()

    kept = merged.after(act(merged, "a", *resolution(merged, ROW, merged.contested[ROW][1])))
    assert (kept.rows(TABLE), kept.answers[CELL], kept.contested) == (("r1",), entered("11"), {})
    deleted = merged.after(act(merged, "a", *resolution(merged, ROW, merged.contested[ROW][0])))
    assert (deleted.rows(TABLE), deleted.is_deleted(ROW), deleted.contested) == ((), True, {})


def test_that_deleting_a_row_after_seeing_its_last_entry_does_not_ask() -> None:
    base = EMPTY.after(row_put(EMPTY, "a", ROW, 3))
    theirs = base.after(put(base, "b", CELL, "11"))
    gone = theirs.after(row_put(theirs, "c", ROW, None))
    assert merge(merge(base, theirs), gone).is_deleted(ROW)


def test_that_two_places_for_one_row_are_no_contest() -> None:
    base = EMPTY.after(row_put(EMPTY, "a", ROW, 1))
    merged = merge(base.after(row_put(base, "a", ROW, 5)), base.after(row_put(base, "b", ROW, 7)))
    assert (merged.rows(TABLE), merged.contested, merged.positions[TABLE]) == (("r1",), {}, {"r1": 7.0})


def test_that_copies_of_different_records_are_refused() -> None:
    with pytest.raises(Refused, match="not two copies"):
        merge(EMPTY, Record(id="another", register="rapid"))


def test_that_a_copy_altered_outside_the_program_is_refused() -> None:
    record = EMPTY.after(put(EMPTY, "a", "P17/steam", "5"))
    altered = dataclasses.replace(record.changes[0], by="người khác")
    with pytest.raises(Refused, match="altered"):
        merge(record, EMPTY.after(altered))


def test_that_what_is_contested_in_a_row_is_settled_once_all_give_the_row_up_and_comes_back_with_it() -> None:
    start = Record(id="record", register="rapid")
    row, cell = "P13/streams/r1", "P13/streams/r1/amount"
    made = act(start, "a", *start.edits(row, position_text(0)))
    shared = start.after(made)
    one = shared.after(act(shared, "a", *shared.edits(cell, "1")))
    two = shared.after(act(shared, "b", *shared.edits(cell, "22")))
    gone = shared.after(act(shared, "c", *shared.edits(row, None)))
    met = merge(merge(one, two), gone)
    assert set(met.contested) == {row, cell}
    given_up = met.after(act(met, "a", *met.edits(row, None)))
    assert (dict(given_up.contested), given_up.rows("P13/streams")) == ({}, ())
    back = given_up.after(act(given_up, "a", *given_up.edits(row, position_text(0))))
    assert set(back.contested) == {cell}
