"""What need not be filled in now: kept under a heading that counts it, except what holds something or was asked for."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpa_desktop.core.finding import Finding
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui import icons, theme
from cpa_desktop.gui.fields.stop_button import StopButton
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.i18n import _

Findings = Mapping[str, tuple[Finding, ...]]


class Asked(Protocol):
    """What stands on a sheet for a question: an editor, or a table."""

    address: str

    def isHidden(self) -> bool:
        """Whether it is not asked here at all."""


class Fold(QWidget):
    """Holds the questions of one sheet that can wait."""

    left = Signal(int)
    opened = Signal(object)  # the first of those that came into sight

    def __init__(self, live: LiveRecord, unfolded: set[str], sheet: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live, self._unfolded, self._sheet = live, unfolded, sheet
        self._around: dict[Asked, QWidget] = {}
        self._fields: dict[Asked, Field] = {}
        self._shown: set[str] = set()  # the addresses that stay in sight though it is closed
        self._findings: Findings = {}
        self.heading = StopButton()
        self.heading.setProperty("role", "fold")
        self.heading.setAccessibleDescription(_("What only may be filled in; it can wait."))
        self.heading.left.connect(self.left)
        self.heading.clicked.connect(self._toggle)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.space(3))
        self._body.addWidget(self.heading)

    def add(self, stop: Asked, field: Field) -> None:
        """A question more that can wait."""
        around = QWidget()
        inside = QVBoxLayout(around)
        inside.setContentsMargins(0, 0, 0, 0)
        assert isinstance(stop, QWidget)
        inside.addWidget(stop)
        self._body.addWidget(around)
        self._around[stop], self._fields[stop] = around, field

    @property
    def is_open(self) -> bool:
        """Whether all of it is in sight; so it stays while the window is open."""
        return self._sheet in self._unfolded

    def covers(self, stop: object) -> bool:
        """Whether a question is out of sight here."""
        return any(each is stop and around.isHidden() for each, around in self._around.items())

    def uncover(self, stop: object) -> None:
        """Show a question that was asked for."""
        self._shown |= {each.address for each in self._around if each is stop}
        self._draw()

    # as every stop of a page

    @property
    def is_stop(self) -> bool:
        """Whether it is on the screen and takes the focus."""
        return not self.isHidden() and not self.heading.isHidden()

    def take_focus(self, step: int) -> None:
        """Be the next stop on the way through the page."""
        self.heading.setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> None:
        """There is nothing to enter."""

    def show_address(self, address: str) -> bool:
        """The questions are stops by themselves."""
        return False

    def refresh(self, findings: Findings) -> None:
        """Show what has come to hold something, once the questions are drawn."""
        self._findings = findings
        self._draw()

    def _toggle(self) -> None:
        covered = [stop for stop in self._around if self.covers(stop)]
        if self.is_open:
            self._unfolded.discard(self._sheet)
            self._shown.clear()
        else:
            self._unfolded.add(self._sheet)
        self._draw()
        come = next((stop for stop in covered if not self.covers(stop)), None)
        if come is not None:
            self.opened.emit(come)

    def _draw(self) -> None:
        self._shown.update(self._held())
        asked = [stop for stop in self._around if not stop.isHidden()]
        waiting = sum(stop.address not in self._shown for stop in asked)
        for stop, around in self._around.items():
            around.setVisible(not stop.isHidden() and (self.is_open or stop.address in self._shown))
        words = _("Not needed now ({count})", count=len(asked)) if self.is_open else _waiting(waiting)
        if self.heading.text() != words:
            self.heading.setText(words)
            self.heading.setIcon(icons.icon("down" if self.is_open else "right", "accent"))
        self.heading.setVisible(self.is_open or bool(waiting))
        self.setVisible(bool(asked))

    def _held(self) -> Iterator[str]:
        """The questions that hold an answer, a note or a row, or about which something was found."""
        session = self._live.session
        layout = session.evaluation.layout
        found = {"/".join(address.partition("@")[0].split("/")[:2]) for address in self._findings}
        for stop, field in self._fields.items():
            sheet, name = self._sheet, field.id
            keys = [(sheet, name, each.id) for each in field.columns]
            keys += [(sheet, "", name), (sheet, "", f"{name}@note")]
            is_answered = any(layout.get(key) for key in keys) or session.record.rows(stop.address)
            if is_answered or stop.address in found:
                yield stop.address


def _waiting(count: int) -> str:
    return _("{count} more, not needed now", count=count)
