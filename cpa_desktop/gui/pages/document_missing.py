"""What is still missing in a record before a document of it may go: beside the pages where there is room, or above."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from cpa_desktop.core.text import Language
from cpa_desktop.gui import theme
from cpa_desktop.gui.opened import OpenRecord
from cpa_desktop.gui.parts import wanting, wordings
from cpa_desktop.gui.parts.lines import Lines
from cpa_desktop.i18n import _

_SIDE, _LOW = 320, 168
_NO_END = 16_777_215  # of Qt


class DocumentMissing(QFrame):
    """A sentence that counts, and a line with a way to each."""

    def __init__(self, record: OpenRecord, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._record, self._language = record, language
        self._head = QLabel(wordWrap=True)
        self._head.setProperty("role", "section")
        self.lines = Lines(_("Still missing"))
        beside = QVBoxLayout(self)
        beside.setContentsMargins(theme.space(2), theme.space(2), theme.space(0), theme.space(1))
        beside.addWidget(self._head)
        beside.addWidget(self.lines, 1)
        beside.addStretch(0)

    def refresh(self, kind: str) -> None:
        """What is missing now, and the paragraphs of a kind of document; sheets have none."""
        found = wanting.questions(self._record, self._language)
        titles = {stop.sheet.id: stop.sheet.title.of(self._language) for stop in self._record.agenda.stops}
        plan = self._record.desk.catalogue.report(kind) if kind else None
        words = wordings.lines(self._record, plan, self._language) if plan is not None else []
        lines = wanting.lines(self._record, found, titles, self._language, words)
        self.lines.show_lines(lines)
        self.lines.setVisible(bool(lines))
        self._head.setText(wanting.words(found))

    def stand(self, *, beside: bool) -> None:
        """Beside the pages, or above them."""
        self.setFixedWidth(_SIDE) if beside else self.setMaximumWidth(_NO_END)
        self.setMinimumWidth(_SIDE if beside else 0)
        self.setMaximumHeight(_NO_END if beside else _LOW)
