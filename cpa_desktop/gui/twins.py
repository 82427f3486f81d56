"""Watches whether the enterprise of the open record is in the workspace a second time; asks in a job, once a change."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from cpa_desktop.gui import jobs
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.opened import OpenRecord
from cpa_desktop.service import likeness
from cpa_desktop.service.likeness import Likeness, Told


class Twins(QObject):
    """Tells the first record that is like one of the open ones; nothing of one that was told before."""

    found = Signal(object)

    def __init__(self, record: OpenRecord) -> None:
        super().__init__(record)
        self._workspace = record.desk.workspace
        self._told: set[str] = set()
        self._before: dict[str, Told] = {}
        for live in record.lives():
            if likeness.keys_of(live.session.program.form.register):
                self._before[live.session.record.id] = likeness.told(live.session)
                live.saved.connect(partial(self._look, live))

    def _look(self, live: LiveRecord, _time: str) -> None:
        if live.is_closed:
            return
        now = likeness.told(live.session)
        if now != self._before[now.record]:
            self._before[now.record] = now
            keys = likeness.keys_of(live.session.program.form.register)
            jobs.run(partial(likeness.alike, self._workspace, now, keys), self._tell, lambda _error: None)

    def _tell(self, found: tuple[Likeness, ...]) -> None:
        new = [each for each in found if each.record not in self._told]
        if new:
            self._told.add(new[0].record)
            self.found.emit(new[0])
