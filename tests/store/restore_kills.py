"""Kills a process while it goes back to a backup, and says what of the newer work was lost.

Run as `python -m tests.store.restore_kills FOLDER N`; see `kills`.
"""

import json
import os
import random
import shutil
import sys
from pathlib import Path
from typing import NoReturn

from cpa_desktop.store.backups import restore
from cpa_desktop.store.workspace import Workspace
from tests.store.entries import enter, history, new_record
from tests.store.kills import killed_after


def restore_without_end(path: Path, record_id: str, report: int) -> NoReturn:
    """Go back to the backup beside the workspace, again and again."""
    os.write(report, b"!")
    while True:
        restore(path.with_name("backup.sqlite"), path)


def faults(folder: Path, record_id: str, newer: int, older: int) -> list[str]:
    """What is wrong: a workspace that is neither the one nor the other, or newer work that is nowhere any more."""
    found, lengths = [], []
    for file in folder.glob("a*.sqlite"):
        with Workspace.open(file) as workspace:
            lengths.append(len(workspace.changes(record_id)))
            found += [broken.text.en for broken in workspace.verify(record_id)]
    if not set(lengths) <= {newer, older}:
        found.append(f"there are {lengths} changes where {newer} or {older} should be")
    if newer not in lengths:
        found.append("the newer work is nowhere any more")
    if not (folder / "a.sqlite").exists():
        found.append("there is no workspace in its place")
    return found


def main(folder: Path, kills: int) -> None:
    """Kill, and print what was found."""
    chance = random.Random(20260302)
    source = folder / "source"
    source.mkdir()
    with Workspace.open(source / "a.sqlite", create=True) as workspace:
        record = new_record(workspace)
        for change in history(record, workspace.device, 100).changes:
            workspace.append(change).result()
        workspace.backup(source / "backup.sqlite")
        older = workspace.read(record.id)
        newer = enter(workspace, older, "P17/steam", "5")
    wrong = []
    for number in range(kills):
        here = folder / str(number)
        shutil.copytree(source, here)
        killed_after(chance.uniform(0, 0.15), restore_without_end, here / "a.sqlite", record.id)
        wrong += faults(here, record.id, len(newer.changes), len(older.changes))
        shutil.rmtree(here)
    print(json.dumps({"faults": wrong}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
