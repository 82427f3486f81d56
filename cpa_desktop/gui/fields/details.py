"""What may be said of an answer besides itself: where it comes from, how sure it is, a note."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from cpa_desktop.core import numbers
from cpa_desktop.core.answer import ORIGINS
from cpa_desktop.core.text import Language
from cpa_desktop.gui import theme
from cpa_desktop.gui.fields.line import Line
from cpa_desktop.gui.fields.shown import Shown
from cpa_desktop.gui.parts.drop import Drop
from cpa_desktop.i18n import _


class OriginChooser(Drop):
    """Where a figure comes from."""

    picked = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for origin, title in ORIGINS.items():
            self.addItem(title.of(language), origin)
        self.setProperty("role", "origin")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(_("Where the figure comes from"))
        self.setAccessibleName(_("Where the figure comes from"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda place: self.picked.emit(str(self.itemData(place))))

    def show_cell(self, cell: Shown, *, locked: bool) -> None:
        """The origin in force; a default's cannot be changed, only the figure typed over it; what is exact has none."""
        self.setVisible(cell.origin in ORIGINS)
        with QSignalBlocker(self):
            self.setCurrentIndex(max(0, self.findData(cell.origin)))
        self.setEnabled(not locked and not cell.default)


class Details(QWidget):
    """The ± of a figure and a note, on one line."""

    stated = Signal(str, str)  # facet, what was typed

    def __init__(self, language: Language, *, is_number: bool, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(1))
        self.uncertainty = Line(self)
        self.note = Line(self)
        sign = QLabel("±")
        percent = QLabel("%")
        self.uncertainty.setFixedWidth(64)
        self.uncertainty.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.note.setPlaceholderText(_("Note"))
        self._of_numbers = (sign, self.uncertainty, percent)
        for widget in self._of_numbers:
            row.addWidget(widget)
        row.addWidget(self.note, 10)
        row.addStretch(1)
        self.note.setMaximumWidth(520)
        self.take_number(is_number, name)
        self.uncertainty.entered.connect(lambda typed: self.stated.emit("uncertainty", typed))
        self.note.entered.connect(lambda typed: self.stated.emit("note", typed))

    def take_number(self, is_number: bool, name: str) -> None:
        """Whether there is a ± to be said, and of what."""
        for widget in self._of_numbers:
            widget.setVisible(is_number)
        self.uncertainty.setAccessibleName(_("{name}: uncertainty in percent", name=name))
        self.note.setAccessibleName(_("{name}: note", name=name))

    def show_cell(self, cell: Shown, *, locked: bool) -> None:
        """What was said."""
        kept = numbers.write(float(cell.uncertainty), self._language) if cell.uncertainty else ""
        self.uncertainty.show_text(kept)
        self.note.show_text(cell.note)
        self.uncertainty.setReadOnly(locked)
        self.note.setReadOnly(locked)
