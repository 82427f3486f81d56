"""A list to add rows from: grouped, narrowed while typing, with or without accents."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.fold import fold
from cpa_desktop.core.frozen import frozen
from cpa_desktop.gui import theme
from cpa_desktop.i18n import _
from cpa_desktop.service.session import RecordSession

_SIZE = (380, 420)


@frozen
class Addable:
    """A row that can be added: its key, its title and the group it stands in."""

    key: str
    title: str
    group: str = ""
    help: str = ""


def addable(session: RecordSession, table: TableKey) -> tuple[Addable, ...]:
    """What the list of a table still offers; the words of a group are those of a column that asks for it."""
    rowing, language = session.program.tables[table], session.language
    rows = rowing.field.rows
    listed = session.program.form.lists.get(rows.source, {}) if rows is not None else {}
    there = set(session.evaluation.rows(*table))
    groups = {each.id: each.title.of(language) for column in rowing.field.columns for each in column.choices}
    found = []
    for item in listed.values():
        group, help_text = str(getattr(item, "group", "")), getattr(item, "help", None)
        if item.id not in there:
            words = help_text.of(language) if help_text else ""
            title = item.title.of(language)
            found.append(Addable(key=item.id, title=title, group=groups.get(group, group), help=words))
    return tuple(found)


class Picker(QFrame):
    """Pops up under its button; Enter adds the row that is marked."""

    picked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Type to find"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(_("Find in the list"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Rows to add"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setProperty("role", "picker")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(1), theme.space(1), theme.space(1), theme.space(1))
        column.addWidget(self.filter)
        column.addWidget(self.list)
        self.resize(*_SIZE)
        self._rows: tuple[Addable, ...] = ()
        self.filter.textChanged.connect(self._narrow)
        self.filter.returnPressed.connect(self._take)
        self.list.itemClicked.connect(lambda _item: self._take())

    def offer(self, rows: tuple[Addable, ...], below: QWidget) -> None:
        """Open with these rows."""
        self._rows = rows
        self.filter.clear()
        self._narrow("")
        self.move(below.mapToGlobal(QPoint(0, below.height() + 2)))
        self.show()
        self.filter.setFocus(Qt.FocusReason.PopupFocusReason)

    def _narrow(self, typed: str) -> None:
        wanted = fold(typed)
        self.list.clear()
        group = None
        for row in self._rows:
            if wanted not in fold(f"{row.title} {row.key}"):
                continue
            if row.group != group:
                group = row.group
                head = QListWidgetItem(group[:1].upper() + group[1:])
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setFont(theme.font(bold=True))
                self.list.addItem(head)
            item = QListWidgetItem(f"   {row.title}")
            item.setData(Qt.ItemDataRole.UserRole, row.key)
            item.setToolTip(row.help)
            self.list.addItem(item)
        self._mark(0, 1)

    def _mark(self, start: int, step: int) -> None:
        place = start
        while 0 <= place < self.list.count():
            if self.list.item(place).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.list.setCurrentRow(place)
                return
            place += step

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down mark another row while the caret stays in the line."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self._mark(self.list.currentRow() + step, step)
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        item = self.list.currentItem()
        key = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if key:
            self.hide()
            self.picked.emit(str(key))
