"""Pages one behind another, each of which may fail by itself: in its place stands what went wrong, the others go on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from cpa_desktop.service.fault_report import Fault

Renew = Callable[[QWidget | None], object]
"""Makes a page anew; without a page, the one that could not even be made."""


class Rooms(QStackedWidget):
    """A stack that can say of a page that it cannot be shown."""

    def __init__(self, renew: Renew | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.renew = renew
        self._troubles: dict[QWidget | None, QWidget] = {}

    def is_in_trouble(self, page: QWidget | None) -> bool:
        """Whether a notice stands in the place of a page."""
        return page in self._troubles

    def fail(self, fault: Fault, page: QWidget | None) -> None:
        """Put a notice in the place of a page as soon as nothing is being drawn; of none, in that of all."""
        QTimer.singleShot(0, self, partial(self._show_trouble, fault, page))

    def setCurrentWidget(self, widget: QWidget) -> None:
        """Bring a page forward, or what stands in its place."""
        if None in self._troubles and widget is not self._troubles[None]:
            self._forget(None)
        super().setCurrentWidget(self._troubles.get(widget, widget))

    def removeWidget(self, widget: QWidget) -> None:
        """Let go of a page, and of what stood in its place."""
        self._forget(widget)
        super().removeWidget(widget)

    def _show_trouble(self, fault: Fault, page: QWidget | None) -> None:
        from cpa_desktop.gui.parts.trouble import Trouble

        if page in self._troubles or (page is not None and (not isValid(page) or self.indexOf(page) < 0)):
            return
        is_seen = page is None or self.currentWidget() is page
        focus = QApplication.focusWidget()
        has_focus = focus is None or self.isAncestorOf(focus)
        trouble = Trouble()
        trouble.show_fault(fault)
        trouble.again.connect(partial(self._try_again, page))
        self._troubles[page] = trouble
        self.addWidget(trouble)
        if is_seen:
            super().setCurrentWidget(trouble)
            if has_focus:
                trouble.take_focus()

    def _try_again(self, page: QWidget | None) -> None:
        trouble = self._troubles.pop(page)
        if self.renew is not None:
            self.renew(page)
        if page is not None and isValid(page) and self.currentWidget() is trouble:
            super().setCurrentWidget(page)
        self._put_away(trouble)

    def _forget(self, page: QWidget | None) -> None:
        trouble = self._troubles.pop(page, None)
        if trouble is not None:
            self._put_away(trouble)

    def _put_away(self, trouble: QWidget) -> None:
        super().removeWidget(trouble)
        trouble.deleteLater()
