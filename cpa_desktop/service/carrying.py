"""Answers carried from one record into another that continues it, each saying where it came from."""

from collections.abc import Collection, Iterator

from cpa_desktop.core.address import facet_of, is_row, main_of
from cpa_desktop.core.change import Edit
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Text

CARRIED = Text(vi="Chép từ hồ sơ trước", en="Carry over from the record before")
FACET = "carried_from"


def carried(source: Record, target: Record) -> Iterator[Edit]:
    """The edits that put a record's answers into an empty one; what a record says of itself stays behind."""
    for address, text in sorted(source.answers.items()):
        if address.startswith("record/") or facet_of(address) == FACET:
            continue
        yield from _with_its_source(source, target, address, text)


def remembered(source: Record, target: Record, wanted: Collection[str]) -> Iterator[Edit]:
    """The edits that put some of a record's answers, each a field or a whole table, into an empty one."""
    for address, text in sorted(source.answers.items()):
        if facet_of(address) != FACET and any(_is_at(address, place) for place in wanted):
            yield from _with_its_source(source, target, address, text)


def _is_at(address: str, place: str) -> bool:
    return main_of(address) == place or address.startswith(f"{place}/")


def _with_its_source(source: Record, target: Record, address: str, text: str) -> Iterator[Edit]:
    yield from target.edits(address, text)
    if main_of(address) == address and not is_row(address):
        yield from target.edits(f"{address}@{FACET}", source.id)
