"""Kills a process in the middle of entries, again and again, and says what was lost.

Run as `python -m tests.store.kills FOLDER N`.
A process of its own, with one thread, so that its children are plain forks of a program that has everything loaded.
"""

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from cpa_desktop.core import undo
from cpa_desktop.core.change import Change, verify_chain
from cpa_desktop.core.record import Record
from cpa_desktop.core.replay import position_text
from cpa_desktop.store.workspace import Workspace
from tests.core.histories import START, act, put

ID_LENGTH = 33  # an id and how far it got


def next_entry(record: Record, device: str, number: int) -> Change:
    """What a hasty person does next: figures, now and then a row, an undo, a pasted block."""
    row = f"P13/streams/r{number // 8}"
    match number % 8:
        case 0:
            return act(record, device, *record.edits(row, position_text(number)))
        case 5 if (last := undo.undoable(record, device)) is not None:
            return undo.inverse_of(record, last, device=device, by="Lan", at=START.isoformat())
        case 6:
            return act(record, device, *(e for n in range(30) for e in record.edits(f"P08/use/b/c{n}", str(number))))
        case 7 if number % 3 == 0:
            return act(record, device, *record.edits(row, None))
        case _:
            return put(record, device, f"{row}/c{number % 8}", str(number))


def enter_without_end(path: Path, record_id: str, report: int) -> NoReturn:
    """Enter as fast as the disk allows; report each change before it is handed over and when it is acknowledged."""
    workspace = Workspace.open(path)
    record = workspace.read(record_id)
    number = 0
    while True:
        change = next_entry(record, workspace.device, number)
        os.write(report, f"{change.id}?".encode())
        workspace.append(change).result()
        os.write(report, f"{change.id}!".encode())
        record = record.after(change)
        number += 1


def make_without_end(path: Path, record_id: str, report: int) -> NoReturn:
    """Make workspaces, one after another."""
    number = 0
    while True:
        os.write(report, f"{number:032}?".encode())
        Workspace.open(path.with_name(f"{path.stem}-{record_id}-{number}.sqlite"), create=True).close()
        number += 1


def back_up_without_end(path: Path, record_id: str, report: int) -> NoReturn:
    """Write one backup over another."""
    with Workspace.open(path) as workspace:
        while True:
            os.write(report, f"{record_id}?".encode())
            workspace.backup(path.with_name("backup.sqlite"))


def killed_after(seconds: float, work: Callable[[Path, str, int], NoReturn], path: Path, record_id: str) -> str:
    """What a child reported before it was killed, counting from its first report."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(path, record_id, writing)
        finally:
            os._exit(1)
    os.close(writing)
    select.select([reading], [], [], 30)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        reported = pipe.read().decode()
    if not os.WIFSIGNALED(status):
        raise RuntimeError("the child ended by itself")
    return reported


def faults_in_entries(path: Path, seconds: float) -> tuple[int, list[str]]:
    """Kill entries into a new record; how many were acknowledged, and all that is wrong afterwards."""
    with Workspace.open(path) as workspace:
        record_id = workspace.create("rapid")
    reported = killed_after(seconds, enter_without_end, path, record_id)
    parts = [reported[at : at + ID_LENGTH] for at in range(0, len(reported), ID_LENGTH)]
    handed_over = [part[:-1] for part in parts if part.endswith("?")]
    acknowledged = [part[:-1] for part in parts if part.endswith("!")]
    faults = []
    with Workspace.open(path) as workspace:
        if workspace.read_only:
            faults.append("the dead process still holds the workspace")
        kept = [change.id for change in workspace.changes(record_id)]
        if kept != handed_over[: len(kept)]:
            faults.append("something is kept that was not entered, or in another order")
        if len(kept) < len(acknowledged):
            faults.append(f"{len(acknowledged) - len(kept)} acknowledged entries are lost")
        if len(handed_over) - len(kept) > 1:
            faults.append("more than the entry in flight is lost")
        faults += [broken.text.en for broken in workspace.verify(record_id)]
        faults += [broken.text.en for broken in verify_chain(workspace.changes(record_id))]
    return len(acknowledged), faults


def faults_in_making(path: Path, seconds: float, number: int) -> list[str]:
    """Kill the making of workspaces; each must be there whole or not at all."""
    killed_after(seconds, make_without_end, path, str(number))
    faults = []
    for made in path.parent.glob(f"{path.stem}-{number}-*.sqlite"):
        with Workspace.open(made) as workspace:
            if workspace.read_only or workspace.count() != 0:
                faults.append(f"{made.name} is not an empty workspace")
    return faults


def faults_in_backups(path: Path, seconds: float) -> list[str]:
    """Kill the backing up; the backup there was is replaced by a whole one or not at all."""
    with Workspace.open(path) as workspace:
        workspace.backup(path.with_name("backup.sqlite"))
        record_id = workspace.create("rapid")
    killed_after(seconds, back_up_without_end, path, record_id)
    with Workspace.open(path.with_name("backup.sqlite")) as copy:
        return [broken.text.en for row in copy.search(limit=5) for broken in copy.verify(row.id)]


def main(folder: Path, kills: int) -> None:
    """Kill, and print what was found."""
    chance = random.Random(20260302)
    path = folder / "a.sqlite"
    Workspace.open(path, create=True).close()
    acknowledged = []
    faults = []
    for number in range(kills):
        if number % 10 == 9:
            faults += faults_in_making(path, chance.uniform(0, 0.2), number)
        elif number % 10 == 4:
            faults += faults_in_backups(path, chance.uniform(0, 0.1))
        else:
            entered, found = faults_in_entries(path, chance.uniform(0, 0.08))
            acknowledged.append(entered)
            faults += found
    with Workspace.open(path) as workspace:
        faults += [broken.text.en for row in workspace.search(limit=kills) for broken in workspace.verify(row.id)]
    print(json.dumps({"acknowledged": acknowledged, "faults": faults}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
