"""Who signs the changes made in this window: asked above the page, kept for the next start."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from cpa_desktop.gui.ways import Window
from cpa_desktop.i18n import _

if TYPE_CHECKING:  # made when somebody wants to give a name
    from cpa_desktop.gui.parts.signature import Signature


class Signing(QObject):
    """Asks for the name and passes it on; nothing waits for the answer."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = window
        self._strip: Signature | None = None
        self._focus: QWidget | None = None  # where the caret was before

    def ask(self) -> None:
        """Ask above the page."""
        self._focus = QApplication.focusWidget()
        self._open(self._window.settings.name)

    def go_on(self) -> None:
        """Ask on where the window was made anew, with what had been typed."""
        strip = self._strip
        if strip is None or not isValid(strip) or strip.isHidden():
            return
        self._focus = QApplication.focusWidget()
        self._open(strip.line.text())

    def back(self) -> bool:
        """Ask no more; whether it was asked."""
        strip = self._strip
        if strip is None or not isValid(strip) or strip.isHidden():
            return False
        strip.hide()
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def sign(self, name: str) -> None:
        """Sign with this name from now on, and say so."""
        is_kept = self._window.sign(name)
        self.back()
        if is_kept:
            words = _("What you change from now on is signed “{name}”.", name=name)
            self._window.chrome.notice.say(words if name else _("What you change is no longer signed."), "good")

    def _open(self, name: str) -> None:
        from cpa_desktop.gui.parts.signature import Signature

        chrome = self._window.chrome
        if self._strip is None or not isValid(self._strip) or self._strip.parent() is not chrome:
            self._strip = Signature(self._window.language)
            self._strip.given.connect(self.sign)
            self._strip.closed.connect(self.back)
            chrome.put_above(self._strip, self._strip.line, self._strip.keep, self._strip.leave)
        self._strip.ask(name)
