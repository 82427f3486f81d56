"""Work on files that is called off, at each moment at which it can be: nothing is half written, all is as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cpa_desktop.core import course
from cpa_desktop.core.course import Course, GivenUp
from cpa_desktop.store import copying, package
from cpa_desktop.store.backups import restore
from cpa_desktop.store.workspace import Workspace
from tests.store.entries import enter, new_record
from tests.store.packages import filled, written

Opening = Callable[..., Workspace]


class Ending(Course):
    """Given up at its nth step."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.left = at

    def step(self, done: int, of: int) -> None:
        """Go on, or end here."""
        if not self.left:
            raise GivenUp
        self.left -= 1


def steps_of(work: Callable[[], object], after: Callable[[], None]) -> int:
    """Call the work off at its first step, at its second, and so on, until it is through; gives how many there were."""
    for at in range(1000):
        try:
            with course.watched(Ending(at)):
                work()
        except GivenUp:
            after()
        else:
            return at
    pytest.fail("the work has no end")


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@pytest.mark.parametrize("before", [b"", b"PK an earlier one"])
def test_that_a_package_that_is_called_off_leaves_what_was_there(
    workspace: Workspace, tmp_path: Path, before: bytes
) -> None:
    record = filled(workspace)
    folder = tmp_path / "usb"
    folder.mkdir()
    if before:
        (folder / "r.cpa").write_bytes(before)
    was = files(folder)

    def demand_as_it_was() -> None:
        assert files(folder) == was

    assert steps_of(lambda: written(workspace, record, folder / "r.cpa"), demand_as_it_was) >= 3
    assert package.read(folder / "r.cpa").record == record


def test_that_a_package_that_is_called_off_while_it_is_taken_in_takes_nothing(
    workspace: Workspace, there: Workspace, file: Path
) -> None:
    taken = package.read(written(workspace, filled(workspace), file))
    (photo,) = package.named(taken.record)

    def demand_as_it_was() -> None:
        assert there.count() == 0
        assert not there.has_attachment(photo)

    assert steps_of(lambda: there.take(taken).result(), demand_as_it_was) >= 2
    assert there.has_attachment(photo)
    assert there.read(taken.record.id) == taken.record


def test_that_a_backup_that_is_called_off_leaves_the_earlier_one(
    opening: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PAGES", 4)
    workspace = opening()
    record = new_record(workspace)
    folder = tmp_path / "usb"
    folder.mkdir()
    workspace.backup(folder / "b.sqlite")
    was = files(folder)
    enter(workspace, record, "P17/steam", "5")

    def demand_as_it_was() -> None:
        assert files(folder) == was

    assert steps_of(lambda: workspace.backup(folder / "b.sqlite"), demand_as_it_was) >= 5
    assert set(files(folder)) == {"b.sqlite"}
    assert opening(folder / "b.sqlite", create=False).read(record.id) == workspace.read(record.id)


def test_that_a_backup_is_of_one_moment_though_something_is_entered_while_it_is_made(
    opening: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PAGES", 4)
    workspace = opening()
    before = enter(workspace, new_record(workspace), "P17/steam", "0")
    record = before

    class Typing(Course):
        """Something is entered at each step."""

        def step(self, done: int, of: int) -> None:
            """Enter."""
            nonlocal record
            record = enter(workspace, record, "P17/steam", f"{done + 1}")

    with course.watched(Typing()):
        workspace.backup(tmp_path / "b.sqlite")
    copy = opening(tmp_path / "b.sqlite", create=False)
    assert copy.verify(record.id) == []
    assert copy.read(record.id) == before
    assert len(record.changes) > len(before.changes) + 3


def test_that_going_back_that_is_called_off_leaves_the_workspace_and_no_copy_of_it(
    opening: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PAGES", 4)
    workspace = opening()
    record = new_record(workspace)
    backup = tmp_path / "b.sqlite"
    workspace.backup(backup)
    record = enter(workspace, record, "P17/steam", "5")
    path = workspace.location.path
    assert path is not None
    workspace.close()
    there = {file.name for file in path.parent.iterdir()}

    def demand_as_it_was() -> None:
        assert {file.name for file in path.parent.iterdir()} <= there
        with Workspace.open(path) as again:
            assert again.read(record.id) == record

    assert steps_of(lambda: restore(backup, path), demand_as_it_was) >= 5
    with Workspace.open(path) as again:
        assert len(again.read(record.id).changes) < len(record.changes)
