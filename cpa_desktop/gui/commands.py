"""What each act of the window does: the names of the table in `actions`, tied to the window and the open record."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the workbench is a heavy room; the window holds one once a record is open
    from cpa_desktop.gui.workbench import Workbench

Does = Callable[[], object]


class Window(Protocol):
    """What the acts need of the window."""

    bench: "Workbench | None"

    def go_home(self) -> None:
        """Close the record and show the list."""

    def search(self) -> None:
        """The list, and the caret in its search."""

    def change_language(self) -> None:
        """The other language."""

    def back(self) -> None:
        """Close what covers something."""

    def close(self) -> bool:
        """Leave."""


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
    return {name: partial(_on_bench, window, does) for name, does in of_record.items()} | {
        "search": window.search,
        "home": window.go_home,
        "language": window.change_language,
        "back": window.back,
        "quit": window.close,
    }


def step(window: Window, number: int) -> None:
    """Go to a step of the assessment."""
    if window.bench is not None:
        window.bench.show_step(number)


def _on_bench(window: Window, does: "Callable[[Workbench], object]") -> None:
    if window.bench is not None:
        does(window.bench)
