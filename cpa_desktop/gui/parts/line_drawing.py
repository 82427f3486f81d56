"""How one line is laid out and drawn in the width there is: title left, value right, detail beneath, all wrapping."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from cpa_desktop.gui import icons, theme
from cpa_desktop.gui.parts import balance_bars, scale
from cpa_desktop.gui.parts.balance_bars import Bars
from cpa_desktop.gui.parts.line import Line

_SIDE, _OVER, _GAP = 8, 5, 10
_SIGN = 18
LEAST_HEIGHT = 32
_ENDLESS = 10_000
_WRAP = int(Qt.TextFlag.TextWordWrap)
_RIGHT = int(Qt.AlignmentFlag.AlignRight)
_RIGHT_WRAP = _RIGHT | _WRAP

State = QStyle.StateFlag

FOLD = "fold"
"""The sign of a line that others hang from: which way it points says whether they are shown."""


@lru_cache(maxsize=1024)
def laid_out(line: Line, width: int, least: int) -> "Layout":
    """The layout of a line; it is asked for its height and when it is painted."""
    return Layout(line, width, least)


class Layout:
    """The boxes of a line's parts, from the top left corner on."""

    def __init__(self, line: Line, width: int, least: int = LEAST_HEIGHT) -> None:
        left = _SIDE + (_SIGN + 6 if line.sign else 0)
        inner = max(40, width - left - _SIDE)
        title, value = QFontMetrics(title_font(line)), QFontMetrics(value_font(line))
        value_width = value.horizontalAdvance(line.value) if line.value else 0
        fits = title.horizontalAdvance(line.title) + _GAP + value_width <= inner
        beside = bool(line.value) and (fits or line.is_part)
        title_width = inner - value_width - _GAP if beside else inner
        y = _OVER + (6 if line.is_heading else 0)
        self.title = _box(title, line.title, left, y, title_width, _WRAP)
        y = self.title.bottom() + 1
        self.value, self.value_flags = QRect(), _RIGHT_WRAP
        if beside:
            self.value = QRect(left + inner - value_width, self.title.top(), value_width, value.height())
            self.value_flags = _RIGHT
        elif line.value:
            self.value = _box(value, line.value, left, y, inner, _RIGHT_WRAP)
            y = self.value.bottom() + 1
        self.scale = QRect()
        if line.scale is not None:
            self.scale = QRect(left, y + 2, inner, scale.HEIGHT)
            y = self.scale.bottom() + 1
        self.detail = QRect()
        if line.detail:
            self.detail = _box(QFontMetrics(detail_font()), line.detail, left, y, inner, _WRAP)
            y = self.detail.bottom() + 1
        self.height = max(least, y + _OVER)
        if self.height > y + _OVER:  # a single short line stands in the middle of its row
            for box in (self.title, self.value):
                box.translate(0, (self.height - y - _OVER) // 2)


def height(line: Line, width: int, least: int = LEAST_HEIGHT) -> int:
    """How high the line is in a width."""
    return laid_out(line, width, least).height


def paint(painter: QPainter, option: QStyleOptionViewItem, line: Line, least: int = LEAST_HEIGHT) -> None:
    """Draw the line into its row: the ground and the mark of focus too."""
    box: QRect = option.rect
    state = option.state
    painter.save()
    if state & State.State_Selected or (state & State.State_MouseOver and line.address):
        painter.fillRect(box, theme.colour("selection"))
    if state & State.State_HasFocus:
        painter.setPen(QPen(theme.colour("accent"), theme.stroke("focus")))
        painter.drawRect(box.adjusted(1, 1, -1, -1))
    layout = laid_out(line, box.width(), least)
    painter.translate(box.topLeft())
    if line.sign:
        side = QRectF(_SIDE, layout.title.top() + (QFontMetrics(title_font(line)).height() - _SIGN) / 2, _SIGN, _SIGN)
        folded = "down" if state & State.State_Open else "right"
        icons.paint(painter, folded if line.sign == FOLD else line.sign, side, theme.colour(line.tone))
    ink = theme.colour("soft_ink" if line.is_faded else "ink")
    _write(painter, title_font(line), ink, layout.title, line.title, _WRAP)
    _write(painter, value_font(line), ink, layout.value, line.value, layout.value_flags)
    _write(painter, detail_font(), theme.colour("soft_ink"), layout.detail, line.detail, _WRAP)
    if line.scale is not None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line.scale, Bars):
            balance_bars.paint(painter, line.scale, QRectF(layout.scale))
        else:
            scale.paint(painter, line.scale, QRectF(layout.scale))
    painter.restore()


def title_font(line: Line) -> QFont:
    """Headings stand out a little, and quietly."""
    return theme.font("least" if line.is_part else "text", bold=line.is_heading)


def value_font(line: Line) -> QFont:
    """Figures stand out."""
    return theme.font("least") if line.is_part else theme.font("text", bold=True)


def detail_font() -> QFont:
    """The small print."""
    return theme.font("least")


def _box(metrics: QFontMetrics, words: str, left: int, top: int, width: int, flags: int) -> QRect:
    needed = metrics.boundingRect(QRect(0, 0, width, _ENDLESS), flags, words)
    return QRect(left, top, width, needed.height())


def _write(painter: QPainter, font: QFont, colour: object, box: QRect, words: str, flags: int) -> None:
    if words:
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(box, flags, words)
