"""Lists: quick, light, and found without typing marks."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.store.listing import HeadlineValue
from cpa_desktop.store.workspace import Workspace
from tests.core.histories import put
from tests.store.entries import enter, new_record

Opening = Callable[..., Workspace]
NAME = HeadlineValue(key="province", text="Đắk Lắk", is_searched=True)
STEAM = HeadlineValue(key="steam", value=5.5, unit="t/h", text="5,5 t/h")


def headlined(workspace: Workspace, title: str, *headlines: HeadlineValue, register: str = "rapid") -> str:
    record = new_record(workspace, register, title)
    workspace.write_headlines(record.id, record.changes[-1].id, headlines).result()
    return record.id


def test_that_a_row_shows_what_is_known_without_opening_the_record(workspace: Workspace) -> None:
    id = headlined(workspace, "Nhà máy A", NAME, STEAM)
    (row,) = workspace.search()
    assert (row.id, row.register, row.title, row.is_current) == (id, "rapid", "Nhà máy A", True)
    assert row.headlines == {"province": NAME, "steam": STEAM}
    last = workspace.read(id).changes[-1]
    assert (row.head, row.changed) == (last.id, last.at)


def test_that_an_entry_after_the_headlines_shows_that_they_are_old(workspace: Workspace) -> None:
    id = headlined(workspace, "Nhà máy A", STEAM)
    record = enter(workspace, workspace.read(id), "P17/steam", "6")
    assert not workspace.search()[0].is_current
    workspace.write_headlines(id, record.changes[-1].id, [STEAM]).result()
    assert workspace.search()[0].is_current


def test_that_a_merge_shows_that_the_headlines_are_old(workspace: Workspace) -> None:
    id = headlined(workspace, "Nhà máy A", STEAM)
    record = workspace.read(id)
    workspace.absorb(record.after(put(record, "b", "P17/steam", "6"))).result()
    assert not workspace.search()[0].is_current


def test_that_a_record_without_headlines_is_not_current(workspace: Workspace) -> None:
    new_record(workspace)
    assert not workspace.search()[0].is_current


def test_that_new_headlines_replace_the_old(workspace: Workspace) -> None:
    id = headlined(workspace, "Nhà máy A", NAME, STEAM)
    workspace.write_headlines(id, "x", [STEAM], title="Tên khác").result()
    (row,) = workspace.search()
    assert (set(row.headlines), row.title) == ({"steam"}, "Tên khác")
    assert workspace.count(text="dak lak") == 0
    assert workspace.count(text="nha may") == 0


@pytest.mark.parametrize("find", ["", "đắk lắk", "dak lak", "  LẮK   đak ", "may nha", "Nhà máy A lắk", "a"])
def test_that_every_word_may_stand_anywhere_without_marks(workspace: Workspace, find: str) -> None:
    id = headlined(workspace, "Nhà máy A", NAME, STEAM)
    assert [row.id for row in workspace.search(text=find)] == [id]
    assert workspace.count(text=find) == 1


@pytest.mark.parametrize("find", ["dak nong", "5,5", "%", "_", "\\", "'", "nha may b"])
def test_that_what_does_not_occur_is_not_found(workspace: Workspace, find: str) -> None:
    headlined(workspace, "Nhà máy A", NAME, STEAM)
    assert workspace.search(text=find) == ()
    assert workspace.count(text=find) == 0


def test_that_a_changed_title_is_found_and_the_old_one_is_not(workspace: Workspace) -> None:
    record = new_record(workspace, title="Cũ")
    enter(workspace, record, "record/title", "Mới")
    assert workspace.count(text="moi") == 1
    assert workspace.count(text="cu") == 0


def test_that_a_contested_title_is_not_shown_as_either(workspace: Workspace) -> None:
    record = new_record(workspace)
    copy = record.after(put(record, "b", "record/title", "Một"))
    enter(workspace, record, "record/title", "Hai")
    workspace.absorb(copy).result()
    assert workspace.search()[0].title == ""


def test_that_a_page_holds_the_last_changed_first(workspace: Workspace) -> None:
    ids: list[str] = []
    for number in range(7):
        record = workspace.read(workspace.create("rapid" if number % 2 else "detailed"))
        change = record.next_change(
            label=put(record, "a", "P1/a", "1").label,
            edits=record.edits("P1/a", "1"),
            device=workspace.device,
            by="Lan",
            at=f"2026-03-0{number + 1}T08:00:00+00:00",
        )
        workspace.append(change).result()
        ids.insert(0, record.id)
    assert [row.id for row in workspace.search()] == ids
    assert [row.id for row in workspace.search(limit=3, offset=2)] == ids[2:5]
    assert [row.id for row in workspace.search("rapid")] == ids[1::2]
    assert workspace.count() == 7
    assert workspace.count("detailed") == 4
    assert workspace.search("none") == ()


def test_that_children_are_listed_by_their_parent(workspace: Workspace) -> None:
    enterprise = workspace.create("enterprise")
    child = workspace.create("rapid", parent=enterprise)
    workspace.create("rapid")
    assert [row.id for row in workspace.search(parent=enterprise)] == [child]
    assert workspace.count("rapid", parent=enterprise) == 1


@given(find=st.text(max_size=8))
def test_that_no_search_text_breaks_the_search(opening_once: Workspace, find: str) -> None:
    assert len(opening_once.search(text=find)) == opening_once.count(text=find)


@pytest.fixture(scope="module")
def opening_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """One workspace with a record, for many searches."""
    with Workspace.open(tmp_path_factory.mktemp("listing") / "a.sqlite", create=True) as workspace:
        headlined(workspace, "Nhà máy A", NAME)
        yield workspace
