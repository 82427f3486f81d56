"""Photos on their way into a record: how far it is, a way to stop, and what becomes of files that cannot be read."""

import threading
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from cpa_desktop.core.text import Refused
from cpa_desktop.gui import jobs, theme
from cpa_desktop.gui.fields import act
from cpa_desktop.gui.fields.sources import Source
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.i18n import _
from cpa_desktop.service import pictures
from cpa_desktop.service.draft import Keeping
from cpa_desktop.service.pictures import Added
from cpa_desktop.service.pictures_files import Looked, Told, in_words, look

Lay = Callable[[Looked], Added]
"""What is done in the record with pictures that are kept."""


def take_in(
    live: LiveRecord, place: QBoxLayout, sources: Sequence[Source], lay: Lay, *, keep_location: bool = False
) -> "Intake | None":
    """Read photos in a job and lay them in the record; a line at the end of `place` says how it goes."""
    because = live.session.read_only_because
    if because is not None:
        live.refused.emit(because)
        return None
    if not sources:
        live.refused.emit(act.NOTHING_THERE)
        return None
    line = Intake(live, lay)
    place.addWidget(line)
    line.start(sources, keep_location=keep_location)
    return line


class _Telling(QObject):
    """Carries what a job says to the window's thread."""

    told = Signal(int, int, str)


class Intake(QFrame):
    """One line; it goes when all is well."""

    def __init__(self, live: LiveRecord, lay: Lay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live, self._lay = live, lay
        self._stopped = threading.Event()
        self.setObjectName("card")
        self.setAccessibleName(_("Adding photos"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(160)
        self.bar.setAccessibleName(_("Adding photos"))
        self.words = QLabel(_("Looking for photos…"), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.go_on = QPushButton()
        self.go_on.hide()
        self.leave = QPushButton(_("Stop"))
        self.leave.clicked.connect(self._leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), theme.space(1))
        row.setSpacing(theme.space(1))
        for widget, stretch in ((self.bar, 0), (self.words, 1), (self.go_on, 0), (self.leave, 0)):
            row.addWidget(widget, stretch)

    def start(self, sources: Sequence[Source], *, keep_location: bool = False) -> None:
        """Begin reading."""
        telling = _Telling()
        telling.told.connect(self._show_progress)
        live, stopped = self._live, self._stopped

        def tell(done: int, count: int, name: str) -> None:
            telling.told.emit(done, count, name)

        def is_stopped() -> bool:
            return stopped.is_set() or live.is_closed

        work = partial(_read, live.session.workspace, tuple(sources), keep_location, tell, is_stopped)
        jobs.run(work, self._take, self._fail)

    def _show_progress(self, done: int, count: int, name: str) -> None:
        self.bar.setRange(0, count)
        self.bar.setValue(done)
        if name:
            self.words.setText(_("Reading photo {number} of {count}: {name}", number=done + 1, count=count, name=name))

    def _take(self, looked: Looked) -> None:
        """All are read: what is good goes in at once; of bad ones a person decides."""
        if self._is_over():
            return
        if not looked.bad:
            self._enter(looked)
            return
        files = in_words(looked.bad).of(self._live.session.language)
        good = len(looked.pictures)
        if not good:
            self._say(_("No photo was added: {files}.", files=files))
            return
        self._say(_("Not yet added, since some files cannot be taken: {files}.", files=files))
        self.go_on.setText(_("Add the other {count}", count=good))
        self.go_on.show()
        self.leave.setText(_("Add none"))
        self.go_on.clicked.connect(lambda: self._go_on(looked))

    def _go_on(self, looked: Looked) -> None:
        self.go_on.setEnabled(False)
        jobs.run(partial(pictures.keep, self._live.session.workspace, looked), self._enter, self._fail)

    def _enter(self, looked: Looked) -> None:
        if self._is_over():
            return
        added = act.attempt(self._live, lambda: self._lay(looked))
        if added is not None and added.already:
            self._say(_("In the record already, and not added again: {names}.", names=", ".join(added.already)))
        elif added is not None and added.matched:
            count, matched = len(added.rows), len(added.matched)
            self._say(
                _(
                    "{count} photos added, {matched} of them to observations by their time.",
                    count=count,
                    matched=matched,
                )
            )
        else:
            self._leave()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._say(error.text.of(self._live.session.language))
        else:
            self._say(_("Something unexpected happened; no photo was added."))

    def _say(self, words: str) -> None:
        """Something that stays until it is read."""
        self.bar.hide()
        self.go_on.hide()
        self.words.setText(words)
        self.setAccessibleDescription(words)
        self.leave.setText(_("Close"))

    def _is_over(self) -> bool:
        return self._stopped.is_set() or self._live.is_closed

    def _leave(self) -> None:
        """Nothing more comes of it; a file that is being read is the last one."""
        self._stopped.set()
        self.hide()
        self.deleteLater()


def _read(
    workspace: Keeping,
    sources: Sequence[Source],
    keep_location: bool,
    told: Told,
    is_stopped: Callable[[], bool],
) -> Looked:
    """The photos, kept beside the records where all of them are good."""
    looked = look(sources, keep_location=keep_location, told=told, is_stopped=is_stopped)
    return looked if looked.bad or is_stopped() else pictures.keep(workspace, looked)
