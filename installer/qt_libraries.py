"""Names the system libraries that Qt opens on Linux and this machine lacks; installs them where that is allowed.

Run as python installer/qt_libraries.py window, or offscreen for tests that show nothing.
"""

import ctypes
import os
import shutil
import subprocess
import sys

# What PySide6 asks of the system, and the Debian package that has it: always, on an X display, on Wayland.
ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def needed(purpose: str) -> dict[str, str]:
    """The libraries for a window on the display there is, or for none."""
    if purpose == "offscreen":
        return ALWAYS
    wayland_alone = os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("DISPLAY")
    return ALWAYS | (WAYLAND if wayland_alone else X11)


def missing(libraries: dict[str, str]) -> dict[str, str]:
    """Those that cannot be opened here."""
    return {name: package for name, package in libraries.items() if not opens(name)}


def opens(library: str) -> bool:
    """Whether the system finds the library, and all that it needs in turn."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def command(libraries: dict[str, str]) -> list[str]:
    """What installs them on this system; empty where we know no package tool."""
    if shutil.which("apt-get"):
        return ["apt-get", "install", "-y", *sorted(set(libraries.values()))]
    tool = next(filter(shutil.which, ("dnf", "zypper")), None)
    return [tool, "install", "-y", *(f"{library}()(64bit)" for library in libraries)] if tool else []


def main(purpose: str) -> int:
    """Install what is missing as root on Debian; elsewhere say what to do."""
    absent = missing(needed(purpose)) if sys.platform == "linux" else {}
    installs = command(absent)
    if absent and installs[:1] == ["apt-get"] and os.geteuid() == 0:
        print("Installing the system libraries of Qt:", " ".join(installs[3:]), file=sys.stderr)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["apt-get", "update"], installs):
            subprocess.run([*step, "-qq"], env=quiet, stdout=subprocess.DEVNULL, check=False)
        absent = missing(absent)
    if absent:
        how = f"install them with: sudo {' '.join(installs)}" if installs else "install the packages that have them"
        print(f"Qt needs system libraries that are missing here: {', '.join(absent)}; {how}", file=sys.stderr)
    return 1 if absent else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
