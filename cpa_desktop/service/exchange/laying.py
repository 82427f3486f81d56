"""A block laid on a table, before anything is entered: how each cell is read, and what deserves a look."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from cpa_desktop.calc import units
from cpa_desktop.core import asking, kinds
from cpa_desktop.core.answer import Answer, answer_of
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.notation import Notation, has_two_meanings, is_foreign, notation
from cpa_desktop.core.numbers import with_unit
from cpa_desktop.core.numerals import EXAMPLE
from cpa_desktop.core.reading import Reading
from cpa_desktop.core.showing import STATES, value_text
from cpa_desktop.core.text import Language, Text, same
from cpa_desktop.service.exchange.block import Sheet
from cpa_desktop.service.exchange.grid import Entry, Formula, entry
from cpa_desktop.service.exchange.heads import MONEY
from cpa_desktop.service.exchange.matching import Matching
from cpa_desktop.service.exchange.slips import slips
from cpa_desktop.service.exchange.taking import Understood, refusal, says_the_same
from cpa_desktop.service.exchange.target import Slot, Target
from cpa_desktop.service.session import RecordSession

Place = tuple[int, int]
"""A cell of the block."""


class Spot(NamedTuple):
    """A cell of the block, the place of its slot and the key of its row."""

    row: int
    column: int
    place: int
    key: str

    @property
    def at(self) -> Place:
        """Where it is in the block."""
        return self.row, self.column


SMALL = 60
"""So many cells may go in without a look, if nothing about any of them could be meant otherwise."""
MOST_CELLS = 1000

TOO_MANY = Text(
    vi="Khối dán vào có hơn {most} ô nên không dán; hãy chép từng phần.",
    en="The block has more than {most} cells and was not pasted; copy it part by part.",
)
_TWO_WAYS = Text(
    vi="“{typed}” đọc là {value}, nhưng cả khối không cho biết dấu nào ngăn hàng nghìn; kiểm tra cách viết số ở trên.",
    en="“{typed}” is read as {value}, but nothing in the block says which mark separates thousands; check above.",
)
_OTHERWISE = Text(
    vi="“{typed}” viết khác kiểu với phần còn lại của khối (kiểu {example}); đọc là {value}.",
    en="“{typed}” is written in another way than the rest of the block ({example}); read as {value}.",
)
_HIDDEN = Text(
    vi="{count} ô rơi vào chỗ không hỏi (ô gạch chéo) nên không nhập.",
    en="{count} cells fall where nothing is asked (hatched) and are not taken.",
)
_FORMULAS = Text(
    vi="{count} ô là công thức: lấy giá trị đã tính khi lưu tệp.",
    en="{count} cells are formulas: the value they had when the file was saved is taken.",
)
_NOTHING = same("—")
_SCALES = {"nghìn": {"vi": "nghìn", "en": "thousand"}, "triệu": {"vi": "triệu", "en": "million"}} | {
    "tỷ": {"vi": "tỷ", "en": "billion"}
}


@frozen
class Laid:
    """One cell of the block with a place in the table."""

    row: int  # of the block
    column: int
    cell: Understood
    is_over: bool = False  # whether something else stands there
    is_same: bool = False  # whether the record says so already
    is_left: bool = False  # whether a person has left it out

    @property
    def is_unread(self) -> bool:
        """Whether it cannot be read, or must be asked about."""
        return self.cell.refused is not None

    @property
    def is_doubtful(self) -> bool:
        """Whether it deserves a look."""
        return bool(self.cell.doubts)

    @property
    def is_new(self) -> bool:
        """Whether taking the block would enter it."""
        return not self.is_left and not self.is_same


@frozen
class Laying:
    """All of the block, as it would be taken."""

    cells: tuple[Laid, ...]
    notation: Notation
    notes: tuple[Text, ...]
    typed: Mapping[str, str]  # what is entered, by address

    @property
    def is_plain(self) -> bool:
        """Whether nothing in it could be meant otherwise, so that it may go in at once."""
        quiet = all(not (each.is_unread or each.is_doubtful or each.is_over) for each in self.cells)
        return quiet and not self.notes and self.notation.is_sure and len(self.cells) <= SMALL


def lay(
    session: RecordSession,
    target: Target,
    sheet: Sheet,
    matching: Matching,
    *,
    language: Language | None = None,
    typed: Mapping[Place, str] | None = None,
) -> Laying:
    """Read every cell that has a place. `language`: the notation a person chose; `typed`: what they put in place."""
    return _Reader(session, target, sheet, matching, language, typed or {}).laying()


def take(session: RecordSession, laying: Laying, label: Text) -> int:
    """Enter all that is new as one change; gives how many cells. What cannot be read stands as typed, uncounted."""
    if laying.typed:
        session.answer_all(laying.typed, language=laying.notation.language, label=label)
    return len(laying.typed)


class _Reader:
    """Reads one block for one state of a record."""

    def __init__(
        self,
        session: RecordSession,
        target: Target,
        sheet: Sheet,
        matching: Matching,
        chosen: Language | None,
        typed: Mapping[Place, str],
    ) -> None:
        self._session, self._target, self._sheet, self._matching = session, target, sheet, matching
        self._chosen, self._typed = chosen, typed
        self._contexts: dict[tuple[Key, str], kinds.Context] = {}
        self._spots = list(self._found())
        self._notation = self._written()

    def laying(self) -> Laying:
        """All of it."""
        asked = [spot for spot in self._spots if not self._is_hidden(spot)]
        given = {spot: self._entry(spot) for spot in asked}
        read = {spot: self._read(spot, given[spot]) for spot in asked}
        far = dict(slips(self._session, self._target, {(s.place, s.key): read[s][1] for s in asked}))
        cells = {spot: self._laid(spot, given[spot], *read[spot], far.get((spot.place, spot.key))) for spot in asked}
        taken = {spot: each.cell for spot, each in cells.items() if each.is_new and given[spot].wrong is None}
        formulas = sum(self._is_formula(spot.row, spot.column) for spot in asked)
        hidden = len(self._spots) - len(asked)
        notes = list(self._matching.notes)
        notes += [_FORMULAS.filled(count=formulas)] if formulas else []
        notes += [_HIDDEN.filled(count=hidden)] if hidden else []
        is_chosen = self._chosen is not None
        return Laying(
            cells=tuple(cells.values()),
            notation=Notation(language=self._notation.language) if is_chosen else self._notation,
            notes=tuple(notes),
            typed={cell.address: cell.typed for cell in taken.values()},
        )

    # where

    def _found(self) -> Iterator[Spot]:
        """The cells that say something and have somewhere to go."""
        for row, key in enumerate(self._matching.rows):
            for column, place in enumerate(self._matching.columns):
                says = self._sheet.words(row, column) or (row, column) in self._typed or self._is_formula(row, column)
                if key is not None and place is not None and says:
                    yield Spot(row, column, place, key)

    def _slot(self, spot: Spot) -> Slot:
        return self._target.slots[spot.place]

    def _where(self, spot: Spot) -> str:
        part = self._slot(spot).part
        return f"{part}.{spot.key}" if part else spot.key

    def _is_hidden(self, spot: Spot) -> bool:
        return self._session.evaluation.is_hidden(self._slot(spot).key, self._where(spot))

    def _is_formula(self, row: int, column: int) -> bool:
        cells = self._sheet.rows[row]
        return column < len(cells) and isinstance(cells[column], Formula)

    # what it says

    def _written(self) -> Notation:
        """The notation of the block, or that which a person chose."""
        texts: dict[bool, list[str]] = {False: [], True: []}
        for spot in self._spots:
            value = self._sheet.value(*spot.at)
            if self._slot(spot).is_number and spot.at not in self._typed and isinstance(value, str):
                texts[self._is_whole(spot)].append(value)
        found = notation(texts[False], self._session.language, texts[True])
        if self._chosen is None or self._chosen == found.language:
            return found
        return Notation(language=self._chosen, own=found.other, other=found.own, open=found.open)

    def _is_whole(self, spot: Spot) -> bool:
        """Whether a bare number there can only be a whole one: of people, of đồng that are no thousands."""
        slot = self._slot(spot)
        return not self._unit(spot, "vi") if slot.kind == "money" else slot.kind == "integer"

    def _entry(self, spot: Spot) -> Entry:
        """What a cell says, as a person would have typed it, with the unit that stands in its head."""
        slot, language, at = self._slot(spot), self._notation.language, self._sheet.at(*spot.at)
        address = address_of(slot.key, self._where(spot))
        if spot.at in self._typed:
            return Entry(at=at, address=address, typed=self._typed[spot.at], language=language)
        given = entry(at, address, self._sheet.rows[spot.row][spot.column], language, is_number=slot.is_number)
        if not slot.is_number or given.wrong is not None or any(letter.isalpha() for letter in given.typed):
            return given
        return replace(given, typed=f"{given.typed} {self._unit(spot, language)}".strip(), said=None)

    def _unit(self, spot: Spot, language: Language) -> str:
        """The unit that the head of a column, or the sheet, adds to its bare numbers."""
        slot, heads = self._slot(spot), self._matching.heads
        head = heads[spot.column] if spot.column < len(heads) else None
        if slot.unit == MONEY:
            unit, scale = (head.unit, head.scale) if head is not None and head.unit else self._matching.sheet_unit
            return _SCALES[scale][language] if unit == MONEY and scale else ""
        return head.unit if head is not None and head.unit not in (slot.unit, MONEY) else ""

    def _read(self, spot: Spot, given: Entry) -> tuple[Answer | None, Reading]:
        slot = self._slot(spot)
        field = self._session.program.by_key[slot.key].field
        return kinds.read(field, given.typed, given.language, self._context(slot, self._where(spot)))

    def _context(self, slot: Slot, where: str) -> kinds.Context:
        """What may be typed at a cell; of a product table the same for all rows of a part."""
        found = self._contexts.get((slot.key, slot.part)) if slot.part else None
        if found is not None:
            return found
        evaluation, field = self._session.evaluation, self._session.program.by_key[slot.key].field
        if evaluation.place(slot.key, where) is not None:
            found = asking.context(evaluation, slot.key, where)
        else:  # a row that is still to be made
            listed = asking.choices(evaluation, slot.key, where)
            own = field.units or ((slot.unit,) if slot.unit else ())
            found = kinds.Context(unit=slot.unit, units=own, choices=listed)
        self._contexts[slot.key, slot.part] = found
        return found

    # what deserves a look

    def _laid(self, spot: Spot, given: Entry, answer: Answer | None, reading: Reading, far: Text | None) -> Laid:
        slot, where, evaluation = self._slot(spot), self._where(spot), self._session.evaluation
        text = evaluation.layout.get(slot.key, {}).get(where)
        standing = answer_of(text) if text is not None else None
        before = value_text(evaluation, slot.key, where) if standing is not None else _NOTHING
        if standing is not None and standing.is_refused:
            before = same(standing.entered)
        is_right = given.wrong is None
        is_same = is_right and answer is not None and standing is not None and says_the_same(answer, standing)
        words = self._words(slot, where, reading)
        doubts = [*self._doubts(spot, given, reading, words), *((far,) if far is not None else ())]
        return Laid(
            row=spot.row,
            column=spot.column,
            cell=Understood(
                at=given.at,
                address=given.address,
                title=slot.name,
                typed=given.typed,
                words=words,
                before=before,
                doubts=() if is_same else tuple(doubts),
                refused=given.wrong or (refusal(reading) if given.typed else None),
            ),
            is_over=standing is not None and not is_same,
            is_same=is_same,
            is_left=not given.typed and is_right,
        )

    def _doubts(self, spot: Spot, given: Entry, reading: Reading, words: Text) -> Iterator[Text]:
        """How a cell was understood, where it could be meant otherwise; what the whole block says is no doubt."""
        if given.said is not None:
            yield given.said
        if reading.status != "value":
            return
        typed, language, slot = same(given.typed), self._notation.language, self._slot(spot)
        if slot.is_number and is_foreign(given.typed, language):
            yield _OTHERWISE.filled(typed=typed, value=words, example=EXAMPLE[language])
        elif slot.is_number and has_two_meanings(given.typed):
            if not self._is_settled(spot):
                yield _TWO_WAYS.filled(typed=typed, value=words)
        elif reading.notice is not None:
            yield reading.notice

    def _is_settled(self, spot: Spot) -> bool:
        """Whether a number can mean one thing only: the block or a person says so, or it was no text."""
        is_said = self._chosen is not None or self._notation.is_sure or spot.at in self._typed
        return is_said or not isinstance(self._sheet.value(*spot.at), str)

    def _words(self, slot: Slot, where: str, reading: Reading) -> Text:
        """What a cell comes to, as a person reads it; in the unit of its column too."""
        evaluation, field = self._session.evaluation, self._session.program.by_key[slot.key].field
        if reading.status in ("ask", "reject"):
            return _NOTHING
        if reading.status == "missing":
            return STATES[reading.state] if reading.state else _NOTHING
        if isinstance(reading.value, int | float) and not isinstance(reading.value, bool):
            return _with_units(float(reading.value), reading.unit if field.kind != "integer" else "1", slot.unit)
        named = {choice.id: choice.title for choice in asking.choices(evaluation, slot.key, where)}
        parts = str(reading.value).split(";") if field.kind == "many" else [str(reading.value)]
        titles = [named.get(part.strip(), same(part)) for part in parts]
        return Text(vi="; ".join(each.vi for each in titles), en="; ".join(each.en for each in titles))


def _with_units(value: float, unit: str, asked: str) -> Text:
    """A value in the unit typed and, where that is another, in the one of its column."""
    said = with_unit(value, unit)
    if not asked or not unit or unit == asked or not units.interchangeable(unit, asked):
        return said
    carried = with_unit(float(f"{units.convert(value, unit, asked):.12g}"), asked)
    return Text(vi=f"{said.vi} = {carried.vi}", en=f"{said.en} = {carried.en}")
