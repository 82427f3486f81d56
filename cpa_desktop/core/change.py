"""An act on a record and its inverse: the unit of saving, of undo, of history and of merging."""

import dataclasses
import functools
import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from cpa_desktop.core import address as addresses
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Refused, Text

_NO_NUL = Text(
    vi="Nội dung có ký tự không lưu được (NUL hoặc nửa ký tự); hãy xóa ký tự đó rồi nhập lại.",
    en="The entry holds a character that cannot be kept (NUL or half a character); remove it and enter it again.",
)
_UNREADABLE = Text(
    vi="Một thay đổi trong lịch sử không đọc được; tệp đã bị hỏng hoặc bị sửa.",
    en="A change in the history cannot be read; the file is damaged or has been altered.",
)

_LARGEST_CLOCK = 2**53  # leaves room to count on, in every database and language


def canonical(value: object) -> str:
    """The one way to write a value as text: JSON, keys sorted, no spaces, letters as they are, NUL refused."""
    try:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
        text.encode()
    except UnicodeEncodeError as error:
        raise Refused(_NO_NUL) from error
    if "\\u0000" in text and _holds_nul(value):
        raise Refused(_NO_NUL)
    return text


def _holds_nul(value: object) -> bool:
    """Whether a NUL is really there, not only the six letters backslash u0000 that someone typed."""
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, Mapping):
        return any(_holds_nul(part) for pair in value.items() for part in pair)
    return isinstance(value, (list, tuple)) and any(_holds_nul(part) for part in value)


@frozen
class Edit:
    """One address set from one text to another; `replaces` names the changes here that it has seen and overrides."""

    address: str
    before: str | None
    after: str | None
    replaces: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not addresses.is_address(self.address):
            addresses.parse(self.address)  # says what is wrong


@frozen
class Change:
    """What one action of a person did."""

    id: str
    record: str
    device: str
    clock: int  # Lamport: one more than the greatest its device had seen in the record
    by: str
    at: str  # ISO, UTC; for people to read, never for order
    label: Text
    edits: tuple[Edit, ...]
    undoes: str | None = None
    previous: str = ""  # hash of the change before it on this record and device
    hash: str = ""

    @property
    def order(self) -> tuple[int, str, str]:
        """What sorts changes alike on every machine."""
        return (self.clock, self.device, self.id)

    def inverse(self, *, device: str, clock: int, by: str, at: str) -> "Change":
        """The change that takes this one back, where nothing has come in between; not yet sealed."""
        edits = (
            Edit(address=edit.address, before=edit.after, after=edit.before, replaces=(self.id,))
            for edit in reversed(self.edits)
        )
        return Change(
            id=new_id(),
            record=self.record,
            device=device,
            clock=clock,
            by=by,
            at=at,
            label=self.label,
            edits=tuple(edits),
            undoes=self.id,
        )


def new_id() -> str:
    """An id for a record or a change, made on this machine and unlike any other."""
    return uuid.uuid4().hex


def hash_of(change: Change) -> str:
    """The hash over everything in a change but the hash itself."""
    return hashlib.sha256(canonical(_plain(change)).encode()).hexdigest()


def sealed(change: Change, previous_hash: str) -> Change:
    """The change tied to the one before it on its record and device ("" for the first)."""
    tied = dataclasses.replace(change, previous=previous_hash, hash="")
    return dataclasses.replace(tied, hash=hash_of(tied))


@frozen
class Broken:
    """A place where a history no longer holds together."""

    record: str
    change: str  # "" where no single change is to blame
    text: Text


_ALTERED = Text(
    vi="Nội dung của thay đổi lúc {at} đã bị sửa sau khi ghi.",
    en="The change of {at} was altered after it was written.",
)
_UNCHAINED = Text(
    vi="Trước thay đổi lúc {at} có thay đổi bị mất, bị chèn hoặc bị đổi thứ tự.",
    en="Before the change of {at} a change was lost, inserted or moved.",
)


def verify_chain(changes: Iterable[Change]) -> list[Broken]:
    """Where the hash chains of these changes are broken; one chain for each record and device."""
    broken = []
    last: dict[tuple[str, str], str] = {}
    for change in sorted(changes, key=lambda change: change.order):
        chain = (change.record, change.device)
        if hash_of(change) != change.hash:
            broken.append(Broken(record=change.record, change=change.id, text=_ALTERED.filled(at=change.at)))
        if change.previous != last.get(chain, ""):
            broken.append(Broken(record=change.record, change=change.id, text=_UNCHAINED.filled(at=change.at)))
        last[chain] = change.hash
    return broken


def write_label(label: Text) -> str:
    """What a change is called, as canonical text."""
    return canonical({"vi": label.vi, "en": label.en})


@functools.lru_cache(maxsize=1000)
def read_label(text: str) -> Text:
    """The label in a canonical text; a history repeats few of them many times."""
    try:
        return Text(**json.loads(text))
    except (ValueError, TypeError) as error:
        raise Refused(_UNREADABLE) from error


def write_edits(edits: tuple[Edit, ...]) -> str:
    """The edits of a change as canonical text."""
    return canonical([_plain_edit(edit) for edit in edits])


def read_edits(text: str) -> tuple[Edit, ...]:
    """The edits in a canonical text."""
    try:
        return _edits(json.loads(text))
    except (ValueError, TypeError, KeyError) as error:
        raise Refused(_UNREADABLE) from error


def write(change: Change) -> str:
    """A whole change as canonical text, for a file that travels."""
    return canonical(_plain(change) | {"hash": change.hash})


def read(text: str) -> Change:
    """The change in a canonical text; whether its hash is true is another question (`verify_chain`)."""
    try:
        plain = json.loads(text)
        change = Change(**(plain | {"label": Text(**plain["label"]), "edits": _edits(plain["edits"])}))
        _demand_text(change.id, change.record, change.device, change.by, change.at, change.previous, change.hash)
        _demand_text("" if change.undoes is None else change.undoes, change.label.vi, change.label.en)
        if type(change.clock) is not int or not 0 < change.clock < _LARGEST_CLOCK:
            raise ValueError(change.clock)
        return change
    except (ValueError, TypeError, KeyError) as error:
        raise Refused(_UNREADABLE) from error


def _plain(change: Change) -> dict[str, Any]:
    """Everything but the hash, in the types JSON knows."""
    plain: dict[str, Any] = {field.name: getattr(change, field.name) for field in dataclasses.fields(change)}
    del plain["hash"]
    return plain | {
        "label": {"vi": change.label.vi, "en": change.label.en},
        "edits": [_plain_edit(edit) for edit in change.edits],
    }


def _plain_edit(edit: Edit) -> dict[str, Any]:
    return {
        "address": edit.address,
        "before": edit.before,
        "after": edit.after,
        "replaces": list(edit.replaces),
    }


def _edits(plain: list[dict[str, Any]]) -> tuple[Edit, ...]:
    edits = tuple(Edit(**(edit | {"replaces": tuple(edit["replaces"])})) for edit in plain)
    for edit in edits:
        _demand_text(*edit.replaces, *(text for text in (edit.before, edit.after) if text is not None))
    return edits


def _demand_text(*parts: object) -> None:
    """A file from elsewhere may hold anything; what is kept here is text."""
    for part in parts:
        if not isinstance(part, str):
            raise TypeError(part)
