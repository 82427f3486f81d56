"""Qt's own words in the person's language: Qt ships no Vietnamese, so they are answered from our catalogue."""

from PySide6.QtCore import QObject, QTranslator

from cpa_desktop.i18n import _


def N_(message: str) -> str:
    """A message that is translated later, when Qt asks for it."""
    return message


_WORDS = (
    N_("OK"),
    N_("Cancel"),
    N_("Close"),
    N_("Yes"),
    N_("No"),
    N_("Open"),
    N_("Save"),
    N_("Save As"),
    N_("Discard"),
    N_("Retry"),
    N_("Ignore"),
    N_("Apply"),
    N_("Reset"),
    N_("Help"),
    N_("Undo"),
    N_("Redo"),
    N_("Cut"),
    N_("Copy"),
    N_("Paste"),
    N_("Delete"),
    N_("Select All"),
    N_("Copy Link Location"),
    N_("Look in:"),
    N_("File name:"),
    N_("Files of type:"),
    N_("Directory:"),
    N_("Folder"),
    N_("File"),
    N_("Name"),
    N_("Size"),
    N_("Type"),
    N_("Date Modified"),
    N_("Back"),
    N_("Forward"),
    N_("Parent Directory"),
    N_("Create New Folder"),
    N_("New Folder"),
    N_("List View"),
    N_("Detail View"),
    N_("All Files (*)"),
    N_("Choose"),
    N_("Rename"),
    N_("Show hidden files"),
    N_("Computer"),
    N_("%1 already exists.\nDo you want to replace it?"),
)
_SPELLINGS = {word.lower(): word for word in _WORDS}


class Translator(QTranslator):
    """Answers Qt's own labels; mnemonics are dropped, for each language would need its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        """Never: otherwise Qt would not ask."""
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Our word for Qt's, or nothing where we have none."""
        known = _SPELLINGS.get(sourceText.replace("&", "").lower())
        return _(known) if known is not None else None
