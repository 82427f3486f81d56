"""What can be done with a document that was made: kept, printed, opened in another program or where it lies."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from cpa_desktop.core.text import Text
from cpa_desktop.gui import theme
from cpa_desktop.i18n import _

PDF = "pdf"
_WORD = "docx"

_NO_PROGRAM = Text(
    vi="Máy này chưa có phần mềm mở được PDF; tệp ở {path}.",
    en="No program on this computer opens PDF; the file is {path}.",
)


class DocumentActs(QWidget):
    """A row of buttons; not there before a document is."""

    keep = Signal(str)  # the path at which a person wants it
    printing = Signal()
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._save_pdf = QPushButton(_("Save PDF…"))
        self._save_word = QPushButton(_("Save for Word…"))
        self._print = QPushButton(_("Print…"))
        self._view = QPushButton(_("Open in another program"))
        self._open = QPushButton(_("Open folder"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(1))
        for button in (self._save_pdf, self._save_word, self._print, self._view, self._open):
            row.addWidget(button)
        row.addStretch(1)
        self._save_pdf.clicked.connect(lambda: self._ask_where(PDF, "PDF (*.pdf)"))
        self._save_word.clicked.connect(lambda: self._ask_where(_WORD, "Word (*.docx)"))
        self._print.clicked.connect(self.printing)
        self._view.clicked.connect(self.open_elsewhere)
        self._open.clicked.connect(self._open_folder)
        self.hide()

    def offer(self, path: Path) -> None:
        """The document is there."""
        self._path = path
        self.show()

    def set_busy(self, busy: bool) -> None:
        """What would begin another piece of work waits."""
        for button in (self._save_word, self._print):
            button.setEnabled(not busy)

    def open_elsewhere(self) -> None:
        """In the program that this computer opens PDF with."""
        if self._path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path))):
            self.refused.emit(_NO_PROGRAM.filled(path=self._path))

    def _open_folder(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    def _ask_where(self, ending: str, pattern: str) -> None:
        if self._path is None:
            return
        dialog = QFileDialog(self, _("Save as…"), self._path.with_suffix(f".{ending}").name, pattern)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.keep)
        dialog.open()
