"""What enters a step and what leaves it as two bars, one under the other; what is unaccounted for is hatched."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from cpa_desktop.core.frozen import frozen
from cpa_desktop.gui import theme

_THICK, _BETWEEN = 7, 2


@frozen
class Bars:
    """Masses in one unit; `most` is what the longest bar of the picture stands for."""

    entering: float
    leaving: float
    stock: float  # what stays in the line
    most: float


def paint(painter: QPainter, bars: Bars, box: QRectF) -> None:
    """Draw the bars into a box: above what enters, below what leaves and stays, hatched what is missing of either."""
    unit = box.width() / bars.most if bars.most > 0 else 0.0
    top = box.top() + (box.height() - 2 * _THICK - _BETWEEN) / 2
    accounted = bars.leaving + max(0.0, bars.stock)
    entering = bars.entering + max(0.0, -bars.stock)
    for place, (length, name) in enumerate(((entering, "material"), (accounted, "accent"))):
        y = top + place * (_THICK + _BETWEEN)
        painter.fillRect(QRectF(box.left(), y, length * unit, _THICK), theme.colour(name))
        missing = (accounted - entering) * (1 if place == 0 else -1)
        if missing > 0:
            rest = QRectF(box.left() + length * unit, y, max(2.0, missing * unit), _THICK)
            painter.fillRect(rest, QBrush(theme.colour("doubt"), Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(theme.colour("doubt"), 1))
            painter.drawRect(rest)
