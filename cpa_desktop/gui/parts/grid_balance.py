"""A table of balances with each of them drawn under it: in, out, and what is unaccounted for."""

from collections.abc import Iterator

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.finding import Finding
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.program import Program
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts import line_drawing
from cpa_desktop.gui.parts.balance_bars import Bars
from cpa_desktop.gui.parts.figures import Figures
from cpa_desktop.gui.parts.grid import Grid
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.gui.parts.lines import Lines
from cpa_desktop.i18n import _

_COLUMNS = frozenset(("stock", "mass_in", "mass_out", "gap", "gap_share", "closure"))


def balances(program: Program, table: TableKey) -> bool:
    """Whether the rows of a table are balances."""
    return {column.id for column in program.tables[table].field.columns} >= _COLUMNS


class BalanceGrid(Grid):
    """The grid, and under it a pair of bars for each row whose streams are known; a press says where a gap is from."""

    def __init__(self, live: LiveRecord, table: TableKey, parent: QWidget | None = None) -> None:
        self.drawn = Lines(_("In and out of each step, drawn"))
        super().__init__(live, table, parent)
        self.drawn.chosen.connect(self.traced)

    def _lay_out(self) -> None:
        super()._lay_out()
        column = self.layout()
        assert column is not None
        column.addWidget(self.drawn)
        self.drawn.hide()

    def refresh(self, findings: dict[str, tuple[Finding, ...]]) -> None:
        """The table, and the balances as they are now."""
        super().refresh(findings)
        live = self.live
        figures = Figures(evaluation=live.evaluation, spread=live.spread, language=live.session.language)
        lines = tuple(_lines(figures, self.table))
        self.drawn.show_lines(lines)
        self.drawn.setVisible(bool(lines))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All balances are seen at once."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.drawn.viewport().width()
        self.drawn.setFixedHeight(sum(line_drawing.height(line, width) for line in self.drawn.lines) + 4)


def _lines(figures: Figures, table: TableKey) -> Iterator[Line]:
    evaluation = figures.evaluation
    stock, entering, leaving, gap, share, closure = (
        (*table, column) for column in ("stock", "mass_in", "mass_out", "gap", "gap_share", "closure")
    )
    cells = {row: [evaluation.cell(key, row) for key in (entering, leaving, stock)] for row in evaluation.rows(*table)}
    known = {row: [c for c in each if isinstance(c, float)] for row, each in cells.items()}
    whole = {row: each for row, each in known.items() if len(each) == len(cells[row])}
    most = max((max(each[0] + max(0.0, -each[2]), each[1] + max(0.0, each[2])) for each in whole.values()), default=0.0)
    for row, (mass_in, mass_out, stays) in whole.items():
        yield Line(
            title=row_title(evaluation, table, row).of(figures.language),
            value=_(
                "in {entering}, out {leaving}",
                entering=figures.words(entering, row),
                leaving=figures.words(leaving, row),
            ),
            detail=_(
                "unaccounted for: {gap} ({share}), closure {closure}",
                gap=figures.words(gap, row),
                share=figures.words(share, row),
                closure=figures.words(closure, row),
            ),
            address=address_of(gap, row),
            scale=Bars(entering=mass_in, leaving=mass_out, stock=stays, most=most),
        )
