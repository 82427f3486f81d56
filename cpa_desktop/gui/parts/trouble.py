"""A page that cannot be drawn: what went wrong in words, that nothing is lost, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cpa_desktop.gui import theme
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.gui.parts.notice import Sign
from cpa_desktop.gui.parts.report_dialog import ReportDialog
from cpa_desktop.i18n import _
from cpa_desktop.service.fault_report import Fault

_WIDEST = 640


class Trouble(QScrollArea):
    """Stands in the place of the page until that is tried anew."""

    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fault: Fault | None = None
        heading = QLabel(_("This page cannot be shown"), wordWrap=True)
        heading.setObjectName("title")
        self.words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.said.setProperty("role", "soft")
        self.try_again = QPushButton(_("Try again"))
        self.try_again.setProperty("role", "accent")
        self.copy = QPushButton(_("Copy report"))
        self.read = QPushButton(_("Read the report…"))
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.space(3), theme.space(4), theme.space(3), theme.space(3))
        column.setSpacing(theme.space(2))
        head = QHBoxLayout()
        head.setSpacing(theme.space(2))
        column.addLayout(head)
        head.addWidget(Sign("error", "error"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(heading, 1)
        for label in (self.words, self.said):
            label.setMaximumWidth(_WIDEST)
        column.addWidget(self.words)
        ways = QWidget()
        row = Flow(ways)
        for button in (self.try_again, self.copy, self.read):
            row.addWidget(button)
        column.addWidget(ways)
        column.addWidget(self.said)
        column.addStretch(1)
        self.setWidget(inside)
        self.try_again.clicked.connect(self.again)
        self.copy.clicked.connect(self._copy)
        self.read.clicked.connect(self._read)

    def show_fault(self, fault: Fault) -> None:
        """Say what it was."""
        self.fault = fault
        words = _(
            "A fault in the program ({kind}) keeps this page from being drawn. "
            "Nothing that was entered is lost, and all other pages go on working.",
            kind=fault.kind,
        )
        self.words.setText(words)
        self.said.clear()
        self.setAccessibleName(_("This page cannot be shown"))
        self.setAccessibleDescription(words)

    def take_focus(self) -> None:
        """The keyboard to what helps most."""
        self.try_again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        if self.fault is not None:
            QGuiApplication.clipboard().setText(self.fault.report)
            self.said.setText(_("Copied. The report names nobody, and holds nothing that was entered."))

    def _read(self) -> None:
        if self.fault is not None:
            ReportDialog(self.fault, self.window()).open()
