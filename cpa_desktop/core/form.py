"""What one sort of record asks for one industry: its sheets, its content lists, the form of its parent."""

import dataclasses
from collections.abc import Mapping
from typing import Protocol

from cpa_desktop.core.fact import Fact
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.register import Register
from cpa_desktop.core.text import Text
from cpa_desktop.core.worksheet import Field, Worksheet


class Item(Protocol):
    """A piece of content that a row of a table can stand for."""

    @property
    def id(self) -> str:
        """The row's key."""

    @property
    def title(self) -> Text:
        """What the row is called."""


@frozen
class Form:
    """Everything asked in one record, before it is compiled."""

    register: Register
    sector: str
    sheets: tuple[Worksheet, ...]
    lists: Mapping[str, Mapping[str, Item]]
    facts: Mapping[str, tuple[Fact, ...]]
    parent: "Form | None" = None
    basis: str = "product"  # what a tonne of output is a tonne of, in this industry
    _sheets: dict[str, Worksheet] = dataclasses.field(default_factory=dict, compare=False, repr=False)
    _fields: dict[tuple[str, str, str], Field] = dataclasses.field(default_factory=dict, compare=False, repr=False)

    def sheet(self, sheet_id: str) -> Worksheet:
        """The sheet of that id, here or (as `enterprise.P02`) at the parent; KeyError if there is none."""
        found = self._sheets.get(sheet_id)
        if found is None:
            found = self._sheets[sheet_id] = self._sheet(sheet_id)
        return found

    def field(self, sheet_id: str, table: str, field_id: str) -> Field:
        """A field, or a column of a table; KeyError if there is none."""
        key = (sheet_id, table, field_id)
        found = self._fields.get(key)
        if found is None:
            sheet = self.sheet(sheet_id)
            found = self._fields[key] = sheet.field(table).column(field_id) if table else sheet.field(field_id)
        return found

    def _sheet(self, sheet_id: str) -> Worksheet:
        prefix, dot, rest = sheet_id.partition(".")
        if dot:
            if self.parent is None or self.parent.register.id != prefix:
                raise KeyError(sheet_id)
            return self.parent.sheet(rest)
        for sheet in self.sheets:
            if sheet.id == sheet_id:
                return sheet
        raise KeyError(sheet_id)
