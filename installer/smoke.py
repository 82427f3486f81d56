"""Tries the frozen app as a machine of its own would have it (make smoke): elsewhere, in an empty home."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MILL = "Nhà máy tinh bột Thử Nghiệm"
KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMPDIR")  # of our environment; Windows wants its own folders named


class Machine:
    """A copy of the app in a folder with blanks and accents in its name, and the home of somebody new."""

    def __init__(self, folder: Path, app: Path) -> None:
        self.folder, self.home = folder, folder / "nhà mới"
        self.home.mkdir()
        self.app = Path(shutil.copytree(app, folder / "Chương trình" / app.name, symlinks=True))
        home = str(self.home)
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        places = {"HOME": home, "USERPROFILE": home, "LOCALAPPDATA": home}
        self.environment = kept | places | {"QT_QPA_PLATFORM": "offscreen"}
        self.id = ""

    def cpa(self, *words: str | Path) -> str:
        """Run the program; what it says, or an end with what it complains of."""
        program = self.app / ("cpa.exe" if sys.platform == "win32" else "cpa")
        command = [program, *words]
        done = subprocess.run(
            command,
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
        )
        if done.returncode or "Traceback" in done.stderr:
            raise SystemExit(f"cpa {' '.join(map(str, words))}: status {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout.strip()

    def json(self, *words: str | Path) -> Any:
        """What a command gives as JSON."""
        return json.loads(self.cpa(*words, "--json"))


def begin(machine: Machine) -> str:
    """A workspace in the empty home, with a mill and its assessment; the forms come compiled, so none is read."""
    machine.cpa("new", "enterprise", "--set", f"P02/legal_name={MILL}", "--set", "P02/sector=cassava-starch")
    machine.id = machine.cpa("new", "rapid", "--set", "P01/period_from=09/2025", "--set", "P01/period_to=04/2026")
    compiled = [file.name for file in machine.home.rglob("catalogue-*.bin")]
    assert not compiled, f"the forms were read and compiled anew: {compiled}"
    return f"record {machine.id[:8]}"


def fill(machine: Machine) -> str:
    """Entries as a person types them."""
    power = "P08/use/electricity.2025-11/qty"
    machine.cpa("set", machine.id, f"{power}=546.700 kWh", f"{power}@origin=invoice")
    answer = machine.json("show", machine.id)["answers"][power]
    assert (answer["entered"], answer["value"]) == ("546.700 kWh", 546_700), answer
    return f"{answer['value']} {answer['unit']}"


def report(machine: Machine) -> str:
    """The rapid report in both languages, read back."""
    import pypdfium2

    file = machine.folder / "báo cáo.pdf"
    machine.cpa("report", machine.id, "-o", file, "--kind", "rapid", "--lang", "both")
    document = pypdfium2.PdfDocument(file)
    words = "".join(page.get_textpage().get_text_range() for page in document)
    pages = len(document)
    document.close()
    assert MILL.upper() in words.upper(), "the report does not name the mill"
    return f"{pages} pages"


def hand_over(machine: Machine) -> str:
    """The record as a package, out and in again."""
    file = machine.folder / "hồ sơ.cpa"
    machine.cpa("export", machine.id, "-o", file)
    machine.cpa("import", file, "--preview")
    return f"{file.stat().st_size / 1000:.0f} kB"


def test_itself(machine: Machine) -> str:
    """Forms, calculators, the samples (from YAML), every kind of document."""
    steps = machine.json("self-test")["steps"]
    return ", ".join(step["name"]["en"] for step in steps)


def show_window(machine: Machine) -> str:
    """The window, offscreen: painted, the workspace listed, the record opened, a page drawn, closed with status 0."""
    said = machine.cpa("--try").split()
    assert said == ["painted", "listed", "opened", "drawn"], said
    return ", ".join(said)


STEPS: tuple[Callable[[Machine], str], ...] = (begin, fill, report, hand_over, test_itself, show_window)


def main(app: Path) -> int:
    """Every step on a machine of its own; the first that fails ends it with what was said."""
    with tempfile.TemporaryDirectory(prefix="cpa-smoke-") as folder:
        machine = Machine(Path(folder), app)
        for step in STEPS:
            begun = perf_counter()
            outcome = step(machine)
            print(f"{step.__name__.replace('_', ' ')}: {outcome} ({perf_counter() - begun:.1f} s)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(ROOT / "dist" / "cpa-desktop"))
