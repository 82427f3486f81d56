"""Where the boxes of the production line stand, with what enters at the left and what leaves at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.process import Block, BlockStream, StreamKind
from cpa_desktop.core.text import Language
from cpa_desktop.gui import theme

ARROW = 32.0
SAMPLE = 26.0  # of a line in the legend
_BOX = 0.32  # of the width
_WITHIN = 8.0  # from the edge of a box to its words
_BETWEEN = 5.0  # two streams of one step
_DOWN, _APART = 20.0, 14.0  # an arrow down at least; before a side line begins
_EDGE = 6.0
_LETTERS = 72  # the most of one stream's words
WRAP = int(Qt.TextFlag.TextWordWrap)


@frozen
class Words:
    """What is written, and where."""

    text: str
    box: QRectF


@frozen
class Arrow:
    """A stream with its words."""

    kind: StreamKind
    words: Words
    is_own: bool


@frozen
class Box:
    """One step laid out; `down` is how far the arrow under it leads, 0 where nothing follows."""

    row: str
    name: Words
    frame: QRectF
    inputs: tuple[Arrow, ...]
    outputs: tuple[Arrow, ...]
    product: Words
    down: float


@frozen
class Drawing:
    """All boxes from the top down, and the height they take."""

    boxes: tuple[Box, ...]
    legend: tuple[tuple[StreamKind, Words], ...]
    height: float


def lay_out(
    blocks: Sequence[Block], legend: Sequence[tuple[StreamKind, str]], width: float, language: Language
) -> Drawing:
    """Place everything in a width."""
    small, bold = theme.font("least"), theme.font("least", bold=True)
    made, top = _legend(legend, width, small)
    boxes: list[Box] = []
    for place, block in enumerate(blocks):
        leads = place + 1 < len(blocks) and blocks[place + 1].follows
        box = _box(block, top, width, language, (small, bold), leads=leads)
        boxes.append(box)
        top = box.frame.bottom() + (box.down or _APART)
    return Drawing(boxes=tuple(boxes), legend=made, height=top + _EDGE)


def cut(text: str) -> str:
    """A text that is too long for its place, with an ellipsis."""
    return text if len(text) <= _LETTERS else f"{text[:_LETTERS].rpartition(' ')[0].rstrip(',:;')}…"


def _box(block: Block, top: float, width: float, language: Language, fonts: tuple[QFont, QFont], *, leads: bool) -> Box:
    small, bold = fonts
    left, right = width * (1 - _BOX) / 2, width * (1 + _BOX) / 2
    name = block.label.of(language)
    inside = right - left - 2 * _WITHIN
    side = left - ARROW - _EDGE
    heights = [_height(bold, name, inside) + 12]
    sides = [
        [(stream, cut(stream.label.of(language))) for stream in streams] for streams in (block.inputs, block.outputs)
    ]
    heights += [sum(_height(small, words, side) + _BETWEEN for _stream, words in streams) for streams in sides]
    frame = QRectF(left, top, right - left, max(heights))
    product = block.product.of(language)
    room = width / 2 - 18
    down = max(_DOWN, _height(small, product, room) + 8 if product else 0.0) if leads or product else 0.0
    return Box(
        row=block.id,
        name=Words(text=name, box=frame.adjusted(_WITHIN, 0, -_WITHIN, 0)),
        frame=frame,
        inputs=_side(sides[0], _EDGE, side, frame, small),
        outputs=_side(sides[1], right + ARROW, side, frame, small),
        product=Words(text=product, box=QRectF(width / 2 + 12, frame.bottom(), room, max(0.0, down - 2))),
        down=down,
    )


def _side(
    streams: Sequence[tuple[BlockStream, str]], x: float, width: float, frame: QRectF, font: QFont
) -> tuple[Arrow, ...]:
    """The streams of one side under one another, around the middle of the box."""
    heights = [_height(font, words, width) for _stream, words in streams]
    y = frame.center().y() - (sum(heights) + _BETWEEN * (len(heights) - 1)) / 2
    made = []
    for (stream, words), height in zip(streams, heights, strict=True):
        box = QRectF(x, y, width, height)
        made.append(Arrow(kind=stream.kind, words=Words(text=words, box=box), is_own=stream.is_own))
        y += height + _BETWEEN
    return tuple(made)


def _legend(
    legend: Sequence[tuple[StreamKind, str]], width: float, font: QFont
) -> tuple[tuple[tuple[StreamKind, Words], ...], float]:
    """The kinds of stream in rows, and where what follows begins."""
    metrics = QFontMetricsF(font)
    x, y, made = _EDGE, _EDGE, []
    for kind, words in legend:
        taken = metrics.horizontalAdvance(words) + 2
        if x > _EDGE and x + SAMPLE + 5 + taken > width - _EDGE:
            x, y = _EDGE, y + metrics.height() + 3
        made.append((kind, Words(text=words, box=QRectF(x + SAMPLE + 5, y, taken, metrics.height()))))
        x += SAMPLE + 5 + taken + 14
    return tuple(made), y + (metrics.height() + 10 if made else 0.0)


def _height(font: QFont, words: str, width: float) -> float:
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, max(20.0, width), 10_000), WRAP, words).height()
