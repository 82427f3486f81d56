"""Several entries as one act: all of them understood and kept, or none."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from cpa_desktop.core.change import Edit
from cpa_desktop.core.numbers import Reading
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Refused, Text, same
from cpa_desktop.service.draft import Draft
from cpa_desktop.service.session import RecordSession

ENTERED = Text(vi="Nhập {count} ô", en="Enter {count} cells")
_NOT_TAKEN = Text(vi="{address}: {reason}", en="{address}: {reason}")
_CHOICES = Text(vi="{reason} → {choices}.", en="{reason} → {choices}.")


def enter(session: RecordSession, typed: Mapping[str, str]) -> dict[str, Reading]:
    """Enter what a person typed at several addresses; where one entry is refused or asks back, nothing is entered.

    Tried on a draft first and sheet by sheet, for what one sheet asks may follow from another in the same act.
    """
    draft = Draft(session.workspace, session.record)
    rehearsal = RecordSession(draft, session.library, session.record.id, by=session.by, language=session.language)
    readings: dict[str, Reading] = {}
    for _, addresses in groupby(typed, key=lambda address: address.partition("/")[0]):
        part = rehearsal.answer_all({address: typed[address] for address in addresses})
        for address, reading in part.items():
            _demand_taken(address, reading)
        readings |= part
    edits = difference(session.record, rehearsal.record)
    if edits:
        label = rehearsal.record.changes[-1].label if len(typed) == 1 else ENTERED.filled(count=len(typed))
        session.apply(edits, label)
    return readings


def difference(before: Record, after: Record) -> list[Edit]:
    """The edits that lead from one state of a record to a later one, each address once."""
    new = [change for change in after.changes if change.id not in before.known]
    touched = dict.fromkeys(edit.address for change in new for edit in change.edits)
    found: dict[tuple[str, str | None], Edit] = {}
    for edit in _edits(before, {address: after.answers.get(address) for address in touched}):
        found.setdefault((edit.address, edit.before), edit)
    return list(found.values())


def _edits(before: Record, answers: Mapping[str, str | None]) -> Iterable[Edit]:
    kept = [each for each in answers.items() if each[1] is not None]
    cleared = [each for each in answers.items() if each[1] is None]
    for address, text in (*kept, *cleared):  # first what stands, which says itself what it puts aside
        if before.answers.get(address) != text or address in before.contested:
            yield from before.edits(address, text)


def _demand_taken(address: str, reading: Reading) -> None:
    if reading.status not in ("ask", "reject"):
        return
    reason = reading.reason or same(reading.status)
    if reading.readings:
        ways = [choice.text for choice in reading.readings]
        choices = Text(vi=" · ".join(way.vi for way in ways), en=" · ".join(way.en for way in ways))
        reason = _CHOICES.filled(reason=reason, choices=choices)
    raise Refused(_NOT_TAKEN.filled(address=address, reason=reason))
