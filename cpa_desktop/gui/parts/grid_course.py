"""How a column runs over its periods, drawn in one cell; what is missing or far off differs in shape, not in colour."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from cpa_desktop.gui import theme
from cpa_desktop.gui.parts.grid_series import Bar, Course

_AROUND, _WIDEST, _SIGN = 4, 14, 6  # px


def paint_course(painter: QPainter, box: QRect, course: Course | None) -> None:
    """A bar a period, as high as its figure; a ring where it is missing, a triangle above what is far off."""
    if course is None or not course.bars:
        return
    inside = QRectF(box).adjusted(_AROUND, _SIGN + 3, -_AROUND, -5)
    step = min(inside.width() / len(course.bars), _WIDEST)
    left = inside.right() - step * len(course.bars)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QPointF(left, inside.bottom()), QPointF(inside.right(), inside.bottom()))
    for place, bar in enumerate(course.bars):
        _paint_bar(painter, QRectF(left + place * step, inside.top(), step, inside.height()), bar)
    painter.restore()


def _paint_bar(painter: QPainter, room: QRectF, bar: Bar) -> None:
    ink = theme.colour("doubt" if bar.kind == "odd" else "soft_ink")
    middle, bottom = room.center().x(), room.bottom()
    if bar.share is None:
        if bar.kind == "gap":
            painter.setPen(QPen(ink, 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = min(2.5, room.width() / 3)
            painter.drawEllipse(QPointF(middle, bottom - radius - 2), radius, radius)
        return
    width = max(1.5, room.width() - 2)
    height = max(1.5, bar.share * room.height())
    column = QRectF(middle - width / 2, bottom - height, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    if bar.kind == "idle":
        painter.setPen(QPen(ink, 1))
        painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
    else:
        painter.setBrush(ink)
    painter.drawRect(column)
    if bar.kind == "odd":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("doubt"))
        tip = QPointF(middle, column.top() - 1)
        half = _SIGN / 2
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-half, -_SIGN), tip + QPointF(half, -_SIGN)]))
