"""Whether a record still says what its history says."""

from sqlalchemy import Connection, select

from cpa_desktop.core.change import Broken, verify_chain
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.store.rows import has_record, read_record
from cpa_desktop.store.tables import answer

_OTHERWISE = Text(
    vi="Câu trả lời tại {address} không khớp với lịch sử thay đổi.",
    en="The answer at {address} is not what the history says.",
)
_ABSENT = Text(
    vi="Lịch sử nhắc đến một thay đổi đã bị mất.",
    en="The history speaks of a change that has been lost.",
)


def verify(connection: Connection, id: str) -> list[Broken]:
    """Broken chains, changes that others name but that are not there, answers that do not follow."""
    try:
        record = read_record(connection, id)
    except Refused as refused:
        if not has_record(connection, id):
            raise
        return [Broken(record=id, change="", text=refused.text)]
    broken = verify_chain(record.changes)
    broken += [Broken(record=id, change=absent, text=_ABSENT) for absent in sorted(record.awaited)]
    kept = {row.address: row.text for row in connection.execute(select(answer).where(answer.c.record == id))}
    for address in sorted(kept.keys() | record.answers.keys()):
        if kept.get(address) != record.answers.get(address):
            broken.append(Broken(record=id, change="", text=_OTHERWISE.filled(address=address)))
    return broken
