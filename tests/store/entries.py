"""Entries as a person makes them, into a workspace."""

from collections.abc import Callable

from cpa_desktop.core.change import Change, Edit
from cpa_desktop.core.record import Record
from cpa_desktop.store.workspace import Workspace
from tests.core.histories import act, put


def enter(workspace: Workspace, record: Record, address: str, typed: str | None) -> Record:
    """One entry, durable; gives the record after it."""
    change = put(record, workspace.device, address, typed)
    workspace.append(change).result()
    return record.after(change)


def enter_edits(workspace: Workspace, record: Record, *edits: Edit) -> Record:
    """Several edits as one act."""
    change = act(record, workspace.device, *edits)
    workspace.append(change).result()
    return record.after(change)


def new_record(workspace: Workspace, register: str = "rapid", title: str = "") -> Record:
    """A record, with a title if one is given."""
    record = workspace.read(workspace.create(register))
    return enter(workspace, record, "record/title", title) if title else record


def history(record: Record, device: str, length: int, make: Callable[[Record, str, str, str], Change] = put) -> Record:
    """A record with many entries, not yet in any workspace."""
    for number in range(length):
        record = record.after(make(record, device, f"P08/use/r{number // 10}/c{number % 10}", str(number)))
    return record
