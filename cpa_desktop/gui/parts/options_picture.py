"""Options as bubbles: investment to the right, saving upwards, a shape for each decision, lines of equal payback."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from cpa_desktop.core.text import Language
from cpa_desktop.gui import theme
from cpa_desktop.gui.parts.figures import about
from cpa_desktop.gui.parts.options_plot import Axis, Spot, axis, next_to, placed, radius
from cpa_desktop.i18n import _

_HEIGHT = 430
_LEFT, _RIGHT, _TOP, _BELOW = 96, 20, 44, 52
_FREE = 66  # px beside the axis, for what needs no investment
_TONES = {"accept": "good", "study": "doubt", "defer": "soft_ink", "reject": "soft_ink", "": "accent"}
_NEAR = 6  # px around a bubble that still mean it


def paybacks() -> tuple[tuple[float, str], ...]:
    """The lines of equal payback: years, and their name."""
    return (
        (1 / 12, _("payback 1 month")),
        (1.0, _("payback 1 year")),
        (3.0, _("payback 3 years")),
        (10.0, _("payback 10 years")),
    )


class Picture(QWidget):
    """The bubbles; arrows go from one to the next, Enter or a press chooses it."""

    moved = Signal(str)  # this one is marked now
    chosen = Signal(str)

    def __init__(self, language: Language, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._name = name
        self.spots: tuple[Spot, ...] = ()
        self.current = ""
        self._saving = self._investment = Axis(low=0, high=1)
        self._axes = ("", "")
        self._decisions: tuple[tuple[str, str], ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setMinimumWidth(360)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)

    def show_spots(
        self, spots: Sequence[Spot], axes: tuple[str, str], decisions: Sequence[tuple[str, str]], spoken: dict[str, str]
    ) -> None:
        """Draw these; `axes` are the names of investment and saving, `spoken` is what is said of each."""
        self.spots = placed(spots)
        self._axes, self._decisions = axes, tuple(decisions)
        self._spoken = spoken
        self._investment = axis(spot.investment for spot in self.spots if spot.investment > 0)
        self._saving = axis(spot.saving for spot in self.spots)
        if self.current not in spoken:
            self.current = ""
        self._say()
        self.update()

    def mark(self, row: str) -> None:
        """Mark one of the bubbles."""
        if row != self.current:
            self.current = row
            self._say()
            self.update()
            self.moved.emit(row)

    def _say(self) -> None:
        self.setAccessibleDescription(self._spoken.get(self.current, "") if self.spots else "")

    # places

    def _box(self) -> QRectF:
        return QRectF(_LEFT + _FREE, _TOP, max(80, self.width() - _LEFT - _FREE - _RIGHT), _HEIGHT - _TOP - _BELOW)

    def centre(self, spot: Spot) -> QPointF:
        """Where a bubble stands; what needs no investment stands before the axis."""
        box = self._box()
        along = self._investment.share(spot.investment) if spot.investment > 0 else 0.0
        x = box.left() + along * box.width() if spot.investment > 0 else box.left() - _FREE / 2
        return QPointF(x, box.bottom() - self._saving.share(spot.saving) * box.height())

    def _radius(self, spot: Spot) -> float:
        return radius(spot.saving, self.spots[0].saving)

    def at(self, point: QPointF) -> str:
        """The bubble under a point; of several the smallest."""
        for spot in reversed(self.spots):
            if (self.centre(spot) - point).manhattanLength() <= (self._radius(spot) + _NEAR) * 1.3:
                return spot.row
        return ""

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows to the next bubble that way, Enter to its card."""
        ways = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        way = ways.get(Qt.Key(event.key()))
        if way is not None and self.spots:
            rows = [spot.row for spot in self.spots]
            centres = [(centre.x(), centre.y()) for centre in map(self.centre, self.spots)]
            self.mark(rows[next_to(centres, rows.index(self.current), *way) if self.current in rows else 0])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Someone who comes by keyboard begins at the largest."""
        super().focusInEvent(event)
        if not self.current and self.spots and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.mark(self.spots[0].row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What is under the mouse is marked."""
        under = self.at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor)
        if under:
            self.mark(under)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a bubble chooses it."""
        under = self.at(event.position())
        if under and event.button() == Qt.MouseButton.LeftButton:
            self.mark(under)
            self.chosen.emit(under)

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Legend, axes, lines of equal payback, bubbles, names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("raised"))
        edge = theme.colour("accent" if self.hasFocus() else "line")
        painter.setPen(QPen(edge, theme.stroke("focus" if self.hasFocus() else "line")))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setFont(theme.font("least"))
        self._draw_legend(painter)
        self._draw_axes(painter)
        self._draw_paybacks(painter)
        for spot in self.spots:
            self._draw_spot(painter, spot)
        self._draw_names(painter)
        painter.end()

    def _draw_legend(self, painter: QPainter) -> None:
        metrics, x = QFontMetrics(painter.font()), 16.0
        for decision, words in self._decisions:
            shape(painter, decision, QPointF(x + 6, 18), 6, is_marked=False)
            painter.setPen(theme.colour("soft_ink"))
            painter.drawText(QPointF(x + 18, 22), words)
            x += 18 + metrics.horizontalAdvance(words) + 18

    def _draw_axes(self, painter: QPainter) -> None:
        box, soft = self._box(), theme.colour("soft_ink")
        metrics = QFontMetrics(painter.font())
        for value in self._saving.marks:
            y = box.bottom() - self._saving.share(value) * box.height()
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(_LEFT, y), QPointF(box.right(), y))
            painter.setPen(soft)
            words = self._money(value)
            painter.drawText(QPointF(_LEFT - 6 - metrics.horizontalAdvance(words), y + 4), words)
        for value in self._investment.marks:
            x = box.left() + self._investment.share(value) * box.width()
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            painter.setPen(soft)
            words = self._money(value)
            painter.drawText(QPointF(x - metrics.horizontalAdvance(words) / 2, box.bottom() + 15), words)
        painter.setPen(QPen(soft, 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.bottomLeft(), box.topLeft())
        if any(spot.investment <= 0 for spot in self.spots):
            free = QRectF(_LEFT, box.bottom() + 3, _FREE - 4, 34)
            painter.drawText(free, int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap), _("none"))
        painter.setPen(theme.colour("ink"))
        across, up = (f"{name} {sign}" for name, sign in zip(self._axes, "→↑", strict=True))
        painter.drawText(QPointF(16, _TOP - 4), up)
        painter.drawText(QPointF(box.right() - metrics.horizontalAdvance(across), box.bottom() + 36), across)

    def _draw_paybacks(self, painter: QPainter) -> None:
        """Investment over saving is the same along each of these lines."""
        box = self._box()
        taken = [self._around(spot) for spot in self.spots]
        painter.save()
        painter.setClipRect(box)
        painter.setPen(QPen(theme.colour("soft_ink"), 1, Qt.PenStyle.DashLine))
        lines = [(self._payback_line(years), words) for years, words in paybacks()]
        for (low, high), _words in lines:
            painter.drawLine(low, high)
        painter.setPen(theme.colour("soft_ink"))
        for line, words in lines:
            self._name_line(painter, line, words, taken)
        painter.restore()

    def _payback_line(self, years: float) -> tuple[QPointF, QPointF]:
        """From the bottom of the picture to its top."""
        box = self._box()
        low, high = (
            QPointF(
                box.left() + self._investment.share(10.0**power * years) * box.width(),
                box.bottom() - self._saving.share(10.0**power) * box.height(),
            )
            for power in (self._saving.low, self._saving.high)
        )
        return low, high

    def _name_line(self, painter: QPainter, line: tuple[QPointF, QPointF], words: str, taken: list[QRectF]) -> None:
        """As far up beside the line as nothing else stands there; not at all where there is no such place."""
        metrics, (low, high) = QFontMetrics(painter.font()), line
        width, height = metrics.horizontalAdvance(words), metrics.height()
        for step in range(1, 20):
            on_line = high + (low - high) * (step / 20)
            box = QRectF(on_line.x() - width - 8, on_line.y() - height, width, height)
            if self._box().contains(box) and not any(box.intersects(other) for other in taken):
                taken.append(box)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
                return

    def _draw_spot(self, painter: QPainter, spot: Spot) -> None:
        shape(painter, spot.decision, self.centre(spot), self._radius(spot), is_marked=spot.row == self.current)

    def _draw_names(self, painter: QPainter) -> None:
        """Beside, above or under the bubbles, wherever neither a bubble nor another name stands."""
        metrics = QFontMetrics(painter.font())
        bubbles = [self._around(spot) for spot in self.spots]
        taken = list(bubbles)
        painter.setPen(theme.colour("ink"))
        for spot, bubble in zip(self.spots, bubbles, strict=True):
            places = _beside(bubble, metrics.horizontalAdvance(spot.code), metrics.height())
            inside = [place for place in places if QRectF(self.rect()).contains(place)] or places
            free = (box for box in inside if not any(box.intersects(other) for other in taken))
            box = next(free, inside[0])
            taken.append(box)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), spot.code)

    def _around(self, spot: Spot) -> QRectF:
        centre, size = self.centre(spot), self._radius(spot)
        return QRectF(centre.x() - size, centre.y() - size, 2 * size, 2 * size)

    def _money(self, value: float) -> str:
        return about(value, "VND", self._language)


def _beside(bubble: QRectF, width: float, height: float) -> list[QRectF]:
    """Where a name may stand: right of its bubble if it can, else left, above, under, and at the corners."""
    middle, x, y = bubble.center(), bubble.right() + 3, bubble.center().y() - height / 2
    left, over, under = bubble.left() - 3 - width, bubble.top() - height, bubble.bottom()
    corners = [(x, y), (left, y), (middle.x() - width / 2, over), (middle.x() - width / 2, under)]
    corners += [(x, over), (left, over), (x, under), (left, under)]
    return [QRectF(*corner, width, height) for corner in corners]


def shape(painter: QPainter, decision: str, centre: QPointF, size: float, *, is_marked: bool) -> None:
    """A circle to do now, a diamond to study, a square to defer, a cross in a square rejected, a ring undecided."""
    colour = theme.colour(_TONES.get(decision, "accent"))
    fill = theme.colour(_TONES.get(decision, "accent"))
    fill.setAlphaF(0.45 if decision in ("accept", "study") else 0.0 if decision == "" else 0.2)
    painter.setPen(QPen(theme.colour("ink") if is_marked else colour, 3 if is_marked else 1.6))
    painter.setBrush(fill)
    box = QRectF(centre.x() - size, centre.y() - size, 2 * size, 2 * size)
    if decision == "study":
        x, y = centre.x(), centre.y()
        corners = [QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size), QPointF(x - size, y)]
        painter.drawPolygon(QPolygonF(corners))
    elif decision in ("defer", "reject"):
        inner = box.adjusted(size * 0.12, size * 0.12, -size * 0.12, -size * 0.12)
        painter.drawRect(inner)
        if decision == "reject":
            painter.drawLine(inner.topLeft(), inner.bottomRight())
            painter.drawLine(inner.topRight(), inner.bottomLeft())
    else:
        painter.drawEllipse(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
