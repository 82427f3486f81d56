"""What is said under a field: what was understood, what is asked back, why it was refused, what the checks found."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cpa_desktop.core.finding import SEVERITIES
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Language
from cpa_desktop.gui import icons, layouts, theme
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.gui.fields.shown import Offer, Shown
from cpa_desktop.i18n import _

_SIGN = 16


@frozen
class Remark:
    """One line: its sign and its tone, and the ways out that it offers."""

    text: str
    tone: str = "soft"  # soft, good, hint, doubt, error
    offers: tuple[Offer, ...] = ()


def remarks(cell: Shown, language: Language) -> tuple[Remark, ...]:
    """All that is said of a cell, in the order in which it is read."""
    said: list[Remark] = []
    if cell.default:
        said.append(Remark(text=_("“{value}” is used until you enter something else", value=cell.default)))
    if cell.offers:
        said.append(Remark(text=cell.reason, tone="doubt", offers=cell.offers))
    elif cell.is_refused:
        said.append(Remark(text=_("Not read: {reason}", reason=cell.reason), tone="error"))
    if cell.understood:
        said.append(Remark(text=cell.understood))
    if cell.notice:
        said.append(Remark(text=cell.notice, tone="hint"))
    for finding in cell.findings:
        word = SEVERITIES[finding.severity].of(language)
        text = finding.text.of(language)
        if finding.accepted:
            said.append(Remark(text=_("{text} Let stand: {reason}", text=text, reason=finding.accepted)))
        else:
            said.append(Remark(text=f"{word}: {text}", tone=finding.severity))
    return tuple(said)


class Under(QWidget):
    """The lines under one field; made anew only when something else is to be said."""

    picked = Signal(str)  # what is typed when one of the readings offered is meant

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._said: tuple[Remark, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.space(0))
        self.setVisible(False)

    @property
    def text(self) -> str:
        """All that is said, for those who hear it."""
        return " ".join(remark.text for remark in self._said)

    def show_cell(self, cell: Shown) -> None:
        """Say what there is to say of a cell."""
        self.say(remarks(cell, self._language))

    def say(self, said: tuple[Remark, ...]) -> None:
        """Say this and nothing else."""
        if said == self._said:
            return
        self._said = said
        layouts.empty(self._lines)
        for remark in said:
            self._lines.addWidget(self._line(remark))
            if remark.offers:
                self._lines.addWidget(self._offered(remark.offers))
        self.setVisible(bool(said))

    def _line(self, remark: Remark) -> QWidget:
        words = QLabel(remark.text)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setProperty("role", "under")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        words.setSizePolicy(policy)
        if remark.tone in ("error", "doubt"):
            words.setProperty("tone", remark.tone)
        if remark.tone == "soft":
            return words
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(0))
        sign = QLabel()
        sign.setPixmap(icons.icon(remark.tone, _ink(remark.tone)).pixmap(QSize(_SIGN, _SIGN), self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return line

    def _offered(self, offers: tuple[Offer, ...]) -> QWidget:
        line = QWidget()
        flow = Flow(line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        for offer in offers:
            button = QPushButton(offer.words)
            button.setAccessibleName(_("Read it as {words}", words=offer.words))
            button.clicked.connect(lambda _checked=False, typed=offer.typed: self.picked.emit(typed))
            flow.addWidget(button)
        return line


def _ink(tone: str) -> str:
    return tone if tone in ("error", "doubt", "good") else "soft_ink"
