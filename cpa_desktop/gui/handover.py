"""Records and figures handed over: out to a file, in from one, confirmed and taken back; the workspace as a whole."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtWidgets import QWidget

from cpa_desktop.core.course import GivenUp
from cpa_desktop.core.fold import file_name
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.gui import doors_files, untakable
from cpa_desktop.gui.underway import Underway
from cpa_desktop.gui.ways import Window
from cpa_desktop.i18n import _

if TYPE_CHECKING:  # these rooms are heavy, and dialogs not wanted before something is asked
    from PySide6.QtWidgets import QFileDialog

    from cpa_desktop.service.session import RecordSession
    from cpa_desktop.service.workspace import Desk

T = TypeVar("T")

_FAULT = Text(
    vi="Có lỗi trong phần mềm ({error}) nên chưa làm xong; số liệu vẫn còn nguyên.",
    en="A fault in the program ({error}) kept this from being done; the figures are all there.",
)
_BACKUP = ".sqlite"
_SELF = 1  # the level of a self-assessment


class Handover(QObject):
    """The acts behind the menu of records; each asks in a window of its own and waits for nobody."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        self._window, self._over = window, parent
        window.entrance.restored.connect(self.say_restored)

    # out

    def export(self, ending: str, *, ledger: bool = False) -> None:
        """The record that is open to a file."""
        record, desk = self._window.record, self._window.entrance.desk
        if record is None or desk is None:
            return
        suffix = _("accountant") if ledger else ""
        name = file_name(f"{record.title} {suffix}")
        act = partial(doors_files.export, desk, record.id, language=self._window.language, ledger=ledger)
        self._ask_where(name, ending, lambda path: self._write(path, partial(act, path)))

    def backup(self) -> None:
        """The whole workspace to a file."""
        desk = self._window.entrance.desk
        if desk is not None:
            self._ask_where("cpa", _BACKUP, lambda path: self._write(path, partial(doors_files.backup, desk, path)))

    def _write(self, path: Path, act: Callable[[], Path]) -> None:
        underway = Underway(self)
        self._window.chrome.notice.show_course(_("Writing {file}…", file=path.name), underway)
        underway.run(act, self._say_written, self._fail)

    def _say_written(self, path: Path) -> None:
        from PySide6.QtGui import QDesktopServices

        folder = QUrl.fromLocalFile(str(path.parent))
        opener = (_("Open folder"), lambda: QDesktopServices.openUrl(folder))
        self._window.chrome.notice.say(_("Saved as {file}", file=path), "good", opener)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, GivenUp):
            self._window.chrome.notice.say(_("Cancelled; no file was written."))
            return
        text = error.text if isinstance(error, Refused) else _FAULT.filled(error=f"{type(error).__name__}: {error}")
        self._window.say(text)

    # in

    def ask_for_file(self) -> None:
        """A file to take in."""
        patterns = "*.cpa *.xlsx *.csv *.json"
        self._ask_which(_("Records and figures ({patterns})", patterns=patterns), self.take_in)

    def take_dropped(self, files: tuple[Path, ...]) -> None:
        """What was dropped on the window, one file at a time."""
        if len(files) == 1:
            self.take_in(files[0])
        else:
            self._window.say(untakable.SEVERAL if files else untakable.NO_FILES)

    def take_in(self, path: Path) -> None:
        """Look at a file; what it would mean is shown before anything is taken."""
        desk, record = self._window.entrance.desk, self._window.record
        refusal = untakable.because(path)
        if refusal is not None:
            self._window.say(refusal)
        elif desk is None:
            self._window.chrome.notice.say(_("Opening the workspace…"))
            later = Qt.ConnectionType.SingleShotConnection
            self._window.entrance.opened.connect(lambda _record: self.take_in(path), later)
        elif path.suffix.lower() == doors_files.PACKAGE:
            self._look_at_package(desk, path)
        else:
            self._look_at_figures(desk, path, record.id if record is not None else "")

    def _look_at_package(self, desk: "Desk", path: Path) -> None:
        from cpa_desktop.gui.parts.preview_package import PackageDialog

        dialog = PackageDialog(desk, path, self._window.language, self._over)
        dialog.taken.connect(self._open_again)
        dialog.open()

    def _look_at_figures(self, desk: "Desk", path: Path, record: str) -> None:
        from cpa_desktop.gui.parts.preview_figures import FiguresDialog

        dialog = FiguresDialog(desk, path, record, self._window.language, self._over)
        dialog.taken.connect(self._take_figures)
        dialog.open()

    def _take_figures(self, record: str, address: str, count: int) -> None:
        self._window.open_record(record, address)
        self._window.chrome.notice.say(_("{count} cells taken in; one undo takes them out again.", count=count), "good")

    def restore(self) -> None:
        """Go back to a backup, after a look at what that means."""
        self._ask_which(_("Backups ({patterns})", patterns=f"*{_BACKUP}"), self.look_at_backup)

    def look_at_backup(self, path: Path) -> None:
        """What going back to it would mean."""
        from cpa_desktop.gui.parts.preview_backup import BackupDialog

        dialog = BackupDialog(path, self._window.entrance.where, self._window.language, self._over)
        dialog.wanted.connect(self._go_back_to)
        dialog.open()

    def _go_back_to(self, path: Path) -> None:
        underway = Underway(self)
        self._window.chrome.notice.show_course(_("Going back to {file}…", file=path.name), underway)
        self._window.go_back_to(path, underway)

    def say_restored(self, kept: Path | None) -> None:
        """That a backup is in place, and where the workspace is kept that it took the place of."""
        words = _("The backup is in place.")
        if kept is not None:
            words = _("The backup is in place; the workspace as it was is kept in {file}.", file=kept)
        self._window.chrome.notice.say(words, "good")

    # confirmed

    def say_read_only(self) -> None:
        """Why nothing can be entered in the record that is open, if so, and the ways on."""
        record = self._window.record
        session = record.own.session if record is not None else None
        if record is None or session is None or session.read_only_because is None:
            return
        words, own = session.read_only_because.of(self._window.language), (_("Make my own copy"), self.copy)
        if session.is_sample:
            self._window.chrome.notice.say(words, "doubt", own)
        elif session.is_confirmed and record.desk.read_only_because is None:
            self._window.chrome.notice.say(words, "doubt", (_("Take back the confirmation"), self.withdraw), own)
        else:
            self._window.chrome.notice.say(words, "doubt")

    def confirm(self) -> None:
        """The enterprise confirms the figures; who does is asked."""
        from PySide6.QtWidgets import QInputDialog

        dialog = QInputDialog(self._over)
        dialog.setWindowTitle(_("Confirmed by the enterprise"))
        dialog.setLabelText(_("Who confirms for the enterprise that these figures are right? Name and position"))
        dialog.setOkButtonText(_("Confirm"))
        dialog.setCancelButtonText(_("Cancel"))
        dialog.setTextValue(self._own_name())
        dialog.textValueSelected.connect(self._confirm)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _own_name(self) -> str:
        """Whoever assesses their own enterprise confirms it as well; an officer does not."""
        record = self._window.record
        is_own = record is not None and record.own.session.program.form.register.level == _SELF
        return self._window.settings.name if is_own else ""

    def _confirm(self, by: str) -> None:
        if by.strip():
            self._on_record(lambda session: session.confirm(by.strip()))

    def withdraw(self) -> None:
        """Take the confirmation back, so that the record can be changed."""
        self._on_record(lambda session: session.withdraw(self._window.settings.name or _("this desk")))

    def copy(self) -> None:
        """One's own copy, to go on with."""
        record = self._window.record
        if record is None:
            return
        if record.own.session.is_sample:
            self._window.entrance.copy(record.id, self._window.settings)
        else:
            self._window.entrance.go_on(record.id, record.own.session.record.register)

    def _open_again(self, record_id: str) -> None:
        """A record whose answers are others now, at the same place if it is the one that is open."""
        window = self._window
        here = window.bench.address if window.bench is not None else ""
        is_open = window.record is not None and window.record.id == record_id
        window.chrome.notice.hide()
        window.open_record(record_id, here if is_open else "")

    def _on_record(self, act: "Callable[[RecordSession], None]") -> None:
        record = self._window.record
        if record is None:
            return
        try:
            act(record.own.session)
        except Refused as refusal:
            self._window.say(refusal.text)
            return
        self._open_again(record.id)

    # asking

    def _ask_where(self, name: str, ending: str, chosen: Callable[[Path], None]) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._over, _("Save as…"), f"{name}{ending}", f"{ending[1:].upper()} (*{ending})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending[1:])
        self._open(dialog, chosen)

    def _ask_which(self, pattern: str, chosen: Callable[[Path], None]) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._over, _("Open"), "", f"{pattern};;{_('All files (*)')}")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._open(dialog, chosen)

    def _open(self, dialog: "QFileDialog", chosen: Callable[[Path], None]) -> None:
        dialog.fileSelected.connect(lambda path: chosen(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
