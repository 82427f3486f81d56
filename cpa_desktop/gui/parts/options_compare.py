"""Two or three options side by side: the same questions of each, and the decision under them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.frozen import frozen
from cpa_desktop.gui import theme
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.gui.fields.frame import FieldFrame
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.cards_frame import Findings, wrapped
from cpa_desktop.i18n import _

MOST = 3
_ASKED = ("decision", "reason")


@frozen
class Column:
    """One option: its heading, and an answer to each question."""

    row: str
    heading: str
    answers: tuple[str, ...]


class Comparison(QFrame):
    """As many columns as options are picked."""

    unwanted = Signal(str)  # this one need not be compared any more
    chosen = Signal(str)  # go to the card of this one

    def __init__(self, live: LiveRecord, table: TableKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live, self.table = live, table
        self.setObjectName("card")
        self.setAccessibleName(_("Side by side"))
        self.empty = wrapped(_("Press “Compare” on two or three cards; they then stand here side by side."), "soft")
        self.frames: dict[tuple[str, str], FieldFrame] = {}
        self.cards: dict[str, QPushButton] = {}
        self.leave: dict[str, QPushButton] = {}
        self._names: dict[str, QLabel] = {}
        self.answers: dict[tuple[str, int], QLabel] = {}
        self._rows: tuple[str, ...] = ()
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2))
        self._column.addWidget(self.empty)

    def show_options(self, questions: Sequence[str], columns: Sequence[Column], findings: Findings) -> None:
        """Draw what is answered now; columns that are others than before are made anew."""
        rows = tuple(column.row for column in columns)
        if rows != self._rows:
            self._make(questions, columns)
        for column in columns:
            if self._names[column.row].text() != column.heading:
                self._names[column.row].setText(column.heading)
            for place, words in enumerate(column.answers):
                label = self.answers[column.row, place]
                if label.text() != words:
                    label.setText(words)
                    label.setAccessibleName(f"{column.heading}, {questions[place]}: {words}")
        for frame in self.frames.values():
            frame.refresh(findings)

    def _make(self, questions: Sequence[str], columns: Sequence[Column]) -> None:
        self._clear()
        self._rows = tuple(column.row for column in columns)
        self.empty.setHidden(bool(columns))
        if not columns:
            return
        self._body = QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(3))
        grid.setVerticalSpacing(theme.space(1))
        for line, question in enumerate(questions, 1):
            grid.addWidget(_at_top(wrapped(question, "soft")), line, 0)
        grid.setColumnStretch(0, 2)
        for at, column in enumerate(columns, 1):
            grid.setColumnStretch(at, 3)
            grid.addWidget(self._heading(column), 0, at)
            for line in range(len(questions)):
                answer = self.answers[column.row, line] = _at_top(wrapped("", ""))
                grid.addWidget(answer, line + 1, at)
            grid.addWidget(self._asked(column), len(questions) + 1, at)
        self._column.addWidget(self._body)

    def _heading(self, column: Column) -> QWidget:
        head = QWidget()
        inside = QVBoxLayout(head)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.space(0))
        name = self._names[column.row] = wrapped(column.heading, "section")
        card = self.cards[column.row] = QPushButton(_("To its card"))
        card.setAccessibleName(_("To the card of {option}", option=column.heading))
        card.clicked.connect(lambda: self.chosen.emit(column.row))
        leave = self.leave[column.row] = QPushButton(_("Take away"))
        leave.setAccessibleName(_("Take {option} away from the comparison", option=column.heading))
        leave.clicked.connect(lambda: self.unwanted.emit(column.row))
        acts = QWidget()
        flow = Flow(acts)
        flow.addWidget(card)
        flow.addWidget(leave)
        inside.addWidget(name)
        inside.addStretch(1)
        inside.addWidget(acts)
        return head

    def _asked(self, column: Column) -> QWidget:
        """The decision, and why where it is put off or rejected."""
        asked = QWidget()
        inside = QVBoxLayout(asked)
        inside.setContentsMargins(0, 0, 0, 0)
        for name in _ASKED:
            key = (*self.table, name)
            if key in self.live.session.program.by_key:
                frame = self.frames[column.row, name] = FieldFrame(self.live, key, column.row, plain=True)
                frame.editor.name_as(f"{column.heading}: {frame.label.text()}", "")
                inside.addWidget(frame)
        inside.addStretch(1)
        return asked

    def _clear(self) -> None:
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
            self._body = None
        self.frames, self.cards, self.leave, self._names, self.answers = {}, {}, {}, {}, {}

    def take_focus(self) -> None:
        """The first decision that can be taken here."""
        for frame in self.frames.values():
            frame.take_focus(1)
            return


def _at_top(label: QLabel) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return label
