"""Help for the window as a whole: the manual at the chapter of the page, and the tour of the sample."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from cpa_desktop.gui import doors
from cpa_desktop.gui.ways import Window

if TYPE_CHECKING:  # these rooms are entered once something is asked of them
    from cpa_desktop.gui.pages.manual import ManualPage
    from cpa_desktop.gui.tour import Tour


class Helping(QObject):
    """Opens the manual and the tour, and brings back to where one was."""

    def __init__(self, window: Window, over: QWidget) -> None:
        super().__init__(over)
        self._window, self._over = window, over
        self.manual: ManualPage | None = None
        self.tour: Tour | None = None
        self._focus: QWidget | None = None  # where the caret was before the manual covered it
        self._is_setting_out = False  # the sample is being opened for the tour
        self._from: tuple[bool, str, str] = (False, "", "")  # where the tour set out: sample or own, record, address

    # the manual

    @property
    def is_reading(self) -> bool:
        """Whether the manual covers the page."""
        return self.manual is not None and self._window.chrome.stack.currentWidget() is self.manual

    def toggle_manual(self) -> None:
        """Open the manual at the chapter of the page, or go back to the page."""
        if self.is_reading:
            self.close_manual()
            return
        bench = self._window.bench
        self.open_manual(bench.sheet if bench is not None else "home")

    def open_manual(self, page: str = "", chapter: str = "") -> None:
        """The manual, at the chapter about a page or at one that is named."""
        from cpa_desktop.gui.pages.manual import ManualPage

        self.end_tour()
        stack = self._window.chrome.stack
        if self.manual is None:
            self.manual = ManualPage(self._window.language)
            self.manual.closed.connect(self.close_manual)
            stack.addWidget(self.manual)
        if not self.is_reading:
            self._focus = QApplication.focusWidget()
        if chapter:
            self.manual.show_chapter(chapter)
        else:
            self.manual.show_page(page)
        stack.setCurrentWidget(self.manual)
        self.manual.take_focus()

    def close_manual(self) -> None:
        """Back to the page, and to the field one was in."""
        if not self.is_reading:
            return
        window = self._window
        window.chrome.stack.setCurrentWidget(window.bench if window.bench is not None else window.home)
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        elif window.bench is None:
            window.home.take_focus()

    def forget(self) -> Callable[[], None] | None:
        """The window is built anew; gives what opens the same again, once it is."""
        again = None
        if self.manual is not None and self.is_reading:
            again = partial(self.open_manual, chapter=self.manual.chapter)
        elif self.tour is not None:
            again = partial(self._lead, place=self.tour.place)
            self.drop_tour()
        self.manual = self._focus = None
        return again

    # the tour

    def begin_tour(self) -> None:
        """Lead through the sample, wherever one is now."""
        window = self._window
        self.close_manual()
        if self.tour is not None or self._is_setting_out or window.entrance.desk is None:
            return
        window.note_tour()
        record, bench = window.record, window.bench
        address = bench.address if bench is not None else ""
        self._from = (window.entrance.is_sample, record.id if record is not None else "", address)
        if window.entrance.is_sample:
            self._lead()
        else:
            self._is_setting_out = True
            window.entrance.opened.connect(self._lead, Qt.ConnectionType.SingleShotConnection)
            window.switch(is_sample=True)

    def end_tour(self) -> None:
        """Leave the tour, and go back to where it set out."""
        if self.tour is None:
            return
        self.drop_tour()
        is_sample, record, address = self._from
        window = self._window
        if is_sample and record:
            self._return(record, address)
        elif is_sample:
            window.go_home()
        else:
            if record:
                back = Qt.ConnectionType.SingleShotConnection
                window.entrance.opened.connect(lambda _record: self._return(record, address), back)
            window.switch(is_sample=False)

    def drop_tour(self) -> None:
        """Take the tour away and stay where one is."""
        if self.tour is not None:
            self.tour.close()
            self.tour = None

    def _lead(self, _record: str = "", *, place: int = 0) -> None:
        from cpa_desktop.gui.tour import Tour

        window, self._is_setting_out = self._window, False
        assert window.entrance.desk is not None
        sample = doors.first_sample(window.entrance.desk)
        if window.record is None or window.record.id != sample:
            window.open_record(sample)
        window.chrome.notice.hide()
        assert window.bench is not None
        self.tour = Tour(self._over, window.bench, window.chrome)
        self.tour.left.connect(self.end_tour)
        self.tour.show_stop(place)

    def _return(self, record: str, address: str) -> None:
        window = self._window
        if window.record is None or window.record.id != record:
            window.open_record(record, address)
        elif window.bench is not None and address:
            window.bench.show_address(address)

    def back(self) -> bool:
        """Close what covers the page; whether there was anything to close."""
        if self.is_reading:
            self.close_manual()
            return True
        return False
