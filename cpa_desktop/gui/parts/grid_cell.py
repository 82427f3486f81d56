"""What is said of the current cell, under the table: the same as under a field."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.finding import Finding
from cpa_desktop.core.labels import cell_title
from cpa_desktop.core.layout import address_of
from cpa_desktop.gui import theme
from cpa_desktop.gui.fields import act
from cpa_desktop.gui.fields.details import Details, OriginChooser
from cpa_desktop.gui.fields.shown import NUMERIC, Shown, shown
from cpa_desktop.gui.fields.under import Under
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.header import Elided
from cpa_desktop.i18n import _

_ONE_LINE, _TITLE, _BESIDE, _NARROWEST = 22, 120, 600, 240  # px


class CellBar(QWidget):
    """One cell at a time: its name, where the figure comes from, what was understood, what is asked."""

    settled = Signal()
    originated = Signal(str, str)  # the address spoken of, and where its figure comes from

    def __init__(self, live: LiveRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._language = live.session.language
        self._cell: tuple[Key, str] | None = None
        self._address = ""
        self._said: tuple[str, Shown, bool] | None = None
        self.title = Elided()
        self.title.setProperty("role", "soft")
        self.title.setMinimumWidth(_TITLE)
        self.origin = OriginChooser(self._language)
        self.origin.setToolTip(_("Where the figure comes from; for all cells that are selected"))
        self.details = Details(self._language, is_number=True, name="")
        self.under = Under(self._language)
        self.under.setMinimumHeight(_ONE_LINE)
        self.setMinimumWidth(_NARROWEST)
        beside = QHBoxLayout()
        beside.setSpacing(theme.space(1))
        self._line = line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(theme.space(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(0), 0, 0)
        column.setSpacing(theme.space(0))
        column.addLayout(line)
        line.addWidget(self.title, 2)
        line.addLayout(beside, 3)
        beside.addWidget(self.origin)
        beside.addWidget(self.details, 1)
        column.addWidget(self.under)
        self.origin.picked.connect(lambda origin: self.originated.emit(self._address, origin))
        self.details.stated.connect(self._state)
        self.under.picked.connect(self._enter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the name stands above."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._line.setDirection(way.LeftToRight if event.size().width() >= _BESIDE else way.TopToBottom)

    def show_at(self, cell: tuple[Key, str] | None, findings: dict[str, tuple[Finding, ...]]) -> None:
        """Speak of a cell, if there is something else to say than before."""
        self._cell = cell
        if cell is None:
            self.hide()
            return
        key, row = cell
        session = self._live.session
        seen = shown(session, key, row, findings)
        title = cell_title(session.evaluation, key, row).of(self._language)
        locked = session.read_only_because is not None
        if self._said == (title, seen, locked):
            return
        self._said = (title, seen, locked)
        self._address = address_of(key, row)
        work = session.program.by_key[key]
        typed = work.value is None and not seen.is_hidden
        self.title.say(title)
        self.origin.setVisible(typed and work.field.kind in NUMERIC)
        self.details.setVisible(typed)
        self.details.take_number(work.field.kind in NUMERIC, title)
        self.origin.show_cell(seen, locked=locked)
        self.details.show_cell(seen, locked=locked)
        self.under.show_cell(seen)

    def _state(self, facet: str, typed: str) -> None:
        act.answer(self._live, f"{self._address}@{facet}", typed)

    def _enter(self, typed: str) -> None:
        act.answer(self._live, self._address, typed)
        self.settled.emit()
