"""The line above a table: its name, its help, and what can be done with its rows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.gui import icons
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.gui.fields.frame import help_button
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.grid_plan import Plan, is_ledger
from cpa_desktop.i18n import _


class GridHead(QWidget):
    """Name and buttons."""

    row_wanted = Signal()
    list_wanted = Signal()
    row_unwanted = Signal()
    sheet_wanted = Signal()
    all_wanted = Signal(bool)
    opened = Signal(bool)

    def __init__(self, live: LiveRecord, table: TableKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        session = live.session
        field = session.program.tables[table].field
        label = field.label.of(session.language)
        rows = field.rows
        self.title = QLabel(label)
        self.title.setProperty("role", "section")
        self.fold = QToolButton()
        self.fold.setProperty("role", "flat")
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setCheckable(True)
        self.all = QCheckBox()
        self.list_button = QPushButton(_list_words(rows.source if rows is not None else ""))
        self.add_button = QPushButton(_("Add a row of your own") if rows and rows.chosen else _("Add a row"))
        self.delete_button = QPushButton(_("Delete the row"))
        self.sheet_button = QPushButton(_("Take in a spreadsheet…"))
        self.sheet_button.setToolTip(_("XLSX or CSV of any layout; what goes where is shown first"))
        self.add_button.setToolTip("Insert")
        self.delete_button.setToolTip("Ctrl+Delete")
        helped = help_button(field.help.of(session.language) if field.help else "", label)
        line = Flow(self)
        acts = (self.list_button, self.add_button, self.delete_button, self.sheet_button)
        for widget in (self.title, helped, self.fold, *acts, self.all):
            line.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        locked = session.read_only_because is not None
        self.list_button.setVisible(bool(rows and rows.chosen) and not locked)
        self.add_button.setVisible(bool(rows and rows.own) and not locked)
        self.delete_button.setVisible(bool(rows and (rows.own or rows.chosen)) and not locked)
        self.sheet_button.setVisible(is_ledger(session.program, table) and not locked)
        self.delete_button.setEnabled(False)
        self.add_button.clicked.connect(self.row_wanted)
        self.list_button.clicked.connect(self.list_wanted)
        self.delete_button.clicked.connect(self.row_unwanted)
        self.all.toggled.connect(self.all_wanted)
        self.sheet_button.clicked.connect(self.sheet_wanted)
        self.fold.toggled.connect(self.opened)

    def show_plan(self, plan: Plan, *, rows: int, can_fold: bool, is_open: bool, can_delete: bool) -> None:
        """What can be done now."""
        self.all.setVisible(bool(plan.left_out))
        self.all.setText(_("with figures ({count})", count=plan.left_out))
        self.fold.setVisible(can_fold)
        self.fold.setText(_("{count} rows", count=rows))
        self.sheet_button.setEnabled(bool(plan.rows) and bool(plan.columns))
        self.fold.setIcon(icons.icon("down" if is_open else "right", "soft_ink"))
        if self.fold.isChecked() != is_open:
            self.fold.blockSignals(True)
            self.fold.setChecked(is_open)
            self.fold.blockSignals(False)
        self.set_deletable(can_delete)

    def set_deletable(self, can_delete: bool) -> None:
        """Whether the current row can be deleted."""
        if self.delete_button.isEnabled() != can_delete:
            self.delete_button.setEnabled(can_delete)


def _list_words(source: str) -> str:
    return _("Add a resource…") if source == "resources" else _("Add from the list…")
