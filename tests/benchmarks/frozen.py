"""Figures of the frozen app (make build): size and start, beside a bare PySide6 window frozen in the same way."""

import subprocess
import sys
import time
from pathlib import Path

from cpa_desktop.paths import ROOT
from cpa_desktop.service.workspace import Desk
from installer.build import APP, PROGRAM, size
from tests.benchmarks.measure import say
from tests.benchmarks.records import sample_session

_STARTS = 7

_BARE = """
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLineEdit())
window.resize(1366, 768)
window.show()
application.processEvents()
print("painted", flush=True)
"""
_SPEC = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from PyInstaller.depend.bindepend import get_imports
from installer import left_out
analysis = Analysis(["bare.py"], excludes=list(left_out.MODULES))
left_out.leave_out(analysis, get_imports)
program = EXE(PYZ(analysis.pure), analysis.scripts, exclude_binaries=True, name="bare")
COLLECT(program, analysis.binaries, analysis.datas, name="bare")
"""


def frozen(folder: Path) -> None:
    """The folder's size, and from nothing to a painted window, which shows the list of a workspace with a record."""
    bare = _bare(folder)
    say("frozen folder", [size(APP) / 2**20], "MiB", [size(bare.parent) / 2**20])
    where = folder / "frozen.sqlite"
    with Desk.open(where, create=True) as desk, Desk.open_sample() as samples:
        samples.copy(sample_session(samples).record.id, desk)
    ours = [str(PROGRAM), "--try", "--workspace", str(where)]
    _painted(ours)  # which keeps the list that the next ones show at once
    pairs = [(_painted(ours), _painted([str(bare)])) for _ in range(_STARTS)]  # in turn: a machine has other work too
    say("frozen window painted", [own for own, _ in pairs], "ms", [floor for _, floor in pairs])


def _bare(folder: Path) -> Path:
    """A bare window frozen with the same parts of Qt; gives its program."""
    (folder / "bare.py").write_text(_BARE, "utf-8")
    (folder / "bare.spec").write_text(_SPEC, "utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "bare.spec"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "dist" / "bare" / ("bare.exe" if sys.platform == "win32" else "bare")


def _painted(command: list[str]) -> float:
    """Milliseconds from the start of a program until it says that its window is painted."""
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None
        said = running.stdout.readline()
        taken = (time.perf_counter() - begun) * 1000
        running.communicate(timeout=60)
    if said.strip() != "painted" or running.returncode:
        raise RuntimeError(f"{command[0]}: {said!r}, status {running.returncode}")
    return taken
