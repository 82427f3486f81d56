"""What can be done with the record that is marked in the list: open it, go on from it in another one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cpa_desktop.core.text import Language
from cpa_desktop.gui import layouts, theme
from cpa_desktop.gui.last_known import Beginning, Known, LastKnown
from cpa_desktop.i18n import _


class RecordActions(QWidget):
    """A row of buttons; what they do is told with the record's id."""

    opened = Signal(str)
    continued = Signal(str, str)  # the record, the sort of record that goes on from it
    archived = Signal(str, bool)  # the record, and whether it is put away or brought back

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._offered: tuple[str, str, bool] | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space(1))

    def offer(self, record: Known | None, known: LastKnown) -> None:
        """The buttons for this record; a sample can only be opened, and shows there how it is copied."""
        offered = (record.id, record.register, record.is_archived) if record is not None else None
        if offered == self._offered:
            return
        self._offered = offered
        layouts.empty(self._row)
        if record is None:
            return
        self._add(_("Open")).clicked.connect(lambda: self.opened.emit(record.id))
        for beginning in () if record.is_sample else _further(record, known):
            words = (
                _("Next year's, from this one")
                if beginning.register == record.register
                else _("Go on as: {kind}", kind=beginning.title.of(self._language))
            )
            self._add(words).clicked.connect(
                lambda _checked=False, to=beginning.register: self.continued.emit(record.id, to)
            )
        self._row.addStretch(1)
        if not record.is_sample and record.register not in {each.parent for each in known.beginnings}:
            words = _("Bring back") if record.is_archived else _("Put away")
            button = self._add(words)
            button.setToolTip(_("Out of the list, not out of the workspace; “Already put away” lists it"))
            button.clicked.connect(lambda: self.archived.emit(record.id, not record.is_archived))

    def _add(self, words: str) -> QPushButton:
        button = QPushButton(words)
        self._row.addWidget(button)
        return button


def _further(record: Known, known: LastKnown) -> tuple[Beginning, ...]:
    """The sorts of record that may go on from this one: its own, and those that ask more of the same enterprise."""
    own = next((each for each in known.beginnings if each.register == record.register), None)
    if own is None or not own.parent:
        return ()
    return tuple(each for each in known.beginnings if each.parent == own.parent and each.level >= own.level)
