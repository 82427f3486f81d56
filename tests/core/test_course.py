"""Work that is watched: told how far it is, and ended at its next step when it is given up."""

from threading import Thread

import pytest

from cpa_desktop.core import course
from cpa_desktop.core.course import Course, GivenUp


def test_that_work_nobody_watches_goes_on() -> None:
    course.step(1, 2)
    assert course.current() is None


def test_that_it_is_told_at_most_once_for_each_hundredth() -> None:
    told: list[tuple[int, int]] = []
    with course.watched(Course(lambda done, of: told.append((done, of)))):
        for part in range(1001):
            course.step(part, 1000)
    assert told == [(part, 100) for part in range(101)]


def test_that_a_step_of_no_known_length_says_nothing_and_still_ends_what_is_given_up() -> None:
    told: list[tuple[int, int]] = []
    watched = Course(lambda done, of: told.append((done, of)))
    with course.watched(watched):
        course.step()
        watched.give_up()
        with pytest.raises(GivenUp):
            course.step()
    assert told == []
    assert watched.is_given_up


def test_that_what_goes_on_within_other_work_is_part_of_that_alone() -> None:
    inner, outer = Course(), Course()
    outer.give_up()
    with course.watched(outer):
        with course.watched(inner):
            course.step()
        with pytest.raises(GivenUp):
            course.step()
    course.step()


def test_that_another_thread_is_not_watched_unless_it_is_told_to_be() -> None:
    seen: list[Course | None] = []
    with course.watched(Course()) as _:
        thread = Thread(target=lambda: seen.append(course.current()))
        thread.start()
        thread.join()
    assert seen == [None]
