"""A block laid on a table, before anything is entered: how each cell is read, and what deserves a look."""

from collections.abc import Iterator, Mapping

from cpa_desktop.calc import units
from cpa_desktop.core import asking
from cpa_desktop.core.answer import Answer, answer_of
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.notation import Notation, has_two_meanings, is_foreign
from cpa_desktop.core.numbers import with_unit
from cpa_desktop.core.numerals import EXAMPLE
from cpa_desktop.core.reading import Reading
from cpa_desktop.core.showing import STATES, value_text
from cpa_desktop.core.text import Language, Text, same
from cpa_desktop.service.exchange.block import Sheet
from cpa_desktop.service.exchange.block_reader import BlockReader, Place, Spot
from cpa_desktop.service.exchange.grid import Entry
from cpa_desktop.service.exchange.matching import Matching
from cpa_desktop.service.exchange.slips import slips
from cpa_desktop.service.exchange.taking import Understood, refusal, says_the_same
from cpa_desktop.service.exchange.target import Slot, Target
from cpa_desktop.service.session import RecordSession

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
    return _Look(session, target, sheet, matching, language, typed or {}).laying()


def take(session: RecordSession, laying: Laying, label: Text) -> int:
    """Enter all that is new as one change; gives how many cells. What cannot be read stands as typed, uncounted."""
    if laying.typed:
        session.answer_all(laying.typed, language=laying.notation.language, label=label)
    return len(laying.typed)


class _Look(BlockReader):
    """Says of each cell what deserves a look."""

    def laying(self) -> Laying:
        """All of it."""
        asked = [spot for spot in self.spots if not self.is_hidden(spot)]
        given = {spot: self.entry(spot) for spot in asked}
        read = {spot: self.read(spot, given[spot]) for spot in asked}
        far = dict(slips(self.session, self.target, {(s.place, s.key): read[s][1] for s in asked}))
        cells = {spot: self._laid(spot, given[spot], *read[spot], far.get((spot.place, spot.key))) for spot in asked}
        taken = {spot: each.cell for spot, each in cells.items() if each.is_new and given[spot].wrong is None}
        formulas = sum(self.is_formula(spot.row, spot.column) for spot in asked)
        hidden = len(self.spots) - len(asked)
        notes = list(self.matching.notes)
        notes += [_FORMULAS.filled(count=formulas)] if formulas else []
        notes += [_HIDDEN.filled(count=hidden)] if hidden else []
        is_chosen = self.chosen is not None
        return Laying(
            cells=tuple(cells.values()),
            notation=Notation(language=self.notation.language) if is_chosen else self.notation,
            notes=tuple(notes),
            typed={cell.address: cell.typed for cell in taken.values()},
        )

    # what deserves a look

    def _laid(self, spot: Spot, given: Entry, answer: Answer | None, reading: Reading, far: Text | None) -> Laid:
        slot, where, evaluation = self.slot(spot), self.where(spot), self.session.evaluation
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
        typed, language, slot = same(given.typed), self.notation.language, self.slot(spot)
        if slot.is_number and is_foreign(given.typed, language):
            yield _OTHERWISE.filled(typed=typed, value=words, example=EXAMPLE[language])
        elif slot.is_number and has_two_meanings(given.typed):
            if not self.is_settled(spot):
                yield _TWO_WAYS.filled(typed=typed, value=words)
        elif reading.notice is not None:
            yield reading.notice

    def _words(self, slot: Slot, where: str, reading: Reading) -> Text:
        """What a cell comes to, as a person reads it; in the unit of its column too."""
        evaluation, field = self.session.evaluation, self.session.program.by_key[slot.key].field
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
