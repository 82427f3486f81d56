"""Lists of records that are quick at ten thousand of them: nothing is evaluated, no history is read."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, delete, exists, func, insert, or_, select, update

from cpa_desktop.core.fold import fold
from cpa_desktop.core.frozen import frozen
from cpa_desktop.store.tables import headline, record


@frozen
class HeadlineValue:
    """A figure or answer of a record as its list shows it."""

    key: str
    value: float | None = None
    unit: str = ""
    text: str = ""
    is_searched: bool = False


@frozen
class Row:
    """A record in a list."""

    id: str
    register: str
    parent: str | None
    continues: str | None
    title: str
    changed: str
    head: str  # the change that `changed` it last
    headlines: Mapping[str, HeadlineValue]
    is_current: bool  # whether the headlines were computed from that change


def rows(
    connection: Connection, register: str | None, find: str, parent: str | None, limit: int, offset: int
) -> tuple[Row, ...]:
    """A page of records, last changed first, in which every word of `find` occurs somewhere."""
    page = select(record).where(*_conditions(register, find, parent))
    page = page.order_by(record.c.changed.desc(), record.c.id).limit(limit).offset(offset)
    found = connection.execute(page).mappings().all()
    of_page = select(headline).where(headline.c.record.in_([row["id"] for row in found])).order_by(headline.c.record)
    shown = {
        id: list(values)
        for id, values in groupby(connection.execute(of_page).mappings().all(), lambda row: row["record"])
    }
    return tuple(
        Row(
            **{name: row[name] for name in ("id", "register", "parent", "continues", "title", "changed", "head")},
            headlines={
                value["key"]: HeadlineValue(
                    **{name: value[name] for name in ("key", "value", "unit", "text")},
                    is_searched=bool(value["folded"]),
                )
                for value in shown.get(row["id"], [])
            },
            is_current=row["id"] in shown and all(value["as_of"] == row["head"] for value in shown[row["id"]]),
        )
        for row in found
    )


def count(connection: Connection, register: str | None, find: str, parent: str | None) -> int:
    """How many records there are to page through."""
    counted = select(func.count()).select_from(record).where(*_conditions(register, find, parent))
    return connection.scalar(counted) or 0


def write_headlines(
    connection: Connection, id: str, as_of: str, headlines: Iterable[HeadlineValue], title: str | None
) -> None:
    """A record's headlines, in place of those it had; `title`, if given, is what a list calls it."""
    connection.execute(delete(headline).where(headline.c.record == id))
    values = [
        {
            "record": id,
            "key": one.key,
            "value": one.value,
            "unit": one.unit,
            "text": one.text,
            "folded": fold(one.text) if one.is_searched else "",
            "as_of": as_of,
        }
        for one in headlines
    ]
    if values:
        connection.execute(insert(headline), values)
    if title is not None:
        connection.execute(update(record).where(record.c.id == id).values(title=title, folded=fold(title)))


def _conditions(register: str | None, find: str, parent: str | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if register is not None:
        conditions.append(record.c.register == register)
    if parent is not None:
        conditions.append(record.c.parent == parent)
    for word in fold(find).split():
        in_headline = exists().where(
            headline.c.record == record.c.id, headline.c.folded.contains(word, autoescape=True)
        )
        conditions.append(or_(record.c.folded.contains(word, autoescape=True), in_headline))
    return conditions
