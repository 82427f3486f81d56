"""The system that the program stands on: asked before anything else, and one sentence where it will not do."""

import sys

from cpa_desktop.core.text import Text

LEAST_WINDOWS = (10, 0, 17763)  # 10 version 1809, the oldest that Qt 6.8 runs on
_MARK_OF_ERROR = 0x10

_TOO_OLD = Text(
    vi="CPA Desktop cần Windows 10 bản 1809 trở lên, 64-bit; máy này đang dùng Windows {found}.",
    en="CPA Desktop needs Windows 10 version 1809 or later, 64-bit; this machine has Windows {found}.",
)


def unfit() -> Text | None:
    """Why the program cannot run on this machine, if so."""
    if sys.platform != "win32":
        return None
    return unfit_windows(sys.getwindowsversion().platform_version, bits=sys.maxsize.bit_length() + 1)


def unfit_windows(version: tuple[int, int, int], *, bits: int) -> Text | None:
    """Why a Windows of that version, of 32 or 64 bits, does not do; nothing where it does."""
    if version >= LEAST_WINDOWS and bits == 64:
        return None
    found = ".".join(map(str, version))
    return _TOO_OLD.filled(found=f"{found}, {bits}-bit")


def show(sentence: str) -> None:
    """Say it in a window of the system's own where there is one, for Qt could not; and where commands are answered."""
    if sys.stderr is not None:
        print(sentence, file=sys.stderr)
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, sentence, "CPA Desktop", _MARK_OF_ERROR)
