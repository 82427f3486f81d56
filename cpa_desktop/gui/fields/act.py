"""What the fields ask of an open record; a refusal is told by the record, never raised into the window's loop."""

import mimetypes
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from cpa_desktop.core.text import Refused, Text
from cpa_desktop.gui.live import LiveRecord

T = TypeVar("T")

_UNREADABLE = Text(vi="Không mở được tệp {file}.", en="The file {file} cannot be opened.")


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
    """Keep files with the record and add them to the answer that stands."""

    def act() -> None:
        hashes = standing.split()
        for file in files:
            media = mimetypes.guess_type(file.name)[0] or ""
            try:
                content = file.read_bytes()
            except OSError:
                raise Refused(_UNREADABLE.filled(file=file.name)) from None
            hashes.append(live.session.workspace.attach(content, file.name, media))
        live.session.answer(address, " ".join(dict.fromkeys(hashes)))

    attempt(live, act)


def describe(live: LiveRecord, sha256: str) -> tuple[str, bytes]:
    """The name and the bytes of a file that is kept; nothing of one that did not come along with its record."""
    try:
        kept = live.session.workspace.attachment(sha256)
    except Refused:
        return sha256[:8], b""
    return kept.name, kept.content
