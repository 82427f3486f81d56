"""Which records the list shows: words to find, the sort of record, its industry, and whether it is put away."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget

from cpa_desktop.core.fold import fold
from cpa_desktop.core.text import Language, Text
from cpa_desktop.gui import theme
from cpa_desktop.gui.last_known import Beginning, Known, Wanted
from cpa_desktop.gui.parts.drop import Drop
from cpa_desktop.i18n import _

_SEARCH = 300  # px


class RecordFilter(QWidget):
    """Says what is wanted whenever that changes."""

    changed = Signal(object)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self.search = QLineEdit(placeholderText=_("Search: enterprise, tax code, commune…"))
        self.search.setAccessibleName(_("Search records"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(_SEARCH)
        self.sort, self.sector, self.state = Drop(), Drop(), Drop()
        names = (_("Sort of record"), _("Industry"), _("State"))
        for drop, name in zip((self.sort, self.sector, self.state), names, strict=True):
            drop.setAccessibleName(name)
        self.state.addItem(_("Not put away"), "kept")
        self.state.addItem(_("Being worked on"), "open")
        self.state.addItem(_("Confirmed"), "confirmed")
        self.state.addItem(_("Already put away"), "archived")
        drops = QHBoxLayout()
        drops.setSpacing(theme.space(1))
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(theme.space(1))
        self._both.addLayout(drops)
        for drop in (self.sort, self.sector, self.state):
            drops.addWidget(drop)
        self._both.addWidget(self.search)
        self.offer_sorts(())
        self.offer_sectors(())
        self.search.textChanged.connect(lambda _words: self.changed.emit(self.wanted))
        for drop in (self.sort, self.sector, self.state):
            drop.currentIndexChanged.connect(lambda _place: self.changed.emit(self.wanted))

    def stack(self, direction: QBoxLayout.Direction) -> None:
        """The line to search in stands beside the lists, or under them."""
        self._both.setDirection(direction)

    @property
    def wanted(self) -> Wanted:
        """What is asked for."""
        return Wanted(
            words=self.search.text(),
            register=self.sort.currentData() or "",
            sector=self.sector.currentData() or "",
            state=self.state.currentData(),
        )

    @property
    def is_set(self) -> bool:
        """Whether anything narrows the list."""
        return self.wanted != Wanted()

    def clear(self) -> None:
        """Everything that is not put away."""
        for drop in (self.sort, self.sector, self.state):
            drop.setCurrentIndex(0)
        self.search.clear()

    def offer_sorts(self, beginnings: Sequence[Beginning]) -> None:
        """The sorts of record there are."""
        found = [(each.register, each.title) for each in beginnings]
        _offer(self.sort, _("All sorts"), [(name, title.of(self._language)) for name, title in found])

    def offer_sectors(self, sectors: Sequence[tuple[str, Text]]) -> None:
        """The industries that are known."""
        _offer(self.sector, _("All industries"), [(name, title.of(self._language)) for name, title in sectors])

    def among(self, records: Sequence[Known]) -> tuple[Known, ...]:
        """Those of some records that are wanted, as far as can be told without the workspace."""
        wanted, words = self.wanted, fold(self.search.text()).split()
        return tuple(
            each
            for each in records
            if all(word in fold(f"{each.title} {each.belongs_to}") for word in words)
            and wanted.register in ("", each.register)
            and {"kept": not each.is_archived, "archived": each.is_archived}.get(
                wanted.state, each.is_confirmed == (wanted.state == "confirmed")
            )
        )


def _offer(drop: Drop, all_of_them: str, found: Sequence[tuple[str, str]]) -> None:
    before = drop.currentData()
    drop.blockSignals(True)
    drop.clear()
    drop.addItem(all_of_them, "")
    for name, title in found:
        drop.addItem(title, name)
    drop.setCurrentIndex(max(0, drop.findData(before)))
    drop.blockSignals(False)
