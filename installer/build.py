"""Builds the frozen app in dist/cpa-desktop (make build): forms compiled, icons drawn, packed by cpa-desktop.spec."""

import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INSTALLER = ROOT / "installer"
MADE = ROOT / "build" / "frozen"
APP = ROOT / "dist" / "cpa-desktop"
PROGRAM = APP / ("cpa.exe" if sys.platform == "win32" else "cpa")
ICON_SIZES = (32, 48, 128, 256)
MIME_ICONS = {
    "package": "application-vnd.cpa-desktop.package",
    "workspace": "application-vnd.cpa-desktop.workspace",
}
_ABOUT = ("Name", "Version", "License", "License-Expression", "Home-page", "Project-URL")


def prepare() -> None:
    """What cpa-desktop.spec packs beside the code: compiled forms, their schemas, licences, an icon of Windows."""
    from cpa_desktop.service import forms
    from installer import icons

    shutil.rmtree(MADE, ignore_errors=True)
    forms.prebuild(MADE / "cache")
    forms.write_schemas(MADE / "schemas")
    licences(MADE / "licences")
    (MADE / "program.ico").write_bytes(icons.ico(icons.DRAWN / "program.svg"))


def pack() -> None:
    """Run PyInstaller."""
    folders = ("--distpath", str(APP.parent), "--workpath", str(ROOT / "build" / "pyinstaller"))
    command = (sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *folders)
    subprocess.run([*command, str(INSTALLER / "cpa-desktop.spec")], check=True)


def packed() -> set[str]:
    """The packages that the program needs, and those that they need in turn."""
    names: set[str] = set()
    left = ["cpa-desktop"]
    while left:
        for wanted in distribution(left.pop()).requires or ():
            name = re.split(r"[^\w.-]", wanted)[0].replace("_", "-").lower()
            if "extra ==" not in wanted and name not in names and _is_installed(name):
                names.add(name)
                left.append(name)
    return names


def licences(folder: Path) -> None:
    """The licence of each package, or where it comes from and by what licence; those of our fonts lie beside them."""
    for name in sorted(packed()):
        package = distribution(name)
        for file in package.files or ():
            if re.search(r"dist-info/.*(licen[cs]e|copying|notice)", file.as_posix(), re.IGNORECASE):
                _write(folder / name / Path(*file.parts[1:]), Path(file.locate()).read_bytes())
        says = [f"{key}: {said}" for key in _ABOUT for said in package.metadata.get_all(key) or ()]
        _write(folder / name / "about.txt", ("\n".join(says) + "\n").encode())


def _is_installed(name: str) -> bool:
    """Whether a package is there: some are for other systems alone."""
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def furnish(app: Path) -> None:
    """Menu entry, file types and icons of Linux, and the script by which a person installs them."""
    from installer import icons

    linux, share = INSTALLER / "linux", app / "share"
    drawn = {"program": ("apps", "cpa-desktop")} | {name: ("mimetypes", kind) for name, kind in MIME_ICONS.items()}
    for name, (folder, called) in drawn.items():
        picture = icons.DRAWN / f"{name}.svg"
        _write(share / "icons" / "hicolor" / "scalable" / folder / f"{called}.svg", picture.read_bytes())
        for size in ICON_SIZES:
            file = share / "icons" / "hicolor" / f"{size}x{size}" / folder / f"{called}.png"
            _write(file, icons.png(picture, size))
    _write(share / "applications" / "cpa-desktop.desktop", (linux / "cpa-desktop.desktop").read_bytes())
    _write(share / "mime" / "packages" / "cpa-desktop.xml", (linux / "cpa-desktop.xml").read_bytes())
    shutil.copy(linux / "install.sh", app)


def size(folder: Path) -> int:
    """The bytes of all files in a folder, each once."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


if __name__ == "__main__":
    from PySide6.QtGui import QGuiApplication

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    application = QGuiApplication(["build"])
    prepare()
    pack()
    if sys.platform == "linux":
        furnish(APP)
    PROGRAM.touch()  # PyInstaller keeps what has not changed, and make asks which is newer
    print(f"{APP.relative_to(ROOT)}: {size(APP) / 1e6:.0f} MB")
