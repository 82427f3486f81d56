"""Beginning a record, in the page: what it is called, and for which enterprise, one that is there or a new one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cpa_desktop.core.text import Language, Refused, Text
from cpa_desktop.gui import icons, theme
from cpa_desktop.gui.fields.under import Remark, Under
from cpa_desktop.gui.last_known import Beginning, Known
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.gui.parts.lines import Lines
from cpa_desktop.i18n import _
from cpa_desktop.service import settings


class BeginPage(QWidget):
    """Asks, and says what was answered; the window begins the record."""

    closed = Signal()
    signed = Signal(str)  # one's own name, where it was given
    searched = Signal(str, str)  # the sort of record a new one belongs to, the words to find
    wanted = Signal(str, str, str, object)  # register, title, enterprise's id, answers of a new enterprise

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._language: Language = language
        self._beginning: Beginning | None = None
        self._heading = QLabel()
        self._heading.setObjectName("title")
        self._back = QPushButton(icons.icon("left"), _("Back"))
        self._back.setProperty("role", "flat")
        self.title = _line(_("Name of the assessment"))
        self.own_name = _line(_("Your name"))
        self.own_name.setPlaceholderText(_("may stay empty; signs what you change"))
        self._refused = Under(language)
        self.search = _line(_("Search enterprises"), placeholder=True)
        self.enterprises = Lines(_("Enterprises"))
        self._none = QLabel(_("No enterprise yet; enter a new one below."), wordWrap=True)
        self._none.setProperty("role", "soft")
        self.name = _line(_("Name of the enterprise"))
        self.sector = QComboBox()
        self.sector.setAccessibleName(_("Sector"))
        self._start = QPushButton(icons.icon("right", "on_accent"), _("Begin"))
        self._start.setProperty("role", "accent")
        self._start.setAccessibleName(_("Begin for the new enterprise"))
        self._lay_out()
        self._back.clicked.connect(self.closed)
        self.search.textChanged.connect(self._search)
        self.enterprises.chosen.connect(self._pick)
        self.name.textChanged.connect(lambda words: self._start.setEnabled(bool(words.strip())))
        self.name.returnPressed.connect(self._begin_new)
        self._start.clicked.connect(self._begin_new)
        self._start.setEnabled(False)
        self.own_name.textChanged.connect(lambda _typed: self._refused.say(()))

    def ask(self, beginning: Beginning) -> None:
        """Ask for whom a record of this sort is."""
        self._beginning = beginning
        kind = beginning.title.of(self._language)
        self._heading.setText(_("{kind}: for which enterprise?", kind=kind))
        self.title.setText(f"{kind} {date.today().year}")
        self.name.clear()
        self.search.clear()
        self.searched.emit(beginning.parent, "")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_enterprises(self, records: Sequence[Known]) -> None:
        """Offer these."""
        self.enterprises.show_lines(
            [Line(title=r.title or r.id, address=r.id, sign="right", tone="accent") for r in records]
        )
        self.enterprises.setVisible(bool(records))
        self._none.setVisible(not records)
        if not records and not self.search.text():
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_sectors(self, sectors: Sequence[tuple[str, Text]]) -> None:
        """The industries a new enterprise may be of."""
        self.sector.clear()
        for sector, title in sectors:
            self.sector.addItem(title.of(self._language), sector)
        self.sector.addItem(_("another sector"), "")

    def ask_name(self, *, wanted: bool) -> None:
        """Whether one's own name is asked too: only while it is not known."""
        self._named.setRowVisible(self.own_name, wanted)
        if not wanted:
            self.own_name.clear()

    def _search(self, words: str) -> None:
        if self._beginning is not None:
            self.searched.emit(self._beginning.parent, words)

    def _pick(self, enterprise: str) -> None:
        if self._beginning is not None and self._sign():
            self.wanted.emit(self._beginning.register, self.title.text().strip(), enterprise, {})

    def _begin_new(self) -> None:
        name = self.name.text().strip()
        if self._beginning is not None and name and self._sign():
            answers = {"name": name, "sector": str(self.sector.currentData() or "")}
            self.wanted.emit(self._beginning.register, self.title.text().strip(), "", answers)

    def _sign(self) -> bool:
        """Tell one's own name where it was given; whether it can be told, else why not."""
        try:
            name = settings.signature(self.own_name.text())
        except Refused as refusal:
            self._refused.say((Remark(text=refusal.text.of(self._language), tone="error"),))
            self.own_name.setAccessibleDescription(self._refused.text)
            self.own_name.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        if name:
            self.signed.emit(name)
        return True

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        self._named = named = QFormLayout()
        named.setSpacing(theme.space(1))
        new = QFrame()
        new.setObjectName("card")
        form = QFormLayout(new)
        form.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2))
        form.setSpacing(theme.space(1))
        heading = QLabel(_("New enterprise"))
        heading.setProperty("role", "section")
        form.addRow(heading)
        form.addRow(_("Name of the enterprise"), self.name)
        form.addRow(_("Sector"), self.sector)
        foot = QHBoxLayout()
        form.addRow(foot)
        foot.addStretch(1)
        foot.addWidget(self._start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(4), 0, theme.space(2))
        column.setSpacing(theme.space(2))
        column.addLayout(head)
        head.addWidget(self._back)
        head.addWidget(self._heading, 1)
        column.addLayout(named)
        named.addRow(_("Name of the assessment"), self.title)
        named.addRow(_("Your name"), self.own_name)
        named.addRow(self._refused)
        column.addWidget(self.search)
        column.addWidget(self._none)
        column.addWidget(self.enterprises, 4)
        column.addWidget(new)
        column.addStretch(1)


def _line(name: str, *, placeholder: bool = False) -> QLineEdit:
    line = QLineEdit(placeholderText=name if placeholder else "")
    line.setAccessibleName(name)
    return line
