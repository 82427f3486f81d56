"""Figures from a file taken into a record: each read as if it had been typed, all of them as one change, or none."""

import math
from collections.abc import Iterable, Iterator
from itertools import groupby

from cpa_desktop.calc import units
from cpa_desktop.core import asking, course, kinds
from cpa_desktop.core.address import facet_of, main_of, parse
from cpa_desktop.core.answer import Answer, answer_of
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.finding import Finding
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.labels import cell_title
from cpa_desktop.core.numbers import Reading
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.text import Language, Refused, Text, same
from cpa_desktop.service.draft import Draft
from cpa_desktop.service.entering import difference
from cpa_desktop.service.exchange.grid import Entry, is_same
from cpa_desktop.service.exchange.incoming import Incoming, entries
from cpa_desktop.service.session import RecordSession

_LABEL = Text(vi="Nhận {count} ô từ {name}", en="Take in {count} cells from {name}")
_CELL = Text(vi="Ô {at}: {reason}", en="Cell {at}: {reason}")
_NOTHING = Text(
    vi="{name} không có số liệu nào mới so với hồ sơ nên không có gì để nhập.",
    en="{name} holds no figure that is new to the record, so there is nothing to take in.",
)
_MEANWHILE = Text(
    vi="Ở đây đã sửa thành {now} sau khi xuất bảng.", en="Here it was changed to {now} after the workbook was written."
)
_CHOICES = Text(vi="{reason} → {choices}.", en="{reason} → {choices}.")
_NOTHING_THERE = Text(vi="—", en="—")


@frozen
class Understood:
    """How a cell of a file is read, beside what stands in the record."""

    at: str  # the cell of the file
    address: str
    title: Text
    typed: str
    words: Text  # what it comes to
    before: Text  # what stands in the record
    doubts: tuple[Text, ...]  # how it was understood, where that could surprise
    refused: Text | None  # why it cannot be taken


@frozen
class Preview:
    """What taking a file in would mean."""

    name: str
    cells: tuple[Understood, ...]  # those that say something new
    unchanged: int
    notes: tuple[Text, ...]  # what of the file was passed over
    findings: tuple[Finding, ...]  # that there would be, and are not yet

    @property
    def refused(self) -> tuple[Understood, ...]:
        """The cells because of which nothing can be taken."""
        return tuple(cell for cell in self.cells if cell.refused is not None)


def look(session: RecordSession, incoming: Incoming) -> Preview:
    """How each cell of a file is understood, before anything is entered."""
    _demand_writable(session)
    return _Rehearsal(session, incoming).preview()


def take(session: RecordSession, incoming: Incoming) -> int:
    """Enter all that is new in a file as one change; gives how many cells. One that is refused refuses them all."""
    _demand_writable(session)
    rehearsal = _Rehearsal(session, incoming)
    for cell in rehearsal.preview().refused:
        raise Refused(_CELL.filled(at=cell.at, reason=cell.refused))
    edits = difference(session.record, rehearsal.session.record)
    if not edits:
        raise Refused(_NOTHING.filled(name=incoming.name))
    course.step()
    session.apply(edits, _LABEL.filled(count=len(rehearsal.readings), name=incoming.name))
    return len(rehearsal.readings)


def _demand_writable(session: RecordSession) -> None:
    if session.read_only_because is not None:
        raise Refused(session.read_only_because)


class _Rehearsal:
    """The record with a file's figures entered, on a draft that nobody sees."""

    def __init__(self, session: RecordSession, incoming: Incoming) -> None:
        self._real = session
        self._name = incoming.name
        given, self._notes = entries(session, incoming)
        self.session = RecordSession(
            Draft(session.workspace, session.record), session.library, session.record.id, by=session.by
        )
        self.new = [each for each in given if not self._is_known(each)]
        self._unchanged = len(given) - len(self.new)
        self.readings: dict[str, Reading] = {}
        self._why: dict[str, Text] = {}  # by address, for those that no field takes
        for (_, language), part in groupby(
            self._fit(), key=lambda each: (each.address.partition("/")[0], each.language)
        ):
            self._enter(list(part), language)

    def preview(self) -> Preview:
        """All of it, as it is shown."""
        before = {(each.address, each.rule) for each in self._real.evaluation.findings}
        touched = {main_of(each.address) for each in self.new}
        return Preview(
            name=self._name,
            cells=tuple(self._understood(each) for each in self.new),
            unchanged=self._unchanged,
            notes=self._notes,
            findings=tuple(
                each
                for each in self.session.evaluation.findings
                if each.address in touched and (each.address, each.rule) not in before and each.rule != "unread"
            ),
        )

    def _fit(self) -> Iterator[Entry]:
        return (each for each in self.new if each.wrong is None)

    def _enter(self, part: list[Entry], language: Language) -> None:
        """Enter cells of one sheet; where one is refused outright, one after another, to know which."""
        self.session.language = language
        course.step()
        try:
            self.readings |= self.session.answer_all({each.address: each.typed for each in part})
        except Refused:
            for each in part:
                course.step()
                try:
                    self.readings |= self.session.answer_all({each.address: each.typed})
                except Refused as refused:
                    self._why[each.address] = refused.text

    def _is_known(self, each: Entry) -> bool:
        """Whether the record says the same already, however it was written."""
        text, facet = self._real.record.answers.get(each.address), facet_of(each.address)
        cell = self._cell(each.address)
        if each.wrong is not None or cell is None or each.address in self._real.record.contested:
            return False
        field = self._real.program.by_key[cell[0]].field
        if facet is not None:
            return text == each.typed or (text is None and facet == "origin" and each.typed == field.origin)
        if text is None:
            return False
        context = asking.context(self._real.evaluation, *cell)
        answer, _ = kinds.read(field, each.typed, each.language, context)
        return answer is not None and says_the_same(answer, answer_of(text))

    def _cell(self, address: str) -> tuple[Key, str] | None:
        try:
            return self._real.cell_of(parse(address))
        except Refused:
            return None

    def _understood(self, each: Entry) -> Understood:
        reading = self.readings.get(each.address)
        return Understood(
            at=each.at,
            address=each.address,
            title=self._title(each.address),
            typed=each.typed,
            words=self._words(self.session, each) if reading is not None else _NOTHING_THERE,
            before=self._words(self._real, each),
            doubts=tuple(self._doubts(each, reading)),
            refused=each.wrong or self._why.get(each.address) or refusal(reading),
        )

    def _doubts(self, each: Entry, reading: Reading | None) -> Iterable[Text]:
        if each.said is not None:
            yield each.said
        if reading is not None and reading.notice is not None:
            yield reading.notice
        if each.knows and each.address in self._real.record.answers and not self._stands_as_it_was(each):
            yield _MEANWHILE.filled(now=self._words(self._real, each))

    def _stands_as_it_was(self, each: Entry) -> bool:
        cell = self._cell(each.address)
        now = self._real.evaluation.shown_value(*cell) if cell is not None else None
        entered = answer_of(self._real.record.answers[each.address]).entered
        return is_same(now, each.was) or is_same(entered, each.was)

    def _title(self, address: str) -> Text:
        cell = self._cell(address)
        return cell_title(self.session.evaluation, *cell) if cell is not None else same(address)

    def _words(self, session: RecordSession, each: Entry) -> Text:
        text, cell = session.record.answers.get(each.address), self._cell(each.address)
        if text is None:
            return _NOTHING_THERE
        return value_text(session.evaluation, *cell) if cell and facet_of(each.address) is None else same(text)


def says_the_same(one: Answer, other: Answer) -> bool:
    """Whether two entries mean one and the same, however they were written."""
    if isinstance(one.value, float) and isinstance(other.value, float):
        here, there = one.unit or "1", other.unit or "1"
        is_alike = units.same_dimension(here, there)
        return is_alike and math.isclose(units.convert(one.value, here, there), other.value, rel_tol=1e-12)
    return (one.value, one.state) == (other.value, other.state) and not one.is_refused


def refusal(reading: Reading | None) -> Text | None:
    """Why an entry does not count, with the ways it can be meant."""
    if reading is None or reading.status not in ("ask", "reject"):
        return None
    reason = reading.reason or same(reading.status)
    if not reading.readings:
        return reason
    ways = [choice.text for choice in reading.readings]
    choices = Text(vi=" · ".join(way.vi for way in ways), en=" · ".join(way.en for way in ways))
    return _CHOICES.filled(reason=reason, choices=choices)
