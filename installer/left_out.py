"""What the frozen app does without, each part with its reason; read by cpa-desktop.spec and held by the tests."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import PurePath, PurePosixPath
from typing import Protocol

Entry = tuple[str, str, str]  # where it lies in the app, where it is taken from, what sort of thing it is
_LOADING = ("BINARY", "EXTENSION")

MODULES: Mapping[str, str] = {
    "PIL._avif": "photographs in AVIF are refused with a sentence (service/pictures_signs.py)",
    "PySide6.QtConcurrent": "jobs run on QThreadPool",
    "PySide6.QtDesigner": "pages are generated from forms/",
    "PySide6.QtHelp": "help is shown as Markdown",
    "PySide6.QtNetwork": "the program works offline; PyInstaller takes it along for its certificates",
    "PySide6.QtOpenGL": "widgets are drawn without OpenGL",
    "PySide6.QtOpenGLWidgets": "widgets are drawn without OpenGL",
    "PySide6.QtQml": "the window is made of widgets",
    "PySide6.QtQuick": "the window is made of widgets",
    "PySide6.QtQuickControls2": "the window is made of widgets",
    "PySide6.QtQuickTest": "the window is made of widgets",
    "PySide6.QtQuickWidgets": "the window is made of widgets",
    "PySide6.QtSql": "workspaces are opened by SQLAlchemy",
    "PySide6.QtSvg": "pictures are drawn or PNG",
    "PySide6.QtSvgWidgets": "pictures are drawn or PNG",
    "PySide6.QtTest": "for tests",
    "PySide6.QtUiTools": "pages are generated from forms/",
    "PySide6.QtXml": "Python has its own",
    "hypothesis": "for tests; numpy asks for it",
    "matplotlib.backends.backend_qtagg": "charts are pictures and PDF, never matplotlib's own window",
    "mypy": "for the desk; pydantic has a plug-in for it",
    "numpy.f2py": "compiles Fortran",
    "pydantic.mypy": "for the desk",
    "pygments": "colours code; mako and rich ask for it",
    "pytest": "for tests; numpy asks for it",
    "rich": "colours the terminal; pydantic and mypy ask for it",
    "setuptools": "installs packages",
    "sqlalchemy.testing": "for tests",
    "tkinter": "another window library; matplotlib and Pillow can use it",
}

# Paths below the folder PySide6, written as on every system: Linux says Qt/plugins/tls/libqopensslbackend.so.
QT_FILES: Mapping[str, str] = {
    "translations/*": "Qt speaks no Vietnamese; its few words come from our catalogue (gui/translator.py)",
    "plugins/egldeviceintegrations/*": "screens without a window system",
    "plugins/generic/*": "keyboards and touch screens without a window system",
    "plugins/iconengines/*": "no SVG is shown",
    "plugins/imageformats/qgif": "photographs are JPEG, PNG or WebP; PNG is built in",
    "plugins/imageformats/qicns": "icons of macOS",
    "plugins/imageformats/qico": "icons of Windows; the program's own is in its .exe",
    "plugins/imageformats/qsvg": "no SVG is shown",
    "plugins/imageformats/qtga": "photographs are JPEG, PNG or WebP",
    "plugins/imageformats/qtiff": "photographs are JPEG, PNG or WebP",
    "plugins/imageformats/qwbmp": "photographs are JPEG, PNG or WebP",
    "plugins/networkinformation/*": "the program works offline",
    "plugins/platforms/qeglfs": "screens without a window system",
    "plugins/platforms/qlinuxfb": "screens without a window system",
    "plugins/platforms/qminimal": "for tests of Qt; ours use offscreen",
    "plugins/platforms/qminimalegl": "for tests of Qt; ours use offscreen",
    "plugins/platforms/qvkkhrdisplay": "screens without a window system",
    "plugins/platforms/qvnc": "windows shown on another machine",
    "plugins/platformthemes/qgtk3": "would mix the GTK of the machine with libraries of the build",
    "plugins/tls/*": "the program works offline",
    "plugins/xcbglintegrations/*": "widgets are drawn without OpenGL",
}
QT_FILES_OF_WINDOWS: Mapping[str, str] = {
    "opengl32sw.dll": "widgets are drawn without OpenGL",
    "plugins/platforms/qdirect2d": "windows are drawn by qwindows",
}

DATA: Mapping[str, str] = {
    "matplotlib/mpl-data/fonts/afm/*": "every letter is from our fonts",
    "matplotlib/mpl-data/fonts/pdfcorefonts/*": "every letter is from our fonts",
    "matplotlib/mpl-data/fonts/ttf/DejaVuSansMono*": "every letter is from our fonts",
    "matplotlib/mpl-data/fonts/ttf/DejaVuSerif*": "every letter is from our fonts",
    "matplotlib/mpl-data/fonts/ttf/STIX*": "for formulas, which charts do not have",
    "matplotlib/mpl-data/fonts/ttf/cm*": "for formulas, which charts do not have",
    "matplotlib/mpl-data/images/*": "buttons of matplotlib's own window",
    "matplotlib/mpl-data/plot_directive/*": "for manuals of programmers",
    "matplotlib/mpl-data/sample_data/*": "matplotlib's own examples",
}

RUN_TIME_HOOKS: Mapping[str, str] = {
    "pyi_rth_mplconfig": "makes a folder at every start; report/charts/page.py keeps one",
    "pyi_rth_multiprocessing": "the program starts no processes",
}


def is_left_out(file: str) -> bool:
    """Whether a file of the app, named by where it would lie in it, is on one of the lists."""
    if file.startswith("PySide6"):
        return _matches(qt_path(file), (*QT_FILES, *QT_FILES_OF_WINDOWS))
    return _matches(file.replace("\\", "/"), DATA)


def qt_path(file: str) -> str:
    """A file of PySide6 as `QT_FILES` names it: plugins without lib, .so and .dll, so that one list serves all."""
    path = PurePosixPath(file.replace("\\", "/").removeprefix("PySide6/").removeprefix("Qt/"))
    return str(path.with_name(path.stem.removeprefix("lib"))) if path.parts[0] == "plugins" else str(path)


class Analysis(Protocol):
    """What PyInstaller has found that an app is made of, besides Python's modules."""

    binaries: list[Entry]
    datas: list[Entry]


def leave_out(analysis: Analysis, imports_of: Callable[[str], Iterable[tuple[str, str | None]]]) -> None:
    """Take from an app what is on a list; `imports_of` is PyInstaller's get_imports."""

    def imports(file: str) -> set[str]:
        return {PurePath(found or name).name for name, found in imports_of(file)}

    stays = set(without([*analysis.binaries, *analysis.datas], imports))
    analysis.binaries = [entry for entry in analysis.binaries if entry in stays]
    analysis.datas = [entry for entry in analysis.datas if entry in stays]


def without(entries: Sequence[Entry], imports: Callable[[str], Collection[str]]) -> list[Entry]:
    """The files that stay: none on a list, and no library that only those needed; `imports` names what a file loads."""
    gone = [entry for entry in entries if is_left_out(entry[0])]
    stays = [entry for entry in entries if not is_left_out(entry[0])]
    libraries: dict[str, list[Entry]] = {}  # a library, and the link to it from where the program looks first
    for entry in stays:
        libraries.setdefault(PurePosixPath(entry[0].replace("\\", "/")).name, []).append(entry)
    perhaps = _reached(gone, libraries, imports)
    needed = _reached([entry for entry in stays if entry not in perhaps], libraries, imports)
    return [entry for entry in stays if entry not in perhaps or entry in needed]


def _reached(
    begin: Iterable[Entry], libraries: Mapping[str, Sequence[Entry]], imports: Callable[[str], Collection[str]]
) -> set[Entry]:
    """All that these files load, and what that loads in turn."""
    reached: set[Entry] = set()
    left = list(begin)
    while left:
        _, source, kind = left.pop()
        for name in imports(source) if kind in _LOADING else ():
            found = [library for library in libraries.get(name, ()) if library not in reached]
            reached.update(found)
            left += found
    return reached


def _matches(path: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)
