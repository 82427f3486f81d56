"""Several of the choices of one cell: a list that opens over it, ticked with the space bar, taken with Enter."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from cpa_desktop.core import asking
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.labels import cell_title
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.worksheet import Choice
from cpa_desktop.gui import theme
from cpa_desktop.gui.fields.choice import typed_for
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.i18n import _

_WIDTH, _ROW, _MOST = 340, 32, 10
_ID = Qt.ItemDataRole.UserRole


class Several(QFrame):
    """Pops up under a cell; what is ticked when it closes by Enter or the button is entered, Escape leaves it."""

    taken = Signal(str, str)  # the address, what a person would type

    def __init__(self, live: LiveRecord, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self._live = live
        self._address = ""
        self._choices: tuple[Choice, ...] = ()
        self.list = QListWidget()
        self.list.setProperty("role", "picker")
        self.done = QPushButton(_("Done"))
        self.done.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(1), theme.space(1), theme.space(1), theme.space(1))
        column.addWidget(self.list)
        column.addWidget(self.done)

    def offer(self, key: Key, row: str, at: QPoint) -> None:
        """Open with the choices of a cell, those ticked that are chosen."""
        evaluation, language = self._live.session.evaluation, self._live.session.language
        self._address, self._choices = address_of(key, row), asking.choices(evaluation, key, row)
        chosen = evaluation.cell(key, row)
        self.list.setAccessibleName(cell_title(evaluation, key, row).of(language))
        self.list.clear()
        for choice in self._choices:
            item = QListWidgetItem(choice.title.of(language))
            item.setData(_ID, choice.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            is_chosen = isinstance(chosen, tuple) and choice.id in chosen
            item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.resize(_WIDTH, min(len(self._choices), _MOST) * _ROW + 64)
        self.move(at)
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is ticked."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [item.data(_ID) for item in items if item.checkState() == Qt.CheckState.Checked]
        language = self._live.session.language
        self.hide()
        self.taken.emit(self._address, "; ".join(typed_for(each, self._choices, language) for each in ticked))
