"""One photo as a card: the photo itself, and beside it what it shows, where and when, and what it belongs to."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui import theme
from cpa_desktop.gui.fields import act
from cpa_desktop.gui.fields.photo import Enlarged, thumbnail
from cpa_desktop.gui.fields.touch import for_fingers
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.cards_frame import Card, Findings
from cpa_desktop.i18n import _

_SIDE, _HIGH, _TALL = 208, 156, 276  # a photo's width and height, and the height of its card
_PAIR = frozenset({"place", "taken_at"})
_SELDOM = frozenset({"latitude", "longitude"})


class PhotoCard(Card):
    """One photo; of many, only those that come into sight are filled with their fields."""

    delete_wanted = Signal()
    photo_wanted = Signal()  # a row that has none yet

    def __init__(self, live: LiveRecord, table: TableKey, row: str, columns: Sequence[Field]) -> None:
        super().__init__(live, table, row)
        for_fingers(self)
        self._sha256 = ""
        self._findings: Findings = {}
        self.is_filled = False
        self.photo, *self._typed = (column for column in columns if not column.is_computed)
        self.picture = QToolButton()
        self.picture.setProperty("role", "kept")
        self.picture.setFixedSize(_SIDE + 12, _HIGH + 12)
        self.picture.clicked.connect(self._look)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(theme.space(0))
        line = QHBoxLayout()
        line.setSpacing(theme.space(3))
        self.column.addLayout(line)
        line.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._fields, 1)
        self.column.addStretch()
        self.setMinimumHeight(_TALL)

    def fill(self) -> None:
        """Beside the photo what it shows, and where and when in one line; below it what it belongs to."""
        if self.is_filled:
            return
        self.is_filled = True
        whole, pair = self.column, QHBoxLayout()
        asked = [column for column in self._typed if column.id not in _SELDOM]
        for column in sorted(asked, key=lambda column: column.kind == "reference"):
            self.column = whole if column.kind == "reference" else self._fields
            if column.id in _PAIR:
                if not pair.count():
                    self._fields.addLayout(pair)
                self.column = QVBoxLayout()
                pair.addLayout(self.column, 1)
            self.add_frame(column).show()  # at once, so that it can take the caret
        self.column = self._fields
        self.offer_extras(column for column in self._typed if column.id in _SELDOM)
        if self.live.session.read_only_because is None:
            delete = QPushButton(_("Take off this photo"))
            delete.clicked.connect(self.delete_wanted)
            self.extra_flow.addWidget(delete)
        self.refresh(self._findings)
        self._draw()
        self._order()

    def _order(self) -> None:
        """Tab goes from the photo through its fields, although they came later than the next photo."""
        below = [frame for frame in self.frames.values() if frame.field.kind == "reference"]
        before: QWidget = self.picture
        for widget in (*(frame for frame in self.frames.values() if frame not in below), self._extras, *below):
            for stop in widget.findChildren(QWidget):
                if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.focusProxy() is None:
                    QWidget.setTabOrder(before, stop)
                    before = stop

    def paintEvent(self, event: QPaintEvent) -> None:
        """It has come into sight."""
        super().paintEvent(event)
        if not self.is_filled:
            QTimer.singleShot(0, self, self.fill)

    def take_focus(self, step: int) -> None:
        """Be the next stop on the way through the cards."""
        self.fill()
        super().take_focus(step)

    def open_extra(self, column: Field, *, focus: bool = False) -> None:
        """Show the editor of a column that is seldom filled in; the photo itself is always there."""
        self.fill()
        if column.id in self.openers:
            super().open_extra(column, focus=focus)

    def show_card(self, findings: Findings, number: int) -> None:
        """Draw the photo and what is said of it."""
        self._findings = findings
        if self.title.text() != (words := _("Photo {number}", number=number)):
            self.title.setText(words)
            self.picture.setAccessibleName(words)
        if self.is_filled:
            self.refresh(findings)
            self._draw()

    def _draw(self) -> None:
        cell = self.live.session.evaluation.cell((*self.table, self.photo.id), self.row)
        sha256 = cell.split()[0] if isinstance(cell, str) and cell else ""
        if sha256 == self._sha256 and self.picture.text():
            return
        self._sha256 = sha256
        name, content = act.describe(self.live, sha256) if sha256 else ("", b"")
        drawn = thumbnail(sha256, content, _SIDE, _HIGH) if content else None
        words = _("Show {name} large", name=name) if sha256 else _("Add a photo…")
        self.picture.setText(words if drawn is not None or not sha256 else _("The photo is not here"))
        self.picture.setToolTip(words)
        self.picture.setAccessibleDescription(words)
        self.picture.setIcon(QIcon(drawn) if drawn is not None else QIcon())
        self.picture.setIconSize(QSize(_SIDE, _HIGH))
        styles = Qt.ToolButtonStyle
        self.picture.setToolButtonStyle(styles.ToolButtonTextOnly if drawn is None else styles.ToolButtonIconOnly)

    def _look(self) -> None:
        if not self._sha256:
            self.photo_wanted.emit()
            return
        name, content = act.describe(self.live, self._sha256)
        if content:
            Enlarged(name, content, self).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete on the photo takes it off."""
        if event.key() == Qt.Key.Key_Delete and self.picture.hasFocus():
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)
