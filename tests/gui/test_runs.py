"""After a crash or a kill: nothing that was acknowledged is lost, and the next window opens at the last field."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cpa_desktop import paths
from cpa_desktop.gui.resuming import Resuming
from cpa_desktop.gui.runs import Place, Run
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.service.workspace import Desk
from tests.gui.conftest import OpenWindow

pytestmark = pytest.mark.window

FIELDS = ("P01/code", "P01/title", "P05/design_capacity")

TYPIST = r"""
import sys
from functools import partial
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from cpa_desktop.gui import app

FIRST, LAST, FIELDS = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
built = app.build


def build(arguments):
    application, window = built(arguments)
    window.entrance.listed.connect(partial(begin, window), Qt.ConnectionType.SingleShotConnection)
    return application, window


def begin(window, known):
    window.open_record(known.records[0].id)
    QTimer.singleShot(0, window, partial(enter, window, FIRST))


def enter(window, number):
    field = FIELDS[number % len(FIELDS)]
    window.bench.show_address(field)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit), line
    line.selectAll()
    QTest.keyClicks(line, str(number))
    if number == LAST:  # someone stops to think, with half a figure typed
        QTimer.singleShot(300, lambda: print("in", field, number, flush=True))
        return
    told = partial(acknowledge, window, field, number)
    window.record.saved.connect(told, Qt.ConnectionType.SingleShotConnection)
    QTest.keyClick(line, Qt.Key.Key_Return)


def acknowledge(window, field, number, _time):
    print("saved", field, number, flush=True)
    QTimer.singleShot(0, window, partial(enter, window, number + 1))


app.build = build
app.main([])
"""


@pytest.mark.slow
def test_that_a_kill_in_the_middle_of_typing_loses_nothing_and_the_next_window_opens_there(
    home: Path, tmp_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    saved: dict[str, str] = {}
    thinking_at = ""
    # given numbers that were never typed before: of a figure that stays as it is nothing need be saved, nor said
    for first, last in ((1, 0), (101, 0), (201, 207)):
        # and someone who types one figure after another, and may stop to think
        command, errors = [sys.executable, "-c", TYPIST, str(first), str(last), *FIELDS], tmp_path / "errors.txt"
        with (
            errors.open("w") as said,
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, text=True) as typing,
        ):
            assert typing.stdout is not None
            lines = [typing.stdout.readline() for _ in range(7 if last else random.randint(4, 12))]
            time.sleep(0 if last else random.random() / 50)
            # when the program is killed in the middle of it
            typing.send_signal(signal.SIGKILL)
            lines += typing.stdout.readlines()
        assert all(lines), errors.read_text()
        for line in (line for line in lines if line.endswith("\n")):
            word, field, number = line.split()
            if word == "saved":
                saved[field] = number
            else:
                thinking_at = field
        # then whatever was said to be saved is there, or what was typed after it
        with Desk.open() as desk:
            session = desk.session(desk.records("rapid")[0].id)
            for field, number in saved.items():
                sheet, name = field.split("/")
                assert int(session.entered((sheet, "", name))) >= int(number)

    # and the next window opens the record at the field that was being typed in
    window = open_window()
    resuming = Resuming(window, run_before := Run(parent=window).begin())
    assert run_before is not None
    assert run_before.place.address == thinking_at
    qtbot.waitUntil(lambda: window.bench is not None, timeout=20_000)
    assert window.bench is not None
    assert window.bench.address == run_before.place.address
    assert window.chrome.notice.words.startswith("Lần trước phần mềm tự dừng đột ngột; bạn đang ở đúng ô làm dở.")
    assert resuming.parent() is window


@pytest.mark.slow
@pytest.mark.parametrize(
    ("crash", "said"),
    [
        ("import faulthandler; faulthandler._sigsegv()", "Segmentation fault"),
        ("from PySide6.QtCore import qFatal; qFatal('no more')", "Fatal Python error: Qt:"),
    ],
)
def test_that_a_crash_leaves_a_report_for_the_next_start(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, crash: str, said: str
) -> None:
    # given a program that came down by itself, on the way through one of our modules
    record = window.shelf.known.records[0].id
    code = f"""
from PySide6.QtWidgets import QApplication
from cpa_desktop.gui import faults
from cpa_desktop.gui.fields import act
from cpa_desktop.gui.runs import Place, Run
application = QApplication([])
faults.watch()
run = Run()
run.begin()
run.note(Place(record={record!r}, address="P01/code"))
run._keep()
def ông_Á():
    {crash}
act.attempt(None, ông_Á)
"""
    script = tmp_path / "Nhà máy của ông Á.py"
    script.write_text(code, "utf-8")
    died = subprocess.run([sys.executable, str(script)], capture_output=True, check=False, cwd=paths.ROOT)
    assert died.returncode not in (0, 1), died.stderr.decode()

    # when the program is started again
    run = Run(parent=window)
    stopped = run.begin()
    assert stopped is not None
    Resuming(window, stopped)
    window.entrance.opened.emit("")

    # then it is back at the field, and says what happened
    assert window.bench is not None
    assert window.bench.address == "P01/code"
    assert [b.text() for b in window.chrome.notice.findChildren(QPushButton) if b.text()] == ["Đọc báo cáo lỗi…"]

    # and the report tells the way there without a name of person or folder
    from cpa_desktop.service import fault_report

    report = fault_report.of_crash(stopped.trace).report
    assert said in report
    assert "cpa_desktop.gui.fields.act" in report
    for secret in (str(tmp_path), "Nhà máy", str(Path.home()), str(paths.ROOT)):
        assert secret not in report
    # and it is told once
    run.end()
    assert Run(parent=window).begin() is None


def test_that_a_window_that_was_closed_leaves_nothing_behind(home: Path, qtbot: QtBot) -> None:
    folder = home / "log"
    run = Run(folder)
    assert run.begin() is None
    run.note(Place(record="r", address="P01/code"))
    qtbot.waitUntil(lambda: any(folder.glob("run-*.json")))
    run.end()
    assert list(folder.glob("run-*")) == []


def test_that_another_window_still_open_is_not_taken_for_one_that_stopped(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "log"
    # given another window, open
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from cpa_desktop.gui.runs import Run\n"
        "a = QCoreApplication([]); r = Run(Path(sys.argv[1])); r.begin(); print('open', flush=True); sys.stdin.read()"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code, str(folder)], stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        # then it has not stopped
        mine = Run(folder)
        assert mine.begin() is None
        mine.end()
        assert len(list(folder.glob("run-*.lock"))) == 1
        other.kill()
    # and once it is killed, it has
    assert Run(folder).begin() is not None


def test_that_where_no_notes_can_be_taken_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("", "utf-8")
    run = Run(tmp_path / "in the way" / "log")
    assert run.begin() is None
    run.note(Place(record="r"))
    run.end()


def test_that_notes_cut_short_are_as_none(tmp_path: Path) -> None:
    # given the notes of a run that is no more, half written
    done = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    name = f"run-{int(re.sub(rb'[^0-9]', b'', done.stdout))}"
    (tmp_path / f"{name}.json").write_text('{"record": "r', "utf-8")
    (tmp_path / f"{name}.lock").write_text(f"{int(name[4:])}\npython\n{os.uname().nodename}\n", "utf-8")
    stopped = Run(tmp_path).begin()
    assert stopped is not None
    assert stopped.place == Place()
