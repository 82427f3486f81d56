"""What each act of the window does: the names of the table in `actions`, tied to the window and the open record."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from cpa_desktop.gui import ways
from cpa_desktop.gui.handover import Handover
from cpa_desktop.gui.helping import Helping
from cpa_desktop.gui.signing import Signing

if TYPE_CHECKING:  # the workbench is a heavy room; the window holds one once a record is open
    from cpa_desktop.gui.workbench import Workbench

Does = Callable[[], object]


class Window(ways.Window, Protocol):
    """The window with the parts of it that acts belong to."""

    handover: Handover
    helping: Helping
    signing: Signing


def doings(window: Window) -> dict[str, Does]:
    """What is done by each act; those of a record do nothing while none is open."""
    of_record: dict[str, Callable[[Workbench], object]] = {
        "undo": lambda bench: bench.undo(),
        "redo": lambda bench: bench.redo(),
        "next_finding": lambda bench: bench.next_finding(1),
        "previous_finding": lambda bench: bench.next_finding(-1),
        "results": lambda bench: bench.show_tab(0),
        "help": lambda bench: bench.show_tab(2),
        "panel": lambda bench: bench.folding.toggle(bench.panel),
        "steps": lambda bench: bench.folding.toggle(bench.steps),
        "next_sheet": lambda bench: bench.next_sheet(1),
        "previous_sheet": lambda bench: bench.next_sheet(-1),
        "next_task": lambda bench: bench.next_task(),
        "report": lambda bench: bench.show_report(),
    }
    hand = window.handover
    return {name: partial(_on_bench, window, does) for name, does in of_record.items()} | {
        "menu": lambda: window.chrome.header.open_records(),
        "help_menu": lambda: window.chrome.header.open_help(),
        "manual": window.helping.toggle_manual,
        "tour": window.helping.begin_tour,
        "take_in": hand.ask_for_file,
        "export_package": partial(hand.export, ".cpa"),
        "export_workbook": partial(hand.export, ".xlsx"),
        "export_ledger": partial(hand.export, ".xlsx", ledger=True),
        "export_csv": partial(hand.export, ".csv"),
        "export_json": partial(hand.export, ".json"),
        "confirm": hand.confirm,
        "withdraw": hand.withdraw,
        "backup": hand.backup,
        "restore": hand.restore,
        "name": window.signing.ask,
        "search": window.search,
        "home": window.go_home,
        "language": window.change_language,
        "back": window.back,
        "quit": window.close,
    }


def step(window: Window, number: int) -> None:
    """Go to a step of the assessment."""
    if window.bench is not None:
        window.helping.close_manual()
        window.bench.show_step(number)


def _on_bench(window: Window, does: "Callable[[Workbench], object]") -> None:
    if window.bench is not None:
        window.helping.close_manual()  # what is done is seen
        does(window.bench)
