"""Photos matched with observations by the clock, and a camera whose clock is wrong."""

import dataclasses
from datetime import datetime, timedelta

import pytest

from cpa_desktop.core.text import Refused, same
from cpa_desktop.service import pictures, pictures_files, pictures_times
from cpa_desktop.service.pictures_files import Loose
from cpa_desktop.service.pictures_times import Answered, nearest, read_taken, slow_by
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from tests.service.photographs import photo

TABLE, ALBUM = ("P10", "questions"), ("P10", "photos")
NOON = datetime(2026, 3, 14, 12, 0)


@pytest.fixture
def session(desk: Desk, rapid: str) -> RecordSession:
    """A rapid assessment of the mill, open."""
    return desk.session(rapid)


def minutes(count: float) -> timedelta:
    """So many."""
    return timedelta(minutes=count)


def taken(at: datetime, seed: int = 0) -> Loose:
    """A photo taken at a moment."""
    return Loose(name=f"{seed}.jpg", content=photo(seed, f"{at:%Y:%m:%d %H:%M:%S}"))


def questions(session: RecordSession, rows: tuple[str, ...]) -> list[object]:
    """What the photos belong to."""
    return [session.evaluation.cell((*ALBUM, "question"), row) for row in rows]


def add(session: RecordSession, *photos: Loose, behind: timedelta = timedelta()) -> pictures.Added:
    """Take photos into the album."""
    looked = pictures.keep(session.workspace, pictures_files.look(photos))
    return pictures.lay(session, looked, album=ALBUM, behind=behind)


# which one


def test_that_the_answer_nearest_in_time_is_meant_and_none_that_is_far() -> None:
    moments = (Answered(at=NOON, row="a"), Answered(at=NOON + minutes(4), row="b"))
    assert nearest(NOON - minutes(1), moments) == "a"
    assert nearest(NOON + minutes(3), moments) == "b"
    assert nearest(NOON + minutes(9), moments) == "b"
    assert nearest(NOON + minutes(10), moments) == ""
    assert nearest(NOON, ()) == ""


def test_that_only_what_was_said_on_the_spot_tells_when(session: RecordSession) -> None:
    # given an answer, a note, and answers that came together, as from an import
    session.answer("P10/questions/AQ05/choice", "nước sạch")
    session.answer("P10/questions/AQ06/note", "tràn")
    session.apply(
        [
            edit
            for row in ("AQ01", "AQ03")
            for edit in session.record.edits(f"P10/questions/{row}/note", '{"entered":"x"}')
        ],
        same("Take in"),
    )
    # then the first two have a time, on the clock of the place
    moments = pictures_times.answered(session.record, TABLE)
    assert [each.row for each in moments] == ["AQ05", "AQ06"]
    assert all(abs(each.at - pictures_times.now()) < minutes(1) for each in moments)


# a clock that is wrong


@pytest.mark.parametrize(
    ("typed", "behind"),
    [
        ("", minutes(0)),
        ("12:00", minutes(0)),
        ("11:53", minutes(7)),
        ("12h10", minutes(-10)),
        ("23:50", minutes(12 * 60 + 10 - 24 * 60) + timedelta(days=1)),
        ("13/03/2026 12:00", timedelta(days=1)),
        ("01/01/2015 00:30", NOON - datetime(2015, 1, 1, 0, 30)),
    ],
)
def test_that_what_the_camera_shows_says_how_far_it_is_off(typed: str, behind: timedelta) -> None:
    assert slow_by(typed, NOON) % timedelta(days=1) == behind % timedelta(days=1)
    if "/" in typed or not typed:
        assert slow_by(typed, NOON) == behind


def test_that_an_hour_alone_means_the_nearest_such_moment() -> None:
    late = datetime(2026, 3, 14, 23, 58)
    assert slow_by("00:03", late) == minutes(-5)
    assert slow_by("23:50", late) == minutes(8)


@pytest.mark.parametrize("typed", ["sáng", "25:00", "12", "32/01/2026 10:00"])
def test_that_what_is_no_time_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Refused, match="09:12"):
        slow_by(typed, NOON)


def test_that_a_time_without_the_hour_matches_nothing() -> None:
    assert read_taken("14/03/2026 09:12") == datetime(2026, 3, 14, 9, 12)
    assert read_taken("14/03/2026") is None
    assert read_taken("") is None


# in a record


def test_that_photos_go_to_what_was_answered_around_them_in_one_act(session: RecordSession) -> None:
    # given an observation answered now
    session.answer("P10/questions/AQ05/choice", "nước sạch")
    now = pictures_times.now()
    steps = len(session.record.changes)

    # when a photo of a minute ago and one of this morning are added
    added = add(session, taken(now - timedelta(hours=3), 1), taken(now - minutes(1), 2))

    # then the near one belongs to it, the other to nothing, and one undo takes both off
    assert questions(session, added.rows)[1] == "AQ05"
    assert not isinstance(questions(session, added.rows)[0], str)
    assert added.matched == added.rows[1:]
    assert len(session.record.changes) == steps + 1
    session.undo()
    assert session.evaluation.rows(*ALBUM) == []


def test_that_a_person_changes_what_was_matched(session: RecordSession) -> None:
    session.answer("P10/questions/AQ05/choice", "nước sạch")
    (row,) = add(session, taken(pictures_times.now())).rows
    session.answer(f"P10/photos/{row}/question", "AQ06")
    assert questions(session, (row,)) == ["AQ06"]
    assert pictures.match(session, ALBUM) == ()
    assert questions(session, (row,)) == ["AQ06"]


def test_that_a_camera_that_is_slow_is_set_right_before_it_is_matched(session: RecordSession) -> None:
    session.answer("P10/questions/AQ05/choice", "nước sạch")
    now = pictures_times.now()
    shown = now - timedelta(days=400, minutes=17)
    (row,) = add(session, taken(shown), behind=now - shown).rows
    assert questions(session, (row,)) == ["AQ05"]
    assert session.evaluation.cell((*ALBUM, "taken_at"), row) == f"{now:%d/%m/%Y %H:%M}"


def test_that_an_observation_named_goes_before_the_clock(session: RecordSession) -> None:
    session.answer("P10/questions/AQ05/choice", "nước sạch")
    looked = pictures.keep(session.workspace, pictures_files.look([taken(pictures_times.now())]))
    added = pictures.lay(session, looked, album=ALBUM, question="AQ09")
    assert questions(session, added.rows) == ["AQ09"]
    assert added.matched == ()


def test_that_photos_added_before_the_answers_are_matched_later(session: RecordSession) -> None:
    # given two photos that were added first
    now = pictures_times.now()
    near, far = add(session, taken(now, 1), taken(now - timedelta(days=2), 2)).rows[::-1]
    assert not any(isinstance(each, str) for each in questions(session, (near, far)))

    # when an observation is answered and they are matched
    session.answer("P10/questions/AQ09/choice", "có")
    session.answer("P10/questions/AQ09/note", "trắng đục")
    assert pictures.match(session, ALBUM) == (near,)

    # then one belongs to it, in one act that can be undone, and there is nothing more to match
    assert questions(session, (near,)) == ["AQ09"]
    assert pictures.match(session, ALBUM) == ()
    session.undo()
    assert not isinstance(questions(session, (near,))[0], str)


def test_that_a_photo_without_a_time_belongs_to_nothing(session: RecordSession) -> None:
    session.answer("P10/questions/AQ05/choice", "nước sạch")
    added = add(session, Loose(name="a.jpg", content=photo(1)))
    assert added.matched == ()
    assert dataclasses.replace(added, rows=()) == pictures.Added()
