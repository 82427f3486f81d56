"""The records opened last, known before any workspace is open: what the window shows first."""

import dataclasses
import json
from contextlib import suppress
from pathlib import Path

from cpa_desktop import paths
from cpa_desktop.core.frozen import frozen
from cpa_desktop.service import files
from cpa_desktop.service.listing import Listed

_MOST = 10


@frozen
class Recent:
    """One record as it was when it was last seen."""

    workspace: str
    id: str
    register: str
    title: str
    belongs_to: str
    changed: str


def read(file: Path | None = None) -> tuple[Recent, ...]:
    """The records opened last, the latest first; none where nothing readable was kept."""
    try:
        kept = json.loads((file or _file()).read_bytes())
        return tuple(Recent(**each) for each in kept if all(isinstance(value, str) for value in each.values()))
    except (OSError, ValueError, TypeError, AttributeError):  # absent, or written by who knows whom
        return ()


def remember(listed: Listed, workspace: str, file: Path | None = None) -> None:
    """Put a record first; where that cannot be kept, the next start shows less."""
    seen = Recent(
        workspace=workspace,
        id=listed.id,
        register=listed.register,
        title=listed.title,
        belongs_to=listed.belongs_to,
        changed=listed.changed,
    )
    others = [each for each in read(file) if (each.workspace, each.id) != (workspace, listed.id)]
    content = json.dumps([dataclasses.asdict(each) for each in (seen, *others)[:_MOST]], ensure_ascii=False, indent=1)
    file = file or _file()
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        files.replace(file, f"{content}\n".encode())


def _file() -> Path:
    return paths.cache() / "recent.json"
