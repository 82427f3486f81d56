"""Photos and files: chosen, dropped or pasted, kept with the record, shown small."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cpa_desktop.core.text import Language
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui import layouts, theme
from cpa_desktop.gui.fields import sources
from cpa_desktop.gui.fields.editor import Editor
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.gui.fields.photo import Enlarged, Kept, thumbnail
from cpa_desktop.gui.fields.shown import Shown
from cpa_desktop.gui.fields.sources import Source
from cpa_desktop.i18n import _
from cpa_desktop.service.pictures_albums import Photo


class AttachedEditor(Editor):
    """Files of an answer. New ones are given on as they come; what is kept is shown by its hash."""

    def __init__(self, field: Field, language: Language, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, language, large=large, parent=parent)
        self.describe: Callable[[str], tuple[str, bytes]] = lambda sha256: (sha256[:8], b"")
        self.take_off_row: Callable[[str], None] = lambda row: None
        self.is_photo = field.kind == "photo"
        self.hashes: list[str] = []
        self.linked: tuple[Photo, ...] = ()  # photos that stand in an album and belong here
        self._locked = False
        self._dialog: QFileDialog | None = None
        self.add = QPushButton(_("Add a photo…") if self.is_photo else _("Attach a file…"))
        self.add.setToolTip(_("Files can also be dropped here, or pasted with Ctrl+V"))
        self.add.clicked.connect(self.choose)
        self._shelf = QWidget(self)
        self._flow = Flow(self._shelf)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(0))
        column.addWidget(self._shelf)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self.add)
        row.addStretch()
        self.setFocusProxy(self.add)
        self.setAcceptDrops(True)
        self._shelf.setVisible(False)

    def show_cell(self, cell: Shown) -> None:
        """The files that are kept."""
        hashes = cell.entered.split() if not cell.is_refused else []
        if hashes != self.hashes:
            self.hashes = hashes
            self._fill()

    def show_linked(self, linked: tuple[Photo, ...]) -> None:
        """The photos of an album that belong here."""
        if linked != self.linked:
            self.linked = linked
            self._fill()

    def _fill(self) -> None:
        layouts.empty(self._flow)
        for sha256 in self.hashes:
            self._put(sha256, partial(self._take_off, sha256))
        for photo in self.linked:
            self._put(photo.sha256, partial(self._take_off_linked, photo), photo)
        self._shelf.setVisible(bool(self.hashes or self.linked))

    def _put(self, sha256: str, remove: Callable[[], None], photo: Photo | None = None) -> None:
        name, content = self.describe(sha256)
        said = [photo.shows, photo.place, photo.taken_at] if photo is not None else []
        words = " · ".join(filter(None, (*said, name)))
        picture = thumbnail(sha256, content) if self.is_photo else None
        kept = Kept(words, picture, remove, self._shelf, under=next(filter(None, said), ""))
        if picture is not None:
            kept.clicked.connect(lambda: Enlarged(words, content, self).open())
        self._flow.addWidget(kept)

    def choose(self) -> None:
        """Ask for files."""
        self._dialog = sources.ask_for_files(self, self.add.text(), self._give, photos=self.is_photo)

    def _give(self, given: Sequence[Source]) -> None:
        if not self._locked:
            self.attached.emit(given)

    def _take_off(self, sha256: str) -> None:
        if not self._locked:
            self.entered.emit(" ".join(each for each in self.hashes if each != sha256))

    def _take_off_linked(self, photo: Photo) -> None:
        if not self._locked:
            self.take_off_row(photo.address.rpartition("/")[0])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if sources.are_there(event.mimeData(), photos=self.is_photo) and not self._locked:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """What was dropped is attached."""
        self._give(sources.given(event.mimeData(), photos=self.is_photo))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is on the clipboard is attached."""
        data = QGuiApplication.clipboard().mimeData()
        if event.matches(QKeySequence.StandardKey.Paste) and sources.are_there(data, photos=self.is_photo):
            self._give(sources.given(data, photos=self.is_photo))
        else:
            super().keyPressEvent(event)

    def set_read_only(self, locked: bool) -> None:
        """What is kept can still be seen."""
        self._locked = locked
        self.add.setEnabled(not locked)
