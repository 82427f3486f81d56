"""Photos and files: chosen or dropped, kept with the record, shown small."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QImageReader, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from cpa_desktop.core.text import Language
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui import icons
from cpa_desktop.gui.fields.editor import Editor
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.gui.fields.shown import Shown
from cpa_desktop.i18n import _

_SIDE = 88
_PICTURES = "*.jpg *.jpeg *.png *.webp *.bmp"


class Kept(QToolButton):
    """One file that is kept: a small picture of it, or its name; Delete takes it off the answer."""

    def __init__(self, name: str, picture: QPixmap | None, remove: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._remove = remove
        self.setToolTip(_("{name}. Press Delete to take it off", name=name))
        self.setAccessibleName(name)
        self.setProperty("role", "kept")
        if picture is not None:
            self.setIcon(QIcon(picture))
            self.setIconSize(QSize(_SIDE, _SIDE))
        else:
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self.setIcon(icons.icon("report", "soft_ink"))
            self.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 2 * _SIDE))
        off = QToolButton(self)
        off.setIcon(icons.icon("close", "soft_ink"))
        off.setProperty("role", "flat")
        off.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        off.setFixedSize(22, 22)
        off.setAccessibleName(_("Take off {name}", name=name))
        off.clicked.connect(remove)
        self._off = off

    def resizeEvent(self, event: object) -> None:
        """The cross stays in the corner."""
        self._off.move(self.width() - 24, 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the file off."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        else:
            super().keyPressEvent(event)


class AttachedEditor(Editor):
    """Files of an answer. Chosen ones are given on as paths; what is kept is shown by its hash."""

    def __init__(self, field: Field, language: Language, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, language, large=large, parent=parent)
        self.describe: Callable[[str], tuple[str, bytes]] = lambda sha256: (sha256[:8], b"")
        self.hashes: list[str] = []
        self._locked = False
        self._dialog: QFileDialog | None = None
        self.add = QPushButton(_("Add a photo…") if field.kind == "photo" else _("Attach a file…"))
        self.add.clicked.connect(self.choose)
        self._shelf = QWidget(self)
        self._flow = Flow(self._shelf)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._shelf)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch()
        column.addLayout(row)
        self.setFocusProxy(self.add)
        self.setAcceptDrops(True)
        self._shelf.setVisible(False)

    def show_cell(self, cell: Shown) -> None:
        """The files that are kept."""
        hashes = cell.entered.split() if not cell.is_refused else []
        if hashes == self.hashes:
            return
        self.hashes = hashes
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for sha256 in hashes:
            name, content = self.describe(sha256)
            picture = thumbnail(content) if self.field.kind == "photo" else None
            self._flow.addWidget(Kept(name, picture, partial(self._take_off, sha256), self._shelf))
        self._shelf.setVisible(bool(hashes))

    def choose(self) -> None:
        """Ask for files."""
        dialog = QFileDialog(self, self.add.text())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        if self.field.kind == "photo":
            dialog.setNameFilter(_("Photos ({patterns})", patterns=_PICTURES))
        dialog.filesSelected.connect(self._give)
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        dialog.open()

    def _give(self, files: list[str]) -> None:
        self.attached.emit([Path(file) for file in files])

    def _take_off(self, sha256: str) -> None:
        if not self._locked:
            self.entered.emit(" ".join(each for each in self.hashes if each != sha256))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if event.mimeData().hasUrls() and not self._locked:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """What was dropped is attached."""
        self._give([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def set_read_only(self, locked: bool) -> None:
        """What is kept can still be seen."""
        self._locked = locked
        self.add.setEnabled(not locked)


def thumbnail(content: bytes) -> QPixmap | None:
    """A small picture of a photo, upright; nothing where the bytes are no picture."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(_SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else QPixmap.fromImage(image)
