"""A few choices laid out as buttons: seen at a glance, answered with one press."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from cpa_desktop.gui.fields.flow import Flow


class Button(QToolButton):
    """One choice; arrows go to its neighbours, Enter presses and goes on, a digit presses that choice."""

    moved = Signal(int)
    left = Signal(int)
    numbered = Signal(int)
    cleared = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right within the choices, Up and Down out of them."""
        key = event.key()
        match key:
            case Qt.Key.Key_Left:
                self.moved.emit(-1)
            case Qt.Key.Key_Right:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.left.emit(-1)
            case Qt.Key.Key_Down:
                self.left.emit(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if not self.isChecked():
                    self.click()
                self.left.emit(1)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.cleared.emit()
            case _ if Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and not event.modifiers():
                self.numbered.emit(key - Qt.Key.Key_1)
            case _:
                super().keyPressEvent(event)


class Buttons(QWidget):
    """A row of choices; which are chosen is drawn from the session, never from the press itself."""

    pressed = Signal(str)
    cleared = Signal()
    left = Signal(int)

    def __init__(self, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._large = large
        self._flow = Flow(self)
        self._choices: tuple[tuple[str, str], ...] = ()
        self._chosen: tuple[str, ...] = ()
        self._words = ("", "")
        self.buttons: dict[str, Button] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def offer(self, choices: tuple[tuple[str, str], ...]) -> None:
        """The choices: an id and its words each."""
        if choices == self._choices:
            return
        same = tuple(name for name, _words in choices) == tuple(self.buttons)
        self._choices = choices
        if same:
            self._rename()
            return
        for button in self.buttons.values():
            self._flow.removeWidget(button)
            button.deleteLater()
        self.buttons = {}
        for place, (name, words) in enumerate(choices):
            self.buttons[name] = self._button(place, name, words)
        self.name_as(*self._words)
        self._draw()

    def _rename(self) -> None:
        """The same choices in other words."""
        for name, words in self._choices:
            if self.buttons[name].text() != words:
                self.buttons[name].setText(words)
        self.name_as(*self._words)

    def _button(self, place: int, name: str, words: str) -> Button:
        button = Button(self)
        button.setText(words)
        button.setCheckable(True)
        button.setProperty("role", "answer" if self._large else "choice")
        button.clicked.connect(lambda: self._press(name))
        button.moved.connect(lambda step: self._go(place + step))
        button.numbered.connect(self._press_number)
        button.cleared.connect(self.cleared)
        button.left.connect(self.left)
        self._flow.addWidget(button)
        return button

    def choose(self, chosen: tuple[str, ...], *, by_default: bool = False) -> None:
        """Draw what is chosen."""
        self._chosen = chosen
        self._draw(by_default)

    def name_as(self, name: str, description: str) -> None:
        """What a screen reader says: the question with each choice."""
        self._words = (name, description)
        self.setAccessibleName(name)
        for button in self.buttons.values():
            button.setAccessibleName(f"{name}: {button.text()}" if name else button.text())
            button.setAccessibleDescription(description)

    def _draw(self, by_default: bool = False) -> None:
        stop = next((name for name in self._chosen if name in self.buttons), next(iter(self.buttons), ""))
        for name, button in self.buttons.items():
            button.setChecked(name in self._chosen)
            font = button.font()
            if font.italic() != (by_default and name in self._chosen):
                font.setItalic(not font.italic())
                button.setFont(font)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == stop else Qt.FocusPolicy.ClickFocus)
        if stop:
            self.setFocusProxy(self.buttons[stop])

    def _press(self, name: str) -> None:
        self._draw()  # as it was: the session says what is chosen
        self.pressed.emit(name)

    def _press_number(self, number: int) -> None:
        if number < len(self._choices):
            self._press(self._choices[number][0])

    def _go(self, place: int) -> None:
        names = list(self.buttons)
        if 0 <= place < len(names):
            self.buttons[names[place]].setFocus(Qt.FocusReason.TabFocusReason)
