"""What the parts may ask of the window: what is open in it, the ways to another room, a sentence above the page."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cpa_desktop.core.text import Language, Text
from cpa_desktop.gui.entrance import Entrance
from cpa_desktop.gui.pages.home import Home
from cpa_desktop.gui.parts.chrome import Chrome
from cpa_desktop.gui.underway import Underway
from cpa_desktop.service.settings import Settings

if TYPE_CHECKING:  # these rooms are heavy; the window holds them once a record is open
    from cpa_desktop.gui.opened import OpenRecord
    from cpa_desktop.gui.workbench import Workbench


class Window(Protocol):
    """The window, as far as the parts around it know it."""

    settings: Settings
    entrance: Entrance
    home: Home
    chrome: Chrome
    record: "OpenRecord | None"
    bench: "Workbench | None"

    @property
    def language(self) -> Language:
        """What the window speaks."""

    def say(self, text: Text, tone: str = "error") -> None:
        """One sentence, above the page."""

    def open_record(self, record_id: str, address: str = "") -> None:
        """Open a record, at an address or where it is best gone on with."""

    def go_home(self) -> None:
        """Close the record and show the list."""

    def search(self) -> None:
        """The list, and the caret in its search."""

    def back(self) -> None:
        """Close what covers something, the outermost first."""

    def switch(self, *, is_sample: bool) -> None:
        """Leave this workspace for that of the samples, or for one's own."""

    def go_back_to(self, path: Path, underway: Underway) -> None:
        """Let go of the workspace, put a backup in its place, and open that."""

    def change_language(self) -> None:
        """The other language."""

    def sign(self, name: str) -> bool:
        """Sign changes with this name from now on; whether it is kept for the next start."""

    def note_tour(self) -> None:
        """The tour has been seen, or is not wanted."""

    def close(self) -> bool:
        """Leave the program."""
