"""The production line drawn: streams in from the left, the product downwards, wastes to the right."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cpa_desktop.core.process import KINDS, Block, StreamKind, kinds
from cpa_desktop.core.text import Language
from cpa_desktop.gui import theme
from cpa_desktop.gui.parts.flow_layout import ARROW, SAMPLE, WRAP, Arrow, Box, Drawing, lay_out
from cpa_desktop.i18n import _

_HEAD = 5.0
_LEAST_WIDTH = 380
_LINES: Mapping[StreamKind, tuple[float, tuple[float, ...]]] = {
    "product": (2.0, ()),
    "material": (1.4, ()),
    "water": (1.4, (6.0, 2.4)),
    "energy": (1.4, (5.0, 1.8, 1.0, 1.8)),
    "recycled": (1.4, (2.8, 1.8)),
    "by_product": (1.4, (5.0, 1.6, 1.0, 1.6, 1.0, 1.6)),
    "waste": (1.8, (1.0, 1.6)),
}
"""How thick a line is and how it is broken, as in the report: no two kinds alike without colour."""
_COLOURS: Mapping[StreamKind, str] = {
    "product": "ink",
    "material": "material",
    "water": "water",
    "energy": "energy",
    "recycled": "water",
    "by_product": "accent",
    "waste": "waste",
}


class FlowChart(QWidget):
    """A box for each step; arrows go from box to box, Enter or a press goes to its row."""

    moved = Signal(str)  # another box is marked by hand
    chosen = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._blocks: tuple[Block, ...] = ()
        self._drawing: Drawing | None = None
        self.current = ""
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("The production line as boxes"))
        self.setMouseTracking(True)

    def show_line(self, blocks: tuple[Block, ...]) -> None:
        """Draw these steps, if they are others than before."""
        if blocks != self._blocks:
            self._blocks = blocks
            self._lay()

    def mark(self, row: str) -> None:
        """Mark the box of a row."""
        if row != self.current:
            self.current = row
            block = next((each for each in self._blocks if each.id == row), None)
            self.setAccessibleDescription(self._spoken(block) if block is not None else "")
            self.update()

    @property
    def drawing(self) -> Drawing:
        """The boxes as they stand in the width there is."""
        if self._drawing is None:
            legend = [(kind, KINDS[kind].of(self._language)) for kind in kinds(self._blocks)] if self._blocks else []
            self._drawing = lay_out(self._blocks, legend, max(self.width(), _LEAST_WIDTH), self._language)
        return self._drawing

    def frame_of(self, row: str) -> QRectF:
        """Where the box of a row stands; nowhere if it has none."""
        return next((box.frame for box in self.drawing.boxes if box.row == row), QRectF())

    def sizeHint(self) -> QSize:
        """As high as the boxes are."""
        return QSize(_LEAST_WIDTH, round(self.drawing.height))

    def _lay(self) -> None:
        self._drawing = None
        self.setFixedHeight(round(self.drawing.height))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width the words break otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay()

    def _spoken(self, block: Block) -> str:
        """A box for a screen reader."""
        said = [block.label.of(self._language)]
        for name, streams in ((_("entering"), block.inputs), (_("leaving"), block.outputs)):
            if streams:
                said.append(f"{name}: " + "; ".join(stream.label.of(self._language) for stream in streams))
        if block.product.of(self._language):
            said.append(f"{_('going on')}: {block.product.of(self._language)}")
        return ". ".join(said)

    # keys and mouse

    def at(self, point: QPointF) -> str:
        """The box under a point."""
        return next((box.row for box in self.drawing.boxes if box.frame.contains(point)), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down from box to box, Home and End to the ends, Enter to the row."""
        rows = [box.row for box in self.drawing.boxes]
        at = rows.index(self.current) if self.current in rows else -1
        ends = {Qt.Key.Key_Down: at + 1, Qt.Key.Key_Up: at - 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(rows) - 1}
        place = ends.get(Qt.Key(event.key()))
        if place is not None and rows:
            self._go(rows[max(0, min(len(rows) - 1, place))])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current in rows:
            self.chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _go(self, row: str) -> None:
        self.mark(row)
        self.moved.emit(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Someone who comes by keyboard begins at the marked box, or at the first."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and not self.current and self.drawing.boxes:
            self._go(self.drawing.boxes[0].row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a box goes to its row."""
        row = self.at(event.position())
        if row and event.button() == Qt.MouseButton.LeftButton:
            self.mark(row)
            self.chosen.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A box can be pressed, what is beside it cannot."""
        over = self.at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """What is cut short is said in full where one points at it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._full(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _full(self, point: QPointF) -> str:
        for box, block in zip(self.drawing.boxes, self._blocks, strict=True):
            if box.frame.contains(point):
                return self._spoken(block)
            pairs = (*zip(box.inputs, block.inputs, strict=True), *zip(box.outputs, block.outputs, strict=True))
            for arrow, stream in pairs:
                if arrow.words.box.contains(point):
                    return stream.label.of(self._language)
        return ""

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Legend and boxes, as far as they are in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.colour("raised"))
        small, bold = theme.font("least"), theme.font("least", bold=True)
        painter.setFont(small)
        for kind, words in self.drawing.legend:
            y = words.box.center().y()
            _draw_arrow(painter, QPointF(words.box.left() - SAMPLE - 5, y), QPointF(words.box.left() - 5, y), kind)
            painter.setPen(theme.colour("soft_ink"))
            painter.drawText(words.box, int(Qt.AlignmentFlag.AlignVCenter), words.text)
        seen = QRectF(event.rect())
        for box in self.drawing.boxes:
            if box.frame.top() < seen.bottom() and box.frame.bottom() + box.down > seen.top():
                painter.setFont(bold)
                self._draw_box(painter, box)
                painter.setFont(small)
                _draw_streams(painter, box)
        painter.end()

    def _draw_box(self, painter: QPainter, box: Box) -> None:
        is_marked = box.row == self.current
        painter.setPen(QPen(theme.colour("accent" if is_marked else "ink"), 3 if is_marked else 1.2))
        painter.setBrush(theme.colour("selection" if is_marked else "paper"))
        painter.drawRoundedRect(box.frame.adjusted(1, 1, -1, -1), 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_marked and self.hasFocus():
            painter.setPen(QPen(theme.colour("ink"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(box.frame.adjusted(5, 5, -5, -5))
        if is_marked:
            x, y = box.frame.left() + 2, box.frame.top() + 2
            _fill(painter, [(x, y), (x + 11, y), (x, y + 11)], theme.colour("accent"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(box.name.box, int(Qt.AlignmentFlag.AlignCenter) | WRAP, box.name.text)


def _draw_streams(painter: QPainter, box: Box) -> None:
    for arrow in box.inputs:
        _draw_words(painter, arrow, Qt.AlignmentFlag.AlignRight)
        y = arrow.words.box.center().y()
        _draw_arrow(painter, QPointF(box.frame.left() - ARROW + 4, y), QPointF(box.frame.left(), y), arrow.kind)
    for arrow in box.outputs:
        _draw_words(painter, arrow, Qt.AlignmentFlag.AlignLeft)
        y = arrow.words.box.center().y()
        _draw_arrow(painter, QPointF(box.frame.right(), y), QPointF(box.frame.right() + ARROW - 4, y), arrow.kind)
    if box.down:
        x, base = box.frame.center().x(), box.frame.bottom()
        _draw_arrow(painter, QPointF(x, base), QPointF(x, base + box.down), "product")
        painter.setPen(theme.colour("ink"))
        painter.drawText(box.product.box, int(Qt.AlignmentFlag.AlignVCenter) | WRAP, box.product.text)


def _draw_words(painter: QPainter, arrow: Arrow, side: Qt.AlignmentFlag) -> None:
    painter.setPen(theme.colour("ink" if arrow.is_own else "soft_ink"))
    painter.drawText(arrow.words.box, int(side) | WRAP, arrow.words.text)


def _draw_arrow(painter: QPainter, start: QPointF, end: QPointF, kind: StreamKind) -> None:
    thickness, dash = _LINES[kind]
    colour = theme.colour(_COLOURS[kind])
    way = end - start
    length = max(1.0, abs(way.x()) + abs(way.y()))
    along = way / length
    neck = end - along * _HEAD
    pen = QPen(colour, thickness)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern(dash)
    painter.setPen(pen)
    painter.drawLine(start, neck)
    across = QPointF(-along.y(), along.x()) * (_HEAD * 0.7)
    left, right = neck + across, neck - across
    _fill(painter, [(end.x(), end.y()), (left.x(), left.y()), (right.x(), right.y())], colour)


def _fill(painter: QPainter, corners: Sequence[tuple[float, float]], colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
