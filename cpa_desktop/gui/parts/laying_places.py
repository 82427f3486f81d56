"""Where it is said what goes where, a list to choose from; where it is said what a cell says, a line to type in."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem, QWidget

from cpa_desktop.gui.parts.grid_delegate import CellDelegate
from cpa_desktop.gui.parts.laying_model import LayingModel
from cpa_desktop.i18n import _

Index = QModelIndex | QPersistentModelIndex


class PlaceBox(QComboBox):
    """A list that says when it has been closed; walking over it with the arrows chooses nothing yet."""

    closed = Signal()

    def hidePopup(self) -> None:
        """Chosen, or left."""
        is_open = self.view().isVisible()
        super().hidePopup()
        if is_open:
            self.closed.emit()


class PlaceDelegate(CellDelegate):
    """Opens a list where it is said what goes where, and a line where it is said what a cell says."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list at the edge."""
        model = index.model()
        assert isinstance(model, LayingModel)
        options = model.options(index)
        if not options:
            line = super().createEditor(parent, option, index)
            line.setProperty("role", "cell")
            return line
        box = PlaceBox(parent)
        box.addItems(options)
        box.setAccessibleName(_("Goes to"))
        box.closed.connect(lambda: self._finish(box), Qt.ConnectionType.QueuedConnection)
        return box

    def _finish(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What holds now, once; what is being typed or chosen is never written over."""
        if editor.property("filled"):
            return
        editor.setProperty("filled", True)
        model = index.model()
        if isinstance(editor, QComboBox) and isinstance(model, LayingModel):
            editor.setCurrentIndex(model.chosen(index))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was chosen or typed."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentIndex())
        else:
            super().setModelData(editor, model, index)
