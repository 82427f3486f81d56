"""Before one goes: what is being typed is entered, and what was entered is written, or said to be lost."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from cpa_desktop.gui.parts.notice import Notice
from cpa_desktop.i18n import _

if TYPE_CHECKING:  # the room behind it is heavy; the window holds a record once one is open
    from cpa_desktop.gui.opened import OpenRecord


def typing() -> None:
    """What is being typed is entered, as when one leaves the field."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()


def writing(record: "OpenRecord", notice: Notice, anyway: Callable[[], None]) -> bool:
    """Wait until all is on the disk; what cannot be written is said, with the way to go all the same."""
    record.wait()
    if not record.is_saved:
        words = _("Some entries could not be written and would be lost.")
        notice.say(words, "error", (_("Close anyway"), anyway))
    return record.is_saved
