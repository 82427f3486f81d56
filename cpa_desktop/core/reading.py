"""What came of reading an entry: a value, a question back, nothing there, or a refusal."""

from typing import Literal, NamedTuple

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Text

Status = Literal["value", "ask", "missing", "reject"]
Value = float | int | str


class Choice(NamedTuple):
    """One way to understand an entry that has several, as it is offered to the person."""

    value: Value
    unit: str
    text: Text


@frozen
class Reading:
    """An entry as it was understood. Only a `value` counts; the rest is kept as typed until someone settles it."""

    status: Status
    value: Value | None = None
    unit: str = ""
    readings: tuple[Choice, ...] = ()  # of a question: what can be meant
    notice: Text | None = None  # of a value: how it was understood, where that could surprise
    reason: Text | None = None  # of a question or a refusal: what is unclear, with an example
    state: Literal["not_available", "not_applicable"] | None = None  # of a missing value: what was said of it


def rejected(reason: Text) -> Reading:
    """A refusal with its sentence."""
    return Reading(status="reject", reason=reason)


def asked(reason: Text, *readings: Choice) -> Reading:
    """A question with what can be meant."""
    return Reading(status="ask", readings=readings, reason=reason)
