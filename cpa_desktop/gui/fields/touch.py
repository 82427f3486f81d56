"""A screen that is touched: the page goes with the finger, and a keyboard on the screen covers no answer."""

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QGuiApplication, QInputDevice
from PySide6.QtWidgets import QApplication, QScrollArea, QScroller, QWidget

_ROOM = 12  # px between what is typed in and the keyboard


LEAST = 44  # px that a gloved finger needs


def for_fingers(*widgets: QWidget) -> None:
    """Make these large enough for a finger."""
    for widget in widgets:
        widget.setProperty("touch", True)


def is_touched() -> bool:
    """Whether the screen can be touched."""
    return any(device.type() == QInputDevice.DeviceType.TouchScreen for device in QInputDevice.devices())


def follow_finger(area: QScrollArea) -> None:
    """Let the page be pushed with a finger and run on; with a mouse nothing changes."""
    if is_touched():
        QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)


def keep_clear_of_keyboard(area: QScrollArea) -> None:
    """Whenever a keyboard comes up on the screen, scroll what is being typed in above it."""
    keyboard = QGuiApplication.inputMethod()
    keyboard.keyboardRectangleChanged.connect(lambda: lift(area, keyboard.keyboardRectangle()))


def lift(area: QScrollArea, keyboard: QRectF) -> None:
    """Scroll so far that the caret stands above this part of the window, where it can be helped."""
    focus, page = QApplication.focusWidget(), area.widget()
    if keyboard.isEmpty() or focus is None or page is None or not page.isAncestorOf(focus):
        return
    bottom = focus.mapTo(area.window(), QPoint(0, focus.height())).y() + _ROOM
    if bottom <= keyboard.top():
        return
    bar = area.verticalScrollBar()
    top = focus.mapTo(area.viewport(), QPoint(0, 0)).y()  # what is taller than the room left keeps its first line
    bar.setValue(bar.value() + min(bottom - round(keyboard.top()), top))
