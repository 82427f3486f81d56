"""A sort of record: which worksheets it asks, what a list of such records shows, what it belongs to."""

from typing import Literal

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Text


@frozen
class Headline:
    """A figure or answer of a record that lists, searches and roll-ups read without opening it."""

    key: str
    address: str  # P02/legal_name, or a computed field
    title: Text
    searched: bool = False
    shown: bool = True
    told_by: Literal["", "itself", "name", "place"] = ""  # two with the same of it are one; or alike names at one place


@frozen
class Register:
    """A sort of record (enterprise, rapid assessment, later a programme or an event)."""

    id: str
    title: Text
    parent: str = ""
    level: int = 0  # asks every assessment sheet up to this level; 0: only sheets that name this register
    sector: str = ""  # the address, here or at the parent, that says which sector's content applies
    headlines: tuple[Headline, ...] = ()
    reports: tuple[str, ...] = ()
    label: Text | None = None  # "new …" in the window
    remembered: tuple[str, ...] = ()  # what a new record takes over from the newest of its sort: letterhead, programme
    name: str = ""  # the address of what a person calls the record
