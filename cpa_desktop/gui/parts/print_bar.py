"""Printing a document, asked in the page: which printer, which pages, how many times."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from cpa_desktop.gui import icons, theme
from cpa_desktop.gui.parts.drop import Drop
from cpa_desktop.i18n import _

if TYPE_CHECKING:  # printers are asked for once somebody wants to print
    from cpa_desktop.gui.printing import Order

_MOST_COPIES = 99


class PrintBar(QFrame):
    """Says what is wanted; where no printer is set up, the way to another program that may know one."""

    wanted = Signal()
    elsewhere = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.printer = Drop()
        self.printer.setAccessibleName(_("Printer"))
        self.first, self.last = _number(_("First page")), _number(_("Last page"))
        self.copies = _number(_("Copies"))
        self.copies.setMaximum(_MOST_COPIES)
        self.go = QPushButton(icons.icon("report", "on_accent"), _("Print"))
        self.go.setProperty("role", "accent")
        self._none = QLabel(_("No printer is set up on this computer."), wordWrap=True)
        self._elsewhere = QPushButton(_("Open in another program"))
        self._asked = QWidget()
        self._lay_out()
        self.first.valueChanged.connect(self.last.setMinimum)
        self.last.valueChanged.connect(self.first.setMaximum)
        self.go.clicked.connect(self.wanted)
        self._elsewhere.clicked.connect(self.elsewhere)

    @property
    def order(self) -> "Order":
        """What is wanted."""
        from cpa_desktop.gui.printing import Order

        return Order(
            printer=self.printer.currentText(),
            first=self.first.value(),
            last=self.last.value(),
            copies=self.copies.value(),
        )

    def offer(self, count: int) -> None:
        """All pages of a document that has so many."""
        self.first.setRange(1, count)
        self.last.setRange(1, count)
        self.first.setValue(1)
        self.last.setValue(count)

    def ask(self) -> None:
        """Ask, with the printers there are now."""
        from cpa_desktop.gui import printing

        there = printing.printers()
        chosen = self.printer.currentText()
        self.printer.clear()
        self.printer.addItems(there)
        if chosen in there:
            self.printer.setCurrentText(chosen)
        self._asked.setVisible(bool(there))
        for widget in (self._none, self._elsewhere):
            widget.setVisible(not there)
        (self.go if there else self._elsewhere).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._asked)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(1))
        row.addWidget(self.printer, 1)
        for words, field in ((_("Pages"), self.first), ("–", self.last), (_("Copies"), self.copies)):
            row.addWidget(QLabel(words))
            row.addWidget(field)
        row.addWidget(self.go)
        instead = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * (theme.space(1),))
        column.addWidget(self._asked)
        column.addLayout(instead)
        instead.addWidget(self._none, 1)
        instead.addWidget(self._elsewhere)


def _number(name: str) -> QSpinBox:
    field = QSpinBox(minimum=1)
    field.setAccessibleName(name)
    return field
