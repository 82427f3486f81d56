"""Changes: their text, their hash, their inverse and their chain."""

import dataclasses
import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.core import change as changes
from cpa_desktop.core.change import Change, Edit, canonical, hash_of, sealed, verify_chain
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Refused, Text, same
from tests.core.histories import put

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
EDITS = st.builds(
    Edit,
    address=st.sampled_from(["P17/steam", "P13/streams/k7mq2abc", "P13/streams/k7mq2abc/qty@note"]),
    before=st.none() | WORDS,
    after=st.none() | WORDS,
    replaces=st.lists(WORDS).map(tuple),
)
CHANGES = st.builds(
    Change,
    id=WORDS,
    record=WORDS,
    device=WORDS,
    clock=st.integers(1, 2**53 - 1),
    by=WORDS,
    at=WORDS,
    label=st.builds(Text, vi=WORDS, en=WORDS),
    edits=st.lists(EDITS, max_size=4).map(tuple),
    undoes=st.none() | WORDS,
).map(lambda change: sealed(change, "before"))


def chain(length: int = 5) -> list[Change]:
    record = Record(id="record")
    for number in range(length):
        record = record.after(put(record, "a", "P17/steam", str(number)))
    return list(record.changes)


@given(CHANGES)
def test_that_a_written_change_reads_back_with_a_true_hash(change: Change) -> None:
    again = changes.read(changes.write(change))
    assert again == change
    assert hash_of(again) == again.hash


@given(CHANGES)
def test_that_written_edits_read_back(change: Change) -> None:
    assert changes.read_edits(changes.write_edits(change.edits)) == change.edits
    assert changes.read_label(changes.write_label(change.label)) == change.label


@given(CHANGES, st.data())
def test_that_any_altered_part_is_seen_in_the_hash(change: Change, data: st.DataObject) -> None:
    part = data.draw(st.sampled_from([field.name for field in dataclasses.fields(Change) if field.name != "hash"]))
    other = CHANGES.map(lambda other: getattr(sealed(other, other.id + "x"), part))
    altered = dataclasses.replace(
        change, **{part: data.draw(other.filter(lambda value: value != getattr(change, part)))}
    )
    assert hash_of(altered) != change.hash


def test_that_canonical_text_is_sorted_unspaced_and_in_its_own_letters() -> None:
    assert canonical({"ơ": [1, None, True], "a": "Nước"}) == '{"a":"Nước","ơ":[1,null,true]}'


@pytest.mark.parametrize("text", ["a\0b", "\ud800"])
def test_that_characters_no_database_keeps_are_refused(text: str) -> None:
    for value in (text, [text], {"k": {"deep": text}}, {text: 1}):
        with pytest.raises(Refused, match="cannot be kept"):
            canonical(value)


def test_that_the_six_letters_of_an_escaped_nul_are_only_letters() -> None:
    assert json.loads(canonical(r"\u0000")) == r"\u0000"


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_that_a_number_json_does_not_know_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical(number)


def test_that_the_hash_does_not_move_between_versions() -> None:
    change = Change(
        id="c1",
        record="r1",
        device="d1",
        clock=1,
        by="Lan",
        at="2026-03-02T08:00:00+00:00",
        label=Text(vi="Sửa", en="Edit"),
        edits=(Edit(address="P17/steam", before=None, after="5"),),
    )
    text = (
        '{"at":"2026-03-02T08:00:00+00:00","by":"Lan","clock":1,"device":"d1",'
        '"edits":[{"address":"P17/steam","after":"5","before":null,"replaces":[]}],'
        '"id":"c1","label":{"en":"Edit","vi":"Sửa"},"previous":"","record":"r1","undoes":null}'
    )
    assert sealed(change, "").hash == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    "alter",
    [
        {"clock": "1"},
        {"clock": 0},
        {"clock": 2**60},
        {"clock": True},
        {"id": 5},
        {"undoes": 0},
        {"label": {"vi": "a"}},
        {"edits": [{"address": "P17/steam", "before": None, "after": 5, "replaces": []}]},
        {"edits": [{"address": "no address", "before": None, "after": "5", "replaces": []}]},
        {"edits": [{"address": "P17/steam", "after": "5"}]},
        {"surprise": 1},
    ],
)
def test_that_a_change_of_the_wrong_form_is_refused(alter: dict[str, object]) -> None:
    plain = json.loads(changes.write(chain(1)[0]))
    with pytest.raises(Refused):
        changes.read(json.dumps(plain | alter))


@pytest.mark.parametrize("text", ["", "null", "[", "[1]", '"a"'])
def test_that_text_that_is_no_change_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        changes.read(text)
    with pytest.raises(Refused):
        changes.read_edits(text)
    with pytest.raises(Refused):
        changes.read_label(text)


def test_that_a_change_and_its_inverse_cancel() -> None:
    record = Record(id="record")
    record = record.after(put(record, "a", "P17/steam", "5"))
    change = put(record, "a", "P17/steam", "6")
    later = record.after(change)
    inverse = change.inverse(device="a", clock=later.clock + 1, by="Lan", at="2026-03-02T08:00:00+00:00")
    assert later.after(sealed(inverse, change.hash)).answers == record.answers
    assert inverse.undoes == change.id


def test_that_an_untouched_chain_is_whole() -> None:
    assert verify_chain(chain()) == []
    assert verify_chain([]) == []


def test_that_the_order_in_which_a_chain_is_handed_over_does_not_matter() -> None:
    assert verify_chain(reversed(chain())) == []


@pytest.mark.parametrize("part", ["by", "at", "label", "edits", "clock"])
def test_that_an_altered_change_breaks_the_chain_there(part: str) -> None:
    whole = chain()
    other: dict[str, Any] = {"by": "ai đó", "at": "2020", "label": same("khác"), "edits": (), "clock": 99}
    altered = [*whole[:2], dataclasses.replace(whole[2], **{part: other[part]}), *whole[3:]]
    assert whole[2].id in [broken.change for broken in verify_chain(altered)]


def test_that_a_change_altered_and_sealed_again_breaks_the_chain_after_it() -> None:
    whole = chain()
    whole[2] = sealed(dataclasses.replace(whole[2], by="ai đó"), whole[1].hash)
    assert [broken.change for broken in verify_chain(whole)] == [whole[3].id]


@pytest.mark.parametrize("missing", [0, 1, 3])
def test_that_a_missing_change_breaks_the_chain_after_it(missing: int) -> None:
    whole = chain()
    assert [broken.change for broken in verify_chain(whole[:missing] + whole[missing + 1 :])] == [whole[missing + 1].id]


def test_that_two_changes_tied_to_one_are_seen() -> None:
    whole = chain(2)
    twin = sealed(dataclasses.replace(whole[1], id="z" * 32), whole[0].hash)
    assert len(verify_chain([*whole, twin])) == 1
