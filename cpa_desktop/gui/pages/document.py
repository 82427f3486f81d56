"""A document: which one, made as a PDF and looked at page by page, kept as PDF or for an office to edit."""

import shutil
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
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
from cpa_desktop.core.text import Language, Refused, Text
from cpa_desktop.gui import icons, jobs, theme
from cpa_desktop.gui.opened import OpenRecord
from cpa_desktop.gui.pages import making
from cpa_desktop.gui.pages.document_choice import DocumentChoice
from cpa_desktop.gui.parts import wanting
from cpa_desktop.gui.parts.lines import Lines
from cpa_desktop.i18n import _
from cpa_desktop.service import reasons

_SCALE = 1.2  # pixels to the point: an A4 page fits between the steps and what is missing at 1366 pixels
_BESIDE = 980  # px; below, what is missing stands above the pages
_SIDE, _LOW = 320, 168
_WORD, _PDF = "docx", "pdf"


class DocumentPage(QWidget):
    """Asks which document, shows what is missing, makes it and shows it."""

    chosen = Signal(str)  # the address of something missing
    refused = Signal(object)

    def __init__(self, record: OpenRecord, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._record, self._language = record, language
        self._made: making.Made | None = None
        plans = [record.desk.catalogue.report(kind) for kind in self.kinds]
        stops = [stop for stop in record.agenda.stops if record.live_of(stop.sheet.id) is record.own]
        self.choice = DocumentChoice(plans, stops, language)
        self._make = QPushButton(icons.icon("report", "on_accent"), _("Make PDF"))
        self._make.setProperty("role", "accent")
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(_("The document is being made"))
        self._open = QPushButton(_("Open folder"))
        self._save_pdf = QPushButton(_("Save PDF…"))
        self._save_word = QPushButton(_("Save for Word…"))
        self._said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._said.setProperty("role", "soft")
        self._nothing = QLabel(_("Choose a document and make it: even half filled in it can be printed, as a draft."))
        self._nothing.setProperty("role", "soft")
        self._nothing.setWordWrap(True)
        self._missing_head = QLabel(wordWrap=True)
        self._missing_head.setProperty("role", "section")
        self.missing = Lines(_("Still missing"))
        self._sheets = QWidget()
        self._sheets.setObjectName("page")
        self._column = QVBoxLayout(self._sheets)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._view = QScrollArea(widgetResizable=True)
        self._view.setAccessibleName(_("Pages of the document"))
        self._view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._view.setWidget(self._sheets)
        self._of_made = (self._open, self._save_pdf, self._save_word, self._said, self._view)
        self._lay_out()
        self._make.clicked.connect(self.make)
        self._open.clicked.connect(self._open_folder)
        self._save_pdf.clicked.connect(lambda: self._ask_where(_PDF, "PDF (*.pdf)"))
        self._save_word.clicked.connect(lambda: self._ask_where(_WORD, "Word (*.docx)"))
        self.missing.chosen.connect(self.chosen)
        for widget in (self._busy, *self._of_made):
            widget.setVisible(False)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of document there are for this record."""
        return self._record.reports

    @property
    def path(self) -> Path | None:
        """Where the document is that is shown; none before one is made."""
        return self._made.path if self._made is not None else None

    def title_of(self, kind: str) -> str:
        """What a kind of document is called."""
        return self._record.report_title(kind, self._language)

    def take_focus(self) -> None:
        """The keyboard to what is done here."""
        self._make.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, kind: str) -> None:
        """Choose a kind."""
        self.choice.choose(kind)

    def refresh(self) -> None:
        """What is missing now."""
        found = wanting.questions(self._record, self._language)
        titles = {stop.sheet.id: stop.sheet.title.of(self._language) for stop in self._record.agenda.stops}
        lines = wanting.lines(self._record, found, titles, self._language)
        self.missing.show_lines(lines)
        self.missing.setVisible(bool(lines))
        self._missing_head.setText(wanting.words(found))

    # making

    def make(self) -> None:
        """Make the document, elsewhere."""
        path = paths.home() / "documents" / f"{_file_name(self._record.title, self.choice.words)}.pdf"
        scale = _SCALE * self.devicePixelRatioF()
        work = partial(making.make, self._record.desk, self._record.id, path, self.choice.wish, scale)
        self._set_busy(True)
        jobs.run(work, self._show, self._fail)

    def _show(self, made: making.Made) -> None:
        self._set_busy(False)
        self._made = made
        self._said.setText(_("{count} pages, in {file}", count=made.count, file=made.path))
        while (item := self._column.takeAt(0)) is not None:
            sheet = item.widget()
            if sheet is not None:
                sheet.deleteLater()
        for number, picture in enumerate(made.pages, start=1):
            shown = QPixmap.fromImage(picture)
            shown.setDevicePixelRatio(self.devicePixelRatioF())
            page = QLabel(pixmap=shown)
            page.setAccessibleName(_("Page {number} of {count}", number=number, count=made.count))
            page.setObjectName("card")
            self._column.addWidget(page)
        self._nothing.hide()
        for widget in self._of_made:
            widget.setVisible(True)
        focus = self.window().focusWidget()
        if focus is None or self.isAncestorOf(focus):
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: Exception) -> None:
        self._set_busy(False)
        self.refused.emit(error.text if isinstance(error, Refused) else _failed(error))

    def _set_busy(self, busy: bool) -> None:
        self._busy.setVisible(busy)
        for button in (self._make, self._save_word):
            button.setEnabled(not busy)

    # keeping

    def _open_folder(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.path.parent)))

    def _ask_where(self, ending: str, pattern: str) -> None:
        if self._made is None:
            return
        dialog = QFileDialog(self, _("Save as…"), self._made.path.with_suffix(f".{ending}").name, pattern)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.keep)
        dialog.open()

    def keep(self, path: str) -> None:
        """The document to where a person wants it: the PDF as it is shown, or written anew for an office to edit."""
        if self._made is None:
            return
        if Path(path).suffix.lower() != f".{_PDF}":
            self._set_busy(True)
            work = partial(making.write, self._record.desk, self._record.id, Path(path), self._made.wish)
            jobs.run(work, self._say_kept, self._fail)
            return
        try:
            shutil.copyfile(self._made.path, path)
        except OSError as error:
            self.refused.emit(_not_kept(path, error))
            return
        self._say_kept(Path(path))

    def _say_kept(self, path: Path) -> None:
        self._set_busy(False)
        self._said.setText(_("Saved as {file}", file=path))

    # laying out

    def _lay_out(self) -> None:
        title = QLabel(_("Report"))
        title.setObjectName("title")
        ask, done = QHBoxLayout(), QHBoxLayout()
        for row in (ask, done):
            row.setSpacing(theme.space(1))
        ask.addWidget(self.choice, 1)
        ask.addWidget(self._make)
        for button in (self._save_pdf, self._save_word, self._open):
            done.addWidget(button)
        done.addStretch(1)
        main = QVBoxLayout()
        main.setContentsMargins(theme.space(3), theme.space(2), theme.space(2), theme.space(1))
        main.setSpacing(theme.space(1))
        main.addWidget(title)
        main.addLayout(ask)
        main.addWidget(self._busy)
        main.addLayout(done)
        main.addWidget(self._said)
        main.addWidget(self._nothing)
        main.addWidget(self._view, 1)
        main.addStretch(0)
        self._side = QFrame()
        self._side.setObjectName("panel")
        beside = QVBoxLayout(self._side)
        beside.setContentsMargins(theme.space(2), theme.space(2), theme.space(0), theme.space(1))
        beside.addWidget(self._missing_head)
        beside.addWidget(self.missing, 1)
        beside.addStretch(0)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(0)
        self._both.addLayout(main, 1)
        self._both.addWidget(self._side)
        self._stand(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is missing stands beside the pages where there is room."""
        super().resizeEvent(event)
        self._stand(event.size().width())

    def _stand(self, width: int) -> None:
        beside = width >= _BESIDE
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._side.setFixedWidth(_SIDE) if beside else self._side.setMaximumWidth(16_777_215)
        self._side.setMinimumWidth(_SIDE if beside else 0)
        self._side.setMaximumHeight(16_777_215 if beside else _LOW)


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
    words = reasons.why(error)
    return Text(vi=f"Không ghi được {path}: {words.vi}.", en=f"{path} could not be written: {words.en}.")
