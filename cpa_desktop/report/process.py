"""The block diagram of a process: what the plant says of its steps, else what its sector says of them."""

import re
from collections.abc import Iterator

from cpa_desktop.core.catalogue import ReportPart
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.sector import Step
from cpa_desktop.core.text import Text, same
from cpa_desktop.report.blocks import Block, Figure
from cpa_desktop.report.charts.flow import FlowChart, FlowKind, FlowNode, FlowStream
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.figure_text import NOTHING, cut, joined

_LETTERS = 72  # the most of one stream's words
_KINDS: dict[FlowKind, Text] = {
    "product": Text(vi="sản phẩm đi tiếp", en="product going on"),
    "material": Text(vi="nguyên liệu, vật liệu", en="materials"),
    "water": Text(vi="nước", en="water"),
    "energy": Text(vi="năng lượng", en="energy"),
    "recycled": Text(vi="dùng lại", en="reused"),
    "by_product": Text(vi="đi ra, theo mô tả chung của ngành", en="leaving, in the sector's general words"),
    "waste": Text(vi="chất thải, phụ phẩm", en="wastes, by-products"),
}
_WATER = re.compile(r"\b(nước|water)\b", re.IGNORECASE)
_ENERGY = re.compile(r"\b(điện|than|dầu|hơi|nhiệt|biogas|electricity|coal|oil|diesel|steam|heat)\b", re.IGNORECASE)
_REUSED = re.compile(r"\b(dùng lại|tuần hoàn|đưa về|reused|recycled|back to)\b", re.IGNORECASE)


@frozen
class _Named:
    """The columns of the table of nodes, as a plan names them."""

    inputs: str
    outputs: str
    wastes: str
    goes_to: str = ""


def flow(composer: Composer, part: ReportPart) -> list[Block]:
    """A block for each row of a table: `columns` are what enters, the product, the wastes, and where these go."""
    sheet, field = part.table.split(".")
    table, evaluation = (sheet, field), composer.evaluation
    rows = _in_order(evaluation, table)
    if not rows:
        return composer.instead(part)
    inputs, outputs, wastes, *more = part.columns
    named = _Named(inputs=inputs, outputs=outputs, wastes=wastes, goes_to=more[0] if more else "")
    nodes = tuple(_node(composer, table, named, row) for row in rows)
    streams = (stream for node in nodes for stream in (*node.inputs, *node.outputs))
    kinds = dict.fromkeys(["product", *(stream.kind for stream in streams)])
    legend = tuple(FlowStream(label=composer.line(text), kind=kind) for kind, text in _KINDS.items() if kind in kinds)
    return [
        Figure(
            caption=composer.title(part),
            number=composer.next_number("figure"),
            drawing=FlowChart(nodes=nodes, legend=legend),
            source=composer.line(composer.option(part, "source")),
        )
    ]


def _in_order(evaluation: Evaluation, table: TableKey) -> list[str]:
    """The rows, each one of the plant's own behind the step that it follows, or else at the end."""
    done: list[str] = []
    for row in evaluation.rows(*table):
        after = evaluation.cell((*table, "after"), row)
        place = done.index(after) + 1 if isinstance(after, str) and after in done else len(done)
        done.insert(place, row)
    return done


def _node(composer: Composer, table: TableKey, named: _Named, row: str) -> FlowNode:
    step = composer.evaluation.program.form.lists.get("steps", {}).get(row)
    step = step if isinstance(step, Step) else None
    typed = {name: _typed(composer, table, name, row) for name in (named.inputs, named.outputs, named.wastes)}
    entering = typed[named.inputs] if typed[named.inputs] != NOTHING else (step and step.inputs) or NOTHING
    told = typed[named.outputs] != NOTHING or typed[named.wastes] != NOTHING
    leaving = typed[named.wastes] if told else (step and step.outputs) or NOTHING
    goes_to = _typed(composer, table, named.goes_to, row) if told else NOTHING
    away = joined(same("→"), goes_to) if goes_to != NOTHING else NOTHING
    is_aside = step is None and composer.evaluation.cell((*table, "after"), row) not in composer.evaluation.rows(*table)
    return FlowNode(
        id=row,
        label=composer.line(row_title(composer.evaluation, table, row)),
        product=composer.line(typed[named.outputs]),
        inputs=tuple(_stream(composer, text, _entering(text)) for text in _parts(entering)),
        outputs=tuple(_stream(composer, joined(text, away), _leaving(text, told)) for text in _parts(leaving)),
        follows=not is_aside,
    )


def _typed(composer: Composer, table: TableKey, column: str, row: str) -> Text:
    key = (*table, column)
    is_known = column and composer.cells.is_known(composer.evaluation, key, row)
    return composer.cells.words(composer.evaluation, key, row) if is_known else NOTHING


def _parts(text: Text) -> Iterator[Text]:
    """Streams parted by semicolons; where the languages disagree in number the whole text is one."""
    vi, en = ([each.strip() for each in words.split(";") if each.strip()] for words in (text.vi, text.en))
    if len(vi) == len(en):
        yield from (Text(vi=one, en=other) for one, other in zip(vi, en, strict=True))
    elif text != NOTHING:
        yield text


def _stream(composer: Composer, text: Text, kind: FlowKind) -> FlowStream:
    return FlowStream(label=composer.line(cut(text, _LETTERS)), kind=kind)


def _entering(text: Text) -> FlowKind:
    if _REUSED.search(text.vi):
        return "recycled"
    return "water" if _WATER.search(text.vi) else "energy" if _ENERGY.search(text.vi) else "material"


def _leaving(text: Text, told: bool) -> FlowKind:
    if _REUSED.search(text.vi):
        return "recycled"
    return "waste" if told else "by_product"
