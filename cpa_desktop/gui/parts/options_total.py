"""What all options under consideration come to, net of their interaction: in sight whatever the page is scrolled to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.labels import cell_title
from cpa_desktop.core.layout import address_of
from cpa_desktop.gui import theme
from cpa_desktop.gui.fields.buttons import Buttons
from cpa_desktop.gui.fields.computed import Value
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.gui.parts.figures import Figures
from cpa_desktop.i18n import _

MONEY: Key = ("K02", "", "money_saved")
INVESTMENT: Key = ("K02", "", "investment")
PAYBACK: Key = ("K02", "", "payback")
PAYBACK_WORDS: Key = ("K02", "", "payback_words")


class Total(QFrame):
    """Saving, investment and payback of K02, and the choice between cards, side by side and picture."""

    traced = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("total")
        self.values: dict[Key, Value] = {}
        self._pairs: dict[Key, QWidget] = {}
        self._labels: dict[Key, QLabel] = {}
        self.note = QLabel()
        self.note.setProperty("role", "least")
        self.note.setWordWrap(True)
        self.views = Buttons()
        self.views.name_as(_("Show as"), "")
        figures = QWidget()
        flow = Flow(figures, gap=16)
        for key in (MONEY, INVESTMENT, PAYBACK):
            flow.addWidget(self._figure(key))
        _grow_downwards(figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(4), theme.space(1), theme.space(4), theme.space(1))
        column.setSpacing(theme.space(0))
        above = QHBoxLayout()
        above.setSpacing(theme.space(2))
        column.addLayout(above)
        above.addWidget(figures, 1)
        above.addWidget(self.views)
        column.addWidget(self.note)

    def _figure(self, key: Key) -> QWidget:
        pair = self._pairs[key] = QWidget()
        stack = QVBoxLayout(pair)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        label = self._labels[key] = QLabel()
        label.setProperty("role", "least")
        value = self.values[key] = Value()
        value.setProperty("role", "total")
        value.setAccessibleDescription(_("Press to see where it comes from"))
        value.clicked.connect(lambda: self.traced.emit(address_of(key)))
        label.setBuddy(value)
        stack.addWidget(label)
        stack.addWidget(value)
        return pair

    def refresh(self, figures: Figures, considered: int, undecided: int) -> None:
        """Write the figures, and how many options they are of."""
        there = figures.evaluation.program.by_key
        for key, pair in self._pairs.items():
            pair.setHidden(key not in there)
            if key in there:
                self._write(figures, key)
        words = _(
            "After interaction (K02): {considered} options under consideration, {undecided} of them not decided yet.",
            considered=considered, undecided=undecided,
        )  # fmt: skip
        known, asked = figures.evaluation.counted(INVESTMENT)
        if known < asked:
            words += " " + _("Investment of {known} of {asked} is known.", known=known, asked=asked)
        if self.note.text() != words:
            self.note.setText(words)

    def _write(self, figures: Figures, key: Key) -> None:
        shown = key
        if key == PAYBACK and not figures.is_known(key) and PAYBACK_WORDS in figures.evaluation.program.by_key:
            shown = PAYBACK_WORDS
        name = cell_title(figures.evaluation, key).of(figures.language)
        words = figures.words(shown)
        if self._labels[key].text() != name:
            self._labels[key].setText(name)
        if self.values[key].text() != words:
            self.values[key].setText(words)
            self.values[key].setAccessibleName(f"{name}: {words}")


def _grow_downwards(widget: QWidget) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
