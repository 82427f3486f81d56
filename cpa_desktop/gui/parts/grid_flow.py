"""A table of the steps of the line with the line drawn beside it: a press on a box goes to its row, and back."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.finding import Finding
from cpa_desktop.core.process import blocks, table_of_blocks, table_of_steps
from cpa_desktop.core.program import Program
from cpa_desktop.gui import theme
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.cards_frame import wrapped
from cpa_desktop.gui.parts.flow_chart import FlowChart
from cpa_desktop.gui.parts.grid import Grid
from cpa_desktop.i18n import _

_BESIDE = 900  # px from which on table and drawing stand side by side
_HEIGHT = 480  # px the drawing is high at least; of more, it scrolls
_AROUND = 60  # px kept in sight around the marked box


def draws_line(program: Program, table: TableKey) -> bool:
    """Whether a table defines the line: its steps, or what enters and leaves them."""
    there = table_of_blocks(program)
    return there is not None and table in (there, table_of_steps(program, there))


class FlowGrid(Grid):
    """The grid at the left, the drawing at the right; under it where there is no room."""

    def __init__(self, live: LiveRecord, table: TableKey, parent: QWidget | None = None) -> None:
        self.chart = FlowChart(live.session.language)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        super().__init__(live, table, parent)
        self.chart.chosen.connect(self._enter_row)
        self.chart.moved.connect(self._mark_row)
        self.view.moved.connect(self._mark_box)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        for widget in (self.head, self.tabs, self.laying.notice, self.empty, self.view, self.bar):
            column.addWidget(widget)
        column.addStretch(1)
        self.bar.hide()
        self.setFocusProxy(self.view)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space(3))
        self.setLayout(self._row)
        self._row.addWidget(left, 6)
        self._row.addWidget(self._drawn(), 5)

    def _drawn(self) -> QWidget:
        """The drawing, which scrolls by itself so that the marked box stays beside its row."""
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.chart)
        self.area.setMinimumHeight(_HEIGHT)
        self.area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.note = wrapped(
            _("Pale words are the sector's own; what is typed in the block diagram takes their place."), "least"
        )
        side = QFrame()
        side.setObjectName("card")
        column = QVBoxLayout(side)
        column.setContentsMargins(theme.space(1), theme.space(1), theme.space(1), theme.space(1))
        column.setSpacing(theme.space(0))
        title: QLabel = wrapped(_("The production line"), "section")
        for widget in (title, self.note, self.area):
            column.addWidget(widget)
        return side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room for both."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wanted = ways.LeftToRight if event.size().width() >= _BESIDE else ways.TopToBottom
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)

    def refresh(self, findings: dict[str, tuple[Finding, ...]]) -> None:
        """The table, and the line as it is now."""
        super().refresh(findings)
        there = table_of_blocks(self.live.session.program)
        line = blocks(self.live.session.evaluation, there) if there is not None else ()
        self.chart.show_line(line)
        pale = any(not stream.is_own for block in line for stream in (*block.inputs, *block.outputs))
        self.note.setHidden(not pale)
        self._mark_box()

    def _current_row(self) -> str:
        index = self.view.currentIndex()
        return self.model.cell(index)[1] if index.isValid() and not self.model.is_total(index.row()) else ""

    def _mark_box(self) -> None:
        """The box of the row that one is in, in sight."""
        row = self._current_row()
        self.chart.mark(row)
        frame: QRect = self.chart.frame_of(row).toRect()
        if not frame.isEmpty():
            centre = frame.center()
            self.area.ensureVisible(centre.x(), centre.y(), 0, frame.height() // 2 + _AROUND)

    def _mark_row(self, row: str) -> None:
        """The row of the box that one is at; the keys stay with the drawing."""
        columns = self.model.plan.columns
        column = next((each for each in columns if each.is_typed), columns[0] if columns else None)
        if column is not None:
            self.view.go_to(self.model.find(column.key, row))

    def _enter_row(self, row: str) -> None:
        """Into the row of a box, to type there."""
        self._go_to_row(row)
