"""What there is to say of a block about to be taken in: how many cells of which sort, and what deserves attention."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cpa_desktop.gui import layouts, theme
from cpa_desktop.gui.parts.notice import Sign
from cpa_desktop.i18n import _
from cpa_desktop.service.exchange.laying import Laying

_NOTES = 6


class LayingNotes(QVBoxLayout):
    """A line for each, with a sign."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(theme.space(0))

    def show_notes(self, notes: list[str]) -> None:
        """The first few, and how many more there are."""
        layouts.empty(self)
        more = len(notes) - _NOTES
        shown = notes[:_NOTES] + ([_("… and {count} more.", count=more)] if more > 0 else [])
        for words in shown:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.space(0))
            label = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            row.addWidget(Sign("hint", "accent"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 1)
            self.addWidget(line)


def counted(laying: Laying) -> str:
    """How many cells go in, and how many of them deserve a look."""
    cells = laying.cells
    if not cells:
        return _("No cell has found a place: choose above which column of the table each column is.")
    said = [_("Cells that go in: {count}", count=len(laying.typed))]
    for count, words in (
        (sum(each.is_doubtful and not each.is_unread for each in cells), _("deserve a look: {count}")),
        (sum(each.is_unread and not each.is_left for each in cells), _("not read: {count}")),
        (sum(each.is_over and each.is_new for each in cells), _("over what stands there: {count}")),
        (sum(each.is_same for each in cells), _("known already: {count}")),
    ):
        if count:
            said.append(words.format(count=count))
    return ", ".join(said) + "."
