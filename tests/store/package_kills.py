"""Kills a process while it takes packages in and writes them out, and says what was left half done.

Run as `python -m tests.store.package_kills FOLDER N`; see `kills`.
"""

import json
import os
import random
import shutil
import sys
from pathlib import Path
from typing import NoReturn

from cpa_desktop.core.text import Refused
from cpa_desktop.store import package
from cpa_desktop.store.workspace import Workspace
from tests.store.entries import enter, history, new_record
from tests.store.kills import killed_after

PHOTOS = 12


def take_and_write_without_end(path: Path, record_id: str, report: int) -> NoReturn:
    """Take a package, enter something, write it out; again and again."""
    read = package.read(path.with_name("in.cpa"))
    with Workspace.open(path) as workspace:
        os.write(report, b"!")
        workspace.take(read).result()
        record = workspace.read(record_id)
        number = 0
        while True:
            record = enter(workspace, record, "P17/steam", str(number))
            package.write(path.with_name("out.cpa"), workspace, record_id)
            number += 1


def faults(path: Path, record_id: str) -> tuple[bool, list[str]]:
    """Whether the package was taken, and all that is wrong with what is there."""
    found = []
    with Workspace.open(path) as workspace:
        is_taken = workspace.has(record_id)
        records = [row.id for row in workspace.search()]
        if len(records) not in (0, 2):
            found.append(f"{len(records)} of two records are there")
        found += [broken.text.en for id in records for broken in workspace.verify(id)]
        if is_taken:
            hashes = package.named(*(workspace.read(id) for id in records))
            kept = [hash for hash in hashes if workspace.has_attachment(hash)]
            if len(kept) != PHOTOS:
                found.append(f"{len(kept)} of {PHOTOS} photos are there")
    out = path.with_name("out.cpa")
    if out.exists():
        try:
            package.read(out)
        except Refused as refused:
            found.append(refused.text.en)
    return is_taken, found


def main(folder: Path, kills: int) -> None:
    """Kill, and print what was found."""
    chance = random.Random(20260302)
    source = folder / "source.sqlite"
    with Workspace.open(source, create=True) as workspace:
        enterprise = new_record(workspace, "enterprise", "Nhà máy A")
        record = workspace.read(workspace.create("rapid", parent=enterprise.id))
        for number in range(PHOTOS):
            sha256 = workspace.attach(chance.randbytes(200_000), f"{number}.jpg")
            record = enter(workspace, record, f"P10/photo{number}", sha256)
        for change in history(record, workspace.device, 200).changes[PHOTOS:]:
            workspace.append(change).result()
        package.write(folder / "in.cpa", workspace, record.id)
    taken, wrong = 0, []
    for number in range(kills):
        path = folder / str(number) / "a.sqlite"
        path.parent.mkdir()
        shutil.copy(folder / "in.cpa", path.parent)
        Workspace.open(path, create=True).close()
        killed_after(chance.uniform(0, 0.12), take_and_write_without_end, path, record.id)
        is_taken, found = faults(path, record.id)
        taken += is_taken
        wrong += found
        shutil.rmtree(path.parent)
    print(json.dumps({"kills": kills, "taken": taken, "faults": wrong}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
