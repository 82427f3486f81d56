"""Figures that nobody types: the name, the value, its unit; pressing one tells where it came from."""

import dataclasses

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from cpa_desktop.core import numbers, rounding
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.finding import Finding
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.showing import value_text
from cpa_desktop.gui import theme
from cpa_desktop.gui.fields.shown import Shown, shown
from cpa_desktop.gui.fields.stop_button import StopButton
from cpa_desktop.gui.fields.under import Under
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.i18n import _

_WORDS = 140  # px
_RANGE = 84  # px for the ± beside a figure
_FAINT = ("blank", "pending", "not_applicable", "not_available")


class Value(StopButton):
    """The value itself: a press or Enter asks for its trace; words too long for their place end in …"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """A figure is never cut; words may be."""
        needed = super().minimumSizeHint()
        return QSize(min(needed.width(), _WORDS), needed.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt does, but for the …"""
        if not self.toolTip():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words that are cut off stand whole in the tip."""
        super().resizeEvent(event)
        self.setToolTip(self.text() if event.size().width() < self.sizeHint().width() else "")


class Figure(QWidget):
    """One computed figure on a line of its own."""

    traced = Signal(str)
    left = Signal(int)

    def __init__(self, live: LiveRecord, key: Key, row: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live, self.key, self.row = live, key, row
        self.address = address_of(key, row)
        self._field = live.session.program.by_key[key].field
        self._shown: tuple[Shown, str, str] | None = None
        self._drawn_from: tuple[object, ...] | None = None
        self._is_hidden = False
        self.label = QLabel(self._field.label.of(live.session.language))
        self.label.setWordWrap(True)
        self.value = Value()
        self.value.setProperty("role", "figure")
        self.value.clicked.connect(lambda: self.traced.emit(self.address))
        self.value.left.connect(self.left)
        self.range = QLabel()
        self.range.setProperty("role", "soft")
        self.under = Under(live.session.language)
        self.label.setBuddy(self.value)
        self.setFocusProxy(self.value)
        self._lay_out()
        help_text = self._field.help
        if help_text is not None:
            self.setToolTip(help_text.of(live.session.language))

    def _lay_out(self) -> None:
        """Name, value and ± on one line."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(theme.space(1))
        self.label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.label.setMinimumWidth(_WORDS)
        self.range.setFixedWidth(_RANGE)
        column.addLayout(line)
        line.addWidget(self.label, 1)
        line.addWidget(self.value)
        line.addWidget(self.range)
        column.addWidget(self.under)

    @property
    def is_stop(self) -> bool:
        """Whether it is on the screen and takes the focus."""
        return not self.isHidden()

    def take_focus(self, step: int) -> None:
        """Be the next stop on the way through the page."""
        self.value.setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> None:
        """There is nothing to enter."""

    def refresh(self, findings: dict[str, tuple[Finding, ...]]) -> None:
        """Draw the figure if it is another than before."""
        if self._stands(findings):
            return
        cell = shown(self.live.session, self.key, self.row, findings)
        words, around = self._rounded(cell)
        if self._shown == (cell, words, around):
            return
        self._shown = (cell, words, around)
        if cell.is_hidden != self._is_hidden:
            self._is_hidden = cell.is_hidden
            self.setVisible(not cell.is_hidden)
        self.value.setText(words)
        faint = cell.state in _FAINT
        if self.value.property("tone") != ("faint" if faint else ""):
            self.value.setProperty("tone", "faint" if faint else "")
            self.value.style().unpolish(self.value)
            self.value.style().polish(self.value)
        self.range.setText(around)
        self._say(cell)
        name = self.label.text()
        self.value.setAccessibleName(f"{name}: {words} {around}".strip())
        origin = _("Press to see where it comes from")
        self.value.setAccessibleDescription(f"{origin}. {self.under.text}".strip())

    def _stands(self, findings: dict[str, tuple[Finding, ...]]) -> bool:
        """Whether all that the figure is drawn from is the very same as when it was last drawn."""
        session, spread = self.live.session, self.live.spread
        work, frame = session.program.by_key[self.key], session.evaluation.frame
        if work.value is None or work.value.type.refers is not None:
            return False  # it is drawn from the names of rows, too
        known = frame.columns[self.key], frame.rows.get(self.key[:2]), frame.counted.get(self.key)
        here = (*known, findings.get(self.address), spread.relative(self.key, self.row) if spread is not None else None)
        before, self._drawn_from = self._drawn_from, here
        if before is None or any(old is not new for old, new in zip(before[:3], here[:3], strict=True)):
            return False
        return before[3:] == here[3:]

    def _say(self, cell: Shown) -> None:
        self.under.show_cell(cell)

    def _rounded(self, cell: Shown) -> tuple[str, str]:
        """The value as exact as its ± allows, and what else belongs beside it."""
        session, spread = self.live.session, self.live.spread
        relative = spread.relative(self.key, self.row) if spread is not None and cell.state is None else None
        if not relative:
            return cell.value, self._counted(cell)
        words = value_text(session.evaluation, self.key, self.row, relative=relative).of(session.language)
        unit, value = session.evaluation.unit(self.key, self.row), session.evaluation.shown_value(self.key, self.row)
        is_bounded = isinstance(value, float) and rounding.is_bounded(value, abs(value) * relative, unit)
        if unit == "%" or is_bounded:
            return words, self._counted(cell)  # a percentage of a percentage says little, an upper end says it all
        share = numbers.write(float(f"{100 * relative:.2g}"), session.language)
        return words, " ".join(filter(None, (f"± {share} %", self._counted(cell))))

    def _counted(self, cell: Shown) -> str:
        known, asked = cell.coverage
        return f"{known}/{asked}" if known < asked else ""


class Tile(Figure):
    """A figure with its name above it, to stand beside others."""

    def _lay_out(self) -> None:
        """Name over value."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.label.setProperty("role", "least")
        self.label.setWordWrap(False)
        self.value.setProperty("role", "tile")
        self.value.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout()
        line.setSpacing(theme.space(0))
        column.addWidget(self.label)
        column.addLayout(line)
        line.addWidget(self.value)
        line.addWidget(self.range)
        line.addStretch(1)
        column.addWidget(self.under)

    def _say(self, cell: Shown) -> None:
        """Only what the checks found; what a default is, the editor says."""
        self.under.show_cell(dataclasses.replace(cell, default="", understood="", notice="", reason="", offers=()))
