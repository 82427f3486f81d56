"""The production line as blocks: what the plant says of its steps, else what its sector says of them."""

import re
from collections.abc import Iterator
from typing import Literal

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Missing
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.production import Step
from cpa_desktop.core.program import Program
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.text import Text, same

StreamKind = Literal["product", "material", "water", "energy", "recycled", "by_product", "waste"]

NOTHING = same("")
COLUMNS = ("inputs", "outputs", "wastes")
"""A table of the steps with these columns says what enters and leaves each."""

_WATER = re.compile(r"\b(nước|water)\b", re.IGNORECASE)
_ENERGY = re.compile(r"\b(điện|than|dầu|hơi|nhiệt|biogas|electricity|coal|oil|diesel|steam|heat)\b", re.IGNORECASE)
_REUSED = re.compile(r"\b(dùng lại|tuần hoàn|đưa về|reused|recycled|back to)\b", re.IGNORECASE)


@frozen
class BlockStream:
    """Something that enters or leaves a step, in the plant's own words or in those of its sector."""

    label: Text
    kind: StreamKind
    is_own: bool = True


@frozen
class Block:
    """A step; one that does not follow the one above it begins a side line."""

    id: str
    label: Text
    product: Text = NOTHING  # what goes down to the next
    inputs: tuple[BlockStream, ...] = ()
    outputs: tuple[BlockStream, ...] = ()
    follows: bool = True


@frozen
class Named:
    """The columns of the table of blocks."""

    inputs: str = "inputs"
    outputs: str = "outputs"
    wastes: str = "wastes"
    goes_to: str = "goes_to"


_USUAL = Named()


def table_of_blocks(program: Program) -> TableKey | None:
    """The table that says what enters and leaves each step of the line."""
    for key, rowing in program.tables.items():
        if rowing.source_table is not None and {column.id for column in rowing.field.columns} >= set(COLUMNS):
            return key
    return None


def table_of_steps(program: Program, blocks: TableKey) -> TableKey:
    """The table whose rows the blocks are."""
    return program.tables[blocks].source_table or blocks


def blocks(evaluation: Evaluation, table: TableKey, named: Named = _USUAL) -> tuple[Block, ...]:
    """A block for each row of a table, in the order of the line."""
    return tuple(_block(evaluation, table, named, row) for row in _in_order(evaluation, table))


def _in_order(evaluation: Evaluation, table: TableKey) -> list[str]:
    """The rows, each one of the plant's own behind the step that it follows, or else at the end."""
    done: list[str] = []
    for row in evaluation.rows(*table):
        after = _after(evaluation, table, row)
        place = done.index(after) + 1 if after in done else len(done)
        done.insert(place, row)
    return done


def _after(evaluation: Evaluation, table: TableKey, row: str) -> str:
    """The step that one of the plant's own follows, as the table of steps says."""
    after = evaluation.cell((*table_of_steps(evaluation.program, table), "after"), row)
    return after if isinstance(after, str) else ""


def _block(evaluation: Evaluation, table: TableKey, named: Named, row: str) -> Block:
    step = evaluation.program.form.lists.get("steps", {}).get(row)
    step = step if isinstance(step, Step) else None
    inputs, outputs, wastes = (
        _typed(evaluation, table, name, row) for name in (named.inputs, named.outputs, named.wastes)
    )
    entering = inputs if inputs != NOTHING else (step and step.inputs) or NOTHING
    told = outputs != NOTHING or wastes != NOTHING
    leaving = wastes if told else (step and step.outputs) or NOTHING
    away = _typed(evaluation, table, named.goes_to, row) if told else NOTHING
    return Block(
        id=row,
        label=row_title(evaluation, table, row),
        product=outputs,
        inputs=tuple(
            BlockStream(label=text, kind=_entering(text), is_own=inputs != NOTHING) for text in _parts(entering)
        ),
        outputs=tuple(
            BlockStream(label=_going(text, away), kind=_leaving(text, told), is_own=told) for text in _parts(leaving)
        ),
        follows=step is not None or _after(evaluation, table, row) in evaluation.rows(*table),
    )


def _typed(evaluation: Evaluation, table: TableKey, column: str, row: str) -> Text:
    key = (*table, column)
    is_known = column and not isinstance(evaluation.cell(key, row), Missing)
    return value_text(evaluation, key, row) if is_known else NOTHING


def _parts(text: Text) -> Iterator[Text]:
    """Streams parted by semicolons; where the languages disagree in number the whole text is one."""
    vi, en = ([each.strip() for each in words.split(";") if each.strip()] for words in (text.vi, text.en))
    if len(vi) == len(en):
        yield from (Text(vi=one, en=other) for one, other in zip(vi, en, strict=True))
    elif text != NOTHING:
        yield text


def _going(text: Text, away: Text) -> Text:
    """A waste, and where it goes."""
    return Text(vi=f"{text.vi} → {away.vi}", en=f"{text.en} → {away.en}") if away != NOTHING else text


def _entering(text: Text) -> StreamKind:
    if _REUSED.search(text.vi):
        return "recycled"
    return "water" if _WATER.search(text.vi) else "energy" if _ENERGY.search(text.vi) else "material"


def _leaving(text: Text, told: bool) -> StreamKind:
    if _REUSED.search(text.vi):
        return "recycled"
    return "waste" if told else "by_product"


KINDS: dict[StreamKind, Text] = {
    "product": Text(vi="sản phẩm đi tiếp", en="product going on"),
    "material": Text(vi="nguyên liệu, vật liệu", en="materials"),
    "water": Text(vi="nước", en="water"),
    "energy": Text(vi="năng lượng", en="energy"),
    "recycled": Text(vi="dùng lại", en="reused"),
    "by_product": Text(vi="đi ra, theo mô tả chung của ngành", en="leaving, in the sector's general words"),
    "waste": Text(vi="chất thải, phụ phẩm", en="wastes, by-products"),
}
"""What each kind is called in a legend."""


def kinds(line: tuple[Block, ...]) -> tuple[StreamKind, ...]:
    """The kinds that occur, in the order of the legend."""
    there = {"product", *(stream.kind for block in line for stream in (*block.inputs, *block.outputs))}
    return tuple(kind for kind in KINDS if kind in there)
