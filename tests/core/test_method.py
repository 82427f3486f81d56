"""Sheets in the order of the method, and which of them comes next."""

import pytest

from cpa_desktop.core.method import Agenda, Method, Step, Task
from cpa_desktop.core.text import same
from cpa_desktop.core.worksheet import Need, Worksheet

TASKS = (
    Task(id=2, title=same("base data")),
    Task(id=1, title=same("team")),
)  # the order of the file, not of the numbers
METHOD = Method(
    steps=(
        Step(id=1, title=same("starting"), tasks=TASKS),
        Step(id=2, title=same("analysing"), tasks=(Task(id=5, title=same("balances")),)),
    )
)


def sheet(name: str, task: int, need: Need = "must") -> Worksheet:
    """A sheet of a task."""
    return Worksheet(id=name, title=same(name), task=task, need=need, fields=())


@pytest.fixture
def agenda() -> Agenda:
    """Sheets handed over in no order at all."""
    return METHOD.agenda(
        [sheet("P17", 5, "should"), sheet("P02", 0, "may"), sheet("P08", 2), sheet("P05", 2), sheet("P01", 1)]
    )


def names(agenda: Agenda) -> list[str]:
    """The sheets in their order."""
    return [stop.sheet.id for stop in agenda.stops]


def test_that_sheets_run_as_steps_and_tasks_do_and_then_by_id(agenda: Agenda) -> None:
    assert names(agenda) == ["P02", "P05", "P08", "P01", "P17"]


def test_that_each_sheet_stands_under_its_step(agenda: Agenda) -> None:
    found = [(step.id if step else None, [stop.sheet.id for stop in stops]) for step, stops in agenda.by_step()]
    assert found == [(None, ["P02"]), (1, ["P05", "P08", "P01"]), (2, ["P17"])]
    assert [stop.task.id if stop.task else None for stop in agenda.stops] == [None, 2, 2, 1, 5]


def test_that_one_can_leaf_through_to_both_ends(agenda: Agenda) -> None:
    forth = [agenda.after(name) for name in names(agenda)]
    back = [agenda.before(name) for name in names(agenda)]
    assert [stop.sheet.id if stop else None for stop in forth] == ["P05", "P08", "P01", "P17", None]
    assert [stop.sheet.id if stop else None for stop in back] == [None, "P02", "P05", "P08", "P01"]


@pytest.mark.parametrize(
    ("done", "here", "following"),
    [
        ("", "", "P05"),
        ("P05", "", "P08"),
        ("", "P08", "P01"),
        ("P01", "P08", "P17"),
        ("P17", "P01", "P05"),  # from the end back to what was passed over
        ("P05 P08 P01", "P17", "P17"),  # it is itself what is left
        ("P05 P08 P01 P17", "P01", None),  # P02 may be left out, and does not stand in the way
    ],
)
def test_that_next_comes_what_is_wanted_and_not_done(
    agenda: Agenda, done: str, here: str, following: str | None
) -> None:
    found = agenda.next(done.split(), here)
    assert (found.sheet.id if found else None) == following


def test_that_nothing_comes_next_where_nothing_is_asked() -> None:
    assert METHOD.agenda([]).next([]) is None


def test_that_a_sheet_which_is_not_on_the_agenda_has_no_place(agenda: Agenda) -> None:
    with pytest.raises(KeyError):
        agenda.after("P99")
