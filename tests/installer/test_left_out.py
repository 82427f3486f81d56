"""What the frozen app leaves out is there to be left out, has its reason, and is nothing that the program uses."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from importlib.util import find_spec
from pathlib import Path

import PySide6
import pytest

from cpa_desktop.paths import ROOT
from installer import left_out
from installer.left_out import DATA, MODULES, QT_FILES, QT_FILES_OF_WINDOWS, RUN_TIME_HOOKS, Entry

QT = Path(PySide6.__file__).parent
SITE = QT.parent


def imported() -> Iterator[tuple[Path, str]]:
    """Every module that the program imports anywhere, with the file that does; of `from a import b` both a and a.b."""
    for path in (ROOT / "cpa_desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield path, node.module
                yield from ((path, f"{node.module}.{alias.name}") for alias in node.names)


def test_that_every_part_has_its_reason() -> None:
    for parts in (MODULES, QT_FILES, QT_FILES_OF_WINDOWS, DATA, RUN_TIME_HOOKS):
        assert [part for part, reason in parts.items() if not reason.strip()] == []


@pytest.mark.parametrize("name", MODULES)
def test_that_a_module_that_is_left_out_exists(name: str) -> None:
    assert name in sys.stdlib_module_names or find_spec(name) is not None


def test_that_nothing_the_program_imports_is_left_out() -> None:
    missing = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path, name in imported()
        for out in MODULES
        if name == out or name.startswith(f"{out}.")
    }
    assert missing == set(), "take them off the list in installer/left_out.py"


@pytest.mark.skipif(sys.platform != "linux", reason="each system has other parts")
def test_that_every_part_of_qt_is_imported_or_listed() -> None:
    used = {name.split(".")[1] for _, name in imported() if name.startswith("PySide6.")}
    there = {file.name.split(".")[0] for file in QT.glob("Qt*.pyi") if find_spec(f"PySide6.{file.name.split('.')[0]}")}
    listed = {name.removeprefix("PySide6.") for name in MODULES if name.startswith("PySide6.")}
    assert used | listed | {"QtDBus"} >= there  # QtGui itself needs QtDBus on Linux


TRIED = """
import importlib, pkgutil, sys
out = sys.argv[1:]

class Absent:
    def find_spec(self, name, path=None, target=None):
        if any(name == each or name.startswith(each + ".") for each in out):
            raise ModuleNotFoundError(name, name=name)

sys.meta_path.insert(0, Absent())
import cpa_desktop
for module in pkgutil.walk_packages(cpa_desktop.__path__, "cpa_desktop."):
    if "store.upgrades." not in module.name and not module.name.endswith("__main__"):
        importlib.import_module(module.name)
from cpa_desktop.service import self_test
print(*[f"{step.name.en}: {step.said}" for step in self_test.run() if not step.passed], sep="\\n")
"""


@pytest.mark.slow
def test_that_the_program_and_all_it_stands_on_do_without_what_is_left_out() -> None:
    run = subprocess.run([sys.executable, "-c", TRIED, *MODULES], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.strip()) == (0, ""), run.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="each system has other parts")
@pytest.mark.parametrize("pattern", QT_FILES)
def test_that_a_file_of_qt_that_is_left_out_exists(pattern: str) -> None:
    files = [f"PySide6/{file.relative_to(QT).as_posix()}" for file in (QT / "Qt").rglob("*") if file.is_file()]
    found = [file for file in files if fnmatchcase(left_out.qt_path(file), pattern)]
    assert found
    assert all(left_out.is_left_out(file) for file in found)


@pytest.mark.parametrize("pattern", DATA)
def test_that_data_that_is_left_out_exists(pattern: str) -> None:
    assert list(SITE.glob(pattern))


@pytest.mark.parametrize("name", RUN_TIME_HOOKS)
def test_that_a_run_time_hook_that_is_left_out_exists(name: str) -> None:
    hooks = find_spec("PyInstaller.hooks.rthooks")
    assert hooks is not None
    assert hooks.submodule_search_locations is not None
    assert (Path(hooks.submodule_search_locations[0]) / f"{name}.py").is_file()


def test_that_the_program_starts_no_processes_by_multiprocessing() -> None:
    assert {str(path) for path, name in imported() if name.split(".")[0] == "multiprocessing"} == set()


@pytest.mark.parametrize(
    "file",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "PySide6/Qt/plugins/imageformats/libqwebp.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
        "matplotlib/mpl-data/matplotlibrc",
        "resources/fonts/SourceSans3-Regular.ttf",
    ],
)
def test_that_what_the_window_needs_stays(file: str) -> None:
    assert not left_out.is_left_out(file)


@pytest.mark.parametrize(
    "file",
    [
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6\\translations\\qtbase_fr.qm",
        "PySide6/opengl32sw.dll",
        "PySide6\\plugins\\tls\\qschannelbackend.dll",
    ],
)
def test_that_one_list_serves_both_systems(file: str) -> None:
    assert left_out.is_left_out(file)


def entry(name: str, kind: str = "BINARY") -> Entry:
    """A file of the app, taken from a place of the same name."""
    return (name, f"/{name}", kind)


def test_that_a_library_goes_with_the_last_that_needed_it() -> None:
    themed, window = entry("PySide6/Qt/plugins/platformthemes/libqgtk3.so"), entry("PySide6/QtWidgets.abi3.so")
    cairo, pixman, glib, python = (entry(f"{name}.so") for name in ("libcairo", "libpixman", "libglib", "libpython"))
    link = entry("PySide6/Qt/lib/libcairo.so", "SYMLINK")
    loads = {
        themed[1]: ["libcairo.so", "libglib.so"],
        cairo[1]: ["libpixman.so"],
        window[1]: ["libglib.so"],
    }
    notes = entry("notes.txt", "DATA")
    kept = left_out.without(
        [themed, window, cairo, link, pixman, glib, python, notes], lambda file: loads.get(file, [])
    )
    assert kept == [window, glib, python, notes]


class Found:
    """What PyInstaller might have found."""

    def __init__(self) -> None:
        self.binaries = [entry("PySide6/Qt/plugins/tls/libqopensslbackend.so"), entry("libQt6Network.so.6")]
        self.datas = [entry("libQt6Network.so.6", "SYMLINK"), entry("forms/method.yaml", "DATA")]


def test_that_links_to_a_library_go_with_it_wherever_they_are_listed() -> None:
    found = Found()
    left_out.leave_out(found, lambda file: {("libQt6Network.so.6", None)} if "tls" in file else set())
    assert (found.binaries, [name for name, _, _ in found.datas]) == ([], ["forms/method.yaml"])
