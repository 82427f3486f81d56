"""The report of a fault, read before it is sent: copied or saved, and it goes nowhere by itself."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cpa_desktop import i18n
from cpa_desktop.core.text import Refused, same
from cpa_desktop.gui import jobs, theme
from cpa_desktop.i18n import _
from cpa_desktop.service import files
from cpa_desktop.service.fault_report import Fault

_SIZE = (640, 480)


class ReportDialog(QDialog):
    """Shows all that would be told."""

    def __init__(self, fault: Fault, parent: QWidget) -> None:
        super().__init__(parent)
        self._report = fault.report
        self.setWindowTitle(_("Report of a fault"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(min(_SIZE[0], parent.width() - 40), min(_SIZE[1], parent.height() - 40))
        about = QLabel(
            _(
                "This is all that the report says: it names nobody, holds nothing that was entered, and is sent by "
                "nobody but you. Copy it into a message to those who look after the program."
            ),
            wordWrap=True,
        )
        self.text = QPlainTextEdit(fault.report, readOnly=True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Report of a fault"))
        self.said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.said.setProperty("role", "soft")
        self.copy, self.save, self.leave = (
            QPushButton(words, autoDefault=False) for words in (_("Copy report"), _("Save as…"), _("Close"))
        )
        self.copy.setProperty("role", "accent")
        foot = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2))
        column.setSpacing(theme.space(1))
        for widget in (about, self.text, self.said):
            column.addWidget(widget)
        column.addLayout(foot)
        foot.addStretch(1)
        for button in (self.leave, self.save, self.copy):
            foot.addWidget(button)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask_where)
        self.leave.clicked.connect(self.reject)
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self.said.setText(_("Copied."))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, _("Save as…"), "cpa-report.txt", "TXT (*.txt)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.keep(Path(path)))
        dialog.open()

    def keep(self, path: Path) -> None:
        """Write the report to a file."""
        jobs.run(partial(files.write, path, f"{self._report}\n".encode()), partial(self._say_kept, path), self._fail)

    def _say_kept(self, path: Path, _done: None) -> None:
        self.said.setText(_("Saved as {file}", file=path))

    def _fail(self, error: Exception) -> None:
        text = error.text if isinstance(error, Refused) else same(type(error).__name__)
        self.said.setText(text.of("vi" if i18n.spoken() == "vi" else "en"))
