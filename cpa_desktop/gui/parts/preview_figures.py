"""Figures from a file, before they are entered: how each cell is understood, beside what stands in the record."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHeaderView, QLabel, QTableView, QWidget

from cpa_desktop.core.text import Language
from cpa_desktop.gui import doors_files, icons, theme
from cpa_desktop.gui.doors_files import SeenFigures
from cpa_desktop.gui.parts.preview import PreviewDialog
from cpa_desktop.i18n import _
from cpa_desktop.service.workspace import Desk

if TYPE_CHECKING:
    from cpa_desktop.service.exchange.taking import Preview, Understood

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
Role = Qt.ItemDataRole
_TITLE = 1


class FiguresModel(QAbstractTableModel):
    """One row a cell of the file."""

    def __init__(self, cells: "tuple[Understood, ...]", language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.cells = cells
        self._language: Language = language
        self.heads = (_("Cell"), _("Figure"), _("As written"), _("Understood as"), _("In the record"))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Cells."""
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """What is said of each."""
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The heads."""
        return self.heads[section] if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """One aspect of one cell."""
        cell = self.cells[index.row()]
        words = self._words(cell)[index.column()]
        sign = "error" if cell.refused is not None else "doubt" if cell.doubts else ""
        match role:
            case Role.DisplayRole:
                return words
            case Role.ToolTipRole:
                return self.about(index.row()) or words
            case Role.AccessibleTextRole:
                return f"{self.heads[index.column()]}: {words}. {self.about(index.row())}".strip()
            case Role.DecorationRole:
                return icons.icon(sign, sign) if sign and index.column() == 0 else None
            case Role.ForegroundRole:
                return QBrush(theme.colour(sign)) if sign and index.column() == 3 else None
        return None

    def about(self, row: int) -> str:
        """What deserves a look in one cell of the file."""
        return about(self.cells[row], self._language)

    def _words(self, cell: "Understood") -> tuple[str, ...]:
        language = self._language
        return cell.at, cell.title.of(language), cell.typed, cell.words.of(language), cell.before.of(language)


def about(cell: "Understood", language: Language) -> str:
    """Why a cell cannot be taken, and what deserves a look in it."""
    said = [cell.refused] if cell.refused is not None else []
    return " ".join(text.of(language) for text in (*said, *cell.doubts))


class FiguresDialog(PreviewDialog):
    """Reads, shows how each cell is understood, and enters all of them when told to."""

    taken = Signal(str, str, int)  # the id of the record, the address of the first cell, how many cells

    def __init__(self, desk: Desk, path: Path, record: str, language: Language, parent: QWidget) -> None:
        super().__init__(_("Take in figures: {file}", file=path.name), _("Take in"), language, parent)
        self._desk = desk
        self._seen: SeenFigures | None = None
        self.table = QTableView()
        self.doubtful = QCheckBox(_("only what deserves a look"))
        self.said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.said.setProperty("tone", "doubt")
        self.notes = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.notes.setProperty("role", "soft")
        for widget in (self.doubtful, self.table, self.said, self.notes):
            self.body.addWidget(widget)
            widget.hide()
        self._furnish()
        self.doubtful.toggled.connect(lambda _on: self._fill())
        self.work(_("Reading the file…"), partial(doors_files.look_at_figures, desk, path, record), self._show)

    def _furnish(self) -> None:
        self.table.setAccessibleName(_("How each cell is understood"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.tokens()["target"])

    def _show(self, seen: SeenFigures) -> None:
        self._seen = seen
        preview = seen.preview
        self.say(f"{seen.title}: {_told(preview)}", "error" if preview.refused else "")
        deserving = any(cell.doubts or cell.refused is not None for cell in preview.cells)
        self.doubtful.setVisible(deserving)
        self.table.setVisible(bool(preview.cells))
        notes = [text.of(self.language) for text in (*preview.notes, *(each.text for each in preview.findings))]
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        self._fill()
        self.offer(can_take=bool(preview.cells) and not preview.refused)

    def _fill(self) -> None:
        assert self._seen is not None
        cells = self._seen.preview.cells
        if self.doubtful.isChecked():
            cells = tuple(cell for cell in cells if cell.doubts or cell.refused is not None)
        model = FiguresModel(cells, self.language, self.table)
        self.table.setModel(model)
        header = self.table.horizontalHeader()
        for column in range(model.columnCount()):
            mode = QHeaderView.ResizeMode.Stretch if column == _TITLE else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._speak_of(model, now.row()))
        first = next((row for row in range(len(cells)) if model.about(row)), 0)
        if cells:
            self.table.setCurrentIndex(model.index(first, 0))

    def _speak_of(self, model: FiguresModel, row: int) -> None:
        words = f"{model.cells[row].at}: {model.about(row)}" if row >= 0 and model.about(row) else ""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def do(self) -> None:
        """Enter all that is new, as one act."""
        assert self._seen is not None
        act = partial(doors_files.take_figures, self._desk, self._seen.incoming, self._seen.record)
        self.work(_("Taking in…"), act, self._done, is_taking=True)

    def _done(self, count: int) -> None:
        assert self._seen is not None
        self.taken.emit(self._seen.record, self._seen.preview.cells[0].address, count)
        self.accept()


def _told(preview: "Preview") -> str:
    """How many cells say something new, and why they cannot be entered where they cannot."""
    if preview.refused:
        return _(
            "{count} cells cannot be taken; correct them in the file and take it in again.", count=len(preview.refused)
        )
    if not preview.cells:
        return _("nothing new: {count} cells are known already.", count=preview.unchanged)
    doubtful = sum(bool(cell.doubts) for cell in preview.cells)
    said = [_("{count} cells are new", count=len(preview.cells))]
    said += [_("{count} deserve a look", count=doubtful)] if doubtful else []
    said += [_("{count} are known already", count=preview.unchanged)] if preview.unchanged else []
    return ", ".join(said)
