"""Bills typed at the keyboard, Tab from cell to cell.

Run as `python -m tests.gui.bills`, with the bills on its standard input: a window of its own goes on with the last
record, types them, and says after each that the disk has it, until it is done or killed.
"""

import json
import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from cpa_desktop.gui import app
from cpa_desktop.gui.parts.grid import Grid
from cpa_desktop.gui.resuming import Resuming
from cpa_desktop.gui.runs import Run
from cpa_desktop.gui.window import MainWindow
from tests.gui.person import Person, caret
from tests.gui.plants import figure
from tests.gui.sheets import grid, type_words

Bills = Mapping[str, Mapping[str, str]]
"""By row of the ledger, what stands in which of its columns."""

_MOST = 400


def ledger(person: Person) -> Grid:
    """The table of use by period."""
    return grid(person.open_sheet("P08"), "use")


def type_bills(person: Person, bills: Bills, entered: Callable[[str], None] = lambda _row: None) -> None:
    """A click into the first cell; after that only keys."""
    table = ledger(person)
    row, bill = next(iter(bills.items()))
    person.show_part(table, row.partition(".")[0])
    person.go(table, table.model.find((*table.table, "qty"), row))
    for row, bill in bills.items():
        across = [column.key[2] for column in table.model.plan.columns]
        for column, typed in sorted(bill.items(), key=lambda each: across.index(each[0])):
            tab_to(person, table, f"{table.address}/{row}/{column}")
            type_words(person.qtbot, table.view, typed[0])
            type_words(person.qtbot, caret(), typed[1:])
            person.qtbot.keyClick(caret(), Qt.Key.Key_Tab)
        entered(row)


def tab_to(person: Person, table: Grid, address: str) -> None:
    """Tab until the cell is the current one."""
    for _press in range(_MOST):
        if table.model.address(table.view.currentIndex()) == address:
            return
        person.qtbot.keyClick(table.view, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {address}")


def shown(person: Person, row: str) -> dict[str, float]:
    """The figures that stand in a row of the ledger, on the screen."""
    table = ledger(person)
    person.show_part(table, row.partition(".")[0])
    columns = [column for column in table.model.plan.columns if column.is_typed]
    cells = {column.key[2]: table.model.find(column.key, row).data(Qt.ItemDataRole.EditRole) for column in columns}
    return {column: figure(str(cell)) for column, cell in cells.items() if cell}


def notes_of(window: MainWindow) -> Run:
    """What the program notes of a run, so that the next one finds the place where it was stopped."""
    run = Run(parent=window)
    resuming = Resuming(window, run.begin())
    window.went.connect(lambda record, address: run.note(resuming.place(record, address)))
    return run


def main() -> None:
    """Type what is on the standard input, and say when each bill is on the disk."""
    qt_api.set_qt_api("pyside6")
    bills: Bills = json.loads(sys.stdin.readline())
    _, window = app.build()
    notes_of(window)
    window.show()
    person = Person(window, QtBot(None))  # type: ignore[arg-type]
    person.go_on()

    def tell(row: str) -> None:
        person.is_saved()
        print(row, flush=True)

    type_bills(person, bills, tell)
    QApplication.processEvents()


if __name__ == "__main__":
    main()
