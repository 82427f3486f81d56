"""What a worksheet asks: fields, tables and where their rows come from, checks."""

import dataclasses
from typing import Literal, NewType

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Text

Expression = NewType("Expression", str)
"""Text that content gives in its own row, compiled in the table whose rows stand for it."""

Need = Literal["must", "should", "may"]
Severity = Literal["error", "doubt", "hint"]


@frozen
class Choice:
    """One answer that may be chosen; `state` is how a walk-through question grades it."""

    id: str
    title: Text
    state: str = ""


@frozen
class Engine:
    """Rows computed by a registered engine from columns of other tables and from single values."""

    name: str
    tables: dict[str, "Reads"]
    values: dict[str, str] = dataclasses.field(default_factory=dict)


@frozen
class Reads:
    """The table an engine reads: the expressions of its columns, and which rows."""

    table: str
    columns: dict[str, str]
    where: str = ""


@frozen
class Listed:
    """A row that the sheet itself lays down: an item of a checklist, a component of a score."""

    id: str
    title: Text
    group: str = ""
    weight: float | None = None
    value: Expression = Expression("")
    help: Text | None = None


@frozen
class Rows:
    """Where the rows of a table come from; `own` may be combined with `source` or `listed`."""

    own: bool = False
    listed: tuple[Listed, ...] = ()
    source: str = ""  # a content list (resources, options …) or a table (P01.periods)
    chosen: bool = False  # rows of `source` are there only once a person has added them
    where: str = ""
    each: dict[str, str] = dataclasses.field(default_factory=dict)  # name of the key part -> table
    engine: Engine | None = None


@frozen
class Print:
    """How the blank sheet on paper looks: empty rows, the page's direction, the columns printed."""

    rows: int = 6
    landscape: bool = False
    columns: tuple[str, ...] = ()


@frozen
class Field:
    """One question, one computed figure, or one table of them."""

    id: str
    kind: str
    label: Text
    help: Text | None = None
    typical: Text | None = None
    draft: Text | None = None  # what is said, with figures quoted as {P08.total_toe}, until someone writes their own
    unit: str = ""  # as stored and shown; {of} stands for the unit that the row's `of` names
    units: tuple[str, ...] = ()
    basis: str = ""
    pattern: str = ""  # texts: a regular expression the whole entry must match; `help` says it in words
    plausible: tuple[float | None, float | None] | None = None
    plausible_source: str = ""
    least: float | None = None
    most: float | None = None
    choices: tuple[Choice, ...] = ()
    choices_from: str = ""  # a content list, `source` for those of the row, or a table
    value: str = ""
    default: str = ""
    when: str = ""
    when_note: Text | None = None
    need: Need = "may"
    level: int = 1
    origin: str = "declared"  # what an entry is taken for until someone says otherwise
    default_origin: str = "norm"  # what its default is taken for: a norm, or an estimate made elsewhere in the record
    shared: str = ""  # the key part whose periods share one meter, hence one uncertainty
    digits: int | None = None
    columns: tuple["Field", ...] = ()
    rows: Rows | None = None
    of: str = ""  # tables: the expression that names each row's unit
    one_of: tuple[tuple[str, ...], ...] = ()
    title: str = ""  # tables: the column that names a row
    unfolded: bool = False  # tables of figures: on the screen at once, however long
    print: Print = Print()

    @property
    def is_table(self) -> bool:
        """Whether this field is a table."""
        return self.kind == "table"

    @property
    def is_computed(self) -> bool:
        """Whether nobody types it."""
        return bool(self.value)

    @property
    def is_asked(self) -> bool:
        """Whether somebody answers it: no figure, and no table of nothing but figures."""
        return any(column.is_asked for column in self.columns) if self.is_table else self.kind != "computed"

    def column(self, column_id: str) -> "Field":
        """The column of that id; KeyError if there is none."""
        for column in self.columns:
            if column.id == column_id:
                return column
        raise KeyError(column_id)


@frozen
class Check:
    """A claim about the answers that deserves a finding while it holds."""

    when: str
    severity: Severity
    text: Text
    at: str = ""  # the field, or table.column, where it can be mended
    table: str = ""  # checked for each row of this table


@frozen
class Worksheet:
    """A page of fields to be asked (phiếu công tác)."""

    id: str
    title: Text
    task: int = 0
    level: int = 1
    need: Need = "may"
    register: str = ""  # the only register that asks it; empty: every assessment of its level
    sector: str = ""  # set by the reader for the sheets of a sector's folder
    guide: Text | None = None
    short: int = 0  # up to this level of assessment the window folds what only may be filled, until it is wanted
    renamed: dict[str, str] = dataclasses.field(default_factory=dict)
    deleted: tuple[str, ...] = ()
    fields: tuple[Field, ...]
    checks: tuple[Check, ...] = ()

    def field(self, field_id: str) -> Field:
        """The field of that id; KeyError if there is none."""
        for field in self.fields:
            if field.id == field_id:
                return field
        raise KeyError(field_id)

    def waiting(self, level: int) -> tuple[Field, ...]:
        """What can wait in an assessment of this level: of a short sheet the questions that only may be answered."""
        is_short = 0 < self.short >= level
        return tuple(field for field in self.fields if is_short and field.need == "may" and field.is_asked)

    def parts(self, level: int) -> tuple[tuple[Field, ...], tuple[Field, ...], tuple[Field, ...]]:
        """The fields as the window shows them: what is needed, what can wait, the figures after that."""
        waiting = self.waiting(level)
        if not waiting:
            return self.fields, (), ()
        end = 1 + max(place for place, field in enumerate(self.fields) if field.is_asked)
        held_back = {field.id for field in waiting}
        return tuple(each for each in self.fields[:end] if each.id not in held_back), waiting, self.fields[end:]
