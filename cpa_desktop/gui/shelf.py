"""The list at home: as it was last known until the workspace is open, then as that answers, kept for the next start."""

import dataclasses

from PySide6.QtCore import QObject

from cpa_desktop.core.text import Text
from cpa_desktop.gui import doors, faults, last_known
from cpa_desktop.gui.entrance import Entrance
from cpa_desktop.gui.last_known import Known, LastKnown
from cpa_desktop.gui.pages.home import Home


class Shelf(QObject):
    """Fills the first page from the entrance, and asks there for what the page wants."""

    def __init__(self, entrance: Entrance, parent: QObject) -> None:
        super().__init__(parent)
        self._entrance = entrance
        self._last_record = ""  # the record one was in, by the settings
        self._home: Home | None = None
        self.known = LastKnown()
        self.reread()
        entrance.listed.connect(self._show_list)
        entrance.listed_more.connect(self._show_more)
        entrance.renewed.connect(self._show_renewed)
        entrance.enterprises.connect(self._show_enterprises)
        entrance.archived.connect(self.search)

    def reread(self) -> None:
        """What is known of this workspace from before; a sample's list is not kept."""
        self.known = LastKnown() if self._entrance.is_sample else last_known.read()

    def serve(self, home: Home, last_record: str) -> None:
        """Fill this page from now on."""
        self._home, self._last_record = home, last_record
        home.continued.connect(self._entrance.go_on)
        home.searched.connect(self._entrance.search)
        home.more_wanted.connect(self._entrance.search_on)
        home.enterprises_wanted.connect(self._entrance.search_of)
        home.begin_wanted.connect(self._entrance.begin)
        self.furnish()

    def furnish(self) -> None:
        """What the page shows at first."""
        if self._home is not None:
            desk = self._entrance.desk
            with faults.guarding(self._home):
                self._home.show_known(self.known, is_open=desk is not None)
                if desk is not None:
                    self._home.show_sectors(doors.sectors(desk))

    def search(self) -> None:
        """List what the page asks for."""
        if self._home is not None:
            self._entrance.search(self._home.filter.wanted)

    def remember(self, record: str, next_task: Text) -> None:
        """A record is left: it is the last one, and this comes next in it."""
        self._last_record = record
        self.known = dataclasses.replace(self.known, last=record, next_task=next_task)

    def _show_list(self, found: LastKnown) -> None:
        if self._home is None:
            return
        last = self.known.last or self._last_record
        known = dataclasses.replace(found, last=last, next_task=self.known.next_task)
        if not self._home.filter.is_set:
            self.known = known
            if not self._entrance.is_sample:
                last_known.keep(known)
        with faults.guarding(self._home):
            self._home.show_known(known, is_open=True)

    def _show_more(self, records: tuple[Known, ...], is_whole: bool) -> None:
        if self._home is not None:
            with faults.guarding(self._home):
                self._home.show_more(records, is_whole=is_whole)

    def _show_renewed(self, record: Known) -> None:
        if self._home is not None:
            with faults.guarding(self._home):
                self._home.show_renewed(record)

    def _show_enterprises(self, records: tuple[Known, ...]) -> None:
        if self._home is not None:
            with faults.guarding(self._home):
                self._home.begin.show_enterprises(records)
