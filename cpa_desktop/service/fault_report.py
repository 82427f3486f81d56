"""What may be told of a fault: versions, system, places in the program; no name, no path, nothing that was entered."""

import re
import sys
import traceback
from collections.abc import Iterator
from datetime import datetime
from types import TracebackType

from cpa_desktop import __version__
from cpa_desktop.core.frozen import frozen

_DEEPEST = 60  # frames of one error; a recursion without end has a thousand
_FILE = re.compile(r'File "(?P<path>[^"]*)"')
_PLACE = re.compile(r'"?(?:[A-Za-z]:)?[\\/][^\s",:;)]*"?')
_WITHIN = re.compile(r"(?:^|[\\/])(?:site-packages|python3?\.?\d*|lib|Lib)[\\/](?P<rest>[^\"]*)$")
_OURS = re.compile(r"(?:^|[\\/])(?P<rest>cpa_desktop[\\/][^\"]*)$")


@frozen
class Fault:
    """One fault, as it may be shown and sent."""

    kind: str  # what sort of error it was, in a word
    report: str
    is_told: bool = False  # whoever asked for what failed has heard of it, and says so


def of_error(error: BaseException, about: dict[str, str] | None = None, *, is_told: bool = False) -> Fault:
    """A fault that was raised; what the error says is left out, for it may quote what was entered."""
    report = "\n".join([*_head(about or {}), "", *_told(error)])
    return Fault(kind=type(error).__name__, report=report, is_told=is_told)


def of_crash(trace: str, about: dict[str, str] | None = None) -> Fault:
    """A fault that ended the program, by what it could still write down."""
    lines = [reduced(line) for line in trace.splitlines()]
    kind = next((line.partition(":")[2].strip() for line in lines if line.startswith("Fatal Python error:")), "")
    return Fault(kind=kind or "crash", report="\n".join([*_head(about or {}), "", *lines]))


def reduced(line: str) -> str:
    """A line without the folders of this machine: our files and those of libraries by their place, others unnamed."""
    named = _FILE.sub(lambda found: f"File {_module(found['path'])}", line)
    return _PLACE.sub("<path>", named)


def _head(about: dict[str, str]) -> Iterator[str]:
    import platform  # what it loads is of no use before something goes wrong

    bits = "64-bit" if sys.maxsize > 2**32 else "32-bit"
    facts = {
        "CPA Desktop": f"{__version__}{' (packed)' if getattr(sys, 'frozen', False) else ''}",
        "Python": f"{platform.python_version()}, {bits}",
        "System": f"{platform.system()} {platform.release()}, {platform.machine()}",
        **about,
        "When": f"{datetime.now():%Y-%m-%d %H:%M}",
    }
    return (f"{name}: {fact}" for name, fact in facts.items() if fact)


def _told(error: BaseException) -> Iterator[str]:
    """The error and those it came from, the first one first."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _told(before)
        yield "which led to"
    yield type(error).__name__
    yield from (f"  {place}" for place in places(error.__traceback__))


def places(trace: TracebackType | None) -> list[str]:
    """Where an error came through: module, line and function of each step."""
    steps = [
        f"{frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(trace)
    ]
    return steps if len(steps) <= _DEEPEST else [*steps[: _DEEPEST // 2], "…", *steps[-_DEEPEST // 2 :]]


def _module(path: str) -> str:
    found = _OURS.search(path) or _WITHIN.search(path)
    if found is None:
        return "<frozen>" if path.startswith("<") else "<other>"
    return found["rest"].replace("\\", "/").removesuffix(".py").replace("/", ".")
