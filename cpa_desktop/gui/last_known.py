"""The list as the window last showed it, so that the first screen is there before any workspace is open."""

import dataclasses
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from cpa_desktop import paths
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Text, same


@frozen
class Known:
    """One record in the list."""

    id: str
    register: str
    title: str
    belongs_to: str = ""
    changed: str = ""  # ISO time
    saving: Text = same("")
    sector: Text = same("")
    stage: Text = same("")  # the step that comes next
    progress: float | None = None  # the part of what is wanted that is answered
    is_confirmed: bool = False
    is_archived: bool = False
    is_current: bool = True
    is_sample: bool = False


@frozen
class Wanted:
    """Which records the list is asked for."""

    words: str = ""
    register: str = ""
    sector: str = ""
    state: Literal["kept", "open", "confirmed", "archived"] = "kept"


@frozen
class Beginning:
    """One sort of record that can be begun, or that merely has a name."""

    register: str
    title: Text
    label: Text
    parent: str = ""
    level: int = 0


@frozen
class LastKnown:
    """The records, and the sorts of record there are."""

    records: tuple[Known, ...] = ()
    is_whole: bool = True  # whether `records` are all that were asked for
    beginnings: tuple[Beginning, ...] = ()
    last: str = ""  # the record one was in last, and what comes next in it
    next_task: Text = same("")

    @property
    def last_record(self) -> Known | None:
        """The record to go on with: the one opened last, else the one changed last."""
        return next((each for each in self.records if each.id == self.last), next(iter(self.records), None))

    def title_of(self, register: str) -> Text:
        """What a sort of record is called."""
        return next((each.title for each in self.beginnings if each.register == register), same(""))


def read(file: Path | None = None) -> LastKnown:
    """What was kept; nothing where there is nothing that can be read."""
    try:
        kept = json.loads((file or _file()).read_bytes())
        return LastKnown(
            records=tuple(Known(**_texts(each, "saving", "sector", "stage")) for each in kept["records"]),
            beginnings=tuple(Beginning(**_texts(each, "title", "label")) for each in kept["beginnings"]),
            last=str(kept["last"]),
            next_task=Text(**kept["next_task"]),
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):  # absent, or written by who knows whom
        return LastKnown()


def keep(known: LastKnown, file: Path | None = None) -> None:
    """Keep it for the next start; where that cannot be, the next start shows less."""
    file = file or _file()
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(dataclasses.asdict(known), ensure_ascii=False, indent=1), "utf-8")


def _texts(kept: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: Text(**value) if name in names else value for name, value in kept.items()}


def _file() -> Path:
    return paths.cache() / "window.json"
