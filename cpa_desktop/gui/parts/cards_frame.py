"""A card: a question or an option in words, its answers, and what else may be said of it."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.finding import Finding
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui import icons, layouts, order, theme
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.gui.fields.frame import FieldFrame
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.i18n import _

_SIGN = 18
Findings = dict[str, tuple[Finding, ...]]


class Card(QFrame):
    """One row of a table as a card."""

    left = Signal(int)

    def __init__(self, live: LiveRecord, table: TableKey, row: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live, self.table, self.row = live, table, row
        self.address = "/".join((*table, row))
        self.setObjectName("card")
        self.frames: dict[str, FieldFrame] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2))
        self.column.setSpacing(theme.space(1))
        self.sign = QLabel()
        self.title = wrapped("", "section")
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.space(1))
        self.column.addLayout(self.head)
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.sign)
        self._extras = QWidget()
        self.extra_flow = Flow(self._extras)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._extras.setSizePolicy(policy)
        self.openers: dict[str, QToolButton] = {}

    def _line(self, role: str) -> QLabel:
        """A line of words that is there only while there is something to say."""
        line = wrapped("", role)
        line.hide()
        self.column.addWidget(line)
        return line

    @staticmethod
    def tell(line: QLabel, words: str) -> None:
        """Say it, or nothing."""
        if words != line.text():
            line.setText(words)
            line.setVisible(bool(words))

    def add_frame(self, column: Field, *, large: bool = False, bare: bool = False) -> FieldFrame:
        """The editor of one column of this row."""
        key = (*self.table, column.id)
        frame = FieldFrame(self.live, key, self.row, large=large, plain=True, bare=bare)
        if bare:
            label = column.label.of(self.live.session.language)
            frame.editor.name_as(f"{self.title.text()}: {label}", "")
        frame.left.connect(lambda step: self._go_on(column.id, step))
        self.frames[column.id] = frame
        place = self.column.indexOf(self._extras)
        self.column.insertWidget(place if place >= 0 else self.column.count(), frame)
        return frame

    def offer_extras(self, columns: Iterable[Field]) -> None:
        """Columns that are seldom filled in: a button each, the editor once it is wanted or there is an entry."""
        language = self.live.session.language
        for column in columns:
            button = QToolButton()
            button.setText(f"+ {column.label.of(language)}")
            button.setProperty("role", "flat")
            button.setAccessibleName(_("Add to {title}: {field}", title=self.title.text(), field=button.text()[2:]))
            button.clicked.connect(lambda _checked=False, column=column: self.open_extra(column, focus=True))
            self.openers[column.id] = button
            self.extra_flow.addWidget(button)
        self.column.addWidget(self._extras)

    def open_extra(self, column: Field, *, focus: bool = False) -> None:
        """Show the editor of a column that is seldom filled in."""
        if column.id not in self.frames:
            self.add_frame(column).refresh({})
            order.along_layout(self)
            self.openers[column.id].hide()
            self._fit_extras()
        if focus:
            self.frames[column.id].take_focus(1)

    def refresh(self, findings: Findings) -> None:
        """Draw what the session holds."""
        evaluation = self.live.session.evaluation
        for name, button in self.openers.items():
            key = (*self.table, name)
            if name not in self.frames and self.row in evaluation.layout.get(key, {}):
                self.open_extra(evaluation.program.by_key[key].field)
            button.setHidden(name in self.frames or evaluation.is_hidden(key, self.row))
        self._fit_extras()
        for frame in self.frames.values():
            frame.refresh(findings)

    def _fit_extras(self) -> None:
        there = (each for each in layouts.parts(self.extra_flow) if isinstance(each, QWidget))
        self._extras.setVisible(any(not button.isHidden() for button in there))

    def mark(self, sign: str, tone: str, words: str) -> None:
        """The verdict on this card: a sign, and its word for those who hear it."""
        if self.sign.accessibleName() != words:
            self.sign.setAccessibleName(words)
            self.sign.setToolTip(words)
            ratio = self.devicePixelRatioF()
            self.sign.setPixmap(icons.icon(sign, tone).pixmap(QSize(_SIGN, _SIGN), ratio))

    def _go_on(self, column: str, step: int) -> None:
        names = [name for name, frame in self.frames.items() if frame.is_stop]
        place = names.index(column) + step if column in names else len(names)
        if 0 <= place < len(names):
            self.frames[names[place]].take_focus(step)
        else:
            self.left.emit(step)

    def take_focus(self, step: int) -> None:
        """Be the next stop on the way through the cards."""
        stops = [frame for frame in self.frames.values() if frame.is_stop]
        if stops:
            stops[0 if step > 0 else -1].take_focus(step)


def wrapped(words: str, role: str) -> QLabel:
    """Words in as many lines as they need."""
    label = QLabel(words)
    label.setWordWrap(True)
    label.setProperty("role", role)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label
