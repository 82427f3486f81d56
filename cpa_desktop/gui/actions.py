"""Every act of the window in one table: its words, its keys, its sign; menus, buttons and keyboard use the same."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cpa_desktop.core.frozen import frozen
from cpa_desktop.gui import icons
from cpa_desktop.gui.translator import N_
from cpa_desktop.i18n import _

STEPS = 6
MENU = (
    ("take_in",),
    ("export_package", "export_ledger", "export_workbook", "export_csv", "export_json"),
    ("confirm", "withdraw"),
    ("backup", "restore"),
    ("name",),
)
"""The menu of records: its acts in groups."""

HELP_MENU = (("manual", "help"), ("tour",))
"""The menu of help."""

OF_RECORD = frozenset((*MENU[1], *MENU[2], "help"))
"""Those that need an open record."""


@frozen
class Act:
    """What can be done: its words, the keys that do it, the sign it is drawn with."""

    words: str
    keys: tuple[str, ...] = ()
    sign: str = ""


ACTS: dict[str, Act] = {
    "undo": Act(words=N_("Undo"), keys=("Ctrl+Z",), sign="undo"),
    "redo": Act(words=N_("Redo"), keys=("Ctrl+Y", "Ctrl+Shift+Z"), sign="redo"),
    "next_finding": Act(words=N_("Next note"), keys=("F8",)),
    "previous_finding": Act(words=N_("Previous note"), keys=("Shift+F8",)),
    "help": Act(words=N_("Guidance"), keys=("Shift+F1",)),
    "results": Act(words=N_("Results"), keys=("F6",)),
    "panel": Act(words=N_("Show or hide results"), keys=("F9",), sign="panel"),
    "steps": Act(words=N_("Show or hide steps"), keys=("Shift+F9",), sign="steps"),
    "next_sheet": Act(words=N_("Next sheet"), keys=("Ctrl+PgDown",)),
    "previous_sheet": Act(words=N_("Previous sheet"), keys=("Ctrl+PgUp",)),
    "next_task": Act(words=N_("Next task"), keys=("Ctrl+Return",), sign="right"),
    "report": Act(words=N_("Report"), keys=("Ctrl+P",), sign="report"),
    "menu": Act(words=N_("Records"), keys=("F10",), sign="records"),
    "take_in": Act(words=N_("Take in a record or figures…"), keys=("Ctrl+O",)),
    "export_package": Act(words=N_("Hand over the record with its history and photos…"), keys=("Ctrl+Shift+S",)),
    "export_workbook": Act(words=N_("All figures as a workbook…")),
    "export_ledger": Act(words=N_("Workbook for the accountant…")),
    "export_csv": Act(words=N_("All figures as CSV…")),
    "export_json": Act(words=N_("The record as JSON…")),
    "confirm": Act(words=N_("Confirmed by the enterprise…")),
    "withdraw": Act(words=N_("Take back the confirmation")),
    "backup": Act(words=N_("Back up the workspace…")),
    "restore": Act(words=N_("Go back to a backup…")),
    "name": Act(words=N_("Your name…")),
    "help_menu": Act(words=N_("Help"), keys=("Alt+F1",), sign="question"),
    "manual": Act(words=N_("Manual"), keys=("F1",)),
    "tour": Act(words=N_("Tour of the sample")),
    "search": Act(words=N_("Search"), keys=("Ctrl+F",)),
    "home": Act(words=N_("Home"), keys=("Alt+Home",), sign="home"),
    "language": Act(words=N_("Change language"), keys=("Ctrl+L",)),
    "back": Act(words=N_("Back"), keys=("Esc",)),
    "quit": Act(words=N_("Quit"), keys=("Ctrl+Q",)),
}


def make(
    window: QWidget, does: Mapping[str, Callable[[], object]], step: Callable[[int], object]
) -> dict[str, QAction]:
    """The actions of the window; keys work wherever the focus is."""
    made = {name: _action(window, act, does[name]) for name, act in ACTS.items()}
    for number in range(1, STEPS + 1):
        act = Act(words=N_("Step {number}"), keys=(f"Alt+{number}",))
        made[f"step_{number}"] = _action(window, act, partial(step, number), number=number)
    return made


def described(action: QAction) -> str:
    """The words of an action with its key, for a tooltip."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.text()} ({keys})" if keys else action.text()


def _action(window: QWidget, act: Act, does: Callable[[], object], **values: object) -> QAction:
    action = QAction(_(act.words, **values), window)
    action.setShortcuts([QKeySequence(keys) for keys in act.keys])
    action.setToolTip(described(action))
    if act.sign:
        action.setIcon(icons.icon(act.sign))
    action.triggered.connect(lambda: does())
    window.addAction(action)
    return action
