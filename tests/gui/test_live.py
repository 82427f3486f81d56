"""An open record tells the window of every change, of its saving, and of what could not be saved."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from cpa_desktop.core.text import Text
from cpa_desktop.gui import jobs
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.service.workspace import Desk

pytestmark = pytest.mark.window

PLACE = "P01/code"


@pytest.fixture
def live(desk: Desk, qtbot: QtBot) -> Iterator[LiveRecord]:
    """The copy of the sample, live."""
    made = LiveRecord(desk.session(desk.records(register="rapid")[0].id))
    yield made
    made.close()
    jobs.finish()


@contextmanager
def full_disk() -> Iterator[None]:
    """No file may grow: the system refuses every write, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def entered(live: LiveRecord) -> str:
    """What stands at the place that these tests write to."""
    return live.session.entered(("P01", "", "code"))


def test_that_every_change_is_told(live: LiveRecord, qtbot: QtBot) -> None:
    # when something is entered
    with qtbot.waitSignal(live.changed):
        live.session.answer(PLACE, "TN-2026-01")
    # then the session holds it
    assert entered(live) == "TN-2026-01"


def test_that_saved_is_said_once_the_disk_has_it(live: LiveRecord, qtbot: QtBot) -> None:
    # when something is entered
    with qtbot.waitSignal(live.saved) as said:
        live.session.answer(PLACE, "TN-2026-01")
    # then the time is said, and another reader finds it
    hours, _, minutes = said.args[0].partition(":")
    assert len(hours) == len(minutes) == 2
    assert live.is_saved
    assert PLACE in live.session.workspace.read(live.session.record.id).answers


def test_that_undo_and_redo_go_through_the_session(live: LiveRecord) -> None:
    before = entered(live)
    live.session.answer(PLACE, "TN-2026-01")
    # when it is taken back, and brought back
    live.undo()
    taken_back = entered(live)
    live.redo()
    # then the entry goes and comes
    assert taken_back == before
    assert entered(live) == "TN-2026-01"


def test_that_nothing_to_undo_is_a_sentence_and_no_error(live: LiveRecord, qtbot: QtBot) -> None:
    # when there is nothing to bring back
    with qtbot.waitSignal(live.refused) as said:
        live.redo()
    # then it is said
    assert isinstance(said.args[0], Text)


def test_that_the_plus_minus_follows_the_figures(live: LiveRecord, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: live.spread is not None, timeout=20_000)
    before = live.spread
    # when a figure changes
    live.session.answer("P05/design_capacity", "150")
    # then its ± is worked out anew, off the window's thread, and told
    qtbot.waitUntil(lambda: live.spread is not before, timeout=20_000)
    assert live.spread is not None
    assert live.spread.half_width(("K02", "", "money_saved")) is not None


def test_that_no_figure_stays_pending(live: LiveRecord, qtbot: QtBot) -> None:
    # when everything has been worked out
    qtbot.waitUntil(lambda: live.spread is not None, timeout=20_000)
    # then no slow engine is awaited
    assert live.evaluation.jobs == []


def test_that_what_the_disk_refuses_is_kept_to_be_tried_again(live: LiveRecord, qtbot: QtBot) -> None:
    before = entered(live)
    # given a full disk
    with full_disk(), qtbot.waitSignal(live.refused) as said:
        # when something is entered
        live.session.answer(PLACE, "TN-2026-01")
        assert entered(live) == "TN-2026-01"
    # then one sentence says so, what is shown is what is on disk, and the entry is kept aside
    assert isinstance(said.args[0], Text)
    assert entered(live) == before
    assert not live.is_saved
    # when there is room again
    with qtbot.waitSignal(live.saved):
        live.try_again()
    # then nothing was lost
    assert entered(live) == "TN-2026-01"
    assert live.is_saved


def test_that_closing_waits_for_the_writing(desk: Desk, qtbot: QtBot) -> None:
    live = LiveRecord(desk.session(desk.records(register="rapid")[0].id))
    # when something is entered and the record closed at once
    live.session.answer(PLACE, "TN-2026-02")
    live.close()
    jobs.finish()
    # then it is on disk
    assert "TN-2026-02" in live.session.workspace.read(live.session.record.id).answers[PLACE]
