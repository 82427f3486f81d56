"""Records that may be the same enterprise twice: the same tax code, or names alike in one commune."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from cpa_desktop.core.fold import fold
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.register import Register
from cpa_desktop.service.listing import text_at
from cpa_desktop.service.session import RecordSession
from cpa_desktop.store.listing import Row
from cpa_desktop.store.workspace import Workspace

_ALIKE = 0.82  # of the letters, in their order: one word left out or misspelt
_A_PAGE = 100
# What names of firms have in common tells none from another.
_COMMON = """
cong ty tnhh cp co phan mtv mot thanh vien trach nhiem huu han dntn doanh nghiep tu nhan hop tac xa htx ho kinh san xuat
nha may so chi nhanh company ltd jsc factory
"""
_FORMS_OF_FIRMS = frozenset(_COMMON.split())


@frozen
class Told:
    """What a record is told from others by: a number that only one has, its name, and the place it is at."""

    register: str
    record: str
    itself: str = ""
    name: str = ""
    place: str = ""


@frozen
class Likeness:
    """A record that is like another, and by what: `itself`, a number that only one has, or `name`."""

    record: str
    title: str
    by: str


def told(session: RecordSession) -> Told:
    """What tells a record from others, as it reads now; register.yaml says which answers do."""
    register = session.program.form.register
    found = {
        each.told_by: fold(text_at(session.evaluation, each.address)) for each in register.headlines if each.told_by
    }
    return Told(register=register.id, record=session.record.id, **found)


def alike(workspace: Workspace, own: Told, keys: Mapping[str, str]) -> tuple[Likeness, ...]:
    """The other records of the same sort that may be of the same enterprise; those sure to be first.

    `keys` are the headlines that tell records apart, as `keys_of` gives them."""
    found: dict[str, Likeness] = {}
    if own.itself:
        for row in _others(workspace, own, own.itself):
            if _text(row, keys["itself"]) == own.itself:
                found[row.id] = Likeness(record=row.id, title=row.title, by="itself")
    if own.name and own.place:
        for row in _others(workspace, own, own.place):
            if _text(row, keys["place"]) == own.place and _are_alike(own.name, _text(row, keys["name"])):
                found.setdefault(row.id, Likeness(record=row.id, title=row.title, by="name"))
    return tuple(found.values())


def keys_of(register: Register) -> dict[str, str]:
    """The headlines that tell records of a sort apart, by how they do."""
    return {each.told_by: each.key for each in register.headlines if each.told_by}


def _others(workspace: Workspace, own: Told, words: str) -> Iterator[Row]:
    offset = 0
    while page := workspace.search(own.register, words, limit=_A_PAGE, offset=offset):
        yield from (row for row in page if row.id != own.record)
        offset += _A_PAGE


def _text(row: Row, key: str) -> str:
    found = row.headlines.get(key)
    return fold(found.text.partition("\n")[0]) if found is not None else ""


def _are_alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, _own_name(one), _own_name(other)).ratio() >= _ALIKE


def _own_name(name: str) -> str:
    return " ".join(word for word in name.split() if word not in _FORMS_OF_FIRMS) or name
