"""The table on the screen: arrows, Tab, Enter, typing, copying and pasting as in a spreadsheet."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cpa_desktop.gui.parts import grid_steps as steps
from cpa_desktop.gui.parts.grid_clipboard import clip_of, copied, keep
from cpa_desktop.gui.parts.grid_delegate import GridDelegate
from cpa_desktop.gui.parts.grid_measure import Measure, WrappingHeader
from cpa_desktop.gui.parts.grid_model import GridModel

_TYPED, _WORKED = (16, 14), (40, 24)
"""So many rows are all in sight; of more, so many are. Where one types, what is asked below stays in sight as well."""

_FLAG = QItemSelectionModel.SelectionFlag


class GridView(QTableView):
    """Shows a GridModel as high as it needs, and turns keys into acts; the grid around it does them."""

    moved = Signal()  # another cell is the current one
    left = Signal(int)
    traced = Signal(str)
    picked_files = Signal(QModelIndex)
    picked_several = Signal(QModelIndex)
    pasted = Signal(object)  # a Clip, to be laid at the current cell
    filled = Signal(dict)  # address -> what is typed, as one act
    row_wanted = Signal()
    row_unwanted = Signal()
    part_wanted = Signal(int)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self._delegate = GridDelegate(model, self)
        self._measure = Measure(self, model)
        self._delegate.finished.connect(self._go_on)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalHeader(WrappingHeader(self))
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.doubleClicked.connect(self._open_otherwise)
        self.horizontalScrollBar().valueChanged.connect(lambda _place: self._name_heads())
        self._is_fitted = False
        self._began: int | None = None  # the column where going on with Tab began

    # size

    def fit(self) -> None:
        """Columns as wide as their words, the table as high as its rows."""
        self._is_fitted = True
        self._measure.columns()
        self._measure.rows()
        self._fit_around()
        self._name_sum()

    def _fit_around(self) -> None:
        all_of, most = _TYPED if any(column.is_typed for column in self.grid.plan.columns) else _WORKED
        bar = self.verticalScrollBar().sizeHint().width() if self.grid.rowCount() > all_of else 0
        self.setMaximumWidth(self._measure.width() + bar)
        height = self._measure.height(all_of, most)
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)

    def _name_heads(self) -> None:
        self._name_rows()
        self._name_sum()

    def _name_sum(self) -> None:
        """A row of sums whose columns are all out of sight would seem empty; then its head says the first of them."""
        if not self._is_fitted:
            return
        edge = self.viewport().width()
        places = [(self.columnViewportPosition(place), self.columnWidth(place)) for place in self.grid.summed]
        in_sight = any(left + width > 0 and left + width // 2 < edge for left, width in places)
        if self.grid.name_sum(bool(places) and not in_sight):
            self._measure.rows()
            self._fit_around()

    def _name_rows(self) -> None:
        """A row is known by its name also where the column that says it is out of sight."""
        plan = self.grid.plan
        name = self.grid.live.session.program.tables[plan.table].field.title
        place = next((place for place, column in enumerate(plan.columns) if column.key[2] == name), None)
        if not plan.names or place is None or not self._is_fitted:
            return
        is_beyond = self.columnViewportPosition(place) + self.columnWidth(place) <= 0
        if self.grid.name_rows(is_beyond):
            self._measure.rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow place needs the bar for scrolling."""
        super().resizeEvent(event)
        if self._is_fitted:
            self._fit_around()
            self._name_sum()

    def widen(self, cells: set[tuple[int, int]]) -> None:
        """After an entry: what no longer fits gets its place, nothing becomes narrower."""
        if cells and self._is_fitted and self._measure.widen(cells):
            self._fit_around()

    def forget_size(self) -> None:
        """Rows and columns are others now; they are measured when they are looked at."""
        self._is_fitted = False
        if self.isVisible():
            self.fit()

    def columns_in_sight(self) -> range | None:
        """The columns of which something can be seen; all (None), where nothing of the table can."""
        there = self.viewport().visibleRegion().boundingRect()
        if there.isEmpty():
            return None
        first, last = self.columnAt(there.left()), self.columnAt(there.right())
        return range(max(first, 0), last + 1 if last >= 0 else self.grid.columnCount())

    def showEvent(self, event: QShowEvent) -> None:
        """Measured when looked at, and not before."""
        if not self._is_fitted:
            self.fit()
        super().showEvent(event)

    # the current cell

    def currentChanged(self, current: QModelIndex | QPersistentModelIndex, previous: object) -> None:
        """The grid around follows."""
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        self._began = None
        self.moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming in by keyboard, the first cell to be typed is the current one; a click says itself which it is."""
        is_lost = not self.currentIndex().isValid() or self.currentIndex().flags() == Qt.ItemFlag.NoItemFlags
        if is_lost and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.go_to(steps.first_typed(self.grid))
        super().focusInEvent(event)
        self.moved.emit()

    def go_to(self, index: QModelIndex) -> None:
        """Make a cell the current one, in sight."""
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _FLAG.ClearAndSelect)
            self.scrollTo(index)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Over what is not asked and never below the table; with Ctrl as far as filled cells go on."""
        current, move = self.currentIndex(), QAbstractItemView.CursorAction
        if not current.isValid():
            return steps.first_typed(self.grid)
        by_block = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        ways = {move.MoveUp: (-1, 0), move.MoveDown: (1, 0), move.MoveLeft: (0, -1), move.MoveRight: (0, 1)}
        if action in ways:
            down, right = ways[action]
            if by_block:
                return steps.edge(self.grid, current, down, right)
            beside = steps.above_or_below(self.grid, current, down) if down else steps.beside(self.grid, current, right)
            return beside if beside.isValid() else current
        if action in (move.MoveHome, move.MoveEnd):
            return steps.corner(self.grid, current.row(), 1 if action == move.MoveHome else -1, of_all=by_block)
        found = super().moveCursor(action, modifiers)
        last = len(self.grid.plan.rows) - 1
        return found.siblingAtRow(min(found.row(), last)) if found.isValid() else found

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Shift extends what is selected, however far the keys go."""
        if isinstance(event, QKeyEvent) and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return _FLAG.SelectCurrent
        return super().selectionCommand(index, event)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a spreadsheet."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self._clear()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif control and key == Qt.Key.Key_Delete:
            self.row_unwanted.emit()
        elif control and key == Qt.Key.Key_D:
            self.fill_down()
        elif control and key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.part_wanted.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Insert:
            self.row_wanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._step("up")
            elif not self._open_otherwise(self.currentIndex()):
                self._step("down")
        elif key == Qt.Key.Key_F2 and self._open_otherwise(self.currentIndex()):
            pass
        elif key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.edit(self.currentIndex())
        elif self._leaves(event):
            self.left.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab goes from cell to cell, and out of the table at its ends."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Tab: "next", Qt.Key.Key_Backtab: "back"}.get(Qt.Key(event.key()))
            if step is not None and self._step(step):
                return True
        return super().event(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Whether an arrow has nowhere to go within the table."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        return not steps.above_or_below(self.grid, self.currentIndex(), step).isValid()

    def _go_on(self, step: str) -> None:
        """After an entry the next cell is the current one."""
        if not self._step(step) and step in ("next", "back"):
            self.left.emit(1 if step == "next" else -1)

    def _step(self, step: str) -> bool:
        """Go on to another cell; says whether there was one."""
        way = 1 if step in ("down", "next") else -1
        current, began = self.currentIndex(), self._began
        if step in ("down", "up"):  # after cells entered with Tab, Enter begins the next row where they began
            start = current if began is None or step == "up" else current.siblingAtColumn(began)
            found = steps.above_or_below(self.grid, start, way)
        else:
            found = steps.next_typed(self.grid, current, way)
        self.go_to(found)
        self._began = (current.column() if began is None else began) if step == "next" else None
        return found.isValid()

    # acts

    def chosen(self) -> list[QModelIndex]:
        """The selected cells, row by row."""
        cells = [cell for cell in self.selectedIndexes() if not self.grid.is_total(cell.row())]
        return sorted(cells, key=lambda cell: (cell.row(), cell.column()))

    def copy(self) -> None:
        """The selected block, for a spreadsheet."""
        cells = self.chosen()
        rows = sorted({cell.row() for cell in cells})
        columns = sorted({cell.column() for cell in cells})
        block = [[copied(self.grid, row, column) for column in columns] for row in rows]
        keep(block, self.grid.live.session.language)

    def paste(self) -> None:
        """What is on the clipboard; one cell fills all that is selected, as one act."""
        clip = clip_of(QGuiApplication.clipboard().mimeData())
        if clip.single is not None and len(self.chosen()) > 1:
            typed = [cell for cell in self.chosen() if self.grid.is_typed(cell)]
            self.filled.emit({self.grid.address(cell): clip.single for cell in typed})
        elif clip.rows:
            self.pasted.emit(clip)

    def fill_down(self) -> None:
        """The uppermost of the selected cells into those under it; into a single row that which stands above it."""
        cells = self.chosen()
        if not cells:
            return
        first, last = cells[0].row(), cells[-1].row()
        top = first if last > first else first - 1
        if top < 0:
            return
        above = {cell.column(): copied(self.grid, top, cell.column()) for cell in cells}
        below = [cell for cell in cells if cell.row() > top and self.grid.is_typed(cell)]
        self.filled.emit({self.grid.address(cell): above[cell.column()] for cell in below})

    def _clear(self) -> None:
        """What is entered in the selected cells is taken out, as one act."""
        self.filled.emit({self.grid.address(cell): "" for cell in self.chosen() if self._holds(cell)})

    def _holds(self, cell: QModelIndex) -> bool:
        return self.grid.is_typed(cell) and bool(cell.data(Qt.ItemDataRole.EditRole))

    def _open_otherwise(self, index: QModelIndex) -> bool:
        """Figures tell where they come from, photos are chosen; neither is typed."""
        if not index.isValid() or self.grid.is_total(index.row()):
            return False
        column = self.grid.plan.columns[index.column()]
        if not column.is_typed:
            self.traced.emit(self.grid.address(index))
            return True
        wanted = {"photo": self.picked_files, "file": self.picked_files, "many": self.picked_several}.get(column.kind)
        if wanted is not None and self.grid.is_typed(index):
            wanted.emit(index)
            return True
        return False
