"""A package is taken whole or not at all, says what is wrong with it, and merges in any order any number of times."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings

from cpa_desktop.core.merge import merge
from cpa_desktop.core.text import Refused
from cpa_desktop.store import package
from cpa_desktop.store.workspace import Workspace
from tests.core.histories import Histories, histories
from tests.store.conftest import contents, demand_sentence, killed
from tests.store.entries import enter
from tests.store.packages import PHOTO, filled, members, written
from tests.store.test_disk_full import no_file_may_grow_beyond

Opening = Callable[..., Workspace]


# whole, and the same each time


def test_that_a_record_comes_out_elsewhere_with_history_enterprise_and_photos(
    workspace: Workspace, there: Workspace, file: Path
) -> None:
    record = filled(workspace)
    taken = there.take(package.read(written(workspace, record, file))).result()
    assert taken == (record, workspace.read(record.parent or ""))
    assert there.read(record.id) == record
    assert there.verify(record.id) == []
    (photo,) = package.named(record)
    assert there.attachment(photo) == workspace.attachment(photo)
    assert there.attachment(photo).content == PHOTO
    assert there.attachment(photo).name == "lò hơi.jpg"


def test_that_the_same_record_gives_the_same_bytes_wherever_it_is(
    workspace: Workspace, there: Workspace, file: Path, tmp_path: Path
) -> None:
    record = filled(workspace)
    first = written(workspace, record, file).read_bytes()
    assert written(workspace, record, file).read_bytes() == first
    there.take(package.read(file)).result()
    assert written(there, record, tmp_path / "again.cpa").read_bytes() == first


def test_that_what_a_package_holds_can_be_looked_at_with_any_zip_program(workspace: Workspace, file: Path) -> None:
    record = filled(workspace)
    found = members(written(workspace, record, file))
    (photo,) = package.named(record)
    assert set(found) == {
        "manifest.json",
        f"records/{record.id}.jsonl",
        f"records/{record.parent}.jsonl",
        f"attachments/{photo}",
    }
    manifest = json.loads(found["manifest.json"])
    assert (manifest["format"], manifest["forms"]) == (1, "forms")
    assert manifest["records"][0]["heads"] == {workspace.device: record.changes[-1].hash}


def test_that_a_photo_taken_off_travels_with_the_history_so_that_undo_finds_it(
    workspace: Workspace, there: Workspace, file: Path
) -> None:
    record = filled(workspace)
    (photo,) = package.named(record)
    record = enter(workspace, record, "P10/photo", None)
    there.take(package.read(written(workspace, record, file))).result()
    assert there.attachment(photo).content == PHOTO


def test_that_a_photo_the_writer_never_had_is_counted_as_absent(workspace: Workspace, file: Path) -> None:
    record = enter(workspace, filled(workspace), "P10/other", "f" * 64)
    read = package.read(written(workspace, record, file))
    assert (len(read.attachments), read.absent) == (1, 1)


def test_that_a_photo_already_here_is_kept_once_under_its_first_name(
    workspace: Workspace, there: Workspace, file: Path
) -> None:
    there.attach(PHOTO, "của tôi.jpg", "image/jpeg")
    record = filled(workspace)
    there.take(package.read(written(workspace, record, file))).result()
    (photo,) = package.named(record)
    assert there.attachment(photo).name == "của tôi.jpg"


def test_that_taking_twice_changes_nothing_and_going_back_and_forth_brings_both_up_to_date(
    workspace: Workspace, there: Workspace, file: Path
) -> None:
    record = filled(workspace)
    read = package.read(written(workspace, record, file))
    assert there.take(read).result() == there.take(read).result()
    theirs = enter(there, there.read(record.id), "P17/water", "7")
    ours = enter(workspace, record, "P17/fuel", "8")
    workspace.take(package.read(written(there, theirs, file))).result()
    there.take(package.read(written(workspace, ours, file))).result()
    assert workspace.read(record.id) == there.read(record.id) == merge(ours, theirs)
    assert workspace.verify(record.id) == there.verify(record.id) == []


@settings(max_examples=25, deadline=None)
@given(histories(max_steps=14))
def test_that_packages_merge_alike_in_either_order_and_any_number_of_times(made: Histories) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        packages = []
        for device, copy in made.copies.items():
            with Workspace.open(folder / f"{device}.sqlite", create=True) as source:
                source.absorb(copy).result()
                package.write(folder / f"{device}.cpa", source, copy.id)
            packages.append(package.read(folder / f"{device}.cpa"))
        found = []
        for place, order in enumerate(([0, 1, 2, 0], [2, 1, 0], [1, 0, 2, 2, 1])):
            with Workspace.open(folder / f"{place}.sqlite", create=True) as target:
                for each in order:
                    target.take(packages[each]).result()
                found.append(target.read("record"))
                assert target.verify("record") == []
    assert found[0] == found[1] == found[2]
    assert len(found[0].changes) == len(made.all_changes())


# full disks and dead batteries


@pytest.mark.parametrize("room", [0, 1, 5000, 100_000, 300_000])
def test_that_a_package_the_disk_has_no_room_for_is_not_half_taken(
    workspace: Workspace, there: Workspace, file: Path, tmp_path: Path, room: int
) -> None:
    record = enter(workspace, filled(workspace), "P10/large", workspace.attach(b"x" * 400_000, "large.jpg"))
    read = package.read(written(workspace, record, file))
    log = tmp_path / "khác" / "sổ.sqlite-wal"
    size = log.stat().st_size if log.exists() else 0
    with no_file_may_grow_beyond(size + room), pytest.raises(Refused) as refused:
        there.take(read).result()
    demand_sentence(refused.value)
    assert there.count() == 0
    assert not any(there.has_attachment(hash) for hash in package.named(record))
    assert there.take(read).result()[0] == record
    assert there.verify(record.id) == []


@pytest.mark.parametrize("room", [0, 100, 5000])
def test_that_a_package_the_disk_has_no_room_for_is_not_half_written(
    workspace: Workspace, file: Path, room: int
) -> None:
    record = enter(workspace, filled(workspace), "P10/large", workspace.attach(b"x" * 400_000, "large.jpg"))
    written(workspace, record, file)
    before = contents(file.parent)
    with no_file_may_grow_beyond(room), pytest.raises(Refused) as refused:
        written(workspace, record, file)
    demand_sentence(refused.value)
    assert contents(file.parent) == before


@pytest.mark.slow
def test_that_a_package_is_there_whole_or_not_at_all_whenever_the_program_is_killed(tmp_path: Path) -> None:
    found = killed("package_kills", tmp_path, 40)
    assert found["faults"] == []
    assert 0 < found["taken"] < found["kills"], "the kills must fall both before and after the taking"
