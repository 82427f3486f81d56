"""The table that a block of cells or a spreadsheet goes into: its columns, its rows, and the periods they stand for."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.fold import fold
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.kinds import KINDS
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.season import PERIODS
from cpa_desktop.core.text import Text
from cpa_desktop.service.exchange.heads import MONEY, Period
from cpa_desktop.service.session import RecordSession

_NUMERIC = frozenset({"quantity", "integer", "money"})
_UNTYPED = frozenset({"photo", "file"})


@frozen
class Slot:
    """A column that cells can go into; of a product table, that of one first key part."""

    key: Key
    kind: str
    title: Text
    part: str = ""
    part_title: Text = Text(vi="", en="")
    unit: str = ""

    @property
    def is_number(self) -> bool:
        """Whether a number is wanted."""
        return self.kind in _NUMERIC

    @property
    def name(self) -> Text:
        """What it is called among all columns of the table."""
        if not self.part:
            return self.title
        return Text(
            vi=f"{self.part_title.vi} · {self.title.vi}",
            en=f"{self.part_title.en} · {self.title.en}",
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The words by which a head can mean it, folded."""
        return _names(self.title, self.part_title, self.name)


@lru_cache(maxsize=4096)
def _names(*texts: Text) -> tuple[str, ...]:
    both = (fold(text) for each in texts for text in (each.vi, each.en))
    return tuple(dict.fromkeys(each.replace(" · ", " ") for each in both if each))


@frozen
class Target:
    """A table as something can be laid on it."""

    table: TableKey
    slots: tuple[Slot, ...]
    rows: tuple[str, ...]  # keys, without the first part where that is said by the columns
    titles: tuple[Text, ...]
    periods: tuple[Period, ...] = ()  # the rows by time, where they are periods
    takes_new: bool = False  # whether rows can be added at the end

    def slot(self, key: Key, part: str) -> int | None:
        """The place of a column among the slots; nothing where nobody types in it."""
        return next((n for n, each in enumerate(self.slots) if each.key == key and each.part == part), None)


def target(session: RecordSession, table: TableKey, first: str = "") -> Target:
    """A table with all that can be typed in it; the columns of the part `first` come before those of others."""
    evaluation = session.evaluation
    rowing = session.program.tables[table]
    rows = rowing.field.rows
    everything = evaluation.rows(*table)
    is_product = len(rowing.each) > 1
    if is_product:
        heads = sorted(evaluation.rows(*rowing.each[0]), key=lambda part: part != first)
        tails = tuple(dict.fromkeys(row.partition(".")[2] for row in everything))
        tables = rowing.each[1:]
        titles = tuple(_title(session, tables, tail) for tail in tails)
        slots = tuple(each for part in heads for each in _slots(session, table, part))
    else:
        tails = tuple(everything)
        titles = tuple(row_title(evaluation, table, row) for row in tails)
        slots = tuple(_slots(session, table))
    return Target(
        table=table,
        slots=slots,
        rows=tails,
        titles=titles,
        periods=_periods(session, tails) if is_product and rowing.each[1:] == (PERIODS,) else (),
        takes_new=rows is not None and rows.own and not rows.source and rows.engine is None and not is_product,
    )


def _title(session: RecordSession, tables: Sequence[TableKey], tail: str) -> Text:
    said = [row_title(session.evaluation, *each) for each in zip(tables, tail.split("."), strict=False)]
    return Text(vi=" · ".join(each.vi for each in said), en=" · ".join(each.en for each in said))


def _slots(session: RecordSession, table: TableKey, part: str = "") -> Iterator[Slot]:
    evaluation = session.evaluation
    rowing = session.program.tables[table]
    rows = [row for row in evaluation.rows(*table) if not part or row.startswith(f"{part}.")]
    title = row_title(evaluation, rowing.each[0], part) if part else Text(vi="", en="")
    if rowing.field.rows is not None and rowing.field.rows.engine is not None:
        return
    for column in rowing.field.columns:
        key = (*table, column.id)
        never = bool(rows) and all(evaluation.is_hidden(key, row) for row in rows)
        if column.is_computed or column.kind not in KINDS or column.kind in _UNTYPED or never:
            continue
        unit = MONEY if column.kind == "money" else evaluation.unit(key, rows[0] if rows else "")
        kind = column.kind
        yield Slot(key=key, kind=kind, title=column.label, part=part, part_title=title, unit=unit)


def _periods(session: RecordSession, tails: Sequence[str]) -> tuple[Period, ...]:
    evaluation = session.evaluation
    return tuple(
        Period(
            key=tail,
            name=fold(row_title(evaluation, PERIODS, tail).vi),
            start=str(evaluation.cell((*PERIODS, "start"), tail)),
            end=str(evaluation.cell((*PERIODS, "end"), tail)),
        )
        for tail in tails
    )
