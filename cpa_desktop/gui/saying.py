"""What the window says above the page when something has happened, and the way on from it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cpa_desktop.core.text import Text
from cpa_desktop.gui import faults
from cpa_desktop.gui.ways import Window
from cpa_desktop.i18n import _

if TYPE_CHECKING:  # these rooms are heavy; the window holds them once a record is open
    from cpa_desktop.gui.opened import OpenRecord
    from cpa_desktop.service.fault_report import Fault
    from cpa_desktop.service.likeness import Likeness

_FAULT = Text(
    vi="Có lỗi trong phần mềm ({error}); số liệu đã nhập vẫn còn nguyên.",
    en="There is a fault in the program ({error}); what was entered is all there.",
)


class Saying(QObject):
    """Hears of what happens and puts it into one sentence."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        self._window, self._over = window, parent
        window.entrance.archived.connect(self.archived)
        window.entrance.failed.connect(self.closed)
        faults.told.happened.connect(self.fault)

    def hear(self, record: "OpenRecord") -> None:
        """Of a record that was opened: that it is written, what could not be done, another that may be its twin."""
        from cpa_desktop.gui.twins import Twins

        record.saved.connect(self.saved)
        record.refused.connect(self.refused)
        Twins(record).found.connect(self.twin)

    def archived(self, record_id: str, is_archived: bool) -> None:
        """What happened to the record, and the way back."""
        words = _("The record is put away.") if is_archived else _("The record is back in the list.")
        back = partial(self._window.entrance.archive, record_id, not is_archived)
        self._window.chrome.notice.say(words, "good", (_("Undo"), back))

    def twin(self, other: "Likeness") -> None:
        """Another record that may be of the same enterprise, and the way to it."""
        words = (
            _("“{title}” has the same tax code: is it the same enterprise?", title=other.title)
            if other.by == "itself"
            else _("“{title}” in the same commune has a similar name: is it the same enterprise?", title=other.title)
        )
        way = partial(self._window.open_record, other.record)
        self._window.chrome.notice.say(words, "doubt", (_("Open that record"), way))

    def saved(self, time: str) -> None:
        """When the disk last had everything."""
        self._window.chrome.say_saved(time)

    def refused(self, text: Text) -> None:
        """What could not be done, or not be written."""
        record = self._window.record
        if record is not None and not record.is_saved:
            self._window.chrome.say_unwritten(text.of(self._window.language), record.try_again)
        else:
            self._window.say(text)

    def closed(self, text: Text) -> None:
        """The workspace could not be opened: why, and a way out."""
        again = partial(self._window.entrance.open, self._window.settings)
        self._window.chrome.notice.say(text.of(self._window.language), "error", (_("Try again"), again))

    def fault(self, fault: "Fault") -> None:
        """A fault that no page can show, and its report."""
        read = (_("Read the report…"), partial(self._show_report, fault))
        notice = self._window.chrome.notice
        if fault.is_told and notice.words:  # whoever asked for it has said what could not be done
            notice.offer_more(read)
        else:
            notice.say(_FAULT.filled(error=fault.kind).of(self._window.language), "error", read)

    def stopped(self, fault: "Fault | None", *, is_back: bool) -> None:
        """The run before did not end as it should."""
        words = (
            _("Last time the program stopped by itself; you are back at the last field. All that was saved is here.")
            if is_back
            else _("Last time the program stopped by itself. All that was saved is here.")
        )
        acts = () if fault is None else ((_("Read the report…"), partial(self._show_report, fault)),)
        self._window.chrome.notice.say(words, "doubt", *acts)

    def _show_report(self, fault: "Fault") -> None:
        from cpa_desktop.gui.parts.report_dialog import ReportDialog

        ReportDialog(fault, self._over).open()
