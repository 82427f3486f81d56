"""The tour of the sample: at most seven stops, each a few sentences beside what they are about; it holds nobody."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cpa_desktop.core.frozen import frozen
from cpa_desktop.gui import theme
from cpa_desktop.gui.parts.chrome import Chrome
from cpa_desktop.gui.translator import N_
from cpa_desktop.gui.workbench import RESULTS, Workbench
from cpa_desktop.i18n import _

_WIDTH = 380
_EDGE = 12  # px kept free between the card, what it is about, and the edge of the window
_LINE = 3  # px, the outline


@frozen
class Stop:
    """What one stop says, the page it is on (or a table there), and the part of the window it is about."""

    title: str
    words: str
    sheet: str = ""
    at: str = "pages"  # steps, pages, panel, help


STOPS = (
    Stop(
        title=N_("The way through an assessment"),
        words=N_(
            "Six steps, the sheets of each with how far they are. The button under them names what comes next; "
            "Ctrl+Enter does the same from anywhere."
        ),
        at="steps",
    ),
    Stop(
        title=N_("The ledger takes what the bills say"),
        words=N_(
            "Type as it is written: 1.234,5 or 15 triệu, three bills of a month as a sum. What is not known stays "
            "empty and never becomes 0. Every entry is saved at once; Ctrl+Z takes it back."
        ),
        sheet="P08/use",
    ),
    Stop(
        title=N_("What follows from it, at once"),
        words=N_(
            "Results change while you type. Press a figure, and it says where it comes from. The other two tabs: "
            "what to check, and guidance on the field you are in."
        ),
        sheet="P08",
        at="panel",
    ),
    Stop(
        title=N_("The walk-through"),
        words=N_(
            "One observation a card: what to look at, the answer in one press, a photo beside it. A poor answer "
            "says what it costs and proposes options."
        ),
        sheet="P10",
    ),
    Stop(
        title=N_("Options with their reasons"),
        words=N_(
            "Do now, study, defer or reject. Savings of several options on the same loss are counted once, "
            "at the site's own prices."
        ),
        sheet="P22",
    ),
    Stop(
        title=N_("The documents"),
        words=N_(
            "Even half filled in it can be printed, as a draft. At the right stands what is still missing, "
            "each with the way to its field."
        ),
        sheet="report",
    ),
    Stop(
        title=N_("Help is always one key away"),
        words=N_(
            "F1 opens the manual at the chapter of the page. This tour starts again from the menu of help. "
            "Leaving it brings you back to where you were."
        ),
        sheet="P08",
        at="help",
    ),
)


class Tour(QObject):
    """Leads from stop to stop; the window can be used all the while."""

    left = Signal()

    def __init__(self, window: QWidget, bench: Workbench, chrome: Chrome) -> None:
        super().__init__(window)
        self._window, self._bench, self._chrome = window, bench, chrome
        self.place = 0
        self._at: QWidget = bench
        self.ring = Ring(window)
        self.card = TourCard(window)
        self.card.forward.clicked.connect(lambda: self.go(1))
        self.card.backward.clicked.connect(lambda: self.go(-1))
        self.card.leave.clicked.connect(self.left)
        window.installEventFilter(self)

    def go(self, by: int) -> None:
        """The stop after (1) or before (-1) this one; after the last, out."""
        if self.place + by >= len(STOPS):
            self.left.emit()
        else:
            self.show_stop(max(0, self.place + by))

    def show_stop(self, place: int) -> None:
        """Bring a stop forward; the keys go to its card."""
        self.place = place
        stop, bench = STOPS[place], self._bench
        sheet, _mark, table = stop.sheet.partition("/")
        rows = bench.record.own.evaluation.rows(sheet, table) if table else []
        if rows:
            bench.show_address(f"{stop.sheet}/{rows[0]}")
        elif sheet and sheet != bench.sheet:
            bench.show_address(sheet)
        if stop.at == "panel":
            bench.show_tab(RESULTS)
        if stop.at == "steps":
            bench.folding.unfold(bench.steps)
        parts: dict[str, Callable[[], QWidget]] = {
            "steps": lambda: bench.steps,
            "panel": lambda: bench.panel,
            "help": lambda: self._chrome.header.help,
        }
        self._at = parts.get(stop.at, lambda: bench.pages)()
        self.card.say(stop, place)
        self._stand()
        QTimer.singleShot(0, self, self._stand)  # a page that was just made has its size only now
        self.card.forward.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Take everything away."""
        self._window.removeEventFilter(self)
        for widget in (self.card, self.ring):
            widget.hide()
            widget.deleteLater()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In another size everything is elsewhere."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._stand)
        return super().eventFilter(watched, event)

    def _stand(self) -> None:
        at = QRect(self._at.mapTo(self._window, QPoint(0, 0)), self._at.size())
        self.ring.setGeometry(at)
        self.card.fit()
        self.card.move(place_beside(at, self.card.size(), self._window.size()))
        for widget in (self.ring, self.card):
            widget.show()
            widget.raise_()


def place_beside(at: QRect, card: QSize, window: QSize) -> QPoint:
    """Where a card stands: at the right of what it is about, at its left, under it; else in its lower corner."""
    lowest = window.height() - card.height() - _EDGE
    top = max(_EDGE, min(at.top() + _EDGE, lowest))
    if at.right() + card.width() + 2 * _EDGE <= window.width():
        return QPoint(at.right() + _EDGE, top)
    if at.height() < window.height() // 3 and at.bottom() + _EDGE <= lowest:
        return QPoint(max(_EDGE, min(at.left(), window.width() - card.width() - _EDGE)), at.bottom() + _EDGE)
    if at.left() - card.width() - 2 * _EDGE >= 0 and at.width() < window.width() // 2:
        return QPoint(at.left() - card.width() - _EDGE, top)
    return QPoint(max(_EDGE, at.right() - card.width() - 2 * _EDGE), min(at.bottom() - card.height() - _EDGE, lowest))


class Ring(QWidget):
    """An outline around a part of the window; keys and clicks go through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The outline in the accent."""
        painter = QPainter(self)
        painter.setPen(QPen(theme.colour("accent"), _LINE))
        half = _LINE // 2 + 1
        painter.drawRect(self.rect().adjusted(half, half, -half, -half))
        painter.end()


class TourCard(QFrame):
    """What a stop says, and the ways on, back and out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tour")
        self.setFixedWidth(_WIDTH)
        self.title, self.words, self.count = QLabel(), QLabel(wordWrap=True), QLabel()
        self.title.setProperty("role", "section")
        self.title.setWordWrap(True)
        self.count.setProperty("role", "soft")
        self.leave = QPushButton(_("Leave the tour (Esc)"))
        self.leave.setProperty("role", "flat")
        self.backward = QPushButton(_("Back"))
        self.forward = QPushButton()
        self.forward.setProperty("role", "accent")
        foot = QHBoxLayout()
        foot.setSpacing(theme.space(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(3), theme.space(2), theme.space(2), theme.space(2))
        column.setSpacing(theme.space(1))
        for widget in (self.count, self.title, self.words):
            column.addWidget(widget)
        column.addLayout(foot)
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.backward)
        foot.addWidget(self.forward)
        for before, after in ((self.forward, self.backward), (self.backward, self.leave)):
            QWidget.setTabOrder(before, after)
        self.hide()

    def fit(self) -> None:
        """As high as its words need."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.setFixedHeight(layout.heightForWidth(_WIDTH))

    def say(self, stop: Stop, place: int) -> None:
        """The words of a stop, aloud for those who do not see them."""
        self.count.setText(_("Stop {number} of {count}", number=place + 1, count=len(STOPS)))
        self.title.setText(_(stop.title))
        self.words.setText(_(stop.words))
        self.forward.setText(_("Next") if place + 1 < len(STOPS) else _("Done"))
        self.backward.setEnabled(place > 0)
        spoken = f"{self.count.text()}. {self.title.text()}. {self.words.text()}"
        self.setAccessibleName(self.title.text())
        self.forward.setAccessibleName(self.forward.text())
        self.forward.setAccessibleDescription(spoken)
