"""The bar that says a sentence above the page and waits for nobody; what can be done about it is a button beside it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from cpa_desktop.gui import icons, theme
from cpa_desktop.gui.parts.course_bar import CourseBar
from cpa_desktop.gui.underway import Underway
from cpa_desktop.i18n import _

Act = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""

_BAR = 120  # px


class Sign(QWidget):
    """One drawn sign, as large as a line of text."""

    def __init__(self, name: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.tone = name, tone
        self.setFixedSize(icons.SIZE, icons.SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the colours in use."""
        painter = QPainter(self)
        icons.paint(painter, self.name, QRectF(self.rect()), theme.colour(self.tone))
        painter.end()


class Notice(QFrame):
    """Says one thing at a time; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAccessibleName(_("Message"))
        self._sign = Sign("hint", "accent")
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._acts: list[QPushButton] = []
        self._bar = CourseBar()
        self._bar.setFixedWidth(_BAR)
        self.away = QToolButton()
        self.away.setIcon(icons.icon("close"))
        self.away.setToolTip(_("Close this message"))
        self.away.setAccessibleName(_("Close this message"))
        self.away.setProperty("role", "flat")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3), theme.space(1), theme.space(2), theme.space(1))
        row.setSpacing(theme.space(2))
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self._bar)
        row.addWidget(self.away)
        self._row = row
        self.away.clicked.connect(self.hide)
        self.hide()

    @property
    def words(self) -> str:
        """What is said; empty while hidden."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str, tone: str = "accent", *acts: Act, is_busy: bool = False) -> None:
        """Say a sentence: `error`, `doubt`, `good` or plain; each act is a button that does something about it."""
        self._sign.name = {"error": "error", "doubt": "doubt", "good": "done"}.get(tone, "hint")
        self._sign.tone = tone
        self._words.setText(words)
        self.setAccessibleDescription(words)
        self._bar.begin(words)
        self._bar.setVisible(is_busy)
        self._offer(acts)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        self._sign.update()

    def offer_more(self, *acts: Act) -> None:
        """More that can be done about what is said."""
        self._add(acts)

    def show_course(self, words: str, underway: Underway) -> None:
        """Say what is being done, how far it is, and offer to call it off."""
        self.say(words, "accent", (_("Cancel"), underway.cancel), is_busy=True)
        self._bar.follow(underway)

    def _offer(self, acts: tuple[Act, ...]) -> None:
        for button in self._acts:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._acts = []
        self._add(acts)

    def _add(self, acts: tuple[Act, ...]) -> None:
        for label, does in acts:
            button = QPushButton(label)
            button.clicked.connect(lambda _checked=False, does=does: self._do(does))
            self._row.insertWidget(self._row.indexOf(self.away), button)
            self._acts.append(button)

    def _do(self, does: Callable[[], object]) -> None:
        self.hide()
        does()
