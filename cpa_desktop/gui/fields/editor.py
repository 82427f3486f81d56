"""What every editor is: it shows an entry in full, says when a person has finished one, and decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpa_desktop.core.text import Language
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui.fields.shown import Shown


class Editor(QWidget):
    """The editor of one cell. `show_cell` draws what the session holds; `entered` carries what a person typed."""

    entered = Signal(str)
    left = Signal(int)  # on to the next field (1) or back to the one before (-1)
    attached = Signal(object)  # files to keep, and pictures that are in no file

    def __init__(self, field: Field, language: Language, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.language: Language = language
        self.is_large = large

    def show_cell(self, cell: Shown) -> None:
        """Draw what the session holds, unless a person is in the middle of typing."""
        raise AssertionError(f"{type(self).__name__} shows nothing")

    def commit(self) -> None:
        """Say what was typed, if anything was."""

    def name_as(self, name: str, description: str) -> None:
        """What a screen reader says of it."""
        target = self.focusProxy() or self
        target.setAccessibleName(name)
        target.setAccessibleDescription(description)

    def set_read_only(self, locked: bool) -> None:
        """Look, but do not type."""
        self.setEnabled(not locked)
