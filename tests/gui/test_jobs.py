"""Work off the window's thread: what it gives comes back to the window's thread, what it raises too."""

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cpa_desktop.core.text import Refused, same
from cpa_desktop.gui import jobs

pytestmark = pytest.mark.window


def test_that_what_a_job_gives_is_told_on_the_window_s_own_thread(qtbot: QtBot) -> None:
    told: list[tuple[object, object]] = []
    raised: list[Exception] = []
    # when a job is run that says where it worked
    jobs.run(threading.get_ident, lambda where: told.append((where, threading.get_ident())), raised.append)
    qtbot.waitUntil(lambda: bool(told))
    # then it worked elsewhere, and told it here
    where, here = told[0]
    assert where != here == threading.get_ident()


def test_that_what_a_job_raises_is_told_too(qtbot: QtBot) -> None:
    def refuse() -> None:
        raise Refused(same("no"))

    given: list[None] = []
    raised: list[Exception] = []
    # when the work is refused
    jobs.run(refuse, given.append, raised.append)
    qtbot.waitUntil(lambda: bool(raised))
    # then whoever asked hears it
    assert isinstance(raised[0], Refused)


def test_that_nobody_is_told_who_was_closed_meanwhile(qtbot: QtBot) -> None:
    class Asker(QObject):
        told = 0

        def hear(self, _value: object) -> None:
            Asker.told += 1

    # given work that waits until whoever asked is gone
    asker, may_go_on = Asker(), threading.Event()
    jobs.run(may_go_on.wait, asker.hear, asker.hear)
    asker.deleteLater()
    qtbot.waitSignal(asker.destroyed)
    # when it is done
    may_go_on.set()
    qtbot.waitUntil(lambda: jobs.running() == 0)
    # then nobody is told
    assert Asker.told == 0


def test_that_finishing_waits_for_what_runs_and_tells_nobody(qtbot: QtBot) -> None:
    told: list[object] = []
    worked = threading.Event()
    # given a job under way
    jobs.run(worked.set, told.append, told.append)
    # when everything is finished before the window's thread has turned to anything else
    jobs.finish()
    # then the work was done, and nothing is told afterwards
    assert worked.is_set()
    assert jobs.running() == 0
    assert told == []
