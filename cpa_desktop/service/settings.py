"""What the person at this machine has chosen: language, name, where they were last."""

import dataclasses
import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cpa_desktop import paths
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import LANGUAGES, Language, Refused, Text
from cpa_desktop.service import files

MOST_LETTERS = 80

_MOST_WORKSPACES = 8
_LONG = Text(
    vi="Tên dài {count} chữ; ghi nhiều nhất {most} chữ, ví dụ họ tên và nơi làm việc.",
    en="The name has {count} letters; use {most} at most, for example your name and office.",
)


@frozen
class Settings:
    """The choices, with what holds until any is made."""

    language: Language = "vi"
    name: str = ""  # who signs the changes made here
    last_record: str = ""
    last_address: str = ""  # where one was in it
    recent_workspaces: tuple[str, ...] = ()  # paths and addresses, the last one first
    has_seen_tour: bool = False

    def at(self, workspace: str, record: str = "") -> "Settings":
        """The settings of someone who has just opened a workspace, and a record in it."""
        others = tuple(each for each in self.recent_workspaces if each != workspace)
        recent = (workspace, *others)[:_MOST_WORKSPACES]
        return dataclasses.replace(self, recent_workspaces=recent, last_record=record or self.last_record)


def signature(typed: str) -> str:
    """A name as it signs changes: on one line, nothing invisible in it; refused where it is too long."""
    seen = "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in typed)
    seen = "".join(letter for letter in seen if unicodedata.category(letter)[0] != "C")
    name = " ".join(unicodedata.normalize("NFC", seen).split())
    if len(name) > MOST_LETTERS:
        raise Refused(_LONG.filled(count=len(name), most=MOST_LETTERS))
    return name


def read(file: Path | None = None) -> Settings:
    """The settings as they were kept; what is missing or cannot be read is as at the beginning."""
    try:
        kept = json.loads((file or paths.settings()).read_bytes())
    except (OSError, ValueError):
        return Settings()
    return _settings(kept) if isinstance(kept, dict) else Settings()


def write(settings: Settings, file: Path | None = None) -> None:
    """Keep the settings; a sentence where they cannot be."""
    file = file or paths.settings()
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(dataclasses.asdict(settings), ensure_ascii=False, indent=1)
    files.write(file, f"{text}\n".encode())


def _settings(kept: Mapping[str, Any]) -> Settings:
    first = Settings()
    language, workspaces = kept.get("language"), kept.get("recent_workspaces")
    return Settings(
        language=next((known for known in LANGUAGES if known == language), first.language),
        name=_name(_words(kept.get("name"))),
        last_record=_words(kept.get("last_record")),
        last_address=_words(kept.get("last_address")),
        recent_workspaces=tuple(map(_words, workspaces)) if isinstance(workspaces, list) else (),
        has_seen_tour=kept.get("has_seen_tour") is True,
    )


def _name(kept: str) -> str:
    try:
        return signature(kept)
    except Refused:
        return ""


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""
