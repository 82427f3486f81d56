"""After a run that nobody closed: back to the record and the field one was in, and a word about it."""

from PySide6.QtCore import QObject

from cpa_desktop.gui import faults
from cpa_desktop.gui.runs import Place, Stopped
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.service import fault_report


class Resuming(QObject):
    """Goes back once the workspace is open, unless one has gone somewhere else meanwhile."""

    def __init__(self, window: MainWindow, stopped: Stopped | None) -> None:
        super().__init__(window)
        self._window = window
        self._stopped = stopped
        if stopped is not None:
            window.entrance.opened.connect(self._go_back)

    def place(self, record: str, address: str) -> Place:
        """Where one is, as it is kept."""
        entrance = self._window.entrance
        return Place(workspace=str(entrance.where or ""), is_sample=entrance.is_sample, record=record, address=address)

    def _go_back(self, _record: str) -> None:
        self._window.entrance.opened.disconnect(self._go_back)
        stopped = self._stopped
        assert stopped is not None
        wanted = stopped.place
        is_here = wanted.record and self.place(wanted.record, wanted.address) == wanted
        if is_here and self._window.record is None:
            self._window.open_record(wanted.record, wanted.address)
        is_back = self._window.record is not None and self._window.record.id == wanted.record
        trace = stopped.trace.strip()
        fault = fault_report.of_crash(trace, faults.about()) if trace else None
        self._window.saying.stopped(fault, is_back=is_back)
