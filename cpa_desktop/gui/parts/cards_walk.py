"""What stays in sight on a walk: the way to the card before and the next, the place, cards or list; and why these."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from cpa_desktop.core.text import Language
from cpa_desktop.core.walk_facts import Walk
from cpa_desktop.core.walk_words import reasons, summary
from cpa_desktop.gui import icons, theme
from cpa_desktop.gui.fields.touch import LEAST, for_fingers
from cpa_desktop.gui.parts.cards_frame import wrapped
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.gui.parts.lines import Lines
from cpa_desktop.i18n import _

CARDS, LIST = "cards", "list"


class WalkBar(QFrame):
    """One row above the page, every part of it large enough for a glove."""

    gone = Signal(int)
    viewed = Signal(str)

    def __init__(self, places: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("total")
        self.before = self._way(_("Before"), "left", -1)
        self.next = self._way(_("Next"), "right", 1)
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.at = QLabel()
        self.at.setProperty("role", "soft")
        self.as_list = QToolButton()
        self.as_list.setText(_("List"))
        self.as_list.setIcon(icons.icon("steps", "ink"))
        self.as_list.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.as_list.setCheckable(True)
        self.as_list.setProperty("role", "answer")
        self.as_list.setAccessibleName(_("Show as a list by place"))
        self.as_list.clicked.connect(lambda checked: self.viewed.emit(LIST if checked else CARDS))
        for_fingers(places)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(4), theme.space(0), theme.space(4), theme.space(0))
        row.setSpacing(theme.space(1))
        for widget, stretch in ((self.before, 0), (self.next, 0), (self.at, 0), (places, 1), (self.as_list, 0)):
            row.addWidget(widget, stretch)

    def _way(self, words: str, sign: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setIcon(icons.icon(sign, "ink"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setProperty("role", "answer")
        button.setAccessibleName(_("To the observation before") if step < 0 else _("To the next observation"))
        button.clicked.connect(lambda: self.gone.emit(step))
        return button

    def tell(self, number: int, count: int) -> None:
        """At which of how many one is; 0 where that is not said."""
        words = f"{number}/{count}" if number else ""
        if self.at.text() != words:
            self.at.setText(words)
            self.at.setAccessibleName(_("Observation {number} of {count}", number=number, count=count) if words else "")
        self.before.setEnabled(number > 1)
        self.next.setEnabled(number < count)


class Overview(Lines):
    """The observations by place, a line each; a press goes to the card. As high as all its lines: the page scrolls."""

    least_height = LEAST

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Observations by place"), parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, lines: Sequence[Line]) -> None:
        """Show these, if anyone looks."""
        self.show_lines(lines)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In another width lines wrap otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        model = self.model()
        heights = (self.sizeHintForIndex(model.index(row, 0)).height() for row in range(model.rowCount()))
        self.setFixedHeight(sum(heights) + 2)


class Why(QWidget):
    """How many are chosen, in one line; why these, where someone asks."""

    wanted = Signal(str)

    def __init__(self, sheet: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = wrapped("", "soft")
        self.ask = QPushButton(_("Why these?"))
        self.ask.setCheckable(True)
        self.ask.toggled.connect(self._open)
        self.because = wrapped("", "soft")
        self.time = self._way(_("Other time…"), f"{sheet}/time")
        self.site = self._way(_("What is on the site…"), f"{sheet}/installations")
        for_fingers(self.ask, self.time, self.site)
        above = QHBoxLayout()
        above.setSpacing(theme.space(2))
        ways = QHBoxLayout()
        ways.setSpacing(theme.space(1))
        self._details = QWidget()
        inside = QVBoxLayout(self._details)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.space(1))
        inside.addWidget(self.because)
        inside.addLayout(ways)
        ways.addWidget(self.time)
        ways.addWidget(self.site)
        ways.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addLayout(above)
        above.addWidget(self.summary, 1)
        above.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._details)
        self._details.hide()

    def _way(self, words: str, address: str) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda: self.wanted.emit(address))
        return button

    def _open(self, wanted: bool) -> None:
        self._details.setVisible(wanted)

    def show_walk(self, walk: Walk, language: Language) -> None:
        """Say it; nothing where every observation is wanted whatever the time."""
        said = summary(walk).of(language)
        self.setVisible(bool(said))
        if not said:
            return
        because = " ".join(each.of(language) for each in reasons(walk))
        for label, words in ((self.summary, said), (self.because, because)):
            if label.text() != words:
                label.setText(words)
