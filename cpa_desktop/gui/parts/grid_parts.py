"""Which part of a product table is shown: one resource at a time, or one column of all of them side by side."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTabBar, QToolButton, QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Missing
from cpa_desktop.core.figures import HIDDEN
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.grid_plan import parts_of, typed_columns
from cpa_desktop.i18n import _

OVERVIEW = "*"


class PartTabs(QWidget):
    """A tab for each first key part, with how much of it is filled in; hidden where rows are no products."""

    changed = Signal()

    def __init__(self, live: LiveRecord, table: TableKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live, self._table = live, table
        field = live.session.program.tables[table].field
        self._typed = typed_columns(field)
        self._titles: tuple[tuple[str, str], ...] = ()
        self.bar = QTabBar()
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setAccessibleName(field.label.of(live.session.language))
        self.measures = QComboBox()
        self.measures.setAccessibleName(_("What to show of all"))
        for column in self._typed:
            self.measures.addItem(column.label.of(live.session.language), column.id)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.measures)
        self.bar.currentChanged.connect(lambda _place: self._tell())
        self.measures.activated.connect(lambda _place: self.changed.emit())
        self.refresh()

    @property
    def current(self) -> str:
        """The first key part shown, OVERVIEW for all of them, nothing where rows are no products."""
        data = self.bar.tabData(self.bar.currentIndex())
        return str(data) if data is not None else ""

    @property
    def measure(self) -> str:
        """The column shown of all."""
        data = self.measures.currentData()
        return str(data) if data is not None else ""

    def refresh(self) -> None:
        """The tabs there are now."""
        parts = parts_of(self._live.session, self._table)
        places: dict[str, list[int]] = {}
        for place, row in enumerate(self._live.session.evaluation.rows(*self._table) if parts else ()):
            places.setdefault(row.partition(".")[0], []).append(place)
        titles = [(part, self._title(title, places.get(part, []))) for part, title in parts]
        if len(parts) > 1 and self._typed:
            titles.append((OVERVIEW, _("All")))
        self.setVisible(bool(titles))
        if tuple(titles) == self._titles:
            return
        standing = self.current
        same = [part for part, _title in titles] == [part for part, _title in self._titles]
        self._titles = tuple(titles)
        with QSignalBlocker(self.bar):
            if not same:
                while self.bar.count():
                    self.bar.removeTab(0)
            for place, (part, title) in enumerate(titles):
                if not same:
                    self.bar.addTab(title)
                    self.bar.setTabData(place, part)
                elif self.bar.tabText(place) != title:
                    self.bar.setTabText(place, title)
            if not same and standing in [part for part, _title in titles]:
                self.bar.setCurrentIndex([part for part, _title in titles].index(standing))
        self.measures.setVisible(self.current == OVERVIEW and len(self._typed) > 1)
        for button in self.bar.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows go from tab to tab

    def _title(self, title: str, places: list[int]) -> str:
        """The title with how many of its cells are filled in, counted on the first column that is asked."""
        evaluation = self._live.session.evaluation
        for field in self._typed:
            column = evaluation.frame.columns[*self._table, field.id]
            asked = [cell for place in places if (cell := column[place]) is not HIDDEN]
            if asked:
                known = sum(not _is_blank(cell) for cell in asked)
                return f"{title}  {known}/{len(asked)}"
        return title

    def _tell(self) -> None:
        self.measures.setVisible(self.current == OVERVIEW and len(self._typed) > 1)
        self.changed.emit()

    def step(self, by: int) -> None:
        """The next or the previous tab."""
        place = self.bar.currentIndex() + by
        if 0 <= place < self.bar.count():
            self.bar.setCurrentIndex(place)

    def show_row(self, row: str) -> None:
        """The tab that holds a row."""
        part = row.partition(".")[0]
        for place, (each, _title) in enumerate(self._titles):
            if each == part and self.current != OVERVIEW:
                self.bar.setCurrentIndex(place)


def _is_blank(cell: object) -> bool:
    return isinstance(cell, Missing) and cell.state == "blank"
