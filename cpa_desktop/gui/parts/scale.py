"""A small scale of benchmark tiers with the plant on it, as a line of the results shows it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from cpa_desktop.core.frozen import frozen
from cpa_desktop.gui import theme

HEIGHT = 20
_THICK = 7
_SHADES = {"best": ("good", 0.85), "good": ("good", 0.45), "average": ("doubt", 0.45), "poor": ("error", 0.55)}


@frozen
class Span:
    """One tier on the axis; an open end has no bound."""

    tier: str
    low: float | None
    high: float | None
    is_estimate: bool


@frozen
class Scale:
    """The tiers, and where the plant stands among them."""

    spans: tuple[Span, ...]
    value: float
    half_width: float = 0.0
    is_higher_better: bool = False

    @property
    def ends(self) -> tuple[float, float]:
        """What the axis runs from and to, with room for open tiers."""
        bounds = [end for span in self.spans for end in (span.low, span.high) if end is not None]
        known = [*bounds, self.value - self.half_width, self.value + self.half_width]
        low, high = min(known), max(known)
        room = (high - low or abs(high) or 1.0) * 0.12
        return (low - room if low < 0 or low > room else 0.0), high + room


def paint(painter: QPainter, scale: Scale, box: QRectF) -> None:
    """Draw the scale into a box, the best at the left: tiers a band, estimates hatched, the plant a mark with its ±."""
    low, high = scale.ends
    middle = box.center().y() + 2

    def at(value: float) -> float:
        along = (value - low) / (high - low)
        return box.left() + (1 - along if scale.is_higher_better else along) * box.width()

    for span in scale.spans:
        ends = (span.low if span.low is not None else low, span.high if span.high is not None else high)
        left, right = sorted(map(at, ends))
        name, strength = _SHADES.get(span.tier, ("soft_ink", 0.3))
        shade = theme.colour(name)
        shade.setAlphaF(strength)
        band = QRectF(left + 0.5, middle - _THICK / 2, max(1.0, right - left - 1), _THICK)
        painter.fillRect(band, QBrush(shade, Qt.BrushStyle.BDiagPattern) if span.is_estimate else shade)
        if span.is_estimate:
            painter.setPen(QPen(shade, 1))
            painter.drawRect(band)
    _mark(painter, at(scale.value), at(scale.value - scale.half_width), at(scale.value + scale.half_width), middle)


def _mark(painter: QPainter, here: float, low: float, high: float, middle: float) -> None:
    ink: QColor = theme.colour("ink")
    painter.setPen(QPen(ink, 1.5))
    painter.drawLine(QPointF(low, middle), QPointF(high, middle))
    painter.drawLine(QPointF(here, middle - _THICK), QPointF(here, middle + _THICK))
    painter.setBrush(ink)
    tip = middle - _THICK
    painter.drawPolygon(QPolygonF([QPointF(here - 4, tip - 4), QPointF(here + 4, tip - 4), QPointF(here, tip + 1)]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
