"""The block diagram of a process, as paper draws it."""

from cpa_desktop.core import process
from cpa_desktop.core.catalogue import ReportPart
from cpa_desktop.report.blocks import Block, Figure
from cpa_desktop.report.charts.flow import FlowChart, FlowNode, FlowStream
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.figure_text import cut

_LETTERS = 72  # the most of one stream's words


def flow(composer: Composer, part: ReportPart) -> list[Block]:
    """A block for each row of a table: `columns` are what enters, the product, the wastes, and where these go."""
    sheet, field = part.table.split(".")
    inputs, outputs, wastes, *more = part.columns
    named = process.Named(inputs=inputs, outputs=outputs, wastes=wastes, goes_to=more[0] if more else "")
    line = process.blocks(composer.evaluation, (sheet, field), named)
    if not line:
        return composer.instead(part)
    legend = tuple(FlowStream(label=composer.line(process.KINDS[kind]), kind=kind) for kind in process.kinds(line))
    return [
        Figure(
            caption=composer.title(part),
            number=composer.next_number("figure"),
            drawing=FlowChart(nodes=tuple(_node(composer, block) for block in line), legend=legend),
            source=composer.line(composer.option(part, "source")),
        )
    ]


def _node(composer: Composer, block: process.Block) -> FlowNode:
    return FlowNode(
        id=block.id,
        label=composer.line(block.label),
        product=composer.line(block.product),
        inputs=tuple(_stream(composer, stream) for stream in block.inputs),
        outputs=tuple(_stream(composer, stream) for stream in block.outputs),
        follows=block.follows,
    )


def _stream(composer: Composer, stream: process.BlockStream) -> FlowStream:
    return FlowStream(label=composer.line(cut(stream.label, _LETTERS)), kind=stream.kind)
