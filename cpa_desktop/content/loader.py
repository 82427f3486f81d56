"""Folders into a catalogue that can be relied on, or everything that is wrong with them."""

from collections.abc import Sequence
from pathlib import Path

from cpa_desktop.content import binder, reader
from cpa_desktop.content.problem import Problem
from cpa_desktop.core.catalogue import Catalogue


def load(folders: Sequence[Path], digest: str = "") -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """The catalogue of these folders, or its problems; what is coarse is said first, the rest once that is mended."""
    reading = reader.read(folders)
    problems = reading.problems or binder.check(reading.entries)
    if problems:
        return None, problems
    catalogue = reader.catalogue(reading.entries, digest)
    problems = binder.bind(catalogue, reading.entries)
    return (None, problems) if problems else (catalogue, ())
