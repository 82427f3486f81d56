"""One photo or file on the screen: small where it is kept, large when it is looked at."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QIcon, QImageReader, QKeyEvent, QPixmap, QPixmapCache
from PySide6.QtWidgets import QDialog, QLabel, QToolButton, QVBoxLayout, QWidget

from cpa_desktop.gui import icons
from cpa_desktop.i18n import _

SMALL = 88


class Kept(QToolButton):
    """One file that is kept: a small picture of it, or its name; a press shows it large, Delete takes it off."""

    def __init__(
        self, name: str, picture: QPixmap | None, remove: Callable[[], None], parent: QWidget, *, under: str = ""
    ) -> None:
        super().__init__(parent)
        self._remove = remove
        self.setToolTip(_("{name}. Press Delete to take it off", name=name))
        self.setAccessibleName(name)
        self.setProperty("role", "kept")
        if picture is not None:
            self.setIcon(QIcon(picture))
            self.setIconSize(QSize(SMALL, SMALL))
            if under:
                self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
                self.setText(self.fontMetrics().elidedText(under, Qt.TextElideMode.ElideRight, 2 * SMALL))
        else:
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self.setIcon(icons.icon("report", "soft_ink"))
            self.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 2 * SMALL))
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


class Enlarged(QDialog):
    """A photo as large as the window around it; Escape or a click closes it."""

    def __init__(self, name: str, content: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = parent.window().size() * 0.9
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(name)
        shown = scaled(content, room.width(), room.height())
        self.picture.setPixmap(shown if shown is not None else QPixmap())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture)

    def mousePressEvent(self, event: object) -> None:
        """A click closes it."""
        self.close()


def thumbnail(sha256: str, content: bytes, width: int = SMALL, height: int = SMALL) -> QPixmap | None:
    """A small picture of a photo, drawn once; nothing where the bytes are no picture."""
    key = f"photo-{width}-{height}-{sha256}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    made = scaled(content, width, height)
    if made is not None:
        QPixmapCache.insert(key, made)
    return made


def scaled(content: bytes, width: int, height: int) -> QPixmap | None:
    """A photo in the room there is, upright; nothing where the bytes are no picture."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and (size.width() > width or size.height() > height):
        reader.setScaledSize(size.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else QPixmap.fromImage(image)
