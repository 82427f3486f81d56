"""Someone at the window, whatever in their hands."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpa_desktop.gui.window import MainWindow
from cpa_desktop.gui.workbench import Workbench


class AtWindow:
    """Sees what is open in it, and has its keys."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def bench(self) -> Workbench:
        """The record that is open."""
        assert self.window.bench is not None
        return self.window.bench

    def come_back(self) -> None:
        """A list or a dialog that has closed gives the keys back to the window; a screen does so by itself."""
        active = QApplication.activeWindow()
        if active is None or not active.isVisible():
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow)
