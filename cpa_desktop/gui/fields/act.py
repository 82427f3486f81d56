"""What the fields ask of an open record; a refusal is told by the record, never raised into the window's loop."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from cpa_desktop.core.text import Refused, Text
from cpa_desktop.gui import jobs
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.service import attaching

T = TypeVar("T")

NOTHING_THERE = Text(
    vi="Ở đó không có tệp nào trên máy này; hãy lưu về máy rồi thử lại.",
    en="There is no file of this machine in it; save it here first and try again.",
)


def attempt(live: LiveRecord, act: Callable[[], T]) -> T | None:
    """Do it, or let the record say why not."""
    try:
        return act()
    except Refused as refusal:
        live.refused.emit(refusal.text)
        return None


def answer(live: LiveRecord, address: str, typed: str) -> None:
    """Enter what was typed at an address."""
    attempt(live, lambda: live.session.answer(address, typed))


def attach(live: LiveRecord, address: str, standing: str, files: Sequence[Path]) -> None:
    """Keep files with the record, read elsewhere, and add them to the answer that stands."""
    if live.session.read_only_because is not None:
        live.refused.emit(live.session.read_only_because)
    elif not files:
        live.refused.emit(NOTHING_THERE)
    else:
        given = partial(_add, live, address, standing)
        jobs.run(partial(attaching.keep, live.session.workspace, tuple(files)), given, partial(_refuse, live))


def _add(live: LiveRecord, address: str, standing: str, hashes: tuple[str, ...]) -> None:
    if not live.is_closed:
        answer(live, address, " ".join(dict.fromkeys([*standing.split(), *hashes])))


def _refuse(live: LiveRecord, error: Exception) -> None:
    if isinstance(error, Refused) and not live.is_closed:
        live.refused.emit(error.text)


def describe(live: LiveRecord, sha256: str) -> tuple[str, bytes]:
    """The name and the bytes of a file that is kept; nothing of one that did not come along with its record."""
    try:
        kept = live.session.workspace.attachment(sha256)
    except Refused:
        return sha256[:8], b""
    return kept.name, kept.content
