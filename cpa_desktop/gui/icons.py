"""The few signs of the window, drawn, for the font lacks ↶ ↷ ⚠ and a sign must keep its colour in light and dark."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPen, QPixmap

from cpa_desktop.gui import theme

SIZE = 20
_FAINT = 0.5


def icon(name: str, tone: str = "ink") -> QIcon:
    """A sign in a colour of the tokens, and fainter where it cannot be pressed."""
    return _icon(name, theme.colour(tone).name(), theme.colour("soft_ink").name())


@cache
def _icon(name: str, colour: str, faded: str) -> QIcon:
    return QIcon(_Engine(name, colour, faded))


class _Engine(QIconEngine):
    """Draws a sign when it is wanted, in the size in which it is."""

    def __init__(self, name: str, colour: str, faded: str) -> None:
        super().__init__()
        self._name, self._colour, self._faded = name, colour, faded

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw it."""
        is_disabled = mode == QIcon.Mode.Disabled
        shade = QColor(self._faded if is_disabled else self._colour)
        shade.setAlphaF(_FAINT if is_disabled else 1.0)
        side = min(rect.width(), rect.height())
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(rect).center())
        paint(painter, self._name, box, shade)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """A picture of it."""
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        """As large as is wanted."""
        return size

    def clone(self) -> "_Engine":
        """Another one of it."""
        return _Engine(self._name, self._colour, self._faded)


def paint(painter: QPainter, name: str, box: QRectF, colour: QColor) -> None:
    """Draw a sign into a box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / SIZE, box.height() / SIZE)
    painter.setPen(QPen(colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    SIGNS[name](painter)
    painter.restore()


def _lines(painter: QPainter, *points: tuple[float, float]) -> None:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    painter.drawPath(path)


def _undo(painter: QPainter) -> None:
    path = QPainterPath(QPointF(4.5, 7.5))
    path.lineTo(12, 7.5)
    path.cubicTo(17.5, 7.5, 17.5, 15.5, 12, 15.5)
    path.lineTo(8, 15.5)
    painter.drawPath(path)
    _lines(painter, (8, 4), (4.5, 7.5), (8, 11))


def _redo(painter: QPainter) -> None:
    painter.translate(SIZE, 0)
    painter.scale(-1, 1)
    _undo(painter)


def _triangle(painter: QPainter) -> None:
    _lines(painter, (10, 3), (17.5, 16.5), (2.5, 16.5), (10, 3))
    _lines(painter, (10, 8), (10, 12))
    _dot(painter, 10, 14.2, 0.5)


def _cross_in_ring(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(3, 3, 14, 14))
    _lines(painter, (7.5, 7.5), (12.5, 12.5))
    _lines(painter, (12.5, 7.5), (7.5, 12.5))


def _bulb(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(3, 3, 14, 14))
    _lines(painter, (10, 9.5), (10, 13.5))
    _dot(painter, 10, 6.6, 0.5)


def _tick(painter: QPainter) -> None:
    _lines(painter, (4.5, 10.5), (8.5, 14.5), (15.5, 6))


def _half(painter: QPainter) -> None:
    _dot(painter, 10, 10, 3.6)


def _ring(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(10, 10), 3.2, 3.2)


def _cross(painter: QPainter) -> None:
    _lines(painter, (5.5, 5.5), (14.5, 14.5))
    _lines(painter, (14.5, 5.5), (5.5, 14.5))


def _clock(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(3, 3, 14, 14))
    _lines(painter, (10, 6.5), (10, 10.5), (13, 12))


def _lens(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(3.5, 3.5, 9.5, 9.5))
    _lines(painter, (11.8, 11.8), (16.5, 16.5))


def _right(painter: QPainter) -> None:
    _lines(painter, (8, 4.5), (13.5, 10), (8, 15.5))


def _left(painter: QPainter) -> None:
    _lines(painter, (12, 4.5), (6.5, 10), (12, 15.5))


def _down(painter: QPainter) -> None:
    _lines(painter, (4.5, 7.5), (10, 13), (15.5, 7.5))


def _house(painter: QPainter) -> None:
    _lines(painter, (3, 10), (10, 3.5), (17, 10))
    _lines(painter, (5, 8.5), (5, 16.5), (15, 16.5), (15, 8.5))


def _page(painter: QPainter) -> None:
    _lines(painter, (5, 2.5), (12, 2.5), (15.5, 6), (15.5, 17.5), (5, 17.5), (5, 2.5))
    _lines(painter, (8, 9), (12.5, 9))
    _lines(painter, (8, 12.5), (12.5, 12.5))


def _list(painter: QPainter) -> None:
    for y in (5, 10, 15):
        _lines(painter, (3.5, y), (16.5, y))


def _folder(painter: QPainter) -> None:
    _lines(painter, (2.5, 16), (2.5, 4.5), (8, 4.5), (10, 7), (17.5, 7), (17.5, 16), (2.5, 16))


def _panel(painter: QPainter) -> None:
    painter.drawRect(QRectF(3, 4, 14, 12))
    _lines(painter, (12, 4), (12, 16))


def _sums(painter: QPainter) -> None:
    for x, y in ((5, 11), (10, 7), (15, 9)):
        _lines(painter, (x, y), (x, 15.5))


def _question(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(2.5, 2.5, 15, 15))
    path = QPainterPath(QPointF(7.4, 8))
    path.cubicTo(7.4, 4.4, 12.8, 4.4, 12.6, 7.8)
    path.cubicTo(12.4, 9.8, 10, 9.6, 10, 11.8)
    painter.drawPath(path)
    _dot(painter, 10, 14.2, 0.4)


def _dot(painter: QPainter, x: float, y: float, radius: float) -> None:
    painter.setBrush(painter.pen().color())
    painter.drawEllipse(QPointF(x, y), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


SIGNS: dict[str, Callable[[QPainter], None]] = {
    "undo": _undo,
    "redo": _redo,
    "error": _cross_in_ring,
    "doubt": _triangle,
    "hint": _bulb,
    "done": _tick,
    "begun": _half,
    "open": _ring,
    "close": _cross,
    "later": _clock,
    "study": _lens,
    "right": _right,
    "left": _left,
    "down": _down,
    "home": _house,
    "report": _page,
    "steps": _list,
    "panel": _panel,
    "records": _folder,
    "sums": _sums,
    "question": _question,
}
