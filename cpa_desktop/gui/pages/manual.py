"""The manual inside the window: its chapters and what is found in them at the left, the text at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cpa_desktop.core.text import Language
from cpa_desktop.gui import icons, theme
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.gui.parts.lines import Lines
from cpa_desktop.gui.parts.reader import Reader
from cpa_desktop.i18n import _
from cpa_desktop.service import manual

_SIDE = 300
_PART = "#"


class ManualPage(QWidget):
    """Shows a chapter; words typed in the search list the parts in which they stand."""

    closed = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._language: Language = language
        self.chapter = ""
        self.search = QLineEdit(placeholderText=_("Search the manual"))
        self.search.setAccessibleName(_("Search the manual"))
        self.search.setClearButtonEnabled(True)
        self.list = Lines(_("Chapters"))
        self.reader = Reader()
        self.nothing = QLabel(_("Nothing is found. Marks and capitals do not matter; try fewer words."))
        self.nothing.setProperty("role", "soft")
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self._back = QPushButton(icons.icon("left"), _("Back to the page"))
        self._lay_out()
        self._back.clicked.connect(self.closed)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._open_first)
        self.list.chosen.connect(self._choose)
        self.reader.led.connect(self.show_chapter)
        self._search("")

    def show_page(self, page: str) -> None:
        """The chapter that is about a page of the window."""
        self.show_chapter(manual.fitting(self._language, page).id)

    def show_chapter(self, chapter: str, part: str = "") -> None:
        """A chapter where one left off in it, or one of its parts."""
        there = next((each for each in manual.chapters(self._language) if each.id == chapter), None)
        if there is None:
            return
        if chapter != self.chapter:
            self.chapter = chapter
            self.reader.read(there)
        self.reader.mark(self.search.text())
        if part and part != there.title:
            self.reader.go_to(part)
        if not self.search.text():
            self.list.select(chapter)

    def take_focus(self) -> None:
        """The keyboard to the text, so that the arrows read on."""
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self, words: str) -> None:
        found = manual.find(self._language, words)
        titles = {each.id: each.title for each in manual.chapters(self._language)}
        if words.strip():
            lines = [
                Line(
                    title=place.title,
                    detail=_under(place, titles[place.chapter]),
                    address=f"{place.chapter}{_PART}{place.title}",
                )
                for place in found
            ]
        else:
            lines = [Line(title=title, address=chapter, key=chapter) for chapter, title in titles.items()]
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.reader.mark(words)
        if not words:
            self.list.select(self.chapter)

    def _choose(self, address: str) -> None:
        chapter, _mark, part = address.partition(_PART)
        self.show_chapter(chapter, part)

    def _open_first(self) -> None:
        if self.list.lines:
            self.list.select(self.list.lines[0].name)
            self._choose(self.list.lines[0].address)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        title = QLabel(_("Manual"))
        title.setObjectName("title")
        side = QFrame()
        side.setObjectName("steps")
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(theme.space(1), theme.space(2), theme.space(1), theme.space(1))
        column.setSpacing(theme.space(1))
        for widget in (title, self.search, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self._back)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self.reader, 1)


def _under(place: manual.Place, chapter: str) -> str:
    """The chapter of a part, and what stands there."""
    return place.said if place.title == chapter else f"{chapter}\n{place.said}"
