"""A block laid on a table, before anything is entered: how each cell is read, and what deserves a look."""

from collections.abc import Iterator, Mapping

from cpa_desktop.calc import units
from cpa_desktop.core import asking, kinds
from cpa_desktop.core.answer import answer_of
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.notation import Notation, has_two_meanings, is_foreign, notation
from cpa_desktop.core.numbers import with_unit
from cpa_desktop.core.numerals import EXAMPLE
from cpa_desktop.core.reading import Reading
from cpa_desktop.core.showing import STATES, value_text
from cpa_desktop.core.text import Language, Text, same
from cpa_desktop.core.worksheet import Field
from cpa_desktop.service.exchange.block import Sheet
from cpa_desktop.service.exchange.grid import Entry, Formula, entry
from cpa_desktop.service.exchange.heads import MONEY
from cpa_desktop.service.exchange.matching import Matching
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
_MONEY_WORDS = {"nghìn": {"vi": "nghìn", "en": "thousand"}, "triệu": {"vi": "triệu", "en": "million"}} | {
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
    typed: Mapping[tuple[int, int], str] | None = None,
) -> Laying:
    """Read every cell that has a place. `language`: the notation a person chose; `typed`: what they put in place."""
    by_hand = typed or {}
    places = list(_places(target, sheet, matching, by_hand))
    texts: dict[bool, list[str]] = {False: [], True: []}
    for row, column, slot, _ in places:
        value = sheet.value(row, column)
        if slot.is_number and (row, column) not in by_hand and isinstance(value, str):
            texts[_is_whole(matching, column, slot)].append(value)
    found = notation(texts[False], session.language, texts[True])
    if language is not None and language != found.language:
        found = Notation(language=language, own=found.other, other=found.own, open=found.open)
    is_chosen = language is not None
    cells, entered, hidden, formulas = [], {}, 0, 0
    contexts: dict[tuple[Key, str], kinds.Context] = {}
    for row, column, slot, key in places:
        where = f"{slot.part}.{key}" if slot.part else key
        if session.evaluation.is_hidden(slot.key, where):
            hidden += 1
            continue
        formulas += isinstance(sheet.rows[row][column] if column < len(sheet.rows[row]) else None, Formula)
        given = _entry(sheet, matching, row, column, slot, address_of(slot.key, where), found.language, by_hand)
        is_settled = is_chosen or (row, column) in by_hand or not isinstance(sheet.value(row, column), str)
        context = _context(session, slot, where, contexts)
        laid = _laid(session, given, slot, where, row, column, found, context, is_settled=is_settled)
        cells.append(laid)
        if laid.is_new and given.wrong is None:
            entered[given.address] = given.typed
    notes = list(matching.notes)
    notes += [_FORMULAS.filled(count=formulas)] if formulas else []
    notes += [_HIDDEN.filled(count=hidden)] if hidden else []
    if is_chosen:
        found = Notation(language=found.language)
    return Laying(cells=tuple(cells), notation=found, notes=tuple(notes), typed=entered)


def _places(
    target: Target, sheet: Sheet, matching: Matching, by_hand: Mapping[tuple[int, int], str]
) -> Iterator[tuple[int, int, Slot, str]]:
    """The cells that say something and have somewhere to go."""
    for row, key in enumerate(matching.rows):
        if key is None:
            continue
        for column, place in enumerate(matching.columns):
            if place is not None and (
                sheet.words(row, column) or (row, column) in by_hand or _is_formula(sheet, row, column)
            ):
                yield row, column, target.slots[place], key


def _is_whole(matching: Matching, column: int, slot: Slot) -> bool:
    """Whether a bare number there can only be a whole one: of people, of đồng that are no thousands."""
    if slot.kind == "money":
        return not _unit(matching, column, slot, "vi")
    return slot.kind == "integer"


def _is_formula(sheet: Sheet, row: int, column: int) -> bool:
    return column < len(sheet.rows[row]) and isinstance(sheet.rows[row][column], Formula)


def _entry(
    sheet: Sheet,
    matching: Matching,
    row: int,
    column: int,
    slot: Slot,
    address: str,
    language: Language,
    by_hand: Mapping[tuple[int, int], str],
) -> Entry:
    """What a cell says, as a person would have typed it, with the unit that stands in its head."""
    at = sheet.at(row, column)
    if (row, column) in by_hand:
        return Entry(at=at, address=address, typed=by_hand[row, column], language=language)
    given = entry(at, address, sheet.rows[row][column], language, is_number=slot.is_number)
    if not slot.is_number or given.wrong is not None or any(letter.isalpha() for letter in given.typed):
        return given
    unit = _unit(matching, column, slot, language)
    typed = f"{given.typed} {unit}".strip()
    return Entry(at=at, address=address, typed=typed, language=language, said=None)


def _unit(matching: Matching, column: int, slot: Slot, language: Language) -> str:
    """The unit that the head of a column, or the sheet, adds to its bare numbers."""
    head = matching.heads[column] if column < len(matching.heads) else None
    unit, scale = (head.unit, head.scale) if head is not None and head.unit else matching.sheet_unit
    if slot.unit == MONEY:
        return _MONEY_WORDS[scale][language] if unit == MONEY and scale else ""
    return unit if unit and unit not in (slot.unit, MONEY) and (head is not None and head.unit) else ""


def _laid(
    session: RecordSession,
    given: Entry,
    slot: Slot,
    where: str,
    row: int,
    column: int,
    found: Notation,
    context: kinds.Context,
    *,
    is_settled: bool,
) -> Laid:
    evaluation = session.evaluation
    field = session.program.by_key[slot.key].field
    text = evaluation.layout.get(slot.key, {}).get(where)
    answer, reading = kinds.read(field, given.typed, given.language, context)
    standing = answer_of(text) if text is not None else None
    is_same = given.wrong is None and answer is not None and standing is not None and says_the_same(answer, standing)
    before = value_text(evaluation, slot.key, where) if standing is not None else _NOTHING
    if standing is not None and standing.is_refused:
        before = same(standing.entered)
    is_over = standing is not None and not is_same
    words = _words(session, field, slot, where, reading)
    doubts = [] if is_same else list(_doubts(given, reading, slot, found, words, is_settled=is_settled))
    return Laid(
        row=row,
        column=column,
        cell=Understood(
            at=given.at,
            address=given.address,
            title=slot.name,
            typed=given.typed,
            words=words,
            before=before,
            doubts=tuple(doubts),
            refused=given.wrong or (refusal(reading) if given.typed else None),
        ),
        is_over=is_over,
        is_same=is_same,
        is_left=not given.typed and given.wrong is None,
    )


def _context(
    session: RecordSession, slot: Slot, where: str, known: dict[tuple[Key, str], kinds.Context]
) -> kinds.Context:
    """What may be typed at a cell; of a product table the same for all rows of a part."""
    evaluation, field = session.evaluation, session.program.by_key[slot.key].field
    found = known.get((slot.key, slot.part)) if slot.part else None
    if found is not None:
        return found
    if evaluation.place(slot.key, where) is not None:
        found = asking.context(evaluation, slot.key, where)
    else:  # a row that is still to be made
        listed = asking.choices(evaluation, slot.key, where)
        found = kinds.Context(unit=slot.unit, units=field.units or ((slot.unit,) if slot.unit else ()), choices=listed)
    known[slot.key, slot.part] = found
    return found


def _doubts(
    given: Entry, reading: Reading | None, slot: Slot, found: Notation, words: Text, *, is_settled: bool
) -> Iterator[Text]:
    """How a cell was understood, where it could be meant otherwise; what the whole block says is no doubt."""
    if given.said is not None:
        yield given.said
    if reading is None or reading.status != "value":
        return
    typed = same(given.typed)
    if slot.is_number and is_foreign(given.typed, found.language):
        yield _OTHERWISE.filled(typed=typed, value=words, example=EXAMPLE[found.language])
    elif slot.is_number and has_two_meanings(given.typed):
        if not is_settled and not found.is_sure:
            yield _TWO_WAYS.filled(typed=typed, value=words)
    elif reading.notice is not None:
        yield reading.notice


def _words(session: RecordSession, field: Field, slot: Slot, where: str, reading: Reading | None) -> Text:
    """What a cell comes to, as a person reads it; in the unit of its column too."""
    key, unit = slot.key, slot.unit
    if reading is None or reading.status in ("ask", "reject"):
        return _NOTHING
    if reading.status == "missing":
        return STATES[reading.state] if reading.state else _NOTHING
    if isinstance(reading.value, int | float) and not isinstance(reading.value, bool):
        said = with_unit(float(reading.value), reading.unit if field.kind != "integer" else "1")
        if not unit or not reading.unit or reading.unit == unit or not units.interchangeable(reading.unit, unit):
            return said
        same_value = with_unit(float(f"{units.convert(float(reading.value), reading.unit, unit):.12g}"), unit)
        return Text(vi=f"{said.vi} = {same_value.vi}", en=f"{said.en} = {same_value.en}")
    named = {choice.id: choice.title for choice in asking.choices(session.evaluation, key, where)}
    parts = str(reading.value).split("; ") if field.kind == "many" else [str(reading.value)]
    titles = [named.get(part, same(part)) for part in parts]
    return Text(vi="; ".join(each.vi for each in titles), en="; ".join(each.en for each in titles))


def take(session: RecordSession, laying: Laying, label: Text) -> int:
    """Enter all that is new as one change; gives how many cells. What cannot be read stands as typed, uncounted."""
    if laying.typed:
        session.answer_all(laying.typed, language=laying.notation.language, label=label)
    return len(laying.typed)
