"""What taking something in would mean, seen before anything is touched: reading, then what was found, then doing it."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cpa_desktop.core.course import GivenUp
from cpa_desktop.core.text import Language, Refused, Text
from cpa_desktop.gui import theme
from cpa_desktop.gui.parts.course_bar import CourseBar
from cpa_desktop.gui.underway import Underway
from cpa_desktop.i18n import _

T = TypeVar("T")

_SIZE = (860, 600)
_FAULT = Text(
    vi="Có lỗi trong phần mềm ({error}); chưa có gì thay đổi.",
    en="There is a fault in the program ({error}); nothing was changed.",
)


class PreviewDialog(QDialog):
    """A window over the window: says what would be, and does it only when told to; Escape leaves all as it is."""

    def __init__(self, title: str, take: str, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.language: Language = language
        self._underway: Underway | None = None
        self._is_taking = False
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(min(_SIZE[0], parent.width() - 40), min(_SIZE[1], parent.height() - 40))
        heading = QLabel(title, wordWrap=True)
        heading.setObjectName("title")
        self.words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.bar = CourseBar()
        self.take = QPushButton(take)
        self.take.setProperty("role", "accent")
        self.take.setEnabled(False)
        self.take.setAutoDefault(False)
        self.leave = QPushButton(_("Cancel"))
        self.leave.setAutoDefault(False)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.space(1))
        foot = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2))
        column.setSpacing(theme.space(1))
        column.addWidget(heading)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addLayout(self.body, 1)
        column.addLayout(foot)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.take)
        self.leave.clicked.connect(self.reject)
        self.take.clicked.connect(self.do)

    def do(self) -> None:
        """What the button says."""
        raise AssertionError(f"{type(self).__name__} does nothing")

    def work(self, words: str, act: Callable[[], T], done: Callable[[T], None], *, is_taking: bool = False) -> None:
        """Something is done elsewhere, whole or not at all; leaving calls it off, and waits if it may change things."""
        self.say(words)
        self.bar.begin(words)
        self.bar.show()
        self.take.setEnabled(False)
        self._underway, self._is_taking = Underway(self), is_taking
        self.bar.follow(self._underway)
        self._underway.run(act, partial(self._finish, done), self._fail)

    def say(self, words: str, tone: str = "") -> None:
        """One sentence under the heading."""
        self.words.setText(words)
        self.words.setProperty("tone", tone)
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)

    def offer(self, *, can_take: bool) -> None:
        """All there is to see is there."""
        self.take.setEnabled(can_take)
        (self.take if can_take else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self, done: Callable[[T], None], value: T) -> None:
        self._underway = None
        self.bar.hide()
        self.leave.setEnabled(True)
        done(value)

    def _fail(self, error: Exception) -> None:
        """Why not, in words; nothing was taken."""
        self._underway = None
        self.bar.hide()
        if isinstance(error, GivenUp):
            super().reject()
            return
        self.leave.setEnabled(True)
        self.leave.setText(_("Close"))
        text = error.text if isinstance(error, Refused) else _FAULT.filled(error=f"{type(error).__name__}: {error}")
        self.say(text.of(self.language), "error")
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Nothing keeps one here; what is being taken in is called off, and all is as before once this closes."""
        if self._underway is not None:
            self._underway.cancel()
            if self._is_taking:
                self.say(_("Cancelling…"))
                self.leave.setEnabled(False)
                return
        super().reject()
