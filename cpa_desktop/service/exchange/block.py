"""A block of cells from anywhere, pasted or from a sheet of a file: what stands in each, and what people call it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime

from cpa_desktop.core.frozen import frozen
from cpa_desktop.service.exchange.grid import Formula, Grid, Place, letters, reference


@frozen
class Sheet:
    """A block of cells as rows; what it is of is said by `at`."""

    rows: tuple[tuple[object, ...], ...]
    name: str = ""
    first: Place = (1, 1)  # the place of its first cell in the file
    merged: str = ""  # an area that was merged, as people call it
    is_turned: bool = False

    @property
    def width(self) -> int:
        """How many columns."""
        return max((len(row) for row in self.rows), default=0)

    def value(self, row: int, column: int) -> object:
        """What stands in a cell; of a formula, what it came to."""
        cells = self.rows[row]
        value = cells[column] if column < len(cells) else None
        return value.value if isinstance(value, Formula) else value

    def words(self, row: int, column: int) -> str:
        """A cell as text."""
        value = self.value(row, column)
        if isinstance(value, datetime | date):
            return f"{value:%d/%m/%Y}"
        return " ".join(str(value).split()) if value is not None else ""

    def row_name(self, row: int) -> str:
        """How people call a row of it: by the number at its side; of one that was turned, by its letter."""
        return letters(self.first[1] + row) if self.is_turned else str(self.first[0] + row)

    def column_name(self, column: int) -> str:
        """How people call a column of it."""
        return str(self.first[0] + column) if self.is_turned else letters(self.first[1] + column)

    def at(self, row: int, column: int) -> str:
        """How people call a cell."""
        names = (self.row_name(row), self.column_name(column))
        return "".join(names) if self.is_turned else "".join(reversed(names))

    @property
    def texts(self) -> Iterator[str]:
        """All that is written in it."""
        return (value for row in self.rows for value in row if isinstance(value, str))

    def changed(self, change: Callable[[str], str]) -> "Sheet":
        """The same with its texts changed."""
        rows = tuple(tuple(change(value) if isinstance(value, str) else value for value in row) for row in self.rows)
        return replace(self, rows=rows)

    def turned(self) -> "Sheet":
        """Rows as columns."""
        width = self.width
        cells = [[*row, *[None] * (width - len(row))] for row in self.rows]
        turned = tuple(tuple(each) for each in zip(*cells, strict=True))
        return Sheet(rows=turned, name=self.name, first=self.first, merged=self.merged, is_turned=not self.is_turned)


def sheet_of(grid: Grid) -> Sheet:
    """A sheet of a file, without the empty rows and columns around it."""
    if not grid.cells:
        return Sheet(rows=(), name=grid.name)
    top, left = (min(place[axis] for place in grid.cells) for axis in (0, 1))
    bottom, right = (max(place[axis] for place in grid.cells) for axis in (0, 1))
    rows = tuple(tuple(grid.cells.get((row, at)) for at in range(left, right + 1)) for row in range(top, bottom + 1))
    merged = next((f"{reference(area[0])}:{reference(area[1])}" for area in grid.merged if area[1][0] >= top + 2), "")
    return Sheet(rows=rows, name=grid.name, first=(top, left), merged=merged)
