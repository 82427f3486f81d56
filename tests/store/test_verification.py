"""What somebody changed in the file behind the program's back is seen."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cpa_desktop.core.change import Broken
from cpa_desktop.core.text import Refused
from cpa_desktop.store.workspace import Workspace
from tests.store.conftest import demand_sentence
from tests.store.entries import enter, new_record

Opening = Callable[..., Workspace]


def found_after(opening: Opening, path: Path, tampering: str) -> list[Broken]:
    workspace = opening()
    record = new_record(workspace)
    for typed in ("5", "6", "7"):
        record = enter(workspace, record, "P17/steam", typed)
    enter(workspace, record, "P17/pressure", "8")
    assert workspace.verify(record.id) == []
    workspace.close()
    raw = sqlite3.connect(path)
    raw.executescript(tampering)
    raw.close()
    return opening(create=False).verify(record.id)


@pytest.mark.parametrize(
    ("tampering", "words"),
    [
        ("UPDATE answer SET text = replace(text, '7', '9')", "answer at P17/steam is not what the history says"),
        ("DELETE FROM answer WHERE address = 'P17/pressure'", "answer at P17/pressure is not what the history says"),
        ("INSERT INTO answer SELECT record, 'P17/odd', text FROM answer LIMIT 1", "answer at P17/odd is not"),
        ("UPDATE change SET edits = replace(edits, '6', '9') WHERE clock = 2", "was altered after it was written"),
        ("UPDATE change SET by = 'ai đó' WHERE clock = 1", "was altered after it was written"),
        ("DELETE FROM change WHERE clock = 2", "a change was lost, inserted or moved"),
        ("DELETE FROM change WHERE clock = 1", "speaks of a change that has been lost"),
        ("UPDATE change SET clock = 9 WHERE clock = 1", "was lost, inserted or moved"),
    ],
)
def test_that_tampering_is_found(opening: Opening, path: Path, tampering: str, words: str) -> None:
    assert any(words in broken.text.en for broken in found_after(opening, path, tampering))


@pytest.mark.parametrize("column", ["device", "at", "label", "edits", "previous", "hash", "by"])
def test_that_a_changed_letter_anywhere_in_the_history_is_found(opening: Opening, path: Path, column: str) -> None:
    letter = f'substr("{column}", length("{column}") / 2, 1)'
    tampering = f'UPDATE change SET "{column}" = replace("{column}", {letter}, \'é\') WHERE clock = 2'
    assert found_after(opening, path, tampering)


@pytest.mark.parametrize("column", ["label", "edits"])
def test_that_a_change_that_cannot_be_read_is_said_in_words(opening: Opening, path: Path, column: str) -> None:
    (broken,) = found_after(opening, path, f"UPDATE change SET {column} = substr({column}, 2) WHERE clock = 2")
    workspace = opening(path, create=False)
    with pytest.raises(Refused) as refused:
        workspace.read(broken.record)
    assert "cannot be read" in demand_sentence(refused.value)
    assert refused.value.text == broken.text


def test_that_a_record_that_is_not_there_is_refused_and_not_found_broken(opening: Opening) -> None:
    with pytest.raises(Refused):
        opening().verify("0" * 32)
