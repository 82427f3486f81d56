"""Lists of records that are quick at ten thousand of them: nothing is evaluated, no history is read."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, func, insert, or_, select, update

from cpa_desktop.core.fold import fold
from cpa_desktop.core.frozen import frozen
from cpa_desktop.store.tables import headline, record

_WORDS = "record/words"  # all that a record is found by, in one place: a third of the time of looking through each


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


@frozen
class Wanted:
    """Which records: of some registers, one parent, with every word of `find` somewhere, headlines reading so."""

    registers: tuple[str, ...] = ()  # none named: of any
    find: str = ""
    parent: str | None = None
    marks: tuple[tuple[str, str], ...] = ()  # key and text of a headline; no text: there is none


def rows(connection: Connection, wanted: Wanted, limit: int, offset: int) -> tuple[Row, ...]:
    """A page of records, last changed first."""
    page = select(record).where(*_conditions(wanted))
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
                if value["key"] != _WORDS
            },
            is_current=row["id"] in shown and all(value["as_of"] == row["head"] for value in shown[row["id"]]),
        )
        for row in found
    )


def count(connection: Connection, wanted: Wanted) -> int:
    """How many records there are to page through."""
    counted = select(func.count()).select_from(record).where(*_conditions(wanted))
    return connection.scalar(counted) or 0


def write_headlines(
    connection: Connection, id: str, as_of: str, headlines: Sequence[HeadlineValue], title: str | None
) -> None:
    """A record's headlines, in place of those it had; `title`, if given, is what a list calls it."""
    connection.execute(delete(headline).where(headline.c.record == id))
    called = title if title is not None else connection.scalar(select(record.c.title).where(record.c.id == id))
    searched = [called or "", *(one.text for one in headlines if one.is_searched)]
    words = HeadlineValue(key=_WORDS, text=" · ".join(searched), is_searched=True)
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
        for one in (*headlines, words)
    ]
    if values:
        connection.execute(insert(headline), values)
    if title is not None:
        connection.execute(update(record).where(record.c.id == id).values(title=title, folded=fold(title)))


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.registers:
        conditions.append(record.c.register.in_(wanted.registers))
    if wanted.parent is not None:
        conditions.append(record.c.parent == wanted.parent)
    for key, text in wanted.marks:
        of_key = exists().where(headline.c.record == record.c.id, headline.c.key == key)
        conditions.append(of_key.where(headline.c.text == text) if text else ~of_key.where(headline.c.text != ""))
    words = fold(wanted.find).split()
    if words:
        in_headlines = exists().where(
            headline.c.record == record.c.id,
            headline.c.key == _WORDS,
            *(headline.c.folded.contains(word, autoescape=True) for word in words),
        )
        in_title = and_(*(record.c.folded.contains(word, autoescape=True) for word in words))
        conditions.append(or_(in_title, in_headlines))
    return conditions
