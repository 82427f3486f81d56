"""Figures of the window: start and memory beside a bare PySide6 window, an entry until its figures are redrawn."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from cpa_desktop.gui import app, jobs
from cpa_desktop.gui.live import LiveRecord, reckon
from cpa_desktop.gui.opened import OpenRecord
from cpa_desktop.gui.workbench import Workbench
from cpa_desktop.service.workspace import Desk
from tests.benchmarks import synthetic
from tests.benchmarks.measure import fresh, percentile, say, timed
from tests.benchmarks.records import commits, sample_session

_STARTS, _ENTRIES = 7, 60
_EVERY = 6

_BARE = r"""
import json, re, sys, time
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
application = QApplication([])
window, line = QMainWindow(), QLineEdit()
window.setCentralWidget(line)
window.resize(1366, 768)
window.show()
line.setFocus()
application.processEvents()
QTest.keyClick(line, Qt.Key.Key_A)
assert line.text() == "a"
memory = int(re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())[1]) / 1024
painted, worked = time.time() - float(sys.argv[1]), time.process_time()
print(json.dumps({"painted": painted * 1000, "worked": worked * 1000, "memory": memory}))
"""
_OURS = r"""
import json, re, sys, time
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from cpa_desktop.gui import app, last_known
begun = float(sys.argv[1])
application, window = app.build(["--workspace", sys.argv[2]])
window.resize(1366, 768)
window.show()
application.processEvents()
line = next(each for each in window.findChildren(QLineEdit) if each.isVisible())
listed = max(each.model().rowCount() for each in window.findChildren(QAbstractItemView) if each.model())
QTest.keyClick(line, Qt.Key.Key_A)
assert line.text() == "a" and (listed or sys.argv[4] == "first"), listed
line.clear()
painted, worked = time.time() - begun, time.process_time()
window.open_record(sys.argv[3])  # waits for the workspace
loop, watch = QEventLoop(), QTimer()
watch.timeout.connect(lambda: window.bench is not None and last_known.read().records and loop.quit())
watch.start(5)
loop.exec()
application.processEvents()
memory = int(re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())[1]) / 1024
opened = time.time() - begun - painted
print(json.dumps({"painted": painted * 1000, "worked": worked * 1000, "open": opened * 1000, "memory": memory}))
window.close()
"""


def start(folder: Path) -> None:
    """From nothing to a painted window that answers keys, then to an open record; memory before the first report."""
    where = folder / "start.cpa"
    with Desk.open(where, create=True) as desk, Desk.open_sample() as samples:
        record = samples.copy(sample_session(samples).record.id, desk)
    fresh(_BARE, 1)
    fresh(_OURS, 1, str(where), record, "first")  # which keeps the list that the next ones show at once
    pairs = [(*fresh(_BARE, 1), *fresh(_OURS, 1, str(where), record, "again")) for _ in range(_STARTS)]
    bare, ours = zip(*pairs, strict=True)  # in turn: a machine has other work too
    say("window painted", [run["painted"] for run in ours], "ms", [run["painted"] for run in bare])
    say("window painted, processor", [run["worked"] for run in ours], "ms", [run["worked"] for run in bare])
    say("record open after that", [run["open"] for run in ours], "ms")
    say("memory before a report", [run["memory"] for run in ours], "MiB", [run["memory"] for run in bare])


def entries_of_sample(folder: Path) -> None:
    """One cell of the sample's ledger typed again and again."""
    with Desk.open(folder / "sample.cpa", create=True) as desk, Desk.open_sample() as samples:
        record = samples.copy(sample_session(samples).record.id, desk)
        _entries(folder, desk, record, "P08/use/electricity.2025-11/qty", "entry redrawn, sample")


def entries_of_large_record(folder: Path) -> None:
    """One stream of a record of 60 steps, 200 streams and 60 options."""
    library, record = synthetic.keep(folder / "large.cpa")
    with Desk.open(folder / "large.cpa", catalogue=library.catalogue) as desk:
        _entries(folder, desk, record, "Z13/streams/flow0007/amount", "entry redrawn, large record")


def _entries(folder: Path, desk: Desk, record_id: str, address: str, name: str) -> None:
    """From an entry until its figures are painted, and until all that follows is; the write goes on beside it."""
    application, _ = app.build([])
    record = OpenRecord(desk, record_id)
    bench = Workbench(record, "vi")
    bench.resize(1366, 768)
    bench.show()
    bench.show_address(address)
    live = record.own
    _wait_until_settled(live)
    typed = iter(range(500, 500 + _ENTRIES))
    paints = _Paints(bench)

    def enter() -> None:
        live.session.answer(address, str(next(typed)))
        QCoreApplication.sendPostedEvents()  # painting is one; what the window leaves for later is a timer

    taken, wholly, worked, widths = [], [], [], []
    for number in range(_ENTRIES):
        paints.count, begun = 0, time.thread_time()
        taken += timed(enter, 1)
        worked.append((time.thread_time() - begun) * 1000)
        assert paints.count, "the entry was not painted"
        wholly.append(taken[-1] + timed(application.processEvents, 1)[0])
        live.session.flush()
        _wait_until_settled(live)
        if number % _EVERY == 0:  # as the job does that follows an entry
            widths += timed(partial(reckon, live.evaluation, ()), 1)
    floor = timed(commits(folder), _ENTRIES)
    say(name + ", median", taken, "ms", floor)
    say(name + ", 95th percentile", [percentile(taken, 0.95)], "ms", [percentile(floor, 0.95)])
    say(name + ", processor time of the window, 95th percentile", [percentile(worked, 0.95)], "ms")
    say(name + ", and all that follows, 95th percentile", [percentile(wholly, 0.95)], "ms")
    say(name.replace("entry redrawn", "± of every figure"), widths, "ms")
    record.close()
    bench.close()


class _Paints(QObject):
    """How often something in a window was painted."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.count = 0
        for area in window.findChildren(QAbstractScrollArea):
            area.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Count, and let it be painted."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def first_page_of_a_document(folder: Path) -> None:
    """From the press on the button until the first page is drawn, of the one-page result and of the whole report."""
    application, _ = app.build([])
    with Desk.open(folder / "pages.cpa", create=True) as desk, Desk.open_sample() as samples:
        record = OpenRecord(desk, samples.copy(sample_session(samples).record.id, desk))
        bench = Workbench(record, "vi")
        bench.resize(1366, 768)
        bench.show()
        _wait_until_settled(record.own)
        bench.show_report()
        page = bench.document
        application.processEvents()
        _wait_until(lambda: not jobs.running())  # what makes documents is loaded while one still chooses

        def make() -> None:
            page.paper.forget()
            page.make()
            _wait_until(lambda: page.paper.has_first)

        for kind in ("brief", "rapid"):
            page.choose(kind)
            say(f"first page drawn, {kind}", timed(make, 5), "ms")
        record.close()
        bench.close()


def _wait_until(there: Callable[[], bool]) -> None:
    """As a person does: the window's thread sleeps meanwhile."""
    loop, watch = QEventLoop(), QTimer()
    watch.timeout.connect(lambda: loop.quit() if there() else None)
    watch.start(5)
    loop.exec()


def _wait_until_settled(live: LiveRecord) -> None:
    """Nobody types faster than the ± of the entry before is worked out."""
    loop = QEventLoop()
    live.settled.connect(loop.quit)
    loop.exec()
    live.settled.disconnect(loop.quit)
