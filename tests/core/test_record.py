"""What the changes of a record say together."""

import pytest
from hypothesis import given, settings

from cpa_desktop.core.change import Edit
from cpa_desktop.core.record import Record, record_of
from cpa_desktop.core.replay import position_of, position_text
from cpa_desktop.core.text import Refused
from tests.core.histories import TABLE, Histories, act, entered, group_of, histories, put, row_put

EMPTY = Record(id="record", register="rapid", parent="enterprise", continues="last year")
ROW = f"{TABLE}/r1"
CELL = f"{ROW}/qty"


@settings(max_examples=200, deadline=None)
@given(histories())
def test_that_alone_the_last_entry_at_an_address_is_the_answer(made: Histories) -> None:
    record = Record(id="record")
    said: dict[str, str | None] = {}
    for change in made.copies["a"].changes:
        for edit in change.edits:
            said[edit.address] = edit.after
            if edit.address.count("/") != 2:
                if record.is_deleted(edit.address.rpartition("/")[0]):
                    said[edit.address] = record.answers.get(edit.address)
                else:
                    record = record.after(act(record, "a", *record.edits(edit.address, edit.after)))
    cells = {address: text for address, text in said.items() if address.count("/") != 2 and text is not None}
    assert record.answers == cells


def test_that_a_record_keeps_where_it_belongs() -> None:
    later = EMPTY.after(put(EMPTY, "a", "P17/steam", "5"))
    assert (later.id, later.register, later.parent, later.continues) == ("record", "rapid", "enterprise", "last year")


def test_that_the_record_before_a_change_is_left_as_it_was() -> None:
    made = EMPTY.after(row_put(EMPTY, "a", ROW, 1))
    before = record_of(made.changes, id="record", register="rapid", parent="enterprise", continues="last year")
    made.after(row_put(made, "a", f"{TABLE}/r2", 2))
    made.after(row_put(made, "a", ROW, None))
    made.after(put(made, "a", CELL, "5"))
    assert made == before


def test_that_a_change_laid_twice_counts_once() -> None:
    change = put(EMPTY, "a", "P17/steam", "5")
    assert EMPTY.after(change, change) == EMPTY.after(change).after(change) == EMPTY.after(change)


def test_that_a_change_of_another_record_is_refused() -> None:
    with pytest.raises(Refused, match="another record"):
        EMPTY.after(put(Record(id="other"), "a", "P17/steam", "5"))


def test_that_clearing_takes_the_answer_away_and_keeps_the_head() -> None:
    record = EMPTY.after(put(EMPTY, "a", "P17/steam", "5"))
    record = record.after(put(record, "a", "P17/steam", None))
    assert "P17/steam" not in record.answers
    assert [head.text for head in record.heads["P17/steam"]] == [None]


def test_that_clearing_what_is_empty_is_no_edit() -> None:
    assert EMPTY.edits("P17/steam", None) == ()
    grouped = EMPTY.grouped(group_of)
    filled = grouped.after(put(grouped, "a", "P17/percent", "20"))
    assert filled.edits("P17/amount", None) == ()


def test_that_an_entry_names_what_it_replaces() -> None:
    first = put(EMPTY, "a", "P17/steam", "5")
    record = EMPTY.after(first)
    assert record.head_ids("P17/steam") == (first.id,)
    assert record.edits("P17/steam", "6") == (
        Edit(address="P17/steam", before=entered("5"), after="6", replaces=(first.id,)),
    )


def test_that_a_deletion_names_all_it_has_seen_in_the_row() -> None:
    made = row_put(EMPTY, "a", ROW, 1)
    record = EMPTY.after(made)
    filled = put(record, "a", CELL, "5")
    record = record.after(filled)
    assert record.edits(ROW, None)[0].replaces == (made.id, filled.id)


def test_that_an_entry_in_a_deleted_row_is_refused() -> None:
    record = EMPTY.after(row_put(EMPTY, "a", ROW, 1))
    record = record.after(row_put(record, "a", ROW, None))
    with pytest.raises(Refused, match="Row r1 has been deleted"):
        record.edits(CELL, "5")


def test_that_cells_of_a_deleted_row_stay_for_its_return() -> None:
    record = EMPTY.after(row_put(EMPTY, "a", ROW, 1))
    record = record.after(put(record, "a", CELL, "5"))
    record = record.after(row_put(record, "a", ROW, None))
    assert record.rows(TABLE) == ()
    record = record.after(row_put(record, "a", ROW, 1))
    assert (record.rows(TABLE), record.answers[CELL]) == (("r1",), entered("5"))


def test_that_rows_stand_by_position_and_then_by_key() -> None:
    record = EMPTY
    for key, position in (("c", 1), ("b", 2), ("a", 2), ("d", 0.5)):
        record = record.after(row_put(record, "a", f"{TABLE}/{key}", position))
    assert record.rows(TABLE) == ("d", "c", "a", "b")
    assert record.rows("P13/other") == ()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"position":"x"}', "null", '{"position":null}'])
def test_that_a_row_that_does_not_say_where_stands_first(text: str) -> None:
    assert position_of(text) == 0.0
    assert position_of(position_text(2.5)) == 2.5


def test_that_grouping_anew_reads_the_same_history_otherwise() -> None:
    record = EMPTY.after(put(EMPTY, "a", "P17/percent", "20")).after(put(EMPTY, "b", "P17/amount", "500"))
    assert record.answers.keys() == {"P17/percent", "P17/amount"}
    assert record.grouped(group_of).contested.keys() == {"P17/percent"}
    assert record.grouped(group_of).grouped(lambda address: address) == record


def test_that_a_new_change_is_tied_to_the_last_of_its_own_device() -> None:
    first = put(EMPTY, "a", "P17/steam", "5")
    record = EMPTY.after(first)
    record = record.after(put(record, "b", "P17/steam", "6"))
    third = put(record, "a", "P17/steam", "7")
    assert (third.previous, third.clock) == (first.hash, 3)
