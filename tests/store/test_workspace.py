"""A workspace keeps what it is given, and gives it back."""

import dataclasses
import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cpa_desktop.core.change import hash_of, sealed
from cpa_desktop.core.merge import merge
from cpa_desktop.core.record import Record
from cpa_desktop.core.replay import position_text
from cpa_desktop.core.text import Refused
from cpa_desktop.store.workspace import Workspace
from tests.core.histories import entered, group_of, put
from tests.store.conftest import demand_sentence
from tests.store.entries import enter, enter_edits, history, new_record

Opening = Callable[..., Workspace]


def test_that_an_entry_is_there_after_reopening(opening: Opening) -> None:
    first = opening()
    record = enter(first, new_record(first), "P17/steam", "5,0")
    first.close()
    again = opening(create=False)
    assert again.read(record.id) == record
    assert again.changes(record.id) == record.changes


def test_that_a_new_record_keeps_where_it_belongs(workspace: Workspace) -> None:
    enterprise = workspace.create("enterprise")
    last_year = workspace.create("rapid", parent=enterprise)
    this_year = workspace.read(workspace.create("detailed", parent=enterprise, continues=last_year))
    assert (this_year.register, this_year.parent, this_year.continues) == ("detailed", enterprise, last_year)
    assert this_year.changes == ()


def test_that_entries_may_be_handed_over_faster_than_the_disk_takes_them(workspace: Workspace) -> None:
    record = new_record(workspace)
    full = history(record, workspace.device, 50)
    futures = [workspace.append(change) for change in full.changes]
    for future in futures:
        future.result()
    assert workspace.read(record.id) == full
    assert workspace.verify(record.id) == []


def test_that_whoever_reads_a_record_finds_what_was_handed_over_before(workspace: Workspace) -> None:
    record = new_record(workspace)
    full = history(record, workspace.device, 50)
    for change in full.changes:
        workspace.append(change)
    assert workspace.read(record.id) == full


def test_that_clearing_deleting_and_refilling_leave_the_answers_of_the_history(workspace: Workspace) -> None:
    record = new_record(workspace)
    record = enter(workspace, record, "P17/steam", "5")
    record = enter_edits(workspace, record, *record.edits("P13/streams/r1", position_text(1)))
    record = enter(workspace, record, "P13/streams/r1/qty", "7")
    record = enter(workspace, record, "P17/steam", None)
    record = enter_edits(workspace, record, *record.edits("P13/streams/r1", None))
    assert workspace.verify(record.id) == []
    record = enter(workspace, record, "P17/steam", "6")
    assert workspace.verify(record.id) == []
    assert workspace.read(record.id) == record


def test_that_a_record_is_read_with_the_groups_of_the_reader(workspace: Workspace) -> None:
    record = new_record(workspace)
    copy = record.after(put(record, "b", "P17/amount", "500"))
    enter(workspace, record, "P17/percent", "20")
    workspace.absorb(copy).result()
    assert workspace.read(record.id, group_of).contested.keys() == {"P17/percent"}
    assert workspace.read(record.id).contested == {}
    assert workspace.verify(record.id) == []


def test_that_characters_of_any_script_and_length_come_back(workspace: Workspace) -> None:
    record = new_record(workspace)
    for typed in ("Tinh bột sắn “loại 1” 🏭", "'; DROP TABLE change; --", "a\nb\t\\u0000", "x" * 100_000, ""):
        record = enter(workspace, record, "P17/steam", typed)
        assert workspace.read(record.id).answers["P17/steam"] == entered(typed)


def test_that_an_entry_with_nul_is_refused_before_it_is_a_change(workspace: Workspace) -> None:
    with pytest.raises(Refused):
        put(new_record(workspace), workspace.device, "P17/steam", "a\0b")


def test_that_an_unknown_record_is_refused(workspace: Workspace) -> None:
    with pytest.raises(Refused) as refused:
        workspace.read("0" * 32)
    assert "0" * 32 in demand_sentence(refused.value)
    with pytest.raises(Refused):
        workspace.append(put(Record(id="0" * 32), workspace.device, "P17/steam", "5")).result()


def test_that_ids_may_be_shortened_while_they_are_one(workspace: Workspace) -> None:
    ids = [workspace.create("rapid") for _ in range(20)]
    for id in ids:
        assert workspace.find_id(id) == id
        assert workspace.find_id(id[:12]) == id
    for prefix in ("", "z", f"{ids[0]}0", "%", "_"):
        with pytest.raises(Refused) as refused:
            workspace.find_id(prefix)
        assert "There is no record" in demand_sentence(refused.value)
    shared = next(letter for letter in "0123456789abcdef" if sum(id[0] == letter for id in ids) > 1)
    with pytest.raises(Refused, match="records have an id"):
        workspace.find_id(shared)


# What would break a chain


def test_that_an_entry_on_an_outdated_record_is_refused_and_nothing_is_written(workspace: Workspace) -> None:
    old = new_record(workspace)
    record = enter(workspace, old, "P17/steam", "5")
    future = workspace.append(put(old, workspace.device, "P17/steam", "6"))
    with pytest.raises(Refused) as refused:
        future.result()
    assert "has changed meanwhile" in demand_sentence(refused.value)
    assert workspace.read(record.id) == record


def test_that_the_same_change_is_not_written_twice(workspace: Workspace) -> None:
    record = enter(workspace, new_record(workspace), "P17/steam", "5")
    with pytest.raises(Refused):
        workspace.append(record.changes[0]).result()
    assert workspace.read(record.id) == record


@pytest.mark.parametrize("alter", [{"by": "ai đó"}, {"hash": ""}, {"previous": "x"}])
def test_that_a_change_that_is_not_what_was_sealed_is_refused(workspace: Workspace, alter: dict[str, Any]) -> None:
    record = new_record(workspace)
    change = dataclasses.replace(put(record, workspace.device, "P17/steam", "5"), **alter)
    with pytest.raises(Refused):
        workspace.append(change).result()
    assert workspace.read(record.id) == record


def test_that_a_clock_that_does_not_advance_is_refused(workspace: Workspace) -> None:
    record = enter(workspace, new_record(workspace), "P17/steam", "5")
    change = put(record, workspace.device, "P17/steam", "6")
    stopped = sealed(dataclasses.replace(change, clock=1), change.previous)
    assert stopped.hash == hash_of(stopped)
    with pytest.raises(Refused):
        workspace.append(stopped).result()


# Copies


def test_that_taking_in_a_copy_gives_the_merge_and_taking_it_in_again_changes_nothing(workspace: Workspace) -> None:
    base = enter(workspace, new_record(workspace), "P17/steam", "5")
    theirs = base.after(put(base, "b", "P17/steam", "6"))
    mine = enter(workspace, base, "P17/steam", "7")
    assert workspace.absorb(theirs).result() == merge(mine, theirs)
    assert workspace.absorb(theirs).result() == workspace.read(base.id) == merge(mine, theirs)
    assert workspace.verify(base.id) == []
    go_on = enter(workspace, workspace.read(base.id), "P17/pressure", "8")
    assert workspace.read(base.id) == go_on


def test_that_a_record_from_elsewhere_is_taken_in_whole(workspace: Workspace) -> None:
    theirs = history(Record(id="f" * 32, register="rapid", parent="e" * 32), "b", 20)
    assert workspace.absorb(theirs).result() == theirs
    assert workspace.read(theirs.id) == theirs
    empty = Record(id="d" * 32, register="rapid")
    assert workspace.absorb(empty).result() == workspace.read(empty.id) == empty


def test_that_a_copy_of_another_sort_is_refused_and_nothing_is_written(workspace: Workspace) -> None:
    record = new_record(workspace)
    with pytest.raises(Refused):
        workspace.absorb(dataclasses.replace(history(record, "b", 3), register="detailed")).result()
    assert workspace.read(record.id) == record


# Attachments


def test_that_an_attachment_comes_back_and_the_same_bytes_are_kept_once(workspace: Workspace) -> None:
    content = bytes(range(256)) * 1000
    sha256 = workspace.attach(content, "hóa đơn tháng 3.jpg")
    assert workspace.attach(content, "bản sao.png") == sha256
    kept = workspace.attachment(sha256)
    assert (kept.content, kept.name, kept.media) == (content, "hóa đơn tháng 3.jpg", "image/jpeg")
    assert workspace.attachment(workspace.attach(b"", "không rõ")).media == "application/octet-stream"
    with pytest.raises(Refused) as refused:
        workspace.attachment("nothing")
    demand_sentence(refused.value)


# Devices


def test_that_a_device_keeps_its_name_in_the_settings(opening: Opening, tmp_path: Path) -> None:
    first = opening()
    first.close()
    again = opening()
    assert again.device == first.device
    again.close()
    assert opening(settings=tmp_path / "another installation").device != first.device


def test_that_a_copied_file_is_written_under_another_name(opening: Opening, path: Path, tmp_path: Path) -> None:
    first = opening()
    record = enter(first, new_record(first), "P17/steam", "5")
    first.close()
    shutil.copy(path, tmp_path / "copy.sqlite")
    copy, first = opening(tmp_path / "copy.sqlite"), opening()
    assert copy.device != first.device
    ours, theirs = enter(first, record, "P17/steam", "6"), enter(copy, record, "P17/steam", "7")
    assert first.absorb(theirs).result() == merge(ours, theirs)
    assert first.verify(record.id) == []


def test_that_without_settings_the_workspace_keeps_the_name(opening: Opening) -> None:
    first = opening(settings=None)
    first.close()
    assert opening(settings=None).device == first.device


# The log


def test_that_the_log_tells_of_acts_and_never_of_answers(
    opening: Opening, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    workspace = opening()
    record = enter(workspace, new_record(workspace, title="Nhà máy bí mật"), "P17/steam", "98765,4")
    workspace.absorb(record.after(put(record, "b", "P17/steam", "98765,4"))).result()
    workspace.search(text="bí mật")
    workspace.backup(tmp_path / "backup.sqlite")
    with pytest.raises(Refused):
        workspace.append(record.changes[0]).result()
    assert record.changes[-1].id in caplog.text
    for secret in ("98765", "bí mật", "bi mat", "b\\xed m\\u1eadt"):
        assert secret not in caplog.text
