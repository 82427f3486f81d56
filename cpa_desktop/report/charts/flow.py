"""A process as blocks: the product runs downwards, inputs come from the left, what leaves goes to the right."""

from collections.abc import Mapping, Sequence
from typing import Literal

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report import look
from cpa_desktop.report.charts.page import SMALL, STEP, Page, Point, Words, breadth, worded, written
from cpa_desktop.report.line import Line, together

FlowKind = Literal["product", "material", "water", "energy", "recycled", "by_product", "waste"]

_BLOCK = 0.32  # of the breadth
_ARROW = 34.0  # from the words at either side to the block
_WITHIN = 6.0  # from the edge of a block to its words
_BETWEEN = 3.0  # two streams of one step
_DOWN = 19.0  # from one block to the next
_APART = 14.0  # from the end of one line to the beginning of another
_HEAD = 5.0  # of an arrow
_SAMPLE = 24.0  # of a line in the legend
_LEGEND = 13.0  # a row of it

_LINES: Mapping[FlowKind, tuple[float, tuple[float, ...]]] = {
    "product": (1.7, ()),
    "material": (1.1, ()),
    "water": (1.1, (7.0, 2.6)),
    "energy": (1.1, (7.0, 2.2, 1.2, 2.2)),
    "recycled": (1.1, (3.6, 2.2)),
    "by_product": (1.1, (7.0, 2.0, 1.2, 2.0, 1.2, 2.0)),
    "waste": (1.3, (1.3, 2.0)),
}
"""How thick a line is and how it is broken: no two kinds alike, so that grey paper tells them apart."""


@frozen
class FlowStream:
    """Something that enters or leaves a step; the kind decides colour and line."""

    label: Line
    kind: FlowKind


@frozen
class FlowNode:
    """One step: what enters from the left, what leaves to the right, and the `product` that goes down.

    A step that does not follow the one above it begins a side line: no arrow leads down to it.
    """

    id: str
    label: Line
    product: Line = ()
    inputs: tuple[FlowStream, ...] = ()
    outputs: tuple[FlowStream, ...] = ()
    follows: bool = True


@frozen
class FlowChart:
    """Steps from the top down; the legend names the kinds that occur."""

    nodes: tuple[FlowNode, ...]
    legend: tuple[FlowStream, ...] = ()


@frozen
class _Side:
    """The streams at one side of a step, with their words in lines."""

    streams: tuple[tuple[FlowStream, tuple[Words, ...]], ...]

    @property
    def height(self) -> float:
        lines = sum(len(words) for _, words in self.streams)
        return lines * STEP + _BETWEEN * max(len(self.streams) - 1, 0)


@frozen
class Band:
    """A step laid out: its words, its sides, what goes down from it, and how high all that is."""

    words: tuple[Words, ...]
    inputs: _Side
    outputs: _Side
    product: tuple[Words, ...]
    block: float  # height of the block
    down: float  # length of the arrow that leads down from it, 0 for none
    after: float  # from there to what follows

    @property
    def height(self) -> float:
        """From the top of this block to that of the next."""
        return self.block + self.down + self.after


def bands(chart: FlowChart, width: float) -> list[Band]:
    """The steps laid out; paper breaks a page between two of them."""
    nodes = chart.nodes
    leads = [*(node.follows for node in nodes[1:]), False]
    return [_band(node, width, down) for node, down in zip(nodes, leads, strict=False)]


def legend_height(chart: FlowChart, width: float) -> float:
    """What the legend takes above the first step."""
    rows = _legend_rows(chart, width)
    return len(rows) * _LEGEND + 4 if rows else 0.0


def drawn(chart: FlowChart, width: float, palette: look.Palette) -> Page:
    """The whole chart on a page of that width."""
    return drawn_part(chart, bands(chart, width), width, palette, is_first=True)


def drawn_part(chart: FlowChart, part: Sequence[Band], width: float, palette: look.Palette, *, is_first: bool) -> Page:
    """Steps that follow one another; the legend stands above the first of all."""
    legend = legend_height(chart, width) if is_first else 0.0
    after = part[-1].after if part else 0.0
    page = Page(width, legend + sum(band.height for band in part) - after + 2, palette)
    top = page.height - 1
    if is_first:
        _draw_legend(page, chart, top)
    top -= legend
    for band in part:
        _draw_band(page, band, top)
        top -= band.height
    return page


def _edges(width: float) -> tuple[float, float]:
    return width * (1 - _BLOCK) / 2, width * (1 + _BLOCK) / 2


def _band(node: FlowNode, width: float, leads: bool) -> Band:
    left, _ = _edges(width)
    words = tuple(worded(node.label, width * _BLOCK - 2 * _WITHIN, bold=True))
    inputs, outputs = (_side(streams, left - _ARROW) for streams in (node.inputs, node.outputs))
    product = tuple(worded(node.product, width / 2 - 12))
    block = max(len(words) * STEP + 10, inputs.height + 4, outputs.height + 4)
    down = max(_DOWN, len(product) * STEP + 8) if leads or product else 0.0
    after = 0.0 if leads else _APART  # what begins a side line must not seem to be led to
    return Band(words=words, inputs=inputs, outputs=outputs, product=product, block=block, down=down, after=after)


def _side(streams: Sequence[FlowStream], room: float) -> _Side:
    return _Side(streams=tuple((stream, tuple(worded(stream.label, room))) for stream in streams))


def _draw_band(page: Page, band: Band, top: float) -> None:
    palette = page.palette
    left, right = _edges(page.width)
    base = top - band.block
    page.rectangle(left, base, right - left, band.block, fill=palette.selection, edge=palette.ink)
    middle = base + band.block / 2
    written(page, page.width / 2, middle + len(band.words) * STEP / 2, band.words, "center")
    _draw_side(page, band.inputs, middle, (left - _ARROW + 4, left), left - _ARROW, "right")
    _draw_side(page, band.outputs, middle, (right, right + _ARROW - 4), right + _ARROW, "left")
    if band.down:
        _arrow(page, (page.width / 2, base), (page.width / 2, base - band.down), "product")
        centre = base - (band.down - _HEAD) / 2
        written(page, page.width / 2 + 8, centre + len(band.product) * STEP / 2, band.product)


def _draw_side(
    page: Page,
    side: _Side,
    middle: float,
    reach: tuple[float, float],
    words_at: float,
    align: Literal["left", "right"],
) -> None:
    """Each stream's words with its arrow beside them, all of them around the middle of the block."""
    top = middle + side.height / 2
    for stream, words in side.streams:
        at = top - len(words) * STEP / 2
        _arrow(page, (reach[0], at), (reach[1], at), stream.kind)
        written(page, words_at, top, words, align)
        top -= len(words) * STEP + _BETWEEN


def _arrow(page: Page, start: Point, end: Point, kind: FlowKind) -> None:
    thickness, dash = _LINES[kind]
    colour = _colour(page.palette, kind)
    along = ((end[0] > start[0]) - (end[0] < start[0]), (end[1] > start[1]) - (end[1] < start[1]))
    neck = (end[0] - _HEAD * along[0], end[1] - _HEAD * along[1])
    half = _HEAD * 0.5
    page.line([start, neck], colour, thickness, dash)
    page.shape(
        [
            end,
            (neck[0] + half * along[1], neck[1] + half * along[0]),
            (neck[0] - half * along[1], neck[1] - half * along[0]),
        ],
        fill=colour,
    )


def _colour(palette: look.Palette, kind: FlowKind) -> str:
    colours: Mapping[FlowKind, str] = {
        "product": palette.ink,
        "material": palette.material,
        "water": palette.water,
        "energy": palette.energy,
        "recycled": palette.water,
        "by_product": palette.accent,
        "waste": look.mixed(palette.waste, palette.ink, 0.25),
    }
    return colours[kind]


def _legend_rows(chart: FlowChart, width: float) -> list[list[tuple[FlowStream, float]]]:
    """The legend in rows, each entry with where it begins."""
    rows: list[list[tuple[FlowStream, float]]] = []
    at = width
    for stream in chart.legend:
        taken = _SAMPLE + 5 + breadth(together(stream.label), SMALL)
        if at + taken > width:
            rows.append([])
            at = 0.0
        rows[-1].append((stream, at))
        at += taken + 16
    return rows


def _draw_legend(page: Page, chart: FlowChart, top: float) -> None:
    for row in _legend_rows(chart, page.width):
        top -= _LEGEND
        for stream, at in row:
            _arrow(page, (at, top + 5), (at + _SAMPLE, top + 5), stream.kind)
            words = together(stream.label)
            page.write(at + _SAMPLE + 5, top + 2, words, size=SMALL, colour=page.palette.soft)
