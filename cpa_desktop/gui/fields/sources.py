"""Where files come from: asked for in a dialog, dropped, or pasted."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from cpa_desktop.gui.doors_files import FIGURES, PACKAGE
from cpa_desktop.i18n import _
from cpa_desktop.service.pictures_files import Loose

Source = Path | Loose
Chosen = Callable[[list[Source]], object]

_PATTERNS = "*.jpg *.jpeg *.png *.webp *.heic *.heif"
_AS_TAKEN = ("image/jpeg", "image/png", "image/webp")


def ask_for_files(parent: QWidget, title: str, chosen: Chosen, *, photos: bool) -> QFileDialog:
    """Ask for files; the answer comes later."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    if photos:
        dialog.setNameFilters([_("Photos ({patterns})", patterns=_PATTERNS), _("All files (*)")])
    return _opened(dialog, chosen)


def ask_for_folder(parent: QWidget, title: str, chosen: Chosen) -> QFileDialog:
    """Ask for a folder; the answer comes later."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return _opened(dialog, chosen)


def _opened(dialog: QFileDialog, chosen: Chosen) -> QFileDialog:
    dialog.filesSelected.connect(lambda files: chosen([Path(file) for file in files]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def are_there(data: QMimeData, *, photos: bool) -> bool:
    """Whether anything of it can be attached; as photos neither a record nor figures, which the window takes in."""
    if photos and data.hasUrls():
        return not all(Path(url.toLocalFile()).suffix.lower() in (PACKAGE, *FIGURES) for url in data.urls())
    return data.hasUrls() or (photos and data.hasImage())


def given(data: QMimeData, *, photos: bool) -> Sequence[Source]:
    """The files, or the picture itself, in what was dropped or pasted."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files or not photos or not data.hasImage():
        return files
    for media in _AS_TAKEN:
        if data.hasFormat(media):
            return [Loose(name=_("pasted photo"), content=bytes(data.data(media).data()))]
    return [Loose(name=_("pasted photo"), content=_written(data.imageData()))]


def _written(image: object) -> bytes:
    """A picture that is no file, as one: quickly, and with what is clear in it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if isinstance(image, QImage):
        image.save(buffer, *(("PNG", -1) if image.hasAlphaChannel() else ("JPEG", 95)))  # type: ignore[call-overload]
    return bytes(buffer.data().data())
