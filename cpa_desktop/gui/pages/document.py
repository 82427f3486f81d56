"""A document: which kind and language, made as a PDF, looked at page by page, kept where one wants it."""

import shutil
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cpa_desktop import paths
from cpa_desktop.core.fold import fold
from cpa_desktop.core.text import Language, Refused, Text, same
from cpa_desktop.gui import icons, jobs, theme
from cpa_desktop.gui.opened import OpenRecord
from cpa_desktop.gui.pages import making
from cpa_desktop.gui.parts import findings as notes
from cpa_desktop.gui.parts.lines import Lines
from cpa_desktop.i18n import _

_SCALE = 1.2  # pixels to the point: an A4 page fits between steps and results at 1366 pixels


class DocumentPage(QWidget):
    """Asks for kind and language, shows what is missing, makes the document and shows it."""

    chosen = Signal(str)  # the address of something missing
    refused = Signal(object)

    def __init__(self, record: OpenRecord, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._record, self._language = record, language
        self._made: making.Made | None = None
        self._kind, self._tongue = QComboBox(), QComboBox()
        self._make = QPushButton(icons.icon("report", "on_accent"), _("Make PDF"))
        self._make.setProperty("role", "accent")
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(_("The document is being made"))
        self._open = QPushButton(_("Open folder"))
        self._save = QPushButton(_("Save as…"))
        self._said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._said.setProperty("role", "soft")
        self._missing_head = QLabel()
        self._missing_head.setProperty("role", "section")
        self.missing = Lines(_("Still missing"))
        self.missing.setMaximumHeight(168)
        self._sheets = QWidget()
        self._sheets.setObjectName("page")
        self._column = QVBoxLayout(self._sheets)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._view = QScrollArea(widgetResizable=True)
        self._view.setAccessibleName(_("Pages of the document"))
        self._view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._view.setWidget(self._sheets)
        self._lay_out()
        self._make.clicked.connect(self.make)
        self._open.clicked.connect(self._open_folder)
        self._save.clicked.connect(self._save_as)
        self.missing.chosen.connect(self.chosen)
        self._offer()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of document there are for this record."""
        wanted = self._record.own.session.program.form.register.reports
        there = {plan.kind for plan in self._record.desk.catalogue.reports}
        return tuple(kind for kind in wanted if kind in there)

    @property
    def path(self) -> Path | None:
        """Where the document is that is shown; none before one is made."""
        return self._made.path if self._made is not None else None

    def title_of(self, kind: str) -> str:
        """What a kind of document is called."""
        return self._record.desk.catalogue.report(kind).title.of(self._language)

    def take_focus(self) -> None:
        """The keyboard to what is done here."""
        self._make.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, kind: str) -> None:
        """Choose a kind."""
        place = self._kind.findData(kind)
        if place >= 0:
            self._kind.setCurrentIndex(place)

    def refresh(self) -> None:
        """What is missing now."""
        wanted = [f for f in self._record.findings if not f.accepted and (f.severity == "error" or f.rule == "missing")]
        titles = {stop.sheet.id: stop.sheet.title.of(self._language) for stop in self._record.agenda.stops}
        self.missing.show_lines(notes.lines(wanted, titles, self._language))
        self.missing.setVisible(bool(wanted))
        said = _("Still missing: {count}. The document says so where they belong.", count=len(wanted))
        self._missing_head.setText(said if wanted else _("Nothing is missing."))

    def make(self) -> None:
        """Make the document, elsewhere."""
        kind, language = str(self._kind.currentData()), str(self._tongue.currentData())
        path = paths.home() / "documents" / f"{_file_name(self._record.title, kind)}.pdf"
        self._set_busy(True)
        desk, record = self._record.desk, self._record.id
        scale = _SCALE * self.devicePixelRatioF()
        jobs.run(partial(making.make, desk, record, path, kind, language, scale), self._show, self._fail)

    def _show(self, made: making.Made) -> None:
        self._set_busy(False)
        self._made = made
        self._said.setText(_("{count} pages, in {file}", count=made.count, file=made.path))
        self._clear()
        for number, picture in enumerate(made.pages, start=1):
            shown = QPixmap.fromImage(picture)
            shown.setDevicePixelRatio(self.devicePixelRatioF())
            sheet = QLabel(pixmap=shown)
            sheet.setAccessibleName(_("Page {number} of {count}", number=number, count=made.count))
            sheet.setObjectName("card")
            self._column.addWidget(sheet)
        for widget in (self._open, self._save, self._said, self._view):
            widget.setVisible(True)

    def _fail(self, error: Exception) -> None:
        self._set_busy(False)
        self.refused.emit(error.text if isinstance(error, Refused) else _failed(error))

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            sheet = item.widget()
            if sheet is not None:
                sheet.deleteLater()

    def _set_busy(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        self._make.setEnabled(not busy)

    def _open_folder(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.path.parent)))

    def _save_as(self) -> None:
        if self._made is None:
            return
        dialog = QFileDialog(self, _("Save as…"), self._made.path.name, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.keep)
        dialog.open()

    def keep(self, path: str) -> None:
        """Copy the document to where a person wants it."""
        if self._made is None:
            return
        try:
            shutil.copyfile(self._made.path, path)
        except OSError as error:
            self.refused.emit(_not_kept(path, error))
            return
        self._said.setText(_("Saved as {file}", file=path))

    def _offer(self) -> None:
        for kind in self.kinds:
            self._kind.addItem(self.title_of(kind), kind)
        self._tongue.addItem("Tiếng Việt", "vi")
        self._tongue.addItem("English", "en")
        self._tongue.addItem(_("Both languages"), "both")
        self._tongue.setCurrentIndex(self._tongue.findData(self._language))
        self._kind.setAccessibleName(_("Kind of document"))
        self._tongue.setAccessibleName(_("Language of the document"))
        self._make.setEnabled(bool(self.kinds))
        for widget in (self._busy, self._open, self._save, self._said, self._view):
            widget.setVisible(False)

    def _lay_out(self) -> None:
        title = QLabel(_("Report"))
        title.setObjectName("title")
        row = QHBoxLayout()
        row.setSpacing(theme.space(1))
        for widget in (self._kind, self._tongue, self._make, self._open, self._save):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(3), theme.space(2), theme.space(2), theme.space(1))
        column.setSpacing(theme.space(1))
        column.addWidget(title)
        column.addLayout(row)
        for part in (self._busy, self._said, self._missing_head, self.missing):
            column.addWidget(part)
        column.addWidget(self._view, 1)
        column.addStretch(0)


def _file_name(title: str, kind: str) -> str:
    """A name that every file system takes."""
    plain = "".join(letter if letter.isalnum() else "-" for letter in fold(f"{title} {kind}"))
    return "-".join(part for part in plain.split("-") if part)[:80]


def _failed(error: Exception) -> Text:
    return Text(
        vi=f"Có lỗi trong phần mềm nên chưa lập được văn bản ({error}); số liệu vẫn còn nguyên.",
        en=f"A fault in the program kept the document from being made ({error}); the figures are all there.",
    )


def _not_kept(path: str | Path, error: OSError) -> Text:
    words = error.strerror or type(error).__name__
    return (
        Text(vi=f"Không ghi được {path}: {words}.", en=f"{path} could not be written: {words}.") if words else same("")
    )
