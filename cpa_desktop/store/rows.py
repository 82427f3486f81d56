"""Records and their changes as rows, and back."""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, RowMapping, bindparam, delete, func, insert, select, update

from cpa_desktop.core.change import Change, read_edits, read_label, write_edits, write_label
from cpa_desktop.core.fold import fold
from cpa_desktop.core.record import Record, record_of
from cpa_desktop.core.replay import GroupOf, alone
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.store.tables import answer, change, record

_NO_RECORD = Text(
    vi="Không có hồ sơ nào mang mã {id}; hãy kiểm tra lại mã.",
    en="There is no record with the id {id}; check the id.",
)
_SEVERAL = Text(
    vi="Có {count} hồ sơ bắt đầu bằng mã {id}; hãy ghi thêm vài ký tự.",
    en="{count} records have an id that begins with {id}; write a few more characters.",
)

# Made once: putting a statement together takes longer than SQLite needs to carry it out.
_ADD_CHANGES, _ADD_ANSWERS = insert(change), insert(answer)
_SHOW = update(record).where(record.c.id == bindparam("of"))
_SHOW_HEAD = _SHOW.values(head=bindparam("head"), changed=bindparam("changed"))
_SHOW_TITLE = _SHOW.values(title=bindparam("title"), folded=bindparam("folded"))
_CLEAR = delete(answer).where(answer.c.record == bindparam("of"), answer.c.address == bindparam("at"))
_TITLE = "record/title"


def read_record(connection: Connection, id: str, group_of: GroupOf = alone) -> Record:
    """A whole record."""
    described = connection.execute(select(record).where(record.c.id == id)).mappings().one_or_none()
    if described is None:
        raise Refused(_NO_RECORD.filled(id=id))
    return record_of(
        read_changes(connection, id),
        id=id,
        register=described["register"],
        parent=described["parent"],
        continues=described["continues"],
        group_of=group_of,
    )


def read_changes(connection: Connection, id: str) -> list[Change]:
    """The changes of a record."""
    in_order = select(change).where(change.c.record == id).order_by(change.c.clock, change.c.device, change.c.id)
    return [_change(row) for row in connection.execute(in_order).mappings()]


def hold_record(connection: Connection, id: str) -> None:
    """Have others who would write in a record wait until this transaction is over."""
    connection.execute(select(record.c.id).where(record.c.id == id).with_for_update())


def count_changes(connection: Connection, id: str) -> int:
    """How many changes a record has."""
    return connection.scalar(select(func.count()).select_from(change).where(change.c.record == id)) or 0


def has_record(connection: Connection, id: str) -> bool:
    """Whether there is a record with this id."""
    return connection.execute(select(record.c.id).where(record.c.id == id)).first() is not None


def find_id(connection: Connection, prefix: str) -> str:
    """The one record whose id begins so."""
    beginning = record.c.id.startswith(prefix, autoescape=True)
    found = connection.scalars(select(record.c.id).where(beginning).limit(100)).all()
    if prefix in found:
        return prefix
    if len(found) != 1 or not prefix:
        raise Refused((_SEVERAL if found and prefix else _NO_RECORD).filled(id=prefix, count=len(found)))
    return str(found[0])


def write_record(connection: Connection, new: Record) -> None:
    """A record's description, without its changes."""
    values = {"id": new.id, "register": new.register, "parent": new.parent, "continues": new.continues}
    connection.execute(insert(record).values(values))


def write_changes(connection: Connection, before: Record, after: Record, changes: Iterable[Change]) -> None:
    """Changes that lead from one state to the next, and the answers they lead to."""
    changes = tuple(changes)
    connection.execute(_ADD_CHANGES, [_row(one) for one in changes])
    touched = sorted({edit.address for one in changes for edit in one.edits})
    moved = [address for address in touched if before.answers.get(address) != after.answers.get(address)]
    if cleared := [address for address in moved if address in before.answers]:
        connection.execute(_CLEAR, [{"of": after.id, "at": address} for address in cleared])
    if filled := [address for address in moved if address in after.answers]:
        rows = [{"record": after.id, "address": address, "text": after.answers[address]} for address in filled]
        connection.execute(_ADD_ANSWERS, rows)
    last = after.changes[-1]
    connection.execute(_SHOW_HEAD, {"of": after.id, "head": last.id, "changed": last.at})
    if _TITLE in moved:
        title = _entered(after.answers.get(_TITLE))
        connection.execute(_SHOW_TITLE, {"of": after.id, "title": title, "folded": fold(title)})


def _row(one: Change) -> dict[str, object]:
    return {
        "id": one.id,
        "record": one.record,
        "device": one.device,
        "clock": one.clock,
        "by": one.by,
        "at": one.at,
        "label": write_label(one.label),
        "edits": write_edits(one.edits),
        "undoes": one.undoes,
        "previous": one.previous,
        "hash": one.hash,
    }


def _change(row: RowMapping) -> Change:
    return Change(**(dict(row) | {"label": read_label(row["label"]), "edits": read_edits(row["edits"])}))


def _entered(text: str | None) -> str:
    """What was typed in an answer, for a list to show."""
    try:
        return str(json.loads(text or "{}").get("entered", ""))
    except (ValueError, AttributeError):
        return ""
