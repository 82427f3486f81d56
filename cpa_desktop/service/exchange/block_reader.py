"""A block read for one state of a record: which of its cells have a place, and what each would have been typed as."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from cpa_desktop.core import asking, kinds
from cpa_desktop.core.answer import Answer
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.notation import Notation, notation
from cpa_desktop.core.reading import Reading
from cpa_desktop.core.text import Language
from cpa_desktop.service.exchange.block import Sheet
from cpa_desktop.service.exchange.grid import Entry, Formula, entry
from cpa_desktop.service.exchange.heads import MONEY
from cpa_desktop.service.exchange.matching import Matching
from cpa_desktop.service.exchange.target import Slot, Target
from cpa_desktop.service.session import RecordSession

Place = tuple[int, int]
"""A cell of the block."""

_SCALES = {"nghìn": {"vi": "nghìn", "en": "thousand"}, "triệu": {"vi": "triệu", "en": "million"}} | {
    "tỷ": {"vi": "tỷ", "en": "billion"}
}


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


class BlockReader:
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
        self.session, self.target, self.sheet, self.matching = session, target, sheet, matching
        self.chosen, self.typed = chosen, typed
        self._contexts: dict[tuple[Key, str], kinds.Context] = {}
        self.spots = list(self._found())
        self.notation = self._written()

    def _found(self) -> Iterator[Spot]:
        """The cells that say something and have somewhere to go."""
        for row, key in enumerate(self.matching.rows):
            for column, place in enumerate(self.matching.columns):
                says = self.sheet.words(row, column) or (row, column) in self.typed or self.is_formula(row, column)
                if key is not None and place is not None and says:
                    yield Spot(row, column, place, key)

    def slot(self, spot: Spot) -> Slot:
        return self.target.slots[spot.place]

    def where(self, spot: Spot) -> str:
        part = self.slot(spot).part
        return f"{part}.{spot.key}" if part else spot.key

    def is_hidden(self, spot: Spot) -> bool:
        return self.session.evaluation.is_hidden(self.slot(spot).key, self.where(spot))

    def is_formula(self, row: int, column: int) -> bool:
        cells = self.sheet.rows[row]
        return column < len(cells) and isinstance(cells[column], Formula)

    # what it says

    def _written(self) -> Notation:
        """The notation of the block, or that which a person chose."""
        texts: dict[bool, list[str]] = {False: [], True: []}
        for spot in self.spots:
            value = self.sheet.value(*spot.at)
            if self.slot(spot).is_number and spot.at not in self.typed and isinstance(value, str):
                texts[self._is_whole(spot)].append(value)
        found = notation(texts[False], self.session.language, texts[True])
        if self.chosen is None or self.chosen == found.language:
            return found
        return Notation(language=self.chosen, own=found.other, other=found.own, open=found.open)

    def _is_whole(self, spot: Spot) -> bool:
        """Whether a bare number there can only be a whole one: of people, of đồng that are no thousands."""
        slot = self.slot(spot)
        return not self._unit(spot, "vi") if slot.kind == "money" else slot.kind == "integer"

    def entry(self, spot: Spot) -> Entry:
        """What a cell says, as a person would have typed it, with the unit that stands in its head."""
        slot, language, at = self.slot(spot), self.notation.language, self.sheet.at(*spot.at)
        address = address_of(slot.key, self.where(spot))
        if spot.at in self.typed:
            return Entry(at=at, address=address, typed=self.typed[spot.at], language=language)
        given = entry(at, address, self.sheet.rows[spot.row][spot.column], language, is_number=slot.is_number)
        if not slot.is_number or given.wrong is not None or any(letter.isalpha() for letter in given.typed):
            return given
        return replace(given, typed=f"{given.typed} {self._unit(spot, language)}".strip(), said=None)

    def _unit(self, spot: Spot, language: Language) -> str:
        """The unit that the head of a column, or the sheet, adds to its bare numbers."""
        slot, heads = self.slot(spot), self.matching.heads
        head = heads[spot.column] if spot.column < len(heads) else None
        if slot.unit == MONEY:
            unit, scale = (head.unit, head.scale) if head is not None and head.unit else self.matching.sheet_unit
            return _SCALES[scale][language] if unit == MONEY and scale else ""
        return head.unit if head is not None and head.unit not in (slot.unit, MONEY) else ""

    def read(self, spot: Spot, given: Entry) -> tuple[Answer | None, Reading]:
        slot = self.slot(spot)
        field = self.session.program.by_key[slot.key].field
        return kinds.read(field, given.typed, given.language, self._context(slot, self.where(spot)))

    def _context(self, slot: Slot, where: str) -> kinds.Context:
        """What may be typed at a cell; of a product table the same for all rows of a part."""
        found = self._contexts.get((slot.key, slot.part)) if slot.part else None
        if found is not None:
            return found
        evaluation, field = self.session.evaluation, self.session.program.by_key[slot.key].field
        if evaluation.place(slot.key, where) is not None:
            found = asking.context(evaluation, slot.key, where)
        else:  # a row that is still to be made
            listed = asking.choices(evaluation, slot.key, where)
            own = field.units or ((slot.unit,) if slot.unit else ())
            found = kinds.Context(unit=slot.unit, units=own, choices=listed)
        self._contexts[slot.key, slot.part] = found
        return found

    def is_settled(self, spot: Spot) -> bool:
        """Whether a number can mean one thing only: the block or a person says so, or it was no text."""
        is_said = self.chosen is not None or self.notation.is_sure or spot.at in self.typed
        return is_said or not isinstance(self.sheet.value(*spot.at), str)
