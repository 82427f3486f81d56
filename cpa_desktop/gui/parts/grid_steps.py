"""From cell to cell: what is not asked is stepped over."""

from PySide6.QtCore import QModelIndex, Qt

from cpa_desktop.gui.parts.grid_model import GridModel


def is_reached(model: GridModel, row: int, column: int) -> bool:
    """Whether a cell can be the current one."""
    return bool(model.flags(model.index(row, column)) & Qt.ItemFlag.ItemIsSelectable)


def first_typed(model: GridModel) -> QModelIndex:
    """The first empty cell to be typed, else the first to be typed, else the first of all."""
    rows, columns = range(len(model.plan.rows)), range(model.columnCount())
    cells = [model.index(row, column) for row in rows for column in columns]
    typed = [cell for cell in cells if model.is_typed(cell)]
    empty = (cell for cell in typed if not model.look(cell.row(), cell.column()).text)
    return next(empty, typed[0] if typed else cells[0] if cells else QModelIndex())


def next_typed(model: GridModel, current: QModelIndex, step: int) -> QModelIndex:
    """The next (1) or the previous (-1) cell to be typed, row by row; no index where there is none."""
    columns = model.columnCount()
    place = current.row() * columns + current.column() + step if current.isValid() else 0
    while 0 <= place < len(model.plan.rows) * columns:
        index = model.index(place // columns, place % columns)
        if model.is_typed(index):
            return index
        place += step
    return QModelIndex()


def above_or_below(model: GridModel, current: QModelIndex, step: int) -> QModelIndex:
    """The next cell below (1) or above (-1) that can be reached; no index where there is none."""
    row = current.row() + step
    while 0 <= row < len(model.plan.rows):
        if is_reached(model, row, current.column()):
            return model.index(row, current.column())
        row += step
    return QModelIndex()


def beside(model: GridModel, current: QModelIndex, step: int) -> QModelIndex:
    """The next cell to the right (1) or the left (-1) that can be reached; no index where there is none."""
    column = current.column() + step
    while 0 <= column < model.columnCount():
        if is_reached(model, current.row(), column):
            return model.index(current.row(), column)
        column += step
    return QModelIndex()


def edge(model: GridModel, current: QModelIndex, down: int, right: int) -> QModelIndex:
    """As far as filled cells go on in a direction (1, 0 or -1); where they do not, the next filled one or the end."""

    def after(cell: QModelIndex) -> QModelIndex:
        return above_or_below(model, cell, down) if down else beside(model, cell, right)

    found, ahead = current, after(current)
    if not ahead.isValid():
        return current
    runs = _is_filled(model, current) and _is_filled(model, ahead)
    while ahead.isValid():
        if runs and not _is_filled(model, ahead):
            return found
        found = ahead
        if not runs and _is_filled(model, ahead):
            return found
        ahead = after(ahead)
    return found


def corner(model: GridModel, row: int, step: int, *, of_all: bool) -> QModelIndex:
    """The first (1) or the last (-1) cell of a row, or of the whole table."""
    rows = range(len(model.plan.rows)) if of_all else (row,)
    cells = [
        (each, column) for each in rows for column in range(model.columnCount()) if is_reached(model, each, column)
    ]
    return model.index(*cells[0 if step > 0 else -1]) if cells else QModelIndex()


def _is_filled(model: GridModel, cell: QModelIndex) -> bool:
    return bool(model.look(cell.row(), cell.column()).text)
