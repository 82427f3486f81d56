"""A document: which one, made as a PDF and looked at page by page, printed, kept as PDF or for an office to edit.

Pages are made by themselves as long as one looks at them (`composing`), and asked for with a button."""

import shutil
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cpa_desktop import paths
from cpa_desktop.core.course import GivenUp
from cpa_desktop.core.fold import file_name
from cpa_desktop.core.text import Language, Refused, Text
from cpa_desktop.gui import icons, jobs, theme
from cpa_desktop.gui.opened import OpenRecord
from cpa_desktop.gui.pages import composing, making
from cpa_desktop.gui.pages.composing import Composing, State
from cpa_desktop.gui.pages.document_acts import PDF, DocumentActs
from cpa_desktop.gui.pages.document_choice import DocumentChoice
from cpa_desktop.gui.pages.document_missing import DocumentMissing
from cpa_desktop.gui.parts.busy_bar import BusyBar
from cpa_desktop.gui.parts.paper import Paper
from cpa_desktop.gui.parts.print_bar import PrintBar
from cpa_desktop.gui.underway import Underway
from cpa_desktop.i18n import _
from cpa_desktop.service import reasons

_BESIDE = 980  # px; below, what is missing stands under the pages
_LEAST_OF_PAPER = 200  # px


class DocumentPage(QWidget):
    """Asks which document, shows what is missing, makes it and shows it."""

    chosen = Signal(str)  # the address of something missing
    refused = Signal(object)

    def __init__(self, record: OpenRecord, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._record, self._language = record, language
        self._made: making.Made | None = None
        self._is_prepared = False
        self._is_asked = False  # for the pages that are being made, by a press
        self.composing = Composing(self._wanted, self._can_begin, self)
        plans = [record.desk.catalogue.report(kind) for kind in self.kinds]
        stops = [stop for stop in record.agenda.stops if record.live_of(stop.sheet.id) is record.own]
        self.choice = DocumentChoice(plans, stops, language)
        self._make = QPushButton(icons.icon("report", "on_accent"), _("Make PDF"))
        self._make.setProperty("role", "accent")
        self._busy = BusyBar()
        self._acts = DocumentActs()
        self.printing = PrintBar()
        self._said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._said.setProperty("role", "soft")
        self._before = QLabel(_("These pages are from before the last change."), wordWrap=True)
        self._before.setProperty("tone", "doubt")
        self._nothing = QLabel(_("The pages of the document appear here; half filled in, it is a draft."))
        self._nothing.setProperty("role", "soft")
        self._nothing.setWordWrap(True)
        self._side = DocumentMissing(record, language)
        self.missing = self._side.lines
        self.paper = Paper()
        self._lay_out()
        self._make.clicked.connect(self.make)
        self._acts.keep.connect(self.keep)
        self._acts.printing.connect(self._ask_printer)
        self._acts.refused.connect(self.refused)
        self.printing.elsewhere.connect(self._acts.open_elsewhere)
        self.printing.wanted.connect(self.send_to_printer)
        self.missing.chosen.connect(self.chosen)
        self.choice.changed.connect(self.refresh)
        for drop in (self.choice.kind, self.choice.tongue, self.choice.layout_of):
            drop.currentIndexChanged.connect(self._look)
        self.composing.due.connect(lambda: self._start(self._wanted()))
        self.composing.overtaken.connect(self._busy.cancel)
        record.saved.connect(self._look)
        for widget in (self.printing, self._before, self._said):
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
        """What is missing now, and the paragraphs of the document that is chosen."""
        progress = self._record.progress
        self.choice.show_open([sheet for sheet, each in progress.items() if not each.is_done])
        self._side.refresh(self.choice.wish.kind)
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """What makes documents is loaded, and the pages are made if they are of an earlier state."""
        super().showEvent(event)
        if not self._is_prepared:
            self._is_prepared = True
            jobs.run(making.prepare, lambda _nothing: None, lambda _error: None)
        if not event.spontaneous():
            self.composing.see()

    def hideEvent(self, event: QHideEvent) -> None:
        """Pages that nobody asked for are not made where nobody looks."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.composing.hide(is_asked=self._is_asked)

    # making

    def make(self) -> None:
        """Make the document, elsewhere; those pages that are being made anyway are waited for."""
        self._is_asked = True
        self._make.setEnabled(False)
        wanted = self._wanted()
        if not self._busy.is_underway:
            self._start(wanted)
        elif self.composing.is_underway and not self.composing.is_making(wanted):
            self._busy.cancel()

    def _start(self, state: State) -> None:
        path = paths.home() / "documents" / f"{file_name(f'{self._record.title} {self.choice.words}')}.pdf"
        scale = self.paper.scale * self.devicePixelRatioF()
        results = dict(self._record.own.session.results)
        work = partial(making.make, self._record.desk, self._record.id, path, state.wish, scale, results)
        self.composing.begin(state)
        self._begin(_("The document is being made")).run(work, self._show, self._fail_to_make)

    def _wanted(self) -> State:
        return composing.state(self.choice.wish, self._record)

    def _can_begin(self) -> bool:
        """Whether nothing else is being done, and what was entered can be read from the disk."""
        return not self._busy.is_underway and self._record.is_saved

    def _look(self) -> None:
        """Mark the pages where they are of an earlier state, and have them made anew."""
        self.composing.look()
        self._before.setVisible(self.composing.is_behind)

    def _show(self, made: making.Made) -> None:
        if made.wish != self.choice.wish:  # another was chosen in the last moment
            self._fail_to_make(GivenUp())
            return
        was_asked, self._is_asked = self._is_asked, False
        self.composing.end(is_shown=True)
        self._end()
        self._made = made
        self._say(_("{count} pages, in {file}", count=made.count, file=made.path.name))
        self._said.setToolTip(str(made.path))
        self.paper.show_made(made)
        self.printing.offer(made.count)
        self._nothing.hide()
        self._acts.offer(made.path)
        focus = self.window().focusWidget()
        if was_asked and (focus is None or self.isAncestorOf(focus)):
            self.paper.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail_to_make(self, error: Exception) -> None:
        """Pages that were overtaken are made anew; those that a person called off, or that cannot be made, are not."""
        is_overtaken = isinstance(error, GivenUp) and not self._busy.is_called_off
        self.composing.end(is_given_up=not is_overtaken)
        if not is_overtaken:
            self._is_asked = False
            self._fail(error)
            return
        self._end()
        if self._is_asked:
            self.make()

    def _begin(self, words: str) -> Underway:
        """Something is being done, and can be called off."""
        self._set_busy(True)
        return self._busy.begin(words)

    def _end(self) -> None:
        self._set_busy(False)
        self._look()

    def _fail(self, error: Exception) -> None:
        self._end()
        if isinstance(error, GivenUp):
            self._say(_("Cancelled; no file was written."))
            return
        self.refused.emit(error.text if isinstance(error, Refused) else _failed(error))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(True)

    def _set_busy(self, busy: bool) -> None:
        had_focus = self._busy.has_focus
        if not busy:
            self._busy.end()
        self._make.setEnabled(not busy or (self.composing.is_underway and not self._is_asked))
        self._acts.set_busy(busy)
        self.printing.setEnabled(not busy)
        if had_focus and not busy:
            self._make.setFocus(Qt.FocusReason.OtherFocusReason)

    # printing

    def _ask_printer(self) -> None:
        """Which printer and which pages are asked above the page; a second press puts that away."""
        self.printing.setVisible(self.printing.isHidden())
        if self.printing.isVisible():
            self.printing.ask()

    def send_to_printer(self) -> None:
        """Print what is chosen, elsewhere."""
        from cpa_desktop.gui import printing

        if self._made is not None:
            work = partial(printing.send, self._made.path, self._made.sizes, self.printing.order)
            self._begin(_("The document is being printed")).run(work, self._say_printed, self._fail_to_print)

    def _say_printed(self, count: int) -> None:
        self._end()
        self.printing.hide()
        self._say(_("{count} pages sent to {printer}", count=count, printer=self.printing.order.printer))

    def _fail_to_print(self, error: Exception) -> None:
        self._fail(error)
        if isinstance(error, GivenUp):
            self._say(_("Cancelled; what was sent to the printer was taken back."))

    # keeping

    def keep(self, path: str) -> None:
        """The document to where a person wants it: the PDF as it is shown, or written anew for an office to edit."""
        if self._made is None:
            return
        if Path(path).suffix.lower() != f".{PDF}":
            work = partial(making.write, self._record.desk, self._record.id, Path(path), self._made.wish)
            self._begin(_("The document is being made")).run(work, self._say_kept, self._fail)
            return
        try:
            shutil.copyfile(self._made.path, path)
        except OSError as error:
            self.refused.emit(_not_kept(path, error))
            return
        self._say_kept(Path(path))

    def _say_kept(self, path: Path) -> None:
        self._end()
        self._say(_("Saved as {file}", file=path))

    # laying out

    def _lay_out(self) -> None:
        title = QLabel(_("Report"))
        title.setObjectName("title")
        ask = QHBoxLayout()
        ask.setSpacing(theme.space(1))
        main = QVBoxLayout()
        main.setContentsMargins(theme.space(3), theme.space(2), theme.space(2), theme.space(1))
        main.setSpacing(theme.space(1))
        self.paper.setMinimumHeight(_LEAST_OF_PAPER)
        inside = QWidget()
        inside.setObjectName("page")
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(0)
        self._both.addLayout(main, 1)
        main.addWidget(title)
        main.addLayout(ask)
        ask.addWidget(self.choice, 1)
        ask.addWidget(self._make)
        main.addWidget(self._busy)
        main.addWidget(self._acts)
        main.addWidget(self.printing)
        main.addWidget(self._before)
        main.addWidget(self._said)
        main.addWidget(self._nothing)
        main.addWidget(self.paper, 1)
        self._both.addWidget(self._side)
        area = QScrollArea(widgetResizable=True)  # where all is larger there is not room for all of it at once
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self._stand(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is missing stands beside the pages where there is room."""
        super().resizeEvent(event)
        self._stand(event.size().width())

    def _stand(self, width: int) -> None:
        beside = width >= _BESIDE
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._side.stand(beside=beside)


def _failed(error: Exception) -> Text:
    return Text(
        vi=f"Có lỗi trong phần mềm nên chưa lập được văn bản ({error}); số liệu vẫn còn nguyên.",
        en=f"A fault in the program kept the document from being made ({error}); the figures are all there.",
    )


def _not_kept(path: str | Path, error: OSError) -> Text:
    words = reasons.why(error)
    return Text(vi=f"Không ghi được {path}: {words.vi}.", en=f"{path} could not be written: {words.en}.")
