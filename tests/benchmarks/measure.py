"""How a figure is measured and printed: the median of several runs beside a floor of the same run."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from cpa_desktop.paths import ROOT


def say(name: str, values: Sequence[float], unit: str, floor: Sequence[float] | None = None) -> None:
    """One JSON line: the median, and its ratio to the floor's."""
    value = statistics.median(values)
    below = statistics.median(floor) if floor else None
    print(
        json.dumps(
            {
                "name": name,
                "value": round(value, 3),
                "unit": unit,
                "floor": None if below is None else round(below, 3),
                "ratio": None if not below else round(value / below, 2),
                "n": len(values),
            }
        ),
        flush=True,
    )


def timed(act: Callable[[], object], times: int) -> list[float]:
    """How many milliseconds an act takes, each of several times."""
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        found.append((time.perf_counter() - begun) * 1000)
    return found


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of the others does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def fresh(code: str, times: int, *arguments: str) -> list[dict[str, float]]:
    """What a fresh interpreter prints as JSON on its last line, with `begun` set to when it was started.

    It finds modules compiled, as on anybody's machine from the second start on, whatever is set here."""
    kept = Path(tempfile.gettempdir()) / "cpa-benchmarks-compiled"
    surroundings = {**os.environ, "PYTHONPYCACHEPREFIX": str(kept)}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    found = []
    for _ in range(times):
        command = [sys.executable, "-c", code, repr(time.time()), *arguments]
        done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True)
        found.append(json.loads(done.stdout.strip().splitlines()[-1]))
    return found
