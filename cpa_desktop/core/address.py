"""Where an answer stands: `P17/steam`, `P13/streams/<row>/amount`, `P13/streams/<row>`; facets follow `@`."""

import re
import secrets

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Refused, Text

IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
ROW_KEY = re.compile(r"[A-Za-z0-9_.-]+")

_GRAMMAR = re.compile(
    rf"(?P<sheet>{IDENTIFIER.pattern})/(?P<field>{IDENTIFIER.pattern})"
    rf"(?:/(?P<row>{ROW_KEY.pattern})(?:/(?P<column>{IDENTIFIER.pattern}))?)?"
    rf"(?:@(?P<facet>{IDENTIFIER.pattern}))?"
)
_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
_NO_ADDRESS = Text(
    vi="“{typed}” không phải là địa chỉ của một ô; hãy viết như P17/steam hoặc P13/streams/k7mq2abc/amount.",
    en="“{typed}” is not the address of a field; write it like P17/steam or P13/streams/k7mq2abc/amount.",
)


@frozen
class Address:
    """An address in its parts; `field` is the table where there is a row."""

    sheet: str
    field: str
    row: str | None = None
    column: str | None = None
    facet: str | None = None

    def __str__(self) -> str:
        main = "/".join(part for part in (self.sheet, self.field, self.row, self.column) if part is not None)
        return main if self.facet is None else f"{main}@{self.facet}"


def parse(written: str) -> Address:
    """The parts of a written address; anything else is refused."""
    found = _GRAMMAR.fullmatch(written)
    if found is None:
        raise Refused(_NO_ADDRESS.filled(typed=written))
    return Address(**found.groupdict())


def is_address(written: str) -> bool:
    """Whether `written` follows the grammar of addresses."""
    return _GRAMMAR.fullmatch(written) is not None


def new_row_key() -> str:
    """A key for a row of one's own: eight random characters, never reused."""
    return "".join(secrets.choice(_BASE32) for _ in range(8))


def main_of(address: str) -> str:
    """The address without its facet."""
    return address.partition("@")[0]


def facet_of(address: str) -> str | None:
    """The facet an address names, if it names one."""
    return address.partition("@")[2] or None


def row_of(address: str) -> str | None:
    """The address of the row that holds this cell, or that this is; nothing for a plain field."""
    parts = main_of(address).split("/")
    return "/".join(parts[:3]) if len(parts) > 2 else None


def table_of(address: str) -> str | None:
    """The address of the table that holds this row or cell."""
    row = row_of(address)
    return row.rpartition("/")[0] if row else None


def is_row(address: str) -> bool:
    """Whether this is the address of a row itself: its existence and its position."""
    return address.count("/") == 2 and "@" not in address
